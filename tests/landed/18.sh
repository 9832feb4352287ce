# A key and its grant, which name those of 18.json: in a region of their own, for
# where keys of KMS are made others are refused.  Run by keep.
kms() {
	curl -s -H "X-Amz-Target: TrentService.$1" \
	    -H "Authorization: AWS4-HMAC-SHA256 Credential=test/$(date -u +%Y%m%d)/eu-west-2/kms/aws4_request, SignedHeaders=host, Signature=0" \
	    -H "X-Amz-Date: $(date -u +%Y%m%dT%H%M%SZ)" \
	    -H 'Content-Type: application/x-amz-json-1.1' -d "$2" "$url"
}

account=arn:aws:iam::123456789012
key=$(kms CreateKey "$(cat <<END
{ "Policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"$account:root\",\"$account:role/Trusts\"]},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}" }
END
)" | grep -o '"KeyId":"[^"]*"' | cut -d'"' -f4)
kms CreateGrant "{\"KeyId\":\"$key\",\"Operations\":[\"Decrypt\"],
    \"GranteePrincipal\":\"$account:user/team/Kept\",
    \"RetiringPrincipal\":\"$account:role/Trusts\"}" | grep -q GrantId
