/* A record of the trail as CloudTrail shows it. */
#ifndef CLOUDTRAIL_EVENT_H
#define CLOUDTRAIL_EVENT_H

#include "keyturn/arena.h"
#include "keyturn/crypto.h"
#include "trail/trail.h"

/* The event itself, JSON: CloudTrail User Guide, "record contents". */
void event_print(struct kt_buf *b, const struct trail_record *r);

void event_id(const struct trail_record *r, char out[KT_UUID]);
/* "secretsmanager.amazonaws.com", in a. */
const char *event_source(struct kt_arena *a, const struct trail_record *r);
/* A text of it, in a; NULL: it has none. */
const char *event_text(struct kt_arena *a, const struct trail_record *r,
    enum trail_text which);

/* Was it refused, or does it tell of a failure? */
bool event_failed(const struct trail_record *r);

/* What it touched, one after another: at *from, from 0; false at the end. */
bool event_touched(const struct trail_record *r, size_t *from,
    struct trail_string *arn);
/* "AWS::SecretsManager::Secret"; NULL: of no type that CloudTrail has. */
const char *event_type(struct trail_string arn);

#endif
