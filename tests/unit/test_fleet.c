/*
 * What the fleet does besides finding servers (test_find.c) and running them:
 * naming a lent one, addresses, reasons.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "keyturn/clock.h"

#include "fleet/fleet.h"
#include "fleet/lent.h"
#include "fleet/names.h"
#include "fleet/ports.h"
#include "fleet/why.h"
#include "in_folder.h"

/* --- the URL of a lent server --------------------------------------------- */

static const struct {
	const char *text;
	const char *user;	/* NULL: refused */
	const char *host;
	int port;
	const char *ca;
} urls[] = {
	{ "mysql://root@db.example", "root", "db.example", 3306, "" },
	{ "mysql://root@db.example/", "root", "db.example", 3306, "" },
	{ "mysql://a@127.0.0.1:13306", "a", "127.0.0.1", 13306, "" },
	{ "mysql://a@[::1]:33", "a", "::1", 33, "" },
	{ "mysql://a@[::1]", "a", "::1", 3306, "" },
	{ "mysql://a%40b%3a%25@h", "a@b:%", "h", 3306, "" },
	{ "mysql://a@b@h", "a@b", "h", 3306, "" },
	{ "mysql://a@h?ssl-ca=/etc/my%20ca.pem", "a", "h", 3306,
	    "/etc/my ca.pem" },
	{ "mysql://a@h:1/?ssl-ca=ca.pem", "a", "h", 1, "ca.pem" },
	{ "", NULL, NULL, 0, NULL },
	{ "mysql://", NULL, NULL, 0, NULL },
	{ "mysql://h", NULL, NULL, 0, NULL },
	{ "mysql://@h", NULL, NULL, 0, NULL },
	{ "mysql://a@", NULL, NULL, 0, NULL },
	{ "mysql://a@h:", NULL, NULL, 0, NULL },
	{ "mysql://a@h:0", NULL, NULL, 0, NULL },
	{ "mysql://a@h:65536", NULL, NULL, 0, NULL },
	{ "mysql://a@h:1x", NULL, NULL, 0, NULL },
	{ "mysql://a@[::1", NULL, NULL, 0, NULL },
	{ "mysql://a@[::1]x", NULL, NULL, 0, NULL },
	{ "mysql://a%00@h", NULL, NULL, 0, NULL },
	{ "mysql://a%4@h", NULL, NULL, 0, NULL },
	{ "mysql://a@h/database", NULL, NULL, 0, NULL },
	{ "mysql://a@h?ssl-ca=", NULL, NULL, 0, NULL },
	{ "mysql://a@h?ssl-ca=a&x=y", NULL, NULL, 0, NULL },
	{ "mysql://a@h?compress=1", NULL, NULL, 0, NULL },
	{ "postgres://a@h", NULL, NULL, 0, NULL },
	{ "mysql://a:Sesame-open-1@h", NULL, NULL, 0, NULL },
};

START_TEST(reads_a_url)
{
	struct lent_url u;
	int rc = lent_url_parse(urls[_i].text, &u, why);

	if (urls[_i].user == NULL) {
		ck_assert_int_eq(rc, -1);
		ck_assert_ptr_null(strstr(why, "Sesame"));
		return;
	}
	ck_assert_msg(rc == 0, "%s", why);
	ck_assert_str_eq(u.user, urls[_i].user);
	ck_assert_str_eq(u.host, urls[_i].host);
	ck_assert_int_eq(u.port, urls[_i].port);
	ck_assert_str_eq(u.ca_file, urls[_i].ca);
}
END_TEST

/* --- addresses ------------------------------------------------------------ */

static struct ports ports;

/* A stranger's server; returns its port. */
static int
listen_as_stranger(const char *host, int port, int *fd)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	socklen_t len = sizeof(in);

	in.sin_port = htons((uint16_t)port);
	ck_assert_int_eq(inet_pton(AF_INET, host, &in.sin_addr), 1);
	*fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(*fd, (struct sockaddr *)&in, len) != 0 || listen(*fd, 5) != 0)
		return -1;
	getsockname(*fd, (struct sockaddr *)&in, &len);
	return ntohs(in.sin_port);
}

/* A port that nobody has, at any address. */
static int
unused_port(void)
{
	int fd, port = listen_as_stranger("0.0.0.0", 0, &fd);

	close(fd);
	return port;
}

static struct address
take(const char *host, int port)
{
	struct wish w = { host, port, false };
	struct address a;

	ck_assert_msg(ports_take(&ports, &w, &a, why) == 0, "%s", why);
	return a;
}

START_TEST(each_server_has_an_address_of_its_own)
{
	int port = unused_port();
	struct address a, b;

	ports_init(&ports, &(struct fleet_reach){ 0 });
	a = take(NULL, port);
	b = take(NULL, port);
	ck_assert_str_eq(a.host, "127.0.0.1");
	ck_assert_int_eq(strncmp(b.host, "127.", 4), 0);
	ck_assert_str_ne(b.host, "127.0.0.1");
	ck_assert_int_eq(a.port, port);
	ck_assert_int_eq(b.port, port);
	ports_give(&ports, &a);
	ck_assert_str_eq(take(NULL, port).host, "127.0.0.1");
	ports_free(&ports);
}
END_TEST

START_TEST(strangers_are_noticed)
{
	int fd, port = listen_as_stranger("127.0.0.1", 0, &fd), all;

	ports_init(&ports, &(struct fleet_reach){ 0 });
	ck_assert_str_ne(take(NULL, port).host, "127.0.0.1");
	close(fd);
	port = listen_as_stranger("0.0.0.0", 0, &all);
	ck_assert_int_ne(take(NULL, port).port, port);
	close(all);
	ports_free(&ports);
}
END_TEST

START_TEST(last_time_s_address_comes_first)
{
	int port = unused_port(), fd;
	struct wish strict = { "127.0.0.7", port, true };
	struct address a;

	ports_init(&ports, &(struct fleet_reach){ 0 });
	a = take("127.0.0.9", port);
	ck_assert_str_eq(a.host, "127.0.0.9");
	ck_assert_str_eq(take("127.0.0.9", port).host, "127.0.0.1");
	ck_assert_int_eq(listen_as_stranger("127.0.0.7", port, &fd), port);
	ck_assert_int_eq(ports_take(&ports, &strict, &a, why), -1);
	close(fd);
	ck_assert_int_eq(ports_take(&ports, &strict, &a, why), 0);
	/* a name from a time with --endpoint-host is no address */
	ck_assert_int_eq(strncmp(take("keyturn", port).host, "127.", 4), 0);
	ports_free(&ports);
}
END_TEST

/* Its server may be down for a moment, and come back. */
START_TEST(another_keyturn_s_address_is_kept)
{
	struct ports other;
	struct wish w = { NULL, unused_port(), false };
	struct address a, b;

	ports_init(&ports, &(struct fleet_reach){ 0 });
	ports_init(&other, &(struct fleet_reach){ 0 });
	ck_assert_int_eq(ports_take(&other, &w, &b, why), 0);
	a = take(NULL, w.port);
	ck_assert_str_ne(a.host, b.host);
	ports_free(&other);
	ck_assert_str_eq(take(b.host, b.port).host, b.host);
	ports_free(&ports);
}
END_TEST

START_TEST(an_endpoint_host_makes_ports_distinct)
{
	int port = unused_port();
	struct address a, b;

	ports_init(&ports, &(struct fleet_reach){ "localhost" });
	a = take(NULL, port);
	b = take("localhost", port);
	ck_assert_str_eq(a.host, "localhost");
	ck_assert_str_eq(a.bind, "127.0.0.1");
	ck_assert_str_eq(b.host, "localhost");
	ck_assert_int_ne(a.port, b.port);
	ports_free(&ports);
	/* a name for somewhere else: from everywhere */
	ports_init(&ports, &(struct fleet_reach){ "db.keyturn.invalid" });
	a = take(NULL, port);
	ck_assert_str_eq(a.host, "db.keyturn.invalid");
	ck_assert_str_eq(a.bind, "0.0.0.0");
	ports_free(&ports);
}
END_TEST

START_TEST(a_range_of_ports_is_kept_to)
{
	int first = unused_port();
	struct fleet_reach reach = { .open = _i == 1, .first_port = first,
	    .last_port = first + 3 };
	struct wish w = { .port = 3306 };
	struct address a = { .port = 0 }, b = { .port = 0 };

	ports_init(&ports, &reach);
	ck_assert(ports_by_name(&ports) == reach.open);
	ck_assert_int_eq(ports_take(&ports, &w, &a, why), 0);
	ck_assert_str_eq(a.bind, reach.open ? "0.0.0.0" : "127.0.0.1");
	ck_assert_str_eq(a.host, "127.0.0.1");
	w.port = a.port;	/* the one of last time, but it is in use */
	w.host = a.host;
	while (ports_take(&ports, &w, &b, why) == 0) {
		ck_assert_int_gt(b.port, a.port);	/* in order */
		ck_assert_int_le(b.port, reach.last_port);
		a = b;
	}
	ck_assert_ptr_nonnull(strstr(why, "--db-ports"));
	ports_give(&ports, &b);
	w.port = b.port;
	ck_assert_int_eq(ports_take(&ports, &w, &a, why), 0);
	ck_assert_int_eq(a.port, b.port);
	ports_free(&ports);
}
END_TEST

static const char *const further[] = { "keyturn", NULL };

static bool
is_named(const struct address *at, const char *name)
{
	const char *const *n;

	for (n = names_of(arena, at, further, "x.r.test"); *n != NULL; n++)
		if (strcmp(*n, name) == 0)
			return true;
	return false;
}

static const struct {
	struct address at;
	const char *name;
	bool named, leads;
} named[] = {
	{ { "127.9.9.9", "127.9.9.9", 3306 }, "*.x.r.test", true, false },
	{ { "127.9.9.9", "127.9.9.9", 3306 }, "*.cluster-ro-x.r.test", true,
	    false },
	{ { "127.3.2.1", "127.3.2.1", 1 }, "127.3.2.1", true, true },
	{ { "127.3.2.1", "127.3.2.1", 1 }, "localhost", true, false },
	{ { "127.3.2.1", "127.3.2.1", 1 }, "127.0.0.1", true, false },
	{ { "127.3.2.1", "127.3.2.1", 1 }, "keyturn", false, false },
	{ { "127.0.0.1", "127.0.0.1", 1 }, "localhost", true, true },
	{ { "127.0.0.1", "db.example", 1 }, "db.example", true, true },
	{ { "127.0.0.1", "127.0.0.1", 1 }, "keyturn", false, false },
	{ { "0.0.0.0", "db.example", 1 }, "db.example", true, true },
	{ { "0.0.0.0", "127.0.0.1", 1 }, "keyturn", true, true },
	{ { "0.0.0.0", "127.0.0.1", 1 }, "::1", true, true },
	{ { "0.0.0.0", "127.0.0.1", 1 }, "other", false, false },
};

START_TEST(an_address_has_names)
{
	ck_assert(is_named(&named[_i].at, named[_i].name) == named[_i].named);
	ck_assert(names_lead_to(&named[_i].at, named[_i].name, further) ==
	    named[_i].leads);
}
END_TEST

/* --- reasons -------------------------------------------------------------- */

static const struct {
	const char *log;
	int status;
	bool apparmor;
	const char *says, *not;		/* or NULL */
} reasons[] = {
	{ "2026-01-02 3:04:05 0 [ERROR] Can't start server: Bind on TCP/IP "
	    "port. Got error: 98: Address already in use\n"
	    "2026-01-02 3:04:05 0 [ERROR] Aborting\n", 256, false,
	    "Can't start server: Bind on TCP/IP port. Got error: 98: Address "
	    "already in use", "Aborting" },
	{ "2026-01-02T03:04:05.6Z 1 [ERROR] [MY-012271] [InnoDB] no space\n"
	    "x [ERROR] [MY-1] [Server] second", 256, false,
	    "no space; second", "MY-" },
	{ "", 9, false, "ended by signal 9", "AppArmor" },
	{ "", 256, false, "status 1 and said nothing", "AppArmor" },
	{ "", 256, true, "AppArmor", NULL },
	{ "[ERROR] Can't read dir of '/x' (errno: 13 \"Permission denied\")\n",
	    256, true, "aa-complain", NULL },
	{ "[ERROR] Can't read dir of '/x' (errno: 13 \"Permission denied\")\n",
	    256, false, "errno: 13", "AppArmor" },
	{ "[ERROR] no space left\n", 256, true, "no space left", "AppArmor" },
	{ "[ERROR] 1064 syntax to use near 'Sesame-open-1'\n[Note] Sesame\n",
	    256, false, "status 1", "Sesame" },
	{ "ERROR: 1051  Unknown table 'mysql.x'\n[ERROR] Aborting\n", 256,
	    false, "1051  Unknown table 'mysql.x'", "ERROR" },
	{ "ERROR: 1064 syntax to use near 'Sesame-open-1'\n", 256, false,
	    "status 1", "Sesame" },
	{ "[ERROR] [unclosed", 256, false, "", NULL },
};

START_TEST(says_why_a_server_ended)
{
	why_text(reasons[_i].log, reasons[_i].status, reasons[_i].apparmor,
	    why);
	ck_assert_msg(strstr(why, reasons[_i].says) != NULL, "%s", why);
	ck_assert_msg(reasons[_i].not == NULL ||
	    strstr(why, reasons[_i].not) == NULL, "%s", why);
}
END_TEST

START_TEST(a_long_reason_leaves_room_for_the_remedy)
{
	struct kt_buf b;
	int i;

	kt_buf_init(&b, arena);
	for (i = 0; i < 100; i++)
		kt_buf_str(&b, "[ERROR] errno: 13 and much more of it, and "
		    "much more of it, and still much more of it\n");
	why_text(b.p, 256, true, why);
	ck_assert_ptr_nonnull(strstr(why, "mariadb-server-core"));
	ck_assert_uint_lt(strlen(why), KT_WHY);
}
END_TEST

/* --- a lent server that is not there -------------------------------------- */

static atomic_bool asked;

static enum kt_engine_rc
no_login(const struct kt_creds *c, struct kt_link **link, char reason[KT_WHY])
{
	(void)c;
	(void)link;
	snprintf(reason, KT_WHY, "nobody there");
	asked = true;
	return KT_ENGINE_UNREACHABLE;
}

static const struct kt_engine nobody = { .login = no_login };
static const struct kt_db_spec guest = { .id = "one", .master_user = "m",
	.master_password = "Master-password-1", .fresh = true };

struct lent_start {
	struct kt_fleet fleet;
	enum kt_fleet_rc rc;
};

static void *
start_guest(void *arg)
{
	struct lent_start *s = arg;
	struct kt_db_info info;

	s->rc = s->fleet.start(s->fleet.self, &guest, &info);
	return NULL;
}

/* A start that is called off is STOPPED, never FAILED as when it gave up. */
START_TEST(a_start_on_a_lent_server_is_called_off)
{
	const struct lent_options o = { .engine = &nobody,
	    .url = "mysql://u@127.0.0.1:1", .password = "x" };
	struct lent_start s;
	pthread_t t;

	ck_assert_int_eq(fleet_lent(&o, &s.fleet, why), 0);
	ck_assert_int_eq(pthread_create(&t, NULL, start_guest, &s), 0);
	while (!asked)
		kt_sleep_ms(1);
	if (_i == 0)
		s.fleet.stop(s.fleet.self, &guest, false);
	else
		s.fleet.hurry(s.fleet.self);
	ck_assert_int_eq(pthread_join(t, NULL), 0);
	ck_assert_int_eq(s.rc, KT_FLEET_STOPPED);
	s.fleet.close(s.fleet.self);
}
END_TEST

/* --- several on one server ------------------------------------------------ */

static const char the_server[] = "s";

static const char *
one_server(void *self, const char *engine)
{
	(void)self;
	(void)engine;
	return the_server;
}

static enum kt_engine_rc
open_it(void *self, const char *server, const struct kt_db_spec *near,
    struct kt_link **link, struct kt_db_info *info)
{
	(void)self;
	(void)server;
	(void)near;
	*link = NULL;
	snprintf(info->host, sizeof(info->host), "127.0.0.1");
	return KT_ENGINE_OK;
}

static void
close_it(void *self)
{
	(void)self;
}

static enum kt_engine_rc
runs(struct kt_link *link, const char *sql, char reason[KT_WHY])
{
	(void)link;
	(void)sql;
	(void)reason;
	return KT_ENGINE_OK;
}

static const char *
a_version(struct kt_link *link)
{
	(void)link;
	return "8.0.36";
}

static void
no_logout(struct kt_link **link)
{
	*link = NULL;
}

static void
count_one(void *self, const char *id, const char *reason)
{
	ck_assert_str_eq(reason, "it is gone");
	ck_assert(strcmp(id, "one") == 0 || strcmp(id, "two") == 0);
	++*(int *)self;
}

static const struct kt_engine willing = { .run = runs,
	.version = a_version, .logout = no_logout };

/* When it does not start again, none of them is there. */
START_TEST(the_end_of_a_shared_server_is_told_to_all)
{
	const struct lender by = { .what = "shared", .own = true,
	    .server = one_server, .open = open_it, .close = close_it };
	struct kt_db_spec spec = { .id = "one", .engine = "mysql",
	    .fresh = true, .master_user = "m", .master_password = "p" };
	int n = 0;
	const struct lent_told told = { count_one, &n };
	struct kt_db_info info;
	struct kt_fleet f;
	struct lent *l = lent_new(&by, &willing, false, &f);

	ck_assert_int_eq(f.start(f.self, &spec, &info), KT_FLEET_OK);
	spec.id = "two";
	ck_assert_int_eq(f.start(f.self, &spec, &info), KT_FLEET_FAILED);
	ck_assert_ptr_nonnull(strstr(info.why, "master user name (m)"));
	spec.master_user = "n";
	ck_assert_int_eq(f.start(f.self, &spec, &info), KT_FLEET_OK);
	lent_each(l, "another", &told, "it is gone");
	ck_assert_int_eq(n, 0);
	lent_each(l, the_server, &told, "it is gone");
	ck_assert_int_eq(n, 2);
	spec.fresh = false;
	f.stop(f.self, &spec, true);
	lent_each(l, the_server, &told, "it is gone");
	ck_assert_int_eq(n, 3);
	ck_assert(f.kill == NULL);
	f.close(f.self);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("fleet");
	TCase *tc = tcase_create("fleet");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, reads_a_url, 0, N_ELEMENTS(urls));
	tcase_add_test(tc, each_server_has_an_address_of_its_own);
	tcase_add_test(tc, strangers_are_noticed);
	tcase_add_test(tc, last_time_s_address_comes_first);
	tcase_add_test(tc, another_keyturn_s_address_is_kept);
	tcase_add_test(tc, an_endpoint_host_makes_ports_distinct);
	tcase_add_loop_test(tc, a_range_of_ports_is_kept_to, 0, 2);
	tcase_add_loop_test(tc, an_address_has_names, 0, N_ELEMENTS(named));
	tcase_add_loop_test(tc, says_why_a_server_ended, 0,
	    N_ELEMENTS(reasons));
	tcase_add_test(tc, a_long_reason_leaves_room_for_the_remedy);
	tcase_add_loop_test(tc, a_start_on_a_lent_server_is_called_off, 0, 2);
	tcase_add_test(tc, the_end_of_a_shared_server_is_told_to_all);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
