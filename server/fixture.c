/* Runs a fixture, step by step; docs/fixtures.md has its form. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/json.h"
#include "keyturn/log.h"

#include "dispatch/dispatch.h"
#include "services/services.h"
#include "store/tables.h"
#include "keyturn/shape.h"

#define SIZE_MAX_FIXTURE (8u << 20)	/* bytes */
#define NAMES_MAX 64
#define SETTLE_TRIES 10		/* Describes that wait, one after the other */

struct fixture {
	const struct kt_server *server;
	const struct kt_fleet *fleet;
	const char *path;
	struct kt_arena *arena;
	struct kt_invoker invoker;
	struct kt_aws aws;
	struct {
		const char *name;
		const struct kt_json *answer;
	} known[NAMES_MAX];
	size_t n_known;
	int step;			/* from 1, for messages */
};

static int
bad(const struct fixture *f, const char *what, const char *more)
{
	kt_log(KT_LOG_ERROR, "fixture %s, step %d: %s%s%s", f->path, f->step,
	    what, more != NULL ? ": " : "", more != NULL ? more : "");
	return -1;
}

/* The value a path like "db.DBInstances.0.Endpoint.Port" leads to, or NULL. */
static const struct kt_json *
look_up(const struct fixture *f, const char *path)
{
	const struct kt_json *v = NULL;
	char *text = kt_arena_strdup(f->arena, path), *save = NULL, *part;
	size_t i;

	part = strtok_r(text, ".", &save);
	for (i = 0; part != NULL && i < f->n_known; i++)
		if (strcmp(f->known[i].name, part) == 0)
			v = f->known[i].answer;
	while (v != NULL && (part = strtok_r(NULL, ".", &save)) != NULL) {
		if (kt_json_type(v) != KT_JSON_ARRAY) {
			v = kt_json_member(v, part);
			continue;
		}
		v = kt_json_first(v);
		for (i = strtoul(part, NULL, 10); v != NULL && i > 0; i--)
			v = kt_json_next(v);
	}
	return v;
}

/* A value as it stands inside a JSON string, or, plain, as it is. */
static void
add_value(struct kt_buf *b, const struct kt_json *v, bool plain)
{
	const char *s = kt_json_string(v);
	struct kt_buf quoted;

	if (s == NULL) {
		kt_json_print(b, v);
	} else if (plain) {
		kt_buf_str(b, s);
	} else {
		kt_buf_init(&quoted, b->arena);
		kt_json_quote(&quoted, s, strlen(s));
		kt_buf_add(b, quoted.p + 1, quoted.n - 2);
	}
}

/* text with every ${...} replaced; NULL when one leads nowhere. */
static const char *
expand(const struct fixture *f, const char *text, bool plain)
{
	struct kt_buf b;
	const char *open, *end;

	kt_buf_init(&b, f->arena);
	kt_buf_str(&b, "");
	while ((open = strstr(text, "${")) != NULL &&
	    (end = strchr(open, '}')) != NULL) {
		const char *path = kt_arena_strndup(f->arena, open + 2,
		    (size_t)(end - open) - 2);
		const struct kt_json *v = look_up(f, path);

		if (v == NULL) {
			(void)bad(f, "nothing known by this name", path);
			return NULL;
		}
		kt_buf_add(&b, text, (size_t)(open - text));
		add_value(&b, v, plain);
		text = end + 1;
	}
	kt_buf_str(&b, text);
	kt_buf_char(&b, '\0');
	return b.p;
}

/*
 * The input as JSON text.  SDKs fill in an idempotency token; so do we, and an
 * operation that has none ignores it.  The same step has the same one at every
 * start, so a value that was put then is not put again over a rotated one.
 */
static const char *
input_text(const struct fixture *f, const struct kt_json *input)
{
	char token[65];
	struct kt_buf b;

	kt_buf_init(&b, f->arena);
	if (input == NULL)
		kt_buf_str(&b, "{}");
	else
		kt_json_print(&b, input);
	if (kt_json_member(input, "ClientRequestToken") == NULL) {
		kt_sha256_hex(kt_arena_printf(f->arena, "%d %s", f->step, b.p),
		    b.n + 1, token);
		b.n--;			/* the closing brace */
		kt_buf_printf(&b, "%s\"ClientRequestToken\":\"%s\"}",
		    b.p[b.n - 1] == '{' ? "" : ",", token);
	}
	return expand(f, b.p, false);
}

static bool
is_there_already(const char *code)
{
	return strstr(code, "AlreadyExists") != NULL ||
	    strcmp(code, "ResourceExistsException") == 0;
}

/* AWS ignores a member it does not know; in a fixture it is a slip. */
static int
check_members(const struct fixture *f, const char *service, const char *op,
    const struct kt_json *input)
{
	const struct kt_service *s = dispatch_service(f->server, service,
	    strlen(service));
	const struct kt_op *found = s == NULL ? NULL : dispatch_find(s, op);
	const struct kt_json *m;
	size_t i;

	if (found == NULL)
		return 0;	/* said when it is called */
	for (m = kt_json_first(input); m != NULL; m = kt_json_next(m)) {
		for (i = 0; i < found->in->n && strcmp(kt_json_name(m),
		    found->in->fields[i].name) != 0; i++)
			;
		if (i == found->in->n)
			return bad(f, "there is no such member",
			    kt_json_name(m));
	}
	return 0;
}

static int
check_step(const struct fixture *f, const struct kt_json *step)
{
	static const char *const names[] = { "service", "operation", "input",
	    "as", "sql", "database", "DBInstanceIdentifier",
	    "DBClusterIdentifier" };
	const struct kt_json *m;
	size_t i;

	for (m = kt_json_first(step); m != NULL; m = kt_json_next(m)) {
		for (i = 0; i < N_ELEMENTS(names) &&
		    strcmp(kt_json_name(m), names[i]) != 0; i++)
			;
		if (i == N_ELEMENTS(names))
			return bad(f, "a step has no such member",
			    kt_json_name(m));
	}
	return 0;
}

static int
run_call(struct fixture *f, const struct kt_json *step)
{
	const char *service = kt_json_string(kt_json_member(step, "service"));
	const char *op = kt_json_string(kt_json_member(step, "operation"));
	const char *as = kt_json_string(kt_json_member(step, "as"));
	const struct kt_json *input = kt_json_member(step, "input");
	struct kt_aws_answer answer;
	const char *json;

	if (service == NULL || op == NULL ||
	    (input != NULL && kt_json_type(input) != KT_JSON_OBJECT))
		return bad(f, "a step is {\"service\", \"operation\", "
		    "\"input\"} or {\"sql\", \"DBInstanceIdentifier\"}", NULL);
	if (check_members(f, service, op, input) != 0 ||
	    (json = input_text(f, input)) == NULL)
		return -1;
	f->aws.call(f->aws.self, f->arena, service, op, json, &answer);
	if (answer.code != NULL && !is_there_already(answer.code))
		return bad(f, answer.code, answer.message);
	if (as != NULL && f->n_known < NAMES_MAX) {
		f->known[f->n_known].name = as;
		f->known[f->n_known++].answer = answer.body;
	}
	return 0;
}

/* --- SQL --- */

struct target {
	const char *kind;	/* DBInstance or DBCluster */
	const char *id;
};

/* Waits, by the Describe any client would use, until it has settled. */
static int
wait_settled(struct fixture *f, const struct target *t)
{
	const char *op = kt_arena_printf(f->arena, "Describe%ss", t->kind);
	const char *json = kt_arena_printf(f->arena,
	    "{\"%sIdentifier\":\"%s\"}", t->kind, t->id);
	bool cluster = strcmp(t->kind, "DBCluster") == 0;
	int i;

	for (i = 0; i < SETTLE_TRIES; i++) {
		struct kt_aws_answer a;
		const char *status;

		f->aws.call(f->aws.self, f->arena, "rds", op, json, &a);
		if (a.code != NULL)
			return bad(f, a.code, a.message);
		status = kt_json_string(kt_json_member(kt_json_first(
		    kt_json_member(a.body, cluster ? "DBClusters" :
		    "DBInstances")), cluster ? "Status" : "DBInstanceStatus"));
		if (status != NULL && strcmp(status, SERVER_AVAILABLE) == 0)
			return 0;
		if (status == NULL || strcmp(status, SERVER_FAILED) == 0)
			break;
	}
	return bad(f, t->id, "the database is not available; see above");
}

/* The server the target stands on; NULL after a message. */
static const char *
find_server(struct fixture *f, const struct target *t)
{
	struct store *store = f->server->store;
	struct store_tx *tx = store_read_begin(store, f->arena);
	const char *account = f->invoker.account, *region = f->invoker.region;
	struct db_instance i;
	struct db_cluster cl;
	const char *server = NULL;

	if (tx == NULL)
		return NULL;
	if (strcmp(t->kind, "DBCluster") == 0) {
		if (store_cluster_find(tx, account, region, t->id, &cl) ==
		    STORE_OK)
			server = cl.server.id;
	} else if (store_instance_find(tx, account, region, t->id, &i) ==
	    STORE_OK) {
		server = i.server.id;
	}
	store_read_end(store, tx);
	return server;
}

static int
run_sql(struct fixture *f, const struct kt_json *step)
{
	const char *sql = kt_json_string(kt_json_member(step, "sql"));
	const char *database = kt_json_string(kt_json_member(step, "database"));
	struct target t = { "DBInstance", kt_json_string(
	    kt_json_member(step, "DBInstanceIdentifier")) };
	const char *server;
	char why[KT_WHY];

	if (t.id == NULL) {
		t.kind = "DBCluster";
		t.id = kt_json_string(kt_json_member(step,
		    "DBClusterIdentifier"));
	}
	if (t.id == NULL || sql == NULL)
		return bad(f, "sql is a text, and needs a DBInstanceIdentifier "
		    "or a DBClusterIdentifier", NULL);
	if ((sql = expand(f, sql, true)) == NULL || wait_settled(f, &t) != 0)
		return -1;
	if ((server = find_server(f, &t)) == NULL)
		return bad(f, t.id, "no such database");
	return f->fleet->sql(f->fleet->self, server, database, sql, why) == 0 ?
	    0 : bad(f, "sql", why);
}

static int
run_steps(struct fixture *f, const struct kt_json *list)
{
	const struct kt_json *step;

	for (step = kt_json_first(list); step != NULL;
	    step = kt_json_next(step)) {
		f->step++;
		if (check_step(f, step) != 0 || (kt_json_member(step, "sql") !=
		    NULL ? run_sql(f, step) : run_call(f, step)) != 0)
			return -1;
	}
	return 0;
}

/* What is wrong with a text at stop; last is before it, blanks aside. */
static const char *
trouble(const struct kt_buf *text, size_t stop, char last)
{
	if (stop == text->n && last == ']')
		return "a name stands twice in one object";
	if (stop == text->n)
		return "it ends here";
	if (last == ',' && (text->p[stop] == ']' || text->p[stop] == '}'))
		return "there is a comma too many before this";
	return "nothing of the kind can stand here";
}

static void
say_place(const char *path, const struct kt_buf *text)
{
	size_t i, stop = kt_json_stop(text->p, text->n), line = 1, column = 1;
	char last = '\0';

	for (i = 0; i < stop; i++) {
		char c = text->p[i];

		if (c == '\n')
			line++, column = 1;
		else if ((c & 0xc0) != 0x80)	/* one of a UTF-8 character */
			column++;
		if (strchr(" \t\r\n", c) == NULL)
			last = c;
	}
	kt_log(KT_LOG_ERROR, "the fixture %s is not JSON: line %zu, column "
	    "%zu: %s", path, line, column, trouble(text, stop, last));
}

int
fixture_run(const struct kt_server *server, const struct kt_fleet *fleet,
    const char *path)
{
	struct fixture f = { .server = server, .fleet = fleet, .path = path };
	const struct kt_json *list;
	struct kt_buf text;
	int rc = -1, err;

	f.arena = kt_arena_new();
	f.invoker = (struct kt_invoker){ server, server->account,
	    server->region };
	f.aws = kt_invoker_aws(&f.invoker);
	kt_buf_init(&text, f.arena);
	if ((err = kt_buf_file(&text, path, SIZE_MAX_FIXTURE)) != 0)
		kt_log(KT_LOG_ERROR, "cannot read the fixture %s: %s", path,
		    strerror(-err));
	else if (kt_json_parse(f.arena, text.p, text.n, &list) != 0)
		say_place(path, &text);
	else if (kt_json_type(list) != KT_JSON_ARRAY)
		kt_log(KT_LOG_ERROR, "the fixture %s is JSON, but not "
		    "a list of steps: [ {...}, ... ]", path);
	else
		rc = run_steps(&f, list);
	kt_arena_free(&f.arena);
	return rc;
}
