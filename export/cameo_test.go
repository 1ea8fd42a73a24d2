package export

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// TestCAMEO holds codes against those that GDELT's files and CAMEO's codebook have.
func TestCAMEO(t *testing.T) {
	for _, c := range []struct {
		p                    Party
		code, country, group string
		types                string
	}{
		{Party{Country: "SAU", Sectors: "GOV"}, "SAUGOV", "SAU", "", "GOV"},
		{Party{Country: "UNO", Key: "uno.united_nations"}, "IGOUNO", "", "UNO", "IGO"},
		{Party{Country: "UNO", Sectors: "MIL"}, "IGOUNOMIL", "", "UNO", "IGO MIL"},
		{Party{Country: "UNO", Key: "uno.unhcr"}, "IGOUNOREFHCR", "", "HCR", "IGO REF"},
		{Party{Country: "EUR", Sectors: "LEG", Key: "eur.european_parliament"}, "IGOEUREECLEG", "EUR", "EEC", "IGO LEG"},
		{Party{Country: "IGO", Key: "igo.nato"}, "IGOWSTNAT", "WST", "NAT", "IGO"},
		{Party{Country: "IGO"}, "IGO", "", "", "IGO"},
		{Party{Country: "NGO", Sectors: "MED", Key: "ngo.red_cross"}, "NGOHLHIRC", "", "IRC", "NGO HLH"},
		{Party{Country: "IMG", Sectors: "REB", Key: "img.al-qaeda"}, "IMGMOSALQ", "", "ALQ", "IMG"},
		{Party{Country: "PSE", Sectors: "REB", Key: "pse.hamas"}, "PSEREBHMS", "PSE", "HMS", "REB"},
		{Party{Country: "AFG", Sectors: "GOV", Key: "afg.taliban"}, "AFGGOVTAL", "AFG", "TAL", "GOV"},
		{Party{Country: "ROU", Sectors: "JRN"}, "ROMMED", "ROM", "", "MED"},
		{Party{Country: "TLS"}, "TMP", "TMP", "", ""},
		{Party{Country: "MNE"}, "MTN", "MTN", "", ""},
		{Party{Country: "XKX", Sectors: "GOV"}, "KSVGOV", "KSV", "", "GOV"},
		{Party{Country: "SSD"}, "SSD", "SSD", "", ""},
		{Party{Country: "GBR", Sectors: "PTY"}, "GBRPTY", "GBR", "", ""},
		{Party{Country: "SYR", Sectors: "PRM"}, "SYRMIL", "SYR", "", "MIL"},
		{Party{Sectors: "COP"}, "COP", "", "", "COP"},
		{Party{Country: "ISM"}, "NGM", "", "", "NGM"},
		{Party{}, "", "", "", ""},
	} {
		a := cameoOf(&c.p)
		if a.code != c.code || a.country != c.country || a.group != c.group || strings.Join(a.types, " ") != c.types {
			t.Errorf("%+v: got %+v, want %s %s %s %s", c.p, a, c.code, c.country, c.group, c.types)
		}
	}
	for _, code := range strings.Fields("CHRPRO MOS") {
		if a := cameoParts([]string{code[:3]}); len(a.religions) != 1 {
			t.Errorf("%s: %+v", code, a)
		}
	}
}

// TestGroups holds that keys are those of the actor dictionary, and that no code comes
// for two parts of a code.
func TestGroups(t *testing.T) {
	files, err := filepath.Glob("../actors/data/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	keys := map[string]bool{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			key, _, _ := strings.Cut(line, "\t")
			keys[key] = true
		}
	}
	for key, code := range cameoGroups() {
		if !keys[key] {
			t.Errorf("%s is not in the actor dictionary", key)
		}
		if a := cameoParts([]string{code[len(code)-3:]}); a.group == "" && key != "uno.un_human_rights_council" {
			t.Errorf("%s: %s does not end with a group's code", key, code)
		}
	}
	for _, c := range cameoTypes {
		if fromCAMEO()[c] != nil || slices.Contains(cameoRegions, c) || slices.Contains(cameoReligions, c) {
			t.Errorf("%s is two things", c)
		}
	}
}

// TestQuads holds the classes that GDELT gives to codes, and PLOVER's beside them.
func TestQuads(t *testing.T) {
	for code, want := range map[string][2]int{"020": {1, 3}, "042": {1, 1}, "057": {1, 1}, "071": {2, 2}, "080": {2, 2}, "090": {2, 3}, "100": {3, 3}, "112": {3, 3}, "138": {3, 3}, "145": {3, 4}, "150": {4, 4}, "173": {4, 4}, "190": {4, 4}, "2042": {4, 4}, "": {0, 0}} {
		if got := [2]int{cameoQuad(code), quadOf(&Event{CAMEO: code})}; got != want {
			t.Errorf("%s: got %v, want %v", code, got, want)
		}
	}
}

// TestGDELTPlaces holds the types and names of places.
func TestGDELTPlaces(t *testing.T) {
	lat, lon := 1.5, -2.25
	for _, c := range []struct{ place, kind, country, want string }{
		{"Cairo", "capital", "EGY", "4|Cairo, Egypt|EG|EG||1.5|-2.25|"},
		{"Egypt", "country", "EGY", "1|Egypt|EG|EG||1.5|-2.25|EG"},
		{"the Netherlands", "country", "NLD", "1|Netherlands|NL|NL||1.5|-2.25|NL"},
		{"Texas", "division", "USA", "2|Texas, United States|US|US||1.5|-2.25|"},
		{"Dallas", "city", "USA", "3|Dallas, United States|US|US||1.5|-2.25|"},
		{"Bihar", "division", "IND", "5|Bihar, India|IN|IN||1.5|-2.25|"},
		{"Red Sea", "water", "", "4|Red Sea||||1.5|-2.25|"},
		{"Africa", "continent", "", "0|||||||"},
	} {
		var b strings.Builder
		w := newTabs(&b)
		w.gdeltPlace(&Event{Place: c.place, Country: c.country, Lat: &lat, Lon: &lon, PlaceKind: c.kind})
		w.end()
		w.flush()
		if got := strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(b.String(), "\t", "|")), "\n", ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.place, got, c.want)
		}
	}
}

// TestMentionsOfPairs holds that each pair of an event has the offsets of its own parties.
func TestMentionsOfPairs(t *testing.T) {
	text := "Chad and Mali accused Niger and Benin. The charge came late. Niger knew of the charge."
	span := func(words string, from int) readout.Span {
		i := from + strings.Index(text[from:], words)
		return readout.Span{Start: int32(i), End: int32(i + len(words))}
	}
	rec := &readout.Record{Report: &readout.Report{ID: "r", Text: text}, Sentences: []readout.Span{span("Chad and Mali accused Niger and Benin.", 0), span("The charge came late.", 0), span("Niger knew of the charge.", 0)}}
	row := &Event{ID: "8000000000000001", Local: "e1", Report: "r", Type: "ACCUSE", CAMEO: "112", Status: "happened", From: "2016-01-01", To: "2016-01-01", Published: "2016-01-02"}
	ev := readout.Event{ID: "e1", Type: "ACCUSE", Trigger: span("accused", 0), Mentions: []readout.Span{span("charge", 0), span("charge", 60)}}
	for i, name := range []string{"Chad", "Mali", "Niger", "Benin"} {
		a := readout.Actor{ID: "a" + strconv.Itoa(i), Name: name, Mentions: []readout.Span{span(name, 0)}}
		p := Party{ID: a.ID, Name: name}
		if i < 2 {
			ev.Actors, row.Actors = append(ev.Actors, a.ID), append(row.Actors, p)
		} else {
			ev.Recipients, row.Recipients = append(ev.Recipients, a.ID), append(row.Recipients, p)
		}
		if name == "Niger" {
			a.Mentions = append(a.Mentions, span("Niger", 60))
		}
		rec.Actors = append(rec.Actors, a)
	}
	rec.Events = []readout.Event{ev}
	NewDeepener(rec).Deepen(row)
	src := &Source{Records: func() iter.Seq2[*Coded, error] { return each([]*Coded{{Record: rec, Events: []*Event{row}}}) }}
	out, tally := write(t, "gdelt-mentions", src, Options{})
	rows := rowsOf(t, out, gdeltMentionSchema)
	if len(rows) != 12 || tally.Counts.Rows != 12 { // 4 pairs, 3 places
		t.Fatalf("%d rows", len(rows))
	}
	at := func(i int, column string) string {
		n, _ := strconv.Atoi(rows[i][column])
		if n < 0 {
			return ""
		}
		w, _, _ := strings.Cut(strings.Map(func(r rune) rune {
			if r == '.' {
				return ' '
			}
			return r
		}, text[n:]), " ")
		return w
	}
	for i, want := range map[int][4]string{0: {"Chad", "Niger", "accused", "1"}, 3: {"Chad", "Benin", "accused", "1"}, 9: {"Mali", "Benin", "accused", "1"}, 1: {"", "", "charge", "2"}, 2: {"", "Niger", "charge", "3"}} {
		if got := [4]string{at(i, "Actor1CharOffset"), at(i, "Actor2CharOffset"), at(i, "ActionCharOffset"), rows[i]["SentenceID"]}; got != want {
			t.Errorf("row %d: got %q, want %q", i, got, want)
		}
	}
	if r := rows[0]; r["EventTimeDate"] != "20160102000000" || r["MentionTimeDate"] != r["EventTimeDate"] || r["MentionType"] != "2" || r["MentionIdentifier"] != "2016-01-02, readout:r" {
		t.Errorf("got %v", r)
	}
}

// TestTrickyCountries holds codes that are often mixed up: FIPS against ISO's two letters,
// COW against Gleditsch and Ward, states that came late or that few recognise.
func TestTrickyCountries(t *testing.T) {
	for _, line := range strings.Split(`SRB RI 345 SRB|MNE MJ 341 MTN|XKX KV 347 KSV|SSD OD 626 SSD|SDN SU 625 SDN|DEU GM 255 DEU|YEM YM 679 YEM|VNM VM 816 VNM|CZE EZ 316 CZE|SVK LO 317 SVK|TLS TT 860 TMP|TWN TW 713 TWN|HKG HK - HKG|MAC MC - MAC
PSE WE - PSE|VAT VT - VAT|ESH WI - ESH|ROU RO 360 ROM|MKD MK 343 MKD|RUS RS 365 RUS|PRK KN 731 PRK|KOR KS 732 KOR|COD CG 490 COD|COG CF 484 COG|CAF CT 482 CAF|TCD CD 483 TCD|NER NG 436 NER|NGA NI 475 NGA|GIN GV 438 GIN|GNB PU 404 GNB|GNQ EK 411 GNQ
GMB GA 420 GMB|GAB GB 481 GAB|CIV IV 437 CIV|ZAF SF 560 ZAF|ZMB ZA 551 ZMB|SWZ WZ 572 SWZ|CHE SZ 225 CHE|SWE SW 380 SWE|AUS AS 900 AUS|AUT AU 305 AUT|CHN CH 710 CHN|CHL CI 155 CHL|BOL BL 145 BOL|BDI BY 516 BDI|BLR BO 370 BLR|BGR BU 355 BGR
DZA AG 615 DZA|AND AN 232 AND|MMR BM 775 MMR|PHL RP 840 PHL|SGP SN 830 SGP|SEN SG 433 SEN|ESP SP 230 ESP|EST EN 366 EST|SLV ES 92 SLV|GBR UK 200 GBR|UKR UP 369 UKR|IRL EI 205 IRL|IRQ IZ 645 IRQ|ISR IS 666 ISR|ISL IC 395 ISL
KIR KR 946 KIR|NRU NR 970 NRU|TON TN 955 TON|TUV TV 947 TUV|TUN TS 616 TUN|TUR TU 640 TUR|MNG MG 712 MNG|MCO MN 221 MCO|DOM DR 42 DOM|DMA DO 54 DMA|HTI HA 41 HTI|HND HO 91 HND|LKA CE 780 LKA|LBN LE 660 LBN|LBR LI 450 LBR|LBY LY 620 LBY|LVA LG 367 LVA|LTU LH 368 LTU`, "|") {
		for _, one := range strings.Split(line, "\n") {
			f := strings.Fields(one)
			n := nationOf(f[0])
			if n.fips != f[1] || n.cown != strings.Trim(f[2], "-") || n.cameo != f[3] {
				t.Errorf("%s: %+v, want %v", f[0], n, f[1:])
			}
		}
	}
}
