package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

// newTimeline makes the command that counts events over time.
func newTimeline() *cobra.Command {
	var o rowOptions
	var unit, by string
	c := &cobra.Command{
		Use:   "timeline",
		Short: "Count events, reports and independent texts by day, week or month",
		Long: "Count events over time. Events, the reports that tell of them and the independent texts\n" +
			"among those are counted apart: ten reports of one agency's text are one source. Events\n" +
			"whose date is wider than a day, week or month, or that have none, stand at the end.",
		Example: `  readout timeline --actor SYR --by week --split quad --from 2016-01
  readout timeline --type PROTEST --by month --csv > protests.csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if unit != "day" && unit != "week" && unit != "month" {
				return usage("--by %s is none: it is day, week or month", unit)
			}
			if by != "" && by != "type" && by != "quad" {
				return usage("--split %s is none: it is type or quad", by)
			}
			return o.on(c, func(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
				return runTimeline(c, s, o, f, unit, by)
			})
		},
	}
	o.add(c)
	o.ofEvents(c)
	o.ofTypes(c, "PLOVER `TYPE`, or TYPE:mode")
	c.Flags().StringVar(&unit, "by", "month", "`STRETCH`: day, week (from Monday) or month")
	c.Flags().StringVar(&by, "split", "", "count by `WHAT`: type or quad")
	return c
}

func runTimeline(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter, unit, by string) error {
	list, err := s.Timeline(c.Context(), f, unit, by)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	switch {
	case o.json:
		enc := json.NewEncoder(w)
		for i := range list {
			if err := enc.Encode(&list[i]); err != nil {
				return err
			}
		}
		return nil
	case o.csv:
		return writeCSV(w, eachOf(list))
	}
	return printTimeline(w, list, unit, by, o.flat)
}

var quadNames = map[string]string{"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict", "": "no quad"}

// printTimeline writes a line for each stretch and type, with a bar as long as its
// events are many.
func printTimeline(w io.Writer, list []store.Bucket, unit, by string, flat bool) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, "no events found")
		return err
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, flat)}
	most, wide := int64(1), 0
	for _, b := range list {
		most = max(most, b.Events)
		wide = max(wide, length(splitName(b.Name, by)))
	}
	p.line(0, bold(pad(unit, 12)+pad("", wide)+fmt.Sprintf("%9s %9s %12s", "events", "reports", "independent")))
	room := int64(max(0, p.width-12-wide-35))
	last := "-"
	for _, b := range list {
		at := b.From
		switch {
		case b.Wide:
			at = "wider"
		case at == "":
			at = "no date"
		case unit == "month":
			at = at[:7]
		}
		label := at
		if at == last {
			label = ""
		}
		last = at
		bar := strings.Repeat("#", int((b.Events*room+most-1)/most))
		p.line(0, pad(label, 12)+pad(splitName(b.Name, by), wide)+fmt.Sprintf("%9d %9d %12d  ", b.Events, b.Reports, b.TextGroups)+dim(bar))
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

func splitName(name, by string) string {
	if by == "quad" {
		return quadNames[name]
	}
	return name
}
