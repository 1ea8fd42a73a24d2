package follow

import (
	"context"
	"fmt"
	"slices"
	"time"

	"readout"
	"readout/processes"
	"readout/store"
)

// brought is what one report brings by itself.
type brought struct {
	entry  store.EntryRow
	looked store.LookedRow
}

// enterAll enters what reports bring by themselves, piece by piece. The next piece is
// read and made while the last one is written.
func enterAll(ctx context.Context, s *store.Store, o Options, sum *Summary) error {
	type made struct {
		feed *store.Feed
		list []brought
		odd  []string
		err  error
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ahead := make(chan made, 1)
	go func() {
		defer close(ahead)
		for from := int64(-1); ; {
			feed, err := s.Feed(ctx, from, piece)
			m := made{feed: feed, err: err}
			if err == nil {
				m.list, m.odd, m.err = makeAll(ctx, s, feed)
			}
			select {
			case ahead <- m:
			case <-ctx.Done():
				return
			}
			if m.err != nil || !feed.More {
				return
			}
			from = feed.To
		}
	}()
	for m := range ahead {
		if m.err != nil {
			return m.err
		}
		if m.feed.To == m.feed.From {
			continue
		}
		err := s.Enter(ctx, m.feed, Version, func(d *store.Derived, there func(int64) bool) error {
			for i := range m.list {
				if b := &m.list[i]; there(b.entry.Report) {
					if err := d.PutEntry(b.entry); err != nil {
						return err
					}
					if err := d.PutLooked(b.looked); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		sum.Odd = append(sum.Odd, m.odd...)
		if sum.Reports += len(m.list); o.Progress != nil {
			o.Progress(sum.Reports)
		}
	}
	return ctx.Err()
}

// makeAll makes what the reports of a piece bring, and says of which that failed.
func makeAll(ctx context.Context, s *store.Store, feed *store.Feed) ([]brought, []string, error) {
	list := make([]brought, len(feed.Reports))
	odd := make([]string, len(feed.Reports))
	err := parallel(len(list), func(i int) error {
		r := &feed.Reports[i]
		rec, err := r.Record()
		if err != nil {
			return fmt.Errorf("report %s: %w", r.ID, err)
		}
		if odd[i], err = list[i].make(rec, r); odd[i] != "" { // it stands alone, and brings nothing
			_, err = list[i].make(&readout.Record{Report: rec.Report}, r)
		}
		return err
	})
	return list, slices.DeleteFunc(odd, func(s string) bool { return s == "" }), err
}

// make makes what a report brings. A panic is a mistake of ours; it costs that report's
// part alone, and is told.
func (b *brought) make(rec *readout.Record, r *store.Fed) (odd string, err error) {
	defer func() {
		if x := recover(); x != nil {
			odd = fmt.Sprintf("report %s has no part in stories and processes; BUG, please report it with this report: %v", r.ID, x)
		}
	}()
	if b.entry, err = entryOf(rec, r); err != nil {
		return "", fmt.Errorf("report %s: %w", r.ID, err)
	}
	if b.looked, err = lookedOf(rec, r); err != nil {
		return "", err
	}
	b.entry.Pack()
	b.looked.Pack()
	return "", nil
}

// entryOf makes the entry of a report in the ledger.
func entryOf(rec *readout.Record, r *store.Fed) (row store.EntryRow, err error) {
	e := processes.FactsOf(rec, processes.Meta{Stored: r.Added.UTC().Truncate(time.Second)})
	row.Report = r.N
	if row.Body, err = e.Marshal(); err != nil {
		return row, err
	}
	bare := *e
	bare.Facts, bare.Names, bare.Title = nil, nil, ""
	if row.Bare, err = bare.Marshal(); err != nil {
		return row, err
	}
	for _, k := range e.Keys() {
		row.Keys = append(row.Keys, store.EntryKey{Key: k.Key, From: k.From, To: k.To})
	}
	return row, nil
}
