package places

import (
	"testing"
	"time"

	"readout"
	"readout/text"
)

// read splits a text, without trees or names.
func read(s string, published string) *readout.Document {
	r := &readout.Report{Text: s, Lang: "en"}
	if published != "" {
		day, err := time.Parse(time.DateOnly, published)
		if err != nil {
			panic(err)
		}
		r.Published = readout.Published{Date: day, Basis: readout.BasisFlag, Certain: true}
	}
	return split(r)
}

func split(r *readout.Report) *readout.Document {
	d := new(readout.Document)
	d.Reset(r)
	text.Split(d)
	return d
}

// found returns the place whose words are s, nil if there is none.
func found(t *testing.T, d *readout.Document, list []readout.Place, s string) *readout.Place {
	t.Helper()
	for i, p := range list {
		if w := p.Span.In(d.Report.Text); w == s || w == "the "+s || w == "The "+s {
			return &list[i]
		}
	}
	return nil
}
