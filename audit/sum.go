package audit

import (
	"cmp"
	"slices"
	"strings"
)

// TotalsSchema is the promise that printed totals keep.
const TotalsSchema = "readout/audit-totals/1"

// Totals is who is quoted in many reports.
type Totals struct {
	Schema     string   `json:"schema"`
	Reports    int      `json:"reports,always"`
	Twice      []Ref    `json:"given_twice"` // reports left out because the same text came before
	Statements int      `json:"statements,always"`
	Quoted     int      `json:"quoted,always"`
	Classes    []Tally  `json:"classes,always"`
	Sides      []Tally  `json:"sides"`
	Ranks      []Tally  `json:"ranks"`
	Genders    []Tally  `json:"genders"`
	Reasons    []Tally  `json:"reasons"` // for not naming a source
	Sources    []Voice  `json:"sources,always"`
	Flags      []Raised `json:"flags,always"`
}

// A Voice is a source over all reports. Unnamed sources are never the same in two
// reports; all of a report count as one voice.
type Voice struct {
	Key        string `json:"key"`
	Name       string `json:"name"`
	Class      string `json:"class"`
	Office     string `json:"office"`
	Rank       string `json:"rank"`
	Side       string `json:"side"`
	Gender     string `json:"gender"`
	Reports    int    `json:"reports,always"`
	Statements int    `json:"statements,always"`
	Quoted     int    `json:"quoted"`
	In         []In   `json:"in,always"`
}

// An In says in which report a voice is quoted, and where to look it up.
type In struct {
	Report     string   `json:"report"`
	Source     string   `json:"source"`
	Statements []string `json:"statements"`
}

// Raised is how often a rule was raised, and where.
type Raised struct {
	Rule    string   `json:"rule"`
	Times   int      `json:"times,always"`
	Reports []string `json:"reports"`
}

// Sum adds up audits. A report that comes again counts once.
func Sum(audits []*Audit) *Totals {
	t := &Totals{Schema: TotalsSchema}
	seen, at := map[string]bool{}, map[string]int{}
	for _, a := range audits {
		if id := a.Report.ID; id != "" && seen[id] {
			t.Twice = append(t.Twice, a.Report)
			continue
		}
		seen[a.Report.ID] = true
		t.Reports++
		t.Statements += a.Statements
		t.Quoted += a.Quoted
		t.Classes, t.Sides = addTallies(t.Classes, a.Classes), addTallies(t.Sides, a.Sides)
		t.Ranks, t.Genders = addTallies(t.Ranks, a.Ranks), addTallies(t.Genders, a.Genders)
		for _, r := range a.Reasons {
			t.Reasons = addTallies(t.Reasons, []Tally{{Of: r.Reason, Sources: len(r.Sources)}})
		}
		for i := range a.Sources {
			t.voice(a.Report.ID, &a.Sources[i], at)
		}
		for i := range a.Flags {
			t.raise(a.Report.ID, a.Flags[i].Rule)
		}
	}
	for _, list := range [][]Tally{t.Sides, t.Ranks, t.Genders, t.Reasons} {
		sortTallies(list)
	}
	slices.SortStableFunc(t.Classes, func(x, y Tally) int {
		return cmp.Compare(slices.Index(classOrder, x.Of), slices.Index(classOrder, y.Of))
	})
	slices.SortStableFunc(t.Sources, func(x, y Voice) int {
		return cmp.Or(cmp.Compare(y.Statements, x.Statements), cmp.Compare(y.Reports, x.Reports))
	})
	slices.SortStableFunc(t.Flags, func(x, y Raised) int { return cmp.Compare(y.Times, x.Times) })
	return t
}

// voice adds a source of a report.
func (t *Totals) voice(report string, s *Source, at map[string]int) {
	if s.Count.Statements == 0 || s.Class == Unstated || s.Class == Unresolved {
		return
	}
	key := keyOf(report, s)
	i, ok := at[key]
	if !ok {
		i = len(t.Sources)
		at[key] = i
		t.Sources = append(t.Sources, Voice{Key: s.Key, Name: s.Name, Class: s.Class, Office: s.Office, Rank: s.Rank, Side: s.Side, Gender: s.Gender})
	}
	v := &t.Sources[i]
	if v.Gender == "" {
		v.Gender = s.Gender
	}
	in := In{Report: report, Source: s.ID}
	for _, x := range s.Said {
		if x.As == AsSaid {
			in.Statements = append(in.Statements, x.Statement)
		}
	}
	if !slices.ContainsFunc(v.In, func(x In) bool { return x.Report == report }) {
		v.Reports++
	}
	v.Statements += s.Count.Statements
	v.Quoted += s.Count.Quoted
	v.In = append(v.In, in)
}

// keyOf is the same for all that is one voice: an entry of the dictionary, a name
// of at least two words with its side, a body with its side. Whoever else speaks
// is of one report only.
func keyOf(report string, s *Source) string {
	switch {
	case s.Class == Unnamed || s.Class == Document || s.Class == Picture:
		return report + " " + s.ID
	case s.Key != "" && s.Class != Named && s.Office == "":
		return s.Class + " " + s.Key + " " + s.Name
	case s.Key != "":
		return s.Key
	case s.Class == Named && !strings.Contains(s.Name, " "):
		return report + " " + s.ID
	case s.Class == Body && s.Side == "":
		return report + " " + s.ID
	}
	return s.Class + " " + s.Side + " " + s.Name
}

func (t *Totals) raise(report, rule string) {
	i := slices.IndexFunc(t.Flags, func(r Raised) bool { return r.Rule == rule })
	if i < 0 {
		i = len(t.Flags)
		t.Flags = append(t.Flags, Raised{Rule: rule})
	}
	r := &t.Flags[i]
	r.Times++
	if !slices.Contains(r.Reports, report) {
		r.Reports = append(r.Reports, report)
	}
}

func addTallies(to, from []Tally) []Tally {
	for _, x := range from {
		i := slices.IndexFunc(to, func(t Tally) bool { return t.Of == x.Of })
		if i < 0 {
			to = append(to, x)
			continue
		}
		to[i].Sources += x.Sources
		to[i].Statements += x.Statements
		to[i].Named += x.Named
		to[i].Unnamed += x.Unnamed
	}
	return to
}
