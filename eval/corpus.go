package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"readout"
	"readout/examples/corpus"
	"readout/processes"
)

// Followed is what the program makes of the reports of a corpus when a user takes them in.
type Followed struct {
	Records   map[string]*readout.Record // by the number of the report, 001
	Processes []*processes.Process       // when the last report was in
	Merged    []Merged                   // every event of every record is in one
	// AsOf is a process, by its id at the end, for who on that ISO day had read what had
	// come out; nil where there was none.
	AsOf func(id, day string) (*processes.Process, error)
}

// Merged are the events that the program takes for one.
type Merged struct {
	ID       string
	Events   []MergedEvent
	Ranges   []readout.Count // over the versions in force
	Disagree []string        // in what its versions contradict each other: by, status, killed ...
	Groups   int             // independent text groups
}

// A MergedEvent is an event of a report.
type MergedEvent struct {
	Report string // number, 001
	Event  *readout.Event
}

// A corpusGold is the gold of a corpus: tables of rows, and the reports that they quote.
type corpusGold struct {
	tables    map[string][]*goldRow
	texts     map[string]string // of the records, by number
	number    map[string]string // of the id of a report
	process   map[string]string // by number, empty for noise
	published map[string]string
	group     map[string]string // text group, the number where there is one text
}

// A goldRow is a row of a table of gold.
type goldRow struct {
	cells  map[string]string
	quotes []goldQuote
}

// A goldQuote is words of a report, and where they stand in its text.
type goldQuote struct {
	report, words string
	span          readout.Span
}

func (r *goldRow) get(column string) string { return r.cells[column] }
func (r *goldRow) id() string               { return r.cells["id"] }
func (r *goldRow) optional() bool           { return r.cells["weight"] == "optional" }

// list is a cell of several values.
func (r *goldRow) list(column string) []string { return parted(r.cells[column], "|") }

// among says whether v is the value of a column, or one that its accept column takes.
func (r *goldRow) among(v, column, accept string) bool {
	return v == r.cells[column] || slices.Contains(r.list(accept), v)
}

// first is the evidence that is shown of a row.
func (r *goldRow) first() string {
	if len(r.quotes) == 0 {
		return ""
	}
	return r.quotes[0].report + " \"" + r.quotes[0].words + "\""
}

// overlaps says whether the row's evidence shares words with a span of a report, in bytes.
func (r *goldRow) overlaps(report string, s readout.Span) int {
	most := 0
	for _, q := range r.quotes {
		if q.report == report {
			most = max(most, int(min(q.span.End, s.End)-max(q.span.Start, s.Start)))
		}
	}
	return most
}

func parted(s, by string) []string {
	var out []string
	for _, p := range strings.Split(s, by) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var goldTables = []string{"reports", "actors", "processes", "parties", "states", "flags", "asof", "rounds", "positions", "steps", "threats", "agreements", "sourcing", "happenings", "mentions", "groups", "must_not"}

// corpora scores every corpus with f: the one in the folder that is named, else the
// program's own, the one that the rules were made beside and the second, by another hand.
func corpora(ctx context.Context, o Options, f func(g *corpusGold, f *Followed, o Options) ([]Row, error)) ([]Row, error) {
	sets := []string{"corpus", "second"}
	if o.Gold != "" {
		sets = sets[:1]
	}
	var out []Row
	for _, set := range sets {
		if o.Set != "" && o.Set != set {
			continue
		}
		g, followed, err := readCorpus(ctx, o, set)
		if err != nil {
			return nil, err
		}
		rows, err := f(g, followed, o)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			rows[i].Set = set
		}
		out = append(out, rows...)
	}
	return out, nil
}

// readCorpus reads the gold of a set, and has its reports followed.
func readCorpus(ctx context.Context, o Options, set string) (*corpusGold, *Followed, error) {
	if o.Follow == nil {
		return nil, nil, errors.New("nobody follows the reports of the corpus: Options.Follow is not set")
	}
	var files fs.FS = corpus.Files
	if set == "second" {
		var err error
		if files, err = fs.Sub(corpus.Second, "second"); err != nil {
			return nil, nil, err
		}
	}
	if o.Gold != "" {
		files = os.DirFS(o.Gold)
		for _, sub := range []string{"reports", "gold"} {
			if x, err := fs.Stat(files, sub); err != nil || !x.IsDir() {
				return nil, nil, fmt.Errorf("%s has no folder %s; give one that looks like examples/corpus", o.Gold, sub)
			}
		}
	}
	reports, err := fs.Sub(files, "reports")
	if err != nil {
		return nil, nil, err
	}
	f, err := o.Follow(ctx, set, reports)
	if err != nil {
		return nil, nil, fmt.Errorf("follow the corpus: %w", err)
	}
	g := &corpusGold{tables: map[string][]*goldRow{}, texts: map[string]string{}, number: map[string]string{}}
	for n, rec := range f.Records {
		g.texts[n], g.number[rec.Report.ID] = rec.Report.Text, n
	}
	for _, name := range goldTables {
		b, err := fs.ReadFile(files, path.Join("gold", name+".tsv"))
		if err != nil {
			return nil, nil, fmt.Errorf("read the gold of the corpus: %w", err)
		}
		if g.tables[name], err = g.parse(name, string(b)); err != nil {
			return nil, nil, err
		}
	}
	g.index()
	return g, f, nil
}

func (g *corpusGold) index() {
	g.process, g.published, g.group = map[string]string{}, map[string]string{}, map[string]string{}
	for _, r := range g.tables["reports"] {
		n := r.get("report")
		g.process[n], g.published[n], g.group[n] = r.get("process"), r.get("published"), n
	}
	for _, r := range g.tables["groups"] {
		for _, n := range r.list("reports") {
			g.group[n] = r.get("group")
		}
	}
}

// parse reads a table; quotes are looked up in the texts.
func (g *corpusGold) parse(name, text string) ([]*goldRow, error) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	var out []*goldRow
	for i, l := range lines[1:] {
		cells := strings.Split(l, "\t")
		if len(cells) != len(head) {
			return nil, fmt.Errorf("gold %s.tsv:%d: %d cells, and %d columns", name, i+2, len(cells), len(head))
		}
		r := &goldRow{cells: map[string]string{}}
		for k, c := range cells {
			r.cells[head[k]] = c
		}
		for _, e := range parted(r.cells["evidence"], "||") {
			report, words, _ := strings.Cut(e, " ")
			q, ok := g.quote(report, words)
			if !ok {
				return nil, fmt.Errorf("gold %s.tsv:%d: these words are not in the text of report %s: %s", name, i+2, report, words)
			}
			r.quotes = append(r.quotes, q)
		}
		out = append(out, r)
	}
	return out, nil
}

// quote finds words in a report.
func (g *corpusGold) quote(report, words string) (q goldQuote, ok bool) {
	at := strings.Index(g.texts[report], words)
	return goldQuote{report, words, readout.Span{Start: int32(at), End: int32(at + len(words))}}, at >= 0
}

// of returns the rows of a table that are of a process.
func (g *corpusGold) of(table, process string) []*goldRow {
	var out []*goldRow
	for _, r := range g.tables[table] {
		if r.get("process") == process {
			out = append(out, r)
		}
	}
	return out
}

// row returns the row of a table with an id, nil if there is none.
func (g *corpusGold) row(table, id string) *goldRow {
	for _, r := range g.tables[table] {
		if r.id() == id {
			return r
		}
	}
	return nil
}
