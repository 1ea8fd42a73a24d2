package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/follow"
	"readout/store"
	"readout/wording"
)

// newDB makes the command that says what a database holds, and those that look after it.
func newDB() *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:     "db",
		Short:   "Say where the database is and what it holds; check it, copy it",
		Example: "  readout db\n  readout db --db corpus.db\n  readout db check\n  readout db backup copy.db",
		Args:    noArgs,
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, _ []string) error {
			return tellStore(c, s, asJSON)
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	c.AddCommand(newDBCheck(), newDBBackup(), newDBRebuild())
	o.add(c)
	return c
}

// withStore opens the store for a command.
func withStore(o *storeFlag, f func(*cobra.Command, *store.Store, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		s, err := o.open(c.Context())
		if err != nil {
			return err
		}
		defer s.Close()
		return f(c, s, args)
	}
}

// tellStore prints what a store holds and what was forgotten.
func tellStore(c *cobra.Command, s *store.Store, asJSON bool) error {
	w := c.OutOrStdout()
	n, err := s.Count(c.Context())
	if err != nil {
		return err
	}
	gone, err := s.Tombstones(c.Context())
	if err != nil {
		return err
	}
	if asJSON {
		return json.NewEncoder(w).Encode(map[string]any{"database": s.Name(), "reports": n.Reports, "text_groups": n.TextGroups, "records": n.Records, "events": n.Events, "statements": n.Statements, "forgotten": append([]store.Tombstone{}, gone...)})
	}
	if _, err = fmt.Fprintf(w, "%s\n%d reports in %d groups of texts, coded %d times: %d events, %d statements\n", s.Name(), n.Reports, n.TextGroups, n.Records, n.Events, n.Statements); err != nil {
		return err
	}
	return tellForgotten(w, gone)
}

// mostTombstones is how many are told; --json tells all.
const mostTombstones = 20

func tellForgotten(w io.Writer, gone []store.Tombstone) error {
	for i, t := range gone {
		if i == mostTombstones {
			_, err := fmt.Fprintf(w, "and %d more that were forgotten\n", len(gone)-i)
			return err
		}
		if _, err := fmt.Fprintf(w, "forgotten %s  %s  %s\n", t.At.Local().Format(time.DateOnly), t.ID, wording.Plain(t.Reason)); err != nil {
			return err
		}
	}
	return nil
}

func newDBCheck() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:     "check",
		Short:   "Look for damage in the database and in every record",
		Example: "  readout db check\n  readout db check --db corpus.db",
		Args:    noArgs,
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, _ []string) error {
			if err := s.Check(c.Context()); err != nil {
				return err
			}
			if err := tellStore(c, s, false); err != nil {
				return err
			}
			_, err := fmt.Fprintln(c.OutOrStdout(), "no damage found")
			return err
		}),
	}
	o.add(c)
	return c
}

func newDBRebuild() *cobra.Command {
	var o storeFlag
	var follows follow.Options
	c := &cobra.Command{
		Use:   "rebuild",
		Short: "Make stories, happenings and processes anew from all reports",
		Long: "Make stories, happenings and processes anew from all reports. They are the same as before:\n" +
			"they hang on the reports and on what persons decided, and not on the order in which reports\n" +
			"came. It is there for whoever doubts that. What each report brings by itself is kept and\n" +
			"need not be read from its record again; --records does so.",
		Example: "  readout db rebuild\n  readout db rebuild --records --db corpus.db",
		Args:    noArgs,
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, _ []string) error {
			sum, err := follow.Rebuild(c.Context(), s, follows)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "made anew of %s: %s\n", wording.Count(sum.Reports, "report"), strings.Replace(wording.Count(sum.Processes, "process"), "processs", "processes", 1))
			return err
		}),
	}
	c.Flags().BoolVar(&follows.Records, "records", false, "read all records again")
	o.add(c)
	return c
}

func newDBBackup() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole database to a file that does not exist yet",
		Long: "Copy the whole database to a file that does not exist yet. Others may read and write\n" +
			"meanwhile. The copy can be given as --db.",
		Example: "  readout db backup copy.db\n  readout db backup --db corpus.db /backups/corpus-2024-05-01.db",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("backup needs the name of one new file")
			}
			return nil
		},
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			if err := s.Backup(c.Context(), args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "%s is copied to %s\n", s.Name(), args[0])
			return err
		}),
	}
	o.add(c)
	return c
}
