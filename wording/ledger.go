package wording

import (
	"slices"
	"strings"

	"readout/processes"
)

// A Ledger tells of one process: it knows its facts by their ids and its parties by
// their keys.
type Ledger struct {
	Process *processes.Process
	Facts   map[string]*processes.CitedFact

	names map[string]string
}

// LedgerOf returns the teller of a process.
func LedgerOf(p *processes.Process) *Ledger {
	l := &Ledger{Process: p, Facts: map[string]*processes.CitedFact{}, names: map[string]string{}}
	for i := range p.Cited {
		l.Facts[p.Cited[i].ID] = &p.Cited[i]
	}
	for _, y := range p.Parties {
		l.names[y.Key] = Plain(y.Name)
	}
	return l
}

// Party is who is meant by a key.
func (l *Ledger) Party(key string) string {
	n := l.names[key]
	if n == "" {
		n = Key(key)
		l.names[key] = n
	}
	return n
}

// Parties names who is meant by keys: "A, B and C".
func (l *Ledger) Parties(keys []string) string {
	var names []string
	for _, k := range keys {
		if n := l.Party(k); !slices.Contains(names, n) && n != "" {
			names = append(names, n)
		}
	}
	return List(names)
}

// Claim says who claims a state and who denies it: ", says A; denied by B".
func (l *Ledger) Claim(x *processes.State) string {
	s := ""
	if w := l.Parties(x.By); w != "" {
		s = ", says " + w
	}
	if w := l.Parties(x.DeniedBy); w != "" {
		s += "; denied by " + w
	}
	return s
}

// Was says whether a state with that standing was the state of the process, and not
// only somebody's claim.
func Was(standing string) bool {
	return standing == processes.Confirmed || standing == processes.Inferred || standing == processes.Pinned
}

// Now is the entry of the history that the process is in; nil where there is none.
func (l *Ledger) Now() (now *processes.State) {
	for i := range l.Process.States {
		if x := &l.Process.States[i]; Was(x.Standing) {
			now = x
		}
	}
	return now
}

// Choose returns at most n facts that have words, the first that was told first, of
// different texts.
func (l *Ledger) Choose(ids []string, n int) (out []*processes.CitedFact) {
	var list []*processes.CitedFact
	for _, id := range ids {
		if f := l.Facts[id]; f != nil && len(f.Evidence) > 0 {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *processes.CitedFact) int { return strings.Compare(a.Published, b.Published) })
	groups := map[string]bool{}
	for _, f := range list {
		g := f.Group
		if g == "" {
			g = f.Report
		}
		if len(out) < n && !groups[g] {
			groups[g] = true
			out = append(out, f)
		}
	}
	return out
}

// After are the facts that were told on a day or later; all where none were.
func (l *Ledger) After(ids []string, day string) []string {
	var out []string
	for _, id := range ids {
		if f := l.Facts[id]; f != nil && f.Published >= day {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return ids
	}
	return out
}

// Holding is the fact among ids that has these very words; the first that Choose takes
// where none has.
func (l *Ledger) Holding(ids []string, w processes.Quote) *processes.CitedFact {
	list := l.Choose(ids, 1)
	if len(list) == 0 {
		return nil
	}
	for _, id := range ids {
		if g := l.Facts[id]; g != nil && (g.What == w || slices.Contains(g.Evidence, w)) {
			return g
		}
	}
	return list[0]
}

// LongestQuote is the longest of the quotes.
func LongestQuote(list []processes.Quote) (best processes.Quote) {
	for _, e := range list {
		if len(e.Words) > len(best.Words) {
			best = e
		}
	}
	return best
}

// Vouching says whose word a fact is, if not the report's own; at most three.
func (l *Ledger) Vouching(f *processes.CitedFact) string {
	var who []string
	for _, v := range f.Vouched {
		s := ""
		switch v.Kind {
		case processes.VoucherAuthor, processes.VoucherInferred:
			continue
		case processes.VoucherDocument:
			s = "a document"
		case processes.VoucherUnnamed:
			s = "unnamed"
			if v.Side != "" {
				s += " (" + l.Party(v.Side) + ")"
			}
		default:
			if s = Plain(v.Name); s == "" {
				s = l.Party(v.Side)
			}
		}
		if s != "" && !slices.Contains(who, s) {
			who = append(who, s)
		}
	}
	return strings.Join(who[:min(len(who), 3)], ", ")
}
