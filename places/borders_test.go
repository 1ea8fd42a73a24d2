package places

import (
	"strings"
	"testing"

	"readout"
)

// TestFind_assembly tells the assembly that meets from the body that resolves.
func TestFind_assembly(t *testing.T) {
	f := New()
	for s, want := range map[string]bool{
		"The ministers met on the sidelines of the UN General Assembly.": true,
		"She spoke at the General Assembly on Monday.":                   true,
		"The General Assembly adopted the text.":                         false,
		"It was a resolution of the General Assembly.":                   false,
	} {
		found := false
		for _, p := range f.Find(read(s, "2016-09-21")) {
			found = found || p.Basis == readout.BasisHostEvent
		}
		if found != want {
			t.Errorf("%q: host event: %v", s, found)
		}
	}
}

// TestFind_filedFromUN places a report that was filed from the United Nations.
func TestFind_filedFromUN(t *testing.T) {
	const text = "UNITED NATIONS - The council met here on Friday."
	span := readout.Span{Start: 0, End: 16}
	d := split(&readout.Report{Text: text, Dateline: readout.Dateline{Place: "United Nations", Span: span}, Layout: []readout.Layout{{Span: span, Kind: readout.LayoutDateline}}})
	list := New().Find(d)
	for _, w := range []string{"UNITED NATIONS", "here"} {
		if p := found(t, d, list, w); p == nil || p.Key != "region:un-headquarters" || p.Basis != readout.BasisDateline {
			t.Errorf("%q: %+v", w, p)
		}
	}
}

// TestFind_lines holds what no single name names: borders, capitals by their
// country, and towns that the report puts where we know none of that name.
func TestFind_lines(t *testing.T) {
	f := New()
	for _, x := range []struct{ sentence, words, want string }{
		{"Shelling hit villages along the Ethiopian-Eritrean border.", "Ethiopian-Eritrean border", "border:ERI-ETH  no point"},
		{"Shelling hit villages along the Turkey-Syria border.", "Turkey-Syria border", "region:turkish-syrian-border "},
		{"They met in the Qatari capital on Monday.", "Qatari capital", "geonames:290030 QAT inferred"},
		{"A bomb went off near Mali's capital.", "Mali's capital", "geonames:2460596 MLI inferred"},
		{"A bomb went off near Mali's capital.", "Mali", "none"},
		{"Troops entered the capital of Chad.", "capital of Chad", "geonames:2427123 TCD inferred"},
		{"They met in the Emirati capital, Abu Dhabi.", "Emirati capital", "none"},
		{"Chinese capital markets fell.", "Chinese capital", "none"},
		{"Gunmen attacked a convoy in Karak in northwest Pakistan.", "Karak", "geonames:1174074 PAK"},
		{"They met in Victoria, the capital of Seychelles.", "Victoria", "geonames:241131 SYC"},
		{"Gunmen attacked Geneva in northern Mali.", "Geneva", " MLI no point"},
		{"Wildfires burned in Washington state.", "Washington state", "US.WA USA"},
		{"The Oslo accords are dead.", "Oslo", "none"},
		{"The Gulf states rejected it.", "Gulf", "none"},
		{"Punggye-ri and Port-au-Prince were quiet.", "Port-au-Prince", "geonames:3718426 HTI"},
	} {
		got := "none"
		for _, p := range f.Find(read(x.sentence, "2021-03-10")) {
			if p.Span.In(x.sentence) == x.words {
				got = p.Key + " " + p.Country
				if p.Basis != "stated" {
					got += " " + string(p.Basis)
				}
				if p.Lat == nil {
					got += " no point"
				}
			}
		}
		if strings.TrimSpace(got) != strings.TrimSpace(x.want) {
			t.Errorf("%q: %q is %q, want %q", x.sentence, x.words, got, x.want)
		}
	}
}
