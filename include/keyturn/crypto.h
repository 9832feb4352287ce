/*
 * What keyturn needs of cryptography; server/base/crypto.c, digest.c and x509.c own
 * OpenSSL.
 */
#ifndef KEYTURN_CRYPTO_H
#define KEYTURN_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/arena.h"

/*
 * Bytes of the system's random source, which each thread draws some of in
 * advance and wipes as it gives them out; ends the process if there is none.
 */
void kt_random(void *p, size_t n);

/* Uniform in [0, n), by rejection; n > 0. */
uint32_t kt_random_below(uint32_t n);

/* n characters drawn uniformly from set, and a NUL, into out[n + 1]. */
void kt_random_text(char *out, size_t n, const char *set);

/* A random UUID (version 4) in lower case and a NUL. */
#define KT_UUID 37
void kt_uuid(char out[KT_UUID]);
/* As text. */
void kt_uuid_write(char out[KT_UUID], const uint8_t id[16]);

/*
 * Sealing at rest: AES-256-GCM under a fresh data key, which is wrapped by
 * the root key.  The associated data aad binds the result to its place: it
 * opens only with the same aad.
 * Layout: 12 nonce, 32 + 16 wrapped key, 12 nonce, text, 16 tag.
 */
struct kt_root_key;

/*
 * Reads the root key from path, or makes it there (mode 0600, synced).
 * NULL with the reason logged.
 */
struct kt_root_key *kt_root_key_open(const char *path) KT_MUSTCHECK;
void kt_root_key_free(struct kt_root_key **k);

struct kt_blob {
	const uint8_t *p;	/* NULL: absent */
	size_t n;
};

int kt_seal(const struct kt_root_key *k, struct kt_arena *a, const char *aad,
    struct kt_blob plain, struct kt_blob *sealed) KT_MUSTCHECK;

/*
 * -1 when it was not sealed so: other key, other aad, changed bytes.  A NUL
 * follows plain, for texts.
 */
int kt_unseal(const struct kt_root_key *k, struct kt_arena *a, const char *aad,
    struct kt_blob sealed, struct kt_blob *plain) KT_MUSTCHECK;

/* What nobody can make of text without the root key. */
#define KT_SHA256 32
void kt_root_mac(const struct kt_root_key *k, const char *text,
    uint8_t out[KT_SHA256]);

/*
 * The same under a key that the caller has, and is to wipe: AES-256-GCM.
 * Layout: 12 nonce, text, 16 tag.  server/base/crypto_under.c.
 */
#define KT_DATA_KEY 32
int kt_seal_under(const uint8_t key[KT_DATA_KEY], struct kt_arena *a,
    const char *aad, struct kt_blob plain, struct kt_blob *sealed)
    KT_MUSTCHECK;
int kt_unseal_under(const uint8_t key[KT_DATA_KEY], struct kt_arena *a,
    const char *aad, struct kt_blob sealed, struct kt_blob *plain)
    KT_MUSTCHECK;

/* Standard base64 with padding; decoding refuses anything else. */
void kt_base64_encode(struct kt_buf *b, struct kt_blob v);
int kt_base64_decode(struct kt_arena *a, const char *text, size_t n,
    struct kt_blob *out) KT_MUSTCHECK;

/* Lower-case hex of n bytes and a NUL; where that is. */
char *kt_hex(char *out, const uint8_t *p, size_t n);
/* What a digit of hex stands for, in any case; -1: it is none. */
int kt_unhex(char c);

/* Lower-case hex of SHA-256. */
void kt_sha256_hex(const void *p, size_t n, char out[65]);

/* For tables (FNV-1a): anybody can make two texts that have the same. */
uint64_t kt_hash(const char *text);

void kt_hmac_sha256(struct kt_blob key, const char *text,
    uint8_t out[KT_SHA256]);

/* Are n bytes the same?  Takes as long whether they are or not. */
bool kt_same(const void *a, const void *b, size_t n);

/*
 * Certificates of keyturn's own authority (EC P-256).  PEM texts in a.
 * names: NULL-terminated subject alternative names, IP addresses recognised.
 */
struct kt_pem {
	const char *cert;
	const char *key;
};
int kt_ca_make(struct kt_arena *a, struct kt_pem *ca) KT_MUSTCHECK;
/* Of the first certificate in a PEM text; 0 or -1. */
struct kt_cert {
	char thumbprint[41];	/* SHA-1, in hex */
	int64_t from, till;	/* it is valid */
};
int kt_cert_read(const char *pem, struct kt_cert *out) KT_MUSTCHECK;
int kt_cert_make(struct kt_arena *a, const struct kt_pem *ca,
    const char *const *names, struct kt_pem *out) KT_MUSTCHECK;

#endif
