#include "issued.h"

#include <string.h>

#define PREFIX 4
#define BODY 10
#define MARK 6

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
static const char *const prefixes[] = {
	[ISSUED_LASTING] = "AKIA", [ISSUED_SESSION] = "ASIA",
};

/* The MAC of "what/" and the first n characters of id. */
static void
mac(const struct kt_root_key *root, const char *what, const char *id, size_t n,
    uint8_t out[KT_SHA256])
{
	char text[32 + ISSUED_ID];
	size_t w = strlen(what);

	memcpy(text, what, w);
	memcpy(text + w, id, n);
	text[w + n] = '\0';
	kt_root_mac(root, text, out);
}

static void
mark(const struct kt_root_key *root, const char *id, char out[MARK])
{
	uint8_t sum[KT_SHA256];
	size_t i;

	mac(root, "access-key-id/", id, PREFIX + BODY, sum);
	for (i = 0; i < MARK; i++)
		out[i] = letters[sum[i] & 31];
}

void
issued_make(const struct kt_root_key *root, enum issued_kind kind,
    char id[ISSUED_ID])
{
	memcpy(id, prefixes[kind], PREFIX);
	kt_random_text(id + PREFIX, BODY, letters);
	mark(root, id, id + PREFIX + BODY);
	id[PREFIX + BODY + MARK] = '\0';
}

bool
issued_may_be(const char *id)
{
	return strlen(id) == PREFIX + BODY + MARK;
}

enum issued_kind
issued_is(const struct kt_root_key *root, const char *id)
{
	char wanted[MARK];
	int kind;

	if (root == NULL || !issued_may_be(id))
		return ISSUED_NOT;
	for (kind = ISSUED_LASTING; kind <= ISSUED_SESSION; kind++) {
		if (strncmp(id, prefixes[kind], PREFIX) != 0)
			continue;
		mark(root, id, wanted);
		return kt_same(wanted, id + PREFIX + BODY, MARK) ?
		    (enum issued_kind)kind : ISSUED_NOT;
	}
	return ISSUED_NOT;
}

/* Thirty bytes in the characters of base64, as AWS's secrets are. */
void
issued_secret(const struct kt_root_key *root, const char *id,
    char secret[ISSUED_SECRET])
{
	struct kt_arena *a = kt_arena_new();
	uint8_t sum[KT_SHA256];
	struct kt_buf b;

	mac(root, "secret-access-key/", id, strlen(id), sum);
	kt_buf_init(&b, a);
	kt_base64_encode(&b, (struct kt_blob){ sum, 30 });
	memcpy(secret, b.p, ISSUED_SECRET);
	kt_wipe(sum, sizeof(sum));
	kt_arena_free(&a);
}
