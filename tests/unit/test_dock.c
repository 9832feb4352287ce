/*
 * What is said to a container engine and read from it.  The engine here is a
 * thread that answers on a unix socket from a script; recorded of podman 4.3
 * and, where they differ, as Docker's API reference has it.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <check.h>

#include "fleet/dock.h"
#include "fleet/fleet.h"
#include "fleet/image.h"
#include "fleet/tar.h"
#include "fleet/tree.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "tests/support/suite.h"

static char folder[64];
static char why[KT_WHY];
static struct kt_arena *arena;
static struct dock dock;

/* --- an engine from a script ---------------------------------------------- */

struct line {
	const char *asked;	/* "GET /images/json": how the request begins */
	const char *answer;	/* status line and body; NULL: silence */
};
static const struct line *script;
static char heard[65536];	/* all request lines, one a line */
static int listener;
static pthread_t engine;
static atomic_bool over;

static const struct line *
find_line(const char *request)
{
	const struct line *l;

	for (l = script; l->asked != NULL; l++)
		if (strncmp(request, l->asked, strlen(l->asked)) == 0)
			break;
	return l;
}

static void
answer(int fd)
{
	char request[16384], head[256];
	const struct line *l;
	const char *body;
	ssize_t n = read(fd, request, sizeof(request) - 1);

	if (n <= 0)
		return;
	request[n] = '\0';
	strncat(heard, request, strcspn(request, "\r\n"));
	strcat(heard, "\n");
	l = find_line(request);
	if (l->asked != NULL && l->answer == NULL) {
		while (!over)
			kt_sleep_ms(5);
		return;
	}
	body = l->asked != NULL ? strchr(l->answer, '\n') + 1 :
	    "{\"message\":\"page not found\"}";
	snprintf(head, sizeof(head), "HTTP/1.1 %.3s X\r\nContent-Length: %zu"
	    "\r\nConnection: close\r\n\r\n", l->asked != NULL ? l->answer :
	    "404", strlen(body));
	(void)!send(fd, head, strlen(head), MSG_NOSIGNAL);
	(void)!send(fd, body, strlen(body), MSG_NOSIGNAL);
}

static void *
be_engine(void *arg)
{
	int fd;

	while ((fd = accept(listener, NULL, NULL)) >= 0) {
		answer(fd);
		shutdown(fd, SHUT_RDWR);
		close(fd);
	}
	return arg;
}

static void
engine_starts(const struct line *lines)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };

	script = lines;
	snprintf(at.sun_path, sizeof(at.sun_path), "%s/s", folder);
	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&at, sizeof(at)),
	    0);
	ck_assert_int_eq(listen(listener, 8), 0);
	ck_assert_int_eq(pthread_create(&engine, NULL, be_engine, NULL), 0);
}

static void
begin(void)
{
	snprintf(folder, sizeof(folder), "/tmp/ktd-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	arena = kt_arena_new();
	listener = -1;
	ck_assert_int_eq(dock_url_parse(kt_arena_printf(arena, "unix://%s/s",
	    folder), &dock, why), 0);
	kt_log_setup(KT_LOG_ERROR, false);
}

static void
end(void)
{
	over = true;
	if (listener >= 0) {
		shutdown(listener, SHUT_RDWR);
		pthread_join(engine, NULL);
		close(listener);
	}
	tree_remove(folder);
	kt_arena_free(&arena);
}

static struct talk
talk(void)
{
	return (struct talk){ .dock = &dock, .arena = arena, .why = why };
}

/* --- URLs ----------------------------------------------------------------- */

static const struct {
	const char *text;
	const char *socket, *base, *certs, *host;	/* NULL: refused */
} urls[] = {
	{ "unix:///var/run/docker.sock", "/var/run/docker.sock",
	    "http://docker", "", "" },
	{ "unix:///s?host=there", "/s", "http://docker", "", "there" },
	{ "tcp://h", "", "http://h:2375", "", "h" },
	{ "tcp://h/", "", "http://h:2375", "", "h" },
	{ "tcp://10.0.0.5:9999", "", "http://10.0.0.5:9999", "", "10.0.0.5" },
	{ "tcp://h?certs=/etc/c", "", "https://h:2376", "/etc/c", "h" },
	{ "tcp://h:1?certs=/c&host=db.example", "", "https://h:1", "/c",
	    "db.example" },
	{ "", NULL, NULL, NULL, NULL },
	{ "/var/run/docker.sock", NULL, NULL, NULL, NULL },
	{ "http://h", NULL, NULL, NULL, NULL },
	{ "unix://", NULL, NULL, NULL, NULL },
	{ "unix://relative", NULL, NULL, NULL, NULL },
	{ "unix:///s?certs=/c", NULL, NULL, NULL, NULL },
	{ "unix:///s?what=1", NULL, NULL, NULL, NULL },
	{ "unix:///s?host=", NULL, NULL, NULL, NULL },
	{ "unix:///s?host=a/b", NULL, NULL, NULL, NULL },
	{ "unix:///s\n", NULL, NULL, NULL, NULL },
	{ "tcp://", NULL, NULL, NULL, NULL },
	{ "tcp://h:", NULL, NULL, NULL, NULL },
	{ "tcp://h:0", NULL, NULL, NULL, NULL },
	{ "tcp://h:65536", NULL, NULL, NULL, NULL },
	{ "tcp://h:1x", NULL, NULL, NULL, NULL },
	{ "tcp://h:+1", NULL, NULL, NULL, NULL },
	{ "tcp://h/x", NULL, NULL, NULL, NULL },
	{ "tcp://u@h", NULL, NULL, NULL, NULL },
	{ "tcp://h?certs=c", NULL, NULL, NULL, NULL },
};

START_TEST(urls_are_read)
{
	struct dock d;
	int rc = dock_url_parse(urls[_i].text, &d, why);

	ck_assert_msg((rc == 0) == (urls[_i].base != NULL), "%s",
	    urls[_i].text);
	if (rc != 0) {
		ck_assert_ptr_nonnull(strstr(why, "--containers wants"));
		return;
	}
	ck_assert_str_eq(d.socket, urls[_i].socket);
	ck_assert_str_eq(d.base, urls[_i].base);
	ck_assert_str_eq(d.certs, urls[_i].certs);
	ck_assert_str_eq(d.host, urls[_i].host);
}
END_TEST

/* --- answers -------------------------------------------------------------- */

static const struct {
	const char *name, *tag;	/* NULL: another image */
} names[] = {
	{ "mysql:9.7", "9.7" },
	{ "docker.io/library/mysql:8.4-oracle", "8.4-oracle" },
	{ "library/mysql:8", "8" },
	{ "localhost/mysql:latest", "latest" },
	{ "mysql:", NULL },
	{ "mysql", NULL },
	{ "mysql:8/../../x", NULL },
	{ "mysql:8?x=1", NULL },
	{ "mariadb:10.11", NULL },
	{ "docker.io/bitnami/mysql:8.0", NULL },
	{ "docker.io/mysql/mysql-server:8.0", NULL },
	{ "mysql-router:8.0", NULL },
	{ "<none>:<none>", NULL },
	{ "", NULL },
};

START_TEST(official_images_are_known)
{
	const char *tag = image_tag(names[_i].name, kind_named("mysql"));

	ck_assert_pstr_eq(tag, names[_i].tag);
}
END_TEST

static const struct kt_json *
json(const char *text)
{
	const struct kt_json *v = NULL;

	ck_assert_int_eq(kt_json_parse(arena, text, strlen(text), &v), 0);
	return v;
}

static const struct {
	const char *kind, *tag, *inspect;
	const char *version, *program;	/* NULL: it cannot be told */
} images[] = {
	{ "mysql", "8.4", "{\"Config\":{\"Env\":[\"PATH=/bin\","
	    "\"MYSQL_VERSION=8.4.3-1.el9\"],\"Cmd\":[\"mysqld\"]}}",
	    "8.4.3", "mysqld" },
	{ "mariadb", "lts", "{\"Config\":{\"Env\":["
	    "\"MARIADB_VERSION=1:11.4.2+maria~ubu2404\"],\"Cmd\":"
	    "[\"mariadbd\"]}}", "11.4.2", "mariadbd" },
	{ "mariadb", "10.3", "{\"Config\":{\"Cmd\":[\"mysqld\"]}}", "10.3",
	    "mysqld" },
	{ "mysql", "8.0.36-debian", "{}", "8.0.36", "mysqld" },
	{ "mysql", "9.", "{\"Config\":{\"Cmd\":[\"sh\",\"-c\"]}}", "9",
	    "mysqld" },
	{ "mysql", "latest", "{\"Config\":{\"Env\":[\"MYSQL_VERSION=\",7]}}",
	    NULL, NULL },
	{ "mysql", "latest", "[]", NULL, NULL },
	{ "mysql", "latest", "{\"Config\":{\"Env\":{\"a\":1},\"Cmd\":1}}",
	    NULL, NULL },
};

START_TEST(images_tell_their_version)
{
	struct build b;
	int rc = image_read(json(images[_i].inspect), images[_i].tag,
	    kind_named(images[_i].kind), &b);

	ck_assert_int_eq(rc, images[_i].version != NULL ? 0 : -1);
	if (rc != 0)
		return;
	ck_assert_str_eq(b.version, images[_i].version);
	ck_assert_str_eq(b.path, images[_i].program);
	ck_assert_str_eq(b.kind->name, images[_i].kind);
}
END_TEST

static const struct {
	const char *text;
	int port;
} ports[] = {
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[{\"HostIp\":"
	    "\"0.0.0.0\",\"HostPort\":\"49153\"}]}}}", 49153 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":null}}}", 0 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[]}}}", 0 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[{\"HostPort\":"
	    "\"\"}]}}}", 0 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[{\"HostPort\":"
	    "\"99999\"}]}}}", 0 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[{\"HostPort\":"
	    "\"33x\"}]}}}", 0 },
	{ "{\"NetworkSettings\":{\"Ports\":{\"3306/tcp\":[{\"HostPort\":"
	    "3306}]}}}", 0 },
	{ "{\"NetworkSettings\":7}", 0 },
	{ "[1]", 0 },
};

START_TEST(ports_are_read)
{
	ck_assert_int_eq(dock_port(json(ports[_i].text)), ports[_i].port);
}
END_TEST

static const struct {
	const char *p;
	size_t n;
	const char *text;
} frames[] = {
	{ "\1\0\0\0\0\0\0\3one\2\0\0\0\0\0\0\3two", 22, "onetwo" },
	{ "\1\0\0\0\0\0\0\3o\0e", 11, "o e" },
	{ "\1\0\0\0\377\377\377\377cut", 11, "cut" },
	{ "\1\0\0\0\0\0", 6, "" },
	{ "\1\0\0\0\0\0\0\0", 8, "" },
	{ "", 0, "" },
};

START_TEST(frames_are_taken_apart)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	dock_unframe(&b, frames[_i].p, frames[_i].n);
	kt_buf_char(&b, '\0');
	ck_assert_str_eq(b.p, frames[_i].text);
}
END_TEST

START_TEST(tar_reads_what_we_write)
{
	char *path = kt_arena_printf(arena, "%s/t.tar", folder);
	char *text = kt_arena_alloc(arena, 1025);
	struct kt_buf b, back;
	FILE *f;

	memset(text, 'x', 1024);
	kt_buf_init(&b, arena);
	tar_folder(&b, "keyturn", 01777);
	tar_file(&b, "keyturn/a", 0444, "");
	tar_file(&b, "keyturn/b", 0444, "b\n");
	tar_file(&b, "keyturn/c", 0600, text);
	tar_end(&b);
	ck_assert_uint_eq(b.n % 512, 0);
	f = fopen(path, "w");
	ck_assert_uint_eq(fwrite(b.p, 1, b.n, f), b.n);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(system(kt_arena_printf(arena,
	    "cd %s && tar xpf t.tar && test -k keyturn -a ! -s keyturn/a && "
	    "test \"$(stat -c %%a keyturn/b)\" = 444", folder)), 0);
	kt_buf_init(&back, arena);
	ck_assert_int_eq(kt_buf_file(&back, kt_arena_printf(arena,
	    "%s/keyturn/c", folder), 4096), 0);
	ck_assert_str_eq(back.p, text);
}
END_TEST

/* --- owners --------------------------------------------------------------- */

START_TEST(an_owner_is_gone_when_its_process_is)
{
	char owner[DOCK_OWNER], other[DOCK_OWNER];
	int tell[2], status;
	pid_t pid;

	dock_owner(owner);
	ck_assert_str_ne(owner, "");
	ck_assert(!dock_is_gone(owner));
	ck_assert_int_eq(pipe(tell), 0);
	pid = fork();
	if (pid == 0) {
		memset(other, 0, sizeof(other));
		dock_owner(other);
		(void)!write(tell[1], other, sizeof(other));
		pause();
		_exit(0);
	}
	ck_assert_int_eq(read(tell[0], other, sizeof(other)), sizeof(other));
	ck_assert_str_ne(owner, other);
	ck_assert(!dock_is_gone(other));
	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(dock_is_gone(other));
}
END_TEST

/* Of nobody on this machine since it was started: not ours to judge. */
static const char *const strangers[] = { "", "x", "////",
    "00000000-0000-4000-8000-000000000000/4026531836/1/1",
    "00000000-0000-4000-8000-000000000000/4026531836/1/1/2" };

START_TEST(strangers_are_left_alone)
{
	char owner[DOCK_OWNER], *slash;

	ck_assert(!dock_is_gone(strangers[_i]));
	dock_owner(owner);	/* another space of process numbers */
	slash = strchr(owner, '/');
	snprintf(slash, 32, "/1/2147483647/1");
	ck_assert(!dock_is_gone(owner));
}
END_TEST

/* --- conversations -------------------------------------------------------- */

#define IMAGES "200\n[{\"Id\":\"sha256:1\",\"RepoTags\":null},{\"RepoTags\":" \
    "[\"docker.io/library/mysql:8.0\",\"docker.io/library/mysql:8.4\"," \
    "\"docker.io/library/mariadb:10.11\",\"localhost/app:1\"]}]"
#define INSPECT(v) "200\n{\"Config\":{\"Env\":[\"MYSQL_VERSION=" v \
    "-1.el9\"],\"Cmd\":[\"mysqld\"]}}"

static const struct line plenty[] = {
	{ "GET /images/json ", IMAGES },
	{ "GET /images/docker.io/library/mysql:8.0/json ", INSPECT("8.0.36") },
	{ "GET /images/docker.io/library/mysql:8.4/json ", INSPECT("8.4.3") },
	{ "GET /images/docker.io/library/mysql:9.7/json ", INSPECT("9.7.0") },
	{ "POST /images/create?fromImage=docker.io/library/mysql&tag=9.7 ",
	    "200\n{\"status\":\"Pulling from library/mysql\",\"id\":\"9.7\"}\r\n"
	    "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1},"
	    "\"id\":\"aa\"}\r\n{\"status\":\"Pull complete\",\"id\":\"aa\"}\r\n"
	    "{\"status\":\"Status: Downloaded newer image\"}\r\n" },
	{ "POST /images/create?fromImage=docker.io/library/mysql&tag=5.5 ",
	    "404\n{\"message\":\"manifest for mysql:5.5 not found\"}" },
	{ "POST /images/create?fromImage=docker.io/library/mysql&tag=5.6 ",
	    "200\n{\"status\":\"Trying\"}\n{\"errorDetail\":{\"message\":"
	    "\"no such host\"},\"error\":\"no such host\"}\n" },
	{ "POST /images/create?fromImage=docker.io/library/mysql&tag=5.7 ",
	    "500\nnonsense" },
	{ "POST /images/create?fromImage=docker.io/library/mysql&tag=lts ",
	    "200\nnonsense\n" },
	{ NULL, NULL },
};

static const struct {
	const char *version, *made;
	const char *name, *runs;	/* name NULL: runs is why not */
} wishes[] = {
	{ "8.0", NULL, "docker.io/library/mysql:8.0", "8.0.36" },
	{ "8.0.40", NULL, "docker.io/library/mysql:8.0", "8.0.36" },
	{ "8.0.mysql_aurora.3.05.2", NULL, "docker.io/library/mysql:8.0",
	    "8.0.36" },
	{ NULL, NULL, "docker.io/library/mysql:8.4", "8.4.3" },
	{ NULL, "8.0.36", "docker.io/library/mysql:8.0", "8.0.36" },
	{ "8.4", "8.0.36", "docker.io/library/mysql:8.4", "8.4.3" },
	{ "8.0", "8.4.3", "docker.io/library/mysql:8.4", "8.4.3" },
	{ "9.7", NULL, "docker.io/library/mysql:9.7", "9.7.0" },
	{ "5.5", NULL, NULL, "manifest for mysql:5.5 not found" },
	{ "5.6", NULL, NULL, "no such host" },
	{ "5.7", NULL, NULL, "the container engine answers 500" },
};

START_TEST(an_image_is_chosen_or_pulled)
{
	struct find_wish w = { .engine = "mysql",
	    .version = wishes[_i].version };
	struct image image;
	struct talk t = talk();
	int rc;

	if (wishes[_i].made != NULL) {
		w.made.kind = kind_named("mysql");
		w.made.version = wishes[_i].made;
	}
	engine_starts(plenty);
	rc = image_get(&t, &w, &image);
	ck_assert_msg((rc == 0) == (wishes[_i].name != NULL), "%s", why);
	if (rc == 0) {
		ck_assert_str_eq(image.name, wishes[_i].name);
		ck_assert_str_eq(image.build.version, wishes[_i].runs);
	} else
		ck_assert_str_eq(why, wishes[_i].runs);
}
END_TEST

static const struct line strange[] = {
	{ "GET /images/json ", "200\n<html>welcome</html>" },
	{ "GET /one ", "200\n" },
	{ "GET /two ", "409\n{\"message\":\"in the way\"}" },
	{ "GET /three ", "304\n" },
	{ "GET /four ", "500\n{\"cause\":7}" },
	{ "GET /five ", "404\n{\"message\":\"no such thing \377\"}" },
	{ "GET /slow ", NULL },
	{ NULL, NULL },
};

static const struct {
	const char *path;
	enum dock_rc rc;
	const char *why;
} answers[] = {
	{ "/one", DOCK_OK, NULL },
	{ "/two", DOCK_FAILED, "in the way" },
	{ "/three", DOCK_OK, NULL },
	{ "/four", DOCK_FAILED, "the container engine answers 500" },
	{ "/five", DOCK_ABSENT, "the container engine answers 404" },
	{ "/six", DOCK_ABSENT, "page not found" },
};

START_TEST(answers_are_judged)
{
	struct talk t = talk();

	engine_starts(strange);
	ck_assert_int_eq(dock_get(&t, answers[_i].path), answers[_i].rc);
	if (answers[_i].why != NULL)
		ck_assert_str_eq(why, answers[_i].why);
}
END_TEST

START_TEST(who_answers_nonsense_is_no_engine)
{
	const struct kt_db_build *all;
	struct talk t = talk();

	engine_starts(strange);
	ck_assert_int_eq(image_list(&t, kind_named("mysql"), &all), -1);
	ck_assert_ptr_nonnull(strstr(why, "is no container engine"));
}
END_TEST

START_TEST(an_engine_that_is_not_there_is_named)
{
	struct talk t = talk();

	ck_assert_int_eq(dock_get(&t, "/one"), DOCK_SILENT);
	ck_assert_ptr_nonnull(strstr(why, dock.socket));
}
END_TEST

static void *
stop_soon(void *arg)
{
	atomic_bool *stop = arg;

	while (strstr(heard, "/slow") == NULL)
		kt_sleep_ms(5);
	*stop = true;
	return NULL;
}

START_TEST(a_slow_engine_is_not_waited_for)
{
	atomic_bool stop = false;
	struct talk t = talk();
	pthread_t stopper;

	t.stop = &stop;
	engine_starts(strange);
	ck_assert_int_eq(pthread_create(&stopper, NULL, stop_soon, &stop), 0);
	ck_assert_int_eq(dock_ask(&t, "GET", "/slow", &(struct dock_body){
	    .p = NULL }, 0), DOCK_SILENT);
	pthread_join(stopper, NULL);
}
END_TEST

/* --- the end -------------------------------------------------------------- */


static const struct line left[] = {
	{ "GET /containers/json?all=1&filters=%7B%22label%22%3A%5B%22keyturn."
	    "owner%3Dme%22%5D%7D ", "200\n["
	    "{\"Id\":\"c1\",\"Labels\":{\"keyturn.owner\":\"me\"}},"
	    "{\"Id\":\"c2\",\"Labels\":{\"keyturn.owner\":\"you\"}},"
	    "{\"Id\":\"../volumes\",\"Labels\":{\"keyturn.owner\":\"me\"}},"
	    "{\"Id\":7,\"Labels\":{\"keyturn.owner\":\"me\"}},{\"Id\":\"c3\"},"
	    "{\"Id\":\"c4\",\"Labels\":{\"keyturn.owner\":\"me\"}},3]" },
	{ "GET /volumes?", "200\n{\"Volumes\":[{\"Name\":\"v-1\",\"Labels\":"
	    "{\"keyturn.owner\":\"me\"}},{\"Name\":\"v-2\",\"Labels\":null}]}" },
	{ "DELETE ", "204\n" },
	{ NULL, NULL },
};

START_TEST(an_owner_leaves_nothing)
{
	const char *at;
	int n = 0;

	engine_starts(left);
	dock_end(&dock, "me");
	for (at = heard; (at = strstr(at, "DELETE")) != NULL; at++)
		n++;
	ck_assert_int_eq(n, 3);
	ck_assert_ptr_nonnull(strstr(heard, "DELETE /containers/c1?force=1"));
	ck_assert_ptr_nonnull(strstr(heard, "DELETE /containers/c4?force=1"));
	ck_assert_ptr_nonnull(strstr(heard, "DELETE /volumes/v-1?force=1"));
}
END_TEST

START_TEST(nobody_owns_nothing)
{
	engine_starts(left);
	dock_end(&dock, "");
	ck_assert_str_eq(heard, "");
}
END_TEST

static Suite *
suite(void)
{
	Suite *s = suite_create("dock");
	TCase *read = tcase_create("read"), *say = tcase_create("say");

	tcase_add_checked_fixture(read, begin, end);
	tcase_add_loop_test(read, urls_are_read, 0, N_ELEMENTS(urls));
	tcase_add_loop_test(read, official_images_are_known, 0,
	    N_ELEMENTS(names));
	tcase_add_loop_test(read, images_tell_their_version, 0,
	    N_ELEMENTS(images));
	tcase_add_loop_test(read, ports_are_read, 0, N_ELEMENTS(ports));
	tcase_add_loop_test(read, frames_are_taken_apart, 0,
	    N_ELEMENTS(frames));
	tcase_add_test(read, tar_reads_what_we_write);
	tcase_add_test(read, an_owner_is_gone_when_its_process_is);
	tcase_add_loop_test(read, strangers_are_left_alone, 0,
	    N_ELEMENTS(strangers));
	suite_add_tcase(s, read);
	tcase_add_checked_fixture(say, begin, end);
	tcase_set_timeout(say, 120);
	tcase_add_loop_test(say, an_image_is_chosen_or_pulled, 0,
	    N_ELEMENTS(wishes));
	tcase_add_loop_test(say, answers_are_judged, 0, N_ELEMENTS(answers));
	tcase_add_test(say, who_answers_nonsense_is_no_engine);
	tcase_add_test(say, an_engine_that_is_not_there_is_named);
	tcase_add_test(say, a_slow_engine_is_not_waited_for);
	tcase_add_test(say, an_owner_leaves_nothing);
	tcase_add_test(say, nobody_owns_nothing);
	suite_add_tcase(s, say);
	return s;
}

int
main(void)
{
	return suite_run(suite());
}
