package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

// newForget makes the command that takes a report out of the store for good.
func newForget() *cobra.Command {
	var o storeFlag
	var reason string
	var asJSON bool
	c := &cobra.Command{
		Use:   "forget REPORT",
		Short: "Take a report out for good: its text and all that was made of it",
		Long: "Take the text of a report out of the database with all its records, events, statements\n" +
			"and corrections, and leave a tombstone, so that the same text is not taken in again. It\n" +
			"cannot be undone. Copies under other ids and earlier backups still hold the text.",
		Example: "  readout forget 2ab86433a6292efc --reason \"the licence has ended\"\n" +
			"  readout forget --db corpus.db 2ab86433a6292efc --reason takedown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || len(args[0]) != 16 || strings.Trim(args[0], "0123456789abcdef") != "" {
				return usage("forget needs the whole id of one report, 16 digits and letters; readout reports lists them")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(reason) == "" {
				return usage("forget needs a --reason, which is kept in the place of the report")
			}
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			gone, err := s.Forget(c.Context(), args[0], reason)
			if err == nil {
				err = upToDate(c.Context(), s, c.ErrOrStderr())
			}
			switch {
			case errors.Is(err, store.ErrNotFound):
				return fmt.Errorf("there is no report %s in %s", args[0], s.Name())
			case err != nil:
				return err
			case asJSON:
				return json.NewEncoder(c.OutOrStdout()).Encode(map[string]any{"report": args[0], "reason": reason, "removed": map[string]int64{
					"records": gone.Records, "events": gone.Events, "statements": gone.Statements, "parties": gone.Parties, "corrections": gone.Corrections, "pages": gone.Pages}})
			}
			what := []string{"its text", wording.Count(int(gone.Records), "record"), wording.Count(int(gone.Events), "event"), wording.Count(int(gone.Statements), "statement"), wording.Count(int(gone.Parties), "role") + " in them", wording.Count(int(gone.Corrections), "correction")}
			if gone.Pages > 0 {
				what = append(what, "the page it was read from")
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "report %s is forgotten: %s\n", args[0], strings.Join(what, ", "))
			return err
		},
	}
	c.Flags().StringVar(&reason, "reason", "", "`WHY` it is taken out; kept with the tombstone")
	c.Flags().BoolVar(&asJSON, "json", false, "print what was removed as JSON")
	o.add(c)
	return c
}
