// The same from CommonJS.
import keyturn = require("keyturn");
import setup = require("keyturn/jest");
import teardown = require("keyturn/jest/teardown");

export async function main(): Promise<Date> {
	const server: keyturn.Server = await keyturn.serve();
	await setup({}, { rootDir: "." });
	await teardown();
	return server.clock.now();
}
