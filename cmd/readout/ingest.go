package main

import (
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/intake"
)

type ingestOptions struct {
	readingOptions
	storeFlag
	queueFlags
	wait    bool
	list    string
	columns []string
	again   bool
	noPages bool
	json    bool
	each    bool
	base    string
	shards  string
	private bool
}

// newIngest makes the command that brings many reports into the store.
func newIngest() *cobra.Command {
	var o ingestOptions
	c := &cobra.Command{
		Use:   "ingest FILE|FOLDER|GLOB...",
		Short: "Read many reports and keep them with what they say",
		Long: "Read the reports in files, folders and archives, code them and keep them in the\n" +
			"database: text, HTML, JSONL (a report a line), CSV and TSV (a report a row), ZIP, gzip,\n" +
			"and WARC as crawlers write it. What a file is, its content and its name decide. Pages\n" +
			"of the web are kept as they were fetched, packed: a later version finds more in them.\n\n" +
			"Called again it goes on where it stopped: what has been read is not read again, unless\n" +
			"the file has changed. What cannot be read is told at the end with the reason; everything\n" +
			"else is kept. Ctrl-C stops after what is under way; a second one stops at once.\n\n" +
			"With --queue the reports are handed out as tasks: to this process (memory, embedded) or to\n" +
			"readout work on any number of machines (nats://). readout run status says how far they are.\n\n" +
			"With --shards each file becomes a shard of Parquet in a folder, for DuckDB, Spark or BigQuery:\n" +
			"events, statements, reports, and what became of each part. A list of WARC files, such as the\n" +
			"warc.paths of Common Crawl News, may name them by addresses. docs/SCALE.md shows it.",
		Example: "  readout ingest examples/*.txt\n" +
			"  readout ingest --shards news --list warc.paths.gz --base https://data.commoncrawl.org/\n" +
			"  readout ingest --db corpus.db crawl/CC-NEWS-20160905-00001.warc.gz\n" +
			"  readout ingest --column text=story --column date=day archive.csv\n" +
			"  find news -name '*.html' | readout ingest --list - --json",
		RunE: func(c *cobra.Command, args []string) error { return runIngest(c, args, &o) },
	}
	f := c.Flags()
	f.StringVar(&o.list, "list", "", "read what is named in `FILE`, one file or address of a WARC a line, also packed or at an address; - is standard input")
	f.StringVar(&o.base, "base", "", "lines of the list are paths below `WHERE`, a folder or the beginning of an address")
	f.StringVar(&o.shards, "shards", "", "write Parquet into `FOLDER`, a shard for each file; beside the database only where --db is given")
	f.BoolVar(&o.private, "allow-private", false, "addresses may be of this machine or of a private network, on any port")
	f.StringArrayVar(&o.columns, "column", nil, "which column or key holds what, as `KIND=NAME`; kinds are "+strings.Join(intake.ColumnKinds, ", "))
	f.BoolVar(&o.again, "again", false, "read and code again what has been read already")
	f.BoolVar(&o.noPages, "no-pages", false, "do not keep the pages as they were fetched; then recode cannot look for their articles anew")
	f.BoolVar(&o.json, "json", false, "print what became of the inputs as JSON")
	f.BoolVar(&o.each, "each", false, "print a line for each report as soon as it is kept, and for each that could not be read")
	o.readingOptions.add(c)
	o.storeFlag.add(c)
	o.queueFlags.add(c, "memory, ")
	f.BoolVar(&o.wait, "wait", false, "with --queue nats://: wait until the workers have done everything")
	return c
}

func runIngest(c *cobra.Command, args []string, o *ingestOptions) error {
	columns, err := columnsGiven(o.columns)
	if err != nil {
		return err
	}
	var bad []error
	if o.list != "" {
		named, lines, err := listNames(c.Context(), o.list, o.base, c.InOrStdin(), o.private)
		if err != nil {
			return err
		}
		args, bad = append(args, named...), lines
	} else if o.base != "" {
		return usage("--base says what the lines of a list are below: give --list too")
	}
	if len(args)+len(bad) == 0 {
		return usage("ingest needs a file, a folder, or --list FILE; readout ingest --help shows examples")
	}
	r, err := o.reading(c)
	if err != nil {
		return err
	}
	if o.shards != "" {
		return runShards(c, args, bad, o, r, columns)
	}
	s, err := o.storeFlag.open(c.Context())
	if err != nil {
		return err
	}
	g := &ingest{store: s, reading: r, again: o.again, noPages: o.noPages, out: c.OutOrStdout(), json: o.json, each: o.each, progress: newProgress(r.talk),
		listing: intake.Listing{Date: r.day, Columns: columns}, sum: newSummary(s.Name()), note: strings.Join(os.Args[1:], " ")}
	g.bad, g.private = bad, o.private
	if o.queueFlags == (queueFlags{}) {
		err = g.all(c.Context(), args)
	} else if g.queue, err = o.queueFlags.open(c.Context(), s, true); err == nil {
		err = g.byQueue(c.Context(), args, o.wait)
		if e := g.queue.Close(); err == nil {
			err = e
		}
	}
	if errors.As(err, new(usageError)) {
		return errors.Join(err, s.Close())
	}
	elsewhere := g.queue != nil && g.queue.kind == "nats" && !o.wait // the workers do it
	if err == nil && c.Context().Err() == nil && !elsewhere {
		g.progress.clear()
		err = upToDate(c.Context(), s, c.ErrOrStderr())
	}
	if e := s.Close(); err == nil {
		err = e
	}
	g.progress.clear()
	g.sum.stop(err != nil || c.Context().Err() != nil)
	if e := g.sum.print(g.out, o.json); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case c.Context().Err() != nil:
		return c.Context().Err()
	case g.sum.Failed.count()+g.sum.Dead == 0:
		return nil
	case g.sum.dealt()+g.sum.Earlier+g.sum.Queued > g.sum.Failed.count():
		return errSome
	}
	return errSaid
}

// columnsGiven reads KIND=NAME.
func columnsGiven(list []string) (map[string]string, error) {
	out := map[string]string{}
	for _, s := range list {
		kind, name, ok := strings.Cut(s, "=")
		if !ok || name == "" || !slices.Contains(intake.ColumnKinds, kind) {
			return nil, usage("--column %s: write KIND=NAME, as in --column text=body; kinds are %s", s, strings.Join(intake.ColumnKinds, ", "))
		}
		out[kind] = name
	}
	return out, nil
}
