/*
 * Formulas: {DBInstanceClassMemory*3/4}, LEAST({...},100),
 * SUM({log(DBInstanceClassMemory/8187281418)*1000},400).
 */
#include <stdlib.h>
#include <string.h>

#include "parameter.h"

#define DEPTH 8

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

/* To the base of 2, as RDS means it; bit by bit. */
static double
logarithm(double of)
{
	double value = 0, bit = 1;
	int i;

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
	if (++r->depth < DEPTH && eat(r, "log(")) {
		value = sum(r);
		return must(r, ")", logarithm(value));
	}
	if (r->depth < DEPTH && eat(r, "(")) {
		value = sum(r);
		return must(r, ")", value);
	}
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
choice(struct reading *r, char which)
{
	double value = expression(r), next;

	while (!r->wrong && eat(r, ",")) {
		next = expression(r);
		if (which == 'S')
			value += next;
		else if (which == 'G' ? next > value : next < value)
			value = next;
	}
	return must(r, ")", value);
}

static double
expression(struct reading *r)
{
	double value;

	if (++r->depth > DEPTH)
		r->wrong = true;
	else if (eat(r, "GREATEST("))
		return choice(r, 'G');
	else if (eat(r, "LEAST("))
		return choice(r, 'L');
	else if (eat(r, "SUM("))
		return choice(r, 'S');
	else if (!eat(r, "{"))
		return operand(r);
	if (r->wrong)
		return 0;
	value = sum(r);
	return must(r, "}", value);
}

int
formula_value(const char *text, const struct formula_world *w, int64_t *out)
{
	struct reading r = { .at = text, .world = w };
	double value = expression(&r);

	r.at += strspn(r.at, " ");
	if (r.wrong || *r.at != '\0' || !(value >= 0) || value > 9e18)
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
