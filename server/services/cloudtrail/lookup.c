/* LookupEvents: the events of an account and region, the newest first. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "event.h"
#include "model.h"
#include "store/tables.h"

#define PAGE 50

struct looking {
	struct kt_call *c;
	const struct cloudtrail_lookup_attribute *by;	/* or NULL */
	int64_t from, till;
	struct cloudtrail_event *events;
	size_t n, limit;
	int64_t last;		/* the place of the last one shown */
	bool more;
};

/* --- which --- */

static bool
same(struct trail_string s, const char *text)
{
	return s.n == strlen(text) && memcmp(s.p, text, s.n) == 0;
}

/* Is it all that stands between a colon or slash and the last `tail` bytes? */
static bool
stands(struct trail_string arn, const char *name, size_t tail)
{
	size_t n = strlen(name), at;

	if (n == 0 || arn.n <= n + tail)
		return false;
	at = arn.n - tail - n;
	return memcmp(arn.p + at, name, n) == 0 &&
	    (arn.p[at - 1] == ':' || arn.p[at - 1] == '/');
}

/* By its ARN, or by what it is called there: "secret:NAME-abcdef", "db:ID". */
static bool
is_called(struct trail_string arn, const char *name)
{
	const size_t tail = strlen("-abcdef");

	return same(arn, name) || stands(arn, name, 0) ||
	    (stands(arn, name, tail) && arn.p[arn.n - tail] == '-');
}

static bool
touches(const struct trail_record *r, const char *name, bool type)
{
	struct trail_string arn;
	const char *t;
	size_t at = 0;

	while (event_touched(r, &at, &arn)) {
		t = type ? event_type(arn) : NULL;
		if (type ? t != NULL && strcmp(t, name) == 0 :
		    is_called(arn, name))
			return true;
	}
	return false;
}

static bool
is_from(const struct trail_record *r, const char *source)
{
	const struct trail_string *s = &r->text[TRAIL_SERVICE];

	return strncmp(source, s->p, s->n) == 0 &&
	    strcmp(source + s->n, ".amazonaws.com") == 0;
}

static bool
has_id(const struct trail_record *r, const char *id)
{
	char own[KT_UUID];

	event_id(r, own);
	return strcmp(own, id) == 0;
}

static bool
fits(const struct trail_record *r,
    const struct cloudtrail_lookup_attribute *by)
{
	static const struct { const char *key; enum trail_text text; } texts[] = {
		{ "EventName", TRAIL_NAME }, { "Username", TRAIL_USER },
		{ "AccessKeyId", TRAIL_KEY },
	};
	const char *key = by->attribute_key, *value = by->attribute_value;
	size_t i;

	for (i = 0; i < N_ELEMENTS(texts); i++)
		if (strcmp(key, texts[i].key) == 0)
			return same(r->text[texts[i].text], value);
	if (strcmp(key, "EventId") == 0)
		return has_id(r, value);
	if (strcmp(key, "ReadOnly") == 0)
		return strcmp(value, r->read_only ? "true" : "false") == 0;
	if (strcmp(key, "EventSource") == 0)
		return is_from(r, value);
	return touches(r, value, strcmp(key, "ResourceType") == 0);
}

/* --- what is shown --- */

static struct shape_list
show_resources(struct kt_arena *a, const struct trail_record *r)
{
	struct cloudtrail_resource *all = NULL;
	struct trail_string arn;
	size_t at, n = 0;

	for (at = 0; event_touched(r, &at, &arn);)
		n++;
	all = kt_arena_alloc(a, (n + 1) * sizeof(*all));
	for (at = n = 0; event_touched(r, &at, &arn); n++)
		all[n] = (struct cloudtrail_resource){
		    .resource_type = event_type(arn),
		    .resource_name = kt_arena_strndup(a, arn.p, arn.n) };
	return (struct shape_list){ all, n };
}

static struct cloudtrail_event
show(struct kt_arena *a, const struct trail_record *r)
{
	char id[KT_UUID];
	struct kt_buf b;

	kt_buf_init(&b, a);
	event_print(&b, r);
	event_id(r, id);
	return (struct cloudtrail_event){ .event_id = kt_arena_strdup(a, id),
	    .event_name = event_text(a, r, TRAIL_NAME),
	    .read_only = r->read_only ? "true" : "false",
	    .access_key_id = event_text(a, r, TRAIL_KEY),
	    .event_time = r->at / KT_SECOND * KT_SECOND,
	    .event_source = event_source(a, r),
	    .username = event_text(a, r, TRAIL_USER),
	    .resources = show_resources(a, r), .cloud_trail_event = b.p };
}

static bool
take(void *self, const struct trail_record *r)
{
	struct looking *l = self;

	if (r->at < l->from || r->at > l->till ||
	    !same(r->text[TRAIL_REGION], l->c->region) ||
	    (l->by != NULL && !fits(r, l->by)))
		return true;
	if (l->n == l->limit) {
		l->more = true;
		return false;
	}
	l->events[l->n++] = show(l->c->arena, r);
	l->last = r->place;
	return true;
}

/* --- tokens --- */

/* The store's seal binds one to what was asked, where and by whom. */
static const char *
place_of(struct kt_call *c)
{
	struct cloudtrail_lookup_events_request query =
	    *(const struct cloudtrail_lookup_events_request *)c->in;

	query.next_token = NULL;
	query.max_results.set = false;
	return kt_arena_join(c->arena, "page/", c->account, "/", c->region,
	    "/LookupEvents/", dispatch_json(c, c->op->in, &query), NULL);
}

static int
unseal(struct kt_call *c, const char *place, const char *token, int64_t *below)
{
	const char *text = dispatch_token_text(c, place, token);

	if (text == NULL)
		return kt_fail(c, CLOUDTRAIL_INVALID_NEXT_TOKEN,
		    "Invalid NextToken");
	*below = strtoll(text, NULL, 10);
	return 0;
}

/* --- the operation --- */

/* API Reference, LookupEvents; the texts are [belief]. */
static int
check_attributes(struct kt_call *c, const struct shape_list *given)
{
	static const char *const keys[] = { "EventId", "EventName", "ReadOnly",
	    "Username", "ResourceType", "ResourceName", "EventSource",
	    "AccessKeyId" };
	const struct cloudtrail_lookup_attribute *by = given->items;
	size_t i = 0;

	if (given->n == 0)
		return 0;
	if (given->n > 1)
		return kt_fail(c, CLOUDTRAIL_INVALID_LOOKUP_ATTRIBUTES,
		    "You can only specify one lookup attribute.");
	if (by->attribute_key == NULL || by->attribute_value == NULL)
		return kt_fail(c, KT_VALIDATION, "1 validation error detected: "
		    "Value null at 'lookupAttributes.1.member.attribute%s' "
		    "failed to satisfy constraint: Member must not be null",
		    by->attribute_key == NULL ? "Key" : "Value");
	while (i < N_ELEMENTS(keys) && strcmp(keys[i], by->attribute_key) != 0)
		i++;
	if (i == N_ELEMENTS(keys))
		return kt_fail(c, CLOUDTRAIL_INVALID_LOOKUP_ATTRIBUTES,
		    "Invalid lookup attribute key: %s", by->attribute_key);
	if (by->attribute_value[0] == '\0' ||
	    strlen(by->attribute_value) > 2000)
		return kt_fail(c, CLOUDTRAIL_INVALID_LOOKUP_ATTRIBUTES,
		    "The value of a lookup attribute has 1 to 2000 "
		    "characters.");
	return 0;
}

static int
check(struct kt_call *c, const struct cloudtrail_lookup_events_request *in)
{
	if (check_attributes(c, &in->lookup_attributes) != 0)
		return -1;
	if (in->max_results.set && (in->max_results.v < 1 ||
	    in->max_results.v > PAGE))
		return kt_fail(c, CLOUDTRAIL_INVALID_MAX_RESULTS,
		    "MaxResults must be between 1 and %d.", PAGE);
	if (in->start_time != 0 && in->end_time != 0 &&
	    in->start_time > in->end_time)
		return kt_fail(c, CLOUDTRAIL_INVALID_TIME_RANGE,
		    "The start time must be before the end time.");
	if (in->event_category != NULL &&
	    strcmp(in->event_category, "insight") != 0)
		return kt_fail(c, CLOUDTRAIL_INVALID_EVENT_CATEGORY,
		    "Invalid EventCategory: %s", in->event_category);
	if (c->server->trail == NULL)
		return kt_fail(c, CLOUDTRAIL_UNSUPPORTED_OPERATION,
		    "keyturn keeps no trail: it was started with --trail off.");
	return 0;
}

/* There are no insights. */
static int
look(struct kt_call *c, struct looking *l)
{
	const struct cloudtrail_lookup_events_request *in = c->in;
	struct cloudtrail_lookup_events_response *out = c->out;
	struct trail_look all = { .account = c->account, .take = take,
	    .self = l };
	const char *place = place_of(c);

	if (in->next_token != NULL &&
	    unseal(c, place, in->next_token, &all.below) != 0)
		return -1;
	if (in->event_category == NULL)
		trail_read(c->server->trail, &all);
	out->events = (struct shape_list){ l->events, l->n };
	return !l->more ? 0 : dispatch_token(c, place, kt_arena_printf(
	    c->arena, "%" PRId64, l->last), &out->next_token);
}

int
op_lookup_events(struct kt_call *c)
{
	const struct cloudtrail_lookup_events_request *in = c->in;
	struct looking l = { .c = c, .limit = in->max_results.set ?
	    (size_t)in->max_results.v : PAGE, .by = in->lookup_attributes.items,
	    .from = c->now - TRAIL_DAYS * KT_DAY, .till = KT_TIME_MAX };
	int rc;

	if (check(c, in) != 0)
		return -1;
	if (in->lookup_attributes.n == 0)
		l.by = NULL;
	if (in->start_time > l.from)
		l.from = in->start_time;
	if (in->end_time != 0)
		l.till = in->end_time + KT_SECOND - 1;
	l.events = kt_arena_alloc(c->arena, PAGE * sizeof(*l.events));
	c->tx = store_read_begin(c->server->store, c->arena);
	if (c->tx == NULL)
		return kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	rc = look(c, &l);
	store_read_end(c->server->store, c->tx);
	c->tx = NULL;
	return rc;
}
