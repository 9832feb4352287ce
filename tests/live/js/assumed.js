/* Reads the secret db by the JavaScript SDK, in the role that is named. */
"use strict";
const sm = require("@aws-sdk/client-secrets-manager");
const { fromTemporaryCredentials } = require("@aws-sdk/credential-providers");

async function main() {
	const client = new sm.SecretsManagerClient({
		credentials: fromTemporaryCredentials({ params: {
			RoleArn: process.argv[2], RoleSessionName: "ses" } }) });
	const got = await client.send(new sm.GetSecretValueCommand({
		SecretId: "db" }));
	console.log(got.SecretString);
}

main();
