/*
 * What a container engine answers, whoever it is: URLs that lead to it, and
 * its JSON, frames and labels.
 */
#include <string.h>

#include "fleet/dock.h"
#include "fleet/image.h"
#include "tests/fuzz/replay.h"

static void
try_url(const char *text)
{
	char why[KT_WHY] = "";
	struct dock d;

	if (dock_url_parse(text, &d, why) != 0) {
		FUZZ_ASSERT(why[0] != '\0');
		return;
	}
	FUZZ_ASSERT((d.socket[0] == '/') == (strncmp(text, "unix:", 5) == 0));
	FUZZ_ASSERT(d.socket[0] != '\0' || d.host[0] != '\0');
	FUZZ_ASSERT(strpbrk(d.host, "/?#@ ") == NULL);
}

static void
try_json(struct kt_arena *a, const char *p, size_t n)
{
	const struct kt_json *v = NULL;
	struct build b;
	int port;

	if (kt_json_parse(a, p, n, &v) != 0)
		return;
	(void)dock_message(v);
	(void)dock_label(v, LABEL_OWNER);
	port = dock_port(v);
	FUZZ_ASSERT(port >= 0 && port < 65536);
	if (image_read(v, "8.0", kind_named("mysql"), &b) == 0)
		FUZZ_ASSERT(b.version[0] >= '0' && b.version[0] <= '9');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *text = kt_arena_strndup(a, (const char *)data, size);
	const char *tag = image_tag(text, kind_named("mariadb"));
	struct kt_buf b;

	try_url(text);
	try_json(a, (const char *)data, size);
	FUZZ_ASSERT(tag == NULL || (tag[0] != '\0' &&
	    strpbrk(tag, "/?#% ") == NULL));
	kt_buf_init(&b, a);
	dock_unframe(&b, (const char *)data, size);
	FUZZ_ASSERT(b.n <= size && (b.n == 0 || strlen(b.p) == b.n));
	(void)dock_is_gone(text);
	kt_arena_free(&a);
	return 0;
}
