package events

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// A harmed is what a verb makes of people: the kind of their count, and whether
// they are its subject ("died", "fled") or its object.
type harmed struct {
	kind    string
	subject bool
}

var harm = map[string]harmed{
	"kill": {"killed", false}, "execute": {"killed", false}, "massacre": {"killed", false}, "slay": {"killed", false}, "murder": {"killed", false},
	"behead": {"killed", false}, "assassinate": {"killed", false}, "slaughter": {"killed", false}, "lynch": {"killed", false}, "hang": {"killed", false},
	"die": {"killed", true}, "perish": {"killed", true}, "drown": {"killed", true},
	"wound": {"injured", false}, "injure": {"injured", false}, "hurt": {"injured", false}, "maim": {"injured", false},
	"arrest": {"detained", false}, "detain": {"detained", false}, "jail": {"detained", false}, "imprison": {"detained", false}, "abduct": {"detained", false},
	"kidnap": {"detained", false}, "capture": {"detained", false}, "seize": {"detained", false}, "apprehend": {"detained", false},
	"displace": {"displaced", false}, "uproot": {"displaced", false}, "evacuate": {"displaced", false}, "flee": {"displaced", true},
	"protest": {"participants", true}, "demonstrate": {"participants", true}, "march": {"participants", true}, "rally": {"participants", true},
	"riot": {"participants", true}, "strike": {"participants", true}, "gather": {"participants", true}, "participate": {"participants", true}, "join": {"participants", true}, "attend": {"participants", true},
	"release": {"other", false}, "free": {"other", false}, "deport": {"other", false}, "expel": {"other", false}, "exchange": {"other", false}, "swap": {"other", false},
	"pardon": {"other", false}, "repatriate": {"other", false}, "withdraw": {"other", false}, "deploy": {"other", false}, "send": {"other", false}, "rescue": {"other", false},
	"extradite": {"other", false}, "recall": {"other", false}, "sentence": {"other", false}, "convict": {"other", false}, "mobilize": {"other", false}, "mobilise": {"other", false},
}

// harmNouns are the nouns whose "of" phrase or recipients are counted.
var harmNouns = map[string]string{
	"killing": "killed", "murder": "killed", "execution": "killed", "massacre": "killed", "assassination": "killed", "beheading": "killed", "death": "killed", "slaughter": "killed",
	"wounding": "injured", "arrest": "detained", "detention": "detained", "abduction": "detained", "kidnapping": "detained", "capture": "detained", "displacement": "displaced",
	"release": "other", "expulsion": "other", "deportation": "other", "withdrawal": "other", "deployment": "other", "exchange": "other", "swap": "other",
}

// counts reads the numbers of people, money and goods at the trigger of p and at the
// verbs of its clause ("attacked the camp, killing at least 12").
func (x *run) counts(p *proto) []readout.Count {
	var out []readout.Count
	if len(x.numbers) == 0 {
		return nil
	}
	out = x.countAt(p.head, out)
	if p.verb != p.head {
		out = x.countAt(p.verb, out)
	}
	for c := range x.d.Children(p.verb) {
		if r := x.tok(c).Rel; r == readout.RelAdvcl || r == readout.RelConj || r == readout.RelXcomp || r == readout.RelParataxis {
			out = x.countAt(c, out)
		}
	}
	if k := harmNouns[x.lemma(p.head)]; k != "" && p.frame.noun {
		for _, t := range p.rec.all() {
			out = x.countPeople(t, k, out)
		}
		for c := range x.d.Children(p.head) {
			if x.tok(c).Rel == readout.RelNmod && x.marker(c, readout.RelCase) == "of" {
				out = x.countPeople(c, k, out)
			}
		}
	}
	if p.typ == "PROTEST" {
		out = x.turnout(p, out)
	}
	return x.countThings(p, x.countNext(p, out))
}

// countNext counts those whose number stands right behind a word of harm below p's
// verb, whatever the parser made of that word: "hit a bus and wounded 8".
func (x *run) countNext(p *proto, out []readout.Count) []readout.Count {
	list := x.numbersOf(p.verb)
	for i := range list {
		q := &list[i]
		if q.first <= p.verb || q.money != "" || !x.d.Below(q.first-1, p.verb) {
			continue
		}
		if h := harm[x.verbLemma(q.first-1)]; h.kind != "" && !h.subject && x.headcount(q.noun, h.kind) {
			out = x.enter(q, h.kind, out)
		}
	}
	return out
}

// boundedObject returns the object of verb v that a parser took for a phrase with a
// preposition, because "at least", "up to" or "between" stands before its number.
func (x *run) boundedObject(v int32) int32 {
	for c := range x.d.Children(v) {
		if x.tok(c).Rel == readout.RelObl && x.bounded(c) {
			return c
		}
	}
	return -1
}

// bounded says whether all prepositions of noun n are words of its number.
func (x *run) bounded(n int32) bool {
	q := x.quantityOf(n)
	if q == nil || q.first == n || q.first == 0 || x.tok(q.first-1).Tag == readout.ADP && x.tok(q.first-1).Rel != readout.RelCompoundPrt {
		return false
	}
	for c := range x.d.Children(n) {
		if x.tok(c).Rel == readout.RelCase && (c < q.first || c > q.last) {
			return false
		}
	}
	return !x.timeWord(n)
}

// countAt counts those whom verb v harms, frees or moves.
func (x *run) countAt(v int32, out []readout.Count) []readout.Count {
	h := harm[x.lemma(v)]
	if x.lemma(v) == "gun" || x.lemma(v) == "shoot" && (x.near(v, "dead") >= 0 || x.near(v, "down") >= 0) {
		h.kind = "killed"
	}
	if h.kind == "" || !x.verbal(v) {
		return out
	}
	rels := []readout.Rel{readout.RelObj, readout.RelNsubjPass}
	if h.subject {
		rels = []readout.Rel{readout.RelNsubj}
	} else if x.passive(v) {
		rels = []readout.Rel{readout.RelNsubjPass, readout.RelNsubj}
	}
	n := x.d.Child(v, rels...)
	if n < 0 && !h.subject {
		n = x.boundedObject(v)
	}
	if n < 0 && x.passive(v) && x.tok(v).Rel == readout.RelConj {
		n = x.d.Child(v, readout.RelObl, readout.RelObj) // "12 were killed and 30 wounded"
		if s := v - 1; n < 0 && x.quantityOf(s) != nil {
			n = s
		}
	}
	if n < 0 {
		return out
	}
	return x.countPeople(n, h.kind, out)
}

// countPeople counts noun n and the nouns that are coordinated with it, each with
// its own number: "two soldiers and three civilians".
func (x *run) countPeople(n int32, kind string, out []readout.Count) []readout.Count {
	if q := x.quantityOf(n); q != nil && q.money == "" && x.headcount(q.noun, kind) {
		if h := harm[x.verbLemma(max(0, q.first-1))]; h.kind != "" && !h.subject {
			kind = h.kind // "killed ten and injured 43", taken for one phrase
		}
		list := x.numbersOf(n)
		for i := range list {
			if o := &list[i]; o == q || o.noun == q.noun && o.noun > o.last {
				out = x.enter(o, kind, out) // "32 Greek and two Turkish soldiers"
			}
		}
	} else if none, ok := x.noOne(n); ok && (kind == "killed" || kind == "injured" || kind == "detained") {
		out = add(out, readout.Count{Kind: kind, Range: readout.Range{Text: none.In(x.d.Report.Text)}, Span: none})
	}
	for c := range x.d.Children(n) {
		if x.tok(c).Rel == readout.RelConj && !x.verbal(c) {
			out = x.countPeople(c, kind, out)
		}
	}
	return out
}

// enter adds what q says, once.
func (x *run) enter(q *quantity, kind string, out []readout.Count) []readout.Count {
	c := x.counted(q)
	c.Kind = kind
	return add(out, c)
}

func add(list []readout.Count, c readout.Count) []readout.Count {
	if slices.ContainsFunc(list, func(o readout.Count) bool { return o.Span == c.Span }) {
		return list
	}
	return append(list, c)
}

// counted makes the count of a quantity, without its kind.
func (x *run) counted(q *quantity) readout.Count {
	s := x.d.Words(q.first, q.last)
	c := readout.Count{Range: readout.Range{Min: q.lo, Max: q.hi, Open: q.open, Text: s.In(x.d.Report.Text)}, Unit: q.money, Span: s}
	if n := q.noun; n > q.last && q.money == "" {
		first := n
		for first-1 > q.last && x.tok(first-1).Head == n && x.tok(first-1).Rel != readout.RelCase && x.tok(first-1).Rel != readout.RelDet && x.tok(first-1).Tag != readout.NUM {
			first--
		}
		if first-1 > q.last && x.tok(first-1).Tag == readout.NUM {
			first = n // the words between belong to another number
		}
		c.Of = x.d.Words(first, n)
	}
	return c
}

// noOne says whether noun n is "no one", "none" or has "no", and returns the words.
func (x *run) noOne(n int32) (readout.Span, bool) {
	switch x.low(n) {
	case "nobody", "none":
		return x.tok(n).Span, true
	case "one":
		if n > 0 && x.low(n-1) == "no" {
			return x.d.Words(n-1, n), true
		}
	}
	if c := x.d.Child(n, readout.RelDet); c >= 0 && x.low(c) == "no" {
		return x.d.Words(c, n), true
	}
	return readout.Span{}, false
}

// headcount says whether noun n, which is counted, stands for people: a word for
// persons, a people, or a number that stands alone. Whoever is killed or hurt is
// one where nothing speaks against it.
func (x *run) headcount(n int32, kind string) bool {
	if n < 0 {
		return false
	}
	if x.tok(n).Tag == readout.NUM || numeric(x.low(n)) || plurals[x.low(n)].lo > 0 || x.hasClass(n, crowds) || x.tok(n).Name.Type() == readout.TypeNationality {
		return true
	}
	switch x.low(n) {
	case "others", "more", "dead", "wounded", "injured", "women", "men", "marines", "civilians":
		return true
	}
	if x.hasClass(n, things) {
		return false
	}
	if kind == "killed" || kind == "injured" || kind == "missing" {
		return x.nominal(n) && !livestock[x.lemma(n)]
	}
	if ids := x.direct(n); len(ids) > 0 {
		return true
	}
	return x.tok(n).Fine == readout.NNS && (agentive(x.lemma(n)))
}

var crowds = []string{"person", "populace", "runaway", "diplomat", "inspector", "peacekeeper", "police"}

// livestock may be killed too, and is not counted with people.
var livestock = map[string]bool{"cow": true, "cattle": true, "sheep": true, "goat": true, "camel": true, "dog": true, "chicken": true, "bird": true, "pig": true, "elephant": true, "rhino": true, "animal": true, "horse": true}

var things = []string{"weapon", "building", "property", "territory", "aid", "when"}

// agentive says whether a noun ends as those for people do: "firefighter", "looter".
func agentive(l string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "ee", "man", "men", "ant", "girl", "boy", "woman", "women", "child"} {
		if len(l) > len(end)+3 && strings.HasSuffix(l, end) {
			return true
		}
	}
	return false
}

// turnout counts those who protest: the actor's words, a "crowd of 5,000", or who is
// behind a noun ("a protest by some 300 farmers").
func (x *run) turnout(p *proto, out []readout.Count) []readout.Count {
	for _, t := range p.act.all() {
		out = x.countPeople(t, "participants", out)
		if x.hasClass(t, populace) {
			for c := range x.d.Children(t) {
				if x.tok(c).Rel == readout.RelNmod {
					out = x.countPeople(c, "participants", out)
				}
			}
		}
	}
	if !x.nominal(p.head) {
		return out
	}
	for c := range x.d.Children(p.head) {
		if m := x.marker(c, readout.RelCase); x.tok(c).Rel == readout.RelNmod && (m == "by" || m == "of") {
			out = x.countPeople(c, "participants", out)
		}
	}
	return out
}

var populace = []string{"populace"}

// most things that are counted for an event.
const mostThings = 3

// giving are the types whose money and goods are counted.
var giving = map[string]bool{"AID": true, "AGREE": true, "SANCTION": true, "COERCE": true, "COOPERATE": true, "CONCEDE": true, "REJECT": true, "REQUEST": true, "MOBILIZE": true, "RETREAT": true}

// countThings counts money, goods and people sent in the phrases that depend on p.
func (x *run) countThings(p *proto, out []readout.Count) []readout.Count {
	if !giving[p.typ] {
		return out
	}
	from := len(out)
	list := x.numbersOf(p.verb)
	for i := range list {
		q := &list[i]
		if q.noun < 0 || len(out)-from >= mostThings || !x.hangs(q.noun, p) {
			continue
		}
		switch {
		case q.money != "":
			out = x.enter(q, "money", out)
		case x.hasClass(q.noun, goods) && !x.hasClass(q.noun, crowds) && !x.hasClass(q.noun, []string{"when"}):
			c := x.counted(q)
			c.Kind, c.Unit, c.Of = "goods", x.lemma(q.noun), x.stuff(q.noun)
			out = add(out, c)
		case p.typ == "MOBILIZE" && x.hasClass(q.noun, []string{"force"}):
			out = x.enter(q, "other", out)
		}
	}
	return out
}

var goods = []string{"container", "aid", "weapon"}

// stuff returns the words behind "of" below a measure.
func (x *run) stuff(n int32) readout.Span {
	for c := range x.d.Children(n) {
		if x.tok(c).Rel == readout.RelNmod && x.marker(c, readout.RelCase) == "of" {
			return x.tok(c).Span
		}
	}
	return readout.Span{}
}

// hangs says whether noun n depends on the trigger of p without a clause between.
func (x *run) hangs(n int32, p *proto) bool {
	for range 6 {
		t := x.tok(n)
		switch t.Rel {
		case readout.RelNsubj, readout.RelAclRelcl, readout.RelAcl, readout.RelAdvcl, readout.RelCcomp, readout.RelParataxis, readout.RelRoot, readout.RelAppos:
			return false
		}
		if n = t.Head; n == p.head || n == p.verb {
			return true
		}
		if n < 0 {
			return false
		}
	}
	return false
}

// moreCounts adds to a the counts of kinds that it has none of: what was told first
// stays.
func moreCounts(a, b []readout.Count) []readout.Count {
	had := len(a)
	for _, c := range b {
		if !slices.ContainsFunc(a[:had], func(o readout.Count) bool { return o.Kind == c.Kind }) {
			a = append(a, c)
		}
	}
	return a
}

func itoa(i int) string { return strconv.Itoa(i) }

func splitWords(s string) []string { return strings.Fields(s) }
