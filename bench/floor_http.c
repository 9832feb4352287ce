/*
 * The floor of the front: libmicrohttpd as it comes, with an epoll thread pool,
 * that reads the body of a request and answers a constant.  No logic, no
 * allocation of its own: what remains is what HTTP costs.  The front itself
 * spreads connections better than the pool (server/front/http.c), and gives
 * them less memory.
 *
 *   floor_http [-p PORT] [-t THREADS] [-n BYTES]
 *
 * Prints the same ready line as keyturn, ends by SIGTERM.  The answer is one
 * response made at the start, which is the cheapest libmicrohttpd can do.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

static enum MHD_Result
on_request(void *cls, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *data, size_t *n,
    void **seen)
{
	(void)url;
	(void)method;
	(void)version;
	(void)data;
	if (*seen == NULL) {
		*seen = connection;
		return MHD_YES;
	}
	if (*n > 0) {
		*n = 0;
		return MHD_YES;
	}
	return MHD_queue_response(connection, MHD_HTTP_OK, cls);
}

static struct MHD_Response *
constant(size_t n)
{
	static const char *const headers[][2] = {
		{ "Content-Type", "application/x-amz-json-1.1" },
		{ "x-amzn-RequestId", "00000000-0000-4000-8000-000000000000" },
	};
	struct MHD_Response *r;
	char *text = malloc(n + 1);
	size_t i;

	if (text == NULL)
		return NULL;
	memset(text, 'x', n);
	r = MHD_create_response_from_buffer(n, text, MHD_RESPMEM_MUST_FREE);
	for (i = 0; r != NULL && i < 2; i++)
		(void)MHD_add_response_header(r, headers[i][0], headers[i][1]);
	return r;
}

static struct MHD_Daemon *
start(uint16_t port, unsigned threads, struct MHD_Response *r)
{
	unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD;
	struct sockaddr_in at;

	memset(&at, 0, sizeof(at));
	at.sin_family = AF_INET;
	at.sin_port = htons(port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (MHD_is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES)
		flags |= MHD_USE_EPOLL;
	return MHD_start_daemon(flags, port, NULL, NULL, on_request, r,
	    MHD_OPTION_SOCK_ADDR, &at, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u,
	    threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END,
	    threads, MHD_OPTION_END);
}

int
main(int argc, char **argv)
{
	unsigned threads = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	uint16_t port = 0;
	size_t n = 256;
	struct MHD_Response *r;
	struct MHD_Daemon *d;
	sigset_t set;
	int opt, sig;

	while ((opt = getopt(argc, argv, "p:t:n:")) != -1) {
		if (opt == 'p')
			port = (uint16_t)atoi(optarg);
		else if (opt == 't')
			threads = (unsigned)atoi(optarg);
		else if (opt == 'n')
			n = (size_t)atol(optarg);
		else
			return 2;
	}
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	r = constant(n);
	d = r != NULL ? start(port, threads, r) : NULL;
	if (d == NULL) {
		fprintf(stderr, "floor_http: cannot listen on %u\n", port);
		return 1;
	}
	printf("{\"event\":\"ready\",\"url\":\"http://127.0.0.1:%u\","
	    "\"pid\":%ld}\n", MHD_get_daemon_info(d,
	    MHD_DAEMON_INFO_BIND_PORT)->port, (long)getpid());
	(void)fflush(stdout);
	(void)sigwait(&set, &sig);
	MHD_stop_daemon(d);
	MHD_destroy_response(r);
	return 0;
}
