package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Of names, mostNames are looked at; of each, mostTimes are counted. lookedThrough is
// how many of the newest reports that hold the words are looked through for names.
const (
	mostNames     = 50
	mostTimes     = 10000
	lookedThrough = 50
)

// findActors finds names in which the words stand, those first that take part most:
// names that begin with the words, and those in the newest reports that hold them.
func (s *Store) findActors(ctx context.Context, out *Found, f Filter) error {
	names := map[string]bool{}
	for _, p := range f.Words.All[0] {
		if err := s.namesFrom(ctx, p, f.Words, names); err != nil {
			return err
		}
	}
	if err := s.namesIn(ctx, f, names); err != nil {
		return err
	}
	var list []*Named
	for n := range names {
		a := &Named{}
		err := s.queryRow(ctx, `SELECT name, key, kind, country, (SELECT count(*) FROM (SELECT 1 FROM parties q WHERE q.folded = ?1 LIMIT ?2) t) FROM parties WHERE folded = ?1 LIMIT 1`, n, mostTimes).
			Scan(&a.Name, &a.Key, &a.Kind, &a.Country, &a.Times)
		if err != nil {
			return err
		}
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b *Named) int { return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.Name, b.Name)) })
	for _, a := range list[:min(len(list), f.Limit)] {
		out.Hits = append(out.Hits, Hit{Kind: KindActor, Actor: a})
	}
	return nil
}

// named is the condition that the words stand in a name.
func (c *conditions) named(column string, w Words) string {
	keep := c.where
	c.where = nil
	for _, list := range w.All {
		var or []string
		for _, p := range list {
			or = append(or, "' ' || "+column+" LIKE "+c.arg(pattern(Fold(strings.Join(p.Words, " "))))+" ESCAPE '!'")
		}
		c.any(or)
	}
	out := c.sql()
	c.where = keep
	return out
}

// namesFrom adds the names that begin with the phrase and hold all words.
func (s *Store) namesFrom(ctx context.Context, p Phrase, w Words, names map[string]bool) error {
	first := Fold(strings.Join(p.Words, " "))
	c := &conditions{}
	from, to := c.arg(first), c.arg(first+"\U0010FFFF")
	q := `WITH RECURSIVE w(x) AS (SELECT min(folded) FROM parties WHERE folded >= ` + from + ` UNION ALL
		SELECT (SELECT min(t.folded) FROM parties t WHERE t.folded > w.x AND t.folded < ` + to + `) FROM w WHERE w.x IS NOT NULL AND w.x < ` + to + `)
		SELECT x FROM w WHERE x < ` + to + ` AND ` + c.named("x", w) + ` LIMIT ` + c.arg(mostNames)
	return s.gatherNames(ctx, q, c.args, names)
}

// namesIn adds the names that hold all words and stand in the newest reports that do.
func (s *Store) namesIn(ctx context.Context, f Filter, names map[string]bool) error {
	q := s.ask(ctx, "reports", &f)
	list, err := s.query(ctx, q.page(q.current, Filter{Limit: lookedThrough}), q.args...)
	if err != nil {
		return err
	}
	var records []int64
	err = over(list, func(scan func(...any) error) error {
		records = append(records, 0)
		return scan(&records[len(records)-1])
	})
	if err != nil || len(records) == 0 {
		return s.explain(err)
	}
	var u unpacker
	return s.each(ctx, `SELECT l.events, l.statements FROM lines l WHERE `+s.dialect.In("l.record", 1, true), []any{jsonList(records)}, func(scan func(...any) error) error {
		var packed [2][]byte
		if err := scan(&packed[0], &packed[1]); err != nil {
			return err
		}
		for _, b := range packed {
			if _, err := u.open(b); err != nil {
				return err
			}
			for _, p := range u.parties {
				if n := key(Fold(p.Name)); len(names) < 2*mostNames && n != "" && !names[n] && f.Words.named(n) {
					names[n] = true
				}
			}
		}
		return nil
	})
}

// named says that the words stand in a folded name.
func (w Words) named(name string) bool {
	for _, list := range w.All {
		if !slices.ContainsFunc(list, func(p Phrase) bool { return strings.Contains(" "+name, " "+Fold(strings.Join(p.Words, " "))) }) {
			return false
		}
	}
	return true
}

func (s *Store) gatherNames(ctx context.Context, q string, args []any, names map[string]bool) error {
	list, err := s.query(ctx, q, args...)
	if err != nil {
		return err
	}
	defer list.Close()
	for list.Next() {
		var n string
		if err := list.Scan(&n); err != nil {
			return err
		}
		if n != "" && len(names) < 2*mostNames {
			names[n] = true
		}
	}
	return list.Err()
}
