/*
 * The scenarios of tests/scenario: what a secret is after some calls and some
 * days.  A file is a test with a world and a clock of its own.  A line says
 * one thing; one that begins with a blank goes on with the line before.
 *
 *   # words
 *   call OPERATION {...}        asks Secrets Manager; must succeed, unless
 *   error CODE "text"           follows; the text may be left out
 *   expect {...}                of the last answer (below)
 *   labels SECRET v1: LABEL OTHER v2: -
 *                               its versions and their labels, all of them
 *   versions SECRET N           how many there are
 *   repeat N call OPERATION {...}   each must succeed; $n counts from 1
 *   advance 31d                 of s, m, h, d: time passes, what is due is done
 *   settle SECRET               waits until its rotation has succeeded
 *   in REGION                   where the next calls go
 *
 * $v1 to $v9 are tokens, and version ids.  Objects must have what expect
 * gives, with null what is not there; lists must match item by item.  Strings:
 * "*" is anything, "$name" is bound by its first use and compared from then
 * on, "!text" is anything but text, "@", "@+30d" and "@-1d" are times as seen
 * from now.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/world.h"

#define FILES 100
#define NAMES 40

static char *files[FILES];
static int n_files;

struct scenario {
	struct world *world;
	struct client client;
	const char *where;		/* file:line */
	struct said said;
	bool refused;			/* and nobody has said `error` yet */
	struct { const char *name, *value; } names[NAMES];
	size_t n_names;
};

#define wrong(s, ...) do {						\
	ck_abort_msg("%s: %s", (s)->where,				\
	    kt_arena_printf((s)->client.arena, __VA_ARGS__));		\
} while (0)

/* --- names ---------------------------------------------------------------- */

static const char *
name_value(const struct scenario *s, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < s->n_names; i++)
		if (strlen(s->names[i].name) == n &&
		    strncmp(s->names[i].name, name, n) == 0)
			return s->names[i].value;
	return NULL;
}

static void
bind(struct scenario *s, const char *name, const char *value)
{
	ck_assert_uint_lt(s->n_names, NAMES);
	s->names[s->n_names].name = kt_arena_strdup(s->client.arena, name);
	s->names[s->n_names++].value = kt_arena_strdup(s->client.arena, value);
}

/* text with what is bound in the place of $name. */
static const char *
expand(struct scenario *s, const char *text)
{
	struct kt_buf b;
	const char *value;
	size_t n;

	kt_buf_init(&b, s->client.arena);
	for (; *text != '\0'; text++) {
		n = *text != '$' ? 0 : strspn(text + 1,
		    "abcdefghijklmnopqrstuvwxyz0123456789");
		value = n == 0 ? NULL : name_value(s, text + 1, n);
		if (value == NULL) {
			kt_buf_char(&b, *text);
			continue;
		}
		kt_buf_str(&b, value);
		text += n;
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

/* "31d" in milliseconds. */
static int64_t
span(const struct scenario *s, const char *text)
{
	int64_t ms;

	if (kt_span_parse(text, &ms) != 0)
		wrong(s, "\"%s\" is no span", text);
	return ms;
}

/* --- expect --------------------------------------------------------------- */

static void match(struct scenario *, const char *path,
    const struct kt_json *want, const struct kt_json *got);

static const char *
printed(const struct scenario *s, const struct kt_json *v)
{
	struct kt_buf b;

	if (v == NULL)
		return ABSENT;
	kt_buf_init(&b, s->client.arena);
	kt_json_print(&b, v);
	return b.p;
}

/* Times are numbers of seconds, and the clock counts in milliseconds. */
static const char *
time_printed(const struct scenario *s, const char *rule)
{
	int64_t ms = world_now(s->world);

	if (rule[1] != '\0')
		ms += (rule[1] == '-' ? -1 : 1) * span(s, rule + 2);
	return kt_arena_printf(s->client.arena, "%lld.%03d",
	    (long long)(ms / 1000), (int)(ms % 1000));
}

static void
match_string(struct scenario *s, const char *path, const char *rule,
    const struct kt_json *got)
{
	const char *is = kt_json_type(got) == KT_JSON_STRING ?
	    kt_json_string(got) : printed(s, got);

	if (strcmp(rule, "*") == 0)
		return;
	if (rule[0] == '$' && rule[1] != '\0')
		bind(s, rule + 1, is);
	else if (rule[0] == '!' ? strcmp(rule + 1, is) == 0 : strcmp(
	    rule[0] == '@' ? time_printed(s, rule) : rule, is) != 0)
		wrong(s, "%s is %s, not %s", path, is, rule[0] == '@' ?
		    time_printed(s, rule) : rule);
}

static void
match_list(struct scenario *s, const char *path, const struct kt_json *want,
    const struct kt_json *got)
{
	const struct kt_json *w = kt_json_first(want), *g = kt_json_first(got);
	int i;

	for (i = 0; w != NULL && g != NULL; i++) {
		match(s, kt_arena_printf(s->client.arena, "%s.%d", path, i), w,
		    g);
		w = kt_json_next(w);
		g = kt_json_next(g);
	}
	if (w != NULL || g != NULL)
		wrong(s, "%s is %s, not %s", path, printed(s, got),
		    printed(s, want));
}

static void
match_object(struct scenario *s, const char *path, const struct kt_json *want,
    const struct kt_json *got)
{
	const struct kt_json *w, *g;
	const char *below;

	for (w = kt_json_first(want); w != NULL; w = kt_json_next(w)) {
		below = kt_arena_printf(s->client.arena, "%s.%s", path,
		    kt_json_name(w));
		g = kt_json_member(got, kt_json_name(w));
		if (kt_json_type(w) != KT_JSON_NULL && g != NULL)
			match(s, below, w, g);
		else if (kt_json_type(w) != KT_JSON_NULL || g != NULL)
			wrong(s, "%s is %s, not %s", below, printed(s, g),
			    printed(s, w));
	}
}

static void
match(struct scenario *s, const char *path, const struct kt_json *want,
    const struct kt_json *got)
{
	if (kt_json_type(want) == KT_JSON_STRING)
		match_string(s, path, kt_json_string(want), got);
	else if (kt_json_type(want) != kt_json_type(got))
		wrong(s, "%s is %s, not %s", path, printed(s, got),
		    printed(s, want));
	else if (kt_json_type(want) == KT_JSON_OBJECT)
		match_object(s, path, want, got);
	else if (kt_json_type(want) == KT_JSON_ARRAY)
		match_list(s, path, want, got);
	else if (strcmp(printed(s, want), printed(s, got)) != 0)
		wrong(s, "%s is %s, not %s", path, printed(s, got),
		    printed(s, want));
}

/* --- what a line says ----------------------------------------------------- */

/* The first word of *line, which moves behind it. */
static char *
word(struct scenario *s, char **line)
{
	char *start = *line + strspn(*line, " \t\n");
	size_t n = strcspn(start, " \t\n");
	char *found;

	if (n == 0)
		wrong(s, "a word is missing");
	found = kt_arena_strndup(s->client.arena, start, n);
	*line = start + n + strspn(start + n, " \t\n");
	return found;
}

static struct said
ask(struct scenario *s, const char *operation, const char *json)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .content_type = "application/x-amz-json-1.1" };

	r.target = kt_arena_printf(s->client.arena, "secretsmanager.%s",
	    operation);
	r.body = json;
	r.body_len = strlen(json);
	return say_request(&s->client, &r);
}

static void
must_not_be_refused(const struct scenario *s)
{
	if (s->refused)
		wrong(s, "before this, refused: %s", s->said.text);
}

static void
do_call(struct scenario *s, char *line)
{
	const char *operation = word(s, &line);

	s->said = ask(s, operation, expand(s, line));
	s->refused = s->said.status != 200;
}

static void
do_error(struct scenario *s, char *line)
{
	const char *code = word(s, &line), *text = expand(s, line);
	size_t n = strlen(text);

	if (!s->refused || strcmp(s->said.code, code) != 0)
		wrong(s, "not %s, but: %s", code, s->said.text);
	s->refused = false;
	if (n == 0)
		return;
	if (text[0] != '"' || text[n - 1] != '"')
		wrong(s, "a text stands in quotes");
	text = kt_arena_strndup(s->client.arena, text + 1, n - 2);
	if (s->said.message == NULL || strcmp(s->said.message, text) != 0)
		wrong(s, "not \"%s\", but: %s", text, s->said.text);
}

static void
do_expect(struct scenario *s, char *line)
{
	const char *text = expand(s, line);
	const struct kt_json *want;

	must_not_be_refused(s);
	if (kt_json_parse(s->client.arena, text, strlen(text), &want) != 0)
		wrong(s, "this is no JSON: %s", text);
	match(s, "answer", want, s->said.body);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, a blank after each. */
static const char *
joined(const struct scenario *s, const char **items, size_t n)
{
	struct kt_buf b;
	size_t i;

	qsort(items, n, sizeof(*items), compare);
	kt_buf_init(&b, s->client.arena);
	kt_buf_str(&b, "");
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s ", items[i]);
	kt_buf_char(&b, '\0');
	return b.p;
}

/* "v1/AWSCURRENT v1/mine v2/-", as the service tells it. */
static const char *
labels_told(struct scenario *s, const char *secret)
{
	struct said said = ask(s, "ListSecretVersionIds", kt_arena_printf(
	    s->client.arena, "{\"SecretId\":\"%s\",\"IncludeDeprecated\":true,"
	    "\"MaxResults\":100}", secret));
	const struct kt_json *v, *stage;
	const char *items[200], *id;
	size_t n = 0;

	if (said.status != 200)
		wrong(s, "%s", said.text);
	v = kt_json_first(kt_json_member(said.body, "Versions"));
	for (; v != NULL; v = kt_json_next(v)) {
		id = kt_json_string(kt_json_member(v, "VersionId"));
		stage = kt_json_first(kt_json_member(v, "VersionStages"));
		if (stage == NULL)
			items[n++] = kt_arena_printf(s->client.arena, "%s/-",
			    id);
		for (; stage != NULL && n < N_ELEMENTS(items) - 1;
		    stage = kt_json_next(stage))
			items[n++] = kt_arena_printf(s->client.arena, "%s/%s",
			    id, kt_json_string(stage));
	}
	return joined(s, items, n);
}

static void
do_labels(struct scenario *s, char *line)
{
	const char *secret = word(s, &line), *version = "?", *told;
	const char *items[100], *w;
	size_t n = 0, length;

	while (*line != '\0' && n < N_ELEMENTS(items)) {
		w = word(s, &line);
		length = strlen(w);
		if (w[length - 1] != ':') {
			items[n++] = kt_arena_printf(s->client.arena, "%s/%s",
			    version, w);
			continue;
		}
		version = name_value(s, w, length - 1);
		if (version == NULL)
			wrong(s, "%s is not known", w);
	}
	told = labels_told(s, secret);
	w = joined(s, items, n);
	if (strcmp(told, w) != 0)
		wrong(s, "labels are\n  %s\nnot\n  %s", told, w);
}

static void
do_versions(struct scenario *s, char *line)
{
	const char *secret = word(s, &line), *token = "", *wanted;
	const struct kt_json *v;
	struct said said;
	long n = 0;

	wanted = word(s, &line);
	do {
		said = ask(s, "ListSecretVersionIds", kt_arena_printf(
		    s->client.arena, "{\"SecretId\":\"%s\",%s"
		    "\"IncludeDeprecated\":true}", secret, token));
		v = kt_json_first(kt_json_member(said.body, "Versions"));
		for (; v != NULL; v = kt_json_next(v))
			n++;
		token = said_at(&said, "NextToken");
		token = strcmp(token, ABSENT) == 0 ? NULL : kt_arena_printf(
		    s->client.arena, "\"NextToken\":\"%s\",", token);
	} while (token != NULL);
	if (n != strtol(wanted, NULL, 10))
		wrong(s, "there are %ld versions, not %s", n, wanted);
}

static void
do_repeat(struct scenario *s, char *line)
{
	long i, n = strtol(word(s, &line), NULL, 10);
	size_t names = s->n_names;

	if (strcmp(word(s, &line), "call") != 0)
		wrong(s, "repeat N call ...");
	for (i = 1; i <= n; i++) {
		bind(s, "n", kt_arena_printf(s->client.arena, "%ld", i));
		do_call(s, line);
		must_not_be_refused(s);
		s->n_names = names;
	}
}

/* What falls due happens on the way, and is over when this returns. */
static void
do_advance(struct scenario *s, char *line)
{
	const struct kt_conductor by = sched_conductor(s->world->sched);
	const struct kt_advance how = {
	    world_now(s->world) + span(s, word(s, &line)), NULL };
	struct kt_passed passed;

	if (by.advance(by.self, &how, s->client.arena, &passed) != 0 ||
	    world_now(s->world) != how.to)
		wrong(s, "the clock did not move");
}

static void
do_settle(struct scenario *s, char *line)
{
	world_until_rotation(s->world, word(s, &line), "succeeded 4 0");
}

static void
do_in(struct scenario *s, char *line)
{
	s->client.key = ACCOUNT;
	s->client.region = word(s, &line);
}

static const struct {
	const char *name;
	void (*run)(struct scenario *, char *line);
} says[] = {
	{ "advance", do_advance }, { "call", do_call }, { "error", do_error },
	{ "expect", do_expect }, { "in", do_in }, { "labels", do_labels },
	{ "repeat", do_repeat }, { "settle", do_settle },
	{ "versions", do_versions },
};

static void
run_line(struct scenario *s, char *line)
{
	const char *first = word(s, &line);
	size_t i;

	if (strcmp(first, "error") != 0)
		must_not_be_refused(s);
	for (i = 0; i < N_ELEMENTS(says); i++)
		if (strcmp(first, says[i].name) == 0) {
			says[i].run(s, line);
			return;
		}
	wrong(s, "\"%s\" says nothing", first);
}

/* A line and those that go on with it, a blank between; false at the end. */
static bool
read_line(FILE *f, struct kt_buf *b, int *number)
{
	char text[4096];
	int c = ' ';

	b->n = 0;
	while ((b->n == 0 || c == ' ' || c == '\t') &&
	    fgets(text, sizeof(text), f) != NULL) {
		++*number;
		text[strcspn(text, "\n")] = '\0';
		if (text[0] != '#' && text[0] != '\0') {
			kt_buf_str(b, b->n > 0 ? " " : "");
			kt_buf_str(b, text + strspn(text, " \t"));
		}
		c = fgetc(f);
		ungetc(c, f);
	}
	return b->n > 0;
}

START_TEST(a_scenario_goes_as_told)
{
	static struct world world;
	struct scenario s = { .world = &world };
	FILE *f = fopen(files[_i], "r");
	struct kt_buf line;
	int i, number = 0;

	ck_assert_ptr_nonnull(f);
	world_open(&world);
	world_run(&world);
	client_begin(&s.client, &world);
	for (i = 1; i <= 9; i++)
		bind(&s, kt_arena_printf(s.client.arena, "v%d", i),
		    kt_arena_printf(s.client.arena,
		    "v%d000000-0000-4000-8000-000000000000", i));
	kt_buf_init(&line, s.client.arena);
	while (read_line(f, &line, &number)) {
		s.where = kt_arena_printf(s.client.arena, "%s:%d", files[_i],
		    number);
		run_line(&s, kt_arena_strdup(s.client.arena, line.p));
	}
	must_not_be_refused(&s);
	fclose(f);
	client_end(&s.client);
	world_close(&world);
}
END_TEST

static void
find_files(void)
{
	const char *source = getenv("srcdir");
	char dir[400], path[800];
	DIR *d;
	struct dirent *e;

	(void)snprintf(dir, sizeof(dir), "%s/tests/scenario",
	    source != NULL ? source : ".");
	d = opendir(dir);
	while (d != NULL && (e = readdir(d)) != NULL && n_files < FILES) {
		size_t n = strlen(e->d_name);

		if (n < 5 || strcmp(e->d_name + n - 4, ".scn") != 0)
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		files[n_files++] = kt_strdup(path);
	}
	if (d != NULL)
		closedir(d);
	qsort(files, (size_t)n_files, sizeof(*files), compare);
}

START_TEST(there_are_scenarios)
{
	ck_assert_int_gt(n_files, 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("scenario");
	TCase *tc = tcase_create("scenario");

	find_files();
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, there_are_scenarios);
	tcase_add_loop_test(tc, a_scenario_goes_as_told, 0, n_files);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
