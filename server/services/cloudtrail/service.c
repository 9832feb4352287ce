/* CloudTrail: the history of events.  Of what is kept see trail/trail.h. */
#include "model.h"

const struct kt_service service_cloudtrail = {
	CLOUDTRAIL_MODEL
	/* What its limits are is told by errors of its own. */
	.unchecked = true
};
