/*
 * keyturn env: the lines by which a shell, or a file of variables, leads to a
 * keyturn that serves.
 */
#include "env.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client/exchange.h"
#include "lead.h"

extern char **environ;

/* --- how each writes a value --- */

/* In single quotes, each of which in it is written as quote. */
static void
put_quoted(struct kt_buf *b, const char *value, const char *quote)
{
	kt_buf_char(b, '\'');
	for (; *value != '\0'; value++)
		if (*value == '\'')
			kt_buf_str(b, quote);
		else
			kt_buf_char(b, *value);
	kt_buf_char(b, '\'');
}

#define OF_NAMES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" \
	"0123456789_"

/* Nothing in it means anything to a shell. */
static bool
is_plain(const char *value)
{
	return value[0] != '\0' &&
	    value[strspn(value, OF_NAMES "-./:,%+@")] == '\0';
}

static void
put_bourne(struct kt_buf *b, const char *value)
{
	if (is_plain(value))
		kt_buf_str(b, value);
	else
		put_quoted(b, value, "'\\''");
}

/* A backslash is itself there, but before another and before a quote. */
static void
put_fish(struct kt_buf *b, const char *value)
{
	kt_buf_char(b, '\'');
	for (; *value != '\0'; value++)
		kt_buf_printf(b, "%s%c", strchr("'\\", *value) != NULL ?
		    "\\" : "", *value);
	kt_buf_char(b, '\'');
}

/*
 * about_Quoting_Rules: two of them in a row are one; and to the tokenizer
 * U+2018 to U+201B are single quotes, too.
 */
static void
put_powershell(struct kt_buf *b, const char *value)
{
	size_t n;

	kt_buf_char(b, '\'');
	for (; *value != '\0'; value += n) {
		n = strncmp(value, "\xe2\x80", 2) == 0 &&
		    (unsigned char)value[2] >= 0x98 &&
		    (unsigned char)value[2] <= 0x9b ? 3 : 1;
		kt_buf_add(b, value, n);
		if (n == 3 || *value == '\'')
			kt_buf_add(b, value, n);
	}
	kt_buf_char(b, '\'');
}

/*
 * No two readers agree on more than this: what has no quotes is itself, what
 * is in single ones has none within, and in double ones a backslash hides.
 */
static void
put_dotenv(struct kt_buf *b, const char *value)
{
	if (is_plain(value))
		kt_buf_str(b, value);
	else if (strpbrk(value, "'\n") == NULL)
		put_quoted(b, value, "");
	else {
		kt_buf_char(b, '"');
		for (; *value != '\0'; value++)
			if (*value == '\n')
				kt_buf_str(b, "\\n");
			else
				kt_buf_printf(b, "%s%c", strchr("\"\\$",
				    *value) != NULL ? "\\" : "", *value);
		kt_buf_char(b, '"');
	}
}

static void
put_json(struct kt_buf *b, const char *value)
{
	kt_json_quote(b, value, strlen(value));
}

/* --- the languages --- */

const char *const env_shells[] = {
	"bash", "zsh", "sh", "fish", "powershell", "dotenv", "json", NULL
};

#define BOURNE { "", "export ", "=", "\n", "", put_bourne, "unset " }

/* In the same order. */
static const struct language {
	const char *first, *set, *to, *next, *last;
	void (*put)(struct kt_buf *b, const char *value);
	const char *unset;		/* NULL: it cannot say that */
} languages[] = {
	BOURNE, BOURNE, BOURNE,
	{ "", "set -gx ", " ", "\n", "", put_fish, "set -e " },
	{ "", "$Env:", " = ", "\n", "", put_powershell,
	    "Remove-Item -ErrorAction Ignore Env:" },
	{ "", "", "=", "\n", "", put_dotenv },
	{ "{", "\"", "\":", ",", "}\n", put_json },
};
_Static_assert(N_ELEMENTS(languages) + 1 == N_ELEMENTS(env_shells),
    "one each");

/* That of a name, or of $SHELL, or else bash's. */
static const struct language *
language_of(const char *name)
{
	const char *shell = getenv("SHELL"), *base;
	size_t i;

	if (name == NULL && shell != NULL)
		name = (base = strrchr(shell, '/')) != NULL ? base + 1 : shell;
	if (name != NULL && strcmp(name, "pwsh") == 0)
		name = "powershell";
	for (i = 0; name != NULL && env_shells[i] != NULL; i++)
		if (strcmp(env_shells[i], name) == 0)
			return &languages[i];
	return &languages[0];
}

/*
 * What is set where the lines will be read, and could lead astray.  No shell has
 * a variable of another name than these letters; to read one it would do it.
 */
static void
put_unset(struct kt_buf *b, const struct language *l)
{
	char **v;
	size_t n;

	for (v = environ; l->unset != NULL && v != NULL && *v != NULL; v++) {
		n = strspn(*v, OF_NAMES);
		if ((*v)[n] == '=' && lead_astray(*v))
			kt_buf_printf(b, "%s%.*s\n", l->unset, (int)n, *v);
	}
}

static void
put_all(struct kt_buf *b, const struct language *l, const struct lead *to)
{
	const char *name, *value, *before = l->first;
	size_t i;

	for (i = 0; (name = lead_name(i)) != NULL; i++) {
		if ((value = lead_value(i, to, b->arena)) == NULL)
			continue;
		kt_buf_printf(b, "%s%s%s%s", before, l->set, name, l->to);
		l->put(b, value);
		before = l->next;
	}
	kt_buf_printf(b, "%s%s", l->last[0] != '\0' ? "" : l->next, l->last);
}

/* Of one that is strict whoever reads it has a key, or gets nowhere. */
static void
choose_key(const struct kt_json *status, const char *account, struct lead *to)
{
	if (strcmp(exchange_text(status, "iam"), "strict") == 0) {
		fprintf(stderr, "keyturn: it is strict (--iam): set "
		    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key of "
		    "its own besides\n");
		return;
	}
	to->key = account != NULL ? account : exchange_text(status, "account");
	to->secret = LEAD_SECRET;
}

int
env_print(const char *url, const char *shell, const char *account,
    const char *region)
{
	const struct language *l = language_of(shell);
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/status" };
	const struct kt_json *status;
	struct lead to = { .url = url, .region = region };
	struct kt_buf b;
	int rc = exchange_answer(&x, &status);

	if (rc == 0) {
		to.ca = exchange_text(status, "ca");
		if (to.ca[0] == '\0' || access(to.ca, R_OK) != 0)
			to.ca = NULL;	/* it is on another machine */
		choose_key(status, account, &to);
		if (to.region == NULL)
			to.region = exchange_text(status, "region");
		kt_buf_init(&b, x.arena);
		put_unset(&b, l);
		put_all(&b, l, &to);
		if (fwrite(b.p, 1, b.n, stdout) != b.n || fflush(stdout) != 0)
			rc = -1;
	}
	kt_arena_free(&x.arena);
	return rc;
}
