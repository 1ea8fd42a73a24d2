package audit

import "testing"

// TestLexicon loads the tables and holds that rules and checks are the same.
func TestLexicon(t *testing.T) {
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.rules) != len(checks) {
		t.Fatalf("%d rules in rules.tsv, %d checks", len(l.rules), len(checks))
	}
	for i, r := range l.rules {
		if r.Name != checks[i].name {
			t.Errorf("rules.tsv:%d: %s, the check is %s", i+2, r.Name, checks[i].name)
		}
		if r.Asks == "" || r.Example == "" || r.Clean == "" {
			t.Errorf("rules.tsv:%d: %s lacks something", i+2, r.Name)
		}
	}
}

// TestMistakes holds that a mistake in a table is told with its line.
func TestMistakes(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		err := rows("x.tsv", text, 2, func([]string) error { return nil })
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	f("noun\ttype\nman\n", "x.tsv:2: 1 fields, want 2")
	f("noun\ttype\na\tb\nc\td\te\n", "x.tsv:3: 3 fields, want 2")
}
