/* Sealing under a key that the caller has: see keyturn/crypto.h. */
#include <openssl/evp.h>
#include <string.h>

#include "keyturn/crypto.h"

#define NONCE 12
#define TAG 16
#define LONGEST ((size_t)1 << 30)	/* OpenSSL counts in int */

/* A context that has the key, the nonce and what it is bound to; or NULL. */
static EVP_CIPHER_CTX *
begin(const uint8_t *key, const uint8_t *nonce, const char *aad, int encrypt)
{
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int n;

	if (c != NULL && strlen(aad) <= LONGEST && EVP_CipherInit_ex(c,
	    EVP_aes_256_gcm(), NULL, key, nonce, encrypt) == 1 &&
	    EVP_CipherUpdate(c, NULL, &n, (const uint8_t *)aad,
	    (int)strlen(aad)) == 1)
		return c;
	EVP_CIPHER_CTX_free(c);		/* wipes */
	return NULL;
}

int
kt_seal_under(const uint8_t key[KT_DATA_KEY], struct kt_arena *a,
    const char *aad, struct kt_blob plain, struct kt_blob *sealed)
{
	uint8_t *out;
	EVP_CIPHER_CTX *c;
	int rc = -1, n = 0;

	if (plain.n > LONGEST)
		return -1;
	out = kt_arena_alloc(a, NONCE + plain.n + TAG);
	kt_random(out, NONCE);
	c = begin(key, out, aad, 1);
	if (c != NULL && (plain.n == 0 || EVP_CipherUpdate(c, out + NONCE, &n,
	    plain.p, (int)plain.n) == 1) &&
	    EVP_CipherFinal_ex(c, out + NONCE + plain.n, &n) == 1 &&
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, TAG,
	    out + NONCE + plain.n) == 1)
		rc = 0;
	EVP_CIPHER_CTX_free(c);
	if (rc == 0)
		*sealed = (struct kt_blob){ out, NONCE + plain.n + TAG };
	return rc;
}

int
kt_unseal_under(const uint8_t key[KT_DATA_KEY], struct kt_arena *a,
    const char *aad, struct kt_blob sealed, struct kt_blob *plain)
{
	uint8_t *out, tag[TAG];
	EVP_CIPHER_CTX *c;
	int rc = -1, len = 0;
	size_t n;

	if (sealed.p == NULL || sealed.n < NONCE + TAG || sealed.n > LONGEST)
		return -1;
	n = sealed.n - NONCE - TAG;
	out = kt_arena_alloc(a, n + 1);		/* a text ends in NUL */
	memcpy(tag, sealed.p + NONCE + n, TAG);
	c = begin(key, sealed.p, aad, 0);
	if (c != NULL && (n == 0 || EVP_CipherUpdate(c, out, &len,
	    sealed.p + NONCE, (int)n) == 1) &&
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, TAG, tag) == 1 &&
	    EVP_CipherFinal_ex(c, out + n, &len) == 1)
		rc = 0;
	EVP_CIPHER_CTX_free(c);
	if (rc == 0)
		*plain = (struct kt_blob){ out, n };
	return rc;
}
