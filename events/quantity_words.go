package events

import (
	"strconv"
	"strings"

	"readout"
)

// A plural is what a round word in the plural stands for.
type plural struct{ lo, hi, scale float64 }

// plurals are the ranges of round words: from twice to just below the next one.
var plurals = map[string]plural{
	"tens": {20, 99, 10}, "dozens": {24, 99, 12}, "scores": {40, 99, 20}, "hundreds": {200, 999, 100},
	"thousands": {2000, 9999, 1000}, "millions": {2e6, 9_999_999, 1e6}, "billions": {2e9, 9_999_999_999, 1e9},
}

var multipliers = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1000}

var cardinals = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// numeric says whether a number may begin with word w, though it is tagged as none.
func numeric(w string) bool {
	switch w {
	case "a", "an", "half", "several", "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions":
		return true
	}
	return false
}

// numeral reads "1,200", "1.5", "seven" or "twenty-five".
func numeral(w string) (float64, bool) {
	if w == "" {
		return 0, false
	}
	if v, ok := cardinals[w]; ok {
		return v, true
	}
	if c := w[0]; c < '0' || c > '9' {
		if a, b, ok := strings.Cut(w, "-"); ok && cardinals[a] >= 20 && cardinals[b] > 0 && cardinals[b] < 10 {
			return cardinals[a] + cardinals[b], true
		}
		return 0, false
	}
	if strings.IndexByte(w, ',') > 0 {
		if len(w)-strings.LastIndexByte(w, ',') != 4 {
			return 0, false
		}
		w = strings.ReplaceAll(w, ",", "")
	}
	v, err := strconv.ParseFloat(w, 64)
	return v, err == nil && v < 1e15
}

// A bound is a phrase before a number and what it makes of it.
type bound struct {
	words []string // the last stands right before the number
	kind  boundKind
}

type boundKind uint8

const (
	least  boundKind = iota // "at least 12": open
	atMost                  // "up to 40": from 0
	about                   // "some 200": a tenth more or less
	below                   // "nearly 200": a tenth less
	above                   // "just over 200": a tenth more
	span                    // "between", "from": only words to take in
)

// bounds of several words come before their last words alone.
var bounds = boundList(
	"at least:l", "no fewer than:l", "no less than:l", "not less than:l", "not fewer than:l", "a minimum of:l", "in excess of:l", "upwards of:l", "well over:l",
	"no more than:m", "not more than:m", "at most:m", "up to:m", "as many as:m", "as much as:m", "a maximum of:m", "fewer than:m", "less than:m",
	"just over:o", "slightly more than:o", "a little over:o", "just under:b", "close to:b",
	"more than:l", "over:l", "under:m",
	"an estimated:a", "estimated:a", "about:a", "around:a", "some:a", "roughly:a", "approximately:a", "nearly:b", "almost:b", "between:s", "from:s",
)

func boundList(lines ...string) (out []bound) {
	for _, s := range lines {
		words, kind, _ := strings.Cut(s, ":")
		out = append(out, bound{strings.Fields(words), boundKind(strings.Index("lmabos", kind))})
	}
	return out
}

// bounds takes in the words around a number that widen it.
func (x *run) bounds(q *quantity, s readout.Sentence) {
	if b := x.boundBefore(q.first, s.First); b != nil && !(b.kind == span && q.lo == q.hi) {
		q.first -= int32(len(b.words))
		q.widen(b.kind)
		if b.kind == least || b.kind == about {
			if o := x.boundBefore(q.first, s.First); o != nil && (o.kind == least || o.kind == atMost) && b.kind == about {
				q.first -= int32(len(o.words)) // "at least some 40"
				q.widen(o.kind)
			}
		}
	}
	if q.last+2 < s.Last && x.low(q.last+1) == "or" {
		switch x.low(q.last + 2) {
		case "more":
			q.last, q.open = q.last+2, true
		case "so":
			q.last += 2
			q.widen(about)
		case "fewer", "less":
			q.last, q.lo = q.last+2, 0
		}
	}
}

func (x *run) boundBefore(i, first int32) *bound {
	for k := range bounds {
		w := bounds[k].words
		n := int32(len(w))
		if i-n < first || x.low(i-1) != w[n-1] {
			continue
		}
		same := true
		for j := range n - 1 {
			same = same && x.low(i-n+j) == w[j]
		}
		if same {
			return &bounds[k]
		}
	}
	return nil
}

// widen moves the ends of a number as a phrase before it asks. A tenth, but one at
// least, is what "about" leaves open.
func (q *quantity) widen(k boundKind) {
	lo, hi := max(1, q.lo/10), max(1, q.hi/10)
	switch k {
	case least:
		q.open = true
	case atMost:
		q.lo = 0
	case about:
		q.lo, q.hi = max(0, q.lo-lo), q.hi+hi
	case below:
		q.lo = max(0, q.lo-lo)
	case above:
		q.hi += hi
	}
}

// symbols are the signs of currencies that stand before a number.
var symbols = map[string]string{"$": "USD", "us$": "USD", "u.s.$": "USD", "a$": "AUD", "c$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB"}

// currencies are the words that stand behind one; those that several states use are
// taken for the one that news means without saying so, or are left out.
var currencies = map[string]string{"dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "shekel": "ILS", "lira": "TRY",
	"hryvnia": "UAH", "zloty": "PLN", "rand": "ZAR", "naira": "NGN", "usd": "USD", "eur": "EUR", "gbp": "GBP", "sterling": "GBP"}

// dollars of other states.
var dollars = map[string]string{"canadian": "CAD", "australian": "AUD", "singapore": "SGD", "taiwan": "TWD"}

// money finds the currency of the number in core, before or behind it.
func (x *run) money(q *quantity, core [2]int32, s readout.Sentence) {
	if b := core[0] - 1; b >= s.First && symbols[x.low(b)] != "" {
		q.money, q.noun = symbols[x.low(b)], b
		first := b
		if o := x.boundBefore(b, s.First); o != nil && q.first == core[0] && o.kind != span {
			first = b - int32(len(o.words))
			q.widen(o.kind)
		}
		q.first = min(q.first, first)
		return
	}
	for k := core[1] + 1; k < s.Last && k <= core[1]+2; k++ {
		c := currencies[x.lemma(k)]
		if c == "" {
			continue
		}
		if d := dollars[x.low(k-1)]; c == "USD" && d != "" {
			c = d
		} else if k == core[1]+2 && x.low(k-1) != "u.s." && x.low(k-1) != "us" && x.low(k-1) != "american" {
			return
		}
		q.money, q.noun, q.last = c, k, k
		return
	}
}
