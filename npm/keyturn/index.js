// What index.d.ts says; that is the manual.
"use strict";

const { randomInt } = require("node:crypto");
const { ask } = require("./lib/ask.js");
const { lead } = require("./lib/environment.js");
const errors = require("./lib/errors.js");
const { start } = require("./lib/process.js");

const ACCOUNT = "123456789012", REGION = "us-east-1";

/**
 * @param {string} url
 * @returns {import("./index.js").Clock}
 */
function clockOf(url) {
	/** @param {object} body */
	const post = async body => (await ask(url,
		{ method: "POST", path: "clock", body })).events ?? [];

	return {
		now: async () => new Date((await ask(url,
			{ method: "GET", path: "clock" })).now),
		advance: span => post({ advance: span }),
		set: moment => post({ set: typeof moment === "string" ? moment :
			moment.toISOString() }),
		freeze: async () => { await post({ freeze: true }); },
		run: async () => { await post({ run: true }); },
	};
}

/**
 * @param {string} url
 * @returns {import("./index.js").Faults}
 */
const faultsOf = url => ({
	add: body => ask(url, { method: "POST", path: "faults", body }),
	list: async () => (await ask(url, { method: "GET", path: "faults" })).faults,
	clear: async id => {
		await ask(url, { method: "DELETE",
			path: id === undefined ? "faults" : `faults/${id}` });
	},
});

const freshAccount = () => String(randomInt(1e11, 1e12));

/** @param {string} secret */
const pathOf = secret => secret.split("/").map(encodeURIComponent).join("/");

class Keyturn {
	/** @param {{ url: string, ca?: string, account?: string, region?: string }} at */
	constructor({ url, ca, account = ACCOUNT, region = REGION }) {
		this.url = url.replace(/\/+$/, "");
		this.ca = ca;
		this.account = account;
		this.region = region;
		this.clock = clockOf(this.url);
		this.faults = faultsOf(this.url);
	}

	/** @param {{ account?: string, region?: string }} other */
	at({ account = this.account, region = this.region }) {
		return new Keyturn({ url: this.url, ca: this.ca, account, region });
	}

	/** @returns {Record<string, string>} */
	environ() {
		return /** @type {Record<string, string>} */ (
			lead({ ...process.env }, this));
	}

	use() {
		lead(process.env, this);
		return this;
	}

	/**
	 * @param {string} service
	 * @param {string} operation
	 * @param {object} [input]
	 * @returns {Promise<any>}
	 */
	call(service, operation, input = {}) {
		return ask(this.url, { method: "POST", body: input,
			path: `call/${service}/${operation}`,
			scope: `${this.account}/20260101/${this.region}/${service}` });
	}

	/**
	 * @param {string} secret
	 * @param {{ timeout?: number }} [options] seconds
	 */
	async wait(secret, { timeout = 30 } = {}) {
		const found = await this.#about(secret, { last: 1,
			wait_ms: Math.round(timeout * 1000) });

		if (found.outcome === "running")
			throw new errors.StillRunning(`the rotation of ${secret} has ` +
				`not ended after ${timeout} s`);
		if (found.outcome !== "succeeded")
			throw new errors.RotationFailed(found);
		return found;
	}

	/**
	 * @param {string} secret
	 * @param {{ last?: number }} [options]
	 */
	rotations(secret, { last } = {}) {
		return this.#about(secret, { last });
	}

	/** @param {import("./index.js").Outcome} [outcome] */
	async lastRotations(outcome) {
		const { account, region } = this;

		return (await ask(this.url, { method: "GET", path: "rotations",
			query: { outcome, account, region } })).rotations;
	}

	/** @param {string} secret */
	verify(secret) {
		return ask(this.url, { method: "POST",
			path: `verify/${pathOf(secret)}`, query: this.#where(secret) });
	}

	/**
	 * @param {string} database
	 * @param {string} text
	 * @param {{ schema?: string }} [options]
	 */
	async sql(database, text, { schema } = {}) {
		const { account, region } = this;

		await ask(this.url, { method: "POST", query: { account, region },
			path: `sql/${encodeURIComponent(database)}`,
			body: { sql: text, schema } });
	}

	health() {
		return ask(this.url, { method: "GET", path: "health" });
	}

	/** @param {{ everybody?: boolean }} [options] */
	async reset({ everybody = false } = {}) {
		await ask(this.url, { method: "POST", path: "reset",
			body: everybody ? {} : { account: this.account } });
	}

	/**
	 * @param {string} secret
	 * @param {Record<string, number | undefined>} query
	 */
	#about(secret, query) {
		return ask(this.url, { method: "GET",
			path: `rotations/${pathOf(secret)}`,
			query: { ...this.#where(secret), ...query } });
	}

	/**
	 * An ARN says both by itself.
	 * @param {string} secret
	 */
	#where(secret) {
		const { account, region } = this;

		return secret.startsWith("arn:") ? {} : { account, region };
	}
}

class Server extends Keyturn {
	#process;

	/** @param {Awaited<ReturnType<typeof start>>} started */
	constructor(started) {
		super(started.ready);
		this.pid = started.ready.pid;
		this.#process = started;
	}

	get log() {
		return this.#process.log();
	}

	stop() {
		return this.#process.stop();
	}

	[Symbol.asyncDispose]() {
		return this.stop();
	}
}

/** @param {readonly string[]} options */
const serve = async (...options) => new Server(await start(options));

/** @param {string} [url] */
function connect(url = process.env.KEYTURN_URL) {
	const { KEYTURN_CA, AWS_ACCESS_KEY_ID = "", AWS_REGION } = process.env;

	if (!url)
		throw new errors.KeyturnError(
			"no url was given, and KEYTURN_URL is not set");
	return new Keyturn({ url, ca: KEYTURN_CA, region: AWS_REGION,
		account: /^\d{12}$/.test(AWS_ACCESS_KEY_ID) ? AWS_ACCESS_KEY_ID :
			undefined });
}

module.exports = { ...errors, Keyturn, Server, connect, freshAccount, serve };
