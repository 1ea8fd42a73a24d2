package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Query is what somebody typed, understood.
type Query struct {
	Filter  Filter
	Nothing bool     // it asks for something and nothing can be found by it
	Notes   []string // what was not understood, in one line each
}

// Names says whom a name means: country codes or keys of a dictionary; nobody where it
// does not know.
type Names func(name string) []string

// ParseQuery understands what somebody typed. All words and "phrases" must stand there,
// but for those behind a minus; OR between two takes either, a star at the end any
// ending. FIELD:VALUE asks the codings: see Fields. No text is an error: what is not
// understood is looked for as words, and a note says so. names may be nil.
func ParseQuery(text string, names Names) Query {
	p := parser{names: names}
	list := terms(clean(text), fieldNames)
	for i := range list {
		t := &list[i]
		if t.field != "" && p.field(t) {
			continue
		}
		p.word(t)
	}
	q := &p.out
	if q.Filter.Words.Empty() && !p.fields && strings.TrimSpace(text) != "" {
		q.Nothing = true
	}
	return *q
}

// A term is a word, a phrase or a field with its value.
type term struct {
	field, text string
	values      []string // of a field
	phrase      bool     // in quotation marks
	not, or     bool     // behind a minus; behind OR
	at          int      // where it begins, in bytes
	open        bool     // its quotation mark or parenthesis is not closed
}

// terms takes a text apart, whose fields are those named.
func terms(s string, fields []string) []term {
	var out []term
	var not, or bool
	whole := len(s)
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" || len(out) == mostWords {
			return out
		}
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			s, not = rest, true
			continue
		}
		t := term{not: not, or: or, at: whole - len(s)}
		var listed bool
		if t.field, listed, s = field(s, fields); t.field != "" {
			if listed {
				var inner string
				inner, s, listed = strings.Cut(s[1:], ")")
				t.open = !listed
				for inner = strings.TrimSpace(inner); inner != ""; inner = strings.TrimLeftFunc(inner, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
					v, _, rest := value(inner, func(r rune) bool { return r == ',' })
					if v = strings.TrimSpace(v); v != "" && len(t.values) < mostWords {
						t.values = append(t.values, v)
					}
					inner = rest
				}
			} else {
				t.values, s = values(s)
			}
			t.text = strings.Join(t.values, ",")
		} else {
			before := s
			t.text, t.phrase, s = value(s, unicode.IsSpace)
			_, n := quote(before)
			last, size := utf8.DecodeLastRuneInString(before[:len(before)-len(s)])
			t.open = t.phrase && (!closing(last) || len(before)-len(s)-size < n)
		}
		bare := t.field == "" && !t.phrase && !not
		switch {
		case bare && t.text == "OR":
			or = len(out) > 0
			continue
		case bare && t.text == "AND":
			continue
		case bare && t.text == "NOT":
			not = true
			continue
		}
		out = append(out, t)
		not, or = false, false
	}
}

// field takes the name of a field from the front of s, with what stands between it and
// its values: a colon, or "in" before a list in parentheses. It is empty where s begins
// with none of them.
func field(s string, fields []string) (name string, listed bool, rest string) {
	if name, rest, ok := strings.Cut(s, ":"); ok && slices.Contains(fields, strings.ToLower(name)) {
		return strings.ToLower(name), strings.HasPrefix(rest, "("), rest
	}
	name, rest, _ = strings.Cut(s, " ")
	rest, in := strings.CutPrefix(strings.TrimLeft(rest, " "), "in")
	if rest = strings.TrimLeft(rest, " "); in && strings.HasPrefix(rest, "(") && slices.Contains(fields, strings.ToLower(name)) {
		return strings.ToLower(name), true, rest
	}
	return "", false, s
}

// values takes the values of a field from the front of s, with commas between.
func values(s string) (out []string, rest string) {
	for {
		var v string
		v, _, s = value(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
		if v = strings.TrimSpace(v); v != "" && len(out) < mostWords {
			out = append(out, v)
		}
		if !strings.HasPrefix(s, ",") {
			return out, s
		}
		s = s[1:]
	}
}

// value takes a word, which ends where end holds, or a phrase from the front of s.
func value(s string, end func(rune) bool) (text string, phrase bool, rest string) {
	if open, n := quote(s); open {
		s = s[n:]
		for i, r := range s {
			if closing(r) {
				_, n := quote(s[i:])
				return s[:i], true, s[i+max(n, 1):]
			}
		}
		return s, true, ""
	}
	n := strings.IndexFunc(s, end)
	if n < 0 {
		n = len(s)
	}
	return s[:n], false, s[n:]
}

// quote says whether s begins with a quotation mark, and how many bytes it has.
func quote(s string) (bool, int) {
	for _, q := range [...]string{`"`, "\u201c", "\u201d", "\u201e"} {
		if strings.HasPrefix(s, q) {
			return true, len(q)
		}
	}
	return false, 0
}

func closing(r rune) bool { return r == '"' || r == '\u201c' || r == '\u201d' }

// A parser turns terms into a filter.
type parser struct {
	names  Names
	out    Query
	fields bool   // a field was understood
	last   string // kind of the term before, for OR
}

func (p *parser) note(format string, a ...any) {
	p.out.Notes = append(p.out.Notes, fmt.Sprintf(format, a...))
}

// word adds a word or phrase that must, or must not, stand there.
func (p *parser) word(t *term) {
	text := t.text
	if t.field != "" {
		text = t.field + " " + text
	}
	ph := MakePhrase(text)
	if len(ph.Words) == 0 {
		return
	}
	w := &p.out.Filter.Words
	switch {
	case t.not:
		w.None = append(w.None, ph)
		p.last = ""
		return
	case t.or && p.last == "word":
		n := len(w.All) - 1
		w.All[n] = append(w.All[n], ph)
		return
	case t.or && p.last != "":
		p.note("OR joins words, or values of the same field; %q must stand there as well", text)
	}
	w.All = append(w.All, []Phrase{ph})
	p.last = "word"
}

// field adds what a field asks for; false where its value is none.
func (p *parser) field(t *term) bool {
	var f Filter
	f, note := fieldFilter(t.field, t.values, p.names)
	if note != "" {
		p.note("%s", note)
		return false
	}
	p.fields = true
	list := &p.out.Filter
	switch {
	case t.not:
		list.Without = append(list.Without, f)
		p.last = ""
		return true
	case t.or && p.last == t.field:
		n := len(list.Also) - 1
		list.Also[n].merge(&f)
		return true
	case t.or && p.last != "":
		p.note("OR joins words, or values of the same field; %s:%s must hold as well", t.field, t.text)
	}
	list.Also = append(list.Also, f)
	p.last = t.field
	return true
}

// merge adds the values of g to those of f.
func (f *Filter) merge(g *Filter) {
	for _, l := range [...]struct{ to, from *[]string }{
		{&f.Report, &g.Report}, {&f.Group, &g.Group}, {&f.Story, &g.Story}, {&f.Process, &g.Process}, {&f.ID, &g.ID}, {&f.Actor, &g.Actor}, {&f.Source, &g.Source}, {&f.Target, &g.Target}, {&f.Type, &g.Type},
		{&f.Status, &g.Status}, {&f.Place, &g.Place}, {&f.Outlet, &g.Outlet}, {&f.Lang, &g.Lang},
	} {
		*l.to = append(*l.to, *l.from...)
	}
	f.Quad = append(f.Quad, g.Quad...)
}

// Fields are what a search can ask of the codings, each with an example.
func Fields() [][2]string {
	return [][2]string{
		{"actor", "actor:KEN: takes part or speaks: country, name or key of the dictionary; actor:KEN,SOM is either"},
		{"source", "source:anonymous: who starts an event or speaks"},
		{"target", "target:Somalia: the recipient"},
		{"type", "type:COERCE or type:ASSAULT:aerial: PLOVER's types and modes; of statements the verb: type:deny"},
		{"status", "status:planned"},
		{"place", "place:Nairobi or place:KEN"},
		{"date", "date:2016-09.. or date:2016-09-01..2016-09-05 or date:..2016"},
		{"outlet", "outlet:Gazette"},
		{"report", "report:0123456789abcdef"},
		{"event", "event:0123456789abcdef: the event with that stable id, as events --json and exports have it"},
		{"copies", "copies:0123456789abcdef: that report and all with much the same text"},
		{"quad", "quad:4: 1 and 2 verbal and material cooperation, 3 and 4 conflict"},
		{"background", "background:no: the news alone"},
		{"score", "score:0.8: at least so sure"},
		{"lang", "lang:en"},
		{"story", "story:0123456789abcdef: that report and all that tell of the same story"},
		{"process", "process:p1a2b3c4: reports that tell of a negotiation, as readout processes names it"},
	}
}

var fieldNames = func() []string {
	var out []string
	for _, f := range Fields() {
		out = append(out, f[0])
	}
	return out
}()

// fieldFilter is what a field with a value asks for, or what is wrong with it.
func fieldFilter(field string, values []string, names Names) (f Filter, note string) {
	text := strings.Join(values, ",")
	if len(values) == 0 {
		return f, fmt.Sprintf("%s: stands without a value, and was looked for as a word", field)
	}
	switch field {
	case "actor", "source", "target":
		if field == "source" && len(values) == 1 && strings.EqualFold(values[0], "anonymous") {
			yes := true
			f.Anonymous = &yes
			return f, ""
		}
		who := Whom(values, names)
		switch field {
		case "actor":
			f.Actor = who
		case "source":
			f.Source = who
		default:
			f.Target = who
		}
	case "type":
		f.Type = values
	case "status":
		f.Status = lowered(values)
	case "place":
		f.Place = Where(values, names)
	case "outlet":
		f.Outlet = values
	case "report":
		f.Report = lowered(values)
	case "event":
		f.ID = lowered(values)
	case "copies":
		f.Group = lowered(values)
	case "story":
		f.Story = lowered(values)
	case "lang":
		f.Lang = lowered(values)
	case "date":
		from, to, ok := Days(values[0])
		if !ok {
			return f, fmt.Sprintf("date:%s is no day, month, year or FROM..TO (date:2016-09..), and was looked for as words", text)
		}
		f.From, f.To = from, to
	case "quad":
		for _, v := range values {
			n, err := strconv.Atoi(v)
			if err != nil || n < 0 || n > 4 {
				return f, fmt.Sprintf("quad:%s is not 1 to 4, and was looked for as words", text)
			}
			f.Quad = append(f.Quad, n)
		}
	case "background":
		yes := strings.EqualFold(values[0], "yes")
		if !yes && !strings.EqualFold(values[0], "no") {
			return f, fmt.Sprintf("background:%s is neither yes nor no, and was looked for as words", text)
		}
		f.Background = &yes
	case "score":
		n, err := strconv.ParseFloat(values[0], 64)
		if err != nil || !(n > 0 && n <= 1) {
			return f, fmt.Sprintf("score:%s is no number up to 1, and was looked for as words", text)
		}
		f.MinScore = n
	case "process":
		f.Process = lowered(values)
	}
	return f, ""
}

// Whom turns names of actors as people write them into what Filter takes.
func Whom(values []string, names Names) []string {
	var out []string
	for _, v := range values {
		if names != nil && !isCountry(v) && !isKey(v) {
			if known := names(v); len(known) > 0 {
				out = append(out, known...)
				continue
			}
		}
		out = append(out, v)
	}
	return out
}

// Where is Whom for places, of which a dictionary of actors knows states alone.
func Where(values []string, names Names) []string {
	out := slices.Clone(values)
	for i, v := range values {
		if w := Whom([]string{v}, names); len(w) == 1 && isCountry(w[0]) {
			out[i] = w[0]
		}
	}
	return out
}

func lowered(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.ToLower(v)
	}
	return out
}

// Days understands a day, month or year, or a stretch between two of which one may be
// missing: "2016-09", "2016-09-01..2016-09-05", "2016..", "..2016-09".
func Days(s string) (from, to string, ok bool) {
	a, b, stretch := strings.Cut(s, "..")
	if !stretch {
		b = a
	}
	if a == "" && b == "" {
		return "", "", false
	}
	if a != "" {
		if from, _, ok = span(a); !ok {
			return "", "", false
		}
	}
	if b != "" {
		if _, to, ok = span(b); !ok {
			return "", "", false
		}
	}
	return from, to, true
}

// span is the first and the last day of a day, month or year.
func span(s string) (first, last string, ok bool) {
	for _, l := range [...]struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t.Format(time.DateOnly), t.AddDate(l.years, l.months, l.days).AddDate(0, 0, -1).Format(time.DateOnly), true
		}
	}
	return "", "", false
}
