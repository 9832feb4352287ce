/* Made by models/generate of models/keyturn.ops and keyturn.json: change those. */
#include "model.h"

static const struct shape no_input = { 1, NULL, 0 };

const struct kt_op own_ops[] = {
	{ "AddFault", op_add_fault, &own_shape_add_fault_request,
	    &own_shape_fault, OP_ASIDE, "POST", "/_keyturn/faults", 200 },
	{ "ClearFault", op_clear_fault, &own_shape_clear_fault_request,
	    &own_shape_cleared_faults, OP_READS, "DELETE",
	    "/_keyturn/faults/{id}", 200 },
	{ "ClearFaults", op_clear_faults, &no_input, &own_shape_cleared_faults,
	    OP_READS, "DELETE", "/_keyturn/faults", 200 },
	{ "GetCa", op_get_ca, &no_input, NULL, OP_READS, "GET",
	    "/_keyturn/ca.pem", 200 },
	{ "GetClock", op_get_clock, &no_input, &own_shape_clock, OP_READS,
	    "GET", "/_keyturn/clock", 200 },
	{ "GetGlobalBundle", op_get_global_bundle, &no_input, NULL, OP_READS,
	    "GET", "/_keyturn/global-bundle.pem", 200 },
	{ "GetHealth", op_get_health, &no_input, &own_shape_health, OP_READS,
	    "GET", "/_keyturn/health", 200 },
	{ "GetRotations", op_get_rotations, &own_shape_get_rotations_request,
	    &own_shape_rotations, OP_READS, "GET",
	    "/_keyturn/rotations/{secret+}", 200 },
	{ "ListFaults", op_list_faults, &no_input, &own_shape_fault_list,
	    OP_READS, "GET", "/_keyturn/faults", 200 },
	{ "ListRotations", op_list_rotations, &own_shape_list_rotations_request,
	    &own_shape_last_rotations, OP_READS, "GET", "/_keyturn/rotations",
	    200 },
	{ "ListSnapshots", op_list_snapshots, &own_shape_list_snapshots_request,
	    &own_shape_snapshots, OP_READS, "GET", "/_keyturn/snapshots", 200 },
	{ "Reset", op_reset, &own_shape_reset_request,
	    &own_shape_reset_response, OP_TURNS, "POST", "/_keyturn/reset", 200
	    },
	{ "SetClock", op_set_clock, &own_shape_set_clock_request,
	    &own_shape_clock, OP_TURNS, "POST", "/_keyturn/clock", 200 },
	{ "Survive", op_survive, &own_shape_survive_request,
	    &own_shape_survive_response, OP_TURNS, "POST", "/_keyturn/survive",
	    200 },
	{ "Verify", op_verify, &own_shape_verify_request,
	    &own_shape_verification, OP_ASIDE, "POST",
	    "/_keyturn/verify/{secret+}", 200 },
};
