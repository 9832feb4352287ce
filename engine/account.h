/* Texts of statements, beside those of keyturn/engine.h. */
#ifndef ENGINE_ACCOUNT_H
#define ENGINE_ACCOUNT_H

#include <stdbool.h>

#include "keyturn/arena.h"

/*
 * Is s, between single quotes, the same under every sql_mode and in every
 * character set a client may have?  Then it has no backslash (an escape, or
 * not under NO_BACKSLASH_ESCAPES), no bytes over 127 (read by the client
 * character set), no control characters (an init-file has a statement a line).
 * ANSI_QUOTES changes double quotes only.
 */
bool engine_sql_plain(const char *s);

/*
 * Appends s as the literal that IDENTIFIED BY and SET PASSWORD want: they
 * take no expression.  It is read as meant while the session's sql_mode
 * has no NO_BACKSLASH_ESCAPES and its client character set is utf8mb4 (or
 * binary), so statements with one follow ENGINE_SQL_PLAIN.
 */
void engine_sql_literal(struct kt_buf *b, const char *s);

/*
 * One SET for both.  Single-quoted and without a backslash, it is itself
 * read alike under every sql_mode and character set.
 */
#define ENGINE_SQL_PLAIN "SET SESSION sql_mode = '', NAMES utf8mb4"

#endif
