package talks

import "readout"

// agenda lists what the meetings were about: what was discussed or raised, and
// what "talks on" names.
func (r *reading) agenda() {
	for s := range r.d.Sentences {
		if r.has[s]&(isDiscuss|isRaise|isEncounter|isNegotiation|isSpeak) == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			switch {
			case r.d.Tokens[i].Tag == readout.VERB && r.is(i, isDiscuss|isRaise):
				r.discussed(i)
			case r.d.Tokens[i].Tag.Noun() && r.is(i, isNegotiation|isEncounter):
				r.talksOn(i)
			}
		}
	}
}

// discussed reads "they discussed X and Y", "she raised X".
func (r *reading) discussed(v int32) {
	if st := r.status(v); st != readout.Happened {
		return
	}
	obj := r.d.Child(v, readout.RelObj)
	if obj < 0 || r.is(obj, isEncounter|isNegotiation) {
		return
	}
	e := r.attach(v, kept)
	if e < 0 {
		return
	}
	if !r.among(r.subject(v), &r.meetings[e]) {
		return
	}
	weight := "also"
	switch {
	case r.is(v, isRaise):
		weight = "raised_by_one"
	case r.mainly(v):
		weight = "main"
	}
	r.topics(e, obj, weight)
	if weight == "raised_by_one" {
		m := &r.rec.Meetings[r.meetings[e].meeting]
		if by := r.parties(r.phrase(r.subject(v), nil)); len(m.Agenda) > 0 && m.Agenda[len(m.Agenda)-1].Weight == weight {
			m.Agenda[len(m.Agenda)-1].RaisedBy = by
		}
	}
}

// mainly says whether the clause of verb v speaks of the larger part of a meeting.
func (r *reading) mainly(v int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(v)))
	for i := range hits {
		if h := &hits[i]; h.value("weight") != "" {
			if k := r.clauseTop(r.top(h)); k == v || k == r.d.Tokens[v].Head || r.d.Tokens[k].Head == v || h.last < v && v-h.last <= 6 && r.clear(h.last, v) {
				return true
			}
		}
	}
	return false
}

// talksOn reads "talks on X", "a meeting about X".
func (r *reading) talksOn(i int32) {
	e := r.meetingAt(i)
	if e < 0 || r.meetings[e].meeting < 0 {
		return
	}
	for _, c := range r.matterOf(i) {
		r.topics(e, c, "main")
	}
}

// matterOf returns the heads of what the talks at token i are about: what hangs by
// "on", "over" or "about" from the noun or from "held", or stands right behind
// the noun or its parties.
func (r *reading) matterOf(i int32) []int32 {
	var out []int32
	under := func(h int32) {
		for c := range r.d.Children(h) {
			switch r.d.Tokens[c].Rel {
			case readout.RelNmod, readout.RelAcl, readout.RelAdvcl, readout.RelObl:
				if about(r.preposition(c)) && !r.timeAt(c) {
					out = append(out, c)
				}
			}
		}
	}
	if v := r.d.Tokens[i].Head; v >= 0 && r.within1(i) && r.is(v, isHold|isMeet) {
		under(v)
	}
	under(i)
	if len(out) > 0 {
		return out
	}
	for k := i + 1; k < r.sentence(i).Last && k < i+20; k++ {
		t := &r.d.Tokens[k]
		switch {
		case about(t.Lemma) && t.Head > k && (t.Rel == readout.RelCase || t.Rel == readout.RelMark) && !r.timeAt(t.Head):
			return append(out, t.Head)
		case t.Tag == readout.VERB, t.Tag == readout.AUX, t.Tag == readout.SCONJ, t.Tag == readout.PUNCT && r.d.Word(k) != "-":
			return nil
		}
	}
	return nil
}

// about says whether a preposition opens what talks are about.
func about(p string) bool {
	switch p {
	case "on", "over", "about", "concerning", "regarding":
		return true
	}
	return false
}

// preposition returns the word that opens the phrase of token i.
func (r *reading) preposition(i int32) string {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelCase, readout.RelMark:
			if c < i {
				return r.d.Tokens[c].Lemma
			}
		}
	}
	return ""
}

// topics adds the topics headed by token i to an agenda; a topic that is there
// already keeps the greater weight.
func (r *reading) topics(e int, i int32, weight string) {
	m := &r.rec.Meetings[r.meetings[e].meeting]
	r.joined(i, func(c int32) {
		if c != i && r.d.Tokens[c].Tag == readout.VERB && r.d.Tokens[c].Fine != r.d.Tokens[i].Fine {
			return // the verb of the clause, joined by a mistaken tree
		}
		if r.d.Tokens[c].Tag == readout.PRON || r.timeAt(c) {
			return
		}
		s := r.owned(c, r.topic(c))
		via := r.voice(s)[0]
		if via == readout.ByAuthor {
			via = ""
		}
		for k := range m.Agenda {
			if sameWords(m.Agenda[k].Topic.In(r.d.Report.Text), s.In(r.d.Report.Text)) {
				if weight == "main" {
					m.Agenda[k].Weight = weight
				}
				return
			}
		}
		m.Agenda = append(m.Agenda, readout.Topic{Topic: s, Weight: weight, Via: via})
	})
}

// owned goes on from an owner to what is theirs, where the tree stopped at
// "the country's" in "the country's debts".
func (r *reading) owned(i int32, s readout.Span) readout.Span {
	k := r.tokenAt(s.End-1) + 1
	if last := r.sentence(i).Last; r.d.Tokens[i].Tag != readout.PROPN || k >= last || r.d.Tokens[k].Fine != readout.POS {
		return s
	} else {
		for k+1 < last && (r.d.Tokens[k+1].Tag.Noun() || r.d.Tokens[k+1].Tag == readout.ADJ) {
			k++
		}
	}
	return s.Cover(r.d.Tokens[k].Span)
}

// topic is the span of a topic: a noun phrase, or all of "ending the war".
func (r *reading) topic(i int32) readout.Span {
	if r.d.Tokens[i].Tag != readout.VERB {
		return r.noun(i)
	}
	first, last := r.extent(i)
	for first < i && (r.d.Tokens[first].Rel == readout.RelMark || r.d.Tokens[first].Rel == readout.RelCase) {
		first++
	}
	return r.d.Words(first, r.trim(last))
}

// timeAt says whether token i belongs to a time expression.
func (r *reading) timeAt(i int32) bool {
	at := r.d.Tokens[i].Span
	for _, t := range r.timesIn(readout.Span{Start: at.Start - 60, End: at.End}) {
		if t.Span.Overlaps(at) {
			return true
		}
	}
	return false
}

// sameWords compares two phrases but for an article before them.
func sameWords(a, b string) bool { return bare(a) == bare(b) }

func bare(s string) string {
	if len(s) > 4 && (s[:4] == "the " || s[:4] == "The ") {
		return s[4:]
	}
	return s
}

// among says whether the subject at token s may be those who take part in e: it
// names nobody else.
func (r *reading) among(s int32, e *encounter) bool {
	if s < 0 {
		return true
	}
	ids := r.phrase(s, nil)
	people, sides := r.persons(ids), r.sidesOf(ids)
	if len(people) > 0 && len(r.persons(e.actors)) > 0 {
		return len(intersect(people, e.actors)) > 0
	}
	return len(people)+len(sides) == 0 && r.d.Tokens[s].Tag != readout.PROPN || len(intersect(sides, r.sidesOf(e.actors))) > 0
}
