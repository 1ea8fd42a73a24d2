package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/store/local"
	"readout/store/postgres"
	"readout/wording"
)

// newBackup makes the command that copies the database, and looks the copy through.
func newBackup() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole database to a file, while it is used, and look the copy through",
		Long: "Copy the whole database to a file that does not exist yet, as it is at one moment; others\n" +
			"may read and write meanwhile. The copy is looked through before it gets its name: cut\n" +
			"short, or on a disk that is full, the command leaves nothing under it. The copy of a\n" +
			"SQLite file is one, and can be given as --db; that of a PostgreSQL is made by pg_dump,\n" +
			"which must be installed. readout restore makes a database of it.",
		Example: "  readout backup copy.db\n  readout backup --db postgres://readout@db/readout /backups/2024-05-01.dump",
		Args:    oneArg("backup needs the name of one new file"),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			n, err := backUp(c.Context(), s, o.address(), args[0])
			if err != nil {
				return err
			}
			size := int64(0)
			if info, err := os.Stat(args[0]); err == nil {
				size = info.Size()
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s is copied to %s: %s, coded %d times, %.1f MB; the copy was looked through\n", s.Name(), wording.Plain(args[0]), wording.Count(int(n.Reports), "report"), n.Records, float64(size)/1e6)
			return err
		},
	}
	o.add(c)
	return c
}

// address is the store of the flag as it was named; empty for the user's own.
func (o *storeFlag) address() string {
	if o.db != "" {
		return o.db
	}
	return os.Getenv("READOUT_DB")
}

// backUp copies a store and counts what the copy holds. The copy of a file has its name
// from the start of the look through it; one that is no good is taken away again.
func backUp(ctx context.Context, s *store.Store, address, file string) (n store.Counts, err error) {
	if postgres.Is(address) {
		d, err := postgres.Dump(ctx, address, file)
		return store.Counts{Reports: d.Reports, Records: d.Records}, err
	}
	before, err := s.Count(ctx)
	if err != nil {
		return n, err
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return n, fmt.Errorf("%s is there already: give another name", wording.Plain(file))
	}
	unchecked := file + ".unchecked"
	for _, old := range []string{unchecked, unchecked + "-wal", unchecked + "-shm"} {
		if err := os.RemoveAll(old); err != nil { // of one that was cut short
			return n, err
		}
	}
	if err := s.Backup(ctx, unchecked); err != nil {
		return n, err
	}
	if n, err = lookThrough(ctx, unchecked); err == nil && (n.Reports < before.Reports && n.Records < before.Records) {
		err = fmt.Errorf("the copy holds %d reports of %d: try again, and look at the disk", n.Reports, before.Reports)
	}
	if err != nil {
		return n, errors.Join(err, os.RemoveAll(unchecked))
	}
	return n, os.Rename(unchecked, file)
}

// lookThrough looks for damage in a copy, and counts what it holds.
func lookThrough(ctx context.Context, file string) (n store.Counts, err error) {
	s, err := local.Open(ctx, file)
	if err != nil {
		return n, err
	}
	if err = s.Check(ctx); err == nil {
		n, err = s.Count(ctx)
	}
	return n, errors.Join(err, s.Close())
}

// newRestore makes the command that makes a database of a copy.
func newRestore() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a database of a copy that readout backup made",
		Long: "Make a database of a copy that readout backup made, and look it through. Nothing is\n" +
			"overwritten: --db names a file that does not exist yet, or a PostgreSQL database without\n" +
			"tables. Cut short, or on a disk that is full, it leaves none.",
		Example: "  readout restore copy.db --db corpus.db\n  readout restore /backups/2024-05-01.dump --db postgres://readout@db/fresh",
		Args:    oneArg("restore needs the name of one copy"),
		RunE: func(c *cobra.Command, args []string) error {
			to := o.address()
			if to == "" {
				var err error
				if to, err = local.Default(); err != nil {
					return err
				}
			}
			ours, err := local.IsBackup(args[0])
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return fmt.Errorf("%s: there is no such file", wording.Plain(args[0]))
			case err != nil:
				return err
			case ours == postgres.Is(to):
				kind, other := "a SQLite file", "--db FILE"
				if !ours {
					kind, other = "no copy of a SQLite file", "--db postgres://USER@HOST/DATABASE where it is one of a PostgreSQL"
				}
				return fmt.Errorf("%s is %s: give %s", wording.Plain(args[0]), kind, other)
			case ours:
				err = local.Restore(c.Context(), args[0], to)
			default:
				err = postgres.Undump(c.Context(), args[0], to)
			}
			if err != nil {
				return err
			}
			s, err := (&storeFlag{to}).open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			if !ours { // local.Restore did so
				if err := s.Check(c.Context()); err != nil {
					return err
				}
			}
			n, err := s.Count(c.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s holds %s, coded %d times; it was looked through\n", s.Name(), wording.Count(int(n.Reports), "report"), n.Records)
			return err
		},
	}
	o.add(c)
	return c
}
