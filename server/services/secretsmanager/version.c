/* Versions as requests carry them, and how many there may be. */
#include <string.h>

#include "keyturn/log.h"

#include "envelope.h"
#include "ops.h"

#define VERSIONS_MAX 100
#define VERSION_KEPT KT_DAY

bool
value_given(const struct secret_value *v)
{
	return v->string != NULL || v->binary.p != NULL;
}

int
value_check(struct kt_call *c, const struct secret_value *v)
{
	if (v->string == NULL || v->binary.p == NULL)
		return 0;
	return kt_fail(c, SM_INVALID_PARAMETER, "You can't specify both a "
	    "binary secret value and a string secret value in the same "
	    "secret.");
}

struct version
value_version(const struct secret_value *v, const char *id, int64_t created)
{
	struct version to = { .id = id, .created = created };

	if (v->string != NULL) {
		to.kind = VERSION_STRING;
		to.value.p = (const uint8_t *)v->string;
		to.value.n = strlen(v->string);
	} else if (v->binary.p != NULL) {
		to.kind = VERSION_BINARY;
		to.value = v->binary;
	}
	return to;
}

bool
value_equals(const struct version *v, const struct version *other)
{
	return v->kind == other->kind && v->value.n == other->value.n &&
	    (v->value.n == 0 ||
	    memcmp(v->value.p, other->value.p, v->value.n) == 0);
}

/* --- how many there may be --- */

int
version_refuse_purged(struct kt_call *c, const struct secret *s, const char *id)
{
	switch (store_version_purged(c->tx, s, id)) {
	case STORE_OK:
		return kt_fail(c, SM_INVALID_REQUEST, "You can't perform this "
		    "operation on secret version %s because it was deleted.",
		    id);
	case STORE_NOT_FOUND:
		return 0;
	default:
		return dispatch_failed(c);
	}
}

/* As on AWS, where it takes a day; here there is a clock. */
static int
refuse_full(struct kt_call *c, const struct secret *s)
{
	kt_log(KT_LOG_WARN, "%s %s has %d versions of the last 24 hours, and "
	    "gets no more (nor rotates) before they are older: keyturn clock "
	    "advance 24h", c->request_id, s->arn, VERSIONS_MAX);
	return kt_fail(c, SM_LIMIT_EXCEEDED, "You can't create more than %d "
	    "versions of a secret within 24 hours.", VERSIONS_MAX);
}

/* The oldest versions without a label and old enough, until there is room. */
static int
prune(struct kt_call *c, const struct secret *s)
{
	struct version *all;
	size_t i, n_all, n;

	if (store_version_list(c->tx, s, &all, &n_all) != STORE_OK)
		return dispatch_failed(c);
	n = n_all;
	for (i = 0; i < n_all && n >= VERSIONS_MAX; i++) {
		if (all[i].created + VERSION_KEPT > c->now ||
		    store_label_on(s, all[i].id))
			continue;
		if (store_version_purge(c->tx, s, &all[i]) != STORE_OK ||
		    store_event_put(c->tx, &(struct kt_event){ .at = c->now,
		    .event = STORE_TRAIL "SecretVersionDeletion",
		    .arn = s->arn, .version = all[i].id }) != STORE_OK)
			return dispatch_failed(c);
		n--;
	}
	return n < VERSIONS_MAX ? 0 : refuse_full(c, s);
}

/* The id is taken: by the same call, or by a version that awaits its value. */
static int
put_again(struct kt_call *c, struct secret *s, const struct version *v)
{
	struct version known, sealed = *v;

	if (store_version_find(c->tx, s, v->id, &known) != STORE_OK)
		return dispatch_failed(c);
	if (known.kind == VERSION_EMPTY) {
		if (envelope_seal(c, s, &sealed) != 0)
			return -1;
		return store_version_fill(c->tx, s, &sealed) == STORE_OK ? 1 :
		    dispatch_failed(c);
	}
	if (envelope_open(c, s, &known, NULL) != 0)
		return -1;
	return value_equals(&known, v) ? 0 : kt_fail(c, SM_RESOURCE_EXISTS,
	    MSG_TOKEN_USED, v->id, s->arn);
}

/* For one more, unless it is there already: 0 or -1. */
static int
make_room(struct kt_call *c, const struct secret *s, const char *version)
{
	struct version known;

	if (s->versions < VERSIONS_MAX)
		return 0;
	switch (store_version_find(c->tx, s, version, &known)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND:
		return version_refuse_purged(c, s, version) != 0 ? -1 : prune(c, s);
	default:              return dispatch_failed(c);
	}
}

/* May KMS be asked?  It is not to be for what is there already. */
static bool
is_keyed(const struct secret *s)
{
	return s->replicated || !secret_key_is_default(s->kms_key_id);
}

int
version_put(struct kt_call *c, struct secret *s, struct version *v)
{
	struct version known, sealed = *v;

	if (make_room(c, s, v->id) != 0)
		return -1;
	if (is_keyed(s) &&
	    store_version_find(c->tx, s, v->id, &known) == STORE_OK)
		return put_again(c, s, v);
	if (envelope_seal(c, s, &sealed) != 0)
		return -1;
	switch (store_version_add(c->tx, s, &sealed)) {
	case STORE_OK:     return 1;
	case STORE_EXISTS: return put_again(c, s, v);
	default:           return dispatch_failed(c);
	}
}
