/*
 * Calls by the Go SDK, which signs them, of each protocol, and one presigned.
 * Prints who it was.
 */
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func must[T any](got T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return got
}

func main() {
	ctx := context.Background()
	cfg := must(config.LoadDefaultConfig(ctx))
	must(secretsmanager.NewFromConfig(cfg).DescribeSecret(ctx,
		&secretsmanager.DescribeSecretInput{SecretId: &os.Args[1]}))
	must(rds.NewFromConfig(cfg).DescribeDBInstances(ctx,
		&rds.DescribeDBInstancesInput{}))
	must(lambda.NewFromConfig(cfg).GetFunction(ctx,
		&lambda.GetFunctionInput{FunctionName: &os.Args[2]}))

	to := must(sts.NewPresignClient(sts.NewFromConfig(cfg)).
		PresignGetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
	req := must(http.NewRequest(to.Method, to.URL, nil))
	req.Header = to.SignedHeader
	answer := must(http.DefaultClient.Do(req))
	if answer.StatusCode != 200 {
		log.Fatal(answer.Status)
	}
	fmt.Println(string(must(io.ReadAll(answer.Body))))
}
