package stories

import (
	"cmp"
	"math"
	"slices"
)

// A profile is a vector with its weights, ready to be compared.
type profile struct {
	terms []weighted
	norms [fields]float32
	keys  []uint32 // the weightiest terms, by which it is looked up
}

// A weighted is a term with its weight in steps of 1/weightSteps.
type weighted struct {
	hash   uint32
	weight uint16
	in     uint8 // bits of the fields that hold it
}

const (
	weightSteps = 1024
	mostKeys    = 24 // terms that a report is looked up by
)

// The fields that are compared each for itself.
const (
	inAll     = iota // every word
	inLead           // those of title and lead
	inNames          // parts of names, and names as a whole
	inNumbers        // numbers and days
	fields
)

func profileOf(v Vector) *profile {
	p := &profile{terms: make([]weighted, 0, len(v))}
	var squares [fields]float64
	for _, t := range v {
		x := weighted{hash: t.Hash, weight: uint16(min(t.weight()*weightSteps, math.MaxUint16)), in: t.fields()}
		w := float64(x.weight)
		for f := range fields {
			if x.in>>f&1 != 0 {
				squares[f] += w * w
			}
		}
		p.terms = append(p.terms, x)
	}
	for f := range squares {
		p.norms[f] = float32(math.Sqrt(squares[f]))
	}
	p.keys = p.weightiest()
	return p
}

// fields says which fields hold the term.
func (t *Term) fields() (in uint8) {
	if t.Marks&IsWhole != 0 {
		in = 1 << inNames
	} else {
		in = 1 << inAll
		if t.Marks&InLead != 0 {
			in |= 1 << inLead
		}
		if t.Marks&IsName != 0 {
			in |= 1 << inNames
		}
	}
	if t.Marks&(IsNumber|IsDay) != 0 {
		in |= 1 << inNumbers
	}
	return in
}

func (p *profile) weightiest() []uint32 {
	order := slices.Clone(p.terms)
	slices.SortFunc(order, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.hash, b.hash))
	})
	var keys []uint32
	for _, t := range order[:min(len(order), mostKeys)] {
		keys = append(keys, t.hash)
	}
	return keys
}

// cosines compares two profiles field by field; a field that one of them lacks gives 0.
func cosines(a, b *profile) (out [fields]float64) {
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		x, y := &a.terms[i], &b.terms[j]
		switch {
		case x.hash < y.hash:
			i++
		case x.hash > y.hash:
			j++
		default:
			w := float64(x.weight) * float64(y.weight)
			both := x.in & y.in
			for f := range fields {
				if both>>f&1 != 0 {
					out[f] += w
				}
			}
			i, j = i+1, j+1
		}
	}
	for f := range out {
		if out[f] > 0 {
			out[f] /= float64(a.norms[f]) * float64(b.norms[f])
		}
	}
	return out
}
