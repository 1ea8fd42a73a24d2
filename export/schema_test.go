package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"iter"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"readout"
)

// The column lists of the formats as their codebooks have them: name and type, i for a
// whole number, f for a number, s for text.
const (
	gdeltEventSchema = `GlobalEventID:i Day:i MonthYear:i Year:i FractionDate:f
		Actor1Code:s Actor1Name:s Actor1CountryCode:s Actor1KnownGroupCode:s Actor1EthnicCode:s Actor1Religion1Code:s Actor1Religion2Code:s Actor1Type1Code:s Actor1Type2Code:s Actor1Type3Code:s
		Actor2Code:s Actor2Name:s Actor2CountryCode:s Actor2KnownGroupCode:s Actor2EthnicCode:s Actor2Religion1Code:s Actor2Religion2Code:s Actor2Type1Code:s Actor2Type2Code:s Actor2Type3Code:s
		IsRootEvent:i EventCode:s EventBaseCode:s EventRootCode:s QuadClass:i GoldsteinScale:f NumMentions:i NumSources:i NumArticles:i AvgTone:f
		Actor1Geo_Type:i Actor1Geo_FullName:s Actor1Geo_CountryCode:s Actor1Geo_ADM1Code:s Actor1Geo_ADM2Code:s Actor1Geo_Lat:f Actor1Geo_Long:f Actor1Geo_FeatureID:s
		Actor2Geo_Type:i Actor2Geo_FullName:s Actor2Geo_CountryCode:s Actor2Geo_ADM1Code:s Actor2Geo_ADM2Code:s Actor2Geo_Lat:f Actor2Geo_Long:f Actor2Geo_FeatureID:s
		ActionGeo_Type:i ActionGeo_FullName:s ActionGeo_CountryCode:s ActionGeo_ADM1Code:s ActionGeo_ADM2Code:s ActionGeo_Lat:f ActionGeo_Long:f ActionGeo_FeatureID:s
		DATEADDED:i SOURCEURL:s`
	gdeltMentionSchema = `GlobalEventID:i EventTimeDate:i MentionTimeDate:i MentionType:i MentionSourceName:s MentionIdentifier:s SentenceID:i Actor1CharOffset:i Actor2CharOffset:i ActionCharOffset:i
		InRawText:i Confidence:i MentionDocLen:i MentionDocTone:f MentionDocTranslationInfo:s Extras:s`
	polecatSchema = `Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|` +
		`Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|` +
		`Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version`
)

// write runs a format over a source and returns what it wrote and counted.
func write(t *testing.T, name string, src *Source, o Options) (string, *Tally) {
	t.Helper()
	f, err := FindFormat(name)
	if err != nil {
		t.Fatal(err)
	}
	o.Tally = &Tally{Program: "readout test", Made: "2026-11-22T00:00:00Z"}
	if o.Period == "" {
		o.Period = "month"
	}
	var b bytes.Buffer
	if err := f.Write(&b, o.Tally.Watch(src), &o); err != nil {
		t.Fatal(err)
	}
	o.Tally.Settle()
	return b.String(), o.Tally
}

// told is a small report of which the tests know every letter, coded, as a source.
func told() *Source {
	text := "Genève: Minister Zoë Aral of Kenya met Mali's envoy\nin Nairobi on Monday. “<b>=Kenya</b>” will\tsend aid, Aral said."
	span := func(words string) readout.Span {
		i := strings.Index(text, words)
		return readout.Span{Start: int32(i), End: int32(i + len(words))}
	}
	lat, lon := -1.28, 36.82
	five, two := float32(5), float32(2.5)
	rec := &readout.Record{
		Schema: readout.Schema, Coder: readout.CoderVersion{Version: "1", Data: "abc"},
		Report: &readout.Report{ID: readout.MakeID(text), Title: "=Talks\t<i>in</i> \"Nairobi\"", Outlet: "A, B", URL: "https://example.org/?a=1&b=2", Lang: "en", Text: text,
			Published: readout.Published{Date: time.Date(2016, 9, 6, 0, 0, 0, 0, time.UTC)}},
		Sentences: []readout.Span{span("Genève: Minister Zoë Aral of Kenya met Mali's envoy\nin Nairobi on Monday."), span("“<b>=Kenya</b>” will\tsend aid, Aral said.")},
		Actors: []readout.Actor{
			{ID: "a1", Key: "ken.aral", Name: "Zoë Aral", Kind: readout.ActorPerson, Country: "KEN", Sectors: []string{"GOV"}, Office: "Minister", Mentions: []readout.Span{span("Minister Zoë Aral"), span("Aral said")}},
			{ID: "a2", Name: "Mali's envoy", Kind: readout.ActorPerson, Country: "MLI", Sectors: []string{"GOV"}, Mentions: []readout.Span{span("Mali's envoy\nin")}},
		},
		Statements: []readout.Statement{{ID: "s1", Speakers: []string{"a1"}, Source: span("Aral said"), Cue: span("said"), Content: []readout.Span{span("“<b>=Kenya</b>” will\tsend aid")}, CueType: "say"}},
		Events: []readout.Event{
			{ID: "e1", Type: "CONSULT", Mode: "visit", Quad: 1, CAMEO: "042", Goldstein: &two, Actors: []string{"a1", "a2"}, Symmetric: true, Status: readout.Happened, Date: "2016-09-05", Place: "p1", Trigger: span("met"), Evidence: []readout.Span{span("met Mali's envoy")}, Contexts: []string{"diplomatic"}},
			{ID: "e2", Type: "AID", Quad: 2, CAMEO: "070", Goldstein: &five, Actors: []string{"a1"}, Status: readout.Planned, Trigger: span("send"), Evidence: []readout.Span{span("“<b>=Kenya</b>” will\tsend aid")}},
		},
		Places: []readout.Place{{ID: "p1", Name: "Nairobi", Key: "geonames:184745", Kind: "capital", Country: "KEN", Lat: &lat, Lon: &lon, Span: span("Nairobi")}},
	}
	aral := Party{ID: "a1", Key: "ken.aral", Name: "Zoë Aral", Kind: "person", Country: "KEN", Sectors: "GOV", Office: "Minister"}
	envoy := Party{ID: "a2", Name: "Mali's envoy", Kind: "person", Country: "MLI", Sectors: "GOV"}
	g, h := 2.5, 5.0
	base := Event{Report: rec.Report.ID, Title: rec.Report.Title, Outlet: rec.Report.Outlet, URL: rec.Report.URL, Published: "2016-09-06", Group: rec.Report.ID}
	met, aid := base, base
	met.ID, met.Local, met.Type, met.Mode, met.Quad, met.CAMEO, met.Status, met.Symmetric, met.From, met.To, met.Place, met.Country, met.Lat, met.Lon, met.Goldstein, met.Score, met.Trigger, met.Words, met.PlaceKey, met.PlaceKind, met.Mentions, met.Actors =
		"8000000000000001", "e1", "CONSULT", "visit", 1, "042", "happened", true, "2016-09-05", "2016-09-05", "Nairobi", "KEN", &lat, &lon, &g, 0.9, "met", "met Mali's envoy", "geonames:184745", "capital", 1, []Party{aral, envoy}
	aid.ID, aid.Local, aid.Type, aid.Quad, aid.CAMEO, aid.Status, aid.Goldstein, aid.Score, aid.Trigger, aid.Words, aid.Actors, aid.Start =
		"8000000000000002", "e2", "AID", 2, "070", "planned", &h, 0.5, "send", "“<b>=Kenya</b>” will\tsend aid", []Party{aral}, 80
	d := NewDeepener(rec)
	c := &Coded{Record: rec, Events: []*Event{&met, &aid}, Whole: true}
	for _, e := range c.Events {
		if !d.Deepen(e) {
			panic("no event " + e.Local)
		}
	}
	st := &Statement{ID: "8000000000000003", Local: "s1", Report: rec.Report.ID, Title: rec.Report.Title, Published: "2016-09-06", Group: rec.Report.ID, Cue: "said", CueType: "say", Source: "Aral", Words: "=1+1", Speakers: []Party{aral}}
	return &Source{
		Events:     func() iter.Seq2[*Event, error] { return each(c.Events) },
		Statements: func() iter.Seq2[*Statement, error] { return each([]*Statement{st}) },
		Reports: func() iter.Seq2[*Report, error] {
			return each([]*Report{{ID: rec.Report.ID, Title: rec.Report.Title, Group: rec.Report.ID, Share: 1, Published: "2016-09-06"}})
		},
		Records: func() iter.Seq2[*Coded, error] { return each([]*Coded{c}) },
	}
}

func each[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// many is a source of n made-up events.
func many(n int) *Source { return newRowMaker().source(n) }

// rowsOf parses tab separated lines against a schema of names and types.
func rowsOf(t *testing.T, out, schema string) []map[string]string {
	t.Helper()
	var names, types []string
	for _, f := range strings.Fields(schema) {
		name, typ, _ := strings.Cut(f, ":")
		names, types = append(names, name), append(types, typ)
	}
	var rows []map[string]string
	for i, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != len(names) {
			t.Fatalf("line %d has %d columns, want %d: %q", i+1, len(f), len(names), line)
		}
		row := map[string]string{}
		for k, v := range f {
			row[names[k]] = v
			var err error
			switch {
			case v == "":
			case types[k] == "i":
				_, err = strconv.ParseInt(v, 10, 64)
			case types[k] == "f":
				_, err = strconv.ParseFloat(v, 64)
			}
			if err != nil {
				t.Fatalf("line %d: %s: %v", i+1, names[k], err)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func namesOf(schema string) (out []string) {
	for _, f := range strings.Fields(schema) {
		name, _, _ := strings.Cut(f, ":")
		out = append(out, name)
	}
	return out
}

func TestGDELTEvents(t *testing.T) {
	if !slices.Equal(GDELTEvents, namesOf(gdeltEventSchema)) || len(GDELTEvents) != 61 {
		t.Fatal("the columns are not those of the codebook")
	}
	out, _ := write(t, "gdelt", told(), Options{})
	rows := rowsOf(t, out, gdeltEventSchema)
	want := map[string]string{
		"GlobalEventID": strconv.FormatUint(0x4000000000000000, 10), "Day": "20160905", "MonthYear": "201609", "Year": "2016", "FractionDate": "2016.7534", "Actor1Code": "KENGOV", "Actor1Name": "ZOË ARAL",
		"Actor1CountryCode": "KEN", "Actor1Type1Code": "GOV", "Actor2Code": "MLIGOV", "IsRootEvent": "1", "EventCode": "042", "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "2.5",
		"NumMentions": "1", "NumSources": "1", "NumArticles": "1", "AvgTone": "", "Actor1Geo_Type": "0", "ActionGeo_Type": "4", "ActionGeo_FullName": "Nairobi, Kenya", "ActionGeo_CountryCode": "KE",
		"ActionGeo_Lat": "-1.28", "ActionGeo_Long": "36.82", "DATEADDED": "20160906000000", "SOURCEURL": "https://example.org/?a=1&b=2",
	}
	for k, v := range want {
		if rows[0][k] != v {
			t.Errorf("%s is %q, want %q", k, rows[0][k], v)
		}
	}
	if rows[1]["Day"] != "20160906" || rows[1]["Actor2Code"] != "" { // no day: that of the report
		t.Errorf("got %v", rows[1])
	}
	big, tally := write(t, "gdelt", many(3000), Options{})
	ids := map[string]bool{}
	for _, r := range rowsOf(t, big, gdeltEventSchema) {
		if ids[r["GlobalEventID"]] {
			t.Fatalf("id %s comes twice", r["GlobalEventID"])
		}
		ids[r["GlobalEventID"]] = true
		if r["QuadClass"] < "1" || r["QuadClass"] > "4" || !strings.HasPrefix(r["EventCode"], r["EventRootCode"]) {
			t.Fatalf("got %v", r)
		}
		if c := r["Actor1CountryCode"]; c == "ROU" || c == "TLS" || c == "UNO" || c == "IGO" {
			t.Fatalf("%s is no country of CAMEO", c)
		}
	}
	if tally.Counts.Events != 3000 || tally.Counts.Reports != 600 || tally.Counts.TextGroups != 600 || tally.Counts.Rows < 3000 {
		t.Errorf("counted %+v", tally.Counts)
	}
}

func TestGDELTMentions(t *testing.T) {
	if !slices.Equal(GDELTMentions, namesOf(gdeltMentionSchema)) || len(GDELTMentions) != 16 {
		t.Fatal("the columns are not those of the codebook")
	}
	out, _ := write(t, "gdelt-mentions", told(), Options{})
	rows := rowsOf(t, out, gdeltMentionSchema)
	var text []rune
	for c := range told().Records() {
		text = []rune(c.Record.Report.Text)
	}
	for column, words := range map[string]string{"ActionCharOffset": "met", "Actor1CharOffset": "Minister", "Actor2CharOffset": "Mali"} {
		at, _ := strconv.Atoi(rows[0][column])
		if !strings.HasPrefix(string(text[at:]), words) {
			t.Errorf("at %s stands %q", column, string(text[at:at+8]))
		}
	}
	if r := rows[0]; r["SentenceID"] != "1" || r["Confidence"] != "90" || r["MentionDocLen"] != strconv.Itoa(len(text)) || r["MentionType"] != "1" || rows[1]["SentenceID"] != "2" || rows[1]["Actor2CharOffset"] != "-1" {
		t.Errorf("got %v", rows)
	}
}

func TestPOLECAT(t *testing.T) {
	if strings.Join(POLECAT, "|") != polecatSchema || len(POLECAT) != 40 {
		t.Fatal("the columns are not those of the files")
	}
	out, tally := write(t, "polecat", told(), Options{})
	r := csv.NewReader(strings.NewReader(out))
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || !slices.Equal(rows[0], POLECAT) || tally.Counts.Rows != 2 { // a row an event
		t.Fatalf("got %q", rows)
	}
	report := told()
	for c := range report.Records() {
		if want := c.Record.Report.ID + "_CONSULT_8000000000000001"; rows[1][0] != want {
			t.Errorf("Event ID is %q, want %q", rows[1][0], want)
		}
	}
	for column, want := range map[string]string{"Event Date": "2016-09-05", "Event Type": "CONSULT", "Quad Code": "VERBAL COOPERATION", "Actor Name": "Zoë Aral; Mali's envoy", "Actor Country": "KEN; MLI", "Actor COW": "501; 432",
		"Actor Title": "Minister; None", "Actor Name Raw": "Minister Zoë Aral; Mali's envoy in", "Recipient Name": "None", "GeoNames ID": "184745", "City": "Nairobi", "District": "None", "Country": "KEN", "Feature Type": "PPLC", "Intensity": "", "Contexts": "diplomatic", "Story People": "Zoë Aral; Mali's envoy"} {
		if got := rows[1][slices.Index(POLECAT, column)]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if got := rows[2][1]; got != "2016-09-06" || len(tally.Notes) != 1 || !strings.HasPrefix(tally.Notes[0], "1 events have the day of their report") {
		t.Errorf("an event without a day has %s, noted %q", got, tally.Notes)
	}
	lines, _ := write(t, "plover", told(), Options{})
	lines, _, _ = strings.Cut(lines, "\n")
	var object map[string]any
	if err := json.Unmarshal([]byte(lines), &object); err != nil {
		t.Fatal(err)
	}
	if len(object) != 40 || object["Quad Code"] != "VERBAL COOPERATION" || object["Latitude"] != -1.28 || object["Intensity"] != nil || object["District"] != nil ||
		!reflect.DeepEqual(object["Actor COW"], []any{501.0, 432.0}) || !reflect.DeepEqual(object["Actor Title"], []any{"Minister", nil}) || !reflect.DeepEqual(object["Recipient Name"], []any{}) {
		t.Errorf("got %v", object)
	}
	at := -1
	for _, c := range POLECAT { // in POLECAT's order
		i := strings.Index(lines, `"`+c+`":`)
		if i <= at {
			t.Errorf("%s stands at %d, after %d", c, i, at)
		}
		at = i
	}
}

func TestCSV(t *testing.T) {
	for table, line := range map[string]reflect.Type{"events": reflect.TypeFor[eventLine](), "statements": reflect.TypeFor[statementLine](), "reports": reflect.TypeFor[reportLine]()} {
		out, tally := write(t, "csv", told(), Options{Table: table})
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var header []string
		for i := range line.NumField() {
			name, _, _ := strings.Cut(line.Field(i).Tag.Get("parquet"), ",")
			header = append(header, name)
		}
		if !slices.Equal(rows[0], header) || int64(len(rows)-1) != tally.Counts.Rows {
			t.Errorf("%s: %q", table, rows)
		}
		if !strings.Contains(out, "\"=Talks\t<i>in</i> \"\"Nairobi\"\"\"") {
			t.Errorf("%s: the title is not there as it is: %s", table, out)
		}
	}
	out, _ := write(t, "csv", told(), Options{Table: "statements", Excel: true})
	if !strings.HasPrefix(out, "\uFEFF") || !strings.Contains(out, ",'=1+1,") {
		t.Errorf("a formula is live: %q", out)
	}
	big, _ := write(t, "csv", many(2000), Options{})
	rows, err := csv.NewReader(strings.NewReader(big)).ReadAll()
	if err != nil || len(rows) != 2001 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
}

// TestCSVCells holds that encoding/csv reads back any cell.
func TestCSVCells(t *testing.T) {
	cells := []string{"", "a", "a,b", `"`, `""`, "a\nb", " a", "a\r\nb", "é\u2028", "=1", "'", "a\tb"}
	var b bytes.Buffer
	c := newCSV(&b, false)
	for _, s := range cells {
		c.text(s)
	}
	c.end()
	if err := c.flush(); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).Read()
	if err != nil {
		t.Fatal(err)
	}
	for i := range cells {
		if want := strings.ReplaceAll(cells[i], "\r\n", "\n"); got[i] != want { // encoding/csv reads it so
			t.Errorf("%q came back as %q", cells[i], got[i])
		}
	}
}

func TestParquet(t *testing.T) {
	const n = 1200 // more than a batch
	out, tally := write(t, "parquet", many(n), Options{Table: "events"})
	lines, err := parquet.Read[eventLine](strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != n {
		t.Fatalf("%d lines", len(lines))
	}
	i, j := 0, newJoiner()
	for e := range many(n).Events() {
		var want eventLine
		want.set(e, j)
		if !reflect.DeepEqual(lines[i], want) {
			t.Fatalf("line %d is %+v, want %+v", i, lines[i], want)
		}
		i++
	}
	f, err := parquet.OpenFile(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := f.Lookup("readout.snapshot"); !ok || v != tally.Snapshot {
		t.Errorf("snapshot %q in the file, %q in the tally", v, tally.Snapshot)
	}
	for _, c := range []string{"date_from", "published"} {
		if col, ok := f.Schema().Lookup(c); !ok || col.Node.Type().String() != "DATE" {
			t.Errorf("%s is no DATE", c)
		}
	}
	for _, table := range []string{"statements", "reports"} {
		out, _ := write(t, "parquet", told(), Options{Table: table})
		if f, err := parquet.OpenFile(strings.NewReader(out), int64(len(out))); err != nil || f.NumRows() != 1 {
			t.Errorf("%s: %v", table, err)
		}
	}
}

func TestDays(t *testing.T) {
	for d := time.Date(1890, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2110; d = d.AddDate(0, 0, 1) {
		iso := d.Format(time.DateOnly)
		if n := dayNumber(iso); int64(n) != int64(math.Floor(float64(d.Unix())/86400)) || n != 0 && string(appendDay(nil, n)) != iso {
			t.Fatalf("%s is day %d", iso, n)
		}
	}
	if dayNumber("2016-02-31") != dayNumber("2016-02-29") || dayNumber("2016-9-1") != 0 || dayNumber("xxxx-01-01") != 0 {
		t.Error("days that are none")
	}
	for iso, want := range map[string]string{"2016-01-01": "2015-W53", "1969-12-29": "1970-W01", "2016-09-05": "2016-W36"} {
		first := periodStart(dayNumber(iso), "week")
		if got := periodName(first, "week"); got != want || dayTime(first).Weekday() != time.Monday {
			t.Errorf("%s lies in %s from %s", iso, got, dayTime(first))
		}
	}
}

func TestCountries(t *testing.T) {
	seen := map[string]bool{}
	for iso, n := range nations() {
		if len(iso) != 3 || len(n.cameo) != 3 || n.name == "" || len(n.fips) != 0 && len(n.fips) != 2 || (n.cow == "") != (n.cown == "") {
			t.Errorf("%+v", n)
		}
		for _, code := range []string{"f" + n.fips, "c" + n.cow, "n" + n.cown} {
			if len(code) > 1 && seen[code] {
				t.Errorf("%s: %s comes twice", iso, code)
			}
			seen[code] = true
		}
	}
	for iso, want := range map[string][3]string{"DEU": {"GM", "GMY", "255"}, "GBR": {"UK", "UKG", "200"}, "CHE": {"SZ", "SWZ", "225"}, "SWZ": {"WZ", "SWA", "572"}, "AUS": {"AS", "AUL", "900"}, "AUT": {"AU", "AUS", "305"}, "UKR": {"UP", "UKR", "369"}, "KOR": {"KS", "ROK", "732"}, "PRK": {"KN", "PRK", "731"}, "COD": {"CG", "DRC", "490"}, "COG": {"CF", "CON", "484"}, "IRQ": {"IZ", "IRQ", "645"}} {
		if n := nationOf(iso); [3]string{n.fips, n.cow, n.cown} != want {
			t.Errorf("%s: %+v", iso, n)
		}
	}
	if ISO("ROM") != "ROU" || ISO("USA") != "USA" || COW("HKG") != "" {
		t.Error("codes")
	}
}
