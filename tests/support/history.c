/* The model of a secret, and the search for an order (history.h). */
#include "history.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- the model ------------------------------------------------------------ */

/* No padding: states are compared and hashed as bytes. */
struct state {
	uint64_t arn;		/* kept when the secret is gone */
	uint64_t have[HISTORY_VERSIONS / 64];
	int holder[LABELS];
	int there, marked;
	unsigned char variant[HISTORY_VERSIONS];
};

static bool
has(const struct state *s, int version)
{
	return s->have[version / 64] >> (version % 64) & 1;
}

static int
stages(const struct state *s, int version)
{
	int label, bits = 0;

	for (label = 0; label < LABELS; label++)
		if (s->holder[label] == version)
			bits |= 1 << label;
	return bits;
}

/* User guide, rotation: who was current is previous then. */
static void
make_current(struct state *s, int version)
{
	int former = s->holder[LABEL_CURRENT];

	if (former == version)
		return;
	if (former != 0)
		s->holder[LABEL_PREVIOUS] = former;
	s->holder[LABEL_CURRENT] = version;
}

static void
add(struct state *s, int version, int variant)
{
	s->have[version / 64] |= UINT64_C(1) << (version % 64);
	s->variant[version] = (unsigned char)variant;
}

static int
create(struct state *s, const struct history_event *e)
{
	if (s->there && s->marked)
		return SAID_INVALID_REQUEST;
	if (s->there)
		return e->version != 0 && has(s, e->version) &&
		    s->variant[e->version] == e->variant ? SAID_OK :
		    SAID_EXISTS;
	if (e->answer.arn == s->arn)
		return SAID_NONSENSE;	/* a new secret has new characters */
	memset(s, 0, sizeof(*s));
	s->arn = e->answer.arn;
	s->there = 1;
	if (e->version != 0) {
		add(s, e->version, e->variant);
		make_current(s, e->version);
	}
	return SAID_OK;
}

static int
put(struct state *s, const struct history_event *e)
{
	static const struct state empty;
	bool first = memcmp(s->have, empty.have, sizeof(s->have)) == 0;

	if (has(s, e->version))
		return s->variant[e->version] == e->variant ? SAID_OK :
		    SAID_EXISTS;
	add(s, e->version, e->variant);
	if (e->label != LABEL_NONE)
		s->holder[e->label] = e->version;
	if (e->label == LABEL_NONE || first)
		make_current(s, e->version);
	return SAID_OK;
}

static int
move(struct state *s, const struct history_event *e)
{
	int holder = s->holder[e->label];

	if ((e->from != 0 && !has(s, e->from)) ||
	    (e->version != 0 && !has(s, e->version)))
		return SAID_NOT_FOUND;
	if ((e->from == 0 && e->version == 0) ||
	    (e->from != 0 && holder != e->from) ||
	    (e->version == 0 && e->label == LABEL_CURRENT) ||
	    (e->from == 0 && holder != 0 && holder != e->version))
		return SAID_INVALID_PARAMETER;
	if (e->label == LABEL_CURRENT)
		make_current(s, e->version);
	else
		s->holder[e->label] = e->version;
	return SAID_OK;
}

static int
get(const struct state *s, const struct history_event *e,
    struct history_answer *a)
{
	int version = e->version != 0 ? e->version : s->holder[e->label];

	if (version == 0 || !has(s, version))
		return SAID_NOT_FOUND;
	a->version = version;
	a->variant = s->variant[version];
	a->stages = stages(s, version);
	return SAID_OK;
}

static int
act(struct state *s, const struct history_event *e, struct history_answer *a)
{
	switch (e->call) {
	case CALL_PUT:
	case CALL_UPDATE:
		return put(s, e);
	case CALL_MOVE:
		return move(s, e);
	case CALL_DELETE:
		s->marked = 1;
		return SAID_OK;
	case CALL_GET:
		return get(s, e, a);
	case CALL_RESTORE:
		s->marked = 0;
		return SAID_OK;
	case CALL_LIST:
		memcpy(a->have, s->have, sizeof(a->have));
		memcpy(a->holder, s->holder, sizeof(a->holder));
		return SAID_OK;
	case CALL_DESCRIBE:
		memcpy(a->holder, s->holder, sizeof(a->holder));
		a->marked = s->marked;
		return SAID_OK;
	case CALL_CREATE:
	case CALL_FORCE_DELETE:
		break;
	}
	return SAID_NONSENSE;
}

/* Whoever is marked for deletion can be looked at, restored, no more. */
static int
guarded(struct state *s, const struct history_event *e,
    struct history_answer *a)
{
	if (!s->there)
		return SAID_NOT_FOUND;
	if (s->marked && e->call != CALL_DESCRIBE && e->call != CALL_LIST &&
	    e->call != CALL_RESTORE)
		return SAID_INVALID_REQUEST;
	return act(s, e, a);
}

/* What the model says to e, into a; s as it is afterwards. */
static void
ask(struct state *s, const struct history_event *e, struct history_answer *a)
{
	uint64_t arn;

	memset(a, 0, sizeof(*a));
	if (e->call == CALL_FORCE_DELETE) {
		arn = s->arn;
		a->arn = s->there ? arn : 0;
		memset(s, 0, sizeof(*s));
		s->arn = arn;
		return;
	}
	a->code = e->call == CALL_CREATE ? create(s, e) : guarded(s, e, a);
	if (a->code != SAID_OK)
		return;
	a->arn = s->arn;
	if (e->call == CALL_CREATE || e->call == CALL_PUT ||
	    e->call == CALL_UPDATE)
		a->version = e->version;
	if (e->call == CALL_PUT)
		a->stages = stages(s, e->version);
}

static bool
agrees(struct state *s, const struct history_event *e)
{
	struct history_answer a;

	ask(s, e, &a);
	return memcmp(&a, &e->answer, sizeof(a)) == 0;
}

/* --- the search ----------------------------------------------------------- */

/* Configurations that led nowhere, by their hash; 0 is a free slot. */
#define SEEN_ROOM (1u << 20)

struct place {
	unsigned short at[HISTORY_THREADS];	/* into the lists below */
};

struct search {
	const struct history_event **of[HISTORY_THREADS];
	size_t n[HISTORY_THREADS];
	uint64_t *seen;
	size_t n_seen;
	size_t best;		/* how many events were explained at most */
	struct place best_place;
	struct state best_state;
};

static const struct history_event *
next_of(const struct search *h, const struct place *p, int t)
{
	return p->at[t] < h->n[t] ? h->of[t][p->at[t]] : NULL;
}

/* Whatever began after this had to wait for one that is not explained yet. */
static uint64_t
horizon(const struct search *h, const struct place *p)
{
	uint64_t end = UINT64_MAX;
	int t;

	for (t = 0; t < HISTORY_THREADS; t++) {
		const struct history_event *e = next_of(h, p, t);

		if (e != NULL && e->end < end)
			end = e->end;
	}
	return end;
}

static bool
changes_nothing(const struct history_event *e)
{
	return e->answer.code != SAID_OK || e->call == CALL_GET ||
	    e->call == CALL_DESCRIBE || e->call == CALL_LIST;
}

/*
 * What never changes anything and agrees now may as well stand now: so the
 * search branches at changes only.
 */
static void
take_what_changes_nothing(const struct search *h, const struct state *s,
    struct place *p)
{
	const struct history_event *e;
	bool again = true;
	struct state as;
	int t;

	while (again) {
		uint64_t end = horizon(h, p);

		again = false;
		for (t = 0; t < HISTORY_THREADS; t++) {
			e = next_of(h, p, t);
			if (e == NULL || e->begin > end ||
			    !changes_nothing(e))
				continue;
			as = *s;
			if (!agrees(&as, e))
				continue;
			p->at[t]++;
			again = true;
		}
	}
}

static uint64_t
hash(uint64_t h, const void *p, size_t n)
{
	const unsigned char *c = p;

	while (n-- > 0)
		h = (h ^ *c++) * UINT64_C(1099511628211);
	return h;
}

/* False when this was tried before. */
static bool
is_new(struct search *h, const struct state *s, const struct place *p)
{
	uint64_t key = hash(hash(UINT64_C(14695981039346656037), s,
	    sizeof(*s)), p, sizeof(*p));
	size_t i = key % SEEN_ROOM;

	key += key == 0;
	for (; h->seen[i] != 0; i = (i + 1) % SEEN_ROOM)
		if (h->seen[i] == key)
			return false;
	if (++h->n_seen > SEEN_ROOM / 2)
		abort();		/* a history too wild for this search */
	h->seen[i] = key;
	return true;
}

static size_t
explained(struct search *h, const struct state *s, const struct place *p)
{
	size_t n = 0;
	int t;

	for (t = 0; t < HISTORY_THREADS; t++)
		n += p->at[t];
	if (n >= h->best) {
		h->best = n;
		h->best_place = *p;
		h->best_state = *s;
	}
	return n;
}

/* The thread whose next event ends first after `after`, of those allowed. */
static int
next_candidate(const struct search *h, const struct place *p, uint64_t after)
{
	uint64_t end = horizon(h, p), first = UINT64_MAX;
	int t, found = -1;

	for (t = 0; t < HISTORY_THREADS; t++) {
		const struct history_event *e = next_of(h, p, t);

		if (e != NULL && e->begin <= end && e->end > after &&
		    e->end < first) {
			first = e->end;
			found = t;
		}
	}
	return found;
}

static bool
explain(struct search *h, struct state s, struct place p, size_t total)
{
	uint64_t after = 0;
	int t;

	take_what_changes_nothing(h, &s, &p);
	if (explained(h, &s, &p) == total)
		return true;
	if (!is_new(h, &s, &p))
		return false;
	while ((t = next_candidate(h, &p, after)) >= 0) {
		const struct history_event *e = next_of(h, &p, t);
		struct state then = s;
		struct place there = p;

		after = e->end;
		there.at[t]++;
		if (agrees(&then, e) && explain(h, then, there, total))
			return true;
	}
	return false;
}

/* --- words for people ----------------------------------------------------- */

static void
tell_answer(struct kt_buf *b, const struct history_answer *a)
{
	static const char *const codes[] = { "ok", "not found", "exists",
	    "invalid request", "invalid parameter", "NONSENSE" };

	kt_buf_printf(b, "%s arn %" PRIx64 " v%d.%d stages %x marked %d holders"
	    " %d %d %d %d", codes[a->code], a->arn, a->version, a->variant,
	    (unsigned)a->stages, a->marked, a->holder[0], a->holder[1],
	    a->holder[2], a->holder[3]);
}

static void
tell_event(struct kt_buf *b, const struct history_event *e)
{
	static const char *const calls[] = { "create", "put", "update",
	    "move", "delete", "force", "restore", "get", "describe", "list" };

	kt_buf_printf(b, "  [%" PRIu64 " %" PRIu64 "] %d: %s v%d.%d from %d "
	    "label %d: ", e->begin, e->end, e->thread, calls[e->call],
	    e->version, e->variant, e->from, e->label);
	tell_answer(b, &e->answer);
	kt_buf_char(b, '\n');
}

static void
tell(const struct search *h, size_t total, struct kt_buf *b)
{
	const struct state *s = &h->best_state;
	uint64_t end = horizon(h, &h->best_place);
	struct history_answer model;
	struct state after;
	int t;

	kt_buf_printf(b, "%zu of %zu calls explained; there %d marked %d "
	    "holders %d %d %d %d; none of these can be next:\n", h->best,
	    total, s->there, s->marked, s->holder[0], s->holder[1],
	    s->holder[2], s->holder[3]);
	for (t = 0; t < HISTORY_THREADS; t++) {
		const struct history_event *e =
		    next_of(h, &h->best_place, t);

		if (e == NULL || e->begin > end)
			continue;
		tell_event(b, e);
		after = *s;
		ask(&after, e, &model);
		kt_buf_str(b, "      the model: ");
		tell_answer(b, &model);
		kt_buf_char(b, '\n');
	}
}

bool
history_explained(const struct history_event *const *events, size_t n,
    struct kt_buf *why)
{
	static const struct state nothing;
	struct search *h = kt_arena_alloc(why->arena, sizeof(*h));
	struct place start = { { 0 } };
	bool ok;
	size_t i;
	int t;

	for (t = 0; t < HISTORY_THREADS; t++)
		h->of[t] = kt_arena_alloc(why->arena, n * sizeof(*h->of[t]));
	for (i = 0; i < n; i++) {
		t = events[i]->thread;
		h->of[t][h->n[t]++] = events[i];
	}
	h->seen = kt_alloc(SEEN_ROOM * sizeof(*h->seen));
	ok = explain(h, nothing, start, n);
	if (!ok)
		tell(h, n, why);
	free(h->seen);
	return ok;
}
