package watch

import (
	"context"
	"errors"
	"sync"
	"time"

	"readout/fetch"
)

// Options says how feeds are watched.
type Options struct {
	Client *fetch.Client
	Book   Book
	Take   Taker
	// Agent is the name by which robots.txt calls the program: the first word of what
	// Client calls itself.
	Agent string
	// Every is how far looks at a feed are apart; with 0 each feed's own pace, between
	// five minutes and an hour.
	Every time.Duration
	// Once looks at each feed once, gets what is new, and ends.
	Once bool
	// Pause is how long a machine is left alone between two requests; two seconds
	// with 0. Its robots.txt may ask for more.
	Pause time.Duration
	// Parallel is how many machines are asked at once; 8 with 0.
	Parallel int
	// MaxPage is how long an article may be, in bytes; 16 MiB with 0.
	MaxPage int64
}

// A Watcher watches feeds.
type Watcher struct {
	opt     Options
	slots   chan struct{}
	running sync.WaitGroup // goroutines
	open    sync.WaitGroup // looks and articles that are under way or in a queue
	stop    context.CancelCauseFunc

	mu    sync.Mutex
	lanes map[string]*lane
}

// New makes a watcher.
func New(opt Options) *Watcher {
	if opt.Parallel <= 0 {
		opt.Parallel = 8
	}
	if opt.MaxPage <= 0 {
		opt.MaxPage = 16 << 20
	}
	if opt.Pause <= 0 {
		opt.Pause = usualPause
	}
	if opt.Agent == "" {
		opt.Agent = "Readout"
	}
	return &Watcher{opt: opt, slots: make(chan struct{}, opt.Parallel), lanes: map[string]*lane{}}
}

// Run watches feeds until ctx ends, or with Once until all is done. Each goes on where
// the book says that it stopped. It returns nil when ctx ended it: what is under way is
// then given up, and got again next time. A watcher runs once.
func (w *Watcher) Run(parent context.Context, feeds []Listed) error {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	w.stop = stop
	waiting, err := w.opt.Book.Waiting(ctx)
	if err != nil {
		return err
	}
	for _, it := range waiting {
		w.queue(ctx, it)
	}
	for _, l := range feeds {
		f, err := w.opt.Book.Feed(ctx, l.URL)
		if err != nil {
			stop(err)
			break
		}
		if f.Title == "" {
			f.Title = l.Title
		}
		w.open.Add(1)
		w.running.Go(func() { w.follow(ctx, f) })
	}
	if w.opt.Once {
		go func() { // ends when all is done, or when the queues have been given up
			w.open.Wait()
			stop(errDone)
		}()
	}
	<-ctx.Done()
	w.running.Wait()
	if err := context.Cause(ctx); err != errDone && parent.Err() == nil {
		return err
	}
	return nil
}

var errDone = errors.New("all is done")

// follow looks at a feed again and again.
func (w *Watcher) follow(ctx context.Context, f Feed) {
	defer w.open.Done()
	for {
		if !w.opt.Once && sleep(ctx, time.Until(f.Next)) != nil {
			return
		}
		done := make(chan struct{})
		at := f.At
		if at == "" {
			at = f.URL
		}
		w.laneOf(at).add(ctx, true, func(get getter) {
			defer close(done)
			if ctx.Err() != nil {
				return
			}
			var err error
			if f, err = w.look(ctx, f, get); err != nil {
				w.stop(err)
			}
		})
		<-done
		if ctx.Err() != nil || w.opt.Once {
			return
		}
	}
}
