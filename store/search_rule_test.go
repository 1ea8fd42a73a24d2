package store

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

var ruleKnown = map[string][]string{"state": {"suspended", "walked_out", "signed"}, "change": {"state", "round"}, "type": {"THREATEN", "COERCE"}, "status": {"happened", "planned"}}

// TestParseRule holds what rules ask for.
func TestParseRule(t *testing.T) {
	for text, want := range map[string]Rule{
		`process:p12 state in (suspended, walked_out,signed)`: {OnChanges: true, Asks: []RuleAsk{{Field: "process", Values: []string{"p12"}}, {Field: "state", Values: []string{"suspended", "walked_out", "signed"}}}},
		`state:(suspended) OR state:signed -process:p1`:       {OnChanges: true, Asks: []RuleAsk{{Field: "state", Values: []string{"suspended", "signed"}}, {Field: "process", Values: []string{"p1"}, Not: true}}},
		`process:"gulf of x"`:                                 {OnChanges: true, Asks: []RuleAsk{{Field: "process", Values: []string{"gulf of x"}}}},
		`actor:RUS type:THREATEN status:happened`:             {Filter: Filter{Also: []Filter{{Actor: []string{"RUS"}}, {Type: []string{"THREATEN"}}, {Status: []string{"happened"}}}}},
		`type in (THREATEN:violence, coerce) "the border"`:    {Filter: Filter{Words: Words{All: [][]Phrase{{MakePhrase("the border")}}}, Also: []Filter{{Type: []string{"THREATEN:violence", "coerce"}}}}},
		`process:p1 type:COERCE NOT actor:RUS`:                {Filter: Filter{Also: []Filter{{Process: []string{"p1"}}, {Type: []string{"COERCE"}}}, Without: []Filter{{Actor: []string{"RUS"}}}}},
		`place in ("South Sudan", Chad)`:                      {Filter: Filter{Also: []Filter{{Place: []string{"South Sudan", "Chad"}}}}},
	} {
		r, err := ParseRule(text, nil, ruleKnown)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		want.Text = text
		if !reflect.DeepEqual(*r, want) {
			t.Errorf("%s: %+v, want %+v", text, *r, want)
		}
	}
}

// TestParseRule_Search: what rules have beside searches' fields is read in searches too.
func TestParseRule_Search(t *testing.T) {
	if a, b := ParseQuery(`type in (THREATEN, COERCE) talks in (Geneva)`, nil), ParseQuery(`type:THREATEN,COERCE talks in Geneva`, nil); !reflect.DeepEqual(a.Filter, b.Filter) || len(a.Notes) > 0 {
		t.Errorf("%+v, want %+v", a, b)
	}
}

// TestParseRule_Wrong wants a line that names the column.
func TestParseRule_Wrong(t *testing.T) {
	for _, c := range []struct {
		text, want string
		column     int
	}{
		{``, "is empty", 1},
		{`OR`, "asks for nothing", 1},
		{`actor:RUS typ:THREATEN`, `no field "typ"`, 11},
		{`actor:RUS THREATEN`, "neither a field", 11},
		{`ñ state:suspnded`, "neither", 1},
		{`process:ñ state:suspnded`, `no state "suspnded"`, 17},
		{`state in (signed, suspnded)`, `no state "suspnded"`, 19},
		{`process:x stat in (signed)`, `"stat" is neither`, 11},
		{`state in (signed`, "no end", 1},
		{`actor: type:COERCE`, "without a value", 1},
		{`type:COERCE "the bor`, "not closed", 13},
		{`type:COERCE "`, "not closed", 13},
		{`type:COERCE "--"`, "no word", 13},
		{`status:maybe`, `no status "maybe"`, 8},
		{`state:signed actor:RUS`, "make two rules", 14},
		{`state:signed "border"`, "make two rules", 14},
		{`type:COERCE date:someday`, "no day", 13},
		{`type:COERCE score:7`, "no number", 13},
		{`type:COERCE OR actor:RUS`, "OR joins", 16},
		{`state:signed OR process:p1`, "OR joins", 17},
		{strings.Repeat("type:COERCE ", 40), "at most", 373},
		{"\"" + strings.Repeat("x", 3000) + "\"", "longer", 2001},
	} {
		_, err := ParseRule(c.text, nil, ruleKnown)
		var e *RuleError
		if !errors.As(err, &e) || !strings.Contains(e.Wrong, c.want) || e.Column != c.column || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "looked for as") {
			t.Errorf("%.60s: %v; want column %d, %q", c.text, err, c.column, c.want)
		}
	}
}

// FuzzParseRule holds that no text stops the program, and that columns lie in it.
func FuzzParseRule(f *testing.F) {
	for _, s := range []string{`process:X state in (suspended, "walked_out`, `-NOT OR "" type:()`, "a:\x00\xff", `state in ((((`, `type:“x” OR`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRule(s, nil, ruleKnown)
		var e *RuleError
		if err != nil && (!errors.As(err, &e) || e.Column < 1 || e.Column > utf8.RuneCountInString(clean(s))+1) || err == nil && r == nil {
			t.Errorf("%q: %+v, %v", s, r, err)
		}
		ParseQuery(s, nil)
	})
}
