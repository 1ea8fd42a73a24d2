package review

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"readout/internal/plover"
)

// A form is what the values of a field look like.
type form uint8

const (
	word    form = iota // one of a list
	types               // PLOVER's types, and OTHER
	mode                // one of the event's type
	quad                // 1 to 4
	digits              // a CAMEO code
	free                // any word
	flag                // yes or no
	day                 // ISO
	place               // a name, and a country after a comma
	country             // a code
	degrees             // of latitude or longitude
	party               // one actor
	parties             // some
	span                // words of the report
	spans
)

// A Field is what of a coding can be corrected.
type Field struct {
	Name   string
	Values []string // that it can have; nil for others than words of a list
	form   form
}

var (
	statuses   = []string{"happened", "ongoing", "not_happened", "planned", "desired", "conditional", "hypothetical", "alleged"}
	states     = []string{"floated", "agreed_to_talk", "scheduled", "pre_negotiation", "in_session", "paused", "deadlocked", "suspended", "ended_without_agreement", "walked_out", "collapsed", "agreed_in_principle", "text_agreed", "signed", "in_force", "implementing", "violated", "agreement_failed", "completed", "abandoned"}
	ploverType = append(slices.Sorted(maps.Keys(plover.Quads)), "OTHER")
)

var status = Field{"status", statuses, word}

// fieldsOf are the fields of each kind that can be corrected, those first that matter most.
var fieldsOf = map[string][]Field{
	"event": {{"type", ploverType, types}, status, {"actors", nil, parties}, {"recipients", nil, parties}, {"date", nil, day}, {"place", nil, place}, {"mode", nil, mode}, {"background", []string{"yes", "no"}, flag},
		{"trigger", nil, span}, {"evidence", nil, spans}, {"country", nil, country}, {"lat", nil, degrees}, {"lon", nil, degrees}, {"quad", nil, quad}, {"cameo", nil, digits}, {"code", nil, free}},
	"statement": {{"speakers", nil, parties}, {"cue_type", []string{"say", "claim", "deny", "acknowledge", "insist", "ask", "order", "promise", "threaten", "hope", "believe", "expect", "intend", "show", "other"}, word},
		{"stance", []string{"claims", "denies", "acknowledges", "insists"}, word}, {"anonymous", []string{"yes", "no"}, flag}, {"source", nil, span}, {"cue", nil, span}, {"content", nil, spans}, {"addressees", nil, parties}},
	"meeting": {status, {"state", []string{"proposed", "scheduled", "under_way", "held", "adjourned", "postponed", "cancelled", "refused"}, word}, {"kind", []string{"meeting", "talks", "summit", "call", "visit"}, word},
		{"parties", nil, parties}, {"date", nil, day}, {"place", nil, place}, {"mediators", nil, parties}, {"hosted_by", nil, parties},
		{"outcome", []string{"not_stated", "positions_stated", "exchange_of_views", "gaps_narrowed", "agreed_to_continue", "no_agreement", "in_principle", "partial", "full", "deadlock", "walkout", "cancelled"}, word}, {"span", nil, span}},
	"position": {status, {"holder", nil, party}, {"issue", nil, free}, {"stance", []string{"demands", "insists", "offers", "accepts", "accepts_with_conditions", "refuses", "open", "aims", "wait_and_see"}, word},
		{"kind", []string{"position", "red_line", "precondition", "aim", "claim", "label"}, word}, {"span", nil, span}},
	"proposal": {status, {"by", nil, parties}, {"kind", []string{"plan", "draft", "counter", "final_offer", "bridging"}, word}, {"state", []string{"floated", "tabled", "accepted", "rejected", "withdrawn", "not_agreed", "agreed"}, word}, {"span", nil, span}},
	"threat":   {status, {"by", nil, parties}, {"to", nil, parties}, {"kind", []string{"halt_talks", "sanctions", "force", "withdraw_from_agreement", "expel", "unspecified"}, word}, {"deadline", nil, day}, {"span", nil, span}},
	"next_step": {status, {"state", []string{"open", "desired", "agreed", "scheduled", "done", "missed"}, word}, {"owners", nil, parties}, {"what", nil, span}, {"begin", nil, day}, {"end", nil, day},
		{"span", nil, span}},
	"deadline":   {status, {"date", nil, day}, {"owners", nil, parties}, {"what", nil, span}, {"span", nil, span}},
	"agreement":  {status, {"name", nil, free}, {"parties", nil, parties}, {"state", nil, free}, {"date", nil, day}, {"signed", nil, day}, {"effective", nil, day}, {"expiry", nil, day}, {"span", nil, span}},
	"relation":   {status, {"a", nil, party}, {"rel", []string{"allied_with", "backs", "opposes", "member_of", "part_of", "leads", "former_tie", "at_war_with", "depends_on", "strained", "other"}, word}, {"b", nil, party}, {"span", nil, span}},
	"effect":     {status, {"kind", []string{"deaths", "displacement", "hunger", "detention", "damage", "access"}, word}, {"people", nil, span}, {"cause", nil, span}, {"span", nil, span}},
	"assessment": {status, {"holder", nil, party}, {"target", nil, span}, {"span", nil, span}},
	"process":    {status, {"parties", nil, parties}, {"state", states, word}, {"name", nil, free}, {"span", nil, span}},
}

// fieldOf finds a field of a kind.
func fieldOf(kind, name string) (Field, error) {
	list := fieldsOf[kind]
	if list == nil {
		return Field{}, fmt.Errorf("no kind of coding %q: it is %s", kind, strings.Join(Kinds, ", "))
	}
	i := slices.IndexFunc(list, func(f Field) bool { return f.Name == name })
	if i < 0 {
		var names []string
		for _, f := range list {
			names = append(names, f.Name)
		}
		return Field{}, fmt.Errorf("no field %q of %s can be corrected: one of %s", name, kind, strings.Join(names, ", "))
	}
	return list[i], nil
}

// member is the field of a struct by its name in JSON, those of its item with it.
func member(v reflect.Value, name string) reflect.Value {
	t := v.Type()
	for i := range t.NumField() {
		tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch {
		case tag == name && tag != "":
			return v.Field(i)
		case t.Field(i).Anonymous:
			if f := member(v.Field(i), name); f.IsValid() {
				return f
			}
		}
	}
	return reflect.Value{}
}
