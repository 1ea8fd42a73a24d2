package actors

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// An ownTable is one of our tables as a user may write it.
type ownTable struct {
	header string
	check  []func(s string, base *dictionary) string // for each field: what was expected, "" where it is right
}

var ownTables = []ownTable{
	{"key\tname\taliases\tkind\tcountry\tsectors", []func(string, *dictionary) string{needed("a key such as own.some_group"), needed("a name"), anything, kindField, countryField, sectorsField}},
	{"key\tname\taliases\tcountry\toffice\trank\tsectors\tfrom\tto", []func(string, *dictionary) string{needed("a key such as usa.jane_doe"), needed("a name"), anything, countryField, anything, rankField, sectorsField, dayField, endField}},
	{"word\ttype\tkind\tsectors\trank", []func(string, *dictionary) string{needed("a noun"), typeField, agentKind, sectorsField, rankField}},
}

// table checks the rows of a table below its header, line n, and keeps them.
func (o *ownRows) table(file string, lines []string, n int, t ownTable, base *dictionary) error {
	for ; n < len(lines); n++ {
		l := lines[n]
		if l == "" || l[0] == '#' {
			continue
		}
		at := 0
		fields := strings.Split(l, "\t")
		for i, f := range fields {
			if i == len(t.check) {
				return &FileError{file, n + 1, column(l, at-1), fmt.Sprintf("the end of the line: a row has %d fields parted by tabs", len(t.check))}
			}
			want := t.check[i](f, base)
			if n, taken := base.byKey[f]; i == 0 && len(t.check) > 5 && taken && base.entities[n].state() {
				want = "a key of its own: " + f + " is a state"
			}
			if want != "" {
				return &FileError{file, n + 1, column(l, at), want}
			}
			at += len(f) + 1
		}
		if len(fields) < len(t.check) {
			return &FileError{file, n + 1, column(l, len(l)), fmt.Sprintf("a tab and the field %q: a row has %d fields", strings.Split(t.header, "\t")[len(fields)], len(t.check))}
		}
		switch len(t.check) {
		case 5:
			o.agents = append(o.agents, fields)
		case 6:
			if o.keys[fields[0]] {
				return &FileError{file, n + 1, 1, fmt.Sprintf("a new key: %q stands above already", fields[0])}
			}
			o.keys[fields[0]] = true
			o.bodies = append(o.bodies, fields)
		default:
			if slices.ContainsFunc(o.bodies, func(r []string) bool { return r[0] == fields[0] }) {
				return &FileError{file, n + 1, 1, fmt.Sprintf("a new key: %q is no person", fields[0])}
			}
			o.leaders = append(o.leaders, fields)
		}
	}
	return nil
}

// column is the number of the character at byte i of line l, from 1.
func column(l string, i int) int { return utf8.RuneCountInString(l[:max(i, 0)]) + 1 }

func anything(string, *dictionary) string { return "" }

func needed(want string) func(string, *dictionary) string {
	return func(s string, _ *dictionary) string {
		if strings.TrimSpace(s) == "" || letters(s, 0) == 0 {
			return want
		}
		return ""
	}
}

func kindField(s string, _ *dictionary) string {
	kinds := []string{readout.ActorGovernment, readout.ActorOrganisation, readout.ActorIGO, readout.ActorNGO, readout.ActorArmedGroup, readout.ActorMedia, readout.ActorPeople, readout.ActorOther}
	if !slices.Contains(kinds, s) {
		return "a kind: " + strings.Join(kinds, ", ")
	}
	return ""
}

// bodyCodes are codes of PLOVER that stand where a state does.
var bodyCodes = []string{"", "IGO", "NGO", "IMG", "MNC", "UNO", "EUR", "EEC", "NAT", "IGO", "UIS", "CIS", "AFR", "ASA", "EUR", "LAM", "MEA", "CAS", "CAU", "SAS", "SEA", "NAF", "WAF", "SAF", "EAF", "CFR", "WST", "INT"}

func countryField(s string, base *dictionary) string {
	if _, ok := base.byKey[s]; !ok && !slices.Contains(bodyCodes, s) || len(s) != 3 && s != "" {
		return "a code of three letters such as USA, IGO or IMG, or nothing"
	}
	return ""
}

func sectorsField(s string, _ *dictionary) string {
	for _, x := range list(s) {
		if !sectorCodes[x] {
			return "sectors of PLOVER parted by |, such as GOV|MIL, or nothing"
		}
	}
	return ""
}

func rankField(s string, _ *dictionary) string {
	if !ranks[s] {
		return "a rank: head_of_state_gov, ministerial, special_envoy, ambassadorial, senior_official, official, spokesperson, or nothing"
	}
	return ""
}

func typeField(s string, _ *dictionary) string {
	if s != "person" && s != "group" && s != "body" {
		return "a type: person, group or body"
	}
	return ""
}

func agentKind(s string, base *dictionary) string {
	if s == "person" {
		return ""
	}
	return kindField(s, base)
}

func dayField(s string, _ *dictionary) string {
	if _, open, err := day(s); err != nil || open || !possible(s) {
		return "a day such as 2016-05-23, a month, a year, or nothing"
	}
	return ""
}

func endField(s string, _ *dictionary) string {
	if _, _, err := day(s); err != nil || !possible(strings.TrimPrefix(s, "=")) {
		return "the last day such as 2016-05-23, a month, a year, =DAY where it was last seen, or nothing"
	}
	return ""
}

// possible says whether the month and day of a date exist.
func possible(s string) bool {
	n, _, err := day(s)
	if err != nil {
		return false
	}
	m, d := n/100%100, n%100
	return m <= 12 && d <= 31 && !(m == 2 && d > 29) && !((m == 4 || m == 6 || m == 9 || m == 11) && d > 30) && strings.Count(s, "-") < 3 &&
		(s == "" || strings.Count(s, "-") == 0 || m > 0) && (strings.Count(s, "-") < 2 || d > 0)
}
