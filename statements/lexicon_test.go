package statements

import (
	"strings"
	"testing"
)

func TestLexicon(t *testing.T) {
	x, err := loadLexicon(tables{cueTable, sourceTable, mediaTable, reasonTable, accessTable})
	if err != nil {
		t.Fatal(err)
	}
	if e := x.verbs["deny"]; e == nil || e.Stance != "denies" || !e.Negative {
		t.Errorf("deny: %+v", e)
	}
	if e := x.nouns["hope"]; e == nil || e.Type != typeHope {
		t.Errorf("hope: %+v", e)
	}
	if w := x.sources["spokesman"]; w.Rank != "spokesperson" {
		t.Errorf("spokesman: %+v", w)
	}
}

func TestLexiconErrors(t *testing.T) {
	f := func(line, want string) {
		t.Helper()
		_, err := loadLexicon(tables{cues: "lemma\tpos\ttype\ttakes\tstance\tpolarity\n" + line})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
	f("say\tv\tsay\tc\t\n", "cues.tsv:2: 5 fields")
	f("say\tv\ttalk\tc\t\t\n", "cues.tsv:2: no cue type")
	f("say\tz\tsay\tc\t\t\n", "cues.tsv:2: no part of speech")
	f("say\tv\tsay\tcz\t\t\n", "cues.tsv:2: no content letter")
	f("say\tv\tsay\tc\t\t\nsay\tv\tsay\tc\t\t\n", "cues.tsv:3: \"say\" stands twice")
}
