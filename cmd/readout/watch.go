package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"readout/coder"
	"readout/fetch"
	"readout/follow"
	"readout/notify"
	"readout/watch"
	"readout/wording"
)

type watchOptions struct {
	readingOptions
	storeFlag
	operations
	every   time.Duration
	once    bool
	json    bool
	private bool
	run     bool // commands of alerts
}

// newWatch makes the command that follows feeds and folders.
func newWatch() *cobra.Command {
	var o watchOptions
	c := &cobra.Command{
		Use:   "watch LIST|FEED|FOLDER...",
		Short: "Follow feeds and folders, and keep what comes in",
		Long: "Follow feeds: RSS, Atom, JSON Feed and sitemaps of news. LIST is a file that names them, one\n" +
			"address a line or OPML as feed readers write it; FEED is the address of one; a FOLDER is\n" +
			"read as readout ingest does whenever a file comes to lie in it. The articles that feeds\n" +
			"name are fetched, coded and kept, stories and processes brought up to date, and web hooks\n" +
			"told of what changed (readout hook), and alerts told (readout alert).\n\n" +
			"A machine is asked one thing at a time, with a pause of two seconds or what its robots.txt\n" +
			"asks for, only for what has changed, and less often while it fails. Called again it goes on\n" +
			"where it stopped. readout feeds tells how each feed does and when something may have been\n" +
			"missed.",
		Example: "  readout watch feeds.opml\n" +
			"  readout watch --once feeds.txt\n" +
			"  readout watch https://news.example.org/world.xml incoming/",
		RunE: func(c *cobra.Command, args []string) error { return runWatch(c, args, &o) },
	}
	f := c.Flags()
	f.DurationVar(&o.every, "every", 0, "look at each feed once in this `TIME`, as in 30m; else as often as it brings something, from five minutes to an hour")
	f.BoolVar(&o.once, "once", false, "look at each feed and folder once and end, as a timer would have it")
	f.BoolVar(&o.json, "json", false, "print what became of each article as JSON")
	f.BoolVar(&o.private, "allow-private", false, "let addresses lead to this machine and its own network, and ask machines without a long pause")
	f.BoolVar(&o.run, "run-commands", false, runCommandsHelp)
	o.readingOptions.add(c)
	o.storeFlag.add(c)
	o.operations.add(c)
	return c
}

const runCommandsHelp = "run the commands of alerts (readout alert add RULE -- COMMAND): they are those of whoever wrote the database"

// leastEvery is the shortest pace at which strangers' feeds are looked at.
const leastEvery = time.Minute

func runWatch(c *cobra.Command, args []string, o *watchOptions) error {
	if len(args) == 0 {
		return usage("watch needs a list of feeds, the address of one, or a folder; readout watch --help shows examples")
	}
	if o.every != 0 && o.every < leastEvery && !o.private {
		return usage("--every %v is more often than any machine of others likes to be asked: give %v or more", o.every, leastEvery)
	}
	if err := o.check(); err != nil {
		return err
	}
	feeds, folders, err := watchedOf(c, args)
	if err != nil {
		return err
	}
	r, err := o.reading(c)
	if err != nil {
		return err
	}
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	ctx, stop := context.WithCancelCause(c.Context())
	defer stop(nil)
	ops, err := o.start(c, s)
	if err != nil {
		return err
	}
	defer ops.stop()
	t := &taking{store: s, ops: ops, reading: r, json: o.json, out: c.OutOrStdout(), code: pooled(r.coder), note: strings.Join(os.Args[1:], " ")}
	t.run = sync.OnceValues(func() (int64, error) { return s.Begin(ctx, "watch", t.note) })

	var rest sync.WaitGroup
	if !o.once {
		rest.Go(func() { keepFollowing(ctx, s, ops.log, false) })
		rest.Go(func() {
			(&notify.Hooks{Store: s, Log: ops.log, Names: whom, Commands: o.run, Sent: ops.Told}).Run(ctx)
		})
	}
	var over sync.WaitGroup // feeds and folders
	if len(feeds) > 0 {
		over.Go(func() {
			w := watch.New(watch.Options{Client: fetch.New(fetch.Options{UserAgent: agent(), AllowPrivate: o.private}), Agent: agentName, Book: s.Watched(), Take: t.take, Every: o.every, Once: o.once, Pause: o.pause()})
			if err := w.Run(ctx, feeds); err != nil {
				stop(err)
			}
		})
	}
	for _, dir := range folders {
		over.Go(func() {
			if err := t.folder(ctx, dir, o.once); err != nil {
				stop(err)
			}
		})
	}
	over.Wait()
	if err = context.Cause(ctx); c.Context().Err() != nil {
		err = nil // that is how it ends
	}
	if o.once && err == nil {
		_, err = follow.Update(ctx, s, follow.Options{})
	}
	stop(nil)
	rest.Wait()
	if e := t.tellFeeds(c.ErrOrStderr(), feeds); err == nil {
		err = e
	}
	return err
}

// pause is how long a machine is left alone: those of one's own house bear more.
func (o *watchOptions) pause() time.Duration {
	if o.private {
		return 50 * time.Millisecond
	}
	return 0
}

// agentName is how robots.txt calls the program.
const agentName = "Readout"

// agent is how the program names itself to the machines it asks.
func agent() string { return agentName + "/" + coder.Version().Version + " (reads news feeds)" }

// watchedOf sorts what the user named into feeds and folders.
func watchedOf(c *cobra.Command, args []string) (feeds []watch.Listed, folders []string, err error) {
	seen := map[string]bool{}
	add := func(list []watch.Listed) {
		for _, l := range list {
			if !seen[l.URL] {
				seen[l.URL] = true
				feeds = append(feeds, l)
			}
		}
	}
	for _, arg := range args {
		if strings.Contains(arg, "://") {
			list, bad, err := watch.List(strings.NewReader(arg), arg)
			if err != nil || len(bad) > 0 {
				return nil, nil, usage("%s is no address of a feed; write it as https://example.org/feed.xml", arg)
			}
			add(list)
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, nil, fmt.Errorf("%s: there is no such file or folder; name a list of feeds, an address with https://, or a folder", arg)
		case err != nil:
			return nil, nil, fmt.Errorf("%s: it cannot be looked at: %w", arg, fetch.Cause(err))
		case info.IsDir():
			folders = append(folders, arg)
			continue
		}
		list, bad, err := listIn(arg)
		if err != nil {
			return nil, nil, err
		}
		for _, line := range bad {
			fmt.Fprintln(c.ErrOrStderr(), "readout:", wording.Plain(line))
		}
		add(list)
	}
	if len(feeds)+len(folders) == 0 {
		return nil, nil, fmt.Errorf("%s: no feed is left to watch", strings.Join(args, ", "))
	}
	return feeds, folders, nil
}

func listIn(file string) ([]watch.Listed, []string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: it cannot be opened: %w", file, fetch.Cause(err))
	}
	defer f.Close()
	return watch.List(f, file)
}

// tellFeeds says at the end which feeds could not be read, and how many could.
func (t *taking) tellFeeds(w io.Writer, feeds []watch.Listed) error {
	if len(feeds) == 0 {
		return nil
	}
	bad := 0
	for _, l := range feeds {
		f, err := t.store.Watched().Feed(context.Background(), l.URL)
		if err != nil {
			return err
		}
		if f.Why != "" {
			bad++
			fmt.Fprintf(w, "readout: %s: %s\n", wording.Plain(l.URL), wording.Plain(f.Why))
		}
	}
	fmt.Fprintf(w, "%s, %d could not be read at the last look; %s taken in, %s not\n", wording.Count(len(feeds), "feed"), bad, wording.Count(int(t.taken.Load()), "article"), wording.Count(int(t.left.Load()), "article"))
	if bad == len(feeds) {
		return errSaid
	}
	return nil
}
