package actors

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// add keeps h, under the key of the same person where the tables have one; what
// is known by hand of an office stays as it is.
func (c *compiler) add(h held) {
	if e := c.known(h); e != nil {
		switch {
		case h.office == "leader" || sameRole(e, h):
			if foldWords(e.name) != foldWords(h.name) && strings.Contains(h.name, " ") { // another spelling
				c.held = append(c.held, held{key: e.key, name: e.name, aliases: h.name, country: e.country})
			}
		default:
			h.aliases, h.key, h.name = h.name+"|"+h.aliases, e.key, e.name
			c.held = append(c.held, h)
		}
		return
	}
	for i := range c.held {
		o := &c.held[i]
		if o.key == h.key && o.office == h.office && o.from == h.from {
			return
		}
		if o.country == h.country && o.key != h.key && (!dynastic(h.country) || sameStart(o.name, h.name)) && (h.office == "leader" && o.has(h.name) || samePerson(o.name, h.name, o.family(), h.family())) || o.country == h.country && o.key != h.key && !dynastic(h.country) && o.sameTerm(h) && alikeWord(foldWords(o.family()), foldWords(h.family())) {
			if h.office == "leader" {
				return
			}
			if h.name != o.name {
				h.aliases += "|" + h.name
			}
			h.key, h.name = o.key, o.name
			break
		}
	}
	c.held = append(c.held, h)
}

// known returns who h is of those known by hand: who has the name and the
// office, else the surname and the office, else the name; nil if nobody.
func (c *compiler) known(h held) *entity {
	var likely, same *entity
	for i := range c.dict.entities {
		e := &c.dict.entities[i]
		if e.kind == readout.ActorPerson && sameDay(e, h) {
			return e
		}
		if e.kind != readout.ActorPerson || !c.holds(e, h.country) && (foldWords(e.name) != foldWords(h.name) || len(e.country) == 3 && c.isState(e.country) || !strings.Contains(h.name, " ")) {
			continue
		}
		o, held := held{name: e.name}, sameRole(e, h)
		switch {
		case samePerson(e.name, h.name, "", h.family()), h.office == "leader" && strings.Contains(h.name, " ") && o.has(h.name), c.alias(int32(i), h.name):
			if held {
				return e
			}
			if same == nil && !(dynastic(h.country) && !sameStart(e.name, h.name)) {
				same = e
			}
		case held && !dynastic(h.country) && named(e.name, h.family()):
			likely = e
		}
	}
	return cmp.Or(likely, same)
}

// sameDay says whether e took the office that one at a time holds on the very
// day that another source has for h: one person, spelled otherwise.
func sameDay(e *entity, h held) bool {
	from, _, err := day(h.from)
	if err != nil || from%100 == 0 || !single[h.office] || h.office == "Vice President" { // of whom there may be five
		return false
	}
	return slices.ContainsFunc(e.roles, func(r role) bool { return r.office == h.office && r.country == h.country && r.from == from })
}

// alias says whether entity i is called so.
func (c *compiler) alias(i int32, name string) bool {
	return slices.ContainsFunc(c.dict.names[name[:letters(name, 0)]], func(a alias) bool { return a.ent == i && foldWords(a.text) == foldWords(name) })
}

// dynastic says whether the officers of a state are often of one family.
func dynastic(country string) bool {
	return strings.Contains("KWT QAT BHR SAU ARE JOR MAR OMN BRN AZE TKM PRK GNQ", country)
}

// sameStart says whether two names begin with the same two words.
func sameStart(a, b string) bool {
	x, y := strings.Fields(foldWords(a)), strings.Fields(foldWords(b))
	return len(x) > 1 && len(y) > 1 && alikeWord(x[0], y[0]) && alikeWord(x[1], y[1])
}

// sameTerm says whether two sources give one office from about the same day.
func (h *held) sameTerm(o held) bool {
	a, _, _ := day(h.from)
	b, _, _ := day(o.from)
	if a == 0 || b == 0 || h.office != o.office && h.office != "leader" && o.office != "leader" {
		return false
	}
	if a%10000 == 0 || b%10000 == 0 {
		return a/10000 == b/10000 // one knows the year alone
	}
	days := func(d int32) int32 { return d/10000*372 + d/100%100*31 + d%100 }
	n := days(fill(a, 1)) - days(fill(b, 1))
	return -62 < n && n < 62
}

// isState says whether a code is a state's, not a body's.
func (c *compiler) isState(code string) bool { _, ok := c.dict.byKey[code]; return ok }

// holds says whether e is of a state or has an office there.
func (c *compiler) holds(e *entity, country string) bool {
	return e.country == country || slices.ContainsFunc(e.roles, func(r role) bool { return r.country == country })
}

// sameRole says whether h is a role of e, whose days another source gives.
func sameRole(e *entity, h held) bool {
	from, _, err := day(h.from)
	if err != nil || from == 0 {
		return e.like(h.office, h.rank) != nil
	}
	for i := range e.roles {
		r := &e.roles[i]
		if !sameOffice(r.office, h.office) && h.office != "leader" || r.country != h.country && r.country != "" {
			continue
		}
		if d := fill(r.from, 1) - fill(from, 1); d > -10000 && d < 10000 || r.covers(fill(from, 1)+100) {
			return true
		}
	}
	return false
}
