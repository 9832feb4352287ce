/*
 * DescribeOrderableDBInstanceOptions: the versions of an engine, each with each
 * class, each with each kind of storage.
 */
#include <string.h>

#include "ops.h"

#define LICENSE "general-public-license"
#define RECORDS_MOST 1000	/* API Reference: more than elsewhere */
#define CLASSES_MOST 128

/*
 * What is commonly had of all that may be had (known_class): families, and
 * the sizes of each. [belief]
 */
#define SIZES "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
struct line {
	const char *families, *sizes;
};
static const struct line alone[] = {
	{ "t3 t4g", "micro small medium large xlarge 2xlarge" },
	{ "m5 m6g m6i m7g m7i m8g r5 r6g r6i r7g r7i r8g", SIZES },
	{ NULL, NULL }
};
static const struct line of_clusters[] = {
	{ "t3 t4g", "medium large" },
	{ "r5 r6g r6i r7g r7i r8g", SIZES },
	{ NULL, NULL }
};

static const struct known_storage cluster_storages[] = {
	{ .type = "aurora" }, { .type = "aurora-iopt1" }
};

static const char *const network_types[] = { "IPV4", "DUAL" };
static const char *const engine_modes[] = { "provisioned" };

/* A word of a text with blanks between, in a; NULL: there is no other. */
static const char *
next_word(struct kt_arena *a, const char **text)
{
	size_t n = strcspn(*text, " ");
	const char *word = n > 0 ? kt_arena_strndup(a, *text, n) : NULL;

	*text += n + ((*text)[n] == ' ');
	return word;
}

static size_t
list_classes(struct kt_arena *a, const struct known_engine *e,
    const char *out[CLASSES_MOST])
{
	const struct line *l = e->cluster ? of_clusters : alone;
	const char *families, *family, *sizes, *size;
	size_t n = 0;

	for (; l->families != NULL; l++)
		for (families = l->families;
		    (family = next_word(a, &families)) != NULL; )
			for (sizes = l->sizes;
			    (size = next_word(a, &sizes)) != NULL; )
				out[n++] = kt_arena_join(a, "db.", family,
				    ".", size, NULL);
	if (e->cluster)
		out[n++] = "db.serverless";
	return n;
}

static struct shape_list
zones(struct kt_call *c)
{
	struct rds_availability_zone *all = kt_arena_alloc(c->arena,
	    3 * sizeof(*all));
	int i;

	for (i = 0; i < 3; i++)
		all[i].name = kt_arena_printf(c->arena, "%s%c", c->region,
		    'a' + i);
	return (struct shape_list){ all, 3 };
}

/* What may be chosen of storage. [belief]: the bounds */
static void
show_storage(const struct known_storage *s,
    struct rds_orderable_db_instance_option *out)
{
	bool gp3 = strcmp(s->type, "gp3") == 0;

	out->storage_type = s->type;
	out->supports_iops = shape_bool(s->takes_iops);
	out->supports_storage_throughput = shape_bool(gp3);
	out->supports_storage_autoscaling = shape_bool(s->max > 0 &&
	    strcmp(s->type, "standard") != 0);
	if (s->max > 0) {
		out->min_storage_size = shape_int(s->min);
		out->max_storage_size = shape_int(s->max);
	}
	if (s->takes_iops) {
		out->min_iops_per_db_instance = shape_int(gp3 ?
		    STORAGE_IOPS(s->min) : s->iops_min);
		out->max_iops_per_db_instance = shape_int(s->iops_max);
	}
	if (gp3) {
		out->min_storage_throughput_per_db_instance =
		    shape_int(STORAGE_THROUGHPUT(s->min));
		out->max_storage_throughput_per_db_instance =
		    shape_int(STORAGE_THROUGHPUT_MAX);
	}
}

static void
show(struct kt_call *c, const struct known_engine *e, const char *class,
    struct rds_orderable_db_instance_option *out)
{
	bool tiny = strstr(class, ".micro") != NULL ||
	    strstr(class, ".small") != NULL;

	out->engine = e->name;
	out->db_instance_class = class;
	out->license_model = LICENSE;
	out->availability_zone_group = c->region;
	out->availability_zones = zones(c);
	out->available_processor_features = rule_none;
	out->supported_engine_modes = e->cluster ?
	    rule_texts(c, engine_modes, 1) : rule_none;
	out->supported_network_types = rule_texts(c, network_types, 2);
	out->supported_activity_stream_modes = rule_none;
	out->vpc = out->supports_storage_encryption =
	    out->supports_enhanced_monitoring =
	    out->supports_iam_database_authentication = SHAPE_TRUE;
	out->multi_az_capable = out->supports_dedicated_log_volume =
	    shape_bool(!e->cluster);
	out->supports_performance_insights = shape_bool(!tiny);
	out->read_replica_capable = out->supports_kerberos_authentication =
	    out->outpost_capable = out->supports_global_databases =
	    out->supports_clusters =
	    out->supports_additional_storage_volumes =
	    out->supports_http_endpoint = SHAPE_FALSE;
}

struct listing {
	const struct known_engine *engine;
	const char *classes[CLASSES_MOST];
	size_t n_classes;
	const struct known_storage *storages;
	size_t n_storages;
	struct rule_slice slice;
	struct rds_orderable_db_instance_option *items;
};

static void
list(struct kt_call *c, struct listing *l, const struct known_version *v)
{
	struct rds_orderable_db_instance_option *out;
	size_t i, k;

	for (i = 0; i < l->n_classes; i++)
		for (k = 0; k < l->n_storages; k++) {
			if (!rule_slice_has(&l->slice))
				continue;
			out = &l->items[l->slice.n++];
			show(c, l->engine, l->classes[i], out);
			show_storage(&l->storages[k], out);
			out->engine_version = v->text;
		}
}

/* Each version of the engine that is offered and asked for. */
static void
list_versions(struct kt_call *c, struct listing *l)
{
	const struct rds_describe_orderable_db_instance_options_message *in =
	    c->in;
	const struct known_version *all, *v;
	size_t n = known_versions(c->arena, l->engine, &all);

	for (v = all; v < all + n; v++)
		if (v->offered && (in->engine_version == NULL ||
		    known_begins(v->text, in->engine_version)))
			list(c, l, v);
}

int
op_describe_orderable_db_instance_options(struct kt_call *c)
{
	const struct rds_describe_orderable_db_instance_options_message *in =
	    c->in;
	struct rds_orderable_db_instance_options_message *out = c->out;
	struct listing l = { .engine = known_engine(in->engine),
	    .storages = known_storages, .n_storages = KNOWN_STORAGES };
	bool any;

	if (engine_filter(c, in->engine, &any) != 0 || rule_slice(c,
	    in->max_records, in->marker, RECORDS_MOST, &l.slice) != 0)
		return -1;
	l.items = kt_arena_alloc(c->arena, l.slice.limit * sizeof(*l.items));
	if (any && in->vpc != SHAPE_FALSE && (in->license_model == NULL ||
	    strcmp(in->license_model, LICENSE) == 0)) {
		if (l.engine->cluster) {
			l.storages = cluster_storages;
			l.n_storages = N_ELEMENTS(cluster_storages);
		}
		l.n_classes = list_classes(c->arena, l.engine, l.classes);
		if (in->db_instance_class != NULL) {
			l.classes[0] = in->db_instance_class;
			l.n_classes = known_class(in->db_instance_class);
		}
		list_versions(c, &l);
	}
	out->orderable_db_instance_options = (struct shape_list){ l.items,
	    l.slice.n };
	out->marker = rule_slice_marker(c, &l.slice);
	return 0;
}
