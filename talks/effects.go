package talks

import (
	"strings"

	"readout"
)

// effects lists harm to people with its number: what events counted, and what
// "millions of people displaced" says beside them.
func (r *reading) effects() {
	for e := range r.rec.Events {
		ev := &r.rec.Events[e]
		for k := range ev.Counts {
			r.counted(ev, &ev.Counts[k])
		}
	}
	const any = isDeath | isDisplace | isDetain | isHunger
	for s := range r.d.Sentences {
		if r.has[s]&any == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.is(i, any) {
				r.harm(i)
			}
		}
	}
}

// harmKind is the kind of harm by what the events room counts; the injured stay
// with their events.
func harmKind(count string) string {
	switch count {
	case "killed":
		return "deaths"
	case "detained":
		return "detention"
	case "displaced":
		return "displacement"
	}
	return ""
}

func (r *reading) counted(ev *readout.Event, c *readout.Count) {
	kind := harmKind(c.Kind)
	if kind == "" || ev.Status == readout.NotHappened || ev.Status == readout.Planned || ev.Status == readout.Desired || ev.Status == readout.Conditional {
		return
	}
	q := c.Range
	x := readout.Effect{Kind: kind, Quantity: &q, People: c.Span, Cause: ev.Trigger}
	x.Status, x.VouchedBy, x.Evidence = ev.Status, ev.VouchedBy, ev.Evidence
	r.enterEffect(x, c.Span, "effect.count")
}

// harm reads a word of harm with the number beside it.
func (r *reading) harm(i int32) {
	kind := ""
	switch {
	case r.is(i, isDeath):
		kind = "deaths"
	case r.is(i, isDisplace):
		kind = "displacement"
	case r.is(i, isDetain):
		kind = "detention"
	case r.is(i, isHunger):
		kind = "hunger"
	}
	n, people := r.number(i)
	if n == nil {
		return
	}
	st := r.status(i)
	if st == readout.Desired && !r.averted(i) && r.caused(i) {
		st = readout.Happened // "caused millions to flee"
	}
	if st != readout.Happened && st != readout.Ongoing {
		return
	}
	x := readout.Effect{Kind: kind, Quantity: n, People: people}
	x.Status, x.VouchedBy = readout.Happened, r.voice(r.d.Tokens[i].Span)
	x.Evidence = []readout.Span{people.Cover(r.d.Tokens[i].Span)}
	if v := r.d.Tokens[i].Head; v >= 0 && r.d.Tokens[v].Lemma == "cause" || v >= 0 && r.d.Tokens[v].Lemma == "force" {
		if s := r.subject(v); s >= 0 {
			x.Cause = r.noun(s)
		}
	}
	r.enterEffect(x, people.Cover(r.d.Tokens[i].Span), "effect."+kind)
}

// averted says whether what token i tells of is what somebody wants to prevent.
func (r *reading) averted(i int32) bool {
	h := r.d.Tokens[i].Head
	return h >= 0 && r.is(h, isAvert)
}

// caused says whether the verb above says that it came about.
func (r *reading) caused(i int32) bool {
	h := r.d.Tokens[i].Head
	if h < 0 {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "cause", "force", "lead", "drive", "make", "push":
		return r.status(h) == readout.Happened
	}
	return false
}

// number returns how many, from the noun below or above token i, and its words.
func (r *reading) number(i int32) (*readout.Range, readout.Span) {
	for _, n := range r.numbered(i) {
		first, last := r.d.Subtree(n)
		if last-first > 12 {
			continue
		}
		for k := first; k <= last; k++ {
			if r.is(k, isMultiply) {
				q, ok := vague[strings.TrimSuffix(strings.ToLower(r.d.Word(k)), "s")]
				if !ok {
					continue
				}
				s := r.noun(n)
				return &readout.Range{Min: q[0], Max: q[1], Text: s.In(r.d.Report.Text)}, s
			}
		}
	}
	return nil, readout.Span{}
}

// vague are the numbers that plurals like "thousands" stand for at least and at most.
var vague = map[string][2]int{
	"million": {2_000_000, 9_999_999}, "thousand": {2_000, 9_999}, "hundred": {200, 999},
	"dozen": {24, 99}, "score": {40, 99}, "ten": {20, 99},
}

// numbered returns the nouns that may carry the number.
func (r *reading) numbered(i int32) []int32 {
	var out []int32
	t := &r.d.Tokens[i]
	for c := range r.d.Children(i) {
		switch rel := r.d.Tokens[c].Rel; {
		case rel.Subject(), rel == readout.RelObj, rel == readout.RelNummod, rel == readout.RelNmod && t.Tag == readout.NOUN:
			out = append(out, c)
		}
	}
	if t.Head >= 0 {
		switch t.Rel {
		case readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl:
			if o := r.d.Child(t.Head, readout.RelObj, readout.RelIobj); o >= 0 {
				out = append(out, o)
			}
		case readout.RelNmod, readout.RelAcl, readout.RelAmod:
			out = append(out, t.Head)
		}
	}
	return out
}

func (r *reading) enterEffect(x readout.Effect, s readout.Span, rule string) {
	for k := recent(len(r.rec.Effects)); k < len(r.rec.Effects); k++ {
		o := &r.rec.Effects[k]
		if o.Kind == x.Kind && (o.Span.Overlaps(s) || o.Quantity != nil && x.Quantity != nil && *o.Quantity == *x.Quantity) {
			return
		}
	}
	x.ID, x.Span, x.Rule, x.Score = r.newID("f", len(r.rec.Effects)), s, rule, 0.7
	r.rec.Effects = append(r.rec.Effects, x)
}
