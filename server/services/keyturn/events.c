/* What happens, as an answer that does not end: text/event-stream. */
#include "dispatch/follow.h"
#include "ops.h"

int
op_follow(struct kt_call *c)
{
	static struct kt_header headers[] = {
		{ "Cache-Control", "no-store" },
		{ "X-Content-Type-Options", "nosniff" },
	};

	if (c->nudge == NULL || c->server->followers == NULL)
		return kt_fail(c, KT_UNAVAILABLE, "Nobody can follow keyturn "
		    "from here.");
	if (followers_add(c->server->followers, c, kt_header(&c->request,
	    "Last-Event-ID")) != 0)
		return kt_fail(c, KT_UNAVAILABLE, "%d follow keyturn already, "
		    "or it is stopping.", FOLLOWERS_MAX);
	c->answer.content_type = "text/event-stream";
	c->answer.headers = headers;
	c->answer.n_headers = N_ELEMENTS(headers);
	return 0;
}
