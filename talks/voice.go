package talks

import (
	"slices"

	"readout"
)

// This file is the second gate: whose word it is. What stands in a statement is
// its speaker's, all else the author's.

// voice returns who vouches for the words of s: the innermost statements whose
// content holds them, or the author.
func (r *reading) voice(s readout.Span) []string {
	var ids []string
	size := 0
	if s.Empty() {
		return []string{readout.ByAuthor}
	}
	for _, x := range r.statementsIn(int32(r.d.SentenceOf(r.tokenAt(s.Start)))) {
		st := &r.rec.Statements[x.statement]
		for _, c := range st.Content {
			if !c.Contains(s) {
				continue
			}
			switch {
			case ids == nil || c.Len() < size:
				ids, size = []string{st.ID}, c.Len()
			case c.Len() == size && !slices.Contains(ids, st.ID):
				ids = append(ids, st.ID)
			}
		}
	}
	if ids == nil {
		return []string{readout.ByAuthor}
	}
	for i, id := range ids {
		ids[i] = r.reported(id)
	}
	if st := r.statement(ids[0]); st != nil && st.CueType == "acknowledge" && st.Quote != readout.QuoteDirect {
		return append([]string{readout.ByAuthor}, ids...) // who writes "acknowledged" holds it to be so
	}
	return ids
}

// reported goes out from a wish to whoever reports it: "she said they hoped to
// meet" is her word.
func (r *reading) reported(id string) string {
	for n := 0; n < 5; n++ {
		st := r.statement(id)
		if st == nil || st.NestedIn == "" || asserts(st.CueType) {
			break
		}
		id = st.NestedIn
	}
	return id
}

// asserts says whether a cue of that type puts its content forward as so.
func asserts(cue string) bool {
	switch cue {
	case "hope", "order", "ask", "intend", "promise", "threaten", "expect":
		return false
	}
	return true
}

// statement returns the statement of that id, nil for the author.
func (r *reading) statement(id string) *readout.Statement {
	if i, ok := r.byID[id]; ok {
		return &r.rec.Statements[i]
	}
	return nil
}

// statementAt returns the statement whose content holds the words of s.
func (r *reading) statementAt(s readout.Span) *readout.Statement {
	for _, v := range r.voice(s) {
		if st := r.statement(v); st != nil {
			return st
		}
	}
	return nil
}

// holder returns whose word a vouched thing is: the speaker, or the author. It
// is empty where nobody is named as the speaker.
func (r *reading) holder(vouched []string) string {
	for _, v := range vouched {
		if st := r.statement(v); st != nil {
			for n := 0; len(st.Speakers) == 0 && st.Continues != "" && n < 20; n++ {
				next := r.statement(st.Continues)
				if next == nil {
					break
				}
				st = next
			}
			if len(st.Speakers) > 0 {
				return st.Speakers[0]
			}
			return ""
		}
	}
	return readout.ByAuthor
}

// speakers returns who speaks in st, going back over continued quotations.
func (r *reading) speakers(st *readout.Statement) []string {
	for n := 0; st != nil && n < 20; n++ {
		if len(st.Speakers) > 0 || st.Continues == "" {
			return st.Speakers
		}
		st = r.statement(st.Continues)
	}
	return nil
}

// sides returns the sides that vouch: the parties of all speakers. Known is
// false where the author or a document vouches, which needs no side.
func (r *reading) sides(vouched []string) (sides []string, free bool) {
	for _, v := range vouched {
		st := r.statement(v)
		if st != nil && st.SourceKind == readout.SourceUnstated && st.Source.Empty() {
			return sides, true // "is expected to": by the author, for all we know
		}
		if st == nil || st.SourceKind == readout.SourceDocument || st.SourceKind == readout.SourceVisual {
			return sides, true
		}
		for _, sp := range r.speakers(st) {
			if s := r.side(sp); s != "" && !slices.Contains(sides, s) {
				sides = append(sides, s)
			}
		}
	}
	return sides, false
}

// corroborated says whether what is vouched for may move a state: the author
// says it, both sides do, or somebody named who is no party. Otherwise it is
// asserted by one side.
func (r *reading) corroborated(vouched []string, parties []string) bool {
	sides, free := r.sides(vouched)
	if free {
		return true
	}
	in := 0
	for _, s := range sides {
		if slices.Contains(parties, s) {
			in++
		}
	}
	if in >= 2 {
		return true
	}
	if in == 0 && r.both(vouched) {
		return true
	}
	return in == 0 && len(sides) > 0 && len(parties) >= 2 && r.named(vouched) || r.mediates(vouched)
}

// both says whether the words for the source name both sides: "the two foreign
// ministries", "officials on both sides".
func (r *reading) both(vouched []string) bool {
	for _, v := range vouched {
		st := r.statement(v)
		if st == nil || st.Source.Empty() {
			continue
		}
		both, side := false, false
		for i := r.tokenAt(st.Source.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < st.Source.End; i++ {
			switch r.d.Tokens[i].Lemma {
			case "both":
				both = true
			case "two":
				both = both || i > 0 && r.d.Tokens[i-1].Lemma == "the"
			case "side", "government", "ministry", "party", "delegation", "country", "minister", "leader", "president", "capital", "army":
				side = side || r.d.Tokens[i].Fine == readout.NNS
			}
		}
		if both && side {
			return true
		}
	}
	return false
}

// mediates says whether the words for the source name a mediator.
func (r *reading) mediates(vouched []string) bool {
	for _, v := range vouched {
		st := r.statement(v)
		if st == nil || st.Source.Empty() {
			continue
		}
		for i := r.tokenAt(st.Source.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < st.Source.End; i++ {
			if r.is(i, isMediator) {
				return true
			}
		}
		for _, sp := range r.speakers(st) {
			if s := r.side(sp); s != "" && slices.Contains(r.third, s) {
				return true
			}
		}
	}
	return false
}

// named says whether a statement has a speaker with a name or an office.
func (r *reading) named(vouched []string) bool {
	for _, v := range vouched {
		if st := r.statement(v); st != nil && (st.SourceKind == readout.SourceNamed || st.SourceKind == readout.SourceInstitution) {
			return true
		}
	}
	return false
}
