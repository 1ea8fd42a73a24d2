package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/coder"
	"readout/export"
)

type readOptions struct {
	readingOptions
	json, verbose, plain bool
	attitudes            bool
	explain              string
}

// newRead is the command that reads reports.
func newRead() *cobra.Command {
	var o readOptions
	c := &cobra.Command{
		Use:   "read [FILE|URL|-]...",
		Short: "Read reports and print what they say, line by line with its evidence",
		Long: "Read news reports from files, addresses or standard input (-), plain text or HTML,\n" +
			"and print who met whom, where the talks stand, what happened, who said what, what\n" +
			"comes next and what is only claimed. Numbers in brackets are the report's sentences.",
		Example: "  readout read examples/talks-end-without-deal.txt\n  readout read --json page.html https://example.org/report.html\n" +
			"  readout read --explain 3 report.txt",
		RunE: func(c *cobra.Command, args []string) error { return runRead(c, args, o) },
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "print the record: one JSON object a line, a line a report")
	f.StringVar(&o.explain, "explain", "", "name the rule and the words behind each coding, of sentence `N` or of all")
	f.Lookup("explain").NoOptDefVal = "all"
	o.add(c)
	f.BoolVar(&o.attitudes, "all-attitudes", false, "keep what private persons hope, believe, expect and intend")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print times, places, assessments, relations and effects too, and passages whole")
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

// A job is one run of the command read. Its workers share it and change nothing.
type job struct {
	readOptions
	sentence int // to explain; 0 is all of them
	width    int
	colour   bool
}

func runRead(c *cobra.Command, args []string, o readOptions) error {
	j := &job{readOptions: o}
	if err := j.settle(); err != nil {
		return err
	}
	return runJob(c, args, j)
}

// runJob reads the inputs and prints them as the job asks.
func runJob(c *cobra.Command, args []string, j *job) error {
	inputs, err := inputsOf(c, args)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	j.width, j.colour = widthOf(w), mayPaint(w, j.plain)
	r, err := j.reading(c)
	if err != nil {
		return err
	}
	r.coder.AllAttitudes, r.coder.Trace = j.attitudes, j.deep()
	printed := 0
	return readAll(c.Context(), r, inputs, j.page, func(_ string, page []byte) error {
		if printed++; printed > 1 && !j.json {
			fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", j.width))
		}
		_, err := w.Write(page)
		return err
	})
}

// settle checks the options and works out what they mean.
func (j *job) settle() (err error) {
	if j.json && j.explain != "" {
		return usage("--json and --explain do not go together: the record names the rules already, and readout explain --json says more")
	}
	if j.explain != "" && j.explain != "all" {
		if j.sentence, err = strconv.Atoi(j.explain); err != nil || j.sentence < 1 {
			return usage("--explain %s is not the number of a sentence: they count from 1", j.explain)
		}
	}
	return nil
}

// page writes the record in the form that the options ask for.
func (j *job) page(rec *readout.Record, c *coder.Coder) ([]byte, error) {
	var b bytes.Buffer
	err := j.print(&b, rec, c)
	return b.Bytes(), err
}

func (j *job) print(w io.Writer, rec *readout.Record, c *coder.Coder) error {
	switch {
	case j.explain == "" && j.json:
		return export.JSON(w, rec)
	case j.explain == "":
		return printRecord(w, rec, j.width, j.colour, j.verbose)
	}
	var a *analysis
	if j.deep() && rec.Report.Skipped == "" {
		a = &analysis{c.Document(rec.Report), c.Trace()}
	}
	if j.json {
		return explainJSON(w, rec, a, j.sentence)
	}
	return explainRecord(w, rec, a, j.sentence, j.width, j.colour)
}

// deep says whether more is asked for than the record tells.
func (j *job) deep() bool { return j.explain != "" && (j.sentence > 0 || j.json) }
