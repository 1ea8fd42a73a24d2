package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// An Alert is one line that an alert told, or is to tell.
type Alert struct {
	N      int64
	Key    string // of the event or change: an alert tells each once
	At     time.Time
	Change int64  // number of the change; 0 of an event
	Event  *Event // as it was when the alert was raised; nil of a change, and where its report was forgotten
}

// LastRecord is the number of the newest record, 0 where there is none.
func (s *Store) LastRecord(ctx context.Context) (n int64, err error) {
	err = s.one(ctx, `SELECT coalesce(max(n), 0) FROM records`, nil, &n)
	return n, err
}

// LastFollowed is the number of the newest record behind after, as far as it is known of
// it and all before which stories and processes their reports belong to.
func (s *Store) LastFollowed(ctx context.Context, after int64) (n int64, err error) {
	err = s.one(ctx, `SELECT coalesce((SELECT min(r.record) - 1 FROM feed f JOIN reports r ON r.n = f.report WHERE r.record > ?1 AND f.n > (SELECT CASE WHEN count(*) < 3 THEN 0 ELSE min(at) END FROM followers)),
		(SELECT coalesce(max(n), 0) FROM records))`, []any{after}, &n)
	return n, err
}

// NewEvents returns the events that a filter wants of the records from number from to
// number to, both with them, the oldest first.
func (s *Store) NewEvents(ctx context.Context, f Filter, from, to int64) (out []Event, err error) {
	f.Least, f.After, f.Limit = from<<16, (to+1)<<16, 0
	for e, err := range s.Events(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out, nil
}

// twin is the same for an event and for that of a copy of its report, and for one that
// another version finds by other words of the same passage.
func twin(e *Event) string {
	who := e.Group + "\x00" + e.Type
	for _, list := range [...][]Party{e.Actors, e.Recipients} {
		who += "\x00"
		for _, p := range list {
			who += p.Key + " " + Fold(p.Name) + ","
		}
	}
	sum := sha256.Sum256([]byte(who + "\x00" + Fold(e.Words)))
	return hex.EncodeToString(sum[:12])
}

// Raise keeps what an alert is to tell, and queues it where there is an address or a
// command: of events and changes those that it did not tell yet, of events those alone
// whose reports came since the alert was added. It notes up to which number the alert
// has seen all, and which processes it asks for by then. It returns how many are new.
func (s *Store) Raise(ctx context.Context, h *Hook, seen int64, process string, list []Alert) (raised int, err error) {
	err = s.update(ctx, func(x *tx) error {
		raised = 0
		n, err := x.change(ctx, `UPDATE hooks SET seen = CASE WHEN seen < ?2 THEN ?2 ELSE seen END, process = ?3 WHERE id = ?1`, h.ID, seen, process)
		if err != nil || n == 0 {
			return err
		}
		for i := range list {
			ok, err := x.raise(ctx, h, &list[i])
			if err != nil {
				return err
			}
			if ok {
				raised++
			}
		}
		return nil
	})
	return raised, err
}

func (x *tx) raise(ctx context.Context, h *Hook, a *Alert) (bool, error) {
	report, body, same := int64(0), []byte{}, a.Key
	if a.Event != nil {
		err := x.one(ctx, `SELECT n FROM reports WHERE id = ?1 AND added >= ?2`, []any{a.Event.Report, h.Added.UnixMilli()}, &report)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil // it was there before, or is gone
		}
		if err != nil {
			return false, err
		}
		b, err := json.Marshal(a.Event)
		if err != nil {
			return false, err
		}
		body, same = squeeze(b), twin(a.Event)
	}
	var last, known int64
	if err := x.one(ctx, `SELECT coalesce((SELECT max(n) FROM alerts), 0), (SELECT count(*) FROM alerts WHERE hook = ?1 AND (key = ?2 OR twin = ?3))`, []any{h.ID, a.Key, same}, &last, &known); err != nil || known > 0 {
		return false, err
	}
	last++
	if err := x.exec(ctx, `INSERT INTO alerts(n, hook, key, twin, at, change, report, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`, last, h.ID, a.Key, same, x.s.now().UnixMilli(), a.Change, report, body); err != nil {
		return false, err
	}
	if h.URL == "" && len(h.Command) == 0 {
		return true, nil
	}
	return true, x.exec(ctx, `INSERT INTO deliveries(hook, change, tries, next, reason, dead) VALUES (?1, ?2, 0, 0, '', 0)`, h.ID, last)
}

// An AlertFilter says which lines of an alert are wanted.
type AlertFilter struct {
	Hook  string // of that alert; empty for all
	N     int64  // that line alone; 0 for all
	Limit int    // 0 for 100
}

// Alerts returns what alerts told or are to tell, the newest first.
func (s *Store) Alerts(ctx context.Context, f AlertFilter) (out []Alert, err error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	c := &conditions{d: s.dialect, table: "alerts"}
	if f.Hook != "" {
		c.add("hook = %s", c.arg(f.Hook))
	}
	if f.N > 0 {
		c.add("n = %s", c.arg(f.N))
	}
	err = s.each(ctx, `SELECT n, key, at, change, body FROM alerts WHERE `+c.sql()+` ORDER BY n DESC LIMIT `+c.arg(f.Limit), c.args, func(scan func(...any) error) error {
		var a Alert
		var at int64
		var body []byte
		if err := scan(&a.N, &a.Key, &at, &a.Change, &body); err != nil {
			return err
		}
		a.At = moment(at)
		if len(body) > 0 {
			b, err := unsqueeze(body)
			if err == nil {
				a.Event = &Event{}
				err = json.Unmarshal(b, a.Event)
			}
			if err != nil {
				return fmt.Errorf("alert %d is damaged in the database (%w): take your last copy of it, or remove the alert and add it again", a.N, err)
			}
		}
		out = append(out, a)
		return nil
	})
	return out, err
}
