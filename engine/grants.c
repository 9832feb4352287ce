#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "grants.h"

/* --- a line ---------------------------------------------------------------- */

enum kind { END, WORD, QUOTED, SIGN, BROKEN };

struct token {
	enum kind kind;
	const char *p;		/* with its quotes */
	size_t n;
};

/* Behind the quote that ends it; NULL: none does. */
static const char *
skip_quoted(const char *p)
{
	char quote = *p++;

	for (; *p != '\0'; p++) {
		if (*p == '\\' && quote != '`' && p[1] != '\0')
			p++;
		else if (*p == quote && p[1] == quote)
			p++;
		else if (*p == quote)
			return p + 1;
	}
	return NULL;
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' ||
	    (unsigned char)c >= 0x80;
}

static struct token
next(const char **at)
{
	struct token t = { .kind = SIGN };
	const char *p = *at;

	while (*p == ' ')
		p++;
	t.p = p;
	if (*p == '\0') {
		t.kind = END;
	} else if (strchr("`'\"", *p) != NULL) {
		p = skip_quoted(p);
		t.kind = p != NULL ? QUOTED : BROKEN;
	} else if (is_word(*p)) {
		t.kind = WORD;
		while (is_word(*p))
			p++;
	} else {
		p++;
	}
	if (p == NULL)
		p = t.p + strlen(t.p);
	t.n = (size_t)(p - t.p);
	*at = p;
	return t;
}

static bool
is(const struct token *t, const char *word)
{
	return (t->kind == WORD || t->kind == SIGN) &&
	    t->n == strlen(word) && memcmp(t->p, word, t->n) == 0;
}

struct line {
	struct kt_arena *a;
	struct engine_grants *g;
	size_t first;		/* of the grants that are this line's */
	const char *at;
	struct token t;		/* the one that is looked at */
	bool restriction;
};

static void
step(struct line *l)
{
	l->t = next(&l->at);
}

static void
add(struct line *l, const char *what)
{
	struct engine_grants *g = l->g;
	struct engine_grant *grown;

	if (g->n == g->room) {
		g->room = g->room == 0 ? 16 : 2 * g->room;
		grown = kt_arena_alloc(l->a, g->room * sizeof(*grown));
		if (g->n > 0)
			memcpy(grown, g->v, g->n * sizeof(*grown));
		g->v = grown;
	}
	g->v[g->n++] = (struct engine_grant){ .what = what, .on = "",
	    .restriction = l->restriction };
}

/* (`a`, `b`): the privilege of each. */
static int
read_columns(struct line *l, const char *privilege)
{
	do {
		step(l);
		if (l->t.kind != QUOTED && l->t.kind != WORD)
			return -1;
		add(l, kt_arena_printf(l->a, "%s (%.*s)", privilege,
		    (int)l->t.n, l->t.p));
		step(l);
	} while (is(&l->t, ","));
	if (!is(&l->t, ")"))
		return -1;
	step(l);
	return 0;
}

static bool
ends_words(const struct token *t)
{
	return t->kind != WORD || is(t, "ON") || is(t, "TO") || is(t, "FROM");
}

/* `role` or `role`@`host` */
static int
read_role(struct line *l)
{
	const char *begin = l->t.p, *end = begin + l->t.n;

	step(l);
	if (is(&l->t, "@")) {
		step(l);
		if (l->t.kind != QUOTED)
			return -1;
		end = l->t.p + l->t.n;
		step(l);
	}
	add(l, kt_arena_strndup(l->a, begin, (size_t)(end - begin)));
	return 0;
}

/* A role, or words, with a blank between them, and perhaps columns. */
static int
read_item(struct line *l)
{
	struct kt_buf b;

	if (l->t.kind == QUOTED)
		return read_role(l);
	kt_buf_init(&b, l->a);
	for (; !ends_words(&l->t); step(l)) {
		if (b.n > 0)
			kt_buf_char(&b, ' ');
		kt_buf_add(&b, l->t.p, l->t.n);
	}
	if (b.n == 0)
		return -1;
	if (is(&l->t, "("))
		return read_columns(l, b.p);
	if (strcmp(b.p, "USAGE") != 0)		/* nothing */
		add(l, b.p);
	return 0;
}

static int
read_items(struct line *l)
{
	if (read_item(l) != 0)
		return -1;
	while (is(&l->t, ",")) {
		step(l);
		if (read_item(l) != 0)
			return -1;
	}
	return 0;
}

/* What stands between ON and TO, as it is. */
static int
read_object(struct line *l, const char **on)
{
	const char *begin, *end;

	step(l);
	begin = end = l->t.p;
	for (; !is(&l->t, "TO") && !is(&l->t, "FROM"); step(l)) {
		if (l->t.kind == END || l->t.kind == BROKEN)
			return -1;
		end = l->t.p + l->t.n;
	}
	if (begin == end)
		return -1;
	*on = kt_arena_strndup(l->a, begin, (size_t)(end - begin));
	return 0;
}

/* To the end; is there a GRANT OPTION or an ADMIN OPTION in it? */
static int
read_rest(struct line *l, bool *option)
{
	bool before = false;

	step(l);
	if (l->t.kind != QUOTED)
		return -1;		/* the account's name */
	for (; l->t.kind != END; step(l)) {
		if (l->t.kind == BROKEN)
			return -1;
		if (before && is(&l->t, "OPTION"))
			*option = true;
		before = is(&l->t, "GRANT") || is(&l->t, "ADMIN");
	}
	return 0;
}

/*
 * GRANT OPTION is one for all that an account has on an object; but of a role,
 * of PROXY and of MySQL's dynamic privileges each has its own.
 */
static bool
has_own_option(const struct engine_grant *g)
{
	return g->on[0] == '\0' || strcmp(g->what, "PROXY") == 0 ||
	    (strcmp(g->on, "*.*") == 0 && strchr(g->what, '_') != NULL);
}

static void
finish(struct line *l, const char *on, bool option)
{
	struct engine_grants *g = l->g;
	bool whole = g->n == l->first;		/* USAGE: all that there is */
	size_t i;

	for (i = l->first; i < g->n; i++) {
		g->v[i].on = on;
		g->v[i].option = option && has_own_option(&g->v[i]);
		if (!has_own_option(&g->v[i]))
			whole = true;
	}
	if (option && whole) {
		add(l, "GRANT OPTION");
		g->v[g->n - 1].on = on;
	}
}

int
engine_grants_add(struct kt_arena *a, struct engine_grants *g,
    const char *line)
{
	struct line l = { .a = a, .g = g, .first = g->n, .at = line };
	const char *on = "";
	bool option = false;

	step(&l);
	if (is(&l.t, "SET"))		/* DEFAULT ROLE */
		return 0;
	l.restriction = is(&l.t, "REVOKE");
	if (!l.restriction && !is(&l.t, "GRANT"))
		return -1;
	step(&l);
	if (read_items(&l) != 0 ||
	    (is(&l.t, "ON") && read_object(&l, &on) != 0) ||
	    !is(&l.t, l.restriction ? "FROM" : "TO") ||
	    read_rest(&l, &option) != 0) {
		g->n = l.first;
		return -1;
	}
	finish(&l, on, option && !l.restriction);
	return 0;
}

/* --- two accounts ---------------------------------------------------------- */

static int
compare(const void *pa, const void *pb)
{
	const struct engine_grant *a = pa, *b = pb;
	int order = a->restriction - b->restriction;

	if (order == 0)
		order = strcmp(a->on, b->on);
	if (order == 0)
		order = a->option - b->option;
	if (order == 0)
		order = has_own_option(a) - has_own_option(b);
	return order != 0 ? order : strcmp(a->what, b->what);
}

static void
sort(struct engine_grants *g)
{
	if (g->n > 1)
		qsort(g->v, g->n, sizeof(*g->v), compare);
}

/* Those of a that b has not; both sorted. */
static struct engine_grants
without(struct kt_arena *arena, const struct engine_grants *a,
    const struct engine_grants *b)
{
	struct engine_grants out = { .n = 0 };
	size_t i, j = 0;

	out.v = kt_arena_alloc(arena, (a->n + 1) * sizeof(*out.v));
	for (i = 0; i < a->n; i++) {
		while (j < b->n && compare(&b->v[j], &a->v[i]) < 0)
			j++;
		if (j == b->n || compare(&b->v[j], &a->v[i]) != 0)
			out.v[out.n++] = a->v[i];
	}
	return out;
}

struct statements {
	struct kt_arena *a;
	const char **v;
	size_t n;
	const char *account;
};

static bool
is_all(const struct engine_grant *g)
{
	return strcmp(g->what, "ALL PRIVILEGES") == 0;
}

/*
 * ALL PRIVILEGES stands alone; and a GRANT OPTION beside a dynamic privilege
 * would be that one's too.
 */
static bool
may_be_said_together(const struct engine_grant *a, const struct engine_grant *b)
{
	return a->restriction == b->restriction && a->option == b->option &&
	    strcmp(a->on, b->on) == 0 && is_all(a) == is_all(b) &&
	    has_own_option(a) == has_own_option(b);
}

/* As many as can be, from number i; how many. */
static size_t
say(struct statements *s, const struct engine_grants *g, size_t i, bool grant)
{
	const struct engine_grant *first = &g->v[i];
	struct kt_buf b;
	size_t n = 0;

	kt_buf_init(&b, s->a);
	kt_buf_str(&b, grant ? "GRANT " : "REVOKE ");
	for (; i + n < g->n && may_be_said_together(first, &first[n]); n++)
		kt_buf_printf(&b, "%s%s", n == 0 ? "" : ", ", first[n].what);
	if (first->on[0] != '\0')
		kt_buf_printf(&b, " ON %s", first->on);
	kt_buf_printf(&b, " %s %s", grant ? "TO" : "FROM", s->account);
	if (grant && first->option)
		kt_buf_str(&b, first->on[0] == '\0' ? " WITH ADMIN OPTION" :
		    " WITH GRANT OPTION");
	s->v[s->n++] = b.p;
	return n;
}

static void
say_all(struct statements *s, const struct engine_grants *g, bool restriction,
    bool grant)
{
	size_t i = 0;

	while (i < g->n)
		if (g->v[i].restriction == restriction)
			i += say(s, g, i, grant);
		else
			i++;
}

/* ALL PRIVILEGES that is to come holds them all but these. */
static bool
is_covered(const struct engine_grant *g, const struct engine_grants *missing)
{
	size_t i;

	if (g->restriction || strcmp(g->what, "GRANT OPTION") == 0)
		return false;
	for (i = 0; i < missing->n; i++)
		if (is_all(&missing->v[i]) &&
		    strcmp(missing->v[i].on, g->on) == 0)
			return true;
	return false;
}

static void
drop_covered(struct engine_grants *extra, const struct engine_grants *missing)
{
	size_t i, n = 0;

	for (i = 0; i < extra->n; i++)
		if (!is_covered(&extra->v[i], missing))
			extra->v[n++] = extra->v[i];
	extra->n = n;
}

/*
 * A restriction is lifted while the account still has what it restricts: a
 * GRANT on the database would else be one.
 */
size_t
engine_grants_differ(struct kt_arena *a, struct engine_grants *wanted,
    struct engine_grants *has, const char *account, const char ***out)
{
	struct engine_grants missing, extra;
	struct statements s = { .a = a, .account = account };

	sort(wanted);
	sort(has);
	missing = without(a, wanted, has);
	extra = without(a, has, wanted);
	drop_covered(&extra, &missing);
	s.v = kt_arena_alloc(a, (missing.n + extra.n + 1) * sizeof(*s.v));
	say_all(&s, &extra, true, true);
	say_all(&s, &extra, false, false);
	say_all(&s, &missing, false, true);
	say_all(&s, &missing, true, false);
	*out = s.v;
	return s.n;
}
