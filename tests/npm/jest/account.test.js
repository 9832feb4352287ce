const { CreateSecretCommand, SecretsManagerClient } = require("@aws-sdk/client-secrets-manager");
const { names } = require("../rotating.js");

test("nobody else's secrets are here", async () => {
	expect(await names()).toEqual([]);
	await new SecretsManagerClient({}).send(new CreateSecretCommand({
		Name: "shop/admin", SecretString: "mine" }));
	expect(await names()).toEqual(["shop/admin"]);
});
