// One keyturn for a run of tests, whatever runs them.
"use strict";

const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { serve } = require("../index.js");

/** @type {import("../index.js").Server | undefined} */
let server;

/**
 * In the project's package.json: "keyturn": { "options": ["--fleet", "shared"] }
 * @param {string} root the project's folder
 * @returns {string[]}
 */
function optionsOf(root) {
	const file = path.join(root, "package.json");

	return existsSync(file) ?
		JSON.parse(readFileSync(file, "utf8")).keyturn?.options ?? [] : [];
}

/**
 * Starts it, unless the environment leads to one already, and has that lead
 * there, which the runner's workers inherit.
 * @param {string} root
 */
async function begin(root) {
	if (process.env.KEYTURN_URL)
		return;
	server = await serve(...optionsOf(root));
	server.use();
}

async function end() {
	if (!server)
		return;
	delete process.env.KEYTURN_URL;
	await server.stop();
	server = undefined;
}

module.exports = { begin, end };
