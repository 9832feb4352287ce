/*
 * A request from its first byte to its answer: kt_dispatch at the end of this
 * file is the whole of it but the answer, the rest its parts in that order.
 */
#include "dispatch.h"

#include <string.h>

#include "auth/permit.h"
#include "auth/sigv4.h"
#include "keyturn/log.h"
#include "wire/wire.h"

#define CALL "/_keyturn/call/"

/* What went wrong stays in our log; a client learns only that it did. */
int
dispatch_failed(struct kt_call *c)
{
	kt_log(KT_LOG_ERROR, "%s %s: %s", c->request_id, c->op->name,
	    store_error(c->tx));
	return kt_fail(c, KT_INTERNAL,
	    "An error occurred on the server side.");
}

void
dispatch_hint(const struct kt_call *c, const char *what, const char *id,
    const char *region)
{
	if (region != NULL)
		kt_log(KT_LOG_WARN, "%s %s: there is no %s %s in %s, but there "
		    "is one in %s", c->request_id, c->op->name, what, id,
		    c->region, region);
}

const struct kt_op *
dispatch_find(const struct kt_service *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n_ops; i++)
		if (strcmp(s->ops[i].name, name) == 0)
			return &s->ops[i];
	return NULL;
}

/* POST / with X-Amz-Target: secretsmanager.CreateSecret */
static int
find_target(struct kt_call *c)
{
	const struct kt_service *const *s;

	if (strcmp(c->request.method, "POST") != 0 ||
	    strcmp(c->request.path, "/") != 0)
		return kt_fail(c, KT_NO_SUCH_PATH, NULL);
	for (s = c->server->services; *s != NULL; s++) {
		size_t n = (*s)->prefix == NULL ? 0 : strlen((*s)->prefix);

		if (n == 0 || strncmp(c->request.target, (*s)->prefix, n) != 0 ||
		    c->request.target[n] != '.')
			continue;
		c->service = *s;
		c->op = dispatch_find(*s, c->request.target + n + 1);
		break;
	}
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION, NULL);
}

/* Whose forms are. */
static const struct kt_service *
form_service(const struct kt_call *c)
{
	const struct kt_service *const *s = c->server->services;

	while (*s != NULL && (*s)->protocol != KT_AWS_QUERY)
		s++;
	return *s;
}

/* Action=CreateDBInstance&Version=2014-10-31 */
static int
find_action(struct kt_call *c)
{
	const char *action = wire_action(c);
	const char *version = wire_form_value(c, "Version");

	c->service = form_service(c);
	if (action == NULL)
		return kt_fail(c, KT_PARAMETER_MISSING,
		    "The request must contain the parameter Action.");
	if (version == NULL || strcmp(version, c->service->version) == 0)
		c->op = dispatch_find(c->service, action);
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION,
	    "Could not find operation %s for version %s", action,
	    version != NULL ? version : c->service->version);
}

/* GET /2015-03-31/functions/name, POST /_keyturn/clock */
static int
find_path(struct kt_call *c)
{
	const struct kt_service *const *s;
	const struct kt_service *own = NULL;
	char *label;
	size_t i;

	for (s = c->server->services; *s != NULL; s++)
		for (i = 0; i < (*s)->n_ops; i++) {
			const struct kt_op *op = &(*s)->ops[i];

			if (op->path == NULL || !wire_path_fits(c->arena,
			    op->path, c->request.path, &label))
				continue;
			if (strcmp(op->method, c->request.method) != 0) {
				if ((*s)->protocol == KT_OWN_JSON)
					own = *s;
				continue;
			}
			c->service = *s;
			c->op = op;
			return 0;
		}
	if ((c->service = own) != NULL)
		return kt_fail(c, KT_NOT_ALLOWED, "%s is not for this path.",
		    c->request.method);
	return kt_fail(c, strcmp(c->request.path, "/") == 0 &&
	    strcmp(c->request.method, "POST") == 0 ? KT_UNKNOWN_OPERATION :
	    KT_NO_SUCH_PATH, NULL);
}

/* All that can fail here is a form: the answer is in its words. */
static int
open_request(struct kt_call *c)
{
	if (wire_open(c) == 0)
		return 0;
	c->service = form_service(c);
	return -1;
}

/*
 * POST /_keyturn/call/rds/DescribeDBInstances: an operation of any service in
 * plain JSON, as fixtures have it.
 */
static int
find_called(struct kt_call *c, const char *names)
{
	const struct kt_service *const *s;
	size_t n = strcspn(names, "/");

	c->plain = true;
	if (strcmp(c->request.method, "POST") != 0)
		return kt_fail(c, KT_NOT_ALLOWED, "%s is not for this path.",
		    c->request.method);
	for (s = c->server->services; *s != NULL; s++)
		if (strlen((*s)->name) == n && strncmp((*s)->name, names,
		    n) == 0 && names[n] == '/') {
			c->service = *s;
			c->op = dispatch_find(*s, names + n + 1);
		}
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION,
	    "There is no operation %.100s in keyturn.", names);
}

/*
 * AWS knows more than we do: whoever wonders is told that it is us.  Nothing is
 * said of what is there, and was asked for in another way than AWS's.
 */
static void
tell_unknown(const struct kt_call *c)
{
	const char *what = c->request.target;
	bool form = what == NULL && c->wire != NULL;

	if (form)
		what = wire_action(c);
	if (c->request.target != NULL ? c->err == KT_NO_SUCH_PATH : form &&
	    (what == NULL || dispatch_find(form_service(c), what) != NULL))
		return;
	kt_log(KT_LOG_WARN, "%s there is no %.100s in keyturn; "
	    "coverage.md in its documentation lists what there is", c->request_id,
	    what != NULL ? what : c->request.path);
}

static int
find_op(struct kt_call *c)
{
	if (strncmp(c->request.path, CALL, strlen(CALL)) == 0)
		return find_called(c, c->request.path + strlen(CALL));
	if (c->request.target != NULL)
		return find_target(c);
	return c->wire != NULL ? find_action(c) : find_path(c);
}

/* Whose state the call sees: account by the key id, region by the scope. */
static int
authenticate(struct kt_call *c)
{
	struct sigv4_scope scope;

	if (c->request.authorization == NULL ||
	    sigv4_scope(c->arena, c->request.authorization, &scope) != 0)
		return 0;
	c->region = scope.region;
	if (sigv4_is_account(scope.access_key))
		c->account = scope.access_key;
	return 0;
}

void
kt_call_answer(struct kt_call *c)
{
	if (c->err == KT_OK)
		wire_answer(c);
	else
		wire_refuse(c);
	kt_log(KT_LOG_DEBUG, "%s %s %s in %s: %d %s", c->request_id,
	    c->account, c->op == NULL ? "?" : c->op->name, c->region,
	    c->answer.status,
	    c->err == KT_OK ? "" : kt_error(c->service, c->err)->code);
}

int
dispatch_read(struct kt_call *c)
{
	int rc = -1;

	c->now = kt_clock_now(&c->server->clock);
	c->tx = store_read_begin(c->server->store, c->arena);
	if (c->tx == NULL)
		return kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	rc = within_run(c);
	store_read_end(c->server->store, c->tx);
	c->tx = NULL;
	if (rc == KT_AGAIN)
		memset(c->out, 0, c->op->out->size);
	return rc;
}

static void
free_arena(void *p)
{
	struct kt_arena *a = p;

	kt_arena_free(&a);
}

int
dispatch_look(struct kt_call *c)
{
	struct kt_arena *own = c->arena, *look = kt_arena_new();
	int rc;

	c->arena = look;
	rc = dispatch_read(c);
	c->arena = own;
	if (rc == KT_AGAIN) {
		kt_arena_free(&look);
		return rc;
	}
	kt_arena_defer(own, free_arena, look);
	return rc;
}

static enum kt_progress
run_read(struct kt_call *c)
{
	if (dispatch_read(c) == KT_AGAIN) {
		if (c->later != NULL)
			c->later(c);
		wait_add(c->server->waits, c);
		return KT_LATER;
	}
	return KT_DONE;
}

struct write {
	struct store_work work;
	struct kt_call *call;
};

static int
write_run(struct store_work *work, struct store_tx *tx)
{
	struct kt_call *c = ((struct write *)(void *)work)->call;
	int rc;

	c->err = KT_OK;			/* another's failure may have undone it */
	if (c->op->out != NULL)
		memset(c->out, 0, c->op->out->size);
	c->tx = tx;
	c->now = kt_clock_now(&c->server->clock);	/* in order of commit */
	rc = within_run(c);
	c->tx = NULL;
	return rc;
}

/* Wakes before it finishes: afterwards nobody waits for this thread. */
static void
write_done(struct store_work *work, bool kept)
{
	struct kt_call *c = ((struct write *)(void *)work)->call;
	const struct kt_server *server = c->server;

	if (!kept)
		c->err = KT_OK;		/* what it had found is undone as well */
	if (!kept)
		(void)kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	if (c->wakes && c->err == KT_OK && server->wake != NULL)
		server->wake(server->wake_self);
	c->finish(c);		/* c may be gone */
}

static enum kt_progress
run_write(struct kt_call *c)
{
	struct write *w = kt_arena_alloc(c->arena, sizeof(*w));

	w->work.run = write_run;
	w->work.done = write_done;
	w->work.arena = c->arena;
	w->call = c;
	if (c->later != NULL)
		c->later(c);
	store_write(c->server->store, &w->work);
	return KT_LATER;
}

enum kt_progress
dispatch_run(struct kt_call *c)
{
	if (c->op->flags & OP_ASKS && auth_permit(c, c->op->name, "*") != 0)
		return KT_DONE;
	if (c->op->flags & OP_TURNS)
		return turn_add(c->server->turns, c);
	return c->op->flags & OP_WRITES ? run_write(c) : run_read(c);
}

/* By GET a page can ask through a browser that does not say it is a page. */
static int
check_method(struct kt_call *c)
{
	if (strcmp(c->request.method, "GET") != 0 ||
	    (c->op->flags & (OP_WRITES | OP_TURNS)) == 0)
		return 0;
	return kt_fail(c, KT_NOT_ALLOWED, "%s changes something, which keyturn "
	    "does by POST only.", c->op->name);
}

enum kt_progress
kt_dispatch(struct kt_call *c)
{
	bool refused = c->err != KT_OK;		/* by the front */

	if (open_request(c) != 0 || find_op(c) != 0 || refused ||
	    check_method(c) != 0 || authenticate(c) != 0 ||
	    wire_decode(c) != 0) {
		if (c->op == NULL)
			tell_unknown(c);
		return KT_DONE;
	}
	return dispatch_run(c);
}
