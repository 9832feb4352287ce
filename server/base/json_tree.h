/* A JSON value, for those who make and read one; see keyturn/json.h. */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include "keyturn/json.h"

struct kt_json {
	struct kt_json *next;		/* in its array or object */
	const char *name;		/* of a member */
	union {
		struct kt_json *first;	/* of an array or object */
		const char *string;
		double number;
		bool is_true;
	};
	size_t from, to;		/* where in the text it stood */
	enum kt_json_type type;
};

#endif
