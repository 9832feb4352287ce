/* The databases: how they are, where, and what their servers say. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/fleet.h"
#include "page.h"

#define LOG "error/mysql-error.log"	/* MariaDB's goes by that name too */
#define LOG_BYTES 16384

static void
show_status(struct kt_buf *b, const struct server *s)
{
	html_badge(b, strcmp(s->status, SERVER_AVAILABLE) == 0 ? "ok" :
	    store_status_passes(s->status) ? "busy" :
	    strcmp(s->status, SERVER_STOPPED) == 0 ? "idle" : "bad",
	    s->status);
}

static void
show_where(struct kt_buf *b, const struct server *s)
{
	if (s->host != NULL)
		html(b, "<code>%s:%d</code>", s->host, s->port);
	else
		kt_buf_str(b, "<span class=\"quiet\">–</span>");
}

static void
show_row(struct kt_call *c, const char *const names[3],
    const struct server *s, const char *what)
{
	struct kt_buf *b = &c->answer.body;

	html(b, "<tr id=\"db-%s-%s\"><th scope=\"row\"><a href=\"%s\">%s</a> "
	    "<small>%s · %s</small></th><td>%s</td><td>", s->id, names[0],
	    page_url(c, "database", s->id), names[0], names[1], names[2],
	    what);
	show_status(b, s);
	kt_buf_str(b, "</td><td>");
	show_where(b, s);
	html(b, "</td><td>%s</td></tr>\n", s->runs != NULL ? s->runs :
	    kt_arena_printf(c->arena, "%s %s", s->engine,
	    s->engine_version != NULL ? s->engine_version : ""));
}

int
page_databases(struct kt_call *c)
{
	struct kt_buf *b = &c->answer.body;
	struct db_cluster *clusters;
	struct db_instance *instances;
	size_t i, n_clusters, n;

	if (store_clusters_everywhere(c->tx, PAGE_ROWS + 1, &clusters,
	    &n_clusters) != STORE_OK || store_instances_everywhere(c->tx,
	    PAGE_ROWS + 1, &instances, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_str(b, "<h1>Databases</h1>\n");
	if (n_clusters + n == 0) {
		kt_buf_str(b, "<p class=\"empty\">There are no databases yet. "
		    "CreateDBInstance or CreateDBCluster makes one.</p>\n");
		return 0;
	}
	kt_buf_str(b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-label=\"Databases\"><table>\n<thead><tr><th scope=\"col\">"
	    "Name</th><th scope=\"col\">Kind</th><th scope=\"col\">Status</th>"
	    "<th scope=\"col\">Endpoint</th><th scope=\"col\">Runs</th></tr>"
	    "</thead>\n<tbody>\n");
	for (i = 0; i < n_clusters && i < PAGE_ROWS; i++)
		show_row(c, (const char *const[]){ clusters[i].id,
		    clusters[i].account, clusters[i].region },
		    &clusters[i].server, "cluster");
	for (i = 0; i < n && i < PAGE_ROWS; i++)
		show_row(c, (const char *const[]){ instances[i].id,
		    instances[i].account, instances[i].region },
		    &instances[i].server, instances[i].cluster == NULL ?
		    "instance" : kt_arena_printf(c->arena, "instance of %s",
		    instances[i].cluster));
	kt_buf_str(b, "</tbody></table></div>\n");
	if (n_clusters > PAGE_ROWS || n > PAGE_ROWS)
		html(b, "<p class=\"note\">There are more: these are the first %d "
		    "of a kind, by account, region and name.</p>\n", PAGE_ROWS);
	return 0;
}

/* --- one of them --- */

/* The end of a file, from the beginning of a line on. */
static const char *
read_end(struct kt_call *c, int fd)
{
	struct stat st;
	off_t at = fstat(fd, &st) == 0 && st.st_size > LOG_BYTES ?
	    st.st_size - LOG_BYTES : 0;
	char *text = kt_arena_alloc(c->arena, LOG_BYTES + 1), *p;
	ssize_t n = pread(fd, text, LOG_BYTES, at);

	text[n > 0 ? n : 0] = '\0';
	for (p = text; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' && *p != '\n' && *p != '\t')
			*p = '?';
	kt_make_utf8(text);
	p = at > 0 ? strchr(text, '\n') : NULL;
	return p != NULL ? p + 1 : text;
}

static void
show_log(struct kt_call *c, const struct server *s)
{
	const struct kt_fleet *fleet = c->server->fleet;
	int fd = fleet == NULL || fleet->log == NULL ? -1 :
	    fleet->log(fleet->self, s->id, LOG);

	kt_buf_str(&c->answer.body, "<h2>Log</h2>\n");
	if (fd < 0) {
		kt_buf_str(&c->answer.body, "<p class=\"empty\">keyturn cannot "
		    "read what this server logs.</p>\n");
		return;
	}
	html(&c->answer.body, "<pre class=\"log\" id=\"log\" tabindex=\"0\" "
	    "aria-label=\"The server's log\">%s</pre>\n", read_end(c, fd));
	(void)close(fd);
}

static void
show_one(struct kt_call *c, const struct server *s, const char *arn)
{
	const char *name = strrchr(arn, ':') + 1;
	struct kt_buf *b = &c->answer.body;

	html(b, "<p class=\"path\"><a href=\"?view=databases\">Databases</a>"
	    "</p>\n<h1>%s</h1>\n", name);
	show_status(b, s);
	if (s->reason != NULL)
		html(b, "<div class=\"why\"><p><strong>Why:</strong> %s</p>"
		    "</div>\n", s->reason);
	html(b, "<dl class=\"facts\">\n<dt>ARN</dt><dd>%s</dd>\n"
	    "<dt>Endpoint</dt><dd>", arn);
	show_where(b, s);
	html(b, "</dd>\n<dt>Engine</dt><dd>%s %s</dd>\n<dt>Runs</dt><dd>%s"
	    "</dd>\n<dt>Master user</dt><dd>%s</dd>\n", s->engine,
	    s->engine_version, s->runs != NULL ? s->runs : "nothing yet",
	    s->master_user);
	if (s->database != NULL)
		html(b, "<dt>Schema</dt><dd>%s</dd>\n", s->database);
	if (s->master_secret != NULL)
		html(b, "<dt>Master's secret</dt><dd><a href=\"%s\">%s</a>"
		    "</dd>\n", page_url(c, "secret", s->master_secret),
		    s->master_secret);
	kt_buf_str(b, "</dl>\n");
	show_log(c, s);
}

int
page_database(struct kt_call *c)
{
	const struct own_get_page_request *in = c->in;
	struct server s;
	const char *arn;

	if (store_server_find(c->tx, in->database, &s) != STORE_OK ||
	    store_server_arn(c->tx, in->database, &arn) != STORE_OK)
		return page_gone(c, "such database");
	show_one(c, &s, arn);
	return 0;
}
