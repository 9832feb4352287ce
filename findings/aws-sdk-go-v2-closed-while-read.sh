#!/bin/bash
# Surprise: the AWS SDK for Go v2 now and then closes a connection of which it
# reads an answer: "deserialization failed, read tcp ...: use of closed network
# connection", although the server sent all of it and closed nothing.
#
# When the head of the answer is there, smithy-go closes the request's body
# (transport/http/client.go).  net/http may then still ask that body for more,
# to see that there is none; its WriteTo says io.EOF once it is closed
# (transport/http/internal/io/safe.go), where io.WriterTo says nil.  For
# net/http the request has failed, and it closes the connection; what of the
# answer was not in its buffer yet is lost.
#
# Version: github.com/aws/smithy-go v1.28.9, aws-sdk-go-v2/service/rds v1.133.0.
# Source: https://pkg.go.dev/io#WriterTo ("Any error encountered during the write
#   is also returned"), https://pkg.go.dev/io#Copy ("A successful Copy returns
#   err == nil, not err == EOF").
# Why it matters: a server that is fast and near, as those of tests are, has its
#   longer answers refused, and a write that succeeded looks failed; it is not
#   retried either.  A body without WriteTo avoids it: an HTTPClient that says
#   req.Body = struct{ io.ReadCloser }{req.Body}.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v go >/dev/null || { echo "no go"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat >go.mod <<'END'
module finding

go 1.24
END

cat >main.go <<'END'
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const calls = 1000

var answer = `<DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult><DBInstances>` +
	strings.Repeat("<DBInstance><Engine>mysql</Engine></DBInstance>", 8000) +
	`</DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>`

func serve(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	w.Header().Set("Content-Length", fmt.Sprint(len(answer)))
	io.WriteString(w, answer)
}

// The same client, but for a request's body that has Read and Close alone.
type plain struct{ http.Client }

func (p *plain) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		r.Body = struct{ io.ReadCloser }{r.Body}
	}
	return p.Client.Do(r)
}

func failed(url string, client aws.HTTPClient) (n int) {
	c := rds.New(rds.Options{Region: "eu-west-1", BaseEndpoint: &url,
		HTTPClient: client, RetryMaxAttempts: 1,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
		})})
	for i := 0; i < calls; i++ {
		_, err := c.DescribeDBInstances(context.Background(), &rds.DescribeDBInstancesInput{})
		if err != nil {
			if n == 0 {
				fmt.Println(err)
			}
			n++
		}
		if err != nil && !strings.Contains(err.Error(), "use of closed network connection") {
			os.Exit(1)
		}
	}
	return n
}

func main() {
	r := smithyhttp.NewStackRequest().(*smithyhttp.Request)
	r, _ = r.SetStream(bytes.NewReader([]byte("body")))
	body := r.Build(context.Background()).Body
	body.Close()
	_, err := io.Copy(io.Discard, body)
	fmt.Println("io.Copy of a request's body that is closed:", err)

	server := httptest.NewServer(http.HandlerFunc(serve))
	defer server.Close()
	asItIs := failed(server.URL, &http.Client{})
	without := failed(server.URL, &plain{})
	fmt.Printf("of %d calls failed: %d; without WriteTo: %d\n", calls, asItIs, without)
	if err != io.EOF || asItIs == 0 || without != 0 {
		os.Exit(1)
	}
}
END

export GOTOOLCHAIN=local GOFLAGS=-mod=mod GOPATH="$dir/go" GOMODCACHE="$dir/go/mod"
go version
{ go get github.com/aws/smithy-go@v1.28.9 \
    github.com/aws/aws-sdk-go-v2@v1.48.0 \
    github.com/aws/aws-sdk-go-v2/service/rds@v1.133.0 && go build -o it .; } \
    >log 2>&1 || { cat log; chmod -R u+w go; echo "could not be built"; exit 77; }
chmod -R u+w go
grep -E 'smithy-go|service/rds' go.mod
./it 2>/dev/null && echo "as told" || { echo "the behaviour has changed"; exit 1; }
