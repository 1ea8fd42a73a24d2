package statements

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout"
)

//go:embed data/cues.tsv
var cueTable string

//go:embed data/sources.tsv
var sourceTable string

//go:embed data/media.tsv
var mediaTable string

//go:embed data/anonymity.tsv
var reasonTable string

//go:embed data/access.tsv
var accessTable string

// A takes says what a cue may take as content.
type takes uint8

// What a cue may take.
const (
	takesClause takes = 1 << iota // a clause or a quotation: "said that ..."
	takesOpen                     // an open infinitive: "hopes to ..."
	takesObject                   // a noun phrase: "announced a plan"
	takesHearer                   // its object is who is spoken to: "told reporters"
	takesQuote                    // a quotation only: "smiled"
)

// The types of a cue, as a record has them.
const (
	typeSay         = "say"
	typeClaim       = "claim"
	typeDeny        = "deny"
	typeAcknowledge = "acknowledge"
	typeInsist      = "insist"
	typeAsk         = "ask"
	typeOrder       = "order"
	typePromise     = "promise"
	typeThreaten    = "threaten"
	typeHope        = "hope"
	typeBelieve     = "believe"
	typeExpect      = "expect"
	typeIntend      = "intend"
	typeShow        = "show"
	typeOther       = "other"
)

var cueTypes = []string{typeSay, typeClaim, typeDeny, typeAcknowledge, typeInsist, typeAsk, typeOrder, typePromise,
	typeThreaten, typeHope, typeBelieve, typeExpect, typeIntend, typeShow, typeOther}

// An entry is what the lexicon says of a cue word.
type entry struct {
	Type     string
	Takes    takes
	Stance   string // claims, denies, acknowledges, insists
	Negative bool   // the content is denied
	number   int    // of its type in cueTypes
}

// speech says whether the entry is of communication: no attitude, no showing.
func (e *entry) speech() bool {
	switch e.Type {
	case typeHope, typeBelieve, typeExpect, typeIntend, typeShow, typeOther:
		return false
	}
	return true
}

// A lexicon holds cue words by lemma and the nouns and names that tell what a
// source is.
type lexicon struct {
	verbs, nouns, adjectives map[string]*entry
	sources                  map[string]sourceWord
	media                    map[string]string  // class of an outlet's name
	reasons                  map[string]string  // reason for anonymity that a word shows
	access                   map[[2]string]bool // "familiar with"
}

// verb returns the entry of a verb by its lemma, or by the endings of the word
// where the lemma went wrong; nil if it has none.
func (x *lexicon) verb(lemma, word string) *entry {
	if e := x.verbs[lemma]; e != nil {
		return e
	}
	for _, end := range [...][2]string{{"ies", "y"}, {"ied", "y"}, {"es", ""}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}} {
		if stem, ok := strings.CutSuffix(word, end[0]); ok && len(stem) > 2 {
			if e := x.verbs[stem+end[1]]; e != nil {
				return e
			}
		}
	}
	return nil
}

// A sourceWord is what the lexicon says of a noun or a lower-case name.
type sourceWord struct {
	Class string // person, group, document, visual, social, media, state_media, institution, access
	Rank  string // in the words of Actor.Rank

	number uint32 // of its class in sourceClasses, from 1
}

var embedded = sync.OnceValues(func() (*lexicon, error) {
	return loadLexicon(tables{cueTable, sourceTable, mediaTable, reasonTable, accessTable})
})

// words returns the embedded lexicon. A test holds that it loads.
func words() *lexicon {
	x, err := embedded()
	if err != nil {
		panic("BUG: embedded lexicon: " + err.Error())
	}
	return x
}

// tables are the lexicon's files as text.
type tables struct{ cues, sources, media, reasons, access string }

func loadLexicon(t tables) (*lexicon, error) {
	x := &lexicon{verbs: map[string]*entry{}, nouns: map[string]*entry{}, adjectives: map[string]*entry{}, sources: map[string]sourceWord{},
		media: map[string]string{}, reasons: map[string]string{}, access: map[[2]string]bool{}}
	for _, f := range []struct {
		name, text string
		fields     int
		add        func([]string) error
	}{
		{"cues.tsv", t.cues, 6, x.addCue},
		{"sources.tsv", t.sources, 3, x.addSource},
		{"media.tsv", t.media, 2, x.addMedia},
		{"anonymity.tsv", t.reasons, 2, x.addReason},
		{"access.tsv", t.access, 3, func(f []string) error { x.access[[2]string{f[0], f[1]}] = true; return nil }},
	} {
		if err := eachLine(f.name, f.text, f.fields, f.add); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// addMedia adds a line: an outlet's name, its class.
func (x *lexicon) addMedia(f []string) error {
	switch f[1] {
	case readout.SourceMedia, readout.SourceStateMedia, readout.SourceSocial:
		x.media[f[0]] = f[1]
		return nil
	}
	return fmt.Errorf("no class of media %q", f[1])
}

var reasons = []string{"not_authorised", "private_matter", "sensitivity", "before_announcement", "safety", "ground_rule", "legal", "personal"}

// addReason adds a line: a word, the reason for anonymity that it shows.
func (x *lexicon) addReason(f []string) error {
	if !slices.Contains(reasons, f[1]) {
		return fmt.Errorf("no reason for anonymity %q", f[1])
	}
	x.reasons[f[0]] = f[1]
	return nil
}

// eachLine calls add with the fields of each line after the header.
func eachLine(name, table string, fields int, add func([]string) error) error {
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 || line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", name, n, len(f), fields)
		}
		if err := add(f); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// addCue adds a line: lemma, part of speech (v, n, a), type, what it takes
// (letters c, x, o, h, q), stance, polarity.
func (x *lexicon) addCue(f []string) error {
	e := &entry{Type: f[2], Stance: f[4], Negative: f[5] == "negative"}
	if e.number = slices.Index(cueTypes, e.Type); e.number < 0 {
		return fmt.Errorf("no cue type %q", e.Type)
	}
	for _, c := range f[3] {
		i := strings.IndexRune("cxohq", c)
		if i < 0 {
			return fmt.Errorf("no content letter %q", c)
		}
		e.Takes |= 1 << i
	}
	to := map[string]map[string]*entry{"v": x.verbs, "n": x.nouns, "a": x.adjectives}[f[1]]
	if to == nil {
		return fmt.Errorf("no part of speech %q", f[1])
	}
	if to[f[0]] != nil {
		return fmt.Errorf("%q stands twice", f[0])
	}
	to[f[0]] = e
	return nil
}

var sourceClasses = []string{"person", "group", "institution", "document", "visual", "social", "media", "state_media"}

// addSource adds a line: word, class, rank.
func (x *lexicon) addSource(f []string) error {
	n := slices.Index(sourceClasses, f[1])
	if n < 0 {
		return fmt.Errorf("no source class %q", f[1])
	}
	if _, twice := x.sources[f[0]]; twice {
		return fmt.Errorf("%q stands twice", f[0])
	}
	x.sources[f[0]] = sourceWord{Class: f[1], Rank: f[2], number: uint32(n + 1)}
	return nil
}
