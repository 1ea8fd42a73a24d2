package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"readout"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"readout/coder"
	"readout/examples/corpus"
	"readout/follow"
	"readout/intake"
	"readout/notify"
	"readout/store"
	"readout/store/local"
	"readout/web"
	"readout/wording"
)

type serveOptions struct {
	storeFlag
	accessOptions
	operations
	addr  string
	hosts []string
	demo  bool
	run   bool // commands of alerts
}

// newServe makes the command that shows a store in a browser.
func newServe() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the database in a browser, on this machine",
		Long: "Show what the database holds as pages in a browser: where each negotiation stands, reports\n" +
			"with what was coded from them, stories, events, actors, what changed. Every claim leads to\n" +
			"its words. Nothing is fetched from elsewhere.\n\n" +
			"Only this machine can ask, and nobody is asked who they are. For others, make tokens with\n" +
			"readout token add, and give --addr with --tls-cert and --tls-key, or with --behind-proxy\n" +
			"where a proxy speaks TLS; then everybody says who they are.\n\n" +
			"With --demo it shows made-up reports of four made-up negotiations, from a database that\n" +
			"is thrown away at the end.",
		Example: "  readout serve\n  readout serve --demo\n  readout serve --db corpus.db --addr 127.0.0.1:9000\n" +
			"  readout serve --addr :8443 --host news.example.org --tls-cert cert.pem --tls-key key.pem --audit audit.log",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runServe(c, &o) },
	}
	f := c.Flags()
	o.storeFlag.add(c)
	f.StringVar(&o.addr, "addr", "127.0.0.1:8722", "`ADDRESS` to listen at; port 0 takes a free one")
	f.StringSliceVar(&o.hosts, "host", nil, "further `NAME` under which browsers may ask, such as one from a tunnel")
	f.BoolVar(&o.demo, "demo", false, "show made-up reports instead of your database")
	f.BoolVar(&o.run, "run-commands", false, runCommandsHelp)
	o.accessOptions.add(c)
	o.operations.add(c)
	c.MarkFlagsMutuallyExclusive("demo", "db")
	return c
}

func runServe(c *cobra.Command, o *serveOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	guard, done, err := o.guard(o.addr)
	if err != nil {
		return err
	}
	defer done()
	thrifty()
	ctx := c.Context()
	var s *store.Store
	if o.demo {
		folder, err := os.MkdirTemp("", "readout-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		s, err = demoStore(c, folder)
		if err != nil {
			return err
		}
	} else if s, err = o.open(ctx); err != nil {
		return err
	}
	defer s.Close()
	ops, err := o.start(c, s)
	if err != nil {
		return err
	}
	defer ops.stop()
	log := ops.log
	server := &web.Server{Store: s, Names: whom, Log: log, Coder: coder.Version(), Demo: o.demo, Hosts: o.hosts, Access: guard, Read: pooled(coder.Options{}), Explain: explaining(coder.Options{}), Stale: time.Minute}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("cannot listen at %s: %w; give another --addr", o.addr, err)
	}
	h := server.HTTP(o.addr)
	h.Handler = ops.Over(h.Handler)
	followed := make(chan struct{})
	ctx, stop := context.WithCancel(ctx)
	go func() {
		defer close(followed)
		var told sync.WaitGroup
		told.Go(func() { (&notify.Hooks{Store: s, Log: log, Names: whom, Commands: o.run, Sent: ops.Told}).Run(ctx) })
		keepFollowing(ctx, s, log, true)
		told.Wait()
	}()
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), 8*time.Second)
		defer cancel()
		h.Shutdown(drain)
	}()
	if o.cert != "" {
		fmt.Fprintf(c.ErrOrStderr(), "Readout is at https://%s/ - Ctrl-C ends it\n", listener.Addr())
		err = h.ServeTLS(listener, o.cert, o.key)
	} else {
		fmt.Fprintf(c.ErrOrStderr(), "Readout is at http://%s/ - Ctrl-C ends it\n", listener.Addr())
		err = h.Serve(listener)
	}
	stop()
	<-followed
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// serveMemory is how many bytes of its own the server tries to do with, beside what SQLite
// takes: it takes more where it needs more. serveGarbage is how much garbage may lie about
// beside what is in use, in percent: a server lives long beside other programs, and
// looking twice as often costs it some hundredths of its time.
const (
	serveMemory  = 224 << 20
	serveGarbage = 50
)

// thrifty keeps the program small. GOMEMLIMIT and GOGC in the environment go before it.
func thrifty() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serveMemory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(serveGarbage)
	}
}

// keepFollowing brings stories and processes up to date as reports come in, and holds
// the newest processes ready for who reads.
func keepFollowing(ctx context.Context, s *store.Store, log *slog.Logger, ready bool) {
	for ctx.Err() == nil {
		sum, err := follow.Update(ctx, s, follow.Options{})
		if err != nil && ctx.Err() == nil {
			log.Warn("stories and processes are behind", "err", err)
		} else if ready && err == nil {
			if err := follow.Ready(ctx, s); err != nil && ctx.Err() == nil {
				log.Warn("processes cannot be held ready", "err", err)
			}
		}
		wait := 2 * time.Second // many at once are cheaper
		if err == nil && sum.Reports < 20 {
			wait /= 4 // somebody may wait to be told of them
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// demoStore makes a store of the reports of examples/corpus in folder.
func demoStore(c *cobra.Command, folder string) (*store.Store, error) {
	names, err := fs.Glob(corpus.Files, "reports/*.txt")
	if err != nil {
		return nil, err
	}
	reports := filepath.Join(folder, "reports")
	if err := os.CopyFS(folder, corpus.Files); err != nil {
		return nil, err
	}
	r, err := (&readingOptions{}).reading(c)
	if err != nil {
		return nil, err
	}
	s, err := local.Open(c.Context(), filepath.Join(folder, "demo.db"))
	if err != nil {
		return nil, err
	}
	g := &ingest{store: s, reading: r, out: io.Discard, progress: newProgress(r.talk), listing: intake.Listing{Date: r.day}, sum: newSummary(s.Name()), note: "demo"}
	if err = g.all(c.Context(), []string{reports}); err == nil {
		err = upToDate(c.Context(), s, c.ErrOrStderr())
	}
	g.progress.clear()
	if n := len(g.sum.Failed); err == nil && n > 0 {
		err = fmt.Errorf("%s of the demo could not be read", wording.Count(len(names), "report"))
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// pooled codes reports, with as many coders as there are reports at a time.
func pooled(o coder.Options) func(context.Context, *readout.Report) (*readout.Record, error) {
	coders := sync.Pool{New: func() any { return coder.NewWith(o) }}
	return func(ctx context.Context, r *readout.Report) (*readout.Record, error) {
		c := coders.Get().(*coder.Coder)
		defer coders.Put(c)
		return c.Code(ctx, r)
	}
}
