/*
 * What AWS's other services need of the codecs, on a service of the test's
 * own: REST's labels, query, headers and bodies, and Query's maps, flat lists,
 * numbers and times.
 */
#include <check.h>
#include <string.h>

#include "wire/wire.h"
#include "tests/support/suite.h"

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

#define AT(type, member) offsetof(struct type, member)

struct pair {
	const char *key, *value;
};

struct thing {
	const char *name, *key, *kind, *note;
	struct shape_int count, limit;
	struct shape_float share;
	enum shape_bool dry;
	struct shape_list words, pairs, flat;
	struct kt_blob blob;
	int64_t time;
	struct shape_int status;
};

static const struct shape_field string = { .type = SHAPE_STRING };
static const struct shape_field value = { .type = SHAPE_STRING,
    .place = AT(pair, value) };

#define BODY_MEMBERS \
	{ "Note", .type = SHAPE_STRING, .place = AT(thing, note) }, \
	{ "Count", .type = SHAPE_INTEGER, .place = AT(thing, count) }, \
	{ "Share", .type = SHAPE_FLOAT, .place = AT(thing, share) }, \
	{ "Pairs", .type = SHAPE_MAP, .each = &value, .key = &string, \
	    .place = AT(thing, pairs) }, \
	{ "Time", .type = SHAPE_TIME, .place = AT(thing, time) }
#define REST_MEMBERS \
	{ "Name", .type = SHAPE_STRING, .flags = SHAPE_IN_PATH, \
	    .wire = "Name", .place = AT(thing, name) }, \
	{ "Key", .type = SHAPE_STRING, .flags = SHAPE_IN_PATH, \
	    .wire = "Key", .place = AT(thing, key) }, \
	{ "Limit", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, \
	    .wire = "limit", .place = AT(thing, limit) }, \
	{ "Words", .type = SHAPE_LIST, .flags = SHAPE_IN_QUERY, \
	    .wire = "word", .each = &string, .place = AT(thing, words) }, \
	{ "Dry", .type = SHAPE_BOOL, .flags = SHAPE_IN_QUERY, \
	    .wire = "dry", .place = AT(thing, dry) }, \
	{ "Kind", .type = SHAPE_STRING, .flags = SHAPE_IN_HEADER, \
	    .wire = "X-Amz-Kind", .place = AT(thing, kind) }

static const struct shape_field json_fields[] = { REST_MEMBERS, BODY_MEMBERS,
	{ "Status", .type = SHAPE_INTEGER, .flags = SHAPE_IS_STATUS,
	    .wire = "Status", .place = AT(thing, status) },
};
static const struct shape shape_json = SHAPE(struct thing, json_fields);
static const struct shape_field blob_fields[] = { REST_MEMBERS,
	{ "Blob", .type = SHAPE_BLOB, .flags = SHAPE_IS_BODY,
	    .place = AT(thing, blob) },
};
static const struct shape shape_blob = SHAPE(struct thing, blob_fields);
static const struct shape_field form_fields[] = { BODY_MEMBERS,
	{ "Blob", .type = SHAPE_BLOB, .place = AT(thing, blob) },
	{ "Words", .type = SHAPE_LIST, .each = &string,
	    .place = AT(thing, words) },
	{ "Flat", .type = SHAPE_LIST, .flags = SHAPE_FLAT, .each = &string,
	    .place = AT(thing, flat) },
};
static const struct shape shape_form = SHAPE(struct thing, form_fields);

#define PATH "/things/{Name}/keys/{Key+}"
static const struct kt_op in_json = { "PutThing", NULL, &shape_json,
    &shape_json, OP_WRITES, "PUT", PATH, 201 };
static const struct kt_op in_blob = { "SendThing", NULL, &shape_blob,
    &shape_blob, OP_WRITES, "POST", PATH, 200 };
static const struct kt_op gone = { "DropThing", NULL, &shape_json, NULL,
    OP_WRITES, "DELETE", PATH, 204 };
static const struct kt_op in_form = { "DoThing", NULL, &shape_form,
    &shape_form, OP_WRITES, NULL, NULL, 0 };
static const struct kt_service rest = { .name = "things",
    .protocol = KT_REST_JSON };
static const struct kt_service own = { .name = "own",
    .protocol = KT_OWN_JSON };
static const struct kt_service query = { .name = "forms",
    .protocol = KT_AWS_QUERY, .xmlns = "http://q.test/" };

static const struct kt_header kind[] = { { "Host", "h" },
	{ "x-amz-kind", "odd" } };

static struct kt_call
call(const struct kt_service *s, const struct kt_op *op, const char *text)
{
	struct kt_call c = { .arena = arena, .service = s, .op = op,
	    .request = { .method = op->method != NULL ? op->method : "POST",
	    .path = "/", .content_type = "application/x-www-form-urlencoded",
	    .headers = kind, .n_headers = N_ELEMENTS(kind), .body = text,
	    .body_len = strlen(text) } };

	strcpy(c.request_id, "id");
	kt_buf_init(&c.answer.body, arena);
	return c;
}

static struct kt_call
rest_call(const struct kt_op *op, const char *path, const char *parameters,
    const char *body)
{
	struct kt_call c = call(&rest, op, body);

	c.request.path = path;
	c.request.query = parameters;
	return c;
}

START_TEST(rest_reads_each_member_where_it_lies)
{
	struct kt_call c = rest_call(&in_json, "/things/a%2Fb/keys/x/y%20z",
	    "word=one&limit=7&word=two&dry=true&other=1",
	    "{\"Note\":\"n\",\"Count\":3,\"Share\":0.5,\"Time\":1.25,"
	    "\"Pairs\":{\"a\":\"1\",\"b\":\"2\"},\"Name\":\"not me\"}");
	const struct pair *p;
	const struct thing *t;

	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	ck_assert_str_eq(t->name, "a/b");
	ck_assert_str_eq(t->key, "x/y z");
	ck_assert_int_eq(t->limit.v, 7);
	ck_assert_uint_eq(t->words.n, 2);
	ck_assert_str_eq(((const char *const *)t->words.items)[1], "two");
	ck_assert_int_eq(t->dry, SHAPE_TRUE);
	ck_assert_str_eq(t->kind, "odd");
	ck_assert_str_eq(t->note, "n");
	ck_assert(t->share.set && t->share.v == 0.5);
	ck_assert_int_eq(t->time, 1250);
	p = t->pairs.items;
	ck_assert_uint_eq(t->pairs.n, 2);
	ck_assert_str_eq(p[1].key, "b");
	ck_assert_str_eq(p[1].value, "2");
}
END_TEST

START_TEST(rest_takes_a_body_as_it_is)
{
	struct kt_call c = rest_call(&in_blob, "/things/a/keys/b", NULL,
	    "{not json");
	const struct thing *t;

	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	ck_assert_uint_eq(t->blob.n, 9);
	ck_assert_int_eq(memcmp(t->blob.p, "{not json", 9), 0);
	c.out = c.in;
	wire_answer(&c);
	ck_assert_str_eq(c.answer.content_type, "application/octet-stream");
	ck_assert_uint_eq(c.answer.body.n, 9);
	ck_assert_uint_eq(c.answer.n_headers, 1);
	ck_assert_str_eq(c.answer.headers[0].name, "X-Amz-Kind");
	ck_assert_str_eq(c.answer.headers[0].value, "odd");
}
END_TEST

START_TEST(rest_answers_with_the_status_of_the_model_or_of_a_member)
{
	struct thing out = { .note = "n", .kind = "k" };
	struct kt_call c = rest_call(&in_json, "/things/a/keys/b", NULL, "");

	c.out = &out;
	wire_answer(&c);
	ck_assert_int_eq(c.answer.status, 201);
	ck_assert_str_eq(c.answer.body.p, "{\"Note\":\"n\"}");
	c = rest_call(&in_json, "/things/a/keys/b", NULL, "");
	out.status = shape_int(202);
	c.out = &out;
	wire_answer(&c);
	ck_assert_int_eq(c.answer.status, 202);
	c = rest_call(&gone, "/things/a/keys/b", NULL, "");
	wire_answer(&c);
	ck_assert_int_eq(c.answer.status, 204);
	ck_assert_uint_eq(c.answer.body.n, 0);
}
END_TEST

static const struct { const char *path, *query, *body; } malformed[] = {
	{ "/things/%/keys/b", NULL, "" }, { "/things/%00/keys/b", NULL, "" },
	{ "/things/%ff/keys/b", NULL, "" },
	{ "/things/a/keys/b", "limit=x", "" },
	{ "/things/a/keys/b", "dry=yes", "" },
	{ "/things/a/keys/b", "limit=%", "" },
	{ "/things/a/keys/b", NULL, "{" }, { "/things/a/keys/b", NULL, "[]" },
	{ "/things/a/keys/b", NULL, "{\"Count\":\"1\"}" },
	{ "/things/a/keys/b", NULL, "{\"Pairs\":[]}" },
	{ "/things/a/keys/b", NULL, "{\"Pairs\":{\"a\":1}}" },
	{ "/things/a/keys/b", NULL, "{\"Share\":\"1\"}" },
	{ "/things/a/keys/b", NULL, "{\"Time\":1e300}" },
};

START_TEST(rest_refuses_what_is_malformed)
{
	struct kt_call c = rest_call(&in_json, malformed[_i].path,
	    malformed[_i].query, malformed[_i].body);

	ck_assert_int_eq(wire_decode(&c), -1);
	ck_assert_int_eq(c.err, KT_SERIALIZATION);
	wire_refuse(&c);
	ck_assert_int_eq(c.answer.status, 400);
	ck_assert_str_eq(c.answer.error_type, "SerializationException");
}
END_TEST

static struct kt_call
own_call(const char *parameters, const char *body)
{
	struct kt_call c = rest_call(&in_json, "/things/a%2Fb/keys/x",
	    parameters, body);

	c.service = &own;
	return c;
}

START_TEST(our_own_reads_each_member_where_it_lies)
{
	struct kt_call c = own_call("limit=7", "{\"Note\":\"n\"}");
	const struct thing *t;

	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	ck_assert_str_eq(t->name, "a/b");
	ck_assert_int_eq(t->limit.v, 7);
	ck_assert_str_eq(t->note, "n");
	c = own_call(NULL, "{\"Note\":\"n\",\"Name\":\"m\",\"Limit\":8}");
	c.plain = true;
	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	ck_assert_str_eq(t->name, "m");
	ck_assert_int_eq(t->limit.v, 8);
	ck_assert_str_eq(t->note, "n");
}
END_TEST

static const struct { const char *query, *body, *text; } not_ours[] = {
	{ "limits=7", "", "There is no member \"limits\" here." },
	{ "Note=n", "", "There is no member \"Note\" here." },
	{ NULL, "{\"Name\":\"m\"}", "There is no member \"Name\" here; "
	    "there is Note, Count, Share, Pairs, Time." },
	{ NULL, "{\"Limit\":7}", "There is no member \"Limit\" here; "
	    "there is Note, Count, Share, Pairs, Time." },
	{ "limit=x", "", "Malformed Limit." },
};

START_TEST(our_own_refuses_what_lies_elsewhere)
{
	struct kt_call c = own_call(not_ours[_i].query, not_ours[_i].body);

	ck_assert_int_eq(wire_decode(&c), -1);
	ck_assert_str_eq(c.message, not_ours[_i].text);
}
END_TEST

START_TEST(forms_have_maps_flat_lists_numbers_and_times)
{
	struct kt_call c = call(&query, &in_form, "Pairs.entry.1.key=a&"
	    "Pairs.entry.1.value=1&Pairs.entry.2.key=b&Pairs.entry.2.value=2&"
	    "Flat.1=x&Flat.2=y&Words.member.1=w&Share=0.25&Blob=AAE%3D&"
	    "Time=1970-01-01T00%3A00%3A01.500Z");
	const struct pair *p;
	const struct thing *t;

	ck_assert_int_eq(wire_open(&c), 0);
	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	p = t->pairs.items;
	ck_assert_uint_eq(t->pairs.n, 2);
	ck_assert_str_eq(p[0].key, "a");
	ck_assert_str_eq(p[1].value, "2");
	ck_assert_uint_eq(t->flat.n, 2);
	ck_assert(t->share.v == 0.25);
	ck_assert_uint_eq(t->blob.n, 2);
	ck_assert_int_eq(t->time, 1500);
	c.out = c.in;
	wire_answer(&c);
	ck_assert_str_eq(c.answer.body.p, "<DoThingResponse xmlns=\"http://"
	    "q.test/\"><DoThingResult><Share>0.25</Share><Pairs><entry><key>a"
	    "</key><value>1</value></entry><entry><key>b</key><value>2</value>"
	    "</entry></Pairs><Time>1970-01-01T00:00:01.500Z</Time><Blob>AAE="
	    "</Blob><Words><member>w</member></Words><Flat>x</Flat><Flat>y"
	    "</Flat></DoThingResult><ResponseMetadata><RequestId>id"
	    "</RequestId></ResponseMetadata></DoThingResponse>");
}
END_TEST

/* An item that is no text is none, and a map's value may be missing. */
START_TEST(forms_have_no_items_without_text)
{
	struct kt_call c = call(&query, &in_form, "Words.member.1.x=1&"
	    "Flat.1.x=1&Pairs.entry.1.key=a");
	const struct thing *t;

	ck_assert_int_eq(wire_open(&c), 0);
	ck_assert_int_eq(wire_decode(&c), 0);
	t = c.in;
	ck_assert_uint_eq(t->words.n, 0);
	ck_assert_uint_eq(t->flat.n, 0);
	ck_assert_uint_eq(t->pairs.n, 1);
	ck_assert_str_eq(((const struct pair *)t->pairs.items)->value, "");
}
END_TEST

#define MANY 1500

START_TEST(forms_have_as_many_items_as_there_are_pairs)
{
	struct kt_call c;
	struct kt_buf text;
	int i;

	kt_buf_init(&text, arena);
	for (i = 1; i <= MANY; i++)
		kt_buf_printf(&text, "Words.member.%d=w&", i);
	c = call(&query, &in_form, text.p);
	ck_assert_int_eq(wire_open(&c), 0);
	ck_assert_int_eq(wire_decode(&c), 0);
	ck_assert_uint_eq(((const struct thing *)c.in)->words.n, MANY);
}
END_TEST

static const char *const bad_forms[] = { "Share=x", "Share=", "Share=1e999",
	"Share=nan", "Blob=%3F", "Time=now", "Count=1.5" };

START_TEST(forms_refuse_what_is_no_number_and_no_time)
{
	struct kt_call c = call(&query, &in_form, bad_forms[_i]);

	ck_assert_int_eq(wire_open(&c), 0);
	ck_assert_int_eq(wire_decode(&c), -1);
	ck_assert_int_eq(c.err, KT_PARAMETER_VALUE);
}
END_TEST

/* Java's expressions, as AWS's models have them; all of a member must fit. */
static const struct { const char *pattern, *text; bool fits; } patterns[] = {
	{ "[0-9]+h", "12h", true }, { "[0-9]+h", "12h\n", false },
	{ "[0-9]+h", "x12h", false }, { "[0-9]+h", "", false },
	{ "^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$", "!a/b", true },
	{ "^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$", "a\n", false },
	{ "a|b", "b", true }, { "a|b", "ab", false },
	{ "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "/", true },
	{ "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "/x/", true },
	{ "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "/x", false },
	{ "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", "\xc3\xa9\t", true },
	{ "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", "\xe2\x82\xac", false },
	{ "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+", "\xd0\xb6 1", true },
	{ "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+", "a*", false },
	{ "[\\w+=,.@-]+", "role-1", true },
	{ "[\\w+=,.@-]+", "r\xc3\xb6le", false },
	{ "(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false },
};

START_TEST(patterns_fit_as_javas_do)
{
	int i;

	for (i = 0; i < 2; i++)		/* compiled, and found again */
		ck_assert(pattern_matches(patterns[_i].pattern,
		    patterns[_i].text) == patterns[_i].fits);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rest");
	TCase *tc = tcase_create("rest");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, rest_reads_each_member_where_it_lies);
	tcase_add_test(tc, rest_takes_a_body_as_it_is);
	tcase_add_test(tc,
	    rest_answers_with_the_status_of_the_model_or_of_a_member);
	tcase_add_loop_test(tc, rest_refuses_what_is_malformed, 0,
	    N_ELEMENTS(malformed));
	tcase_add_test(tc, our_own_reads_each_member_where_it_lies);
	tcase_add_loop_test(tc, our_own_refuses_what_lies_elsewhere, 0,
	    N_ELEMENTS(not_ours));
	tcase_add_test(tc, forms_have_maps_flat_lists_numbers_and_times);
	tcase_add_test(tc, forms_have_no_items_without_text);
	tcase_add_test(tc, forms_have_as_many_items_as_there_are_pairs);
	tcase_add_loop_test(tc, forms_refuse_what_is_no_number_and_no_time, 0,
	    N_ELEMENTS(bad_forms));
	tcase_add_loop_test(tc, patterns_fit_as_javas_do, 0,
	    N_ELEMENTS(patterns));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
