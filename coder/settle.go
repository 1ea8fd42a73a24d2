package coder

import (
	"math"

	"readout"
)

// settle rounds the scores of a record to thousandths. What lies beyond says
// nothing, and machines that add and multiply in one step differ in it.
func settle(rec *readout.Record) {
	for i := range rec.Statements {
		thousandths(&rec.Statements[i].Score)
	}
	for i := range rec.Events {
		thousandths(&rec.Events[i].Score)
	}
	for i := range rec.Places {
		p := &rec.Places[i]
		thousandths(&p.Score)
		for k := range p.Alternatives {
			thousandths(&p.Alternatives[k].Score)
		}
	}
	for item := range rec.Items() {
		thousandths(&item.Score)
	}
}

func thousandths(score *float32) {
	*score = float32(math.Round(float64(*score)*1000) / 1000)
}
