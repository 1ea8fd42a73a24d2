package text

import (
	"strings"
	"testing"
)

func TestParagraphs(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		d, _ := read(text)
		got := map[int32][]string{}
		for _, s := range d.Sentences {
			got[s.Paragraph] = append(got[s.Paragraph], strings.Join(strings.Fields(s.In(text)), " "))
		}
		if len(got) != len(want) {
			t.Errorf("%q: %d paragraphs, want %d: %q", text, len(got), len(want), got)
			return
		}
		for i, w := range want {
			if g := strings.Join(got[int32(i)], " / "); g != w {
				t.Errorf("%q: paragraph %d is %q, want %q", text, i, g, w)
			}
		}
	}
	f("One.\nTwo.\r\nThree.\rFour.", "One.", "Two.", "Three.", "Four.")
	f("\n\n  One.  \n\n\nTwo.\n", "One.", "Two.")
	// Wrapped by hand at 50 characters, with a paragraph that ends mid-way.
	f("The delegations of both sides left the lakeside\nhotel late on Friday without a word to the press.\nThey are to meet again.\n\nA spokeswoman for the mediators said that nobody\nhad walked out. \"We are tired,\" she said, and\nleft.",
		"The delegations of both sides left the lakeside hotel late on Friday without a word to the press. / They are to meet again.",
		"A spokeswoman for the mediators said that nobody had walked out. / \"We are tired,\" she said, and left.")
	// Lines of like length that are paragraphs: none ends before a small letter.
	f("Envoys of four states arrive in the lakeside town\nDelegates of two more are expected on the Friday",
		"Envoys of four states arrive in the lakeside town", "Delegates of two more are expected on the Friday")
	// The same, all but the first line set in.
	f("The delegations of both sides left the lakeside\n        hotel late on Friday without a word to the press.\n        They are to meet again in the autumn, said a man\n        who had been in the room.",
		"The delegations of both sides left the lakeside hotel late on Friday without a word to the press. / They are to meet again in the autumn, said a man who had been in the room.")
	// Paragraphs shown by the indentation of their first line alone.
	f("   The delegations of both sides left the lakeside\nhotel late on Friday without a word to anyone in\nthe town.\n   They are to meet again in the autumn, said a man\nwho had been in the room with the two ministers of\nthe region.",
		"The delegations of both sides left the lakeside hotel late on Friday without a word to anyone in the town.",
		"They are to meet again in the autumn, said a man who had been in the room with the two ministers of the region.")
	// A list of short lines stays a list.
	f("bread and\nwater and\nsalt", "bread and", "water and", "salt")
}
