// A user of IAM logs in: a token of the SDK's, and mysql2.
"use strict";

const fs = require("fs");
const mysql = require("mysql2/promise");
const { Signer } = require("@aws-sdk/rds-signer");

async function main() {
	const [host, port, user] = process.argv.slice(2);
	const signer = new Signer({ hostname: host, port: Number(port),
		username: user, region: process.env.AWS_REGION });
	const db = await mysql.createConnection({ host, port: Number(port),
		user, password: await signer.getAuthToken(),
		enableCleartextPlugin: true,
		ssl: { ca: fs.readFileSync(process.env.KEYTURN_CA) } });
	const [[row]] = await db.query("SELECT CURRENT_USER() AS me");

	await db.end();
	console.log(row.me);
}

main();
