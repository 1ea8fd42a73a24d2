package statements

import "readout"

// addressees returns the actors that find n is said to: the object of "told",
// "to somebody" beside a verb of speech.
func addressees(d *readout.Document, n *find) []string {
	if n.head < 0 || d.Tokens[n.head].Tag != readout.VERB {
		return nil
	}
	for c := range d.Children(n.head) {
		if c == n.source {
			continue
		}
		switch d.Tokens[c].Rel {
		case readout.RelObj, readout.RelIobj, readout.RelNsubjPass:
			if n.entry.Takes&takesHearer != 0 && n.entry.Type != typeClaim {
				if a := d.ActorsAt(c); a != nil {
					return append([]string(nil), a...)
				}
			}
		case readout.RelObl, readout.RelNmod:
			if k := d.Child(c, readout.RelCase); k >= 0 && (d.Tokens[k].Lemma == "to" || d.Tokens[k].Lemma == "with") {
				if a := d.ActorsAt(c); a != nil {
					return append([]string(nil), a...)
				}
			}
		}
	}
	return nil
}

// about returns the actors that a statement charges or judges: the object of
// "accused", "praised", "condemned".
func about(d *readout.Document, n *find) []string {
	if n.head < 0 || n.entry.Takes&takesObject == 0 || d.Tokens[n.head].Tag != readout.VERB {
		return nil
	}
	if n.entry.Takes&takesHearer != 0 && n.entry.Type != typeClaim {
		return nil
	}
	if c := d.Child(n.head, readout.RelObj); c >= 0 {
		if a := d.ActorsAt(c); a != nil {
			return append([]string(nil), a...)
		}
	}
	return nil
}

// The polarities of a statement.
const (
	negative = "negative" // the content is denied
	unsaid   = "unsaid"   // the source does not say it: "did not confirm that ..."
)

// polarity says whether the content is denied or was not said at all.
func polarity(d *readout.Document, n *find) string {
	if n.head < 0 {
		return ""
	}
	if refused(d, n) || supposed(d, n.head) || neither(d, n.head) {
		return unsaid
	}
	if negated(d, n.head) {
		switch n.entry.Type {
		case typeDeny:
			return ""
		case typeBelieve, typeExpect, typeHope, typeIntend:
			return negative
		}
		return unsaid
	}
	if n.entry.Negative {
		return negative
	}
	return ""
}

// neither says whether v stands in "neither confirmed nor denied".
func neither(d *readout.Document, v int32) bool {
	return v > 0 && (d.Tokens[v-1].Lemma == "neither" || d.Tokens[v-1].Lemma == "nor")
}

// negated says whether v has "not" or "never".
func negated(d *readout.Document, v int32) bool {
	for c := range d.Children(v) {
		switch d.Tokens[c].Lemma {
		case "not", "never", "n't":
			return true
		}
	}
	return false
}

// refused says whether the cue is not speaking: "declined to say", "refused to confirm".
func refused(d *readout.Document, n *find) bool {
	v := n.head
	if c := d.Child(v, readout.RelXcomp); c > v && silence(d.Word(v)) && speaks(d.Tokens[c].Lemma) {
		return true // "declined to comment"
	}
	if h := d.Tokens[v].Head; d.Tokens[v].Rel == readout.RelXcomp && h >= 0 && silence(d.Word(h)) {
		return true
	}
	for i := n.cue.first; i < n.cue.last; i++ {
		if d.Tokens[i].Lemma == "no" && d.Tokens[i].Tag == readout.DET {
			return true // "made no statement"
		}
		if silence(d.Word(i)) && d.Tokens[i+1].Lemma == "to" {
			return true
		}
	}
	return false
}

// speaks says whether a verb after "declined to" makes it silence.
func speaks(lemma string) bool {
	switch lemma {
	case "comment", "say", "speak", "talk", "discuss", "elaborate", "answer", "respond", "reply", "confirm", "disclose", "explain", "reveal", "specify", "name", "identify", "give", "provide", "share", "tell":
		return true
	}
	return false
}

// silence says whether w is a form of decline or refuse.
func silence(w string) bool {
	switch w {
	case "decline", "declines", "declined", "declining", "refuse", "refuses", "refused", "refusing":
		return true
	}
	return false
}

// supposed says whether v stands in a clause with "if" or "unless".
func supposed(d *readout.Document, v int32) bool {
	m := d.Child(v, readout.RelMark)
	return m >= 0 && (d.Tokens[m].Lemma == "if" || d.Tokens[m].Lemma == "unless")
}
