package text

import (
	"strings"
	"testing"

	"readout"
)

// read splits a report and returns its sentences, each as its tokens with
// spaces between.
func read(text string, layout ...readout.Layout) (*readout.Document, []string) {
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: text, Layout: layout})
	Split(d)
	var out []string
	for _, s := range d.Sentences {
		var w []string
		for _, t := range d.Tokens[s.First:s.Last] {
			w = append(w, t.In(text))
		}
		out = append(out, strings.Join(w, " "))
	}
	return d, out
}

func TestTokens(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		_, got := read(text)
		if g := strings.Join(got, " / "); g != want {
			t.Errorf("%q\n got %s\nwant %s", text, g, want)
		}
	}
	f("The US-backed envoy, al-Amin, left.", "The US - backed envoy , al - Amin , left .")
	f("A pro-Berlin group re-elected its ex-leader in a cross-border vote.", "A pro-Berlin group re-elected its ex-leader in a cross-border vote .")
	f("A UN-backed, EU-led and RE-ELECTED un-English team", "A UN - backed , EU - led and RE-ELECTED un-English team")
	f("G20 and G-20 states met on 2019-03-05.", "G20 and G-20 states met on 2019-03-05 .")
	f("Doesn't it? It doesn’t; they’ll see Oslo's plan.", "Does n't it ? / It does n’t ; they ’ll see Oslo 's plan .")
	f("He couldn't've known.", "He could n't 've known .")
	f("Rep. Lee (R-Ky.) and Sen. Roe (D-Vt.), not N-Ga. as he said", "Rep. Lee ( R - Ky. ) and Sen. Roe ( D - Vt. ) , not N - Ga. as he said")
	f("Okoye‘s map: maps.example.org/a-b/c, and and/or.", "Okoye ‘s map : maps.example.org/a-b/c , and and / or .")
	f("They cannot pay.", "They can not pay .")
	f("We dont know, it WASNT us, they cant.", "We do nt know , it WAS NT us , they cant .")
	f("The talks—held in Bern—failed.", "The talks — held in Bern — failed .")
	f("It fell 3.5% to $1,200.50 at 10:30.", "It fell 3.5 % to $ 1,200.50 at 10:30 .")
	f("A 5km road at 6pm", "A 5 km road at 6 pm")
	f("In the '90s and ‘80s", "In the '90s and ‘80s")
	f("Read https://example.org/a,b?c=1. Then go.", "Read https://example.org/a,b?c=1 . / Then go .")
	f("(See the note.)", "( See the note . )")
	f("Wait... what?!", "Wait ... what ?!")
	f("zero\u200bwidth \ufeffmark", "zero width mark")
	f("the officials’ demand and the envoys' reply", "the officials ’ demand and the envoys ' reply")
}

func TestSentences(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		d, _ := read(text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.In(text))
		}
		if g := strings.Join(got, " / "); g != want {
			t.Errorf("%q\n got %s\nwant %s", text, g, want)
		}
	}
	f("Gen. Haddad met Mr. Okoye. They spoke.", "Gen. Haddad met Mr. Okoye. / They spoke.")
	f("He lives in the U.S. The talks are over.", "He lives in the U.S. / The talks are over.")
	f("The U.S. Senate voted.", "The U.S. Senate voted.")
	f("It is No. 5 of ten. No. Never.", "It is No. 5 of ten. / No. / Never.")
	f("They met on Sept. 9 in Dayton, Ohio.", "They met on Sept. 9 in Dayton, Ohio.")
	f("J. A. Okoye spoke for group B. The rest left.", "J. A. Okoye spoke for group B. / The rest left.")
	f("“It is over.” He left.", "“It is over.” / He left.")
	f("\"It is over,\" he said. \"We go.\"", "\"It is over,\" he said. / \"We go.\"")
	f("“Will they come?” Mr. Amin asked. “Yes!”", "“Will they come?” Mr. Amin asked. / “Yes!”")
	f("“They came!” He told the crowd.", "“They came!” / He told the crowd.")
	f("“Will they come?” Nobody knew.", "“Will they come?” / Nobody knew.")
	f("A headline without a stop\n\nThe report begins.", "A headline without a stop / The report begins.")
	f("They signed the agreement.The guns fell silent.", "They signed the agreement. / The guns fell silent.")
	f("1. The first point. 2 more followed.", "1. The first point. / 2 more followed.")
	f("They left. al-Amin stayed.", "They left. / al-Amin stayed.")
	f("The fall was steep.[12] The rise was not.[3]", "The fall was steep.[12] / The rise was not.[3]")
	f("The fall was steep. [12] The rise was not. [103]", "The fall was steep. [12] / The rise was not. [103]")
	f("BERLIN, N.H. — The envoys left the U.S. - They will return.", "BERLIN, N.H. — The envoys left the U.S. - They will return.")
	f("The S.&P. 500 fell by 3 points.", "The S.&P. 500 fell by 3 points.")
	f("He lives in Dayton, Ill. Together they left the U.S. Critics stayed.", "He lives in Dayton, Ill. / Together they left the U.S. / Critics stayed.")
	f("who knows? not them. no idea", "who knows? / not them. / no idea")
	f("Many states, e.g. Mali, came.", "Many states, e.g. Mali, came.")
	f("They are . . . afraid. . . . They left.", "They are . . . afraid. . . . / They left.")
	f("Gov. J.R. \"Big\" Amin left the U.S. \"We go,\" he said.", "Gov. J.R. \"Big\" Amin left the U.S. / \"We go,\" he said.")
	f("Delta Inc. Chairman Lee and Beta Corp. signed.", "Delta Inc. Chairman Lee and Beta Corp. signed.")
}

func TestLeftOut(t *testing.T) {
	text := "Talks fail\n\nBERN (Wire) - The envoys left.\nShare this\nMore to come."
	span := func(s string) readout.Span {
		i := strings.Index(text, s)
		return readout.Span{Start: int32(i), End: int32(i + len(s))}
	}
	d := &readout.Document{}
	d.Reset(&readout.Report{
		Text: text,
		Layout: []readout.Layout{
			{Span: span("Talks fail"), Kind: readout.LayoutTitle},
			{Span: span("BERN (Wire) - "), Kind: readout.LayoutDateline},
			{Span: span("More to come."), Kind: readout.LayoutCaption},
		},
		Residue: []readout.Residue{{Span: span("Share this"), Kind: "share"}},
	})
	Split(d)
	var got []string
	for _, s := range d.Sentences {
		got = append(got, s.In(text))
	}
	if g, want := strings.Join(got, " / "), "The envoys left. / More to come."; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
	if n := d.Sentences[1].Paragraph; n != 1 {
		t.Errorf("second sentence in paragraph %d, want 1", n)
	}
}

func TestLexicon(t *testing.T) {
	if _, err := loadLexicon(); err != nil {
		t.Fatal(err)
	}
}

// TestAbbreviations reads the example of every abbreviation: the word keeps its
// stop and does not end the sentence.
func TestAbbreviations(t *testing.T) {
	err := readTSV("data/abbreviations.tsv", 3, func(f []string) error {
		_, got := read(f[2])
		if len(got) != 1 || !strings.Contains(strings.ToLower(" "+got[0]+" "), " "+f[0]+". ") && !strings.Contains(f[0], "-") {
			t.Errorf("%s: %q is read as %q", f[0], f[2], got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSentence_TooLong(t *testing.T) {
	d, _ := read(strings.Repeat("word ", 350) + ", " + strings.Repeat("word ", 1000))
	for i, s := range d.Sentences {
		if n := s.Last - s.First; n > maxSentence {
			t.Errorf("sentence %d has %d tokens", i, n)
		}
	}
	if n := d.Sentences[0].Last; n != 351 {
		t.Errorf("first sentence ends at token %d, want 351, after the comma", n)
	}
}
