package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// gdeltLine is a row of so many columns; set changes fields by name.
func gdeltLine(columns int, set map[string]string) string {
	names := gdeltForms()[columns]
	f := make([]string, columns)
	for i, c := range names {
		v := map[string]string{"GlobalEventID": "410412347", "Day": "20160905", "Actor1Code": "KEN", "Actor1Name": "KENYA", "Actor1CountryCode": "KEN", "Actor2CountryCode": "ROM", "IsRootEvent": "1",
			"EventCode": "042", "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "1.9", "NumMentions": "10", "NumSources": "1", "NumArticles": "10",
			"ActionGeo_FullName": "Gaza, Gaza Strip", "ActionGeo_CountryCode": "GZ", "SOURCEURL": "http://example.org/a"}
		f[i] = v[c]
		if s, ok := set[c]; ok {
			f[i] = s
		}
	}
	return strings.Join(f, "\t")
}

func readGDELT(t *testing.T, file string) (rows []GDELTRow, bad []string) {
	t.Helper()
	err := ReadGDELT(strings.NewReader(file), func(v *GDELTRow) error { rows = append(rows, *v); return nil },
		func(line int, err error) { bad = append(bad, fmt.Sprintf("%d: %v", line, err)) })
	if err != nil {
		t.Fatal(err)
	}
	return rows, bad
}

func TestReadGDELT(t *testing.T) {
	for _, columns := range []int{61, 58, 57} {
		rows, bad := readGDELT(t, gdeltLine(columns, nil)+"\r\n"+gdeltLine(columns, map[string]string{"EventCode": "190"})+"\n")
		if len(rows) != 2 || len(bad) > 0 {
			t.Fatalf("%d columns: %d rows, %q", columns, len(rows), bad)
		}
		r := rows[0]
		if r.ID != "410412347" || r.Day != "2016-09-05" || r.Source != "KEN" || r.Target != "ROU" || r.CAMEO != "042" || r.Root != "04" || r.Quad != 1 || *r.Goldstein != 1.9 || r.Mentions != 10 || r.PlaceISO != "PSE" || (r.URL == "") != (columns == 57) {
			t.Errorf("got %+v", r)
		}
	}
	file := strings.Join([]string{
		strings.Join(GDELTEvents[:40], "\t"), // a header cut short says nothing
		gdeltLine(61, nil),
		gdeltLine(61, map[string]string{"Actor1Name": "KEN\tYA"}),
		gdeltLine(61, nil) + "\t\t",
		gdeltLine(61, map[string]string{"Day": "2016-09-05"}),
		gdeltLine(61, map[string]string{"GlobalEventID": "x"}),
		gdeltLine(61, map[string]string{"EventCode": "4,2"}),
		"",
		"\x00\xff",
		strings.Repeat("a", longestGDELT+9),
		gdeltLine(61, map[string]string{"EventCode": "42", "EventRootCode": "4", "Actor1Name": "K\xff"}),
	}, "\n")
	rows, bad := readGDELT(t, file)
	if len(rows) != 3 || rows[2].CAMEO != "042" {
		t.Errorf("%d rows", len(rows))
	}
	for i, want := range []string{"3: it has 62 columns", `5: Day "2016-09-05" is no day`, `6: GlobalEventID "x"`, `7: EventCode "4,2"`, "9: it has 1 columns", "10: the line is longer"} {
		if i >= len(bad) || !strings.HasPrefix(bad[i], want) {
			t.Errorf("got %q, want %s", bad, want)
			break
		}
	}
	names := []string{"SQLDATE", "GlobalEventID", "actor1countrycode", "Actor2CountryCode", "EventCode", "mine", "SOURCEURL", "a", "b", "c", "d", "e"}
	rows, bad = readGDELT(t, "\uFEFF"+strings.Join(names, ",")+"\n20160905,7,USA,RUS,190,\"x, y\",http://example.org,,,,,\n")
	if len(bad) > 0 || len(rows) != 1 || rows[0].Target != "RUS" || rows[0].CAMEO != "190" || rows[0].URL != "http://example.org" {
		t.Errorf("%v %q", rows, bad)
	}
}

// TestGDELTQuirks reads what files have that were old, or saved again by other programs.
func TestGDELTQuirks(t *testing.T) {
	rows, bad := readGDELT(t, strings.Join([]string{
		gdeltLine(61, map[string]string{"ActionGeo_FullName": "Bogot\xe1, Colombia", "Actor1Name": "ZO\u00cb \xa9\x80"}),
		gdeltLine(58, map[string]string{"GlobalEventID": "410412347.0", "Day": "20160905.0", "EventCode": "42.0", "EventRootCode": "4.0", "QuadClass": "1.0", "NumMentions": "10.0", "IsRootEvent": "1.0"}),
		gdeltLine(61, map[string]string{"GoldsteinScale": "", "QuadClass": "", "NumMentions": "", "ActionGeo_Lat": "-37#", "ActionGeo_Long": "", "SOURCEURL": ""}),
		gdeltLine(61, map[string]string{"Day": "20160231"}),
		gdeltLine(61, map[string]string{"Day": ""}),
		gdeltLine(61, map[string]string{"EventCode": "---"}),
	}, "\r\n"))
	if len(rows) != 3 || rows[0].Place != "Bogotá, Colombia" || rows[0].Name1 != "ZOË ©\uFFFD" || rows[1].ID != "410412347" || rows[1].Day != "2016-09-05" || rows[1].CAMEO != "042" || rows[1].Quad != 1 || rows[1].Mentions != 10 || !rows[1].Root1 ||
		rows[2].Goldstein != nil || rows[2].Lat != nil || rows[2].Mentions != 0 {
		t.Errorf("got %+v", rows)
	}
	for i, want := range []string{`4: Day "20160231"`, `5: Day ""`, `6: EventCode "---"`} {
		if i >= len(bad) || !strings.HasPrefix(bad[i], want) {
			t.Errorf("got %q, want %s", bad, want)
		}
	}
	for actor, want := range map[[2]string]string{{"KEN", "KENGOV"}: "KEN", {"ROM", "ROM"}: "ROU", {"ROU", "ROU"}: "ROU", {"TMP", "TMP"}: "TLS", {"MTN", "MTN"}: "MNE", {"MNE", "MNE"}: "MNE", {"KSV", "KSV"}: "XKX", {"SRB", "SRBKSVABN"}: "XKX", {"SRB", "SRBGOV"}: "SRB",
		{"SCG", "SCG"}: "SRB", {"PSE", "PSE"}: "PSE", {"GZS", "PSEGZS"}: "PSE", {"", "IGOUNO"}: "UNO", {"EUR", "IGOEUREEC"}: "EUR", {"EUR", "EUR"}: "", {"AFR", "AFR"}: "", {"WST", "IGOWSTNAT"}: "IGO", {"", "NGO"}: "NGO", {"", "GOV"}: "", {"", ""}: "", {"TWN", "TWN"}: "TWN", {"HKG", "HKG"}: "HKG"} {
		if got := gdeltCountry(actor[0], actor[1]); got != want {
			t.Errorf("%v: got %q, want %q", actor, got, want)
		}
	}
	// our own codes come back as the countries they were made of
	for iso, n := range nations() {
		a := cameoOf(&Party{Country: iso, Sectors: "GOV"})
		if got := gdeltCountry(a.country, a.code); got != iso {
			t.Errorf("%s is written as %+v and read as %q (%s)", iso, a, got, n.name)
		}
	}
	for _, iso := range []string{"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"} {
		a := cameoOf(&Party{Country: iso, Sectors: "GOV"})
		if got := gdeltCountry(a.country, a.code); got != iso {
			t.Errorf("%s is written as %+v and read as %q", iso, a, got)
		}
	}
}

// TestGDELTRoundTrip reads our own files as users read theirs.
func TestGDELTRoundTrip(t *testing.T) {
	out, tally := write(t, "gdelt", many(500), Options{})
	rows, bad := readGDELT(t, out)
	if len(bad) > 0 || int64(len(rows)) != tally.Counts.Rows {
		t.Fatalf("%d rows of %d, %q", len(rows), tally.Counts.Rows, bad)
	}
	var b bytes.Buffer
	x := NewImported(&b)
	for i := range rows {
		if err := x.Write(&rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Flush(); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(lines) != len(rows)+1 || !slices.Equal(lines[0], ImportedColumns) {
		t.Fatal(err, len(lines))
	}
}

func FuzzReadGDELT(f *testing.F) {
	f.Add(gdeltLine(61, nil))
	f.Add(strings.Join(GDELTEvents, ",") + "\n\"a")
	f.Fuzz(func(t *testing.T, file string) {
		rows, bad := readGDELT(t, file)
		if n := strings.Count(file, "\n") + 1; len(rows)+len(bad) > n {
			t.Errorf("%d rows and %d errors of %d lines", len(rows), len(bad), n)
		}
	})
}
