package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"readout"
)

// A Format is one form in which codings leave the program. A new one is a file of its
// own and a line in [Formats].
type Format struct {
	Name  string
	About string // in a line, for people
	Ext   string // of the file's name

	Tables []string // what it can write, its own choice first; empty where there is no choice

	// Deep says that it reads the source's records, and no rows: slower, but with
	// contexts, sentences and offsets.
	Deep bool
	// Whole says that records are wanted whole, with their statements and even without
	// an event, where no filter asks for less.
	Whole bool
	// Told says that no column has room for the status: then only what happened or
	// goes on may be written.
	Told bool
	// Text says that the format is worth little without the report's text; Refuse that
	// it is worth nothing.
	Text, Refuse bool

	Write func(w io.Writer, src *Source, o *Options) error
}

// Formats are all formats, in the order in which help shows them.
func Formats() []Format {
	return []Format{
		jsonlFormat(), csvFormat(), parquetFormat(), gdeltFormat(), mentionsFormat(), ploverFormat(), polecatFormat(),
		bratFormat(), annotationFormat(), gexfFormat(), geoJSONFormat(), panelFormat(), chronologyFormat(), chronologyPage(),
	}
}

// FindFormat returns the format of that name; the error lists all of them.
func FindFormat(name string) (*Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return &f, nil
		}
		names = append(names, f.Name)
	}
	return nil, fmt.Errorf("no format %q: there are %s", name, strings.Join(names, ", "))
}

// A Source is where the rows come from. Every call begins anew. What is yielded is
// valid until the next step.
type Source struct {
	Events     func() iter.Seq2[*Event, error]
	Statements func() iter.Seq2[*Statement, error]
	Reports    func() iter.Seq2[*Report, error]
	Records    func() iter.Seq2[*Coded, error]
}

// A Coded is a record with those of its events that are wanted, deep ones.
type Coded struct {
	Record *readout.Record
	Events []*Event
	Group  string // the report's text group, where it is known
	Whole  bool   // nothing was left out, its statements are wanted too
}

// Options say how to write.
type Options struct {
	Table    string // one of the format's
	Period   string // of a panel: day, week or month
	WithText bool   // the report's own text may leave
	Balanced bool   // of a panel: rows with zeros for periods in which a pair has nothing
	From, To string // ISO days that the filters ask for, empty for no bound
	Excel    bool   // CSV: cells that would be formulas are disarmed, with a byte order mark
	Tally    *Tally // counts what is written; Watch must have been called
}
