package times

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A class is a set of the things that a word may be.
type class uint64

// The classes of words.tsv.
const (
	month class = 1 << iota
	monthShort
	weekday
	weekdays
	weekdayShort
	season
	seasons
	part
	parts
	clockWord
	unitOne
	unitMany
	numberWord
	tens
	multiplier
	ordinal
	decadeWord
	vague
	couple
	half
	article
	the
	relative
	stage
	boundary
	approx
	ago
	every
	set
	deictic
	deicticNight
	zone
	phraseStart // begins a phrase of phrases.tsv or holidays.tsv
	phraseWord
	opener // begins an expression by its place, such as "more than" and "fiscal"
)

var classNames = map[string]class{
	"month": month, "month_short": monthShort, "weekday": weekday, "weekdays": weekdays, "weekday_short": weekdayShort,
	"season": season, "seasons": seasons, "part": part, "parts": parts, "clock": clockWord, "unit": unitOne, "units": unitMany,
	"number": numberWord, "tens": tens, "multiplier": multiplier, "ordinal": ordinal, "decade": decadeWord, "vague": vague,
	"couple": couple, "half": half, "article": article, "the": the, "relative": relative, "stage": stage, "boundary": boundary,
	"approx": approx, "ago": ago, "every": every, "set": set, "deictic": deictic, "deictic_night": deicticNight, "zone": zone, "opener": opener,
}

// A word is what the lexicon knows of one word.
type word struct {
	text   string
	class  class
	number int32 // of month, weekday, number, tens, multiplier, ordinal, decade, deictic
	season int8
	unit   unit
	part   string // of the day, as TIMEX3 has it
	rel    string // this, last, next ...
	mod    string // of a stage, boundary or approx
	value  string // of a set or clock word
	id     int32  // in the trie
}

// A unit is a measure of time.
type unit uint8

// The units.
const (
	unitNone unit = iota
	second
	minute
	hour
	day
	week
	fortnight
	monthUnit
	quarter
	year
	decade
	century
	millennium
	weekend
	nightUnit
	seasonUnit
)

var unitCodes = map[string]unit{
	"S": second, "MIN": minute, "H": hour, "D": day, "W": week, "FN": fortnight, "M": monthUnit, "Q": quarter, "Y": year,
	"DE": decade, "CE": century, "ML": millennium, "WE": weekend,
}

// grain returns the grain of the piece of calendar that a unit measures.
func (u unit) grain() grain {
	return [...]grain{grainNone, grainClock, grainClock, grainClock, grainDay, grainWeek, grainWeek, grainMonth, grainQuarter,
		grainYear, grainDecade, grainCentury, grainMillennium, grainWeekend, grainDay, grainSeason}[u]
}

// A lexicon is the embedded word lists, made ready.
type lexicon struct {
	words   map[string]*word
	shapes  [32][32]uint32   // by first and last letter, a bit for each length of a word
	edges   map[uint64]int32 // node<<32 | word id to node
	entries []entry          // by node; empty where no phrase ends
	example []exampleLine
}

// An entry is what a phrase stands for.
type entry struct {
	rule, typ, value, mod string
	holiday               string // the rule of a holiday's day
	length                int32  // of a holiday, in days
	capital               bool   // only with a capital letter
	dated                 bool   // covers the days from first to last, counted from the publication
	first, last           int32
}

// An exampleLine is a sentence that must find its phrase; tests run it.
type exampleLine struct{ phrase, typ, sentence string }

var loaded = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon()
	if err != nil {
		panic("BUG: embedded lexicon of times: " + err.Error())
	}
	return l
})

func loadLexicon() (*lexicon, error) {
	l := &lexicon{words: map[string]*word{}, edges: map[uint64]int32{}, entries: make([]entry, 1)}
	for _, x := range []struct {
		file string
		add  func(cells []string) error
	}{{"words.tsv", l.addWord}, {"phrases.tsv", l.addPhrase}, {"holidays.tsv", l.addHoliday}} {
		if err := readTable("data/"+x.file, x.add); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// readTable calls add with the cells of each line after comments and the header.
func readTable(name string, add func([]string) error) error {
	raw, err := lexicons.ReadFile(name)
	if err != nil {
		return err
	}
	columns := 0
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == 0 {
			columns = len(cells)
			continue
		}
		if len(cells) != columns {
			return fmt.Errorf("%s:%d: %d cells, the header has %d", name, i+1, len(cells), columns)
		}
		if err := add(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// get returns the word of that text, making it.
func (l *lexicon) get(text string) *word {
	w := l.words[text]
	if w == nil {
		w = &word{text: text, id: int32(len(l.words) + 1)}
		l.words[text] = w
		if n := len(text); n <= longestWord {
			l.shapes[text[0]&31][text[n-1]&31] |= 1 << n
		}
	}
	return w
}

// longestWord is the length of the longest word that is looked up.
const longestWord = 16

// look returns what is known of a word in any case, noWord if nothing. Most words
// of a report have a shape that no word of the lexicon has.
func (l *lexicon) look(s string) *word {
	var buf [longestWord]byte
	if len(s) > len(buf) || l.shapes[s[0]&31][s[len(s)-1]&31]&(1<<len(s)) == 0 {
		return noWord
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	if w, ok := l.words[string(buf[:len(s)])]; ok {
		return w
	}
	return noWord
}

func (l *lexicon) addWord(cells []string) error {
	c, ok := classNames[cells[1]]
	if !ok {
		return fmt.Errorf("class %q is not known", cells[1])
	}
	w := l.get(cells[0])
	w.class |= c
	v := cells[2]
	switch c {
	case month, monthShort, weekday, weekdays, weekdayShort, numberWord, tens, multiplier, ordinal, decadeWord, couple, deictic, deicticNight:
		n, err := strconv.Atoi(v)
		if err != nil {
			return fmt.Errorf("value %q is no number", v)
		}
		w.number = int32(n)
	case season, seasons:
		for i, s := range seasonNames {
			if s == v && i > 0 {
				w.season = int8(i)
			}
		}
		if w.season == 0 {
			return fmt.Errorf("season %q is not SP, SU, FA or WI", v)
		}
	case unitOne, unitMany:
		if w.unit = unitCodes[v]; w.unit == unitNone {
			return fmt.Errorf("unit %q is not known", v)
		}
	case part, parts:
		w.part = v
	case relative:
		w.rel = v
	case stage, boundary, approx:
		w.mod = strings.TrimPrefix(v, "none")
	case clockWord, set, zone:
		w.value = v
	}
	return nil
}
