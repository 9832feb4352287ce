/*
 * What keyturn and its guardian say to each other over their socket: a head,
 * then len bytes.  Both ends are one program, so numbers are as they lie.
 */
#ifndef GUARDIAN_WIRE_H
#define GUARDIAN_WIRE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum guardian_word {
	/* to the guardian */
	WORD_SPAWN,	/* id; a struct spawn_head and its strings */
	WORD_KILL,	/* a: pid, b: signal; no answer */
	WORD_OWN,	/* id; the path */
	WORD_DISOWN,	/* id; the path */
	/* to keyturn */
	WORD_ANSWER,	/* id; a: the result or -errno */
	WORD_ENDED	/* a: pid, b: its status */
};

struct guardian_head {
	uint32_t len;
	uint32_t word;
	uint32_t id;
	int32_t a;
	int32_t b;
};

/*
 * Then, each with its NUL: dir, log, input, hosts ("" is none), n_argv arguments,
 * n_env variables, n_writes folders.
 */
struct spawn_head {
	uint32_t flags;
	uint32_t uid;
	uint32_t gid;
	uint32_t n_argv;
	int32_t n_env;		/* -1: the guardian's own environment */
	int32_t n_writes;	/* -1: not confined */
};

/* How keyturn found its signals, for COMMAND. */
struct guardian_signals {
	sigset_t mask;
	unsigned ignored;	/* bit i: guardian_signals_kept[i] was ignored */
};
#define N_SIGNALS_KEPT 5
extern const int guardian_signals_kept[N_SIGNALS_KEPT];

/* All n bytes, or false: the other end is gone. */
bool guardian_read(int fd, void *p, size_t n);
bool guardian_write(int fd, const void *p, size_t n);

struct guardian_will;

/* The guardian's whole life; does not return. */
struct guardian_life {
	int fd;
	bool keep_files;
	pid_t group;			/* keyturn's */
	const struct guardian_will *will;	/* or NULL */
	struct guardian_signals signals;
};
void guardian_live(const struct guardian_life *life)
    __attribute__((noreturn));

#endif
