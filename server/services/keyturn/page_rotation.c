/* How a rotation stands, why it failed, and what to do: for page.h's views. */
#include <string.h>

#include "page.h"

static const struct {
	const char *name, *advice;	/* when it failed there */
} steps[] = {
	{ "createSecret", "No new value could be made. Is AWSCURRENT a JSON "
	    "object with engine, host, username and password?" },
	{ "setSecret", "The database did not take the new password. Is it up, "
	    "and does AWSCURRENT, or AWSPREVIOUS, still log in? Verify tries "
	    "each." },
	{ "testSecret", "The new password was set, and does not log in. Was "
	    "the user changed meanwhile, or may it not come from here?" },
	{ "finishSecret", "The password was changed and works, but AWSCURRENT "
	    "could not be moved to it." },
};
#define ON_PURPOSE "A fault that is set on purpose did this: see Faults, and " \
	"clear it."
#define UNKNOWN "The reason is all that is known."

int
page_traces(struct kt_call *c, const struct secret *s, int64_t last,
    struct own_rotations *out)
{
	const struct own_get_rotations_request in = { .secret = s->arn,
	    .last = shape_int(last) };

	memset(out, 0, sizeof(*out));
	return kt_within(c, &(struct kt_inner){ .service = "keyturn",
	    .operation = "GetRotations", .in = &in, .out = out });
}

const struct own_attempt *
page_last_attempt(const struct own_rotation *r)
{
	const struct own_attempt *a = r->attempts.items;

	return r->attempts.n == 0 ? NULL : &a[r->attempts.n - 1];
}

static const char *
kind_of(const char *outcome)
{
	static const char *const kinds[][2] = {
		{ ROTATION_SUCCEEDED, "ok" }, { ROTATION_FAILED, "bad" },
		{ ROTATION_RUNNING, "busy" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if (strcmp(outcome, kinds[i][0]) == 0)
			return kinds[i][1];
	return "idle";
}

/* One that is under way has a reason when its last attempt failed. */
static void
under_way(const struct kt_call *c, const struct rotation *r,
    struct page_state *out)
{
	bool waits = r->reason != NULL && r->due > c->now;

	out->word = waits ? ROTATION_FAILED : ROTATION_RUNNING;
	out->kind = kind_of(out->word);
	out->reason = waits ? r->reason : NULL;
	out->next = waits ? r->due : 0;
	if (!waits && r->step >= 0 && (size_t)r->step < N_ELEMENTS(steps))
		out->step = steps[r->step].name;
}

int
page_state(struct kt_call *c, const struct secret *s, struct page_state *out)
{
	struct rotation r;
	struct attempt a;

	*out = (struct page_state){ .kind = "idle",
	    .word = s->rotation_enabled == 1 ? "not yet" : "off" };
	switch (store_rotation_find(c->tx, s->content, &r)) {
	case STORE_OK:
		if (!store_rotation_under_way(&r))
			break;
		under_way(c, &r, out);
		return 0;
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	switch (store_attempt_last(c->tx, s->content, &a)) {
	case STORE_OK:
		*out = (struct page_state){ .word = a.outcome,
		    .kind = kind_of(a.outcome), .reason = a.reason,
		    .next = a.next };
		return 0;
	case STORE_NOT_FOUND:
		return 0;
	default:
		return dispatch_failed(c);
	}
}

/* What the attempt says of a step, the last time that it was run; or NULL. */
static const struct own_step *
step_of(const struct own_attempt *a, const char *name)
{
	const struct own_step *all = a == NULL ? NULL : a->steps.items;
	size_t i = a == NULL ? 0 : a->steps.n;

	while (i > 0)
		if (strcmp(all[--i].step, name) == 0)
			return &all[i];
	return NULL;
}

void
page_steps(struct kt_buf *b, const struct own_attempt *a, const char *step)
{
	const struct own_step *s;
	const char *how;
	size_t i;

	kt_buf_str(b, "<ol class=\"steps\">");
	for (i = 0; i < N_ELEMENTS(steps); i++) {
		s = step_of(a, steps[i].name);
		how = step != NULL && strcmp(step, steps[i].name) == 0 ? "now" :
		    s == NULL ? "open" : s->failed != NULL ? "failed" : "done";
		html(b, "<li class=\"%s\">%s <small>%s", how, steps[i].name,
		    how);
		if (s != NULL && how[0] != 'n')
			html(b, ", %ld ms", (long)s->ms.v);
		kt_buf_str(b, "</small></li>");
	}
	kt_buf_str(b, "</ol>\n");
}

static const char *
advice(const char *reason, const struct own_attempt *a)
{
	const struct own_step *s;
	size_t i;

	if (strstr(reason, "on purpose") != NULL)
		return ON_PURPOSE;
	for (i = 0; i < N_ELEMENTS(steps); i++)
		if ((s = step_of(a, steps[i].name)) != NULL &&
		    s->failed != NULL)
			return steps[i].advice;
	return UNKNOWN;
}

void
page_failure(struct kt_buf *b, const struct page_state *state,
    const struct own_attempt *a)
{
	if (state->reason == NULL)
		return;
	html(b, "<div class=\"why\"><p><strong>Why:</strong> %s</p>\n"
	    "<p><strong>What to do:</strong> %s", state->reason,
	    advice(state->reason, a));
	if (state->next != 0) {
		kt_buf_str(b, " It is tried again at ");
		html_time(b, state->next);
		kt_buf_str(b, "; let the clock come to that.");
	}
	kt_buf_str(b, "</p></div>\n");
}
