/* REST-JSON (Lambda): the operation is a method and a path. */
#include <string.h>

#include "keyturn/json.h"
#include "wire.h"

bool
wire_path_fits(struct kt_arena *a, const char *template, const char *path,
    char **label)
{
	const char *open = strchr(template, '{'), *close, *end;
	size_t head;

	if (open == NULL)
		return strcmp(template, path) == 0;
	head = (size_t)(open - template);
	if (strncmp(template, path, head) != 0)
		return false;
	close = strchr(open, '}') + 1;
	end = path + head + strcspn(path + head, "/");
	if (end == path + head || strcmp(end, close) != 0)
		return false;
	*label = kt_arena_strndup(a, path + head,
	    (size_t)(end - path) - head);
	return form_unescape(*label, false) == 0;
}

/* The label's member is the first field of the shape; others: the query. */
int
restjson_decode(struct kt_call *c)
{
	const char *query = c->request.query != NULL ? c->request.query : "";
	struct wire_form form;
	char *label;
	size_t i;

	if (!wire_path_fits(c->arena, c->op->path, c->request.path, &label) ||
	    form_parse(c->arena, query, strlen(query), &form) != 0)
		return kt_fail(c, KT_VALIDATION, "Malformed request.");
	for (i = 0; i < c->op->in->n; i++) {
		const struct shape_field *f = &c->op->in->fields[i];
		void *p = (char *)c->in + f->place;

		*(const char **)p = i == 0 ? label : form_find(&form, f->name);
	}
	return 0;
}

void
restjson_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_error(c->service, c->err);
	struct kt_buf *b = &c->answer.body;

	c->answer.status = e->status;
	c->answer.content_type = "application/json";
	c->answer.error_type = e->code;
	kt_buf_printf(b, "{\"Type\":\"%s\"", e->status >= 500 ? "Service" :
	    "User");
	if (c->message != NULL) {
		kt_buf_printf(b, ",\"%s\":", e->member);
		kt_json_quote(b, c->message, strlen(c->message));
	}
	kt_buf_char(b, '}');
}
