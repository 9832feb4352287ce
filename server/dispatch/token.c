/* What a client is given to bring back: see dispatch.h. */
#include <string.h>

#include "dispatch.h"
#include "store/tables.h"

int
dispatch_token(struct kt_call *c, const char *place, const char *text,
    const char **token)
{
	struct kt_blob sealed;
	struct kt_buf b;

	if (store_seal(c->tx, place, (struct kt_blob){ (const uint8_t *)text,
	    strlen(text) }, &sealed) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, sealed);
	*token = b.p;
	return 0;
}

const char *
dispatch_token_text(struct kt_call *c, const char *place, const char *token)
{
	struct kt_blob sealed, plain;

	return kt_base64_decode(c->arena, token, strlen(token), &sealed) != 0 ||
	    store_unseal(c->tx, place, sealed, &plain) != STORE_OK ? NULL :
	    (const char *)plain.p;
}
