/* See volume.h. */
#include "volume.h"

#include <stdio.h>
#include <string.h>

#include "image.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"

const char *
volume_name(struct kt_arena *a, const char *id)
{
	return kt_arena_printf(a, "keyturn-%s", id);
}

static void
add_label(struct kt_buf *b, const char *name, const char *value)
{
	if (b->p[b->n - 1] != '{')
		kt_buf_char(b, ',');
	kt_json_quote(b, name, strlen(name));
	kt_buf_char(b, ':');
	kt_json_quote(b, value, strlen(value));
}

/* Whose it is stands on what shall end with keyturn alone. */
void
volume_labels(struct kt_buf *b, const char *id, const char *owner)
{
	kt_buf_str(b, "\"Labels\":{");
	add_label(b, LABEL_ID, id);
	if (owner != NULL && owner[0] != '\0')
		add_label(b, LABEL_OWNER, owner);
}

enum dock_rc
volume_find(struct talk *t, const char *id, struct made *out)
{
	const char *name = volume_name(t->arena, id), *made;
	char kind[16] = "";
	enum dock_rc rc = dock_get(t, kt_arena_printf(t->arena, "/volumes/%s",
	    name));

	if (rc == DOCK_ABSENT)
		snprintf(t->why, KT_WHY, "its volume %s is gone", name);
	if (rc != DOCK_OK)
		return rc;
	made = dock_label(t->json, LABEL_MADE);
	if (made != NULL && sscanf(made, "%15s %63s", kind, out->version) == 2)
		out->kind = kind_named(kind);
	if (made != NULL && out->kind != NULL)
		return DOCK_OK;
	snprintf(t->why, KT_WHY, "the volume %s does not say what made it",
	    name);
	return DOCK_FAILED;
}

int
volume_make(struct talk *t, struct yard *y, const char *id,
    const struct made *made)
{
	struct kt_buf b;

	kt_buf_init(&b, t->arena);
	kt_buf_printf(&b, "{\"Name\":\"%s\",", volume_name(t->arena, id));
	volume_labels(&b, id, y->place.throwaway ? y->owner : NULL);
	add_label(&b, LABEL_MADE, kt_arena_printf(t->arena, "%s %s",
	    made->kind->name, made->version));
	kt_buf_str(&b, "}}");
	return dock_ask(t, "POST", "/volumes/create", &(struct dock_body){
	    b.p, b.n, NULL }, -1) == DOCK_OK ? 0 : -1;
}

enum dock_rc
volume_remove(struct talk *t, const char *id)
{
	return dock_do(t, "DELETE", kt_arena_printf(t->arena,
	    "/volumes/%s?force=1", volume_name(t->arena, id)));
}

/* --- copying --- */

#define GO_ON_MS (20 * KT_SECOND)	/* for an engine to be back */
#define PAUSE_MS 250

static enum dock_rc
tell(struct talk *t, const char *id, const char *what)
{
	return dock_do(t, "POST", kt_arena_printf(t->arena,
	    "/containers/keyturn-%s%s", id, what));
}

static int
create_copier(struct talk *t, struct yard *y, const struct volume_copy *c,
    const char *copier)
{
	const struct find_wish wish = { .made = { c->made->kind,
	    c->made->version } };
	const char *const *name = c->made->kind->unwanted;
	struct image image;
	struct kt_buf b;

	if (image_get(t, &wish, &image) != 0)
		return -1;
	kt_buf_init(&b, t->arena);
	kt_buf_printf(&b, "{\"Image\":\"%s\",\"Entrypoint\":[\"sh\",\"-c\"],"
	    "\"Cmd\":[\"cp -a --reflink=auto /from/. /to/ && cd /to && rm -f",
	    image.name);
	for (; *name != NULL; name++)
		kt_buf_printf(&b, " %s", *name);
	kt_buf_str(&b, " && sync\"],");
	volume_labels(&b, c->to, y->owner);
	kt_buf_printf(&b, "},\"HostConfig\":{\"Mounts\":["
	    "{\"Type\":\"volume\",\"Source\":\"keyturn-%s\",\"Target\":"
	    "\"/from\",\"ReadOnly\":true},{\"Type\":\"volume\",\"Source\":"
	    "\"keyturn-%s\",\"Target\":\"/to\"}]}}", c->from, c->to);
	return dock_ask(t, "POST", kt_arena_printf(t->arena,
	    "/containers/create?name=keyturn-%s", copier),
	    &(struct dock_body){ b.p, b.n, NULL }, -1) == DOCK_OK ? 0 : -1;
}

static int
run_copier(struct talk *t, const char *copier)
{
	int64_t status = -1;

	if (tell(t, copier, "/start") != DOCK_OK ||
	    dock_ask(t, "POST", kt_arena_printf(t->arena,
	    "/containers/keyturn-%s/wait", copier), &(struct dock_body){
	    .p = "" }, 0) != DOCK_OK)
		return -1;
	(void)!kt_json_integer(kt_json_member(t->json, "StatusCode"), &status);
	if (status != 0)
		dock_why(t, kt_arena_printf(t->arena, "keyturn-%s", copier),
		    (int)(status & 0xff) << 8);
	return status == 0 ? 0 : -1;
}

/* Nobody else would let it go on: an engine that says nothing is told again. */
static void
go_on(struct talk *t, const char *id)
{
	int64_t until = kt_mono_ms() + GO_ON_MS;
	enum dock_rc rc;

	while ((rc = tell(t, id, "/unpause")) == DOCK_SILENT &&
	    kt_mono_ms() < until)
		kt_sleep_ms(PAUSE_MS);
	if (rc >= DOCK_SILENT)
		kt_log(KT_LOG_ERROR, "container keyturn-%s stands still: %s",
		    id, t->why);
}

int
volume_copy(struct talk *t, struct yard *y, struct volume_copy *c)
{
	const char *copier = kt_arena_printf(t->arena, "%s.copy", c->to);
	const char *path = kt_arena_printf(t->arena,
	    "/containers/keyturn-%s?force=1&v=1", copier);
	enum dock_rc still = DOCK_ABSENT;
	char why[KT_WHY];
	int64_t since;
	int rc;

	(void)!dock_do(t, "DELETE", path);	/* of a try that was cut off */
	rc = create_copier(t, y, c, copier);
	since = kt_mono_ms();
	if (rc == 0 && c->still != NULL) {
		still = tell(t, c->still, "/pause");
		rc = still == DOCK_OK ? 0 : -1;
	}
	if (rc == 0)
		rc = run_copier(t, copier);
	memcpy(why, t->why, sizeof(why));
	if (still == DOCK_OK || still == DOCK_SILENT) {	/* who knows */
		go_on(t, c->still);
		c->pause = kt_mono_ms() - since;
	}
	(void)!dock_do(t, "DELETE", path);
	memcpy(t->why, why, sizeof(why));
	return rc;
}
