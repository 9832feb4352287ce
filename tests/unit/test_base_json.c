/*
 * JSON: what is taken, what is refused, and that nothing stays behind.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/attr.h"
#include "keyturn/clock.h"
#include "keyturn/json.h"
#include "tests/support/suite.h"

#define TEXT(s) s, sizeof(s) - 1

/* Parses a copy that ends where it ends, so that a read beyond is seen. */
static int
parse_exactly(struct kt_arena *a, const char *text, size_t n,
    const struct kt_json **out)
{
	char *copy = malloc(n > 0 ? n : 1);
	int rc;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, n);
	rc = kt_json_parse(a, copy, n, out);
	free(copy);
	return rc;
}

static const struct {
	const char *text;
	size_t stop;
} stops[] = {
	{ "", 0 }, { "[", 1 }, { "[1,]", 3 }, { "{\"a\":}", 5 },
	{ "{\"a\":1,}", 7 }, { "[1 2]", 3 }, { "[1]x", 3 }, { "[1] ", 4 },
	{ "\"a\n\"", 2 }, { "{\"a\":1,\"a\":2}", 13 },
};

START_TEST(where_it_stops_being_json)
{
	ck_assert_uint_eq(kt_json_stop(stops[_i].text, strlen(
	    stops[_i].text)), stops[_i].stop);
}
END_TEST

/* printed NULL: refused. */
static const struct {
	const char *text;
	size_t n;
	const char *printed;
} cases[] = {
	{ TEXT("{}"), "{}" },
	{ TEXT("[]"), "[]" },
	{ TEXT(" \t\r\n{ \"a\" : [ 1 , true , false , null ] } \n"),
	    "{\"a\":[1,true,false,null]}" },
	{ TEXT("\"x\""), "\"x\"" },
	{ TEXT("\"\""), "\"\"" },
	{ TEXT("0"), "0" },
	{ TEXT("-0"), "0" },
	{ TEXT("-12.5e+1"), "-125" },
	{ TEXT("1E2"), "100" },
	{ TEXT("0.1"), "0.1" },
	{ TEXT("1e300"), "1e+300" },
	{ TEXT("9007199254740991"), "9007199254740991" },
	{ TEXT("-9007199254740991"), "-9007199254740991" },
	{ TEXT("1234567890123456"), "1234567890123456" },
	{ TEXT("0.30000000000000004"), "0.30000000000000004" },
	{ TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
	    "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
	{ TEXT("\"\\u0041\\u00e9\\u20AC\""), "\"A\xc3\xa9\xe2\x82\xac\"" },
	{ TEXT("\"\\ud83d\\uDE00\""), "\"\xf0\x9f\x98\x80\"" },
	{ TEXT("\"\xf0\x9f\x98\x80\xed\x9f\xbf\""),
	    "\"\xf0\x9f\x98\x80\xed\x9f\xbf\"" },
	{ TEXT("\"\\u0001\\u001f\x7f\""), "\"\\u0001\\u001f\x7f\"" },
	{ TEXT("{\"a\":1,\"A\":2,\"\":3}"), "{\"a\":1,\"A\":2,\"\":3}" },
	{ TEXT("[{\"a\":1},{\"a\":1}]"), "[{\"a\":1},{\"a\":1}]" },

	{ TEXT(""), NULL },
	{ TEXT(" "), NULL },
	{ TEXT("{} x"), NULL },
	{ TEXT("{}{}"), NULL },
	{ TEXT("{}\0"), NULL },
	{ TEXT("\0{}"), NULL },
	{ TEXT("\xef\xbb\xbf{}"), NULL },
	{ TEXT("\f{}"), NULL },
	{ TEXT("// c\n{}"), NULL },
	{ TEXT("{\"a\":1,}"), NULL },
	{ TEXT("{,}"), NULL },
	{ TEXT("{\"a\"}"), NULL },
	{ TEXT("{\"a\":}"), NULL },
	{ TEXT("{a:1}"), NULL },
	{ TEXT("{'a':1}"), NULL },
	{ TEXT("{1:1}"), NULL },
	{ TEXT("{\"a\":1 \"b\":2}"), NULL },
	{ TEXT("[1,]"), NULL },
	{ TEXT("[,1]"), NULL },
	{ TEXT("[1 2]"), NULL },
	{ TEXT("[1}"), NULL },
	{ TEXT("]"), NULL },
	{ TEXT("tru"), NULL },
	{ TEXT("True"), NULL },
	{ TEXT("nullx"), NULL },
	{ TEXT("NaN"), NULL },
	{ TEXT("Infinity"), NULL },
	{ TEXT("01"), NULL },
	{ TEXT("+1"), NULL },
	{ TEXT("-"), NULL },
	{ TEXT(".5"), NULL },
	{ TEXT("1."), NULL },
	{ TEXT("1e"), NULL },
	{ TEXT("1e+-1"), NULL },
	{ TEXT("0x10"), NULL },
	{ TEXT("1e999"), NULL },
	{ TEXT("[-1e999]"), NULL },
	{ TEXT("1234567890123456789012345678901234567890"
	    "123456789012345678901234"), NULL },
	{ TEXT("\"abc"), NULL },
	{ TEXT("\"abc\\\""), NULL },
	{ TEXT("\"\\"), NULL },
	{ TEXT("\"\\a\""), NULL },
	{ TEXT("\"\\\0\""), NULL },
	{ TEXT("\"\\u12\""), NULL },
	{ TEXT("\"\\u12g4\""), NULL },
	{ TEXT("\"a\nb\""), NULL },
	{ TEXT("\"a\0b\""), NULL },
	{ TEXT("\"\\u0000\""), NULL },
	{ TEXT("{\"\\u0000\":1}"), NULL },
	{ TEXT("\"\\ud800\""), NULL },
	{ TEXT("\"\\udc00\""), NULL },
	{ TEXT("\"\\ud800\\u0041\""), NULL },
	{ TEXT("\"\\ud800\\ud800\""), NULL },
	{ TEXT("\"\\ud800x\""), NULL },
	{ TEXT("\"\xff\""), NULL },
	{ TEXT("\"\x80\""), NULL },
	{ TEXT("\"\xc0\x80\""), NULL },
	{ TEXT("\"\xe0\x80\x80\""), NULL },
	{ TEXT("\"\xed\xa0\x80\""), NULL },
	{ TEXT("\"\xf4\x90\x80\x80\""), NULL },
	{ TEXT("\"\xf0\x80\x80\x80\""), NULL },
	{ TEXT("\"\xe2\x82\""), NULL },
	{ TEXT("\"\xe2\x82"), NULL },
	{ TEXT("{\"a\":1,\"a\":1}"), NULL },
	{ TEXT("{\"a\":1,\"b\":2,\"\\u0061\":3}"), NULL },
	{ TEXT("[[{\"x\":{\"\":0,\"\":1}}]]"), NULL },
};

START_TEST(texts_are_taken_or_refused)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v = NULL;
	struct kt_buf b;
	int rc = parse_exactly(a, cases[_i].text, cases[_i].n, &v);

	if (cases[_i].printed == NULL) {
		ck_assert_msg(rc == -1, "taken: %s", cases[_i].text);
		ck_assert_ptr_null(v);
	} else {
		ck_assert_msg(rc == 0, "refused: %s", cases[_i].text);
		kt_buf_init(&b, a);
		kt_json_print(&b, v);
		ck_assert_str_eq(b.p, cases[_i].printed);
	}
	kt_arena_free(&a);
}
END_TEST

START_TEST(no_part_of_a_text_is_a_text)
{
	static const char whole[] = "{\"a\":[1.5e1,true,null,{\"b\\n\":"
	    "\"\\ud83d\\ude00 \xe2\x82\xac\"}],\"c\":-0}";
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	size_t n;

	for (n = 0; n < sizeof(whole) - 1; n++)
		ck_assert_msg(parse_exactly(a, whole, n, &v) == -1,
		    "%zu bytes were enough", n);
	ck_assert_int_eq(parse_exactly(a, whole, n, &v), 0);
	kt_arena_free(&a);
}
END_TEST

/* As an array in an object in an array ... n deep. */
static int
parse_deep(struct kt_arena *a, size_t n)
{
	const struct kt_json *v;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	for (i = 0; i < n; i++)
		kt_buf_str(&b, i % 2 == 0 ? "[" : "{\"k\":");
	kt_buf_str(&b, "1");
	for (i = n; i-- > 0;)
		kt_buf_str(&b, i % 2 == 0 ? "]" : "}");
	return kt_json_parse(a, b.p, b.n, &v);
}

START_TEST(depth_has_a_limit)
{
	struct kt_arena *a = kt_arena_new();

	ck_assert_int_eq(parse_deep(a, KT_JSON_DEPTH), 0);
	ck_assert_int_eq(parse_deep(a, KT_JSON_DEPTH + 1), -1);
	ck_assert_int_eq(parse_deep(a, 1000000), -1);
	kt_arena_free(&a);
}
END_TEST

/* Compared pair by pair these would take minutes. */
START_TEST(many_keys_are_cheap)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	struct kt_buf b;
	int64_t start;
	int i;

	kt_buf_init(&b, a);
	for (i = 0; i < 200000; i++)
		kt_buf_printf(&b, "%c\"same-beginning-%d\":0",
		    i == 0 ? '{' : ',', i);
	kt_buf_str(&b, "}");
	start = kt_mono_ms();
	ck_assert_int_eq(kt_json_parse(a, b.p, b.n, &v), 0);
	b.n--;
	kt_buf_str(&b, ",\"same-beginning-77\":0}");
	ck_assert_int_eq(kt_json_parse(a, b.p, b.n, &v), -1);
	ck_assert_int_lt(kt_mono_ms() - start, 20 * KT_SECOND);
	kt_arena_free(&a);
}
END_TEST

START_TEST(values_are_read)
{
	static const char text[] = "{\"s\":\"x\",\"t\":true,\"f\":false,"
	    "\"n\":null,\"l\":[1,2],\"o\":{},\"i\":-7,\"d\":1.5}";
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v, *l;

	ck_assert_int_eq(parse_exactly(a, TEXT(text), &v), 0);
	ck_assert_int_eq(kt_json_type(v), KT_JSON_OBJECT);
	ck_assert_str_eq(kt_json_string(kt_json_member(v, "s")), "x");
	ck_assert(kt_json_true(kt_json_member(v, "t")));
	ck_assert(!kt_json_true(kt_json_member(v, "f")));
	ck_assert(!kt_json_true(kt_json_member(v, "s")));
	ck_assert_int_eq(kt_json_type(kt_json_member(v, "f")), KT_JSON_BOOL);
	ck_assert_int_eq(kt_json_type(kt_json_member(v, "n")), KT_JSON_NULL);
	ck_assert_int_eq(kt_json_type(kt_json_member(v, "i")),
	    KT_JSON_NUMBER);
	ck_assert_ptr_null(kt_json_member(v, "S"));
	ck_assert_ptr_null(kt_json_member(NULL, "s"));
	ck_assert_ptr_null(kt_json_string(NULL));
	ck_assert_ptr_null(kt_json_string(kt_json_member(v, "i")));
	ck_assert_ptr_null(kt_json_first(kt_json_member(v, "o")));
	l = kt_json_member(v, "l");
	ck_assert_int_eq(kt_json_type(l), KT_JSON_ARRAY);
	ck_assert_str_eq(kt_json_name(l), "l");
	ck_assert_ptr_null(kt_json_member(l, "s"));
	l = kt_json_next(kt_json_first(l));
	ck_assert_ptr_nonnull(l);
	ck_assert_ptr_null(kt_json_next(l));
	kt_arena_free(&a);
}
END_TEST

static const struct {
	const char *text;
	int rc;
	int64_t value;
} integers[] = {
	{ "0", 0, 0 },
	{ "-1", 0, -1 },
	{ "3306", 0, 3306 },
	{ "1e3", 0, 1000 },
	{ "30.0", 0, 30 },
	{ "9007199254740991", 0, INT64_C(9007199254740991) },
	{ "-9007199254740991", 0, INT64_C(-9007199254740991) },
	{ "9007199254740993", -1, 0 },
	{ "1e19", -1, 0 },
	{ "-1e300", -1, 0 },
	{ "1.5", -1, 0 },
	{ "1e-1", -1, 0 },
	{ "\"1\"", -1, 0 },
	{ "true", -1, 0 },
};

START_TEST(integers_are_exact_or_none)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	int64_t value = 0;

	ck_assert_int_eq(parse_exactly(a, integers[_i].text,
	    strlen(integers[_i].text), &v), 0);
	ck_assert_int_eq(kt_json_integer(v, &value), integers[_i].rc);
	ck_assert_int_eq(value, integers[_i].value);
	ck_assert_int_eq(kt_json_integer(NULL, &value), -1);
	kt_arena_free(&a);
}
END_TEST

/* after NULL: refused. */
static const struct {
	const char *before, *after;
} replacements[] = {
	{ "{\"password\":\"old\"}", "{\"password\":\"n\\\"w\"}" },
	{ " { \"port\" : 3306.00 , \"password\" : \"o\\u0061\" , \"x\":[1e2] }\n",
	    " { \"port\" : 3306.00 , \"password\" : \"n\\\"w\" , \"x\":[1e2] }\n" },
	{ "{\"n\":12345678901234567890,\"p\\u0061ssword\":\"\"}",
	    "{\"n\":12345678901234567890,\"p\\u0061ssword\":\"n\\\"w\"}" },
	{ "{\"a\":{\"password\":\"inner\"},\"password\":\"outer\"}",
	    "{\"a\":{\"password\":\"inner\"},\"password\":\"n\\\"w\"}" },
	{ "{\"password\":\"old\",\"a\":{\"x\":1},\"b\":[{\"y\":2}]}",
	    "{\"password\":\"n\\\"w\",\"a\":{\"x\":1},\"b\":[{\"y\":2}]}" },
	{ "{\"password\":[1,{\"x\":2}],\"y\":3}",
	    "{\"password\":\"n\\\"w\",\"y\":3}" },
	{ "{\"a\":{\"password\":\"inner\"}}", NULL },
	{ "{\"Password\":\"old\"}", NULL },
	{ "[{\"password\":\"old\"}]", NULL },
	{ "{}", NULL },
	{ "\"password\"", NULL },
	{ "{\"password\":\"old\"", NULL },
	{ "{\"password\":1,\"password\":2}", NULL },
};

START_TEST(one_member_is_replaced)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	int rc;

	kt_buf_init(&b, a);
	kt_buf_str(&b, "=");
	rc = kt_json_replace(&b, replacements[_i].before,
	    strlen(replacements[_i].before), "password", "n\"w");
	if (replacements[_i].after == NULL) {
		ck_assert_int_eq(rc, -1);
		ck_assert_str_eq(b.p, "=");
	} else {
		ck_assert_int_eq(rc, 0);
		ck_assert_str_eq(b.p + 1, replacements[_i].after);
	}
	kt_arena_free(&a);
}
END_TEST

/* What may not stand in a string as it is, wherever in eight bytes it does. */
START_TEST(special_bytes_are_met_at_each_place)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	char text[] = "\"0123456789abcdef\"", kept;
	size_t i;
	int c;

	for (i = 1; i < sizeof(text) - 2; i++) {
		kept = text[i];
		for (c = 0; c < 256; c++) {
			text[i] = (char)c;
			ck_assert_msg(parse_exactly(a, text, sizeof(text) - 1,
			    &v) == (c < 0x20 || c == '"' || c == '\\' ||
			    c >= 0x80 ? -1 : 0) || (c == '\\' &&
			    strchr("bf", text[i + 1]) != NULL), "%d at %zu",
			    c, i);
		}
		text[i] = kept;
	}
	kt_arena_free(&a);
}
END_TEST

/* Of each length the characters in turn, so that each is met at each place. */
START_TEST(quoting_survives_a_parse)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_json *v;
	char all[601];
	struct kt_buf b;
	size_t n, i;

	for (n = 0; n < sizeof(all); n++) {
		for (i = 0; i < n; i++)
			all[i] = (char)(1 + (i + n) % 127);
		all[n] = '\0';
		kt_buf_init(&b, a);
		kt_json_quote(&b, all, n);
		ck_assert_int_eq(parse_exactly(a, b.p, b.n, &v), 0);
		ck_assert_str_eq(kt_json_string(v), all);
	}
	kt_arena_free(&a);
}
END_TEST

/* Of each length, and at each place among eight bytes. */
START_TEST(characters_are_counted_wherever_they_stand)
{
	static const char *const one[] = { "a", "\xc3\xa9", "\xe2\x82\xac",
	    "\xf0\x9f\x98\x80" };
	static const char *const ten = "aaaaaaaaaa";
	char text[25];
	int before, after;

	for (before = 0; before <= 10; before++)
		for (after = 0; after <= 10; after++) {
			snprintf(text, sizeof(text), "%.*s%s%.*s", before, ten,
			    one[_i], after, ten);
			ck_assert_uint_eq(kt_characters(text),
			    (size_t)(before + 1 + after));
		}
	ck_assert_uint_eq(kt_characters(""), 0);
}
END_TEST

/* And so is wiped with it: test_base. */
START_TEST(a_tree_lies_in_its_arena)
{
	struct kt_arena *a = kt_arena_new();
	uintptr_t from = (uintptr_t)kt_arena_alloc(a, 1), to;
	const struct kt_json *v, *member;

	ck_assert_int_eq(kt_json_parse(a, TEXT("{\"name\":\"value\"}"), &v),
	    0);
	to = (uintptr_t)kt_arena_alloc(a, 1);
	member = kt_json_first(v);
	ck_assert((uintptr_t)member > from && (uintptr_t)member < to);
	ck_assert((uintptr_t)kt_json_name(member) > from &&
	    (uintptr_t)kt_json_name(member) < to);
	ck_assert((uintptr_t)kt_json_string(member) > from &&
	    (uintptr_t)kt_json_string(member) < to);
	kt_arena_free(&a);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("base_json");
	TCase *tc = tcase_create("json");

	suite_add_tcase(s, tc);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, where_it_stops_being_json, 0,
	    N_ELEMENTS(stops));
	tcase_add_loop_test(tc, texts_are_taken_or_refused, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, no_part_of_a_text_is_a_text);
	tcase_add_test(tc, depth_has_a_limit);
	tcase_add_test(tc, many_keys_are_cheap);
	tcase_add_test(tc, values_are_read);
	tcase_add_loop_test(tc, integers_are_exact_or_none, 0,
	    N_ELEMENTS(integers));
	tcase_add_loop_test(tc, one_member_is_replaced, 0,
	    N_ELEMENTS(replacements));
	tcase_add_test(tc, special_bytes_are_met_at_each_place);
	tcase_add_test(tc, quoting_survives_a_parse);
	tcase_add_loop_test(tc, characters_are_counted_wherever_they_stand, 0,
	    4);
	tcase_add_test(tc, a_tree_lies_in_its_arena);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
