package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// A Hook is an address that is told of changes; with a Rule it is an alert, which tells of
// what the rule asks for, and to an address, a command or nobody but who reads its feed.
type Hook struct {
	ID      string
	URL     string
	Secret  string
	Process string   // the only one it is told of; empty for all
	Kinds   []string // of changes; nil for all
	Private bool     // the address may be one of a private network
	Added   time.Time

	Name    string   // of an alert
	Rule    string   // of an alert, see ParseRule; empty of a hook
	Command []string // of an alert: what is run, with its arguments; nil for none

	Seen  int64     // number of the change, or record, up to which deliveries are queued
	Rest  time.Time // until when nothing is sent to it
	Fails int       // tries in a row that did not reach it
	Off   string    // why nothing is sent any more; empty while it is
}

// A Delivery is a change that a hook is still to be told of, or that was given up.
type Delivery struct {
	Hook   string
	Change int64 // number of the change; of an alert that of its line
	Tries  int
	Next   time.Time // not before; the zero time for at once
	Reason string    // of the last failure
	Dead   time.Time // when it was given up
}

// ErrNoHook says that no hook has the id.
var ErrNoHook = errors.New("no such web hook")

// AddHook keeps a hook. It is told of what is noted from now on; an alert on events of
// what is stored from now on.
func (s *Store) AddHook(ctx context.Context, h Hook) error {
	from, command := "changes", ""
	if h.Rule != "" && !h.changes() {
		from = "records"
	}
	if len(h.Command) > 0 {
		b, err := json.Marshal(h.Command)
		if err != nil {
			return err
		}
		command = string(b)
	}
	return s.update(ctx, func(x *tx) error {
		return x.exec(ctx, `INSERT INTO hooks(id, url, secret, process, kinds, private, at, seen, rest, fails, off, name, rule, command) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(max(n), 0), 0, 0, '', ?8, ?9, ?10 FROM `+from,
			h.ID, h.URL, h.Secret, h.Process, strings.Join(h.Kinds, ","), flag(h.Private), s.now().UnixMilli(), h.Name, h.Rule, command)
	})
}

// changes says whether an alert is one on changes of processes.
func (h *Hook) changes() bool {
	r, err := ParseRule(h.Rule, nil, nil)
	return err == nil && r.OnChanges
}

// RemoveHook takes a hook out, with all that it was still to be told.
func (s *Store) RemoveHook(ctx context.Context, id string) error {
	return s.update(ctx, func(x *tx) error {
		n, err := x.change(ctx, `DELETE FROM hooks WHERE id = ?1`, id)
		if err == nil && n == 0 {
			return ErrNoHook
		}
		if err != nil {
			return err
		}
		if err := x.exec(ctx, `DELETE FROM alerts WHERE hook = ?1`, id); err != nil {
			return err
		}
		return x.exec(ctx, `DELETE FROM deliveries WHERE hook = ?1`, id)
	})
}

// Hooks returns all hooks in the order in which they were added.
func (s *Store) Hooks(ctx context.Context) (out []Hook, err error) {
	err = s.each(ctx, `SELECT id, url, secret, process, kinds, private, at, seen, rest, fails, off, name, rule, command FROM hooks ORDER BY at, id`, nil, func(scan func(...any) error) error {
		var h Hook
		var kinds, command string
		var private, at, rest int64
		err := scan(&h.ID, &h.URL, &h.Secret, &h.Process, &kinds, &private, &at, &h.Seen, &rest, &h.Fails, &h.Off, &h.Name, &h.Rule, &command)
		if err == nil && command != "" {
			err = json.Unmarshal([]byte(command), &h.Command)
		}
		if kinds != "" {
			h.Kinds = strings.Split(kinds, ",")
		}
		h.Private, h.Added, h.Rest = private != 0, moment(at), moment(rest)
		out = append(out, h)
		return err
	})
	return out, err
}

// QueueFor queues changes for a hook that has seen all up to from, and notes that it has
// seen all up to to, and which process it is told of by then. Where another program did
// so meanwhile it does nothing.
func (s *Store) QueueFor(ctx context.Context, hook string, from, to int64, process string, changes []int64) error {
	return s.update(ctx, func(x *tx) error {
		n, err := x.change(ctx, `UPDATE hooks SET seen = ?3, process = ?4 WHERE id = ?1 AND seen = ?2`, hook, from, to, process)
		if err != nil || n == 0 {
			return err
		}
		for _, c := range changes {
			if err := x.exec(ctx, `INSERT INTO deliveries(hook, change, tries, next, reason, dead) VALUES (?1, ?2, 0, 0, '', 0)`, hook, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// Due returns the delivery that is next for a hook: of those that are due, one that was
// tried least, the oldest of them. ok is false where there is none.
func (s *Store) Due(ctx context.Context, hook string, now time.Time) (d Delivery, ok bool, err error) {
	d.Hook = hook
	var next int64
	err = s.one(ctx, `SELECT change, tries, next, reason FROM deliveries WHERE hook = ?1 AND dead = 0 AND next <= ?2 ORDER BY tries, change LIMIT 1`, []any{hook, now.UnixMilli()}, &d.Change, &d.Tries, &next, &d.Reason)
	if errors.Is(err, sql.ErrNoRows) {
		return d, false, nil
	}
	d.Next = moment(next)
	return d, err == nil, err
}

// Take makes a delivery one's own until a time, and counts the try: nobody else takes it
// before then. ok is false where somebody has it already.
func (s *Store) Take(ctx context.Context, d *Delivery, until time.Time) (ok bool, err error) {
	var was int64
	if !d.Next.IsZero() {
		was = d.Next.UnixMilli()
	}
	err = s.update(ctx, func(x *tx) error {
		n, err := x.change(ctx, `UPDATE deliveries SET tries = tries + 1, next = ?4 WHERE hook = ?1 AND change = ?2 AND next = ?3 AND tries = ?5 AND dead = 0`, d.Hook, d.Change, was, until.UnixMilli(), d.Tries)
		ok = n == 1
		return err
	})
	if ok {
		d.Tries, d.Next = d.Tries+1, until
	}
	return ok, err
}

// Delivered notes that a hook was told of a change.
func (s *Store) Delivered(ctx context.Context, d Delivery) error {
	return s.update(ctx, func(x *tx) error {
		if err := x.exec(ctx, `DELETE FROM deliveries WHERE hook = ?1 AND change = ?2`, d.Hook, d.Change); err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE hooks SET rest = 0, fails = 0 WHERE id = ?1 AND (rest <> 0 OR fails <> 0)`, d.Hook)
	})
}

// Undelivered notes that a try failed: d says why, when the next one is due and whether
// it was given up. rest, if not zero, is until when the hook is left alone; off, if not
// empty, why for good.
func (s *Store) Undelivered(ctx context.Context, d Delivery, rest time.Time, off string) error {
	return s.update(ctx, func(x *tx) error {
		var next, dead int64
		if !d.Next.IsZero() {
			next = d.Next.UnixMilli()
		}
		if !d.Dead.IsZero() {
			dead = d.Dead.UnixMilli()
		}
		if err := x.exec(ctx, `UPDATE deliveries SET next = ?3, reason = ?4, dead = ?5 WHERE hook = ?1 AND change = ?2`, d.Hook, d.Change, next, d.Reason, dead); err != nil {
			return err
		}
		if rest.IsZero() && off == "" {
			return nil
		}
		var until int64
		if !rest.IsZero() {
			until = rest.UnixMilli()
		}
		return x.exec(ctx, `UPDATE hooks SET rest = ?2, fails = fails + 1, off = ?3 WHERE id = ?1`, d.Hook, until, off)
	})
}

// A HookQueue is how much a hook is still to be told.
type HookQueue struct {
	Waiting, Dead int
	Last          []Delivery // that were given up, the newest first, and after them what failed so far
}

// HookQueue returns what a hook is still to be told and what was given up.
func (s *Store) HookQueue(ctx context.Context, hook string) (q HookQueue, err error) {
	err = s.one(ctx, `SELECT count(*), coalesce(sum(CASE WHEN dead > 0 THEN 1 ELSE 0 END), 0) FROM deliveries WHERE hook = ?1`, []any{hook}, &q.Waiting, &q.Dead)
	if err != nil {
		return q, err
	}
	q.Waiting -= q.Dead
	err = s.each(ctx, `SELECT change, tries, next, reason, dead FROM deliveries WHERE hook = ?1 AND reason <> '' ORDER BY dead DESC, change DESC LIMIT 10`, []any{hook}, func(scan func(...any) error) error {
		d := Delivery{Hook: hook}
		var next, dead int64
		err := scan(&d.Change, &d.Tries, &next, &d.Reason, &dead)
		d.Next, d.Dead = moment(next), moment(dead)
		q.Last = append(q.Last, d)
		return err
	})
	return q, err
}

// Retry takes up again what was given up for a hook, and turns it on again.
func (s *Store) Retry(ctx context.Context, hook string) (n int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		there, err := x.change(ctx, `UPDATE hooks SET rest = 0, fails = 0, off = '' WHERE id = ?1`, hook)
		if err == nil && there == 0 {
			return ErrNoHook
		}
		if err != nil {
			return err
		}
		n, err = x.change(ctx, `UPDATE deliveries SET tries = 0, next = 0, dead = 0 WHERE hook = ?1 AND dead > 0`, hook)
		return err
	})
	return n, err
}
