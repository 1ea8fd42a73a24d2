package store

import (
	"fmt"
	"strings"
)

// conditions collects the SQL of a question and its parameters.
type conditions struct {
	d       Dialect
	table   string // events, statements or reports, in which rows are looked for
	current string // the number of the record in force of report r
	scan    bool   // rows come one by one from elsewhere: ask each, instead of making lists
	where   []string
	args    []any
}

// arg keeps a parameter and returns its mark.
func (c *conditions) arg(v any) string {
	c.args = append(c.args, v)
	return fmt.Sprintf("?%d", len(c.args))
}

func (c *conditions) add(format string, values ...any) {
	c.where = append(c.where, fmt.Sprintf(format, values...))
}

// marks keeps parameters and returns their marks.
func (c *conditions) marks(values []string) string {
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = c.arg(clean(v))
	}
	return strings.Join(marks, ", ")
}

// among adds "column is one of the values".
func (c *conditions) among(column string, values []string) {
	if len(values) > 0 {
		c.add("%s", c.in(column, values))
	}
}

// in is "column is one of the values", which may be tens of thousands.
func (c *conditions) in(column string, values []string) string {
	if len(values) <= 16 {
		return column + " IN (" + c.marks(values) + ")"
	}
	c.args = append(c.args, jsonList(cleanAll(values)))
	return c.d.In(column, len(c.args), false)
}

func cleanAll(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = clean(v)
	}
	return out
}

// any adds "one of these holds".
func (c *conditions) any(list []string) {
	if len(list) > 0 {
		c.where = append(c.where, "("+strings.Join(list, " OR ")+")")
	}
}

// not adds that what f adds does not hold.
func (c *conditions) not(f func()) {
	keep := c.where
	c.where = nil
	f()
	if len(c.where) > 0 {
		keep = append(keep, "NOT ("+c.sql()+")")
	}
	c.where = keep
}

func (c *conditions) sql() string {
	if len(c.where) == 0 {
		return "1 = 1"
	}
	return strings.Join(c.where, " AND ")
}

// begins adds that a word of the column begins with one of the values.
func (c *conditions) begins(column string, values []string) {
	var list []string
	for _, v := range values {
		list = append(list, c.beginning(column, v))
	}
	c.any(list)
}

// beginning is the condition that a word of the column begins with v. SQLite knows
// capitals of ASCII alone: so v is also tried as names are written.
func (c *conditions) beginning(column, v string) string {
	small := strings.ToLower(clean(v))
	out := "' ' || lower(" + column + ") LIKE " + c.arg(pattern(small)) + " ESCAPE '!'"
	if title := titled(small); !ascii(small) {
		out = "(" + out + " OR ' ' || " + column + " LIKE " + c.arg(pattern(title)) + " ESCAPE '!')"
	}
	return out
}

// pattern makes the words of v that begin somewhere a pattern of LIKE.
func pattern(v string) string { return "% " + like(v) + "%" }

// like makes a text stand for itself in LIKE.
func like(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// titled writes every word of s with a capital.
func titled(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		r := []rune(w)
		if len(r) > 0 {
			words[i] = strings.ToUpper(string(r[0])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// distinct is a query for the values of an indexed column, each once: it jumps from
// value to value in the index and so costs by how many values there are, not rows.
func distinct(table, column, where string) string {
	return strings.NewReplacer("TABLE", table, "COLUMN", column, "WHERE_X", where).Replace(
		`WITH RECURSIVE w(x) AS (SELECT min(COLUMN) FROM TABLE UNION ALL SELECT (SELECT min(t.COLUMN) FROM TABLE t WHERE t.COLUMN > w.x) FROM w WHERE w.x IS NOT NULL) SELECT x FROM w WHERE WHERE_X`)
}

// party adds that somebody takes part in the row in one of the roles.
func (c *conditions) party(row string, values []string, roles ...string) {
	if len(values) == 0 {
		return
	}
	var list []string
	for _, v := range values {
		v = clean(v)
		switch {
		case isCountry(v):
			list = append(list, "p.country = "+c.arg(v))
		case isKey(v):
			list = append(list, "p.key = "+c.arg(v))
		case c.scan:
			list = append(list, "' ' || p.folded LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")
		default:
			list = append(list, "p.folded IN ("+distinct("parties", "folded", "' ' || x LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")+")")
		}
	}
	who := "(" + strings.Join(list, " OR ") + ") AND p.role IN (" + c.marks(roles) + ")"
	if c.scan {
		c.add("EXISTS (SELECT 1 FROM parties p WHERE p.owner = %s AND %s)", row, who)
	} else {
		c.add("%s IN (SELECT p.owner FROM parties p WHERE %s)", row, who)
	}
}

// nameless adds that who has the role in the row has no name, or has one.
func (c *conditions) nameless(row, role string, yes bool) {
	c.add("EXISTS (SELECT 1 FROM parties p WHERE p.owner = %s AND p.role = %s AND p.anonymous = %s)", row, c.arg(role), c.arg(flag(yes)))
}

// isCountry says that v is written as a country's code.
func isCountry(v string) bool {
	return len(v) == 3 && strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isKey says that v is written as a key of the dictionary: "uno.unicef".
func isKey(v string) bool {
	return len(v) > 4 && v[3] == '.' && strings.Trim(v[:3], "abcdefghijklmnopqrstuvwxyz") == "" && !strings.Contains(v, " ")
}

// places adds that the event took place in one of the places.
func (c *conditions) places(values []string) {
	var list []string
	for _, v := range values {
		switch {
		case isCountry(v):
			list = append(list, "events.country = "+c.arg(v))
		case c.scan:
			list = append(list, "' ' || events.place_folded LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")
		default:
			list = append(list, "events.place_folded IN ("+distinct("events", "place_folded", "' ' || x LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")+")")
		}
	}
	c.any(list)
}
