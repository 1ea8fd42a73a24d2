package actors

import (
	"errors"
	"slices"
	"testing"

	"readout"
)

const ownPersons = "key\tname\taliases\tcountry\toffice\trank\tsectors\tfrom\tto\n" +
	"# a comment\n" +
	"own.mara_vell\tMara Vell\tVell\tFRA\tForeign Minister\tministerial\tGOV\t2031-02-01\t=2031-05-01\n"

const ownBodies = "key\tname\taliases\tkind\tcountry\tsectors\n" +
	"own.front\tFront for the Valley\tFV\tarmed_group\tIMG\tREB\n" +
	"own.hamas\tHamas\t\torganisation\tPSE\tPTY\n"

const ownPetrarch = `# actors of our own
VALLEY_COUNCIL_ [FRAGOV]  ; a comment
+COUNCIL_OF_THE_VALLEY_
JORAN_VELL_
+J_VELL_
	[FRAREB <950101]
	[FRAGOV 950101-20001231]
`

const ownAgents = `!CHIEF! = HEADWOMAN, HEADMAN
!CHIEF!_OF_VILLAGE_ [~GOV]
WARDEN {WARDENS} [~COP]
`

func ownFinder(t *testing.T, files ...string) *Finder {
	t.Helper()
	var all []File
	for _, f := range files {
		all = append(all, File{"own.txt", []byte(f)})
	}
	d, err := Load(all...)
	if err != nil {
		t.Fatal(err)
	}
	return NewFrom(d)
}

func TestOwnWin(t *testing.T) {
	f := ownFinder(t, ownPersons, ownBodies, ownPetrarch, ownAgents)
	for text, key := range map[string]string{
		"Hamas spoke": "own.hamas", "the Front for the Valley spoke": "own.front", "Mara Vell spoke": "own.mara_vell",
		"the Council of the Valley spoke": "own.valley_council", "the VALLEY COUNCIL spoke": "own.valley_council", "Joran Vell spoke": "own.joran_vell", "France spoke": "FRA",
	} {
		d := words(text)
		f.scan(d)
		if len(f.hits) != 1 || f.dict.entities[f.hits[0].ent].key != key {
			t.Errorf("%q: hits %v, want %s", text, f.hits, key)
		}
	}
	e := f.dict.entities[f.dict.byKey["own.joran_vell"]]
	if r := e.on(19990101); r == nil || !slices.Equal(r.sectors, []string{"GOV"}) || r.country != "FRA" {
		t.Errorf("Joran Vell in 1999: %v", r)
	}
	if r := e.on(19940101); r == nil || !slices.Equal(r.sectors, []string{"REB"}) {
		t.Errorf("Joran Vell in 1994: %v", r)
	}
	if r := e.on(20100101); r != nil {
		t.Errorf("Joran Vell in 2010: %v", r)
	}
	d := words("the warden left")
	f.d = d
	if a := f.agent(1); a == nil || a.typ != readout.TypePerson || !slices.Equal(a.sectors, []string{"COP"}) {
		t.Errorf("warden is %v", a)
	}
}

// TestOwnRefused checks that a broken line is named and nothing is loaded.
func TestOwnRefused(t *testing.T) {
	f := func(text string, line, column int, want string) {
		t.Helper()
		d, err := Load(File{"good.tsv", []byte(ownBodies)}, File{"bad.tsv", []byte(text)})
		var e *FileError
		if d != nil || !errors.As(err, &e) {
			t.Fatalf("%q: loaded %v, error %v", text, d, err)
		}
		if e.File != "bad.tsv" || e.Line != line || e.Column != column || e.Want[:len(want)] != want {
			t.Errorf("%q: %v; want line %d, column %d, expected %s", text, e, line, column, want)
		}
	}
	head := "key\tname\taliases\tcountry\toffice\trank\tsectors\tfrom\tto\n"
	f(head+"a.b\tA B\t\tFRANCE\t\t\t\t\t\n", 2, 10, "a code of three letters")
	f(head+"a.b\tA B\t\tFRA\t\tboss\t\t\t\n", 2, 15, "a rank")
	f(head+"a.b\tA B\t\tFRA\t\t\tXYZ\t\t\n", 2, 16, "sectors")
	f(head+"a.b\tA B\t\tFRA\t\t\tGOV\t2001-02-31\t\n", 2, 20, "a day such as")
	f(head+"a.b\tA B\t\tFRA\n", 2, 13, "a tab and the field \"office\"")
	f(head+"FRA\tA B\t\tFRA\t\t\t\t\t\n", 2, 1, "a key of its own")
	f(head+"\n\na.b\tA B\t\tFRA\t\t\t\t\t\tmore\n", 4, 18, "the end of the line")
	f("key\tname\taliases\tkind\tcountry\tsectors\nx.y\tÖ Ä\t\tking\tFRA\t\n", 2, 10, "a kind")
	f("\t[FRAGOV]\n", 1, 2, "a name before its code")
	f("A_NAME_ [FRAGOV\n", 1, 16, "] behind the code")
	f("A_NAME_ [fragov]\n", 1, 10, "a code of three letters each")
	f("A_NAME_\n\t[FRAGOV >951301]\n", 2, 10, "days such as")
	f("!ONE!_NOUN [~GOV]\n", 1, 1, "a set of words")
	f("A_NAME_ [FRAGOV]\xff\n", 1, 17, "text in UTF-8")
	f("A_NAME_ [FRAGOV]\n+B\xff\n", 2, 3, "text in UTF-8")
}

// FuzzLoad checks that a file is either loaded or refused with its place.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{ownPersons, ownBodies, ownPetrarch, ownAgents, "[", "+", "!", "A [~", "!A! =", "\t[", "A_ [USA <", "_ []", "[USAGOV >2", "A {B [~X]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Load(File{"own", b})
		var e *FileError
		if (d == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("loaded %v, error %v", d != nil, err)
		}
		if e != nil && (e.Line < 1 || e.Column < 1) {
			t.Fatalf("%v", e)
		}
	})
}
