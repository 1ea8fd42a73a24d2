package syntax

import "readout"

// mendFronted handles the object i that stands before a finite verb which has no subject:
// "Three days after they met, Eastern Exempel and the Front agreed". It is the subject.
func mendFronted(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	v := t[i].Head
	if v >= 0 && v < i && t[v].Rel == readout.RelAdvcl && t[v].Head > i && afterComma(d, v, i) {
		v = t[v].Head // what the tree gives the clause before the comma
	}
	if v <= i || !t[i].Tag.Noun() || t[v].Tag != readout.VERB {
		return
	}
	switch t[v].Fine {
	case readout.VBD, readout.VBZ, readout.VBP:
	case readout.VBN: // "agreed", which is finite where nothing else is
		if r := t[v].Rel; r != readout.RelRoot && r != readout.RelCcomp {
			return
		}
	default:
		return
	}
	if t[v].Rel == readout.RelAclRelcl || t[v].Rel == readout.RelAcl {
		return
	}
	clause := false
	for k := s.First; k < s.Last; k++ {
		switch {
		case t[k].Head == v && (t[k].Rel.Subject() || t[k].Rel == readout.RelAux || t[k].Rel == readout.RelAuxPass || t[k].Rel == readout.RelExpl || k != i && t[k].Rel == readout.RelObj):
			return
		case t[k].Head == i && (t[k].Fine == readout.WDT || t[k].Fine == readout.WP):
			return // "what terms"
		case t[k].Head == v && k < i && t[k].Rel == readout.RelAdvcl:
			clause = true
		}
	}
	if clause {
		t[i].Head, t[i].Rel = v, readout.RelNsubj
		if t[v].Fine == readout.VBN {
			t[v].Fine = readout.VBD
		}
	}
}

// afterComma says whether a comma parts token v from the noun phrase that token i ends.
func afterComma(d *readout.Document, v, i int32) bool {
	k := i - 1
	for k > v && d.Tokens[k].Head > k-1 && d.Tokens[k].Head <= i && d.Word(k) != "," {
		k--
	}
	return k > v && d.Word(k) == ","
}
