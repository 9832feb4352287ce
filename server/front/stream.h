/*
 * An answer that goes on (kt_answer.more): its connection is suspended whenever
 * there is nothing to send, and holds no thread.
 *
 *   SENDING --all was taken--> more? --something--> SENDING
 *                               |  \--nothing--> SUSPENDED --nudge--> more?
 *                               \--the end--> ended
 *
 * What is sent is asked for when the former was taken: who reads slowly costs no
 * memory, and who takes nothing for long is dropped as any connection is.
 */
#ifndef FRONT_STREAM_H
#define FRONT_STREAM_H

#include <microhttpd.h>

#include "keyturn/call.h"

struct front;
struct stream;

/* The answer of c, or NULL; *out, which lies in the call's arena, is its. */
struct MHD_Response *stream_begin(struct front *f, struct kt_call *c,
    struct MHD_Connection *connection, struct stream **out);

/* From any thread, until stream_end; s may be NULL there. */
void stream_nudge(struct stream *s);
void stream_end(struct stream *s);

/* Under front->lock: all come to their end. */
void streams_abandon(struct front *f);

#endif
