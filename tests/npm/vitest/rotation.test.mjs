import { connect } from "keyturn";
import { beforeAll, expect, test } from "vitest";
import { login, names, rotate } from "../rotating.js";

const keyturn = connect();
let value;

beforeAll(async () => {
	expect(await names()).toEqual([]);
	value = await rotate(keyturn);
}, 120_000);

test("the new password logs in", async () => {
	expect(await login(value.after)).toBe("admin@%");
});

test("the old one does not any more", async () => {
	await expect(login(value.before)).rejects.toMatchObject({
		code: "ER_ACCESS_DENIED_ERROR" });
});

test("keyturn tells of it", async () => {
	const [last] = await keyturn.lastRotations();
	const { values, verified } = await keyturn.verify("shop/admin");

	expect(last).toMatchObject({ secret: "shop/admin", outcome: "succeeded" });
	expect(verified).toBe(true);
	expect(values.map(v => [v.label, v.logs_in])).toEqual(
		expect.arrayContaining([["AWSCURRENT", true], ["AWSPREVIOUS", false]]));
});
