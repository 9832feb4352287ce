/*
 * One call by the JavaScript SDK, with the patience that it has by itself: how
 * often it was made, and how it ended.
 */
"use strict";
const sdk = require("@aws-sdk/client-secrets-manager");

async function main() {
	const c = new sdk.SecretsManagerClient({});
	try {
		const got = await c.send(new sdk.GetRandomPasswordCommand({}));
		console.log(`${got.$metadata.attempts} ok`);
	} catch (e) {
		console.log(`${e.$metadata.attempts} ${e.name}`);
	}
}

main();
