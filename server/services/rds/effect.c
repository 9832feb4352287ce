/* What is set in the groups of a server, beside what it has taken. */
#include <inttypes.h>
#include <string.h>

#include "effect.h"
#include "keyturn/fleet.h"
#include "keyturn/json.h"
#include "store/groups.h"

#define GIB (INT64_C(1) << 30)

/* --- lists --- */

const struct effect *
effect_find(const struct effects *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (strcmp(e->all[i].p->name, name) == 0)
			return &e->all[i];
	return NULL;
}

/* Into an array of their own: others may have these. */
void
effect_drop(struct kt_arena *a, struct effects *e, const char *name)
{
	struct effect *left = kt_arena_alloc(a, (e->n + 1) * sizeof(*left));
	size_t i, n = 0;

	for (i = 0; i < e->n; i++)
		if (strcmp(e->all[i].p->name, name) != 0)
			left[n++] = e->all[i];
	e->all = left;
	e->n = n;
}

void
effect_put(struct kt_arena *a, struct effects *e, const struct effect *one)
{
	effect_drop(a, e, one->p->name);
	e->all[e->n++] = *one;
}

/* --- what is wanted --- */

/*
 * What is reckoned by the memory of an instance class is not for this machine:
 * sizes of the great buffers are given to a server only as numbers.
 */
static bool
is_of_memory(const struct parameter *p)
{
	return strcmp(p->name, "innodb_buffer_pool_size") == 0 ||
	    strcmp(p->name, "key_buffer_size") == 0 ||
	    strcmp(p->name, "query_cache_size") == 0;
}

/* As a server is told it; NULL: not at all. */
static const char *
reckon(struct kt_arena *a, const struct parameter *p, const char *value,
    const struct server_groups *of)
{
	const struct formula_world w = {
	    .memory = known_memory(of->class) * GIB / 1024,
	    .storage = of->storage * GIB,
	    .processors = 2 };
	int64_t is;

	if (strpbrk(value, "{(") == NULL || p->type != PARAMETER_INTEGER)
		return *value == '{' ? NULL : value;
	return is_of_memory(p) || formula_value(value, &w, &is) != 0 ? NULL :
	    kt_arena_printf(a, "%" PRId64, is);
}

/* Each of a group, over those that are there. */
static void
add_group(struct kt_arena *a, const struct known_engine *e,
    const struct server_groups *of, const struct kt_json *group,
    struct effects *out)
{
	const struct kt_json *one = kt_json_first(kt_json_member(group,
	    "Parameters"));
	const char *name, *value, *method;
	struct effect f;

	for (; one != NULL; one = kt_json_next(one)) {
		name = kt_json_string(kt_json_member(one, "ParameterName"));
		value = kt_json_string(kt_json_member(one, "ParameterValue"));
		method = kt_json_string(kt_json_member(one, "ApplyMethod"));
		f.p = name == NULL ? NULL : parameter_named(e, name);
		if (f.p == NULL || value == NULL)
			continue;
		f.value = reckon(a, f.p, value, of);
		f.at_once = method == NULL || strcmp(method,
		    "pending-reboot") != 0;
		if (f.value != NULL)
			effect_put(a, out, &f);
	}
}

static int
read_group(struct store_tx *tx, struct kt_arena *a, const char *kind,
    const struct server_groups *of, const char *name,
    const struct kt_json **out)
{
	const struct thing_shelf shelf = { of->account, of->region, kind };
	struct thing t;
	enum store_rc rc = STORE_NOT_FOUND;

	*out = NULL;
	if (name != NULL)
		rc = store_thing_get(tx, &shelf, name, &t);
	if (rc == STORE_OK && kt_json_parse(a, t.shape, strlen(t.shape),
	    out) != 0)
		*out = NULL;
	return rc == STORE_FAILED ? -1 : 0;
}

int
effect_wanted(struct store_tx *tx, struct kt_arena *a, const struct server *s,
    struct effects *out)
{
	const struct known_engine *e = known_engine(s->engine);
	const struct kt_json *ours, *clusters;
	struct server_groups of = { NULL };

	*out = (struct effects){ .groups = "/" };
	switch (store_server_groups(tx, s->id, &of)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	if (e == NULL || read_group(tx, a, group_cluster_parameters.shelf, &of,
	    of.cluster_parameters, &clusters) != 0 || read_group(tx, a,
	    group_parameters.shelf, &of, of.parameters, &ours) != 0)
		return -1;
	add_group(a, e, &of, clusters, out);
	add_group(a, e, &of, ours, out);
	out->groups = kt_arena_join(a, of.cluster_parameters != NULL ?
	    of.cluster_parameters : "", "/", of.parameters != NULL ?
	    of.parameters : "", NULL);
	return 0;
}

/* --- what was taken --- */

static void
read_values(struct kt_arena *a, const struct known_engine *e,
    const struct kt_json *object, struct effects *out)
{
	const struct kt_json *v = kt_json_first(object);
	struct effect f = { .at_once = true };

	for (; v != NULL; v = kt_json_next(v)) {
		f.p = parameter_named(e, kt_json_name(v));
		f.value = kt_json_string(v);
		if (f.p != NULL && f.value != NULL)
			effect_put(a, out, &f);
	}
}

void
effect_taken(struct kt_arena *a, const struct server *s,
    struct effect_taken *out)
{
	const struct known_engine *e = known_engine(s->engine);
	const char *groups;
	const struct kt_json *v;

	memset(out, 0, sizeof(*out));
	out->took.groups = "/";
	if (s->parameters == NULL || e == NULL || kt_json_parse(a,
	    s->parameters, strlen(s->parameters), &v) != 0)
		return;
	groups = kt_json_string(kt_json_member(v, "groups"));
	if (groups != NULL)
		out->took.groups = groups;
	read_values(a, e, kt_json_member(v, "took"), &out->took);
	read_values(a, e, kt_json_member(v, "refused"), &out->refused);
}

static void
print_values(struct kt_buf *b, const char *name, const struct effects *e)
{
	size_t i;

	kt_buf_printf(b, ",\"%s\":{", name);
	for (i = 0; i < e->n; i++) {
		kt_buf_printf(b, "%s\"%s\":", i > 0 ? "," : "",
		    e->all[i].p->name);
		kt_json_quote(b, e->all[i].value, strlen(e->all[i].value));
	}
	kt_buf_char(b, '}');
}

const char *
effect_print(struct kt_arena *a, const struct effect_taken *t)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_str(&b, "{\"groups\":");
	kt_json_quote(&b, t->took.groups, strlen(t->took.groups));
	print_values(&b, "took", &t->took);
	print_values(&b, "refused", &t->refused);
	kt_buf_str(&b, "}");
	return b.p;
}

/* --- for a fleet --- */

/* Where an option is not called as its variable. */
static const char *
option_name(const struct parameter *p)
{
	static const char *const others[][2] = {
		{ "time_zone", "default_time_zone" },
		{ "tx_isolation", "transaction_isolation" },
		{ "tx_read_only", "transaction_read_only" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(others); i++)
		if (strcmp(p->name, others[i][0]) == 0)
			return others[i][1];
	return p->name;
}

/* A zone by its name may not be known to a server before it was told of it. */
static bool
is_for_later(const struct effect *f)
{
	return strcmp(f->p->name, "time_zone") == 0 &&
	    strchr("+-", f->value[0]) == NULL;
}

const char *const *
effect_options(struct kt_arena *a, const struct effects *e)
{
	const char **all = kt_arena_alloc(a, (e->n + 1) * sizeof(*all));
	size_t i, n = 0;

	for (i = 0; i < e->n; i++)
		if (!is_for_later(&e->all[i]))
			all[n++] = kt_arena_join(a, option_name(e->all[i].p),
			    "=", e->all[i].value, NULL);
	return all;
}

/* --- ParameterApplyStatus --- */

static bool
is_same(const struct effect *f, const struct effects *in)
{
	const struct effect *there = effect_find(in, f->p->name);

	return there != NULL && strcmp(there->value, f->value) == 0;
}

/* In sync, and what is worse. */
enum { SYNC, APPLYING, PENDING, FAILED };
static const char *const statuses[] = {
	"in-sync", "applying", "pending-reboot", "failed-to-apply"
};

static int
compare(const struct effects *wanted, const struct effect_taken *t)
{
	const struct effect *f;
	int worst = SYNC, is;
	size_t i;

	for (i = 0; i < wanted->n; i++) {
		f = &wanted->all[i];
		is = is_same(f, &t->took) ? SYNC : is_same(f, &t->refused) ?
		    FAILED : f->at_once && !(f->p->flags & PARAMETER_STATIC) ?
		    APPLYING : PENDING;
		worst = is > worst ? is : worst;
	}
	for (i = 0; i < t->took.n; i++) {
		f = &t->took.all[i];
		is = effect_find(wanted, f->p->name) != NULL ? SYNC :
		    f->p->flags & PARAMETER_STATIC ? PENDING :
		    is_same(f, &t->refused) ? FAILED : APPLYING;
		worst = is > worst ? is : worst;
	}
	if (worst < PENDING && strcmp(wanted->groups, t->took.groups) != 0)
		worst = worst == SYNC && wanted->n + t->took.n == 0 ? SYNC :
		    PENDING;
	return worst;
}

const char *
effect_status(struct kt_call *c, const struct server *s)
{
	const struct kt_fleet *fleet = c->server->fleet;
	struct effects wanted;
	struct effect_taken taken;

	if (effect_wanted(c->tx, c->arena, s, &wanted) != 0) {
		(void)dispatch_failed(c);
		return NULL;
	}
	if (s->fresh)		/* its first start takes them all */
		return statuses[SYNC];
	if (fleet != NULL && fleet->options == NULL)
		return statuses[wanted.n > 0 ? FAILED : SYNC];
	effect_taken(c->arena, s, &taken);
	return statuses[compare(&wanted, &taken)];
}

int
effect_recheck(struct store_tx *tx, struct kt_arena *a,
    const struct server *s)
{
	const struct job j = { .kind = JOB_PARAMETERS, .subject = s->id };
	struct effects wanted;
	struct effect_taken taken;

	if (effect_wanted(tx, a, s, &wanted) != 0)
		return -1;
	effect_taken(a, s, &taken);
	return compare(&wanted, &taken) != APPLYING ||
	    store_job_put(tx, &j) == STORE_OK ? 0 : -1;
}
