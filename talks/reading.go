package talks

import (
	"slices"
	"unicode/utf8"

	"readout"
)

// A reading is one report under way through the room: the document, the record
// so far, and tables over both that every pass asks. It is reused.
type reading struct {
	lex *lexicon
	d   *readout.Document
	rec *readout.Record

	forms  []int32 // of each token, in the vocabulary
	lemmas []int32
	words  []word
	from   []int32   // first word of each sentence, and one more
	has    []classes // of each sentence
	hits   []hit

	actors       map[string]int
	government   map[string]string // by country: the actor that stands for the state
	hitFrom      []int32           // first hit of each sentence, and one more
	said         []said
	byID         map[string]int32 // statements
	heads        []placed         // words for encounters, in the order of the text
	headed       map[int32]int32  // encounter of each such word
	talkedIn     int              // sentences with a noun for talks, -1 if not counted
	wayUp        int              // while a counterpart is looked up
	meetings     []encounter
	third        []string          // sides that mediate or host
	processNames []namedFormat     // nil until asked for
	theRebels    string            // the one group of rebels that the report names
	unplaced     map[string]bool   // persons whose guessed country is another's
	leaderOf     map[string]string // by person: the armed group whose leader or envoy it is
	pacts        []pact
	two          []string // see named2
	twoKnown     bool
	buf          [64]byte
}

// A hit is a phrase found: a candidate until it has passed the gates.
type hit struct {
	pattern     *pattern
	first, last int32 // tokens, both included
	verb        int32 // the verb that the pattern asks for by its lemma, -1 if none
	sentence    int32
}

// value returns what the hit says of a field, empty if nothing.
func (h *hit) value(field string) string {
	for _, f := range h.pattern.fills {
		if f.field == field {
			return f.value
		}
	}
	return ""
}

// start reads the document into the tables.
func (r *reading) start(lex *lexicon, d *readout.Document, rec *readout.Record) {
	r.lex, r.d, r.rec = lex, d, rec
	r.forms, r.lemmas, r.words = r.forms[:0], r.lemmas[:0], r.words[:0]
	r.from, r.has, r.hits, r.meetings = r.from[:0], r.has[:0], r.hits[:0], r.meetings[:0]
	r.third, r.hitFrom, r.heads, r.talkedIn = r.third[:0], r.hitFrom[:0], r.heads[:0], -1
	if r.headed == nil {
		r.headed = map[int32]int32{}
	}
	clear(r.headed)
	r.processNames = nil
	r.pacts = r.pacts[:0]
	r.two, r.twoKnown = nil, false
	for s := range d.Sentences {
		r.from = append(r.from, int32(len(r.words)))
		var all classes
		for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
			all |= r.token(i)
		}
		r.has = append(r.has, all)
	}
	r.from = append(r.from, int32(len(r.words)))
	r.index()
	r.indexStatements()
	for s := range d.Sentences {
		r.hitFrom = append(r.hitFrom, int32(len(r.hits)))
		r.find(int32(s))
	}
	r.hitFrom = append(r.hitFrom, int32(len(r.hits)))
}

// token looks the words of token i up and returns its classes.
func (r *reading) token(i int32) classes {
	t := &r.d.Tokens[i]
	text := t.In(r.d.Report.Text)
	form := r.lookup(text)
	lemma := form
	if t.Lemma != "" {
		if l := r.lookup(t.Lemma); l > 0 {
			lemma = l
		}
	}
	r.forms, r.lemmas = append(r.forms, form), append(r.lemmas, lemma)
	if t.Tag == readout.PUNCT || t.Tag == readout.SYM {
		switch text {
		case ";", ":", "(", ")", "—", "–", "--", "...", "…":
			if n := len(r.words); n > 0 {
				r.words[n-1].stop = true
			}
		}
		return 0
	}
	r.split(text, form, lemma, i)
	all := r.lex.class[form] | r.lex.class[lemma]
	if t.Tag == readout.VERB {
		all |= r.lex.verb[form]
	}
	return all
}

// split adds the words of a token; a hyphened one has several.
func (r *reading) split(text string, form, lemma, i int32) {
	start := 0
	for p := 0; p < len(text); p++ {
		if text[p] == '-' && p > start && p+1 < len(text) {
			f := r.lookup(text[start:p])
			r.words = append(r.words, word{form: f, lemma: f, token: i})
			start = p + 1
		}
	}
	if start == 0 {
		r.words = append(r.words, word{form: form, lemma: lemma, token: i, verb: r.d.Tokens[i].Tag == readout.VERB, gerund: r.d.Tokens[i].Fine == readout.VBG})
		return
	}
	f := r.lookup(text[start:])
	r.words = append(r.words, word{form: f, lemma: f, token: i})
}

// lookup returns the number of a word in the vocabulary, 0 if it has none.
func (r *reading) lookup(s string) int32 {
	if len(s) > len(r.buf) {
		return 0
	}
	n := 0
	for p := 0; p < len(s); p++ {
		c := s[p]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= utf8.RuneSelf && p+3 <= len(s) && s[p:p+3] == "’":
			c = '\''
			p += 2
		}
		r.buf[n] = c
		n++
	}
	return r.lex.words[string(r.buf[:n])]
}

// is says whether token i belongs to one of the classes.
func (r *reading) is(i int32, c classes) bool {
	if i < 0 {
		return false
	}
	all := r.lex.class[r.forms[i]] | r.lex.class[r.lemmas[i]]
	if r.d.Tokens[i].Tag == readout.VERB {
		all |= r.lex.verb[r.forms[i]] // the lemmatiser does not know every verb
	}
	return all&c != 0
}

// find collects the phrases of a sentence.
func (r *reading) find(s int32) {
	ws := r.words[r.from[s]:r.from[s+1]]
	for i := range ws {
		n := len(r.hits)
		for _, p := range r.lex.byForm[ws[i].form] {
			r.try(p, ws, i, s, n)
		}
		for _, p := range r.lex.byLemma[ws[i].lemma] {
			r.try(p, ws, i, s, n)
		}
	}
}

func (r *reading) try(p int32, ws []word, i int, s int32, since int) {
	pat := &r.lex.patterns[p]
	verb := -1
	end := match(pat.elems, ws, i, &verb)
	if end < 0 {
		return
	}
	h := hit{pat, ws[i].token, ws[end-1].token, -1, s}
	if verb >= 0 {
		h.verb = ws[verb].token
	}
	if h.value("state") == trRefused && r.longDone(h.first) {
		return // "who have long refused to negotiate" tells what has always been
	}
	for k := since; k < len(r.hits); k++ {
		if r.hits[k].pattern.id == pat.id {
			if r.hits[k].last < h.last {
				r.hits[k] = h
			}
			return
		}
	}
	r.hits = append(r.hits, h)
}

// index makes the tables over the record's actors.
func (r *reading) index() {
	if r.actors == nil {
		r.actors, r.government = map[string]int{}, map[string]string{}
	}
	clear(r.actors)
	clear(r.government)
	r.theRebels = ""
	many, movement, movements := false, "", 0
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		r.actors[a.ID] = i
		if !a.Anonymous && rebel(a) && (a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation && !phrased(a.Name)) {
			many = many || r.theRebels != ""
			r.theRebels = a.ID
		} else if !a.Anonymous && opposes(a) && !phrased(a.Name) {
			movement, movements = a.ID, movements+1
		}
		if a.Kind == readout.ActorGovernment && a.Country != "" && !a.Anonymous && (len(a.Sectors) == 0 || a.Sectors[0] == "GOV") {
			if g, ok := r.government[a.Country]; !ok || state(a) && !state(r.actor(g)) {
				r.government[a.Country] = a.ID // the state before one of its bodies
			}
		}
	}
	switch {
	case many:
		r.theRebels = ""
	case r.theRebels == "" && movements == 1:
		r.theRebels = movement // of which its name alone tells that it opposes
	}
	r.unplace()
	r.leaders()
}

// actor returns the actor of that id, nil if there is none.
func (r *reading) actor(id string) *readout.Actor {
	i, ok := r.actors[id]
	if !ok {
		return nil
	}
	return &r.rec.Actors[i]
}

// tokenAt returns the first token that ends after byte p.
func (r *reading) tokenAt(p int32) int32 {
	n, _ := slices.BinarySearchFunc(r.d.Tokens, p, func(t readout.Token, p int32) int { return int(t.End - p - 1) })
	return int32(min(n, len(r.d.Tokens)-1))
}

// span returns the words of a hit.
func (r *reading) span(h *hit) readout.Span { return r.d.Words(h.first, h.last) }

// sentence returns the sentence of token i.
func (r *reading) sentence(i int32) readout.Sentence { return r.d.Sentences[r.d.SentenceOf(i)] }
