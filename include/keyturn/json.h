/*
 * JSON, strictly: RFC 8259 and UTF-8.  Refused are NUL bytes, "\u0000" (a C
 * string would be cut by it), lone surrogates, duplicate keys in one object,
 * depth over KT_JSON_DEPTH, anything after the value.
 */
#ifndef KEYTURN_JSON_H
#define KEYTURN_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/arena.h"

#define KT_JSON_DEPTH 64

enum kt_json_type {
	KT_JSON_NULL, KT_JSON_BOOL, KT_JSON_NUMBER, KT_JSON_STRING,
	KT_JSON_ARRAY, KT_JSON_OBJECT
};

struct kt_json;		/* one value; lives and is wiped with its arena */

/* 0, or -1 when the text is not JSON as above; *out only on success. */
int kt_json_parse(struct kt_arena *a, const char *text, size_t n,
    const struct kt_json **out) KT_MUSTCHECK;

/*
 * Where in a text that kt_json_parse refuses the trouble is seen: the bytes
 * before it.  n: the text ends too early, or what is wrong is no matter of
 * form: a key given twice, a number beyond any double.
 */
size_t kt_json_stop(const char *text, size_t n);

enum kt_json_type kt_json_type(const struct kt_json *v);

/* NULL when v is no object (or NULL) or has no such member; case-sensitive. */
const struct kt_json *kt_json_member(const struct kt_json *v, const char *name);

/* The children of an array or object in order; NULL at the end. */
const struct kt_json *kt_json_first(const struct kt_json *v);
const struct kt_json *kt_json_next(const struct kt_json *v);
const char *kt_json_name(const struct kt_json *member);

/* Where it stood in the text: from its first byte to the one behind it. */
void kt_json_place(const struct kt_json *v, size_t *from, size_t *to);

/* NULL when v is NULL or no string. */
const char *kt_json_string(const struct kt_json *v);
bool kt_json_true(const struct kt_json *v);

/* -1 unless v is a number. */
int kt_json_number(const struct kt_json *v, double *out) KT_MUSTCHECK;
/* -1 unless v is a whole number of which doubles miss none: below 2^53. */
int kt_json_integer(const struct kt_json *v, int64_t *out) KT_MUSTCHECK;

/* Appends s, quoted and escaped; n bytes of valid UTF-8. */
void kt_json_quote(struct kt_buf *b, const char *s, size_t n);

/* How many characters a text of UTF-8 has. */
size_t kt_characters(const char *text);

/* What is not UTF-8 in it, such as a character that was cut, becomes '?'. */
void kt_make_utf8(char *text);

/* Appends v as compact JSON text. */
void kt_json_print(struct kt_buf *b, const struct kt_json *v);

/*
 * Copies the JSON object text[n] into b with the string member name set to
 * value; every other byte stays as it was, so numbers keep their digits.
 * -1 when text is no JSON object or has no such member.
 */
int kt_json_replace(struct kt_buf *b, const char *text, size_t n,
    const char *name, const char *value) KT_MUSTCHECK;

#endif
