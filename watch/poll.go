package watch

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"readout/fetch"
)

// How often a feed is looked at.
const (
	everyFirst = 15 * time.Minute // while nothing is known
	everyLeast = 5 * time.Minute
	everyMost  = time.Hour // the longest while all is well: what a feed names it soon drops
	everyDown  = 24 * time.Hour
	manyFails  = 48       // looks in a row, some two days of them, after which a feed is looked at once a day
	maxFeed    = 16 << 20 // bytes of a feed that are read
	maxMore    = 20       // further sitemaps that are read at one look
	manyItems  = 5        // that a feed turned over shows only where there are as many
)

// acceptFeed is what is asked for when a feed is.
const acceptFeed = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1"

// look looks at a feed and writes down what it found: the feed as it stands then. An
// error is one that ends all work.
func (w *Watcher) look(ctx context.Context, f Feed, get getter) (Feed, error) {
	at := f.At
	if at == "" {
		at = f.URL
	}
	p, err := get(ctx, fetch.Ask{URL: at, Accept: acceptFeed, Data: true, Max: maxFeed, ETag: f.ETag, LastModified: f.LastModified})
	if ctx.Err() != nil {
		return f, nil
	}
	now := time.Now().UTC()
	since := f.Good
	f.Polled = now
	if f.Every == 0 {
		f.Every = w.every(everyFirst)
	}
	var told *Told
	if err == nil && !p.Same {
		if told, err = Parse(p.Body, p.ContentType, p.URL); err == nil {
			err = w.more(ctx, told, get)
		}
		if ctx.Err() != nil {
			return f, nil
		}
	}
	if err != nil {
		return w.failed(ctx, f, err)
	}
	f.Good, f.Fails, f.Why = now, 0, ""
	if p.Moved != "" {
		f.At = p.Moved
	}
	var fresh []Item
	var gap *Gap
	if told != nil {
		f.ETag, f.LastModified = p.ETag, p.LastModified
		f.Kind = told.Kind
		if told.Title != "" {
			f.Title = told.Title
		}
		var known int
		if fresh, known, err = w.fresh(ctx, f, told.Items, now); err != nil {
			return f, &Fatal{err}
		}
		if known == 0 && f.Items > 0 && len(fresh) >= manyItems {
			gap = &Gap{Feed: f.URL, From: since, To: now}
			f.Gaps++
		}
	}
	found := slices.ContainsFunc(fresh, func(it Item) bool { return it.Found.Equal(now) })
	if found {
		f.Fresh = now
	}
	for _, it := range fresh {
		if it.Found.Equal(now) {
			f.Items++
		}
	}
	f.Every = w.pace(f.Every, found, gap != nil)
	if told != nil && told.TTL > f.Every && w.opt.Every == 0 {
		f.Every = min(told.TTL, everyMost)
	}
	f.Next = now.Add(f.Every)
	if err := w.opt.Book.Looked(ctx, f, fresh, gap); err != nil {
		return f, &Fatal{err}
	}
	for _, it := range fresh {
		w.queue(ctx, it)
	}
	return f, nil
}

// every is how far looks are apart: as the user says, else d.
func (w *Watcher) every(d time.Duration) time.Duration {
	if w.opt.Every > 0 {
		return w.opt.Every
	}
	return d
}

// pace is how far the next look is: nearer where something was found, and much nearer
// where something may have been missed.
func (w *Watcher) pace(d time.Duration, found, missed bool) time.Duration {
	switch {
	case missed:
		d /= 4
	case found:
		d /= 2
	default:
		d += d / 2
	}
	return w.every(min(max(d, everyLeast), everyMost))
}

// failed writes down that a look failed.
func (w *Watcher) failed(ctx context.Context, f Feed, err error) (Feed, error) {
	f.Fails++
	f.Why = oneLine(reason(err))
	away := min(min(f.Every, everyLeast)<<min(f.Fails-1, 10), everyMost) // soon at first: most trouble passes
	if f.Fails > manyFails {
		away = everyDown
	}
	own := new(fetch.Error)
	switch {
	case errors.Is(err, errRobots), fetch.Refused(err), errors.As(err, &own) && own.Status == http.StatusGone:
		away = everyDown
	case errors.As(err, &own) && own.Status == http.StatusNotFound && f.At != "":
		f.At = "" // perhaps it stands where it stood before
	}
	if own.RetryAfter > away {
		away = own.RetryAfter
	}
	f.Next = f.Polled.Add(jitter(away))
	if err := w.opt.Book.Looked(ctx, f, nil, nil); err != nil {
		return f, &Fatal{err}
	}
	return f, nil
}

// more reads the sitemaps that an index names. That one of them cannot be read costs
// only it, unless none can.
func (w *Watcher) more(ctx context.Context, told *Told, get getter) error {
	var last error
	read := 0
	for _, at := range told.More[:min(len(told.More), maxMore)] {
		p, err := get(ctx, fetch.Ask{URL: at, Accept: acceptFeed, Data: true, Max: maxFeed})
		var part *Told
		if err == nil {
			part, err = Parse(p.Body, p.ContentType, p.URL)
		}
		if err != nil {
			last = err
			continue
		}
		read++
		told.Items = append(told.Items, part.Items[:min(len(part.Items), maxItems-min(len(told.Items), maxItems))]...)
	}
	if read == 0 {
		return last
	}
	return nil
}

// fresh returns the items that the book does not have yet, ready to be written, and
// those of which the feed says that they have changed since they were taken; known is
// how many of all were in the book.
func (w *Watcher) fresh(ctx context.Context, f Feed, told []Item, now time.Time) (list []Item, known int, err error) {
	seen := map[string]bool{}
	var all []Item
	for _, it := range told {
		it.Feed = f.URL
		if it.Key = KeyOf(it); !seen[it.Key] {
			seen[it.Key] = true
			all = append(all, it)
		}
	}
	before, err := w.opt.Book.Known(ctx, all)
	if err != nil {
		return nil, 0, err
	}
	for i, it := range all {
		old := before[i]
		switch {
		case old.Key == "":
			it.Found, it.State, it.Next = now, Waiting, now
			list = append(list, it)
		case old.State == Taken && old.Feed == f.URL && it.Updated.After(old.Updated) && !old.Updated.IsZero() && old.Seen < mostSeen:
			known++
			old.Updated, old.State, old.Tries, old.Next, old.Text = it.Updated, Waiting, 0, now, it.Text
			list = append(list, old)
		default:
			known++
		}
	}
	return list, known, nil
}

// mostSeen is how often an article is got that its feed keeps changing.
const mostSeen = 5

// reason is what went wrong, without the address, which stands beside it.
func reason(err error) string {
	if own, ok := err.(*fetch.Error); ok {
		return own.What
	}
	return err.Error()
}
