package events

import (
	"strings"
	"testing"
)

// TestLexicon reads all lexicons; the error names file and line.
func TestLexicon(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.frames) < 3000 {
		t.Errorf("%d frames, want at least 3,000", len(l.frames))
	}
	lemmas := map[string]bool{}
	for _, f := range l.frames {
		lemmas[f.lemma] = true
	}
	if len(lemmas) < 1200 {
		t.Errorf("%d lemmas and nouns, want at least 1,200", len(lemmas))
	}
	t.Logf("%d frames over %d lemmas and nouns", len(l.frames), len(lemmas))
}

// TestSlots reads slots and says what is wrong with broken ones.
func TestSlots(t *testing.T) {
	classes := map[string]bool{"aid": true}
	list, err := parseSlots("obj:@aid,-debt to,for!=R subj", classes)
	if err != nil || len(list) != 3 {
		t.Fatalf("%v, %v", list, err)
	}
	if o := list[0]; !o.needed || o.role != theme || o.classes[0] != "aid" || o.not[0] != "debt" {
		t.Errorf("object: %+v", o)
	}
	if o := list[1]; !o.needed || o.role != recipient || len(o.funcs) != 2 {
		t.Errorf("prepositions: %+v", o)
	}
	if o := list[2]; o.needed || o.role != actor {
		t.Errorf("subject: %+v", o)
	}
	for _, bad := range [][2]string{{"obj=X", "role"}, {"obj:@tea", "class"}, {"ccomp", "function"}, {":@aid", "function"}} {
		if _, err := parseSlots(bad[0], classes); err == nil || !strings.Contains(err.Error(), bad[1]) {
			t.Errorf("%s: %v, want a word about the %s", bad[0], err, bad[1])
		}
	}
	var f frame
	if err := f.setTrigger("lay down arms"); err == nil {
		t.Error("a trigger of three words is read")
	}
	if err := f.setFlags("sym odd"); err == nil || !strings.Contains(err.Error(), "odd") {
		t.Errorf("flags: %v", err)
	}
}

// TestComposed finds an example of every kind of operator, and no composition
// for a kind that has none.
func TestComposed(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for k := range kinds {
		if k != "complain" && len(l.composed[k]) == 0 {
			t.Errorf("kind %s composes nothing", k)
		}
	}
}

// TestInflect makes the forms of verbs.
func TestInflect(t *testing.T) {
	for v, want := range map[string]string{"raid": "raided", "bomb": "bombing", "deny": "denied", "stop": "stopped", "seize": "seizing", "clash": "clashes"} {
		if !strings.Contains(" "+strings.Join(inflect(v), " ")+" ", " "+want+" ") {
			t.Errorf("%s: %v lacks %s", v, inflect(v), want)
		}
	}
}

// TestGoldstein looks scores up, also of codes that have the wider code's.
func TestGoldstein(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]float32{"04": 1, "190": -10, "195": -10, "057": 8, "1053": -5, "111": -2} {
		if v := l.scale(code); v == nil || *v != want {
			t.Errorf("%s: want %v", code, want)
		}
	}
	if v := l.scale("99"); v != nil {
		t.Errorf("99, which is no code, has the score %v", *v)
	}
}
