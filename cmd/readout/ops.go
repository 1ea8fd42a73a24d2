package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"readout/coder"
	"readout/metrics"
	"readout/queue"
	"readout/store"
)

// operations are what whoever runs a program for long wants to know of it: figures,
// whether it is alive, profiles, a log.
type operations struct {
	metrics string
	pprof   string
	log     string
}

func (o *operations) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.metrics, "metrics", "", "answer /metrics for Prometheus, /healthz and /readyz at this `ADDRESS`, as 127.0.0.1:9464; nothing of reports stands there")
	f.StringVar(&o.pprof, "pprof", "", "answer Go's pprof at this `ADDRESS` of this machine, as 127.0.0.1:6060")
	f.StringVar(&o.log, "log", "", "log what becomes of each report on standard error, as `FORM`: text or json; else only what goes wrong")
}

// check says what is wrong with what was asked for.
func (o *operations) check() error {
	if o.pprof != "" {
		if err := metrics.Private(o.pprof); err != nil {
			return usage("--pprof %s", err)
		}
	}
	switch o.log {
	case "", "text", "json":
		return nil
	}
	return usage("--log %s is neither text nor json", o.log)
}

// logger is the log that was asked for.
func (o *operations) logger(c *cobra.Command) *slog.Logger {
	w := c.ErrOrStderr()
	switch o.log {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "text":
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// A running is a program that is looked after.
type running struct {
	*metrics.Set // nil where nobody asked for figures
	log          *slog.Logger
	stop         func()
}

// start begins to answer whoever looks after the program, over a store. What fails goes to
// the caller; stop ends it.
func (o *operations) start(c *cobra.Command, s *store.Store) (*running, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	r := &running{log: o.logger(c)}
	var ends []func()
	r.stop = sync.OnceFunc(func() {
		for _, end := range ends {
			end()
		}
	})
	if o.metrics != "" {
		r.Set = metrics.New(c.Name(), coder.Version().Version)
		storeFigures(r.Set, s)
		at, stop, err := metrics.Listen(o.metrics, r.Set.Handler(func(ctx context.Context) error { return ready(ctx, s) }))
		if err != nil {
			return nil, fmt.Errorf("--metrics %s: cannot listen there: %w", o.metrics, err)
		}
		ends = append(ends, stop)
		fmt.Fprintf(c.ErrOrStderr(), "figures are at http://%s/metrics\n", at)
	}
	if o.pprof != "" {
		at, stop, err := metrics.Listen(o.pprof, metrics.Pprof())
		if err != nil {
			r.stop()
			return nil, fmt.Errorf("--pprof %s: cannot listen there: %w", o.pprof, err)
		}
		ends = append(ends, stop)
		fmt.Fprintf(c.ErrOrStderr(), "profiles are at http://%s/debug/pprof/\n", at)
	}
	ctx, cancel := context.WithCancel(c.Context())
	told := make(chan struct{})
	go func() { // systemd hears that the store answers, be it with an error: restarting mends no disk
		defer close(told)
		metrics.Systemd(ctx, func(ctx context.Context) { _, _ = s.LastRecord(ctx) })
	}()
	ends = append(ends, func() { cancel(); <-told })
	return r, nil
}

// ready says whether the store can be read and written.
func ready(ctx context.Context, s *store.Store) error {
	if _, err := s.LastRecord(ctx); err != nil {
		return err
	}
	return s.Writable(ctx)
}

// storeFigures are what is asked of the store whenever somebody looks.
func storeFigures(m *metrics.Set, s *store.Store) {
	var mu sync.Mutex
	var kept store.Figures
	var at time.Time
	var trouble error
	figure := func(name, help string, of func(*store.Figures) int64) {
		m.Gauge(name, help, func(ctx context.Context) (float64, error) {
			mu.Lock()
			defer mu.Unlock()
			if time.Since(at) > time.Second { // asked once for all of them
				kept, trouble = s.Figures(ctx)
				at = time.Now()
			}
			return float64(of(&kept)), trouble
		})
	}
	figure("readout_store_records", "Number of the newest record: as many were made.", func(f *store.Figures) int64 { return f.Records })
	figure("readout_store_changes", "Number of the newest change in a process.", func(f *store.Figures) int64 { return f.Changes })
	figure("readout_follow_behind", "Reports that stories and processes do not know of yet.", func(f *store.Figures) int64 { return f.Behind })
	figure("readout_told_waiting", "Changes and alerts that are still to be told.", func(f *store.Figures) int64 { return f.Waiting })
	figure("readout_told_dead", "Changes and alerts that were given up.", func(f *store.Figures) int64 { return f.Dead })
	figure("readout_feeds", "Feeds that are followed.", func(f *store.Figures) int64 { return f.Feeds })
	figure("readout_feeds_failing", "Feeds that could not be read at the last look.", func(f *store.Figures) int64 { return f.Failing })
	figure("readout_feed_items_waiting", "Articles that feeds named and that are still to be fetched.", func(f *store.Figures) int64 { return f.Items })
	figure("readout_feed_gaps", "Times in which feeds may have named articles that nobody saw.", func(f *store.Figures) int64 { return f.Gaps })
}

// outcome counts and logs what became of a report from a source, in some time; 0 where
// that was not measured.
func (r *running) outcome(id, source, outcome string, took time.Duration, err error) {
	if r == nil {
		return
	}
	r.Report(outcome)
	list := []any{"report", cmp.Or(id, "none"), "url", source, "outcome", outcome}
	if took > 0 {
		list = append(list, "ms", took.Milliseconds())
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		r.log.Warn("report", append(list, "err", err)...)
		return
	}
	r.log.Info("report", list...)
}

// queue has the queue asked how much there is to do whenever somebody looks.
func (r *running) queue(q queue.Queue) {
	for name, of := range map[string]func(queue.Status) int{
		"waiting":  func(s queue.Status) int { return s.Waiting },
		"underway": func(s queue.Status) int { return s.Underway },
		"dead":     func(s queue.Status) int { return s.Dead },
	} {
		r.Gauge("readout_queue_"+name, "Tasks of the queue that are "+name+".", func(ctx context.Context) (float64, error) {
			s, err := q.Status(ctx)
			return float64(of(s)), err
		})
	}
}
