package export

import (
	"encoding/xml"
	"iter"
	"strconv"
	"testing"
)

// TestGEXFTime holds that an edge is there in the months in which something happened.
func TestGEXFTime(t *testing.T) {
	a, b := Party{Key: "KEN", Name: "Kenya", Kind: "government", Country: "KEN"}, Party{Key: "UGA", Name: "Uganda", Kind: "government", Country: "UGA"}
	police := Party{Name: "officers", Kind: "people", Country: "UGA", Sectors: "COP"}
	nobody := Party{Name: "people", Kind: "people"}
	g := func(f float64) *float64 { return &f }
	list := []*Event{
		{ID: "1", Report: "r1", Group: "r1", Quad: 4, Goldstein: g(-8), From: "2016-01-05", To: "2016-01-05", Actors: []Party{a}, Recipients: []Party{b, police}},
		{ID: "2", Report: "r2", Group: "r1", Quad: 4, Goldstein: g(-4), From: "2016-01-31", To: "2016-02-02", Actors: []Party{a}, Recipients: []Party{b}},
		{ID: "3", Report: "r3", Group: "r3", Quad: 4, From: "2016-03-01", To: "2016-03-01", Actors: []Party{a}, Recipients: []Party{b}},
		{ID: "4", Report: "r3", Group: "r3", Quad: 4, Actors: []Party{a}, Recipients: []Party{b}},
		{ID: "5", Report: "r3", Group: "r3", Quad: 1, Symmetric: true, Actors: []Party{b, a}},
		{ID: "6", Report: "r3", Group: "r3", Quad: 4, Actors: []Party{a}, Recipients: []Party{nobody}},
	}
	out, tally := write(t, "gexf", &Source{Events: func() iter.Seq2[*Event, error] { return each(list) }}, Options{})
	var x struct {
		Graph struct {
			Mode   string `xml:"mode,attr"`
			Format string `xml:"timeformat,attr"`
			Nodes  []struct {
				ID    string `xml:"id,attr"`
				Label string `xml:"label,attr"`
			} `xml:"nodes>node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Type   string `xml:"type,attr"`
				Kind   string `xml:"kind,attr"`
				Values []struct {
					For   string `xml:"for,attr"`
					Value string `xml:"value,attr"`
					Start string `xml:"start,attr"`
					End   string `xml:"end,attr"`
				} `xml:"attvalues>attvalue"`
				Spells []struct {
					Start string `xml:"start,attr"`
					End   string `xml:"end,attr"`
				} `xml:"spells>spell"`
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(out), &x); err != nil {
		t.Fatal(err)
	}
	if x.Graph.Mode != "dynamic" || x.Graph.Format != "date" || len(x.Graph.Nodes) != 3 || len(x.Graph.Edges) != 3 || tally.LeftOut["not between two actors that are known"] != 1 {
		t.Fatalf("got %+v, left out %v", x, tally.LeftOut)
	}
	if e := x.Graph.Edges[0]; e.Source != "KEN" || e.Target != "UGA" || e.Type != "mutual" || e.Kind != "quad1 mutual" || len(e.Spells) != 0 {
		t.Errorf("got %+v", e)
	}
	e := x.Graph.Edges[1]
	if e.Source != "KEN" || e.Target != "UGA" || e.Kind != "quad4 directed" || len(e.Spells) != 2 || e.Spells[0].Start != "2016-01-01" || e.Spells[0].End != "2016-01-31" || e.Spells[1].End != "2016-03-31" {
		t.Errorf("got %+v", e)
	}
	got := map[string]string{}
	months := 0
	for _, v := range e.Values {
		got[v.For+v.Start] = v.Value
		if v.For == "month_events" {
			n, _ := strconv.Atoi(v.Value)
			months += n
		}
	}
	for k, want := range map[string]string{"events": "4", "reports": "3", "text_groups": "2", "goldstein": "-6.00", "first": "2016-01-05", "last": "2016-03-01", "month_events2016-01-01": "2", "month_goldstein2016-01-01": "-6.00", "month_goldstein2016-03-01": ""} {
		if got[k] != want {
			t.Errorf("%s is %q, want %q", k, got[k], want)
		}
	}
	if months != 3 { // one is of no month
		t.Errorf("%d events in months", months)
	}
	if n := x.Graph.Nodes[2]; n.ID != "UGA COP" || n.Label != "UGA COP" {
		t.Errorf("who is only described is %+v", n)
	}
}
