package events

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// ownDictionary is in PETRARCH's format; the words are ours.
const ownDictionary = `<!-- a dictionary
of ours -->
&VESSEL
+FRIGATE
+PATROL BOAT
+THREE WORDED THING_

--- SHADOW [171] ---   # a comment
SHADOW {SHADOWS SHADOWED } ; an old comment
+TRAIL_AFTER [---]
STEAM_UP [150]
- * &VESSEL [192]
- * {FISHING FLEET} (OFF COAST) [191]
- &VESSEL * [1531]
- * (WITH +) [062:062]
- * NEWS [010]
- * NOTHING [---]
- * FAR AWAY THING [190]
- * &UNKNOWN [190]

### LEND ###
LEND [071]
GRANT_FREELY_NOW
- ** CASH TO + [0331]
- ** ^ ON TERMS [:071]
- ** UP + [061]

~ a (b . SHADOW) SAY = a b 112
`

// TestImportPetrarch maps what our format can say, and says of the rest why not.
func TestImportPetrarch(t *testing.T) {
	m, err := ImportPetrarch("own.txt", []byte(strings.ReplaceAll(ownDictionary, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if m.Verbs != 5 || m.MappedVerbs != 4 || m.Patterns != 12 || m.MappedPatterns != 7 {
		t.Errorf("%d of %d verbs, %d of %d patterns", m.MappedVerbs, m.Verbs, m.MappedPatterns, m.Patterns)
	}
	for _, want := range []string{
		"@petrarch-own-1\tfrigate patrol_boat\n",
		"shadow\tobj?=R to,with,against,on,for,from,of=R\tCOERCE\tseize\t171\t\n",
		"steam up\tobj?=R to,with,against,on,for,from,of=R\tMOBILIZE\t\t150\t\n",
		"shadow\tobj:@petrarch-own-1! to,with,against,on,for,from,of=R\tCOERCE\tseize\t192\t\n",
		"shadow\tobj:@petrarch-own-2! off:coast! to,with,against,on,for,from,of=R\tCOERCE\trestrict\t191\t\n",
		"trail\twith:@actor!=R after!=R\tCOOPERATE\t\t062\tsym\n",
		"shadow\tobj:nothing!\tNONE\t\t\t\n",
		"lend\tobj:cash! to:@actor!=R\tAGREE\t\t0331\t\n",
		"lend up\tobj:@actor!=R\tCOOPERATE\t\t061\t\n",
	} {
		if !strings.Contains(m.TSV(), want) {
			t.Errorf("no line %q in\n%s", want, m.TSV())
		}
	}
	for i, want := range []struct {
		line   int
		reason string
	}{{14, "no code \"1531\""}, {16, "public statement"}, {18, "two words in a row"}, {19, "not defined"}, {23, "more than two words"}, {28, "transformation"}} {
		if i >= len(m.Left) || m.Left[i].Line != want.line || !strings.Contains(m.Left[i].Reason, want.reason) {
			t.Fatalf("%+v, want line %d: %s", m.Left, want.line, want.reason)
		}
	}
	if _, err := Load(File{"own.tsv", []byte(m.TSV())}); err != nil {
		t.Errorf("what was made cannot be loaded: %v", err)
	}
}

// TestImportOther refuses what is no dictionary, and does not panic on odd lines.
func TestImportOther(t *testing.T) {
	if _, err := ImportPetrarch("empty.txt", nil); err == nil || !strings.Contains(err.Error(), "no verbs") {
		t.Errorf("an empty file: %v", err)
	}
	m, err := ImportPetrarch("odd.txt", []byte("--- X [190] ---\nFROB\n\xff\xfe\n+\n-\n- *\n- ( *\n- * )\n- * () [190]\n- * (WITH) {} [190]\n- * $ + % ^\n[190]\n&\n+A\n&&\n- * & [190]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(File{"odd.tsv", []byte(m.TSV())}); err != nil {
		t.Errorf("%v in\n%s", err, m.TSV())
	}
}

// FuzzImportPetrarch makes frames of anything, and they can be loaded.
func FuzzImportPetrarch(f *testing.F) {
	l, err := readLexicon()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ownDictionary)
	f.Add("[10]\n@\n-X [10]\n- * -BOMB [190]\n- * N: [190]\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ImportPetrarch("fuzz.txt", []byte(text))
		if err != nil || !utf8.ValidString(text) {
			return
		}
		o := &ownFile{name: "fuzz.tsv", l: l}
		o.read([]byte(m.TSV()))
		o.addClasses()
		if o.frames(); len(o.bad) > 0 {
			t.Errorf("%v in\n%s", o.bad, m.TSV())
		}
	})
}
