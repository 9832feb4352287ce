/*
 * Servers take parameters: those that they were started with are told of where
 * a server does not know them, and those that can be changed are set, as
 * keyturn's own account.
 */
#include <stdio.h>
#include <string.h>

#include "effect.h"
#include "effect_apply.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "services/services.h"

struct applying {
	const struct kt_job *job;
	struct server s;
	struct effects wanted;
	struct effect_taken taken;
	struct kt_link *link;
	bool started;		/* it was, just now, with all that is wanted */
	bool late;		/* a start meanwhile has written what it has */
	const char *told;	/* what went wrong, for an event; or NULL */
};

/* --- what keyturn starts servers with, where that is not their default --- */

static const char *
default_value(const struct parameter *p)
{
	static const char *const ours[][2] = {
		{ "character_set_server", "utf8mb4" },
		{ "innodb_autoextend_increment", "4" },
		{ "innodb_buffer_pool_dump_at_shutdown", "0" },
		{ "innodb_buffer_pool_size", "16777216" },
		{ "key_buffer_size", "1048576" },
		{ "local_infile", "0" },
		{ "table_open_cache", "200" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(ours); i++)
		if (strcmp(p->name, ours[i][0]) == 0)
			return ours[i][1];
	return NULL;
}

/* --- one of them --- */

/* RDS names one as its option. */
static const char *
variable(const struct parameter *p)
{
	return strcmp(p->name, "gtid-mode") == 0 ? "gtid_mode" : p->name;
}

/* As SQL has a text, in which no character can end it. */
static void
quote(struct kt_buf *b, const char *s)
{
	if (s[strcspn(s, "'\\")] == '\0') {
		kt_buf_printf(b, "'%s'", s);
		return;
	}
	kt_buf_str(b, "_utf8mb4 X'");
	for (; *s != '\0'; s++)
		kt_buf_printf(b, "%02X", (unsigned char)*s);
	kt_buf_char(b, '\'');
}

/* A number stands as it is, where the variable is one; NULL: the default. */
static const char *
statement(struct kt_arena *a, const struct parameter *p, const char *value)
{
	bool number = value != NULL && *value != '\0' &&
	    (p->type != PARAMETER_STRING || p->allowed != NULL) &&
	    strspn(value, "-.0123456789") == strlen(value);
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_printf(&b, "SET GLOBAL %s = ", variable(p));
	if (value == NULL)
		kt_buf_str(&b, "DEFAULT");
	else if (number)
		kt_buf_str(&b, value);
	else
		quote(&b, value);
	return b.p;
}

static void
tell(struct applying *w, const char *text)
{
	kt_log(KT_LOG_WARN, "database %s: %s", w->s.id, text);
	w->told = w->told == NULL ? text : kt_arena_join(w->job->arena,
	    w->told, "; ", text, NULL);
}

static bool
is_unknown(const char *why)
{
	return strstr(why, "Unknown system variable") != NULL;
}

/* What one server can be told at any time another takes at its start alone. */
static bool
is_for_start(const char *why)
{
	return strstr(why, "read only variable") != NULL;
}

/* 0: it is so, or the server has nothing of it; 1: refused; -1: try again. */
static int
say(struct applying *w, const struct parameter *p, const char *sql)
{
	const struct kt_engine *engine = w->job->server->door.engine;
	struct kt_arena *a = w->job->arena;
	char why[KT_WHY] = "";

	switch (engine->run(w->link, sql, why)) {
	case KT_ENGINE_OK:     return 0;
	case KT_ENGINE_FAILED: break;
	default:               return -1;
	}
	if (is_unknown(why)) {
		tell(w, kt_arena_printf(a, "parameter %s changes nothing: "
		    "%s has no such variable", p->name, w->s.runs != NULL ?
		    w->s.runs : "its server"));
		return 0;
	}
	if (w->started && is_for_start(why))
		return 0;
	tell(w, kt_arena_printf(a, "parameter %s: %s", p->name, why));
	return 1;
}

/* --- all of them --- */

static int
set_one(struct applying *w, const struct effect *f)
{
	struct kt_arena *a = w->job->arena;
	int rc = say(w, f->p, statement(a, f->p, f->value));

	if (rc < 0)
		return -1;
	effect_drop(a, rc == 0 ? &w->taken.refused : &w->taken.took, f->p->name);
	effect_put(a, rc == 0 ? &w->taken.took : &w->taken.refused, f);
	return 0;
}

/* Those that it was started with, which a server may have passed over. */
static int
look_at_static(struct applying *w, const struct effect *f)
{
	return say(w, f->p, kt_arena_join(w->job->arena, "DO @@GLOBAL.",
	    variable(f->p), NULL)) < 0 ? -1 : 0;
}

static bool
is_taken(const struct applying *w, const struct effect *f)
{
	const struct effect *took = effect_find(&w->taken.took, f->p->name);

	return took != NULL && strcmp(took->value, f->value) == 0;
}

/* Whatever is set no more becomes what the server had without it. */
static int
reset_gone(struct applying *w)
{
	struct kt_arena *a = w->job->arena;
	const struct parameter *p;
	size_t i;

	for (i = w->taken.took.n; i-- > 0;) {
		p = w->taken.took.all[i].p;
		if (effect_find(&w->wanted, p->name) != NULL ||
		    p->flags & PARAMETER_STATIC)
			continue;
		if (say(w, p, statement(a, p, default_value(p))) < 0)
			return -1;
		effect_drop(a, &w->taken.took, p->name);
		effect_drop(a, &w->taken.refused, p->name);
	}
	return 0;
}

static int
set_all(struct applying *w)
{
	const struct effect *f;
	size_t i;

	for (i = 0; i < w->wanted.n; i++) {
		f = &w->wanted.all[i];
		if (f->p->flags & PARAMETER_STATIC) {
			if (w->started && look_at_static(w, f) != 0)
				return -1;
			continue;
		}
		if ((w->started || (f->at_once && !is_taken(w, f))) &&
		    set_one(w, f) != 0)
			return -1;
	}
	return reset_gone(w);
}

/* Of a server that answers nobody: as if it had refused what is still to be. */
static void
refuse_all(struct applying *w, const char *why)
{
	struct kt_arena *a = w->job->arena;
	const struct effect *f;
	size_t i;

	for (i = 0; i < w->wanted.n; i++) {
		f = &w->wanted.all[i];
		if (f->at_once && !(f->p->flags & PARAMETER_STATIC) &&
		    !is_taken(w, f))
			effect_put(a, &w->taken.refused, f);
	}
	for (i = 0; i < w->taken.took.n; i++) {
		f = &w->taken.took.all[i];
		if (!(f->p->flags & PARAMETER_STATIC) &&
		    effect_find(&w->wanted, f->p->name) == NULL)
			effect_put(a, &w->taken.refused, f);
	}
	tell(w, kt_arena_join(a, "parameters wait for its next start: ", why,
	    NULL));
}

/* --- around it --- */

/* What is to be done: 1; 0: nothing; -1. */
static int
begin(struct applying *w, const char *id)
{
	struct store *store = w->job->server->store;
	struct store_tx *tx = store_read_begin(store, w->job->arena);
	enum store_rc rc = STORE_FAILED;
	int wanted = -1;

	if (tx == NULL)
		return -1;
	rc = store_server_find(tx, id, &w->s);
	if (rc == STORE_OK)
		wanted = effect_wanted(tx, w->job->arena, &w->s, &w->wanted);
	store_read_end(store, tx);
	if (rc != STORE_OK)
		return rc == STORE_NOT_FOUND ? 0 : -1;
	w->s.master_password = NULL;
	effect_taken(w->job->arena, &w->s, &w->taken);
	return wanted == 0 ? 1 : -1;
}

/* By a start meanwhile, which had all that is wanted. */
static bool
is_written_by_another(const struct applying *w, const struct server *s)
{
	const char *then = w->s.parameters, *now = s->parameters;

	return !w->started && (then == NULL || now == NULL ? then != now :
	    strcmp(then, now) != 0);
}

static int
write_taken(struct store_tx *tx, void *arg)
{
	struct applying *w = arg;
	struct kt_event e = { .at = kt_clock_now(&w->job->server->clock),
	    .event = "ParametersNotApplied", .reason = w->told };
	struct server s;

	switch (store_server_find(tx, w->s.id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	w->late = is_written_by_another(w, &s);
	if (w->late)
		return 0;
	s.parameters = effect_print(w->job->arena, &w->taken);
	if (store_server_save(tx, &s) != STORE_OK)
		return -1;
	if (w->told == NULL)
		return 0;
	switch (store_server_arn(tx, s.id, &e.arn)) {
	case STORE_OK:        return store_event_put(tx, &e) == STORE_OK ? 0 : -1;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
}

static int
finish(struct applying *w)
{
	const struct kt_fleet *fleet = w->job->server->fleet;

	if (store_write_wait(w->job->server->store, w->job->arena,
	    write_taken, w) != 0)
		return -1;
	if (!w->late)
		fleet->options(fleet->self, w->s.id,
		    effect_options(w->job->arena, &w->taken.took));
	wait_wake(w->job->server->waits, 0);
	return 0;
}

/*
 * To effect_job, which tries so often and no more: else a server that hangs
 * would be started for ever.  If the fleet starts it again, it is with them all.
 */
static int
leave(struct applying *w, const char *why)
{
	struct kt_arena *a = w->job->arena;
	const struct effect *f;
	size_t i;

	kt_log(KT_LOG_WARN, "database %s: its parameters are set later: %s",
	    w->s.id, why);
	w->taken.refused.n = 0;
	for (i = 0; i < w->wanted.n; i++) {
		f = &w->wanted.all[i];
		if (!(f->p->flags & PARAMETER_STATIC))
			effect_drop(a, &w->taken.took, f->p->name);
	}
	return store_write_wait(w->job->server->store, a, write_taken, w);
}

int
effect_apply(const struct server_work *work, char why[KT_WHY])
{
	const struct kt_fleet *fleet = work->job->server->fleet;
	struct applying w = { .job = work->job, .started = true };
	int rc = 0;

	if (fleet->options == NULL || !work->info->begun)
		return 0;
	if (begin(&w, work->server->id) <= 0) {
		snprintf(why, KT_WHY, "the store cannot be read");
		return -1;
	}
	if (work->given->n == 0 && w.taken.took.n == 0 &&
	    strcmp(work->given->groups, w.taken.took.groups) == 0)
		return 0;	/* there is nothing to write down */
	w.s.runs = kt_arena_printf(work->job->arena, "%s %s",
	    work->info->title, work->info->version);
	w.taken = (struct effect_taken){ .took = *work->given };
	w.wanted = *work->given;
	if (w.wanted.n > 0 && (fleet->admin(fleet->self, w.s.id, &w.link,
	    why) != KT_ENGINE_OK || set_all(&w) != 0))
		rc = -1;
	work->job->server->door.engine->logout(&w.link);
	return rc == 0 ? finish(&w) : leave(&w, why);
}

/*
 * The row goes before the groups are read, so that none of their changes is
 * lost: it is there again if this is to be done once more.  (After a crash
 * servers start anew, and with all that is set.)
 */
static int
write_begun(struct store_tx *tx, void *arg)
{
	return store_job_remove(tx, JOB_PARAMETERS, arg) == STORE_OK ? 0 : -1;
}

/* A row that is there is of a change meanwhile, which has tries of its own. */
static int
write_again(struct store_tx *tx, void *arg)
{
	const struct kt_job *job = arg;
	const struct job j = { .kind = JOB_PARAMETERS,
	    .subject = job->subject, .tries = job->tries + 1 };
	int64_t due;

	switch (store_job_due(tx, j.kind, j.subject, &due)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return store_job_put(tx, &j) == STORE_OK ? 0 : -1;
	default:              return -1;
	}
}

/*
 * Of a server that is not up nothing is due: its next start takes them all.  One
 * that died a moment ago is started again by the fleet, with what it had.  Who
 * moves the clock waits for this job, so it ends: failed-to-apply, as RDS has
 * it, until the server is rebooted or the group changed.
 */
static int
take(struct applying *w)
{
	const struct kt_fleet *fleet = w->job->server->fleet;
	char why[KT_WHY] = "it does not answer";
	int rc = -1;

	if (fleet->options == NULL || w->s.fresh ||
	    strcmp(w->wanted.groups, w->taken.took.groups) != 0)
		return 0;
	if (fleet->admin(fleet->self, w->s.id, &w->link, why) == KT_ENGINE_OK)
		rc = set_all(w);
	else if (strcmp(w->s.status, SERVER_AVAILABLE) != 0)
		return 0;
	w->job->server->door.engine->logout(&w->link);
	if (rc != 0 && w->job->tries + 1 < HANG_TRIES)
		return -1;
	if (rc != 0)
		refuse_all(w, why);
	return finish(w);
}

int
effect_job(const struct kt_job *job)
{
	struct store *store = job->server->store;
	void *id = (void *)(uintptr_t)job->subject;
	struct applying w = { .job = job };
	int rc;

	if (store_write_wait(store, job->arena, write_begun, id) != 0)
		return -1;
	rc = begin(&w, job->subject);
	if (rc > 0)
		rc = take(&w);
	if (rc < 0 && store_write_wait(store, job->arena, write_again,
	    (void *)(uintptr_t)job) != 0)
		kt_log(KT_LOG_ERROR, "database %s: that its parameters are to "
		    "be set cannot be written", job->subject);
	return rc;
}
