package keyturn

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Rotations are the last of a secret, the newest first.
type Rotations struct {
	Secret    string     `json:"secret"`
	ARN       string     `json:"arn"`
	Outcome   string     `json:"outcome"` // succeeded, failed, running, abandoned, skipped, none
	Reason    string     `json:"reason"`  // why it failed
	Next      time.Time  `json:"next"`    // when it is tried again
	Rotations []Rotation `json:"rotations"`
}

// A Rotation has as many attempts as it took.
type Rotation struct {
	Version  string    `json:"version"`
	Outcome  string    `json:"outcome"`
	Reason   string    `json:"reason"`
	Started  time.Time `json:"started"`
	Ended    time.Time `json:"ended"`
	Attempts []Attempt `json:"attempts"`
}

// An Attempt goes through the steps until one fails.
type Attempt struct {
	Attempt int       `json:"attempt"` // from 1
	Outcome string    `json:"outcome"`
	Reason  string    `json:"reason"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended"`
	Steps   []Step    `json:"steps"`
}

// A Step is createSecret, setSecret, testSecret or finishSecret.
type Step struct {
	Step   string `json:"step"`
	Failed string `json:"failed"` // why
}

// A Verification tells which values of a secret log in to its database.
type Verification struct {
	Secret   string     `json:"secret"`
	ARN      string     `json:"arn"`
	Verified bool       `json:"verified"` // AWSCURRENT logs in
	Values   []Verified `json:"values"`
}

// Verified is a label, and whether the value that has it logs in.
type Verified struct {
	Label   string `json:"label"`
	Version string `json:"version"`
	LogsIn  bool   `json:"logs_in"`
	Account string `json:"account"` // CURRENT_USER() of the session
	TLS     string `json:"tls"`     // TLSv1.3, or none
	Reason  string `json:"reason"`  // why not, in the database's words
}

// Wait returns when the rotation of the secret (its name or ARN) that is under
// way has ended. The test ends, with the reason, unless it succeeded, and unless
// it ended within a minute; of one that is meant to fail, Clock.Advance(0) waits
// for the end, and Rotations tells the Outcome.
func (k *Keyturn) Wait(secret string) Rotations {
	k.t.Helper()
	var r Rotations
	k.get("rotations/"+k.of(secret)+"&wait=60", &r)
	if r.Outcome != "succeeded" {
		k.t.Fatalf("keyturn: the rotation of %s: %s: %s", secret, r.Outcome,
			r.Reason)
	}
	return r
}

// Rotations of the secret, as they are now.
func (k *Keyturn) Rotations(secret string) Rotations {
	k.t.Helper()
	var r Rotations
	k.get("rotations/"+k.of(secret), &r)
	return r
}

// Verify tries each value of the secret at its database: a login for each.
func (k *Keyturn) Verify(secret string) Verification {
	k.t.Helper()
	var v Verification
	k.do("POST", "verify/"+k.of(secret), nil, &v)
	return v
}

// SQL runs statements, separated by ';', on a DB instance or cluster as its master;
// what they answer is thrown away.
func (k *Keyturn) SQL(database, text string) {
	k.t.Helper()
	k.post("sql/"+k.of(database), map[string]string{"sql": text}, nil)
}

// A name is looked for in the account; an ARN tells it by itself.
func (k *Keyturn) of(what string) string {
	return url.PathEscape(what) + "?account=" + k.Account + "&region=" + Region
}

func (k *Keyturn) get(path string, out any) {
	k.t.Helper()
	k.do("GET", path, nil, out)
}

func (k *Keyturn) post(path string, in, out any) {
	k.t.Helper()
	k.do("POST", path, in, out)
}

// Call is an operation of AWS's without an SDK, in its JSON: Call("rds",
// "DescribeDBInstances", nil, &out).
func (k *Keyturn) Call(service, operation string, in, out any) {
	k.t.Helper()
	if in == nil {
		in = struct{}{}
	}
	k.post("call/"+service+"/"+operation, in, out)
}

// do asks what is below /_keyturn/; what is not answered as hoped ends the test.
func (k *Keyturn) do(method, path string, in, out any) {
	k.t.Helper()
	if err := k.exchange(method, path, in, out); err != nil {
		k.t.Fatalf("keyturn: %v", err)
	}
}

func (k *Keyturn) exchange(method, path string, in, out any) error {
	body := []byte{}
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	request, err := http.NewRequest(method, k.URL+"/_keyturn/"+path,
		bytes.NewReader(body))
	if err != nil {
		return err
	}
	// Who asks is in what a signature is said to be good for.
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+k.Account+
		"/20260101/"+Region+"/keyturn/aws4_request, SignedHeaders=host, "+
		"Signature="+strings.Repeat("0", 64))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return refusal(answer.Status, text)
	}
	if out == nil || len(text) == 0 {
		return nil
	}
	return json.Unmarshal(text, out)
}

func refusal(status string, text []byte) error {
	var told struct{ Message string }
	if json.Unmarshal(text, &told) != nil || told.Message == "" {
		return fmt.Errorf("%s: %s", status, text)
	}
	return fmt.Errorf("%s", told.Message)
}
