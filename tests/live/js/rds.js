/*
 * The story of tests/live/rds_story.json, told by the JavaScript SDK: reads the
 * steps as JSON from the file it is given and prints the answers.
 */
"use strict";
const fs = require("node:fs");
const sdk = require("@aws-sdk/client-rds");

const SECONDS = 300;
const rds = new sdk.RDSClient({ maxAttempts: 1 });

/* "db_instance_available" is waitUntilDBInstanceAvailable here. */
function waiter(name) {
	const words = name.split("_").map((w) =>
		w === "db" ? "DB" : w[0].toUpperCase() + w.slice(1));
	return sdk["waitUntil" + words.join("")];
}

async function answer(operation, input) {
	try {
		return await rds.send(new sdk[operation + "Command"](input));
	} catch (e) {
		if (!(e instanceof sdk.RDSServiceException))
			throw e;
		return { Code: e.Code ?? e.name, Message: e.message };
	}
}

async function main(steps) {
	const told = [];

	for (const [operation, input, end] of steps) {
		if (operation === "wait") {
			await waiter(end)(
				{ client: rds, maxWaitTime: SECONDS }, input);
			told.push({});
			continue;
		}
		const got = await answer(operation, input);
		if (!end !== !got.Code)
			throw Error(`${operation}: ${JSON.stringify(got)}`);
		told.push(got);
	}
	return told;
}

main(JSON.parse(fs.readFileSync(process.argv[2])))
	.then((told) => console.log(JSON.stringify(told)));
