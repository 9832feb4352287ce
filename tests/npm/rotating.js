// What each suite does: a database is made, a secret with its password, which
// rotates for real, and a program logs in. An AWS SDK that knows nothing of it.
"use strict";

const { CreateDBInstanceCommand, DescribeDBInstancesCommand, RDSClient,
	waitUntilDBInstanceAvailable } = require("@aws-sdk/client-rds");
const { CreateSecretCommand, GetSecretValueCommand, ListSecretsCommand,
	RotateSecretCommand, SecretsManagerClient } =
	require("@aws-sdk/client-secrets-manager");
const mysql = require("mysql2/promise");

const FIRST = "first-password";
const FUNCTION = "SecretsManagerRDSMariaDBRotationSingleUser";

async function database(rds) {
	const id = { DBInstanceIdentifier: "shop" };

	await rds.send(new CreateDBInstanceCommand({ ...id, Engine: "mariadb",
		DBInstanceClass: "db.t3.micro", AllocatedStorage: 20,
		MasterUsername: "admin", MasterUserPassword: FIRST }));
	await waitUntilDBInstanceAvailable({ client: rds, maxWaitTime: 120,
		minDelay: 1 }, id);
	const { DBInstances } = await rds.send(new DescribeDBInstancesCommand(id));

	return DBInstances[0].Endpoint;
}

/** Who logs in, by the database's own words. */
async function login({ host, port, username, password }) {
	const db = await mysql.createConnection({ host, port, user: username,
		password });
	const [[{ me }]] = await db.query("SELECT CURRENT_USER() AS me");

	await db.end();
	return me;
}

/** The names of all secrets there are. */
async function names() {
	const sm = new SecretsManagerClient({});
	const { SecretList } = await sm.send(new ListSecretsCommand({}));

	return SecretList.map(secret => secret.Name);
}

/** Makes shop/admin and rotates it: its value before and after. */
async function rotate(keyturn) {
	const sm = new SecretsManagerClient({});
	const { Address, Port } = await database(new RDSClient({}));
	const before = { engine: "mariadb", host: Address, port: Port,
		username: "admin", password: FIRST };

	await sm.send(new CreateSecretCommand({ Name: "shop/admin",
		SecretString: JSON.stringify(before) }));
	await sm.send(new RotateSecretCommand({ SecretId: "shop/admin",
		RotationLambdaARN: `arn:aws:lambda:${keyturn.region}:` +
			`${keyturn.account}:function:${FUNCTION}` }));
	await keyturn.wait("shop/admin", { timeout: 120 });
	const { SecretString } = await sm.send(new GetSecretValueCommand({
		SecretId: "shop/admin" }));

	return { before, after: JSON.parse(SecretString) };
}

module.exports = { login, names, rotate };
