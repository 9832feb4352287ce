// The application of ../pool.py, with mysql2's pool.
"use strict";

const fs = require("fs");
const readline = require("readline");
const mysql = require("mysql2/promise");
const { SecretsManagerClient, GetSecretValueCommand } =
    require("@aws-sdk/client-secrets-manager");

const WORKERS = 2, HELD = 2;

// The secret's value, read again when its time is over; one read for all.
class Cache {
	constructor(secret) {
		this.secret = secret;
		this.client = new SecretsManagerClient({});
		this.kept = null;
	}

	read() {
		this.kept ??= this.client.send(new GetSecretValueCommand(
		    { SecretId: this.secret })).then((answer) =>
		    JSON.parse(answer.SecretString));
		return this.kept;
	}

	tick() {
		this.kept = null;
	}
}

class Application {
	async begin(secret) {
		this.cache = new Cache(secret);
		const value = await this.cache.read();
		this.pool = mysql.createPool({
			host: value.host, port: value.port,
			user: value.username, password: value.password,
			ssl: { ca: fs.readFileSync(process.env.KEYTURN_CA) },
			connectionLimit: WORKERS + HELD });
		this.held = [];
		for (let i = 0; i < HELD; i++)
			this.held.push(await this.pool.getConnection());
		this.round = 0;
		this.waiting = [];
		this.reached = new Array(WORKERS).fill(0);
		this.opened = this.refused = 0;
		this.error = null;
		for (let i = 0; i < WORKERS; i++)
			this.work(i);
	}

	// mysql2 takes no function for a password: what it opens next is told.
	async connection() {
		const value = await this.cache.read();
		const told = this.pool.pool.config.connectionConfig;
		told.user = value.username;
		told.password = value.password;
		return this.pool.getConnection();
	}

	async work(i) {
		while (!this.over) {
			const begun = this.round;
			try {
				const connection = await this.connection();
				await connection.query("SELECT 1");
				connection.destroy();	// so that the next is new
				this.opened++;
			} catch (e) {
				if (e.code === "ER_ACCESS_DENIED_ERROR")
					this.refused++;
				else
					this.error ??= String(e);
			}
			this.reached[i] = begun;
			this.waiting = this.waiting.filter((w) => !w());
		}
	}

	async more() {
		const round = ++this.round;
		await new Promise((resolve) => this.waiting.push(() => {
			const done = Math.min(...this.reached) >= round;
			if (done)
				resolve();
			return done;
		}));
		let kept = 0;
		for (const connection of this.held)
			kept += (await connection.query("SELECT 1 AS one"))[0][0].one;
		return { opened: this.opened, refused: this.refused,
		    error: this.error, kept };
	}
}

async function main() {
	const app = new Application();
	await app.begin(process.env.POOL_SECRET);
	for await (const line of readline.createInterface({ input: process.stdin })) {
		if (line === "tick")
			app.cache.tick();
		console.log(JSON.stringify(await app.more()));
	}
	process.exit(0);
}

main();
