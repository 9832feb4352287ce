package keyturn

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func (k *Keyturn) create(value string) {
	k.t.Helper()
	k.Call("secretsmanager", "CreateSecret", map[string]string{
		"Name": "s", "SecretString": value}, nil)
}

// value of the secret; "" where there is none in the account.
func (k *Keyturn) value() string {
	k.t.Helper()
	var list struct{ SecretList []any }
	k.Call("secretsmanager", "ListSecrets", nil, &list)
	if len(list.SecretList) == 0 {
		return ""
	}
	var got struct{ SecretString string }
	k.Call("secretsmanager", "GetSecretValue", map[string]string{
		"SecretId": "s"}, &got)
	return got.SecretString
}

// withDatabase makes a database whose master's password RDS looks after, and
// returns the ARN of the secret.
func (k *Keyturn) withDatabase() string {
	k.t.Helper()
	var made struct {
		DBInstance struct {
			MasterUserSecret struct{ SecretArn string }
		}
	}
	k.Call("rds", "CreateDBInstance", map[string]any{
		"DBInstanceIdentifier": "shop", "Engine": "mysql",
		"DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
		"MasterUsername": "admin", "ManageMasterUserPassword": true}, &made)
	return made.DBInstance.MasterUserSecret.SecretArn
}

func TestItsAccountIsThatOfItsOptions(t *testing.T) {
	if k := StartAlone(t, "--account=000000000000"); k.Account != "000000000000" {
		t.Fatal("it is", k.Account)
	}
}

// A failing is a test whose end by Fatal is awaited.
type failing struct {
	testing.TB
	said string
}

func (f *failing) Fatalf(format string, args ...any) {
	f.said = fmt.Sprintf(format, args...)
	panic(f)
}

func (f *failing) Cleanup(func()) {}

func fatal(t *testing.T, run func(testing.TB)) string {
	t.Helper()
	f := &failing{TB: t}
	defer func() { _ = recover() }()
	func() {
		defer func() {
			if recover() != any(f) {
				t.Error("it did not end the test")
			}
		}()
		run(f)
	}()
	return f.said
}

func TestStartsShareAServerButNoSecrets(t *testing.T) {
	a, b := Start(t), Start(t)
	if a.URL != b.URL || a.Account == b.Account {
		t.Fatalf("%+v, %+v", a, b)
	}
	a.create("a")
	b.create("b")
	if a.value() != "a" {
		t.Fatal("it has another's value")
	}
	a.Reset()
	if a.value() != "" || b.value() != "b" {
		t.Fatal("Reset did not empty just its own account")
	}
}

func TestWhatATestMadeGoesWithIt(t *testing.T) {
	var inner *Keyturn
	t.Run("inner", func(t *testing.T) {
		inner = Start(t)
		inner.create("a")
	})
	inner.t = t
	if inner.value() != "" {
		t.Fatal("it is there")
	}
}

func TestTheServerThatWasGivenIsShared(t *testing.T) {
	url, server := givenURL, shared.server
	defer func() { givenURL, shared.server = url, server }()
	one := StartAlone(t)
	givenURL, shared.server = one.URL, nil
	if k := Start(t); k.URL != one.URL || k.Account == one.Account {
		t.Fatalf("%+v", k)
	}
}

func TestTheServerOfATestEndsWithIt(t *testing.T) {
	var inner *Keyturn
	t.Run("inner", func(t *testing.T) { inner = StartAlone(t) })
	if !inner.server.ended() {
		t.Fatal("it runs on")
	}
	if again := Start(t); again.server == inner.server {
		t.Fatal("it was not its own")
	}
}

func TestWhatIsEverybodysIsNotMoved(t *testing.T) {
	k := Start(t)
	before := k.Clock.Now()
	for what, set := range map[string]func(*Keyturn){
		"clock":  func(k *Keyturn) { k.Clock.Advance(Day) },
		"faults": func(k *Keyturn) { k.Faults.Add(Fault{}) },
	} {
		said := fatal(t, func(f testing.TB) { k.t = f; set(k) })
		if !strings.Contains(said, "the "+what+" of this server") {
			t.Error(said)
		}
	}
	k.t = t
	if k.Clock.Now().After(before.Add(Day)) || len(k.Faults.List()) != 0 {
		t.Error("it was set all the same")
	}
}

func TestTheClock(t *testing.T) {
	k := StartAlone(t)
	k.Clock.Freeze()
	then := k.Clock.Now()
	k.Clock.Advance(90 * time.Minute)
	if now := k.Clock.Now(); !now.Equal(then.Add(90 * time.Minute)) {
		t.Fatalf("%v, then %v", then, now)
	}
	k.Clock.Set(then.Add(Day))
	if now := k.Clock.Now(); !now.Equal(then.Add(Day)) {
		t.Fatalf("%v, then %v", then, now)
	}
	k.Clock.Run()
	for k.Clock.Now().Equal(then.Add(Day)) {
		time.Sleep(time.Millisecond)
	}
	said := fatal(t, func(f testing.TB) { k.t = f; k.Clock.Set(then) })
	k.t = t
	if !strings.Contains(said, "does not go back") {
		t.Error(said)
	}
}

func TestAMonthOfRotations(t *testing.T) {
	k := StartAlone(t)
	secret := k.withDatabase()
	k.Clock.Advance(0)
	if v := k.Verify(secret); !v.Verified || v.Values[0].Account != "admin@%" {
		t.Fatalf("%+v", v)
	}
	rotated := slices.ContainsFunc(k.Clock.Advance(8*Day), func(e Event) bool {
		return e.Event == "RotationSucceeded" && e.ARN == secret
	})
	if v := k.Verify(secret); !rotated || !v.Verified || v.Values[1].LogsIn {
		t.Fatalf("%v, %+v", rotated, v)
	}
	if r := k.Rotations(secret); len(r.Rotations) != 1 ||
		r.Rotations[0].Attempts[0].Steps[3].Step != "finishSecret" {
		t.Fatalf("%+v", r)
	}
}

func TestARotationThatIsBroken(t *testing.T) {
	k := StartAlone(t)
	secret := k.withDatabase()
	k.Clock.Advance(0)
	k.Clock.Freeze() // it is tried again in a second
	set := k.Faults.Add(Fault{Point: "set.sql.after", Action: "fail"})
	k.Call("secretsmanager", "RotateSecret", map[string]string{
		"SecretId": secret}, nil)
	said := fatal(t, func(f testing.TB) { k.t = f; k.Wait(secret) })
	k.t = t
	if !strings.Contains(said, "failed: Broken on purpose") {
		t.Error(said)
	}
	r := k.Rotations(secret)
	if r.Outcome != "failed" || !strings.Contains(r.Reason, "set.sql.after") ||
		!r.Next.After(k.Clock.Now()) {
		t.Fatalf("%+v", r)
	}
	if f := k.Faults.List(); len(f) != 1 || f[0].ID != set.ID || !f[0].Spent {
		t.Fatalf("%+v", f)
	}
	k.Faults.Clear(set.ID)
	k.Faults.Add(Fault{Service: "rds", Action: "close", Always: true})
	k.Faults.Clear()
	if f := k.Faults.List(); len(f) != 0 {
		t.Fatalf("%+v", f)
	}
}

func TestStatementsAsTheMaster(t *testing.T) {
	k := Start(t)
	k.withDatabase()
	until(t, "it is there", func() bool {
		var list struct {
			DBInstances []struct{ DBInstanceStatus string }
		}
		k.Call("rds", "DescribeDBInstances", nil, &list)
		return list.DBInstances[0].DBInstanceStatus == "available"
	})
	k.SQL("shop", "CREATE DATABASE d; CREATE TABLE d.t (a INT)")
	said := fatal(t, func(f testing.TB) {
		k.t = f
		k.SQL("shop", "CREATE TABLE d.t (a INT)")
	})
	k.t = t
	if !strings.Contains(said, "already exists") {
		t.Error(said)
	}
}

func TestSetenvLeadsHereAlone(t *testing.T) {
	before := os.Getenv("AWS_ENDPOINT_URL")
	t.Setenv("AWS_PROFILE", "production")
	t.Setenv("AWS_ENDPOINT_URL_RDS", "https://rds.invalid")
	t.Run("inner", func(t *testing.T) {
		k := Start(t)
		k.Setenv()
		if os.Getenv("AWS_ENDPOINT_URL") != k.URL ||
			os.Getenv("AWS_ACCESS_KEY_ID") != k.Account {
			t.Error(os.Environ())
		}
		for _, variable := range append(k.Environ(), os.Environ()...) {
			if name := nameOf(variable); isRemoved(name) && name != "KEYTURN_CA" {
				t.Error(variable)
			}
		}
	})
	if os.Getenv("AWS_PROFILE") != "production" ||
		os.Getenv("AWS_ENDPOINT_URL") != before {
		t.Error(os.Environ())
	}
}

func TestTheSameIsRemovedAsByExec(t *testing.T) {
	text, err := os.ReadFile("../../server/lead.c")
	if err != nil {
		t.Skip(err)
	}
	_, list, _ := strings.Cut(string(text), "astray[] = {")
	list, _, _ = strings.Cut(list, "};")
	quoted := regexp.MustCompile(`"\w+"`).FindAllString(list, -1)
	if got, want := fmt.Sprintf("%q", removed), fmt.Sprint(quoted); got != want {
		t.Errorf("%s instead of %s", got, want)
	}
}

func TestWhatKeyturnSaysIsPassedOn(t *testing.T) {
	said := fatal(t, func(t testing.TB) { StartAlone(t, "--no-such-option") })
	if !strings.Contains(said, "--no-such-option") {
		t.Error(said)
	}
	k := StartAlone(t)
	said = fatal(t, func(f testing.TB) { k.t = f; k.Wait("none") })
	k.t = t
	if !strings.Contains(said, "There is no secret none in account") {
		t.Error(said)
	}
}

func TestWithoutKeyturn(t *testing.T) {
	t.Setenv("KEYTURN_BINARY", "")
	t.Setenv("PATH", t.TempDir())
	said := fatal(t, func(t testing.TB) { StartAlone(t) })
	if !strings.Contains(said, "no keyturn in PATH") {
		t.Error(said)
	}
}
