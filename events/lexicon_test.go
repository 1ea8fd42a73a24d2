package events

import "testing"

// TestLexicon reads all lexicons; the error names file and line.
func TestLexicon(t *testing.T) {
	l, err := readLexicon()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.frames) < 600 {
		t.Errorf("%d frames, want at least 600", len(l.frames))
	}
	lemmas := map[string]bool{}
	for _, f := range l.frames {
		lemmas[f.lemma] = true
	}
	t.Logf("%d frames over %d lemmas and nouns", len(l.frames), len(lemmas))
}
