package events

import (
	"slices"

	"readout"
)

// tolls reads numbers of dead, hurt and missing that stand by themselves ("counted
// 43 bodies", "nine dead fighters", "left 20 dead", "nobody was hurt", "put the
// number of dead at two") and gives them to the last attack told before or in the
// same sentence.
func (x *run) tolls(list []readout.Event) {
	if !slices.ContainsFunc(list, func(e readout.Event) bool { return e.Type == "ASSAULT" }) {
		return
	}
	for i := range x.d.Tokens {
		t := int32(i)
		for _, kind := range x.tollKinds(t) {
			c, ok := x.tollCount(t)
			if !ok {
				continue
			}
			if e := x.attackBefore(list, t); e != nil && !tallied(e.Counts, kind, c) {
				c.Kind = kind
				e.Counts = append(e.Counts, c)
				e.Evidence = append(e.Evidence, x.d.Sentences[x.d.SentenceOf(t)].Span)
			}
		}
	}
}

var (
	killed, injured, missing = []string{"killed"}, []string{"injured"}, []string{"missing"}
	hurt                     = []string{"killed", "injured"}
)

// tollKinds says what token t counts: killed, injured, missing, or nothing.
func (x *run) tollKinds(t int32) []string {
	switch x.low(t) {
	case "missing", "unaccounted":
		return missing
	}
	switch x.lemma(t) {
	case "body", "corpse", "fatality", "death", "life":
		if x.lemma(t) == "life" && !x.costs(t) {
			return nil
		}
		return killed
	case "dead":
		return killed
	case "injury":
		return injured
	case "casualty":
		if _, ok := x.noOne(t); ok {
			return hurt
		}
		return nil
	case "wounded", "injured":
		if x.tok(t).Tag == readout.ADJ || x.tok(t).Tag == readout.NOUN {
			return injured
		}
	case "kill", "wound", "injure", "hurt":
		if n := x.d.Child(t, readout.RelNsubjPass, readout.RelNsubj); n >= 0 && x.verbal(t) {
			if _, ok := x.noOne(n); ok {
				if x.lemma(t) == "kill" {
					return killed
				}
				return injured
			}
		}
	}
	return nil
}

// costs says whether "lives" are those that an attack takes.
func (x *run) costs(t int32) bool {
	h := x.tok(t).Head
	if h < 0 || x.tok(t).Rel != readout.RelObj {
		return false
	}
	switch x.lemma(h) {
	case "claim", "cost", "take", "lose":
		return true
	}
	return false
}

// tollCount reads the number at token t: its own, that of the noun it describes, that
// of its subject, the one right before it, or one after "the number of dead at".
func (x *run) tollCount(t int32) (readout.Count, bool) {
	for _, n := range [2]int32{t, x.described(t)} {
		if n < 0 {
			continue
		}
		if none, ok := x.noOne(n); ok {
			return readout.Count{Range: readout.Range{Text: none.In(x.d.Report.Text)}, Span: none}, true
		}
		if q := x.quantityOf(n); q != nil && q.money == "" && q.hi < 1_000_000 && (n == t || x.headcount(q.noun, "killed")) {
			return x.counted(q), true
		}
	}
	n := t + 1
	if int(n)+1 < len(x.d.Tokens) && x.low(n) == "toll" {
		for k := n + 1; k < n+6 && int(k)+1 < len(x.d.Tokens); k++ {
			if w := x.low(k); w == "at" || w == "to" {
				n = k
				break
			}
		}
	}
	if int(n)+1 < len(x.d.Tokens) && (x.low(n) == "at" || x.low(n) == "to") {
		if q := x.quantityOf(n + 1); q != nil && q.first == n+1 && q.money == "" {
			return x.counted(q), true
		}
	}
	return readout.Count{}, false
}

// described returns the noun that "dead", "missing" and their like, or a verb, say
// something of: the one it stands before, its subject, the object of the verb above it,
// or a number right before it. -1 if none.
func (x *run) described(t int32) int32 {
	if x.nominal(t) && x.tok(t).Tag != readout.ADJ && x.lemma(t) != "dead" {
		if x.lemma(t) == "life" {
			return x.d.Child(x.tok(t).Head, readout.RelNsubj)
		}
		return -1
	}
	for k := t - 1; k >= 0 && k >= t-3; k-- {
		if q := x.quantityOf(k); q != nil && (q.last == k || q.noun == k && k > q.last) {
			return k
		}
		if w := x.low(k); w != "still" && w != "people" && w != "others" && w != "more" {
			break
		}
	}
	if s := x.d.Child(t, readout.RelNsubj, readout.RelNsubjPass); s >= 0 {
		return s
	}
	h := x.tok(t).Head
	switch {
	case h < 0:
		return -1
	case x.tok(t).Rel == readout.RelAmod:
		return h
	case x.tok(t).Rel == readout.RelXcomp:
		if o := x.d.Child(h, readout.RelObj); o >= 0 {
			return o
		}
		return x.subject(h)
	}
	return -1
}

// attackBefore returns the attack told no more than eight sentences before token t
// whose dead were last counted, or else the last one; nil if there is none.
func (x *run) attackBefore(list []readout.Event, t int32) *readout.Event {
	s := x.d.SentenceOf(t)
	var last *readout.Event
	for i := len(list) - 1; i >= 0; i-- {
		e := &list[i]
		k := x.d.SentenceOf(e.Head)
		if s-k > 8 {
			break
		}
		if e.Type != "ASSAULT" || k > s || e.Background {
			continue
		}
		if len(e.Counts) > 0 {
			return e
		}
		if last == nil {
			last = e
		}
	}
	return last
}

// tallied says whether c, or another count of its kind at the same words, is in list.
func tallied(list []readout.Count, kind string, c readout.Count) bool {
	for _, o := range list {
		if o.Span.Overlaps(c.Span) && (c.Max > 0 || o.Kind == kind) {
			return true
		}
	}
	return false
}
