/* A value, for who sits at this machine and wants to see it. */
#include "ops.h"
#include "services/secretsmanager/envelope.h"

int
op_show_value(struct kt_call *c)
{
	const struct own_show_value_request *in = c->in;
	struct own_shown_value *out = c->out;
	struct secret s;
	struct version v;

	if (!c->request.near)
		return kt_fail(c, KT_FOREIGN, "Values are shown only to who "
		    "asks from keyturn's own machine.");
	if (own_find(c, &(struct own_place){ in->secret, NULL, NULL }, &s) != 0)
		return -1;
	switch (store_version_find(c->tx, &s, in->version, &v)) {
	case STORE_OK:
		break;
	case STORE_NOT_FOUND:
		return kt_fail(c, OWN_NO_SUCH_SECRET, "There is no version "
		    "%.100s of %s.", in->version, s.name);
	default:
		return dispatch_failed(c);
	}
	if (envelope_open(c, &s, &v, s.account) != 0)
		return -1;
	out->version = v.id;
	if (v.kind == VERSION_STRING)
		out->string = kt_arena_strndup(c->arena,
		    (const char *)v.value.p, v.value.n);
	else if (v.kind == VERSION_BINARY)
		out->binary = v.value;
	return 0;
}
