package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"readout/watch"
)

// Watched is the store as the book of what is watched.
func (s *Store) Watched() *Watched { return &Watched{s} }

// Watched keeps feeds and what they named; it is a [watch.Book].
type Watched struct{ s *Store }

var _ watch.Book = (*Watched)(nil)

const watchedColumns = `url, title, kind, moved, etag, modified, polled, good, fresh, next, every, fails, why, items, gaps`

func scanWatched(scan func(...any) error) (f watch.Feed, err error) {
	var polled, good, fresh, next, every int64
	err = scan(&f.URL, &f.Title, &f.Kind, &f.At, &f.ETag, &f.LastModified, &polled, &good, &fresh, &next, &every, &f.Fails, &f.Why, &f.Items, &f.Gaps)
	f.Polled, f.Good, f.Fresh, f.Next, f.Every = moment(polled), moment(good), moment(fresh), moment(next), time.Duration(every)*time.Millisecond
	return f, err
}

// Feed returns what is known of a feed.
func (w *Watched) Feed(ctx context.Context, url string) (watch.Feed, error) {
	f, err := scanWatched(w.s.queryRow(ctx, `SELECT `+watchedColumns+` FROM watched WHERE url = ?1`, url).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return watch.Feed{URL: url}, nil
	}
	return f, err
}

// Feeds returns all feeds that were ever looked at, by address.
func (w *Watched) Feeds(ctx context.Context) (out []watch.Feed, err error) {
	err = w.s.each(ctx, `SELECT `+watchedColumns+` FROM watched ORDER BY url`, nil, func(scan func(...any) error) error {
		f, err := scanWatched(scan)
		out = append(out, f)
		return err
	})
	return out, err
}

const itemColumns = `key, feed, id, url, body, title, published, updated, found, state, tries, seen, next, why, report`

func scanItem(scan func(...any) error) (it watch.Item, err error) {
	var published, updated, found, next int64
	err = scan(&it.Key, &it.Feed, &it.ID, &it.URL, &it.Text, &it.Title, &published, &updated, &found, &it.State, &it.Tries, &it.Seen, &next, &it.Why, &it.Report)
	it.Published, it.Updated, it.Found, it.Next = moment(published), moment(updated), moment(found), moment(next)
	return it, err
}

// Known returns for each item the one that is the same article.
func (w *Watched) Known(ctx context.Context, items []watch.Item) ([]watch.Item, error) {
	out := make([]watch.Item, len(items))
	for i, it := range items {
		old, err := scanItem(w.s.queryRow(ctx, `SELECT `+itemColumns+` FROM watched_items WHERE key = ?1`, it.Key).Scan)
		if errors.Is(err, sql.ErrNoRows) && it.ID != "" {
			old, err = scanItem(w.s.queryRow(ctx, `SELECT `+itemColumns+` FROM watched_items WHERE feed = ?1 AND id = ?2 ORDER BY found, key LIMIT 1`, it.Feed, it.ID).Scan)
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		if err == nil {
			out[i] = old
		}
	}
	return out, nil
}

// Looked keeps what a look at a feed brought.
func (w *Watched) Looked(ctx context.Context, f watch.Feed, items []watch.Item, gap *watch.Gap) error {
	return w.s.update(ctx, func(x *tx) error {
		err := x.exec(ctx, `INSERT INTO watched(`+watchedColumns+`) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
			ON CONFLICT(url) DO UPDATE SET title = excluded.title, kind = excluded.kind, moved = excluded.moved, etag = excluded.etag, modified = excluded.modified, polled = excluded.polled,
				good = excluded.good, fresh = excluded.fresh, next = excluded.next, every = excluded.every, fails = excluded.fails, why = excluded.why, items = excluded.items, gaps = excluded.gaps`,
			f.URL, f.Title, f.Kind, f.At, f.ETag, f.LastModified, millis(f.Polled), millis(f.Good), millis(f.Fresh), millis(f.Next), f.Every.Milliseconds(), f.Fails, f.Why, f.Items, f.Gaps)
		if err != nil {
			return err
		}
		for _, it := range items {
			if err := x.item(ctx, it); err != nil {
				return err
			}
		}
		if gap == nil {
			return nil
		}
		return x.exec(ctx, `INSERT INTO watched_gaps(feed, since, until) VALUES (?1, ?2, ?3) ON CONFLICT(feed, since) DO UPDATE SET until = excluded.until`, gap.Feed, millis(gap.From), millis(gap.To))
	})
}

func (x *tx) item(ctx context.Context, it watch.Item) error {
	return x.exec(ctx, `INSERT INTO watched_items(`+itemColumns+`, page) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '')
		ON CONFLICT(key) DO UPDATE SET body = excluded.body, title = excluded.title, updated = excluded.updated, state = excluded.state, tries = excluded.tries, seen = excluded.seen,
			next = excluded.next, why = excluded.why, report = excluded.report`,
		it.Key, it.Feed, it.ID, it.URL, it.Text, it.Title, millis(it.Published), millis(it.Updated), millis(it.Found), it.State, it.Tries, it.Seen, millis(it.Next), it.Why, it.Report)
}

// Waiting returns the items that wait, by when they are to be tried.
func (w *Watched) Waiting(ctx context.Context) ([]watch.Item, error) {
	return w.list(ctx, `SELECT `+itemColumns+` FROM watched_items WHERE state = 'waiting' ORDER BY next, key`)
}

// Settle keeps what became of an item. What the feed said in its place is not needed
// any more once it has been dealt with.
func (w *Watched) Settle(ctx context.Context, it watch.Item) error {
	if it.State != watch.Waiting {
		it.Text = ""
	}
	return w.s.update(ctx, func(x *tx) error { return x.item(ctx, it) })
}

// Items returns the last items of a feed that were found, at most limit, the newest
// first.
func (w *Watched) Items(ctx context.Context, feed string, limit int) ([]watch.Item, error) {
	return w.list(ctx, `SELECT `+itemColumns+` FROM watched_items WHERE feed = ?1 ORDER BY found DESC, key LIMIT ?2`, feed, limit)
}

func (w *Watched) list(ctx context.Context, q string, args ...any) (out []watch.Item, err error) {
	err = w.s.each(ctx, q, args, func(scan func(...any) error) error {
		it, err := scanItem(scan)
		out = append(out, it)
		return err
	})
	return out, err
}

// Counts returns how many items of each feed are in each state.
func (w *Watched) Counts(ctx context.Context) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	err := w.s.each(ctx, `SELECT feed, state, count(*) FROM watched_items GROUP BY feed, state`, nil, func(scan func(...any) error) error {
		var feed, state string
		var n int
		err := scan(&feed, &state, &n)
		if out[feed] == nil {
			out[feed] = map[string]int{}
		}
		out[feed][state] = n
		return err
	})
	return out, err
}

// Gaps returns the gaps of a feed, the newest first; of all feeds where it is empty.
func (w *Watched) Gaps(ctx context.Context, feed string) (out []watch.Gap, err error) {
	err = w.s.each(ctx, `SELECT feed, since, until FROM watched_gaps WHERE feed = ?1 OR ?1 = '' ORDER BY until DESC, feed`, []any{feed}, func(scan func(...any) error) error {
		var g watch.Gap
		var from, to int64
		err := scan(&g.Feed, &from, &to)
		g.From, g.To = moment(from), moment(to)
		out = append(out, g)
		return err
	})
	return out, err
}

// KeepPage keeps what was got for the item of a key where no report came of it, so that
// a better program can try again.
func (w *Watched) KeepPage(ctx context.Context, key string, body []byte) error {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	return w.s.update(ctx, func(x *tx) error {
		if err := x.exec(ctx, `INSERT INTO pages(hash, body) VALUES (?1, ?2) ON CONFLICT(hash) DO NOTHING`, hash, encoder().EncodeAll(body, nil)); err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE watched_items SET page = ?2 WHERE key = ?1`, key, hash)
	})
}

// unwatch forgets of the item that report id came of what it says.
func (x *tx) unwatch(ctx context.Context, id string) error {
	return x.exec(ctx, `UPDATE watched_items SET title = '', body = '', state = ?2 WHERE report = ?1`, id, watch.Refused)
}

// millis is a time as it is kept, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
