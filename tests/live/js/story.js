/*
 * The story of tests/live/test_operations.py, told by the JavaScript SDK: all
 * that it is told comes from the environment, as for a program made for AWS.
 * Ends with a line of counts; a failed assertion ends it with its stack.
 */
"use strict";
const assert = require("node:assert/strict");
const { randomUUID } = require("node:crypto");
const sdk = require("@aws-sdk/client-secrets-manager");

const HERE = process.env.AWS_REGION;
const THERE = "eu-west-1";
const ACCOUNT = process.env.AWS_ACCESS_KEY_ID;
const NOT_FOUND = "Secrets Manager can't find the specified secret.";
const FUNCTION = `arn:aws:lambda:${HERE}:${ACCOUNT}:function:` +
	"SecretsManagerRDSMySQLRotationSingleUser";
const NOBODY_THERE = JSON.stringify({
	engine: "mysql", host: "127.0.0.1", port: 1, username: "app",
	password: "old",
});
const BLOB = Uint8Array.from({ length: 256 }, (_, i) => i);

const succeeded = new Set(), refused = new Set();

/* A client that notes the fate of each operation. */
function client(region) {
	const c = new sdk.SecretsManagerClient({ region, maxAttempts: 1 });
	c.middlewareStack.add((next, context) => async (args) => {
		try {
			const got = await next(args);
			succeeded.add(context.commandName);
			return got;
		} catch (e) {
			refused.add(context.commandName);
			throw e;
		}
	}, { step: "initialize", name: "note" });
	return c;
}

const here = client(HERE), there = client(THERE);

/* call("GetSecretValue", {...}): the answer without the SDK's own. */
async function call(operation, input = {}, at = here) {
	const { $metadata, ...answer } =
		await at.send(new sdk[operation + "Command"](input));
	assert.equal($metadata.httpStatusCode, 200);
	assert.match($metadata.requestId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-/);
	return answer;
}

/*
 * Refused by an exception of that name; the modelled ones are classes, which
 * programs tell by instanceof.
 */
async function fails(name, text, operation, input = {}, at = here) {
	let e;
	try {
		await call(operation, input, at);
	} catch (caught) {
		e = caught;
	}
	assert.ok(e, `${operation} succeeded instead of ${name}`);
	assert.equal(e.name, name, e.stack);
	assert.ok(e instanceof sdk.SecretsManagerServiceException, e.stack);
	assert.ok(e instanceof sdk[name], `${name} is not that class`);
	assert.equal(e.$fault, "client");
	assert.equal(e.$metadata.httpStatusCode, 400);
	if (text instanceof RegExp)
		assert.match(e.message, text);
	else
		assert.equal(e.message, text);
}

function isNow(when) {
	assert.ok(when instanceof Date);
	assert.ok(Math.abs(Date.now() - when) < 60_000, when);
}

function policy(principal) {
	return JSON.stringify({ Version: "2012-10-17", Statement: [{
		Effect: "Allow", Principal: { AWS: principal },
		Action: "secretsmanager:GetSecretValue", Resource: "*",
	}] }, null, "\t");
}

const FRIENDS = policy(`arn:aws:iam::${ACCOUNT}:root`);
const EVERYBODY = policy("*");

/* --- the story: one secret of its own --- */

const Name = "js-" + randomUUID().slice(0, 8);
const SecretId = Name;
const NO_SUCH = { SecretId: "no-such" };
let ARN, first, second, third;

async function labels() {
	const d = await call("DescribeSecret", { SecretId });
	return Object.fromEntries(Object.entries(d.VersionIdsToStages)
		.flatMap(([v, all]) => all.map((label) => [label, v])));
}

async function creates() {
	first = randomUUID();
	const answer = await call("CreateSecret", {
		Name, SecretString: NOBODY_THERE, Description: "of a story",
		ClientRequestToken: first, Tags: [{ Key: "team", Value: "é" }],
	});
	({ ARN } = answer);
	assert.equal(ARN.slice(0, -6), "arn:aws:secretsmanager:" +
		`${HERE}:${ACCOUNT}:secret:${Name}-`);
	assert.deepEqual(answer, { ARN, Name, VersionId: first });
	await fails("ResourceExistsException", "The operation failed because " +
		`the secret ${Name} already exists.`, "CreateSecret",
	{ Name, SecretString: "other" });
}

async function reads() {
	const { CreatedDate, ...answer } =
		await call("GetSecretValue", { SecretId: ARN });
	isNow(CreatedDate);
	assert.deepEqual(answer, { ARN, Name, VersionId: first,
		SecretString: NOBODY_THERE, VersionStages: ["AWSCURRENT"] });
	await fails("ResourceNotFoundException", NOT_FOUND, "GetSecretValue",
		NO_SUCH);
	const batch = await call("BatchGetSecretValue",
		{ SecretIdList: ["no-such", Name] });
	assert.deepEqual(batch.SecretValues.map((v) => v.SecretString),
		[NOBODY_THERE]);
	isNow(batch.SecretValues[0].CreatedDate);
	assert.deepEqual(batch.Errors, [{ SecretId: "no-such",
		ErrorCode: "ResourceNotFoundException", Message: NOT_FOUND }]);
	await fails("InvalidParameterException", "Either 'SecretIdList' or " +
		"'Filters' must be provided, but not both.",
	"BatchGetSecretValue");
}

async function describes() {
	const { CreatedDate, LastChangedDate, LastAccessedDate, ...answer } =
		await call("DescribeSecret", { SecretId });
	isNow(CreatedDate);
	isNow(LastChangedDate);
	assert.equal(LastAccessedDate % 86_400_000, 0);
	assert.deepEqual(answer, { ARN, Name, Description: "of a story",
		Tags: [{ Key: "team", Value: "é" }],
		VersionIdsToStages: { [first]: ["AWSCURRENT"] } });
	await fails("ResourceNotFoundException", NOT_FOUND, "DescribeSecret",
		NO_SUCH);
}

async function puts() {
	second = randomUUID();
	const put = { SecretId, ClientRequestToken: second };
	assert.deepEqual(
		await call("PutSecretValue", { ...put, SecretBinary: BLOB }),
		{ ARN, Name, VersionId: second, VersionStages: ["AWSCURRENT"] });
	const got = await call("GetSecretValue", { SecretId });
	assert.ok(got.SecretBinary instanceof Uint8Array);
	assert.deepEqual(Uint8Array.from(got.SecretBinary), BLOB);
	assert.equal(got.SecretString, undefined);
	await fails("ResourceExistsException", "You can't use " +
		`ClientRequestToken ${second} because that value is already ` +
		`in use for a version of secret ${ARN}.`,
	"PutSecretValue", { ...put, SecretString: "other" });
}

/* The SDK makes up a token where none is given, also of UpdateSecret. */
async function updates() {
	assert.deepEqual(
		await call("UpdateSecret", { SecretId, Description: "new" }),
		{ ARN, Name });
	const answer = await call("UpdateSecret",
		{ SecretId, SecretString: NOBODY_THERE });
	third = answer.VersionId;
	assert.deepEqual(answer, { ARN, Name, VersionId: third });
	assert.deepEqual(await labels(),
		{ AWSPREVIOUS: second, AWSCURRENT: third });
	await fails("InvalidParameterException", "You can't specify both a " +
		"binary secret value and a string secret value in the same " +
		"secret.", "UpdateSecret",
	{ SecretId, SecretString: "s", SecretBinary: BLOB });
}

async function movesLabels() {
	const move = { SecretId, VersionStage: "AWSCURRENT" };
	assert.deepEqual(await call("UpdateSecretVersionStage", { ...move,
		MoveToVersionId: second, RemoveFromVersionId: third }),
	{ ARN, Name });
	assert.deepEqual(await labels(),
		{ AWSPREVIOUS: third, AWSCURRENT: second });
	await fails("InvalidParameterException", "You can only move staging " +
		"label AWSCURRENT to a different secret version. It can't be " +
		"completely removed.", "UpdateSecretVersionStage",
	{ ...move, RemoveFromVersionId: second });
	await call("UpdateSecretVersionStage", { ...move,
		MoveToVersionId: third, RemoveFromVersionId: second });
}

async function lists() {
	const { Versions, ...rest } = await call("ListSecretVersionIds",
		{ SecretId, IncludeDeprecated: true });
	assert.deepEqual(rest, { ARN, Name });
	assert.deepEqual(Versions.map((v) => v.VersionId),
		[first, second, third]);
	Versions.forEach((v) => isNow(v.CreatedDate));
	await fails("ResourceNotFoundException", NOT_FOUND,
		"ListSecretVersionIds", NO_SUCH);

	await call("CreateSecret", { Name: Name + "/b", SecretString: "b" });
	const pages = [];
	for await (const page of sdk.paginateListSecrets(
		{ client: here, pageSize: 1 },
		{ Filters: [{ Key: "name", Values: [Name] }], SortBy: "name",
			SortOrder: "desc" }))
		pages.push(page.SecretList.map((s) => s.Name));
	assert.deepEqual(pages.flat(), [Name + "/b", Name]);
	assert.ok(pages.length >= 2);
	await fails("InvalidNextTokenException", /./, "ListSecrets",
		{ NextToken: "made-up" });
}

async function makesPasswords() {
	const { RandomPassword } = await call("GetRandomPassword",
		{ PasswordLength: 64, ExcludePunctuation: true });
	assert.match(RandomPassword, /^[0-9A-Za-z]{64}$/);
	await fails("InvalidParameterException", "Password length is too " +
		"short based on the required types", "GetRandomPassword",
	{ PasswordLength: 3 });
}

async function tags() {
	assert.deepEqual(await call("TagResource", { SecretId, Tags: [
		{ Key: "Team", Value: "" }, { Key: "team", Value: "b" }] }), {});
	assert.deepEqual((await call("DescribeSecret", { SecretId })).Tags,
		[{ Key: "team", Value: "b" }, { Key: "Team", Value: "" }]);
	await fails("InvalidParameterException", "You can't modify " +
		"system tags. Tag key: 'aws:mine'.", "TagResource",
		{ SecretId, Tags: [{ Key: "aws:mine", Value: "no" }] });
	assert.deepEqual(await call("UntagResource",
		{ SecretId, TagKeys: ["team", "Team", "never"] }), {});
	assert.deepEqual((await call("DescribeSecret", { SecretId })).Tags, []);
	await fails("ResourceNotFoundException", NOT_FOUND, "UntagResource",
		{ ...NO_SUCH, TagKeys: ["team"] });
}

async function hasAPolicy() {
	const get = () => call("GetResourcePolicy", { SecretId });
	assert.deepEqual(await get(), { ARN, Name });
	assert.deepEqual(await call("PutResourcePolicy", { SecretId,
		ResourcePolicy: FRIENDS, BlockPublicPolicy: true }),
	{ ARN, Name });
	await fails("PublicPolicyException", /broad access/,
		"PutResourcePolicy", { SecretId, ResourcePolicy: EVERYBODY,
			BlockPublicPolicy: true });
	assert.deepEqual(await get(), { ARN, Name, ResourcePolicy: FRIENDS });
	assert.deepEqual(await call("ValidateResourcePolicy",
		{ SecretId, ResourcePolicy: FRIENDS }),
	{ PolicyValidationPassed: true, ValidationErrors: [] });
	const broad = await call("ValidateResourcePolicy",
		{ ResourcePolicy: EVERYBODY });
	assert.equal(broad.PolicyValidationPassed, false);
	assert.deepEqual(broad.ValidationErrors.map(Object.keys),
		[["CheckName", "ErrorMessage"]]);
	await fails("MalformedPolicyDocumentException", "This resource policy " +
		"contains a syntax error.", "ValidateResourcePolicy",
	{ ResourcePolicy: "{" });
	assert.deepEqual(await call("DeleteResourcePolicy", { SecretId }),
		{ ARN, Name });
	assert.deepEqual(await get(), { ARN, Name });
	for (const operation of ["GetResourcePolicy", "DeleteResourcePolicy"])
		await fails("ResourceNotFoundException", NOT_FOUND, operation,
			NO_SUCH);
}

async function isReplicated() {
	const to = (Region) => ({ SecretId, AddReplicaRegions: [{ Region }] });
	const { ReplicationStatus, ...rest } =
		await call("ReplicateSecretToRegions", to(THERE));
	assert.deepEqual(rest, { ARN });
	assert.deepEqual(ReplicationStatus.map((r) => r.Region), [THERE]);
	await fails("InvalidParameterException", "Invalid replica region.",
		"ReplicateSecretToRegions", to(HERE));
	const theirs = ARN.replace(HERE, THERE);
	const got = await call("GetSecretValue", { SecretId: theirs }, there);
	assert.equal(got.ARN, theirs);
	assert.equal(got.SecretString, NOBODY_THERE);
	await fails("InvalidParameterException", "Operation not permitted on " +
		"a replica secret. Call must be made in primary secret's " +
		"region.", "PutSecretValue", { SecretId, SecretString: "t" },
	there);
	assert.deepEqual(await call("RemoveRegionsFromReplication",
		{ SecretId, RemoveReplicaRegions: [THERE] }),
	{ ARN, ReplicationStatus: [] });
	await fails("ResourceNotFoundException", NOT_FOUND, "GetSecretValue",
		{ SecretId }, there);
	await fails("ResourceNotFoundException", NOT_FOUND,
		"RemoveRegionsFromReplication",
		{ ...NO_SUCH, RemoveReplicaRegions: [THERE] });
}

async function isPromoted() {
	await call("ReplicateSecretToRegions",
		{ SecretId, AddReplicaRegions: [{ Region: THERE }] });
	const stop = ["StopReplicationToReplica", { SecretId }, there];
	assert.deepEqual(await call(...stop),
		{ ARN: ARN.replace(HERE, THERE) });
	await call("PutSecretValue", { SecretId, SecretString: "own" }, there);
	await fails("InvalidParameterException", /primary/, ...stop);
	assert.equal((await call("GetSecretValue", { SecretId })).VersionId,
		third);
}

/* To a database that is not there, so that it can be cancelled. */
async function rotates() {
	await fails("InvalidRequestException", "No Lambda rotation function " +
		"ARN is associated with this secret.", "RotateSecret",
	{ SecretId });
	await fails("InvalidRequestException", /never configured/,
		"CancelRotateSecret", { SecretId });
	const RotationRules = { AutomaticallyAfterDays: 10, Duration: "2h" };
	const { VersionId, ...rest } = await call("RotateSecret", { SecretId,
		RotationLambdaARN: FUNCTION, RotationRules });
	assert.deepEqual(rest, { ARN, Name });
	const d = await call("DescribeSecret", { SecretId });
	assert.equal(d.RotationEnabled, true);
	assert.equal(d.RotationLambdaARN, FUNCTION);
	assert.deepEqual(d.RotationRules, RotationRules);
	assert.ok(d.NextRotationDate > d.CreatedDate);
	assert.deepEqual(d.VersionIdsToStages[VersionId], ["AWSPENDING"]);
	assert.deepEqual(await call("CancelRotateSecret", { SecretId }),
		{ ARN, Name, VersionId });
	assert.equal((await call("DescribeSecret",
		{ SecretId })).RotationEnabled, false);
}

async function isDeleted() {
	const { DeletionDate, ...rest } = await call("DeleteSecret",
		{ SecretId, RecoveryWindowInDays: 7 });
	isNow(new Date(DeletionDate - 7 * 86_400_000));
	assert.deepEqual(rest, { ARN, Name });
	await fails("InvalidRequestException", "You can't perform this " +
		"operation on the secret because it was marked for deletion.",
	"GetSecretValue", { SecretId });
	isNow((await call("DescribeSecret", { SecretId })).DeletedDate);
	assert.deepEqual(await call("RestoreSecret", { SecretId }),
		{ ARN, Name });
	assert.equal((await call("GetSecretValue", { SecretId })).VersionId,
		third);
	await fails("ResourceNotFoundException", NOT_FOUND, "RestoreSecret",
		NO_SUCH);
	await fails("InvalidParameterException", "The RecoveryWindowInDays " +
		"value must be between 7 and 30 days (inclusive).",
	"DeleteSecret", { SecretId, RecoveryWindowInDays: 6 });
	await call("DeleteSecret",
		{ SecretId, ForceDeleteWithoutRecovery: true });
	await fails("ResourceNotFoundException", NOT_FOUND, "GetSecretValue",
		{ SecretId: ARN });
}

async function main() {
	const absent = process.env.KEYTURN_ABSENT.split(" ");
	const all = Object.keys(sdk).filter((k) => /^[A-Z].*Command$/.test(k) &&
		!absent.includes(k.replace(/Command$/, ""))).sort();
	for (const chapter of [creates, reads, describes, puts, updates,
		movesLabels, lists, makesPasswords, tags, hasAPolicy,
		isReplicated, isPromoted, rotates, isDeleted])
		await chapter();
	assert.deepEqual([...succeeded].sort(), all);
	assert.deepEqual([...refused].sort(), all);
	console.log(`${succeeded.size} succeeded, ${refused.size} refused`);
}

main().catch((e) => {
	console.error(e);
	process.exitCode = 1;
});
