/* See colour.h. */
#include "colour.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/attr.h"

#define GOOD "\033[32m"
#define BAD "\033[31m"
#define WAITING "\033[33m"
#define NO_MORE "\033[0m"

static const struct { const char *word, *colour; } words[] = {
	{ "succeeded", GOOD }, { "logs in", GOOD }, { "available", GOOD },
	{ "failed", BAD }, { "does not log in", BAD }, { "abandoned", BAD },
	{ "incompatible-parameters", BAD },
	{ "running", WAITING }, { "skipped", WAITING }, { "creating", WAITING },
	{ "starting", WAITING }, { "modifying", WAITING },
	{ "rebooting", WAITING }, { "stopping", WAITING },
	{ "deleting", WAITING }, { "backing-up", WAITING },
};

/* NO_COLOR: https://no-color.org, "when present and not an empty string". */
static bool
are_wanted(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return (no == NULL || no[0] == '\0') && isatty(STDOUT_FILENO) &&
	    term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0;
}

void
colour_print(const char *word, int width)
{
	size_t i = 0;

	while (i < N_ELEMENTS(words) && strcmp(words[i].word, word) != 0)
		i++;
	if (i == N_ELEMENTS(words) || !are_wanted())
		printf("%-*s", width, word);
	else
		printf("%s%s" NO_MORE "%*s", words[i].colour, word,
		    width > (int)strlen(word) ? width - (int)strlen(word) : 0,
		    "");
}
