/* `keyturn fault`: what is broken on purpose is set, listed and cleared. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"

#include "client.h"
#include "exchange.h"

#define PATH "/_keyturn/faults"

/* Those whose value is a number; what is none is left for the server. */
static const char *const numbers[] = {
	"status", "delay_ms", "times", "share", "seed"
};

bool
client_fault_fits(const char *const *words, size_t n)
{
	const char *verb = n == 0 ? "list" : words[0];
	size_t i;

	for (i = 1; i < n && strcmp(verb, "add") == 0; i++)
		if (strchr(words[i], '=') == NULL)
			return false;
	return strcmp(verb, "add") == 0 ? n >= 2 :
	    strcmp(verb, "clear") == 0 ? n == 1 || (n == 2 &&
	    words[1][0] != '\0' && words[1][strspn(words[1], "0123456789")] ==
	    '\0') : strcmp(verb, "list") == 0 && n <= 1;
}

/* --- asking --- */

/* A number as JSON has it? */
static bool
is_number(const char *s)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	bool is = (isdigit((unsigned char)*s) || *s == '-') &&
	    kt_json_parse(a, s, strlen(s), &v) == 0;

	kt_arena_free(&a);
	return is;
}

static bool
wants_number(const char *name)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(numbers); i++)
		if (strcmp(numbers[i], name) == 0)
			return true;
	return false;
}

static void
add_member(struct kt_buf *b, const char *name, const char *value)
{
	kt_json_quote(b, name, strlen(name));
	kt_buf_char(b, ':');
	if (wants_number(name) && is_number(value))
		kt_buf_str(b, value);
	else
		kt_json_quote(b, value, strlen(value));
}

/* NAME=VALUE; for a person, times=always and delay=2s are said so too. */
static void
add_word(struct kt_buf *b, const char *word)
{
	const char *equals = strchr(word, '='), *value = equals + 1;
	char *name = kt_arena_strndup(b->arena, word, (size_t)(equals - word));
	int64_t ms;

	if (strcmp(word, "times=always") == 0)
		kt_buf_str(b, "\"always\":true");
	else if (strcmp(name, "delay") == 0 && kt_span_parse(value, &ms) == 0)
		kt_buf_printf(b, "\"delay_ms\":%" PRId64, ms);
	else
		add_member(b, name, value);
}

static const char *
request(struct kt_arena *a, const char *const *words, size_t n)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	for (i = 1; i < n; i++) {
		kt_buf_char(&b, i == 1 ? '{' : ',');
		add_word(&b, words[i]);
	}
	kt_buf_char(&b, '}');
	return b.p;
}

/* --- what is answered --- */

/* Nothing that is said to add. */
static bool
is_told_besides(const char *name)
{
	static const char *const besides[] = { "id", "address", "passed",
	    "happened", "spent" };
	size_t i = 0;

	while (i < N_ELEMENTS(besides) && strcmp(besides[i], name) != 0)
		i++;
	return i < N_ELEMENTS(besides);
}

/* As it could be said to add; what is told besides comes last. */
static void
print_fault(const struct kt_json *fault)
{
	const struct kt_json *v;
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_printf(&b, "%" PRId64 " ", exchange_number(fault, "id"));
	for (v = kt_json_first(fault); v != NULL; v = kt_json_next(v)) {
		const char *name = kt_json_name(v), *text = kt_json_string(v);

		if (is_told_besides(name))
			continue;
		kt_buf_printf(&b, " %s=", strcmp(name, "always") == 0 ?
		    "times" : name);
		if (strcmp(name, "always") == 0)
			kt_buf_str(&b, "always");
		else if (text != NULL && strchr(text, ' ') == NULL)
			kt_buf_str(&b, text);
		else
			kt_json_print(&b, v);
	}
	printf("%s  happened=%" PRId64 "/%" PRId64 "%s\n", b.p,
	    exchange_number(fault, "happened"),
	    exchange_number(fault, "passed"),
	    kt_json_true(kt_json_member(fault, "spent")) ? " spent" : "");
	kt_arena_free(&a);
}

static int
print_one(const struct kt_json *answer)
{
	print_fault(answer);
	return 0;
}

static int
print_list(const struct kt_json *answer)
{
	const struct kt_json *f = kt_json_first(kt_json_member(answer,
	    "faults"));

	for (; f != NULL; f = kt_json_next(f))
		print_fault(f);
	return 0;
}

static int
print_cleared(const struct kt_json *answer)
{
	printf("cleared: %" PRId64 "\n", exchange_number(answer, "cleared"));
	return 0;
}

int
client_fault(const char *url, const char *const *words, size_t n, bool json)
{
	struct kt_arena *a = kt_arena_new();
	struct exchange x = { .arena = a, .url = url, .path = PATH };
	int (*print)(const struct kt_json *) = print_list;

	if (n > 0 && strcmp(words[0], "add") == 0) {
		x.body = request(a, words, n);
		print = print_one;
	} else if (n > 0 && strcmp(words[0], "clear") == 0) {
		x.method = "DELETE";
		if (n == 2)
			x.path = kt_arena_printf(a, PATH "/%s", words[1]);
		print = print_cleared;
	}
	return exchange_ask(&x, json ? exchange_print : print);
}
