package web

import (
	"container/list"
	"context"
	"sync"

	"readout"
	"readout/store"
)

// mostKept is how much memory the records that were asked for last may take, and what was
// made of them: bytes, as keptSize reckons.
const mostKept = 32 << 20

// keptRecords are the records that were asked for last. A record never changes; which one
// is in force the store is asked each time. The zero value keeps none yet.
type keptRecords struct {
	mu    sync.Mutex
	by    map[string]*list.Element // by report
	order list.List                // the last asked for first
	size  int
}

type keptRecord struct {
	n    int64
	rec  *readout.Record
	body *reportBody // of its page as it is first shown; nil until it was asked for
}

// get returns the record in force of a report. Nobody may change it.
func (k *keptRecords) get(ctx context.Context, s *store.Store, id string) (*readout.Record, error) {
	n, err := s.InForce(ctx, id)
	if err != nil {
		return nil, err
	}
	if rec := k.held(id, n); rec != nil {
		return rec, nil
	}
	rec, err := s.Get(ctx, id)
	if err == nil {
		k.hold(id, n, rec)
	}
	return rec, err
}

func (k *keptRecords) held(id string, n int64) *readout.Record {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.by[id]
	if e == nil || e.Value.(*keptRecord).n != n {
		return nil
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptRecord).rec
}

func (k *keptRecords) hold(id string, n int64, rec *readout.Record) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.by[id]; e != nil {
		k.drop(e)
	}
	x := &keptRecord{n: n, rec: rec}
	if x.size() > mostKept/4 {
		return
	}
	if k.by == nil {
		k.by = map[string]*list.Element{}
	}
	k.by[id] = k.order.PushFront(x)
	k.grow(x.size())
}

func (k *keptRecords) grow(by int) {
	for k.size += by; k.size > mostKept; {
		k.drop(k.order.Back())
	}
}

// body returns what was made of a record that is kept, and keeps it where there is none yet.
func (k *keptRecords) body(rec *readout.Record, made *reportBody) *reportBody {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.by[rec.Report.ID]
	if e == nil || e.Value.(*keptRecord).rec != rec {
		return made
	}
	x := e.Value.(*keptRecord)
	if x.body == nil && made != nil {
		x.body = made
		k.order.MoveToFront(e)
		k.grow(made.size())
	}
	return x.body
}

func (k *keptRecords) drop(e *list.Element) {
	x := k.order.Remove(e).(*keptRecord)
	k.size -= x.size()
	delete(k.by, x.rec.Report.ID)
}

// size reckons what a record takes: its codings are some twenty times its text.
func (x *keptRecord) size() int { return 20*len(x.rec.Report.Text) + 2000 + x.body.size() }

func (b *reportBody) size() int {
	if b == nil {
		return 0
	}
	return len(b.Text) + len(b.Cards)
}

// record is the record in force of a report, not to be changed.
func (q *request) record(id string) (*readout.Record, error) { return q.kept.get(q.ctx, q.Store, id) }
