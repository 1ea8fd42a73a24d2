package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/processes"
)

// Ledger scores the ledger of processes on the corpus of negotiations, by the rules of
// examples/corpus/MATCHING.md.
func Ledger(ctx context.Context, o Options) ([]Row, error) {
	return corpora(ctx, o, scoreLedger)
}

// A ledgerScore scores a ledger.
type ledgerScore struct {
	g     *corpusGold
	f     *Followed
	sides *sidebook
	given map[string]*processes.Process // of each gold process, nil for none
	o     Options
	rows  []Row
}

func scoreLedger(g *corpusGold, f *Followed, o Options) ([]Row, error) {
	s := &ledgerScore{g: g, f: f, sides: newSidebook(g, f.Processes), o: o}
	s.processes()
	s.states()
	if err := s.asOf(); err != nil {
		return nil, err
	}
	s.flags()
	s.rounds()
	s.positions()
	s.steps()
	s.threats()
	s.agreements()
	s.sourcing()
	s.mustNot()
	return s.rows, nil
}

// each calls f for every gold process and what was given it, nil for nothing.
func (s *ledgerScore) each(f func(id string, p *processes.Process)) {
	for _, r := range s.g.tables["processes"] {
		f(r.id(), s.given[r.id()])
	}
}

func (s *ledgerScore) add(metric string, value float64, n int) {
	s.rows = append(s.rows, Row{"corpus", metric, value, n})
}

// part adds a row of right ones out of n, as a fraction.
func (s *ledgerScore) part(metric string, right, n int) { s.add(metric, fraction(right, n), n) }

func fraction(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// A matching counts rows and predictions. Optional rows are in it only where they matched.
type matching struct{ rows, right, predicted, matched int }

func (m *matching) add(r *goldRow, right bool) {
	if right {
		m.right++
	}
	if right || !r.optional() {
		m.rows++
	}
}

// print adds F1, P and R.
func (s *ledgerScore) print(what string, m matching) {
	p, r := fraction(m.matched, m.predicted), fraction(m.right, m.rows)
	s.add(what+" F1", harmonic(p, r), m.rows)
	s.add(what+" P", p, m.predicted)
	s.add(what+" R", r, m.rows)
}

// missed and wrong list an error.
func (s *ledgerScore) missed(what string, r *goldRow, value, instead string) {
	if instead == "" {
		instead = "nothing"
	}
	s.o.Say("%s missed %s: %s | %s | predicted: %s", what, r.id(), value, r.first(), instead)
}

func (s *ledgerScore) wrong(what, process, value string, p *processes.Process, facts []string, why string) {
	s.o.Say("%s false in %s: %s | %s | %s", what, process, value, s.quote(p, facts), why)
}

// quote is the words that some facts rest on.
func (s *ledgerScore) quote(p *processes.Process, facts []string) string {
	var out []string
	for _, e := range s.evidence(p, facts) {
		words := strings.Join(strings.Fields(e.words), " ")
		if len(words) > 150 {
			words = strings.ToValidUTF8(words[:150], "") + "..."
		}
		if line := fmt.Sprintf("%s %q", e.report, words); !slices.Contains(out, line) && len(out) < 3 {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		return "no evidence"
	}
	return strings.Join(out, " ")
}

// evidence is where facts stand: the words of each, and all else that proves it where it
// has none of its own.
func (s *ledgerScore) evidence(p *processes.Process, facts []string) (out []goldQuote) {
	for _, id := range facts {
		x := p.Fact(id)
		if x == nil {
			continue
		}
		list := x.Evidence
		if x.What.End > x.What.Start {
			list = append([]processes.Quote{x.What}, list...)
		}
		for _, q := range list {
			out = append(out, goldQuote{s.g.number[x.Report], q.Words, readout.Span{Start: q.Start, End: q.End}})
		}
	}
	return out
}

// overlap is the longest that the row's evidence and that of facts share, in bytes.
func (s *ledgerScore) overlap(r *goldRow, p *processes.Process, facts []string) int {
	most := 0
	for _, e := range s.evidence(p, facts) {
		most = max(most, r.overlaps(e.report, e.span))
	}
	return most
}

// sideNames writes keys as gold actors, or as they are where there is none.
func (s *ledgerScore) sideNames(keys []string) string {
	var out []string
	for _, k := range keys {
		if ids := s.sides.of(k); len(ids) > 0 {
			k = ids[0]
		}
		out = append(out, k)
	}
	return strings.Join(out, ", ")
}
