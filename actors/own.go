package actors

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Dictionary holds the embedded entities and those of a user, which win where
// both have a name. It is read-only: any number of finders may share one.
type Dictionary struct {
	d    *dictionary
	hash string // of a user's files
}

// A File is a user's file of actors or agents: its name, for errors, and its text.
type File struct {
	Name string
	Text []byte
}

// A FileError says what is wrong in a user's file, and where.
type FileError struct {
	File         string
	Line, Column int // from 1; the column counts characters
	Want         string
}

func (e *FileError) Error() string {
	return fmt.Sprintf("%s, line %d, column %d: expected %s", e.File, e.Line, e.Column, e.Want)
}

// Load returns the embedded dictionary with the files of a user. A file is one
// of our tables (a TSV with the header of bodies.tsv, persons.tsv or agents.tsv)
// or a dictionary of actors or agents as PETRARCH has it; its first line shows
// which. An error is a *FileError, and nothing is loaded then.
func Load(files ...File) (*Dictionary, error) {
	base, err := loaded()
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return &Dictionary{d: base}, nil
	}
	var own ownRows
	for _, f := range files {
		if err := own.read(f, base); err != nil {
			return nil, err
		}
	}
	d, err := loadWith(&own)
	if err != nil {
		return nil, err
	}
	return &Dictionary{d: d, hash: hashOf(files)}, nil
}

// Hash is the first 16 hex digits of the SHA-256 of the user's files, empty for
// the embedded dictionary alone.
func (d *Dictionary) Hash() string { return d.hash }

func hashOf(files []File) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%d\n", len(f.Text))
		h.Write(f.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// NewFrom returns a finder with that dictionary.
func NewFrom(d *Dictionary) *Finder {
	return &Finder{dict: d.d, byKey: map[string]int32{}, votes: map[int32]int{}}
}

// ownRows are the rows of a user's files, checked, in the shape of our tables.
type ownRows struct {
	bodies, leaders, agents [][]string
	keys                    map[string]bool
}

// read checks one file and keeps its rows.
func (o *ownRows) read(f File, base *dictionary) error {
	if o.keys == nil {
		o.keys = map[string]bool{}
	}
	text := bytes.TrimPrefix(f.Text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		good := text[:invalid(text)]
		line := 1 + bytes.Count(good, []byte("\n"))
		return &FileError{f.Name, line, column(string(good[bytes.LastIndexByte(good, '\n')+1:]), len(good)-bytes.LastIndexByte(good, '\n')-1), "text in UTF-8; save the file in that encoding"}
	}
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	for _, t := range ownTables {
		if n := slices.IndexFunc(lines, func(l string) bool { return l != "" && l[0] != '#' }); n >= 0 && lines[n] == t.header {
			return o.table(f.Name, lines, n+1, t, base)
		}
	}
	return o.petrarch(f.Name, lines, base)
}

// invalid returns where the first byte that is no UTF-8 stands.
func invalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// loadWith reads the embedded tables and puts the user's rows before them; of
// two entities with one key the user's stays.
func loadWith(own *ownRows) (*dictionary, error) {
	d := newDictionary()
	d.table = "own"
	for _, rows := range []struct {
		rows [][]string
		add  func([]string) error
	}{{own.bodies, d.body}, {own.leaders, d.leader}} {
		for _, r := range rows.rows {
			if err := rows.add(r); err != nil {
				return nil, err
			}
		}
	}
	d.own = int32(len(d.entities))
	if err := d.tables(); err != nil {
		return nil, err
	}
	d.agents = newPhrases()
	for _, r := range own.agents {
		if err := d.addAgent(r); err != nil {
			return nil, err
		}
	}
	if err := d.loadAgents(); err != nil {
		return nil, err
	}
	d.order()
	return d, nil
}

// order puts the longest names first, and the user's before ours, and roles in
// the order of their starts.
func (d *dictionary) order() {
	for i := range d.entities {
		if r := d.entities[i].roles; len(r) > 1 {
			slices.SortStableFunc(r, func(a, b role) int { return cmp.Compare(a.from, b.from) })
		}
	}
	for k := range d.names {
		if k != "" && 'a' <= k[0] && k[0] <= 'z' {
			d.small[pair(k)] = true
		}
		slices.SortStableFunc(d.names[k], func(a, b alias) int {
			mine := func(x alias) int { return int(min(max(x.ent-d.own+1, 0), 1)) }
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(mine(a), mine(b)))
		})
	}
}
