/*
 * Event subscriptions: kept and shown.  There are no topics yet that anything
 * could be sent to; DescribeEvents tells what would be.
 */
#include <string.h>
#include <strings.h>

#include "parameter.h"
#include "store/snapshot.h"

static const char *own(struct kt_call *c, size_t i, void *out);

const struct group_kind group_subscriptions = {
	.shelf = "rds:es",
	.arn = "es",
	.param = "SubscriptionName",
	.letters = "-_",
	.missing = RDS_SUBSCRIPTION_NOT_FOUND,
	.missing_text = { "Event Subscription ", " not found." },
	.shape = &rds_shape_event_subscription,
	.own = own,
};

/* None is there by itself. */
static const char *
own(struct kt_call *c, size_t i, void *out)
{
	(void)c;
	(void)i;
	(void)out;
	return NULL;
}

/* --- what one may be of --- */

static int
check_topic(struct kt_call *c, const char *arn)
{
	struct kt_arn topic;

	return kt_arn_read(c->arena, arn, &topic) == 0 &&
	    strcmp(topic.service, "sns") == 0 ? 0 : kt_fail(c, RDS_SNS_INVALID_TOPIC,
	    "The SNS topic ARN %s is not valid.", arn);
}

static int
check_categories(struct kt_call *c, const char *type,
    const struct shape_list *categories)
{
	const char *const *category = categories->items;
	size_t i;

	for (i = 0; i < categories->n; i++)
		if (!rule_event_category(type, category[i]))
			return kt_fail(c, RDS_SUBSCRIPTION_CATEGORY_NOT_FOUND,
			    "Event category %s not found%s%s.", category[i],
			    type != NULL ? " for source type " : "",
			    type != NULL ? type : "");
	return 0;
}

/* 1: the account has such a group, of instances or of clusters; 0; -1. */
static int
is_group(struct kt_call *c, const char *name)
{
	void *group;
	int rc = group_get(c, &group_parameters, name, &group);

	return rc != 0 ? rc :
	    group_get(c, &group_cluster_parameters, name, &group);
}

/* 1: there is such a source; 0, as of what keyturn never has; -1 after kt_fail. */
static int
is_there(struct kt_call *c, const char *type, const char *given)
{
	const char *id = rule_lower(c, given);
	struct snapshot_page of = { .account = c->account,
	    .region = c->region, .name = id, .limit = 1 };
	struct db_instance instance;
	struct db_cluster cluster;
	struct snapshot *snapshots;
	enum store_rc rc = STORE_NOT_FOUND;
	size_t n = 1;

	of.cluster = strcmp(type, "db-cluster-snapshot") == 0;
	if (strcmp(type, "db-instance") == 0)
		rc = store_instance_find(c->tx, c->account, c->region, id,
		    &instance);
	else if (strcmp(type, "db-cluster") == 0)
		rc = store_cluster_find(c->tx, c->account, c->region, id,
		    &cluster);
	else if (of.cluster || strcmp(type, "db-snapshot") == 0)
		rc = store_snapshots(c->tx, &of, &snapshots, &n);
	else if (strcmp(type, "db-parameter-group") == 0)
		return is_group(c, id);
	return rc == STORE_FAILED ? dispatch_failed(c) : rc == STORE_OK && n > 0;
}

/* Those that are given: one that was may be gone by now. */
static int
check_sources(struct kt_call *c, const char *type, const struct shape_list *ids)
{
	const char *const *id = ids->items;
	size_t i;
	int rc;

	if (ids->n > 0 && type == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A SourceType is "
		    "required when SourceIds are given.");
	for (i = 0; i < ids->n; i++) {
		rc = is_there(c, type, id[i]);
		if (rc <= 0)
			return rc < 0 ? -1 : kt_fail(c, RDS_SOURCE_NOT_FOUND,
			    "Source %s of type %s not found.", id[i], type);
	}
	return 0;
}

static int
check(struct kt_call *c, const struct rds_event_subscription *s)
{
	return rule_event_type(c, s->source_type) != 0 ||
	    check_topic(c, s->sns_topic_arn) != 0 ? -1 :
	    check_categories(c, s->source_type, &s->event_categories_list);
}

/* --- operations --- */

/* "2026-01-02 03:04:05.678", as RDS writes this one time. */
static const char *
moment(struct kt_call *c)
{
	char text[KT_ISO8601];
	char *s;

	kt_time_iso8601(c->now, text);
	s = kt_arena_strndup(c->arena, text, strlen(text) - 1);
	s[strlen("2026-01-02")] = ' ';
	return s;
}

int
op_create_event_subscription(struct kt_call *c)
{
	const struct rds_create_event_subscription_message *in = c->in;
	struct rds_one_subscription *out = c->out;
	struct rds_event_subscription *s;
	struct group_new g = { group_named(c, &group_subscriptions,
	    in->subscription_name), NULL, &in->tags };
	int rc;

	if (g.name == NULL)
		return -1;
	g.data = s = out->event_subscription = kt_arena_alloc(c->arena,
	    sizeof(*s));
	s->customer_aws_id = c->account;
	s->cust_subscription_id = in->subscription_name;
	s->sns_topic_arn = in->sns_topic_arn;
	s->status = "active";
	s->subscription_creation_time = moment(c);
	s->source_type = in->source_type;
	s->source_ids_list = in->source_ids;
	s->event_categories_list = in->event_categories;
	s->enabled = in->enabled != SHAPE_UNSET ? in->enabled : SHAPE_TRUE;
	s->event_subscription_arn = rule_arn(c, "es", g.name);
	if (check(c, s) != 0 || check_sources(c, s->source_type,
	    &s->source_ids_list) != 0 ||
	    (rc = group_add(c, &group_subscriptions, &g)) < 0)
		return -1;
	if (rc > 0)
		return kt_fail(c, RDS_SUBSCRIPTION_ALREADY_EXIST,
		    "Event Subscription %s already exists.",
		    in->subscription_name);
	return 0;
}

int
op_describe_event_subscriptions(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_event_subscriptions_message *out = c->out;
	const struct group_page page = { .name = in->subscription_name,
	    .max_records = in->max_records, .marker = in->marker,
	    .next = &out->marker };

	return group_describe(c, &group_subscriptions, &page,
	    &out->event_subscriptions_list);
}

/* The one of that name, and its name as it is stored; NULL after kt_fail. */
static struct rds_event_subscription *
find(struct kt_call *c, const char *given, const char **name)
{
	struct rds_one_subscription *out = c->out;

	*name = group_named(c, &group_subscriptions, given);
	if (*name != NULL)
		out->event_subscription = group_find(c, &group_subscriptions,
		    *name);
	return out->event_subscription;
}

int
op_modify_event_subscription(struct kt_call *c)
{
	const struct rds_modify_event_subscription_message *in = c->in;
	struct rds_event_subscription *s;
	const char *name;

	if ((s = find(c, in->subscription_name, &name)) == NULL)
		return -1;
	if (in->sns_topic_arn != NULL)
		s->sns_topic_arn = in->sns_topic_arn;
	if (in->source_type != NULL)
		s->source_type = in->source_type;
	if (in->event_categories.items != NULL)
		s->event_categories_list = in->event_categories;
	if (in->enabled != SHAPE_UNSET)
		s->enabled = in->enabled;
	if (check(c, s) != 0 || (in->source_type != NULL && check_sources(c,
	    s->source_type, &s->source_ids_list) != 0))
		return -1;
	return group_save(c, &group_subscriptions, name, s);
}

int
op_delete_event_subscription(struct kt_call *c)
{
	const struct rds_delete_event_subscription_message *in = c->in;
	const char *name;

	return find(c, in->subscription_name, &name) == NULL ? -1 :
	    group_remove(c, &group_subscriptions, name);
}

/* Where id stands among the sources; how many there are when it is none. */
static size_t
place_of(const struct shape_list *ids, const char *id)
{
	const char *const *all = ids->items;
	size_t i;

	for (i = 0; i < ids->n && strcasecmp(all[i], id) != 0; i++)
		;
	return i;
}

int
op_add_source_identifier_to_subscription(struct kt_call *c)
{
	const struct rds_source_of_subscription *in = c->in;
	struct rds_event_subscription *s;
	const char *name, **ids;
	struct shape_list *list, added;

	if ((s = find(c, in->subscription_name, &name)) == NULL)
		return -1;
	list = &s->source_ids_list;
	if (place_of(list, in->source_identifier) < list->n)
		return 0;
	ids = kt_arena_alloc(c->arena, (list->n + 1) * sizeof(*ids));
	if (list->n > 0)
		memcpy(ids, list->items, list->n * sizeof(*ids));
	ids[list->n] = in->source_identifier;
	added = (struct shape_list){ &ids[list->n], 1 };
	*list = (struct shape_list){ ids, list->n + 1 };
	return check_sources(c, s->source_type, &added) != 0 ? -1 :
	    group_save(c, &group_subscriptions, name, s);
}

int
op_remove_source_identifier_from_subscription(struct kt_call *c)
{
	const struct rds_source_of_subscription *in = c->in;
	struct rds_event_subscription *s;
	const char *name, **ids;
	size_t i;

	if ((s = find(c, in->subscription_name, &name)) == NULL)
		return -1;
	ids = s->source_ids_list.items;
	i = place_of(&s->source_ids_list, in->source_identifier);
	if (i == s->source_ids_list.n)
		return kt_fail(c, RDS_SOURCE_NOT_FOUND, "Source %s is not one "
		    "of the event subscription %s.", in->source_identifier,
		    in->subscription_name);
	s->source_ids_list.n--;
	memmove(&ids[i], &ids[i + 1],
	    (s->source_ids_list.n - i) * sizeof(*ids));
	return group_save(c, &group_subscriptions, name, s);
}
