#!/bin/bash
# Surprise: a profile that leads Secrets Manager elsewhere does so for the SDKs for Python,
# JavaScript and Kotlin; that for Rust goes to AWS, without a word.
#
# The section is named by the service's id with "_" for its blanks: secrets_manager,
# as in AWS's list.  For Rust it is to be secrets-manager, which boto3 does not know
# (aws-runtime, env_config.rs: format_service_id_for_profile); so with each service of
# more than one word.  What has one word (sts, rds) is found, and so is
# AWS_ENDPOINT_URL_SECRETS_MANAGER.
#
# Version: aws-config 1.13.0, aws-sdk-secretsmanager 1.125.0, aws-runtime 1.10.2 of
#   crates.io.
# Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
#   ("services" sections, and the list of their keys; Rust is among those that support
#   it).
# Why it matters: one ~/.aws/config for several languages, and the one program that is in
#   Rust reads and changes secrets of a real account, where the others are at a local
#   server or a VPC endpoint.  Both names in the section, or endpoint_url of the
#   profile itself, do.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in cargo cc; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir src
cat >Cargo.toml <<'END'
[package]
name = "finding"
version = "0.1.0"
edition = "2021"
[dependencies]
aws-config = { version = "=1.13.0", default-features = false, features = ["rt-tokio"] }
aws-runtime = "=1.10.2"
aws-sdk-secretsmanager = { version = "=1.125.0", default-features = false, features = ["rt-tokio"] }
aws-smithy-http-client = { version = "=1.5.2", features = ["test-util"] }
tokio = { version = "1", features = ["macros", "rt"] }
[profile.dev]
debug = false
incremental = false
END
cat >src/main.rs <<'END'
use aws_config::BehaviorVersion;
use aws_smithy_http_client::test_util::capture_request;

// Where a request would go, which is not sent.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (http, sent) = capture_request(None);
    let config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http).load().await;
    let secrets = aws_sdk_secretsmanager::Client::new(&config);
    let _ = secrets.list_secrets().send().await;
    println!("{}", sent.expect_request().uri());
}
END
cargo build -q --target-dir "$dir/target" >log 2>&1 ||
    { tail -n 5 log; echo "the SDK could not be built"; exit 77; }
for package in aws-config aws-runtime aws-sdk-secretsmanager; do
	grep -A 1 "^name = \"$package\"" Cargo.lock | tr '\n' ' '
	echo
done

# A profile that knows the service by that name.
led_by() {
	cat >config <<-END
		[profile local]
		region = eu-west-1
		aws_access_key_id = a
		aws_secret_access_key = b
		services = local
		[services local]
		$1 =
		  endpoint_url = http://127.0.0.1:4566
	END
	env -i PATH="$PATH" HOME="$dir" AWS_CONFIG_FILE="$dir/config" \
	    AWS_PROFILE=local target/debug/finding
}
documented=$(led_by secrets_manager)
other=$(led_by secrets-manager)
echo "secrets_manager: $documented"
echo "secrets-manager: $other"
[ "$documented" = https://secretsmanager.eu-west-1.amazonaws.com/ ] &&
    [ "$other" = http://127.0.0.1:4566/ ] && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
