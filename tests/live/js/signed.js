/*
 * Calls by the JavaScript SDK, which signs them: with a clock that is an hour
 * fast too, which it sets right by the answer.  Prints how often it asked.
 */
"use strict";
const sm = require("@aws-sdk/client-secrets-manager");
const rds = require("@aws-sdk/client-rds");

async function attempts() {
	const got = await new sm.SecretsManagerClient({}).send(new sm.DescribeSecretCommand({
		SecretId: process.argv[2] }));
	return got.$metadata.attempts;
}

async function main() {
	await new rds.RDSClient({}).send(new rds.DescribeDBInstancesCommand({}));
	const right = await attempts(), now = Date.now;
	Date.now = () => now() + 3600000;
	console.log(right, await attempts());
}

main();
