/* Answers that go on, by what the test says with go_on(). */
#include <sched.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/unit/front_fake.h"

static struct kt_call *streamed;	/* once it was asked for more */
static const char *more_text;		/* to be said; NULL: nothing is there */
static bool more_is_over;
static bool more_is_endless;		/* there is always some */
static unsigned asked_for_more;
static const char flood[4000];

static bool
more(void *self, struct kt_buf *b)
{
	bool over;

	pthread_mutex_lock(&lock);
	streamed = self;
	asked_for_more++;
	if (more_text != NULL)
		kt_buf_str(b, more_text);
	more_text = NULL;
	if (more_is_endless)
		kt_buf_add(b, flood, sizeof(flood));
	over = more_is_over;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	return !over;
}

static void
no_longer(void *p)
{
	(void)p;
	pthread_mutex_lock(&lock);
	streamed = NULL;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

/* Says text, or, NULL, that it is over. */
static void
go_on(const char *text)
{
	pthread_mutex_lock(&lock);
	while (streamed == NULL || more_text != NULL)
		pthread_cond_wait(&changed, &lock);
	more_text = text;
	more_is_over = text == NULL;
	streamed->nudge(streamed);
	pthread_mutex_unlock(&lock);
}

static void
stream(struct kt_call *c)
{
	answer_with(c, "first");
	c->answer.more = more;
	c->answer.more_self = c;
	kt_arena_defer(c->arena, no_longer, NULL);
}

/* Takes just that, chunk by chunk. */
static void
hears_chunks(int fd, const char *text)
{
	char head[16], got[256];
	size_t n, i;

	while (*text != '\0') {
		for (i = 0; i < sizeof(head) - 1 && (i == 0 ||
		    head[i - 1] != '\n'); i++)
			ck_assert_int_eq(recv(fd, &head[i], 1, 0), 1);
		head[i] = '\0';
		n = strtoul(head, NULL, 16);
		ck_assert_uint_gt(n, 0);
		ck_assert_uint_lt(n, sizeof(got) - 2);
		ck_assert_int_eq(recv(fd, got, n + 2, MSG_WAITALL),
		    (ssize_t)n + 2);
		ck_assert_int_eq(strncmp(got, text, n), 0);
		text += n;
	}
}

static void
stream_setup(void)
{
	front_fake_stream = stream;
	streamed = NULL;
	more_text = NULL;
	more_is_over = more_is_endless = false;
	asked_for_more = 0;
}

/* And nobody asks meanwhile whether there is more. */
START_TEST(an_answer_goes_on)
{
	struct front_options o = { .threads = 1 };
	struct heard *h;
	int port, fd, other;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	other = dial(port);
	post(fd, "stream", "");
	h = hear(fd, false);
	ck_assert_int_eq(h->status, 200);
	ck_assert_ptr_nonnull(strstr(h->head, "Transfer-Encoding: chunked"));
	hears_chunks(fd, "first");
	go_on("second");
	hears_chunks(fd, "second");
	post(other, "echo", "");
	ck_assert_int_eq(hear(other, true)->status, 200);
	go_on("third");
	hears_chunks(fd, "third");
	go_on(NULL);
	ck_assert_int_eq(recv(fd, h->body, 5, MSG_WAITALL), 5);
	ck_assert_int_eq(memcmp(h->body, "0\r\n\r\n", 5), 0);
	ck_assert_uint_le(asked_for_more, 7);
	post(fd, "echo", "");		/* and the connection is as it was */
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	close(other);
	front_stop(&f);
}
END_TEST

START_TEST(who_takes_an_answer_that_goes_on_may_leave)
{
	struct front_options o = { .threads = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	post(fd, "stream", "");
	(void)hear(fd, false);
	hears_chunks(fd, "first");
	close(fd);
	go_on("to nobody");		/* is found out by that, or the next */
	pthread_mutex_lock(&lock);
	while (streamed != NULL) {
		if (more_text == NULL) {
			more_text = "is there anybody?";
			streamed->nudge(streamed);
		}
		pthread_mutex_unlock(&lock);
		sched_yield();
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
	front_stop(&f);
}
END_TEST

/* It is asked for what fits the sockets, and no more of it is kept. */
START_TEST(who_takes_nothing_is_dropped)
{
	struct front_options o = { .threads = 1, .idle_seconds = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	more_is_endless = true;
	fd = dial(port);
	post(fd, "stream", "");
	pthread_mutex_lock(&lock);
	while (asked_for_more == 0 || streamed != NULL)
		pthread_cond_wait(&changed, &lock);
	ck_assert_uint_lt(asked_for_more, 10000);
	pthread_mutex_unlock(&lock);
	close(fd);
	front_stop(&f);
}
END_TEST

START_TEST(the_end_of_the_front_is_that_of_answers_that_go_on)
{
	struct front_options o = { .threads = 1, .stop_seconds = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	post(fd, "stream", "");
	(void)hear(fd, false);
	hears_chunks(fd, "first");
	front_stop(&f);
	close(fd);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front_stream");
	TCase *tc = tcase_create("http");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, an_answer_goes_on);
	tcase_add_test(tc, who_takes_an_answer_that_goes_on_may_leave);
	tcase_add_test(tc, who_takes_nothing_is_dropped);
	tcase_add_test(tc, the_end_of_the_front_is_that_of_answers_that_go_on);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
