package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"readout/store"
)

// newRuns makes the command that lists what was done to the database.
func newRuns() *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "runs",
		Short: "List the calls that made records: ingest, recode, corrections",
		Long: "List the calls that made records in the database, the newest first, with their numbers.\n" +
			"readout undo takes one of them back.",
		Example: "  readout runs\n  readout runs --db corpus.db --json",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			list, err := s.Runs(c.Context())
			if err != nil {
				return err
			}
			w := c.OutOrStdout()
			for _, r := range list {
				if asJSON {
					if err := json.NewEncoder(w).Encode(r); err != nil {
						return err
					}
					continue
				}
				undone := ""
				if !r.Undone.IsZero() {
					undone = "  undone " + r.Undone.Local().Format(time.DateTime)
				}
				fmt.Fprintf(w, "%5d  %-8s %s  %8d records  %s%s\n", r.N, plain(r.Kind), r.At.Local().Format(time.DateTime), r.Records, plain(cut(r.Note, 60)), undone)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a run")
	o.add(c)
	return c
}

// newUndo makes the command that takes a run back.
func newUndo() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "undo RUN",
		Short: "Take a run back: its reports are again as they were coded before",
		Long: "Take back what a run of recode or a correction did: the records that were in force before\n" +
			"it are so again. Those of the run stay as history. Reports that a run of ingest took in\n" +
			"stay; readout forget takes a report out. readout runs lists the numbers.",
		Example: "  readout undo 4\n  readout undo --db corpus.db 12",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("undo needs the number of one run; readout runs lists them")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			n, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || n < 1 {
				return usage("%s is not the number of a run; readout runs lists them", args[0])
			}
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			reports, err := s.Undo(c.Context(), n)
			switch {
			case errors.Is(err, store.ErrNoRun):
				return fmt.Errorf("there is no run %d; readout runs lists them", n)
			case err != nil:
				return err
			case reports == 0:
				_, err = fmt.Fprintf(c.OutOrStdout(), "run %d is taken back; no report had another record before it\n", n)
			default:
				_, err = fmt.Fprintf(c.OutOrStdout(), "run %d is taken back: %d reports are as they were before it\n", n, reports)
			}
			return err
		},
	}
	o.add(c)
	return c
}
