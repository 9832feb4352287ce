/*
 * A life of a secret and of a DB instance, told by the Go SDK: all that it is
 * told comes from the environment, as for a program made for AWS.  The engine
 * is its argument.  The first assertion that fails ends it, with its line.
 */
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	rdstypes "github.com/aws/aws-sdk-go-v2/service/rds/types"
	sm "github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

const patience = 2 * time.Minute

var (
	ctx     = context.Background()
	str     = aws.String
	secrets *sm.Client
	name    = str(fmt.Sprintf("go/%d", time.Now().UnixNano()))
)

func check(ok bool, more ...any) {
	if !ok {
		_, _, line, _ := runtime.Caller(1)
		told, _ := json.Marshal(more)
		log.Fatalf("story.go:%d: %s", line, told)
	}
}

/* The answer of a call that must succeed. */
func must[T any](got T, err error) T {
	if err != nil {
		_, _, line, _ := runtime.Caller(1)
		log.Fatalf("story.go:%d: %v", line, err)
	}
	return got
}

/* Refused by the SDK's own type of error, with that message. */
func fails[E interface {
	error
	ErrorMessage() string
}](message string, err error) {
	var e E
	_, _, line, _ := runtime.Caller(1)
	if !errors.As(err, &e) {
		log.Fatalf("story.go:%d: no %T: %v", line, e, err)
	}
	if e.ErrorMessage() != message {
		log.Fatalf("story.go:%d: %q", line, e.ErrorMessage())
	}
}

func valueOf(id *string) *sm.GetSecretValueOutput {
	return must(secrets.GetSecretValue(ctx,
		&sm.GetSecretValueInput{SecretId: id}))
}

func aSecret() {
	made := must(secrets.CreateSecret(ctx, &sm.CreateSecretInput{
		Name: name, SecretString: str("first")}))
	got := valueOf(made.ARN)
	check(*got.SecretString == "first" && *got.Name == *name &&
		*got.VersionId == *made.VersionId, got)
	_, err := secrets.CreateSecret(ctx, &sm.CreateSecretInput{
		Name: name, SecretString: str("other")})
	fails[*types.ResourceExistsException]("The operation failed because "+
		"the secret "+*name+" already exists.", err)
	_, err = secrets.GetSecretValue(ctx,
		&sm.GetSecretValueInput{SecretId: str("no-such")})
	fails[*types.ResourceNotFoundException](
		"Secrets Manager can't find the specified secret.", err)

	blob := make([]byte, 256)
	for i := range blob {
		blob[i] = byte(i)
	}
	put := must(secrets.PutSecretValue(ctx, &sm.PutSecretValueInput{
		SecretId: name, SecretBinary: blob}))
	got = valueOf(name)
	check(bytes.Equal(got.SecretBinary, blob) && got.SecretString == nil, got)

	must(secrets.TagResource(ctx, &sm.TagResourceInput{SecretId: name,
		Tags: []types.Tag{{Key: str("team"), Value: str("a")}}}))
	d := must(secrets.DescribeSecret(ctx,
		&sm.DescribeSecretInput{SecretId: name}))
	check(slices.Equal(d.VersionIdsToStages[*put.VersionId],
		[]string{"AWSCURRENT"}), d.VersionIdsToStages)
	check(slices.Equal(d.VersionIdsToStages[*made.VersionId],
		[]string{"AWSPREVIOUS"}), d.VersionIdsToStages)
	check(len(d.Tags) == 1 && *d.Tags[0].Value == "a", d.Tags)
	check(time.Since(*d.CreatedDate).Abs() < time.Hour, d.CreatedDate)

	policy := str(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow",` +
		`"Principal":{"AWS":"arn:aws:iam::210987654321:root"},` +
		`"Action":"secretsmanager:GetSecretValue","Resource":"*"}]}`)
	must(secrets.PutResourcePolicy(ctx, &sm.PutResourcePolicyInput{
		SecretId: name, ResourcePolicy: policy}))
	p := must(secrets.GetResourcePolicy(ctx,
		&sm.GetResourcePolicyInput{SecretId: name}))
	check(*p.ResourcePolicy == *policy && *p.Name == *name, p)
}

func pages() {
	for _, n := range []string{"-1", "-2"} {
		must(secrets.CreateSecret(ctx, &sm.CreateSecretInput{
			Name: str(*name + n), SecretString: str("s")}))
	}
	listed := []string{}
	all := sm.NewListSecretsPaginator(secrets, &sm.ListSecretsInput{
		MaxResults: aws.Int32(1), SortOrder: types.SortOrderTypeAsc,
		Filters: []types.Filter{{Key: types.FilterNameStringTypeName,
			Values: []string{*name}}}})
	for all.HasMorePages() {
		page := must(all.NextPage(ctx))
		check(len(page.SecretList) <= 1, page)
		for _, s := range page.SecretList {
			listed = append(listed, *s.Name)
		}
	}
	check(slices.Equal(listed, []string{*name, *name + "-1", *name + "-2"}),
		listed)
}

func aDatabase(db *rds.Client, functions *lambda.Client, engine string) {
	id := str(fmt.Sprintf("go-%d", time.Now().UnixNano()))
	look := &rds.DescribeDBInstancesInput{DBInstanceIdentifier: id}
	_, err := db.DescribeDBInstances(ctx, look)
	fails[*rdstypes.DBInstanceNotFoundFault](
		"DBInstance "+*id+" not found.", err)
	must(db.CreateDBInstance(ctx, &rds.CreateDBInstanceInput{
		DBInstanceIdentifier: id, Engine: &engine,
		DBInstanceClass: str("db.t3.micro"), AllocatedStorage: aws.Int32(20),
		MasterUsername: str("admin"), MasterUserPassword: str("Old-password-1")}))
	at := must(rds.NewDBInstanceAvailableWaiter(db).WaitForOutput(
		ctx, look, patience)).DBInstances[0].Endpoint
	check(*at.Port != 0, at)
	rotates(functions, map[string]any{"engine": engine, "host": *at.Address,
		"port": *at.Port, "username": "admin", "password": "Old-password-1"})
	itsStates(db, id, look)
	gone := must(db.DeleteDBInstance(ctx, &rds.DeleteDBInstanceInput{
		DBInstanceIdentifier: id, SkipFinalSnapshot: aws.Bool(true)}))
	check(*gone.DBInstance.DBInstanceStatus == "deleting", gone)
}

/* Whatever passes, the waiter as it is finds it available at once. */
func itsStates(db *rds.Client, id *string, look *rds.DescribeDBInstancesInput) {
	wait := func() *rdstypes.DBInstance {
		return &must(rds.NewDBInstanceAvailableWaiter(db).WaitForOutput(
			ctx, look, patience)).DBInstances[0]
	}
	changed := must(db.ModifyDBInstance(ctx, &rds.ModifyDBInstanceInput{
		DBInstanceIdentifier: id, DBInstanceClass: str("db.t3.small"),
		ApplyImmediately: aws.Bool(true)})).DBInstance
	check(*changed.DBInstanceStatus == "modifying", changed)
	check(*wait().DBInstanceClass == "db.t3.small")
	must(db.RebootDBInstance(ctx, &rds.RebootDBInstanceInput{
		DBInstanceIdentifier: id}))
	wait()
	_, err := db.StartDBInstance(ctx, &rds.StartDBInstanceInput{
		DBInstanceIdentifier: id})
	fails[*rdstypes.InvalidDBInstanceStateFault](
		"Instance "+*id+" is not in stopped state.", err)
	must(db.StopDBInstance(ctx, &rds.StopDBInstanceInput{
		DBInstanceIdentifier: id}))
	stopped := must(db.DescribeDBInstances(ctx, look)).DBInstances[0]
	check(*stopped.DBInstanceStatus == "stopped" &&
		stopped.AutomaticRestartTime.After(*stopped.InstanceCreateTime),
		stopped)
	must(db.StartDBInstance(ctx, &rds.StartDBInstanceInput{
		DBInstanceIdentifier: id}))
	wait()
}

func theVersions(db *rds.Client, engine string) {
	v := must(db.DescribeDBEngineVersions(ctx,
		&rds.DescribeDBEngineVersionsInput{Engine: &engine,
			DefaultOnly: aws.Bool(true)})).DBEngineVersions
	check(len(v) == 1 && *v[0].DBParameterGroupFamily ==
		engine+*v[0].MajorEngineVersion, v)
	m := must(db.DescribeDBMajorEngineVersions(ctx,
		&rds.DescribeDBMajorEngineVersionsInput{Engine: &engine,
			MajorEngineVersion: v[0].MajorEngineVersion})).
		DBMajorEngineVersions
	check(len(m) == 1 && m[0].SupportedEngineLifecycles[0].
		LifecycleSupportEndDate.After(time.Now()), m)
	options := rds.NewDescribeOrderableDBInstanceOptionsPaginator(db,
		&rds.DescribeOrderableDBInstanceOptionsInput{Engine: &engine,
			EngineVersion: v[0].EngineVersion})
	n := 0
	for options.HasMorePages() {
		n += len(must(options.NextPage(ctx)).OrderableDBInstanceOptions)
	}
	check(n > 200, n)
}

func rotates(functions *lambda.Client, login map[string]any) {
	f := map[string]string{
		"mysql":   "SecretsManagerRDSMySQLRotationSingleUser",
		"mariadb": "SecretsManagerRDSMariaDBRotationSingleUser",
	}[login["engine"].(string)]
	rotator := must(functions.GetFunction(ctx,
		&lambda.GetFunctionInput{FunctionName: &f}))
	text := string(must(json.Marshal(login)))
	id := must(secrets.CreateSecret(ctx, &sm.CreateSecretInput{
		Name: str(*name + "-login"), SecretString: &text})).ARN
	begun := must(secrets.RotateSecret(ctx, &sm.RotateSecretInput{
		SecretId: id, RotationLambdaARN: rotator.Configuration.FunctionArn,
		RotationRules: &types.RotationRulesType{
			AutomaticallyAfterDays: aws.Int64(30)}}))
	got := valueOf(id)
	for end := time.Now().Add(patience); *got.VersionId != *begun.VersionId; {
		check(time.Now().Before(end), "not rotated")
		time.Sleep(50 * time.Millisecond)
		got = valueOf(id)
	}
	var now map[string]any
	check(json.Unmarshal([]byte(*got.SecretString), &now) == nil)
	check(now["password"] != login["password"] &&
		now["host"] == login["host"], "the password is as it was")
}

/*
 * Of a request's body Read and Close alone: with its WriteTo the SDK loses
 * answers (findings/aws-sdk-go-v2-closed-while-read.sh).
 */
type client struct{ http.Client }

func (c *client) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		r.Body = struct{ io.ReadCloser }{r.Body}
	}
	return c.Client.Do(r)
}

func main() {
	log.SetFlags(0)
	c := must(config.LoadDefaultConfig(ctx, config.WithRetryMaxAttempts(1),
		config.WithHTTPClient(&client{})))
	secrets = sm.NewFromConfig(c)
	me := must(sts.NewFromConfig(c).GetCallerIdentity(ctx,
		&sts.GetCallerIdentityInput{}))
	check(*me.Account == os.Getenv("AWS_ACCESS_KEY_ID") &&
		*me.Arn == "arn:aws:iam::"+*me.Account+":root", me)
	aSecret()
	pages()
	theVersions(rds.NewFromConfig(c), os.Args[1])
	aDatabase(rds.NewFromConfig(c), lambda.NewFromConfig(c), os.Args[1])
	fmt.Println("told")
}
