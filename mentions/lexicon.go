package mentions

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"readout"
)

//go:embed data/events.tsv
var eventsTSV string

//go:embed data/pronouns.tsv
var pronounsTSV string

//go:embed data/sets.tsv
var setsTSV string

//go:embed data/quantities.tsv
var quantitiesTSV string

//go:embed data/kinds.tsv
var kindsTSV string

//go:embed data/speech.tsv
var speechTSV string

//go:embed data/contrasts.tsv
var contrastsTSV string

//go:embed data/kin.tsv
var kinTSV string

//go:embed data/anybody.tsv
var anybodyTSV string

//go:embed data/meets.tsv
var meetsTSV string

//go:embed data/titles.tsv
var titlesTSV string

//go:embed data/impersonal.tsv
var impersonalTSV string

//go:embed data/willing.tsv
var willingTSV string

//go:embed data/cues.tsv
var cuesTSV string

//go:embed data/first-names.tsv
var firstNamesTSV string

// The uses of a pronoun.
type pronounRole uint8

const (
	personal pronounRole = iota
	possessive
	reflexive
	relative
)

// A pronoun is one form with what it agrees with.
type pronoun struct {
	person byte // 1, 2 or 3
	number readout.Number
	gender readout.Gender
	role   pronounRole
}

// A set word stands for several parties together ("the two leaders").
type setKind uint8

const (
	setNone setKind = iota
	setPersons
	setParties
	setEither
)

// A lexicon holds the room's own word lists; it is read-only and shared.
type lexicon struct {
	events     map[string]bool
	quantities map[string]bool
	contrasts  map[string]bool
	kin        map[string]bool
	willing    map[string]bool
	impersonal map[string]bool
	titles     map[string]string // what a title is short for
	meets      map[string]bool
	anybody    map[string]bool
	speech     map[string]bool // verbs whose subject speaks
	promises   map[string]bool // those whose subject is also to do what is said
	sets       map[string]setKind
	kinds      map[string][]string // which actors "the group", "the country" can take up
	pronouns   map[string]pronoun
	genders    map[string]readout.Gender
	cues       [cues]int // points of each cue
}

var loaded = sync.OnceValues(func() (*lexicon, error) {
	l := &lexicon{
		events: map[string]bool{}, speech: map[string]bool{}, promises: map[string]bool{}, quantities: map[string]bool{}, contrasts: map[string]bool{}, kin: map[string]bool{}, willing: map[string]bool{}, impersonal: map[string]bool{}, titles: map[string]string{}, meets: map[string]bool{}, anybody: map[string]bool{}, sets: map[string]setKind{}, kinds: map[string][]string{},
		pronouns: map[string]pronoun{}, genders: map[string]readout.Gender{},
	}
	for _, list := range []struct {
		file, text string
		words      map[string]bool
	}{
		{"events.tsv", eventsTSV, l.events}, {"quantities.tsv", quantitiesTSV, l.quantities},
		{"contrasts.tsv", contrastsTSV, l.contrasts}, {"kin.tsv", kinTSV, l.kin}, {"willing.tsv", willingTSV, l.willing}, {"impersonal.tsv", impersonalTSV, l.impersonal}, {"meets.tsv", meetsTSV, l.meets}, {"anybody.tsv", anybodyTSV, l.anybody},
	} {
		if err := rows(list.file, list.text, 1, func(c []string) error { list.words[c[0]] = true; return nil }); err != nil {
			return nil, err
		}
	}
	for _, load := range []func() error{l.loadTitles, l.loadSpeech, l.loadSets, l.loadKinds, l.loadPronouns, l.loadGenders, l.loadCues} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return l, nil
})

// rows calls f with the fields of each line of a TSV below its header.
func rows(file, text string, fields int, f func(c []string) error) error {
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		c := strings.Split(line, "\t")
		if len(c) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", file, n+1, len(c), fields)
		}
		if n == 0 {
			continue
		}
		if err := f(c); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
	}
	return nil
}

func (l *lexicon) loadTitles() error {
	return rows("titles.tsv", titlesTSV, 2, func(c []string) error {
		l.titles[c[0]] = c[1]
		return nil
	})
}

func (l *lexicon) loadSpeech() error {
	return rows("speech.tsv", speechTSV, 2, func(c []string) error {
		l.speech[c[0]] = true
		if c[1] != "" && c[1] != "self" {
			return fmt.Errorf("%q: a verb of speech is \"self\" where its subject is to do what is said, else empty", c[1])
		}
		l.promises[c[0]] = c[1] == "self"
		return nil
	})
}

func (l *lexicon) loadSets() error {
	kinds := map[string]setKind{"persons": setPersons, "parties": setParties, "either": setEither}
	return rows("sets.tsv", setsTSV, 2, func(c []string) error {
		if l.sets[c[0]] = kinds[c[1]]; l.sets[c[0]] == setNone {
			return fmt.Errorf("%q: a set is of persons, parties or either", c[1])
		}
		return nil
	})
}

func (l *lexicon) loadKinds() error {
	return rows("kinds.tsv", kindsTSV, 2, func(c []string) error {
		l.kinds[c[0]] = strings.Split(c[1], "|")
		return nil
	})
}

func (l *lexicon) loadPronouns() error {
	numbers := map[string]readout.Number{"": readout.NumberUnknown, "singular": readout.Singular, "plural": readout.Plural}
	roles := map[string]pronounRole{"personal": personal, "possessive": possessive, "reflexive": reflexive, "relative": relative}
	return rows("pronouns.tsv", pronounsTSV, 5, func(c []string) error {
		g, ok := genders[c[3]]
		number, ok2 := numbers[c[2]]
		role, ok3 := roles[c[4]]
		if !ok || !ok2 || !ok3 || len(c[1]) != 1 {
			return fmt.Errorf("pronoun %q: unknown person, number, gender or role", c[0])
		}
		l.pronouns[c[0]] = pronoun{person: c[1][0] - '0', number: number, gender: g, role: role}
		return nil
	})
}

var genders = map[string]readout.Gender{"": readout.GenderUnknown, "masculine": readout.Masculine, "feminine": readout.Feminine, "neuter": readout.Neuter}

func (l *lexicon) loadGenders() error {
	return rows("first-names.tsv", firstNamesTSV, 2, func(c []string) error {
		g, ok := genders[c[0]]
		if !ok {
			return fmt.Errorf("unknown gender %q", c[0])
		}
		for _, name := range strings.Fields(c[1]) {
			if had, ok := l.genders[name]; ok && had != g {
				g := readout.GenderUnknown // a name for both says nothing
				l.genders[name] = g
				continue
			}
			l.genders[name] = g
		}
		return nil
	})
}

func (l *lexicon) loadCues() error {
	n := 0
	err := rows("cues.tsv", cuesTSV, 3, func(c []string) error {
		points, err := strconv.Atoi(c[1])
		if n >= len(cueNames) || c[0] != cueNames[n] || err != nil {
			return fmt.Errorf("cue %q: unknown, out of order or without points", c[0])
		}
		l.cues[n] = points
		n++
		return nil
	})
	if err == nil && n < len(cueNames) {
		err = fmt.Errorf("cues.tsv: no points for %q", cueNames[n])
	}
	return err
}
