/*
 * Formulas: {DBInstanceClassMemory*3/4}, LEAST({...},100),
 * SUM({log(DBInstanceClassMemory/8187281418)*1000},400).
 */
#include <stdlib.h>
#include <string.h>

#include "parameter.h"

#define DEPTH 8		/* of brackets */
#define MOST 9e18	/* that an integer holds */

/* What is read, from at on; wrong: it is no formula. */
struct reading {
	const char *at;
	const struct formula_world *world;
	int depth;
	bool wrong;
};

static double sum(struct reading *r);
static double expression(struct reading *r);

static bool
eat(struct reading *r, const char *word)
{
	size_t n = strlen(word);

	r->at += strspn(r->at, " ");
	if (strncmp(r->at, word, n) != 0)
		return false;
	r->at += n;
	return true;
}

static double
must(struct reading *r, const char *word, double value)
{
	if (!eat(r, word))
		r->wrong = true;
	return value;
}

/* What is in brackets, and their end. */
static double
inside(struct reading *r, double (*what)(struct reading *), const char *end)
{
	double value = 0;

	if (++r->depth > DEPTH)
		r->wrong = true;
	else
		value = what(r);
	r->depth--;
	return must(r, end, value);
}

/* To the base of 2, as RDS means it; bit by bit.  Of infinity that has no end. */
static double
logarithm(struct reading *r, double of)
{
	double value = 0, bit = 1;
	int i;

	if (!(of <= MOST)) {
		r->wrong = true;
		return 0;
	}
	for (; of >= 2; of /= 2)
		value++;
	for (i = 0; of > 1 && i < 40; i++) {
		bit /= 2;
		of *= of;
		if (of >= 2) {
			of /= 2;
			value += bit;
		}
	}
	return value;
}

static double
operand(struct reading *r)
{
	const struct {
		const char *name;
		int64_t is;
	} names[] = {
		{ "DBInstanceClassMemory", r->world->memory },
		{ "AllocatedStorage", r->world->storage },
		{ "DBInstanceVCPU", r->world->processors },
		{ "EndPointPort", r->world->port },
	};
	char *end;
	double value;
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		if (eat(r, names[i].name))
			return (double)names[i].is;
	if (eat(r, "log("))
		return logarithm(r, inside(r, sum, ")"));
	if (eat(r, "("))
		return inside(r, sum, ")");
	value = strspn(r->at, "0123456789.") > 0 ? strtod(r->at, &end) : -1;
	if (value < 0)
		r->wrong = true;
	else
		r->at = end;
	return value;
}

static double
product(struct reading *r)
{
	double value = operand(r), by;

	while (!r->wrong) {
		if (eat(r, "*")) {
			value *= operand(r);
		} else if (eat(r, "/")) {
			by = operand(r);
			r->wrong = r->wrong || by <= 0;
			value /= by > 0 ? by : 1;
		} else {
			break;
		}
	}
	return value;
}

static double
sum(struct reading *r)
{
	double value = product(r);

	while (!r->wrong) {
		if (eat(r, "+"))
			value += product(r);
		else if (eat(r, "-"))
			value -= product(r);
		else
			break;
	}
	return value;
}

/* GREATEST, LEAST and SUM take any number of expressions. */
static double
greatest(struct reading *r)
{
	double value = expression(r), next;

	while (!r->wrong && eat(r, ","))
		value = (next = expression(r)) > value ? next : value;
	return value;
}

static double
least(struct reading *r)
{
	double value = expression(r), next;

	while (!r->wrong && eat(r, ","))
		value = (next = expression(r)) < value ? next : value;
	return value;
}

static double
all(struct reading *r)
{
	double value = expression(r);

	while (!r->wrong && eat(r, ","))
		value += expression(r);
	return value;
}

static double
expression(struct reading *r)
{
	static const struct {
		const char *begin, *end;
		double (*inside)(struct reading *);
	} forms[] = {
		{ "GREATEST(", ")", greatest }, { "LEAST(", ")", least },
		{ "SUM(", ")", all }, { "{", "}", sum },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(forms); i++)
		if (eat(r, forms[i].begin))
			return inside(r, forms[i].inside, forms[i].end);
	return operand(r);
}

int
formula_value(const char *text, const struct formula_world *w, int64_t *out)
{
	struct reading r = { .at = text, .world = w };
	double value = expression(&r);

	r.at += strspn(r.at, " ");
	if (r.wrong || *r.at != '\0' || !(value >= 0) || value > MOST)
		return -1;
	*out = (int64_t)value;
	return 0;
}

bool
formula_is(const char *text)
{
	static const struct formula_world some = { 1 << 30, 1 << 30, 2, 3306 };
	int64_t value;

	return strpbrk(text, "{(") != NULL &&
	    formula_value(text, &some, &value) == 0;
}
