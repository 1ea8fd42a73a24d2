package statements

import "readout"

// markPlain fills in source and content of cue v by the words alone where they
// leave no doubt, whatever the tree says. It returns false where they do not.
func (f *Finder) markPlain(d *readout.Document, x readout.Sentence, n *find) bool {
	return f.markInserted(d, x, n) || f.markTold(d, x, n) || f.markTrailing(d, x, n)
}

// markInserted finds who speaks in words put between a subject and its verb:
// "The envoys, a diplomat said, have left." An apposition has its comma before
// the cue: "Ann Roe, a judge, said".
func (f *Finder) markInserted(d *readout.Document, x readout.Sentence, n *find) bool {
	v := n.head
	if !finite(d, v) || v+2 >= x.Last || d.Word(v+1) != "," {
		return false
	}
	comma := v - 1
	for comma > x.First && v-comma < 8 && d.Word(comma) != "," {
		comma--
	}
	if d.Word(comma) != "," || comma == v-1 || f.quoteOf[comma] >= 0 {
		return false
	}
	for i := x.First; i < comma; i++ {
		if finite(d, i) {
			return false
		}
	}
	next := v + 2
	for next+1 < x.Last && d.Tokens[next].Tag == readout.ADV {
		next++
	}
	if !finite(d, next) {
		return false
	}
	words := run{comma + 1, v - 1}
	for words.last > words.first && d.Tokens[words.last].Tag == readout.ADV {
		words.last--
	}
	h := nominalHead(d, words)
	if h < 0 || !f.maySpeak(d, h) {
		return false
	}
	n.source, n.words, n.cue, n.rule = h, words, run{words.last + 1, v}, "inserted"
	f.setRun(run{x.First, comma - 1}, inContent)
	f.setRun(run{v + 2, x.Last - 1}, inContent)
	return true
}

// markTold finds who told it: "was told by X that ...".
func (f *Finder) markTold(d *readout.Document, x readout.Sentence, n *find) bool {
	v := n.head
	if d.Tokens[v].Fine != readout.VBN || n.entry.Takes&takesHearer == 0 || v+3 >= x.Last || d.Word(v+1) != "by" || v == x.First || d.Tokens[v-1].Tag != readout.AUX {
		return false
	}
	that := v + 2
	for that < x.Last && that < v+14 && d.Word(that) != "that" {
		that++
	}
	if that == x.Last || d.Word(that) != "that" || that+2 >= x.Last {
		return false
	}
	words := run{v + 2, that - 1}
	h := nominalHead(d, words)
	if h < 0 {
		return false
	}
	n.source, n.words, n.cue, n.rule = h, words, verbGroup(d, v), "told"
	f.setRun(run{that, x.Last - 1}, inContent)
	return true
}
