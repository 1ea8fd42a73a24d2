package eval

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/syntax"
)

func writeSilver(t *testing.T, lines string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(lines))
	z.Close()
	path := filepath.Join(t.TempDir(), "silver.jsonl.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHeldBack(t *testing.T) {
	n := 0
	for i := range 840 {
		n += count(HeldBack(i))
	}
	if n != 84 || HeldBack(0) || !HeldBack(9) {
		t.Errorf("%d of 840 documents are held back", n)
	}
}

// silverLine is a report with a curly mark, so that bytes and code points differ,
// and with a word that the silver has in one piece.
const silverLine = `{"doc": "x", "sents": [{"t": [["` + "``" + `", "` + "``" + `", 0, 1, "` + "``" + `", "O"], ["Peter", "Peter", 1, 6, "NNP", "PERSON"], ["Novak", "Novak", 7, 12, "NNP", "PERSON"], ["met", "meet", 13, 16, "VBD", "O"], ["Paris-backed", "Paris-backed", 17, 29, "JJ", "MISC"], ["envoys", "envoy", 30, 36, "NNS", "O"]]}]}`

func TestSilver(t *testing.T) {
	var got []*SilverDocument
	err := ReadSilver(writeSilver(t, silverLine+"\n"+silverLine), func(i int, d *SilverDocument) error {
		if i != len(got) {
			t.Errorf("document %d has the index %d", len(got), i)
		}
		got = append(got, d)
		return nil
	})
	if err != nil || len(got) != 2 || got[0].Sents[0].Tokens[2] != (SilverToken{"Novak", "Novak", 7, 12, "NNP", "PERSON"}) {
		t.Fatalf("%+v, %v", got, err)
	}
	g, err := newSilverText("“Peter Novak met Paris-backed envoys", got[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := (nameSpan{3, 14, readout.TypePerson}); len(g.names) != 1 || !g.names[want] {
		t.Errorf("names %v, want %v", g.names, want)
	}
	for span, want := range map[string]bool{"Paris": true, "Paris-backed": false, "Peter": false, "met": false} {
		at := int32(strings.Index(g.text, span))
		if g.unknown(readout.Span{Start: at, End: at + int32(len(span))}) != want {
			t.Errorf("%q: unknown %v", span, !want)
		}
	}
	c := g.score(syntax.New(), &readout.Document{}, Options{})
	if c[0].gold != 1 || c[readout.TypePerson].right != 1 || c[readout.TypeLocation].predicted != 0 {
		t.Errorf("counts %+v", c)
	}
}

func TestSilver_Refuses(t *testing.T) {
	f := func(lines, want string) {
		t.Helper()
		err := ReadSilver(writeSilver(t, lines), func(_ int, d *SilverDocument) error {
			_, err := newSilverText("short", d)
			return err
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	f(silverLine, `document 1: x: the word "Novak" stands at 1 to 12 of 5`)
	f(`{"sents": [{"t": [["a", "a", 0]]}]}`, "document 1: a token of 3 fields, want 6")
	f(`{"sents"`, "document 1: ")
}
