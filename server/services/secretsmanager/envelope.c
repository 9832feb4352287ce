#include "envelope.h"

#include <string.h>

#include "keyturn/log.h"
#include "ops.h"
#include "seal.h"
#include "services/kms/model.h"

#define ENTRIES_MAX 64
#define TEST_VERSION "RequestToValidateKeyAccess"

/* Of a version to be. */
struct data_key {
	const char *version;
	struct kt_blob bytes;
};

struct envelope {
	struct seal_entry *entries;
	size_t n;
	struct kt_blob text;
};

/* --- bytes --- */

static struct kt_blob
put_together(struct kt_call *c, const struct envelope *e)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	kt_buf_char(&b, (char)e->n);
	for (i = 0; i < e->n; i++) {
		const struct seal_entry *x = &e->entries[i];
		const uint8_t length[2] = { (uint8_t)(x->bytes.n >> 8),
		    (uint8_t)x->bytes.n };

		kt_buf_add(&b, x->region, strlen(x->region) + 1);
		kt_buf_add(&b, x->key, strlen(x->key) + 1);
		kt_buf_add(&b, length, 2);
		kt_buf_add(&b, x->bytes.p, x->bytes.n);
	}
	kt_buf_add(&b, e->text.p, e->text.n);
	return (struct kt_blob){ (const uint8_t *)b.p, b.n };
}

/* It was put together here, and sealed since: it is whole. */
static struct envelope
take_apart(struct kt_call *c, struct kt_blob v)
{
	const uint8_t *p = v.p;
	struct envelope e = { .n = *p++ };
	size_t i;

	e.entries = kt_arena_alloc(c->arena, ENTRIES_MAX * sizeof(*e.entries));
	for (i = 0; i < e.n; i++) {
		struct seal_entry *x = &e.entries[i];

		x->region = (const char *)p;
		p += strlen(x->region) + 1;
		x->key = (const char *)p;
		p += strlen(x->key) + 1;
		x->bytes = (struct kt_blob){ p + 2,
		    (size_t)p[0] << 8 | p[1] };
		p += 2 + x->bytes.n;
	}
	e.text = (struct kt_blob){ p, v.n - (size_t)(p - v.p) };
	return e;
}

static struct seal_entry *
entry_of(const struct envelope *e, const char *region)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (strcmp(e->entries[i].region, region) == 0)
			return &e->entries[i];
	return NULL;
}

/* In place of its region's, or as one more; false: there are too many. */
static bool
put_entry(struct envelope *e, const struct seal_entry *x)
{
	struct seal_entry *there = entry_of(e, x->region);

	if (there == NULL && e->n < ENTRIES_MAX)
		there = &e->entries[e->n++];
	if (there != NULL)
		*there = *x;
	return there != NULL;
}

/* --- is a key good? --- */

static int
try(struct kt_call *c, const struct secret *s, struct seal_use *u)
{
	struct kt_blob data_key;
	const char *key = NULL;
	struct seal_entry x;
	int rc = seal_customer_key(c, s, &key);

	*u = (struct seal_use){ s->region, s->arn, TEST_VERSION, NULL,
	    { KT_OK, NULL } };
	if (rc <= 0)
		return rc;
	rc = seal_generate(c, u, key, &x, &data_key);
	return rc != 0 ? rc : seal_unwrap(c, u, &x, &data_key);
}

int
envelope_check(struct kt_call *c, const struct secret *s)
{
	struct seal_use u;
	int rc = try(c, s, &u);

	return rc <= 0 ? rc : seal_fail_to_take(c, &u);
}

/* User guide, "Troubleshoot AWS Secrets Manager replication". */
static const char *
no_replica(const struct seal_use *u)
{
	if (u->failure.err == KT_ACCESS_DENIED)
		return "Replication failed: No permissions available on the "
		    "KMS key to complete the replication.";
	return "Replication failed: The KMS key is disabled, deleted, or does "
	    "not exist.";
}

int
envelope_check_replica(struct kt_call *c, const struct secret *copy,
    const char **why)
{
	struct seal_use u;
	int rc = try(c, copy, &u);

	if (rc > 0)
		*why = no_replica(&u);
	return rc < 0 ? -1 : 0;
}

/* --- sealing --- */

/* What a data key is under in a region that shows s. */
static int
add_entry(struct kt_call *c, const struct secret *s, const char *version,
    struct kt_blob data_key, struct envelope *e, struct seal_use *u)
{
	struct seal_entry x = { s->region, "", data_key };
	const char *key = NULL;
	int rc = seal_customer_key(c, s, &key);

	*u = (struct seal_use){ s->region, s->arn, version, NULL,
	    { KT_OK, NULL } };
	if (rc > 0)
		rc = seal_wrap(c, u, key, data_key, &x);
	if (rc == 0 && !put_entry(e, &x))
		return kt_fail(c, KT_INTERNAL, "It is in too many regions.");
	return rc;
}

/* A replica of s as far as its key goes. */
static struct secret
copy_of(struct kt_call *c, const struct secret *s, const struct replica *r)
{
	return (struct secret){ .account = s->account, .region = r->region,
	    .kms_key_id = r->kms_key_id, .arn = kt_arn(c->arena,
	    "secretsmanager", r->region, s->account, "secret:", s->name, "-",
	    s->suffix, NULL) };
}

/*
 * Its part of the version to be goes to a replica: 0, or -1.  One whose key is not to
 * be used now does without, and is not in sync; once the key is, it also gets what
 * it has missed.
 */
static int
add_replica(struct kt_call *c, struct secret *s, const struct replica *r,
    const struct data_key *k, struct envelope *e)
{
	const struct secret copy = copy_of(c, s, r);
	const char *why = NULL;
	struct seal_use u;
	int rc = add_entry(c, &copy, k->version, k->bytes, e, &u);

	if (rc < 0)
		return -1;
	if (rc > 0) {
		why = no_replica(&u);
		kt_log(KT_LOG_WARN, "%s %s is not to be read: %s",
		    c->request_id, copy.arn, why);
	} else if (r->failure != NULL && envelope_share(c, s, &copy, &why) != 0)
		return -1;
	return replica_turned(c, s, r, why) < 0 ? -1 : 0;
}

static int
add_replicas(struct kt_call *c, struct secret *s, const struct data_key *k,
    struct envelope *e)
{
	struct replica *all;
	size_t i, n;

	if (store_replicas(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++)
		if (all[i].there && add_replica(c, s, &all[i], k, e) != 0)
			return -1;
	return 0;
}

/* 1: some region has a key; 0: none; -1. */
static int
is_keyed(struct kt_call *c, const struct secret *s)
{
	const char *key;
	struct replica *all;
	size_t i, n;
	int rc = seal_customer_key(c, s, &key);

	if (rc != 0 || !s->replicated)
		return rc;
	if (store_replicas(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n && rc == 0; i++) {
		const struct secret copy = copy_of(c, s, &all[i]);

		rc = seal_customer_key(c, &copy, &key);
	}
	return rc;
}

static struct envelope
empty(struct kt_call *c)
{
	return (struct envelope){ .entries = kt_arena_alloc(c->arena,
	    ENTRIES_MAX * sizeof(struct seal_entry)) };
}

/* The data key of a new version, and what it is under where s is. */
static int
first_entry(struct kt_call *c, const struct secret *s, const char *version,
    struct envelope *e, struct kt_blob *data_key)
{
	struct seal_use u = { s->region, s->arn, version, NULL, { KT_OK, NULL } };
	uint8_t *drawn = kt_arena_alloc(c->arena, KT_DATA_KEY);
	struct seal_entry x = { s->region, "", { drawn, KT_DATA_KEY } };
	const char *key = NULL;
	int rc = seal_customer_key(c, s, &key);

	if (rc < 0)
		return -1;
	kt_random(drawn, KT_DATA_KEY);
	*data_key = x.bytes;
	if (rc > 0 && seal_generate(c, &u, key, &x, data_key) != 0)
		return seal_fail_to_write(c, &u);
	(void)put_entry(e, &x);		/* the first has room */
	return 0;
}

static int
close_it(struct kt_call *c, struct envelope *e, struct kt_blob data_key,
    struct version *v)
{
	if (kt_seal_under(data_key.p, c->arena, v->id, v->value, &e->text) != 0)
		return kt_fail(c, KT_INTERNAL, "It could not be encrypted.");
	v->value = put_together(c, e);
	v->kind |= VERSION_KEYED;
	return 0;
}

int
envelope_seal(struct kt_call *c, struct secret *s, struct version *v)
{
	struct data_key k = { .version = v->id };
	struct envelope e;
	int rc;

	if (v->kind == VERSION_EMPTY || (rc = is_keyed(c, s)) == 0)
		return 0;
	if (rc < 0)
		return -1;
	e = empty(c);
	return first_entry(c, s, v->id, &e, &k.bytes) != 0 ||
	    add_replicas(c, s, &k, &e) != 0 ? -1 :
	    close_it(c, &e, k.bytes, v);
}

/* --- opening --- */

/* Its data key as the region of s has it; 0, 1 or -1. */
static int
data_key_of(struct kt_call *c, const struct secret *s,
    const struct envelope *e, struct seal_use *u, struct kt_blob *data_key)
{
	const struct seal_entry *x = entry_of(e, s->region);

	if (x == NULL) {	/* its key was not to be used then */
		u->failure = (struct kt_failure){ KMS_NOT_FOUND, NULL };
		return 1;
	}
	return seal_unwrap(c, u, x, data_key);
}

static int
open_text(struct kt_call *c, const struct envelope *e, struct kt_blob data_key,
    struct version *v)
{
	if (kt_unseal_under(data_key.p, c->arena, v->id, e->text,
	    &v->value) != 0)
		return kt_fail(c, KT_INTERNAL, "A value does not open.");
	v->kind &= ~VERSION_KEYED;
	return 0;
}

int
envelope_open(struct kt_call *c, const struct secret *s, struct version *v,
    const char *as)
{
	struct seal_use u = { s->region, s->arn, v->id, as, { KT_OK, NULL } };
	struct kt_blob data_key;
	struct envelope e;

	if (!(v->kind & VERSION_KEYED))
		return 0;
	e = take_apart(c, v->value);
	return data_key_of(c, s, &e, &u, &data_key) != 0 ?
	    seal_fail_to_read(c, &u) : open_text(c, &e, data_key, v);
}

/* --- other keys --- */

struct opened {
	struct envelope envelope;
	struct kt_blob data_key;
};

/* The version of s as an envelope, whatever it was: 0, 1: KMS refuses; -1. */
static int
open_up(struct kt_call *c, const struct secret *s, struct version *v,
    struct opened *out, struct seal_use *u)
{
	struct envelope *e = &out->envelope;
	struct kt_blob *data_key = &out->data_key;
	uint8_t *drawn;

	*u = (struct seal_use){ s->region, s->arn, v->id, NULL,
	    { KT_OK, NULL } };
	if (v->kind & VERSION_KEYED) {
		*e = take_apart(c, v->value);
		return data_key_of(c, s, e, u, data_key);
	}
	drawn = kt_arena_alloc(c->arena, KT_DATA_KEY);
	kt_random(drawn, KT_DATA_KEY);
	*data_key = (struct kt_blob){ drawn, KT_DATA_KEY };
	*e = empty(c);
	(void)put_entry(e, &(struct seal_entry){ s->region, "", *data_key });
	return close_it(c, e, *data_key, v);
}

static bool
has_keys(const struct envelope *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (*e->entries[i].key != '\0')
			return true;
	return false;
}

static int
rekey(struct kt_call *c, struct secret *s, struct version *v)
{
	struct opened o = { .data_key = { NULL, 0 } };
	struct seal_use u;
	int rc = open_up(c, s, v, &o, &u);

	if (rc == 0)
		rc = add_entry(c, s, v->id, o.data_key, &o.envelope, &u);
	if (rc != 0)
		return rc < 0 ? -1 : 0;		/* it stays */
	v->value = put_together(c, &o.envelope);
	if (!has_keys(&o.envelope) &&
	    open_text(c, &o.envelope, o.data_key, v) != 0)
		return -1;
	return store_version_fill(c->tx, s, v) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
envelope_rekey(struct kt_call *c, struct secret *s, const char *id)
{
	const char *key;
	struct version v;
	int rc = seal_customer_key(c, s, &key);

	if (rc < 0)
		return -1;
	if (store_version_find(c->tx, s, id, &v) != STORE_OK)
		return dispatch_failed(c);
	if (v.kind != VERSION_EMPTY && (rc > 0 || v.kind & VERSION_KEYED))
		return rekey(c, s, &v);
	return store_version_rekey(c->tx, s, id, s->kms_key_id) == STORE_OK ?
	    0 : dispatch_failed(c);
}

/* --- replicas --- */

/* 0, 1: *why not; or -1. */
static int
share(struct kt_call *c, struct secret *s, const char *id,
    const struct secret *copy, const char **why)
{
	struct opened o = { .data_key = { NULL, 0 } };
	struct seal_use u;
	struct version v;
	int rc;

	if (store_version_find(c->tx, s, id, &v) != STORE_OK)
		return dispatch_failed(c);
	if (v.kind == VERSION_EMPTY)
		return 0;
	rc = open_up(c, s, &v, &o, &u);
	if (rc == 0)
		rc = add_entry(c, copy, id, o.data_key, &o.envelope, &u);
	if (rc != 0) {
		*why = no_replica(&u);
		return rc;
	}
	v.value = put_together(c, &o.envelope);
	return store_version_refill(c->tx, s, &v) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
envelope_share(struct kt_call *c, struct secret *s, const struct secret *copy,
    const char **why)
{
	struct version *all;
	const char *key;
	size_t i, n;
	int rc = seal_customer_key(c, copy, &key);

	if (store_version_list(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n && rc >= 0 && *why == NULL; i++)
		if (rc > 0 || all[i].kind & VERSION_KEYED)
			if (share(c, s, all[i].id, copy, why) < 0)
				return -1;
	if (rc < 0 || *why != NULL)
		return rc < 0 ? -1 : 0;
	return store_secret_date(c->tx, s) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
envelope_leave(struct kt_call *c, const struct secret *s, struct version *v)
{
	struct envelope e;
	const struct seal_entry *x;

	if (!(v->kind & VERSION_KEYED))
		return 0;
	e = take_apart(c, v->value);
	x = entry_of(&e, s->region);
	if (x != NULL && *x->key == '\0')	/* under its default key */
		return open_text(c, &e, x->bytes, v);
	e.n = x != NULL;
	if (x != NULL)
		e.entries[0] = *x;
	v->value = put_together(c, &e);
	return 0;
}

int
envelope_hand_over(struct kt_call *c, const struct secret *s,
    struct version *v)
{
	struct opened o = { .data_key = { NULL, 0 } };
	struct seal_use u;
	int rc = is_keyed(c, s);

	if (rc <= 0)
		return rc;
	rc = open_up(c, s, v, &o, &u);
	if (rc == 0)
		rc = add_entry(c, s, v->id, o.data_key, &o.envelope, &u);
	if (rc != 0)
		return rc < 0 ? -1 : seal_fail_to_write(c, &u);
	v->value = put_together(c, &o.envelope);
	return 0;
}
