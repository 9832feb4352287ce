/*
 * One line an event, on stderr.  Never hand a secret to these functions.
 * Safe from any thread; level and format are set once, before the first one.
 */
#ifndef KEYTURN_LOG_H
#define KEYTURN_LOG_H

#include <stdbool.h>

#include "keyturn/attr.h"

enum kt_log_level { KT_LOG_ERROR, KT_LOG_WARN, KT_LOG_INFO, KT_LOG_DEBUG };

/* "error", "warn", "info", "debug"; false when s is none of them. */
bool kt_log_level_parse(const char *s, enum kt_log_level *out);
void kt_log_setup(enum kt_log_level level, bool json);
bool kt_log_wanted(enum kt_log_level level);
void kt_log(enum kt_log_level level, const char *fmt, ...) KT_PRINTF(2, 3);

#endif
