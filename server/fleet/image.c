/* See image.h. */
#include "image.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fleet.h"
#include "keyturn/log.h"
#include "keyturn/text.h"

#define DIGITS "0123456789."
#define TAG_CHARACTERS "abcdefghijklmnopqrstuvwxyz" \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-" DIGITS

/* --- what answers say --- */

const char *
image_tag(const char *name, const struct kind *kind)
{
	static const char *const before[] = { "docker.io/library/",
	    "docker.io/", "library/", "localhost/", "" };
	const char *rest, *tag;
	size_t i, n;

	for (i = 0; (rest = kt_after(name, before[i])) == NULL; i++)
		;
	tag = kt_after(rest, kind->image);
	if (tag == NULL || *tag++ != ':')
		return NULL;
	n = strlen(tag);
	return n > 0 && n <= 128 && strspn(tag, TAG_CHARACTERS) == n ? tag :
	    NULL;
}

/* The numbers in "1:10.11.6+maria~deb12", "8.4.3-1.el9", "8.4-oracle". */
static int
take_version(const char *s, char out[64])
{
	const char *colon = strchr(s, ':');
	size_t n;

	if (colon != NULL)
		s = colon + 1;
	n = strspn(s, DIGITS);
	while (n > 0 && s[n - 1] == '.')
		n--;
	if (n == 0 || n >= 64 || !isdigit((unsigned char)s[0]))
		return -1;
	memcpy(out, s, n);
	out[n] = '\0';
	return 0;
}

int
image_read(const struct kt_json *image, const char *tag,
    const struct kind *kind, struct build *out)
{
	const struct kt_json *config = kt_json_member(image, "Config");
	const struct kt_json *e = kt_json_first(kt_json_member(config, "Env"));
	const char *program = kt_json_string(kt_json_first(kt_json_member(
	    config, "Cmd")));
	const char *s, *version;

	memset(out, 0, sizeof(*out));
	out->kind = kind;
	snprintf(out->path, sizeof(out->path), "%s", program != NULL &&
	    strcmp(program, "mysqld") == 0 ? program : kind->program);
	for (; e != NULL; e = kt_json_next(e)) {
		s = kt_json_string(e);
		version = s == NULL ? NULL : kt_after(s, kind->image_version);
		if (version != NULL && *version == '=' &&
		    take_version(version + 1, out->version) == 0)
			return 0;
	}
	return take_version(tag, out->version);
}

/* --- asking --- */

static int
look_at(struct talk *t, const char *name, const struct kind *kind,
    struct build *out)
{
	if (dock_get(t, kt_arena_printf(t->arena, "/images/%s/json", name)) !=
	    DOCK_OK)
		return -1;
	if (image_read(t->json, image_tag(name, kind), kind, out) == 0)
		return 0;
	snprintf(t->why, KT_WHY, "the version of the server in image %.200s "
	    "cannot be told", name);
	return -1;
}

struct list {
	struct talk *talk;
	const struct kind *kind;
	struct kt_db_build *p;
	size_t n, room;
};

/* One that cannot be looked at is none. */
static void
add(struct list *l, const char *name)
{
	struct kt_arena *a = l->talk->arena;
	struct kt_db_build *more;
	struct build *b;

	if (name == NULL || image_tag(name, l->kind) == NULL)
		return;
	b = kt_arena_alloc(a, sizeof(*b));
	if (look_at(l->talk, name, l->kind, b) != 0)
		return;
	if (l->n == l->room) {
		l->room = l->room * 2 + 8;
		more = kt_arena_alloc(a, l->room * sizeof(*more));
		if (l->n > 0)
			memcpy(more, l->p, l->n * sizeof(*more));
		l->p = more;
	}
	l->p[l->n++] = (struct kt_db_build){ l->kind->title, b->version,
	    kt_arena_strdup(a, name), false };
}

long
image_list(struct talk *t, const struct kind *kind,
    const struct kt_db_build **out)
{
	struct list l = { .talk = t, .kind = kind };
	const struct kt_json *image, *tag;

	if (dock_get(t, "/images/json") != DOCK_OK)
		return -1;
	if (t->json == NULL || kt_json_type(t->json) != KT_JSON_ARRAY) {
		snprintf(t->why, KT_WHY, "who answers at %.200s is no "
		    "container engine", t->dock->socket[0] != '\0' ?
		    t->dock->socket : t->dock->base);
		return -1;
	}
	for (image = kt_json_first(t->json); image != NULL;
	    image = kt_json_next(image))
		for (tag = kt_json_first(kt_json_member(image, "RepoTags"));
		    tag != NULL; tag = kt_json_next(tag))
			add(&l, kt_json_string(tag));
	*out = l.p;
	return (long)l.n;
}

/* "8.0" of "8.0.mysql_aurora.3.05.2"; none asked for: what is kept longest. */
static const char *
tag_for(struct kt_arena *a, const char *version)
{
	char tag[64];

	return version != NULL && take_version(version, tag) == 0 ?
	    kt_arena_strdup(a, tag) : "lts";
}

int
image_get(struct talk *t, const struct find_wish *w, struct image *out)
{
	const struct kind *kind = w->made.kind != NULL ? w->made.kind :
	    kind_for(w->engine);
	const struct kt_db_build *all, *b;
	const char *tag, *name;
	enum kt_fit fit;
	long n = image_list(t, kind, &all);

	if (n < 0)
		return -1;
	b = find_choose(all, (size_t)n, w, &fit);
	if (b != NULL && fit >= KT_FIT_MAJOR)
		name = b->where;
	else {
		tag = tag_for(t->arena, w->made.kind != NULL ?
		    w->made.version : w->version);
		if (dock_pull(t, kind->image, tag) != DOCK_OK)
			return -1;
		name = kt_arena_printf(t->arena, "docker.io/library/%s:%s",
		    kind->image, tag);
	}
	snprintf(out->name, sizeof(out->name), "%s", name);
	return look_at(t, name, kind, &out->build);
}
