/* The secrets, and the rotations of all of them, the newest first. */
#include <stdlib.h>

#include "page.h"

/* --- secrets --- */

static void
show_labels(struct kt_buf *b, const struct secret *s)
{
	size_t i;

	for (i = 0; i < s->n_labels; i++)
		html(b, "<span class=\"chip\">%s</span> ", s->labels[i].name);
	if (s->n_labels == 0)
		kt_buf_str(b, "<span class=\"quiet\">no value</span>");
}

static int
show_row(struct kt_call *c, struct kt_buf *b, const struct secret *s)
{
	struct page_state state;

	if (page_state(c, s, &state) != 0)
		return -1;
	html(b, "<tr id=\"s%ld\"><th scope=\"row\"><a href=\"%s\">%s</a> "
	    "<small>%s · %s</small></th><td>", (long)s->id,
	    page_url(c, "secret", s->arn), s->name, s->account, s->region);
	show_labels(b, s);
	kt_buf_str(b, "</td><td>");
	if (s->deleted != 0)
		html_badge(b, "idle", "awaits deletion");
	else
		html_badge(b, state.kind, state.word);
	if (state.step != NULL)
		html(b, " <small>%s</small>", state.step);
	kt_buf_str(b, "</td><td>");
	html_time(b, s->deleted != 0 ? s->deletion_due : s->rotation_due);
	kt_buf_str(b, "</td><td>");
	html_time(b, s->changed);
	kt_buf_str(b, "</td></tr>\n");
	return 0;
}

int
page_secrets(struct kt_call *c)
{
	const struct own_get_page_request *in = c->in;
	struct kt_buf *b = &c->answer.body;
	struct secret *s;
	size_t i, n;

	if (store_secrets_before(c->tx, in->before.v, PAGE_ROWS + 1, &s, &n) !=
	    STORE_OK)
		return dispatch_failed(c);
	kt_buf_str(b, "<h1>Secrets</h1>\n");
	if (n == 0) {
		kt_buf_str(b, "<p class=\"empty\">There are no secrets yet. "
		    "The first CreateSecret shows up here.</p>\n");
		return 0;
	}
	kt_buf_str(b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"Secrets\"><table>\n<thead><tr><th scope=\"col\">Name"
	    "</th><th scope=\"col\">Labels</th><th scope=\"col\">Rotation</th>"
	    "<th scope=\"col\">Next, or deletion</th><th scope=\"col\">Changed"
	    "</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < n && i < PAGE_ROWS; i++)
		if (show_row(c, b, &s[i]) != 0)
			return -1;
	kt_buf_str(b, "</tbody></table></div>\n");
	if (n > PAGE_ROWS)
		html(b, "<p><a href=\"?before=%ld\">Older secrets</a></p>\n",
		    (long)s[PAGE_ROWS - 1].id);
	return 0;
}

/* --- rotations --- */

struct last {
	int64_t secret, started;
};

static int
newest_first(const void *a, const void *b)
{
	const struct last *x = a, *y = b;

	return x->started < y->started ? 1 : x->started > y->started ? -1 :
	    x->secret < y->secret ? 1 : -1;
}

/* The secrets that ever rotated, those first that did so last. */
static int
gather(struct kt_call *c, struct last **out, size_t *n)
{
	struct attempt a = { .secret = 0 };
	enum store_rc rc;
	struct last one;
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	while ((rc = store_attempt_next(c->tx, a.secret, &a)) == STORE_OK) {
		one = (struct last){ a.secret, a.started };
		kt_buf_add(&b, &one, sizeof(one));
	}
	if (rc != STORE_NOT_FOUND)
		return dispatch_failed(c);
	*n = b.n / sizeof(one);
	*out = (struct last *)(void *)b.p;
	if (*n > 0)
		qsort(*out, *n, sizeof(one), newest_first);
	return 0;
}

static int
show_rotation(struct kt_call *c, struct kt_buf *b, const struct last *l)
{
	const struct own_rotation *r;
	const struct own_attempt *a;
	struct own_rotations traces;
	struct page_state state;
	struct secret s;

	if (store_secret_by_id(c->tx, l->secret, &s) != STORE_OK)
		return dispatch_failed(c);
	if (page_state(c, &s, &state) != 0 || page_traces(c, &s, 1, &traces) !=
	    0)
		return -1;
	r = traces.rotations.items;
	a = traces.rotations.n > 0 ? page_last_attempt(r) : NULL;
	html(b, "<article class=\"card\" id=\"r%ld\" data-state=\"%s\" "
	    "data-name=\"%s\">\n<h2><a href=\"%s\">%s</a></h2> ", (long)s.id,
	    state.word, s.name, page_url(c, "secret", s.arn), s.name);
	html_badge(b, state.kind, state.word);
	kt_buf_str(b, " <span class=\"quiet\">");
	html_time(b, l->started);
	if (a != NULL && a->attempt.v > 1)
		html(b, ", attempt %ld", (long)a->attempt.v);
	kt_buf_str(b, "</span>\n");
	page_steps(b, a, state.step);
	page_failure(b, &state, a);
	kt_buf_str(b, "</article>\n");
	return 0;
}

int
page_rotations(struct kt_call *c)
{
	struct kt_buf *b = &c->answer.body;
	struct last *all = NULL;
	size_t i, n = 0;

	if (gather(c, &all, &n) != 0)
		return -1;
	kt_buf_str(b, "<h1>Rotations</h1>\n");
	if (n == 0)
		kt_buf_str(b, "<p class=\"empty\">No secret has rotated yet."
		    "</p>\n");
	for (i = 0; i < n && i < PAGE_ROWS; i++)
		if (show_rotation(c, b, &all[i]) != 0)
			return -1;
	if (n > PAGE_ROWS)
		html(b, "<p class=\"note\">%ld more rotated before.</p>\n",
		    (long)(n - PAGE_ROWS));
	return 0;
}
