package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"readout/export"
	"readout/intake"
	"readout/store"
)

// runShards makes a shard of each file; with --db what is in them is kept there too.
func runShards(c *cobra.Command, args []string, bad []error, o *ingestOptions, r *reading, columns map[string]string) error {
	if o.queueFlags != (queueFlags{}) {
		return usage("--shards and --queue do not go together yet: call readout ingest --shards on each machine with a part of the list")
	}
	ctx := c.Context()
	dir, err := filepath.Abs(o.shards)
	if err != nil {
		return err
	}
	g := &ingest{reading: r, again: o.again, noPages: o.noPages, out: c.OutOrStdout(), json: o.json, each: o.each, progress: newProgress(r.talk), stop: func(error) {},
		listing: intake.Listing{Date: r.day, Columns: columns, WARC: o.base != ""}, sum: newSummary(dir), note: strings.Join(os.Args[1:], " ")}
	x := newSharder(dir, g, o.private)
	if o.db != "" {
		if g.store, err = o.storeFlag.open(ctx); err != nil {
			return err
		}
		if x.run, err = g.store.Begin(ctx, "ingest", g.note); err != nil {
			return errors.Join(err, g.store.Close())
		}
		g.sum.Run = x.run
	}
	err = x.work(c, args, bad)
	if g.store != nil {
		if err == nil {
			g.progress.clear()
			err = upToDate(ctx, g.store, c.ErrOrStderr())
		}
		if e := g.store.Close(); err == nil {
			err = e
		}
	}
	g.progress.clear()
	g.sum.stop(err != nil)
	if e := g.sum.print(g.out, o.json); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case g.sum.Failed.count() == 0:
		return nil
	case g.sum.dealt()+g.sum.Earlier+g.sum.Shards > g.sum.Failed.count():
		return errSome
	}
	return errSaid
}

// work makes the shards of all that is named.
func (x *sharder) work(c *cobra.Command, args []string, bad []error) error {
	g := x.ingest
	list, more := expand(c.Context(), args, cmp.Or(x.database(), x.book.Dir), true)
	for _, err := range append(bad, more...) {
		g.tell(&item{src: &source{file: argOf(err)}, state: store.Failed, reason: err.Error(), why: intake.Reason(err), hint: intake.HintOf(err)})
	}
	var names []export.Listed
	for _, s := range list {
		names = append(names, export.Listed{Source: s.name})
	}
	if len(names) > 0 {
		if _, err := x.book.PutList(x.how, names); err != nil {
			return err
		}
	}
	return x.all(c.Context(), list)
}

// database is the name of the store, empty where there is none.
func (x *sharder) database() string {
	if x.ingest.store == nil {
		return ""
	}
	return x.ingest.store.Name()
}
