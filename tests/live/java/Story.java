/*
 * A life of a secret and of a DB instance, told by the Java SDK: all that it is
 * told comes from the environment, as for a program made for AWS.  The engine
 * is its argument.  The first assertion that fails ends it, with its stack.
 */
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.*;
import software.amazon.awssdk.services.sts.StsClient;

@SuppressWarnings("unchecked")	// of the SDK's own lists of lambdas
class Story {
	static final Duration PATIENCE = Duration.ofMinutes(2);
	static final Map<String, String> FUNCTIONS = Map.of(
		"mysql", "SecretsManagerRDSMySQLRotationSingleUser",
		"mariadb", "SecretsManagerRDSMariaDBRotationSingleUser");
	static final SecretsManagerClient secrets = SecretsManagerClient.create();
	static final String name = "java/" + UUID.randomUUID();

	static void check(boolean ok, Object told) {
		if (!ok)
			throw new AssertionError(told);
	}

	static void equal(Object got, Object wanted) {
		check(got.equals(wanted), got + " instead of " + wanted);
	}

	/* Refused by the SDK's own type of error, with that code and message. */
	static void fails(Class<? extends AwsServiceException> type,
			String code, String message, Runnable call) {
		try {
			call.run();
		} catch (AwsServiceException e) {
			equal(e.getClass(), type);
			equal(e.awsErrorDetails().errorCode(), code);
			equal(e.awsErrorDetails().errorMessage(), message);
			return;
		}
		throw new AssertionError("succeeded instead of " + code);
	}

	static GetSecretValueResponse valueOf(String id) {
		return secrets.getSecretValue(r -> r.secretId(id));
	}

	static void aSecret() {
		var made = secrets.createSecret(
			r -> r.name(name).secretString("first"));
		var got = valueOf(made.arn());
		equal(got.secretString(), "first");
		equal(got.versionId(), made.versionId());
		fails(ResourceExistsException.class, "ResourceExistsException",
			"The operation failed because the secret " + name +
			" already exists.", () -> secrets.createSecret(
				r -> r.name(name).secretString("other")));
		fails(ResourceNotFoundException.class, "ResourceNotFoundException",
			"Secrets Manager can't find the specified secret.",
			() -> valueOf("no-such"));

		byte[] all = new byte[256];
		for (int i = 0; i < all.length; i++)
			all[i] = (byte)i;
		var blob = SdkBytes.fromByteArray(all);
		var put = secrets.putSecretValue(
			r -> r.secretId(name).secretBinary(blob));
		equal(valueOf(name).secretBinary(), blob);
		check(valueOf(name).secretString() == null, "a string too");

		secrets.tagResource(r -> r.secretId(name)
			.tags(t -> t.key("team").value("a")));
		var d = secrets.describeSecret(r -> r.secretId(name));
		equal(d.versionIdsToStages(), Map.of(
			put.versionId(), List.of("AWSCURRENT"),
			made.versionId(), List.of("AWSPREVIOUS")));
		equal(d.tags(), List.of(
			Tag.builder().key("team").value("a").build()));
		check(Duration.between(d.createdDate(), Instant.now()).abs()
			.compareTo(Duration.ofHours(1)) < 0, d.createdDate());

		String policy = """
			{"Version": "2012-10-17", "Statement": [{
			"Effect": "Allow", "Resource": "*",
			"Principal": {"AWS": "arn:aws:iam::210987654321:root"},
			"Action": "secretsmanager:GetSecretValue"}]}""";
		secrets.putResourcePolicy(
			r -> r.secretId(name).resourcePolicy(policy));
		equal(secrets.getResourcePolicy(r -> r.secretId(name))
			.resourcePolicy(), policy);
	}

	static void pages() {
		for (String n : List.of("-1", "-2"))
			secrets.createSecret(r -> r.name(name + n).secretString("s"));
		var pages = secrets.listSecretsPaginator(r -> r.maxResults(1)
			.sortOrder(SortOrderType.ASC).filters(f -> f
				.key(FilterNameStringType.NAME).values(name)));
		equal(pages.stream().map(page -> page.secretList().stream()
			.map(SecretListEntry::name).toList())
			.filter(page -> !page.isEmpty()).toList(),
			List.of(List.of(name), List.of(name + "-1"),
				List.of(name + "-2")));
	}

	static void aDatabase(String engine) throws InterruptedException {
		String id = "java-" + UUID.randomUUID(), old = "Old-password-1";
		var rds = RdsClient.create();
		fails(DbInstanceNotFoundException.class, "DBInstanceNotFound",
			"DBInstance " + id + " not found.",
			() -> rds.describeDBInstances(
				r -> r.dbInstanceIdentifier(id)));
		rds.createDBInstance(r -> r.dbInstanceIdentifier(id)
			.engine(engine).dbInstanceClass("db.t3.micro")
			.allocatedStorage(20).masterUsername("admin")
			.masterUserPassword(old));
		var at = rds.waiter().waitUntilDBInstanceAvailable(
			r -> r.dbInstanceIdentifier(id),
			o -> o.waitTimeout(PATIENCE)).matched().response()
			.orElseThrow().dbInstances().get(0).endpoint();
		rotates(FUNCTIONS.get(engine), """
			{"engine": "%s", "host": "%s", "port": %d,
			"username": "admin", "password": "%s"}""".formatted(
				engine, at.address(), at.port(), old), old);
		equal(rds.deleteDBInstance(r -> r.dbInstanceIdentifier(id)
			.skipFinalSnapshot(true)).dbInstance()
			.dbInstanceStatus(), "deleting");
	}

	static void rotates(String function, String login, String old)
			throws InterruptedException {
		String rotator = LambdaClient.create()
			.getFunction(r -> r.functionName(function))
			.configuration().functionArn();
		String id = secrets.createSecret(r -> r.name(name + "-login")
			.secretString(login)).arn();
		String begun = secrets.rotateSecret(r -> r.secretId(id)
			.rotationLambdaARN(rotator).rotationRules(
				w -> w.automaticallyAfterDays(30L))).versionId();
		var end = Instant.now().plus(PATIENCE);
		while (!valueOf(id).versionId().equals(begun)) {
			check(Instant.now().isBefore(end), "not rotated");
			Thread.sleep(50);
		}
		var password = Pattern.compile("\"password\": *\"([^\"]+)\"")
			.matcher(valueOf(id).secretString());
		check(password.find() && !password.group(1).equals(old),
			"the password is as it was");
	}

	public static void main(String[] engine)
			throws InterruptedException {
		var me = StsClient.create().getCallerIdentity();
		equal(me.account(), System.getenv("AWS_ACCESS_KEY_ID"));
		equal(me.arn(), "arn:aws:iam::" + me.account() + ":root");
		aSecret();
		pages();
		aDatabase(engine[0]);
		System.out.println("told");
	}
}
