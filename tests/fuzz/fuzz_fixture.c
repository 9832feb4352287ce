/* A fixture of any bytes ends, and leaves the service able to answer. */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fixture.h"
#include "tests/fuzz/replay.h"
#include "tests/fuzz/service.h"

static int
sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	(void)self;
	(void)id;
	(void)database;
	(void)text;
	strcpy(why, "no database runs here");
	return -1;
}

static void
list_secrets(const struct kt_server *server)
{
	struct kt_call c;

	kt_call_init(&c, server, kt_arena_new());
	c.request.target = "secretsmanager.ListSecrets";
	service_run(&c);
	FUZZ_ASSERT(c.answer.status == 200);
	kt_call_end(&c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct kt_fleet fleet = { .sql = sql };
	const struct kt_server *server = service();
	char path[64];
	int fd = memfd_create("fixture", 0);

	FUZZ_ASSERT(fd >= 0);
	FUZZ_ASSERT(write(fd, data, size) == (ssize_t)size);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	(void)!fixture_run(server, &fleet, path);
	close(fd);
	list_secrets(server);
	return 0;
}
