/* What may be the value of a parameter. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parameter.h"

static const char *const types[] = { "string", "integer", "boolean", "float" };

static bool
is_same(const char *a, size_t n, const char *b, size_t m)
{
	return n == m && memcmp(a, b, n) == 0;
}

/* "0-65535", "0.5-99": is value[n] between? */
static bool
is_between(const char *value, size_t n, const char *range, bool whole)
{
	char text[64], *end;
	double low, high, is;

	if (n == 0 || n >= sizeof(text))
		return false;
	memcpy(text, value, n);
	text[n] = '\0';
	if (whole && strspn(text + (text[0] == '-'), "0123456789") !=
	    n - (text[0] == '-'))
		return false;
	is = strtod(text, &end);
	if (*end != '\0' || isspace((unsigned char)text[0]))
		return false;
	low = strtod(range, &end);
	if (*end != '-')
		return false;
	high = strtod(end + 1, &end);
	return (*end == '\0' || *end == ',') && is >= low && is <= high;
}

/* One of what is allowed: its words, or what is in its ranges. */
static bool
is_allowed(const struct parameter *p, const char *value, size_t n)
{
	bool number = p->type == PARAMETER_INTEGER ||
	    p->type == PARAMETER_FLOAT;
	const char *word = p->allowed;

	for (;;) {
		size_t m = strcspn(word, ",");

		if (is_same(value, n, word, m) || (number && is_between(value,
		    n, word, p->type == PARAMETER_INTEGER)))
			return true;
		if (word[m] == '\0')
			return false;
		word += m + 1;
	}
}

bool
parameter_allows(const struct parameter *p, const char *value)
{
	size_t n;

	if (p->type == PARAMETER_INTEGER && formula_is(value))
		return true;
	if (p->allowed == NULL)
		return true;
	if (!(p->flags & PARAMETER_LIST))
		return is_allowed(p, value, strlen(value));
	for (;; value += n + 1) {
		n = strcspn(value, ",");
		if (!is_allowed(p, value, n))
			return false;
		if (value[n] == '\0')
			return true;
	}
}

struct rds_parameter
parameter_show(const struct parameter *p, const char *value,
    const char *method)
{
	bool fixed = (p->flags & PARAMETER_FIXED) != 0;
	bool at_start = (p->flags & PARAMETER_STATIC) != 0;

	return (struct rds_parameter){ .parameter_name = p->name,
	    .parameter_value = value != NULL ? value : p->value,
	    .source = value != NULL ? "user" : p->value != NULL ? "system" :
	    "engine-default", .apply_type = at_start ? "static" : "dynamic",
	    .data_type = types[p->type], .allowed_values = p->allowed,
	    .is_modifiable = shape_bool(!fixed),
	    .apply_method = method != NULL ? method : "pending-reboot" };
}
