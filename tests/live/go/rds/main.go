/*
 * The story of tests/live/rds_story.json, told by the Go SDK: reads the steps
 * as JSON from the file it is given and prints the answers.
 */
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"reflect"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/smithy-go"
)

const patience = 5 * time.Minute

var ctx = context.Background()

/* The SDK's own waiters, as they are made: functions that nothing names. */
var waiters = map[string]func(*rds.Client) any{
	"db_instance_available": func(c *rds.Client) any {
		return rds.NewDBInstanceAvailableWaiter(c)
	},
	"db_instance_deleted": func(c *rds.Client) any {
		return rds.NewDBInstanceDeletedWaiter(c)
	},
	"db_cluster_available": func(c *rds.Client) any {
		return rds.NewDBClusterAvailableWaiter(c)
	},
	"db_cluster_deleted": func(c *rds.Client) any {
		return rds.NewDBClusterDeletedWaiter(c)
	},
	"db_snapshot_available": func(c *rds.Client) any {
		return rds.NewDBSnapshotAvailableWaiter(c)
	},
	"db_snapshot_deleted": func(c *rds.Client) any {
		return rds.NewDBSnapshotDeletedWaiter(c)
	},
	"db_cluster_snapshot_available": func(c *rds.Client) any {
		return rds.NewDBClusterSnapshotAvailableWaiter(c)
	},
	"db_cluster_snapshot_deleted": func(c *rds.Client) any {
		return rds.NewDBClusterSnapshotDeletedWaiter(c)
	},
}

type step struct {
	operation, end string
	input          json.RawMessage
}

func (s *step) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&s.operation, &s.input, &s.end})
}

/* Calls a method with its input, its second argument; all it returns. */
func call(on any, name string, s step, more ...any) []reflect.Value {
	method := reflect.ValueOf(on).MethodByName(name)
	if !method.IsValid() {
		log.Fatalf("there is no %s of %T", name, on)
	}
	input := reflect.New(method.Type().In(1).Elem())
	if err := json.Unmarshal(s.input, input.Interface()); err != nil {
		log.Fatalf("%s: %v", s.operation, err)
	}
	given := []reflect.Value{reflect.ValueOf(ctx), input}
	for _, m := range more {
		given = append(given, reflect.ValueOf(m))
	}
	return method.Call(given)
}

func answer(client *rds.Client, s step) any {
	if s.operation == "wait" {
		waiter := waiters[s.end](client)
		got := call(waiter, "Wait", s, patience)
		if err, _ := got[0].Interface().(error); err != nil {
			log.Fatalf("%s %s: %v", s.end, s.input, err)
		}
		return map[string]string{}
	}
	got := call(client, s.operation, s)
	err, _ := got[1].Interface().(error)
	if (err == nil) != (s.end == "") {
		log.Fatalf("%s %s: %v", s.operation, s.input, err)
	}
	var refused smithy.APIError
	if errors.As(err, &refused) {
		return map[string]string{"Code": refused.ErrorCode(),
			"Message": refused.ErrorMessage()}
	}
	return got[0].Interface()
}

/*
 * Of a request's body Read and Close alone: with its WriteTo the SDK loses
 * answers (findings/aws-sdk-go-v2-closed-while-read.sh).
 */
type plain struct{ http.Client }

func (c *plain) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		r.Body = struct{ io.ReadCloser }{r.Body}
	}
	return c.Client.Do(r)
}

func main() {
	log.SetFlags(0)
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var steps []step
	if err = json.Unmarshal(text, &steps); err != nil {
		log.Fatal(err)
	}
	settings, err := config.LoadDefaultConfig(ctx,
		config.WithHTTPClient(&plain{}))
	if err != nil {
		log.Fatal(err)
	}
	client := rds.NewFromConfig(settings)
	told := []any{}
	for _, s := range steps {
		told = append(told, answer(client, s))
	}
	out, err := json.Marshal(told)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(out))
}
