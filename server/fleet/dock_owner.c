/*
 * Whose containers are: a process, on a machine since it was started, among
 * the processes that it sees.  Others', and those of a boot before, are left
 * alone: nobody here can tell whether they are wanted.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dock.h"
#include "keyturn/log.h"

#define END_SECONDS 20		/* a container is killed at once */

struct owner {
	char boot[40];
	unsigned long space;	/* of process numbers */
	long pid;
	unsigned long long since;
};

/* When the process began, in ticks; 0: there is none. */
static unsigned long long
since_of(long pid)
{
	char path[64], line[1024] = "", *at;
	unsigned long long since = 0;
	FILE *f;
	int field;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	line[fread(line, 1, sizeof(line) - 1, f)] = '\0';
	fclose(f);
	at = strrchr(line, ')');	/* the name may hold anything */
	for (field = 2; at != NULL && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at != NULL && sscanf(at, " %llu", &since) == 1 ? since : 0;
}

static int
here(struct owner *o)
{
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "re");
	char link[64] = "";
	int n = 0;

	if (f != NULL) {
		n = fscanf(f, "%39[0-9a-f-]", o->boot);
		fclose(f);
	}
	return n == 1 && readlink("/proc/self/ns/pid", link,
	    sizeof(link) - 1) > 0 && sscanf(link, "pid:[%lu]", &o->space) ==
	    1 ? 0 : -1;
}

void
dock_owner(char out[DOCK_OWNER])
{
	struct owner o;

	memset(&o, 0, sizeof(o));
	out[0] = '\0';
	if (here(&o) == 0)
		snprintf(out, DOCK_OWNER, "%s/%lu/%ld/%llu", o.boot, o.space,
		    (long)getpid(), since_of(getpid()));
}

bool
dock_is_gone(const char *owner)
{
	struct owner o, now;
	int n = -1;

	memset(&o, 0, sizeof(o));
	memset(&now, 0, sizeof(now));
	if (strlen(owner) >= DOCK_OWNER || sscanf(owner,
	    "%39[0-9a-f-]/%lu/%ld/%llu%n", o.boot, &o.space, &o.pid, &o.since,
	    &n) != 4 || owner[n] != '\0' || here(&now) != 0)
		return false;
	return strcmp(o.boot, now.boot) == 0 && o.space == now.space &&
	    since_of(o.pid) != o.since;
}

/* --- ending --- */

/* Containers before the volumes that they use. */
static const struct {
	const char *list, *in, *name, *at;
} things[] = {
	{ "/containers/json?all=1&filters=", NULL, "Id", "/containers/" },
	{ "/volumes?filters=", "Volumes", "Name", "/volumes/" },
};

/* Of what an engine says only what can be part of a path. */
static bool
is_name(const char *s)
{
	const char *p = s;

	while (s != NULL && (isalnum((unsigned char)*p) || *p == '-' ||
	    *p == '_' || *p == '.'))
		p++;
	return p > s && p - s < 200 && *p == '\0' && s[0] != '.';
}

/* owner NULL: anybody who is gone. */
static bool
is_of(const struct kt_json *thing, const char *owner)
{
	const char *of = dock_label(thing, LABEL_OWNER);

	return of != NULL && (owner != NULL ? strcmp(of, owner) == 0 :
	    dock_is_gone(of));
}

/* One after the other.  -1 and why. */
static int
clear(struct talk *t, size_t i, const char *owner)
{
	const char *filter = kt_arena_printf(t->arena, "{\"label\":[\"%s%s%s\"]}",
	    LABEL_OWNER, owner != NULL ? "=" : "", owner != NULL ? owner : "");
	const struct kt_json *v;
	const char *name;
	int rc = 0;

	if (dock_get(t, kt_arena_printf(t->arena, "%s%s", things[i].list,
	    kt_arena_escape(t->arena, filter))) != DOCK_OK)
		return -1;
	v = things[i].in != NULL ? kt_json_member(t->json, things[i].in) :
	    t->json;
	for (v = kt_json_first(v); v != NULL; v = kt_json_next(v)) {
		name = kt_json_string(kt_json_member(v, things[i].name));
		if (is_name(name) && is_of(v, owner) && dock_do(t, "DELETE",
		    kt_arena_printf(t->arena, "%s%s?force=1&v=1", things[i].at,
		    name)) >= DOCK_SILENT)
			rc = -1;
	}
	return rc;
}

static void
clear_all(const struct dock *d, const char *owner)
{
	char why[KT_WHY] = "";
	struct talk t = { .dock = d, .arena = kt_arena_new(), .why = why,
	    .patience = END_SECONDS };
	size_t i;

	for (i = 0; i < N_ELEMENTS(things); i++)
		if (clear(&t, i, owner) != 0) {
			kt_log(KT_LOG_WARN, "what keyturn made there may be "
			    "left: %s", why);
			break;
		}
	kt_arena_free(&t.arena);
}

void
dock_end(const struct dock *d, const char *owner)
{
	if (owner[0] != '\0')
		clear_all(d, owner);
}

void
dock_sweep(const struct dock *d)
{
	clear_all(d, NULL);
}
