package coder

import (
	"slices"

	"readout"
)

// leaveOutThin leaves out of rec the attitudes that nobody would list: what is
// hoped, believed, expected or intended by somebody who has no office and speaks
// for no state, in no words of his own, where nothing else rests on it.
func leaveOutThin(rec *readout.Record) {
	rests := map[string]bool{}
	for i := range rec.Events {
		note(rests, rec.Events[i].VouchedBy...)
	}
	for item := range rec.Items() {
		note(rests, item.VouchedBy...)
	}
	for i := range rec.Meetings {
		for _, t := range rec.Meetings[i].Agenda {
			note(rests, t.Via)
		}
	}
	// what goes on from a statement or is told within it keeps it
	for i := len(rec.Statements) - 1; i >= 0; i-- {
		if s := &rec.Statements[i]; rests[s.ID] || !thin(rec, s) {
			note(rests, s.Continues, s.NestedIn)
		}
	}
	for range 2 { // a statement may stand before the one that it goes on from
		for i := range rec.Statements {
			if s := &rec.Statements[i]; rests[s.ID] || !thin(rec, s) {
				note(rests, s.Continues, s.NestedIn)
			}
		}
	}
	rec.Statements = slices.DeleteFunc(rec.Statements, func(s readout.Statement) bool { return !rests[s.ID] && thin(rec, &s) })
}

func note(rests map[string]bool, ids ...string) {
	for _, id := range ids {
		rests[id] = true
	}
}

// thin says whether s is such an attitude.
func thin(rec *readout.Record, s *readout.Statement) bool {
	switch s.CueType {
	case "hope", "believe", "expect", "intend":
	default:
		return false
	}
	switch {
	case s.NestedIn != "":
		return true // what somebody says that another wants
	case s.Quote != readout.QuoteIndirect, s.Rank != "":
		return false
	}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		if slices.Contains(s.Speakers, a.ID) && (a.Country != "" || a.Rank != "" || a.Side != "" || a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorIGO) {
			return false
		}
	}
	return true
}
