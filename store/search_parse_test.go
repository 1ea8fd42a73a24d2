package store

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
)

// TestParse holds what is understood and what is told.
func TestParse(t *testing.T) {
	word := func(s string) Phrase { return MakePhrase(s) }
	yes := true
	for text, want := range map[string]Filter{
		`a b`:                         {Words: Words{All: [][]Phrase{{word("a")}, {word("b")}}}},
		`a OR b c`:                    {Words: Words{All: [][]Phrase{{word("a"), word("b")}, {word("c")}}}},
		`a AND b`:                     {Words: Words{All: [][]Phrase{{word("a")}, {word("b")}}}},
		`"a b" -c -"d e"`:             {Words: Words{All: [][]Phrase{{word("a b")}}, None: []Phrase{word("c"), word("d e")}}},
		`NOT a b`:                     {Words: Words{All: [][]Phrase{{word("b")}}, None: []Phrase{word("a")}}},
		`embass*`:                     {Words: Words{All: [][]Phrase{{{Words: []string{"embass"}, Prefix: true}}}}},
		`cease-fire`:                  {Words: Words{All: [][]Phrase{{word("cease fire")}}}},
		`"open`:                       {Words: Words{All: [][]Phrase{{word("open")}}}},
		`OR a`:                        {Words: Words{All: [][]Phrase{{word("a")}}}},
		`nofield:x`:                   {Words: Words{All: [][]Phrase{{word("nofield x")}}}},
		`actor:KEN`:                   {Also: []Filter{{Actor: []string{"KEN"}}}},
		`ACTOR:"Al Shabaab",KEN`:      {Also: []Filter{{Actor: []string{"Al Shabaab", "KEN"}}}},
		`actor:,,"a, b",`:             {Also: []Filter{{Actor: []string{"a, b"}}}},
		`actor:KEN OR actor:SOM`:      {Also: []Filter{{Actor: []string{"KEN", "SOM"}}}},
		`actor:KEN actor:SOM`:         {Also: []Filter{{Actor: []string{"KEN"}}, {Actor: []string{"SOM"}}}},
		`-type:COERCE`:                {Without: []Filter{{Type: []string{"COERCE"}}}},
		`source:anonymous`:            {Also: []Filter{{Anonymous: &yes}}},
		`date:2016-09..`:              {Also: []Filter{{From: "2016-09-01"}}},
		`date:..2016`:                 {Also: []Filter{{To: "2016-12-31"}}},
		`date:2016-02`:                {Also: []Filter{{From: "2016-02-01", To: "2016-02-29"}}},
		`date:2016-09-01..2016-09-05`: {Also: []Filter{{From: "2016-09-01", To: "2016-09-05"}}},
		`quad:3,4 background:yes`:     {Also: []Filter{{Quad: []int{3, 4}}, {Background: &yes}}},
	} {
		q := ParseQuery(text, nil)
		if !reflect.DeepEqual(q.Filter, want) {
			t.Errorf("%s: %+v, want %+v", text, q.Filter, want)
		}
		if len(q.Notes) > 0 || q.Nothing {
			t.Errorf("%s: %q, nothing: %v", text, q.Notes, q.Nothing)
		}
	}
	for text, want := range map[string]string{
		"date:someday":     "no day",
		"date:..":          "no day",
		"quad:9":           "not 1 to 4",
		"background:maybe": "neither yes nor no",
		"score:x":          "no number",
		"actor:":           "without a value",
		"a OR actor:KEN":   "OR joins",
		"actor:KEN OR a":   "OR joins",
	} {
		if q := ParseQuery(text, nil); len(q.Notes) != 1 || !strings.Contains(q.Notes[0], want) {
			t.Errorf("%s: %q, want %q", text, q.Notes, want)
		}
	}
	for _, text := range []string{"!!!", `""`, "-", "\x00", "*"} {
		if q := ParseQuery(text, nil); !q.Nothing {
			t.Errorf("%q: %+v", text, q)
		}
	}
}

// FuzzParse holds that any text is understood somehow, and asks for words alone.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d OR e*`, `actor:KEN,"x" date:2016..`, "\xff\x00", `-"`, `::`, `OR OR -`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := ParseQuery(text, nil).Filter.Words
		for _, list := range append(w.All, w.None) {
			for _, p := range list {
				for _, x := range p.Words {
					if x == "" || !utf8.ValidString(x) || strings.ContainsFunc(x, func(r rune) bool { return !isWord(r) }) {
						t.Errorf("%q asks for %q", text, x)
					}
				}
				if len(p.Words) == 0 {
					t.Errorf("%q asks for no words", text)
				}
			}
		}
	})
}

// TestSnippet holds that a snippet shows the words near each other, whole, in JSON by
// code points.
func TestSnippet(t *testing.T) {
	far := strings.Repeat("Nothing of note went on in the valley that day. ", 20)
	text := "Talks began. " + far + "Für Gül endeten the talks in Çorum with a ceasefire. " + far
	s := makeSnippet(text, Words{All: [][]Phrase{{MakePhrase("talks")}, {MakePhrase("ceasefire")}, {MakePhrase("gul")}}})
	var marked []string
	for _, m := range s.Marks {
		marked = append(marked, s.Text[m[0]:m[1]])
	}
	if got := strings.Join(marked, " "); got != "Gül talks ceasefire" || !s.Cut[0] || !s.Cut[1] || len(s.Text) > snippetSize {
		t.Errorf("marked %q in %q", got, s.Text)
	}
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Text  string
		Marks [][2]int
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	r := []rune(out.Text)
	for i, m := range out.Marks {
		if got := string(r[m[0]:m[1]]); got != marked[i] {
			t.Errorf("mark %v is %q, want %q", m, got, marked[i])
		}
	}
	if s := makeSnippet("", Words{}); !s.IsZero() {
		t.Errorf("of nothing: %+v", s)
	}
}

// TestOrigin holds where a text likely comes from.
func TestOrigin(t *testing.T) {
	long := strings.Repeat("The river rose again and the lower town was under water for days. ", 30)
	for _, c := range []struct{ outlet, byline, text, want string }{
		{"", "", "MAHAL, Sept 5 (Reuters) - Talks began. " + long, "Reuters"},
		{"", "", "MAHAL, September 5 /TASS/. Talks began.", "TASS"},
		{"", "By Ada Berg, Associated Press", long, "AP"},
		{"", "Ada Berg, APRIL EDITOR", long, ""},
		{"REUTERS", "", long, "Reuters"},
		{"", "", long + "(Reporting by Ada Berg; editing by Ole Dahl) (AFP)", "AFP"},
		{"", "", "The bridge is open, Reuters reported on Monday. " + long, "Reuters"},
		{"", "", "\"We are ready,\" she told AFP. " + long, "AFP"},
		{"", "", long + " Reuters is a firm. " + long, ""},
		{"", "", long, ""},
	} {
		if got := Origin(reportOf(c.outlet, c.byline, c.text)); got != c.want {
			t.Errorf("%q %q %.40q: from %q, want %q", c.outlet, c.byline, c.text, got, c.want)
		}
	}
}

func reportOf(outlet, byline, text string) *readout.Report {
	return &readout.Report{Outlet: outlet, Byline: byline, Text: text}
}
