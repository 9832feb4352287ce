// An environment that leads to one keyturn and nowhere else, as `keyturn exec`
// makes it (server/lead.c has the same list; a test compares the two).
"use strict";

const { devNull } = require("node:os");

// Where credentials and endpoints could come from besides ours. A name that
// ends in "_" stands for all that begin so.
const removed = [
	"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN",
	"AWS_SECURITY_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
	"AWS_ENDPOINT_URL_", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
	"AWS_ROLE_SESSION_NAME", "AWS_CONTAINER_", "AWS_CREDENTIAL_FILE",
	"AWS_CREDENTIAL_EXPIRATION", "AWS_USE_FIPS_ENDPOINT",
	"AWS_USE_DUALSTACK_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS",
	"AWS_ACCESS_KEY", "AWS_SECRET_KEY", "BOTO_CONFIG",
	"KEYTURN_CA", "LOCALSTACK_HOST", "LOCALSTACK_HOSTNAME",
];

/** @param {string} name */
const isRemoved = name => removed.some(r => r.endsWith("_") ?
	name.startsWith(r) : name === r);

/**
 * Loopback goes past any proxy, beside what went past it before.
 * @param {string | undefined} was
 */
function pastProxy(was) {
	const ours = ["127.0.0.1", "localhost", "::1"];
	const there = (was || "").split(",").filter(h => h && !ours.includes(h));

	return [...there, ...ours].join(",");
}

/**
 * Changes env so that it leads to that keyturn.
 * @template {Record<string, string | undefined>} Env
 * @param {Env} env
 * @param {import("../index.js").Keyturn} to
 */
function lead(env, to) {
	for (const name of Object.keys(env).filter(isRemoved))
		delete env[name];
	const past = pastProxy(env.NO_PROXY || env.no_proxy);

	return Object.assign(env, {
		AWS_ENDPOINT_URL: to.url,
		KEYTURN_URL: to.url,
		...(to.ca && { KEYTURN_CA: to.ca }),
		AWS_ACCESS_KEY_ID: to.account,
		AWS_SECRET_ACCESS_KEY: "keyturn",
		AWS_REGION: to.region,
		AWS_DEFAULT_REGION: to.region,
		AWS_EC2_METADATA_DISABLED: "true",
		AWS_CONFIG_FILE: devNull,
		AWS_SHARED_CREDENTIALS_FILE: devNull,
		NO_PROXY: past,
		no_proxy: past,
	});
}

module.exports = { lead, removed };
