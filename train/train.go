// Package train makes the rooms' model files from gold corpora, which are not
// ours to ship: a path names them.
package train

import (
	"fmt"
	"io"
	"path/filepath"
)

// Options say what to train on and where the weights go.
type Options struct {
	Data    string    // folder of the corpora, "../shared" if empty
	Sources string    // folder of what packed files are made from, if any
	Gold    string    // folder of readout review export, from which is learnt as well; empty for none
	Out     string    // file to write; empty is the room's own
	Talk    io.Writer // progress

	Silver  string // folder of silver trees to learn from first; empty learns without
	Vectors string // file of word vectors; empty learns without
	Epochs  int    // 0 is the room's own
	Seed    uint64
}

func (o Options) path(elem ...string) string {
	base := o.Data
	if base == "" {
		base = "../shared"
	}
	return filepath.Join(append([]string{base, "data"}, elem...)...)
}

func (o Options) say(format string, args ...any) {
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, format+"\n", args...)
	}
}
