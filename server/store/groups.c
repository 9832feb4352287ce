/* Whom groups are given to: see groups.h. */
#include "groups.h"

#include "sql.h"

#define GIVEN(what, id, table, json) "SELECT '" what " ' || " id " FROM " table \
	" WHERE account = ?1 AND region = ?2 AND " \
	"lower(json_extract(" json ", ?3)) = ?4"

enum store_rc
store_given(struct store_tx *tx, const struct db_page *page,
    const char *member, const char *value, const char **who)
{
	return sql_one(tx, &sql_string, who,
	    GIVEN("instance:", "id", "db_instance", "kept") " UNION ALL "
	    GIVEN("cluster:", "id", "db_cluster", "kept") " UNION ALL "
	    GIVEN("snapshot:", "name", "snapshot", "shown") " LIMIT 1",
	    "tttt", page->account, page->region,
	    kt_arena_printf(tx->arena, "$.%s", member), value);
}

#define SERVERS_GIVEN(table) "SELECT server FROM " table " WHERE account = " \
	"?1 AND region = ?2 AND lower(json_extract(kept, ?3)) = ?4"

enum store_rc
store_servers_given(struct store_tx *tx, const struct db_page *page,
    const char *member, const char *value, const char *const **ids, size_t *n)
{
	return sql_all(tx, &sql_string, ids, n, SERVERS_GIVEN("db_instance")
	    " UNION " SERVERS_GIVEN("db_cluster"), "tttt", page->account,
	    page->region, kt_arena_printf(tx->arena, "$.%s", member), value);
}

#define GROUPS(name) SQL_COLUMN(#name, struct server_groups, name, 0)
static const struct sql_column groups_columns[] = {
	GROUPS(account), GROUPS(region), GROUPS(class), GROUPS(storage),
	GROUPS(parameters), GROUPS(cluster_parameters),
};
static const struct sql_view groups =
    SQL_VIEW(groups_columns, struct server_groups, SQL_ALL);

/* Of a cluster's instances, the first one's. */
enum store_rc
store_server_groups(struct store_tx *tx, const char *id,
    struct server_groups *out)
{
	return sql_one(tx, &groups, out, "SELECT $c FROM (SELECT "
	    "coalesce(i.account, c.account) AS account, "
	    "coalesce(i.region, c.region) AS region, i.class AS class, "
	    "i.storage AS storage, lower(json_extract(i.kept, ?2)) AS "
	    "parameters, lower(json_extract(c.kept, ?3)) AS "
	    "cluster_parameters FROM server AS s "
	    "LEFT JOIN db_cluster AS c ON c.server = s.id "
	    "LEFT JOIN db_instance AS i ON i.server = s.id WHERE s.id = ?1 "
	    "AND coalesce(i.id, c.id) IS NOT NULL "
	    "ORDER BY i.created, i.id LIMIT 1)", "ttt", id,
	    "$.DBParameterGroupName", "$.DBClusterParameterGroupName");
}
