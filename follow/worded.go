package follow

import (
	"cmp"
	"slices"

	"readout/processes"
)

// A worded says of which reports the facts and words are in memory. They are most of what
// a ledger weighs, and most reports of the day are of processes that were folded just
// before.
type worded struct {
	of   map[int64]use
	size int // bytes of all
	turn int
}

// A use is how large the entry of a report is, and when it was last asked for.
type use struct{ size, turn int }

// mostWords is how many bytes of entries are kept for the next report.
const mostWords = 32 << 20

func (w *worded) drop(report int64) {
	w.size -= w.of[report].size
	delete(w.of, report)
}

// fill gives the entries of reports their facts and words, until empty takes them again.
func (x *entries) fill(reports []string) error {
	w := &x.worded
	w.turn++
	var missing []int64
	for _, id := range reports {
		n, ok := x.number[id]
		if !ok {
			continue
		}
		if u, ok := w.of[n]; ok {
			w.of[n] = use{u.size, w.turn}
		} else {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	missing = slices.Compact(missing)
	type full struct {
		n    int64
		body []byte
	}
	var list []full
	err := x.d.EntriesOf(missing, func(n int64, body []byte) error {
		list = append(list, full{n, body})
		return nil
	})
	if err != nil {
		return err
	}
	err = parallel(len(list), func(i int) error {
		e, err := processes.Unmarshal(list[i].body)
		if err == nil {
			into := x.have[list[i].n]
			into.Facts, into.Names, into.Title = e.Facts, e.Names, e.Title
		}
		return err
	})
	for _, f := range list {
		w.of[f.n] = use{len(f.body), w.turn}
		w.size += len(f.body)
	}
	return err
}

// empty takes facts and words from entries until no more than so many bytes are left, of
// those first that were not asked for lately.
func (x *entries) empty(most int) {
	w := &x.worded
	if w.size <= most {
		return
	}
	list := make([]int64, 0, len(w.of))
	for n := range w.of {
		list = append(list, n)
	}
	slices.SortFunc(list, func(a, b int64) int {
		return cmp.Or(cmp.Compare(w.of[a].turn, w.of[b].turn), cmp.Compare(a, b))
	})
	for _, n := range list {
		if 4*w.size <= 3*most {
			break
		}
		e := x.have[n]
		e.Facts, e.Names, e.Title = nil, nil, ""
		w.drop(n)
	}
}
