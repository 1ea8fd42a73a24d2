package talks

import (
	"slices"
	"strings"

	"readout"
)

// frames are the named formats in which the talks of p are held: "the Astana
// process", "the Normandy format".
func (r *reading) frames(p *process) []string {
	var out []string
	for _, f := range r.formats() {
		if !r.processOf(p, f.head) {
			continue
		}
		if name := strings.ToLower(r.d.Words(f.first, f.head).In(r.d.Report.Text)); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// A namedFormat is "the Astana process" by its first and last token.
type namedFormat struct{ first, head int32 }

// formats finds the named formats of the report, once.
func (r *reading) formats() []namedFormat {
	if r.processNames != nil {
		return r.processNames
	}
	r.processNames = []namedFormat{}
	for k := range r.d.Tokens {
		switch r.d.Tokens[k].Lemma {
		case "process", "format", "track", "framework", "dialogue":
		default:
			continue
		}
		i := int32(k)
		first := i
		for first > 0 && r.d.Tokens[first-1].Tag == readout.PROPN && r.d.Tokens[first-1].Head == i && r.d.Tokens[first-1].Rel == readout.RelCompound {
			first--
		}
		if first < i && !r.someones(first) {
			r.processNames = append(r.processNames, namedFormat{first, i})
		}
	}
	return r.processNames
}

// someones says whether the name at token i is that of a person and of no format.
func (r *reading) someones(i int32) bool {
	return slices.ContainsFunc(r.d.ActorsAt(i), func(id string) bool {
		a := r.actor(id)
		return a != nil && a.Kind == readout.ActorPerson
	})
}

// processOf says whether what token i is about are the talks of p.
func (r *reading) processOf(p *process, i int32) bool {
	e := r.attach(i, func(x *encounter) bool { return x.talks })
	return e >= 0 && slices.Contains(p.meetings, e)
}
