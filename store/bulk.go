package store

import (
	"context"
	"strings"

	"readout/review"
)

// A bulk is what a transaction adds to the tables: rows are gathered first and written
// table by table.
type bulk struct {
	now       int64
	report    int64            // the number of the newest report
	record    int64            // and record
	gone      map[string]bool  // reports that were forgotten
	known     map[string]int64 // the numbers of reports
	judged    map[string][]review.Judgement
	originals [][]any
	err       error
	coders    map[[2]string]int64

	reports, records, lines, events, statements, parties, shingles, sketches [][]any

	fresh   map[int64][]any // rows of reports by their number, while they are not written
	current map[int64][2]any
}

var (
	reportColumns   = strings.Fields(`n id added title outlet url lang published certain record skipped text_group share origin text`)
	recordColumns   = strings.Fields(`n report coder run at first skipped body`)
	originalColumns = strings.Fields(`record body`)
	shingleColumns  = strings.Fields(`hash text_group report`)
	sketchColumns   = strings.Fields(`report body`)
)

// Places of what is set late in a row of reports.
const (
	atRecord, atSkipped, atGroup, atShare = 9, 10, 11, 12
)

// begin looks up what there is already of the reports in list.
func (x *tx) begin(ctx context.Context, list []*put) (*bulk, error) {
	b := &bulk{now: x.s.now().UnixMilli(), gone: map[string]bool{}, known: map[string]int64{}, judged: map[string][]review.Judgement{}, coders: map[[2]string]int64{}, fresh: map[int64][]any{}, current: map[int64][2]any{}}
	ids := make([]string, len(list))
	for i, q := range list {
		ids[i] = q.filed.Record.Report.ID
	}
	of := []any{jsonList(ids)}
	d := x.s.dialect
	err := x.each(ctx, `SELECT id FROM tombstones WHERE `+d.In("id", 1, false), of, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		b.gone[id] = true
		return err
	})
	if err != nil {
		return nil, err
	}
	err = x.each(ctx, `SELECT id, n FROM reports WHERE `+d.In("id", 1, false), of, func(scan func(...any) error) error {
		var id string
		var n int64
		err := scan(&id, &n)
		b.known[id] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(b.known) > 0 {
		if b.judged, err = x.judged(ctx, of); err != nil {
			return nil, err
		}
	}
	if err := x.one(ctx, `SELECT coalesce((SELECT max(n) FROM reports), 0), coalesce((SELECT max(n) FROM records), 0)`, nil, &b.report, &b.record); err != nil {
		return nil, err
	}
	for _, q := range list {
		v := q.filed.Record.Coder
		if key := [2]string{v.Version, v.Data}; b.coders[key] == 0 {
			if b.coders[key], err = x.coder(ctx, v.Version, v.Data); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// coder returns the number of a version of the program.
func (x *tx) coder(ctx context.Context, version, data string) (n int64, err error) {
	err = x.one(ctx, `INSERT INTO coders(version, data) VALUES (?1, ?2) ON CONFLICT(version, data) DO UPDATE SET version = excluded.version RETURNING n`, []any{version, data}, &n)
	return n, err
}

// add takes in the rows of q and says what became of it.
func (b *bulk) add(q *put) {
	r, f := q.filed.Record.Report, &q.filed
	if b.gone[r.ID] {
		q.out = Forgotten
		return
	}
	n := b.known[r.ID]
	switch {
	case n == 0:
		q.out = Stored
	case f.Again:
		q.out = Recoded
	default:
		q.out = Known
		return
	}
	b.record++
	if n == 0 {
		b.report++
		n = b.report
		b.known[r.ID] = n
		row := []any{n, r.ID, b.now, r.Title, r.Outlet, r.URL, r.Lang, dayOf(r.Published), truth(r.Published.Certain), b.record, string(r.Skipped), n, 1.0, q.origin, r.Text}
		b.reports = append(b.reports, cleaned(row))
		b.fresh[n] = row
	} else if row := b.fresh[n]; row != nil { // it came twice in one transaction
		row[atRecord], row[atSkipped] = b.record, string(r.Skipped)
	} else {
		b.current[n] = [2]any{b.record, string(r.Skipped)}
	}
	v := f.Record.Coder
	b.records = append(b.records, []any{b.record, n, b.coders[[2]string{v.Version, v.Data}], f.Run, b.now, truth(q.out == Stored), clean(string(r.Skipped)), b.body(q)})
	b.rows(q.rows, b.record, n)
}

// body is the record of q as it is kept: as persons corrected it, with what the program
// coded beside it.
func (b *bulk) body(q *put) []byte {
	list := b.judged[q.filed.Record.Report.ID]
	rec, _ := review.Apply(q.filed.Record, list)
	if rec == q.filed.Record {
		return q.body
	}
	body, err := pack(rec)
	if err != nil {
		b.err = err
		return q.body
	}
	q.rows = rowsOf(rec)
	b.originals = append(b.originals, []any{b.record, q.body})
	return body
}

// rows takes in the rows of a record.
func (b *bulk) rows(r *rows, record, report int64) {
	r.number(record, report)
	if r.lines != nil {
		b.lines = append(b.lines, r.lines)
	}
	b.events = append(b.events, r.events...)
	b.statements = append(b.statements, r.statements...)
	b.parties = append(b.parties, r.parties...)
}

func (b *bulk) insert(ctx context.Context, x *tx) error {
	if b.err != nil {
		return b.err
	}
	for _, t := range []struct {
		name    string
		columns []string
		rows    [][]any
	}{
		{"reports", reportColumns, b.reports}, {"records", recordColumns, b.records}, {"originals", originalColumns, b.originals}, {"lines", lineColumns, b.lines}, {"events", eventColumns, b.events}, {"statements", statementColumns, b.statements},
		{"parties", partyColumns, b.parties}, {"shingles", shingleColumns, b.shingles}, {"sketches", sketchColumns, b.sketches},
	} {
		if len(t.rows) == 0 {
			continue
		}
		if err := x.s.dialect.Bulk(ctx, x.conn, x.Tx, t.name, t.columns, t.rows); err != nil {
			return err
		}
	}
	for _, t := range []struct {
		name string
		rows [][]any
	}{{"reports", b.reports}, {"statements", b.statements}, {"events", b.events}} {
		if len(t.rows) > 0 {
			if err := x.s.dialect.Index(ctx, x.Tx, t.name, t.rows[0][0].(int64)); err != nil {
				return err
			}
		}
	}
	for n, v := range b.current {
		if err := x.exec(ctx, `UPDATE reports SET record = ?1, skipped = ?2 WHERE n = ?3`, v[0], v[1], n); err != nil {
			return err
		}
	}
	return nil
}
