package keyturn

import (
	"strconv"
	"time"
)

// Day is what secrets are rotated by: Advance(31 * keyturn.Day).
const Day = 24 * time.Hour

// Clock is what keyturn goes by. It runs on from where it is set, and never
// back; all accounts of a server have the same.
type Clock struct{ k *Keyturn }

// An Event is something that came about in an advance.
type Event struct {
	At      time.Time `json:"at"`
	Event   string    `json:"event"` // RotationSucceeded, DatabaseAvailable, ...
	ARN     string    `json:"arn"`
	Version string    `json:"version"`
	Reason  string    `json:"reason"`
}

type clockSays struct {
	Now    time.Time
	Events []Event
}

// Now is what it says.
func (c Clock) Now() time.Time {
	c.k.t.Helper()
	var says clockSays
	c.k.get("clock", &says)
	return says.Now
}

// Advance lets time pass: what falls due in it happens, in order, each at its own
// moment, before it returns. Advance(0) waits for what is due now.
func (c Clock) Advance(d time.Duration) []Event {
	c.k.t.Helper()
	return c.change("advance", strconv.FormatInt(d.Milliseconds(), 10)+"ms")
}

// Set is an Advance to that moment.
func (c Clock) Set(to time.Time) []Event {
	c.k.t.Helper()
	return c.change("set", to.UTC().Format("2006-01-02T15:04:05.000Z"))
}

// Freeze makes it stand still.
func (c Clock) Freeze() {
	c.k.t.Helper()
	c.change("freeze", true)
}

// Run lets it run again, from where it stands.
func (c Clock) Run() {
	c.k.t.Helper()
	c.change("run", true)
}

func (c Clock) change(how string, to any) []Event {
	c.k.t.Helper()
	c.k.ownServer("clock")
	var says clockSays
	c.k.post("clock", map[string]any{how: to}, &says)
	return says.Events
}

// ownServer ends a test that is about to set what others see too.
func (k *Keyturn) ownServer(what string) {
	k.t.Helper()
	if !k.alone {
		k.t.Fatalf("keyturn: the %s of this server is that of all tests of "+
			"the process: keyturn.StartAlone has one for this alone", what)
	}
}
