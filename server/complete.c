/*
 * What may stand where the last word of a line is that somebody types: of the
 * commands, their options and words, or of what a keyturn that serves has.
 */
#include "complete.h"

#include <stdio.h>
#include <string.h>

#include "keyturn/fault.h"
#include "keyturn/shape.h"
#include "keyturn/text.h"

#include "client/client.h"
#include "command.h"
#include "option.h"
#include "services/keyturn/model.h"
#include "services/services.h"

struct typed {
	struct options o;	/* what stands before the last word */
	const char *word;	/* the last */
	const char *value;	/* what of it is to be completed */
};

/* --- what is offered: a line each, and what it is behind a tab --- */

static void
offer(const struct typed *t, const char *text, const char *help)
{
	printf("%.*s%s%s%.*s\n", (int)(t->value - t->word), t->word, text,
	    help != NULL ? "\t" : "", help != NULL ?
	    (int)strcspn(help, "\n") : 0, help != NULL ? help : "");
}

static void
offer_all(const struct typed *t, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		offer(t, *texts, NULL);
}

static void
offer_files(const struct typed *t)
{
	(void)t;
	puts(":files");
}

static void
offer_folders(const struct typed *t)
{
	(void)t;
	puts(":folders");
}

static void
offer_file_at(const struct typed *t)
{
	if (strchr(t->value, '@') != NULL)
		puts(":files");
	else
		offer(t, "@", NULL);
}

static void
offer_strategies(const struct typed *t)
{
	const char *equals = strchr(t->value, '=');
	struct typed after = *t;
	size_t i;

	after.value = equals != NULL ? equals + 1 : NULL;
	for (i = 0; equals != NULL && kt_rotator_strategy(i) != NULL; i++)
		offer(&after, kt_rotator_strategy(i), NULL);
}

static void
offer_commands(const struct typed *t)
{
	const struct command_row *r;
	size_t i;

	for (i = 0; (r = command_at(i)) != NULL; i++)
		if (r->word[0] != '-')
			offer(t, r->word, r->brief);
}

static void
offer_services(const struct typed *t)
{
	const struct kt_service *const *s;

	for (s = kt_services; *s != NULL; s++)
		if ((*s)->protocol != KT_OWN_JSON)
			offer(t, (*s)->name, (*s)->title);
}

/* Of the service that stands before. */
static void
offer_operations(const struct typed *t)
{
	const struct kt_service *const *s;
	size_t i;

	for (s = kt_services; *s != NULL; s++)
		for (i = 0; i < (*s)->n_ops; i++)
			if (strcmp((*s)->name, t->o.words[0]) == 0)
				offer(t, (*s)->ops[i].name, NULL);
}

static void
offer_points(const struct typed *t)
{
	size_t i;

	for (i = 0; kt_fault_point_name(i) != NULL; i++)
		offer(t, kt_fault_point_name(i), NULL);
}

static void
offer_actions(const struct typed *t)
{
	int i;

	for (i = 0; i < KT_FAULT_ACTIONS; i++)
		offer(t, kt_fault_action_name((enum kt_fault_action)i), NULL);
}

/* fault add point=set.sql.after */
static void
offer_faults(const struct typed *t)
{
	static const struct {
		const char *name;
		void (*offer)(const struct typed *t);
	} values[] = {
		{ "point=", offer_points }, { "action=", offer_actions },
		{ "service=", offer_services },
	};
	const struct shape *s = &own_shape_add_fault_request;
	struct typed after = *t;
	char name[64];
	size_t i;

	if (strcmp(t->o.words[0], "add") != 0)
		return;
	for (i = 0; i < N_ELEMENTS(values); i++) {
		after.value = kt_after(t->word, values[i].name);
		if (after.value != NULL)
			values[i].offer(&after);
	}
	for (i = 0; i < s->n && strchr(t->word, '=') == NULL; i++) {
		snprintf(name, sizeof(name), "%s=", s->fields[i].name);
		offer(t, name, NULL);
	}
}

/* Of a keyturn that serves; none, and in silence, where none does. */
static void
offer_secrets(const struct typed *t)
{
	client_names(&(struct client_secret){ t->o.url, { t->o.account,
	    t->o.region }, t->word });
}

/* --- where it stands --- */

/* By what --help calls it; of others there is nothing to be said. */
static void
offer_what(const struct typed *t, const char *what)
{
	static const struct {
		const char *what;
		void (*offer)(const struct typed *t);
	} rows[] = {
		{ "SECRET", offer_secrets }, { "SERVICE", offer_services },
		{ "OPERATION", offer_operations }, { "COMMAND", offer_commands },
		{ "NAME=VALUE ...", offer_faults }, { "FILE", offer_files },
		{ "PATH", offer_files }, { "DIR", offer_folders },
		{ "@FILE", offer_file_at }, { "ID=@FILE", offer_file_at },
		{ "NAME=STRATEGY[,S=V...]", offer_strategies },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].what, what) == 0)
			rows[i].offer(t);
}

static void
offer_value(const struct typed *t, const struct option *option)
{
	if (option->values != NULL)
		offer_all(t, option->values);
	else if (option->arg != NULL)
		offer_what(t, option->arg);
}

static void
offer_options(const struct typed *t)
{
	const struct option *option;
	char name[64];
	size_t i;

	for (i = 0; (option = option_at(t->o.command, i)) != NULL; i++) {
		snprintf(name, sizeof(name), "--%s", option->name);
		offer(t, name, option->help);
	}
	offer(t, "--help", NULL);
}

/* "get advance set": each of them. */
static void
offer_words(const struct typed *t, const char *words)
{
	char word[32];
	size_t n;

	for (; *words != '\0'; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		snprintf(word, sizeof(word), "%.*s", (int)n, words);
		offer(t, word, NULL);
	}
}

/* What its command has at the place of the next word; NULL: nothing. */
static const char *
next_word(const struct options *o)
{
	const struct command_row *r = command_row(o->command);
	size_t i = o->n_words;

	if (i > 1 && r->words[1] != NULL && strstr(r->words[1], "...") != NULL)
		i = 1;
	return i < N_ELEMENTS(r->words) ? r->words[i] : NULL;
}

static void
offer_word(struct typed *t)
{
	const char *equals = strchr(t->word, '='), *next = next_word(&t->o);
	const char *name = kt_after(t->word, "--");
	const struct option *option;

	if (name != NULL && equals != NULL) {
		option = option_find(t->o.command, name,
		    (size_t)(equals - name));
		t->value = equals + 1;
		if (option != NULL)
			offer_value(t, option);
	} else if (t->word[0] == '-' || next == NULL)
		offer_options(t);
	else if (next[0] >= 'A' && next[0] <= 'Z')
		offer_what(t, next);
	else
		offer_words(t, next);
}

/* The option whose value the next word is, or NULL. */
static const struct option *
wanting(const struct typed *t, const char *word)
{
	const char *name = kt_after(word, "--");
	const struct option *option = name == NULL ? NULL :
	    option_find(t->o.command, name, strlen(name));

	return option != NULL && option->arg != NULL ? option : NULL;
}

/*
 * What stands before the last word is read as far as it is right.  True: that
 * was answer enough.
 */
static bool
read_before(struct typed *t, int n, char **words)
{
	bool is_option, ends;
	char why[KT_WHY];
	int i = 1;

	while (i < n) {
		is_option = kt_after(words[i], "--") != NULL;
		ends = is_option && words[i][2] == '\0';
		if (t->o.command == COMMAND_EXEC && (ends || !is_option)) {
			printf(":command %d\n", i + ends);
			return true;
		}
		if (i == n - 1 && wanting(t, words[i]) != NULL) {
			offer_value(t, wanting(t, words[i]));
			return true;
		}
		if (is_option && !ends)
			(void)!option_read(&t->o, n, words, &i, why);
		else if (t->o.n_words < WORDS_MAX)
			t->o.words[t->o.n_words++] = words[i++];
		else
			return true;
	}
	return false;
}

int
complete(const char *url, char **words)
{
	struct typed t = { .o = { .url = kt_strdup(url) } };
	int n = 0;

	while (words[n] != NULL && words[n + 1] != NULL)
		n++;
	if (words[n] == NULL)
		return 0;
	t.word = t.value = words[n];
	if (n == 0)
		offer_commands(&t);
	else if (command_read(words[0], &t.o.command) == 0 &&
	    !read_before(&t, n, words)) {
		options_caller(&t.o, REGION_DEFAULT);
		offer_word(&t);
	}
	options_free(&t.o);
	return fflush(stdout);
}

static const struct {
	const char *shell;
	const char *const *lines;
} scripts[] = {
#include "shell/scripts.inc"
};

int
complete_script(const char *shell)
{
	const char *const *line;
	size_t i;

	for (i = 0; i < N_ELEMENTS(scripts); i++)
		if (strcmp(scripts[i].shell, shell) == 0) {
			for (line = scripts[i].lines; *line != NULL; line++)
				fputs(*line, stdout);
			return fflush(stdout);
		}
	return -1;
}
