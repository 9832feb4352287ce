/* The page's frame, around whichever view is asked for; see page.h. */
#include <string.h>

#include "keyturn/fault.h"
#include "page.h"

static const struct view {
	const char *name, *title;
	int (*show)(struct kt_call *c);
	bool listed;
} views[] = {
	{ "secrets", "Secrets", page_secrets, true },
	{ "rotations", "Rotations", page_rotations, true },
	{ "databases", "Databases", page_databases, true },
	{ "calls", "Calls", page_calls, true },
	{ "faults", "Faults", page_faults, true },
	{ "secrets", "Secret", page_secret, false },
	{ "databases", "Database", page_database, false },
};
enum { SECRETS, SECRET = 5, DATABASE };

/*
 * Nothing but what is ours, and nothing inline; no page holds this one in a
 * frame.  The Referrer-Policy is one with which a POST still says its Origin.
 */
static struct kt_header headers[] = {
	{ "Content-Security-Policy", "default-src 'none'; script-src 'self'; "
	    "style-src 'self'; img-src 'self'; connect-src 'self'; "
	    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cache-Control", "no-store" },
};

static const struct view *
wanted(const struct own_get_page_request *in)
{
	size_t i = SECRETS;

	if (in->secret != NULL)
		return &views[SECRET];
	if (in->database != NULL)
		return &views[DATABASE];
	if (in->view != NULL)		/* one of the model's enum */
		while (strcmp(views[i].name, in->view) != 0)
			i++;
	return &views[i];
}

static void
show_head(struct kt_buf *b, const struct view *v)
{
	html(b, "<!doctype html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<title>%s · keyturn</title>\n"
	    "<link rel=\"icon\" href=\"/_keyturn/page/icon.svg\">\n"
	    "<link rel=\"stylesheet\" href=\"/_keyturn/page/page.css\">\n"
	    "<script src=\"/_keyturn/page/page.js\" defer></script>\n"
	    "</head>\n<body>\n"
	    "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
	    "<header class=\"top\">\n<a class=\"brand\" href=\"/_keyturn/\">"
	    "<img src=\"/_keyturn/page/icon.svg\" alt=\"\" width=\"24\" "
	    "height=\"24\">keyturn</a>\n", v->title);
}

/* Faults that are set explain much: how many is said everywhere. */
static void
show_navigation(struct kt_buf *b, const struct view *at)
{
	int64_t faults = kt_fault_count();
	size_t i;

	kt_buf_str(b, "<nav aria-label=\"Views\"><ul>\n");
	for (i = 0; i < N_ELEMENTS(views); i++) {
		if (!views[i].listed)
			continue;
		html(b, "<li><a href=\"/_keyturn/?view=%s\"", views[i].name);
		if (strcmp(views[i].name, at->name) == 0)
			kt_buf_str(b, at->listed ? " aria-current=\"page\"" :
			    " aria-current=\"true\"");
		html(b, ">%s", views[i].title);
		if (views[i].show == page_faults && faults > 0)
			html(b, " <span class=\"count\">%ld<span class=\"sr\"> "
			    "set</span></span>", (long)faults);
		kt_buf_str(b, "</a></li>\n");
	}
	kt_buf_str(b, "</ul></nav>\n</header>\n");
}

static void
show_clock(struct kt_call *c, struct kt_buf *b)
{
	static const char *const spans[][2] = { { "1h", "+ 1 hour" },
	    { "1d", "+ 1 day" }, { "31d", "+ 31 days" } };
	struct kt_sim_reading r = kt_sim_read(c->server->sim);
	int64_t to = c->server->conductor.target != NULL ?
	    c->server->conductor.target(c->server->conductor.self) : 0;
	size_t i;

	html(b, "<section class=\"clock\" id=\"clock\" aria-label=\"Clock\" "
	    "data-stands=\"%s\">\n<span class=\"now\">", r.stands ? "yes" : "");
	html_time(b, r.now);
	kt_buf_str(b, " UTC</span>\n");
	html_badge(b, to != 0 ? "busy" : r.frozen ? "idle" : "ok", to != 0 ?
	    "advancing" : r.frozen ? "frozen" : "running");
	kt_buf_str(b, "\n<div class=\"act\" role=\"group\" "
	    "aria-label=\"Move the clock\">\n");
	for (i = 0; i < N_ELEMENTS(spans); i++)
		html(b, "<button data-do=\"clock\" data-advance=\"%s\">%s"
		    "</button>\n", spans[i][0], spans[i][1]);
	html(b, "<button data-do=\"clock\" data-%s=\"yes\">%s</button>\n",
	    r.frozen ? "run" : "freeze", r.frozen ? "Run" : "Freeze");
	kt_buf_str(b, "<form data-do=\"clock\"><label for=\"span\">Advance by"
	    "</label><input id=\"span\" name=\"advance\" size=\"6\" required "
	    "placeholder=\"1d12h\" autocomplete=\"off\"><button>Go</button>"
	    "</form>\n</div>\n</section>\n");
}

int
op_get_page(struct kt_call *c)
{
	const struct view *v = wanted(c->in);
	struct kt_buf *b = &c->answer.body;

	show_head(b, v);
	show_navigation(b, v);
	show_clock(c, b);
	kt_buf_str(b, "<p id=\"said\" role=\"status\"></p>\n<noscript><p "
	    "class=\"note\">Without JavaScript this page is for reading: load "
	    "it again to see what is new.</p></noscript>\n"
	    "<main id=\"main\" tabindex=\"-1\">\n");
	if (v->show(c) != 0)
		return -1;
	kt_buf_str(b, "</main>\n</body>\n</html>\n");
	c->answer.content_type = "text/html; charset=utf-8";
	c->answer.headers = headers;
	c->answer.n_headers = N_ELEMENTS(headers);
	return 0;
}
