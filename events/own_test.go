package events

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
)

func ofUser(t *testing.T, name, text string) *Lexicon {
	t.Helper()
	l, err := Load(File{name, []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lines lists the frames of a trigger as "TYPE mode code slots".
func lines(l *Lexicon, trigger string) []string {
	var out []string
	for _, f := range l.Frames() {
		if f.Trigger == trigger {
			out = append(out, strings.Join(strings.Fields(f.Type+" "+f.Mode+" "+f.Code+" "+f.Slots), " "))
		}
	}
	return out
}

// TestOwnFrames adds, overrides and deletes.
func TestOwnFrames(t *testing.T) {
	ours := lines(&Lexicon{l: load()}, "occupy")
	if len(ours) == 0 {
		t.Fatal("no frame of ours to test with")
	}
	slots := load().verbs["occupy"][0].written
	l := ofUser(t, "dir/my.tsv", "\ufeffslots\ttrigger\ttype\tcode\tflags\r\n"+
		"# a comment\r\n\r\n"+
		slots+"\toccupy\tPROTEST\tX-1\r\n"+
		"\tn:patrol\t\t\tdelete\r\n"+
		"hulk dinghy -frigate\t@vessel\r\n"+
		"obj:@vessel=R\tshadow\tOTHER\tSEA-1\r\n")
	got := lines(l, "occupy")
	if want := "PROTEST X-1 " + slots; got[0] != want || len(got) != len(ours) {
		t.Errorf("occupy: %q, want %q before the %d others of ours", got, want, len(ours)-1)
	}
	if got := lines(l, "n:patrol"); got != nil {
		t.Errorf("patrol was deleted, but there is %q", got)
	}
	if got := lines(l, "shadow"); !slices.Contains(got, "OTHER SEA-1 obj:@vessel=R") {
		t.Errorf("shadow: %q", got)
	}
	if c := l.Classes()["vessel"]; !slices.Contains(c, "dinghy") || slices.Contains(c, "frigate") {
		t.Errorf("vessel: %v", c)
	}
	if load().verbs["shadow"] != nil && slices.ContainsFunc(load().verbs["shadow"], func(f *frame) bool { return f.code != "" }) {
		t.Error("the embedded lexicon was changed")
	}
	if l.l.forms["shadowed"] != "shadow" {
		t.Error("no forms of a verb of the user's")
	}
	if h := l.Hash(); len(h) != 16 || h == ofUser(t, "my.tsv", "trigger\n").Hash() {
		t.Errorf("hash %q", h)
	}
}

// TestOwnTypes takes the type from the column, from the CAMEO code or from the
// file's name.
func TestOwnTypes(t *testing.T) {
	l := ofUser(t, "/some/where/aid-mine.tsv", "trigger\tslots\ttype\tmode\tcameo\nfrobnicate\tobj=R\nfrob\tobj=R\tCOERCE\tseize\n")
	if got := append(lines(l, "frobnicate"), lines(l, "frob")...); !slices.Equal(got, []string{"AID obj=R", "COERCE seize obj=R"}) {
		t.Errorf("%q", got)
	}
	l = ofUser(t, "mine.tsv", "trigger\tslots\tcameo\nfrobnicate\tobj=R\t057\nfrob\t\t0871\n")
	if got := append(lines(l, "frobnicate"), lines(l, "frob")...); !slices.Equal(got, []string{"SUPPORT obj=R", "RETREAT ceasefire"}) {
		t.Errorf("%q", got)
	}
}

// TestOwnMistakes names every broken line, with its column in code points and a hint.
func TestOwnMistakes(t *testing.T) {
	head := "trigger\tslots\ttype\tmode\tcameo\tcode\tflags\tkind\tlinks\texample\texpect\n"
	for _, c := range []struct{ text, want string }{
		{head + "frob it now\tobj\tAID", `f:2:1: trigger "frob it now": want a lemma`},
		{head + "Frob\tobj\tAID", `f:2:1: trigger "Frob" has capitals; lemmas are in lower case: frob`},
		{head + "frob\tobj:@aid obk\tAID", `f:2:15: slot "obk": no function "obk"; did you mean "obj"?`},
		{head + "fröb\tobj=X\tAID", `f:2:6: slot "obj=X": role "X"`},
		{head + "frob\tobj:aid,@wepon=R\tAID", `f:2:14: no class of nouns "@wepon"; did you mean @weapon?`},
		{head + "frob\tobj:-@zzz\tAID", `f:2:11: no class of nouns "@zzz"`},
		{head + "frob\tobj\tASAULT", `f:2:10: no type "ASAULT"; did you mean "ASSAULT"?`},
		{head + "frob\tobj\tASSAULT\taid", `f:2:18: no mode "aid"; modes of ASSAULT are abduct`},
		{head + "frob\tobj\tAID\tseize", `f:2:14: no mode "seize"; AID has no modes`},
		{head + "frob\tobj\tAID\t\t999", `f:2:15: CAMEO has no code "999"`},
		{head + "frob\tobj\tOTHER", `f:2:10: type OTHER without a code of your own`},
		{head + "frob\tobj\tNONE\t\t190", `f:2:10: type NONE with a mode or a code`},
		{head + "frob\tobj", `f:2:1: no type; add a column type`},
		{head + "frob\tobj\tAID\t\t\t\tsim", `f:2:17: no flag "sim"; did you mean "sym"?`},
		{head + "frob\tobj\tAID\t\t\t\t\thope\txcomp", `f:2:18: no kind of operator "hope"`},
		{head + "frob\tobj\tAID\t\t\t\t\tagree\tycomp", `f:2:24: no link "ycomp"`},
		{head + "frob\tobj\tAID\t\t\t\t\t\t\t\tFRA>", `f:2:21: something expected without an example`},
		{head + "frob\tobj\tAID\t\t\t\t\t\t\t\t\tmore", `f:2:22: more cells than the 11 columns`},
		{head + "\tobj\tAID", `f:2:1: no trigger`},
		{head + "@aid", `f:2:1: a class without words`},
		{head + "@\tword", `f:2:1: "@" is no name for a class`},
		{head + "nowhere\t\t\t\t\t\tdelete", `f:2:1: no frame "nowhere" to delete`},
		{head + "*\t\tAID", `f:2:1: * without a code`},
		{head + "*\t\t\t\t\tX", `f:2:1: * without a type or a CAMEO code`},
		{"trigger\tslot\n", `f:1:9: no column "slot"; did you mean "slots"?`},
		{"slots\ttype\n", `f:1:1: no column "trigger"`},
		{"frob obj AID\n", `f:1:1: no column "frob obj AID"; the first line names the columns`},
		{"", `f:1:1: an empty file`},
		{"# only this\n", `f:1:1: an empty file`},
		{head + "fr\xffob\tobj\tAID", `f:2:3: a byte that is not UTF-8`},
	} {
		_, err := Load(File{"f", []byte(c.text)})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q:\n %v, want %s", c.text, err, c.want)
		}
	}
}

// TestOwnAllMistakes lists all broken lines of all files, in order.
func TestOwnAllMistakes(t *testing.T) {
	_, err := Load(File{"a", []byte("trigger\tslots\ttype\nfrob\tobk\tAIDE\nfine\tobj\tAID\nfrab\t\tAID\nfrib\tobj:@nono=R\tAID\n")}, File{"b", []byte("trigger\ttype\nfrub\tACUSE\n")})
	var list FileErrors
	if !errors.As(err, &list) {
		t.Fatal(err)
	}
	var at []string
	for _, e := range list {
		at = append(at, fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Column))
	}
	if want := []string{"a:2:6", "a:2:10", "a:5:10", "b:2:6"}; !slices.Equal(at, want) {
		t.Errorf("mistakes at %v, want %v: %v", at, want, err)
	}
}

// TestMappedCodes gives the narrowest code.
func TestMappedCodes(t *testing.T) {
	l := ofUser(t, "f", "trigger\ttype\tmode\tcameo\tcode\n*\tCONSULT\t\t\tA\n*\tCONSULT\tphone\t\tB\n*\t\t\t04\tC\n*\t\t\t042\tD\n")
	for _, c := range []struct{ typ, mode, cameo, code, want string }{
		{"CONSULT", "", "040", "", "C"}, {"CONSULT", "", "", "", "A"}, {"CONSULT", "phone", "", "", "B"}, {"CONSULT", "visit", "0421", "", "D"}, {"AID", "", "070", "", ""}, {"CONSULT", "", "040", "X", "X"},
	} {
		e := readout.Event{Type: c.typ, Mode: c.mode, CAMEO: c.cameo, Code: c.code}
		if got := l.l.codeFor(&e); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestOwnExampleFiles loads the files that the documentation shows.
func TestOwnExampleFiles(t *testing.T) {
	text, err := os.ReadFile("../examples/frames/sea.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l := ofUser(t, "sea.tsv", string(text))
	for _, p := range l.Check() {
		if l.Own(p.Source) || l.Own(p.With) {
			t.Error(p)
		}
	}
}

// FuzzOwnFrames reads anything without a panic.
func FuzzOwnFrames(f *testing.F) {
	l, err := readLexicon()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("trigger\tslots\ttype\tflags\n@x\ta b_c -d\nfrob up\tobj:@x,-a!=R to?=A\tAID\tsym\n*\t\tAID\n")
	f.Add("trigger\tslots\ttype\n\t\t\nn:\tobj:=\tAID\n@\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		o := &ownFile{name: "f", l: l}
		o.read([]byte(text))
		o.addClasses()
		o.frames()
		for _, e := range o.bad {
			if e.Line < 1 || e.Column < 1 {
				t.Errorf("%v", e)
			}
		}
	})
}
