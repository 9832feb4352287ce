/*
 * Which values of a secret open its database: each of AWS's three labels is
 * tried once, as an application would, with what is stored now.
 */
#include <stdio.h>
#include <string.h>

#include "ops.h"
#include "services/secretsmanager/envelope.h"

static const char *const labels[] = { AWSCURRENT, AWSPREVIOUS, AWSPENDING };

struct value {
	const char *version;		/* NULL: the label is nowhere */
	const char *text;		/* NULL: nothing that leads anywhere */
	const char *account, *region;	/* of its secret */
	bool managed;			/* that is one of RDS's */
};

/* What was stored at one moment; 0, or -1 after kt_fail. */
static int
read_values(struct kt_call *c, struct value values[N_ELEMENTS(labels)])
{
	const struct own_verify_request *in = c->in;
	struct own_verification *out = c->out;
	struct secret s;
	struct version v;
	size_t i;

	if (own_find(c, &(struct own_place){ in->secret, in->account,
	    in->region }, &s) != 0)
		return -1;
	out->secret = s.name;
	out->arn = s.arn;
	for (i = 0; i < N_ELEMENTS(labels); i++) {
		values[i] = (struct value){
		    .version = store_label_holder(&s, labels[i]),
		    .account = s.account, .region = s.region,
		    .managed = s.owner != NULL };
		if (values[i].version == NULL)
			continue;
		if (store_version_find(c->tx, &s, values[i].version, &v) !=
		    STORE_OK)
			return dispatch_failed(c);
		if (envelope_open(c, &s, &v, s.account) != 0)
			return -1;
		if (v.kind == VERSION_STRING)
			values[i].text = kt_arena_strndup(c->arena,
			    (const char *)v.value.p, v.value.n);
	}
	return 0;
}

static const char *
text(struct kt_call *c, char *s)
{
	kt_make_utf8(s);
	return kt_arena_strdup(c->arena, s);
}

static void
try(struct kt_call *c, const struct kt_creds *creds,
    struct own_verified *out)
{
	const struct kt_engine *engine = c->server->door.engine;
	struct kt_who who = { .account = "" };
	struct kt_link *link = NULL;
	char why[KT_WHY] = "";

	if (engine->login(creds, &link, why) == KT_ENGINE_OK) {
		out->logs_in = SHAPE_TRUE;
		out->tls = "unknown";
		if (engine->who != NULL && engine->who(link, &who, why) ==
		    KT_ENGINE_OK)
			why[0] = '\0';
		if (engine->who != NULL)
			out->tls = who.tls[0] != '\0' ? text(c, who.tls) :
			    "none";
		if (who.account[0] != '\0')
			out->account = text(c, who.account);
	}
	engine->logout(&link);
	if (why[0] != '\0')
		out->reason = text(c, why);
}

/* As keyturn: where RDS's own lead is answered as things are. */
static int
read_value(struct kt_call *c, const struct value *v, struct kt_creds *out,
    char why[KT_WHY])
{
	const struct own_verification *of = c->out;
	const struct kt_door *door = &c->server->door;
	struct kt_invoker as = { c->server, v->account, v->region, "keyturn" };
	struct kt_aws aws = kt_invoker_aws(&as);
	const struct kt_value value = { v->text, of->arn,
	    v->managed ? &aws : NULL };

	return door->read(door->trust, c->arena, &value, out, why);
}

static void
verify(struct kt_call *c, const struct value *v, struct own_verified *out)
{
	char why[KT_WHY] = "";
	struct kt_creds creds;

	out->version = v->version;
	out->logs_in = SHAPE_FALSE;
	if (v->version == NULL)
		out->reason = "No version has this label.";
	else if (v->text == NULL)
		out->reason = "The version has no value that is a text.";
	else if (read_value(c, v, &creds, why) != 0)
		out->reason = text(c, why);
	else
		try(c, &creds, out);
}

/* A version that has two labels is tried once. */
static size_t
seen_before(const struct value *values, size_t i)
{
	size_t k = 0;

	while (k < i && (values[k].version == NULL ||
	    values[i].version == NULL ||
	    strcmp(values[k].version, values[i].version) != 0))
		k++;
	return k;
}

int
op_verify(struct kt_call *c)
{
	struct own_verification *out = c->out;
	struct own_verified *v = kt_arena_alloc(c->arena,
	    N_ELEMENTS(labels) * sizeof(*v));
	struct value values[N_ELEMENTS(labels)];
	size_t i, k;
	int rc;

	if (own_read_begin(c) != 0)
		return -1;
	rc = read_values(c, values);
	own_read_end(c);
	if (rc != 0)
		return -1;
	for (i = 0; i < N_ELEMENTS(labels); i++) {
		if ((k = seen_before(values, i)) < i)
			v[i] = v[k];
		else
			verify(c, &values[i], &v[i]);
		v[i].label = labels[i];
	}
	out->values = (struct shape_list){ v, N_ELEMENTS(labels) };
	out->verified = v[0].logs_in;
	return 0;
}
