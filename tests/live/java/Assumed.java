/* Reads the secret db by the Java SDK, in the role that is named. */
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

class Assumed {
	public static void main(String[] args) {
		var role = StsAssumeRoleCredentialsProvider.builder()
			.stsClient(StsClient.create())
			.refreshRequest(r -> r.roleArn(args[0]).roleSessionName("ses"))
			.build();
		System.out.println(SecretsManagerClient.builder()
			.credentialsProvider(role).build()
			.getSecretValue(r -> r.secretId("db")).secretString());
	}
}
