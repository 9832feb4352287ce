/* DescribeCertificates: keyturn's authority under the names of RDS's. */
#include <string.h>

#include "keyturn/fleet.h"
#include "ops.h"

/* The one that signs what databases have; false: there is none to be told. */
static bool
read_authority(struct kt_call *c, struct kt_cert *out)
{
	const char *path = c->server->fleet != NULL ?
	    c->server->fleet->ca_file : NULL;
	struct kt_buf pem;

	kt_buf_init(&pem, c->arena);
	if (path == NULL || kt_buf_file(&pem, path, SIZE_MAX) != 0)
		return false;
	kt_buf_char(&pem, '\0');
	return kt_cert_read(pem.p, out) == 0;
}

static void
fill(struct kt_call *c, const char *id, const struct kt_cert *cert,
    struct rds_certificate *out)
{
	out->certificate_identifier = id;
	out->certificate_type = "CA";
	out->certificate_arn = kt_arn(c->arena, "rds", c->region, "", "cert:",
	    id, NULL);
	out->customer_override = SHAPE_FALSE;
	if (cert == NULL)
		return;
	out->thumbprint = cert->thumbprint;
	out->valid_from = cert->from;
	out->valid_till = cert->till;
}

int
op_describe_certificates(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_certificate_message *out = c->out;
	const char *id = in->certificate_identifier;
	struct kt_cert *cert = kt_arena_alloc(c->arena, sizeof(*cert));
	struct db_page page = { NULL };
	struct rds_certificate *items;
	size_t i, n = 0;

	if (rule_page(c, in, &page) != 0)
		return -1;
	if (id != NULL && !known_certificate(id))
		return kt_fail(c, RDS_CERTIFICATE_NOT_FOUND,
		    "Certificate %s not found.", id);
	if (!read_authority(c, cert))
		cert = NULL;
	for (i = 0; known_certificates[i] != NULL; i++)
		;
	items = kt_arena_alloc(c->arena, i * sizeof(*items));
	for (i = 0; known_certificates[i] != NULL; i++)
		if (id == NULL || strcmp(id, known_certificates[i]) == 0)
			fill(c, known_certificates[i], cert, &items[n++]);
	out->certificates = (struct shape_list){ items, n };
	out->default_certificate_for_new_launches = known_certificates[0];
	return 0;
}
