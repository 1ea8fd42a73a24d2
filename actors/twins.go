package actors

import "readout"

// twinned are capitals and cities that share their names with places of other
// states which the news speaks of as often.
var twinned = map[string]bool{"Wellington": true, "Georgetown": true, "Kingston": true, "San Jose": true, "Panama City": true, "Tripoli": true, "Melbourne": true,
	"Manchester": true, "Hyderabad": true, "Valencia": true, "Cartagena": true, "Alexandria": true, "Columbia": true, "Perth": true, "Ontario": true, "Medina": true,
	"Leon": true, "Santa Cruz": true, "Victoria": true, "Hamilton": true, "Cordoba": true, "Boston": true, "St. Petersburg": true}

// twins takes out the hits of places that have a namesake elsewhere: those that
// the next words put into another state ("Paris, Texas"), and twinned names in a
// report that names another state and not theirs.
func (f *Finder) twins(d *readout.Document) {
	drop := false
	for i := range f.hits {
		if h := f.hits[i]; (h.form == formCity || h.form == formCapital) && (f.elsewhere(d, i) || f.lonely(d, i)) {
			for t := h.first; t <= h.last; t++ {
				f.hitAt[t] = -1
			}
			drop = true
		}
	}
	if !drop {
		return
	}
	kept := f.hits[:0]
	for _, h := range f.hits {
		if f.hitAt[h.first] < 0 {
			continue
		}
		for t := h.first; t <= h.last; t++ {
			f.hitAt[t] = int32(len(kept))
		}
		kept = append(kept, h)
	}
	f.hits = kept
}

// elsewhere says whether hit i is a county, or a place of another state stands
// behind it and a comma, and no list goes on after it.
func (f *Finder) elsewhere(d *readout.Document, i int) bool {
	h := f.hits[i]
	if n := h.last + 1; h.form == formCapital && int(n) < len(d.Tokens) && d.Word(n) == "County" {
		return true // Exempel County is where an American lives
	}
	if i+1 >= len(f.hits) || int(h.last)+2 >= len(d.Tokens) || d.Word(h.last+1) != "," {
		return false
	}
	n := f.hits[i+1]
	if n.first != h.last+2 || n.form != formCity && n.form != formName || n.ent == h.ent || !f.regional(n) || h.first > 1 && d.Word(h.first-1) == "," {
		return false
	}
	next := n.last + 1
	if int(next) >= len(d.Tokens) {
		return true
	}
	switch w := d.Word(next); w {
	case "and", "or", "&":
		return false
	case ",":
		if int(next)+1 < len(d.Tokens) {
			w = d.Word(next + 1)
			return f.hitAt[next+1] < 0 && w != "and" && w != "or" && !large(w)
		}
	}
	return true
}

// lonely says whether hit i is a twinned name, the report names a state in another
// way and never that of the hit.
func (f *Finder) lonely(d *readout.Document, i int) bool {
	h := f.hits[i]
	name := d.Words(h.first, h.last).In(d.Report.Text)
	if !twinned[name] {
		return false
	}
	others := false
	for _, o := range f.hits {
		if o.first == h.first || d.Words(o.first, o.last).In(d.Report.Text) == name {
			continue
		}
		if f.dict.entities[o.ent].country == f.dict.entities[h.ent].country {
			return false
		}
		others = others || f.regional(o)
	}
	return others || name == "Wellington" || name == "Kingston" || name == "Georgetown" || name == "San Jose"
}
