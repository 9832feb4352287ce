/* HTML as text; see page.h. */
#include <string.h>

#include "page.h"

static void
escape(struct kt_buf *b, const char *s)
{
	static const char special[] = "&<>\"'";
	static const char *const as[] = { "&amp;", "&lt;", "&gt;", "&quot;",
	    "&#39;" };
	size_t n;

	while (*s != '\0') {
		n = strcspn(s, special);
		kt_buf_add(b, s, n);
		s += n;
		if (*s != '\0')
			kt_buf_str(b, as[strchr(special, *s++) - special]);
	}
}

static void
number(struct kt_buf *b, va_list *ap, int longs)
{
	long long n = longs == 0 ? va_arg(*ap, int) : longs == 1 ?
	    va_arg(*ap, long) : va_arg(*ap, long long);

	kt_buf_printf(b, "%lld", n);
}

void
html(struct kt_buf *b, const char *fmt, ...)
{
	const char *s;
	va_list ap;
	size_t n;
	int longs;

	va_start(ap, fmt);
	for (; *fmt != '\0'; fmt++) {
		n = strcspn(fmt, "%");
		kt_buf_add(b, fmt, n);
		fmt += n;
		if (*fmt == '\0')
			break;
		for (longs = 0; *++fmt == 'l';)
			longs++;
		if (*fmt == 'd')
			number(b, &ap, longs);
		else if (*fmt == 's' && (s = va_arg(ap, const char *)) != NULL)
			escape(b, s);
	}
	va_end(ap);
}

/* "2026-01-02 03:04:05", and to the millisecond for who points at it. */
void
html_time(struct kt_buf *b, int64_t ms)
{
	char at[KT_ISO8601], day[11], time[9];

	if (ms == 0) {
		kt_buf_str(b, "<span class=\"quiet\">–</span>");
		return;
	}
	kt_time_iso8601(ms, at);
	memcpy(day, at, 10);
	memcpy(time, at + 11, 8);
	day[10] = time[8] = '\0';
	html(b, "<time datetime=\"%s\" title=\"%s\">%s %s</time>", at, at, day,
	    time);
}

void
html_badge(struct kt_buf *b, const char *kind, const char *word)
{
	html(b, "<span class=\"badge %s\">%s</span>", kind, word);
}

const char *
page_url(struct kt_call *c, const char *key, const char *value)
{
	return kt_arena_printf(c->arena, "?%s=%s", key,
	    kt_arena_escape(c->arena, value));
}

/* It may have gone while somebody looks at it. */
int
page_gone(struct kt_call *c, const char *what)
{
	c->answer.status = 404;
	html(&c->answer.body, "<h1>Not here</h1>\n<p class=\"empty\">There is "
	    "no %s here, or no more.</p>\n", what);
	return 0;
}
