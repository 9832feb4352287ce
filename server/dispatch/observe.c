/* What came to pass is heard by the services that listen. */
#include <string.h>

#include "dispatch.h"
#include "store/tables.h"

static int
hear(void *self, struct store_tx *tx, const struct kt_event *e)
{
	const struct kt_server *server = self;
	const struct kt_service *const *s;
	size_t i;

	for (s = server->services; *s != NULL; s++)
		for (i = 0; i < (*s)->n_listeners; i++) {
			const struct kt_listener *l = &(*s)->listeners[i];

			if ((l->event == NULL ||
			    strcmp(l->event, e->event) == 0) &&
			    l->hear(server, tx, e) != 0)
				return -1;
		}
	return 0;
}

void
observe(struct kt_server *server)
{
	store_listen(server->store, hear, server);
}
