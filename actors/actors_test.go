package actors

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestDictionaryLoads(t *testing.T) {
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range d.entities {
		if d.entities[i].state() {
			n++
		}
	}
	if n < 193 {
		t.Errorf("%d states, want the members of the United Nations at least", n)
	}
	for _, e := range d.entities {
		for _, r := range e.roles {
			if err := check(r.sectors, r.rank); err != nil {
				t.Errorf("%s: %v", e.key, err)
			}
			if r.to != 0 && r.from > r.to {
				t.Errorf("%s: %s from %d to %d", e.key, r.office, r.from, r.to)
			}
		}
		if err := check(e.sectors, ""); err != nil {
			t.Errorf("%s: %v", e.key, err)
		}
		if len(e.country) != 3 {
			t.Errorf("%s: country %q", e.key, e.country)
		}
	}
}

// words makes a document of single-space words, one sentence, without a tree.
func words(text string) *readout.Document {
	d := &readout.Document{Report: &readout.Report{Text: text}}
	at := int32(0)
	for _, w := range strings.Split(text, " ") {
		k := readout.Token{Span: readout.Span{Start: at, End: at + int32(len(w))}, Lemma: strings.ToLower(w), Head: -1, Tag: readout.NOUN}
		if w[0] >= 'A' && w[0] <= 'Z' {
			k.Tag = readout.PROPN
		}
		d.Tokens = append(d.Tokens, k)
		at += int32(len(w)) + 1
	}
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: int32(len(text))}, Last: int32(len(d.Tokens))}}
	d.Link()
	return d
}

func TestNames(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		d := words(text)
		New().Names(d)
		var got []string
		for i := 0; i < len(d.Tokens); i++ {
			if n := d.Tokens[i].Name; n != 0 {
				_, b := run(d.Tokens, int32(i))
				got = append(got, d.Words(int32(i), b).In(text)+":"+[]string{"", "P", "O", "L", "N"}[n.Type()])
				i = int(b)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: names %q, want %q", text, got, want)
		}
	}
	f("the delegation of South Africa left", "South Africa:L")
	f("a South African envoy met the Kremlin", "South African:N", "Kremlin:O")
	f("the Democratic Republic of the Congo and the Republic of the Congo", "Democratic Republic of the Congo:L", "Republic of the Congo:L")
	f("officials of the World Health Organization", "World Health Organization:O")
	f("who told us in an hour") // no acronyms in lower case
	f("Vladimir Putin spoke", "Vladimir Putin:P")
}

func TestLongerNameStays(t *testing.T) {
	d := words("the Bank of Israel spoke")
	for i, p := range []int{readout.NameBegin, readout.NameInside, readout.NameEnd} {
		d.Tokens[1+i].Name = readout.Name(readout.TypeOrganisation, p)
	}
	New().Names(d)
	if got := d.Tokens[3].Name.Type(); got != readout.TypeOrganisation {
		t.Errorf("Israel in Bank of Israel is labelled %d, want the organisation to stay whole", got)
	}
}

func TestRolesOnADay(t *testing.T) {
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	f := func(key string, day int32, want string) {
		t.Helper()
		i, ok := d.byKey[key]
		if !ok {
			t.Fatalf("no %q", key)
		}
		got := ""
		if r := d.entities[i].on(day); r != nil {
			got = r.office
		}
		if got != want {
			t.Errorf("%s on %d: %q, want %q", key, day, got, want)
		}
	}
	f("usa.joe_biden", 20150601, "Vice President")
	f("usa.joe_biden", 20180601, "")
	f("usa.joe_biden", 20220601, "President")
	f("rus.sergey_lavrov", 20160905, "Foreign Minister")
	f("rus.sergey_lavrov", 0, "")        // no day, no dated role
	f("rus.sergey_lavrov", 20990101, "") // an open role is not trusted for ever
	if h := d.holder("USA", "Foreign Minister", "", 20160905); h < 0 || d.entities[h].key != "usa.john_kerry" {
		t.Errorf("the foreign minister of the USA in 2016 is %d, want usa.john_kerry", h)
	}
}

func TestDay(t *testing.T) {
	for in, want := range map[string]int32{"2016": 20160000, "2016-05": 20160500, "=2016-05-23": 20160523, "": 0} {
		if got, _, err := day(in); err != nil || got != want {
			t.Errorf("day(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"May 2016", "16", "2016-xx"} {
		if _, _, err := day(in); err == nil {
			t.Errorf("day(%q) is taken", in)
		}
	}
}

// TestSame checks that a name may be broken by a line and have a curly apostrophe.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       int
	}{
		{"United\n States of", "United States", 14},
		{"Workers’ Party", "Workers' Party", 16},
		{"United Kingdom", "United States", -1},
		{"United", "United States", -1},
	} {
		if got := same(c.text, c.name); got != c.want {
			t.Errorf("same(%q, %q) = %d, want %d", c.text, c.name, got, c.want)
		}
	}
}

func TestOfficeElsewhere(t *testing.T) {
	for _, c := range [][3]string{
		{"Secretary of State", "RUS", "Foreign Minister"},
		{"Foreign Minister", "USA", "Secretary of State"},
		{"Foreign Minister", "GBR", "Foreign Secretary"},
		{"Secretary of Defense", "FRA", "Defence Minister"},
		{"President", "RUS", "President"},
	} {
		if got := officeIn(c[0], c[1]); got != c[2] {
			t.Errorf("the %s of %s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestValue(t *testing.T) {
	for in, want := range map[string]int{"two": 2, "1,200": 1200, "five hundred": 500, "three hundred and twelve": 312, "32 thousand": 32000,
		"twenty-one": 21, "at least six": 0, "several": 0} {
		if got := value(in); got != want {
			t.Errorf("value(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestSameOffice(t *testing.T) {
	f := func(want bool, a, b string) {
		t.Helper()
		if got := sameOffice(a, b); got != want {
			t.Errorf("%q and %q are one office: %v, want %v", a, b, got, want)
		}
	}
	f(true, "Foreign Secretary", "Secretary of State")
	f(true, "Special Envoy", "Special Envoy for Utopia")
	f(true, "Envoy", "Special Envoy for Utopia")
	f(true, "High Commissioner", "High Commissioner for Refugees")
	f(false, "High Commissioner for Human Rights", "High Commissioner for Refugees")
	f(false, "Special Envoy for Utopia", "Special Envoy for Arcadia")
	f(false, "President", "Vice President")
}
