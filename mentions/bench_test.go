package mentions

import (
	"strings"
	"testing"

	"readout"
)

// report is a text of some 2,000 words that asks for everything the room does.
var report = strings.Repeat("President/PROPN/NNP/3/nmod:desc Ada/PROPN/NNP/3/compound/P Muster/PROPN/NNP/4/nsubj/-P met/VERB/VBD/0/root Utopian/ADJ/JJ/7/amod/N President/PROPN/NNP/7/nmod:desc Tan/PROPN/NNP/4/obj/P ./PUNCT/./4/punct "+
	"The/DET/DT/3/det two/NUM/CD/3/nummod leaders/NOUN/NNS/4/nsubj said/VERB/VBD/0/root they/PRON/PRP/6/nsubj agreed/VERB/VBD/4/ccomp ./PUNCT/./4/punct "+
	"Their/PRON/PRP$/2/nmod:poss governments/NOUN/NNS/3/nsubj waited/VERB/VBD/0/root ./PUNCT/./3/punct "+
	"Muster/PROPN/NNP/2/nsubj/P said/VERB/VBD/0/root she/PRON/PRP/4/nsubj trusted/VERB/VBD/2/ccomp her/PRON/PRP$/7/nmod:poss Utopian/ADJ/JJ/7/amod/N counterpart/NOUN/NN/4/obj ./PUNCT/./2/punct "+
	"Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O praised/VERB/VBD/0/root its/PRON/PRP$/5/nmod:poss officials/NOUN/NNS/3/obj ./PUNCT/./3/punct ", 55)

// reader returns a finder with the tests' nouns, and the report.
func reader(t testing.TB) (*Finder, *readout.Document) {
	f := New()
	f.Noun = func(d *readout.Document, i int32) (readout.EntityType, string) {
		p := people[d.Tokens[i].Lemma]
		return p.typ, p.rank
	}
	d := build(t, report)
	f.Find(d)
	return f, d
}

func BenchmarkFind(b *testing.B) {
	f, d := reader(b)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}

// TestAllocations holds that a finder that is warm takes no memory.
func TestAllocations(t *testing.T) {
	f, d := reader(t)
	if n := testing.AllocsPerRun(5, func() { f.Find(d) }); n > 0 {
		t.Errorf("%g allocations for %d tokens, want none", n, len(d.Tokens))
	}
}
