/* Parameters of RDS: what may be their value, and what formulas come to. */
#include <string.h>

#include "services/rds/parameter.h"
#include "tests/support/suite.h"

#define GIB (INT64_C(1) << 30)
#define NONE (-1)

static const struct {
	const char *text;
	int64_t is;		/* by 2 GiB, 20 GiB, 2 processors, port 3306 */
} formulas[] = {
	{ "{DBInstanceClassMemory/12582880}", 170 },
	{ "{DBInstanceClassMemory*3/4}", 3 * GIB / 2 },
	{ "GREATEST({DBInstanceClassMemory/12582880},500)", 500 },
	{ "LEAST({DBInstanceClassMemory/12582880}, 100)", 100 },
	{ "SUM({DBInstanceVCPU*10},{EndPointPort},5)", 3331 },
	{ "{log(DBInstanceClassMemory/1073741824)*1000}", 1000 },
	{ "LEAST(GREATEST({AllocatedStorage/1073741824},1),7)", 7 },
	{ "{(DBInstanceVCPU+1)*4}", 12 },
	{ "{DBInstanceClassMemory", NONE },
	{ "DBInstanceClassMemory}", NONE },
	{ "{DBInstanceClassMemory/0}", NONE },
	{ "{1-2}", NONE },
	{ "{}", NONE },
	{ "{TrueIfReplica}", NONE },
	{ "MOST({1})", NONE },
	{ "{1}{2}", NONE },
	{ "((((((((((((1))))))))))))", NONE },
	{ "LEAST(LEAST(LEAST(LEAST(LEAST(LEAST(LEAST(LEAST(LEAST(1", NONE },
	{ "SUM({1},{2},{3},{4},{5},{6},{7},{8},{log(128)})", 43 },
	{ "{log(1e999)}", NONE },
	{ "{log(1e999-1e999)}", NONE },
	{ "{log(0)}", 0 },
};

START_TEST(a_formula_is_reckoned)
{
	const struct formula_world w = { 2 * GIB, 20 * GIB, 2, 3306 };
	int64_t is = NONE;
	int rc = formula_value(formulas[_i].text, &w, &is);

	ck_assert_int_eq(rc, formulas[_i].is == NONE ? -1 : 0);
	ck_assert_int_eq(is, formulas[_i].is);
}
END_TEST

static const struct {
	const char *engine, *name, *value;
	bool allowed;
} values[] = {
	{ "mysql", "max_connections", "1", true },
	{ "mysql", "max_connections", "100000", true },
	{ "mysql", "max_connections", "100001", false },
	{ "mysql", "max_connections", "1.5", false },
	{ "mysql", "max_connections", " 1", false },
	{ "mysql", "max_connections", "1e3", false },
	{ "mysql", "max_connections", "-1", false },
	{ "mysql", "max_connections", "{DBInstanceVCPU*9}", true },
	{ "mysql", "long_query_time", "0.25", true },
	{ "mysql", "long_query_time", "soon", false },
	{ "mysql", "slow_query_log", "1", true },
	{ "mysql", "slow_query_log", "ON", false },
	{ "mysql", "log_output", "TABLE,FILE", true },
	{ "mysql", "log_output", "TABLE,", false },
	{ "mysql", "init_connect", "SET @x = 'it''s'", true },
	{ "mariadb", "tx_isolation", "READ-COMMITTED", true },
	{ "mariadb", "tx_isolation", "READ", false },
};

START_TEST(a_value_is_allowed)
{
	const struct parameter *p = parameter_named(
	    known_engine(values[_i].engine), values[_i].name);

	ck_assert_ptr_nonnull(p);
	ck_assert_msg(parameter_allows(p, values[_i].value) ==
	    values[_i].allowed, "%s = %s", p->name, values[_i].value);
}
END_TEST

/* A page's marker is a name: they are in order, and none is there twice. */
START_TEST(they_are_in_order)
{
	static const char *const engines[] = { "mysql", "mariadb",
	    "aurora-mysql" };
	const struct known_engine *e = known_engine(engines[_i]);
	const struct parameter *p, *before = NULL;
	size_t i = 0, n = 0;

	for (; (p = parameter_at(e, &i)) != NULL; before = p, n++) {
		ck_assert_msg(before == NULL || strcmp(before->name,
		    p->name) < 0, "%s", p->name);
		ck_assert_msg(strspn(p->name, "abcdefghijklmnopqrstuvwxyz"
		    "0123456789_-") == strlen(p->name), "%s", p->name);
	}
	ck_assert_uint_gt(n, 300);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("parameters");
	TCase *tc = tcase_create("parameters");

	tcase_add_loop_test(tc, a_formula_is_reckoned, 0,
	    N_ELEMENTS(formulas));
	tcase_add_loop_test(tc, a_value_is_allowed, 0, N_ELEMENTS(values));
	tcase_add_loop_test(tc, they_are_in_order, 0, 3);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
