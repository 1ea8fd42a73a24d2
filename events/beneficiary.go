package events

import "readout"

// Help says whom it is for in many ways: "sent food to help the refugees of Mali",
// "troops on a peacekeeping mission".

// beneficiary gives help, and the force of police, without a recipient the one whom
// its purpose names.
func (x *run) beneficiary(p *proto) {
	if p.typ != "AID" && !(p.typ == "ASSAULT" && p.mode == "crowd-control") || p.rec.n > 0 || p.content >= 0 {
		return
	}
	for _, top := range [...]int32{p.verb, p.object} {
		if top < 0 {
			continue
		}
		if o := x.helped(top, 3); o >= 0 && !x.holds(&p.act, o) {
			p.rec.add(o)
			return
		}
	}
}

// helped looks below token top for a purpose that is help, and returns whom it helps;
// -1 if there is none.
func (x *run) helped(top int32, depth int) int32 {
	if depth == 0 {
		return -1
	}
	for c := range x.d.Children(top) {
		t := x.tok(c)
		switch t.Rel {
		case readout.RelAdvcl, readout.RelAcl, readout.RelXcomp:
			if (helps[x.verbLemma(c)] || subdues[x.verbLemma(c)]) && x.marker(c, readout.RelMark) == "to" {
				if o := x.d.Child(c, readout.RelObj); o >= 0 && (x.names(o) || x.inClass(o, persons) || x.tok(o).Tag == readout.PRON) {
					return o
				}
			}
		case readout.RelObj, readout.RelObl, readout.RelNmod:
			if o := x.helped(c, depth-1); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// helps are the verbs for what aid is for.
var helps = map[string]bool{"help": true, "support": true, "assist": true, "aid": true, "feed": true, "house": true, "shelter": true, "protect": true, "vaccinate": true, "treat": true, "rescue": true, "rebuild": true, "train": true, "equip": true, "reach": true}

// subdues are the verbs for what force is for: "used a Taser to stop him".
var subdues = map[string]bool{"subdue": true, "stop": true, "disperse": true, "arrest": true, "detain": true, "apprehend": true, "restrain": true, "control": true, "repel": true, "drive": true, "scatter": true, "clear": true, "push": true, "get": true}

// itsOwnThing says whether a pronoun before noun i says whose it is.
func (x *run) itsOwnThing(i int32) bool {
	c := x.d.Child(i, readout.RelNmodPoss)
	return c >= 0 && x.tok(c).Tag == readout.PRON
}

// keeping makes help of forces that are sent to keep the peace.
func (x *run) keeping(p *proto) {
	if p.typ == "AID" && p.content < 0 && p.object >= 0 && x.hasClass(p.object, []string{"weapon", "force", "ship", "warship"}) && x.itsOwnThing(p.object) {
		p.typ, p.mode, p.cameo = "MOBILIZE", "weapons", "154" // "sent its frigate to the gulf" gives it to nobody
		return
	}
	if p.typ != "MOBILIZE" || p.mode == "police" || p.rec.n == 0 {
		return
	}
	a, b := x.d.Subtree(p.verb)
	for i := max(a, p.head); i <= b; i++ {
		switch x.low(i) {
		case "peacekeeping", "peacekeeper", "peacekeepers", "peace-keeping", "stabilisation", "stabilization":
			p.typ, p.mode, p.cameo = "AID", "", "074"
			return
		}
	}
}

// freed gives a release that names nobody to whom the freed are handed those who are freed
// themselves: "handed over the Zambian guards".
func (x *run) freed(p *proto) {
	if p.typ == "RETREAT" && p.mode == "release" && p.rec.n == 0 && p.object >= 0 && x.names(p.object) && !x.holds(&p.act, p.object) {
		p.rec.add(p.object)
	}
}
