package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/review"
)

// A Comparison is what the coders of an assignment said, held against each other.
type Comparison struct {
	Assignment
	Records map[string]*readout.Record // by id, as the program coded them
	Coded   []review.Judgement
	Units   []review.Unanimity
	Decided map[string]review.Judgement // by key of the coding: the last that holds and was made since the assignment
}

// A Difference is a coding of which coders have not the same.
type Difference struct {
	Key     string                       `json:"key"` // of the coding
	Report  string                       `json:"report"`
	Kind    string                       `json:"kind"`
	Words   string                       `json:"words"`
	Start   int32                        `json:"start"` // of the words, in bytes of the text
	End     int32                        `json:"end"`
	Fields  []string                     `json:"fields"`            // in which they differ; "there" where some have no such coding
	Values  map[string]map[string]string `json:"values"`            // by coder and field
	Decided *review.Judgement            `json:"decided,omitempty"` // nil while nobody has
}

// ErrCoder says that who decides is one of the coders.
var ErrCoder = errors.New("a third person decides")

// ErrNoUnit says that there is nothing to decide under a key.
var ErrNoUnit = errors.New("there is no such coding in this assignment, or nothing left that all have alike")

// Compare returns what the coders of an assignment said; ErrBlind where not all are done.
func (s *Store) Compare(ctx context.Context, task string) (*Comparison, error) {
	a, err := s.Assignment(ctx, task)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Assignment: a, Records: map[string]*readout.Record{}, Decided: map[string]review.Judgement{}}
	if c.Coded, err = s.Coded(ctx, a.ID, ""); err != nil {
		return nil, err
	}
	var records []*readout.Record
	for _, id := range a.Reports {
		rec, err := s.Original(ctx, id)
		if err != nil {
			return nil, err
		}
		c.Records[id], records = rec, append(records, rec)
		said, err := s.Judgements(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, j := range review.Holding(said) {
			if j.At.After(a.At) {
				c.Decided[j.Target] = j
			}
		}
	}
	c.Units = review.Compare(records, a.Coders, c.Coded)
	return c, nil
}

// Agreement says how far the coders agree, field by field.
func (c *Comparison) Agreement() []review.Agreement { return review.Agree(c.Units, c.Coders) }

// Differences are the codings of which the coders have not the same, in the order of the
// reports.
func (c *Comparison) Differences() []Difference {
	out := []Difference{}
	for i := range c.Units {
		u := &c.Units[i]
		if u.Agreed {
			continue
		}
		d := Difference{Key: u.Key, Report: u.Report, Kind: u.Kind, Words: u.Words, Start: u.At.Start, End: u.At.End, Fields: u.Differ(), Values: u.Values}
		if j, ok := c.Decided[u.Key]; ok {
			d.Decided = &j
		}
		out = append(out, d)
	}
	return out
}

// Alike are the codings that all have alike and that are not yet taken into the records.
func (c *Comparison) Alike() (out []*review.Unanimity) {
	for i := range c.Units {
		if _, done := c.Decided[c.Units[i].Key]; c.Units[i].Agreed && !done {
			out = append(out, &c.Units[i])
		}
	}
	return out
}

// A Ruling is what a third person takes where coders differ.
type Ruling struct {
	Key    string                   // of the coding; empty for all that the coders have alike
	Chosen map[string]review.Choice // of each field in which they differ
	Like   string                   // the coder whose values are taken of those that are not in Chosen; empty for nobody's
	Who    string
	Note   string // why; empty says for which assignment
}

// toDecide are the codings that a ruling is on.
func (c *Comparison) toDecide(d *Ruling) ([]*review.Unanimity, error) {
	if d.Key == "" {
		if len(d.Chosen) > 0 || d.Like != "" {
			return nil, errors.New("values are chosen for one coding: name it")
		}
		if list := c.Alike(); len(list) > 0 {
			return list, nil
		}
		return nil, ErrNoUnit
	}
	i := slices.IndexFunc(c.Units, func(u review.Unanimity) bool { return u.Key == d.Key })
	if i < 0 {
		return nil, ErrNoUnit
	}
	u := &c.Units[i]
	differ := u.Differ()
	for field := range d.Chosen {
		if !slices.Contains(differ, field) {
			return nil, fmt.Errorf("they do not differ in %q, but in %s", field, strings.Join(differ, ", "))
		}
	}
	if _, coder := u.Values[d.Like]; d.Like != "" && !coder {
		return nil, fmt.Errorf("%s has not judged that coding", d.Like)
	}
	chosen := maps.Clone(d.Chosen)
	if chosen == nil {
		chosen = map[string]review.Choice{}
	}
	for _, field := range differ {
		if _, ok := chosen[field]; !ok && d.Like != "" {
			chosen[field] = review.Choice{Who: d.Like}
		}
	}
	d.Chosen = chosen
	return []*review.Unanimity{u}, nil
}

// Decide makes judgements of a ruling, all of them or none, and returns them as they are
// kept. They hold in the records from then on. ErrBlind, ErrCoder and ErrNoUnit say that
// there is nothing to decide, or not by this person.
func (s *Store) Decide(ctx context.Context, task string, d Ruling, names review.Dictionary) ([]review.Judgement, error) {
	d.Who = strings.TrimSpace(clean(d.Who))
	c, err := s.Compare(ctx, task)
	if err != nil {
		return nil, err
	}
	if slices.Contains(c.Coders, d.Who) {
		return nil, fmt.Errorf("%s coded these reports: %w", d.Who, ErrCoder)
	}
	units, err := c.toDecide(&d)
	if err != nil {
		return nil, err
	}
	note := strings.TrimSpace(d.Note)
	if note == "" {
		note = "decided for " + c.ID
	}
	var out []review.Judgement
	for _, u := range units {
		list, err := review.Decide(c.Records[u.Report], u, c.Coded, d.Chosen)
		if err != nil {
			return nil, err
		}
		for _, j := range list {
			j.Who, j.Note = d.Who, note
			out = append(out, j)
		}
	}
	return s.JudgeAll(ctx, out, names)
}
