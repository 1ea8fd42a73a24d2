package store

import (
	"fmt"
	"strings"
	"time"
)

// A Filter says which rows are wanted. Its fields are joined by "and", the values of
// one field by "or"; the zero value wants all. Text is compared without case.
type Filter struct {
	Phrases []string // words or phrases that must stand there, each as it is

	Report     []string // ids
	Actor      []string // country code, key or part of a name, in any role
	Source     []string // the same of who starts an event, or speaks
	Target     []string // the same of the recipient
	Type       []string // PLOVER type, or mode as TYPE:mode
	Status     []string
	Quad       []int
	Place      []string // country code or part of a name
	Outlet     []string
	Lang       []string
	From, To   string // first and last ISO day: of an event; of a statement or report the day it came out
	Anonymous  *bool  // the source has no name
	Background *bool
	MinScore   float64

	AsOf  time.Time // records as they were at that time; zero for now
	After int64     // rows with a smaller number alone: the Next of the page before
	Limit int       // 0 for all
}

// conditions collects SQL and its parameters.
type conditions struct {
	where []string
	args  []any
}

// arg keeps a parameter and returns its mark.
func (c *conditions) arg(v any) string {
	c.args = append(c.args, v)
	return fmt.Sprintf("?%d", len(c.args))
}

func (c *conditions) add(format string, values ...any) {
	c.where = append(c.where, fmt.Sprintf(format, values...))
}

// among adds "column is one of the values".
func (c *conditions) among(column string, values []string) {
	if len(values) == 0 {
		return
	}
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = c.arg(v)
	}
	c.add("%s IN (%s)", column, strings.Join(marks, ", "))
}

// any adds "one of these holds".
func (c *conditions) any(list []string) {
	if len(list) > 0 {
		c.where = append(c.where, "("+strings.Join(list, " OR ")+")")
	}
}

func (c *conditions) sql() string {
	if len(c.where) == 0 {
		return "1 = 1"
	}
	return strings.Join(c.where, " AND ")
}

// party adds that somebody takes part in the row in one of the roles.
func (c *conditions) party(row string, values []string, roles ...string) {
	if len(values) == 0 {
		return
	}
	var list []string
	for _, v := range values {
		switch {
		case len(v) == 3 && strings.ToUpper(v) == v:
			list = append(list, "p.country = "+c.arg(v))
		case strings.Contains(v, "."):
			list = append(list, "p.key = "+c.arg(strings.ToLower(v)))
		default:
			list = append(list, fmt.Sprintf("p.folded LIKE %s ESCAPE '!'", c.arg("%"+like(strings.ToLower(v))+"%")))
		}
	}
	marks := make([]string, len(roles))
	for i, r := range roles {
		marks[i] = c.arg(r)
	}
	c.add("%s.n IN (SELECT p.owner FROM parties p WHERE (%s) AND p.role IN (%s))", row, strings.Join(list, " OR "), strings.Join(marks, ", "))
}

// like makes a text stand for itself in LIKE.
func like(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// current is the number of the record in force of report r.
func (s *Store) current(c *conditions, f *Filter) string {
	if f.AsOf.IsZero() {
		return "r.record"
	}
	return fmt.Sprintf("(SELECT max(b.n) FROM records b WHERE b.report = r.n AND b.at <= %s)", c.arg(f.AsOf.UnixMilli()))
}

// reports adds what is asked of the report, whose table goes by the name r.
func (c *conditions) reports(r string, f *Filter) {
	c.among(r+".id", f.Report)
	c.among(r+".outlet", f.Outlet)
	c.among(r+".lang", f.Lang)
}

// between adds that days from a to b touch those that are wanted.
func (c *conditions) between(from, to string, f *Filter) {
	if f.From != "" {
		c.add("%s >= %s", to, c.arg(f.From))
	}
	if f.To != "" {
		c.add("%s <= %s AND %s <> ''", from, c.arg(f.To), from)
	}
}
