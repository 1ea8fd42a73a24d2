package eval

import (
	"strings"

	"readout"
)

// outcome counts what became of the judged codings of a set.
type outcome struct {
	judged, made       int // of those judged, how many are still made
	typ, typN          int // right, of those whose type was judged and stands
	actors, actorsN    int
	status, statusN    int
	all, allN          int
	wrong, gone        int // judged not all right, and no longer made so
	right, lost        int // judged all right, and no longer made
	unjudged, stale    int // codings of these documents without a verdict; verdicts on another text
	originalT, origina int // as judged: right type, right actors
}

// judge holds the codings of docs against the verdicts of a set. A coding is still
// made where one of its type overlaps its trigger; a verdict on parties or status
// holds as long as they are the same.
func judge(o Options, s judgedSet, docs []codingDoc) []Row {
	byID := map[string]*codingDoc{}
	for i := range docs {
		byID[docs[i].id] = &docs[i]
	}
	var n outcome
	matched := map[*coding]bool{}
	seen := map[string]bool{}
	for i := range s.list {
		v := &s.list[i]
		if v.typeRight == "" {
			continue
		}
		d := byID[v.doc]
		if d == nil {
			continue // of a part that was not asked for
		}
		n.add(o, v, d, matched)
		seen[v.doc] = true
	}
	for id := range seen {
		d := byID[id]
		for i := range d.codes {
			if !matched[&d.codes[i]] {
				n.unjudged++
			}
		}
	}
	return n.rows(s.name)
}

func (n *outcome) add(o Options, v *verdict, d *codingDoc, matched map[*coding]bool) {
	if len(d.codes) > 0 && d.codes[0].sha != v.sha {
		n.stale++
		return
	}
	n.judged++
	n.originalT += one(v.typeRight == "yes")
	n.origina += one(v.actorsRight == "yes")
	if v.right() {
		n.right++
	} else {
		n.wrong++
	}
	c := find(d, v)
	if c == nil {
		if v.right() {
			n.lost++
			o.Say("lost: %s %s at %d of %s %s", v.typ, v.status, v.trigger.Start, v.doc, d.dropped(v.trigger))
		} else {
			n.gone++
		}
		return
	}
	matched[c] = true
	n.made++
	if v.typeRight != "yes" {
		o.Say("still made: %s, wrong by %s: %q of %s", v.typ, v.cause, c.trigger.In(d.report.Text), v.doc)
	}
	n.typN++
	n.typ += one(v.typeRight == "yes")
	parties := v.actorsRight != "" && c.actors.same(v.actors) && c.recipients.same(v.recipients)
	if parties {
		n.actorsN++
		n.actors += one(v.actorsRight == "yes")
	}
	status := v.statusRight != "" && sameStatus(c.status, v.status)
	if status {
		n.statusN++
		n.status += one(v.statusRight == "yes")
	}
	switch {
	case parties && status:
		n.allN++
		n.all += one(v.right())
	case !v.right():
		n.gone++ // another claim now, which nobody has judged
	default:
		n.lost++
		o.Say("changed: %s %s at %d of %s", v.typ, v.status, v.trigger.Start, v.doc)
	}
}

// tells says whether c was found at a trigger, or has the clause there as evidence.
func (c *coding) tells(s readout.Span) bool {
	if c.trigger.Overlaps(s) {
		return true
	}
	for _, m := range c.more {
		if m.Contains(s) {
			return true
		}
	}
	return false
}

// dropped says which gate kept out what stood at a trigger.
func (d *codingDoc) dropped(s readout.Span) string {
	for _, g := range d.drops {
		if g.trigger.Start < s.End && s.Start < g.trigger.End {
			return "(gate " + g.gate + ")"
		}
	}
	return ""
}

// find returns the coding that v was said of, preferring the one with the same
// parties, nil if none.
func find(d *codingDoc, v *verdict) *coding {
	var best *coding
	for i := range d.codes {
		c := &d.codes[i]
		if c.typ != v.typ || !c.tells(v.trigger) {
			continue
		}
		if best == nil || c.actors.same(v.actors) && c.recipients.same(v.recipients) {
			best = c
		}
	}
	return best
}

// sameStatus compares the status proper where the older verdict knows nothing of
// the background.
func sameStatus(a, b string) bool {
	if !strings.Contains(b, "+") {
		a, _, _ = strings.Cut(a, "+")
	}
	return a == b
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (n *outcome) rows(set string) []Row {
	share := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return 100 * float64(a) / float64(b)
	}
	return []Row{
		{set, "type right, as judged", share(n.originalT, n.judged), n.judged},
		{set, "actors right, as judged", share(n.origina, n.judged), n.judged},
		{set, "all right, as judged", share(n.right, n.judged), n.judged},
		{set, "type right", share(n.typ, n.typN), n.typN},
		{set, "actors right", share(n.actors, n.actorsN), n.actorsN},
		{set, "status right", share(n.status, n.statusN), n.statusN},
		{set, "all right", share(n.all, n.allN), n.allN},
		{set, "wrong gone", float64(n.gone), n.wrong},
		{set, "right lost", float64(n.lost), n.right},
		{set, "unjudged predicted", float64(n.unjudged), n.judged},
		{set, "text changed, verdicts lost", float64(n.stale), n.judged + n.stale},
	}
}
