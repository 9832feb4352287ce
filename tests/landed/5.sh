# So many versions that a day later the first one is purged.
put() {
	call PutSecretValue "{\"SecretId\":\"purged\",\"SecretString\":\"$1\",
	    \"ClientRequestToken\":\"00000000-0000-4000-8000-$(printf %012d "$1")\"}"
}
for ((k = 1; k < 99; k++)); do
	put $k >/dev/null
done
curl -s -d '{"advance":"25h"}' "$url/_keyturn/clock" >/dev/null
put 100 >/dev/null
