/*
 * Patterns of the model: Java's, of which PCRE2 understands all that they use
 * (\p{L}, \uHHHH, \d, lazy and counted parts), matched against a whole member.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>
#include <string.h>

#include "keyturn/log.h"
#include "wire.h"

/* A power of two, and far more than all models that we have reach. */
#define SLOTS 4096
/* Steps: more than a member of 64 KiB takes that matches. */
#define STEPS 1000000

/* Each is compiled when it is first met, and stays.  The key is its address. */
static struct {
	_Atomic(const char *) text;
	_Atomic(pcre2_code *) code;
} slots[SLOTS];

static pcre2_code *
compile(const char *text)
{
	PCRE2_SIZE at;
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text,
	    PCRE2_ZERO_TERMINATED, PCRE2_ANCHORED | PCRE2_ENDANCHORED |
	    PCRE2_DOLLAR_ENDONLY | PCRE2_UTF | PCRE2_ALT_BSUX, &error, &at,
	    NULL);

	if (code == NULL)
		kt_log(KT_LOG_ERROR, "the pattern %s: error %d at %zu", text,
		    error, at);
	return code;
}

/* The slot of a pattern, which is there from then on; NULL: none is free. */
static _Atomic(pcre2_code *) *
slot(const char *text)
{
	size_t i = ((uintptr_t)text >> 3) % SLOTS, n;

	for (n = 0; n < SLOTS; n++, i = (i + 1) % SLOTS) {
		const char *there = NULL;

		if (atomic_load(&slots[i].text) == text ||
		    atomic_compare_exchange_strong(&slots[i].text, &there,
		    text) || there == text)
			return &slots[i].code;
	}
	return NULL;
}

static pcre2_code *
compiled(const char *text)
{
	_Atomic(pcre2_code *) *at = slot(text);
	pcre2_code *code, *there = NULL;

	if (at == NULL)
		return NULL;
	if ((code = atomic_load(at)) != NULL || (code = compile(text)) == NULL)
		return code;
	if (atomic_compare_exchange_strong(at, &there, code))
		return code;
	pcre2_code_free(code);		/* another thread was first */
	return there;
}

bool
pattern_matches(const char *pattern, const char *s)
{
	pcre2_code *code = compiled(pattern);
	pcre2_match_context *limits;
	pcre2_match_data *data;
	int rc;

	if (code == NULL)
		return false;
	limits = pcre2_match_context_create(NULL);
	data = pcre2_match_data_create(1, NULL);
	if (limits == NULL || data == NULL)
		abort();
	pcre2_set_match_limit(limits, STEPS);
	rc = pcre2_match(code, (PCRE2_SPTR)s, strlen(s), 0, 0, data, limits);
	pcre2_match_data_free(data);
	pcre2_match_context_free(limits);
	return rc >= 0;
}
