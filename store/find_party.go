package store

import (
	"context"
	"strings"
)

// soleParty says that f asks for nothing but one party, written as a country's code or as
// a key of the dictionary, and in which of the roles that a table's rows have.
func (f *Filter) soleParty(table string) (column, value string, roles []string) {
	g := *f
	if len(g.Also) == 1 {
		inner := g.Also[0]
		g.Also = nil
		if !g.all() || inner.AsOf != g.AsOf {
			return "", "", nil
		}
		g = inner
	}
	if !f.AsOf.IsZero() || f.Sort != "" || f.Least > 0 {
		return "", "", nil
	}
	values, any := g.onlyParty()
	bare := g
	bare.Actor, bare.Source, bare.Target = nil, nil, nil
	if len(values) != 1 || !bare.all() {
		return "", "", nil
	}
	for _, r := range any {
		if (r == "speaker") == (table == "statements") {
			roles = append(roles, r)
		}
	}
	switch {
	case len(roles) == 0:
	case isCountry(values[0]):
		return "p.country", values[0], roles
	case isKey(values[0]):
		return "p.key", values[0], roles
	}
	return "", "", nil
}

// newestOf are the numbers of the newest rows in which a party takes part: the index of
// parties has them in order, role by role.
func (s *Store) newestOf(ctx context.Context, column, value string, roles []string, f *Filter) (rows []int64, err error) {
	c := &conditions{d: s.dialect}
	who, most, after := c.arg(clean(value)), c.arg(f.Limit), ""
	if f.After > 0 {
		after = " AND p.owner < " + c.arg(f.After)
	}
	var parts []string
	for _, r := range roles {
		parts = append(parts, `SELECT owner FROM (SELECT DISTINCT p.owner AS owner FROM parties p CROSS JOIN reports r
			WHERE `+column+` = `+who+` AND p.role = `+c.arg(r)+after+` AND r.record = (p.owner >> 16) ORDER BY p.owner DESC LIMIT `+most+`) x`)
	}
	q := `SELECT DISTINCT owner FROM (` + strings.Join(parts, " UNION ALL ") + `) y ORDER BY owner DESC LIMIT ` + most
	err = s.each(ctx, q, c.args, func(scan func(...any) error) error {
		rows = append(rows, 0)
		return scan(&rows[len(rows)-1])
	})
	return rows, err
}
