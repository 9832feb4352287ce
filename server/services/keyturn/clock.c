/* The clock: what it says, and how it is moved. */
#include "ops.h"

static const char *
moment(struct kt_call *c, int64_t ms)
{
	char text[KT_ISO8601];

	kt_time_iso8601(ms, text);
	return kt_arena_strdup(c->arena, text);
}

static int
answer(struct kt_call *c)
{
	struct kt_sim_reading r = kt_sim_read(c->server->sim);
	const struct kt_conductor *by = &c->server->conductor;
	struct own_clock *out = c->out;
	int64_t to;

	out->now = moment(c, r.now);
	out->frozen = shape_bool(r.frozen);
	out->offset_ms = shape_int(r.offset);
	if ((to = by->target(by->self)) != 0)
		out->advancing_to = moment(c, to);
	return 0;
}

int
op_get_clock(struct kt_call *c)
{
	return answer(c);
}

int
own_gave_up(struct kt_call *c)
{
	return kt_fail(c, KT_UNAVAILABLE, "keyturn is stopping, or its store "
	    "cannot be written: see its log.");
}

static int
advance(struct kt_call *c, int64_t to)
{
	const struct kt_conductor *by = &c->server->conductor;
	const struct kt_advance how = { to, c };
	struct own_clock *out = c->out;
	struct kt_passed passed;
	struct own_event *e;
	size_t i;

	if (by->advance(by->self, &how, c->arena, &passed) != 0)
		return own_gave_up(c);
	out->events.items = e = kt_arena_alloc(c->arena,
	    (passed.n + 1) * sizeof(*e));
	out->events.n = passed.n;
	for (i = 0; i < passed.n; i++) {
		const struct kt_event *p = &passed.events[i];

		e[i] = (struct own_event){ moment(c, p->at), p->event, p->arn,
		    p->version, p->reason };
	}
	if (passed.forgotten > 0)
		out->forgotten = shape_int(passed.forgotten);
	return answer(c);
}

static int
advance_by(struct kt_call *c, const char *text)
{
	int64_t span, now = kt_sim_read(c->server->sim).now;

	if (kt_span_parse(text, &span) != 0)
		return kt_fail(c, KT_VALIDATION, "\"advance\" is a span like "
		    "\"31d\" or \"1d12h\": whole numbers with the units d, h, "
		    "m, s.");
	if (span > KT_TIME_MAX - now)
		return kt_fail(c, KT_VALIDATION,
		    "That is beyond the year 9999.");
	return advance(c, now + span);
}

static int
advance_to(struct kt_call *c, const char *text)
{
	int64_t to, now = kt_sim_read(c->server->sim).now;

	if (kt_time_parse(text, &to) != 0)
		return kt_fail(c, KT_VALIDATION, "\"set\" is a moment like "
		    "\"2027-01-01T00:00:00Z\", in UTC.");
	if (to < now)
		return kt_fail(c, KT_VALIDATION, "The clock says %s already, "
		    "and does not go back.", moment(c, now));
	return advance(c, to);
}

static int
freeze(struct kt_call *c, bool frozen)
{
	const struct kt_conductor *by = &c->server->conductor;

	return by->freeze(by->self, frozen) == 0 ? answer(c) : own_gave_up(c);
}

int
op_set_clock(struct kt_call *c)
{
	const struct own_set_clock_request *in = c->in;
	int given = (in->advance != NULL) + (in->set != NULL) +
	    (in->freeze != SHAPE_UNSET) + (in->run != SHAPE_UNSET);

	if (given != 1 || in->freeze == SHAPE_FALSE || in->run == SHAPE_FALSE)
		return kt_fail(c, KT_VALIDATION, "Give just one of "
		    "{\"advance\":\"31d\"}, {\"set\":\"2027-01-01T00:00:00Z\"},"
		    " {\"freeze\":true}, {\"run\":true}.");
	if (in->advance != NULL)
		return advance_by(c, in->advance);
	if (in->set != NULL)
		return advance_to(c, in->set);
	return freeze(c, in->freeze == SHAPE_TRUE);
}
