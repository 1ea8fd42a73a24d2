package main

import (
	"io"
	"strconv"
	"time"

	"readout/coder"

	"github.com/spf13/cobra"
)

type readOptions struct {
	json, verbose, plain bool
	explain, date        string
	own                  []string // files of actors
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
	addActors(c, &o.own)
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print times, places, assessments, relations and effects too, and passages whole")
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

// A job is one run of the command read. Its workers share it and change nothing.
type job struct {
	readOptions
	sentence int // to explain; 0 is all of them
	day      time.Time
	stdin    io.Reader
	width    int
	colour   bool
	coder    coder.Options
}

func runRead(c *cobra.Command, args []string, o readOptions) error {
	if len(args) == 0 {
		if isTerminal(c.InOrStdin()) {
			return usage("read needs a file, an address, or - for standard input")
		}
		args = []string{"-"}
	}
	j := &job{readOptions: o, stdin: c.InOrStdin(), width: widthOf(c.OutOrStdout()), colour: mayPaint(c.OutOrStdout(), o.plain)}
	if err := j.settle(); err != nil {
		return err
	}
	return j.all(c.Context(), args, c.OutOrStdout(), c.ErrOrStderr())
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
	if len(j.own) > 0 {
		j.coder.Actors, err = loadActors(j.own)
	}
	return err
}
