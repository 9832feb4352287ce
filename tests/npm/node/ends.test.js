const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const { test } = require("node:test");
const { connect, serve, NotStarted, Unreachable } = require("keyturn");

test("what it cannot start with is told", async () => {
	await assert.rejects(serve("--no-such-option"), error =>
		error instanceof NotStarted && /no-such-option/.test(error.message));
});

test("who has stopped is not reached", async () => {
	const keyturn = await serve();

	assert.match(keyturn.log, /\S/);
	await keyturn.stop();
	await keyturn.stop();
	await assert.rejects(keyturn.health(), Unreachable);
	assert.throws(() => process.kill(keyturn.pid, 0), { code: "ESRCH" });
});

test("a program ends without stop(), and keyturn with it", () => {
	const { status, stdout } = spawnSync(process.execPath, ["-e",
		'require("keyturn").serve().then(k => console.log(k.url))'],
		{ cwd: __dirname, encoding: "utf8", timeout: 60_000 });

	assert.equal(status, 0);
	assert.match(stdout, /^http:/);
});

test("the environment of a child leads to it", async () => {
	process.env.AWS_PROFILE = "production";
	const keyturn = await serve("--account=000000000001");
	const { stdout } = spawnSync(process.execPath, ["-p",
		'[require("keyturn").connect().account, process.env.AWS_PROFILE].join()'],
		{ cwd: __dirname, encoding: "utf8", env: keyturn.environ() });

	assert.equal(stdout, "000000000001,\n");
	assert.equal(process.env.AWS_PROFILE, "production");
	assert.throws(() => connect(), { name: "KeyturnError" });
	await keyturn.stop();
});
