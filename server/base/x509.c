/*
 * keyturn's own certificate authority, for the database servers it runs.
 */
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#define YEARS(n) ((n) * 365 * KT_DAY)
#define VALID YEARS(10)
#define BEGIN 946684800		/* 2000: clocks are set back, and it is no harm */
#define SERIAL_BITS 159		/* positive and at most 20 bytes: RFC 5280 */

/* The two must differ: MySQL servers refuse a certificate of its CA's name. */
#define CA_NAME "keyturn CA"
#define SERVER_NAME "keyturn database server"

static const struct {
	int nid;
	const char *value;
} ca_extensions[] = {
	{ NID_basic_constraints, "critical,CA:TRUE,pathlen:0" },
	{ NID_key_usage, "critical,keyCertSign,cRLSign" },
	{ NID_subject_key_identifier, "hash" },
}, server_extensions[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature" },
	{ NID_ext_key_usage, "serverAuth" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid:always" },
};

static int
log_failure(const char *what)
{
	char reason[256];

	ERR_error_string_n(ERR_get_error(), reason, sizeof(reason));
	ERR_clear_error();
	kt_log(KT_LOG_ERROR, "cannot make a %s: %s", what, reason);
	return -1;
}

static int
set_serial(X509 *cert)
{
	BIGNUM *n = BN_new();
	int rc = -1;

	if (n != NULL && BN_rand(n, SERIAL_BITS, BN_RAND_TOP_ONE,
	    BN_RAND_BOTTOM_ANY) == 1 &&
	    BN_to_ASN1_INTEGER(n, X509_get_serialNumber(cert)) != NULL)
		rc = 0;
	BN_free(n);
	return rc;
}

/* By the real clock, since that is what those look at who verify. */
static int
set_validity(X509 *cert)
{
	int64_t end = (kt_real_ms() + VALID) / KT_SECOND;

	return ASN1_TIME_set(X509_getm_notBefore(cert), BEGIN) == NULL ||
	    ASN1_TIME_set(X509_getm_notAfter(cert), (time_t)end) == NULL ?
	    -1 : 0;
}

static int
set_subject(X509 *cert, const char *name)
{
	X509_NAME *subject = X509_get_subject_name(cert);

	if (X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
	    (const unsigned char *)"keyturn", -1, -1, 0) != 1 ||
	    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
	    (const unsigned char *)name, -1, -1, 0) != 1)
		return -1;
	return 0;
}

static X509 *
new_cert(EVP_PKEY *key, const char *name)
{
	X509 *cert = X509_new();

	if (cert != NULL && (X509_set_version(cert, X509_VERSION_3) != 1 ||
	    set_serial(cert) != 0 || set_validity(cert) != 0 ||
	    set_subject(cert, name) != 0 || X509_set_pubkey(cert, key) != 1)) {
		X509_free(cert);
		cert = NULL;
	}
	return cert;
}

static int
add_extension(X509 *cert, X509 *issuer, int nid, const char *value)
{
	X509_EXTENSION *extension;
	X509V3_CTX context;
	int rc = -1;

	X509V3_set_ctx(&context, issuer, cert, NULL, NULL, 0);
	X509V3_set_ctx_nodb(&context);
	extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
	if (extension != NULL && X509_add_ext(cert, extension, -1) == 1)
		rc = 0;
	X509_EXTENSION_free(extension);
	return rc;
}

/*
 * A name as it is, not as a piece of OpenSSL's configuration language, in
 * which a comma would begin another one.
 */
static GENERAL_NAME *
general_name(const char *name)
{
	GENERAL_NAME *general = GENERAL_NAME_new();
	ASN1_STRING *value;
	int type = GEN_IPADD;

	if (general == NULL)
		return NULL;
	value = a2i_IPADDRESS(name);
	if (value == NULL) {
		ERR_clear_error();	/* not an address: no failure */
		type = GEN_DNS;
		value = ASN1_IA5STRING_new();
		if (value == NULL || ASN1_STRING_set(value, name, -1) != 1) {
			ASN1_STRING_free(value);
			GENERAL_NAME_free(general);
			return NULL;
		}
	}
	GENERAL_NAME_set0_value(general, type, value);
	return general;
}

static int
add_names(X509 *cert, const char *const *names)
{
	GENERAL_NAMES *all = GENERAL_NAMES_new();
	GENERAL_NAME *one;
	int rc = -1;

	if (all == NULL)
		return -1;
	for (; *names != NULL; names++) {
		one = general_name(*names);
		if (one == NULL || sk_GENERAL_NAME_push(all, one) == 0) {
			GENERAL_NAME_free(one);
			goto out;
		}
	}
	if (X509_add1_ext_i2d(cert, NID_subject_alt_name, all, 0, 0) == 1)
		rc = 0;
out:
	GENERAL_NAMES_free(all);
	return rc;
}

/* OpenSSL wipes a memory BIO as it frees it; ours is wiped with a. */
static const char *
text_of(struct kt_arena *a, BIO *bio)
{
	char *p;
	long n = BIO_get_mem_data(bio, &p);

	return n <= 0 ? NULL : kt_arena_strndup(a, p, (size_t)n);
}

static int
write_pem(struct kt_arena *a, X509 *cert, EVP_PKEY *key, struct kt_pem *out)
{
	BIO *c = BIO_new(BIO_s_mem()), *k = BIO_new(BIO_s_mem());
	struct kt_pem pem = { NULL, NULL };

	if (c != NULL && PEM_write_bio_X509(c, cert) == 1)
		pem.cert = text_of(a, c);
	if (k != NULL && PEM_write_bio_PrivateKey(k, key, NULL, NULL, 0, NULL,
	    NULL) == 1)
		pem.key = text_of(a, k);
	BIO_free(c);
	BIO_free(k);
	if (pem.cert == NULL || pem.key == NULL)
		return -1;
	*out = pem;
	return 0;
}

static X509 *
read_cert(const char *pem)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	X509 *cert = bio == NULL ? NULL :
	    PEM_read_bio_X509(bio, NULL, NULL, NULL);

	BIO_free(bio);
	return cert;
}

static EVP_PKEY *
read_key(const char *pem)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	EVP_PKEY *key = bio == NULL ? NULL :
	    PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

	BIO_free(bio);
	return key;
}

int
kt_ca_make(struct kt_arena *a, struct kt_pem *ca)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *cert = key == NULL ? NULL : new_cert(key, CA_NAME);
	size_t i;
	int rc = -1;

	if (cert == NULL || X509_set_issuer_name(cert,
	    X509_get_subject_name(cert)) != 1)
		goto out;
	for (i = 0; i < N_ELEMENTS(ca_extensions); i++) {
		if (add_extension(cert, cert, ca_extensions[i].nid,
		    ca_extensions[i].value) != 0)
			goto out;
	}
	if (X509_sign(cert, key, EVP_sha256()) > 0)
		rc = write_pem(a, cert, key, ca);
out:
	X509_free(cert);
	EVP_PKEY_free(key);
	return rc == 0 ? 0 : log_failure("certificate authority");
}

/* A server's certificate, complete but for the signature. */
static int
fill_server_cert(X509 *cert, X509 *issuer, const char *const *names)
{
	size_t i;

	if (X509_set_issuer_name(cert, X509_get_subject_name(issuer)) != 1)
		return -1;
	for (i = 0; i < N_ELEMENTS(server_extensions); i++) {
		if (add_extension(cert, issuer, server_extensions[i].nid,
		    server_extensions[i].value) != 0)
			return -1;
	}
	return *names == NULL ? 0 : add_names(cert, names);
}

int
kt_cert_make(struct kt_arena *a, const struct kt_pem *ca,
    const char *const *names, struct kt_pem *out)
{
	X509 *issuer = read_cert(ca->cert);
	EVP_PKEY *issuer_key = read_key(ca->key);
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *cert = key == NULL ? NULL : new_cert(key, SERVER_NAME);
	int rc = -1;

	if (issuer != NULL && issuer_key != NULL && cert != NULL &&
	    X509_check_private_key(issuer, issuer_key) == 1 &&
	    fill_server_cert(cert, issuer, names) == 0 &&
	    X509_sign(cert, issuer_key, EVP_sha256()) > 0)
		rc = write_pem(a, cert, key, out);
	X509_free(cert);
	EVP_PKEY_free(key);
	EVP_PKEY_free(issuer_key);
	X509_free(issuer);
	return rc == 0 ? 0 : log_failure("server certificate");
}

static int
time_of(const ASN1_TIME *t, int64_t *out)
{
	struct tm tm;

	if (ASN1_TIME_to_tm(t, &tm) != 1)
		return -1;
	*out = (int64_t)timegm(&tm) * KT_SECOND;
	return 0;
}

int
kt_cert_read(const char *pem, struct kt_cert *out)
{
	X509 *cert = read_cert(pem);
	unsigned char md[EVP_MAX_MD_SIZE];
	unsigned int n = 0, i;
	int rc = -1;

	if (cert != NULL && X509_digest(cert, EVP_sha1(), md, &n) == 1 &&
	    n == 20 && time_of(X509_get0_notBefore(cert), &out->from) == 0)
		rc = time_of(X509_get0_notAfter(cert), &out->till);
	for (i = 0; rc == 0 && i < n; i++)
		(void)snprintf(&out->thumbprint[i * 2], 3, "%02x", md[i]);
	X509_free(cert);
	return rc;
}
