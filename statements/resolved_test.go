package statements_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/statements"
)

// resolvedFloor is the share of testdata/resolved.tsv that must come out right,
// in per cent: the source is the right person or body, or stays unnamed.
const resolvedFloor = 93

// TestResolved holds who speaks in short reports of our own. What is wanted of
// the statement that holds the words: named:X, a speaker with X in the name and
// no other; body:XXX, an institution of that country; anon, unnamed and no known
// person; same:W and apart:W, all or none of the speakers of the statement that
// holds W; kind:K, that kind of source.
func TestResolved(t *testing.T) {
	table, err := os.ReadFile("testdata/resolved.tsv")
	if err != nil {
		t.Fatal(err)
	}
	c, f, n, right := newChain(), statements.New(), 0, 0
	for line := range strings.Lines(string(table)) {
		e := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(e) != 4 {
			t.Fatalf("testdata/resolved.tsv: %q has %d fields, want 4", line, len(e))
		}
		if e[0] == "what" {
			continue
		}
		n++
		rec := c.read(report(strings.Split(e[1], "¶")...), f)
		if why := unresolved(rec, e[2], e[3]); why == "" {
			right++
		} else {
			t.Logf("%s: %s: %q: %s, want %s\n%s", e[0], e[1], e[2], why, e[3], listed(rec))
		}
	}
	t.Logf("%d of %d right: %.1f %%", right, n, 100*float64(right)/float64(n))
	if n < 120 || 100*right < resolvedFloor*n {
		t.Errorf("%d of %d right, want %d %%", right, n, resolvedFloor)
	}
}

// unresolved says what is wrong with the source of the statement that holds words.
func unresolved(rec *readout.Record, words, want string) string {
	s := find(rec, words)
	if s == nil {
		return "no statement"
	}
	named := 0
	for w := range strings.SplitSeq(want, ";") {
		kind, value, _ := strings.Cut(w, ":")
		ok := false
		switch kind {
		case "named":
			named++
			ok = slices.ContainsFunc(s.Speakers, func(id string) bool { return strings.Contains(actor(rec, id).Name, value) })
		case "body":
			ok = s.SourceKind == readout.SourceInstitution && len(s.Speakers) == 1 && actor(rec, s.Speakers[0]).Country == value
		case "anon":
			ok = (s.SourceKind == readout.SourceAnonymous || s.SourceKind == readout.SourceAnonGroup) && !slices.ContainsFunc(s.Speakers, func(id string) bool {
				a := actor(rec, id)
				return a.Kind == readout.ActorPerson && !a.Anonymous
			})
		case "same", "apart":
			o := find(rec, value)
			if o == nil {
				return "no statement with " + value
			}
			shared := slices.ContainsFunc(s.Speakers, func(id string) bool { return slices.Contains(o.Speakers, id) })
			ok = shared == (kind == "same")
		case "kind":
			ok = s.SourceKind == value
		}
		if !ok {
			return "source " + s.Source.In(rec.Report.Text) + ", " + s.SourceKind + ", speakers " + strings.Join(names(rec, s.Speakers), "+")
		}
	}
	if named > 0 && named != len(s.Speakers) {
		return "speakers " + strings.Join(names(rec, s.Speakers), "+")
	}
	return ""
}

func actor(rec *readout.Record, id string) readout.Actor {
	for _, a := range rec.Actors {
		if a.ID == id {
			return a
		}
	}
	return readout.Actor{}
}

func names(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, actor(rec, id).Name)
	}
	return out
}
