#include "tests/support/story.h"

#include <string.h>

#include "tests/support/xml.h"

const char *
story_all(const struct said *s, const char *element)
{
	const char *open = kt_arena_printf(s->arena, "<%s>", element);
	const char *p = s->text, *end;
	struct kt_buf b;

	kt_buf_init(&b, s->arena);
	while ((p = strstr(p, open)) != NULL) {
		p += strlen(open);
		end = strstr(p, "</");
		if (b.n > 0)
			kt_buf_char(&b, ' ');
		kt_buf_add(&b, p, (size_t)(end - p));
	}
	return b.n > 0 ? b.p : ABSENT;
}

static void
tell(struct client *c, const struct story_line *line)
{
	struct said s = say_form(c, "Action=%s", line->form);
	const char *got;

	if (line->what == NULL || line->what[0] == '*' ||
	    xml_find(s.arena, s.text, line->what) != NULL) {
		ck_assert_msg(s.status == 200, "%s: %s", line->form, s.text);
		got = line->what == NULL ? "" : line->what[0] == '*' ?
		    story_all(&s, line->what + 1) :
		    xml_find(s.arena, s.text, line->what);
		ck_assert_msg(line->what == NULL || strcmp(got, line->want) ==
		    0, "%s: %s is %s", line->form, line->what, got);
		return;
	}
	ck_assert_msg(s.code != NULL && strcmp(s.code, line->what) == 0 &&
	    strcmp(s.message, line->want) == 0, "%s: %s", line->form, s.text);
}

void
story_tell(struct client *c, const struct story_line *lines, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		tell(c, &lines[i]);
}
