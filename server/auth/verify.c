#include "verify.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "canonical.h"
#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/text.h"
#include "presigned.h"

#define SCHEME "AWS4-"
#define MINUTE (60 * KT_SECOND)
#define SKEW (5 * MINUTE)	/* of a client's clock, either way */
#define WEEK 604800		/* seconds: all that X-Amz-Expires may say */
#define PARTS 5			/* of a credential */
#define USUAL 1024		/* bytes of a request in its canonical form */

/* --- what is said --- */

/* ALGORITHM NAME=VALUE, NAME=VALUE, ...: of a name that is there twice the first. */
static void
read_header(struct kt_arena *a, const char *authorization,
    struct verify_claim *out)
{
	char *s = kt_arena_strdup(a, authorization);
	const struct { const char *name; size_t n; const char **place; }
	    parts[] = {
#define PART(name, member) { name "=", sizeof(name "=") - 1, &out->member }
		PART("Credential", credential),
		PART("SignedHeaders", signed_headers),
		PART("Signature", signature),
#undef PART
	};
	size_t i, n = strcspn(s, " ");

	out->header = true;
	out->algorithm = s;
	for (s += n; *s != '\0'; s += n) {
		for (*s++ = '\0'; *s == ' ' || *s == '\t' || *s == ','; s++)
			;
		n = strcspn(s, ", ");
		for (i = 0; i < N_ELEMENTS(parts) &&
		    strncmp(s, parts[i].name, parts[i].n) != 0; i++)
			;
		if (i < N_ELEMENTS(parts) && *parts[i].place == NULL)
			*parts[i].place = s + parts[i].n;
	}
}

static void
read_query(struct kt_arena *a, const char *query, struct verify_claim *out)
{
	out->algorithm = presigned_find(a, query, "X-Amz-Algorithm");
	out->credential = presigned_find(a, query, "X-Amz-Credential");
	out->signed_headers = presigned_find(a, query, "X-Amz-SignedHeaders");
	out->signature = presigned_find(a, query, "X-Amz-Signature");
	out->token = presigned_find(a, query, "X-Amz-Security-Token");
}

static bool
is_presigned(const char *query)
{
	static const char *const names[] = { "X-Amz-Algorithm=",
	    "X-Amz-Credential=", "X-Amz-Signature=" };
	size_t i;

	for (i = 0; query != NULL && i < N_ELEMENTS(names); i++) {
		const char *at = strstr(query, names[i]);

		if (at != NULL && (at == query || at[-1] == '&'))
			return true;
	}
	return false;
}

void
verify_read(struct kt_arena *a, const struct kt_request *r,
    struct verify_claim *out)
{
	*out = (struct verify_claim){ .query = is_presigned(r->query) };
	if (r->authorization != NULL &&
	    kt_after(r->authorization, SCHEME) != NULL)
		read_header(a, r->authorization, out);
	else if (out->query)
		read_query(a, r->query, out);
	if (out->credential == NULL)
		return;
	if (out->token == NULL)
		out->token = kt_header(r, "X-Amz-Security-Token");
	out->access_key = sigv4_credential(a, out->credential, &out->scope) ==
	    0 ? out->scope.access_key : kt_arena_strndup(a, out->credential,
	    strcspn(out->credential, "/"));
}

/* --- its form --- */

struct reading {
	struct kt_arena *a;
	const struct kt_request *r;
	const struct verify_claim *claim;
	const struct verify_wanted *wanted;
	const char *date;		/* as it is said */
	int64_t at;			/* the same; ms, real */
	const char *part[PARTS];	/* of the credential */
};

static const char *
both(struct reading *v)
{
	return !v->claim->query || v->r->authorization == NULL ? NULL :
	    "Found both 'X-Amz-Algorithm' as a query-string param and "
	    "'Authorization' as HTTP header.";
}

static const char *
absent(struct reading *v)
{
	return v->claim->header || v->claim->query ? NULL : v->wanted->absent;
}

/* The sentences about all that is missing, with a blank between; or NULL. */
static const char *
missing(struct reading *v)
{
	const struct verify_claim *c = v->claim;
	const struct {
		const char *is, *in_header, *in_query;
	} parts[] = {
#define BOTH(name) "Authorization header requires '" name "' parameter. ", \
		"AWS query-string parameters must include 'X-Amz-" name "'. "
		{ c->header ? "" : c->algorithm, "", "AWS query-string "
		    "parameters must include 'X-Amz-Algorithm'. " },
		{ c->credential, BOTH("Credential") },
		{ c->signature, BOTH("Signature") },
		{ c->signed_headers, BOTH("SignedHeaders") },
		{ v->date, "Authorization header requires existence of either "
		    "a 'X-Amz-Date' or a 'Date' header. ", "AWS query-string "
		    "parameters must include 'X-Amz-Date'. " },
	};
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, v->a);
	for (i = 0; i < N_ELEMENTS(parts); i++)
		if (parts[i].is == NULL)
			kt_buf_str(&b, c->header ? parts[i].in_header :
			    parts[i].in_query);
	if (b.n == 0)
		return NULL;
	if (c->header)
		kt_buf_printf(&b, "Authorization=%s", v->r->authorization);
	else
		kt_buf_str(&b, "Re-examine the query-string parameters.");
	return b.p;
}

/* RFC 9110, 5.6.7: "Thu, 15 Jan 2026 10:30:00 GMT", of the Date header. */
static int
read_http_date(const char *s, int64_t *ms)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char iso[] = "0000-00-00T00:00:00Z", name[4] = "";
	const char *month;
	int n;

	if (strlen(s) != 29 || strcmp(s + 25, " GMT") != 0)
		return -1;
	memcpy(name, s + 8, 3);
	month = strstr(months, name);
	if (month == NULL || (month - months) % 3 != 0)
		return -1;
	n = (int)(month - months) / 3 + 1;
	memcpy(iso, s + 12, 4);
	iso[5] = (char)('0' + n / 10);
	iso[6] = (char)('0' + n % 10);
	memcpy(iso + 8, s + 5, 2);
	memcpy(iso + 11, s + 17, 8);
	return kt_time_parse(iso, ms);
}

static const char *
bad_date(struct reading *v)
{
	return sigv4_moment(v->date, &v->at) == 0 ||
	    read_http_date(v->date, &v->at) == 0 ? NULL : kt_arena_printf(v->a,
	    "Date must be in ISO-8601 'basic format'. Got '%s'. See "
	    "http://en.wikipedia.org/wiki/ISO_8601", v->date);
}

/* How long it lives, ms: [belief] where it is presigned and does not say. */
static const char *
read_life(struct reading *v, int64_t *ms)
{
	const char *s = v->claim->header ? NULL :
	    presigned_find(v->a, v->r->query, "X-Amz-Expires");
	long n;
	char *end;

	*ms = SKEW;
	if (s == NULL)
		return NULL;
	n = strtol(s, &end, 10);
	/* In S3's words: no other's are known.  [belief] */
	if (*s < '0' || *s > '9' || *end != '\0' || n > WEEK)
		return "X-Amz-Expires must be a number of seconds, less than a "
		    "week (in seconds) that is 604800";
	*ms = n * KT_SECOND;
	return NULL;
}

/* "5 min." */
static const char *
span(struct reading *v, int64_t ms)
{
	bool minutes = ms % MINUTE == 0;

	return kt_arena_printf(v->a, "%lld %s.", (long long)(ms / (minutes ?
	    MINUTE : KT_SECOND)), minutes ? "min" : "sec");
}

static const char *
bad_age(struct reading *v)
{
	int64_t now = v->wanted->clock.now, life;
	int64_t at = sigv4_made_at(&v->wanted->clock, v->at);
	const char *why = read_life(v, &life);
	char is[SIGV4_MOMENT], limit[SIGV4_MOMENT], is_now[SIGV4_MOMENT];

	if (why != NULL || (now < at + life && at <= now + SKEW))
		return why;
	sigv4_print_moment(at, is);
	sigv4_print_moment(now, is_now);
	if (at > now) {
		sigv4_print_moment(now + SKEW, limit);
		return kt_arena_printf(v->a, "Signature not yet current: %s is "
		    "still later than %s (%s + 5 min.)", is, limit, is_now);
	}
	sigv4_print_moment(now - life, limit);
	return kt_arena_printf(v->a, "Signature expired: %s is now earlier than "
	    "%s (%s - %s)", is, limit, is_now, span(v, life));
}

/* Of the names in a list with semicolons: the next, n bytes; or NULL. */
static const char *
next_header(const char **list, size_t *n)
{
	const char *name = *list;

	if (*name == '\0')
		return NULL;
	*n = strcspn(name, ";");
	*list = name + *n + (name[*n] == ';');
	return name;
}

static const char *
host_unsigned(struct reading *v)
{
	const char *list = v->claim->signed_headers, *name;
	size_t n;

	while ((name = next_header(&list, &n)) != NULL)
		if (n == 4 && strncasecmp(name, "host", n) == 0)
			return NULL;
	return "'Host' or ':authority' must be a 'SignedHeader' in the AWS "
	    "Authorization.";
}

static const char *
bad_algorithm(struct reading *v)
{
	return strcmp(v->claim->algorithm, SIGV4_ALGORITHM) == 0 ? NULL :
	    kt_arena_printf(v->a, "Unsupported AWS 'algorithm': '%s' (only "
	    SIGV4_ALGORITHM " for now).", v->claim->algorithm);
}

static const char *
bad_parts(struct reading *v)
{
	char *s = kt_arena_strdup(v->a, v->claim->credential);
	size_t n = 0;

	while (n < PARTS && s != NULL) {
		v->part[n++] = s;
		s = strchr(s, '/');
		if (s != NULL)
			*s++ = '\0';
	}
	if (n == PARTS && s == NULL && *v->part[0] != '\0')
		return NULL;
	return kt_arena_printf(v->a,
	    "Credential must have exactly 5 slash-delimited elements, e.g. "
	    "keyid/date/region/service/term, got '%s'", v->claim->credential);
}

static void
add_sentence(struct kt_buf *b, const char *sentence)
{
	if (b->n > 0)
		kt_buf_char(b, ' ');
	kt_buf_str(b, sentence);
}

static const char *
bad_scope(struct reading *v)
{
	const char *const *part = v->part, *service = v->wanted->service;
	char day[SIGV4_MOMENT], at[SIGV4_MOMENT];
	struct kt_buf b;

	kt_buf_init(&b, v->a);
	sigv4_print_moment(v->at, at);
	memcpy(day, at, 8);
	day[8] = '\0';
	if (!sigv4_is_region(part[2]))
		add_sentence(&b, kt_arena_printf(v->a, "Credential should be "
		    "scoped to a valid region, not '%s'.", part[2]));
	if (strcmp(part[3], service) != 0)
		add_sentence(&b, kt_arena_printf(v->a, "Credential should be "
		    "scoped to correct service: '%s'.", service));
	if (strcmp(part[4], SIGV4_END) != 0)
		add_sentence(&b, kt_arena_printf(v->a, "Credential should be "
		    "scoped with a valid terminator: '" SIGV4_END "', not "
		    "'%s'.", part[4]));
	if (strcmp(part[1], day) != 0)
		add_sentence(&b, kt_arena_printf(v->a, "Date in Credential "
		    "scope does not match YYYYMMDD from ISO-8601 version of "
		    "date from HTTP: '%s' != '%s', from '%s'.", part[1], day,
		    at));
	return b.n > 0 ? b.p : NULL;
}

static const struct {
	int kind;
	const char *(*wrong)(struct reading *v);
} checks[] = {
	{ KT_SIGNATURE_WRONG, both },
	{ KT_NO_SIGNATURE, absent },
	{ KT_SIGNATURE_INCOMPLETE, missing },
	{ KT_SIGNATURE_INCOMPLETE, bad_date },
	{ KT_SIGNATURE_WRONG, bad_age },
	{ KT_SIGNATURE_WRONG, host_unsigned },
	{ KT_SIGNATURE_INCOMPLETE, bad_algorithm },
	{ KT_SIGNATURE_INCOMPLETE, bad_parts },
	{ KT_SIGNATURE_WRONG, bad_scope },
};

static const char *
date_of(struct kt_arena *a, const struct kt_request *r,
    const struct verify_claim *claim)
{
	const char *date;

	if (!claim->header)
		return claim->query ? presigned_find(a, r->query,
		    "X-Amz-Date") : NULL;
	date = kt_header(r, "X-Amz-Date");
	return date != NULL ? date : kt_header(r, "Date");
}

struct verify_fault
verify_form(struct kt_arena *a, const struct kt_request *r,
    const struct verify_claim *claim, const struct verify_wanted *wanted)
{
	struct reading v = { .a = a, .r = r, .claim = claim, .wanted = wanted,
	    .date = date_of(a, r, claim) };
	const char *text;
	size_t i;

	for (i = 0; i < N_ELEMENTS(checks); i++) {
		text = checks[i].wrong(&v);
		if (text != NULL)
			return (struct verify_fault){ checks[i].kind, text };
	}
	return (struct verify_fault){ KT_OK, NULL };
}

/* --- the signature --- */

/* -1: a header that is said to be signed is not there. */
static int
make_canonical(struct kt_buf *b, const struct kt_request *r,
    const struct verify_claim *claim)
{
	const char *list = claim->signed_headers, *name;
	char hash[65];
	size_t n;

	(void)kt_buf_room(b, USUAL);	/* what it grows out of stays */
	kt_buf_str(b, r->method);
	kt_buf_char(b, '\n');
	canonical_path(b, r->path);
	kt_buf_char(b, '\n');
	if (r->query != NULL)
		canonical_query(b, r->query);
	kt_buf_char(b, '\n');
	while ((name = next_header(&list, &n)) != NULL)
		if (!canonical_header(b, r, name, n))
			return -1;
	kt_buf_char(b, '\n');
	kt_buf_str(b, claim->signed_headers);
	kt_buf_char(b, '\n');
	kt_sha256_hex(r->body, r->body_len, hash);
	kt_buf_str(b, hash);
	return 0;
}

struct verify_fault
verify_signature(struct kt_arena *a, const struct kt_request *r,
    const struct verify_claim *claim, const uint8_t key[SIGV4_KEY])
{
	static const struct verify_fault wrong = { KT_SIGNATURE_WRONG,
	    "The request signature we calculated does not match the signature "
	    "you provided. Check your AWS Secret Access Key and signing "
	    "method. Consult the service documentation for details." };
	char at[SIGV4_MOMENT], made[SIGV4_HEX];
	const char *date = date_of(a, r, claim);
	struct kt_buf b;
	int64_t ms;

	kt_buf_init(&b, a);
	if (strlen(claim->signature) != SIGV4_HEX - 1 ||
	    make_canonical(&b, r, claim) != 0 ||
	    (sigv4_moment(date, &ms) != 0 && read_http_date(date, &ms) != 0))
		return wrong;
	sigv4_print_moment(ms, at);
	sigv4_sign(a, key, &claim->scope, at, &b, made);
	return kt_same(claim->signature, made, SIGV4_HEX - 1) ?
	    (struct verify_fault){ KT_OK, NULL } : wrong;
}
