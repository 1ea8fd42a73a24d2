package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Filter says which rows are wanted. Its fields are joined by "and", the values of
// one field by "or"; the zero value wants all. Text is compared without case.
type Filter struct {
	Words Words // must stand in the text of a report, the words of an event or statement

	Report  []string // ids
	ID      []string // stable ids of events
	Group   []string // ids of reports, with all that have much the same text
	Story   []string // ids of reports, with all that are in the same story
	Process []string // ids of processes, or how they begin: reports that tell of them
	Actor   []string // in any role; see below
	Source  []string // who starts an event, or speaks
	Target  []string // the recipient of an event

	Type       []string // PLOVER type, or mode as TYPE:mode; of a statement the type of its cue
	Status     []string
	Quad       []int
	Place      []string // country code, or how a word of the name begins
	Outlet     []string // how a word of it begins
	Lang       []string
	From, To   string // first and last ISO day: of an event; of a statement or report the day it came out
	Anonymous  *bool  // who acts or speaks has no name
	Background *bool
	MinScore   float64

	Also    []Filter // these must hold as well; of them the fields above count, but for Words
	Without []Filter // none of these may hold

	AsOf  time.Time // records as they were at that time; zero for now
	After int64     // rows with a smaller number alone: the Next of the page before
	Least int64     // rows with at least that number alone, so that parts can be read side by side
	Limit int       // 0 for all
	Sort  string    // ByDate or ByScore instead of the newest rows first; not with After

	seldom known // whether somebody who is asked for is rare
	loose  bool  // there is no Limit: more or fewer rows may be read at once
}

// Orders of rows.
const (
	ByDate  = "date"  // the last days first, those without one last: of an event its first day
	ByScore = "score" // the surest events first
)

// known is yes or no, or that nobody has looked yet.
type known int8

const (
	unknown known = iota
	yes
	no
)

// Actor, Source, Target: a country code has three capitals, a key of the dictionary is
// written as there ("uno.unicef"), anything else is how a word of the name begins.

// ofEvents says that f asks for what events alone have.
func (f *Filter) ofEvents() bool {
	return len(f.ID)+len(f.Target)+len(f.Status)+len(f.Quad)+len(f.Place) > 0 || f.Background != nil || f.MinScore > 0
}

// ofCodings says that f asks for what a report itself does not have.
func (f *Filter) ofCodings() bool {
	return f.ofEvents() || len(f.Actor)+len(f.Source)+len(f.Type) > 0 || f.Anonymous != nil
}

// onlyParty returns who is asked for and in which roles, if f asks for that alone.
func (f *Filter) onlyParty() (values, roles []string) {
	if len(f.ID)+len(f.Type)+len(f.Status)+len(f.Quad)+len(f.Place) > 0 || f.Background != nil || f.Anonymous != nil || f.MinScore > 0 {
		return nil, nil
	}
	switch a, s, t := len(f.Actor), len(f.Source), len(f.Target); {
	case s+t == 0:
		return f.Actor, []string{"actor", "recipient", "speaker"}
	case a+t == 0:
		return f.Source, []string{"actor", "speaker"}
	case a+s == 0:
		return f.Target, []string{"recipient"}
	}
	return nil, nil
}

// everywhere says that g holds of f or of anything that f wants as well.
func (f *Filter) everywhere(g func(*Filter) bool) bool {
	if g(f) {
		return true
	}
	for i := range f.Also {
		if f.Also[i].everywhere(g) {
			return true
		}
	}
	return false
}

// rows adds what f asks of the rows of a table, whose report is r.
func (c *conditions) rows(f *Filter) {
	c.ofReport(f)
	switch c.table {
	case "events":
		if c.listed[f] && f.From+f.To != "" {
			c.add("%s IN (%s)", c.key, c.onDays(f))
		} else {
			c.between("events.day_from", "events.day_to", f)
		}
		c.ofEvent(f)
	case "statements":
		c.between(c.later("r.published"), c.later("r.published"), f)
		c.ofStatement(f)
	case "reports":
		c.between("r.published", "r.published", f)
		if f.ofCodings() {
			c.ofCoding(f)
		}
	}
	for i := range f.Also {
		c.rows(&f.Also[i])
	}
	for i := range f.Without {
		c.not(func() { c.rows(&f.Without[i]) })
	}
}

// ofReport adds what is asked of the report.
func (c *conditions) ofReport(f *Filter) {
	c.among("r.id", f.Report)
	if len(f.Group) > 0 {
		c.add("r.text_group IN (SELECT g.text_group FROM reports g WHERE %s)", c.in("g.id", f.Group))
	}
	if len(f.Story) > 0 {
		c.add("r.n IN (SELECT p.report FROM placed p WHERE p.story IN (SELECT q.story FROM placed q WHERE %s))", c.in("q.id", f.Story))
	}
	c.ofProcess(f.Process)
	c.begins(c.later("r.outlet"), f.Outlet)
	c.among(c.later("r.lang"), f.Lang)
}

// ofProcess adds that the report tells of one of the processes.
func (c *conditions) ofProcess(ids []string) {
	var list []string
	for _, id := range ids {
		list = append(list, "t.process LIKE "+c.arg(like(clean(id))+"%")+" ESCAPE '!'")
	}
	if len(list) > 0 {
		c.add("r.n IN (SELECT t.report FROM strands t WHERE %s)", strings.Join(list, " OR "))
	}
}

// few says that f names reports, or what holds few of them.
func (f *Filter) few() bool { return len(f.Report)+len(f.Group)+len(f.Story)+len(f.Process) > 0 }

// ofEvent adds what is asked of the event itself.
func (c *conditions) ofEvent(f *Filter) {
	c.among("events.id", f.ID)
	c.party(f.Actor, "actor", "recipient")
	c.party(f.Source, "actor")
	c.party(f.Target, "recipient")
	if f.Anonymous != nil {
		c.nameless("actor", *f.Anonymous, c.listed[f])
	}
	c.types(f.Type)
	c.ordered("events.status", f.Status)
	if len(f.Quad) > 0 {
		quads := make([]string, len(f.Quad))
		for i, q := range f.Quad {
			quads[i] = c.arg(q)
		}
		c.add("events.quad IN (%s)", strings.Join(quads, ", "))
	}
	c.places(f.Place)
	if f.Background != nil {
		c.add("events.background = %s", c.arg(flag(*f.Background)))
	}
	if f.MinScore > 0 {
		c.add("events.score >= %s", c.arg(f.MinScore))
	}
}

// ofStatement adds what is asked of the statement itself.
func (c *conditions) ofStatement(f *Filter) {
	if f.ofEvents() {
		c.add("1 = 0")
		return
	}
	c.party(f.Actor, "speaker")
	c.party(f.Source, "speaker")
	if f.Anonymous != nil {
		c.add("statements.anonymous = %d", flag(*f.Anonymous)) // as the index has it
	}
	if len(f.Type) > 0 {
		lower := make([]string, len(f.Type))
		for i, t := range f.Type {
			lower[i] = strings.ToLower(t)
		}
		c.among("statements.cue_type", lower)
	}
}

// ofCoding adds that the report has an event, or a statement, as f wants.
func (c *conditions) ofCoding(f *Filter) {
	if values, roles := f.onlyParty(); c.scan && len(values) > 0 {
		// no EXISTS: PostgreSQL makes a join of it, and of a stretch of rows a bad one
		c.add("coalesce((SELECT 1 FROM parties p WHERE p.owner >= %s * 65536 AND p.owner < (%s + 1) * 65536 AND %s AND p.role IN (%s) LIMIT 1), 0) = 1", c.current, c.current, c.who(values), c.marks(roles))
		return
	}
	had := func(table string, add func(*Filter)) string {
		keep := *c
		c.where, c.table, c.key, c.driven = nil, table, table+".n", c.scan
		add(f)
		inner := c.sql()
		c.where, c.table, c.key, c.driven = keep.where, keep.table, keep.key, keep.driven
		if c.scan {
			return "EXISTS (SELECT 1 FROM " + table + " WHERE " + table + ".record = " + c.current + " AND " + inner + ")"
		}
		list := func(column string) string {
			return "(SELECT " + table + "." + column + " FROM " + table + " WHERE " + inner + ")"
		}
		return "(" + c.key + " IN " + list("report") + " AND " + c.current + " IN " + list("record") + ")" // the first needs no row of the report
	}
	list := []string{had("events", c.ofEvent)}
	if !f.ofEvents() {
		list = append(list, had("statements", c.ofStatement))
	}
	c.any(list)
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

// onDays is the query for the events on days that touch those that are wanted. An index
// finds them by their first day: of most events the last one is near.
func (c *conditions) onDays(f *Filter) string {
	var parts []string
	for wide := range 2 {
		q := fmt.Sprintf("SELECT e.n AS n FROM events e WHERE e.wide = %d AND e.day_from <> ''", wide)
		if f.From != "" {
			q += " AND e.day_to >= " + c.arg(f.From)
			if wide == 0 {
				q += " AND e.day_from >= " + c.arg(monthsBefore(f.From))
			}
		}
		if f.To != "" {
			q += " AND e.day_from <= " + c.arg(f.To)
		}
		parts = append(parts, q)
	}
	return strings.Join(parts, " UNION ALL ")
}

// monthsBefore is a day that no event comes before which touches day and is not wide.
func monthsBefore(day string) string {
	m, ok := months(day)
	if !ok {
		return ""
	}
	m--
	return fmt.Sprintf("%04d-%02d", m/12, m%12+1)
}

// wide says that the days of an event lie in months that are no neighbours.
func wide(from, to string) bool {
	a, ok := months(from)
	b, ok2 := months(to)
	return from != "" && (!ok || !ok2 || b-a > 1 || b < a)
}

// months counts the months until that of a day, from the year 0.
func months(day string) (int, bool) {
	if len(day) < 7 || day[4] != '-' {
		return 0, false
	}
	y, err := strconv.Atoi(day[:4])
	m, err2 := strconv.Atoi(day[5:7])
	return 12*y + m - 1, err == nil && err2 == nil && m >= 1 && m <= 12
}
