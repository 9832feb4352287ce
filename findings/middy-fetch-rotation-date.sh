#!/bin/bash
# Surprise: with fetchRotationDate, which is there to keep a secret until it rotates,
# middy's secrets-manager keeps it for good: after NextRotationDate it never asks
# Secrets Manager again, for as long as the process lives.
#
# The date is written down under the secret's name in fetchData, and looked for
# under cacheKey, "secrets-manager": it is not found, and cacheExpiry's default,
# -1, is for ever.  It is also multiplied by 1000 as if it were seconds, though the
# SDK gives a Date: it would be some fifty thousand years ahead.
#
# Version: @middy/secrets-manager 6.4.5, @middy/core 6.4.5,
#   @aws-sdk/client-secrets-manager 3.1164.0 of npm.
# Source: https://middy.js.org/docs/middlewares/secrets-manager (fetchRotationDate:
#   cached by NextRotationDate; cacheExpiry -1 uses it).
# Why it matters: a warm Lambda goes on with the password of before the rotation
#   until it is recycled, and who set the option thinks that is seen to.  A plain
#   cacheExpiry in milliseconds does what it says.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in node npm; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo "{}" >package.json
npm install --silent --no-audit --no-fund @middy/core@6.4.5 \
    @middy/secrets-manager@6.4.5 @aws-sdk/client-secrets-manager@3.1164.0 \
    >log 2>&1 || { cat log; echo "middy could not be installed"; exit 77; }

cat >try.mjs <<'END'
import { createServer } from 'node:http';
import middy from '@middy/core';
import secretsManager from '@middy/secrets-manager';

// A Secrets Manager with a secret that rotates two seconds from the start.
let password = 'old';
const rotates = Math.ceil(Date.now() / 1000) + 2;
const answers = {
	DescribeSecret: () => ({
		LastRotationDate: 1, LastChangedDate: 1, NextRotationDate: rotates }),
	GetSecretValue: () => ({ SecretString: JSON.stringify(password) }),
};
const server = createServer((request, response) => {
	const name = request.headers['x-amz-target'].split('.')[1];
	request.resume();
	response.end(JSON.stringify(answers[name]()));
}).listen(0, '127.0.0.1');
await new Promise((then) => server.once('listening', then));

const handler = (name, options) => middy()
	.use(secretsManager({
		awsClientOptions: {
			endpoint: `http://127.0.0.1:${server.address().port}`,
			region: 'eu-west-1',
			credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
		},
		fetchData: { db: 'app' }, disablePrefetch: true, cacheKey: name,
		setToContext: true, ...options,
	}))
	.handler(async (event, context) => context.db);
const handlers = {
	fetchRotationDate: handler('a', { fetchRotationDate: true }),
	cacheExpiry: handler('b', { cacheExpiry: 1000 }),
};
const context = () => ({ getRemainingTimeInMillis: () => 10000 });
const said = { fetchRotationDate: [], cacheExpiry: [] };
const ask = async () => {
	for (const [name, call] of Object.entries(handlers))
		said[name].push(await call({}, context()));
};
const sleep = (ms) => new Promise((then) => setTimeout(then, ms));
await ask();
await sleep(rotates * 1000 - Date.now());
password = 'new';
await sleep(2500);
await ask();
server.close();
for (const [name, values] of Object.entries(said))
	console.log(`${name}: before the rotation ${values[0]}, after it ${values[1]}`);
process.exit(String(Object.values(said)) === 'old,old,old,new' ? 0 : 1);
END
npm ls @middy/secrets-manager | sed -n 2p
node --no-warnings try.mjs && echo "as told" || { echo "the behaviour has changed"; exit 1; }
