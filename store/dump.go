package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
)

// Dump writes all that the store holds, a JSON object a line, in an order that hangs on
// what is kept alone: two stores that took in the same things in the same order, on
// whatever database, write the same lines. Numbers of rows and times are left out. A
// line has one key, its kind: run, report, record, page, event, statement, input,
// watched, watched item, watched gap, forgotten, judgement, original, assignment, assigned, and what DumpDerived writes.
func (s *Store) Dump(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	d := dumper{s: s, w: json.NewEncoder(out)}
	d.w.SetEscapeHTML(false)
	for _, t := range dumped {
		if err := d.table(ctx, t.kind, t.query, t.columns); err != nil {
			return err
		}
	}
	if err := d.derived(ctx); err != nil {
		return err
	}
	for e, err := range s.Events(ctx, Filter{}) {
		if err := d.line("event", e, err); err != nil {
			return err
		}
	}
	for e, err := range s.Statements(ctx, Filter{}) {
		if err := d.line("statement", e, err); err != nil {
			return err
		}
	}
	return out.Flush()
}

// dumped are the tables of a dump, with queries whose columns are texts and numbers.
// Runs are named by their order.
var dumped = []struct {
	kind, query string
	columns     []string
}{
	{"run", `SELECT u.kind, u.note, CASE WHEN u.undone > 0 THEN 1 ELSE 0 END FROM runs u ORDER BY u.n`, []string{"kind", "note", "undone"}},
	{"report", `SELECT r.id, r.title, r.outlet, r.url, r.lang, r.published, r.certain, r.skipped, ` + groupID + `, r.share, r.origin, r.text FROM reports r ORDER BY r.n`,
		[]string{"id", "title", "outlet", "url", "lang", "published", "certain", "skipped", "text_group", "share", "origin", "text"}},
	{"record", `SELECT r.id, c.version, c.data, ` + runOrder + `, b.first, CASE WHEN b.n = r.record THEN 1 ELSE 0 END, b.skipped, b.body
		FROM records b JOIN reports r ON r.n = b.report JOIN coders c ON c.n = b.coder ORDER BY b.n`,
		[]string{"report", "version", "data", "run", "first", "current", "skipped", "record"}},
	{"page", `SELECT r.id, k.hash, k.name, k.url, k.type, k.day FROM report_pages k JOIN reports r ON r.n = k.report ORDER BY k.report`, []string{"report", "hash", "name", "url", "type", "day"}},
	{"page bytes", `SELECT hash, octet_length(body) FROM pages ORDER BY hash`, []string{"hash", "length"}},
	{"sketch", `SELECT r.id, k.body FROM sketches k JOIN reports r ON r.n = k.report ORDER BY k.report`, []string{"report", "hashes"}},
	{"shingle", `SELECT h.hash, g.id, r.id FROM shingles h JOIN reports g ON g.n = h.text_group JOIN reports r ON r.n = h.report ORDER BY h.hash, h.text_group`, []string{"hash", "text_group", "report"}},
	{"input", `SELECT b.source, b.part, b.state, b.reason, b.report, b.stamp, ` + runOrder + ` FROM inputs b ORDER BY b.source, b.part`, []string{"source", "part", "state", "reason", "report", "stamp", "run"}},
	{"manifest", `SELECT b.source, b.part, b.task, b.stamp, ` + runOrder + ` FROM manifest b ORDER BY b.run, b.source, b.part`, []string{"source", "part", "task", "stamp", "run"}},
	{"watched", `SELECT url, title, kind, moved, items, gaps FROM watched ORDER BY url`, []string{"url", "title", "kind", "moved", "items", "gaps"}},
	{"watched item", `SELECT key, feed, id, url, title, state, seen, report, page FROM watched_items ORDER BY key`, []string{"key", "feed", "id", "url", "title", "state", "seen", "report", "page"}},
	{"watched gap", `SELECT feed, count(*) FROM watched_gaps GROUP BY feed ORDER BY feed`, []string{"feed", "gaps"}},
	{"forgotten", `SELECT id, reason FROM tombstones ORDER BY id`, []string{"id", "reason"}},
	{"judgement", `SELECT b.report, b.target, b.kind, b.type, b.start_at, b.end_at, b.verdict, b.field, CASE WHEN b.verdict = 'undo' THEN '' ELSE b.value END, b.who, b.note, b.task, ` + runOrder + ` FROM judgements b ORDER BY b.at, b.id`,
		[]string{"report", "target", "kind", "type", "start", "end", "verdict", "field", "value", "who", "note", "task", "run"}},
	{"original", `SELECT r.id, o.body FROM originals o JOIN records b ON b.n = o.record JOIN reports r ON r.n = b.report ORDER BY o.record`, []string{"report", "record"}},
	{"assignment", `SELECT id, name, who, coders FROM assignments ORDER BY id`, []string{"id", "name", "who", "coders"}},
	{"assigned", `SELECT task, report, coder, pos, CASE WHEN done > 0 THEN 1 ELSE 0 END FROM assigned ORDER BY task, pos, coder`, []string{"assignment", "report", "coder", "pos", "done"}},
}

// judgedAt is the time of a judgement in a record.
var judgedAt = regexp.MustCompile(`,"at":"[0-9T:-]+Z"`)

// runOrder is which run row b is of, 0 for none.
const runOrder = `(SELECT count(*) FROM runs v WHERE v.n <= b.run)`

type dumper struct {
	s *Store
	w *json.Encoder
}

func (d *dumper) line(kind string, v any, err error) error {
	if err != nil {
		return err
	}
	return d.w.Encode(map[string]any{kind: v})
}

func (d *dumper) table(ctx context.Context, kind, query string, columns []string) error {
	return d.s.each(ctx, query, nil, func(scan func(...any) error) error {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := scan(into...); err != nil {
			return err
		}
		line := map[string]any{}
		for i, c := range columns {
			b, isBytes := values[i].([]byte)
			switch {
			case c == "record":
				j, err := unpackJSON(b)
				if err != nil {
					return fmt.Errorf("report %v: %w", line["report"], err)
				}
				line[c] = json.RawMessage(judgedAt.ReplaceAll(j, nil))
			case c == "derived":
				v, err := timeless(b)
				if err != nil {
					return err
				}
				line[c] = v
			case c == "hashes":
				line[c] = hashesOf(b)
			case isBytes:
				line[c] = string(b)
			default:
				line[c] = values[i]
			}
		}
		return d.line(kind, line, nil)
	})
}
