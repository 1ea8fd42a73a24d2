package web

import (
	"container/list"
	"context"
	"sync"

	"readout"
	"readout/store"
)

// mostKept is how much of the records that were asked for last is held in memory: bytes
// of text, to which codings add some ten times as much.
const mostKept = 2 << 20

// keptRecords are the records that were asked for last. A record never changes; which one
// is in force the store is asked each time. The zero value keeps none yet.
type keptRecords struct {
	mu    sync.Mutex
	by    map[string]*list.Element // by report
	order list.List                // the last asked for first
	size  int
}

type keptRecord struct {
	n   int64
	rec *readout.Record
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
	if e == nil || e.Value.(keptRecord).n != n {
		return nil
	}
	k.order.MoveToFront(e)
	return e.Value.(keptRecord).rec
}

func (k *keptRecords) hold(id string, n int64, rec *readout.Record) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.by[id]; e != nil {
		k.drop(e)
	}
	if len(rec.Report.Text) > mostKept/4 {
		return
	}
	if k.by == nil {
		k.by = map[string]*list.Element{}
	}
	k.by[id] = k.order.PushFront(keptRecord{n, rec})
	for k.size += keptSize(rec); k.size > mostKept; {
		k.drop(k.order.Back())
	}
}

func (k *keptRecords) drop(e *list.Element) {
	x := k.order.Remove(e).(keptRecord)
	k.size -= keptSize(x.rec)
	delete(k.by, x.rec.Report.ID)
}

func keptSize(rec *readout.Record) int { return len(rec.Report.Text) + 1000 }

// record is the record in force of a report, not to be changed.
func (q *request) record(id string) (*readout.Record, error) { return q.kept.get(q.ctx, q.Store, id) }
