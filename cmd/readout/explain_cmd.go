package main

import (
	"github.com/spf13/cobra"
)

// newExplain is the command that shows how codings came about.
func newExplain() *cobra.Command {
	var o readOptions
	sentence := 0
	c := &cobra.Command{
		Use:   "explain FILE|URL|-",
		Short: "Show how a sentence was coded: its tree, the frames tried, why each fitted or not",
		Long: "Show how the sentences of a report were coded: which rule and which words are behind\n" +
			"each coding, and of one sentence its tree, the frames that were tried at each word, why\n" +
			"each fitted or not, the way to the root that gave the status, and what came of it.",
		Example: "  readout explain report.txt --sentence 3\n  readout explain report.txt --sentence 3 --frames mine.tsv --json",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("explain takes one report, but got %d", len(args))
			}
			if c.Flags().Changed("sentence") && sentence < 1 {
				return usage("--sentence %d is not the number of a sentence: they count from 1", sentence)
			}
			o.explain = "all"
			return runJob(c, args, &job{readOptions: o, sentence: sentence})
		},
	}
	f := c.Flags()
	f.IntVar(&sentence, "sentence", 0, "the `NUMBER` of the sentence, as the page has it in brackets")
	f.BoolVar(&o.json, "json", false, "print one JSON object a sentence")
	o.add(c)
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}
