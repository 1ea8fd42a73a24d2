package events

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed data
var files embed.FS

// A lexicon is all that the room knows of words.
type lexicon struct {
	verbs, nouns map[string][]*frame // by lemma
	frames       []*frame
	classes      map[string][]string // noun classes of a lemma
	composed     map[string][]composition
	participles  map[string]participle
	contexts     map[string][]weighted
	pairs        map[string]bool // first words of two that speak for a context
	embeds       map[string][]embedder
	goldstein    map[string]float32
	verbClass    map[string]verbClass
	nounClass    map[string]string
	guesses      map[string]*frame // of the backstop, by type
	signs        []float64         // weights of what scores are reckoned from
	weapons      facets
	targets      facets
	forms        map[string]string // inflected verb to lemma
	codes        map[string][]coded
	mapped       []mapping // a user's codes for types, modes and CAMEO codes
}

// load reads the embedded lexicons once for all finders.
var load = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic("BUG: the embedded lexicons of events: " + err.Error())
	}
	return l
})

// readLexicon reads all files; the error names file and line.
func readLexicon() (*lexicon, error) {
	l := &lexicon{
		verbs: map[string][]*frame{}, nouns: map[string][]*frame{}, classes: map[string][]string{},
		composed: map[string][]composition{}, participles: map[string]participle{},
		contexts: map[string][]weighted{}, pairs: map[string]bool{}, embeds: map[string][]embedder{}, goldstein: map[string]float32{}, forms: map[string]string{},
		codes: map[string][]coded{}, weapons: facets{}, targets: facets{},
		verbClass: map[string]verbClass{}, nounClass: map[string]string{}, guesses: map[string]*frame{},
	}
	for _, step := range []func() error{l.readClasses, l.readFrames, l.readOperators, l.readForms, l.readCompose, l.readEmbedding, l.readParticiples, l.readContexts, l.readGoldstein, l.readCAMEO, l.readWeapons, l.readBackstop, l.readScores} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// rows calls each with the fields of every line of a file below data; a header
// line comes first, "#" starts a comment.
func rows(name string, fields int, each func(line int, f []string) error) error {
	b, err := files.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	for i, s := range strings.Split(string(b), "\n") {
		if i == 0 || s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		f := strings.Split(s, "\t")
		if len(f) != fields {
			return fmt.Errorf("events/data/%s:%d: %d fields, want %d", name, i+1, len(f), fields)
		}
		if err := each(i+1, f); err != nil {
			return fmt.Errorf("events/data/%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

func (l *lexicon) readClasses() error {
	return rows("classes.tsv", 2, func(_ int, f []string) error {
		for _, w := range strings.Fields(f[1]) {
			w = strings.ReplaceAll(w, "_", " ")
			if slices.Contains(l.classes[w], f[0]) {
				return fmt.Errorf("%q stands twice in class %q", w, f[0])
			}
			l.classes[w] = append(l.classes[w], f[0])
		}
		return nil
	})
}

// classNames lists the classes, for the check of slots.
func (l *lexicon) classNames() map[string]bool {
	all := map[string]bool{}
	for _, cs := range l.classes {
		for _, c := range cs {
			all[c] = true
		}
	}
	return all
}

func (l *lexicon) readFrames() error {
	list, err := files.ReadDir("data/frames")
	if err != nil {
		return err
	}
	classes := l.classNames()
	for _, e := range list {
		name := path.Join("frames", e.Name())
		typ, _, _ := strings.Cut(strings.ToUpper(strings.TrimSuffix(e.Name(), ".tsv")), "-")
		err := rows(name, 7, func(line int, c []string) error {
			f := &frame{typ: typ, mode: c[2], cameo: c[3], file: name, line: line, example: c[5], expect: c[6]}
			return l.add(f, c[0], c[1], c[4], classes)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// add makes a frame of its cells and puts it under its trigger.
func (l *lexicon) add(f *frame, trigger, slots, flags string, classes map[string]bool) (err error) {
	if err = f.setTrigger(trigger); err != nil {
		return err
	}
	if err = f.setFlags(flags); err != nil {
		return err
	}
	list, err := parseSlots(slots, classes)
	if err != nil {
		return err
	}
	f.setSlots(slots, list)
	if f.example == "" {
		return fmt.Errorf("%s has no example", f.trigger)
	}
	if f.op == "" && (quads[f.typ] == 0 || f.mode != "" && !slices.Contains(modes[f.typ], f.mode)) {
		return fmt.Errorf("%s: type %q with mode %q is not PLOVER's", f.trigger, f.typ, f.mode)
	}
	l.put(f)
	return nil
}

// setSlots gives f its slots, which stand in its file as written.
func (f *frame) setSlots(written string, list []slot) {
	f.written, f.slots = written, list
	for i := range list {
		f.subject = f.subject || list[i].role != actor && slices.Contains(list[i].funcs, "subj")
	}
}

// put puts f under its trigger, after those that are there.
func (l *lexicon) put(f *frame) {
	l.frames = append(l.frames, f)
	if f.noun {
		l.nouns[f.lemma] = append(l.nouns[f.lemma], f)
	} else {
		l.verbs[f.lemma] = append(l.verbs[f.lemma], f)
	}
}
