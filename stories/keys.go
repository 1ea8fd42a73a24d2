package stories

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"readout"
)

const (
	keyDay   = iota // kind of act, a day that words state, and a side or place
	keyOffer        // kind of act, and place, both sides, or a side with a number: what a recap without a day may mean
	keySeek         // the same of the recap
)

const (
	mostKeyDays = 7 // days that a telling may leave open and still be looked up by them
	mostPairs   = 4 // pairs of sides that it is looked up by
)

// SeekingOf is the key of those that look for what bears an offer.
func SeekingOf(offer int64) int64 { return offer&^3 | keySeek }

// OfferOf is the key of what is looked for by those that bear it.
func OfferOf(seek int64) int64 { return seek&^3 | keyOffer }

// Sought, Offered and Dated tell the kinds of keys apart.
func Sought(key int64) bool  { return key&3 == keySeek }
func Offered(key int64) bool { return key&3 == keyOffer }

func keyOf(kind int64, words ...string) int64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return int64(h.Sum64()|1<<63)&^3 | kind
}

// Keys are what a telling can be found by from other stories, each once.
func (t *Telling) Keys() []int64 {
	switch {
	case t.dated():
		return t.offers(keyOffer, t.dayKeys())
	case t.seeking():
		return t.offers(keySeek, nil)
	}
	return nil
}

// dated says whether it took place, or is said to have, on days that words state.
func (t *Telling) dated() bool {
	return t.Told && t.Type != "" && !ahead(t.Status) && t.Status != readout.NotHappened && t.lasts() <= mostKeyDays
}

// lasts is how many days it leaves open, for a month none.
func (t *Telling) lasts() int32 {
	if n := span(t); n > 31 || n <= mostKeyDays || t.From[:7] != t.Until[:7] {
		return n
	}
	return 0
}

// seeking says whether it looks back without a day of its own.
func (t *Telling) seeking() bool {
	return !t.Told && t.Type != "" && (t.Past || t.From == "") && !ahead(t.Status) && t.Status != readout.NotHappened
}

func (t *Telling) dayKeys() (out []int64) {
	var days []string
	if span(t) > mostKeyDays {
		days = []string{t.From[:7]}
	} else {
		for day := dayOf(t.From); day <= dayOf(t.Until); day++ {
			days = append(days, isoDay(day))
		}
	}
	for _, day := range days {
		for _, a := range t.sides() {
			out = adding1(out, keyOf(keyDay, t.family(), day, a))
		}
		if t.Place != "" && !t.Wide {
			out = adding1(out, keyOf(keyDay, t.family(), day, "@"+t.Place))
		}
		if once := t.once(); once == "truce signed" {
			out = adding1(out, keyOf(keyDay, t.family(), day, once))
		}
	}
	return out
}

func (t *Telling) offers(kind int64, out []int64) []int64 {
	family := t.family()
	if t.Place != "" && !t.Wide {
		out = adding1(out, keyOf(kind, family, "@"+t.Place))
	}
	atoms := t.sides()
	pairs := 0
	for i, a := range atoms {
		for _, b := range atoms[i+1:] {
			if pairs++; pairs <= mostPairs {
				out = adding1(out, keyOf(kind, family, min(a, b), max(a, b)))
			}
		}
	}
	for _, c := range t.Counts {
		if c.Min == c.Max && c.Min > 1 {
			for _, a := range atoms {
				out = adding1(out, keyOf(kind, family, "#"+c.Kind+c.Unit+strconv.Itoa(c.Min), a))
			}
		}
	}
	return out
}

// sides are the atoms of a telling; where it names less than two sides, those that its
// report is about too.
func (t *Telling) sides() []string {
	out := t.atoms()
	if len(out) > 1 {
		return out
	}
	for _, a := range t.Cast {
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// atoms name the sides of a telling so that two names of one side agree: by country,
// else by key, else by the last part of a name.
func (t *Telling) atoms() (out []string) {
	for _, ps := range [][]Party{t.By, t.To} {
		for i := range ps {
			if a := ps[i].atom(); a != "" && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (p *Party) atom() string {
	if p.Land != "" && p.Rebel {
		return p.Land + "!"
	}
	if a := cmp.Or(p.Land, p.Key); a != "" {
		return a
	}
	words := strings.Fields(p.Name)
	if len(words) == 0 {
		return ""
	}
	if last := words[len(words)-1]; len(last) > 3 && last[0] >= 'A' && last[0] <= 'Z' || last[0] >= 0x80 {
		return strings.ToLower(last)
	}
	return ""
}

func adding1(list []int64, k int64) []int64 {
	if slices.Contains(list, k) {
		return list
	}
	return append(list, k)
}
