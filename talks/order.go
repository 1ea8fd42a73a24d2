package talks

import "readout"

// after says which meetings the report has one another follow: "the meeting came
// after talks between their ministers".
func (r *reading) after() {
	for k := range r.heads {
		a := &r.heads[k]
		e := &r.meetings[a.encounter]
		if e.meeting < 0 {
			continue
		}
		v := r.clauseTop(a.head)
		if r.d.SentenceOf(v) != r.d.SentenceOf(a.head) || v != a.head && !follows(r.d.Tokens[v].Lemma) {
			continue
		}
		for n := k + 1; n < len(r.heads) && r.heads[n].head < r.sentence(a.head).Last; n++ {
			b := &r.heads[n]
			x := &r.meetings[b.encounter]
			if a.encounter == b.encounter || x.meeting < 0 || !r.afterwards(v, b.head) {
				continue
			}
			m := &r.rec.Meetings[e.meeting]
			m.After = add(m.After, r.rec.Meetings[x.meeting].ID)
		}
	}
}

// follows says whether a verb only says when something took place.
func follows(lemma string) bool {
	switch lemma {
	case "come", "follow", "take", "occur", "happen", "hold", "begin", "start", "open":
		return true
	}
	return false
}

// afterwards says whether "after" or "following" below verb v leads to token i.
func (r *reading) afterwards(v, i int32) bool {
	if r.d.Tokens[v].Lemma == "follow" && r.d.Tokens[i].Rel == readout.RelObj && r.d.Tokens[i].Head == v {
		return true
	}
	for k := i - 1; k > v && k > i-8; k-- {
		switch r.d.Tokens[k].Lemma {
		case "after", "following":
			return r.d.Below(k, v)
		case "follow":
			return r.d.Tokens[k].Rel == readout.RelCase && r.d.Below(k, v)
		}
		if r.d.Tokens[k].Tag == readout.VERB {
			return false
		}
	}
	return false
}
