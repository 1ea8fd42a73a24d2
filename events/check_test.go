package events

import (
	"strings"
	"testing"
)

// TestCheck finds what is wrong in a file, and only that.
func TestCheck(t *testing.T) {
	const head = "trigger\tslots\ttype\tmode\tcameo\tflags\n"
	for _, c := range []struct{ text, want string }{
		{"frob\tobj=R\tAID\t\t070\nfrob\tobj=R\tAID\t\t070\n", "duplicate"},
		{"frob\tobj:@weapon=R\tAID\nfrob\tobj:tank,gun=R\tSANCTION\n", "never wins"},
		{"frob\tobj:tank,boat=R\tAID\nfrob\tobj:tank,gun=R\tSANCTION\n", "contradiction: frob: AID obj:tank,boat=R and SANCTION obj:tank,gun=R fit equally well: tank"},
		{"frob\tobj=R\tAID\nfrob\tobj=R to:court!\tACCUSE\n", ""}, // the narrower has the higher rank
		{"frob\tobj:tank=R\tAID\nfrob\tobj:gun=R\tSANCTION\n", ""},
		{"frob\tobj=R\tAID\nfrob\t\tPROTEST\t\t\tintrans\n", ""},
		{"frob\tto:court!\tACCUSE\nfrob\tin:street!\tPROTEST\n", ""}, // no phrase fills both
		{"frob\tobj=R\tAID\nfrob up\tobj=R\tACCUSE\n", ""},
		{"frob\tobj=R\tAID\nn:frob\tobj=R\tACCUSE\n", ""},
		{"frob\tobj=R\tAID\t\t190\n", "code: frob: CAMEO 190 is ASSAULT and not AID"},
		{"frob\tobj=R\tAID\t\t010\n", "code: frob: CAMEO 010 is a public statement and no AID"},
		{"@zig\tzag\n@zig\t-zag\nfrob\tobj:tank\tAID\n", ""},
	} {
		l := ofUser(t, "f", head+c.text)
		var got []string
		for _, p := range l.Check() {
			if l.Own(p.Source) || l.Own(p.With) {
				got = append(got, p.String())
			}
		}
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLexiconClean holds that our own frames do not contradict each other, come twice
// or stand there for nothing.
func TestLexiconClean(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Check() {
		t.Error(p)
	}
}
