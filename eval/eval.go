// Package eval scores the rooms on gold corpora. The corpora are not ours to
// ship, so a path names them; the scores are ours, and testdata/scores.txt at the
// top of the module keeps them.
package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
)

// Suites names the suites that Run knows, in the order of the rooms.
var Suites = []string{"sentences", "syntax", "names", "chains", "times", "places", "actors", "statements", "events", "contexts", "codings", "factuality", "stories", "record", "ledger", "happenings"}

// Further names the suites that need gold of the user's own, and are not among all.
var Further = []string{"review"}

// LanguageSuites are the suites of the rooms that read the language. Their sets
// have genres, and an error of theirs is a sentence with all that is wrong in it.
var LanguageSuites = Suites[:4]

// Options say what to score. The zero value of each field has a meaning.
type Options struct {
	Data   string    // folder of the corpora, "../shared" if empty
	Gold   string    // one gold file instead of the suite's own
	Set    string    // one set of the language rooms' suites, or a genre of it (gum-dev-news); all if empty
	Out    io.Writer // predictions in the gold's own format; nil writes none
	Errors int       // how many errors to list on Talk, of the language rooms wrong sentences
	Talk   io.Writer // where errors are listed; nil lists none
	Curve  io.Writer // where precision and recall at each threshold are written, of statements; nil writes none
	Genres bool      // rows of every genre of a set, not of news alone
	Sample int       // draw a sample of so many codings for judging instead of scoring; codings only
	Seed   uint64    // of the sample
	Screen io.Writer // where the sample is shown with its sentences; nil shows none

	// Follow takes the reports of a folder, NNN-*.txt, in as a user would; ledger and
	// happenings need it.
	Follow func(ctx context.Context, set string, reports fs.FS) (*Followed, error)
}

// Path returns the path of a file of the corpora.
func (o Options) Path(elem ...string) string {
	base := o.Data
	if base == "" {
		base = "../shared"
	}
	return filepath.Join(append([]string{base}, elem...)...)
}

// Say lists one error where the options want any.
func (o Options) Say(format string, args ...any) {
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, format+"\n", args...)
	}
}

// A Row is one score.
type Row struct {
	Set    string  `json:"set"`    // ewt-dev
	Metric string  `json:"metric"` // LAS
	Value  float64 `json:"value"`
	N      int     `json:"n"` // size of the gold that it was measured on
}

// A lister passes on the first writes, each an error, and swallows the rest.
type lister struct {
	to   io.Writer
	left int
}

func (l *lister) Write(p []byte) (int, error) {
	if l.left--; l.left < 0 {
		return len(p), nil
	}
	return l.to.Write(p)
}

// Run scores one suite.
func Run(ctx context.Context, suite string, o Options) ([]Row, error) {
	if o.Talk != nil {
		o.Talk = &lister{o.Talk, o.Errors}
	}
	rows, err := run(ctx, suite, o)
	if err == nil && len(rows) == 0 && o.Set != "" && o.Sample == 0 {
		return nil, fmt.Errorf("no genre %q: eval %s without a set shows which there are", o.Set, suite)
	}
	return rows, err
}

func run(ctx context.Context, suite string, o Options) ([]Row, error) {
	switch suite {
	case "sentences":
		return Sentences(ctx, o)
	case "syntax":
		return Syntax(ctx, o)
	case "names":
		return Names(ctx, o)
	case "chains":
		return Chains(ctx, o)
	case "times":
		return Times(ctx, o)
	case "places":
		return Places(ctx, o)
	case "actors":
		return Actors(ctx, o)
	case "statements":
		return Statements(ctx, o)
	case "events":
		return Events(ctx, o)
	case "codings":
		return Codings(ctx, o)
	case "factuality":
		return Factuality(ctx, o)
	case "contexts":
		return Contexts(ctx, o)
	case "stories":
		return Stories(ctx, o)
	case "record":
		return Record(ctx, o)
	case "ledger":
		return Ledger(ctx, o)
	case "happenings":
		return Happenings(ctx, o)
	case "review":
		return Review(ctx, o)
	}
	return nil, fmt.Errorf("no suite %q: the suites are %v", suite, append(slices.Clone(Suites), Further...))
}
