package audit

import (
	"slices"
	"strings"

	"readout"
)

// An auditor is one audit at work.
type auditor struct {
	rec    *readout.Record
	text   string
	actors map[string]*readout.Actor
	said   map[string]*readout.Statement
	events map[string]*readout.Event
	at     map[string]int // sources by who they are
	out    *Audit
}

func newAuditor(rec *readout.Record) *auditor {
	r := rec.Report
	a := &auditor{rec: rec, text: r.Text, actors: map[string]*readout.Actor{}, said: map[string]*readout.Statement{},
		events: map[string]*readout.Event{}, at: map[string]int{},
		out: &Audit{Schema: Schema, Report: Ref{ID: r.ID, Title: r.Title, Outlet: r.Outlet, Skipped: r.Skipped}}}
	if r.Published.Known() {
		a.out.Report.Published = r.Published.Date.Format("2006-01-02")
	}
	for i := range rec.Actors {
		a.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		a.said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Events {
		a.events[rec.Events[i].ID] = &rec.Events[i]
	}
	return a
}

// gather files every statement under its sources.
func (a *auditor) gather() {
	for i := range a.rec.Statements {
		s := &a.rec.Statements[i]
		o := Origin(a.rec, a.said, s)
		if a.repeats(s, o) || a.nobody(o) || o.Source.Empty() && len(o.Speakers) == 0 && s.NestedIn != "" {
			continue
		}
		said := Said{Statement: s.ID, Sentence: s.Sentence, As: a.as(s), Quote: s.Quote, Source: s.Source, Cue: s.Cue, Content: s.Content}
		if said.As == AsSecondHand {
			said.Through = s.NestedIn
		}
		if said.As == AsSaid {
			a.out.Statements++
			if s.Quote == readout.QuoteDirect || s.Quote == readout.QuoteMixed {
				a.out.Quoted++
			}
		}
		speakers := a.speakers(o)
		for _, id := range speakers {
			src := a.source(id, o)
			src.Said = append(src.Said, said)
			src.Count.add(&said, len(speakers) > 1)
		}
	}
}

func (c *Count) add(s *Said, together bool) {
	switch s.As {
	case AsSecondHand:
		c.SecondHand++
	case AsAscribed:
		c.Ascribed++
	case AsDeclined:
		c.Declined++
	default:
		c.Statements++
		if s.Quote == readout.QuoteDirect || s.Quote == readout.QuoteMixed {
			c.Quoted++
		}
		if together {
			c.Together++
		}
	}
}

// Origin follows a continued quotation of rec back to where its speaker stands,
// and "I" or "we" within a quotation to whose quotation it is.
func Origin(rec *readout.Record, said map[string]*readout.Statement, s *readout.Statement) *readout.Statement {
	for range said {
		before := said[s.Continues]
		if before == nil && len(s.Speakers) == 0 && firstPerson(s.Source.In(rec.Report.Text)) {
			before = said[s.NestedIn]
		}
		if before == nil || before == s {
			break
		}
		s = before
	}
	return s
}

// firstPerson says whether w is a speaker's word for himself or his side.
func firstPerson(w string) bool {
	switch strings.ToLower(w) {
	case "i", "we", "us", "me", "my", "our":
		return true
	}
	return false
}

// repeats says whether s stands within what the same speaker is quoted with already.
func (a *auditor) repeats(s, o *readout.Statement) bool {
	outer := a.said[s.NestedIn]
	if outer == nil {
		return false
	}
	outer = Origin(a.rec, a.said, outer)
	return outer == o || len(o.Speakers) > 0 && slices.Equal(outer.Speakers, o.Speakers)
}

// nobody says whether the source is a word for no person, "no one said", or for
// who writes.
func (a *auditor) nobody(o *readout.Statement) bool {
	w := o.Source.In(a.text)
	if firstPerson(w) && o.NestedIn == "" && o.Quote == readout.QuoteIndirect {
		return true // who writes the report
	}
	switch first, rest, _ := strings.Cut(strings.ToLower(w), " "); first {
	case "any", "every", "no":
		return rest != ""
	}
	switch strings.ToLower(w) {
	case "no one", "nobody", "none", "neither", "who", "which", "that", "it":
		return len(o.Speakers) == 0
	}
	return false
}

// as says how the source of s stands to it.
func (a *auditor) as(s *readout.Statement) string {
	switch {
	case s.NestedIn != "" && a.said[s.NestedIn] != nil:
		return AsSecondHand
	case s.Polarity == "unsaid" || a.declined(s):
		return AsDeclined
	}
	switch s.CueType {
	case "hope", "believe", "expect", "intend":
		if s.Quote == readout.QuoteIndirect {
			return AsAscribed
		}
	}
	return AsSaid
}

// declined says whether s tells what its source would not do with words: "declined
// to comment".
func (a *auditor) declined(s *readout.Statement) bool {
	if len(s.Content) == 0 {
		return false
	}
	cue := strings.ToLower(s.Cue.In(a.text))
	if !strings.Contains(cue, "declin") && !strings.Contains(cue, "refus") {
		return false
	}
	w := words(s.Content[0].In(a.text))
	if len(w) < 2 || w[0] != "to" {
		return false
	}
	switch w[1] {
	case "comment", "say", "answer", "discuss", "speak", "respond", "confirm", "elaborate", "name", "identify", "talk", "disclose", "reveal":
		return true
	}
	return false
}

// speakers returns who made a statement: ids of actors, or one key of our own for
// words that stand for no actor.
func (a *auditor) speakers(o *readout.Statement) []string {
	var out []string
	for _, id := range o.Speakers {
		if a.actors[id] != nil && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	switch {
	case len(out) > 0:
		return out
	case o.Source.Empty():
		return []string{"="}
	}
	plain := strings.Join(strings.Fields(o.Source.In(a.text)), " ")
	for i := range a.rec.Actors {
		if x := &a.rec.Actors[i]; x.Name == plain && !x.Anonymous && strings.Contains(plain, " ") {
			return []string{x.ID} // the full name, in a title
		}
	}
	words := strings.ToLower(plain)
	if first, rest, _ := strings.Cut(words, " "); first == "a" || first == "an" || first == "another" || first == "one" || first == "some" {
		return []string{"=" + rest + "=" + o.ID} // each is one of its own
	} else if first == "the" {
		words = rest
		if key := a.before(rest); key != "" {
			return []string{key}
		}
	}
	return []string{"=" + words}
}

// before returns the key of the source spoken of last whose description begins with
// the same noun as the definite words of a later one: "the person" after "a person
// briefed on the plan".
func (a *auditor) before(definite string) string {
	if strings.Contains(definite, " ") {
		return ""
	}
	best, last := "", -1
	for key, i := range a.at {
		words, own := strings.CutPrefix(key, "=")
		if head, _, _ := strings.Cut(words, "="); own && i > last && headNoun(head) == definite {
			best, last = key, i
		}
	}
	return best
}

// headNoun is the last word of a description before what goes on about it.
func headNoun(description string) string {
	head := ""
	for _, w := range words(description) {
		if stops(w) || strings.HasSuffix(w, "ed") || w == "seen" {
			break
		}
		head = w
	}
	return head
}
