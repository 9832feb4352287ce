/*
 * Randomness, sealing at rest, base64.
 */
#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/crypto.h"
#include "keyturn/log.h"

#define KEY 32
#define NONCE 12
#define TAG 16
#define WRAPPED (NONCE + KEY + TAG)
#define OVERHEAD (WRAPPED + NONCE + TAG)
#define LONGEST ((size_t)1 << 30)	/* OpenSSL counts in int */

/* A page of its own, so that it can be locked and kept out of core dumps. */
struct kt_root_key {
	uint8_t key[KEY];
	unsigned id;		/* not 0; no other has it */
};

/*
 * What a thread keeps, made at its first use and freed at its end: OpenSSL's
 * contexts, and random bytes, drawn from the system many at a time.  To set a
 * key up costs as much as to open a value under it, and half of that is the
 * root key's: it stays set in its context, which OpenSSL wipes at the end.
 */
struct own {
	EVP_CIPHER_CTX *text, *root;
	unsigned root_id;	/* which root key that has */
	uint8_t bytes[2048];
	size_t left;
};

static pthread_once_t own_once = PTHREAD_ONCE_INIT;
static pthread_key_t own_key;

static void
free_own(void *p)
{
	struct own *o = p;

	EVP_CIPHER_CTX_free(o->text);
	EVP_CIPHER_CTX_free(o->root);
	kt_wipe(o, sizeof(*o));
	free(o);
}

static void
make_own_key(void)
{
	if (pthread_key_create(&own_key, free_own) != 0)
		abort();
}

static struct own *
own(void)
{
	struct own *o;

	(void)pthread_once(&own_once, make_own_key);
	o = pthread_getspecific(own_key);
	if (o == NULL) {
		o = kt_alloc(sizeof(*o));
		if (pthread_setspecific(own_key, o) != 0)
			abort();
	}
	return o;
}

static void
from_system(uint8_t *at, size_t n)
{
	ssize_t got;

	while (n > 0) {
		got = getrandom(at, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			kt_log(KT_LOG_ERROR, "no random source: %s",
			    strerror(errno));
			abort();
		}
		at += got;
		n -= (size_t)got;
	}
}

void
kt_random(void *p, size_t n)
{
	struct own *o = own();
	uint8_t *at = p;
	size_t some;

	for (; n > 0; at += some, n -= some) {
		if (o->left == 0) {
			from_system(o->bytes, sizeof(o->bytes));
			o->left = sizeof(o->bytes);
		}
		some = n < o->left ? n : o->left;
		o->left -= some;
		memcpy(at, o->bytes + o->left, some);
		kt_wipe(o->bytes + o->left, some);
	}
}

/* Of a word that was drawn, unless it must be drawn again to be fair. */
static uint32_t
below(uint32_t n, uint32_t word)
{
	uint32_t unfair = -n % n;		/* 2^32 mod n */

	while (word < unfair)
		kt_random(&word, sizeof(word));
	return word % n;
}

uint32_t
kt_random_below(uint32_t n)
{
	uint32_t word;

	kt_random(&word, sizeof(word));
	return below(n, word);
}

void
kt_random_text(char *out, size_t n, const char *set)
{
	uint32_t choices = (uint32_t)strlen(set), words[8];
	size_t i;

	for (i = 0; i < n; i++) {
		if (i % N_ELEMENTS(words) == 0)
			kt_random(words, sizeof(words));
		out[i] = set[below(choices, words[i % N_ELEMENTS(words)])];
	}
	kt_wipe(words, sizeof(words));
	out[n] = '\0';
}

void
kt_uuid_write(char out[KT_UUID], const uint8_t id[16])
{
	static const size_t groups[] = { 4, 2, 2, 2, 6 };
	size_t i;

	for (i = 0; i < N_ELEMENTS(groups); id += groups[i++]) {
		if (i > 0)
			*out++ = '-';
		out = kt_hex(out, id, groups[i]);
	}
}

void
kt_uuid(char out[KT_UUID])
{
	uint8_t raw[16];

	kt_random(raw, sizeof(raw));
	raw[6] = (raw[6] & 0x0f) | 0x40;
	raw[8] = (raw[8] & 0x3f) | 0x80;
	kt_uuid_write(out, raw);
}

/* 0 when the file is such as only we could have made it. */
static int
check_key_file(const char *path, const struct stat *st)
{
	if (!S_ISREG(st->st_mode) || st->st_size != KEY) {
		kt_log(KT_LOG_ERROR, "root key %s is not a file of %d bytes; "
		    "without the right one stored secrets cannot be read",
		    path, KEY);
		return -1;
	}
	if ((st->st_mode & 077) != 0) {
		kt_log(KT_LOG_ERROR, "root key %s can be read by others "
		    "(mode %04o): chmod 600 it", path,
		    (unsigned)st->st_mode & 07777);
		return -1;
	}
	return 0;
}

static int
read_key(const char *path, uint8_t key[KEY])
{
	struct stat st;
	int fd, rc = -1;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0) {
		kt_log(KT_LOG_ERROR, "cannot open root key %s: %s", path,
		    strerror(errno));
		return -1;
	}
	if (fstat(fd, &st) != 0 || check_key_file(path, &st) != 0)
		goto out;
	if (read(fd, key, KEY) != KEY) {
		kt_log(KT_LOG_ERROR, "cannot read root key %s", path);
		goto out;
	}
	rc = 0;
out:
	(void)close(fd);
	return rc;
}

static int
sync_folder_of(struct kt_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash == NULL ? "." :
	    kt_arena_strndup(a, path, (size_t)(slash - path) + 1);
	int fd, rc;

	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	rc = fsync(fd);
	(void)close(fd);
	return rc;
}

/*
 * Written aside and linked into place: a crash leaves no half a key, and of
 * two who start at once only one makes it.
 */
static int
make_key(const char *path)
{
	struct kt_arena *a = kt_arena_new();
	char *aside = kt_arena_printf(a, "%s.XXXXXX", path);
	uint8_t *key = kt_arena_alloc(a, KEY);
	int fd, rc = -1;

	fd = mkstemp(aside);	/* O_EXCL, mode 0600 */
	if (fd < 0)
		goto out;
	kt_random(key, KEY);
	if (write(fd, key, KEY) == KEY && fsync(fd) == 0 &&
	    (link(aside, path) == 0 || errno == EEXIST))
		rc = 0;
	(void)close(fd);
	(void)unlink(aside);
	if (rc == 0)
		rc = sync_folder_of(a, path);
out:
	if (rc != 0)
		kt_log(KT_LOG_ERROR, "cannot make root key %s: %s", path,
		    strerror(errno));
	kt_arena_free(&a);
	return rc;
}

static atomic_uint ids;

static struct kt_root_key *
key_page(void)
{
	struct kt_root_key *k;

	k = mmap(NULL, sizeof(*k), PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (k == MAP_FAILED)
		return NULL;
	/* Best effort: a limit on locked memory is no reason to stop. */
	(void)mlock(k, sizeof(*k));
#ifdef MADV_DONTDUMP
	(void)madvise(k, sizeof(*k), MADV_DONTDUMP);
#endif
	return k;
}

struct kt_root_key *
kt_root_key_open(const char *path)
{
	struct kt_root_key *k;
	struct stat st;

	if (lstat(path, &st) != 0 && errno == ENOENT && make_key(path) != 0)
		return NULL;
	k = key_page();
	if (k == NULL) {
		kt_log(KT_LOG_ERROR, "no memory for the root key");
		return NULL;
	}
	if (read_key(path, k->key) != 0) {
		kt_root_key_free(&k);
		return NULL;
	}
	k->id = 1 + atomic_fetch_add(&ids, 1);
	return k;
}

void
kt_root_key_free(struct kt_root_key **kp)
{
	struct kt_root_key *k = *kp;

	if (k == NULL)
		return;
	*kp = NULL;
	kt_wipe(k, sizeof(*k));
	(void)munmap(k, sizeof(*k));
}

/* One pass of AES-256-GCM: what it works with, in either direction. */
struct pass {
	const struct kt_root_key *root;
	const uint8_t *key;		/* NULL: it is root itself */
	const uint8_t *nonce;
	const char *aad;
};

/*
 * That it is of AES-256-GCM is said once: to name the cipher again would make
 * OpenSSL build its state anew.  The first of a process readies OpenSSL, which
 * takes a millisecond and 1.5 MiB; a start does without.
 */
static EVP_CIPHER_CTX *
new_context(void)
{
	EVP_CIPHER *gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();

	if (gcm == NULL || c == NULL ||
	    EVP_CipherInit_ex2(c, gcm, NULL, NULL, 1, NULL) != 1) {
		kt_log(KT_LOG_ERROR, "this OpenSSL has no AES-256-GCM");
		EVP_CIPHER_CTX_free(c);
		c = NULL;
	}
	EVP_CIPHER_free(gcm);		/* the context has its own share */
	return c;
}

/* This thread's context for a key, and the key if it is to be set there. */
static EVP_CIPHER_CTX *
context_of(const struct pass *p, const uint8_t **key)
{
	struct own *o = own();
	EVP_CIPHER_CTX **c = p->key != NULL ? &o->text : &o->root;

	*key = p->key;
	if (p->key == NULL && o->root_id != p->root->id) {
		*key = p->root->key;
		o->root_id = p->root->id;
	}
	if (*c == NULL)
		*c = new_context();
	return *c;
}

/* Its context, ready for the text, or NULL. */
static EVP_CIPHER_CTX *
pass_begin(const struct pass *p, int encrypt)
{
	size_t aad = strlen(p->aad);
	const uint8_t *key;
	EVP_CIPHER_CTX *c = context_of(p, &key);
	int n;

	if (c == NULL || aad > LONGEST || EVP_CipherInit_ex2(c, NULL, key,
	    p->nonce, encrypt, NULL) != 1 ||
	    EVP_CipherUpdate(c, NULL, &n, (const uint8_t *)p->aad,
	    (int)aad) != 1) {
		own()->root_id = 0;	/* whether it is set is not known */
		return NULL;
	}
	return c;
}

/* n bytes and the tag into out. */
static int
encrypt(const struct pass *p, const uint8_t *in, size_t n, uint8_t *out)
{
	EVP_CIPHER_CTX *c = pass_begin(p, 1);
	int length = 0;

	if (c == NULL ||
	    (n > 0 && EVP_CipherUpdate(c, out, &length, in, (int)n) != 1) ||
	    EVP_CipherFinal_ex(c, out + n, &length) != 1 ||
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, TAG, out + n) != 1)
		return -1;
	return 0;
}

/* n bytes, which the tag follows, into out. */
static int
decrypt(const struct pass *p, const uint8_t *in, size_t n, uint8_t *out)
{
	EVP_CIPHER_CTX *c = pass_begin(p, 0);
	uint8_t tag[TAG];
	int length = 0;

	memcpy(tag, in + n, TAG);
	if (c == NULL ||
	    (n > 0 && EVP_CipherUpdate(c, out, &length, in, (int)n) != 1) ||
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, TAG, tag) != 1 ||
	    EVP_CipherFinal_ex(c, out + n, &length) != 1)
		return -1;
	return 0;
}

int
kt_seal(const struct kt_root_key *k, struct kt_arena *a, const char *aad,
    struct kt_blob plain, struct kt_blob *sealed)
{
	uint8_t drawn[KEY + 2 * NONCE], *key = drawn, *out;
	struct pass wrap, text;
	int rc;

	if (plain.n > LONGEST)
		return -1;
	out = kt_arena_alloc(a, plain.n + OVERHEAD);
	wrap = (struct pass){ k, NULL, out, aad };
	text = (struct pass){ k, key, out + WRAPPED, aad };
	kt_random(drawn, sizeof(drawn));
	memcpy(out, drawn + KEY, NONCE);
	memcpy(out + WRAPPED, drawn + KEY + NONCE, NONCE);
	rc = encrypt(&wrap, key, KEY, out + NONCE);
	if (rc == 0)
		rc = encrypt(&text, plain.p, plain.n, out + WRAPPED + NONCE);
	kt_wipe(drawn, sizeof(drawn));
	if (rc == 0)
		*sealed = (struct kt_blob){ out, plain.n + OVERHEAD };
	return rc;
}

int
kt_unseal(const struct kt_root_key *k, struct kt_arena *a, const char *aad,
    struct kt_blob sealed, struct kt_blob *plain)
{
	uint8_t key[KEY], *out;
	struct pass wrap, text;
	size_t n;
	int rc;

	if (sealed.p == NULL || sealed.n < OVERHEAD || sealed.n > LONGEST)
		return -1;
	n = sealed.n - OVERHEAD;
	out = kt_arena_alloc(a, n + 1);		/* a text ends in NUL */
	wrap = (struct pass){ k, NULL, sealed.p, aad };
	text = (struct pass){ k, key, sealed.p + WRAPPED, aad };
	rc = decrypt(&wrap, sealed.p + NONCE, KEY, key);
	if (rc == 0)
		rc = decrypt(&text, sealed.p + WRAPPED + NONCE, n, out);
	kt_wipe(key, sizeof(key));
	if (rc == 0)
		*plain = (struct kt_blob){ out, n };
	return rc;
}

void
kt_root_mac(const struct kt_root_key *k, const char *text,
    uint8_t out[KT_SHA256])
{
	kt_hmac_sha256((struct kt_blob){ k->key, KEY }, text, out);
}

static const char base64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
kt_base64_encode(struct kt_buf *b, struct kt_blob v)
{
	uint32_t bits;
	char four[4];
	size_t i, n;

	for (i = 0; i < v.n; i += 3) {
		n = v.n - i < 3 ? v.n - i : 3;
		bits = (uint32_t)v.p[i] << 16;
		if (n > 1)
			bits |= (uint32_t)v.p[i + 1] << 8;
		if (n > 2)
			bits |= v.p[i + 2];
		four[0] = base64[bits >> 18];
		four[1] = base64[bits >> 12 & 63];
		four[2] = n > 1 ? base64[bits >> 6 & 63] : '=';
		four[3] = n > 2 ? base64[bits & 63] : '=';
		kt_buf_add(b, four, sizeof(four));
	}
}

/* The six bits of a base64 character, or -1. */
static int
sextet(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Four characters, pad of them '=', into 3 - pad bytes. */
static int
decode_four(const char *four, size_t pad, uint8_t *out)
{
	uint32_t bits = 0;
	size_t i;
	int six;

	for (i = 0; i < 4; i++) {
		six = i < 4 - pad ? sextet(four[i]) : 0;
		if (six < 0)
			return -1;
		bits = bits << 6 | (uint32_t)six;
	}
	if ((bits & ((UINT32_C(1) << 8 * pad) - 1)) != 0)
		return -1;	/* bits that no encoder writes */
	for (i = 0; i < 3 - pad; i++)
		out[i] = (uint8_t)(bits >> (16 - 8 * i));
	return 0;
}

int
kt_base64_decode(struct kt_arena *a, const char *text, size_t n,
    struct kt_blob *out)
{
	size_t i, pad = 0;
	uint8_t *p;

	if (n % 4 != 0)
		return -1;
	if (n > 0 && text[n - 1] == '=')
		pad = text[n - 2] == '=' ? 2 : 1;
	p = kt_arena_alloc(a, n / 4 * 3 + 1);
	for (i = 0; i < n; i += 4) {
		if (decode_four(text + i, i + 4 == n ? pad : 0,
		    p + i / 4 * 3) != 0)
			return -1;
	}
	*out = (struct kt_blob){ p, n / 4 * 3 - pad };
	return 0;
}
