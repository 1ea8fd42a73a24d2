package audit_test

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/audit"
	"readout/coder"
	"readout/export"
	"readout/intake"
)

var theCoder = sync.OnceValue(coder.New)

// read audits a text.
func read(t *testing.T, text string) (*audit.Audit, *readout.Record) {
	t.Helper()
	r, err := intake.Read(context.Background(), "-", strings.NewReader(text), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := theCoder().Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return audit.Of(rec), rec
}

// raised are the rules that an audit raises.
func raised(a *audit.Audit) (out []string) {
	for _, f := range a.Flags {
		if !slices.Contains(out, f.Rule) {
			out = append(out, f.Rule)
		}
	}
	return out
}

// TestRules runs the two examples of every rule.
func TestRules(t *testing.T) {
	for _, r := range audit.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			a, rec := read(t, r.Example)
			if !slices.Contains(raised(a), r.Name) {
				t.Errorf("not raised by %q; raised: %v", r.Example, raised(a))
			}
			for _, f := range a.Flags {
				if f.Rule == r.Name && len(f.Evidence) == 0 {
					t.Errorf("raised without evidence")
				}
			}
			whole(t, a, rec)
			if a, _ = read(t, r.Clean); slices.Contains(raised(a), r.Name) {
				t.Errorf("raised by %q", r.Clean)
			}
		})
	}
}

// whole holds that an audit's references and words are those of its record.
func whole(t *testing.T, a *audit.Audit, rec *readout.Record) {
	t.Helper()
	sources, said := map[string]bool{}, map[string]bool{}
	for _, s := range a.Sources {
		sources[s.ID] = true
	}
	for _, s := range rec.Statements {
		said[s.ID] = true
	}
	n := 0
	for _, s := range a.Sources {
		if len(s.Said) == 0 {
			t.Errorf("source %s says nothing", s.ID)
		}
		for _, x := range s.Said {
			if !said[x.Statement] {
				t.Errorf("source %s: no statement %s in the record", s.ID, x.Statement)
			}
		}
		n += s.Count.Statements
		for _, id := range s.Perhaps {
			if !sources[id] {
				t.Errorf("source %s: perhaps %s, which is none", s.ID, id)
			}
		}
	}
	if n < a.Statements {
		t.Errorf("%d statements, but the sources have %d", a.Statements, n)
	}
	if err := export.Line(io.Discard, rec.Report.Text, a); err != nil {
		t.Error(err)
	}
	for _, f := range a.Flags {
		for _, id := range append(slices.Clone(f.Sources), f.Unless...) {
			if !sources[id] {
				t.Errorf("flag %s: no source %s", f.Rule, id)
			}
		}
		for _, e := range f.Evidence {
			if e.Empty() || int(e.End) > len(rec.Report.Text) {
				t.Errorf("flag %s: evidence %v", f.Rule, e)
			}
		}
	}
}

// TestNasty audits what no newsroom prints.
func TestNasty(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("\"A\" said an official. ", 300),
		strings.Repeat("“", 2000) + " said an official who spoke on condition of anonymity",
		"An official said the “" + strings.Repeat("İstanbul ", 300) + "did not respond. He declined to comment.",
		"Officials said officials said officials said that officials said a source said it was ()[]!?.",
		"Einfach )so( said. \u2028 “‘!?)disaster(” a diplomat said; ‘lied’, sources said",
	} {
		a, rec := read(t, text)
		whole(t, a, rec)
	}
}

func BenchmarkOf(b *testing.B) {
	text, err := os.ReadFile("../examples/third-state-mediates.txt")
	if err != nil {
		b.Fatal(err)
	}
	r, err := intake.Read(context.Background(), "-", strings.NewReader(string(text)), intake.Options{})
	if err != nil {
		b.Fatal(err)
	}
	rec, err := theCoder().Code(context.Background(), r)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(rec.Report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if a := audit.Of(rec); a.Statements == 0 {
			b.Fatal("nobody is quoted")
		}
	}
}
