package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// newDB makes the command that says what a database holds.
func newDB() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "db",
		Short: "Say where the database is and what it holds",
		Example: `  readout db
  readout db --db corpus.db`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			n, err := s.Count(c.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s\n%d reports in %d groups of texts, coded %d times: %d events, %d statements\n", s.Name(), n.Reports, n.TextGroups, n.Records, n.Events, n.Statements)
			return err
		},
	}
	o.add(c)
	return c
}
