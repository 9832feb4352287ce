/* See exchange.h. */
#include "exchange.h"

#include <stdio.h>
#include <string.h>

#include "fetch/fetch.h"

static int
exchange(struct exchange *x)
{
	struct fetch f = { .arena = x->arena, .method = x->method,
	    .body = x->body, .key = x->key, .scope = x->scope,
	    .n_body = x->body != NULL ? strlen(x->body) : 0,
	    .seconds = x->seconds };

	f.url = kt_arena_printf(x->arena, "%s%s", x->url, x->path);
	if (fetch_run(&f) != 0) {
		if (!x->quiet)
			fprintf(stderr, "keyturn: cannot reach %s: %s\n"
			    "Is one running there? `keyturn serve` starts one; "
			    "--url URL or KEYTURN_URL says\nwhere another "
			    "is.\n", x->url, f.why);
		return -1;
	}
	x->answer = f.answer;
	x->status = f.status;
	return 0;
}

const char *
exchange_text(const struct kt_json *v, const char *name)
{
	const char *s = kt_json_string(kt_json_member(v, name));

	return s != NULL ? s : "";
}

int64_t
exchange_number(const struct kt_json *v, const char *name)
{
	int64_t n = 0;

	(void)!kt_json_integer(kt_json_member(v, name), &n);
	return n;
}

static int
refused(const struct exchange *x, const struct kt_json *answer)
{
	const char *code = exchange_text(answer, "code");
	const char *message = exchange_text(answer, "message");

	if (x->quiet)
		return -1;
	if (code[0] != '\0')
		fprintf(stderr, "keyturn: %s: %s\n", code, message);
	else
		fprintf(stderr, "keyturn: %s answers %ld%s%s\n", x->url,
		    x->status, message[0] != '\0' ? ": " : "", message);
	return -1;
}

int
exchange_print(const struct kt_json *answer)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_json_print(&b, answer);
	kt_buf_char(&b, '\n');
	(void)!fwrite(b.p, 1, b.n, stdout);
	kt_arena_free(&a);
	return 0;
}

int
exchange_answer(struct exchange *x, const struct kt_json **answer)
{
	*answer = NULL;
	if (exchange(x) != 0)
		return -1;
	return kt_json_parse(x->arena, x->answer.p, x->answer.n, answer) != 0 ||
	    x->status != 200 ? refused(x, *answer) : 0;
}

int
exchange_ask(struct exchange *x, int (*print)(const struct kt_json *))
{
	const struct kt_json *answer;
	int rc = exchange_answer(x, &answer);

	if (rc == 0) {
		rc = print(answer);
		if (fflush(stdout) != 0)
			rc = -1;
	}
	kt_arena_free(&x->arena);
	return rc;
}
