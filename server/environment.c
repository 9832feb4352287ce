/* By lead.c's table; see environment.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/log.h"

#include "environment.h"
#include "fleet/guardian.h"
#include "lead.h"

extern char **environ;

struct env {
	struct kt_arena *a;
	const char **list;	/* room for all of environ and what is set */
	size_t n;
};

#define ROOM_TO_SET (LEAD_MAX + 2)

static void
copy_environ(struct env *e)
{
	size_t n = 0;
	char **v;

	for (v = environ; v != NULL && *v != NULL; v++)
		n++;
	e->list = kt_arena_alloc(e->a, (n + ROOM_TO_SET) * sizeof(*e->list));
	for (v = environ; v != NULL && *v != NULL; v++)
		if (!lead_astray(*v))
			e->list[e->n++] = *v;
}

static void
set(struct env *e, const char *name, const char *value)
{
	char *variable = kt_arena_printf(e->a, "%s=%s", name, value);
	size_t i;

	for (i = 0; i < e->n && !lead_is(e->list[i], name); i++)
		;
	e->list[i] = variable;
	e->n += i == e->n;
}

static const char *
empty_file(struct env *e, const char *folder, const char *name)
{
	const char *path = kt_arena_printf(e->a, "%s/%s", folder, name);
	FILE *f = fopen(path, "wxe");

	if (f == NULL || fclose(f) != 0) {
		kt_log(KT_LOG_ERROR, "%s: %s", path, strerror(errno));
		return NULL;
	}
	return path;
}

char *
environment_folder(struct kt_arena *a, struct guardian *g)
{
	const char *t = getenv("TMPDIR");
	char *path;

	if (t == NULL || t[0] != '/' || access(t, W_OK | X_OK) != 0)
		t = "/tmp";
	path = kt_arena_printf(a, "%s/keyturn-XXXXXX", t);
	if (mkdtemp(path) == NULL || guardian_own(g, path) != 0) {
		kt_log(KT_LOG_ERROR, "%s: %s", path, strerror(errno));
		return NULL;
	}
	return path;
}

const char *const *
environment_make(struct kt_arena *a, const struct lead *to,
    struct guardian *g)
{
	struct env e = { .a = a };
	const char *folder = environment_folder(a, g), *config, *credentials;
	const char *name, *value;
	size_t i;

	if (folder == NULL ||
	    (config = empty_file(&e, folder, "config")) == NULL ||
	    (credentials = empty_file(&e, folder, "credentials")) == NULL)
		return NULL;
	copy_environ(&e);
	for (i = 0; (name = lead_name(i)) != NULL; i++)
		if ((value = lead_value(i, to, a)) != NULL)
			set(&e, name, value);
	set(&e, "AWS_CONFIG_FILE", config);
	set(&e, "AWS_SHARED_CREDENTIALS_FILE", credentials);
	return e.list;
}
