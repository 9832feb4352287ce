/* The last calls, and the faults that are set. */
#include "dispatch/calls.h"
#include "keyturn/fault.h"
#include "page.h"

/* --- calls --- */

/* By the answer, not by its code alone: a 200 is told as one. */
static void
show_outcome(struct kt_buf *b, const struct call_note *n)
{
	const char *kind = n->code[0] != '\0' ? "bad" : "ok";

	if (n->code[0] != '\0')
		html_badge(b, kind, n->code);
	else if (n->status == 0 && !n->inside)
		html_badge(b, "bad", "no answer");
	else
		html_badge(b, kind, "ok");
	if (n->status != 0)
		html(b, " <small>%d</small>", (int)n->status);
}

static void
show_call(struct kt_buf *b, const struct call_note *n)
{
	html(b, "<tr id=\"c%ld\"><td>", (long)n->id);
	html_time(b, n->at);
	html(b, "</td><th scope=\"row\">%s <small>%s</small></th><td>%s "
	    "<small>%s · %s</small>", n->operation != NULL ? n->operation :
	    "unknown", n->service != NULL ? n->service : "",
	    n->caller[0] != '\0' ? n->caller : "unknown", n->account,
	    n->region);
	if (n->by[0] != '\0')
		html(b, " <small>by %s</small>", n->by);
	else if (n->inside)
		kt_buf_str(b, " <small>a function</small>");
	kt_buf_str(b, "</td><td>");
	show_outcome(b, n);
	kt_buf_str(b, "</td><td class=\"number\">");
	if (n->us < 1000)
		html(b, "%ld µs</td></tr>\n", (long)n->us);
	else
		html(b, "%ld ms</td></tr>\n", (long)(n->us / 1000));
}

int
page_calls(struct kt_call *c)
{
	struct kt_buf *b = &c->answer.body;
	struct call_note *notes = NULL;
	size_t n = 0;

	kt_buf_str(b, "<h1>Calls</h1>\n");
	if (c->server->calls != NULL)
		notes = calls_since(c->server->calls, c->arena, 0, PAGE_ROWS,
		    &n);
	if (n == 0) {
		kt_buf_str(b, "<p class=\"empty\">Nobody has called yet.</p>\n");
		return 0;
	}
	html(b, "<p class=\"quiet\">The last of %ld, the newest first.</p>\n",
	    (long)notes[n - 1].id);
	kt_buf_str(b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"Calls\"><table class=\"calls\">\n<thead><tr>"
	    "<th scope=\"col\">When</th><th scope=\"col\">Operation</th>"
	    "<th scope=\"col\">Caller</th>"
	    "<th scope=\"col\">Outcome</th><th scope=\"col\" class=\"number\">"
	    "Took</th></tr></thead>\n<tbody>\n");
	while (n > 0)
		show_call(b, &notes[--n]);
	kt_buf_str(b, "</tbody></table></div>\n");
	return 0;
}

/* --- faults --- */

static void
show_place(struct kt_buf *b, const struct kt_fault *f)
{
	if (f->point != NULL)
		html(b, "%s <small>%s</small>", f->point, f->secret != NULL ?
		    f->secret : "of every rotation");
	else if (f->database != NULL)
		html(b, "%s <small>a database</small>", f->database);
	else
		html(b, "%s <small>%s</small>", f->service, f->operation != NULL
		    ? f->operation : "every operation");
}

static void
show_fault(struct kt_buf *b, const struct kt_fault *f)
{
	html(b, "<tr id=\"f%ld\"><th scope=\"row\">", (long)f->id);
	show_place(b, f);
	html(b, "</th><td>%s%s%s</td><td>%ld", kt_fault_action_name(f->action),
	    f->code != NULL ? " " : "", f->code != NULL ? f->code : "",
	    (long)f->happened);
	if (f->times != 0)
		html(b, " of %ld", (long)f->times);
	kt_buf_str(b, "</td><td>");
	html_badge(b, f->spent ? "idle" : "busy", f->spent ? "spent" : "set");
	html(b, "</td><td class=\"act\"><button data-do=\"clear\" data-id="
	    "\"%ld\">Clear<span class=\"sr\"> fault %ld</span></button></td>"
	    "</tr>\n", (long)f->id, (long)f->id);
}

/* A place of each kind; what an action may be is the server's to say. */
static void
show_form(struct kt_buf *b)
{
	enum kt_fault_action a;

	kt_buf_str(b, "<form class=\"card act\" data-do=\"fault\" "
	    "aria-labelledby=\"new\"><h2 id=\"new\">Break something</h2>\n"
	    "<div class=\"fields\"><label>Where<select name=\"kind\">"
	    "<option value=\"point\">a point of a rotation</option>"
	    "<option value=\"database\">a database</option>"
	    "<option value=\"service\">a service</option></select></label>\n"
	    "<label>Its name<input name=\"name\" required "
	    "value=\"set.sql.after\" autocomplete=\"off\"></label>\n"
	    "<label>What happens<select name=\"action\">");
	for (a = 0; a < KT_FAULT_ACTIONS; a++)
		html(b, "<option>%s</option>", kt_fault_action_name(a));
	kt_buf_str(b, "</select></label>\n<label>How often<input name=\"times\""
	    " type=\"number\" min=\"0\" value=\"1\" aria-describedby=\"often\">"
	    "</label>\n<button>Set</button></div>\n<p class=\"quiet\" "
	    "id=\"often\">0 is until it is cleared.</p></form>\n");
}

int
page_faults(struct kt_call *c)
{
	struct kt_buf *b = &c->answer.body;
	struct kt_fault *faults;
	size_t i, n = kt_fault_list(c->arena, &faults);

	kt_buf_str(b, "<h1>Faults</h1>\n");
	if (n == 0)
		kt_buf_str(b, "<p class=\"empty\">Nothing is broken on "
		    "purpose.</p>\n");
	else
		kt_buf_str(b, "<div class=\"wide\" role=\"region\" "
		    "tabindex=\"0\" aria-label=\"Faults\"><table>\n<thead><tr>"
		    "<th scope=\"col\">Where</th><th scope=\"col\">What</th>"
		    "<th scope=\"col\">Came about</th><th scope=\"col\">State"
		    "</th><th scope=\"col\" class=\"act\">Clear</th></tr>"
		    "</thead>\n<tbody>\n");
	for (i = 0; i < n; i++)
		show_fault(b, &faults[i]);
	if (n > 0)
		kt_buf_str(b, "</tbody></table></div>\n<p class=\"act\"><button "
		    "data-do=\"clear\">Clear all</button></p>\n");
	show_form(b);
	return 0;
}
