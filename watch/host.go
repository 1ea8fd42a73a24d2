package watch

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"readout/fetch"
)

// What is polite. A machine is asked one thing at a time.
const (
	usualPause = 2 * time.Second  // between two requests to a machine
	mostPause  = 10 * time.Minute // that a robots.txt may ask for
	robotsLast = 24 * time.Hour   // after which robots.txt is read again
	maxRobots  = 512 << 10        // bytes of a robots.txt that are read
	awayFirst  = 30 * time.Second // to stay away from a machine in trouble, doubled each time
	awayMost   = time.Hour
)

// errRobots says that robots.txt does not allow it.
var errRobots = errors.New("the site's robots.txt does not allow it")

// unread says that a robots.txt cannot be read.
type unread struct {
	origin string
	err    error
}

func (u *unread) Error() string {
	return u.origin + "/robots.txt cannot be read, so nothing else is asked: " + reason(u.err)
}
func (u *unread) Unwrap() error { return u.err }

// A lane is the queue of one machine. Looks at feeds go before articles.
type lane struct {
	w    *Watcher
	mu   sync.Mutex
	jobs [2][]job // looks, articles
	busy bool     // its goroutine runs

	// What follows belongs to that goroutine.
	last   time.Time // the end of the last request
	away   time.Time // before this the machine is left alone, as it was in trouble
	fails  int       // in a row
	robots map[string]*robots
}

// A job asks the machine something, by get.
type job func(get getter)

// A getter gets one page of the lane's machine.
type getter func(ctx context.Context, ask fetch.Ask) (*fetch.Page, error)

// robots is what the robots.txt of an address's beginning says to us.
type robots struct {
	group *robotstxt.Group // nil allows all
	err   error            // why it cannot be read: nothing is asked then
	until time.Time
}

// laneOf is the lane of an address.
func (w *Watcher) laneOf(address string) *lane {
	host := address
	if u, err := url.Parse(address); err == nil {
		host = strings.ToLower(u.Host)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	l := w.lanes[host]
	if l == nil {
		// It may have been asked right before the program was started.
		l = &lane{w: w, robots: map[string]*robots{}, last: time.Now()}
		w.lanes[host] = l
	}
	return l
}

// add puts a job into the queue.
func (l *lane) add(ctx context.Context, urgent bool, j job) {
	which := 1
	if urgent {
		which = 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.jobs[which] = append(l.jobs[which], j)
	if !l.busy {
		l.busy = true
		l.w.running.Go(func() { l.run(ctx) })
	}
}

// run works until the queue is empty.
func (l *lane) run(ctx context.Context) {
	for {
		l.mu.Lock()
		var j job
		for i, list := range l.jobs {
			if len(list) > 0 {
				j, l.jobs[i] = list[0], list[1:]
				break
			}
		}
		if j == nil {
			l.busy = false
			l.mu.Unlock()
			return
		}
		l.mu.Unlock()
		j(func(ctx context.Context, ask fetch.Ask) (*fetch.Page, error) { return l.get(ctx, ask) })
	}
}

// get asks the machine when it may be asked, as far as its robots.txt allows.
func (l *lane) get(ctx context.Context, ask fetch.Ask) (*fetch.Page, error) {
	r, origin, path := l.rules(ctx, ask.URL)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case r.err != nil:
		return nil, &unread{origin, r.err}
	case r.group != nil && !r.group.Test(path):
		return nil, errRobots
	}
	wait := l.w.opt.Pause
	if r.group != nil {
		wait = min(max(wait, r.group.CrawlDelay), mostPause)
	}
	return l.ask(ctx, ask, wait)
}

// ask asks the machine, after it was left alone for wait, and longer when it was in
// trouble.
func (l *lane) ask(ctx context.Context, ask fetch.Ask, wait time.Duration) (*fetch.Page, error) {
	if err := sleep(ctx, max(time.Until(l.last.Add(wait)), time.Until(l.away))); err != nil {
		return nil, err
	}
	select {
	case l.w.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p, err := l.w.opt.Client.Get(ctx, ask)
	<-l.w.slots
	l.last = time.Now()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	own := new(fetch.Error)
	switch {
	case err == nil, fetch.Refused(err):
		l.fails = 0
	case errors.As(err, &own) && own.Status != 0 && own.Status != http.StatusTooManyRequests && own.Status < 500:
		l.fails = 0 // it answers
	default:
		away := jitter(min(awayFirst<<min(l.fails, 10), awayMost))
		if own.RetryAfter > 0 {
			away = own.RetryAfter
		}
		l.fails++
		l.away = l.last.Add(away)
	}
	return p, err
}

// rules are those of robots.txt for an address, which it splits.
func (l *lane) rules(ctx context.Context, address string) (r *robots, origin, path string) {
	u, err := url.Parse(address)
	if err != nil {
		return &robots{err: err}, address, ""
	}
	origin, path = u.Scheme+"://"+u.Host, u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if r = l.robots[origin]; r != nil && time.Now().Before(r.until) {
		return r, origin, path
	}
	r = &robots{until: time.Now().Add(robotsLast)}
	p, err := l.ask(ctx, fetch.Ask{URL: origin + "/robots.txt", Accept: "text/plain,*/*;q=0.1", Data: true, Max: maxRobots}, l.w.opt.Pause)
	own := new(fetch.Error)
	switch {
	case ctx.Err() != nil:
		return r, origin, path // nothing is kept of it
	case err == nil:
		if data, err := robotstxt.FromBytes(p.Body); err == nil {
			r.group = data.FindGroup(l.w.opt.Agent)
		}
	case errors.As(err, &own) && own.Status >= 400 && own.Status < 500 && own.Status != http.StatusTooManyRequests:
		// There is none: all is allowed.
	case errors.As(err, &own) && own.Status == http.StatusOK, fetch.Refused(err):
		// It leads astray or is none; the page itself will tell.
	default:
		r.err, r.until = err, time.Now().Add(awayFirst)
	}
	l.robots[origin] = r
	return r, origin, path
}

// sleep waits, unless ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// jitter is d give or take a fifth, so that what failed together does not come back
// together.
func jitter(d time.Duration) time.Duration {
	return d*4/5 + time.Duration(rand.Int64N(int64(d)*2/5+1))
}
