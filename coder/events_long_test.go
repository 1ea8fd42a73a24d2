package coder

import (
	"context"
	"strings"
	"testing"

	"readout"
	"readout/internal/growth"
)

// longSentences make one sentence of about n words, in the ways that reports and
// what is no report have them.
var longSentences = map[string]func(n int) string{
	"coordinated clauses": func(n int) string {
		return "On Monday " + strings.Repeat("Norway sent aid to Sudan, and Egypt refused to meet Kenyan envoys, and ", n/13) + "France left."
	},
	"a list of names": func(n int) string {
		return "Ministers of " + strings.Repeat("Norway, Sudan, Egypt, Kenya, ", n/4) + "and France met in Cairo on Monday to discuss the attack."
	},
	"nested that-clauses": func(n int) string {
		return strings.Repeat("The Kenyan minister said that Egypt had threatened to attack and that ", n/12) + "Sudan shelled a village."
	},
	"nested infinitives": func(n int) string {
		return "Egypt " + strings.Repeat("agreed to refuse to promise to threaten to ", n/8) + "attack Sudan."
	},
	"one noun after the other": func(n int) string { return strings.Repeat("attack ", n) + "." },
	"prepositions":             func(n int) string { return "The attack " + strings.Repeat("on troops of Egypt in ", n/5) + "Sudan." },
}

// TestLongSentences codes sentences of 300 and of 3,000 words, and holds that the time
// grows with the words and not with their square.
func TestLongSentences(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := New()
	for name, make := range longSentences {
		code := func(words int) func() {
			r := &readout.Report{Text: make(words), Lang: "en"}
			return func() {
				rec, err := c.Code(context.Background(), r)
				if err != nil {
					t.Fatal(err)
				}
				if len(rec.Events) > len(r.Text) {
					t.Error("more events than letters")
				}
			}
		}
		growth.AtMost(t, 60, "ten times the words of "+name, code(300), code(3000))
	}
}

// TestNoVerbs codes headlines without verbs, and what is hardly text.
func TestNoVerbs(t *testing.T) {
	c := New()
	for _, text := range []string{
		"", " ", "\n\n\n", ".", "...", "!?", "\u00a0", "\ufeff", "-", "—", "\"\"", "“”", "()", "1", "a", "Attack", "attack attack attack",
		"New attack on Egypt", "Talks in Cairo", "Egypt: no talks with Sudan", "Sudan-Egypt talks: day two", "War of words", "More aid for Kenya",
		"Death toll: 12", "Norway, Sudan, Egypt", "Of the and to by with", "to", "not", "not not not", "by by by", "'s 's", "US", "U.S.", "Sudan's",
		"attack on", "on attack", "between and", "between Egypt and", "the shelling of", "agreed to", "will", "must", "Egypt must", "called for",
		strings.Repeat(".", 5000), strings.Repeat("\"", 5000), strings.Repeat("(", 3000), strings.Repeat("a. ", 2000), strings.Repeat("Egypt", 2000),
		strings.Repeat("x", 100000), strings.Repeat("attack on Egypt\n\n", 500),
	} {
		for _, r := range []*readout.Report{{Text: text, Lang: "en"}, {Text: "Egypt shelled Sudan. " + text, Lang: "en"}, {Text: text + "\n\nEgypt shelled Sudan.", Lang: "en"}} {
			if _, err := c.Code(context.Background(), r); err != nil {
				t.Errorf("%.30q: %v", text, err)
			}
		}
	}
}
