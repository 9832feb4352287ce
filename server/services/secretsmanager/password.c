/* GetRandomPassword. */
#include <string.h>

#include "ops.h"

#define LENGTH_DEFAULT 32
#define CLASSES 4

/* API Reference, GetRandomPassword; the 32 punctuation marks are the model's. */
static const char *const classes[CLASSES] = {
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"abcdefghijklmnopqrstuvwxyz",
	"0123456789",
	"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
};

struct choice {
	char set[128];			/* all that may be drawn */
	unsigned char class_of[128];	/* 1 + its class; 0: none (space) */
	unsigned required;		/* a bit a class */
	int64_t n_required;
};

static bool
switched_off(const struct sm_get_random_password_request *in, int class)
{
	const enum shape_bool off[CLASSES] = { in->exclude_uppercase,
	    in->exclude_lowercase, in->exclude_numbers,
	    in->exclude_punctuation };

	return off[class] == SHAPE_TRUE;
}

/* Adds what is not excluded of a class; false when nothing is left of it. */
static bool
add_class(struct choice *ch, const char *chars, const char *exclude, int class)
{
	size_t n = strlen(ch->set);
	bool any = false;

	for (; *chars != '\0'; chars++) {
		if (strchr(exclude, *chars) != NULL)
			continue;
		ch->set[n++] = *chars;
		ch->class_of[(unsigned char)*chars] = (unsigned char)(1 + class);
		any = true;
	}
	return any;
}

static int
choose(struct kt_call *c, const struct sm_get_random_password_request *in,
    struct choice *ch)
{
	const char *exclude = in->exclude_characters != NULL ?
	    in->exclude_characters : "";
	bool each = in->require_each_included_type != SHAPE_FALSE;
	bool emptied = false;
	int i;

	for (i = 0; i < CLASSES; i++) {
		if (switched_off(in, i))
			continue;
		if (!add_class(ch, classes[i], exclude, i)) {
			emptied = true;
			continue;
		}
		if (each) {
			ch->required |= 1u << i;
			ch->n_required++;
		}
	}
	if (in->include_space == SHAPE_TRUE)	/* admitted, never required */
		(void)add_class(ch, " ", exclude, -1);
	if (ch->set[0] == '\0')
		return kt_fail(c, SM_INVALID_PARAMETER,
		    "All characters have been excluded from selection");
	if (each && emptied)
		return kt_fail(c, SM_INVALID_PARAMETER,
		    "All characters of the desired type have been excluded");
	return 0;
}

/*
 * Drawn as a whole until every required class is in it: so each password that
 * qualifies is as likely as any other.
 */
static void
draw(const struct choice *ch, char *out, size_t n)
{
	unsigned missing;
	size_t i;

	do {
		kt_random_text(out, n, ch->set);
		missing = ch->required;
		for (i = 0; i < n; i++) {
			unsigned class = ch->class_of[(unsigned char)out[i]];

			if (class != 0)
				missing &= ~(1u << (class - 1));
		}
	} while (missing != 0);
}

int
op_get_random_password(struct kt_call *c)
{
	const struct sm_get_random_password_request *in = c->in;
	struct sm_get_random_password_response *out = c->out;
	int64_t length = in->password_length.set ? in->password_length.v :
	    LENGTH_DEFAULT;
	struct choice ch;
	char *password;

	memset(&ch, 0, sizeof(ch));
	if (choose(c, in, &ch) != 0)
		return -1;
	if (length < ch.n_required)
		return kt_fail(c, SM_INVALID_PARAMETER, "Password length is "
		    "too short based on the required types");
	password = kt_arena_alloc(c->arena, (size_t)length + 1);
	draw(&ch, password, (size_t)length);
	out->random_password = password;
	return 0;
}
