package store

import (
	"fmt"
	"strconv"
	"strings"
)

// conditions collects the SQL of a question and its parameters.
type conditions struct {
	d       Dialect
	table   string           // events, statements or reports, in which rows are looked for
	current string           // the number of the record in force of report r
	key     string           // the number of a row of the table
	driven  bool             // rows come from an index of words or from reports: other indexes do not help
	scan    bool             // ask row by row who takes part and where, instead of making lists
	listed  map[*Filter]bool // of those parts of the filter lists are made
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

// later is a column of the report in a form that is asked only of rows that stand
// already: else SQLite reads all reports first, to make a filter of its own.
func (c *conditions) later(column string) string {
	if c.table == "reports" {
		return column
	}
	return "CASE WHEN " + c.table + ".n > 0 THEN " + column + " END"
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

// ordered is among for an indexed column of which each value has many rows: one value is
// read from the index, which has its rows in order; several are looked for row by row,
// for else they would have to be sorted.
func (c *conditions) ordered(column string, values []string) {
	switch {
	case len(values) == 1 && !c.driven:
		c.among(column, values)
	case len(values) > 0:
		c.add("%s", c.in("("+column+" || '')", values))
	}
}

// types adds that the event is of one of the types, or modes as TYPE:mode.
func (c *conditions) types(values []string) {
	if len(values) == 1 && !strings.Contains(values[0], ":") {
		c.ordered("events.type", []string{strings.ToUpper(values[0])})
		return
	}
	var list []string
	for _, t := range values {
		typ, mode, ok := strings.Cut(t, ":")
		cond := "events.type || '' = " + c.arg(strings.ToUpper(clean(typ)))
		if ok {
			cond = "(" + cond + " AND events.mode = " + c.arg(strings.ToLower(clean(mode))) + ")"
		}
		list = append(list, cond)
	}
	c.any(list)
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
func (c *conditions) party(values []string, roles ...string) {
	if len(values) == 0 {
		return
	}
	who := c.who(values) + " AND p.role IN (" + c.marks(roles) + ")"
	if c.scan {
		c.add("EXISTS (SELECT 1 FROM parties p WHERE p.owner = %s AND %s)", c.key, who)
	} else {
		c.add("%s IN (SELECT p.owner FROM parties p WHERE %s)", c.key, who)
	}
}

// who is the condition that party p is one of those meant.
func (c *conditions) who(values []string) string {
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
	return "(" + strings.Join(list, " OR ") + ")"
}

// nameless adds that who has the role in the row has no name, or has one.
func (c *conditions) nameless(role string, yes, listed bool) {
	if yes && listed {
		c.add("%s IN (%s)", c.key, namelessIn(role))
		return
	}
	c.add("EXISTS (SELECT 1 FROM parties p WHERE p.owner = %s AND p.role = %s AND p.anonymous = %s)", c.key, c.arg(role), c.arg(flag(yes)))
}

// namelessIn is the query for the rows in which who has the role has no name; both
// databases have an index of these alone.
func namelessIn(role string) string {
	return "SELECT p.owner AS n FROM parties p WHERE p.role = '" + role + "' AND p.anonymous = 1"
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
		case isCountry(v) && len(values) == 1:
			c.ordered("events.country", values)
		case isCountry(v):
			list = append(list, "events.country || '' = "+c.arg(v))
		case c.scan:
			list = append(list, "' ' || events.place_folded LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")
		default:
			list = append(list, "events.place_folded IN ("+distinct("events", "place_folded", "' ' || x LIKE "+c.arg(pattern(Fold(v)))+" ESCAPE '!'")+")")
		}
	}
	c.any(list)
}

func mark(n int) string { return "?" + strconv.Itoa(n) }

// renumber moves the marks of a query up, so that it can stand behind another one.
func renumber(q string, by int) string {
	if by == 0 {
		return q
	}
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(q, "?")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		n := 0
		for n < len(after) && after[n] >= '0' && after[n] <= '9' {
			n++
		}
		k, err := strconv.Atoi(after[:n])
		if err != nil {
			panic("BUG: a mark without a number in " + q)
		}
		b.WriteString(mark(k + by))
		q = after[n:]
	}
}
