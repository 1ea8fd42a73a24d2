package store

import (
	"context"
	"slices"
)

// What an outlet prints under everything ties its reports together, and each of them to
// the next. A group that large is looked at: where most of its reports share no more
// than a passage, less than half of their text, that passage is common from then on, and
// the group falls apart into what is left. Copies of a long text share most of it.

const (
	largeGroup = 24  // reports; it is looked at whenever so many more have come
	mostly     = 0.5 // of the reports that have a passage, and of the text that is a copy
)

// footers looks at the groups that new reports made large.
func (x *tx) footers(ctx context.Context, b *bulk) error {
	grown := map[int64]int{}
	var list []int64
	for n, row := range b.fresh {
		if g := row[atGroup].(int64); g != n {
			if grown[g] == 0 {
				list = append(list, g)
			}
			grown[g]++
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	var large []int64
	err := x.each(ctx, `SELECT text_group, count(*) FROM reports WHERE `+x.s.dialect.In("text_group", 1, true)+` GROUP BY text_group ORDER BY text_group`, []any{jsonList(list)}, func(scan func(...any) error) error {
		var g int64
		var size int
		err := scan(&g, &size)
		if size/largeGroup > (size-grown[g])/largeGroup {
			large = append(large, g)
		}
		return err
	})
	for i := 0; i < len(large) && err == nil; i++ {
		err = x.footer(ctx, large[i])
	}
	return err
}

// footer takes a group apart if it is held together by a passage alone.
func (x *tx) footer(ctx context.Context, group int64) error {
	var members []hashes
	times := map[uint32]int{}
	err := x.each(ctx, `SELECT k.body FROM reports r JOIN sketches k ON k.report = r.n WHERE r.text_group = ?1`, []any{group}, func(scan func(...any) error) error {
		var body []byte
		err := scan(&body)
		m := hashesOf(body)
		for _, h := range m {
			times[h]++
		}
		members = append(members, m)
		return err
	})
	if err != nil {
		return err
	}
	shared := func(h uint32) bool { return float64(times[h]) >= mostly*float64(len(members)) }
	copies := 0
	var old, passage []uint32
	for _, m := range members {
		n := 0
		for _, h := range m {
			if shared(h) {
				n++
			}
		}
		if float64(n) >= mostly*float64(len(m)) {
			copies++
		}
		for _, h := range lookedOf(m) {
			old = append(old, h)
			if shared(h) {
				passage = append(passage, h)
			}
		}
	}
	if len(passage) == 0 || float64(copies) >= mostly*float64(len(members)) {
		return nil
	}
	for _, h := range sorted(passage) {
		if err := x.exec(ctx, `DELETE FROM shingles WHERE hash = ?1`, int64(h)); err != nil {
			return err
		}
		if err := x.exec(ctx, `INSERT INTO shingles(hash, text_group, report) VALUES (?1, ?2, 0)`, int64(h), int64(everywhere)); err != nil {
			return err
		}
	}
	return x.split(ctx, group, 0, old)
}

// everywhere stands for the group of a hash that tells nothing.
const everywhere = 0
