package syntax

import "readout"

// freely are adjectives that are verbs, too.
var freely = map[string]bool{"free": true, "open": true, "clear": true, "secure": true, "lower": true, "separate": true, "empty": true, "calm": true, "narrow": true, "complete": true}

// mendTo makes a verb of the adjective at i that stands between "to" and a noun with a
// number, an article or an owner of its own: "offered to free 40 prisoners". No article
// follows an adjective.
func mendTo(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if i <= s.First || i+2 >= s.Last || t[i].Tag != readout.ADJ || t[i].Rel != readout.RelAmod || d.Word(i-1) != "to" || !freely[d.Word(i)] {
		return
	}
	n, to := t[i].Head, i-1
	if next := t[i+1]; n <= i || t[to].Head != n || next.Head != n || next.Tag != readout.DET && next.Tag != readout.NUM && next.Fine != readout.PRPS {
		return
	}
	rel := readout.RelXcomp
	up := t[n].Head
	if up < 0 || up > i {
		return
	}
	if t[up].Tag.Noun() {
		rel = readout.RelAcl
	}
	t[i].Head, t[i].Rel, t[i].Tag, t[i].Fine = up, rel, readout.VERB, readout.VB
	t[n].Head, t[n].Rel = i, readout.RelObj
	t[to].Head, t[to].Rel, t[to].Tag, t[to].Fine = i, readout.RelMark, readout.PART, readout.TO
}

// mendLonger makes a verb of what follows "no longer" and has a subject: "The Front no
// longer rules out a truce".
func mendLonger(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if i < s.First+3 || t[i].Fine != readout.NNS || d.Word(i-1) != "longer" || d.Word(i-2) != "no" || t[i-1].Head != i {
		return
	}
	subject := false
	for k := s.First; k < i-2; k++ {
		subject = subject || t[k].Head == i && t[k].Rel == readout.RelNsubj
	}
	if !subject {
		return
	}
	t[i].Tag, t[i].Fine = readout.VERB, readout.VBZ
	t[i-1].Rel, t[i-1].Tag, t[i-1].Fine = readout.RelAdvmod, readout.ADV, readout.RBR
}

// mendBusy makes a verb of an adjective that has an auxiliary and an object: "The
// government will free 140 prisoners". Adjectives have neither.
func mendBusy(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if t[i].Tag != readout.ADJ || !freely[d.Word(i)] {
		return
	}
	aux, obj := false, false
	for k := s.First; k < s.Last; k++ {
		if t[k].Head == i {
			aux = aux || t[k].Rel == readout.RelAux
			obj = obj || t[k].Rel == readout.RelObj
		}
	}
	if aux && obj {
		t[i].Tag, t[i].Fine = readout.VERB, readout.VB
	}
}
