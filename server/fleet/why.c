/* Why a server ended, in words. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "keyturn/arena.h"

#include "why.h"

#define TAIL (64 * 1024)
#define LINES 3

/* "ERROR: " begins a line while a data folder is made. */
static const char *
error_in(const char *line, size_t n)
{
	const char *at = memmem(line, n, "[ERROR]", 7);

	return at != NULL || n < 7 || memcmp(line, "ERROR: ", 7) != 0 ? at :
	    line;
}

static bool
tells(const char *line, size_t n)
{
	return error_in(line, n) != NULL &&
	    memmem(line, n, " near '", 7) == NULL &&
	    memmem(line, n, "Aborting", 8) == NULL;
}

/* What stands after "[ERROR]" and MySQL's "[MY-010119] [Server]". */
static const char *
message(const char *line, const char *end)
{
	const char *at = error_in(line, (size_t)(end - line)) + 7;

	while (at < end && (*at == ' ' || *at == '['))
		if (*at++ == '[')
			while (at < end && *at++ != ']')
				;
	return at;
}

/* The first lines that tell, joined by "; ": what follows is its echo. */
static void
gather(const char *text, char why[KT_WHY])
{
	const char *at = text, *end, *from;
	size_t n = 0, len = 0;

	why[0] = '\0';
	for (; *at != '\0' && n < LINES; at = *end != '\0' ? end + 1 : end) {
		end = strchrnul(at, '\n');
		if (!tells(at, (size_t)(end - at)) || len >= KT_WHY - 3)
			continue;
		from = message(at, end);
		snprintf(why + len, KT_WHY - len, "%s%.*s", len > 0 ? "; " : "",
		    (int)(end - from), from);
		len = strlen(why);
		n++;
	}
}

static void
add(char why[KT_WHY], const char *text)
{
	size_t len = strlen(why), n = strlen(text);

	if (len + n >= KT_WHY)
		len = KT_WHY - 1 - n;	/* the remedy matters more */
	memcpy(why + len, text, n + 1);
}

void
why_text(const char *text, int status, bool apparmor, char why[KT_WHY])
{
	bool denied = strstr(text, "rrcode: 13") != NULL ||
	    strstr(text, "errno: 13") != NULL ||
	    strstr(text, "error: 13") != NULL ||
	    strstr(text, "ermission denied") != NULL;

	gather(text, why);
	if (why[0] == '\0' && WIFSIGNALED(status))
		snprintf(why, KT_WHY, "the server was ended by signal %d",
		    WTERMSIG(status));
	else if (why[0] == '\0')
		snprintf(why, KT_WHY, "the server ended with status %d%s",
		    WEXITSTATUS(status), text[0] == '\0' ?
		    " and said nothing" : "");
	if (apparmor && (denied || text[0] == '\0'))
		add(why, "; AppArmor may confine this server to its "
		    "system folders: aa-complain its path, or install "
		    "mariadb-server-core, or name another with --mysqld");
}

static bool
apparmor_is_on(void)
{
	FILE *f = fopen("/sys/module/apparmor/parameters/enabled", "re");
	int c = f != NULL ? getc(f) : EOF;

	if (f != NULL)
		fclose(f);
	return c == 'Y';
}

void
why_log(const char *log, int status, char why[KT_WHY])
{
	FILE *f = fopen(log, "re");
	char *text = kt_alloc(TAIL + 1);

	if (f != NULL) {
		if (fseek(f, -TAIL, SEEK_END) != 0)
			rewind(f);
		text[fread(text, 1, TAIL, f)] = '\0';
		fclose(f);
	}
	why_text(text, status, apparmor_is_on(), why);
	kt_wipe(text, TAIL);
	free(text);
}
