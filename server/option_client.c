/* The options of the commands that ask a keyturn elsewhere. */
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/text.h"

#include "option.h"

/* keyturn that is asked knows what a span may be; here it is that it is one. */
int
option_cache(struct options *o, const char *value, char why[KT_WHY])
{
	int64_t span;

	if (kt_span_parse(value, &span) != 0) {
		snprintf(why, KT_WHY, "--cache wants a span like 60s or 1h30m, "
		    "not '%.200s'", value);
		return -1;
	}
	option_replace(&o->cache, value);
	return 0;
}

int
option_sessions(struct options *o, const char *value, char why[KT_WHY])
{
	long n;

	if (option_number(value, 1, 128, &n) != 0) {
		snprintf(why, KT_WHY, "--sessions wants a number, 1 to 128, "
		    "not '%.200s'", value);
		return -1;
	}
	o->sessions = (int)n;
	return 0;
}

int
option_last(struct options *o, const char *value, char why[KT_WHY])
{
	long n;
	int most = o->command == COMMAND_TRAIL ? 1000 : 100;

	if (option_number(value, 1, most, &n) != 0) {
		snprintf(why, KT_WHY, "--last wants a number, 1 to %d, not "
		    "'%.200s'", most, value);
		return -1;
	}
	o->last = (int)n;
	return 0;
}

int
option_timeout(struct options *o, const char *value, char why[KT_WHY])
{
	int64_t span;

	if (kt_span_parse(value, &span) != 0 || span > 3600 * KT_SECOND) {
		snprintf(why, KT_WHY, "--timeout wants a span like 30s or 500ms, "
		    "up to 1h, not '%.200s'", value);
		return -1;
	}
	o->timeout = span;
	return 0;
}

int
option_shell(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	option_replace(&o->shell, value);
	return 0;
}

int
option_event(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	option_replace(&o->event, value);
	return 0;
}

int
option_user(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	option_replace(&o->user, value);
	return 0;
}

int
option_follow(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->follow = true;
	return 0;
}

int
option_failed(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->failed = true;
	return 0;
}

int
option_json(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->json = true;
	return 0;
}

int
option_url(struct options *o, const char *value, char why[KT_WHY])
{
	const char *rest = kt_after(value, "http://");
	size_t n = strlen(value);

	if (rest == NULL)
		rest = kt_after(value, "https://");
	if (rest == NULL || strcspn(rest, "/?#") == 0) {
		snprintf(why, KT_WHY, "--url (or " URL_ENV ") wants a URL like "
		    URL_DEFAULT ", not '%.200s'", value);
		return -1;
	}
	option_replace(&o->url, value);
	while (n > 0 && o->url[n - 1] == '/')
		o->url[--n] = '\0';
	return 0;
}
