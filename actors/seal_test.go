package actors

import (
	"strings"
	"testing"
)

// TestSeal refuses a compiled table that was cut short or changed.
func TestSeal(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		err := unseal("t.tsv", text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("unseal(%q) = %v, want %q", text, err, want)
		}
	}
	good := string(sealed("country\tnames\nFRA\tParis\nITA\tRome\n"))
	f(good, "")
	f(good[:20], "t.tsv is cut short")
	f(good[:len(good)-1], "t.tsv is cut short")
	f(strings.Replace(good, "FRA\tParis\n", "", 1), "t.tsv has a wrong checksum")
	f(strings.Replace(good, "Rome", "Roma", 1), "t.tsv has a wrong checksum")
	f("", "t.tsv is cut short")
	for _, name := range []string{"leaders.tsv", "cities.tsv"} {
		b, err := lexicons.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := unseal(name, string(b)); err != nil {
			t.Error(err)
		}
	}
}
