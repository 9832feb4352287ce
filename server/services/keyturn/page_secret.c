/* One secret: what it is, and its versions and rotations on one time line. */
#include <stdlib.h>
#include <string.h>

#include "page.h"

/* What happened at a moment: one of these. */
struct moment {
	int64_t at;
	const struct version *version;
	const struct own_rotation *rotation;
};

struct story {
	struct kt_call *c;
	struct kt_buf *b;
	struct secret s;
	struct page_state state;
	struct version *versions;
	size_t n_versions;
	struct own_rotations traces;
};

static int
newest_first(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? 1 : -1;
	return (x->version == NULL) - (y->version == NULL);
}

/* --- what it is --- */

static void
fact(struct kt_buf *b, const char *name, const char *text)
{
	if (text != NULL)
		html(b, "<dt>%s</dt><dd>%s</dd>\n", name, text);
}

static void
fact_time(struct kt_buf *b, const char *name, int64_t at)
{
	if (at == 0)
		return;
	html(b, "<dt>%s</dt><dd>", name);
	html_time(b, at);
	kt_buf_str(b, "</dd>\n");
}

static const char *
schedule(const struct story *t)
{
	const struct kt_rules *r = &t->s.rotation_rules;

	if (t->s.rotation_enabled != 1)
		return NULL;
	return r->expression != NULL ? r->expression : r->days > 0 ?
	    kt_arena_printf(t->c->arena, "every %ld days", (long)r->days) :
	    NULL;
}

static void
show_facts(const struct story *t)
{
	const struct secret *s = &t->s;
	struct kt_buf *b = t->b;

	kt_buf_str(b, "<dl class=\"facts\">\n");
	fact(b, "ARN", s->arn);
	fact(b, "Description", s->description);
	fact(b, "Managed by", s->owner);
	fact(b, "Replica of the one in", s->origin != 0 ? s->primary_region :
	    NULL);
	fact_time(b, "Created", s->created);
	fact_time(b, "Changed", s->changed);
	fact_time(b, "Last rotated", s->rotated);
	fact_time(b, "Deletion", s->deletion_due);
	fact(b, "Rotation function", s->rotation_function);
	fact(b, "Schedule", schedule(t));
	fact_time(b, "Next rotation", s->rotation_due);
	kt_buf_str(b, "</dl>\n");
}

static void
show_actions(const struct story *t)
{
	kt_buf_str(t->b, "<div class=\"act\">");
	if (t->s.rotation_enabled == 1 && t->s.deleted == 0)
		html(t->b, "<button data-do=\"rotate\" data-secret=\"%s\">"
		    "Rotate now</button> ", t->s.arn);
	html(t->b, "<button data-do=\"verify\" data-secret=\"%s\">Verify: which "
	    "values log in?</button></div>\n", t->s.arn);
}

static void
show_state(const struct story *t)
{
	const struct own_rotation *r = t->traces.rotations.items;
	const struct own_attempt *a = t->traces.rotations.n > 0 ?
	    page_last_attempt(r) : NULL;

	html(t->b, "<section class=\"card\" id=\"state\" data-state=\"%s\" "
	    "data-name=\"%s\">\n<h2>Rotation</h2> ", t->state.word, t->s.name);
	html_badge(t->b, t->state.kind, t->state.word);
	if (a != NULL || t->state.step != NULL)
		page_steps(t->b, a, t->state.step);
	page_failure(t->b, &t->state, a);
	show_actions(t);
	kt_buf_str(t->b, "</section>\n");
}

/* --- the time line --- */

static void
show_value(const struct story *t, const struct version *v)
{
	if (v->kind == VERSION_EMPTY)
		kt_buf_str(t->b, "<p class=\"quiet\">It has no value yet.</p>");
	else if (!t->c->request.near)
		kt_buf_str(t->b, "<p class=\"quiet\">Its value is shown only "
		    "to who looks from keyturn's own machine.</p>");
	else
		html(t->b, "<p class=\"act\"><button data-do=\"value\" "
		    "data-secret=\"%s\" data-version=\"%s\" "
		    "aria-expanded=\"false\" aria-controls=\"value-%s\">Show "
		    "value</button></p><pre class=\"value\" id=\"value-%s\" "
		    "tabindex=\"0\" hidden data-keep=\"yes\" "
		    "aria-label=\"Value\"></pre>", t->s.arn, v->id, v->id,
		    v->id);
}

static void
show_version(const struct story *t, const struct version *v)
{
	size_t i;

	html(t->b, "<li class=\"version\" id=\"v-%s\"><h3>Version</h3> ",
	    v->id);
	for (i = 0; i < t->s.n_labels; i++)
		if (strcmp(t->s.labels[i].version, v->id) == 0)
			html(t->b, "<span class=\"chip\">%s</span> ",
			    t->s.labels[i].name);
	html_time(t->b, v->created);
	html(t->b, "<p><code>%s</code></p>", v->id);
	show_value(t, v);
	kt_buf_str(t->b, "</li>\n");
}

static void
show_said(struct kt_buf *b, const struct own_said *s)
{
	html(b, "<li><code>%s</code> <small>%s", s->call != NULL ? s->call :
	    s->database, s->result);
	if (s->reason != NULL)
		html(b, ": %s", s->reason);
	html(b, ", %ld ms</small></li>", (long)s->ms.v);
}

/* What the function said, for who wants to know. */
static void
show_attempt(struct kt_buf *b, const struct own_attempt *a, const char *id)
{
	const struct own_step *steps = a->steps.items;
	const struct own_said *said;
	size_t i, k;

	html(b, "<details id=\"d-%s-%ld\"><summary>Attempt %ld: %s</summary>\n",
	    id, (long)a->attempt.v, (long)a->attempt.v, a->outcome);
	if (a->reason != NULL)
		html(b, "<p>%s</p>\n", a->reason);
	kt_buf_str(b, "<ul class=\"said\">");
	for (i = 0; i < a->steps.n; i++) {
		html(b, "<li>%s <ul>", steps[i].step);
		said = steps[i].said.items;
		for (k = 0; k < steps[i].said.n; k++)
			show_said(b, &said[k]);
		kt_buf_str(b, "</ul></li>");
	}
	kt_buf_str(b, "</ul></details>\n");
}

static void
show_rotation(const struct story *t, const struct own_rotation *r)
{
	const struct own_attempt *a = r->attempts.items;
	int64_t started = 0;
	size_t i;

	if (kt_time_parse(r->started, &started) != 0)
		started = 0;
	html(t->b, "<li class=\"rotation\" id=\"r-%s-%s\"><h3>%s</h3> ",
	    r->version, r->started, r->test == SHAPE_TRUE ? "Test of a "
	    "rotation" : "Rotation");
	html_badge(t->b, strcmp(r->outcome, ROTATION_SUCCEEDED) == 0 ? "ok" :
	    strcmp(r->outcome, ROTATION_FAILED) == 0 ? "bad" : "idle",
	    r->outcome);
	kt_buf_char(t->b, ' ');
	html_time(t->b, started);
	html(t->b, "<p>to version <code>%s</code></p>\n", r->version);
	for (i = 0; i < r->attempts.n; i++)
		show_attempt(t->b, &a[i], r->version);
	kt_buf_str(t->b, "</li>\n");
}

static void
show_line(const struct story *t)
{
	size_t i, k, n = t->n_versions + t->traces.rotations.n;
	const struct own_rotation *r = t->traces.rotations.items;
	struct moment *all = kt_arena_alloc(t->c->arena, (n + 1) *
	    sizeof(*all));

	for (i = 0; i < t->n_versions; i++)
		all[i] = (struct moment){ .at = t->versions[i].created,
		    .version = &t->versions[i] };
	for (k = 0; k < t->traces.rotations.n; k++, i++) {
		all[i].rotation = &r[k];
		if (kt_time_parse(r[k].started, &all[i].at) != 0)
			all[i].at = 0;
	}
	qsort(all, n, sizeof(*all), newest_first);
	kt_buf_str(t->b, "<h2>Time line</h2>\n<ol class=\"line\">\n");
	for (i = 0; i < n && i < PAGE_ROWS; i++)
		if (all[i].version != NULL)
			show_version(t, all[i].version);
		else
			show_rotation(t, all[i].rotation);
	kt_buf_str(t->b, "</ol>\n");
	if (n > PAGE_ROWS)
		html(t->b, "<p class=\"note\">%ld more before.</p>\n",
		    (long)(n - PAGE_ROWS));
}

int
page_secret(struct kt_call *c)
{
	const struct own_get_page_request *in = c->in;
	struct story t = { .c = c, .b = &c->answer.body };

	if (own_find(c, &(struct own_place){ in->secret, NULL, NULL }, &t.s) !=
	    0) {
		if (c->err != OWN_NO_SUCH_SECRET)
			return -1;
		c->err = KT_OK;
		return page_gone(c, "such secret");
	}
	if (page_state(c, &t.s, &t.state) != 0 ||
	    page_traces(c, &t.s, STORE_ROTATIONS_MAX, &t.traces) != 0)
		return -1;
	if (store_version_list(c->tx, &t.s, &t.versions, &t.n_versions) !=
	    STORE_OK)
		return dispatch_failed(c);
	html(t.b, "<p class=\"path\"><a href=\"/_keyturn/\">Secrets</a></p>\n"
	    "<h1>%s</h1>\n<p class=\"quiet\">%s · %s</p>\n", t.s.name,
	    t.s.account, t.s.region);
	show_state(&t);
	show_facts(&t);
	show_line(&t);
	return 0;
}
