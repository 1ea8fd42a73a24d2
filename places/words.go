package places

import (
	_ "embed"
	"strconv"
	"sync"
)

//go:embed data/words.tsv
var wordsText string

// A class says what a word tells about the names beside it.
type class uint16

// The classes of data/words.tsv.
const (
	classCommon       class = 1 << iota // a word of the language that is also a place: Reading, Nice
	classGiven                          // a given name
	classTitle                          // stands before a person's name: President, Mr
	classFacility                       // ends the name of a facility or division: Airport, County
	classStreet                         // ends the name of a street or a feast
	classOrganisation                   // ends the name of an organisation: Times, United
	classActor                          // acts for a state or city: government, police
	classDirection                      // north, downtown
	classLocative                       // a place follows: in, near, visited
	classFunction                       // a word of grammar, capital only where a sentence begins
)

var classNames = map[string]class{
	"common": classCommon, "given": classGiven, "title": classTitle, "facility": classFacility, "street": classStreet, "organisation": classOrganisation,
	"actor": classActor, "direction": classDirection, "locative": classLocative, "function": classFunction,
}

// A wordEntry is what is known of a word.
type wordEntry struct {
	class  class
	weight int8 // of a locative word, 1 to 3
}

// lexicon is what is known of words in lower case.
var lexicon = sync.OnceValue(func() map[string]wordEntry { return must(readWords("data/words.tsv", wordsText)) })

func readWords(file, text string) (map[string]wordEntry, error) {
	rows, err := table(file, text, "class", "word", "weight")
	if err != nil {
		return nil, err
	}
	m := make(map[string]wordEntry, len(rows))
	for _, r := range rows {
		c, ok := classNames[r.fields[0]]
		if !ok {
			return nil, r.errorf("no class %q", r.fields[0])
		}
		e := m[r.fields[1]]
		if e.class&c != 0 {
			return nil, r.errorf("%s %q stands here twice", r.fields[0], r.fields[1])
		}
		e.class |= c
		if w := r.fields[2]; w != "" {
			n, err := strconv.Atoi(w)
			if err != nil || n < 1 || n > 3 {
				return nil, r.errorf("weight %q: want 1 to 3", w)
			}
			e.weight = int8(n)
		}
		m[r.fields[1]] = e
	}
	return m, nil
}
