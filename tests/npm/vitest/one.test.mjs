// Two files of this make the same secret, each in an account of its own.
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect, test } from "vitest";
import { names } from "../rotating.js";

test("nobody else's secrets are here", async () => {
	expect(await names()).toEqual([]);
	await new SecretsManagerClient({}).send(new CreateSecretCommand({
		Name: "shop/admin", SecretString: "mine" }));
	expect(await names()).toEqual(["shop/admin"]);
});
