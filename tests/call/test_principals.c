/*
 * Policies of resources hold to who it is whom they name: who is made anew by the
 * same name is somebody else (IAM User Guide, "Principal").
 */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define ANN "arn:aws:iam::" ACCOUNT ":user/app/Ann"
#define APP "arn:aws:iam::" ACCOUNT ":role/App"
#define ONE "arn:aws:sts::" ACCOUNT ":assumed-role/App/one"
#define UNSUPPORTED "This resource policy contains an unsupported principal."

static struct world world;
static struct client root, ann, one;
static const char *key;		/* of KMS */

/* --- calls --- */

/* With " for ', and text for the "%s" in it. */
static const char *
quoted(const char *json, const char *text)
{
	const char *at = strstr(json, "%s");
	char *all = kt_arena_join(root.arena, kt_arena_strndup(root.arena, json,
	    (size_t)(at - json)), text, at + 2, NULL), *p;

	for (p = all; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return all;
}

/* A policy with one statement more, as the string of a JSON input. */
static const char *
policy(const char *principal, const char *more)
{
	return kt_arena_printf(root.arena, "{ \\'Statement\\': [{\\'Effect\\':"
	    "\\'Allow\\', \\'Principal\\': %s ,\\'Action\\':\\'*\\',"
	    "\\'Resource\\':\\'*\\'%s}] }", principal, more);
}

static struct said
form(struct client *c, const char *service, const char *text)
{
	struct client as = *c;

	as.service = service;
	as.version = strcmp(service, "sts") == 0 ? "2011-06-15" : "2010-05-08";
	return say_form(&as, "Action=%s", text);
}

static struct said
must(const char *text)
{
	struct said s = form(&root, "iam", text);

	ck_ok(s);
	return s;
}

static struct said
ask(struct client *c, const char *service, const char *operation,
    const char *input)
{
	struct client as = *c;

	as.service = service;
	return say(&as, operation, "%s", input);
}

static const char *
found(const struct said *s, const char *element)
{
	const char *text = xml_find(root.arena, s->text, element);

	ck_assert_msg(text != NULL, "no %s in %s", element, s->text);
	return text;
}

/* --- who there is --- */

/* Ann, whose key is used from here on; her id. */
static const char *
make_ann(void)
{
	struct said s = must("CreateUser&UserName=Ann&Path=/app/");
	const char *id = found(&s, "UserId");

	s = must("CreateAccessKey&UserName=Ann");
	ann.key = found(&s, "AccessKeyId");
	return id;
}

static const char *
make_ann_anew(void)
{
	must(kt_arena_printf(root.arena, "DeleteAccessKey&UserName=Ann&"
	    "AccessKeyId=%s", ann.key));
	must("DeleteUser&UserName=Ann");
	return make_ann();
}

/* A session of App is assumed, which trusts its account. */
static void
assume_one(void)
{
	struct said s = form(&root, "sts", "AssumeRole&RoleArn=" APP
	    "&RoleSessionName=one");

	ck_ok(s);
	one.key = found(&s, "AccessKeyId");
	one.token = found(&s, "SessionToken");
}

static const char *
make_app(void)
{
	struct said s = must(quoted("CreateRole&RoleName=App&"
	    "AssumeRolePolicyDocument={'Statement':{'Effect':'Allow',"
	    "'Action':'sts:AssumeRole','Principal':{'AWS':'%s'}}}", ACCOUNT));

	assume_one();
	return found(&s, "RoleId");
}

static void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&root, &world);
	client_begin(&ann, &world);
	client_begin(&one, &world);
	root.key = ACCOUNT;
	ck_ok(say(&root, "CreateSecret", "{'Name':'db','SecretString':'s',"
	    "'ClientRequestToken':'" V1 "'}"));
	s = ask(&root, "kms", "CreateKey", "{}");
	ck_ok(s);
	key = said_at(&s, "KeyMetadata.KeyId");
}

static void
teardown(void)
{
	client_end(&root);
	client_end(&ann);
	client_end(&one);
	world_close(&world);
}

/* --- a secret's --- */

static struct said
put(const char *principal, const char *more)
{
	return say(&root, "PutResourcePolicy", "{'SecretId':'db',"
	    "'ResourcePolicy':'%s'}", policy(principal, more));
}

static int
reads(struct client *c)
{
	return say(c, "GetSecretValue", "{'SecretId':'db'}").status;
}

/* What GetResourcePolicy shows is that, the rest byte for byte. */
static void
shows(const char *principal, const char *more)
{
	struct said s = say(&root, "GetResourcePolicy", "{'SecretId':'db'}");
	const char *text = kt_json_string(kt_json_member(s.body,
	    "ResourcePolicy"));

	ck_assert_ptr_nonnull(text);
	ck_assert_str_eq(text, quoted("{ 'Statement': [{'Effect':'Allow', "
	    "'Principal': %s}] }", kt_arena_printf(root.arena, "%s ,'Action':"
	    "'*','Resource':'*'%s", principal, more)));
}

START_TEST(who_is_made_anew_is_not_let_in)
{
	const char *id = make_ann();

	ck_ok(put("{\\'AWS\\':\\'" ANN "\\'}", ""));
	ck_assert_int_eq(reads(&ann), 200);
	shows("{'AWS':'" ANN "'}", "");
	ck_assert_str_ne(make_ann_anew(), id);
	ck_assert_int_eq(reads(&ann), 400);
	shows(kt_arena_printf(root.arena, "{'AWS':'%s'}", id), "");
	/* Nobody can be named by an id, nor say whose it is. */
	ck_refused(put(kt_arena_printf(root.arena, "{\\'AWS\\':\\'%s\\'}", id),
	    ""), "MalformedPolicyDocumentException", UNSUPPORTED);
	ck_refused(put(kt_arena_printf(root.arena, "{\\'AWS\\':\\'" ANN
	    " %s\\'}", id), ""), "MalformedPolicyDocumentException",
	    UNSUPPORTED);
	ck_assert_int_eq(reads(&ann), 400);
	ck_ok(put("{\\'AWS\\':\\'" ANN "\\'}", ""));
	ck_assert_int_eq(reads(&ann), 200);
}
END_TEST

START_TEST(all_but_principals_stays_as_it_was_put)
{
	const char *id = make_ann();

	/* Also who is named by an escape, and what is no principal. */
	ck_ok(put("{\\'AWS\\' : [\\'" ACCOUNT "\\' ,\\'\\\\u0061rn:aws:iam::"
	    ACCOUNT ":user/app/Ann\\'], \\'Service\\':"
	    "\\'rds.amazonaws.com\\'}", ",\\'Condition\\':{\\'ArnLike\\':"
	    "{\\'aws:PrincipalArn\\':\\'" ANN "\\'}}"));
	shows("{'AWS' : ['" ACCOUNT "' ,'" ANN "'], 'Service':"
	    "'rds.amazonaws.com'}", ",'Condition':{'ArnLike':"
	    "{'aws:PrincipalArn':'" ANN "'}}");
	ck_assert_int_eq(reads(&ann), 200);
	(void)make_ann_anew();
	shows(kt_arena_printf(root.arena, "{'AWS' : ['" ACCOUNT "' ,'%s'], "
	    "'Service':'rds.amazonaws.com'}", id), ",'Condition':{'ArnLike':"
	    "{'aws:PrincipalArn':'" ANN "'}}");
	ck_assert_int_eq(reads(&ann), 400);
}
END_TEST

START_TEST(who_is_renamed_is_still_let_in)
{
	(void)make_ann();
	ck_ok(put("{\\'AWS\\':\\'" ANN "\\'}", ""));
	must("UpdateUser&UserName=Ann&NewUserName=Eve&NewPath=/");
	ck_assert_int_eq(reads(&ann), 200);
	shows("{'AWS':'arn:aws:iam::" ACCOUNT ":user/Eve'}", "");
	/* And not who has the name next. */
	(void)make_ann();
	ck_assert_int_eq(reads(&ann), 400);
	shows("{'AWS':'arn:aws:iam::" ACCOUNT ":user/Eve'}", "");
}
END_TEST

START_TEST(a_role_and_its_sessions_are_meant_as_they_are)
{
	const char *id = make_app();

	ck_ok(put("{\\'AWS\\':\\'" APP "\\'}", ""));
	ck_assert_int_eq(reads(&one), 200);
	must("DeleteRole&RoleName=App");
	shows(kt_arena_printf(root.arena, "{'AWS':'%s'}", id), "");
	id = make_app();
	ck_assert_int_eq(reads(&one), 400);
	ck_ok(put("{\\'AWS\\':\\'" ONE "\\'}", ""));
	ck_assert_int_eq(reads(&one), 200);
	shows("{'AWS':'" ONE "'}", "");
	must("DeleteRole&RoleName=App");
	(void)make_app();
	ck_assert_int_eq(reads(&one), 400);
	shows(kt_arena_printf(root.arena, "{'AWS':'%s:one'}", id), "");
}
END_TEST

/* --- a role's, a key's, a function's --- */

#define TRUST "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole'," \
	"'Principal':{'AWS':'%s'}}}"
#define INTO "AssumeRole&RoleArn=arn:aws:iam::" ACCOUNT \
	":role/Into&RoleSessionName=xy"

/* GetRole's trust policy names that one. */
static void
trusts(const char *principal)
{
	struct said s = must("GetRole&RoleName=Into");

	ck_assert_str_eq(found(&s, "AssumeRolePolicyDocument"),
	    kt_arena_escape(root.arena, quoted(TRUST, principal)));
}

START_TEST(a_role_trusts_who_it_was)
{
	const char *id = make_ann();
	struct said s = must(quoted("CreateRole&RoleName=Into&"
	    "AssumeRolePolicyDocument=" TRUST, ANN));

	ck_assert_str_eq(found(&s, "AssumeRolePolicyDocument"),
	    kt_arena_escape(root.arena, quoted(TRUST, ANN)));
	ck_ok(form(&ann, "sts", INTO));
	(void)make_ann_anew();
	ck_assert_int_eq(form(&ann, "sts", INTO).status, 403);
	trusts(id);
	ck_refused(form(&root, "iam", quoted("UpdateAssumeRolePolicy&"
	    "RoleName=Into&PolicyDocument=" TRUST, id)),
	    "MalformedPolicyDocument", "Invalid principal in policy");
	must(quoted("UpdateAssumeRolePolicy&RoleName=Into&PolicyDocument="
	    TRUST, ANN));
	ck_ok(form(&ann, "sts", INTO));
	trusts(ANN);
}
END_TEST

static int
encrypts(void)
{
	return ask(&ann, "kms", "Encrypt", kt_arena_printf(root.arena,
	    "{'KeyId':'%s','Plaintext':'YQ=='}", key)).status;
}

START_TEST(a_key_lets_in_who_it_was)
{
	const char *id = make_ann();
	struct said s;

	ck_ok(ask(&root, "kms", "PutKeyPolicy", kt_arena_printf(root.arena,
	    "{'KeyId':'%s','Policy':'%s'}", key, policy("{\\'AWS\\':[\\'"
	    ACCOUNT "\\',\\'" ANN "\\']}", ""))));
	ck_assert_int_eq(encrypts(), 200);
	(void)make_ann_anew();
	ck_assert_int_eq(encrypts(), 400);
	s = ask(&root, "kms", "GetKeyPolicy", kt_arena_printf(root.arena,
	    "{'KeyId':'%s'}", key));
	ck_assert_ptr_nonnull(strstr(s.text, kt_arena_printf(root.arena,
	    "[\\\"" ACCOUNT "\\\",\\\"%s\\\"]", id)));
}
END_TEST

/* By which code Ann is refused. */
static const char *
retires(const char *grant)
{
	struct said s = ask(&ann, "kms", "RetireGrant", kt_arena_printf(
	    root.arena, "{'KeyId':'%s','GrantId':'%s'}", key, grant));

	return s.code != NULL ? s.code : "no error";
}

START_TEST(a_grant_is_for_who_it_was)
{
	const char *id = make_ann();
	const char *list = kt_arena_printf(root.arena, "{'KeyId':'%s'}", key);
	struct said s;

	ck_ok(ask(&root, "kms", "CreateGrant", kt_arena_printf(root.arena,
	    "{'KeyId':'%s','GranteePrincipal':'" ANN "','RetiringPrincipal':'"
	    ANN "','Operations':['Encrypt']}", key)));
	ck_assert_int_eq(encrypts(), 200);
	s = ask(&root, "kms", "ListGrants", list);
	ck_says(s, "Grants.0.GranteePrincipal", ANN);
	s = ask(&root, "kms", "ListRetirableGrants", "{'RetiringPrincipal':'"
	    ANN "'}");
	ck_says(s, "Grants.0.GranteePrincipal", ANN);
	(void)make_ann_anew();
	ck_assert_int_eq(encrypts(), 400);
	s = ask(&root, "kms", "ListGrants", list);
	ck_says(s, "Grants.0.GranteePrincipal", id);
	ck_says(s, "Grants.0.RetiringPrincipal", id);
	ck_assert_str_eq(retires(said_at(&s, "Grants.0.GrantId")),
	    "AccessDeniedException");
	/* Nor is he told whether there is another. */
	ck_assert_str_eq(retires("none"), "AccessDeniedException");
	ck_assert_str_eq(ask(&root, "kms", "RetireGrant", kt_arena_printf(
	    root.arena, "{'KeyId':'%s','GrantId':'none'}", key)).code,
	    "NotFoundException");
}
END_TEST

#define FUNCTION "/2015-03-31/functions/rotator"

START_TEST(a_function_lets_in_who_it_was)
{
	const char *id = make_ann(), *body = quoted("{'StatementId':'s',"
	    "'Action':'lambda:GetFunction','Principal':'%s'}", ANN);
	struct said s;

	root.service = ann.service = "lambda";
	s = say_request(&root, &(struct kt_request){ .method = "POST",
	    .path = FUNCTION "/policy", .body = body,
	    .body_len = strlen(body) });
	ck_assert_int_eq(s.status, 201);
	ck_assert_ptr_nonnull(strstr(s.text, "\\\"" ANN "\\\""));
	ck_assert_int_eq(say_get(&ann, FUNCTION, NULL).status, 200);
	(void)make_ann_anew();
	ck_assert_int_eq(say_get(&ann, FUNCTION, NULL).status, 403);
	s = say_get(&root, FUNCTION "/policy", NULL);
	ck_assert_ptr_nonnull(strstr(s.text, kt_arena_printf(root.arena,
	    "\\\"AWS\\\":\\\"%s\\\"", id)));
	body = quoted("{'StatementId':'t','Action':'lambda:GetFunction',"
	    "'Principal':'%s'}", "arn:aws:iam::" ACCOUNT ":user/none");
	s = say_request(&root, &(struct kt_request){ .method = "POST",
	    .path = FUNCTION "/policy", .body = body,
	    .body_len = strlen(body) });
	ck_refused(s, "InvalidParameterValueException", "The provided "
	    "principal was invalid. Please check the principal and try "
	    "again.");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("principals");
	TCase *tc = tcase_create("principals");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, who_is_made_anew_is_not_let_in);
	tcase_add_test(tc, all_but_principals_stays_as_it_was_put);
	tcase_add_test(tc, who_is_renamed_is_still_let_in);
	tcase_add_test(tc, a_role_and_its_sessions_are_meant_as_they_are);
	tcase_add_test(tc, a_role_trusts_who_it_was);
	tcase_add_test(tc, a_key_lets_in_who_it_was);
	tcase_add_test(tc, a_grant_is_for_who_it_was);
	tcase_add_test(tc, a_function_lets_in_who_it_was);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
