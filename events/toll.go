package events

import "readout"

// tolls reads numbers of dead and hurt that stand by themselves ("counted 43
// bodies", "nine dead fighters", "put the number of dead at two") and gives them
// to the last attack told before or in the same sentence.
func (x *run) tolls(list []readout.Event) {
	for i := range x.d.Tokens {
		t := int32(i)
		kind := x.tollKind(t)
		if kind == "" {
			continue
		}
		c, ok := x.tollCount(t)
		if !ok {
			continue
		}
		if e := x.attackBefore(list, t); e != nil && !counted(e.Counts, c) {
			c.Kind = kind
			e.Counts = append(e.Counts, c)
			e.Evidence = append(e.Evidence, x.d.Sentences[x.d.SentenceOf(t)].Span)
		}
	}
}

// tollKind says what noun t counts: killed, injured, or nothing.
func (x *run) tollKind(t int32) string {
	switch x.lemma(t) {
	case "body", "corpse", "fatality":
		return "killed"
	case "dead", "death":
		return "killed"
	}
	if !x.nominal(t) {
		return ""
	}
	for c := range x.d.Children(t) {
		if x.tok(c).Rel != readout.RelAmod {
			continue
		}
		switch x.low(c) {
		case "dead":
			return "killed"
		case "wounded", "injured":
			return "injured"
		}
	}
	return ""
}

// tollCount reads the number at noun t, or after "the number of dead at".
func (x *run) tollCount(t int32) (readout.Count, bool) {
	if c, ok := x.count(t); ok && c.Max < 1_000_000 {
		return c, true
	}
	n := t + 2
	if int(n) >= len(x.d.Tokens) || x.low(t+1) != "at" && x.low(t+1) != "to" {
		return readout.Count{}, false
	}
	if v := number(x.low(n)); v > 0 {
		return x.counted(n, n, v, v), true
	}
	return readout.Count{}, false
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

func counted(list []readout.Count, c readout.Count) bool {
	for _, o := range list {
		if o.Span == c.Span {
			return true
		}
	}
	return false
}
