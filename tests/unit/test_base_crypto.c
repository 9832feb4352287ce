/*
 * Randomness, sealing, encodings and certificates.
 */
#include "config.h"

#include <check.h>
#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/attr.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"
#include "tests/support/suite.h"

static struct kt_blob
blob(const char *s, size_t n)
{
	struct kt_blob v = { (const uint8_t *)s, n };

	return v;
}

/*
 * Chi-squared over equal ranges of [0, n).  A fair source passes the
 * threshold less than once in 10^9 runs.  The large n is one for which
 * a plain modulo draws the first third twice as often.
 */
static const struct {
	uint32_t n, ranges;
	double threshold;
} dice[] = {
	{ 2, 2, 37.4 },
	{ 10, 10, 64.0 },
	{ 62, 62, 158.0 },
	{ UINT32_C(3) << 30, 3, 41.5 },
};

#define DRAWS 60000

START_TEST(random_below_is_uniform)
{
	uint32_t per = dice[_i].n / dice[_i].ranges, drawn, k;
	double expected = (double)DRAWS / dice[_i].ranges, x = 0, d;
	uint32_t count[64] = { 0 };
	int i;

	for (i = 0; i < DRAWS; i++) {
		drawn = kt_random_below(dice[_i].n);
		ck_assert_uint_lt(drawn, dice[_i].n);
		count[drawn / per]++;
	}
	for (k = 0; k < dice[_i].ranges; k++) {
		d = count[k] - expected;
		x += d * d / expected;
	}
	ck_assert_msg(x < dice[_i].threshold, "chi-squared is %f", x);
}
END_TEST

START_TEST(random_text_draws_from_all_of_its_set)
{
	static const char set[] = "abcdefghijklmnopqrstuvwxyz";
	char text[4097], other[4097];
	const char *p;

	kt_random_text(text, 4096, set);
	kt_random_text(other, 4096, set);
	ck_assert_uint_eq(strlen(text), 4096);
	ck_assert_uint_eq(strspn(text, set), 4096);
	ck_assert_str_ne(text, other);
	for (p = set; *p != '\0'; p++)
		ck_assert_ptr_nonnull(strchr(text, *p));
	kt_random_text(text, 0, set);
	ck_assert_str_eq(text, "");
	kt_random_text(text, 3, "x");
	ck_assert_str_eq(text, "xxx");
	ck_assert_uint_eq(kt_random_below(1), 0);
}
END_TEST

START_TEST(uuids_have_their_form)
{
	char a[KT_UUID], b[KT_UUID];
	int i;

	for (i = 0; i < 1000; i++) {
		kt_uuid(a);
		kt_uuid(b);
		ck_assert_str_ne(a, b);
		ck_assert_uint_eq(strlen(a), 36);
		ck_assert_uint_eq(strspn(a, "0123456789abcdef-"), 36);
		ck_assert(a[8] == '-' && a[13] == '-' && a[18] == '-' &&
		    a[23] == '-');
		ck_assert_int_eq(a[14], '4');
		ck_assert_ptr_nonnull(strchr("89ab", a[19]));
	}
}
END_TEST

static char folder[64], key_path[128];

static void
make_folder(void)
{
	(void)snprintf(folder, sizeof(folder), "/tmp/kt-crypto.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	(void)snprintf(key_path, sizeof(key_path), "%s/root.key", folder);
}

static void
remove_folder(void)
{
	(void)unlink(key_path);
	ck_assert_int_eq(rmdir(folder), 0);	/* nothing was left aside */
}

static const struct {
	const char *what;
	size_t n;
} texts[] = {
	{ "empty", 0 }, { "one byte", 1 }, { "a block", 16 },
	{ "a password", 40 }, { "the largest secret", 65536 },
};

START_TEST(what_was_sealed_opens)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_root_key *k = kt_root_key_open(key_path);
	struct kt_blob plain, sealed, again, opened;
	uint8_t *text;

	ck_assert_ptr_nonnull(k);
	text = kt_arena_alloc(a, texts[_i].n);
	kt_random(text, texts[_i].n);
	plain = (struct kt_blob){ text, texts[_i].n };
	ck_assert_int_eq(kt_seal(k, a, "arn|v1", plain, &sealed), 0);
	ck_assert_uint_eq(sealed.n, 60 + 12 + plain.n + 16);
	ck_assert_int_eq(kt_seal(k, a, "arn|v1", plain, &again), 0);
	ck_assert_mem_ne(sealed.p, again.p, 12);	/* fresh nonces */
	ck_assert_mem_ne(sealed.p + 60, again.p + 60, 12);
	if (plain.n >= 16)
		ck_assert_ptr_null(memmem(sealed.p, sealed.n, plain.p, 16));
	ck_assert_int_eq(kt_unseal(k, a, "arn|v1", sealed, &opened), 0);
	ck_assert_uint_eq(opened.n, plain.n);
	ck_assert_int_eq(memcmp(opened.p, plain.p, plain.n), 0);
	ck_assert_uint_eq(opened.p[opened.n], 0);
	kt_root_key_free(&k);
	ck_assert_ptr_null(k);
	k = kt_root_key_open(key_path);		/* from the file now */
	ck_assert_ptr_nonnull(k);
	ck_assert_int_eq(kt_unseal(k, a, "arn|v1", again, &opened), 0);
	kt_root_key_free(&k);
	kt_arena_free(&a);
}
END_TEST

START_TEST(what_was_not_sealed_so_stays_shut)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_root_key *k = kt_root_key_open(key_path), *other;
	struct kt_blob sealed, opened = { NULL, 0 }, changed;
	uint8_t *bytes;
	size_t i;

	ck_assert_int_eq(kt_seal(k, a, "arn|v1", blob("secret", 6),
	    &sealed), 0);
	ck_assert_int_eq(kt_unseal(k, a, "arn|v2", sealed, &opened), -1);
	ck_assert_int_eq(kt_unseal(k, a, "", sealed, &opened), -1);
	bytes = kt_arena_dup(a, sealed.p, sealed.n);
	changed = (struct kt_blob){ bytes, sealed.n };
	for (i = 0; i < sealed.n; i++) {
		bytes[i] ^= 1;
		ck_assert_msg(kt_unseal(k, a, "arn|v1", changed, &opened) ==
		    -1, "byte %zu may change", i);
		bytes[i] ^= 1;
	}
	for (i = 0; i < sealed.n; i++) {
		changed.n = i;
		ck_assert_int_eq(kt_unseal(k, a, "arn|v1", changed,
		    &opened), -1);
	}
	changed = (struct kt_blob){ NULL, 0 };
	ck_assert_int_eq(kt_unseal(k, a, "arn|v1", changed, &opened), -1);
	ck_assert_int_eq(unlink(key_path), 0);
	other = kt_root_key_open(key_path);
	ck_assert_int_eq(kt_unseal(other, a, "arn|v1", sealed, &opened), -1);
	ck_assert_ptr_null(opened.p);
	ck_assert_int_eq(kt_unseal(k, a, "arn|v1", sealed, &opened), 0);
	kt_root_key_free(&other);
	kt_root_key_free(&k);
	kt_arena_free(&a);
}
END_TEST

static void *
seal_often(void *key)
{
	struct kt_blob sealed, opened;
	struct kt_arena *a;
	char text[16];
	int i;

	for (i = 0; i < 500; i++) {
		a = kt_arena_new();
		kt_random_text(text, 15, "abcdef");
		if (kt_seal(key, a, text, blob(text, 15), &sealed) != 0 ||
		    kt_unseal(key, a, text, sealed, &opened) != 0 ||
		    memcmp(opened.p, text, 15) != 0)
			return key;
		kt_arena_free(&a);
	}
	return NULL;
}

START_TEST(threads_share_a_root_key)
{
	struct kt_root_key *k = kt_root_key_open(key_path);
	pthread_t t[4];
	void *failed;
	size_t i;

	for (i = 0; i < N_ELEMENTS(t); i++)
		ck_assert_int_eq(pthread_create(&t[i], NULL, seal_often, k),
		    0);
	for (i = 0; i < N_ELEMENTS(t); i++) {
		ck_assert_int_eq(pthread_join(t[i], &failed), 0);
		ck_assert_ptr_null(failed);
	}
	kt_root_key_free(&k);
}
END_TEST

static void
write_file(size_t n, mode_t mode)
{
	int fd = open(key_path, O_WRONLY | O_CREAT | O_EXCL, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(ftruncate(fd, (off_t)n), 0);
	ck_assert_int_eq(fchmod(fd, mode), 0);
	ck_assert_int_eq(close(fd), 0);
}

static const struct {
	const char *what;
	size_t n;
	mode_t mode;
	bool taken;
} files[] = {
	{ "as we make it", 32, 0600, true },
	{ "read only", 32, 0400, true },
	{ "empty", 0, 0600, false },
	{ "short", 31, 0600, false },
	{ "long", 33, 0600, false },
	{ "for the group", 32, 0640, false },
	{ "for others", 32, 0604, false },
	{ "writable by others", 32, 0602, false },
};

START_TEST(only_a_root_key_of_ours_is_taken)
{
	struct kt_root_key *k;

	write_file(files[_i].n, files[_i].mode);
	k = kt_root_key_open(key_path);
	ck_assert_msg((k != NULL) == files[_i].taken, "%s", files[_i].what);
	kt_root_key_free(&k);
}
END_TEST

START_TEST(a_new_root_key_is_private_random_and_kept)
{
	struct kt_root_key *k = kt_root_key_open(key_path);
	uint8_t bytes[32] = { 0 }, zero[32] = { 0 }, again[32];
	struct stat st;
	int fd;

	ck_assert_ptr_nonnull(k);
	kt_root_key_free(&k);
	ck_assert_int_eq(stat(key_path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	ck_assert_int_eq(st.st_size, 32);
	fd = open(key_path, O_RDONLY);
	ck_assert_int_eq(pread(fd, bytes, 32, 0), 32);
	ck_assert_mem_ne(bytes, zero, 32);
	k = kt_root_key_open(key_path);
	ck_assert_int_eq(pread(fd, again, 32, 0), 32);
	ck_assert_mem_eq(bytes, again, 32);
	kt_root_key_free(&k);
	(void)close(fd);
}
END_TEST

START_TEST(no_root_key_without_its_folder)
{
	ck_assert_ptr_null(kt_root_key_open("/tmp/kt-crypto.none/root.key"));
	ck_assert_int_eq(symlink("/dev/zero", key_path), 0);
	ck_assert_ptr_null(kt_root_key_open(key_path));
}
END_TEST

#define TEXT(s) s, sizeof(s) - 1

/* RFC 4648, section 10, and bytes that need + and /. */
static const struct {
	const char *plain;
	size_t n;
	const char *encoded;
} pairs[] = {
	{ TEXT(""), "" }, { TEXT("f"), "Zg==" }, { TEXT("fo"), "Zm8=" },
	{ TEXT("foo"), "Zm9v" }, { TEXT("foob"), "Zm9vYg==" },
	{ TEXT("fooba"), "Zm9vYmE=" }, { TEXT("foobar"), "Zm9vYmFy" },
	{ TEXT("\0\xff\xfe\xfb\xf0"), "AP/++/A=" },
};

START_TEST(base64_goes_both_ways)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_blob out;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_str(&b, "");
	kt_base64_encode(&b, blob(pairs[_i].plain, pairs[_i].n));
	ck_assert_str_eq(b.p, pairs[_i].encoded);
	ck_assert_int_eq(kt_base64_decode(a, b.p, b.n, &out), 0);
	ck_assert_uint_eq(out.n, pairs[_i].n);
	ck_assert_int_eq(memcmp(out.p, pairs[_i].plain, out.n), 0);
	kt_arena_free(&a);
}
END_TEST

static const char *const not_base64[] = {
	"Z", "Zg", "Zg=", "Zg===", "====", "=", "Z===", "Zg==Zg==", "Zm9v\n",
	"Zm 9", "Zm-_", "Zm9=v", "Zh==", "Zm9=", "Z=g=", "Zm9v====", "\xc3\xa9==",
};

START_TEST(base64_refuses_the_rest)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_blob out;

	ck_assert_int_eq(kt_base64_decode(a, not_base64[_i],
	    strlen(not_base64[_i]), &out), -1);
	kt_arena_free(&a);
}
END_TEST

START_TEST(sha256_is_sha256)
{
	char hex[65];

	kt_sha256_hex("abc", 3, hex);	/* FIPS 180-2, B.1 */
	ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	kt_sha256_hex(NULL, 0, hex);
	ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
}
END_TEST

static X509 *
read_cert(const char *pem)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	X509 *cert = PEM_read_bio_X509(bio, NULL, NULL, NULL);

	ck_assert_ptr_nonnull(cert);
	BIO_free(bio);
	return cert;
}

static EVP_PKEY *
read_pkey(const char *pem)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

	ck_assert_ptr_nonnull(key);
	BIO_free(bio);
	return key;
}

/* The verdict of OpenSSL at its strictest, for a TLS server. */
static int
verdict(X509 *ca, X509 *cert)
{
	X509_STORE *store = X509_STORE_new();
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	int rc;

	ck_assert_int_eq(X509_STORE_add_cert(store, ca), 1);
	ck_assert_int_eq(X509_STORE_set_flags(store, X509_V_FLAG_X509_STRICT),
	    1);
	ck_assert_int_eq(X509_STORE_set_purpose(store,
	    X509_PURPOSE_SSL_SERVER), 1);
	ck_assert_int_eq(X509_STORE_CTX_init(ctx, store, cert, NULL), 1);
	rc = X509_verify_cert(ctx);
	ck_assert_msg(rc == 1 || X509_STORE_CTX_get_error(ctx) != X509_V_OK,
	    "no verdict");
	X509_STORE_CTX_free(ctx);
	X509_STORE_free(store);
	return rc;
}

/* Of a text of RFC 4231, by keys about a block's length; as Python has it. */
static const struct { size_t n; char of; const char *mac; } macs[] = {
	{ 0, 0, "76d9e7194e7dbc3aa00bbe8ffb9f6fcb5a932170f971f948bb2ab61607d2"
	    "b9d6" },
	{ 20, 0x0b, "6a055afb1295ef9de35605919cbb8f86f51ee183901f001e6dc53ec3"
	    "d2480ba9" },
	{ 64, 'a', "3a6c4af2edf3a1689f7a6c97051a7c34dd22a9353807f98e0d0ab7790"
	    "19c07d2" },
	{ 65, 'a', "b2b5ef2be1689e1d9ca7f34d768349bfe833303ad6dbb5e76fa9e44ac"
	    "046c9e2" },
};

START_TEST(hmac_is_hmac)
{
	uint8_t key[65], sum[KT_SHA256];
	char hex[2 * KT_SHA256 + 1];

	memset(key, macs[_i].of, sizeof(key));
	kt_hmac_sha256((struct kt_blob){ key, macs[_i].n },
	    "what do ya want for nothing?", sum);
	(void)kt_hex(hex, sum, sizeof(sum));
	ck_assert_str_eq(hex, macs[_i].mac);
}
END_TEST

START_TEST(certificates_verify)
{
	static const char *const names[] = { "localhost", "127.0.0.1", "::1",
	    "a,DNS:evil", NULL };
	struct kt_arena *a = kt_arena_new();
	struct kt_pem ca, other, pem;
	X509 *root, *stranger, *cert;
	EVP_PKEY *key;

	ck_assert_int_eq(kt_ca_make(a, &ca), 0);
	ck_assert_int_eq(kt_ca_make(a, &other), 0);
	ck_assert_int_eq(kt_cert_make(a, &ca, names, &pem), 0);
	root = read_cert(ca.cert);
	stranger = read_cert(other.cert);
	cert = read_cert(pem.cert);
	key = read_pkey(ca.key);
	ck_assert_int_eq(X509_verify(root, key), 1);
	ck_assert_int_eq(X509_verify(cert, key), 1);
	EVP_PKEY_free(key);
	key = read_pkey(pem.key);
	ck_assert_int_eq(X509_check_private_key(cert, key), 1);
	ck_assert_int_eq(verdict(root, cert), 1);
	ck_assert_int_ne(verdict(stranger, cert), 1);
	ck_assert_int_eq(X509_check_host(cert, "localhost", 0, 0, NULL), 1);
	ck_assert_int_eq(X509_check_host(cert, "evil", 0, 0, NULL), 0);
	ck_assert_int_eq(X509_check_ip_asc(cert, "127.0.0.1", 0), 1);
	ck_assert_int_eq(X509_check_ip_asc(cert, "::1", 0), 1);
	ck_assert_int_eq(X509_check_ip_asc(cert, "127.0.0.2", 0), 0);
	ck_assert_int_ne(X509_NAME_cmp(X509_get_subject_name(cert),
	    X509_get_issuer_name(cert)), 0);
	X509_free(root);
	X509_free(stranger);
	X509_free(cert);
	EVP_PKEY_free(key);
	kt_arena_free(&a);
}
END_TEST

/* From long ago: a clock that is set back makes none of them invalid. */
static void
check_validity(const char *pem)
{
	X509 *cert = read_cert(pem);
	int days, seconds;

	ck_assert_int_eq(ASN1_TIME_diff(&days, &seconds,
	    NULL, X509_get0_notAfter(cert)), 1);
	ck_assert_int_ge(days, 3649);
	ck_assert_int_eq(ASN1_TIME_diff(&days, &seconds,
	    NULL, X509_get0_notBefore(cert)), 1);
	ck_assert_int_lt(days, -365 * 20);
	X509_free(cert);
}

START_TEST(certificates_last_ten_years)
{
	static const char *const names[] = { "localhost", NULL };
	struct kt_arena *a = kt_arena_new();
	struct kt_pem ca, pem;

	ck_assert_int_eq(kt_ca_make(a, &ca), 0);
	ck_assert_int_eq(kt_cert_make(a, &ca, names, &pem), 0);
	check_validity(ca.cert);
	check_validity(pem.cert);
	kt_arena_free(&a);
}
END_TEST

START_TEST(no_certificate_from_a_broken_authority)
{
	static const char *const names[] = { "localhost", NULL };
	struct kt_arena *a = kt_arena_new();
	struct kt_pem ca, other, mixed, out = { NULL, NULL };

	ck_assert_int_eq(kt_ca_make(a, &ca), 0);
	ck_assert_int_eq(kt_ca_make(a, &other), 0);
	mixed = (struct kt_pem){ ca.cert, other.key };
	ck_assert_int_eq(kt_cert_make(a, &mixed, names, &out), -1);
	mixed = (struct kt_pem){ "no PEM", ca.key };
	ck_assert_int_eq(kt_cert_make(a, &mixed, names, &out), -1);
	ck_assert_ptr_null(out.cert);
	kt_arena_free(&a);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("base_crypto");
	TCase *tc = tcase_create("crypto"), *sealing = tcase_create("sealing");

	suite_add_tcase(s, tc);
	suite_add_tcase(s, sealing);
	tcase_add_loop_test(tc, random_below_is_uniform, 0, N_ELEMENTS(dice));
	tcase_add_test(tc, random_text_draws_from_all_of_its_set);
	tcase_add_test(tc, uuids_have_their_form);
	tcase_add_loop_test(tc, base64_goes_both_ways, 0, N_ELEMENTS(pairs));
	tcase_add_loop_test(tc, base64_refuses_the_rest, 0,
	    N_ELEMENTS(not_base64));
	tcase_add_test(tc, sha256_is_sha256);
	tcase_add_loop_test(tc, hmac_is_hmac, 0, N_ELEMENTS(macs));
	tcase_add_test(tc, certificates_verify);
	tcase_add_test(tc, certificates_last_ten_years);
	tcase_add_test(tc, no_certificate_from_a_broken_authority);
	tcase_add_checked_fixture(sealing, make_folder, remove_folder);
	tcase_add_loop_test(sealing, what_was_sealed_opens, 0,
	    N_ELEMENTS(texts));
	tcase_add_test(sealing, what_was_not_sealed_so_stays_shut);
	tcase_add_test(sealing, threads_share_a_root_key);
	tcase_add_loop_test(sealing, only_a_root_key_of_ours_is_taken, 0,
	    N_ELEMENTS(files));
	tcase_add_test(sealing, a_new_root_key_is_private_random_and_kept);
	tcase_add_test(sealing, no_root_key_without_its_folder);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
