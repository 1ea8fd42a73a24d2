package places

import (
	"encoding/binary"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout"
)

func TestFind(t *testing.T) {
	f := New()
	tests := []struct{ name, text, words, want, country string }{
		{"country", "Protests broke out across Kenya.", "Kenya", "Kenya", "KEN"},
		{"country by an older name", "The delegation visited Burma.", "Burma", "Myanmar", "MMR"},
		{"turkey", "They crossed into Turkey at night.", "Turkey", "Türkiye", "TUR"},
		{"turkiye", "They crossed into Türkiye at night.", "Türkiye", "Türkiye", "TUR"},
		{"abbreviation", "The goods left the UAE.", "UAE", "United Arab Emirates", "ARE"},
		{"city", "The envoys met in Hangzhou.", "Hangzhou", "Hangzhou", "CHN"},
		{"capital before its namesakes", "The envoys met in Paris.", "Paris", "Paris", "FRA"},
		{"wider place after a comma", "A bridge fell near Paris, Texas, on Sunday.", "Paris", "Paris", "USA"},
		{"abbreviated division after a comma", "A bridge fell near Athens, Ga., on Sunday.", "Athens", "Athens", "USA"},
		{"country after a comma", "A bridge fell near Tripoli, Lebanon.", "Tripoli", "Tripoli", "LBN"},
		{"washington", "The envoys met in Washington.", "Washington", "Washington", "USA"},
		{"washington state", "Fires spread in Washington state.", "Washington state", "Washington", "USA"},
		{"gaza", "Aid trucks entered Gaza.", "Gaza", "Gaza Strip", "PSE"},
		{"darfur", "Villages in Darfur were burnt.", "Darfur", "Darfur", "SDN"},
		{"south ossetia", "Guns fell silent in South Ossetia.", "South Ossetia", "South Ossetia", "GEO"},
		{"raqqa", "Convoys left Rakka.", "Rakka", "Raqqa", "SYR"},
		{"arabic article", "The village of al-Bab was taken.", "al-Bab", "al-Bab", "SYR"},
		{"strait", "Tankers sailed through the Strait of Hormuz.", "Strait of Hormuz", "Strait of Hormuz", ""},
		{"gulf", "Tankers sailed through the Gulf of Aden.", "Gulf of Aden", "Gulf of Aden", ""},
		{"crossing", "Aid went through the Rafah crossing.", "Rafah crossing", "Rafah crossing", "PSE"},
		{"site", "Crowds filled Tahrir Square.", "Tahrir Square", "Tahrir Square", "EGY"},
		{"county", "Roads in Orange County, California, were closed.", "Orange County", "Orange County", "USA"},
		{"division word", "Clashes spread in Aleppo province.", "Aleppo province", "Aleppo Governorate", "SYR"},
		{"common word as a name", "The trial was moved to Reading, England.", "Reading", "Reading", "GBR"},
		{"georgia by its neighbours", "Snow fell in Georgia and Armenia, from Tbilisi to Yerevan.", "Georgia", "Georgia", "GEO"},
		{"georgia by its towns", "Storms crossed Georgia, from Atlanta to Savannah and Macon, and hit Alabama.", "Georgia", "Georgia", "USA"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := read(x.text, "")
			p := found(t, d, f.Find(d), x.words)
			if p == nil {
				t.Fatalf("%q: %q not found", x.text, x.words)
			}
			if p.Name != x.want || p.Country != x.country || p.Lat == nil || p.Basis != readout.BasisStated {
				t.Errorf("%q: got %s %s %s, want %s %s", x.text, p.Name, p.Country, p.Basis, x.want, x.country)
			}
		})
	}
}

func TestFind_not(t *testing.T) {
	f := New()
	for name, x := range map[string][2]string{
		"title and surname":      {"Mr. London refused to comment.", "London"},
		"given name and surname": {"Jordan Whitlock sang at the gala.", "Jordan"},
		"surname again":          {"Peter Lancaster spoke first. Lancaster was brief.", "Lancaster"},
		"common word":            {"Reading the terms took an hour.", "Reading"},
		"pronoun":                {"They told us to wait.", "us"},
		"newspaper":              {"He writes for the Boston Globe.", "Boston"},
		"street":                 {"The office on Hamburg Street is closed.", "Hamburg"},
		"european union":         {"The EU agreed a budget.", "EU"},
		"armed group":            {"Fighters of al-Qaeda fled.", "al"},
		"adjective":              {"A Syrian official left.", "Syrian"},
		"month":                  {"The vote in May was close.", "May"},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(x[0], "")
			if p := found(t, d, f.Find(d), x[1]); p != nil {
				t.Errorf("%q: %q taken for %s (%s)", x[0], x[1], p.Name, p.Country)
			}
		})
	}
}

// TestFind_uses runs the example sentences of the rules that part governments from places.
func TestFind_uses(t *testing.T) {
	b, err := os.ReadFile("testdata/uses.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table("testdata/uses.tsv", string(b), "rule", "sentence", "name", "use")
	if err != nil {
		t.Fatal(err)
	}
	f := New()
	for _, r := range rows {
		d := read(r.fields[1], "")
		if found(t, d, f.Toponyms(d), r.fields[2]) == nil {
			t.Error(r.errorf("%s: %q not found", r.fields[0], r.fields[2]))
			continue
		}
		if got := found(t, d, f.Find(d), r.fields[2]) != nil; got != (r.fields[3] == "place") {
			t.Error(r.errorf("%s: %q: %q as a place: %v", r.fields[0], r.fields[1], r.fields[2], got))
		}
	}
}

// TestFind_tree gives the tree what the words alone leave open.
func TestFind_tree(t *testing.T) {
	f := New()
	d := read("Belgrade the minister said is wary.", "")
	if found(t, d, f.Find(d), "Belgrade") == nil {
		t.Error("without a tree: a capital is a place where nothing says more")
	}
	d.Tokens[0].Rel, d.Tokens[0].Head = readout.RelNsubj, 5
	d.Tokens[5].Rel, d.Tokens[5].Head, d.Tokens[5].Tag = readout.RelRoot, -1, readout.ADJ
	if found(t, d, f.Find(d), "Belgrade") != nil {
		t.Error("with a tree: the subject is a government")
	}
}

func TestFind_here(t *testing.T) {
	f := New()
	const leaders = "The two leaders met at the Group of 20 summit here on Sunday, in a hotel room at the G20 summit site."
	tests := []struct {
		name, text, published, dateline, words, want string
		basis                                        readout.Basis
	}{
		{"summit by date", leaders, "2016-09-05", "", "here", "Hangzhou", readout.BasisHostEvent},
		{"summit itself", leaders, "2016-09-05", "", "the Group of 20 summit", "Hangzhou", readout.BasisHostEvent},
		{"room at the site", leaders, "2016-09-05", "", "a hotel room", "Hangzhou", readout.BasisHostEvent},
		{"the year decides", leaders, "2013-09-06", "", "here", "Saint Petersburg", readout.BasisHostEvent},
		{"dateline first", leaders, "2016-09-05", "GENEVA", "here", "Geneva", readout.BasisDateline},
		{"dateline alone", "Talks resumed here on Monday.", "", "ALEPPO, Syria", "here", "Aleppo", readout.BasisDateline},
		{"coordinates of our own", "The premiers spoke here as the G7 summit closed.", "2021-06-13", "", "here", "Carbis Bay", readout.BasisHostEvent},
		{"this year's", "The pact is on the agenda of this year's NATO summit.", "2016-03-01", "", "NATO summit", "Warsaw", readout.BasisHostEvent},
		{"a year named", "He left the 2015 G20 summit early.", "2019-01-10", "", "the 2015 G20 summit", "", ""},
		{"no date", leaders, "", "", "here", "", ""},
		{"months away", leaders, "2016-06-01", "", "here", "", ""},
		{"not of the place", "Here is the plan, and it is here to stay.", "2016-09-05", "GENEVA", "here", "", ""},
		{"in a quotation", "\"We are winning here,\" he said.", "2016-09-05", "GENEVA", "here", "", ""},
		{"last year's", "At last year's G20 summit they did not meet.", "2016-09-05", "", "G20 summit", "", ""},
		{"two summits", "The G20 summit and the BRICS summit differ here.", "2016-10-16", "", "here", "Benaulim", readout.BasisHostEvent},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := read(x.text, x.published)
			d.Report.Dateline.Place = x.dateline
			p := found(t, d, f.Find(d), x.words)
			switch {
			case p == nil && x.want != "":
				t.Errorf("%q not found", x.words)
			case p != nil && (p.Name != x.want || p.Basis != x.basis):
				t.Errorf("%q: got %s (%s), want %s (%s)", x.words, p.Name, p.Basis, x.want, x.basis)
			}
		})
	}
}

// TestFind_title reads the title, which has no tokens.
func TestFind_title(t *testing.T) {
	const s = "No deal on Yemen as Oslo waits\n\nThe envoys went home."
	r := &readout.Report{Text: s, Layout: []readout.Layout{{Span: readout.Span{Start: 0, End: 30}, Kind: readout.LayoutTitle}}}
	f, d := New(), split(r)
	list := f.Find(d)
	if p := found(t, d, list, "Yemen"); p == nil || p.ID != "p1" {
		t.Errorf("Yemen in the title: %+v", p)
	}
}

// TestFind_dateline takes the place and not the month.
func TestFind_dateline(t *testing.T) {
	const s = "LIMA, March 4 - The envoys went home."
	r := &readout.Report{Text: s, Layout: []readout.Layout{{Span: readout.Span{Start: 0, End: 16}, Kind: readout.LayoutDateline}}}
	f, d := New(), split(r)
	list := f.Find(d)
	if p := found(t, d, list, "LIMA"); p == nil || p.Country != "PER" || p.Basis != readout.BasisDateline {
		t.Errorf("LIMA: %+v", p)
	}
	if p := found(t, d, list, "March"); p != nil {
		t.Errorf("March: %+v", p)
	}
}

func TestFind_alternatives(t *testing.T) {
	f := New()
	d := read("The train stopped in Springfield.", "")
	p := found(t, d, f.Find(d), "Springfield")
	if p == nil || len(p.Alternatives) == 0 || len(p.Alternatives) > maxAlternatives {
		t.Fatalf("Springfield: %+v", p)
	}
	if (p.Lat == nil) != (p.Score < leastSure) || (p.Key == "") != (p.Lat == nil) {
		t.Errorf("Springfield with a score of %v: %+v", p.Score, p)
	}
	last := p.Score
	for _, a := range p.Alternatives {
		if a.Key == p.Key || a.Key == "" || a.Score > last {
			t.Errorf("alternative %+v after %v", a, last)
		}
		last = a.Score
	}
}

func TestLocate(t *testing.T) {
	f := New()
	d := read("From Brzzk to Lagos.", "")
	got := f.Locate(d, []readout.Span{{Start: 5, End: 10}, {Start: 14, End: 19}})
	if len(got) != 2 || got[0].Lat != nil || got[0].Name != "Brzzk" || got[1].Country != "NGA" {
		t.Errorf("got %+v", got)
	}
}

func TestFind_ids(t *testing.T) {
	f := New()
	d := read("From Lagos to Accra and Lomé.", "")
	for i, p := range f.Find(d) {
		if p.ID != "p"+strconv.Itoa(i+1) {
			t.Errorf("place %d has id %s", i, p.ID)
		}
	}
}

// TestFind_long holds Find to time in proportion to the text.
func TestFind_long(t *testing.T) {
	f := New()
	var b strings.Builder
	g := embedded()
	for x := int32(0); b.Len() < 300_000; x += 7 {
		e := g.entry(x, nil)
		b.WriteString("The G20 summit here in " + g.key(x) + " Paris, Texas and Lyon-" + iso3(e.country) + " met. ")
		for _, n := range [...]string{"Springfield", "Toledo", "Santa Rosa", "Newport"} {
			b.WriteString("Moscow's " + n + " and Oslo's " + n + strconv.Itoa(int(x)) + ", ")
		}
	}
	for p := uint32(0); b.Len() < 600_000; { // every name once
		l := g.nameAt(p)
		b.WriteString("in " + string(l) + " and ")
		size, n := binary.Uvarint(g.names[p+2+uint32(len(l)):])
		p += 2 + uint32(len(l)) + uint32(n) + uint32(size)
	}
	b.WriteString(strings.Repeat("Oslo and Lima, ", 20_000))
	d := read(b.String(), "2016-09-05")
	start := time.Now()
	list := f.Find(d)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("%d bytes took %v", b.Len(), took)
	} else {
		t.Logf("%d bytes, %d tokens, %d places: %v", b.Len(), len(d.Tokens), len(list), took)
	}
}

// FuzzFind holds the promises of Find on any text, labels and trees: spans in the
// text and in order, coordinates on the globe, a basis, no panic.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "the ", "Paris,", "St. Petersburg, Fla. - U.S.", "al-Bab al- -al", "The G20 summit here and the", "’s Moscow’s ’", "\xff\xfe Iran\x00", "between Moscow and", "Mr. X. of Y, Z (Q)", "Москва и Київ", "İstanbul Ürümqi ŁÓDŹ"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(9))
	}
	find := New()
	f.Fuzz(func(t *testing.T, s string, label uint8) {
		d := read(s, "2016-09-05")
		for i := range d.Tokens {
			if label > 0 {
				d.Tokens[i].Name = readout.NameLabel((int(label) + i*7) % 17)
				d.Tokens[i].Rel = readout.Rel((int(label) * (i + 3)) % int(readout.RelXcomp+1))
				d.Tokens[i].Tag = readout.Tag((int(label) + i*5) % int(readout.VERB+1))
				d.Tokens[i].Head = int32(i)*int32(label)%int32(i+1) - 1
			}
		}
		d.Report.Dateline.Place = s[:min(len(s), 12)]
		check(t, d, find.Find(d))
		check(t, d, find.Toponyms(d))
	})
}

func check(t *testing.T, d *readout.Document, list []readout.Place) {
	t.Helper()
	last := int32(0)
	for _, p := range list {
		if p.Span.Start < last || p.Span.Empty() || int(p.Span.End) > len(d.Report.Text) {
			t.Fatalf("%q: span %v after %d", d.Report.Text, p.Span, last)
		}
		last = p.Span.Start
		if (p.Lat == nil) != (p.Lon == nil) || p.Lat != nil && (*p.Lat < -90 || *p.Lat > 90 || *p.Lon < -180 || *p.Lon > 180) {
			t.Fatalf("%q: %s at %v %v", d.Report.Text, p.Name, p.Lat, p.Lon)
		}
		if p.Basis == "" || p.Rule == "" || p.Name == "" {
			t.Fatalf("%q: %+v", d.Report.Text, p)
		}
	}
}
