/*
 * Whole requests, one after the other, each ending at a line "--": method,
 * path, query, X-Amz-Target, Content-Type and Authorization, a line each (an
 * empty one: absent), then the body.  Whatever they are, each is answered
 * well formed, and never by an internal error.
 */
#include <string.h>

#include "tests/fuzz/replay.h"
#include "tests/fuzz/service.h"

#define END "\n--\n"
#define LINES 6

/* The next line, which text[*n] begins with; NULL when it is empty. */
static const char *
line(struct kt_arena *a, const char **text, size_t *n)
{
	const char *start = *text, *end = memchr(start, '\n', *n);
	size_t length = end != NULL ? (size_t)(end - start) : *n;
	size_t step = end != NULL ? length + 1 : length;

	*text += step;
	*n -= step;
	return length == 0 ? NULL : kt_arena_strndup(a, start, length);
}

static void
run_one(const char *text, size_t n)
{
	const char *lines[LINES];
	struct kt_call c;
	int i;

	kt_call_init(&c, service(), kt_arena_new());
	for (i = 0; i < LINES; i++)
		lines[i] = line(c.arena, &text, &n);
	c.request = (struct kt_request){
	    .method = lines[0] != NULL ? lines[0] : "POST",
	    .path = lines[1] != NULL ? lines[1] : "/", .query = lines[2],
	    .target = lines[3], .content_type = lines[4],
	    .authorization = lines[5],
	    .body = kt_arena_dup(c.arena, text, n), .body_len = n };
	service_run(&c);
	kt_call_end(&c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;

	while (size > 0) {
		const char *end = memmem(text, size, END, strlen(END));
		size_t n = end != NULL ? (size_t)(end - text) : size;
		size_t step = end != NULL ? n + strlen(END) : n;

		run_one(text, n);
		text += step;
		size -= step;
	}
	return 0;
}
