package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"readout"
)

// What is derived from many reports - stories, happenings, processes - is made by
// followers, who read the feed: a line for each report that came, whose record in force
// or text group is another, or that is gone. The database itself writes the feed, in the
// transaction of the change.
//
// There are two steps. What a report brings by itself is made piece by piece, by the
// follower PerReport; what is made of many of them comes after, by followers that go as
// far as that one has come.

// The followers.
const (
	PerReport   = "reports"
	ByProcesses = "processes"
	ByStories   = "stories"
)

// A Feed is a piece of what PerReport has not seen.
type Feed struct {
	From, To int64 // lines; the next piece begins behind To
	More     bool  // there are more lines
	Reports  []Fed // each once; none for those that are gone
}

// A Fed is a report as it stands now.
type Fed struct {
	N         int64 // in this store alone
	ID        string
	Published string
	Outlet    string
	Title     string
	Added     time.Time
	body      []byte
}

// Record unpacks the record in force.
func (f *Fed) Record() (*readout.Record, error) { return unpack(f.body) }

// Behind says whether there is anything that the followers have not seen, and whether
// another version of the program than version brought them where they are.
func (s *Store) Behind(ctx context.Context, version string) (behind, other bool, err error) {
	var least, last, followers, others int64
	err = s.one(ctx, `SELECT coalesce((SELECT max(n) FROM feed), 0), count(*), coalesce(min(at), 0), coalesce(sum(CASE WHEN version <> ?1 THEN 1 ELSE 0 END), 0) FROM followers`,
		[]any{version}, &last, &followers, &least, &others)
	if followers < 3 {
		least = 0
	}
	return least < last, others > 0, err
}

// stands is how far a follower has come.
func stands(one func(q string, args []any, into ...any) error, follower string) (at int64, err error) {
	err = one(`SELECT at FROM followers WHERE name = ?1`, []any{follower}, &at)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return at, err
}

func (s *Store) onReader(ctx context.Context) func(string, []any, ...any) error {
	return func(q string, args []any, into ...any) error { return s.one(ctx, q, args, into...) }
}

func (x *tx) alone(ctx context.Context) func(string, []any, ...any) error {
	return func(q string, args []any, into ...any) error { return x.one(ctx, q, args, into...) }
}

// Feed returns the lines behind from, at most so many, with the records of their
// reports; from is where PerReport stands if it is negative.
func (s *Store) Feed(ctx context.Context, from int64, most int) (*Feed, error) {
	var err error
	if from < 0 {
		if from, err = stands(s.onReader(ctx), PerReport); err != nil {
			return nil, err
		}
	}
	f := &Feed{From: from, To: from}
	lines := 0
	var reports []int64
	seen := map[int64]bool{0: true}
	err = s.each(ctx, `SELECT n, report FROM feed WHERE n > ?1 ORDER BY n LIMIT ?2`, []any{from, most}, func(scan func(...any) error) error {
		var report int64
		err := scan(&f.To, &report)
		if lines++; !seen[report] {
			seen[report] = true
			reports = append(reports, report)
		}
		return err
	})
	f.More = lines == most
	if err != nil || len(reports) == 0 {
		return f, err
	}
	err = s.each(ctx, `SELECT r.n, r.id, r.published, r.outlet, r.title, r.added, b.body FROM reports r JOIN records b ON b.n = r.record WHERE `+s.dialect.In("r.n", 1, true)+` ORDER BY r.n`,
		[]any{jsonList(reports)}, func(scan func(...any) error) error {
			var r Fed
			var added int64
			err := scan(&r.N, &r.ID, &r.Published, &r.Outlet, &r.Title, &added, &r.body)
			r.Added = moment(added)
			f.Reports = append(f.Reports, r)
			return err
		})
	return f, err
}

// ErrOvertaken says that the store changed meanwhile, or another process follows the
// feed too: to be read and made again.
var ErrOvertaken = errors.New("another process follows the feed at the same time")

// Enter writes what the reports of a piece bring by themselves. All that f does stands
// or falls together with the follower's place in the feed, so that each piece is entered
// once, whoever is stopped and however many follow. f is told which of the reports are
// still there.
func (s *Store) Enter(ctx context.Context, feed *Feed, version string, f func(d *Derived, there func(report int64) bool) error) error {
	return s.update(ctx, func(x *tx) error {
		at, err := stands(x.alone(ctx), PerReport)
		if err != nil {
			return err
		}
		if at != feed.From {
			return ErrOvertaken
		}
		d := &Derived{s: s, x: x, ctx: ctx, line: feed.To}
		numbers := make([]int64, len(feed.Reports))
		for i := range feed.Reports {
			numbers[i] = feed.Reports[i].N
		}
		there := map[int64]bool{}
		err = d.each(`SELECT n FROM reports WHERE `+s.dialect.In("n", 1, true), []any{jsonList(numbers)}, func(scan func(...any) error) error {
			var n int64
			err := scan(&n)
			there[n] = true
			return err
		})
		if err != nil {
			return err
		}
		if err := f(d, func(report int64) bool { return there[report] }); err != nil {
			return err
		}
		if err := d.flush(); err != nil {
			return err
		}
		return x.come(ctx, PerReport, feed.To, version)
	})
}

// come notes how far a follower has come.
func (x *tx) come(ctx context.Context, follower string, to int64, version string) error {
	return x.exec(ctx, `INSERT INTO followers(name, at, version) VALUES (?1, ?2, ?3) ON CONFLICT(name) DO UPDATE SET at = excluded.at, version = excluded.version`, follower, to, version)
}

// Unfollow throws away all that is derived, so that it is made anew from every report.
// Decisions stay.
func (s *Store) Unfollow(ctx context.Context) error {
	return s.update(ctx, func(x *tx) error {
		for _, table := range derived {
			if err := x.exec(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		if err := x.exec(ctx, `INSERT INTO feed(report) VALUES (0)`); err != nil { // lines that come have higher numbers all the same
			return err
		}
		return x.exec(ctx, `INSERT INTO feed(report) SELECT n FROM reports ORDER BY n`)
	})
}

// Refold throws away what is made of many reports, so that it is made anew of what each
// brings by itself, which stays, and says of how many. ok is false, and nothing is done,
// where another version of the program than version has made that.
func (s *Store) Refold(ctx context.Context, version string) (reports int, ok bool, err error) {
	err = s.update(ctx, func(x *tx) error {
		var same int64
		if err := x.one(ctx, `SELECT count(*) FROM followers WHERE name = ?1 AND version = ?2`, []any{PerReport, version}, &same); err != nil || same == 0 {
			return err
		}
		ok = true
		for _, table := range derived {
			if slices.Contains(perReport[:], table) {
				continue
			}
			if err := x.exec(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		if err := x.exec(ctx, `DELETE FROM followers WHERE name <> ?1`, PerReport); err != nil {
			return err
		}
		return x.one(ctx, `SELECT count(*) FROM entries`, nil, &reports)
	})
	return reports, ok, err
}

// perReport are the tables of what each report brings by itself, and how far that has come.
var perReport = [...]string{"feed", "followers", "entries", "entry_keys", "looked"}

// derived are the tables that can be made anew.
var derived = [...]string{"feed", "followers", "entries", "entry_keys", "strands", "processes", "members", "suggested", "looked", "placed", "placed_keys", "happenings", "gone"}
