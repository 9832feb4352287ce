/*
 * createSecret as every strategy has it: the current value with a new
 * password, stored as AWSPENDING.
 */
#include <string.h>

#include "rotator.h"

/* AWS's defaults, where no setting says otherwise. */
#define EXCLUDE_CHARACTERS "/@\"'\\"
#define PASSWORD_LENGTH 32

static const struct {
	const char *setting, *member;
	bool otherwise;
} choices[] = {
	{ "EXCLUDE_NUMBERS", "ExcludeNumbers", false },
	{ "EXCLUDE_PUNCTUATION", "ExcludePunctuation", false },
	{ "EXCLUDE_UPPERCASE", "ExcludeUppercase", false },
	{ "EXCLUDE_LOWERCASE", "ExcludeLowercase", false },
	{ "REQUIRE_EACH_INCLUDED_TYPE", "RequireEachIncludedType", true },
};

static void
add_choices(struct rot *r, struct kt_buf *request)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(choices); i++)
		kt_buf_printf(request, ",\"%s\":%s", choices[i].member,
		    rot_setting_yes(r, choices[i].setting,
		    choices[i].otherwise) ? "true" : "false");
}

static int
new_password(struct rot *r, const char **out)
{
	const struct kt_json *body;
	struct kt_buf request;
	int length;

	if (rot_setting_number(r, "PASSWORD_LENGTH", PASSWORD_LENGTH,
	    &length) != 0)
		return -1;
	kt_buf_init(&request, r->arena);
	kt_buf_char(&request, '{');
	rot_member(&request, "ExcludeCharacters", rot_setting(r,
	    "EXCLUDE_CHARACTERS", EXCLUDE_CHARACTERS));
	kt_buf_printf(&request, ",\"PasswordLength\":%d", length);
	add_choices(r, &request);
	if (rot_call(r, "GetRandomPassword", &request, &body) != 0)
		return -1;
	*out = kt_json_string(kt_json_member(body, "RandomPassword"));
	return *out != NULL ? 0 :
	    rot_fail(r, "GetRandomPassword answered no password");
}

static int
store_pending(struct rot *r, const char *text)
{
	const struct kt_json *body;
	struct kt_buf request;

	rot_request(r, &request);
	rot_member(&request, "ClientRequestToken", r->ev->token);
	rot_member(&request, "RotationToken", r->ev->rotation_token);
	rot_member(&request, "SecretString", text);
	kt_buf_str(&request, ",\"VersionStages\":[\"AWSPENDING\"]");
	return rot_call(r, "PutSecretValue", &request, &body) == 0 ? 0 : -1;
}

static int
replace(struct rot *r, const char *text, const char *key, const char *value,
    const char **out)
{
	struct kt_buf b;

	kt_buf_init(&b, r->arena);
	if (kt_json_replace(&b, text, strlen(text), key, value) != 0)
		return rot_fail(r, "%s key is missing from secret JSON", key);
	*out = b.p;
	return 0;
}

/* That of a managed master does not say where it leads; here nobody goes. */
static int
read_value(struct rot *r, const char *stage, const char *version,
    struct rot_value *out)
{
	return r->rotator->fleet == NULL ? rot_read(r, stage, version, out) :
	    rot_read_json(r, r->ev->secret_id, stage, version, out);
}

int
rot_create(struct rot *r)
{
	return rot_create_as(r, NULL);
}

int
rot_create_as(struct rot *r, int (*user)(struct rot *r, const char *current,
    const char **out))
{
	struct rot_value current, pending;
	const char *password, *name, *text;
	int rc;

	if (read_value(r, "AWSCURRENT", NULL, &current) != 0)
		return -1;
	rc = read_value(r, "AWSPENDING", r->ev->token, &pending);
	if (rc != ROT_NOT_FOUND)
		return rc;	/* 0: stored by an earlier run */
	text = current.text;
	if (user != NULL && (user(r, current.creds.user, &name) != 0 ||
	    replace(r, text, "username", name, &text) != 0))
		return -1;
	if (new_password(r, &password) != 0 ||
	    replace(r, text, "password", password, &text) != 0)
		return -1;
	return store_pending(r, text);
}
