package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout"
	"readout/coder"
	"readout/export"
	"readout/store"
	"readout/wording"
)

type exportOptions struct {
	rowOptions
	export.Options
	output, meta string
	records      []string
}

// newExport makes the command that writes codings for other programs.
func newExport() *cobra.Command {
	var o exportOptions
	var about strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&about, "  %-16s %s\n", f.Name, f.About)
	}
	c := &cobra.Command{
		Use:   "export FORMAT",
		Short: "Write events, statements and reports for other programs",
		Long: "Write what the database holds, or what the filters leave of it, in one of these formats:\n\n" + about.String() +
			"\nWith -o a side file FILE.meta.json says what was written: snapshot id, filters, versions,\nlicence, and how many reports, independent texts and events. EXPORTS.md has the columns.\n" +
			"Formats without a column for the status (gdelt, gdelt-mentions, polecat, plover, gexf,\npanel) get what happened or goes on alone, unless --status asks for more.",
		Example: `  readout export csv --actor KEN --from 2016 -o kenya.csv
  readout export parquet --table statements -o statements.parquet
  readout export panel --period week -o weekly.csv
  readout read --json examples/*.txt > all.jsonl && readout export gdelt --records all.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("export takes one format, but got %q; readout export --help lists them", args)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runExport(c, args[0], &o) },
	}
	o.add(c)
	o.ofEvents(c)
	o.ofTypes(c, "PLOVER `TYPE`, or TYPE:mode; of statements the type of the cue")
	o.ofSources(c)
	f := c.Flags()
	for _, name := range []string{"json", "csv", "no-color"} { // those are of lists
		f.MarkHidden(name)
	}
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`, with FILE.meta.json beside it; else to standard output")
	f.StringVar(&o.meta, "meta", "", "write the side file to `FILE`")
	f.StringSliceVar(&o.records, "records", nil, "take the records in `FILE`s, as readout read --json prints them, and no database")
	f.StringVar(&o.Table, "table", "", "which `TABLE`, of csv and parquet: events, statements or reports (default events)")
	f.StringVar(&o.Period, "period", "month", "`PERIOD` of a panel: day, week or month")
	f.BoolVar(&o.Balanced, "balanced", false, "panel with a row of zeros for each period in which a pair of countries has nothing")
	f.BoolVar(&o.WithText, "with-text", false, "let the reports' own texts leave, where you have the right to pass them on")
	f.BoolVar(&o.Excel, "excel", false, "CSV for spreadsheets: cells that look like formulas are disarmed by an apostrophe, and a byte order mark comes first")
	return c
}

// exportHeap is how much memory rows on their way may take before what is done with is
// collected earlier; with what the database and the program need it stays below 300 MB.
const exportHeap = 128 << 20

func runExport(c *cobra.Command, name string, o *exportOptions) error {
	format, err := o.settle(c, name)
	if err != nil {
		return err
	}
	if o.limit < 0 {
		o.limit = 0
	}
	f, err := o.filter(c.ErrOrStderr())
	if err != nil {
		return err
	}
	o.From, _, _ = store.Days(o.from)
	_, o.To, _ = store.Days(o.to)
	o.Tally = o.tally(c, format)
	if format.Told && !c.Flags().Changed("status") && !strings.Contains(o.text, "status:") {
		f.Also = append(f.Also, store.Filter{Status: []string{string(readout.Happened), string(readout.Ongoing)}})
		o.Tally.Notes = append(o.Tally.Notes, "the format has no column for the status: only events that happened or go on")
	}
	s, failed, done, err := o.source(c)
	if err != nil {
		return err
	}
	defer done()
	versions, err := s.Coders(c.Context(), f.AsOf)
	if err != nil {
		return err
	}
	for _, v := range versions {
		o.Tally.Coders = append(o.Tally.Coders, v.Version+" "+v.Data)
	}
	src := &exportSource{c.Context(), s, f, o.narrow(c) || !format.Whole}
	if len(format.Tables) > 0 { // rows pass through, nothing is gathered
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(exportHeap))
	}
	write := func(w io.Writer) error { return format.Write(w, o.Tally.Watch(src.source()), &o.Options) }
	if err := o.write(c, write); err != nil {
		return err
	}
	o.say(c.ErrOrStderr())
	return failed
}

// settle finds the format and checks what belongs to it.
func (o *exportOptions) settle(c *cobra.Command, name string) (*export.Format, error) {
	format, err := export.FindFormat(name)
	if err != nil {
		return nil, usageError{err}
	}
	switch {
	case o.Table != "" && len(format.Tables) == 0:
		return nil, usage("--table is for csv and parquet; %s has one form", name)
	case o.Table != "" && !slices.Contains(format.Tables, o.Table):
		return nil, usage("no table %q: %s has %s", o.Table, name, strings.Join(format.Tables, ", "))
	case !slices.Contains([]string{"day", "week", "month"}, o.Period):
		return nil, usage("--period %s is none: it is day, week or month", o.Period)
	case o.Balanced && name != "panel":
		return nil, usage("--balanced is for panel; %s has a line for what there is", name)
	case format.Refuse && !o.WithText:
		return nil, usage("%s is made of the reports' texts: add --with-text if you have the right to pass them on", name)
	case o.db != "" && len(o.records) > 0:
		return nil, usage("--db and --records do not go together: records come from one of them")
	}
	if o.Table == "" && len(format.Tables) > 0 {
		o.Table = format.Tables[0]
	}
	if format.Text && !o.WithText {
		fmt.Fprintf(c.ErrOrStderr(), "readout: note: %s without the reports' texts: words that prove a coding are quoted, and where they stand; --with-text writes the texts too\n", name)
	}
	if f, ok := c.OutOrStdout().(*os.File); ok && o.output == "" && slices.Contains([]string{"parquet", "zip"}, format.Ext) && isTerminal(f) {
		return nil, usage("%s is not for a terminal: add -o FILE.%s", name, format.Ext)
	}
	return format, nil
}

// tally begins the side file.
func (o *exportOptions) tally(c *cobra.Command, f *export.Format) *export.Tally {
	v := coder.Version()
	t := &export.Tally{Format: f.Name, Table: o.Table, Program: "readout " + v.Version, Made: time.Now().UTC().Format(time.RFC3339), Filters: map[string]string{}}
	if f.Name == "panel" {
		t.Period, t.Balanced = o.Period, o.Balanced
	}
	c.Flags().Visit(func(g *pflag.Flag) {
		if !slices.Contains([]string{"db", "output", "meta", "period", "balanced", "table", "records", "no-color"}, g.Name) {
			t.Filters[g.Name] = g.Value.String()
		}
	})
	return t
}

// narrow says whether the filters ask for some codings of a report and not for others.
func (o *exportOptions) narrow(c *cobra.Command) bool {
	return slices.ContainsFunc([]string{"id", "actor", "source", "target", "type", "status", "place", "min-score", "background", "anonymous", "text", "from", "to"}, c.Flags().Changed)
}

// write writes to standard output, or to a file that takes its name when all is in it.
func (o *exportOptions) write(c *cobra.Command, write func(io.Writer) error) error {
	if o.output == "" {
		if err := write(c.OutOrStdout()); err != nil || o.meta == "" {
			return err
		}
		return inFull(o.meta, o.Tally.Side)
	}
	if err := inFull(o.output, write); err != nil {
		return err
	}
	if o.meta == "" {
		if at, err := os.Stat(o.output); err == nil && !at.Mode().IsRegular() {
			return nil // nothing stands beside a pipe or a device
		}
		o.meta = o.output + ".meta.json"
	}
	return inFull(o.meta, o.Tally.Side)
}

// inFull writes a file beside its place and moves it there when it is whole. What is no
// file, such as a pipe or a device, is written to as it is.
func inFull(file string, write func(io.Writer) error) (err error) {
	if at, err := os.Stat(file); err == nil && !at.Mode().IsRegular() {
		return inPlace(file, write)
	}
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := written(f, file, write); err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

func inPlace(file string, write func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	return written(f, file, write)
}

// written writes to f and closes it; the error is the first.
func written(f *os.File, file string, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<18)
	err := write(w)
	for _, last := range []func() error{w.Flush, f.Close} {
		if e := last(); err == nil {
			err = e
		}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}

// say tells in a line what was written, and what was not and why.
func (o *exportOptions) say(w io.Writer) {
	o.Tally.Settle()
	n := o.Tally.Counts
	fmt.Fprintf(w, "readout: %s: %s of %s, %s; snapshot %s\n", wording.Count(int(n.Rows), "row"), eventsOrStatements(n), wording.Count(int(n.Reports), "report"), wording.Count(int(n.TextGroups), "independent text"), o.Tally.Snapshot)
	for _, note := range o.Tally.Notes {
		fmt.Fprintln(w, "readout: note:", note)
	}
	var reasons []string
	for why := range o.Tally.LeftOut {
		reasons = append(reasons, why)
	}
	slices.Sort(reasons)
	for _, why := range reasons {
		fmt.Fprintf(w, "readout: left out: %s: %s\n", wording.Count(int(o.Tally.LeftOut[why]), "event"), why)
	}
}

func eventsOrStatements(n export.Counts) string {
	switch {
	case n.Events > 0 && n.Statements > 0:
		return wording.Count(int(n.Events), "event") + " and " + wording.Count(int(n.Statements), "statement")
	case n.Statements > 0:
		return wording.Count(int(n.Statements), "statement")
	}
	return wording.Count(int(n.Events), "event")
}
