package syntax

import "readout"

// mendHeadless gives a sentence its verb where the participle of its subject took it:
// "Talks between the two sides brokered by the union collapsed on Thursday". i is the
// root, a noun; the verb is finite and has no subject and no conjunction of its own.
func mendHeadless(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if t[i].Rel != readout.RelRoot || !t[i].Tag.Noun() {
		return
	}
	part := int32(-1)
	for k := s.First; k < s.Last; k++ {
		if t[k].Head != i {
			continue
		}
		switch r := t[k].Rel; {
		case r == readout.RelCop || r.Subject():
			return
		case r == readout.RelAcl && (t[k].Fine == readout.VBN || t[k].Fine == readout.VBD) && k > i && part < 0:
			part = k
		}
	}
	if part < 0 {
		return
	}
	agent := false // "brokered by": what follows is no participle, however it is tagged
	for k := part; k < s.Last; k++ {
		agent = agent || t[k].Head == part && t[k].Rel == readout.RelOblAgent
	}
	verb := int32(-1)
	for k := part + 1; k < s.Last; k++ {
		if h := t[k].Head; (h == part || h == i) && t[k].Tag == readout.VERB && (t[k].Fine == readout.VBD || t[k].Fine == readout.VBZ || t[k].Fine == readout.VBP || agent && t[k].Fine == readout.VBN) {
			verb = k
			break
		}
	}
	if verb < 0 {
		return
	}
	for k := part + 1; k < s.Last; k++ {
		if r := t[k].Rel; t[k].Head == verb && k < verb && (r.Subject() || r == readout.RelMark || r == readout.RelCc || t[k].Tag == readout.PUNCT || t[k].Fine == readout.WDT || t[k].Fine == readout.WP) {
			return
		}
	}
	if t[verb].Fine == readout.VBN {
		for k := s.First; k < s.Last; k++ {
			if t[k].Head == verb && (t[k].Rel == readout.RelAux || t[k].Rel == readout.RelAuxPass) {
				return
			}
		}
		t[verb].Fine = readout.VBD
	}
	t[verb].Head, t[verb].Rel = -1, readout.RelRoot
	t[i].Head, t[i].Rel = verb, readout.RelNsubj
	for k := s.First; k < s.Last; k++ {
		if t[k].Head == i && t[k].Tag == readout.PUNCT && k > verb {
			t[k].Head = verb
		}
	}
}
