/*
 * Bytes to structs and back: AWS JSON 1.1 (Secrets Manager), AWS Query and XML
 * (RDS), REST-JSON (Lambda), keyturn's own JSON (/_keyturn/).  One codec a
 * protocol, chosen by c->service.
 */
#ifndef KEYTURN_WIRE_H
#define KEYTURN_WIRE_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

/*
 * Looks at the request before anything is known of it: a form is taken apart.
 * -1 after kt_fail.
 */
int wire_open(struct kt_call *c) KT_MUSTCHECK;

/* A value of a form, or NULL. */
const char *wire_form_value(const struct kt_call *c, const char *key);

/*
 * What AWS's front tells of a body before it asks who sent it: that it is no JSON.
 * What was parsed is decoded later.  -1 after kt_fail.
 */
int wire_parse(struct kt_call *c) KT_MUSTCHECK;

/* c->in from the request, by the shape c->op->in, and its constraints. */
int wire_decode(struct kt_call *c) KT_MUSTCHECK;

/* c->in from JSON in the SDK's member names, whatever the protocol. */
int wire_decode_json(struct kt_call *c, const char *json, size_t n)
    KT_MUSTCHECK;

/* The same of any shape, and nothing is checked. */
int wire_decode_shape(struct kt_call *c, const char *json, size_t n,
    const struct shape *s, void *out) KT_MUSTCHECK;

/* c->answer from c->out. */
void wire_answer(struct kt_call *c);
/* c->answer from c->err; c->service may still be unknown. */
void wire_refuse(struct kt_call *c);

/* c->out as JSON, whatever the protocol. */
void wire_encode_json(struct kt_buf *b, const struct shape *s, const void *out);

/* Does path fit the REST template ("/2015-03-31/functions/{FunctionName}")? */
bool wire_path_fits(const char *template, const char *path);

/*
 * The constraints, as AWS's front words a breach of them ("1 validation error
 * detected: Value ..."), of that service.  NULL when all hold, else the text, in a.
 */
const char *shape_check(struct kt_arena *a, const struct kt_service *of,
    const struct shape *s, const void *in);

/* The first required member that is absent, or NULL. */
const char *shape_missing(const struct shape *s, const void *in);

/* Does the whole of s fit a pattern of the model?  From any thread. */
bool pattern_matches(const char *pattern, const char *s);

/* --- between wire's own files --- */

/*
 * Members that keyturn does not have: the call is refused, or the log tells
 * once that they are ignored; 0 or -1.
 */
int wire_check_given(struct kt_call *c) KT_MUSTCHECK;

/* Bytes of an item of a list, or of an entry of a map. */
size_t shape_item_size(const struct shape_field *f);

struct wire_pair {
	const char *key;
	const char *value;
};

struct wire_form {
	struct wire_pair *pairs;	/* sorted by key */
	size_t n;
};

/* "a=b&c=d", percent-decoded; -1 when it cannot be decoded. */
int form_parse(struct kt_arena *a, const char *text, size_t n,
    struct wire_form *out) KT_MUSTCHECK;
const char *form_find(const struct wire_form *f, const char *key);
/* True when some key begins with prefix. */
bool form_has(const struct wire_form *f, const char *prefix);
/* Digits, and no blank or '+' before them; -1 of anything else. */
int wire_integer(const char *s, struct shape_int *out) KT_MUSTCHECK;
/* %XX and, with plus, '+' in place; -1 when malformed or not UTF-8. */
int form_unescape(char *s, bool plus) KT_MUSTCHECK;

int awsjson_parse(struct kt_call *c) KT_MUSTCHECK;
int awsjson_decode(struct kt_call *c) KT_MUSTCHECK;
/* Of s, but for its own members with one of the flags `but`. */
int awsjson_decode_body(struct kt_call *c, const char *json, size_t n,
    const struct shape *s, void *out, unsigned but) KT_MUSTCHECK;
void awsjson_encode_body(struct kt_buf *b, const struct shape *s,
    const void *out, unsigned but);
void awsjson_answer(struct kt_call *c);
void awsjson_refuse(struct kt_call *c);
/* A refusal in JSON: that member, and the message if there is one. */
void awsjson_refuse_as(struct kt_call *c, const char *name, const char *value);
/* <name>text</name> */
void xml_element(struct kt_buf *b, const char *name, const char *text);
int awsquery_decode(struct kt_call *c) KT_MUSTCHECK;
void awsquery_answer(struct kt_call *c);
void awsquery_refuse(struct kt_call *c);
/* Where REST has a member that is not in the JSON of the body. */
#define WIRE_ELSEWHERE (SHAPE_IN_PATH | SHAPE_IN_QUERY | SHAPE_IN_HEADER | \
	SHAPE_IS_BODY | SHAPE_IS_STATUS)

int restjson_decode(struct kt_call *c) KT_MUSTCHECK;
/* What is not in the body; *query is the query taken apart. */
int restjson_decode_head(struct kt_call *c, struct wire_form *query)
    KT_MUSTCHECK;
void restjson_answer(struct kt_call *c);
void restjson_refuse(struct kt_call *c);
int ownjson_decode(struct kt_call *c) KT_MUSTCHECK;
void ownjson_answer(struct kt_call *c);
void ownjson_refuse(struct kt_call *c);
void restxml_refuse(struct kt_call *c);
void rpccbor_refuse(struct kt_call *c);

#endif
