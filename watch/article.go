package watch

import (
	"context"
	"errors"
	"net/http"
	"time"

	"readout/fetch"
)

// Articles that cannot be got are tried again after these times, then given up.
var again = []time.Duration{5 * time.Minute, 30 * time.Minute, 3 * time.Hour, 12 * time.Hour}

// queue puts an item into the lane of its machine when its time has come.
func (w *Watcher) queue(ctx context.Context, it Item) {
	do := func() {
		w.laneOf(it.URL).add(ctx, false, func(get getter) {
			defer w.open.Done()
			if err := w.article(ctx, it, get); err != nil {
				w.stop(err)
			}
		})
	}
	w.open.Add(1)
	d := time.Until(it.Next)
	if d <= 0 {
		do()
		return
	}
	if w.opt.Once {
		w.open.Done() // it waits in the book
		return
	}
	w.running.Go(func() {
		if sleep(ctx, d) != nil {
			w.open.Done()
			return
		}
		do()
	})
}

// article gets one article and hands it on. An error is one that ends all work.
func (w *Watcher) article(ctx context.Context, it Item, get getter) error {
	if ctx.Err() != nil {
		return nil // it waits in the book
	}
	a := Article{Item: it, URL: it.URL}
	var err error
	if it.URL != "" {
		var p *fetch.Page
		if p, err = get(ctx, fetch.Ask{URL: it.URL, Max: w.opt.MaxPage}); err == nil {
			a.Body, a.URL, a.ContentType = p.Body, p.URL, p.ContentType
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		it = w.missed(it, err)
	}
	if it.Text != "" && (it.URL == "" || err != nil && it.State != Waiting) {
		a.Body, a.URL, a.ContentType, a.InFeed = []byte(it.Text), it.URL, "text/html; charset=utf-8", true
		err = nil
	}
	if err == nil {
		a.At = time.Now().UTC()
		report, err := w.opt.Take(ctx, a)
		switch fatal := new(Fatal); {
		case errors.As(err, &fatal), err != nil && ctx.Err() != nil:
			return err
		case err != nil:
			it.State, it.Why, it.Tries = Failed, oneLine(err.Error()), it.Tries+1
		case a.InFeed && it.URL != "":
			it.State, it.Report, it.Seen = Taken, report, it.Seen+1 // Why says why it is the feed's text
		default:
			it.State, it.Report, it.Why, it.Seen = Taken, report, "", it.Seen+1
		}
	}
	if err := w.opt.Book.Settle(ctx, it); err != nil {
		return &Fatal{err}
	}
	if it.State == Waiting {
		w.queue(ctx, it)
	}
	return nil
}

// missed is the item after it could not be got.
func (w *Watcher) missed(it Item, err error) Item {
	it.Tries++
	it.Why = oneLine(reason(err))
	own := new(fetch.Error)
	status := 0
	if errors.As(err, &own) {
		status = own.Status
	}
	switch {
	case status == http.StatusNotFound, status == http.StatusGone:
		it.State = Gone
	case errors.Is(err, errRobots), fetch.Refused(err), status == http.StatusUnauthorized, status == http.StatusPaymentRequired, status == http.StatusForbidden, status == http.StatusUnavailableForLegalReasons:
		it.State = Refused
	case status != 0 && status < 500 && status != http.StatusTooManyRequests, it.Tries > len(again):
		it.State = Failed
	default:
		wait := jitter(again[it.Tries-1])
		it.State, it.Next = Waiting, time.Now().UTC().Add(max(wait, own.RetryAfter))
	}
	return it
}
