// A question to a keyturn, by HTTP. Not by fetch, which test environments that
// play a browser replace by one that asks for leave, and is refused.
"use strict";

const http = require("node:http");
const { Refused, Unreachable } = require("./errors.js");

/**
 * @typedef {object} Question
 * @property {string} method
 * @property {string} path below /_keyturn/
 * @property {Record<string, string | number | undefined>} [query]
 * @property {object} [body]
 * @property {string} [scope] of whom a signature is said to be
 */

/**
 * @param {string} base
 * @param {Question} question
 */
function urlOf(base, { path, query = {} }) {
	const url = new URL(`${base}/_keyturn/${path}`);

	for (const [name, value] of Object.entries(query))
		if (value !== undefined)
			url.searchParams.set(name, String(value));
	return url;
}

/**
 * @param {Question} question
 * @returns {Record<string, string>}
 */
const headersOf = ({ scope }) => scope === undefined ? {} : {
	Authorization: `AWS4-HMAC-SHA256 Credential=${scope}/aws4_request, ` +
		`SignedHeaders=host, Signature=${"0".repeat(64)}` };

/**
 * On a connection of its own: none that was kept is closed under us.
 * @param {URL} url
 * @param {Question} question
 * @returns {Promise<{ status?: number, text: string }>}
 */
function exchange(url, question) {
	return new Promise((resolve, reject) => {
		/** @param {Error} error */
		const fail = error => reject(new Unreachable(
			`cannot reach ${url.origin}: ${error.message}`));
		const request = http.request(url, { method: question.method,
			agent: false, headers: headersOf(question) }, answer => {
			let text = "";

			answer.setEncoding("utf8");
			answer.on("data", part => { text += part; });
			answer.on("error", fail);
			answer.on("end", () => resolve({ status: answer.statusCode, text }));
		});

		request.on("error", fail);
		request.end(question.body && JSON.stringify(question.body));
	});
}

/**
 * What it answers.
 * @param {string} base
 * @param {Question} question
 * @returns {Promise<any>}
 */
async function ask(base, question) {
	const { status = 0, text } = await exchange(urlOf(base, question), question);
	let answer;

	try {
		answer = JSON.parse(text || "{}");
	} catch {
		throw new Unreachable(`${base} answers ${status}, and no JSON: is it ` +
			"a keyturn?");
	}
	if (status !== 200)
		throw new Refused(status, answer);
	return answer;
}

module.exports = { ask };
