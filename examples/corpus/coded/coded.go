// Package coded has the reports of examples/corpus as the program codes them, for tests.
package coded

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"readout"
	"readout/coder"
	"readout/examples/corpus"
	"readout/intake"
)

// Records are coded once, in the order of the files. They belong to all who ask. It
// panics where a report cannot be read.
var Records = sync.OnceValue(func() []*readout.Record {
	out, err := records()
	if err != nil {
		panic(fmt.Sprintf("examples/corpus: %v", err))
	}
	return out
})

func records() (out []*readout.Record, err error) {
	names, err := fs.Glob(corpus.Files, "reports/*.txt")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "readout-corpus-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := os.CopyFS(folder, corpus.Files); err != nil {
		return nil, err
	}
	c := coder.New()
	for _, name := range names {
		for p, err := range intake.Parts(context.Background(), filepath.Join(folder, name), intake.Listing{}) {
			if err != nil {
				return nil, err
			}
			r, err := p.Report()
			if err != nil {
				return nil, err
			}
			rec, err := c.Code(context.Background(), r)
			if err != nil {
				return nil, err
			}
			out = append(out, rec)
		}
	}
	return out, nil
}
