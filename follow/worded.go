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
	list, err := x.full(missing)
	if err != nil {
		return err
	}
	for _, f := range list {
		into := x.have[f.n]
		into.Facts, into.Names, into.Title = f.e.Facts, f.e.Names, f.e.Title
		w.of[f.n] = use{len(f.body), w.turn}
		w.size += len(f.body)
	}
	return nil
}

// A full is an entry with its facts and words, as it was kept.
type full struct {
	n    int64
	body []byte
	e    *processes.Entry
}

// full reads the entries of reports, with facts and words.
func (x *entries) full(numbers []int64) (list []full, err error) {
	err = x.d.EntriesOf(numbers, func(n int64, body []byte) error {
		list = append(list, full{n: n, body: body})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, parallel(len(list), func(i int) (err error) {
		list[i].e, err = processes.Unmarshal(list[i].body)
		return err
	})
}

// whole reads the entries of reports with their facts and words into memory at once, for
// who reads and does not follow.
func (x *entries) whole(numbers []int64) error {
	list, err := x.full(numbers)
	if err != nil {
		return err
	}
	names, err := x.d.GroupsOf(numbers)
	if err != nil {
		return err
	}
	for _, f := range list {
		f.e.Group = names[f.n]
		x.have[f.n], x.number[f.e.Report] = f.e, f.n
	}
	return nil
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
