/*
 * Lists of what keyturn does not have: empty, for who looks before he deletes a
 * user, and for Terraform's reads.
 */
#include "noun.h"

static struct shape_list
nothing(struct kt_call *c)
{
	return (struct shape_list){ kt_arena_alloc(c->arena, 1), 0 };
}

/* Of a user, who must be there; of the root, who is. */
static int
ask(struct kt_call *c, const char *user_name)
{
	const char *name = noun_user_named(c, user_name);
	struct dispatch_thing t;

	if (name == NULL)
		return -1;
	return name[0] != '\0' ? noun_find(c, &noun_user, name, NULL, &t) :
	    noun_permit(c, c->op->name, kt_principal_arn(c), NULL);
}

int
op_list_mfa_devices(struct kt_call *c)
{
	const struct iam_list_mfa_devices_request *in = c->in;
	struct iam_list_mfa_devices_response *out = c->out;

	out->mfa_devices = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return ask(c, in->user_name);
}

int
op_list_signing_certificates(struct kt_call *c)
{
	const struct iam_list_signing_certificates_request *in = c->in;
	struct iam_list_signing_certificates_response *out = c->out;

	out->certificates = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return ask(c, in->user_name);
}

int
op_list_ssh_public_keys(struct kt_call *c)
{
	const struct iam_list_ssh_public_keys_request *in = c->in;
	struct iam_list_ssh_public_keys_response *out = c->out;

	out->ssh_public_keys = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return ask(c, in->user_name);
}

int
op_list_service_specific_credentials(struct kt_call *c)
{
	const struct iam_list_service_specific_credentials_request *in = c->in;
	struct iam_list_service_specific_credentials_response *out = c->out;

	out->service_specific_credentials = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return in->all_users == SHAPE_TRUE ? noun_permit(c, c->op->name, "*",
	    NULL) : ask(c, in->user_name);
}

int
op_list_virtual_mfa_devices(struct kt_call *c)
{
	struct iam_list_virtual_mfa_devices_response *out = c->out;

	out->virtual_mfa_devices = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return 0;
}

int
op_list_saml_providers(struct kt_call *c)
{
	struct iam_list_saml_providers_response *out = c->out;

	out->saml_provider_list = nothing(c);
	return 0;
}

int
op_list_server_certificates(struct kt_call *c)
{
	struct iam_list_server_certificates_response *out = c->out;

	out->server_certificate_metadata_list = nothing(c);
	out->is_truncated = SHAPE_FALSE;
	return 0;
}
