#include "who.h"

#include <string.h>

static enum kt_known
find(void *self, struct kt_arena *a, const char *access_key, const char *token,
    const struct identity **out)
{
	struct who *who = self;
	size_t i;

	(void)token;
	for (i = 0; i < who->n; i++)
		if (strcmp(who->all[i].key, access_key) == 0) {
			identity_hold_in(a, who->all[i].is);
			*out = who->all[i].is;
			return KT_ISSUED;
		}
	return KT_NOT_ISSUED;
}

void
who_begin(struct who *who, struct world *w)
{
	who->n = 0;
	who->arena = kt_arena_new();
	w->server.identities = (struct kt_identities){ find, who };
}

void
who_end(struct who *who)
{
	while (who->n > 0)
		identity_release(who->all[--who->n].is);
	kt_arena_free(&who->arena);
}

const struct policy *
who_policy(struct identity *i, const char *text, enum policy_kind kind)
{
	char *json = kt_arena_strdup(i->arena, text), *p;
	const struct policy *policy;
	const struct kt_json *root;
	enum policy_flaw flaw;

	for (p = json; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	ck_assert_int_eq(kt_json_parse(i->arena, json, strlen(json), &root), 0);
	policy = policy_compile(i->arena, root, kind, &flaw);
	ck_assert_ptr_nonnull(policy);
	return policy;
}

struct identity *
who_is(struct who *who, const char *key, const char *arn, const char *policy)
{
	struct identity *i = identity_new();
	const struct policy **items = kt_arena_alloc(i->arena, sizeof(*items));
	bool session = strstr(arn, ":assumed-role/") != NULL;

	ck_assert_uint_lt(who->n, N_ELEMENTS(who->all));
	i->caller = (struct policy_caller){
		.kind = session ? POLICY_ROLE_SESSION : POLICY_USER,
		.arn = kt_arena_strdup(i->arena, arn),
		.account = kt_arena_strndup(i->arena, strchr(strstr(arn, "::") ,
		    ':') + 2, 12),
	};
	i->caller.id = session ? "AROAROLE:session" : "AIDAUSER";
	i->caller.source_id = session ? "AROAROLE" : NULL;
	i->name = strrchr(i->caller.arn, '/') + 1;
	i->secret = "secret";
	if (policy != NULL) {
		items[0] = who_policy(i, policy, POLICY_IDENTITY);
		i->identity = (struct policy_list){ items, 1 };
	}
	who->all[who->n].key = key;
	who->all[who->n++].is = i;
	return i;
}

struct session
who_session(struct world *w, struct kt_arena *a, const char *key,
    const char *token)
{
	struct session s;

	ck_assert_int_eq(session_open(w->server.root, a, key, token, &s), 0);
	return s;
}
