#include "sign.h"

#include <string.h>

#include "auth/canonical.h"
#include "auth/identity.h"
#include "auth/issued.h"
#include "auth/keys.h"

#define LINES 64

struct work {
	struct kt_arena *a;
	struct kt_request *r;
	const struct signer *s;
	struct sigv4_scope scope;
	char at[SIGV4_MOMENT];
	struct kt_header *lines;
	const char *names;		/* of the signed ones */
};

static void
add_line(struct work *w, const char *name, const char *value)
{
	if (value == NULL || kt_header(w->r, name) != NULL)
		return;
	w->lines[w->r->n_headers++] = (struct kt_header){ name, value };
}

static void
add_lines(struct work *w)
{
	struct kt_request *r = w->r;

	w->lines = kt_arena_alloc(w->a, LINES * sizeof(*w->lines));
	if (r->n_headers > 0)
		memcpy(w->lines, r->headers, r->n_headers *
		    sizeof(*w->lines));
	r->headers = w->lines;
	add_line(w, "Host", "127.0.0.1:4566");
	w->names = "host";
	if (w->s->presigned)
		return;
	add_line(w, "Content-Type", r->content_type);
	add_line(w, "X-Amz-Date", kt_arena_strdup(w->a, w->at));
	add_line(w, "X-Amz-Security-Token", w->s->token);
	add_line(w, "X-Amz-Target", r->target);
	w->names = kt_arena_join(w->a, r->content_type != NULL ?
	    "content-type;" : "", "host;x-amz-date",
	    w->s->token != NULL ? ";x-amz-security-token" : "",
	    r->target != NULL ? ";x-amz-target" : "", NULL);
}

static const char *
credential(const struct work *w)
{
	return kt_arena_join(w->a, w->s->key, "/", w->scope.date, "/",
	    w->s->region, "/", w->s->service, "/" SIGV4_END, NULL);
}

static void
presign(struct work *w)
{
	struct kt_request *r = w->r;

	r->query = kt_arena_join(w->a, r->query != NULL ? r->query : "",
	    r->query != NULL && *r->query != '\0' ? "&" : "",
	    "X-Amz-Algorithm=" SIGV4_ALGORITHM "&X-Amz-Credential=",
	    kt_arena_escape(w->a, credential(w)), "&X-Amz-Date=", w->at,
	    "&X-Amz-Expires=300&X-Amz-SignedHeaders=", w->names,
	    w->s->token != NULL ? "&X-Amz-Security-Token=" : "",
	    w->s->token != NULL ? kt_arena_escape(w->a, w->s->token) : "",
	    NULL);
}

static void
make_signature(struct work *w, char out[SIGV4_HEX])
{
	const struct kt_request *r = w->r;
	char *names = kt_arena_strdup(w->a, w->names), *name, *rest;
	uint8_t key[SIGV4_KEY];
	char hash[65];
	struct kt_buf b;

	kt_buf_init(&b, w->a);
	kt_buf_printf(&b, "%s\n", r->method);
	canonical_path(&b, r->path);
	kt_buf_char(&b, '\n');
	if (r->query != NULL)
		canonical_query(&b, r->query);
	kt_buf_char(&b, '\n');
	for (name = strtok_r(names, ";", &rest); name != NULL;
	    name = strtok_r(NULL, ";", &rest))
		(void)canonical_header(&b, r, name, strlen(name));
	kt_sha256_hex(r->body, r->body_len, hash);
	kt_buf_printf(&b, "\n%s\n%s", w->names, hash);
	sigv4_key(w->s->secret, &w->scope, key);
	sigv4_sign(w->a, key, &w->scope, w->at, &b, out);
}

void
sign_request(struct kt_arena *a, struct kt_request *r, const struct signer *s)
{
	struct work w = { .a = a, .r = r, .s = s };
	char signature[SIGV4_HEX];

	sigv4_print_moment(s->at != 0 ? s->at : kt_real_ms(), w.at);
	w.scope = (struct sigv4_scope){ s->key, kt_arena_strndup(a, w.at, 8),
	    s->region, s->service, SIGV4_END };
	add_lines(&w);
	if (s->presigned)
		presign(&w);
	make_signature(&w, signature);
	if (s->presigned)
		r->query = kt_arena_join(a, r->query, "&X-Amz-Signature=",
		    signature, NULL);
	else
		r->authorization = kt_arena_join(a, SIGV4_ALGORITHM
		    " Credential=", credential(&w), ", SignedHeaders=",
		    w.names, ", Signature=", signature, NULL);
}

const char *
sign_new_key(struct kt_arena *a, const struct kt_server *server)
{
	char id[ISSUED_ID];

	issued_make(server->root, ISSUED_LASTING, id);
	return kt_arena_strdup(a, id);
}

const char *
sign_secret(struct kt_arena *a, const struct kt_server *server,
    const char *key, const char *token)
{
	const char *secret = keys_root_secret(server, key);
	const struct identity *who = NULL;
	char derived[ISSUED_SECRET];

	if (secret == NULL && issued_is(server->root, key) != ISSUED_NOT) {
		issued_secret(server->root, key, derived);
		secret = kt_arena_strdup(a, derived);
	}
	if (secret == NULL && server->identities.find != NULL &&
	    server->identities.find(server->identities.self, a, key, token,
	    &who) == KT_ISSUED)
		secret = who->secret;
	return secret;
}
