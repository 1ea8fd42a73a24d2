package audit_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/audit"
)

// TestReports reads the reports of testdata, written for this test, and holds what
// an editor finds in each (expected.tsv). A fact is one of
//
//	source CLASS N WORDS   a source of that class with N statements, called so
//	declined N WORDS       a source that would not say N things
//	side SIDE N            N statements for a side
//	gender G WORDS         the gender that the report itself shows
//	reason R N             a reason given for N sources; a slash parts two that will do
//	heard SIDE HOW         how a party is heard
//	persons MIN MAX        who speak singly without a name
//	flag RULE WORDS        a rule raised, for a source or side called so or by these words
//
// and "no" before it turns it round. What the state "open" marks is known not to
// hold yet: the test says so when it does, so that the mark goes.
func TestReports(t *testing.T) {
	table, err := os.ReadFile("testdata/expected.tsv")
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string][][2]string{}
	for i, line := range strings.Split(strings.TrimRight(string(table), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[2] != "" && f[2] != "open" {
			t.Fatalf("expected.tsv:%d: %q", i+2, line)
		}
		facts[f[0]] = append(facts[f[0]], [2]string{f[1], f[2]})
	}
	files, err := filepath.Glob("testdata/reports/*.txt")
	if err != nil || len(files) < 25 || len(files) != len(facts) {
		t.Fatalf("%d reports, %d of them in expected.tsv, %v", len(files), len(facts), err)
	}
	held, open := 0, 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, rec := read(t, string(text))
			whole(t, a, rec)
			for _, f := range facts[name] {
				what, turned := strings.CutPrefix(f[0], "no ")
				switch ok := holds(t, a, rec, what) != turned; {
				case ok && f[1] == "open":
					t.Logf("holds now, take the mark away: %s", f[0])
					held++
				case !ok && f[1] == "":
					t.Errorf("expected: %s", f[0])
				case ok:
					held++
				default:
					open++
				}
			}
		})
	}
	t.Logf("%d facts hold, %d are open", held, open)
}

// holds says whether a fact is so.
func holds(t *testing.T, a *audit.Audit, rec *readout.Record, fact string) bool {
	t.Helper()
	kind, rest, _ := strings.Cut(fact, " ")
	f := strings.SplitN(rest, " ", 3)
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("%s: %v", fact, err)
		}
		return n
	}
	some := func(ok func(*audit.Source) bool) bool {
		return slices.ContainsFunc(a.Sources, func(s audit.Source) bool { return ok(&s) })
	}
	switch kind {
	case "source":
		return some(func(s *audit.Source) bool {
			return s.Class == f[0] && s.Count.Statements == number(f[1]) && called(rec, s, f[2])
		})
	case "declined":
		return some(func(s *audit.Source) bool { return s.Count.Declined == number(f[0]) && called(rec, s, f[1]) })
	case "side":
		return slices.ContainsFunc(a.Sides, func(x audit.Tally) bool { return x.Of == f[0] && x.Statements == number(f[1]) })
	case "gender":
		return some(func(s *audit.Source) bool { return s.Gender == f[0] && called(rec, s, f[1]) })
	case "reason":
		return slices.ContainsFunc(a.Reasons, func(r audit.Reason) bool {
			return slices.Contains(strings.Split(f[0], "/"), r.Reason) && len(r.Sources) == number(f[1])
		})
	case "heard":
		return slices.ContainsFunc(a.Parties, func(p audit.Party) bool { return p.Side == f[0] && p.Heard == f[1] })
	case "persons":
		return a.Unnamed != nil && a.Unnamed.Min == number(f[0]) && a.Unnamed.Max == number(f[1])
	case "flag":
		rule, words, _ := strings.Cut(rest, " ")
		return slices.ContainsFunc(a.Flags, func(x audit.Flag) bool {
			return x.Rule == rule && (words == "" || x.Side == words ||
				some(func(s *audit.Source) bool { return slices.Contains(x.Sources, s.ID) && called(rec, s, words) }) ||
				slices.ContainsFunc(x.Evidence, func(e readout.Span) bool { return strings.Contains(e.In(rec.Report.Text), words) }))
		})
	}
	t.Fatalf("no such fact: %s", fact)
	return false
}

// called says whether a source is called so, by name or in the words of the report.
func called(rec *readout.Record, s *audit.Source, words string) bool {
	return strings.Contains(s.Name, words) || strings.Contains(s.Words.In(rec.Report.Text), words)
}
