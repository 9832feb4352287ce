/*
 * A request that is signed: lines METHOD, PATH, QUERY, AUTHORIZATION, headers as
 * NAME:VALUE, an empty one, the body.  What is said of it comes from there; no
 * signature is right but the one that somebody with the secret made, and that is
 * of this very request.
 */
#include <string.h>

#include "auth/verify.h"
#include "keyturn/attr.h"
#include "tests/fuzz/replay.h"

#define SECRET "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
#define LINES 16

static char *
next_line(char **text)
{
	char *line = *text, *end = strchr(line, '\n');

	*text = end != NULL ? end + 1 : line + strlen(line);
	if (end != NULL)
		*end = '\0';
	return line;
}

static void
read_request(char *text, struct kt_header *lines, struct kt_request *r)
{
	char *line;

	r->method = next_line(&text);
	r->path = next_line(&text);
	r->query = next_line(&text);
	if (*r->query == '\0')
		r->query = NULL;
	r->authorization = next_line(&text);
	if (*r->authorization == '\0')
		r->authorization = NULL;
	r->headers = lines;
	while (*(line = next_line(&text)) != '\0' && r->n_headers < LINES) {
		char *value = strchr(line, ':');

		if (value != NULL)
			*value++ = '\0';
		lines[r->n_headers++] = (struct kt_header){ line,
		    value != NULL ? value : "" };
	}
	r->body = text;
	r->body_len = strlen(text);
}

/* The parts of a scope are what they must be. */
static void
check_scope(const struct kt_request *r, const struct verify_claim *c)
{
	if (c->scope.access_key == NULL)
		return;
	FUZZ_ASSERT(*c->scope.access_key != '\0' && *c->scope.region != '\0');
	FUZZ_ASSERT(sigv4_is_region(c->scope.region));
	FUZZ_ASSERT(r->authorization == NULL || c->query ||
	    strstr(r->authorization, c->scope.access_key) != NULL);
	FUZZ_ASSERT(!sigv4_is_account(c->scope.access_key) ||
	    strlen(c->scope.access_key) == 12);
}

/* Another body has another signature. */
static void
check_another(struct kt_arena *a, const struct kt_request *r,
    const struct verify_claim *c, const uint8_t key[SIGV4_KEY])
{
	struct kt_request other = *r;

	other.body = kt_arena_printf(a, "%s.", r->body);
	other.body_len = r->body_len + 1;
	FUZZ_ASSERT(verify_signature(a, &other, c, key).kind != KT_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_request r = { .n_headers = 0 };
	struct kt_header lines[LINES];
	struct verify_claim claim;
	struct verify_wanted wanted = { .service = "secretsmanager",
	    .absent = "Missing", .clock = { .now = INT64_C(1768472430456) } };
	struct verify_fault f;
	uint8_t key[SIGV4_KEY];

	read_request(kt_arena_strndup(a, (const char *)data, size), lines, &r);
	verify_read(a, &r, &claim);
	check_scope(&r, &claim);
	f = verify_form(a, &r, &claim, &wanted);
	FUZZ_ASSERT((f.kind == KT_OK) == (f.text == NULL));
	if (f.kind == KT_OK) {
		FUZZ_ASSERT(claim.header != claim.query);
		sigv4_key(SECRET, &claim.scope, key);
		if (verify_signature(a, &r, &claim, key).kind == KT_OK)
			check_another(a, &r, &claim, key);
	}
	kt_arena_free(&a);
	return 0;
}
