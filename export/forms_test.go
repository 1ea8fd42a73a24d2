package export

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type (
	iterEvents = iter.Seq2[*Event, error]
	iterCoded  = iter.Seq2[*Coded, error]
)

func TestJSONL(t *testing.T) {
	out, tally := write(t, "jsonl", told(), Options{WithText: true})
	rec, err := Read([]byte(out))
	if err != nil || len(rec.Events) != 2 || tally.Counts.Rows != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	bare, _ := write(t, "jsonl", told(), Options{})
	var object struct {
		Report    struct{ Text string }
		Sentences []map[string]any
		Events    []struct {
			Trigger  struct{ Text string }
			Evidence []struct{ Text string }
		}
	}
	if err := json.Unmarshal([]byte(bare), &object); err != nil {
		t.Fatal(err)
	}
	if object.Report.Text != "" || object.Sentences[0]["text"] != nil || object.Sentences[0]["end"] == nil || strings.Contains(bare, "Genève") {
		t.Errorf("the running text left: %s", bare)
	}
	if object.Events[0].Trigger.Text != "met" || object.Events[0].Evidence[0].Text != "met Mali's envoy" {
		t.Errorf("the evidence did not leave: %s", bare)
	}
}

// TestBrat reads the pair of files as brat does.
func TestBrat(t *testing.T) {
	if f, _ := FindFormat("brat"); !f.Refuse {
		t.Error("brat has the whole text")
	}
	out, _ := write(t, "brat", told(), Options{WithText: true})
	z, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r)
		files[f.Name[max(0, strings.LastIndex(f.Name, ".")):]] = string(b)
	}
	text, ids, roles := []rune(files[".txt"]), map[string]string{}, 0
	for _, line := range strings.Split(strings.TrimSuffix(files[".ann"], "\n"), "\n") {
		f := strings.Split(line, "\t")
		switch line[0] {
		case 'T':
			typ, places, _ := strings.Cut(f[1], " ")
			if !strings.Contains(files[".conf"], typ) {
				t.Errorf("annotation.conf lacks %s", typ)
			}
			var words []string
			for _, p := range strings.Split(places, ";") {
				var a, b int
				fmt.Sscanf(p, "%d %d", &a, &b)
				words = append(words, string(text[a:b]))
			}
			if got := strings.ReplaceAll(strings.Join(words, " "), "\t", " "); len(f) != 3 || got != f[2] || strings.Contains(got, "\n") {
				t.Errorf("%q stands for %q", line, got)
			}
			ids[f[0]] = typ
		case 'E':
			ids[f[0]] = "event"
			for _, arg := range strings.Fields(f[1]) {
				_, id, ok := strings.Cut(arg, ":")
				if roles++; !ok || ids[id] == "" {
					t.Errorf("%q points at nothing", line)
				}
			}
		case 'A', '#':
			if id := strings.Fields(f[1])[1]; ids[id] != "event" {
				t.Errorf("%q points at nothing", line)
			}
		default:
			t.Errorf("%q is no annotation", line)
		}
	}
	if roles < 8 || !strings.Contains(files[".ann"], "CONSULT:T1 Actor:T2 Actor2:T3 Place:T4") || !strings.Contains(files[".ann"], "Status E2 planned") {
		t.Errorf("got %s", files[".ann"])
	}
}

// TestAnnotations reads annotations as a program that has the text does.
func TestAnnotations(t *testing.T) {
	type selector struct {
		Type, Exact, Prefix, Suffix string
		Start, End                  int
	}
	var page struct {
		Context string `json:"@context"`
		Type    string
		Items   []struct {
			ID, Type, Motivation string
			Target               struct {
				Source   string
				Selector []selector
			}
		}
	}
	var text []rune
	for c := range told().Records() {
		text = []rune(c.Record.Report.Text)
	}
	for _, with := range []bool{true, false} {
		out, _ := write(t, "webannotation", told(), Options{WithText: with})
		page.Items = nil
		if err := json.Unmarshal([]byte(out), &page); err != nil {
			t.Fatal(err)
		}
		if page.Context != "http://www.w3.org/ns/anno.jsonld" || page.Type != "AnnotationPage" || len(page.Items) != 3 {
			t.Fatalf("got %s", out)
		}
		for _, a := range page.Items {
			q, p := a.Target.Selector[0], a.Target.Selector[1]
			if q.Type != "TextQuoteSelector" || p.Type != "TextPositionSelector" || a.Type != "Annotation" || !strings.HasPrefix(a.ID, "urn:") {
				t.Fatalf("got %+v", a)
			}
			if q.Exact != string(text[p.Start:p.End]) || !strings.HasSuffix(string(text[:p.Start]), q.Prefix) || !strings.HasPrefix(string(text[p.End:]), q.Suffix) || (q.Prefix != "") != with {
				t.Errorf("%+v at %d to %d", q, p.Start, p.End)
			}
		}
	}
}

// TestGEXF reads the network by the structure of its schema.
func TestGEXF(t *testing.T) {
	type values struct {
		Value []struct {
			For   string `xml:"for,attr"`
			Value string `xml:"value,attr"`
		} `xml:"attvalues>attvalue"`
	}
	var g struct {
		XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
		Version string   `xml:"version,attr"`
		Graph   struct {
			Type       string `xml:"defaultedgetype,attr"`
			Attributes []struct {
				Class     string `xml:"class,attr"`
				Attribute []struct {
					ID   string `xml:"id,attr"`
					Type string `xml:"type,attr"`
				} `xml:"attribute"`
			} `xml:"attributes"`
			Nodes []struct {
				ID    string `xml:"id,attr"`
				Label string `xml:"label,attr"`
				values
			} `xml:"nodes>node"`
			Edges []struct {
				ID     string  `xml:"id,attr"`
				Source string  `xml:"source,attr"`
				Target string  `xml:"target,attr"`
				Kind   string  `xml:"kind,attr"`
				Weight float64 `xml:"weight,attr"`
				values
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	out, tally := write(t, "gexf", many(500), Options{})
	if err := xml.Unmarshal([]byte(out), &g); err != nil {
		t.Fatal(err)
	}
	declared, nodes := map[string]string{}, map[string]bool{}
	for _, c := range g.Graph.Attributes {
		for _, a := range c.Attribute {
			declared[c.Class+a.ID] = a.Type
		}
	}
	for _, n := range g.Graph.Nodes {
		nodes[n.ID] = true
		for _, v := range n.Value {
			if declared["node"+v.For] == "" {
				t.Errorf("the attribute %s is not declared", v.For)
			}
		}
	}
	seen := map[string]bool{}
	for _, e := range g.Graph.Edges {
		k := e.Source + "\x00" + e.Target + e.Kind
		if !nodes[e.Source] || !nodes[e.Target] || seen[k] || seen[e.ID] {
			t.Errorf("edge %+v", e)
		}
		seen[k], seen[e.ID] = true, true
		for _, v := range e.Value {
			var err error
			switch declared["edge"+v.For] {
			case "integer":
				_, err = strconv.Atoi(v.Value)
			case "double":
				_, err = strconv.ParseFloat(v.Value, 64)
			case "string":
			default:
				err = fmt.Errorf("not declared")
			}
			if err != nil {
				t.Errorf("%s: %v", v.For, err)
			}
		}
	}
	if g.Version != "1.3" || g.Graph.Type != "directed" || int64(len(g.Graph.Edges)) != tally.Counts.Rows || len(g.Graph.Edges) < 500 {
		t.Errorf("version %s, %d edges", g.Version, len(g.Graph.Edges))
	}
	if s := escaped("<a>&\"'\x00\x1b"); strings.ContainsAny(s, "<>\"\x00\x1b") {
		t.Errorf("escaped to %q", s)
	}
}

func TestGeoJSON(t *testing.T) {
	var c struct {
		Type     string
		Features []struct {
			Type, ID string
			Geometry struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
		Readout struct {
			Unlocated int
			Snapshot  string
			Counts    Counts
		}
	}
	out, _ := write(t, "geojson", told(), Options{})
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	if f := c.Features[0]; c.Type != "FeatureCollection" || len(c.Features) != 1 || f.Geometry.Type != "Point" || f.Geometry.Coordinates[0] != 36.82 || f.Geometry.Coordinates[1] != -1.28 || f.Properties["type"] != "CONSULT" {
		t.Errorf("got %s", out)
	}
	if c.Readout.Unlocated != 1 || c.Readout.Snapshot == "" || c.Readout.Counts.Events != 2 || c.Readout.Counts.Reports != 1 {
		t.Errorf("got %+v", c.Readout)
	}
}

// TestPanel holds the sums of a panel against counting one by one.
func TestPanel(t *testing.T) {
	for _, period := range []string{"day", "week", "month"} {
		out, _ := write(t, "panel", many(3000), Options{Period: period})
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil || !slices.Equal(rows[0], PanelColumns) {
			t.Fatalf("%v: %q", err, rows[0])
		}
		at := map[string]int{}
		for i, c := range rows[0] {
			at[c] = i
		}
		got := map[string]string{}
		for _, r := range rows[1:] {
			k := strings.Join([]string{r[at["period"]], r[at["source"]], r[at["target"]]}, " ")
			if got[k] != "" {
				t.Fatalf("%s comes twice", k)
			}
			sum, quads := 0, 0
			for _, c := range append(lower(Types), "other") {
				n, _ := strconv.Atoi(r[at[c]])
				sum += n
			}
			for i := 1; i <= 4; i++ {
				n, _ := strconv.Atoi(r[at["quad"+strconv.Itoa(i)]])
				quads += n
			}
			if n := r[at["events"]]; n != strconv.Itoa(sum) || n != strconv.Itoa(quads) {
				t.Fatalf("%s: %s events, %d by type, %d by quad", k, n, sum, quads)
			}
			got[k] = r[at["events"]] + " " + r[at["reports"]] + " " + r[at["text_groups"]] + " " + r[at["mean_goldstein"]]
		}
		want := map[string]string{}
		events, reports, scale := map[string]int{}, map[string]map[string]bool{}, map[string]float64{}
		for e := range many(3000).Events() {
			pairs := map[string]bool{}
			for _, a := range e.Actors {
				for _, b := range e.Recipients {
					pairs[periodName(periodStart(dayNumber(e.From), period), period)+" "+a.Country+" "+b.Country] = true
				}
			}
			for k := range pairs {
				if reports[k] == nil {
					reports[k] = map[string]bool{}
				}
				events[k]++
				scale[k] += *e.Goldstein
				reports[k][e.Report] = true
			}
		}
		for k, n := range events {
			want[k] = fmt.Sprintf("%d %d %d %.3f", n, len(reports[k]), len(reports[k]), scale[k]/float64(n))
		}
		if !maps.Equal(got, want) {
			t.Fatalf("by %s: %d cells, want %d", period, len(got), len(want))
		}
	}
	out, tally := write(t, "panel", told(), Options{Period: "month"})
	if !strings.Contains(out, "2016-09,2016-09-01,KEN,MLI,501,432,1,1,1,1,1,0,0,0,") || tally.LeftOut["the day is not known to a month"] != 1 {
		t.Errorf("got %s, left out %v", out, tally.LeftOut)
	}
}

func TestChronology(t *testing.T) {
	out, _ := write(t, "chronology", told(), Options{})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 3 || !slices.Equal(rows[0], ChronologyColumns) {
		t.Fatalf("%v: %q", err, rows)
	}
	for _, r := range rows[1:] { // each is cited
		for _, c := range []string{"report", "words", "sentence", "title"} {
			if r[slices.Index(ChronologyColumns, c)] == "" {
				t.Errorf("%q has no %s", r, c)
			}
		}
		if title := r[slices.Index(ChronologyColumns, "title")]; !strings.HasPrefix(title, "'=") {
			t.Errorf("a formula is live: %q", title)
		}
	}
	if rows[1][0] != "2016-09-05" || rows[2][0] != "" {
		t.Error("what has no day comes last")
	}
	page, _ := write(t, "chronology-html", told(), Options{})
	if strings.Contains(page, "<b>") || strings.Contains(page, "<i>") || !strings.Contains(page, "&lt;b&gt;=Kenya&lt;/b&gt;") || !strings.Contains(page, "(planned)") || !strings.Contains(page, "sentence 2") {
		t.Errorf("got %s", page)
	}
	open := map[string]int{}
	for _, m := range regexp.MustCompile(`<(/?)(ul|li|h2|q|cite|a|span|body|html|head|style|p|h1|title)\b`).FindAllStringSubmatch(page, -1) {
		if m[1] == "" {
			open[m[2]]++
		} else {
			open[m[2]]--
		}
	}
	for tag, n := range open {
		if n != 0 {
			t.Errorf("%s is left open %d times", tag, n)
		}
	}
	for _, address := range []string{"javascript:alert(1)", "data:text/html,x", `https://x.org/"onclick="y`} {
		src := told()
		for c := range src.Records() {
			for _, e := range c.Events {
				e.URL = address
			}
		}
		page, _ := write(t, "chronology-html", src, Options{})
		if strings.Contains(page, `href="javascript`) || strings.Contains(page, `href="data`) || strings.Contains(page, `"onclick`) {
			t.Errorf("%s came through: %s", address, page)
		}
	}
}

// TestFormats holds that every format writes nothing out of nothing without failing.
func TestFormats(t *testing.T) {
	for _, f := range Formats() {
		src := &Source{}
		src.Events = func() iterEvents { return each([]*Event(nil)) }
		src.Statements = told().Statements
		src.Records = func() iterCoded { return each([]*Coded(nil)) }
		out, tally := write(t, f.Name, src, Options{WithText: true})
		if tally.Counts.Events != 0 {
			t.Errorf("%s: %q", f.Name, out)
		}
	}
	if _, err := FindFormat("xls"); err == nil || !strings.Contains(err.Error(), "parquet") {
		t.Errorf("got %v", err)
	}
}

// TestSnapshot holds that a snapshot does not depend on the order, but on every id and
// on the version of the coder.
func TestSnapshot(t *testing.T) {
	of := func(coder string, ids ...string) string {
		var list []*Event
		for _, id := range ids {
			list = append(list, &Event{ID: id, Report: "r" + id})
		}
		tally := &Tally{Coders: []string{coder}}
		src := tally.Watch(&Source{Events: func() iterEvents { return each(list) }})
		for range src.Events() {
		}
		tally.Settle()
		return tally.Snapshot
	}
	if of("1", "a", "b") != of("1", "b", "a") || of("1", "a") == of("1", "b") || of("1", "a") == of("2", "a") || of("1", "a") == of("1", "a", "a") {
		t.Error("snapshots")
	}
}

// TestDisarmed holds every way in which a cell could be a formula.
func TestDisarmed(t *testing.T) {
	for _, s := range []string{"=1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "\n=1"} {
		if !formula(s) {
			t.Errorf("%q is let through", s)
		}
	}
	for _, s := range []string{"", "a=1", "1-2", "é"} {
		if formula(s) {
			t.Errorf("%q is no formula", s)
		}
	}
}

func TestPairs(t *testing.T) {
	a, b, c := Party{Country: "AAA"}, Party{Country: "BBB"}, Party{Country: "CCC"}
	for _, x := range []struct {
		e    Event
		want string
	}{
		{Event{Actors: []Party{a, b}, Recipients: []Party{c}}, "AAA>CCC BBB>CCC"},
		{Event{Actors: []Party{b, c, a}, Symmetric: true}, "BBB>CCC AAA>BBB AAA>CCC"},
		{Event{Actors: []Party{b}, Recipients: []Party{a}, Symmetric: true}, "AAA>BBB"},
		{Event{Actors: []Party{a}}, ""},
		{Event{Recipients: []Party{a}}, ""},
		{Event{Actors: []Party{a, a}, Recipients: []Party{b}}, "AAA>BBB"},
	} {
		var got []string
		for _, p := range x.e.countryPairs(nil) {
			got = append(got, p[0]+">"+p[1])
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("got %v, want %s", got, x.want)
		}
	}
}
