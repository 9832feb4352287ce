/*
 * Calls by the Java SDK, which signs them, of each protocol; then with a clock
 * that is an hour fast, which it sets right by the answer.  Prints who it was.
 */
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

class Signed {
	public static void main(String[] args) {
		SecretsManagerClient.create().describeSecret(
			r -> r.secretId(args[0]));
		RdsClient.create().describeDBInstances();
		LambdaClient.create().getFunction(r -> r.functionName(args[1]));
		SdkGlobalTime.setGlobalTimeOffset(-3600);
		System.out.println(StsClient.create().getCallerIdentity().arn());
	}
}
