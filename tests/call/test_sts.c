/* STS: who calls, and whom it lets be somebody else: shared facts, iam 3 and 4. */
#include <string.h>

#include "tests/support/who.h"

#define OTHER "210987654321"
#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::" OTHER ":user/bob"
#define SAM "ASIASAM"
#define SAM_ARN "arn:aws:sts::" ACCOUNT ":assumed-role/first/sam"
#define ROLE_ARN "arn:aws:iam::" ACCOUNT ":role/app/reader"
#define AT ROLE_ARN "&RoleSessionName=ses"
#define ASSUME "Action=AssumeRole&RoleArn=" AT

static struct world world;
static struct client me;
static struct who who;

static void
setup(void)
{
	world_open(&world);
	who_begin(&who, &world);
	client_begin(&me, &world);
	me.service = "sts";
	me.version = "2011-06-15";
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

static const char *
quoted(const char *text)
{
	char *json = kt_arena_strdup(me.arena, text), *p;

	for (p = json; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return kt_arena_escape(me.arena, json);
}

/* reader, at first of one hour, with the tag team of db. */
static void
make_role(const char *trust, const char *more)
{
	const char *key = me.key;
	struct said s;

	me.key = NULL;
	me.service = "iam";
	me.version = "2010-05-08";
	s = say_form(&me, "Action=CreateRole&RoleName=reader&Path=/app/&"
	    "AssumeRolePolicyDocument=%s&Tags.member.1.Key=team&"
	    "Tags.member.1.Value=db%s", quoted(kt_arena_join(me.arena,
	    "{'Version':'2012-10-17','Statement':[", trust, "]}", NULL)), more);
	ck_assert_msg(s.status == 200, "%s", s.text);
	me.service = "sts";
	me.version = "2011-06-15";
	me.key = key;
}

/* What is sealed in the token of an answer. */
static struct session
opened(const struct said *s)
{
	ck_assert_msg(s->status == 200, "%s", s->text);
	return who_session(&world, me.arena, xml_in(s, "AccessKeyId"),
	    xml_in(s, "SessionToken"));
}

/* --- who calls --- */

static const struct { const char *key, *arn, *id, *account; } callers[] = {
	{ NULL, "arn:aws:iam::" ACCOUNT ":root", ACCOUNT, ACCOUNT },
	{ OTHER, "arn:aws:iam::" OTHER ":root", OTHER, OTHER },
	{ ANN, ANN_ARN, "AIDAUSER", ACCOUNT },
	{ SAM, SAM_ARN, "AROAROLE:session", ACCOUNT },
};

START_TEST(everybody_may_ask_who_it_is)
{
	struct said s;

	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Deny',"
	    "'Action':'*','Resource':'*'}}");
	(void)who_is(&who, SAM, SAM_ARN, NULL);
	me.key = callers[_i].key;
	s = say_form(&me, "Action=GetCallerIdentity");
	ck_xml(s, "Arn", callers[_i].arn);
	ck_xml(s, "UserId", callers[_i].id);
	ck_xml(s, "Account", callers[_i].account);
}
END_TEST

/* --- who may be the role --- */

#define ALLOW(who) "{'Effect':'Allow','Action':'sts:AssumeRole','Principal':" \
	"{'AWS':'" who "'}}"
#define WHEN(condition) "{'Effect':'Allow','Action':['sts:AssumeRole'," \
	"'sts:TagSession','sts:SetSourceIdentity'],'Principal':{'AWS':'" \
	ACCOUNT "'},'Condition':{" condition "}}"
#define MAY "{'Statement':{'Effect':'Allow','Action':'sts:*','Resource':'*'}}"
#define NOT(who, action) "User: " who " is not authorized to perform: sts:" \
	action " on resource: " ROLE_ARN " "
#define NO(kind, action) "because no " kind " policy allows the sts:" action \
	" action"
#define TAG "&Tags.member.1.Key=team&Tags.member.1.Value=a"

/* An identity policy, a trust policy, what is sent; NULL: let in. */
static const struct {
	const char *key, *may, *trust, *sent, *refusal;
} trusts[] = {
	/* the account is named: its users need a policy of their own */
	{ ANN, MAY, ALLOW(ACCOUNT), "", NULL },
	{ ANN, NULL, ALLOW(ACCOUNT), "", NOT(ANN_ARN, "AssumeRole")
	    NO("identity-based", "AssumeRole") },
	/* the user is named: that is enough */
	{ ANN, NULL, ALLOW(ANN_ARN), "", NULL },
	{ ANN, MAY, ALLOW("arn:aws:iam::" ACCOUNT ":user/eve"), "",
	    NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, ALLOW(ACCOUNT) ",{'Effect':'Deny','Principal':'*',"
	    "'Action':'sts:AssumeRole'}", "", NOT(ANN_ARN, "AssumeRole")
	    "with an explicit deny in the role trust policy" },
	{ ANN, "{'Statement':{'Effect':'Deny','Action':'*','Resource':'*'}}",
	    ALLOW(ANN_ARN), "", NOT(ANN_ARN, "AssumeRole")
	    "with an explicit deny in an identity-based policy" },
	/* of another account both must allow */
	{ BOB, MAY, ALLOW(OTHER), "", NULL },
	{ BOB, NULL, ALLOW(BOB_ARN), "", NOT(BOB_ARN, "AssumeRole")
	    NO("identity-based", "AssumeRole") },
	{ BOB, MAY, ALLOW(ACCOUNT), "", NOT(BOB_ARN, "AssumeRole")
	    NO("role trust", "AssumeRole") },
	/* roots, of whom AWS lets none */
	{ NULL, NULL, ALLOW(ACCOUNT), "", NULL },
	{ OTHER, NULL, ALLOW(OTHER), "", NULL },
	{ NULL, NULL, ALLOW(OTHER), "", NOT("arn:aws:iam::" ACCOUNT ":root",
	    "AssumeRole") NO("role trust", "AssumeRole") },
	{ NULL, NULL, "{'Effect':'Allow','Action':'sts:AssumeRole',"
	    "'Principal':{'Service':'lambda.amazonaws.com'}}", "",
	    NOT("arn:aws:iam::" ACCOUNT ":root", "AssumeRole")
	    NO("role trust", "AssumeRole") },
	/* the role of a session */
	{ SAM, NULL, ALLOW("arn:aws:iam::" ACCOUNT ":role/first"), "", NULL },
	{ SAM, NULL, ALLOW(SAM_ARN), "", NULL },
	/* conditions */
	{ ANN, MAY, WHEN("'StringEquals':{'sts:ExternalId':'x1'}"),
	    "&ExternalId=x1", NULL },
	{ ANN, MAY, WHEN("'StringEquals':{'sts:ExternalId':'x1'}"),
	    "&ExternalId=x2", NOT(ANN_ARN, "AssumeRole")
	    NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'StringEquals':{'sts:ExternalId':'x1'}"), "",
	    NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'StringLike':{'sts:RoleSessionName':'s*'}"), "",
	    NULL },
	{ ANN, MAY, WHEN("'StringLike':{'sts:RoleSessionName':'t*'}"), "",
	    NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'StringEquals':{'sts:SourceIdentity':'eve'}"),
	    "&SourceIdentity=eve", NULL },
	{ ANN, MAY, WHEN("'StringEquals':{'sts:SourceIdentity':'eve'}"),
	    "", NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'ForAnyValue:StringEquals':{"
	    "'sts:TransitiveTagKeys':'team'}"), TAG
	    "&TransitiveTagKeys.member.1=team", NULL },
	{ ANN, MAY, WHEN("'ForAnyValue:StringEquals':{"
	    "'sts:TransitiveTagKeys':'team'}"), TAG, NOT(ANN_ARN,
	    "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'StringEquals':{'aws:ResourceTag/Team':'db'}"), "",
	    NULL },
	{ ANN, MAY, WHEN("'StringEquals':{'aws:RequestTag/Team':'a'},"
	    "'ForAllValues:StringEquals':{'aws:TagKeys':'team'}"), TAG, NULL },
	{ ANN, MAY, WHEN("'StringEquals':{'aws:RequestTag/team':'b'}"), TAG,
	    NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	{ ANN, MAY, WHEN("'ForAllValues:StringEquals':{'aws:TagKeys':'cost'}"),
	    TAG, NOT(ANN_ARN, "AssumeRole") NO("role trust", "AssumeRole") },
	/* keys of what other services know: there is none of it here */
	{ ANN, MAY, WHEN("'Null':{'iam:PolicyARN':'true',"
	    "'kms:EncryptionContextKeys':'true','kms:RequestAlias':'true',"
	    "'rds:DatabaseClass':'true','secretsmanager:Name':'true',"
	    "'secretsmanager:resource/Type':'true'}"), "", NULL },
	/* tags and a source are rights of their own */
	{ ANN, MAY, ALLOW(ACCOUNT), TAG, NOT(ANN_ARN, "TagSession")
	    NO("role trust", "TagSession") },
	{ ANN, MAY, ALLOW(ACCOUNT), "&SourceIdentity=ann", NOT(ANN_ARN,
	    "SetSourceIdentity") NO("role trust", "SetSourceIdentity") },
};

START_TEST(a_role_lets_in_whom_it_trusts)
{
	struct identity *sam = who_is(&who, SAM, SAM_ARN, NULL);
	struct said s;

	sam->caller.source = "arn:aws:iam::" ACCOUNT ":role/first";
	(void)who_is(&who, ANN, ANN_ARN, trusts[_i].may);
	(void)who_is(&who, BOB, BOB_ARN, trusts[_i].may);
	make_role(trusts[_i].trust, "");
	me.key = trusts[_i].key;
	s = say_form(&me, ASSUME "%s", trusts[_i].sent);
	if (trusts[_i].refusal == NULL) {
		ck_assert_str_eq(opened(&s).account, ACCOUNT);
		return;
	}
	ck_refused(s, "AccessDenied", trusts[_i].refusal);
	ck_assert_int_eq(s.status, 403);
}
END_TEST

START_TEST(what_is_not_there_is_refused_alike)
{
	struct said s;

	make_role(ALLOW(ACCOUNT), "");
	s = say_form(&me, "Action=AssumeRole&RoleSessionName=ses&RoleArn="
	    "arn:aws:iam::" ACCOUNT ":role/reader");
	ck_refused(s, "AccessDenied", "User: arn:aws:iam::" ACCOUNT ":root is "
	    "not authorized to perform: sts:AssumeRole on resource: "
	    "arn:aws:iam::" ACCOUNT ":role/reader "
	    NO("role trust", "AssumeRole"));
}
END_TEST

START_TEST(who_asks_for_it_gets_no_root_into_a_role)
{
	static const struct kt_access_key key = { .id = "AKIAROOT",
	    .secret = "s" };

	make_role(ALLOW(ACCOUNT), "");
	world.server.iam = KT_IAM_STRICT;
	world.server.keys = &key;
	world.server.n_keys = 1;
	me.key = key.id;
	ck_refused(say_form(&me, ASSUME), "AccessDenied",
	    "Roles may not be assumed by root accounts.");
	world.server.iam = KT_IAM_OFF;
	ck_assert_int_eq(say_form(&me, ASSUME).status, 200);
}
END_TEST

/* --- what the role's session is --- */

#define POLICY "&Policy=%%7B%%22Statement%%22%%3A%%7B%%22Effect%%22%%3A" \
	"%%22Allow%%22%%2C%%22Action%%22%%3A%%22*%%22%%2C%%22Resource%%22" \
	"%%3A%%22*%%22%%7D%%7D"

START_TEST(the_session_is_in_the_token)
{
	struct session session;
	struct said s;

	make_role(WHEN(""), "");
	s = say_form(&me, ASSUME POLICY TAG "&SourceIdentity=ann&"
	    "PolicyArns.member.1.arn=arn:aws:iam::aws:policy/ReadOnlyAccess");
	session = opened(&s);
	ck_assert_int_eq(strncmp(xml_in(&s, "AccessKeyId"), "ASIA", 4), 0);
	ck_assert_uint_eq(strlen(xml_in(&s, "SecretAccessKey")), 40);
	ck_xml(s, "Expiration", "2026-01-15T11:20:30Z");
	ck_xml(s, "Arn", "arn:aws:sts::" ACCOUNT ":assumed-role/reader/ses");
	ck_assert_int_eq(strncmp(xml_in(&s, "AssumedRoleId"), "AROA", 4), 0);
	ck_assert_str_eq(xml_in(&s, "AssumedRoleId") + 21, ":ses");
	ck_assert_str_ne(xml_in(&s, "PackedPolicySize"), ABSENT);
	ck_xml(s, "SourceIdentity", "ann");
	ck_assert_int_eq(session.kind, POLICY_ROLE_SESSION);
	ck_assert_str_eq(session.name, "ses");
	ck_assert_str_eq(session.issuer, ROLE_ARN);
	ck_assert_int_eq(strncmp(session.issuer_id, xml_in(&s, "AssumedRoleId"),
	    21), 0);
	ck_assert_str_eq(session.source_identity, "ann");
	ck_assert_int_eq(session.expires - session.issued, 3600 * KT_SECOND);
	ck_assert_uint_eq(session.policies.n, 1);
	ck_assert_str_eq(session.policies.items[0], "{\"Statement\":{"
	    "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
	ck_assert_str_eq(session.policy_arns.items[0],
	    "arn:aws:iam::aws:policy/ReadOnlyAccess");
	ck_assert_str_eq(session.tags[0].value, "a");
}
END_TEST

START_TEST(a_token_is_as_long_as_is_wanted)
{
	struct said s;

	make_role(ALLOW(ACCOUNT), "");
	s = say_form(&me, ASSUME);
	ck_xml(s, "PackedPolicySize", ABSENT);
	ck_assert_uint_lt(strlen(xml_in(&s, "SessionToken")), 500);
	s = say_form(&me, ASSUME "&MinimumSessionTokenSize=4096");
	(void)opened(&s);
	ck_assert_uint_eq(strlen(xml_in(&s, "SessionToken")), 4096);
	ck_xml(s, "SessionTokenSize", "4096");
	ck_xml(s, "SessionTokenUtilization", "100");
}
END_TEST

#define TOO_LONG "The requested DurationSeconds exceeds the " \
	"MaxSessionDuration set for this role."
#define CHAINED "The requested DurationSeconds exceeds the 1 hour session " \
	"limit for roles assumed by role chaining."

static const struct {
	const char *key, *role, *seconds, *till, *refusal;
} durations[] = {
	{ NULL, "", "900", "2026-01-15T10:35:30Z", NULL },
	{ NULL, "", "3600", "2026-01-15T11:20:30Z", NULL },
	{ NULL, "", "3601", NULL, TOO_LONG },
	{ NULL, "&MaxSessionDuration=43200", "43200", "2026-01-15T22:20:30Z",
	    NULL },
	{ SAM, "&MaxSessionDuration=43200", "3600", "2026-01-15T11:20:30Z",
	    NULL },
	{ SAM, "&MaxSessionDuration=43200", "3601", NULL, CHAINED },
};

START_TEST(it_lasts_as_long_as_it_may)
{
	struct identity *sam = who_is(&who, SAM, SAM_ARN, MAY);
	struct said s;

	sam->issued = 1;
	make_role(ALLOW(ACCOUNT), durations[_i].role);
	me.key = durations[_i].key;
	s = say_form(&me, ASSUME "&DurationSeconds=%s", durations[_i].seconds);
	if (durations[_i].refusal != NULL)
		ck_refused(s, "ValidationError", durations[_i].refusal);
	else
		ck_xml(s, "Expiration", durations[_i].till);
}
END_TEST

START_TEST(what_is_transitive_is_handed_on)
{
	static const struct identity_tag tags[] = {
		{ "cost", "7", true }, { "mine", "m", false },
	};
	struct identity *sam = who_is(&who, SAM, SAM_ARN, MAY);
	struct session session;
	struct said s;

	sam->tags = tags;
	sam->n_tags = N_ELEMENTS(tags);
	sam->source_identity = "ann";
	sam->issued = 1;
	make_role(WHEN(""), "");
	me.key = SAM;
	s = say_form(&me, ASSUME TAG);
	session = opened(&s);
	ck_assert_uint_eq(session.n_tags, 2);
	ck_assert(!session.tags[0].transitive);
	ck_assert_str_eq(session.tags[1].key, "cost");
	ck_assert(session.tags[1].transitive);
	ck_assert_str_eq(session.source_identity, "ann");
	ck_refused(say_form(&me, ASSUME "&Tags.member.1.Key=Cost&"
	    "Tags.member.1.Value=a"), "InvalidParameterValue", "One of the "
	    "specified transitive tag keys can't be set because it conflicts "
	    "with a transitive tag key from the calling session.");
	ck_refused(say_form(&me, ASSUME "&SourceIdentity=eve"),
	    "ValidationError", "The source identity is already set for this "
	    "assume role session");
}
END_TEST

/* --- what is refused of anybody --- */

#define MFA "MultiFactorAuthentication failed, unable to validate MFA code.  " \
	"Please verify your MFA serial number is valid and associated with " \
	"this user."

#define MFA_HALF "MultiFactorAuthentication failed, must provide both MFA " \
	"serial number and one time pass code."

#define ARN(n) "&PolicyArns.member." n ".arn=arn:aws:iam::aws:policy/" \
	"ReadOnlyAccess"

static const struct { const char *form, *code, *message; int status; }
    misuse[] = {
	{ "Action=AssumeRole&RoleSessionName=ses&RoleArn=arn:aws:iam::1:role/r",
	    "ValidationError", "arn:aws:iam::1:role/r is invalid", 400 },
	{ "Action=AssumeRole&RoleSessionName=ses&RoleArn=arn:aws:iam::" ACCOUNT
	    ":user/r", "ValidationError", "arn:aws:iam::" ACCOUNT ":user/r is "
	    "invalid", 400 },
	{ ASSUME TAG "&Tags.member.2.Key=Team&Tags.member.2.Value=b",
	    "InvalidParameterValue", "Duplicate tag keys found. Please note "
	    "that Tag keys are case insensitive.", 400 },
	{ ASSUME TAG "&TransitiveTagKeys.member.1=other",
	    "InvalidParameterValue", "The specified transitive tag key must "
	    "be included in the requested tags.", 400 },
	{ ASSUME "&Tags.member.1.Key=AWS:x&Tags.member.1.Value=a",
	    "InvalidParameterValue", "Tag keys that begin with aws: are "
	    "reserved.", 400 },
	{ ASSUME ARN("1") ARN("2") ARN("3") ARN("4") ARN("5") ARN("6") ARN("7")
	    ARN("8") ARN("9") ARN("10") ARN("11"), "ValidationError",
	    "1 validation error detected: Value at 'policyArns' failed to "
	    "satisfy constraint: Member must have length less than or equal "
	    "to 10", 400 },
	{ ASSUME "&Policy=x", "MalformedPolicyDocument",
	    "This policy contains invalid Json", 400 },
	{ ASSUME "&PolicyArns.member.1.arn=arn:aws:iam::aws:user/x",
	    "ValidationError", "arn:aws:iam::aws:user/x is invalid", 400 },
	{ ASSUME "&PolicyArns.member.1.arn=arn:aws:iam::" ACCOUNT ":policy/x",
	    "ValidationError", "Policy arn:aws:iam::" ACCOUNT ":policy/x does "
	    "not exist or is not attachable.", 400 },
	{ ASSUME "&SerialNumber=arn:aws:iam::" ACCOUNT ":mfa/me&"
	    "TokenCode=123456", "AccessDenied", MFA, 403 },
	{ "Action=GetSessionToken&TokenCode=123456", "AccessDenied", MFA_HALF,
	    403 },
	{ ASSUME "&SerialNumber=arn:aws:iam::" ACCOUNT ":mfa/me",
	    "AccessDenied", MFA_HALF, 403 },
	{ "Action=DecodeAuthorizationMessage&EncodedMessage=x",
	    "InvalidAuthorizationMessageException", "Message is not valid", 400 },
	{ "Action=AssumeRoot&TargetPrincipal=" OTHER "&TaskPolicyArn.arn="
	    "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials",
	    "AccessDenied", "User: arn:aws:iam::" ACCOUNT ":root is not "
	    "authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::"
	    OTHER ":root", 403 },
	{ "Action=AssumeRoot&TargetPrincipal=somebody-else&TaskPolicyArn.arn="
	    "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials",
	    "ValidationError", "somebody-else is invalid", 400 },
	{ "Action=GetWebIdentityToken&Audience.member.1=a&SigningAlgorithm="
	    "ES384", "OutboundWebIdentityFederationDisabledException",
	    "The outbound web identity federation feature is not enabled for "
	    "this account.", 403 },
	{ "Action=GetDelegatedAccessToken&TradeInToken=x",
	    "ExpiredTradeInTokenException", "The trade-in token provided in the "
	    "request has expired and can no longer be exchanged for "
	    "credentials.", 400 },
	{ "Action=AssumeRoleWithWebIdentity&RoleSessionName=ses&"
	    "WebIdentityToken=none&RoleArn=" ROLE_ARN, "InvalidIdentityToken",
	    "The ID Token provided is not a valid JWT. (You may see this "
	    "error if you sent an Access Token)", 400 },
	/* {"iss":"https://id.example"} */
	{ "Action=AssumeRoleWithWebIdentity&RoleSessionName=ses&"
	    "WebIdentityToken=e30.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUifQ.x&"
	    "RoleArn=" ROLE_ARN, "InvalidIdentityToken", "No OpenIDConnect "
	    "provider found in your account for https://id.example", 400 },
	{ "Action=AssumeRoleWithSAML&SAMLAssertion=PHg+&RoleArn=" ROLE_ARN
	    "&PrincipalArn=arn:aws:iam::" ACCOUNT ":saml-provider/p",
	    "InvalidIdentityToken", "Specified provider doesn't exist", 400 },
};

START_TEST(misuse_is_refused)
{
	struct said s;

	make_role(WHEN(""), "");
	s = say_form(&me, "%s", misuse[_i].form);
	ck_refused(s, misuse[_i].code, misuse[_i].message);
	ck_assert_int_eq(s.status, misuse[_i].status);
}
END_TEST

/* The keys of a provider are nobody's to be had here. */
START_TEST(a_providers_token_is_not_verified)
{
	struct said s;

	make_role(WHEN(""), "");
	me.service = "iam";
	me.version = "2010-05-08";
	ck_ok(say_form(&me, "Action=CreateOpenIDConnectProvider&Url="
	    "https://id.example"));
	me.service = "sts";
	me.version = "2011-06-15";
	s = say_form(&me, "Action=AssumeRoleWithWebIdentity&RoleSessionName=ses"
	    "&WebIdentityToken=e30.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUifQ.x&"
	    "RoleArn=" ROLE_ARN);
	ck_refused(s, "InvalidIdentityToken", "Couldn't retrieve verification "
	    "key from your identity provider,  please reference "
	    "AssumeRoleWithWebIdentity documentation for requirements");
}
END_TEST

/* A session that is too long for a token. */
START_TEST(too_much_is_refused)
{
	char long_value[257] = "";
	struct said s;

	make_role(WHEN(""), "");
	memset(long_value, 'v', 256);
	s = say_form(&me, ASSUME "&Tags.member.1.Key=a&Tags.member.1.Value=%s&"
	    "Policy=%s", long_value, quoted(kt_arena_printf(me.arena,
	    "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}%*s}",
	    3000, "")));
	ck_assert_str_eq(s.code, "PackedPolicyTooLarge");
	ck_assert_int_eq(s.status, 400);
}
END_TEST

/* --- GetSessionToken, GetFederationToken --- */

START_TEST(a_user_gets_a_session_of_his_own)
{
	struct session session;
	struct said s;

	(void)who_is(&who, ANN, ANN_ARN, NULL);
	me.key = ANN;
	s = say_form(&me, "Action=GetSessionToken");
	session = opened(&s);
	ck_xml(s, "Expiration", "2026-01-15T22:20:30Z");
	ck_assert_int_eq(session.kind, POLICY_USER);
	ck_assert_str_eq(session.issuer, ANN_ARN);
	ck_assert_str_eq(session.issuer_id, "AIDAUSER");
	s = say_form(&me, "Action=GetSessionToken&DurationSeconds=129600");
	ck_xml(s, "Expiration", "2026-01-16T22:20:30Z");
	/* root's is an hour, whatever it asks for */
	me.key = NULL;
	s = say_form(&me, "Action=GetSessionToken&DurationSeconds=129600");
	session = opened(&s);
	ck_xml(s, "Expiration", "2026-01-15T11:20:30Z");
	ck_assert_int_eq(session.kind, POLICY_ROOT);
	ck_assert_str_eq(session.issuer_id, ACCOUNT);
}
END_TEST

#define FEDERATE "Action=GetFederationToken&Name=fed"
#define FED_ARN "arn:aws:sts::" ACCOUNT ":federated-user/fed"

START_TEST(a_user_lets_others_act_for_him)
{
	struct session session;
	struct said s;

	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'sts:GetFederationToken','Resource':'" FED_ARN "'}}");
	me.key = ANN;
	s = say_form(&me, FEDERATE POLICY);
	session = opened(&s);
	ck_xml(s, "Arn", FED_ARN);
	ck_xml(s, "FederatedUserId", ACCOUNT ":fed");
	ck_assert_int_eq(session.kind, POLICY_FEDERATED_USER);
	ck_assert_str_eq(session.name, "fed");
	ck_assert_str_eq(session.issuer, ANN_ARN);
	ck_assert_uint_eq(session.policies.n, 1);
	s = say_form(&me, FEDERATE);
	ck_xml(s, "PackedPolicySize", "0");
	ck_refused(say_form(&me, FEDERATE TAG), "AccessDenied",
	    "User: " ANN_ARN " is not authorized to perform: sts:TagSession "
	    "on resource: " FED_ARN " " NO("identity-based", "TagSession"));
	ck_refused(say_form(&me, "Action=GetFederationToken&Name=eve"),
	    "AccessDenied", "User: " ANN_ARN " is not authorized to perform: "
	    "sts:GetFederationToken on resource: arn:aws:sts::" ACCOUNT
	    ":federated-user/eve " NO("identity-based", "GetFederationToken"));
}
END_TEST

START_TEST(sessions_may_not_call_everything)
{
	struct identity *sam = who_is(&who, SAM, SAM_ARN, MAY);
	struct identity *ann = who_is(&who, ANN, ANN_ARN, MAY);

	sam->issued = ann->issued = 1;
	make_role(ALLOW(ACCOUNT), "");
	me.key = SAM;
	ck_refused(say_form(&me, "Action=GetSessionToken"), "AccessDenied",
	    "Cannot call GetSessionToken with session credentials");
	ck_refused(say_form(&me, FEDERATE), "AccessDenied",
	    "Cannot call GetFederationToken with session credentials");
	me.key = ANN;
	ck_refused(say_form(&me, FEDERATE), "AccessDenied",
	    "Cannot call GetFederationToken with session credentials");
	ck_assert_int_eq(say_form(&me, ASSUME).status, 200);
	me.service = "iam";
	me.version = "2010-05-08";
	ck_refused(say_form(&me, "Action=ListRoles"), "InvalidClientTokenId",
	    "The security token included in the request is invalid");
	me.key = SAM;
	ck_assert_str_eq(say_form(&me, "Action=ListRoles").code,
	    "AccessDenied");
	me.key = ANN;
	me.service = "sts";
	me.version = "2011-06-15";
	ann->caller.kind = POLICY_FEDERATED_USER;
	ck_refused(say_form(&me, ASSUME), "AccessDenied",
	    "Cannot call AssumeRole with session credentials");
	ck_assert_int_eq(say_form(&me, "Action=GetCallerIdentity").status, 200);
}
END_TEST

START_TEST(a_key_is_of_an_account)
{
	struct said s = say_form(&me, "Action=GetSessionToken");

	s = say_form(&me, "Action=GetAccessKeyInfo&AccessKeyId=%s",
	    xml_in(&s, "AccessKeyId"));
	ck_assert_str_eq(s.code, "ValidationError");
	s = say_form(&me, "Action=GetAccessKeyInfo&AccessKeyId="
	    "AKIAIOSFODNN7EXAMPLE");
	ck_xml(s, "Account", ACCOUNT);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("sts");
	TCase *tc = tcase_create("sts");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, everybody_may_ask_who_it_is, 0,
	    N_ELEMENTS(callers));
	tcase_add_loop_test(tc, a_role_lets_in_whom_it_trusts, 0,
	    N_ELEMENTS(trusts));
	tcase_add_test(tc, what_is_not_there_is_refused_alike);
	tcase_add_test(tc, who_asks_for_it_gets_no_root_into_a_role);
	tcase_add_test(tc, the_session_is_in_the_token);
	tcase_add_test(tc, a_token_is_as_long_as_is_wanted);
	tcase_add_loop_test(tc, it_lasts_as_long_as_it_may, 0,
	    N_ELEMENTS(durations));
	tcase_add_test(tc, what_is_transitive_is_handed_on);
	tcase_add_loop_test(tc, misuse_is_refused, 0, N_ELEMENTS(misuse));
	tcase_add_test(tc, a_providers_token_is_not_verified);
	tcase_add_test(tc, too_much_is_refused);
	tcase_add_test(tc, a_user_gets_a_session_of_his_own);
	tcase_add_test(tc, a_user_lets_others_act_for_him);
	tcase_add_test(tc, sessions_may_not_call_everything);
	tcase_add_test(tc, a_key_is_of_an_account);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
