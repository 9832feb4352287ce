/*
 * Events of the store as Secrets Manager's service events.  They are read behind
 * the commit that wrote them: so a crash loses none, and none is told of what
 * was undone.
 */
#include <string.h>

#include "dispatch.h"
#include "keyturn/json.h"
#include "store/tables.h"
#include "told.h"

/*
 * As AWS calls it, or NULL: it is of keyturn's own.  Of a failure the trail has
 * an event in AWS's words.
 */
static const char *
name_of(const char *event)
{
	static const char *const known[] = { "RotationStarted",
	    "RotationSucceeded", "TestRotationSucceeded" };
	const char *own = kt_after(event, STORE_TRAIL);
	size_t i;

	if (own != NULL)
		return own;
	for (i = 0; i < N_ELEMENTS(known); i++)
		if (strcmp(known[i], event) == 0)
			return known[i];
	return NULL;
}

static struct trail_string
part(const char *arn, enum kt_arn_part which)
{
	size_t n = strlen(arn);

	arn = kt_arn_part(arn, &n, which);
	return (struct trail_string){ arn, n };
}

static void
add(struct kt_buf *b, const char *before, const char *value)
{
	kt_buf_str(b, before);
	kt_json_quote(b, value, strlen(value));
}

static const char *
extra_of(struct kt_arena *a, const struct kt_event *e)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	add(&b, "{\"SecretId\":", e->arn);
	if (e->version != NULL && strstr(e->event, "SecretVersion") != NULL)
		add(&b, ",\"SecretVersionId\":", e->version);
	kt_buf_char(&b, '}');
	return b.p;
}

static void
tell(struct kt_arena *a, const struct kt_event *e, const char *name,
    struct trail_batch *b)
{
	struct trail_record r = { .at = e->at, .event = e->id,
	    .who = TRAIL_NOBODY };

	r.text[TRAIL_REGION] = part(e->arn, KT_ARN_REGION);
	r.text[TRAIL_ACCOUNT] = part(e->arn, KT_ARN_ACCOUNT);
	trail_put(&r, TRAIL_SERVICE, "secretsmanager");
	trail_put(&r, TRAIL_BY, "secretsmanager");
	trail_put(&r, TRAIL_NAME, name);
	trail_put(&r, TRAIL_MESSAGE, e->reason);
	trail_put(&r, TRAIL_EXTRA, extra_of(a, e));
	trail_put(&r, TRAIL_TOUCHED, kt_arena_join(a, e->arn, "\n", NULL));
	if (strstr(name, "Rotation") != NULL && e->version != NULL)
		trail_put(&r, TRAIL_REQUEST, kt_arena_join(a, "Rotation-",
		    e->arn, "-", e->version, NULL));
	trail_batch_add(b, &r);
}

static int
tell_all(struct told_source *s, struct store_tx *tx, struct kt_arena *a,
    struct trail_batch *b)
{
	struct kt_event *events;
	const char *name;
	size_t i, n;

	if (store_events(tx, s->looked, true, &events, &n) != STORE_OK)
		return -1;
	for (i = 0; i < n; i++) {
		name = name_of(events[i].event);
		if (name != NULL)
			tell(a, &events[i], name, b);
		s->looked = events[i].id;
	}
	return 0;
}

void
told_events(void *self, int64_t after, struct trail_batch *b)
{
	struct told_source *s = self;
	int64_t commits = store_commits(s->server->store);
	struct kt_arena *a;
	struct store_tx *tx;

	if (commits == s->commits)
		return;
	a = kt_arena_new();
	tx = store_read_begin(s->server->store, a);
	if (s->looked < after)
		s->looked = after;
	if (tx != NULL && tell_all(s, tx, a, b) == 0)
		s->commits = commits;
	if (tx != NULL)
		store_read_end(s->server->store, tx);
	kt_arena_free(&a);
}
