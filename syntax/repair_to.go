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
