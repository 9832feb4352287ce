/*
 * Zones are files in TZif (RFC 9636).  Of one its first block is read, with
 * transitions from 1901 to 2037: MariaDB 10's tables hold no later ones.  Where
 * it is left empty, for readers of later blocks and rules alone (zic -b slim),
 * the zone is none here: better unknown than wrong.
 */
#include <fts.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

#include "zones.h"

enum {
	HEADER = 44, TIMES = 32,	/* bytes; where their counts begin */
	TIME = 4, TYPE = 6,	/* bytes: a transition; offset, DST, name */
	FILE_MAX = 64 * 1024,
	ZONES_MAX = 2048
};

/* A file's first block. */
struct zone {
	struct kt_buf file;
	size_t times, types, chars;	/* how many */
	const unsigned char *time, *index, *type, *text;
};

struct zones {
	struct kt_buf ids, names, *out;
	struct {
		dev_t device;
		ino_t number;
	} seen[ZONES_MAX];	/* of zone i + 1: others are links to it */
	size_t n;
	size_t folder;		/* length of its path */
};

static uint32_t
number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

/* False: it is none, or one that says nothing here. */
static bool
read_zone(const char *path, struct zone *z)
{
	const unsigned char *bytes;
	size_t n, i;

	z->file.n = 0;
	if (kt_buf_file(&z->file, path, FILE_MAX) != 0)
		return false;
	bytes = (const unsigned char *)z->file.p;
	n = z->file.n;
	if (n < HEADER || memcmp(bytes, "TZif", 4) != 0)
		return false;
	z->times = number(bytes + TIMES);
	z->types = number(bytes + TIMES + 4);
	z->chars = number(bytes + TIMES + 8);
	if (z->times > n || z->types > n || z->chars > n || z->types == 0 ||
	    z->chars < 2 ||		/* no abbreviation: nothing is told */
	    HEADER + z->times * (TIME + 1) + z->types * TYPE + z->chars > n)
		return false;
	z->time = bytes + HEADER;
	z->index = z->time + z->times * TIME;
	z->type = z->index + z->times;
	z->text = z->type + z->types * TYPE;
	for (i = 0; i < z->times; i++)
		if (z->index[i] >= z->types)
			return false;
	return true;
}

static void
add_transitions(struct kt_buf *b, const struct zone *z, size_t id)
{
	size_t i;

	for (i = 0; i < z->times; i++)
		kt_buf_printf(b, "%s(%zu,%d,%u)", i == 0 ? "INSERT INTO "
		    "mysql.time_zone_transition VALUES " : ",", id,
		    (int32_t)number(z->time + i * TIME), z->index[i]);
	if (z->times > 0)
		kt_buf_str(b, ";\n");
}

/* An abbreviation: letters, digits, + and -; at most 8 are kept. */
static const char *
abbreviation(const struct zone *z, const unsigned char *type, char out[9])
{
	size_t i, at = type[5];

	for (i = 0; i < 8 && at + i < z->chars && z->text[at + i] != '\0' &&
	    z->text[at + i] != '\'' && z->text[at + i] != '\\'; i++)
		out[i] = (char)z->text[at + i];
	out[i] = '\0';
	return out;
}

static void
add_types(struct kt_buf *b, const struct zone *z, size_t id)
{
	const unsigned char *t = z->type;
	char text[9];
	size_t i;

	for (i = 0; i < z->types; i++, t += TYPE)
		kt_buf_printf(b, "%s(%zu,%zu,%d,%d,'%s')", i == 0 ?
		    "INSERT INTO mysql.time_zone_transition_type VALUES " :
		    ",", id, i, (int32_t)number(t), t[4] != 0,
		    abbreviation(z, t, text));
	kt_buf_str(b, ";\n");
}

/* The zone of that file: its number, made if it is new; 0: it is none. */
static size_t
enter(struct zones *all, const FTSENT *e, struct zone *z)
{
	struct stat st;
	size_t i;

	if (stat(e->fts_accpath, &st) != 0)
		return 0;
	for (i = 0; i < all->n; i++)
		if (all->seen[i].device == st.st_dev &&
		    all->seen[i].number == st.st_ino)
			return i + 1;
	if (all->n == ZONES_MAX || !read_zone(e->fts_accpath, z))
		return 0;
	all->seen[all->n].device = st.st_dev;
	all->seen[all->n++].number = st.st_ino;
	kt_buf_printf(&all->ids, "%s('N')", all->n == 1 ? "" : ",");
	add_transitions(all->out, z, all->n);
	add_types(all->out, z, all->n);
	return all->n;
}

/* Other forms of the same zones, and this machine's own. */
static bool
is_left_out(const char *name)
{
	static const char *const names[] = {
		"posix", "right", "posixrules", "localtime", "Factory"
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void
look_at(struct zones *all, FTS *fts, FTSENT *e, struct zone *z)
{
	size_t id;

	if (e->fts_level == 1 && is_left_out(e->fts_name)) {
		(void)fts_set(fts, e, FTS_SKIP);
		return;
	}
	if (e->fts_info != FTS_F && e->fts_info != FTS_SL)
		return;
	id = enter(all, e, z);
	if (id == 0)
		return;
	kt_buf_str(&all->names, all->names.n == 0 ? "(" : ",(");
	kt_sql_string(&all->names, e->fts_path + all->folder + 1);
	kt_buf_printf(&all->names, ",%zu)", id);
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

void
zones_sql(struct kt_buf *b, const char *folder)
{
	char *const folders[] = { kt_arena_strdup(b->arena, folder), NULL };
	struct zones *all = kt_arena_alloc(b->arena, sizeof(*all));
	struct zone z = { .times = 0 };
	FTS *fts = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	FTSENT *e;

	*all = (struct zones){ .out = b, .folder = strlen(folder) };
	kt_buf_init(&z.file, b->arena);
	kt_buf_init(&all->ids, b->arena);
	kt_buf_init(&all->names, b->arena);
	while (fts != NULL && (e = fts_read(fts)) != NULL)
		look_at(all, fts, e, &z);
	if (fts != NULL)
		(void)fts_close(fts);
	if (all->n == 0)
		return;
	kt_buf_printf(b, "INSERT INTO mysql.time_zone (Use_leap_seconds) "
	    "VALUES %s;\n", all->ids.p);
	kt_buf_printf(b, "INSERT INTO mysql.time_zone_name VALUES %s;\n",
	    all->names.p);
}
