/* See files.h. */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/log.h"

#define NAME_DIGITS 16
#define SUFFIX ".trail"

static void
path_of(const char *folder, int64_t first, char out[PATH_MAX])
{
	(void)snprintf(out, PATH_MAX, "%s/%0*" PRId64 SUFFIX, folder,
	    NAME_DIGITS, first);
}

int
files_open_segment(const char *folder, int64_t first)
{
	char path[PATH_MAX];

	path_of(folder, first, path);
	return open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

/* The place in a name, or 0: it is no segment's. */
static int64_t
place_in(const char *name)
{
	char *end;
	int64_t first = strtoll(name, &end, 10);

	return end == name + NAME_DIGITS && strcmp(end, SUFFIX) == 0 &&
	    first > 0 ? first : 0;
}

static int
by_place(const void *a, const void *b)
{
	const struct segment *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

static void
remove_at(struct files *f, size_t i)
{
	char path[PATH_MAX];

	path_of(f->folder, f->all[i].first, path);
	(void)unlink(path);
	f->n--;
	memmove(&f->all[i], &f->all[i + 1], (f->n - i) * sizeof(f->all[0]));
}

void
files_empty(struct files *f)
{
	files_close(f);
	while (f->n > 0)
		remove_at(f, 0);
}

/* A segment begins when the last is full; so one more is there than are kept. */
static int64_t
records_each(const struct files *f)
{
	return (f->records + TRAIL_FILES - 1) / TRAIL_FILES;
}

void
files_prune(struct files *f, int64_t now)
{
	const struct segment *next = &f->all[1];

	while (f->n > 1 && (next->first <= f->next - f->records ||
	    (next->since != 0 && next->since < now - f->days_ms)))
		remove_at(f, 0);
}

static bool
is_full(const struct files *f)
{
	return f->fd < 0 ||
	    f->next - f->all[f->n - 1].first >= records_each(f);
}

int64_t
files_room(const struct files *f)
{
	return is_full(f) ? records_each(f) :
	    records_each(f) - (f->next - f->all[f->n - 1].first);
}

/* --- what is there --- */

/* Reads the first record's time, and of the last segment all there is. */
static int
scan(struct files *f, struct segment *s, bool last)
{
	const struct record_head *h;
	struct stat st;
	void *p = MAP_FAILED;
	int fd = files_open_segment(f->folder, s->first);

	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd,
		    0);
	if (fd >= 0)
		(void)close(fd);
	if (p == MAP_FAILED)
		return fd < 0 ? -1 : 0;		/* an empty one */
	s->size = last ? 0 : (size_t)st.st_size;
	if (last)
		f->next = s->first;
	h = record_at(p, (size_t)st.st_size, true);
	if (h != NULL)
		s->since = h->at;
	for (; last && h != NULL; h = record_at((const char *)p + s->size,
	    (size_t)st.st_size - s->size, true)) {
		s->size += h->size;
		f->event = h->event;
		f->next++;
	}
	(void)munmap(p, (size_t)st.st_size);
	return 0;
}

/* The names of all, in order; the eldest are left out where it is too many. */
static int
list(struct files *f)
{
	DIR *d = opendir(f->folder);
	struct dirent *e;
	int64_t first;

	if (d == NULL)
		return -1;
	while ((e = readdir(d)) != NULL) {
		if ((first = place_in(e->d_name)) == 0)
			continue;
		if (f->n == SEGMENTS_MAX) {
			qsort(f->all, f->n, sizeof(f->all[0]), by_place);
			remove_at(f, 0);
		}
		f->all[f->n++] = (struct segment){ .first = first };
	}
	(void)closedir(d);
	qsort(f->all, f->n, sizeof(f->all[0]), by_place);
	return 0;
}

/* To write to the last segment, from behind what is whole. */
static int
take_up(struct files *f)
{
	const struct segment *last = &f->all[f->n - 1];
	char path[PATH_MAX];

	path_of(f->folder, last->first, path);
	f->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	return f->fd >= 0 && ftruncate(f->fd, (off_t)last->size) == 0 &&
	    lseek(f->fd, 0, SEEK_END) >= 0 ? 0 : -1;
}

/*
 * The last segment tells where it goes on, unless it was just begun; of the
 * others the first record is looked at.
 */
static int
scan_all(struct files *f)
{
	size_t i;

	while (f->n > 0) {
		if (scan(f, &f->all[f->n - 1], true) != 0)
			return -1;
		if (f->all[f->n - 1].size > 0)
			break;
		remove_at(f, f->n - 1);
	}
	for (i = 0; i + 1 < f->n; i++)
		if (scan(f, &f->all[i], false) != 0)
			return -1;
	return 0;
}

int
files_open(struct files *f, const char *folder, int64_t records)
{
	*f = (struct files){ .records = records, .fd = -1, .next = 1,
	    .days_ms = TRAIL_DAYS * KT_DAY };
	(void)snprintf(f->folder, sizeof(f->folder), "%s", folder);
	if ((mkdir(folder, 0700) == 0 || errno == EEXIST) && list(f) == 0 &&
	    scan_all(f) == 0 && (f->n == 0 || take_up(f) == 0))
		return 0;
	kt_log(KT_LOG_ERROR, "cannot open the audit trail in %s: %s", folder,
	    strerror(errno));
	files_close(f);
	return -1;
}

void
files_close(struct files *f)
{
	if (f->fd >= 0)
		(void)close(f->fd);
	f->fd = -1;
}

/* --- more --- */

static int
begin(struct files *f, int64_t since)
{
	char path[PATH_MAX];

	files_close(f);
	if (f->n == SEGMENTS_MAX)
		remove_at(f, 0);
	path_of(f->folder, f->next, path);
	f->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	if (f->fd < 0)
		return -1;
	f->all[f->n++] = (struct segment){ .first = f->next, .since = since };
	files_prune(f, since);
	return 0;
}

static int
write_all(int fd, const char *p, size_t n)
{
	ssize_t some;

	for (; n > 0; p += some, n -= (size_t)some) {
		some = write(fd, p, n);
		if (some < 0 && errno == EINTR)
			some = 0;
		if (some < 0)
			return -1;
	}
	return 0;
}

int
files_append(struct files *f, const void *p, size_t n, int64_t count,
    int64_t since)
{
	struct segment *last;

	if (is_full(f) && begin(f, since) != 0)
		return -1;
	last = &f->all[f->n - 1];
	if (last->since == 0)
		last->since = since;
	if (write_all(f->fd, p, n) != 0)
		return -1;
	last->size += n;
	f->next += count;
	return 0;
}
