/* A secret "db" under a key of KMS. */
#ifndef TESTS_SEALED_H
#define TESTS_SEALED_H

#include "tests/support/who.h"

#define THERE "eu-central-1"
#define OTHER "210987654321"
#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::" OTHER ":user/bob"

#define NO_WRITE "EncryptionFailure", "Secrets Manager can't encrypt the " \
	"protected secret text using the provided KMS key. Check that the " \
	"KMS key is available, enabled, and not in an invalid state."
#define NO_READ "DecryptionFailure", "Secrets Manager can't decrypt the " \
	"protected secret text using the provided KMS key."
#define NO_RIGHT "AccessDeniedException", "Access to KMS is not allowed"

extern struct world w;
extern struct client me;
extern struct who who;
extern const char *id, *arn;	/* the key's; "alias/mine" is another name of it */

void setup(void);
void teardown(void);

/* With one of those pairs. */
void ck_fails(struct said s, const char *code, const char *message);
struct said kms(const char *op, const char *json);
/* As the account, of its key. */
struct said of_key(const char *op, const char *more);
struct said get(const char *more);
struct said put(const char *value, const char *token);
struct said create(const char *name, const char *key);
const char *described(const char *path);

#endif
