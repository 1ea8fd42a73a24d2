package review

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"readout"
)

// A Coding is one thing in a record that can be judged.
type Coding struct {
	Kind string       // event, statement, meeting, position ...
	ID   string       // in the record: e3
	Key  string       // that stays when the report is coded again
	Type string       // of an event
	At   readout.Span // the words it hangs on
	of   any          // *readout.Event, *readout.Statement or a pointer to an item
	item *readout.Item
}

// Kinds are the kinds of codings that can be judged.
var Kinds = []string{"event", "statement", "meeting", "position", "proposal", "threat", "next_step", "deadline", "agreement", "relation", "effect", "assessment", "process"}

// Codings are those of a record, in its order.
func Codings(rec *readout.Record) []Coding {
	out := make([]Coding, 0, len(rec.Events)+len(rec.Statements))
	for i := range rec.Events {
		e := &rec.Events[i]
		out = append(out, Coding{Kind: "event", ID: e.ID, Key: EventKey(rec.Report.ID, e), Type: e.Type, At: e.Trigger, of: e})
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		out = append(out, Coding{Kind: "statement", ID: s.ID, Key: StatementKey(rec.Report.ID, s), At: cueOf(s), of: s})
	}
	out = add(out, rec, "meeting", rec.Meetings, func(x *readout.Meeting) *readout.Item { return &x.Item })
	out = add(out, rec, "position", rec.Positions, func(x *readout.Position) *readout.Item { return &x.Item })
	out = add(out, rec, "proposal", rec.Proposals, func(x *readout.Proposal) *readout.Item { return &x.Item })
	out = add(out, rec, "threat", rec.Threats, func(x *readout.Threat) *readout.Item { return &x.Item })
	out = add(out, rec, "next_step", rec.NextSteps, func(x *readout.NextStep) *readout.Item { return &x.Item })
	out = add(out, rec, "deadline", rec.Deadlines, func(x *readout.Deadline) *readout.Item { return &x.Item })
	out = add(out, rec, "agreement", rec.Agreements, func(x *readout.Agreement) *readout.Item { return &x.Item })
	out = add(out, rec, "relation", rec.Relations, func(x *readout.Relation) *readout.Item { return &x.Item })
	out = add(out, rec, "effect", rec.Effects, func(x *readout.Effect) *readout.Item { return &x.Item })
	out = add(out, rec, "assessment", rec.Assessments, func(x *readout.Assessment) *readout.Item { return &x.Item })
	return add(out, rec, "process", rec.Processes, func(x *readout.Process) *readout.Item { return &x.Item })
}

// add adds the items of a list. Those of the same words are told apart by their order.
func add[T any](out []Coding, rec *readout.Record, kind string, list []T, of func(*T) *readout.Item) []Coding {
	seen := map[readout.Span]int{}
	for i := range list {
		x := of(&list[i])
		c := Coding{Kind: kind, ID: x.ID, At: x.Span, of: &list[i], item: x}
		name := kind
		if seen[x.Span]++; seen[x.Span] > 1 {
			name += " " + strconv.Itoa(seen[x.Span])
		}
		if c.Key = Key(rec.Report.ID, name, x.Span); x.Review != nil {
			c.Key = x.Review.Key
		}
		out = append(out, c)
	}
	return out
}

// EventKey is the key of an event that is the same whenever and wherever its report is
// coded: of the report, the type and the trigger that it was found with.
func EventKey(report string, e *readout.Event) string {
	if e.Review != nil {
		return e.Review.Key
	}
	return Key(report, e.Type, e.Trigger)
}

// StatementKey is the same of a statement: of the report and its cue.
func StatementKey(report string, s *readout.Statement) string {
	if s.Review != nil {
		return s.Review.Key
	}
	return Key(report, "statement", cueOf(s))
}

func cueOf(s *readout.Statement) readout.Span {
	if s.Cue.Empty() && len(s.Content) > 0 {
		return s.Content[0]
	}
	return s.Cue
}

// Key is made of the report, what a coding is, and its words in bytes of the text.
func Key(report, kind string, at readout.Span) string {
	h := sha256.Sum256([]byte(report + " " + kind + " " + strconv.Itoa(int(at.Start)) + " " + strconv.Itoa(int(at.End))))
	return hex.EncodeToString(h[:8])
}

// review is the place of what was said of a coding.
func (c *Coding) review() **readout.Review {
	switch x := c.of.(type) {
	case *readout.Event:
		return &x.Review
	case *readout.Statement:
		return &x.Review
	}
	return &c.item.Review
}

func (c *Coding) rule() *string {
	switch x := c.of.(type) {
	case *readout.Event:
		return &x.Rule
	case *readout.Statement:
		return &x.Rule
	}
	return &c.item.Rule
}

// Score is how sure the program was.
func (c *Coding) Score() float32 {
	switch x := c.of.(type) {
	case *readout.Event:
		return x.Score
	case *readout.Statement:
		return x.Score
	}
	return c.item.Score
}

// Said is what persons said of it; nil for nothing.
func (c *Coding) Said() *readout.Review { return *c.review() }

// Find returns the coding of a key or of an id in the record.
func Find(rec *readout.Record, name string) (Coding, bool) {
	list := Codings(rec)
	i := slices.IndexFunc(list, func(c Coding) bool { return c.Key == name || c.ID == name })
	if i < 0 {
		return Coding{}, false
	}
	return list[i], true
}

// target finds what a judgement is about in a record that may be a later coding: what has
// its key; else the one coding of the same kind whose words overlap and whose type is the
// one it had, or the one that the judgements give it.
func target(list []Coding, j *Judgement, types []string) int {
	if i := slices.IndexFunc(list, func(c Coding) bool { return c.Key == j.Target }); i >= 0 {
		return i
	}
	at, n := -1, 0
	here := readout.Span{Start: j.Start, End: j.End}
	for i := range list {
		if c := &list[i]; c.Kind == j.Kind && c.At.Overlaps(here) && (j.Kind != "event" || c.Type == j.Type || slices.Contains(types, c.Type)) {
			at, n = i, n+1
		}
	}
	if n != 1 {
		return -1
	}
	return at
}

// clone copies the lists of a record, so that what is applied leaves the original alone.
func clone(rec *readout.Record) *readout.Record {
	c := *rec
	c.Actors, c.Statements, c.Events, c.Places = slices.Clone(c.Actors), slices.Clone(c.Statements), slices.Clone(c.Events), slices.Clone(c.Places)
	c.Meetings, c.Positions, c.Proposals, c.Threats = slices.Clone(c.Meetings), slices.Clone(c.Positions), slices.Clone(c.Proposals), slices.Clone(c.Threats)
	c.NextSteps, c.Deadlines, c.Agreements, c.Relations = slices.Clone(c.NextSteps), slices.Clone(c.Deadlines), slices.Clone(c.Agreements), slices.Clone(c.Relations)
	c.Effects, c.Assessments, c.Processes = slices.Clone(c.Effects), slices.Clone(c.Assessments), slices.Clone(c.Processes)
	return &c
}

// drop takes codings out by their ids, with what names them.
func drop(rec *readout.Record, gone map[string]bool) {
	if len(gone) == 0 {
		return
	}
	rec.Events = slices.DeleteFunc(rec.Events, func(x readout.Event) bool { return gone[x.ID] })
	rec.Statements = slices.DeleteFunc(rec.Statements, func(x readout.Statement) bool { return gone[x.ID] })
	rec.Meetings = slices.DeleteFunc(rec.Meetings, func(x readout.Meeting) bool { return gone[x.ID] })
	rec.Positions = slices.DeleteFunc(rec.Positions, func(x readout.Position) bool { return gone[x.ID] })
	rec.Proposals = slices.DeleteFunc(rec.Proposals, func(x readout.Proposal) bool { return gone[x.ID] })
	rec.Threats = slices.DeleteFunc(rec.Threats, func(x readout.Threat) bool { return gone[x.ID] })
	rec.NextSteps = slices.DeleteFunc(rec.NextSteps, func(x readout.NextStep) bool { return gone[x.ID] })
	rec.Deadlines = slices.DeleteFunc(rec.Deadlines, func(x readout.Deadline) bool { return gone[x.ID] })
	rec.Agreements = slices.DeleteFunc(rec.Agreements, func(x readout.Agreement) bool { return gone[x.ID] })
	rec.Relations = slices.DeleteFunc(rec.Relations, func(x readout.Relation) bool { return gone[x.ID] })
	rec.Effects = slices.DeleteFunc(rec.Effects, func(x readout.Effect) bool { return gone[x.ID] })
	rec.Assessments = slices.DeleteFunc(rec.Assessments, func(x readout.Assessment) bool { return gone[x.ID] })
	rec.Processes = slices.DeleteFunc(rec.Processes, func(x readout.Process) bool { return gone[x.ID] })
	left := func(ids []string) []string {
		if !slices.ContainsFunc(ids, func(id string) bool { return gone[id] }) {
			return ids
		}
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return gone[id] })
	}
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.VouchedBy = left(e.VouchedBy); gone[e.Meeting] {
			e.Meeting = ""
		}
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		if gone[s.Continues] {
			s.Continues = ""
		}
		if gone[s.NestedIn] {
			s.NestedIn = ""
		}
	}
	for x := range rec.Items() {
		x.VouchedBy = left(x.VouchedBy)
	}
	for i := range rec.Meetings {
		rec.Meetings[i].Events, rec.Meetings[i].After = left(rec.Meetings[i].Events), left(rec.Meetings[i].After)
	}
	for i := range rec.Processes {
		rec.Processes[i].Meetings = left(rec.Processes[i].Meetings)
	}
}
