package follow

import (
	"cmp"
	"slices"
	"time"

	"readout/store"
	"readout/stories"
)

// near serves stories with the reports of the store, as they were put into stories. Who
// asks for the neighbours of a report asks for those of its neighbours next, which have
// most keys in common: what a key leads to is read once.
type near struct {
	d     *store.Derived
	gone  map[string]bool // ids of those that were taken out meanwhile
	given map[int64]bool  // reports that were served

	posts   map[int64]*shelf
	at      map[int64]int32
	reports []int64   // by their place in at
	shared  []float32 // weight, by the same place; zero between calls
	size    int       // posts
}

// A shelf is what a key leads to, on some ISO days and on none; on any where from is empty.
type shelf struct {
	from, to string
	posts    []post
}

// covers says whether it has all of the days.
func (s *shelf) covers(from, to string) bool {
	return s.from == "" || from != "" && s.from <= from && to <= s.to
}

// A post is a report that has a key.
type post struct {
	at  int32
	day string
}

func nearOn(d *store.Derived) *near {
	return &near{d: d, gone: map[string]bool{}, given: map[int64]bool{}, posts: map[int64]*shelf{}, at: map[int64]int32{}}
}

// Near returns those of the reports that share most weight with keys which it has not
// returned before.
func (x *near) Near(keys []stories.Key, least float32, most int, from, to string) ([]stories.Report, error) {
	if err := x.read(keys, from, to); err != nil {
		return nil, err
	}
	var met []int32
	for _, k := range keys {
		for _, p := range x.posts[int64(k.Hash)].posts {
			if from != "" && p.day != "" && (p.day < from || p.day > to) {
				continue
			}
			if x.shared[p.at] == 0 {
				met = append(met, p.at)
			}
			x.shared[p.at] += k.Weight
		}
	}
	list := slices.DeleteFunc(slices.Clone(met), func(at int32) bool { return x.shared[at] < least })
	if len(list) > most { // of those that share as much as the last one all are compared
		slices.SortFunc(list, func(a, b int32) int {
			return cmp.Or(cmp.Compare(x.shared[b], x.shared[a]), cmp.Compare(x.reports[a], x.reports[b]))
		})
		last := x.shared[list[most-1]]
		list = slices.DeleteFunc(list, func(at int32) bool { return x.shared[at] < last })
	}
	for _, at := range met {
		x.shared[at] = 0
	}
	return x.of(list)
}

// margin is by how many days more than asked for is read: those who ask next are of
// other days.
const margin = 35

// read reads what keys lead to on the days from from to to.
func (x *near) read(keys []stories.Key, from, to string) error {
	lo, hi := from, to
	if from != "" {
		lo, hi = later(from, -margin), later(to, margin)
	}
	var missing []int64
	want := func(key int64) {
		s := x.posts[key]
		if s != nil && s.covers(from, to) {
			return
		}
		if s != nil && lo != "" {
			lo, hi = min(lo, s.from), max(hi, s.to)
		}
		missing = append(missing, key)
		x.posts[key] = &shelf{}
	}
	for _, k := range keys {
		want(int64(k.Hash))
	}
	if len(missing) == 0 {
		return nil
	}
	for _, k := range missing {
		x.posts[k].from, x.posts[k].to = lo, hi
	}
	return x.d.Sharing(missing, lo, hi, func(report, key int64, day string) {
		at, ok := x.at[report]
		if !ok {
			at = int32(len(x.reports))
			x.at[report] = at
			x.reports, x.shared = append(x.reports, report), append(x.shared, 0)
		}
		s := x.posts[key]
		s.posts = append(s.posts, post{at, day})
		x.size++
	})
}

// later is an ISO day some days later.
func later(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// of returns reports with those of the same texts, but for those that were given before.
func (x *near) of(list []int32) (out []stories.Report, err error) {
	var fresh []int64
	for _, at := range list {
		if n := x.reports[at]; !x.given[n] {
			fresh = append(fresh, n)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	slices.Sort(fresh)
	rows, err := x.d.PlacedWith(fresh)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if x.given[rows[i].Report] {
			continue
		}
		x.given[rows[i].Report] = true
		r, err := placedReport(&rows[i])
		if err != nil {
			return nil, err
		}
		if !x.gone[r.ID] {
			out = append(out, r)
		}
	}
	return out, nil
}
