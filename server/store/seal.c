/* What leaves the store for a while and must come back as it was. */
#include <string.h>

#include "sql.h"

enum store_rc
store_seal(struct store_tx *tx, const char *place, struct kt_blob plain,
    struct kt_blob *sealed)
{
	if (kt_seal(tx->root, tx->arena, place, plain, sealed) == 0)
		return STORE_OK;
	strcpy(tx->error, "cannot seal");
	return STORE_FAILED;
}

enum store_rc
store_unseal(struct store_tx *tx, const char *place, struct kt_blob sealed,
    struct kt_blob *plain)
{
	return kt_unseal(tx->root, tx->arena, place, sealed, plain) == 0 ?
	    STORE_OK : STORE_NOT_FOUND;
}
