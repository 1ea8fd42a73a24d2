package eval

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// The parts of an Attribution.
const (
	roleSource = iota
	roleCue
	roleContent
	numRoles
)

var roleNames = [numRoles]string{"source", "cue", "content"}

func (a Attribution) role(r int) [][2]int {
	return [numRoles][][2]int{a.Source, a.Cue, a.Content}[r]
}

// A tally counts true positives, predictions and gold.
type tally struct{ hit, predicted, gold int }

func (t tally) f1() float64 {
	if t.predicted+t.gold == 0 {
		return 0
	}
	return 200 * float64(t.hit) / float64(t.predicted+t.gold)
}

func (t tally) precision() float64 { return 100 * float64(t.hit) / float64(max(1, t.predicted)) }
func (t tally) recall() float64    { return 100 * float64(t.hit) / float64(max(1, t.gold)) }

// A linkTally scores attributions after one-to-one matching: linked is content at
// least half right and the source touched, exact is all three parts as the gold has them.
type linkTally struct{ linked, exact, direct tally }

// An attributionScore adds up reports.
type attributionScore struct {
	tokens    [numRoles]tally
	all, comm linkTally
	segments  tally // stretches of content
	words     map[string]bool
}

func newAttributionScore() *attributionScore {
	s := &attributionScore{words: map[string]bool{}}
	for _, w := range strings.Fields(communicationWords) {
		s.words[w] = true
	}
	return s
}

func (s *attributionScore) add(text string, gold, predicted []Attribution) {
	ids := newWordIndex(text)
	for r := range numRoles {
		g, p := ids.union(gold, r), ids.union(predicted, r)
		s.tokens[r].hit += wordsShared(g, p)
		s.tokens[r].gold += len(g)
		s.tokens[r].predicted += len(p)
	}
	s.addSegments(ids, gold, predicted)
	s.all.add(ids, gold, predicted)
	s.comm.add(ids, s.communication(ids, gold), s.communication(ids, predicted))
}

func (s *attributionScore) rows(set string) []Row {
	var out []Row
	row := func(metric string, v float64, n int) {
		out = append(out, Row{Set: set, Metric: metric, Value: v, N: n})
	}
	row("linked F1 comm", s.comm.linked.f1(), s.comm.linked.gold)
	row("linked precision comm", s.comm.linked.precision(), s.comm.linked.gold)
	row("linked recall comm", s.comm.linked.recall(), s.comm.linked.gold)
	row("linked recall direct", s.all.direct.recall(), s.all.direct.gold)
	row("exact F1 comm", s.comm.exact.f1(), s.comm.exact.gold)
	row("exact content span F1", s.segments.f1(), s.segments.gold)
	row("linked F1 all", s.all.linked.f1(), s.all.linked.gold)
	row("linked precision all", s.all.linked.precision(), s.all.linked.gold)
	row("linked recall all", s.all.linked.recall(), s.all.linked.gold)
	row("exact F1 all", s.all.exact.f1(), s.all.exact.gold)
	for r, name := range roleNames {
		row("token F1 "+name, s.tokens[r].f1(), s.tokens[r].gold)
	}
	return out
}

// add matches gold with predicted greedily by the share of content in common;
// a cue in common breaks ties.
func (t *linkTally) add(ids *wordIndex, gold, predicted []Attribution) {
	type link struct {
		rank, share float64
		g, p        int
	}
	gs, ps := ids.sets(gold), ids.sets(predicted)
	var links []link
	for i, g := range gs {
		for j, p := range ps {
			n := wordsShared(g[roleContent], p[roleContent])
			if n == 0 {
				continue
			}
			share, cue := wordShare(n, g[roleContent], p[roleContent]), wordsShared(g[roleCue], p[roleCue]) > 0
			if cue {
				links = append(links, link{share + .3, share, i, j})
			} else if share >= .5 {
				links = append(links, link{share, share, i, j})
			}
		}
	}
	slices.SortStableFunc(links, func(a, b link) int {
		switch {
		case a.rank != b.rank:
			return signOf(b.rank - a.rank)
		case a.g != b.g:
			return b.g - a.g
		}
		return b.p - a.p
	})
	for i := range gold {
		t.direct.gold += oneIf(ids.direct(gold[i]))
	}
	usedG, usedP := make([]bool, len(gs)), make([]bool, len(ps))
	for _, l := range links {
		if usedG[l.g] || usedP[l.p] {
			continue
		}
		usedG[l.g], usedP[l.p] = true, true
		g, p := gs[l.g], ps[l.p]
		source := wordsShared(g[roleSource], p[roleSource]) > 0 || len(g[roleSource])+len(p[roleSource]) == 0
		if l.share >= .5 && source {
			t.linked.hit++
			t.direct.hit += oneIf(ids.direct(gold[l.g]))
		}
		t.exact.hit += oneIf(g.equal(p))
	}
	t.linked.gold += len(gold)
	t.linked.predicted += len(predicted)
	t.exact.gold += len(gold)
	t.exact.predicted += len(predicted)
}

// communicationWords are the words that make a cue one of communication; the
// belief, intention and perception of the rest are scored with "all" only.
const communicationWords = `say tell add announce argue assert claim acknowledge admit affirm allege answer ask assure
caution charge cite comment complain concede conclude confirm contend counter declare deny describe disclose emphasize
estimate exclaim explain express indicate inform insist joke lament maintain mention note observe point predict proclaim
promise pledge propose quip reaffirm recall recount reiterate remark reply report respond reveal state stress suggest
testify tweet urge vow warn write boast brag continue read declare mock blast slam criticize praise dismiss reject
accuse demand call speak talk discuss refer quote statement comment interview email according tout repeat address chide
rip hail question invoke argue retort post publish cite describe`

// communication keeps the attributions whose cue holds a communication word in
// any inflection, a colon or a dash.
func (s *attributionScore) communication(x *wordIndex, list []Attribution) []Attribution {
	var out []Attribution
	for _, a := range list {
		if slices.ContainsFunc(a.Cue, func(c [2]int) bool { return s.communicates(string(x.text[c[0]:c[1]])) }) {
			out = append(out, a)
		}
	}
	return out
}

func (s *attributionScore) communicates(cue string) bool {
	if strings.ContainsAny(cue, ":—―") {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(cue), func(c rune) bool { return c < 'a' || c > 'z' })
	return slices.ContainsFunc(words, s.communicationWord)
}

func (s *attributionScore) communicationWord(w string) bool {
	switch w {
	case "said", "says", "told", "wrote", "written", "spoke", "spoken":
		return true
	}
	if s.words[w] {
		return true
	}
	for _, e := range [...][2]string{{"s", ""}, {"es", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"ies", "y"}, {"ied", "y"}} {
		stem, ok := strings.CutSuffix(w, e[0])
		if !ok {
			continue
		}
		if s.words[stem+e[1]] {
			return true
		}
		if n := len(stem); n > 1 && len(e[0]) > 1 && e[0] != "es" && stem[n-1] == stem[n-2] && s.words[stem[:n-1]] {
			return true
		}
	}
	return false
}

// listMisses lists gold attributions that no prediction links to.
func (o Options) listMisses(g Attributed, predicted []Attribution) {
	if o.Talk == nil || o.Errors == 0 {
		return
	}
	x := newWordIndex(g.Text)
	ps, listed := x.sets(predicted), 0
	for i, a := range x.sets(g.Attributions) {
		linked := slices.ContainsFunc(ps, func(p roleSets) bool {
			n := wordsShared(a[roleContent], p[roleContent])
			return n > 0 && wordShare(n, a[roleContent], p[roleContent]) >= .5 &&
				(wordsShared(a[roleSource], p[roleSource]) > 0 || len(a[roleSource])+len(p[roleSource]) == 0)
		})
		if linked || listed >= o.Errors {
			continue
		}
		listed++
		part := func(r int) string { return x.words(g.Attributions[i].role(r)) }
		o.Say("%s %s: source %q cue %q content %q", g.Doc, g.Attributions[i].ID, part(roleSource), part(roleCue), part(roleContent))
	}
}

func (x *wordIndex) words(spans [][2]int) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, string(x.text[s[0]:s[1]]))
	}
	return strings.Join(parts, " ... ")
}

func writeAttributed(w io.Writer, a Attributed) error {
	if w == nil {
		return nil
	}
	if a.Attributions == nil {
		a.Attributions = []Attribution{}
	}
	return json.NewEncoder(w).Encode(a)
}
