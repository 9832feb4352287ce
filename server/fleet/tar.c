/*
 * POSIX.1-2017, pax, "ustar Interchange Format": blocks of 512 bytes, a head
 * and what is in the file; numbers are octal digits; two blocks of zeros end it.
 */
#include "tar.h"

#include <stdio.h>
#include <string.h>

#define BLOCK 512

struct head {
	char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], sum[8];
	char type, linkname[100], magic[6], version[2], uname[32], gname[32];
	char devmajor[8], devminor[8], prefix[155], rest[12];
};
_Static_assert(sizeof(struct head) == BLOCK, "a head is one block");

static void
add_head(struct kt_buf *b, const char *name, char type, mode_t mode, size_t n)
{
	struct head h;
	const unsigned char *p = (const unsigned char *)&h;
	unsigned sum = 0;
	size_t i;

	memset(&h, 0, sizeof(h));
	snprintf(h.name, sizeof(h.name), "%s", name);
	snprintf(h.mode, sizeof(h.mode), "%07o", (unsigned)mode & 07777u);
	snprintf(h.uid, sizeof(h.uid), "%07o", 0u);
	snprintf(h.gid, sizeof(h.gid), "%07o", 0u);
	snprintf(h.size, sizeof(h.size), "%011llo", (unsigned long long)n &
	    077777777777u);
	snprintf(h.mtime, sizeof(h.mtime), "%011o", 0u);
	h.type = type;
	memcpy(h.magic, "ustar", sizeof(h.magic));
	memcpy(h.version, "00", sizeof(h.version));
	memset(h.sum, ' ', sizeof(h.sum));
	for (i = 0; i < BLOCK; i++)
		sum += p[i];
	snprintf(h.sum, sizeof(h.sum), "%06o", sum);
	kt_buf_add(b, &h, sizeof(h));
}

void
tar_folder(struct kt_buf *b, const char *name, mode_t mode)
{
	add_head(b, name, '5', mode, 0);
}

void
tar_file(struct kt_buf *b, const char *name, mode_t mode, const char *text)
{
	static const char zeros[BLOCK];
	size_t n = strlen(text);

	add_head(b, name, '0', mode, n);
	kt_buf_add(b, text, n);
	kt_buf_add(b, zeros, (BLOCK - n % BLOCK) % BLOCK);
}

void
tar_end(struct kt_buf *b)
{
	static const char zeros[2 * BLOCK];

	kt_buf_add(b, zeros, sizeof(zeros));
}
