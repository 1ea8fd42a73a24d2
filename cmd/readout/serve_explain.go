package main

import (
	"context"
	"sync"

	"readout"
	"readout/coder"
	"readout/wording"
)

// explaining says how this program codes a sentence of a report, with as many coders as
// are asked at a time. sentence counts from 0.
func explaining(o coder.Options) func(context.Context, *readout.Report, int) (*wording.Explained, error) {
	o.Trace = true
	coders := sync.Pool{New: func() any { return coder.NewWith(o) }}
	return func(ctx context.Context, r *readout.Report, sentence int) (*wording.Explained, error) {
		c := coders.Get().(*coder.Coder)
		defer coders.Put(c)
		fresh := *r // a record that was kept is not to be changed
		rec, err := c.Code(ctx, &fresh)
		if err != nil || rec.Report.Skipped != "" || sentence >= len(rec.Sentences) {
			return nil, err
		}
		a := &analysis{c.Document(rec.Report), c.Trace()}
		return a.explained(rec, sentence, rec.Sentences[sentence]), nil
	}
}
