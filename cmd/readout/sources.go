package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/audit"
	"readout/coder"
	"readout/export"
	"readout/wording"
)

type sourcesOptions struct {
	readingOptions
	json, verbose, plain, totals, rules bool
}

// newSources is the command that audits who is quoted.
func newSources() *cobra.Command {
	var o sourcesOptions
	c := &cobra.Command{
		Use:   "sources [FILE|URL|-]...",
		Short: "Audit who is quoted in reports, how often, by name or without",
		Long: "Say who is quoted how often in reports: persons by name, bodies, unnamed sources with the\n" +
			"reasons given, by side, rank and gender, as far as the report itself says; how each party\n" +
			"to the talks is heard; and what an editor in charge of standards would ask. A flag is a\n" +
			"question and no verdict. Of more than one report, totals follow.",
		Example: "  readout sources examples/talks-end-without-deal.txt\n  readout sources --totals reports/*.txt\n" +
			"  readout sources --json *.html > audit.jsonl\n  readout sources --rules",
		RunE: func(c *cobra.Command, args []string) error { return runSources(c, args, o) },
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "print one JSON object a report, and after more than one a line of totals")
	f.BoolVar(&o.totals, "totals", false, "print the totals alone")
	f.BoolVar(&o.rules, "rules", false, "print what is asked, with examples, and read nothing")
	o.add(c)
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print every statement under its source, and passages whole")
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

// An audited is what one report came to.
type audited struct {
	audit *audit.Audit
	rec   *readout.Record
}

func runSources(c *cobra.Command, args []string, o sourcesOptions) error {
	w := c.OutOrStdout()
	width, colour := widthOf(w), mayPaint(w, o.plain)
	if o.rules {
		if len(args) > 0 || o.json || o.totals {
			return usage("--rules goes alone: it reads nothing")
		}
		return printRules(w, width, colour)
	}
	inputs, err := inputsOf(c, args)
	if err != nil {
		return err
	}
	r, err := o.reading(c)
	if err != nil {
		return err
	}
	var all []*audit.Audit
	form := func(rec *readout.Record, _ *coder.Coder) (audited, error) { return audited{audit.Of(rec), rec}, nil }
	failed := readAll(c.Context(), r, inputs, form, func(input string, x audited) error {
		x.audit.Report.Input = input
		all = append(all, x.audit)
		switch {
		case o.totals:
			return nil
		case o.json:
			return export.Line(w, x.rec.Report.Text, x.audit)
		}
		if len(all) > 1 {
			fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", width))
		}
		return printAudit(w, x, width, colour, o.verbose)
	})
	if len(all) == 0 || len(all) == 1 && !o.totals || failed != nil && failed != errSome {
		return failed
	}
	if err := printTotals(w, audit.Sum(all), all, width, colour, o); err != nil {
		return err
	}
	return failed
}

func printTotals(w io.Writer, t *audit.Totals, all []*audit.Audit, width int, colour bool, o sourcesOptions) error {
	if o.json {
		return export.Line(w, "", t)
	}
	if !o.totals {
		fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", width))
	}
	p := &page{Teller: &wording.Teller{}, width: width, colour: colour, verbose: o.verbose}
	p.totals(t, all)
	_, err := io.WriteString(w, p.out.String())
	return err
}

// printRules writes what is asked, with examples.
func printRules(w io.Writer, width int, colour bool) error {
	p := &page{Teller: &wording.Teller{}, width: width, colour: colour}
	p.item(0, 0, "What readout sources asks. A flag is a question to the desk and no verdict.", "")
	for _, r := range audit.Rules() {
		p.out.WriteByte('\n')
		p.item(0, 2, bold(r.Name)+": "+r.Asks, "")
		p.item(2, 4, "raised by: "+r.Example, "")
		p.item(2, 4, "not by: "+r.Clean, "")
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}
