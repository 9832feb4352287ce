/*
 * The page at /_keyturn/: what there is, as HTML that can be read as it comes.
 * Its script (server/page/page.js) asks for the same HTML again when something
 * has changed, and puts in place what differs; so everything is shown in one
 * way, by these files, and nothing is made of data in the browser.
 */
#ifndef KEYTURN_KEYTURN_PAGE_H
#define KEYTURN_KEYTURN_PAGE_H

#include "ops.h"
#include "store/everywhere.h"

#define PAGE_ROWS 100		/* of anything, at a time */

/*
 * HTML, in which what %s stands for is a text and never markup: it is escaped,
 * for elements and for attributes in double quotes.  Else there are %d, %ld and
 * %lld.
 */
void html(struct kt_buf *b, const char *fmt, ...) KT_PRINTF(2, 3);
/* The same of a time; "-" of none. */
void html_time(struct kt_buf *b, int64_t ms);
/* How something is, in its word and a colour: "ok", "bad", "busy", "idle". */
void html_badge(struct kt_buf *b, const char *kind, const char *word);

/* "?secret=...", of a value that may be anything. */
const char *page_url(struct kt_call *c, const char *key, const char *value);

/* The views: what is in <main>, into the answer.  0; -1 after kt_fail. */
int page_secrets(struct kt_call *c);
int page_secret(struct kt_call *c);
int page_rotations(struct kt_call *c);
int page_databases(struct kt_call *c);
int page_database(struct kt_call *c);
int page_calls(struct kt_call *c);
int page_faults(struct kt_call *c);

/* Instead of a view of what is not there. */
int page_gone(struct kt_call *c, const char *what);

/* --- page_rotation.c --- */

/* How the rotation of a secret stands. */
struct page_state {
	const char *word, *kind;	/* for a badge */
	const char *step;		/* under way: in it; or NULL */
	const char *reason;		/* it failed */
	int64_t next;			/* and when it is tried again, or 0 */
};
int page_state(struct kt_call *c, const struct secret *s,
    struct page_state *out) KT_MUSTCHECK;

/* The steps of an attempt, a word for each; step: it is in that one. */
void page_steps(struct kt_buf *b, const struct own_attempt *a,
    const char *step);
/* Why it failed, and what to do. */
void page_failure(struct kt_buf *b, const struct page_state *state,
    const struct own_attempt *a);

/* The traces of the last rotations of a secret. */
int page_traces(struct kt_call *c, const struct secret *s, int64_t last,
    struct own_rotations *out) KT_MUSTCHECK;
const struct own_attempt *page_last_attempt(const struct own_rotation *r);

#endif
