package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/store/local"
	"readout/store/postgres"
)

// storeFlag says which store a command works on.
type storeFlag struct{ db string }

// add adds --db to a command.
func (o *storeFlag) add(c *cobra.Command) {
	c.Flags().StringVar(&o.db, "db", "", "the database: a `FILE`, made where there is none, or postgres://USER@HOST/DATABASE (password in PGPASSWORD or ~/.pgpass); READOUT_DB says it too; else the one in your data directory")
}

// open opens the store: the one of --db, of READOUT_DB, or the user's own.
func (o *storeFlag) open(ctx context.Context) (*store.Store, error) {
	at := o.db
	if at == "" {
		at = os.Getenv("READOUT_DB")
	}
	if at == "" {
		var err error
		if at, err = local.Default(); err != nil {
			return nil, err
		}
	}
	if postgres.Is(at) {
		return postgres.Open(ctx, at)
	}
	return local.Open(ctx, at)
}
