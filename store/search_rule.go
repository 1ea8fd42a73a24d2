package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Rule is what somebody wants to be told of, in the language of searches: of events
// newly stored or, where it asks for process, state or change and for nothing that
// events alone have, of what changes in processes. A search takes what it does not
// understand as words; a rule that is misunderstood would tell nothing, or all, for
// months, so there that is an error.
type Rule struct {
	Text      string
	Filter    Filter // of events
	OnChanges bool   // it asks of changes of processes, and Asks counts instead of Filter
	Asks      []RuleAsk
}

// A RuleAsk is a field of a rule over changes: one of the values must hold, or none.
type RuleAsk struct {
	Field  string // process, state, change
	Values []string
	Not    bool
}

// A RuleError says what is wrong with a rule, and where.
type RuleError struct {
	Column int // of its text, in code points, from 1
	Wrong  string
}

func (e *RuleError) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Wrong) }

// Fields that a rule has beside those of searches, each with an example.
var changeFields = [...][2]string{
	{"state", "state:suspended or state in (suspended, walked_out, signed): a negotiation comes into that state"},
	{"change", "change:round: what changes in it"},
}

// RuleFields are what a rule can ask, each with an example.
func RuleFields() [][2]string { return append(Fields(), changeFields[:]...) }

// mostRule is how long a rule may be, in bytes.
const mostRule = 2000

// ParseRule understands a rule. names says whom names mean, as in ParseQuery; known are
// the values that some fields can have alone: of "type" what stands before a colon. Its
// errors are a *RuleError.
func ParseRule(text string, names Names, known map[string][]string) (*Rule, error) {
	text = clean(text)
	p := ruleParser{text: text, known: known, search: parser{names: names}}
	switch {
	case strings.TrimSpace(text) == "":
		return nil, p.wrong(0, "the rule is empty: write one as actor:RUS type:THREATEN status:happened")
	case len(text) > mostRule:
		return nil, p.wrong(mostRule, "the rule is longer than %d letters: make two of it", mostRule)
	}
	fields := slices.Clone(fieldNames)
	for _, f := range changeFields {
		fields = append(fields, f[0])
	}
	list := terms(text, fields)
	if len(list) == mostWords {
		return nil, p.wrong(list[mostWords-1].at, "a rule has at most %d parts", mostWords-1)
	}
	if len(list) == 0 {
		return nil, p.wrong(0, "the rule asks for nothing: write one as actor:RUS type:THREATEN status:happened")
	}
	for i := range list {
		if err := p.check(&list[i]); err != nil {
			return nil, err
		}
	}
	return p.rule(list)
}

// A ruleParser turns terms into a rule.
type ruleParser struct {
	text   string
	known  map[string][]string
	search parser
}

// wrong is an error at a place in bytes.
func (p *ruleParser) wrong(at int, format string, a ...any) error {
	return &RuleError{1 + utf8.RuneCountInString(p.text[:min(at, len(p.text))]), fmt.Sprintf(format, a...)}
}

// check says what is wrong with a term by itself.
func (p *ruleParser) check(t *term) error {
	switch {
	case t.open && t.field != "":
		return p.wrong(t.at, "the list of %s has no end: close it with )", t.field)
	case t.open:
		return p.wrong(t.at, "the quotation mark is not closed")
	case t.field == "" && t.phrase:
		if len(MakePhrase(t.text).Words) == 0 {
			return p.wrong(t.at, "between the quotation marks stands no word")
		}
		return nil
	case t.field == "":
		if name, _, ok := strings.Cut(t.text, ":"); ok {
			return p.wrong(t.at, "there is no field %q; there are %s", name, strings.Join(p.fields(), ", "))
		}
		return p.wrong(t.at, "%q is neither a field with its value, as state:suspended, nor in quotation marks, which look for words", t.text)
	case len(t.values) == 0:
		return p.wrong(t.at, "%s stands without a value", t.field)
	}
	for _, v := range t.values {
		base := v
		if t.field == "type" {
			base, _, _ = strings.Cut(v, ":")
		}
		if all := p.known[t.field]; all != nil && !slices.ContainsFunc(all, func(k string) bool { return strings.EqualFold(k, base) }) {
			return p.wrong(p.place(t, v), "there is no %s %q; there are %s", t.field, v, strings.Join(all, ", "))
		}
	}
	return nil
}

// place is where a value of a term stands.
func (p *ruleParser) place(t *term, v string) int {
	from := t.at + len(t.field)
	if i := strings.Index(p.text[from:], v); i >= 0 {
		return from + i
	}
	return t.at
}

func (p *ruleParser) fields() (out []string) {
	for _, f := range RuleFields() {
		out = append(out, f[0])
	}
	return out
}

// rule makes the rule of terms that are right by themselves.
func (p *ruleParser) rule(list []term) (*Rule, error) {
	out := &Rule{Text: strings.TrimSpace(p.text)}
	var change, event *term // the first that asks of one alone
	for i := range list {
		switch t := &list[i]; t.field {
		case "process":
		case "state", "change":
			if change == nil {
				change = t
			}
		default:
			if event == nil {
				event = t
			}
		}
	}
	if change != nil && event != nil {
		what := event.field
		if what == "" {
			what = "words"
		}
		return nil, p.wrong(event.at, "%s asks of events and %s of what changes in a negotiation: make two rules of it", what, change.field)
	}
	if out.OnChanges = event == nil; out.OnChanges {
		return out, p.asks(out, list)
	}
	for i := range list {
		t := &list[i]
		if t.field == "" {
			p.search.word(t)
		} else if !p.search.field(t) {
			return nil, p.wrong(t.at, "%s", strings.TrimSuffix(p.search.out.Notes[0], ", and was looked for as words"))
		}
		if len(p.search.out.Notes) > 0 {
			return nil, p.wrong(t.at, "%s", p.search.out.Notes[0])
		}
	}
	out.Filter = p.search.out.Filter
	return out, nil
}

// asks fills in what a rule over changes asks.
func (p *ruleParser) asks(r *Rule, list []term) error {
	for i := range list {
		t := &list[i]
		a := RuleAsk{Field: t.field, Values: lowered(t.values), Not: t.not}
		switch last := len(r.Asks) - 1; {
		case t.or && last >= 0 && r.Asks[last].Field == t.field && !t.not && !r.Asks[last].Not:
			r.Asks[last].Values = append(r.Asks[last].Values, a.Values...)
		case t.or:
			return p.wrong(t.at, "OR joins values of the same field; make two rules of it")
		default:
			r.Asks = append(r.Asks, a)
		}
	}
	return nil
}
