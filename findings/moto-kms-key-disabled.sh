#!/bin/bash
# Surprise: with moto a KMS key that is disabled, or scheduled for deletion, encrypts and
# decrypts as before, and secrets under it are read; also a key for signing encrypts.
#
# DisableKey, ScheduleKeyDeletion and KeyUsage are kept, and DescribeKey tells of them:
# Disabled, PendingDeletion, SIGN_VERIFY.  Encrypt, Decrypt and GenerateDataKey do not
# look (moto/kms/responses.py asks only whether the key is there).
#
# Version: moto 5.2.5 of PyPI.
# Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html (Encrypt and
#   Decrypt of such keys fail, DisabledException or KMSInvalidStateException);
#   https://docs.getmoto.org/en/latest/docs/services/kms.html (disable_key and
#   schedule_key_deletion are implemented).
# Why it matters: that data goes out of reach with the key is what these calls are there
#   for, and the only way to learn whether a program stands it.  Such a test passes on
#   moto whatever the program does.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" -q --disable-pip-version-check install \
    'moto[kms,secretsmanager]==5.2.5' boto3==1.44.8 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "moto could not be installed"; exit 77; }
"$dir/venv/bin/pip" list 2>/dev/null | grep '^moto '

cat >"$dir/try.py" <<'END'
import sys

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws


def client(service):
    return boto3.client(service, "eu-west-1", aws_access_key_id="a",
                        aws_secret_access_key="b")


def works(call, **members):
    try:
        call(**members)
        return True
    except ClientError as e:
        return e.response["Error"]["Code"]


def look():
    kms, secrets = client("kms"), client("secretsmanager")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    secrets.create_secret(Name="s", SecretString="v", KmsKeyId=key)

    def state_and_use():
        return (kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"],
                works(kms.encrypt, KeyId=key, Plaintext=b"x"),
                works(kms.decrypt, CiphertextBlob=sealed),
                works(kms.generate_data_key, KeyId=key, KeySpec="AES_256"),
                works(secrets.get_secret_value, SecretId="s"))

    kms.disable_key(KeyId=key)
    yield state_and_use()
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    yield state_and_use()
    signs = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")
    yield (signs["KeyMetadata"]["KeyUsage"],
           works(kms.encrypt, KeyId=signs["KeyMetadata"]["KeyId"],
                 Plaintext=b"x"))


with mock_aws():
    seen = list(look())
print("key, Encrypt, Decrypt, GenerateDataKey, GetSecretValue")
for row in seen:
    print(*row)
sys.exit(seen != [("Disabled",) + (True,) * 4,
                  ("PendingDeletion",) + (True,) * 4, ("SIGN_VERIFY", True)])
END
"$dir/venv/bin/python" "$dir/try.py" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
