#!/bin/bash
# Surprise: in AWS's SigV4 test suite, as botocore carries it, the signed request of
# get-vanilla-with-session-token has the signature of another case.
#
# Each case of the suite has the request, its canonical form, the string to sign,
# the Authorization header, and the request as it is signed (.sreq).  With a
# session token that signs, .authz has what its own string to sign gives; .sreq has
# the Authorization of the same request without a token, get-vanilla's, and only
# the names of its signed headers are right.  botocore's own tests read it, and
# compare the header alone, with .authz.
#
# Version: botocore 1.44.8, source distribution of PyPI (tests/unit/auth/
#   aws4_testsuite).
# Source: the AWS General Reference, "Signature Version 4 test suite", has .authz for
#   the Authorization header and .sreq for the signed request of a case.
# Why it matters: whoever holds an implementation, above all one that verifies, to
#   the .sreq files of that suite finds that it refuses a request that it ought to
#   take, and may look for the fault in its handling of session tokens.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" download -q --disable-pip-version-check --no-deps \
    --no-binary :all: -d "$dir" botocore==1.44.8 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "botocore could not be fetched"; exit 77; }
tar -C "$dir" -xzf "$dir/botocore-1.44.8.tar.gz"

cat >"$dir/try.py" <<'END'
import hashlib, hmac, re, sys

suite = sys.argv[1] + "/tests/unit/auth/aws4_testsuite/"


def read(case, end):
    with open("%s%s/%s.%s" % (suite, case, case, end), newline="") as f:
        return f.read().replace("\r\n", "\n")


def signature(text):
    return re.search("Signature=([0-9a-f]+)", text).group(1)[:8]


def of_string_to_sign(case):
    key = b"AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    for part in ("20150830", "us-east-1", "service", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, read(case, "sts").encode(),
                    hashlib.sha256).hexdigest()[:8]


print("case, of its string to sign, .authz, .sreq")
for case in "get-vanilla", "get-vanilla-with-session-token":
    print(case, of_string_to_sign(case), signature(read(case, "authz")),
          signature(read(case, "sreq")))
END
said=$("$dir/venv/bin/python" "$dir/try.py" "$dir/botocore-1.44.8")
echo "$said"
expected="case, of its string to sign, .authz, .sreq
get-vanilla 5fa00fa3 5fa00fa3 5fa00fa3
get-vanilla-with-session-token 07ec1639 07ec1639 5fa00fa3"
[ "$said" = "$expected" ] || { echo "expected:"; echo "$expected"; exit 1; }
