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

// where says where the database is: --db, READOUT_DB or the user's own.
func (o *storeFlag) where() (string, error) {
	if o.db != "" {
		return o.db, nil
	}
	if at := os.Getenv("READOUT_DB"); at != "" {
		return at, nil
	}
	return local.Default()
}

// open opens the store: the one of --db, of READOUT_DB, or the user's own.
func (o *storeFlag) open(ctx context.Context) (*store.Store, error) {
	at, err := o.where()
	if err != nil {
		return nil, err
	}
	if postgres.Is(at) {
		return postgres.Open(ctx, at)
	}
	return local.Open(ctx, at)
}
