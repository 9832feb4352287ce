const assert = require("node:assert/strict");
const { after, before, test } = require("node:test");
const { freshAccount, serve, Refused, RotationFailed } = require("keyturn");
const { login, rotate } = require("../rotating.js");

let keyturn;

before(async () => { keyturn = (await serve()).use(); });
after(() => keyturn.stop());

test("a secret rotates", async () => {
	const value = await rotate(keyturn);

	assert.equal(await login(value.after), "admin@%");
	await keyturn.sql("shop", "CREATE DATABASE till; CREATE USER clerk " +
		"IDENTIFIED BY 'penny'; GRANT ALL ON till.* TO clerk");
	await keyturn.sql("shop", "CREATE TABLE coins (n INT)", { schema: "till" });
	assert.equal(await login({ ...value.after, username: "clerk",
		password: "penny" }), "clerk@%");
	await assert.rejects(login(value.before), { code: "ER_ACCESS_DENIED_ERROR" });
});

test("a rotation that fails says why", async () => {
	await keyturn.clock.freeze();	// it is tried again in a second
	await keyturn.faults.add({ point: "set.before", action: "fail",
		secret: "shop/admin" });
	await keyturn.call("secretsmanager", "RotateSecret",
		{ SecretId: "shop/admin" });
	await assert.rejects(keyturn.wait("shop/admin"), error =>
		error instanceof RotationFailed && /set\.before/.test(error.message) &&
		error.rotations.outcome === "failed");
	assert.equal((await keyturn.faults.list())[0].spent, true);
	await keyturn.faults.clear();
	assert.deepEqual(await keyturn.faults.list(), []);
	assert.equal((await keyturn.health()).failing, 1);
});

test("time passes", async () => {
	await keyturn.clock.freeze();
	const before = await keyturn.clock.now();
	const events = await keyturn.clock.advance("1d");

	assert.equal(await keyturn.clock.now() - before, 24 * 3600 * 1000);
	assert.ok(events.some(e => e.event === "RotationSucceeded"));
	await keyturn.clock.set(new Date(+before + 48 * 3600 * 1000));
	await keyturn.clock.run();
	await assert.rejects(keyturn.clock.set(before), error =>
		error instanceof Refused && error.status === 400);
});

test("an account can be emptied, and others stay", async () => {
	const other = keyturn.at({ account: freshAccount() });

	await other.call("secretsmanager", "CreateSecret",
		{ Name: "other", SecretString: "x" });
	await keyturn.reset();
	await assert.rejects(keyturn.rotations("shop/admin"),
		{ code: "NoSuchSecretException", status: 404 });
	assert.equal((await other.rotations("other")).outcome, "none");
	await keyturn.reset({ everybody: true });
	await assert.rejects(other.rotations("other"), Refused);
});
