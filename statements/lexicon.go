package statements

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/cues.tsv
var cueTable string

//go:embed data/sources.tsv
var sourceTable string

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
}

// A sourceWord is what the lexicon says of a noun or a lower-case name.
type sourceWord struct {
	Class string // person, group, document, visual, social, media, state_media, institution, access
	Rank  string // in the words of Actor.Rank

	number uint32 // of its class in sourceClasses, from 1
}

var embedded = sync.OnceValues(func() (*lexicon, error) { return loadLexicon(cueTable, sourceTable) })

// words returns the embedded lexicon. A test holds that it loads.
func words() *lexicon {
	x, err := embedded()
	if err != nil {
		panic("BUG: embedded lexicon: " + err.Error())
	}
	return x
}

func loadLexicon(cues, sources string) (*lexicon, error) {
	x := &lexicon{verbs: map[string]*entry{}, nouns: map[string]*entry{}, adjectives: map[string]*entry{}, sources: map[string]sourceWord{}}
	if err := eachLine("cues.tsv", cues, 6, x.addCue); err != nil {
		return nil, err
	}
	return x, eachLine("sources.tsv", sources, 3, x.addSource)
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
