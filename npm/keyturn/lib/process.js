// The process of a keyturn that is ours: its standard input is a pipe that
// nothing is written to, and it ends when that closes, however we end.
"use strict";

const { spawn } = require("node:child_process");
const { randomUUID } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const readline = require("node:readline");
const { NotStarted } = require("./errors.js");

const command = path.join(__dirname, "..", "bin", "keyturn");

/** A file without a name, which goes with whoever has it open. */
function nameless() {
	const name = path.join(os.tmpdir(), `keyturn-${randomUUID()}.log`);
	const fd = fs.openSync(name, "ax+", 0o600);

	fs.unlinkSync(name);
	return fd;
}

/**
 * All that was written to it.
 * @param {number} fd
 */
function contents(fd) {
	const text = Buffer.alloc(fs.fstatSync(fd).size);

	fs.readSync(fd, text, 0, text.length, 0);
	return text.toString();
}

/**
 * The line that says it is ready.
 * @param {import("node:stream").Readable} stdout
 * @param {Promise<string>} ended
 * @returns {Promise<{ url: string, pid: number, account: string, region: string, ca?: string }>}
 */
async function readiness(stdout, ended) {
	const lines = readline.createInterface(stdout);
	/** @type {Promise<string>} */
	const line = new Promise(resolve => { lines.once("line", resolve); });
	const why = await Promise.race([line.then(() => ""), ended]);

	if (why)
		throw new NotStarted(why);
	return JSON.parse(await line);
}

/**
 * How it ended, when it has.
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => string} log
 * @returns {Promise<string>}
 */
const endOf = (child, log) => new Promise(resolve => {
	child.once("error", error =>
		resolve(`cannot run ${command}: ${error.message}`));
	child.once("exit", (status, signal) =>
		resolve(`keyturn ended with ${signal ?? status} before it was ` +
			`ready:\n${log().slice(-2000).trimEnd()}`));
});

/**
 * @param {readonly string[]} options
 * @param {number} err
 */
function run(options, err) {
	const child = spawn(command, ["serve", "--listen", "127.0.0.1:0",
		"--until-eof", ...options.includes("--data") ? [] : ["--memory"],
		...options], { stdio: ["pipe", "pipe", err], detached: true });
	const { stdin, stdout } =
		/** @type {import("node:child_process").ChildProcessByStdio<
			import("node:net").Socket, import("node:net").Socket, null>} */ (
			/** @type {unknown} */ (child));

	stdin.on("error", () => {});	// it ended first
	return { child, stdin, stdout };
}

/**
 * In a session of its own, where a Ctrl-C that is for the tests does not reach
 * it before they have ended; and none of it keeps us from ending.
 * @param {readonly string[]} options
 */
async function start(options) {
	const err = nameless(), log = () => contents(err);
	const { child, stdin, stdout } = run(options, err);
	const ended = endOf(child, log);
	const ready = await readiness(stdout, ended);

	for (const handle of [child, stdin, stdout])
		handle.unref();
	return { ready, log, stop: async () => {
		child.ref();
		stdin.end();
		await ended;
	} };
}

module.exports = { start };
