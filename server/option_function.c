/* --rotation-function NAME=STRATEGY[,SETTING=VALUE...]; ",," is a comma. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/json.h"

#include "option.h"

#define NAME_CHARS "abcdefghijklmnopqrstuvwxyz" \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/* The part up to the next single comma; *rest is behind that, or NULL. */
static char *
cut(char **rest)
{
	char *part = *rest, *to = part, *p;

	*rest = NULL;
	for (p = part; *p != '\0'; *to++ = *p++)
		if (*p == ',' && *++p != ',') {
			*rest = p;
			break;
		}
	*to = '\0';
	return part;
}

static const char *
strategy_named(const char *name)
{
	size_t i;

	for (i = 0; kt_rotator_strategy(i) != NULL; i++)
		if (strcmp(kt_rotator_strategy(i), name) == 0)
			break;
	return kt_rotator_strategy(i);
}

static int
wants(const char *value, char why[KT_WHY])
{
	size_t i, at;

	at = (size_t)snprintf(why, KT_WHY, "--rotation-function wants "
	    "NAME=STRATEGY[,SETTING=VALUE...], not '%.200s'; strategies:",
	    value);
	for (i = 0; kt_rotator_strategy(i) != NULL && at < KT_WHY; i++)
		at += (size_t)snprintf(why + at, KT_WHY - at, " %s",
		    kt_rotator_strategy(i));
	return -1;
}

/* As it would have to be to be shown. */
static bool
is_utf8(const char *s)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	struct kt_buf b;
	bool is;

	kt_buf_init(&b, a);
	kt_json_quote(&b, s, strlen(s));
	is = kt_json_parse(a, b.p, b.n, &v) == 0;
	kt_arena_free(&a);
	return is;
}

static int
add_setting(struct rotation_function *f, char *text, char why[KT_WHY])
{
	char *value = strchr(text, '=');
	size_t i;

	if (value == NULL) {
		snprintf(why, KT_WHY, "a setting is SETTING=VALUE, not "
		    "'%.80s' (a comma in a value is written twice)", text);
		return -1;
	}
	*value++ = '\0';
	for (i = 0; i < f->n_settings; i++)
		if (strcmp(f->settings[i].name, text) == 0) {
			snprintf(why, KT_WHY, "%s is set twice", text);
			return -1;
		}
	if (kt_rotator_check_setting(text, value, why) != 0)
		return -1;
	if (!is_utf8(value)) {
		snprintf(why, KT_WHY, "%s is not in UTF-8", text);
		return -1;
	}
	f->settings[f->n_settings++] = (struct kt_setting){ text, value };
	return 0;
}

/* Lambda's API Reference, FunctionName: [a-zA-Z0-9-_]{1,64}. */
static int
read_function(struct rotation_function *f, const char *given, char why[KT_WHY])
{
	char *rest = f->text, *name = cut(&rest), reason[KT_WHY];
	size_t n = strspn(name, NAME_CHARS);

	if (n < 1 || n > 64 || name[n] != '=')
		return wants(given, why);
	name[n] = '\0';
	f->name = name;
	f->strategy = strategy_named(name + n + 1);
	if (f->strategy == NULL)
		return wants(given, why);
	f->settings = kt_alloc(strlen(given) * sizeof(*f->settings));
	while (rest != NULL)
		if (add_setting(f, cut(&rest), reason) != 0) {
			snprintf(why, KT_WHY, "--rotation-function %s: %.*s",
			    f->name, KT_WHY - 100, reason);
			return -1;
		}
	return 0;
}

int
option_function(struct options *o, const char *value, char why[KT_WHY])
{
	struct rotation_function *f = &o->functions[o->n_functions - 1];
	size_t i;

	f->text = kt_strdup(value);
	if (read_function(f, value, why) != 0)
		return -1;
	for (i = 0; i + 1 < o->n_functions; i++)
		if (strcmp(o->functions[i].name, f->name) == 0) {
			snprintf(why, KT_WHY, "--rotation-function %s is "
			    "declared twice", f->name);
			return -1;
		}
	return 0;
}

void
option_free_functions(struct options *o)
{
	while (o->n_functions > 0) {
		free(o->functions[--o->n_functions].text);
		free(o->functions[o->n_functions].settings);
	}
	free(o->functions);
}
