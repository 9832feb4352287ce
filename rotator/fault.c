/* Where a rotation may be broken on purpose. */
#include "keyturn/fault.h"

#include "rotator.h"

int
rot_fault(struct rot *r, const char *point)
{
	struct kt_fault hit;
	struct rot_value current;
	int rc = 0;

	if (kt_fault_any(KT_FAULT_POINT))
		rc = kt_fault_point(point, r->ev->secret_id, &hit, r->why);
	if (rc <= 0)
		return rc;
	/* of which database is not asked before somebody wants to know */
	return rot_read(r, AWSCURRENT, NULL, &current) != 0 ? -1 :
	    kt_fault_server(hit.action, current.creds.host,
	    current.creds.port, r->why);
}
