/* Names in a hosts file. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/log.h"

#include "guardian.h"
#include "hosts.h"
#include "hosts_lines.h"

struct hosts {
	char folder[PATH_MAX];	/* throwaway; our lines name it */
	char *file;		/* or NULL */
	pthread_mutex_t lock;
	struct hosts_name *names;
};

/* --- what it is for --- */

static void
write_all(struct hosts *h)
{
	int rc = h->file != NULL ? hosts_write(h->file, h->folder, h->names) : 0;

	if (rc != 0)
		kt_log(KT_LOG_ERROR, "%s: %s: the names of databases do not "
		    "resolve by it", h->file, strerror(-rc));
}

static void
free_name(struct hosts_name *n)
{
	free(n->name);
	free(n->host);
	free(n);
}

static bool
put(void *self, const char *name, const char *host)
{
	struct hosts *h = self;
	struct hosts_name *n;
	bool new = true;

	pthread_mutex_lock(&h->lock);
	for (n = h->names; n != NULL && strcmp(n->name, name) != 0; n = n->next)
		;
	if (n != NULL && strcmp(n->host, host) == 0)
		new = false;
	if (n == NULL) {
		n = kt_alloc(sizeof(*n));
		n->name = kt_strdup(name);
		n->next = h->names;
		h->names = n;
	}
	if (new) {
		free(n->host);
		n->host = kt_strdup(host);
		write_all(h);
	}
	pthread_mutex_unlock(&h->lock);
	return new;
}

static void
keep(void *self, bool (*still)(void *arg, const char *name), void *arg)
{
	struct hosts *h = self;
	struct hosts_name **at = &h->names, *n;
	bool gone = false;

	pthread_mutex_lock(&h->lock);
	while ((n = *at) != NULL) {
		if (still(arg, n->name)) {
			at = &n->next;
			continue;
		}
		*at = n->next;
		free_name(n);
		gone = true;
	}
	if (gone)
		write_all(h);
	pthread_mutex_unlock(&h->lock);
}

struct kt_names
hosts_names(struct hosts *h)
{
	return (struct kt_names){ .put = put, .keep = keep, .self = h };
}

const char *
hosts_file(const struct hosts *h)
{
	return h->file;
}

/* --- opened and closed --- */

static int
write_new(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "wxe");
	bool ok = f != NULL && fwrite(text, 1, n, f) == n;

	return (f != NULL && fclose(f) != 0) || !ok ? -1 : 0;
}

/* COMMAND's own file: like the machine's. */
static int
make_like(struct hosts *h, const char *like)
{
	struct kt_arena *a = kt_arena_new();
	char *path = kt_arena_printf(a, "%s/hosts", h->folder);
	struct kt_buf text;
	int rc;

	kt_buf_init(&text, a);
	if (kt_buf_file(&text, like, SIZE_MAX) != 0)
		kt_buf_str(&text, "127.0.0.1\tlocalhost\n");
	rc = write_new(path, text.p, text.n);
	if (rc == 0 && (chmod(path, 0644) != 0 || chmod(h->folder, 0711) != 0))
		rc = -1;
	if (rc == 0)
		h->file = kt_strdup(path);
	kt_arena_free(&a);
	return rc;
}

/* The note first, then what it is about. */
static int
take(struct hosts *h, const char *file)
{
	struct kt_arena *a = kt_arena_new();
	char *note = kt_arena_printf(a, "%s/" HOSTS_NOTE, h->folder), *path;
	int fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0644), rc = -1;

	if (fd >= 0) {
		close(fd);
		path = realpath(file, NULL);
		if (path != NULL)
			rc = write_new(note, path, strlen(path));
		h->file = path;
	}
	kt_arena_free(&a);
	return rc;
}

static int
make_folder(struct hosts *h, struct guardian *g)
{
	const char *t = getenv("TMPDIR");

	if (t == NULL || t[0] != '/' || access(t, W_OK | X_OK) != 0)
		t = "/tmp";
	if (snprintf(h->folder, sizeof(h->folder), "%s/keyturn-XXXXXX", t) >=
	    (int)sizeof(h->folder))
		return -1;
	return mkdtemp(h->folder) != NULL ? guardian_own(g, h->folder) : -1;
}

int
hosts_open(const struct hosts_options *o, struct hosts **out,
    char why[KT_WHY])
{
	struct hosts *h = kt_alloc(sizeof(*h));
	const char *what = o->file != NULL ? o->file : "a folder for names";
	int rc = make_folder(h, o->guardian);

	pthread_mutex_init(&h->lock, NULL);
	if (rc == 0 && o->file != NULL)
		rc = take(h, o->file);
	else if (rc == 0 && o->like != NULL)
		rc = make_like(h, o->like);
	if (rc == 0) {
		*out = h;
		return 0;
	}
	snprintf(why, KT_WHY, "--hosts %.300s: %s", what, strerror(errno));
	hosts_close(&h);
	return -1;
}

void
hosts_close(struct hosts **hp)
{
	struct hosts *h = *hp;
	struct hosts_name *n;

	*hp = NULL;
	if (h == NULL)
		return;
	while ((n = h->names) != NULL) {
		h->names = n->next;
		free_name(n);
	}
	write_all(h);
	free(h->file);
	pthread_mutex_destroy(&h->lock);
	free(h);
}
