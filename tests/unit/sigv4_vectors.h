/*
 * AWS Signature Version 4 Test Suite, its signed requests.
 * Copyright 2019 Amazon.com, Inc. or its affiliates. All Rights Reserved.
 * Apache License 2.0 (LICENSE); as in the source of botocore 1.44.8,
 * tests/unit/auth/aws4_testsuite.  Of get-vanilla-with-session-token the signature
 * is that of its .authz: the one in its signed request is get-vanilla's.
 */
#ifndef TESTS_SIGV4_VECTORS_H
#define TESTS_SIGV4_VECTORS_H

static const struct { const char *name, *request; } vectors[] = {
	{ "get-header-key-duplicate",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1:value2\n"
	    "My-Header1:value2\n"
	    "My-Header1:value1\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;x-amz-date, Signature=c9d5ea9f"
	    "3f72853aea855b47ea873832890dbdd183b4468f858259531a51"
	    "38ea" },
	{ "get-header-value-multiline",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1:value1\n"
	    "  value2\n"
	    "     value3\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;x-amz-date, Signature=cfd34249"
	    "e4b1c8d6b91ef74165d41a32e5fab3306300901bb65a51a73575"
	    "eefd" },
	{ "get-header-value-order",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1:value4\n"
	    "My-Header1:value1\n"
	    "My-Header1:value3\n"
	    "My-Header1:value2\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;x-amz-date, Signature=08c7e5a9"
	    "acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c75"
	    "5c01" },
	{ "get-header-value-trim",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1: value1\n"
	    "My-Header2: \"a   b   c\"\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;my-header2;x-amz-date, Signatu"
	    "re=acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055"
	    "dee359757a9c736" },
	{ "get-unreserved",
	    "GET /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg"
	    "hijklmnopqrstuvwxyz HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=07ef7494c76fa485088"
	    "3e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f" },
	{ "get-utf8",
	    "GET /\341\210\264 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=8318018e0b0f223aa2b"
	    "bf98705b62bb787dc9c0e678f255a891fd03141be5d85" },
	{ "get-vanilla",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-vanilla-empty-query-key",
	    "GET /?Param1=value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=a67d582fa61cc504c4b"
	    "ae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb" },
	{ "get-vanilla-query",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-vanilla-query-order-encoded",
	    "GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 H"
	    "TTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=371d3713e185cc33404"
	    "8618a97f809c9ffe339c62934c032af5a0e595648fcac" },
	{ "get-vanilla-query-order-key",
	    "GET /?Param1=value2&Param1=Value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=eedbc4e291e521cf134"
	    "22ffca22be7d2eb8146eecf653089df300a15b2382bd1" },
	{ "get-vanilla-query-order-key-case",
	    "GET /?Param2=value2&Param1=value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=b97d918cfa904a5beff"
	    "61c982a1b6f458b799221646efd99d3219ec94cdf2500" },
	{ "get-vanilla-query-order-value",
	    "GET /?Param1=value2&Param1=value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5772eed61e12b33fae3"
	    "9ee5e7012498b51d56abc0abb7c60486157bd471c4694" },
	{ "get-vanilla-query-unreserved",
	    "GET /?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"
	    "ghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQ"
	    "RSTUVWXYZabcdefghijklmnopqrstuvwxyz HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=9c3e54bfcdf0b19771a"
	    "7f523ee5669cdf59bc7cc0884027167c21bb143a40197" },
	{ "get-vanilla-utf8-query",
	    "GET /?\341\210\264=bar HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=2cdec8eed098649ff3a"
	    "119c94853b13c643bcf08f8b0a1d91e12c9027818dd04" },
	{ "get-vanilla-with-session-token",
	    "GET / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "X-Amz-Security-Token:6e86291e8372ff2a2260956d9b8aae1"
	    "d763fbf315fa00fa31553b73ebf194267\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date;x-amz-security-token, Signatur"
	    "e=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a9704"
	    "4c66dd9f74e7f8" },
	{ "get-relative",
	    "GET /example/.. HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-relative-relative",
	    "GET /example1/example2/../.. HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-slash",
	    "GET // HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-slash-dot-slash",
	    "GET /./ HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5fa00fa31553b73ebf1"
	    "942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
	{ "get-slash-pointless-dot",
	    "GET /./example HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=ef75d96142cf21edca2"
	    "6f06005da7988e4f8dc83a165a80865db7089db637ec5" },
	{ "get-slashes",
	    "GET //example// HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=9a624bd73a37c9a373b"
	    "5312afbebe7a714a789de108f0bdfe846570885f57e84" },
	{ "get-space",
	    "GET /example space/ HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=652487583200325589f"
	    "1fba4c7e578f72c47cb61beeca81406b39ddec1366741" },
	{ "get-special-character",
	    "GET /example/$delete HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=a853c9b21b528b19643"
	    "d00910d35b83a10c366a10833ceefb45edd6c80e40f27" },
	{ "post-header-key-case",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5da7c1a2acd57cee750"
	    "5fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
	{ "post-header-key-sort",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1:value1\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;x-amz-date, Signature=c5410059"
	    "b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18"
	    "852c" },
	{ "post-header-value-case",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "My-Header1:VALUE1\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;my-header1;x-amz-date, Signature=cdbc9802"
	    "e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b97"
	    "4b7d" },
	{ "post-sts-header-after",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "X-Amz-Security-Token:AQoDYXdzEPT//////////wEXAMPLEtc"
	    "764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMi"
	    "cRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQ"
	    "rmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ"
	    "0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKw"
	    "T38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8f"
	    "POLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5da7c1a2acd57cee750"
	    "5fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
	{ "post-sts-header-before",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "X-Amz-Security-Token:AQoDYXdzEPT//////////wEXAMPLEtc"
	    "764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMi"
	    "cRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQ"
	    "rmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ"
	    "0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKw"
	    "T38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8f"
	    "POLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date;x-amz-security-token, Signatur"
	    "e=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c6"
	    "4533a82be05ead" },
	{ "post-vanilla",
	    "POST / HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=5da7c1a2acd57cee750"
	    "5fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
	{ "post-vanilla-empty-query-value",
	    "POST /?Param1=value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=28038455d6de14eafc1"
	    "f9222cf5aa6f1a96197d7deb8263271d420d138af7f11" },
	{ "post-vanilla-query",
	    "POST /?Param1=value1 HTTP/1.1\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=host;x-amz-date, Signature=28038455d6de14eafc1"
	    "f9222cf5aa6f1a96197d7deb8263271d420d138af7f11" },
	{ "post-x-www-form-urlencoded",
	    "POST / HTTP/1.1\n"
	    "Content-Type:application/x-www-form-urlencoded\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=content-type;host;x-amz-date, Signature=ff1189"
	    "7932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe"
	    "09473a\n"
	    "\n"
	    "Param1=value1" },
	{ "post-x-www-form-urlencoded-parameters",
	    "POST / HTTP/1.1\n"
	    "Content-Type:application/x-www-form-urlencoded; char"
	    "set=utf8\n"
	    "Host:example.amazonaws.com\n"
	    "X-Amz-Date:20150830T123600Z\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMP"
	    "LE/20150830/us-east-1/service/aws4_request, SignedHe"
	    "aders=content-type;host;x-amz-date, Signature=1a72ec"
	    "8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa"
	    "77a6fe\n"
	    "\n"
	    "Param1=value1" },
};

#endif
