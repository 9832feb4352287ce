/* The end of a front, whoever has the last of it (request.h). */
#include <stdlib.h>

#include "request.h"

void
front_free(struct front *f)
{
	pthread_cond_destroy(&f->quiet);
	pthread_mutex_destroy(&f->lock);
	free(f->listeners);
	free(f->lanes);
	while (f->names.n_told > 0)
		free(f->names.told[--f->names.n_told]);
	free(f->names.told);
	free(f);
}
