const { connect } = require("keyturn");
const { login, names, rotate } = require("../rotating.js");

const keyturn = connect();
let value;

beforeAll(async () => {
	expect(await names()).toEqual([]);
	value = await rotate(keyturn);
}, 120_000);

test("the new password logs in, and the old one no more", async () => {
	expect(await login(value.after)).toBe("admin@%");
	await expect(login(value.before)).rejects.toMatchObject({
		code: "ER_ACCESS_DENIED_ERROR" });
});

test("the options of package.json hold", async () => {
	expect(process.env.AWS_REGION).toBe("eu-central-1");
	expect((await keyturn.rotations("shop/admin")).arn).toContain(
		`:eu-central-1:${keyturn.account}:`);
});
