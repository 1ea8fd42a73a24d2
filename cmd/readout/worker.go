package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"readout/coder"
	"readout/follow"
	"readout/intake"
	"readout/queue"
	"readout/store"
	"readout/wording"
)

type workOptions struct {
	readingOptions
	storeFlag
	queueFlags
	operations
	jobs   int
	empty  bool
	follow time.Duration
}

// newWork makes the command that does the tasks of a queue.
func newWork() *cobra.Command {
	var o workOptions
	c := &cobra.Command{
		Use:   "work",
		Short: "Read and code what readout ingest --queue hands out, on any number of machines",
		Long: "Do the tasks of a queue: read, code and keep the reports that readout ingest --queue handed\n" +
			"out. Any number of workers may share a queue and a database; each task is done at least\n" +
			"once and kept once. One of them at a time brings stories and processes up to date.\n\n" +
			"It works until it is told to stop. With Ctrl-C or SIGTERM it finishes what is under way,\n" +
			"within ten seconds, and leaves the rest to others. While the database is away it waits;\n" +
			"what cannot be done after five tries waits in readout queue. Give all workers of a queue\n" +
			"the same version, actors and frames.",
		Example: "  readout work --queue nats://a:4222,nats://b:4222,nats://c:4222 --db postgres://readout@db/readout\n" +
			"  readout work --queue embedded --db corpus.db --until-empty",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runWork(c, &o) },
	}
	f := c.Flags()
	f.IntVar(&o.jobs, "jobs", 0, "code `N` reports at a time; as many as there are processors if not given")
	f.BoolVar(&o.empty, "until-empty", false, "stop when nothing is left to do")
	f.DurationVar(&o.follow, "follow", 30*time.Second, "bring stories and processes up to date every so often; 0 leaves that to others")
	o.readingOptions.add(c)
	o.storeFlag.add(c)
	o.queueFlags.add(c, "")
	o.operations.add(c)
	return c
}

func runWork(c *cobra.Command, o *workOptions) error {
	if o.jobs < 0 || o.follow < 0 {
		return usage("--jobs and --follow are not below 0")
	}
	if err := o.check(); err != nil {
		return err
	}
	r, err := o.reading(c)
	if err != nil {
		return err
	}
	ctx := c.Context()
	s, err := o.storeFlag.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	q, err := o.queueFlags.open(ctx, s, false)
	if err != nil {
		return err
	}
	defer q.Close()
	ops, err := o.start(c, s)
	if err != nil {
		return err
	}
	defer ops.stop()
	ops.queue(q)
	w := newWorker(s, q, r, o.jobs)
	w.told = func(it *item) {
		var trouble error
		if it.state == store.Failed {
			trouble = errors.New(it.reason)
		}
		ops.outcome(it.report, fmt.Sprint(it.src.name, "#", it.part.N), it.state, 0, trouble)
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	var beside sync.WaitGroup
	if o.follow > 0 {
		beside.Go(func() { w.followAll(working, o.follow) })
	}
	var trouble error
	if o.empty {
		beside.Go(func() {
			trouble = drained(working, q)
			stop()
		})
	}
	start := time.Now()
	err = w.work(working)
	stop()
	beside.Wait()
	if err == nil {
		err = trouble
	}
	if err == nil && o.empty && o.follow > 0 && ctx.Err() == nil {
		err = w.followOnce(ctx, true)
	}
	n := int(w.done.Load())
	fmt.Fprintf(c.OutOrStdout(), "%s done in %.1f s; %s\n", wording.Count(n, "task"), time.Since(start).Seconds(), wording.Plain(s.Name()))
	return err
}

// A worker does tasks of a queue.
type worker struct {
	store   *store.Store
	queue   *opened
	reading *reading
	coders  chan *coder.Coder
	told    func(*item) // what became of a task; may be nil
	talk    io.Writer
	name    string
	done    atomic.Int64
	away    atomic.Bool // the database is, and that was told
}

// newWorker makes a worker that codes jobs reports at a time, 0 for as many as there are
// processors.
func newWorker(s *store.Store, q *opened, r *reading, jobs int) *worker {
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "worker"
	}
	w := &worker{store: s, queue: q, reading: r, coders: make(chan *coder.Coder, jobs), talk: r.talk, name: fmt.Sprintf("%s/%d/%08x", host, os.Getpid(), rand.Uint32())}
	for range jobs {
		w.coders <- nil // made when it is needed
	}
	return w
}

// beforehand is how many tasks a worker has at hand beside those that it codes: they wait for
// pages, for the database and for the queue.
const beforehand = 16

// work does tasks until ctx ends.
func (w *worker) work(ctx context.Context) error {
	return w.queue.Work(ctx, cap(w.coders)+beforehand, w.do)
}

// do does one task. The error is why it is to be tried again; of a report that cannot be
// read that is noted, and the task is done.
func (w *worker) do(ctx context.Context, t queue.Task) error {
	var r ref
	if err := json.Unmarshal(t.Body, &r); err != nil || r.Source == "" {
		return errors.New("the task is of another program, or damaged; readout queue drop takes it out")
	}
	// It may have been done by a worker that was cut off before it could say so.
	done := false
	err := w.patiently(ctx, func() (err error) {
		done, err = w.store.Dealt(queue.Unhurried(ctx), t.ID)
		return err
	})
	if err != nil {
		return err
	}
	if done {
		_ = w.queue.pages.Discard(queue.Unhurried(ctx), t.ID) // it takes room and does no harm
		return nil
	}
	b, err := w.queue.pages.Page(ctx, t.ID)
	if errors.Is(err, queue.ErrNoPage) {
		return fmt.Errorf("%w; readout run reconcile %d reads it from its source again", err, r.Run)
	}
	if err != nil {
		return err
	}
	it, err := w.read(ctx, t, &r, b)
	if err != nil {
		return err
	}
	if err := w.keep(ctx, &r, it); err != nil {
		return err
	}
	// What is not taken out now takes room and does no harm.
	_ = w.queue.pages.Discard(queue.Unhurried(ctx), t.ID)
	if w.done.Add(1); w.told != nil {
		w.told(it)
	}
	return nil
}

// read reads and codes the part of a task.
func (w *worker) read(ctx context.Context, t queue.Task, r *ref, b []byte) (it *item, err error) {
	part, err := intake.Unpack(b)
	if err != nil {
		return nil, err
	}
	it = itemOf(r, part)
	g := &ingest{store: w.store, reading: w.reading, again: r.Again, noPages: r.Bare}
	err = w.patiently(ctx, func() error {
		var c *coder.Coder
		select {
		case c = <-w.coders:
		case <-ctx.Done():
			return ctx.Err()
		}
		defer func() { w.coders <- c }()
		return g.make(ctx, &c, it)
	})
	it.part = &intake.Part{N: part.N, Name: part.Name} // its bytes are no longer needed
	return it, err
}

// keep keeps what became of a task, however long the database is away.
func (w *worker) keep(ctx context.Context, r *ref, it *item) error {
	all := queue.Unhurried(ctx)
	return w.patiently(ctx, func() error {
		in := store.Input{Source: r.Source, Part: r.Part, State: it.state, Reason: it.reason, Report: it.report, Stamp: r.Stamp}
		if it.rec == nil {
			return w.store.Note(all, r.Run, in)
		}
		in.Reason = string(it.rec.Report.Skipped)
		out, err := w.store.Put(all, store.Filed{Record: it.rec, Run: r.Run, Input: in, Page: it.page, Again: r.Again})
		if err == nil {
			it.state, it.why = string(out), in.Reason
		}
		return err
	})
}

// patiently does what needs the database, and waits where that is away: that is nobody's
// fault, and no try of the task.
func (w *worker) patiently(ctx context.Context, f func() error) error {
	all := queue.Unhurried(ctx)
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := f()
		if !errors.Is(err, store.ErrUnavailable) {
			if err == nil && w.away.CompareAndSwap(true, false) {
				fmt.Fprintln(w.talk, "readout: the database answers again")
			}
			return err
		}
		if !w.away.Swap(true) {
			fmt.Fprintln(w.talk, "readout:", wording.Plain(err.Error())+"; work waits for it")
		}
		if pause(all, wait+rand.N(wait)); all.Err() != nil {
			return err
		}
	}
}

// How long a worker that brings stories and processes up to date is waited for.
const following = 30 * time.Second

// followAll brings stories and processes up to date every so often, if no other worker
// does.
func (w *worker) followAll(ctx context.Context, every time.Duration) {
	for {
		pause(ctx, every/2+rand.N(every))
		if ctx.Err() != nil {
			return
		}
		if err := w.followOnce(ctx, false); err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrFenced) {
			fmt.Fprintln(w.talk, "readout:", wording.Plain(err.Error()))
		}
	}
}

// followOnce brings stories and processes up to date under the lease that one worker at a
// time has; wait says to wait for whoever has it. Who loses it writes nothing any more.
func (w *worker) followOnce(parent context.Context, wait bool) error {
	for {
		l, err := w.store.Lease(parent, "follow", w.name, following)
		if err != nil {
			return err
		}
		if l == nil && !wait {
			return nil
		}
		if l == nil {
			if pause(parent, 500*time.Millisecond); parent.Err() != nil {
				return nil
			}
			continue
		}
		return w.followUnder(parent, l)
	}
}

func (w *worker) followUnder(parent context.Context, l *store.Lease) error {
	ctx, stop := context.WithCancelCause(parent)
	var renewing sync.WaitGroup
	renewing.Go(func() {
		for ctx.Err() == nil {
			if pause(ctx, following/3); ctx.Err() == nil {
				if err := l.Renew(ctx, following); errors.Is(err, store.ErrFenced) {
					stop(err)
				}
			}
		}
	})
	sum, err := follow.Update(l.Guard(ctx), w.store, follow.Options{})
	if cause := context.Cause(ctx); err != nil && cause != nil {
		err = cause
	}
	stop(nil)
	renewing.Wait()
	for _, line := range sum.Odd {
		fmt.Fprintln(w.talk, "note:", wording.Plain(line))
	}
	if e := l.Release(context.WithoutCancel(parent)); err == nil && !errors.Is(e, store.ErrFenced) {
		err = e
	}
	return err
}
