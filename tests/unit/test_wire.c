/*
 * Bytes to structs and back: shapes and their texts, forms, XML, JSON, paths.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/json.h"
#include "tests/support/suite.h"
#include "tests/support/xml.h"
#include "wire/wire.h"

static struct kt_arena *arena;

static void
setup(void)
{
	arena = kt_arena_new();
}

static void
teardown(void)
{
	kt_arena_free(&arena);
}

/* --- a service of our own, with every type of member ---------------------- */

struct part {
	const char *key;
	struct shape_int number;
};

struct label {
	const char *key;
	struct shape_list values;
};

struct size {
	const char *key, *value;
};

struct extra {
	const char *key;
	struct part value;
};

struct whole {
	const char *name, *secret, *colour, *token;
	struct shape_int days;
	enum shape_bool flag;
	struct kt_blob blob;
	struct part *part;
	struct shape_list parts, words, labels, sizes, extras;
	int64_t time;
};

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field part_fields[] = {
	{ "Key", SHAPE_STRING, AT(part, key), SHAPE_REQUIRED, 1, 3 },
	{ "Number", SHAPE_INTEGER, AT(part, number), 0, 1, 9 },
};
static const struct shape shape_part = SHAPE(struct part, part_fields);
static const struct shape_field each_part = { .type = SHAPE_STRUCT,
    .of = &shape_part };
static const struct shape_field string = { .type = SHAPE_STRING };
static const struct shape_field strings = { .type = SHAPE_LIST, .each = &string,
    .place = AT(label, values) };
static const char *const colours[] = { "red", "green", NULL };
static const struct shape_field word = { "Word", SHAPE_STRING, 0, 0, 1, 4,
    .pattern = "[0-9a-f]*" };
static const struct shape_field size = { "Size", SHAPE_STRING,
    AT(size, value), 0, 1, 2 };
static const struct shape_field extra = { .type = SHAPE_STRUCT,
    .of = &shape_part, .place = AT(extra, value) };
static const struct shape_field whole_fields[] = {
	{ "Name", SHAPE_STRING, AT(whole, name), SHAPE_REQUIRED, 1, 5 },
	{ "Secret", SHAPE_STRING, AT(whole, secret), SHAPE_SENSITIVE, 1, 5 },
	{ "Colour", SHAPE_STRING, AT(whole, colour), .values = colours },
	{ "Token", SHAPE_STRING, AT(whole, token), 0, 2, 8,
	    .pattern = "[0-9a-f]*" },
	{ "Days", SHAPE_INTEGER, AT(whole, days), SHAPE_LONG, 1, 30 },
	{ "Flag", SHAPE_BOOL, AT(whole, flag) },
	{ "Blob", SHAPE_BLOB, AT(whole, blob), 0, 1, 4 },
	{ "Part", SHAPE_STRUCT, AT(whole, part), .of = &shape_part },
	{ "Parts", SHAPE_LIST, AT(whole, parts), 0, 1, 2, .each = &each_part,
	    .item = "Item" },
	{ "Words", SHAPE_LIST, AT(whole, words), 0, 0, 3, .each = &word },
	{ "Labels", SHAPE_MAP, AT(whole, labels), .key = &string,
	    .each = &strings },
	{ "Sizes", SHAPE_MAP, AT(whole, sizes), 0, 1, 2, .key = &word,
	    .each = &size },
	{ "Extras", SHAPE_MAP, AT(whole, extras), .key = &string,
	    .each = &extra },
	{ "Time", SHAPE_TIME, AT(whole, time) },
};
static const struct shape shape_whole = SHAPE(struct whole, whole_fields);

static const struct kt_op op = { "Do", NULL, &shape_whole, &shape_whole, 0,
    NULL, NULL };
static const struct kt_service json = { .name = "json",
    .protocol = KT_AWS_JSON, .prefix = "json", .ops = &op, .n_ops = 1 };
static const struct kt_service query = { .name = "query",
    .protocol = KT_AWS_QUERY, .version = "2014-10-31",
    .xmlns = "http://q.test/", .ops = &op, .n_ops = 1,
    .unchecked = true };

static struct kt_call
call(const struct kt_service *s, const char *text)
{
	struct kt_call c = { .arena = arena, .service = s, .op = &op,
	    .request = { .method = "POST", .path = "/", .content_type =
	    "application/x-www-form-urlencoded", .target = s == &json ? "t" :
	    NULL, .body = text, .body_len = strlen(text) } };

	strcpy(c.request_id, "id");
	kt_buf_init(&c.answer.body, arena);
	return c;
}

/* JSON with ' for " */
static const char *
quoted(const char *text)
{
	char *s = kt_arena_strdup(arena, text), *p;

	for (p = s; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return s;
}

/* --- shape_check, by way of JSON ------------------------------------------ */

#define ONE "1 validation error detected: "
#define FAILED " failed to satisfy constraint: Member must "

static const struct { const char *input, *text; } checks[] = {
	{ "{'Name':'n'}", NULL },
	{ "{'Name':'n','Days':30,'Blob':'AAAAAA==','Words':[],'Parts':[{'Key'"
	    ":'k'}],'Colour':'red','Token':'00','Secret':'12345'}", NULL },
	{ "{}", ONE "Value null at 'name'" FAILED "not be null" },
	{ "{'Name':''}", ONE "Value '' at 'name'" FAILED
	    "have length greater than or equal to 1" },
	{ "{'Name':'123456'}", ONE "Value '123456' at 'name'" FAILED
	    "have length less than or equal to 5" },
	{ "{'Name':'\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9'}", NULL },
	{ "{'Name':'n','Secret':'123456'}", ONE "Value at 'secret'" FAILED
	    "have length less than or equal to 5" },
	{ "{'Name':'n','Colour':'blue'}", ONE "Value 'blue' at 'colour'"
	    FAILED "satisfy enum value set: [red, green]" },
	{ "{'Name':'n','Token':'xyz'}", ONE "Value 'xyz' at 'token'" FAILED
	    "satisfy regular expression pattern: [0-9a-f]*" },
	{ "{'Name':'n','Token':'x'}", "2 validation errors detected: Value "
	    "'x' at 'token'" FAILED "have length greater than or equal to 2; "
	    "Value 'x' at 'token'" FAILED "satisfy regular expression "
	    "pattern: [0-9a-f]*" },
	{ "{'Name':'n','Days':0}", ONE "Value '0' at 'days'" FAILED
	    "have value greater than or equal to 1" },
	{ "{'Name':'n','Days':31}", ONE "Value '31' at 'days'" FAILED
	    "have value less than or equal to 30" },
	{ "{'Name':'n','Blob':'AAAAAAA='}", ONE "Value at 'blob'" FAILED
	    "have length less than or equal to 4" },
	{ "{'Name':'n','Part':{}}", ONE "Value null at 'part.key'" FAILED
	    "not be null" },
	{ "{'Name':'n','Part':{'Key':'k','Number':10}}", ONE "Value '10' at "
	    "'part.number'" FAILED "have value less than or equal to 9" },
	{ "{'Name':'n','Parts':[]}", ONE "Value at 'parts'" FAILED
	    "have length greater than or equal to 1" },
	{ "{'Name':'n','Parts':[{'Key':'k'},{'Key':'long'}]}", ONE
	    "Value 'long' at 'parts.2.member.key'" FAILED
	    "have length less than or equal to 3" },
	{ "{'Name':'n','Words':['a','b','c','d']}", ONE "Value '[a, b, c, d]' "
	    "at 'words'" FAILED "have length less than or equal to 3" },
	{ "{'Name':'n','Words':['a','xyz']}", ONE "Value '[a, xyz]' at "
	    "'words'" FAILED "satisfy constraint: [Member must have length "
	    "less than or equal to 4, Member must have length greater than or "
	    "equal to 1, Member must satisfy regular expression pattern: "
	    "[0-9a-f]*]" },
	{ "{'Name':'n','Sizes':{}}", ONE "Value at 'sizes'" FAILED
	    "have length greater than or equal to 1" },
	{ "{'Name':'n','Sizes':{'a':'1','b':'2','c':'3'}}", ONE "Value at "
	    "'sizes'" FAILED "have length less than or equal to 2" },
	{ "{'Name':'n','Sizes':{'a':'1','xyz':'333'}}", "2 validation errors "
	    "detected: Value at 'sizes' failed to satisfy constraint: Map keys "
	    "must satisfy constraint: [Member must have length less than or "
	    "equal to 4, Member must have length greater than or equal to 1, "
	    "Member must satisfy regular expression pattern: [0-9a-f]*]; Value "
	    "at 'sizes' failed to satisfy constraint: Map value must satisfy "
	    "constraint: [Member must have length less than or equal to 2, "
	    "Member must have length greater than or equal to 1]" },
	{ "{'Name':'n','Sizes':{'a':'1','b':'22'}}", NULL },
	{ "{'Name':'n','Extras':{'x':{'Key':'long'}}}", ONE "Value 'long' at "
	    "'extras.x.member.key'" FAILED
	    "have length less than or equal to 3" },
	{ "{'Days':0}", "2 validation errors detected: Value null at 'name'"
	    FAILED "not be null; Value '0' at 'days'" FAILED
	    "have value greater than or equal to 1" },
};

START_TEST(breaches_are_worded_as_aws_does)
{
	struct kt_call c = call(&json, quoted(checks[_i].input));
	int rc = wire_decode(&c);

	if (checks[_i].text == NULL) {
		ck_assert_msg(rc == 0, "%s", c.message);
		return;
	}
	ck_assert_int_eq(rc, -1);
	ck_assert_int_eq(c.err, KT_VALIDATION);
	ck_assert_str_eq(c.message, checks[_i].text);
}
END_TEST

START_TEST(no_text_grows_without_end)
{
	struct kt_buf b;
	struct kt_call c;
	int i;

	kt_buf_init(&b, arena);
	kt_buf_str(&b, "{'Parts':[");
	for (i = 0; i < 1000; i++)
		kt_buf_printf(&b, "%s{}", i > 0 ? "," : "");
	kt_buf_str(&b, "]}");
	c = call(&json, quoted(b.p));
	ck_assert_int_eq(wire_decode(&c), -1);
	ck_assert_ptr_nonnull(strstr(c.message, "1002 validation errors"));
	ck_assert_uint_lt(strlen(c.message), 2000);
}
END_TEST

/* --- JSON ----------------------------------------------------------------- */

static const struct { const char *input, *message; } undecodable[] = {
	{ "{", NULL }, { "'x'", NULL }, { "null", NULL }, { "{}x", NULL },
	{ "[]", "Start of list found where not expected" },
	{ "{'Name':1}", "NUMBER_VALUE can not be converted to a String" },
	{ "{'Name':true}", "TRUE_VALUE can not be converted to a String" },
	{ "{'Name':false}", "FALSE_VALUE can not be converted to a String" },
	{ "{'Name':[]}", "Start of list found where not expected" },
	{ "{'Name':{}}",
	    "Start of structure or map found where not expected." },
	{ "{'Days':'1'}", "STRING_VALUE can not be converted to a Long" },
	{ "{'Days':1.5}", "NUMBER_VALUE can not be converted to a Long" },
	{ "{'Days':9007199254740993}",
	    "NUMBER_VALUE can not be converted to a Long" },
	{ "{'Part':{'Number':true}}",
	    "TRUE_VALUE can not be converted to an Integer" },
	{ "{'Flag':'true'}",
	    "STRING_VALUE can not be converted to a Boolean" },
	{ "{'Blob':'A'}", "Unable to decode base64 value" },
	{ "{'Blob':7}", "NUMBER_VALUE can not be converted to a Blob" },
	{ "{'Blob':{}}",
	    "Start of structure or map found where not expected." },
	{ "{'Part':'x'}", "Expected null" },
	{ "{'Part':[]}", "Start of list found where not expected" },
	{ "{'Parts':'x'}", "Expected list or null" },
	{ "{'Parts':{}}",
	    "Start of structure or map found where not expected." },
	{ "{'Parts':['x']}", "Expected null" },
	{ "{'Words':[7]}", "NUMBER_VALUE can not be converted to a String" },
	{ "{'Name':'\\u0000'}", NULL },
};

START_TEST(wrong_types_are_serialization_errors)
{
	struct kt_call c = call(&json, quoted(undecodable[_i].input));

	ck_assert_int_eq(wire_decode(&c), -1);
	ck_assert_int_eq(c.err, KT_SERIALIZATION);
	if (undecodable[_i].message == NULL)
		ck_assert_ptr_null(c.message);
	else
		ck_assert_str_eq(c.message, undecodable[_i].message);
}
END_TEST

#define WHOLE "{'Name':'\\u00e9','Secret':'s','Colour':'red','Token':'0f'," \
	"'Days':7,'Flag':false,'Blob':'AQI=','Part':{'Key':'k','Number':1}," \
	"'Parts':[{'Key':'a'},{'Key':'b','Number':2}],'Words':['a','b']}"

/* What is absent stays absent; null is absence; what is unknown is ignored. */
START_TEST(json_goes_in_and_comes_out)
{
	static const char *const same[][2] = {
		{ WHOLE, NULL },
		{ "{'Name':'n'}", NULL },
		{ "{'Name':'n','Secret':null,'Part':null,'Parts':null,'Other':"
		    "[{}],'name':'m'}", "{'Name':'n'}" },
		{ "{'Name':'n','Words':[]}", NULL },
		{ "{'Name':'n','Words':[null,'a',null]}",
		    "{'Name':'n','Words':['a']}" },
	};
	struct kt_call c = call(&json, quoted(same[_i][0]));
	const char *want = same[_i][1] != NULL ? same[_i][1] : same[_i][0];
	const struct kt_json *v;
	struct kt_buf b;

	ck_assert_int_eq(wire_decode(&c), 0);
	c.out = c.in;
	wire_answer(&c);
	ck_assert_int_eq(c.answer.status, 200);
	want = quoted(want);
	ck_assert_int_eq(kt_json_parse(arena, want, strlen(want), &v), 0);
	kt_buf_init(&b, arena);
	kt_json_print(&b, v);
	ck_assert_str_eq(c.answer.body.p, b.p);
}
END_TEST

START_TEST(times_have_up_to_three_decimals)
{
	static const struct { int64_t ms; const char *json, *xml; } times[] = {
		{ 1523477145713, "{\"Time\":1523477145.713}",
		    "<Time>2018-04-11T20:05:45.713Z</Time>" },
		{ 1523923200000, "{\"Time\":1523923200}",
		    "<Time>2018-04-17T00:00:00.000Z</Time>" },
		{ 1523923200007, "{\"Time\":1523923200.007}",
		    "<Time>2018-04-17T00:00:00.007Z</Time>" },
	};
	struct whole w = { .time = times[_i].ms };
	struct kt_call c = call(&json, "");

	c.out = &w;
	wire_answer(&c);
	ck_assert_str_eq(c.answer.body.p, times[_i].json);
	c = call(&query, "");
	c.out = &w;
	wire_answer(&c);
	ck_assert_ptr_nonnull(strstr(c.answer.body.p, times[_i].xml));
}
END_TEST

/* --- forms ---------------------------------------------------------------- */

static const struct { const char *text; const char *key, *value; } forms[] = {
	{ "a=1&b=2", "a", "1" }, { "a=1&b=2", "b", "2" },
	{ "b=2&a=1", "a", "1" }, { "a=1", "b", NULL },
	{ "a", "a", "" }, { "a=", "a", "" }, { "&&a=1&&", "a", "1" },
	{ "", "a", NULL }, { "=1", "", "1" },
	{ "a=b=c", "a", "b=c" }, { "a=%3D%26+%2B", "a", "=& +" },
	{ "a%3D=1", "a=", "1" }, { "a=%c3%A9", "a", "\xc3\xa9" },
	{ "a=\xc3\xa9", "a", "\xc3\xa9" },
	{ "a=%f0%9f%98%80", "a", "\xf0\x9f\x98\x80" },
	{ "ab=1&a=2", "a", "2" },
};

START_TEST(forms_are_taken_apart)
{
	struct wire_form f;
	const char *got;

	ck_assert_int_eq(form_parse(arena, forms[_i].text,
	    strlen(forms[_i].text), &f), 0);
	got = form_find(&f, forms[_i].key);
	if (forms[_i].value == NULL)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got != NULL ? got : "(none)",
		    forms[_i].value);
}
END_TEST

static const char *const malformed[] = {
	"a=%", "a=%1", "a=%g0", "a=%0g", "%", "a=%00", "a=%c3", "a=\xff",
	"a=%c0%80", "a=%ed%a0%80", "a=%f4%90%80%80", "a=%e0%80%80",
	"a=%f0%80%80%80",
};

START_TEST(malformed_forms_are_refused)
{
	struct wire_form f;

	ck_assert_int_eq(form_parse(arena, malformed[_i],
	    strlen(malformed[_i]), &f), -1);
}
END_TEST

START_TEST(a_form_has_bounds)
{
	char *text = kt_arena_alloc(arena, 4001);
	struct wire_form f;

	memset(text, '&', 1999);
	ck_assert_int_eq(form_parse(arena, text, 1999, &f), 0);
	memset(text, '&', 4000);
	ck_assert_int_eq(form_parse(arena, text, 4000, &f), -1);
	ck_assert_int_eq(form_parse(arena, "a\0b", 3, &f), -1);
}
END_TEST

/* Lists by the item's name, or as "member"; what is in them in order. */
START_TEST(lists_are_spelled_two_ways)
{
	static const char *const texts[] = {
		"Name=n&Parts.Item.1.Key=a&Parts.Item.2.Key=b&"
		"Parts.Item.2.Number=7&Words.member.1=x&Words.member.2=y",
		"Words.member.2=y&Parts.member.2.Number=7&Name=n&"
		"Parts.member.2.Key=b&Words.member.1=x&Parts.member.1.Key=a",
		"Name=n&Parts.Item.1.Key=a&Parts.member.2.Key=b&"
		"Parts.member.2.Number=7&Words.member.1=x&Words.member.2=y&"
		"Words.member.4=z",
	};
	struct kt_call c = call(&query, texts[_i]);
	const struct whole *w;
	const struct part *p;

	ck_assert_int_eq(wire_open(&c), 0);
	ck_assert_int_eq(wire_decode(&c), 0);
	w = c.in;
	p = w->parts.items;
	ck_assert_uint_eq(w->parts.n, 2);
	ck_assert_str_eq(p[0].key, "a");
	ck_assert(!p[0].number.set);
	ck_assert_str_eq(p[1].key, "b");
	ck_assert_int_eq(p[1].number.v, 7);
	ck_assert_uint_eq(w->words.n, 2);
	ck_assert_str_eq(((const char **)w->words.items)[1], "y");
}
END_TEST

/* --- XML ------------------------------------------------------------------ */

START_TEST(xml_is_well_formed_whatever_is_in_it)
{
	const char *words[] = { "<b>&\"'</b>", "\x01\x02\x1f\x7f", "]]>",
	    "\xef\xbf\xbf\xef\xbf\xbe\xef\xbf\xbd", "\r\n\t", "" };
	struct part parts[] = { { "k", { true, -1 } }, { NULL } };
	struct whole w = { .name = "a&b<c>\"d\"", .flag = SHAPE_TRUE,
	    .days = { true, INT64_MIN }, .part = &parts[0],
	    .parts = { parts, 2 }, .words = { words, 6 } };
	struct kt_call c = call(&query, "");
	const char *text;

	c.out = &w;
	wire_answer(&c);
	text = c.answer.body.p;
	ck_assert_msg(xml_well_formed(text), "%s", text);
	ck_assert_str_eq(xml_find(arena, text, "Name"),
	    "a&amp;b&lt;c&gt;&quot;d&quot;");
	ck_assert_str_eq(xml_find(arena, text, "Days"),
	    "-9223372036854775808");
	ck_assert_int_eq(xml_count(text, "Item"), 2);
	ck_assert_int_eq(xml_count(text, "member"), 6);
	ck_assert_ptr_nonnull(strstr(text, "<member>&#xD;\n\t</member>"));
	ck_assert_ptr_nonnull(strstr(text, "<DoResponse xmlns=\"http://q.test/"
	    "\"><DoResult>"));
	ck_assert_str_eq(xml_find(arena, text, "RequestId"), "id");
	c = call(&query, "");
	(void)kt_fail(&c, KT_PARAMETER_VALUE, "<%s>", "\x02&");
	wire_refuse(&c);
	ck_assert(xml_well_formed(c.answer.body.p));
	ck_assert_str_eq(xml_find(arena, c.answer.body.p, "Message"),
	    "&lt;?&amp;&gt;");
}
END_TEST

/* --- paths ---------------------------------------------------------------- */

static const struct { const char *template, *path; bool fits; } paths[] = {
	{ "/f/{N}", "/f/x", true }, { "/f/{N}", "/f/a%3Ab%2Fc", true },
	{ "/f/{N}", "/f/", false }, { "/f/{N}", "/f", false },
	{ "/f/{N}", "/f/x/", false }, { "/f/{N}", "/f/x/y", false },
	{ "/f/{N}", "/g/x", false }, { "/f/{N}/policy", "/f/x/policy", true },
	{ "/f/{N}/policy", "/f/x", false },
	{ "/f/{N}/policy", "/f/x/policy/y", false },
	{ "/f/{N}/a/{M}", "/f/x/a/y", true }, { "/f/{N}/a/{M}", "/f/x/a", false },
	{ "/t/{K+}", "/t/a/b/c", true }, { "/t/{K+}", "/t/", false },
	{ "/t/{K+}/end", "/t/a/b/end", true },
	{ "/t/{K+}/end", "/t/a/b", false }, { "/t/{K+}/end", "/t/end", false },
	{ "/f?find=x", "/f", true }, { "/", "/", true }, { "/", "", false },
	{ "/f", "/f/", true }, { "/f", "/f//", false }, { "/f", "/fx/", false },
	{ "/f?find=x", "/f/", true }, { "/", "//", false },
	{ "/_f", "/_f/", false },
	{ "/f/{N}/policy", "/f/x/policy/", false },
};

START_TEST(paths_fit_their_templates)
{
	ck_assert(wire_path_fits(paths[_i].template, paths[_i].path) ==
	    paths[_i].fits);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("wire");
	TCase *tc = tcase_create("wire");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, breaches_are_worded_as_aws_does, 0,
	    N_ELEMENTS(checks));
	tcase_add_test(tc, no_text_grows_without_end);
	tcase_add_loop_test(tc, wrong_types_are_serialization_errors, 0,
	    N_ELEMENTS(undecodable));
	tcase_add_loop_test(tc, json_goes_in_and_comes_out, 0, 5);
	tcase_add_loop_test(tc, times_have_up_to_three_decimals, 0, 3);
	tcase_add_loop_test(tc, forms_are_taken_apart, 0, N_ELEMENTS(forms));
	tcase_add_loop_test(tc, malformed_forms_are_refused, 0,
	    N_ELEMENTS(malformed));
	tcase_add_test(tc, a_form_has_bounds);
	tcase_add_loop_test(tc, lists_are_spelled_two_ways, 0, 3);
	tcase_add_test(tc, xml_is_well_formed_whatever_is_in_it);
	tcase_add_loop_test(tc, paths_fit_their_templates, 0,
	    N_ELEMENTS(paths));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
