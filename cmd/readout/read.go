package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/coder"
	"readout/export"

	"github.com/spf13/cobra"
)

type readOptions struct {
	json, verbose, plain bool
	explain, date        string
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
	f.StringVar(&o.date, "date", "", "the day on which the reports came out, as `YYYY-MM-DD`")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print times, places, assessments, relations and effects too, and passages whole")
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

// A job is one run of the command read.
type job struct {
	readOptions
	sentence int // to explain; 0 is all of them
	day      time.Time
	coder    *coder.Coder
	stdin    io.Reader
	out      *bufio.Writer
	width    int
	colour   bool
	printed  int
}

func runRead(c *cobra.Command, args []string, o readOptions) error {
	if len(args) == 0 {
		if isTerminal(c.InOrStdin()) {
			return usage("read needs a file, an address, or - for standard input")
		}
		args = []string{"-"}
	}
	j := &job{readOptions: o, stdin: c.InOrStdin(), out: bufio.NewWriter(c.OutOrStdout()),
		width: widthOf(c.OutOrStdout()), colour: mayPaint(c.OutOrStdout(), o.plain)}
	if err := j.settle(); err != nil {
		return err
	}
	j.coder = coder.New()
	return j.all(c.Context(), args, c.ErrOrStderr())
}

// settle checks the options and works out what they mean.
func (j *job) settle() (err error) {
	if j.json && j.explain != "" {
		return usage("--json and --explain do not go together: the record names the rules already")
	}
	if j.date != "" {
		if j.day, err = time.Parse(time.DateOnly, j.date); err != nil {
			return usage("--date %s is not a day: write it as 2016-09-05", j.date)
		}
	}
	if j.explain != "" && j.explain != "all" {
		if j.sentence, err = strconv.Atoi(j.explain); err != nil || j.sentence < 1 {
			return usage("--explain %s is not the number of a sentence: they count from 1", j.explain)
		}
	}
	return nil
}

// all reads the inputs one after the other; the others go on when one fails.
func (j *job) all(ctx context.Context, inputs []string, talk io.Writer) error {
	p := newProgress(talk)
	failed := 0
	for i, in := range inputs {
		p.at(i, len(inputs), in)
		err := j.one(ctx, in)
		p.clear()
		if err == nil {
			err = j.out.Flush()
			if err != nil {
				return err
			}
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var u usageError
		if errors.As(err, &u) {
			return err
		}
		failed++
		fmt.Fprintf(talk, "readout: %s: %s\n", shownName(in), oneLine(err))
	}
	switch {
	case failed == 0:
		return nil
	case failed == len(inputs):
		return errSaid
	}
	return errSome
}

// one reads one input and prints it. A panic is a mistake of ours; it becomes
// an error, so that the other inputs are still read.
func (j *job) one(ctx context.Context, input string) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("BUG, please report it with this input: %v at %s", x, where(debug.Stack()))
		}
	}()
	report, err := j.open(ctx, input)
	if err != nil {
		return err
	}
	rec, err := j.coder.Code(ctx, report)
	if err != nil {
		return err
	}
	return j.print(rec)
}

// print writes the record in the form that the options ask for.
func (j *job) print(rec *readout.Record) error {
	if j.json {
		return export.JSON(j.out, rec)
	}
	if j.printed++; j.printed > 1 {
		fmt.Fprintf(j.out, "\n%s\n\n", strings.Repeat("-", j.width))
	}
	if j.explain != "" {
		var d *readout.Document
		if j.sentence > 0 && rec.Report.Skipped == "" {
			d = j.coder.Document(rec.Report)
		}
		return explainRecord(j.out, rec, d, j.sentence, j.width, j.colour)
	}
	return printRecord(j.out, rec, j.width, j.colour, j.verbose)
}

// where returns the place in our code that a stack comes from.
func where(stack []byte) string {
	for _, line := range strings.Split(string(stack), "\n") {
		if i := strings.Index(line, "/readout"); strings.HasPrefix(line, "\t") && i >= 0 && !strings.Contains(line, "cmd/readout/read.go") {
			return strings.TrimSpace(line)
		}
	}
	return "an unknown place"
}

// shownName is how talk calls an input.
func shownName(input string) string {
	if input == "-" {
		return "standard input"
	}
	return input
}

// oneLine puts an error on one line.
func oneLine(err error) string { return plain(err.Error()) }
