package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// DumpDerived writes what is made of the reports and what persons decided, as Dump does,
// in an order that hangs on neither the order in which reports came nor on times.
func (s *Store) DumpDerived(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	d := dumper{s: s, w: json.NewEncoder(out)}
	d.w.SetEscapeHTML(false)
	if err := d.derived(ctx); err != nil {
		return err
	}
	return out.Flush()
}

func (d *dumper) derived(ctx context.Context) error {
	for _, t := range dumpedDerived {
		if err := d.table(ctx, t.kind, t.query, t.columns); err != nil {
			return err
		}
	}
	return nil
}

var dumpedDerived = []struct {
	kind, query string
	columns     []string
}{
	{"decision", `SELECT about FROM decisions ORDER BY n`, []string{"about"}},
	{"entry", `SELECT r.id, e.body FROM entries e JOIN reports r ON r.n = e.report ORDER BY r.id`, []string{"report", "derived"}},
	{"entry key", `SELECT k.key, k.day_from, k.day_to, r.id FROM entry_keys k JOIN reports r ON r.n = k.report ORDER BY k.key, r.id, k.day_from`, []string{"key", "from", "to", "report"}},
	{"strand", `SELECT t.id, r.id, t.process FROM strands t JOIN reports r ON r.n = t.report ORDER BY t.id`, []string{"strand", "report", "process"}},
	{"process", `SELECT id, name, state, since, opened, last, parties, reports, head FROM processes ORDER BY id`,
		[]string{"id", "name", "state", "since", "opened", "last", "parties", "reports", "head"}},
	{"member", `SELECT process, body FROM members ORDER BY process`, []string{"process", "derived"}},
	{"placed", `SELECT id, grp, day, story FROM placed ORDER BY id`, []string{"report", "text_group", "day", "story"}},
	{"happening", `SELECT h.event, r.id, h.happening, h.own FROM happenings h JOIN reports r ON r.n = h.report ORDER BY h.event`, []string{"event", "report", "happening", "own"}},
}

// timeless is packed JSON without the times at which things were stored and decided.
func timeless(packed []byte) (any, error) {
	b, err := unsqueeze(packed)
	if err != nil {
		return nil, err
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, err
	}
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "stored")
			delete(v, "when")
			for _, x := range v {
				strip(x)
			}
		case []any:
			for _, x := range v {
				strip(x)
			}
		}
	}
	strip(v)
	return v, nil
}

// checkDerived looks for damage in what is derived, which can be made anew.
func (s *Store) checkDerived(ctx context.Context) error {
	if err := s.CheckParts(ctx); err != nil {
		return err
	}
	return s.each(ctx, `SELECT p.id, p.head, m.body FROM processes p JOIN members m ON m.process = p.id`, nil, func(scan func(...any) error) error {
		var id, head string
		var members []byte
		if err := scan(&id, &head, &members); err != nil {
			return err
		}
		if !json.Valid([]byte(head)) {
			return fmt.Errorf("what lists show of process %s is damaged: readout db rebuild makes it anew", id)
		}
		if b, err := unsqueeze(members); err != nil || !json.Valid(b) {
			return fmt.Errorf("what is kept of the members of process %s is damaged: readout db rebuild makes it anew", id)
		}
		return nil
	})
}

// CheckParts looks for damage in what each report brings by itself to what is derived.
func (s *Store) CheckParts(ctx context.Context) error {
	for _, q := range [...]string{`SELECT report, body FROM entries`, `SELECT report, bare FROM entries`, `SELECT report, mentions FROM looked`} {
		if err := s.sound(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// sound fails where one of what q returns, packed, cannot be unpacked.
func (s *Store) sound(ctx context.Context, q string) error {
	return s.each(ctx, q, nil, func(scan func(...any) error) error {
		var n int64
		var b []byte
		if err := scan(&n, &b); err != nil {
			return err
		}
		if _, err := unsqueeze(b); err != nil {
			return fmt.Errorf("what was made of the reports is damaged (%w): readout db rebuild makes it anew", err)
		}
		return nil
	})
}
