package export

import (
	"bufio"
	"encoding/json"
	"io"
)

func geoJSONFormat() Format {
	return Format{
		Name: "geojson", Ext: "geojson", Write: writeGeoJSON,
		About: "a map: events with a place that is located (RFC 7946)",
	}
}

type feature struct {
	Type       string            `json:"type"`
	ID         string            `json:"id"`
	Geometry   geoPoint          `json:"geometry"`
	Properties featureProperties `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude first
}

type featureProperties struct {
	Report     string   `json:"report"`
	TextGroup  string   `json:"text_group"`
	Title      string   `json:"title"`
	Outlet     string   `json:"outlet"`
	URL        string   `json:"url"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Quad       int      `json:"quad"`
	Status     string   `json:"status"`
	Background bool     `json:"background"`
	From       string   `json:"date_from"`
	To         string   `json:"date_to"`
	Place      string   `json:"place"`
	PlaceKind  string   `json:"place_kind"` // a country's point lies in its middle
	Country    string   `json:"country"`
	Actors     string   `json:"actors"`
	Recipients string   `json:"recipients"`
	Intensity  *float64 `json:"intensity"`
	Goldstein  *float64 `json:"goldstein"`
	Score      float64  `json:"score"`
	Words      string   `json:"words"`
}

// writeGeoJSON writes a feature a line. Those without a place are counted in the
// foreign member "readout", which also says what this is.
func writeGeoJSON(w io.Writer, src *Source, o *Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	unlocated := int64(0)
	j := newJoiner()
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		if e.Lat == nil || e.Lon == nil {
			unlocated++
			o.Tally.Leave("no located place")
			continue
		}
		actors, _, _, _, _ := j.parties(e.Actors)
		recipients, _, _, _, _ := j.parties(e.Recipients)
		b, err := json.Marshal(feature{"Feature", e.ID, geoPoint{"Point", [2]float64{*e.Lon, *e.Lat}}, featureProperties{
			e.Report, e.Group, e.Title, e.Outlet, e.URL, e.Type, e.Mode, e.Quad, e.Status, e.Background, wholeDay(e.From), wholeDay(e.To), e.Place, e.PlaceKind, e.Country,
			actors, recipients, e.Intensity, e.Goldstein, e.Score, e.Words}})
		if err != nil {
			return err
		}
		if o.Tally.Counts.Rows > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		if _, err := out.Write(b); err != nil {
			return err
		}
		o.Tally.Counts.Rows++
	}
	o.Tally.Settle()
	foreign, err := json.Marshal(struct {
		Unlocated int64 `json:"unlocated"`
		*Tally
	}{unlocated, o.Tally})
	if err != nil {
		return err
	}
	out.WriteString("\n],\"readout\":")
	out.Write(foreign)
	out.WriteString("}\n")
	return out.Flush()
}
