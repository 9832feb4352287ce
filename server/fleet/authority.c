/* keyturn's own certificate authority. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "keyturn/log.h"

#include "authority.h"
#include "place.h"

#define PEM_MAX 16384

void
authority_init(struct authority *c)
{
	memset(c, 0, sizeof(*c));
	c->arena = kt_arena_new();
	pthread_mutex_init(&c->lock, NULL);
}

void
authority_free(struct authority *c)
{
	pthread_mutex_destroy(&c->lock);
	kt_arena_free(&c->arena);
}

static const char *
read_pem(struct kt_arena *a, const char *path)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	return kt_buf_file(&b, path, PEM_MAX) == 0 && b.n > 0 ? b.p : NULL;
}

static int
make_ca(struct authority *c, const char *key_file)
{
	int rc;

	if (kt_ca_make(c->arena, &c->ca) != 0)
		return -1;
	rc = tree_write(key_file, c->ca.key, 0600, true);
	if (rc == 0)
		rc = tree_write(c->ca_file, c->ca.cert, 0644, true);
	if (rc == 0)
		return 0;
	kt_log(KT_LOG_ERROR, "%s: %s", c->ca_file, strerror(-rc));
	c->ca.cert = NULL;
	return -1;
}

static int
read_or_make(struct authority *c)
{
	char key_file[PATH_MAX];
	int rc = 0;

	snprintf(key_file, sizeof(key_file), "%.4000s/ca-key.pem",
	    c->place->tls);
	c->ca.cert = read_pem(c->arena, c->ca_file);
	c->ca.key = read_pem(c->arena, key_file);
	if (c->ca.cert == NULL || c->ca.key == NULL)
		rc = make_ca(c, key_file);
	if (rc == 0 && access(c->bundle, F_OK) != 0 &&
	    (rc = tree_write(c->bundle, c->ca.cert, 0644, true)) != 0)
		kt_log(KT_LOG_ERROR, "%s: %s", c->bundle, strerror(-rc));
	return rc;
}

/* Once; under a lock, for the folder may be that of every throwaway keyturn. */
static int
load_ca(struct authority *c)
{
	int lock, rc;

	if (c->ca.cert != NULL)
		return 0;
	lock = open(c->place->tls, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (lock < 0 || flock(lock, LOCK_EX) != 0) {
		kt_log(KT_LOG_ERROR, "%s: %s", c->place->tls, strerror(errno));
		rc = -1;
	} else
		rc = read_or_make(c);
	if (lock >= 0)
		close(lock);
	return rc;
}

int
authority_open(struct authority *c, const struct place *p)
{
	int rc;

	c->place = p;
	snprintf(c->ca_file, sizeof(c->ca_file), "%.4000s/ca.pem", p->tls);
	snprintf(c->bundle, sizeof(c->bundle), "%.4000s/global-bundle.pem",
	    p->tls);
	pthread_mutex_lock(&c->lock);
	rc = load_ca(c);
	pthread_mutex_unlock(&c->lock);
	return rc;
}

static int
put(const char *folder, const char *name, const char *text,
    const struct tree_owner *user)
{
	char path[PATH_MAX];
	int rc;

	snprintf(path, sizeof(path), "%.4000s/%s", folder, name);
	rc = tree_write_for(path, text, user);
	if (rc != 0)
		kt_log(KT_LOG_ERROR, "%s: %s", path, strerror(-rc));
	return rc;
}

int
authority_make(struct authority *c, struct kt_arena *a,
    const char *const *names, struct kt_pem *out)
{
	int rc;

	pthread_mutex_lock(&c->lock);
	rc = load_ca(c) == 0 && kt_cert_make(a, &c->ca, names, out) == 0 ?
	    0 : -1;
	pthread_mutex_unlock(&c->lock);
	return rc;
}

int
authority_issue(struct authority *c, const char *const *names,
    const char *folder, const struct tree_owner *user)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_pem pem;
	int rc = authority_make(c, a, names, &pem) == 0 ? 0 : -EIO;

	if (rc == 0)
		rc = put(folder, "cert.pem", pem.cert, user);
	if (rc == 0)
		rc = put(folder, "key.pem", pem.key, user);
	kt_arena_free(&a);
	return rc;
}
