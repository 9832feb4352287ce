/* Operators as a table, and the values they take. */
#include "policy_operator.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "keyturn/clock.h"
#include "keyturn/text.h"

#define DIGITS "0123456789"

#define SAME    POLICY_EQUAL
#define LESS    POLICY_LESS
#define GREATER POLICY_GREATER

static const struct policy_op ops[] = {
	{ "StringEquals",              POLICY_TEXT,    SAME,           false },
	{ "StringNotEquals",           POLICY_TEXT,    SAME,           true },
	{ "StringEqualsIgnoreCase",    POLICY_FOLDED,  SAME,           false },
	{ "StringNotEqualsIgnoreCase", POLICY_FOLDED,  SAME,           true },
	{ "StringLike",                POLICY_LIKE,    SAME,           false },
	{ "StringNotLike",             POLICY_LIKE,    SAME,           true },
	/* "ArnEquals and ArnLike behave identically" */
	{ "ArnEquals",                 POLICY_ARN,     SAME,           false },
	{ "ArnLike",                   POLICY_ARN,     SAME,           false },
	{ "ArnNotEquals",              POLICY_ARN,     SAME,           true },
	{ "ArnNotLike",                POLICY_ARN,     SAME,           true },
	{ "NumericEquals",             POLICY_NUMBER,  SAME,           false },
	{ "NumericNotEquals",          POLICY_NUMBER,  SAME,           true },
	{ "NumericLessThan",           POLICY_NUMBER,  LESS,           false },
	{ "NumericLessThanEquals",     POLICY_NUMBER,  LESS | SAME,    false },
	{ "NumericGreaterThan",        POLICY_NUMBER,  GREATER,        false },
	{ "NumericGreaterThanEquals",  POLICY_NUMBER,  GREATER | SAME, false },
	{ "DateEquals",                POLICY_DATE,    SAME,           false },
	{ "DateNotEquals",             POLICY_DATE,    SAME,           true },
	{ "DateLessThan",              POLICY_DATE,    LESS,           false },
	{ "DateLessThanEquals",        POLICY_DATE,    LESS | SAME,    false },
	{ "DateGreaterThan",           POLICY_DATE,    GREATER,        false },
	{ "DateGreaterThanEquals",     POLICY_DATE,    GREATER | SAME, false },
	{ "Bool",                      POLICY_BOOL,    SAME,           false },
	{ "BinaryEquals",              POLICY_BINARY,  SAME,           false },
	{ "IpAddress",                 POLICY_NETWORK, SAME,           false },
	{ "NotIpAddress",              POLICY_NETWORK, SAME,           true },
	{ "Null",                      POLICY_NULL,    SAME,           false },
};

static bool
skip(const char **s, const char *prefix)
{
	const char *rest = kt_after(*s, prefix);

	if (rest != NULL)
		*s = rest;
	return rest != NULL;
}

bool
policy_operator(const char *s, struct policy_operator *out)
{
	const char *rest;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->all_values = skip(&s, "ForAllValues:");
	out->any_value = !out->all_values && skip(&s, "ForAnyValue:");
	for (i = 0; i < N_ELEMENTS(ops); i++) {
		rest = kt_after(s, ops[i].name);
		if (rest == NULL || (*rest != '\0' &&
		    (strcmp(rest, "IfExists") != 0 ||
		    ops[i].compare == POLICY_NULL)))
			continue;
		out->op = &ops[i];
		out->if_exists = *rest != '\0';
		return true;
	}
	return false;
}

/* --- numbers --- */

static bool
is_number(const char *s)
{
	size_t n;

	s += *s == '-' || *s == '+';
	n = strspn(s, DIGITS);
	if (n > 0 && s[n] == '.')
		n += 1 + strspn(s + n + 1, DIGITS);
	return n > 0 && s[n] == '\0';
}

struct number {
	const char *whole, *fraction;	/* without zeros that say nothing */
	size_t n_whole, n_fraction;
	bool negative;
};

static struct number
number_of(const char *s)
{
	struct number x = { .negative = *s == '-' };

	s += *s == '-' || *s == '+';
	x.whole = s + strspn(s, "0");
	x.n_whole = strspn(x.whole, DIGITS);
	x.fraction = x.whole + x.n_whole;
	x.fraction += *x.fraction == '.';
	x.n_fraction = strspn(x.fraction, DIGITS);
	while (x.n_fraction > 0 && x.fraction[x.n_fraction - 1] == '0')
		x.n_fraction--;
	if (x.n_whole + x.n_fraction == 0)
		x.negative = false;
	return x;
}

static int
order_of_sizes(const struct number *x, const struct number *y)
{
	size_t n = x->n_fraction < y->n_fraction ? x->n_fraction :
	    y->n_fraction;
	int order;

	if (x->n_whole != y->n_whole)
		return x->n_whole < y->n_whole ? -1 : 1;
	order = memcmp(x->whole, y->whole, x->n_whole);
	if (order == 0)
		order = memcmp(x->fraction, y->fraction, n);
	if (order == 0)
		order = (x->n_fraction > n) - (y->n_fraction > n);
	return order;
}

int
policy_number_order(const char *a, const char *b, int *order)
{
	struct number x, y;

	if (!is_number(a) || !is_number(b))
		return -1;
	x = number_of(a);
	y = number_of(b);
	*order = x.negative != y.negative ? (x.negative ? -1 : 1) :
	    x.negative ? order_of_sizes(&y, &x) : order_of_sizes(&x, &y);
	return 0;
}

/* --- moments --- */

/* Does s begin with the form, "0" any digit, all else itself? */
static bool
begins(const char *s, const char *form)
{
	for (; *form != '\0'; form++, s++)
		if (*form == '0' ? *s < '0' || *s > '9' : *s != *form)
			return false;
	return true;
}

/* Up to 12 digits of seconds; three of a fraction count. */
static int
read_epoch(const char *s, int64_t *ms)
{
	bool negative = *s == '-';
	int64_t sum = 0;
	int more = 3;

	s += *s == '-' || *s == '+';
	if (strspn(s, DIGITS) > 12)
		return -1;
	for (; *s >= '0' && *s <= '9'; s++)
		sum = sum * 10 + (*s - '0');
	s += *s == '.';
	for (; more > 0; more--) {
		sum *= 10;
		if (*s >= '0' && *s <= '9')
			sum += *s++ - '0';
	}
	*ms = negative ? -sum : sum;
	return 0;
}

/* "Z", "+01:00"; the offset in milliseconds. */
static int
read_zone(const char *s, int64_t *offset)
{
	int64_t minutes;

	*offset = 0;
	if (strcmp(s, "Z") == 0)
		return 0;
	if ((*s != '+' && *s != '-') || !begins(s + 1, "00:00") ||
	    s[6] != '\0' || s[4] > '5')
		return -1;
	if (s[1] > '2' || (s[1] == '2' && s[2] > '3'))
		return -1;
	minutes = ((s[1] - '0') * 10 + s[2] - '0') * 60 +
	    (s[4] - '0') * 10 + s[5] - '0';
	*offset = (*s == '-' ? -minutes : minutes) * 60 * KT_SECOND;
	return 0;
}

/* The seconds may be missing, and then have no fraction. */
static int
read_day_and_time(const char *s, int64_t *ms)
{
	char text[64];
	size_t n = strlen("0000-00-00T00:00");
	bool seconds = begins(s + n, ":00");
	int64_t offset;

	if (seconds)
		n += strlen(":00");
	if (seconds && s[n] == '.')
		n += 1 + strspn(s + n + 1, DIGITS);
	if (n + sizeof(":00Z") > sizeof(text) || s[n - 1] == '.' ||
	    read_zone(s + n, &offset) != 0)
		return -1;
	(void)snprintf(text, sizeof(text), "%.*s%sZ", (int)n, s,
	    seconds ? "" : ":00");
	if (kt_time_parse(text, ms) != 0)
		return -1;
	*ms -= offset;
	return 0;
}

int
policy_moment(const char *s, int64_t *ms)
{
	char text[32];

	if (is_number(s))
		return read_epoch(s, ms);
	if (begins(s, "0000-00-00T00:00"))
		return read_day_and_time(s, ms);
	if (!begins(s, "0000-00-00") || s[10] != '\0')
		return -1;
	(void)snprintf(text, sizeof(text), "%sT00:00:00Z", s);
	return kt_time_parse(text, ms);
}

/* As policy_moment, but for the hour, of which policies may say anything. */
static bool
is_date(const char *s)
{
	return is_number(s) || (begins(s, "0000-00-00") && (s[10] == '\0' ||
	    (s[10] == 'T' && s[11 + strspn(s + 11, DIGITS ":.Z+-")] == '\0')));
}

/* --- networks --- */

int
policy_network(const char *s, struct policy_network *out)
{
	char host[64];
	size_t n = strcspn(s, "/");
	unsigned bits = 0;
	const char *p;

	memset(out, 0, sizeof(*out));
	if (n >= sizeof(host))
		return -1;
	memcpy(host, s, n);
	host[n] = '\0';
	out->width = inet_pton(AF_INET, host, out->bytes) == 1 ? 32 :
	    inet_pton(AF_INET6, host, out->bytes) == 1 ? 128 : 0;
	out->bits = out->width;
	if (out->width == 0 || s[n] == '\0')
		return out->width != 0 ? 0 : -1;
	for (p = s + n + 1; *p >= '0' && *p <= '9' && bits <= out->width; p++)
		bits = bits * 10 + (unsigned)(*p - '0');
	out->bits = bits;
	return p > s + n + 1 && *p == '\0' && bits <= out->width ? 0 : -1;
}

bool
policy_network_has(const struct policy_network *net,
    const struct policy_network *address)
{
	unsigned whole = net->bits / 8, rest = net->bits % 8;
	unsigned differ;

	if (net->width != address->width ||
	    memcmp(net->bytes, address->bytes, whole) != 0)
		return false;
	if (rest == 0)
		return true;
	differ = (unsigned)net->bytes[whole] ^ address->bytes[whole];
	return differ >> (8 - rest) == 0;
}

/* --- what an operator takes --- */

static bool
is_bool(const char *s)
{
	return strcasecmp(s, "true") == 0 || strcasecmp(s, "false") == 0;
}

static bool
is_network(const char *s)
{
	struct policy_network net;

	return policy_network(s, &net) == 0;
}

bool
policy_op_takes(const struct policy_op *op, const struct kt_json *v)
{
	static bool (*const forms[])(const char *) = {
		[POLICY_NUMBER] = is_number,
		[POLICY_DATE] = is_date,
		[POLICY_BOOL] = is_bool,
		[POLICY_NETWORK] = is_network,
		[POLICY_NULL] = is_bool,	/* the last */
	};
	bool (*is)(const char *) = forms[op->compare];
	const char *s = kt_json_string(v);

	if (s != NULL)
		return is == NULL || strstr(s, "${") != NULL || is(s);
	switch (kt_json_type(v)) {
	case KT_JSON_BOOL:   return is == NULL || is == is_bool;
	case KT_JSON_NUMBER: return is != is_bool && is != is_network;
	default:             return false;
	}
}
