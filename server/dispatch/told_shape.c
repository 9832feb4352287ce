/* Structs as CloudTrail shows them: see told.h. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "keyturn/clock.h"
#include "keyturn/json.h"
#include "told.h"
#include "wire/wire.h"

/*
 * Members that hold secrets, or what one logs in with, whether the model says so
 * or not.
 */
static const char *const secrets[] = {
	"GrantToken", "GrantTokens", "MasterUserPassword", "NewPassword",
	"OldPassword", "Password", "Plaintext", "PreSignedUrl",
	"SAMLAssertion", "SecretAccessKey", "SessionToken",
	"TdeCredentialPassword", "TokenCode", "WebIdentityToken",
};

static bool
is_secret(const struct shape_field *f)
{
	size_t i;

	if (f->flags & SHAPE_SENSITIVE || f->name == NULL)	/* an item */
		return (f->flags & SHAPE_SENSITIVE) != 0;
	for (i = 0; i < N_ELEMENTS(secrets); i++)
		if (secrets[i][0] == f->name[0] &&
		    strcmp(secrets[i], f->name) == 0)
			return true;
	return false;
}

/* "SecretId" is "secretId", "DBName" "dBName"; but "ARN" is "arn". */
static void
tell_name(struct kt_buf *b, char before, const char *name)
{
	size_t n = strlen(name);
	char *to = kt_buf_room(b, n + 4);

	*to++ = before;
	*to++ = '"';
	memcpy(to, strcmp(name, "ARN") == 0 ? "arn" : name, n);
	if (*to >= 'A' && *to <= 'Z')
		*to += 'a' - 'A';
	memcpy(to + n, "\":", 2);
	b->n += n + 4;
}

/* NULL: what was sent was not decoded as far as that. */
static void
tell_text(struct kt_buf *b, const char *s)
{
	if (s == NULL)
		kt_buf_str(b, "null");
	else
		kt_json_quote(b, s, strlen(s));
}

static void
tell_key(struct kt_buf *b, const char *s)
{
	tell_text(b, s != NULL ? s : "");
}

/* "Mar 24, 2014 9:11:59 PM" */
static void
tell_time(struct kt_buf *b, int64_t ms)
{
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	time_t s = (time_t)(ms / KT_SECOND);
	struct tm tm;

	if (gmtime_r(&s, &tm) == NULL) {
		kt_buf_str(b, "null");
		return;
	}
	kt_buf_printf(b, "\"%s %d, %d %d:%02d:%02d %s\"", months[tm.tm_mon],
	    tm.tm_mday, tm.tm_year + 1900, (tm.tm_hour + 11) % 12 + 1,
	    tm.tm_min, tm.tm_sec, tm.tm_hour < 12 ? "AM" : "PM");
}

static void tell_field(struct kt_buf *, const struct shape_field *,
    const void *p, const char *hidden);

static void
tell_list(struct kt_buf *b, const struct shape_field *f,
    const struct shape_list *l, const char *hidden)
{
	const struct shape_field *each = f->each;
	size_t size = shape_item_size(f), i;
	bool map = f->type == SHAPE_MAP;
	const char *p = l->items;

	kt_buf_char(b, map ? '{' : '[');
	for (i = 0; i < l->n; i++, p += size) {
		if (i > 0)
			kt_buf_char(b, ',');
		if (map) {
			tell_key(b, *(const char *const *)(const void *)p);
			kt_buf_char(b, ':');
		}
		if (is_secret(each) || each->type == SHAPE_BLOB)
			kt_buf_str(b, "null");
		else if (each->type == SHAPE_STRUCT)
			told_shape(b, each->of, p + each->place, hidden);
		else
			tell_field(b, each, p + each->place, hidden);
	}
	kt_buf_char(b, map ? '}' : ']');
}

static void
tell_field(struct kt_buf *b, const struct shape_field *f, const void *p,
    const char *hidden)
{
	switch (f->type) {
	case SHAPE_STRING:
		tell_text(b, *(const char *const *)p);
		break;
	case SHAPE_BOOL:
		kt_buf_str(b, *(const enum shape_bool *)p == SHAPE_TRUE ?
		    "true" : "false");
		break;
	case SHAPE_INTEGER:
		kt_buf_printf(b, "%" PRId64, ((const struct shape_int *)p)->v);
		break;
	case SHAPE_FLOAT:
		kt_buf_printf(b, "%.15g", ((const struct shape_float *)p)->v);
		break;
	case SHAPE_TIME:
		tell_time(b, *(const int64_t *)p);
		break;
	case SHAPE_BLOB:
		break;			/* told_shape left it out */
	case SHAPE_STRUCT:
		told_shape(b, f->of, *(const void *const *)p, hidden);
		break;
	case SHAPE_LIST:
	case SHAPE_MAP:
		tell_list(b, f, p, hidden);
		break;
	}
}

void
told_shape(struct kt_buf *b, const struct shape *s, const void *data,
    const char *hidden)
{
	char before = '{';
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];
		bool secret;

		if (f->type == SHAPE_BLOB || shape_absent(f, data))
			continue;
		secret = is_secret(f);
		if (secret && hidden == NULL)
			continue;
		tell_name(b, before, f->name);
		before = ',';
		if (secret)
			tell_text(b, hidden);
		else
			tell_field(b, f, (const char *)data + f->place, hidden);
	}
	kt_buf_str(b, before == '{' ? "{}" : "}");
}
