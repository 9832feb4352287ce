/* The audit trail, for who looks on: the last of it, in order. */
#include <string.h>

#include "ops.h"
#include "services/cloudtrail/event.h"

#define DEFAULT 100

struct listing {
	struct kt_call *c;
	const struct own_list_trail_request *in;
	struct own_trail_event *items;	/* filled from their end */
	size_t n, limit;
	int64_t last, missed;
};

static bool
same(struct trail_string s, const char *text)
{
	return text == NULL ||
	    (s.n == strlen(text) && memcmp(s.p, text, s.n) == 0);
}

static bool
fits(const struct own_list_trail_request *in, const struct trail_record *r)
{
	return same(r->text[TRAIL_REGION], in->region) &&
	    same(r->text[TRAIL_NAME], in->event) &&
	    same(r->text[TRAIL_USER], in->user) &&
	    (in->failed != SHAPE_TRUE || event_failed(r));
}

static struct shape_list
list_touched(struct kt_arena *a, const struct trail_record *r)
{
	struct trail_string arn;
	const char **all;
	size_t at, n = 0;

	for (at = 0; event_touched(r, &at, &arn);)
		n++;
	if (n == 0)
		return (struct shape_list){ NULL, 0 };
	all = kt_arena_alloc(a, n * sizeof(*all));
	for (at = n = 0; event_touched(r, &at, &arn);)
		all[n++] = kt_arena_strndup(a, arn.p, arn.n);
	return (struct shape_list){ all, n };
}

static struct own_trail_event
show(struct kt_arena *a, const struct trail_record *r)
{
	char at[KT_ISO8601];
	struct kt_buf b;

	kt_buf_init(&b, a);
	event_print(&b, r);
	kt_time_iso8601(r->at, at);
	return (struct own_trail_event){ .place = shape_int(r->place),
	    .at = kt_arena_strdup(a, at),
	    .account = event_text(a, r, TRAIL_ACCOUNT),
	    .region = event_text(a, r, TRAIL_REGION),
	    .user = event_text(a, r, TRAIL_USER),
	    .by = event_text(a, r, TRAIL_BY),
	    .service = event_text(a, r, TRAIL_SERVICE),
	    .event = event_text(a, r, TRAIL_NAME),
	    .resources = list_touched(a, r),
	    .code = event_text(a, r, TRAIL_ERROR),
	    .message = event_text(a, r, TRAIL_MESSAGE), .record = b.p };
}

/* What does not find room is counted, where there is an end of it. */
static bool
take(void *self, const struct trail_record *r)
{
	struct listing *l = self;

	if (l->last == 0)
		l->last = r->place;
	if (r->place <= (l->in->after.set ? l->in->after.v : 0))
		return false;
	if (!fits(l->in, r))
		return true;
	if (l->n == l->limit) {
		l->missed++;
		return l->in->after.set;
	}
	l->n++;
	l->items[l->limit - l->n] = show(l->c->arena, r);
	return true;
}

int
op_list_trail(struct kt_call *c)
{
	const struct own_list_trail_request *in = c->in;
	struct own_trail *out = c->out;
	struct listing l = { .c = c, .in = in, .limit = in->limit.set ?
	    (size_t)in->limit.v : DEFAULT };

	if (c->server->trail == NULL)
		return kt_fail(c, KT_UNAVAILABLE, "keyturn keeps no trail: it "
		    "was started with --trail off.");
	l.items = kt_arena_alloc(c->arena, l.limit * sizeof(*l.items));
	trail_read(c->server->trail, &(struct trail_look){
	    .account = in->account, .take = take, .self = &l });
	out->last = shape_int(l.last);
	if (in->after.set && l.missed > 0)
		out->missed = shape_int(l.missed);
	out->events = (struct shape_list){ l.items + l.limit - l.n, l.n };
	return 0;
}
