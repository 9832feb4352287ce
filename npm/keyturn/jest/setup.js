// Jest's globalSetup: one keyturn for the run.
"use strict";

const { begin } = require("../lib/runner.js");

/**
 * @param {object} _
 * @param {{ rootDir?: string }} [config]
 */
module.exports = async function setup(_, config) {
	await begin(config?.rootDir ?? process.cwd());
};
