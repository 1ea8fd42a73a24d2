// Package review keeps what persons say of codings: that one is right, is wrong, has
// another value, or is missing. A judgement is a fact by a person, with name and time,
// and is never changed; what takes one back is another one. Applied to a record they
// give the record as it holds, in which every value that a person gave says so.
package review

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The verdicts.
const (
	Accept  = "accept"
	Correct = "correct" // Field has Value
	Reject  = "reject"  // there is no such thing in the report
	Add     = "add"     // Value has the fields, as JSON
	Undo    = "undo"    // takes back the judgement whose ID is Value
)

// Rule is the rule of what a person corrected or added.
const Rule = "review"

// A Judgement is what a person says of one coding of a report.
type Judgement struct {
	ID     string `json:"id"`
	Report string `json:"report"` // id, which is the hash of its text
	Target string `json:"target"` // key of the coding
	Kind   string `json:"kind"`   // event, statement, meeting ...
	Type   string `json:"type"`   // that the coding had, of events
	Start  int32  `json:"start"`  // its words, in bytes of the text
	End    int32  `json:"end"`

	Verdict string `json:"verdict"`
	Field   string `json:"field,omitempty"`
	Value   string `json:"value,omitempty"`
	Who     string `json:"who"`
	Note    string `json:"note,omitempty"`

	At   time.Time `json:"at"`
	Task string    `json:"task,omitempty"` // the assignment it belongs to: nobody else sees it, and it changes no record
	Run  int64     `json:"run,omitempty"`  // by which it is undone
}

// Name is the id that a judgement has wherever it is kept: of all that it says.
func (j *Judgement) Name() string {
	h := sha256.Sum256([]byte(strings.Join([]string{j.Report, j.Target, j.Kind, j.Verdict, j.Field, j.Value, j.Who, j.Task, j.Note, strconv.FormatInt(j.At.UnixMilli(), 10)}, "\x00")))
	return hex.EncodeToString(h[:8])
}

// Limits of what a judgement says, in bytes.
const (
	mostWho   = 100
	mostNote  = 2000
	mostValue = 16 << 10
)

// Check says what is missing or too long in a judgement.
func (j *Judgement) Check() error {
	switch {
	case strings.TrimSpace(j.Who) == "":
		return errors.New("who says so is missing: a judgement has a person's name")
	case len(j.Who) > mostWho:
		return errors.New("the name is longer than 100 bytes")
	case len(j.Note) > mostNote:
		return errors.New("the note is longer than 2,000 bytes")
	case len(j.Value) > mostValue:
		return errors.New("the value is longer than 16 KB")
	}
	switch j.Verdict {
	case Accept, Correct, Reject, Add, Undo:
		return nil
	}
	return errors.New("no verdict " + strconv.Quote(j.Verdict) + ": it is accept, correct, reject, add or undo")
}

// Sort orders judgements as they count: by time, and of one moment in an order that
// hangs on what they say alone, so that it is the same in whatever order they arrived.
func Sort(list []Judgement) {
	slices.SortStableFunc(list, func(a, b Judgement) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
}

// Holding are the judgements that nobody took back, in order.
func Holding(list []Judgement) []Judgement {
	list = slices.Clone(list)
	Sort(list)
	back := map[string]bool{}
	for _, j := range slices.Backward(list) {
		if j.Verdict == Undo && !back[j.ID] {
			back[j.Value] = true
		}
	}
	return slices.DeleteFunc(list, func(j Judgement) bool { return j.Verdict == Undo || back[j.ID] })
}
