/* DescribeDBLogFiles, DownloadDBLogFilePortion: the servers' own files. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/fleet.h"
#include "ops.h"

#define PORTION_MAX (1024 * 1024)	/* API Reference: 1 MB */
#define LINES_MAX 10000

/* User guide, "MySQL database log files". */
static const char *const names[] = {
	"error/mysql-error.log", "general/mysql-general.log",
	"slowquery/mysql-slowquery.log"
};

/* A file of an instance's server: its descriptor; -1: it has none such. */
static int
open_log(const struct kt_call *c, const struct server *s, const char *name)
{
	const struct kt_fleet *fleet = c->server->fleet;

	return fleet->log != NULL ? fleet->log(fleet->self, s->id, name) : -1;
}

/* The instance whose files they are. */
static int
find(struct kt_call *c, const char *id, struct db_instance *i)
{
	if (instance_find(c, id, i) != 0)
		return -1;
	if (c->server->fleet == NULL || c->server->fleet->log == NULL)
		return kt_fail(c, RDS_DB_INSTANCE_NOT_READY, "keyturn does not "
		    "run the server of %s itself, and cannot read its files.",
		    i->id);
	return 0;
}

/* --- DescribeDBLogFiles --- */

static bool
is_looked_for(const struct rds_describe *in, const char *name,
    const struct stat *st)
{
	int64_t written = (int64_t)st->st_mtime * KT_SECOND;

	return (in->filename_contains == NULL ||
	    strstr(name, in->filename_contains) != NULL) &&
	    (!in->file_last_written.set ||
	    written > in->file_last_written.v) &&
	    (!in->file_size.set || st->st_size > in->file_size.v);
}

int
op_describe_db_log_files(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_describe_db_log_files_response *out = c->out;
	struct rds_describe_db_log_files_details *items;
	struct db_page page = { NULL };
	struct db_instance i;
	struct stat st;
	size_t k, n = 0;
	int fd;

	if (find(c, in->db_instance_identifier, &i) != 0 ||
	    rule_page(c, in, &page) != 0)
		return -1;
	items = kt_arena_alloc(c->arena, N_ELEMENTS(names) * sizeof(*items));
	for (k = 0; k < N_ELEMENTS(names); k++) {
		if ((fd = open_log(c, &i.server, names[k])) < 0)
			continue;
		if (fstat(fd, &st) == 0 && is_looked_for(in, names[k], &st)) {
			items[n].log_file_name = names[k];
			items[n].last_written = shape_int(
			    (int64_t)st.st_mtime * KT_SECOND);
			items[n++].size = shape_int(st.st_size);
		}
		close(fd);
	}
	out->describe_db_log_files = (struct shape_list){ items, n };
	return 0;
}

/* --- DownloadDBLogFilePortion --- */

struct portion {
	char *text;
	int64_t at, size;	/* where it begins, and of the file */
	size_t n;
};

static int
read_at(int fd, struct portion *p)
{
	size_t have = 0;
	ssize_t n;

	while (have < p->n) {
		n = pread(fd, p->text + have, p->n - have,
		    (off_t)p->at + (off_t)have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		have += (size_t)n;
	}
	p->n = have;
	return 0;
}

/* Where the last lines begin; a file that ends in a line has no more. */
static size_t
last_lines(const struct portion *p, int64_t lines)
{
	size_t at = p->n;

	while (at > 0 && (p->text[at - 1] != '\n' || at == p->n ||
	    --lines > 0))
		at--;
	return at;
}

/* Where the first lines end, or what is whole of them. */
static size_t
first_lines(const struct portion *p, int64_t lines)
{
	bool all = p->at + (int64_t)p->n >= p->size;
	size_t at, whole = 0;

	for (at = 0; at < p->n && lines > 0; at++)
		if (p->text[at] == '\n') {
			lines--;
			whole = at + 1;
		}
	return lines > 0 && (all || whole == 0) ? p->n : whole;
}

/* What XML cannot hold is shown as '?'. */
static const char *
shown(struct kt_call *c, const char *text, size_t n)
{
	char *s = kt_arena_alloc(c->arena, n + 1), *p;

	memcpy(s, text, n);
	for (p = s; p < s + n; p++)
		if ((unsigned char)*p < ' ' && *p != '\n' && *p != '\t')
			*p = '?';
	kt_make_utf8(s);
	return s;
}

static int
check_marker(struct kt_call *c, const char *marker, int64_t size, int64_t *at)
{
	char *end;

	errno = 0;
	*at = strtoll(marker, &end, 10);
	return errno == 0 && *end == '\0' && *marker >= '0' &&
	    *marker <= '9' && *at <= size ? 0 :
	    kt_fail(c, KT_PARAMETER_VALUE, "Invalid marker: %s", marker);
}

static int
check_lines(struct kt_call *c, const struct shape_int *n, int64_t *lines)
{
	*lines = n->set ? n->v : LINES_MAX;
	return *lines >= 1 && *lines <= LINES_MAX ? 0 : kt_fail(c,
	    KT_PARAMETER_VALUE, "Invalid number of lines: %" PRId64 ". It must "
	    "be between 1 and %d.", *lines, LINES_MAX);
}

/* From the marker on; without one the last lines. */
static int
take(struct kt_call *c, int fd, struct portion *p)
{
	const struct rds_download_db_log_file_portion_message *in = c->in;
	struct rds_download_db_log_file_portion_details *out = c->out;
	const char *marker = in->marker;
	int64_t lines;
	size_t from = 0, end;

	if (check_lines(c, &in->number_of_lines, &lines) != 0)
		return -1;
	p->at = p->size > PORTION_MAX ? p->size - PORTION_MAX : 0;
	if (marker != NULL && check_marker(c, marker, p->size, &p->at) != 0)
		return -1;
	p->n = PORTION_MAX;
	if (p->size - p->at < PORTION_MAX)
		p->n = (size_t)(p->size - p->at);
	p->text = kt_arena_alloc(c->arena, p->n + 1);
	if (read_at(fd, p) != 0)
		return dispatch_failed(c);
	end = p->n;
	if (marker != NULL)
		end = first_lines(p, lines);
	else
		from = last_lines(p, lines);
	out->log_file_data = shown(c, p->text + from, end - from);
	out->marker = kt_arena_printf(c->arena, "%" PRId64, p->at +
	    (int64_t)end);
	out->additional_data_pending = shape_bool(p->at + (int64_t)end <
	    p->size);
	return 0;
}

int
op_download_db_log_file_portion(struct kt_call *c)
{
	const struct rds_download_db_log_file_portion_message *in = c->in;
	struct portion p = { NULL };
	struct db_instance i;
	struct stat st;
	int fd, rc;

	if (find(c, in->db_instance_identifier, &i) != 0)
		return -1;
	fd = open_log(c, &i.server, in->log_file_name);
	if (fd < 0)
		return kt_fail(c, RDS_DB_LOG_FILE_NOT_FOUND,
		    "DBLog File: %s, is not found on the DB instance",
		    in->log_file_name);
	p.size = fstat(fd, &st) == 0 ? st.st_size : 0;
	rc = take(c, fd, &p);
	close(fd);
	return rc;
}
