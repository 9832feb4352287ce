/*
 * Digests.  What OpenSSL needs for one is made once a thread: to name an algorithm
 * makes it look that up, which costs more than to digest a request.
 */
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"

#define BLOCK 64		/* of SHA-256 */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t own;	/* a thread's EVP_MD_CTX */

static void
free_own(void *p)
{
	EVP_MD_CTX_free(p);
}

static void
make_key(void)
{
	if (pthread_key_create(&own, free_own) != 0)
		abort();
}

/* This thread's, ready for a text. */
static EVP_MD_CTX *
begin(void)
{
	EVP_MD_CTX *c;
	bool new;

	(void)pthread_once(&once, make_key);
	c = pthread_getspecific(own);
	new = c == NULL;
	if (new) {
		c = EVP_MD_CTX_new();
		if (c == NULL || pthread_setspecific(own, c) != 0)
			abort();
	}
	if (EVP_DigestInit_ex2(c, new ? EVP_sha256() : NULL, NULL) != 1)
		abort();
	return c;
}

static void
add(EVP_MD_CTX *c, const void *p, size_t n)
{
	if (EVP_DigestUpdate(c, p, n) != 1)
		abort();
}

static void
end(EVP_MD_CTX *c, uint8_t out[KT_SHA256])
{
	if (EVP_DigestFinal_ex(c, out, NULL) != 1)
		abort();
}

static void
sha256(const void *p, size_t n, uint8_t out[KT_SHA256])
{
	EVP_MD_CTX *c = begin();

	add(c, p, n);
	end(c, out);
}

char *
kt_hex(char *out, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";

	for (; n > 0; n--, p++) {
		*out++ = digits[*p >> 4];
		*out++ = digits[*p & 15];
	}
	*out = '\0';
	return out;
}

int
kt_unhex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 'a' ^ 'A';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void
kt_sha256_hex(const void *p, size_t n, char out[65])
{
	uint8_t digest[KT_SHA256];

	sha256(p, n, digest);
	(void)kt_hex(out, digest, sizeof(digest));
}

uint64_t
kt_hash(const char *text)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	return h;
}

/* One of HMAC's two passes (RFC 2104): the key with a pattern, then the text. */
static void
pass(const uint8_t key[BLOCK], uint8_t pattern, struct kt_blob text,
    uint8_t out[KT_SHA256])
{
	EVP_MD_CTX *c = begin();
	uint8_t block[BLOCK];
	size_t i;

	for (i = 0; i < BLOCK; i++)
		block[i] = key[i] ^ pattern;
	add(c, block, BLOCK);
	add(c, text.p, text.n);
	end(c, out);
	kt_wipe(block, sizeof(block));
}

void
kt_hmac_sha256(struct kt_blob key, const char *text, uint8_t out[KT_SHA256])
{
	uint8_t block[BLOCK] = { 0 }, inner[KT_SHA256];

	if (key.n > BLOCK)
		sha256(key.p, key.n, block);
	else if (key.n > 0)
		memcpy(block, key.p, key.n);
	pass(block, 0x36, (struct kt_blob){ (const uint8_t *)text,
	    strlen(text) }, inner);
	pass(block, 0x5c, (struct kt_blob){ inner, sizeof(inner) }, out);
	kt_wipe(block, sizeof(block));
	kt_wipe(inner, sizeof(inner));
}

bool
kt_same(const void *a, const void *b, size_t n)
{
	return CRYPTO_memcmp(a, b, n) == 0;
}
