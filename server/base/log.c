/*
 * A line is put together in memory and leaves in one write, so that lines of
 * several threads and processes never mix.
 */
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/json.h"
#include "keyturn/log.h"
#include "utf8.h"

static const char *const level_names[] = {
	[KT_LOG_ERROR] = "error",
	[KT_LOG_WARN] =  "warn",
	[KT_LOG_INFO] =  "info",
	[KT_LOG_DEBUG] = "debug",
};
#define LEVELS (sizeof(level_names) / sizeof(level_names[0]))

static enum kt_log_level log_level = KT_LOG_INFO;
static bool log_json;

bool
kt_log_level_parse(const char *s, enum kt_log_level *out)
{
	size_t i;

	for (i = 0; i < LEVELS; i++) {
		if (strcmp(s, level_names[i]) == 0) {
			*out = (enum kt_log_level)i;
			return true;
		}
	}
	return false;
}

void
kt_log_setup(enum kt_log_level level, bool json)
{
	log_level = level;
	log_json = json;
}

bool
kt_log_wanted(enum kt_log_level level)
{
	return level <= log_level;
}

/*
 * Appends what was said as valid UTF-8.  In a line of text control
 * characters are escaped too, so that no message can pretend to be two or
 * steer a terminal; JSON does that by itself.
 */
static void
add_clean(struct kt_buf *b, const char *s, bool text)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t left = strlen(s), n;

	for (; left > 0; p += n, left -= n) {
		n = utf8_length(p, left);
		if (n == 0) {
			kt_buf_printf(b, "\\x%02x", *p);
			n = 1;
		} else if (text && n == 1 && (*p < 0x20 || *p == 0x7f)) {
			kt_buf_printf(b, "\\x%02x", *p);
		} else if (text && n == 2 && p[0] == 0xc2 && p[1] < 0xa0) {
			kt_buf_printf(b, "\\u%04x", p[1]);
		} else {
			kt_buf_add(b, p, n);
		}
	}
}

static void
put_together(struct kt_buf *line, enum kt_log_level level, const char *message)
{
	char now[KT_ISO8601];
	struct kt_buf clean;

	kt_time_iso8601(kt_real_ms(), now);
	if (!log_json) {
		kt_buf_printf(line, "%s %s ", now, level_names[level]);
		add_clean(line, message, true);
	} else {
		kt_buf_init(&clean, line->arena);
		add_clean(&clean, message, false);
		kt_buf_printf(line, "{\"time\":\"%s\",\"level\":\"%s\","
		    "\"message\":", now, level_names[level]);
		kt_json_quote(line, clean.p, clean.n);
		kt_buf_char(line, '}');
	}
	kt_buf_char(line, '\n');
}

/* Leaves errno alone: callers log first and look at it afterwards. */
void
kt_log(enum kt_log_level level, const char *fmt, ...)
{
	struct kt_arena *a;
	struct kt_buf line;
	int error = errno;
	va_list ap;
	ssize_t n;

	if (!kt_log_wanted(level))
		return;
	a = kt_arena_new();
	kt_buf_init(&line, a);
	va_start(ap, fmt);
	put_together(&line, level, kt_arena_vprintf(a, fmt, ap));
	va_end(ap);
	do {
		n = write(STDERR_FILENO, line.p, line.n);
	} while (n < 0 && errno == EINTR);
	kt_arena_free(&a);
	errno = error;
}
