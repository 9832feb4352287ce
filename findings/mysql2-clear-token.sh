#!/bin/bash
# Surprise: since a minor version of mysql2, no IAM login to RDS works any more, AWS's
# own driver for Node, which asks for mysql2 ^3.14.0, included: its plugin for IAM
# makes a token, and mysql2 refuses to send it.
#
# mysql2 3.22.0 answers mysql_clear_password only where enableCleartextPlugin is set,
# with TLS or without.  The driver does not set it, though a token is nothing else;
# as an option of its own client it is passed on.
#
# Version: aws-advanced-nodejs-wrapper 2.0.1 with mysql2 3.21.1 and 3.24.6, of npm.
# Source: https://github.com/sidorares/node-mysql2/commit/884bec56288d827939d0dd3f1f4ae476fbc8dbeb;
#   https://github.com/aws/aws-advanced-nodejs-wrapper (IAM authentication plugin: the
#   options named for it suffice); https://github.com/dbgate/dbgate/issues/1544 (another
#   client that went by it).
# Why it matters: an npm update within ^3 ends every login of pools, Sequelize, TypeORM
#   and Knex that have a token for a password.  enableCleartextPlugin: true mends it,
#   and versions before 3.22.0 do not mind it.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in node npm; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat >try.mjs <<'END'
import { createServer } from "node:net";
import { AwsMySQLClient } from "aws-advanced-nodejs-wrapper/mysql";

const iamHost = "db.abcdefghijkl.eu-west-1.rds.amazonaws.com";
const tokens = [];

// Who logs in is asked for a token, in clear, as AWSAuthenticationPlugin does it.
function serve(socket) {
	let got = Buffer.alloc(0), asked = false;
	const say = (number, ...parts) => {
		const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
		const head = Buffer.alloc(4);
		head.writeUIntLE(body.length, 0, 3);
		head[3] = number;
		socket.write(Buffer.concat([head, body]));
	};
	say(0, [10], "8.0.40\0", [1, 0, 0, 0], "12345678", [0], [0xff, 0xf7, 33, 2, 0],
		[0xff, 0x80, 21], Buffer.alloc(10), "123456789012\0",
		"mysql_native_password\0");
	socket.on("error", () => {});
	socket.on("data", (data) => {
		got = Buffer.concat([got, data]);
		while (got.length >= 4 && got.length >= 4 + got.readUIntLE(0, 3)) {
			const body = got.subarray(4, 4 + got.readUIntLE(0, 3));
			const number = got[3] + 1;
			got = got.subarray(4 + body.length);
			if (asked && body.includes("X-Amz-Signature"))
				tokens.push(body.toString());
			say(number, ...(asked ? [[0, 0, 0, 2, 0, 0, 0]] :
				[[0xfe], "mysql_clear_password\0"]));
			asked = true;
		}
	});
}

const server = createServer(serve);
await new Promise((then) => server.listen(0, "127.0.0.1", then));

async function login(options) {
	const client = new AwsMySQLClient({
		host: "127.0.0.1", port: server.address().port, user: "jane",
		plugins: "iam", iamHost, iamRegion: "eu-west-1", ...options });
	try {
		await client.connect();
		return "in";
	} catch (e) {
		return e.code;
	} finally {
		await client.end().catch(() => {});
	}
}

console.log("as documented:", await login({}), "tokens sent:", tokens.length);
console.log("enableCleartextPlugin:", await login({ enableCleartextPlugin: true }),
	"tokens sent:", tokens.length);
process.exit(0);
END

with() {	# with VERSION-OF-MYSQL2
	echo "{}" >package.json
	rm -rf node_modules package-lock.json
	npm install --silent --no-audit --no-fund aws-advanced-nodejs-wrapper@2.0.1 \
	    mysql2@"$1" @aws-sdk/client-secrets-manager@3.1164.0 \
	    @aws-sdk/client-rds@3.1164.0 @aws-sdk/rds-signer@3.1164.0 \
	    @aws-sdk/credential-providers@3.1164.0 >log 2>&1 ||
	    { cat log; echo "the driver could not be installed"; exit 77; }
	echo "mysql2 $(node -p 'require("mysql2/package.json").version')"
	env -u AWS_PROFILE AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b \
	    node try.mjs 2>log
}
{ with 3.21.1; with 3.24.6; } >told
cat told
diff -q - told >/dev/null <<'END' && echo "as told" ||
mysql2 3.21.1
as documented: in tokens sent: 1
enableCleartextPlugin: in tokens sent: 2
mysql2 3.24.6
as documented: MYSQL_CLEAR_PASSWORD_NOT_ENABLED tokens sent: 0
enableCleartextPlugin: in tokens sent: 1
END
    { echo "the behaviour has changed"; exit 1; }
