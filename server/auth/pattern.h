/*
 * Texts of a policy with wildcards and variables, made ready once and matched
 * often: in time of at most pattern times text, without recursion and without
 * memory of its own.
 *
 *   *  any characters, none too, over colons and slashes    ?  any one
 *   ${key}            the value of a context key; none, or more than one: the
 *                     whole pattern matches nothing ("Policy variables with
 *                     no value")
 *   ${key, 'else'}    ... or this, when the key is not there
 *   ${*} ${?} ${$}    the character itself
 *
 * What comes from a variable has no wildcards in it: [belief].  A "${" that
 * begins nothing of these forms stands for itself: [belief].
 */
#ifndef KEYTURN_AUTH_PATTERN_H
#define KEYTURN_AUTH_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"

struct policy_context;

/* Bytes that no UTF-8 has stand for what is no character. */
#define PATTERN_VARIABLE 0xfd	/* the next byte is its number */
#define PATTERN_ANY      0xfe
#define PATTERN_ONE      0xff

/* A pattern of more variables, or of more bytes with its variables' values ... */
#define PATTERN_VARIABLES 64
#define PATTERN_ROOM      8192

struct pattern_variable {
	const char *key, *otherwise;	/* otherwise: or NULL */
};

struct pattern {
	const unsigned char *s;
	size_t n;
	const struct pattern_variable *variables;
	size_t n_variables;
	bool beyond;	/* ... is beyond what is looked at */
};

#define PATTERN_WILD  1U	/* "*" and "?" are wildcards */
#define PATTERN_VARIES 2U	/* "${" is heeded */
struct pattern pattern_compile(struct kt_arena *a, const char *text,
    unsigned flags);

/* A pattern with its variables' values in their places. */
struct pattern_text {
	const unsigned char *s;
	size_t n;
	unsigned char room[PATTERN_ROOM];
};
enum pattern_outcome { PATTERN_READY, PATTERN_NO_VALUE, PATTERN_BEYOND };
enum pattern_outcome pattern_expand(const struct pattern *p,
    const struct policy_context *context, struct pattern_text *out);

/*
 * May s fit?  By the first byte alone: most do not, as of policies that speak of
 * much little is of one service.
 */
bool pattern_may_begin(const struct pattern *p, const char *s, bool fold);

/* Matches n bytes of a ready pattern with m bytes of text; fold: A is a. */
bool pattern_fits(const unsigned char *p, size_t n, const char *s, size_t m,
    bool fold);

/* The same by the six parts of an ARN, each alone; the last may hold colons. */
bool pattern_fits_arn(const unsigned char *p, size_t n, const char *s);

#endif
