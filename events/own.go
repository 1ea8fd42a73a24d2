package events

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// OwnType is the type of a user's frame that none of PLOVER's sixteen covers. Such a
// frame has a code of the user's own.
const OwnType = "OTHER"

// NoType is the type of a user's frame that says what is no event, although another
// frame fits.
const NoType = "NONE"

// A Lexicon holds the embedded frames and those of a user. It is read-only: any
// number of finders may share one.
type Lexicon struct {
	backstop *Backstop // nil for the embedded one
	l        *lexicon
	hash     string // of a user's files
	own      map[string]bool
}

// A File is a user's file of frames: its name, for errors, and its text.
type File struct {
	Name string
	Text []byte
}

// A FileError says what is wrong in a user's file, where, and what to do.
type FileError struct {
	File         string
	Line, Column int // from 1; the column counts code points
	What, Hint   string
}

func (e *FileError) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.What)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// FileErrors are all that is wrong in a user's files, in the order of the lines.
type FileErrors []*FileError

// Error has a line for each.
func (l FileErrors) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Load returns the embedded lexicon with the frames of a user's files (FRAMES.md has
// the format). An error is of type [FileErrors], and nothing is loaded then.
func Load(files ...File) (*Lexicon, error) {
	if len(files) == 0 {
		return &Lexicon{l: load()}, nil
	}
	l, err := readLexicon() // afresh: what follows changes it
	if err != nil {
		return nil, err
	}
	var bad FileErrors
	var read []*ownFile
	for _, f := range files {
		o := &ownFile{name: f.Name, l: l}
		o.read(f.Text)
		read = append(read, o)
		bad = append(bad, o.bad...)
	}
	if len(bad) > 0 {
		return nil, bad
	}
	for _, o := range read {
		o.addClasses() // of all files, before a slot asks for one
	}
	out := &Lexicon{l: l, hash: hashOf(files), own: map[string]bool{}}
	var frames []*frame
	for _, o := range read {
		out.own[o.name] = true
		frames = append(frames, o.frames()...)
		bad = append(bad, o.bad...)
	}
	if len(bad) > 0 {
		slices.SortStableFunc(bad, func(a, b *FileError) int {
			if a.File != b.File {
				return 0
			}
			return cmp.Or(a.Line-b.Line, a.Column-b.Column)
		})
		return nil, bad
	}
	l.override(frames)
	return out, l.readForms()
}

// Hash is the first 16 hex digits of the SHA-256 of the user's files, empty for the
// embedded lexicon alone.
func (l *Lexicon) Hash() string { return l.hash }

func hashOf(files []File) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%d\n", len(f.Text))
		h.Write(f.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// NewFrom returns a finder with that lexicon.
func NewFrom(l *Lexicon) *Finder {
	return &Finder{run: run{lex: l.l, backstop: cmp.Or(l.backstop, embeddedBackstop())}}
}

// override puts a user's frames before ours, so that of two that fit equally well
// theirs wins, and takes those of ours away that have the same trigger and slots.
func (l *lexicon) override(own []*frame) {
	same := map[string]bool{}
	for _, f := range own {
		same[f.signature()] = true
	}
	old := l.frames
	l.frames, l.verbs, l.nouns = nil, map[string][]*frame{}, map[string][]*frame{}
	for _, f := range own {
		l.put(f)
	}
	for _, f := range old {
		if !same[f.signature()] {
			l.put(f)
		}
	}
}

// signature is the trigger and the slots of f, written in one way.
func (f *frame) signature() string {
	return f.trigger + "\t" + canonical(f.slots)
}

// canonical writes slots in one way, whatever the order of their words.
func canonical(slots []slot) string {
	var out []string
	for i := range slots {
		s := &slots[i]
		var c []string
		for _, w := range s.classes {
			c = append(c, "@"+w)
		}
		if s.isActor {
			c = append(c, "@actor")
		}
		c = append(c, s.words...)
		for _, w := range s.not {
			c = append(c, "-"+w)
		}
		slices.Sort(c)
		funcs := slices.Sorted(slices.Values(s.funcs))
		out = append(out, fmt.Sprintf("%s:%s!%v=%d", strings.Join(funcs, ","), strings.Join(c, ","), s.needed, s.role))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// column counts the code points before byte at of a line, and one.
func column(line string, at int) int { return 1 + utf8.RuneCountInString(line[:min(at, len(line))]) }
