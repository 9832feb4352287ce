// Package keyturn gives Go tests a local AWS Secrets Manager and RDS, with real
// databases whose passwords really rotate.
//
//	func TestShop(t *testing.T) {
//		k := keyturn.Start(t)
//		k.Setenv()
//		cfg, err := config.LoadDefaultConfig(ctx)	// finds it
//		...
//	}
//
// The program is the one that KEYTURN_BINARY names, else keyturn in PATH: a module
// carries no binary.
//
// What goes wrong on the way to keyturn ends the test, by t.Fatal: nothing here
// returns an error.
package keyturn

import (
	"fmt"
	"math/rand"
	"os"
	"sync"
	"testing"
)

// Region is the one that Setenv names; state is apart for each.
const Region = "us-east-1"

// Keyturn is an account at a running keyturn, and goes with its test.
type Keyturn struct {
	URL     string // AWS_ENDPOINT_URL
	Account string // of 12 digits; as access key id it is who you are
	CA      string // a file: the authority of the databases' certificates

	Clock  Clock
	Faults Faults

	t      testing.TB
	server *server
	alone  bool
}

// Options are further options of `keyturn serve` for the server that the Starts
// of this process share: {"--fleet", "shared"}, say. Set them before the first,
// in TestMain or init.
var Options []string

var shared = struct {
	sync.Mutex
	server *server
	run    int // accounts begin with it, where processes share a server
	starts int
}{run: 100000 + rand.Intn(900000)}

// Start gives the test an account of its own, empty, at a server that all tests
// of the process share: the one that KEYTURN_URL names (under `keyturn exec`),
// else one that goes with the process, however that ends. When the test ends,
// what is in the account goes. The server's clock and faults are everybody's: who
// wants to set them calls StartAlone.
func Start(t testing.TB) *Keyturn {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil || shared.server.ended() {
		s, err := given()
		if err != nil {
			t.Fatalf("keyturn: %v", err)
		}
		shared.server = s
	}
	shared.starts++
	k := at(t, shared.server, fmt.Sprintf("%06d%06d", shared.run, shared.starts))
	t.Cleanup(k.Reset)
	return k
}

// What the process was given; Setenv changes the environment.
var givenURL, givenCA = os.Getenv("KEYTURN_URL"), os.Getenv("KEYTURN_CA")

func given() (*server, error) {
	if givenURL != "" {
		return &server{URL: givenURL, CA: givenCA, log: &tail{}}, nil
	}
	return serve(Options)
}

// StartAlone starts a server for this test alone, with further options of
// `keyturn serve`, and ends it with the test.
func StartAlone(t testing.TB, options ...string) *Keyturn {
	t.Helper()
	s, err := serve(options)
	if err != nil {
		t.Fatalf("keyturn: %v", err)
	}
	t.Cleanup(s.stop)
	k := at(t, s, s.Account)
	k.alone = true
	return k
}

func at(t testing.TB, s *server, account string) *Keyturn {
	k := &Keyturn{URL: s.URL, CA: s.CA, Account: account, t: t, server: s}
	k.Clock.k, k.Faults.k = k, k
	t.Cleanup(func() {
		if said := s.log.String(); t.Failed() && said != "" {
			t.Logf("keyturn said last:\n%s", said)
		}
	})
	return k
}

// Reset removes all that is in the account: secrets, databases, identities, keys.
func (k *Keyturn) Reset() {
	k.t.Helper()
	k.post("reset", map[string]string{"account": k.Account}, nil)
}
