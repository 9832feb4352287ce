package keyturn

import "strconv"

// Faults are what is broken on purpose, at the whole server: see docs/faults.md.
type Faults struct{ k *Keyturn }

// A Fault says where (Point and Secret, Database, or Service and Operation), what
// (Action) and how often (once, or Times, or Always).
type Fault struct {
	ID        int     `json:"id,omitempty"`
	Point     string  `json:"point,omitempty"`     // of a rotation: set.sql.after
	Secret    string  `json:"secret,omitempty"`    // whose rotation; all without it
	Database  string  `json:"database,omitempty"`  // its identifier, or HOST:PORT
	Service   string  `json:"service,omitempty"`   // rds; * is every one
	Operation string  `json:"operation,omitempty"` // all without it
	Action    string  `json:"action,omitempty"`    // fail, hang, throttle, ...
	Code      string  `json:"code,omitempty"`      // of an error
	Status    int     `json:"status,omitempty"`
	Message   string  `json:"message,omitempty"`
	DelayMS   int     `json:"delay_ms,omitempty"`
	Times     int     `json:"times,omitempty"`
	Always    bool    `json:"always,omitempty"`
	Share     float64 `json:"share,omitempty"` // of what it fits, by dice
	Seed      int64   `json:"seed,omitempty"`

	Passed   int  `json:"passed,omitempty"`   // what it fitted so far
	Happened int  `json:"happened,omitempty"` // how often it came about
	Spent    bool `json:"spent,omitempty"`    // it will not again
}

// Add sets one, and returns it as it was set.
func (f Faults) Add(fault Fault) Fault {
	f.k.t.Helper()
	f.k.ownServer("faults")
	var set Fault
	f.k.post("faults", fault, &set)
	return set
}

// List is what is set, and what came about.
func (f Faults) List() []Fault {
	f.k.t.Helper()
	var list struct{ Faults []Fault }
	f.k.get("faults", &list)
	return list.Faults
}

// Clear ends those, or all; who hangs in one goes on.
func (f Faults) Clear(ids ...int) {
	f.k.t.Helper()
	f.k.ownServer("faults")
	if len(ids) == 0 {
		f.k.do("DELETE", "faults", nil, nil)
	}
	for _, id := range ids {
		f.k.do("DELETE", "faults/"+strconv.Itoa(id), nil, nil)
	}
}
