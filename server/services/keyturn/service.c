/* keyturn's own: its operations are model.c's. */
#include "model.h"

const struct kt_service service_keyturn = {
	OWN_MODEL
};
