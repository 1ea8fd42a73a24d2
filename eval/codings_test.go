package eval

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestUntokenized(t *testing.T) {
	for in, want := range map[string]string{
		"`` We left , '' he said .":                  `"We left," he said.`,
		"The minister 's aide did n't ( yet ) pay .": "The minister's aide didn't (yet) pay.",
		"It cost $ 40 ; 12 % more .\nNext line":      "It cost $40; 12% more.\nNext line",
		`" No , " she said , " never . "`:            `"No," she said, "never."`,
	} {
		if got := untokenized(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestDraw wants a sample to be the same for the same seed, and of no document more
// than two.
func TestDraw(t *testing.T) {
	var docs []codingDoc
	for _, id := range []string{"a", "b", "c"} {
		d := codingDoc{id: id}
		for i := range int32(9) {
			d.codes = append(d.codes, coding{doc: id, trigger: readout.Span{Start: i, End: i + 1}})
		}
		docs = append(docs, d)
	}
	one, two, other := draw(docs, 5, 1), draw(docs, 5, 1), draw(docs, 5, 2)
	same := func(a, b []coding) bool {
		return slices.EqualFunc(a, b, func(x, y coding) bool { return x.doc == y.doc && x.trigger == y.trigger })
	}
	if !same(one, two) || same(one, other) {
		t.Errorf("seed 1: %v and %v; seed 2: %v", one, two, other)
	}
	if n := len(draw(docs, 100, 1)); n != 6 {
		t.Errorf("%d codings of three documents, want two of each", n)
	}
}

// TestJudge wants verdicts to hold as long as what they were said of is still said.
func TestJudge(t *testing.T) {
	rus, usa := parties{codes: []string{"RUS/GOV"}}, parties{codes: []string{"USA"}}
	at := func(a, b int32) readout.Span { return readout.Span{Start: a, End: b} }
	say := func(typ string, s readout.Span, who parties) coding {
		return coding{doc: "d", sha: "x", typ: typ, trigger: s, actors: who, status: "happened"}
	}
	yes := func(c coding) verdict {
		return verdict{coding: c, typeRight: "yes", actorsRight: "yes", statusRight: "yes"}
	}
	no := yes(say("AGREE", at(10, 15), rus))
	no.typeRight = "no"
	set := judgedSet{name: "s", list: []verdict{
		yes(say("ASSAULT", at(0, 5), rus)),  // stays
		no,                                  // goes
		yes(say("ACCUSE", at(20, 25), rus)), // is lost
		yes(say("AID", at(30, 35), rus)),    // has other actors
	}}
	docs := []codingDoc{{id: "d", report: &readout.Report{Text: strings.Repeat("x", 60)}, codes: []coding{
		say("ASSAULT", at(2, 5), rus), say("AID", at(30, 35), usa), say("CONSULT", at(40, 45), rus),
	}}}
	want := map[string]float64{"type right, as judged": 75, "type right": 100, "actors right": 100, "wrong gone": 1, "right lost": 2, "unjudged predicted": 1}
	for _, r := range judge(Options{}, set, docs) {
		if v, ok := want[r.Metric]; ok && v != r.Value {
			t.Errorf("%s: %v, want %v", r.Metric, r.Value, v)
		}
	}
	docs[0].codes[0].sha = "y"
	for _, r := range judge(Options{}, set, docs) {
		if strings.HasPrefix(r.Metric, "text changed") && r.Value != 4 {
			t.Errorf("%s: %v, want 4", r.Metric, r.Value)
		}
	}
}

// TestJudgedSets wants the kept verdicts to be readable and to hold no words of any
// text: what a column holds has no space and no letter case of prose.
func TestJudgedSets(t *testing.T) {
	sets, err := judgedSets(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sets {
		for _, v := range s.list {
			if strings.Contains(v.String(), " ") {
				t.Errorf("%s: words in %q", s.name, v.String())
			}
			if v.typeRight != "" && !v.right() && v.cause == "" {
				t.Errorf("%s: no cause in %q", s.name, v.String())
			}
		}
	}
	for _, bad := range []string{"a\tb", strings.Replace(verdict{}.String(), "0", "x", 1), verdict{typeRight: "maybe"}.String()} {
		if _, err := parseJudged("bad", codingsHead+bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v, want an error of line 2", bad, err)
		}
	}
}
