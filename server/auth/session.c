#include "session.h"

#include <stdlib.h>
#include <string.h>

#include "keyturn/attr.h"

#define FILL ' '	/* behind it all: the token was to be longer */

/*
 * A text is its length, ':' and its bytes, or '-' where there is none; a number is
 * a text of its digits, a list how many follow.  All in the order below.
 */
static const size_t texts[] = {
	offsetof(struct session, account), offsetof(struct session, name),
	offsetof(struct session, issuer), offsetof(struct session, issuer_id),
	offsetof(struct session, source_identity),
};

static const size_t lists[] = {
	offsetof(struct session, policies),
	offsetof(struct session, policy_arns),
};

/* --- write --- */

static void
put(struct kt_buf *b, const char *s)
{
	if (s == NULL)
		kt_buf_char(b, '-');
	else
		kt_buf_printf(b, "%zu:%s", strlen(s), s);
}

static void
put_number(struct kt_buf *b, int64_t n)
{
	put(b, kt_arena_printf(b->arena, "%lld", (long long)n));
}

void
session_write(struct kt_buf *b, const struct session *s)
{
	const struct session_texts *list;
	size_t i, k;

	put_number(b, s->kind);
	for (i = 0; i < N_ELEMENTS(texts); i++)
		put(b, *(const char *const *)((const char *)s + texts[i]));
	put_number(b, s->issued);
	put_number(b, s->expires);
	for (i = 0; i < N_ELEMENTS(lists); i++) {
		list = (const void *)((const char *)s + lists[i]);
		put_number(b, (int64_t)list->n);
		for (k = 0; k < list->n; k++)
			put(b, list->items[k]);
	}
	put_number(b, (int64_t)s->n_tags);
	for (i = 0; i < s->n_tags; i++) {
		put(b, s->tags[i].key);
		put(b, s->tags[i].value);
		put_number(b, s->tags[i].transitive);
	}
}

/* --- read --- */

struct reading {
	struct kt_arena *a;
	const char *at, *end;
	bool bad;
};

static const char *
stop(struct reading *r)
{
	r->bad = true;
	r->at = r->end;
	return NULL;
}

/* NULL also when it is none: r->bad tells. */
static const char *
take(struct reading *r)
{
	size_t n = 0, digits = 0;
	const char *text;

	if (r->at < r->end && *r->at == '-') {
		r->at++;
		return NULL;
	}
	for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
		n = n * 10 + (size_t)(*r->at - '0');
		if (++digits > 8)
			return stop(r);
	}
	if (digits == 0 || r->at == r->end || *r->at++ != ':' ||
	    n > (size_t)(r->end - r->at) || memchr(r->at, '\0', n) != NULL)
		return stop(r);
	text = kt_arena_strndup(r->a, r->at, n);
	r->at += n;
	return text;
}

/* 0 .. most */
static int64_t
take_number(struct reading *r, int64_t most)
{
	const char *s = take(r);
	char *end = NULL;
	long long n = s != NULL ? strtoll(s, &end, 10) : -1;

	if (n < 0 || n > most || *end != '\0') {
		(void)stop(r);
		return 0;
	}
	return n;
}

/* How many follow: each takes a byte at least. */
static size_t
take_count(struct reading *r)
{
	return (size_t)take_number(r, r->end - r->at);
}

static void
take_list(struct reading *r, struct session_texts *list)
{
	size_t i, n = take_count(r);

	list->n = n;
	list->items = kt_arena_alloc(r->a, n * sizeof(*list->items));
	for (i = 0; i < n; i++)
		if ((list->items[i] = take(r)) == NULL)
			(void)stop(r);
}

static void
take_tags(struct reading *r, struct session *s)
{
	size_t i, n = take_count(r);

	s->n_tags = n;
	s->tags = kt_arena_alloc(r->a, n * sizeof(*s->tags));
	for (i = 0; i < n; i++) {
		s->tags[i].key = take(r);
		s->tags[i].value = take(r);
		s->tags[i].transitive = take_number(r, 1) != 0;
		if (s->tags[i].key == NULL || s->tags[i].value == NULL)
			(void)stop(r);
	}
}

int
session_read(struct kt_arena *a, struct kt_blob text, struct session *s)
{
	struct reading r = { .a = a, .at = (const char *)text.p,
	    .end = (const char *)text.p + text.n };
	size_t i;

	s->kind = (enum policy_caller_kind)take_number(&r, POLICY_ROOT);
	for (i = 0; i < N_ELEMENTS(texts); i++)
		*(const char **)((char *)s + texts[i]) = take(&r);
	s->issued = take_number(&r, INT64_MAX);
	s->expires = take_number(&r, INT64_MAX);
	for (i = 0; i < N_ELEMENTS(lists); i++)
		take_list(&r, (void *)((char *)s + lists[i]));
	take_tags(&r, s);
	s->token_size = 0;
	while (r.at < r.end && *r.at == FILL)
		r.at++;
	return r.bad || r.at != r.end || s->account == NULL ||
	    s->issuer == NULL || s->issuer_id == NULL ? -1 : 0;
}

/* --- the seal --- */

static const char *
place(struct kt_arena *a, const char *access_key)
{
	return kt_arena_join(a, "session-token/", access_key, NULL);
}

/*
 * By a key of the access key's own, which need not lie in the token: it is sent
 * and signed with each request, and so is as short as may be.
 */
static int
seal(const struct kt_root_key *root, const char *access_key,
    const struct kt_buf *plain, struct kt_buf *out)
{
	const char *bound = place(plain->arena, access_key);
	uint8_t key[KT_DATA_KEY];
	struct kt_blob sealed;
	int rc;

	kt_root_mac(root, bound, key);
	rc = kt_seal_under(key, plain->arena, bound, (struct kt_blob){
	    (const uint8_t *)plain->p, plain->n }, &sealed);
	kt_wipe(key, sizeof(key));
	if (rc != 0)
		return -1;
	kt_buf_init(out, plain->arena);
	kt_base64_encode(out, sealed);
	return 0;
}

int
session_seal(const struct kt_root_key *root, struct kt_arena *a,
    const char *access_key, const struct session *s, const char **token)
{
	struct kt_buf plain, out;
	size_t lacking;

	kt_buf_init(&plain, a);
	session_write(&plain, s);
	if (seal(root, access_key, &plain, &out) != 0)
		return -1;
	if (out.n < s->token_size) {
		/* three bytes more are four characters more */
		for (lacking = (s->token_size - out.n + 3) / 4 * 3; lacking > 0;
		    lacking--)
			kt_buf_char(&plain, FILL);
		if (seal(root, access_key, &plain, &out) != 0)
			return -1;
	}
	*token = out.p;
	return 0;
}

int
session_open(const struct kt_root_key *root, struct kt_arena *a,
    const char *access_key, const char *token, struct session *s)
{
	const char *bound = place(a, access_key);
	struct kt_blob sealed, plain;
	uint8_t key[KT_DATA_KEY];
	int rc;

	if (kt_base64_decode(a, token, strlen(token), &sealed) != 0)
		return -1;
	kt_root_mac(root, bound, key);
	rc = kt_unseal_under(key, a, bound, sealed, &plain);
	kt_wipe(key, sizeof(key));
	return rc != 0 ? -1 : session_read(a, plain, s);
}
