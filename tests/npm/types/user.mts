// A user's program, as a module: what it may say, and what it may not.
import { connect, freshAccount, serve, Refused, RotationFailed, type Keyturn } from "keyturn";
import setup from "keyturn/vitest";

export async function tells(keyturn: Keyturn): Promise<string[]> {
	try {
		const { rotations } = await keyturn.wait("shop/admin", { timeout: 5 });
		return rotations.flatMap(r => r.attempts.flatMap(a => a.steps.map(s => s.step)));
	} catch (error) {
		if (error instanceof RotationFailed)
			return [error.rotations.reason ?? ""];
		throw error instanceof Refused ? new Error(error.code) : error;
	}
}

export async function main(): Promise<void> {
	await using server = await serve("--fleet", "shared");
	const mine = server.at({ account: freshAccount() }).use();
	const events = await mine.clock.advance("31d");
	await mine.faults.add({ service: "rds", action: "throttle", times: 2 });
	const teardown = await setup({ config: { root: "." } });
	await teardown();
	console.log(events[0]?.event, connect().region, server.pid, await tells(mine));

	// @ts-expect-error a span is a string
	await mine.clock.advance(31);
	// @ts-expect-error a fault without an action is none
	await mine.faults.add({ service: "rds" });
	// @ts-expect-error there is no such outcome
	await mine.lastRotations("succeded");
	// @ts-expect-error an account goes by its name
	mine.at("123456789012");
	// @ts-expect-error who was not started here cannot be stopped
	await mine.stop();
}
