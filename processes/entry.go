package processes

import (
	"encoding/json"
	"fmt"
	"time"
)

// Schema is raised when an Entry means something else than before; entries of another
// schema are to be made anew from their records.
const Schema = 5

// Meta is what a record does not say of its report.
type Meta struct {
	Group  string    // text group; reports of the same group are one witness. Empty: the report itself
	Stored time.Time // when the report came into the store
}

// An Entry is what one report brings to the ledger: what a store keeps of it.
type Entry struct {
	Schema    int               `json:"schema"`
	Report    string            `json:"report"`
	Group     string            `json:"group,omitempty"`
	Outlet    string            `json:"outlet,omitempty"`
	Title     string            `json:"title,omitempty"`
	Issuer    string            `json:"issuer,omitempty"`    // of a paper of a state, where the report does not tell of which
	Published string            `json:"published,omitempty"` // ISO day
	Stored    string            `json:"stored,omitempty"`    // RFC 3339, UTC
	Coder     string            `json:"coder,omitempty"`     // version and data
	Corrects  bool              `json:"corrects,omitempty"`  // it says that it takes back an earlier report
	Names     map[string]string `json:"names,omitempty"`     // of actor keys, as people write them
	Known     []Known           `json:"known,omitempty"`     // whose people and names are
	Strands   []Strand          `json:"strands,omitempty"`
	Facts     []Fact            `json:"facts,omitempty"`
}

// A Strand is what one report tells of one negotiation, or of dealings between the same
// parties. It is the unit of membership: its facts go where it goes.
type Strand struct {
	ID      string   `json:"id"` // made of report, parties and number
	Parties []string `json:"parties"`
	Open    []string `json:"open,omitempty"`  // names that take part, whose side the report does not say
	Heard   []string `json:"heard,omitempty"` // such names that do or say something and take no part
	Third   []string `json:"third,omitempty"` // mediators and hosts
	People  []string `json:"people,omitempty"`
	Issues  []string `json:"issues,omitempty"` // the main one first
	Focus   string   `json:"focus,omitempty"`  // the country or place that the talks are about
	Frames  []string `json:"frames,omitempty"` // named frames: "astana process"
	From    string   `json:"from"`             // first and last ISO day that it tells of
	To      string   `json:"to"`
	Loose   bool     `json:"loose,omitempty"`  // no talks are told of: it joins a process and opens none
	Slight  bool     `json:"slight,omitempty"` // all that is told is what states did to each other, short of force
}

// A Key is one under which a store finds an Entry again, with the days it covers.
type Key struct{ Key, From, To string }

// Marshal writes e as compact JSON.
func (e *Entry) Marshal() ([]byte, error) { return json.Marshal(e) }

// Unmarshal reads what Marshal wrote. What an older program wrote is [ErrSchema].
func Unmarshal(b []byte) (*Entry, error) {
	e := &Entry{}
	if err := json.Unmarshal(b, e); err != nil {
		return nil, fmt.Errorf("read an entry of the ledger: %w", err)
	}
	if e.Schema != Schema {
		return nil, fmt.Errorf("entry of report %s: %w", e.Report, ErrSchema)
	}
	return e, nil
}

// ErrSchema says that an entry was made by another version of the program.
var ErrSchema = fmt.Errorf("the entry was made by another version; make it anew from its record")
