package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// A Page is what a report was read from, as it was fetched, and what was known of it: so
// that its article can be found anew by a better program.
type Page struct {
	Body []byte
	Name string // of the file
	URL  string
	Type string // as the server named it
	Day  string // of publication, that the user gave; ISO, or empty

	hash   string
	packed []byte
}

// prepare packs the page.
func (p *Page) prepare() *Page {
	if p == nil {
		return nil
	}
	sum := sha256.Sum256(p.Body)
	c := *p
	c.hash, c.packed = hex.EncodeToString(sum[:]), encoder().EncodeAll(p.Body, nil)
	return &c
}

// pages keeps the pages of reports that were written.
func (x *tx) pages(ctx context.Context, list []*put, b *bulk) error {
	for _, q := range list {
		p := q.page
		if p == nil || q.out != Stored && q.out != Recoded {
			continue
		}
		if err := x.exec(ctx, `INSERT INTO pages(hash, body) VALUES (?1, ?2) ON CONFLICT(hash) DO NOTHING`, p.hash, p.packed); err != nil {
			return err
		}
		r := q.filed.Record
		err := x.exec(ctx, `INSERT INTO report_pages(report, hash, name, url, type, day, coder) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
			ON CONFLICT(report) DO UPDATE SET hash = excluded.hash, name = excluded.name, url = excluded.url, type = excluded.type, day = excluded.day, coder = excluded.coder`,
			b.known[r.Report.ID], p.hash, p.Name, p.URL, p.Type, p.Day, b.coders[[2]string{r.Coder.Version, r.Coder.Data}])
		if err != nil {
			return err
		}
	}
	return nil
}

// unpage takes the page of report n out, unless another report came of it too.
func (x *tx) unpage(ctx context.Context, n int64) (int64, error) {
	gone, err := x.change(ctx, `DELETE FROM pages WHERE hash IN (SELECT hash FROM report_pages WHERE report = ?1) AND hash NOT IN (SELECT hash FROM report_pages WHERE report <> ?1) AND hash NOT IN (SELECT page FROM watched_items)`, n)
	if err != nil {
		return 0, err
	}
	return gone, x.exec(ctx, `DELETE FROM report_pages WHERE report = ?1`, n)
}

// ErrNoPage says that no page of the report was kept.
var ErrNoPage = errors.New("no page of the report is kept")

// Page returns what a report was read from; ErrNoPage where that was not kept,
// ErrNotFound where there is no such report.
func (s *Store) Page(ctx context.Context, id string) (*Page, error) {
	p := &Page{}
	err := s.one(ctx, `SELECT p.body, k.name, k.url, k.type, k.day FROM reports r JOIN report_pages k ON k.report = r.n JOIN pages p ON p.hash = k.hash WHERE r.id = ?1`, []any{id}, &p.packed, &p.Name, &p.URL, &p.Type, &p.Day)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if out, err := s.Seen(ctx, id); err != nil || out != Known {
			return nil, errors.Join(err, fmt.Errorf("%w: %s", ErrNotFound, id))
		}
		return nil, fmt.Errorf("%w: %s", ErrNoPage, id)
	case err != nil:
		return nil, err
	}
	if p.Body, err = decoder().DecodeAll(p.packed, nil); err != nil {
		return nil, fmt.Errorf("the page of report %s is damaged (%w): take your last copy of the database", id, err)
	}
	return p, nil
}
