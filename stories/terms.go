package stories

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// A Term is a stem, a name, a number or a day of a report, known by its hash.
type Term struct {
	Hash  uint32
	Count uint8 // how often it stands there, 255 at most
	Marks Marks
}

// Marks say where a term stands and what kind it is.
type Marks uint8

// The marks of a term.
const (
	InTitle Marks = 1 << iota
	InLead        // in the title or the first words
	IsName        // part of a name
	IsWhole       // a name of several words as one term
	IsNumber
	IsDay // a day that the report speaks of
	IsPlace
)

// A Vector is what is compared of a report: its terms, ordered by their hashes.
type Vector []Term

const (
	leadWords = 70  // words of title and lead
	mostTerms = 160 // of a vector; the rarest are kept
)

// hashOf is the hash of a term.
func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// Terms makes the vector of a report from its text and what was coded.
func Terms(rec *readout.Record) Vector {
	c := collector{terms: map[uint32]*Term{}, text: rec.Report.Text}
	c.report(rec.Report)
	for i := range rec.Times {
		if t := &rec.Times[i]; t.Begin != "" && t.Begin == t.End {
			c.add("@"+t.Begin, IsDay)
		}
	}
	for i := range rec.Places {
		for _, w := range strings.Fields(rec.Places[i].Span.In(c.text)) {
			c.mark(Stem(w), IsPlace)
		}
	}
	return c.vector()
}

// A collector gathers the terms of a text.
type collector struct {
	text  string
	words []word
	terms map[uint32]*Term
}

func (c *collector) add(s string, m Marks) {
	h := hashOf(s)
	t := c.terms[h]
	if t == nil {
		t = &Term{Hash: h}
		c.terms[h] = t
	}
	if t.Count < 255 {
		t.Count++
	}
	t.Marks |= m
}

// mark adds to what is known of a term that is there.
func (c *collector) mark(s string, m Marks) {
	if t := c.terms[hashOf(s)]; t != nil {
		t.Marks |= m
	}
}

// report reads the title, where it is not part of the text, and the text without its furniture.
func (c *collector) report(r *readout.Report) {
	if r.Title != "" && !strings.Contains(r.Text, r.Title) {
		c.text = r.Title
		c.words = wordsOf(c.words[:0], r.Title, 0, len(r.Title))
		c.read(InTitle | InLead)
	}
	c.text, c.words = r.Text, c.words[:0]
	at := 0
	for _, x := range r.Residue {
		if int(x.Span.Start) > at {
			c.words = wordsOf(c.words, r.Text, at, int(x.Span.Start))
		}
		at = max(at, int(x.Span.End))
	}
	c.words = wordsOf(c.words, r.Text, at, len(r.Text))
	c.read(0)
}

// read takes the words in: stems, and runs of words with a capital as names. A
// word that opens a sentence is part of a name where it is one elsewhere.
func (c *collector) read(m Marks) {
	inside := map[string]bool{}
	for _, w := range c.words {
		if w.upper && !w.opens {
			inside[c.text[w.start:w.end]] = true
		}
	}
	run := []string{}
	flush := func(m Marks) {
		if len(run) > 1 {
			c.add(strings.Join(run, "_"), m|IsName|IsWhole)
		}
		run = run[:0]
	}
	for i, w := range c.words {
		m := m
		if i < leadWords {
			m |= InLead
		}
		s := c.text[w.start:w.end]
		name := w.upper && inside[s] && !months[s]
		if !name || !w.joined {
			flush(m)
		}
		switch {
		case months[s] && w.upper:
			c.add(strings.ToLower(s), m)
			if i+1 < len(c.words) && c.words[i+1].digit {
				c.add(strings.ToLower(s[:3])+" "+c.text[c.words[i+1].start:c.words[i+1].end], m|IsDay)
			}
			continue
		case w.digit:
			c.add(s, m|IsNumber)
			continue
		case utf8.RuneCountInString(s) < 2 || common()[strings.ToLower(s)]:
			continue
		}
		if name {
			run = append(run, strings.ToLower(s))
			m |= IsName
		}
		c.add(Stem(s), m)
	}
	flush(0)
}

// vector orders the terms and keeps the weightiest.
func (c *collector) vector() Vector {
	v := make(Vector, 0, len(c.terms))
	for _, t := range c.terms {
		v = append(v, *t)
	}
	if len(v) > mostTerms {
		slices.SortFunc(v, func(a, b Term) int {
			return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.Hash, b.Hash))
		})
		v = v[:mostTerms]
	}
	slices.SortFunc(v, func(a, b Term) int { return cmp.Compare(a.Hash, b.Hash) })
	return v
}

var months = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec") {
		m[w] = true
	}
	return m
}()
