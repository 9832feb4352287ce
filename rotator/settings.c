/*
 * Settings: the environment of a function, as AWS's published functions read
 * it (shared facts, rotation 9).  What a value is good for is found out where it
 * is used, as theirs do: GetRandomPassword checks what it is given.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "rotator.h"

enum kind { TEXT, NUMBER, YES_OR_NO };

static const struct {
	const char *name;
	enum kind kind;
	int min, max;
} known[] = {
	{ "EXCLUDE_CHARACTERS",         TEXT,      0, 4096 },
	{ "EXCLUDE_LOWERCASE",          YES_OR_NO, 0, 0 },
	{ "EXCLUDE_NUMBERS",            YES_OR_NO, 0, 0 },
	{ "EXCLUDE_PUNCTUATION",        YES_OR_NO, 0, 0 },
	{ "EXCLUDE_UPPERCASE",          YES_OR_NO, 0, 0 },
	{ "PASSWORD_LENGTH",            NUMBER,    1, 4096 },
	{ "REQUIRE_EACH_INCLUDED_TYPE", YES_OR_NO, 0, 0 },
	{ "SECRETS_MANAGER_ENDPOINT",   TEXT,      0, 0 },
	{ "USERNAME_CHARACTER_LIMIT",   NUMBER,    1, 128 },
};

const char *
kt_rotator_setting(size_t i)
{
	return i < N_ELEMENTS(known) ? known[i].name : NULL;
}

static bool
is_one_of(const char *s, const char *const *words, size_t n)
{
	size_t i = 0;

	while (i < n && strcasecmp(s, words[i]) != 0)
		i++;
	return i < n;
}

static bool
is_yes(const char *s)
{
	static const char *const yes[] = { "true", "1", "y", "yes" };

	return is_one_of(s, yes, N_ELEMENTS(yes));
}

static bool
is_no(const char *s)
{
	static const char *const no[] = { "false", "0", "n", "no" };

	return is_one_of(s, no, N_ELEMENTS(no));
}

static int
check_value(size_t i, const char *value, char why[KT_WHY])
{
	int n = 0;

	switch (known[i].kind) {
	case NUMBER:
		if (rot_integer(value, &n) == 0 && n >= known[i].min &&
		    n <= known[i].max)
			return 0;
		snprintf(why, KT_WHY, "%s wants a number, %d to %d, not "
		    "'%.80s'", known[i].name, known[i].min, known[i].max,
		    value);
		return -1;
	case YES_OR_NO:
		if (is_yes(value) || is_no(value))
			return 0;
		snprintf(why, KT_WHY, "%s wants true or false, not '%.80s'",
		    known[i].name, value);
		return -1;
	default:
		return 0;
	}
}

int
kt_rotator_check_setting(const char *name, const char *value, char why[KT_WHY])
{
	size_t i, at;

	for (i = 0; i < N_ELEMENTS(known); i++)
		if (strcmp(known[i].name, name) == 0)
			return check_value(i, value, why);
	at = (size_t)snprintf(why, KT_WHY, "no function reads a setting "
	    "'%.80s'; there are", name);
	for (i = 0; i < N_ELEMENTS(known) && at < KT_WHY; i++)
		at += (size_t)snprintf(why + at, KT_WHY - at, " %s",
		    known[i].name);
	return -1;
}

const char *
rot_setting(const struct rot *r, const char *name, const char *otherwise)
{
	const struct kt_settings *s = &r->ev->settings;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->v[i].name, name) == 0)
			return s->v[i].value;
	return otherwise;
}

bool
rot_setting_yes(const struct rot *r, const char *name, bool otherwise)
{
	return is_yes(rot_setting(r, name, otherwise ? "true" : "false"));
}

int
rot_setting_number(struct rot *r, const char *name, int otherwise, int *out)
{
	const char *s = rot_setting(r, name, NULL);

	if (s == NULL) {
		*out = otherwise;
		return 0;
	}
	return rot_integer(s, out) == 0 ? 0 : rot_fail(r, "%s: invalid literal "
	    "for int() with base 10: '%.80s'", name, s);
}
