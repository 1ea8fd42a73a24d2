package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/follow"
	"readout/store"
	"readout/wording"
)

// newRuns makes the command that lists what was done to the database.
func newRuns() *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "runs [RUN]",
		Short: "List the calls that made records: ingest, recode, corrections; show what one changed",
		Long: "List the calls that made records in the database, the newest first, with their numbers.\n" +
			"With a number it shows what that run changed, by room, even if it was taken back.\n" +
			"readout undo takes a run back.",
		Example: "  readout runs\n  readout runs 4\n  readout runs --db corpus.db --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("runs takes the number of one run at most")
			}
			return nil
		},
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			if len(args) == 1 {
				return tellRun(c, s, args[0], asJSON)
			}
			list, err := s.Runs(c.Context())
			if err != nil {
				return err
			}
			w := c.OutOrStdout()
			for _, r := range list {
				if asJSON {
					if err := writeJSON(w, r); err != nil {
						return err
					}
					continue
				}
				undone := ""
				if !r.Undone.IsZero() {
					undone = "  undone " + r.Undone.Local().Format(time.DateTime)
				}
				_, err := fmt.Fprintf(w, "%5d  %-8s %s  %8d records  %s%s\n", r.N, wording.Plain(r.Kind), r.At.Local().Format(time.DateTime), r.Records, wording.Plain(cut(r.Note, 60)), undone)
				if err != nil {
					return err
				}
			}
			return nil
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a run")
	o.add(c)
	return c
}

// runNumber reads the number of a run.
func runNumber(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return 0, usage("%s is not the number of a run; readout runs lists them", s)
	}
	return n, nil
}

// noRun says which run there is not.
func noRun(n int64, err error) error {
	if errors.Is(err, store.ErrNoRun) {
		return fmt.Errorf("there is no run %d; readout runs lists them", n)
	}
	return err
}

// tellRun prints what a run changed.
func tellRun(c *cobra.Command, s *store.Store, arg string, asJSON bool) error {
	n, err := runNumber(arg)
	if err != nil {
		return err
	}
	ch, err := s.Changes(c.Context(), n, firstExamples)
	if err != nil {
		return noRun(n, err)
	}
	if asJSON {
		return writeJSON(c.OutOrStdout(), ch)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "run %d: %d new, %d coded again; %d of these differ\n", n, ch.New, ch.Reports, ch.Changed)
	if ch.Reports > 0 {
		b.WriteByte('\n')
		printChanges(&b, ch)
	}
	_, err = io.WriteString(c.OutOrStdout(), b.String())
	return err
}

// writeJSON writes v in a line.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
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
			n, err := runNumber(args[0])
			if err != nil {
				return err
			}
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			err = follow.Undo(c.Context(), s, n, userName())
			if err == nil {
				if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
					return err
				}
				_, err = fmt.Fprintf(c.OutOrStdout(), "run %d is taken back: what was decided by it no longer holds\n", n)
				return err
			}
			if !errors.Is(err, store.ErrNoRun) {
				return err
			}
			reports, err := s.Undo(c.Context(), n)
			if err == nil {
				err = upToDate(c.Context(), s, c.ErrOrStderr())
			}
			switch {
			case err != nil:
				return noRun(n, err)
			case reports == 0:
				_, err = fmt.Fprintf(c.OutOrStdout(), "run %d is taken back; no report had another record before it\n", n)
			default:
				_, err = fmt.Fprintf(c.OutOrStdout(), "run %d is taken back: %s as before it\n", n, countIs(int(reports), "report"))
			}
			return err
		},
	}
	o.add(c)
	return c
}
