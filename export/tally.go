package export

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"io"
	"iter"
	"slices"
)

// A Tally counts what leaves, and says in the side file what it was.
type Tally struct {
	Format   string            `json:"format"`
	Table    string            `json:"table,omitempty"`
	Period   string            `json:"period,omitempty"`
	Balanced bool              `json:"balanced,omitempty"`
	Program  string            `json:"program"`
	Made     string            `json:"made"` // UTC
	Coders   []string          `json:"coders"`
	Filters  map[string]string `json:"filters"`
	Notes    []string          `json:"notes,omitempty"`

	// Snapshot is a hash of the stable ids of all rows that were read, in any order,
	// and of the versions of the coder: equal codings have equal snapshots.
	Snapshot string           `json:"snapshot"`
	Counts   Counts           `json:"counts"`
	LeftOut  map[string]int64 `json:"left_out,omitempty"`
	Licence  []string         `json:"licence"`

	ids     [4]uint64
	reports map[uint64]struct{}
	groups  map[uint64]struct{}
}

// Counts are kept apart on purpose: one event told by ten reports is ten events here,
// and what ten outlets print of one wire's text is one text group.
type Counts struct {
	Reports    int64 `json:"reports"`
	TextGroups int64 `json:"text_groups"`
	Events     int64 `json:"events"`
	Statements int64 `json:"statements"`
	Rows       int64 `json:"rows"` // lines, features or annotations that were written
}

// Licence is what may be done with what leaves.
var licence = []string{
	"Codings are facts and belong to who made them with this program.",
	"Names and coordinates of places: GeoNames, CC BY 4.0. Actors: The World Factbook (public domain), Wikidata (CC0), compiled facts.",
	"Country codes: FIPS 10-4 (public domain), Correlates of War state system membership 2016.",
	"Words and texts that are quoted belong to the publishers of the reports.",
}

// Leave counts something that was left out, and why.
func (t *Tally) Leave(why string) {
	if t.LeftOut == nil {
		t.LeftOut = map[string]int64{}
	}
	t.LeftOut[why]++
}

// Watch returns a source that counts what is read from src.
func (t *Tally) Watch(src *Source) *Source {
	t.Licence = licence
	t.reports, t.groups = map[uint64]struct{}{}, map[uint64]struct{}{}
	return &Source{
		Events:     func() iter.Seq2[*Event, error] { return watch(src.Events(), t.event) },
		Statements: func() iter.Seq2[*Statement, error] { return watch(src.Statements(), t.statement) },
		Reports:    func() iter.Seq2[*Report, error] { return watch(src.Reports(), t.report) },
		Records:    func() iter.Seq2[*Coded, error] { return watch(src.Records(), t.coded) },
	}
}

func watch[T any](seq iter.Seq2[T, error], see func(T)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range seq {
			if err == nil {
				see(v)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

func (t *Tally) event(e *Event) {
	t.Counts.Events++
	t.add(e.ID)
	t.from(e.Report, e.Group)
}

func (t *Tally) statement(s *Statement) {
	t.Counts.Statements++
	t.add(s.ID)
	t.from(s.Report, s.Group)
}

func (t *Tally) report(r *Report) {
	t.add(r.ID)
	t.from(r.ID, r.Group)
}

func (t *Tally) coded(c *Coded) {
	for _, e := range c.Events {
		t.event(e)
	}
	if len(c.Events) == 0 {
		t.add(c.Record.Report.ID)
		t.from(c.Record.Report.ID, c.Group)
	}
	if c.Whole {
		t.Counts.Statements += int64(len(c.Record.Statements))
	}
}

// add takes an id into the sum, which is the same in every order.
func (t *Tally) add(id string) {
	h := sha256.Sum256([]byte(id))
	for i := range t.ids {
		t.ids[i] += binary.LittleEndian.Uint64(h[8*i:])
	}
}

func (t *Tally) from(report, group string) {
	t.reports[hash(report)] = struct{}{}
	if group == "" {
		group = report
	}
	t.groups[hash(group)] = struct{}{}
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// Settle works out the counts and the snapshot of what was read until now.
func (t *Tally) Settle() {
	t.Counts.Reports, t.Counts.TextGroups = int64(len(t.reports)), int64(len(t.groups))
	slices.Sort(t.Coders)
	t.Coders = slices.Compact(t.Coders)
	h := sha256.New()
	for _, x := range t.ids {
		binary.Write(h, binary.LittleEndian, x) // a hash does not fail
	}
	for _, c := range t.Coders {
		io.WriteString(h, c+"\n")
	}
	t.Snapshot = hex.EncodeToString(h.Sum(nil)[:16])
}

// Side writes the side file: what was written, of what, and what may be done with it.
func (t *Tally) Side(w io.Writer) error {
	t.Settle()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(t)
}
