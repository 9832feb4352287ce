/* What managed policies are used by: one look at all that may use them. */
#include "usage.h"

#include <string.h>


struct look {
	const struct noun *noun;
	struct kt_buf attached, boundaries;	/* of const char *, their ARNs */
};

static int
see(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct look *l = arg;
	const struct shape_list *list = noun_list(data, l->noun->attached);
	const struct iam_attached_policy *p = list->items;
	const struct iam_attached_permissions_boundary *b;
	size_t i;

	(void)c;
	(void)row;
	for (i = 0; i < list->n; i++)
		kt_buf_add(&l->attached, &p[i].policy_arn,
		    sizeof(p[i].policy_arn));
	if (l->noun->boundary == 0)
		return 0;
	b = *noun_boundary(l->noun, data);
	if (b != NULL)
		kt_buf_add(&l->boundaries, &b->permissions_boundary_arn,
		    sizeof(b->permissions_boundary_arn));
	return 0;
}

int
usage_read(struct kt_call *c, struct usage *out)
{
	static const struct noun *const nouns[] = { &noun_user, &noun_group,
	    &noun_role };
	struct look l;
	size_t i;

	kt_buf_init(&l.attached, c->arena);
	kt_buf_init(&l.boundaries, c->arena);
	for (i = 0; i < N_ELEMENTS(nouns); i++) {
		l.noun = nouns[i];
		if (noun_each(c, nouns[i], NULL, see, &l) != 0)
			return -1;
	}
	out->attached = (struct shape_list){ l.attached.p,
	    l.attached.n / sizeof(const char *) };
	out->boundaries = (struct shape_list){ l.boundaries.p,
	    l.boundaries.n / sizeof(const char *) };
	return 0;
}

int64_t
usage_count(const struct shape_list *arns, const char *arn)
{
	const char *const *all = arns->items;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < arns->n; i++)
		n += strcmp(all[i], arn) == 0;
	return n;
}
