/* Compiler hints every header may use. */
#ifndef KEYTURN_ATTR_H
#define KEYTURN_ATTR_H

#if defined(__GNUC__)
#define KT_MUSTCHECK __attribute__((warn_unused_result))
#define KT_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define KT_NORETURN __attribute__((noreturn))
#define KT_SENTINEL __attribute__((sentinel))
/* Of a road that few take: who calls it stays short for all others. */
#define KT_APART __attribute__((noinline, cold))
#else
#define KT_MUSTCHECK
#define KT_PRINTF(f, a)
#define KT_NORETURN
#define KT_SENTINEL
#define KT_APART
#endif

#define N_ELEMENTS(a) (sizeof(a) / sizeof((a)[0]))

#endif
