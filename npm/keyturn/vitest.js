// Vitest's globalSetup: one keyturn for the run.
"use strict";

const { begin, end } = require("./lib/runner.js");

/** @param {{ config?: { root?: string } }} [project] */
module.exports = async function setup(project) {
	await begin(project?.config?.root ?? process.cwd());
	return end;
};
