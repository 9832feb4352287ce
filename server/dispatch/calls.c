/*
 * The ring of calls; see calls.h.  A slot is a row of atomic words behind its
 * stamp, which is odd while somebody writes there:
 *
 *   2 * former id --claim--> 2 * id - 1 --words--> 2 * id
 *
 * Who finds a slot claimed has been overtaken by a whole round, and leaves it;
 * who reads a row under two different stamps has read nothing.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "dispatch.h"
#include "told.h"

#define WORDS (sizeof(struct call_note) / sizeof(uint64_t))
_Static_assert(sizeof(struct call_note) % sizeof(uint64_t) == 0, "in words");

struct slot {
	_Atomic int64_t stamp;
	_Atomic uint64_t words[WORDS];
};

struct calls {
	_Atomic int64_t ended;
	struct slot slots[CALLS_KEPT];	/* untouched memory costs nothing */
};

struct calls *
calls_new(void)
{
	return kt_alloc(sizeof(struct calls));
}

void
calls_free(struct calls **c)
{
	free(*c);
	*c = NULL;
}

int64_t
calls_ended(const struct calls *c)
{
	return atomic_load_explicit(&c->ended, memory_order_acquire);
}

static struct slot *
slot_of(struct calls *c, int64_t id)
{
	return &c->slots[(uint64_t)id % CALLS_KEPT];
}

void
calls_note(struct calls *c, const struct call_note *n)
{
	int64_t id = atomic_fetch_add(&c->ended, 1) + 1, before;
	struct slot *s = slot_of(c, id);
	uint64_t words[WORDS];
	size_t i;

	memcpy(words, n, sizeof(words));
	memcpy(words, &id, sizeof(id));
	before = atomic_load_explicit(&s->stamp, memory_order_relaxed);
	if (before % 2 != 0 || before >= 2 * id - 1 ||
	    !atomic_compare_exchange_strong(&s->stamp, &before, 2 * id - 1))
		return;
	/* Released each: who sees one of them sees that stamp. */
	for (i = 0; i < WORDS; i++)
		atomic_store_explicit(&s->words[i], words[i],
		    memory_order_release);
	atomic_store_explicit(&s->stamp, 2 * id, memory_order_release);
}

static const size_t texts[] = {
	offsetof(struct call_note, account), offsetof(struct call_note, caller),
	offsetof(struct call_note, region), offsetof(struct call_note, by),
	offsetof(struct call_note, code),
};

static bool
read_slot(struct calls *c, int64_t id, struct call_note *out)
{
	struct slot *s = slot_of(c, id);
	uint64_t words[WORDS];
	size_t i;

	if (atomic_load_explicit(&s->stamp, memory_order_acquire) != 2 * id)
		return false;
	for (i = 0; i < WORDS; i++)
		words[i] = atomic_load_explicit(&s->words[i],
		    memory_order_acquire);
	if (atomic_load_explicit(&s->stamp, memory_order_relaxed) != 2 * id)
		return false;
	memcpy(out, words, sizeof(*out));
	for (i = 0; i < N_ELEMENTS(texts); i++)		/* cut in the middle */
		kt_make_utf8((char *)out + texts[i]);
	return true;
}

struct call_note *
calls_since(struct calls *c, struct kt_arena *a, int64_t after, size_t limit,
    size_t *n)
{
	int64_t last = calls_ended(c), most;
	struct call_note *out;

	most = (int64_t)(limit < CALLS_KEPT ? limit : CALLS_KEPT);
	if (after < last - most)
		after = last - most;
	*n = 0;
	if (after >= last)
		return NULL;
	out = kt_arena_alloc(a, (size_t)(last - after) * sizeof(*out));
	while (after < last)
		*n += read_slot(c, ++after, &out[*n]);
	return out;
}

#define CUT(to, from) cut(to, sizeof(to), from)
static void
cut(char *to, size_t room, const char *from)
{
	size_t n = from == NULL ? 0 : strlen(from);

	if (n >= room)
		n = room - 1;
	if (n > 0)
		memcpy(to, from, n);
	to[n] = '\0';
}

static bool
is_own_look(const struct kt_call *c)
{
	return c->op != NULL && c->service->protocol == KT_OWN_JSON &&
	    strcmp(c->op->method, "GET") == 0;
}

/*
 * What is behind "arn:aws:iam::ACCOUNT:", for a path may have a colon; NULL of
 * whoever was refused for what he signed.
 */
static const char *
caller_of(const struct kt_call *c)
{
	const char *at = c->principal.arn;
	int colons;

	if (c->principal.kind == KT_ROOT)
		return c->err >= KT_NO_SIGNATURE && c->err <= KT_TOKEN_OLD ?
		    NULL : "root";
	for (colons = 0; colons < 5; colons++)
		at = strchr(at, ':') + 1;
	return at;
}

/* Names are told whole: a path that is too long is left out before. */
static void
note_caller(struct call_note *n, const char *end)
{
	if (end != NULL && strlen(end) >= sizeof(n->caller))
		(void)snprintf(n->caller, sizeof(n->caller), "%.*s%s",
		    (int)strcspn(end, "/"), end, strrchr(end, '/'));
	else
		CUT(n->caller, end);
}

void
call_ended(const struct kt_call *c, bool inside)
{
	struct calls *calls = c->server->calls;
	struct call_note n = { .inside = inside,
	    .status = inside ? 0 : c->answer.status };

	told_call(c, inside);
	if (calls == NULL || is_own_look(c))
		return;
	n.at = c->now != 0 ? c->now : kt_clock_now(&c->server->clock);
	n.us = kt_mono_us() - c->began;
	if (c->op != NULL) {
		n.service = c->service->name;
		n.operation = c->op->name;
	}
	CUT(n.account, c->account);
	note_caller(&n, caller_of(c));
	CUT(n.region, c->region);
	CUT(n.by, c->by);
	if (c->err != KT_OK)
		CUT(n.code, kt_call_error(c)->code);
	calls_note(calls, &n);
}
