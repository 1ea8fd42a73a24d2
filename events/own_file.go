package events

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// columns are what a user's file may have; the first line says which, in any order.
var columns = strings.Fields("trigger slots type mode cameo code flags kind links example expect")

// An ownFile reads a user's file of frames. All broken lines are noted, not the
// first alone.
type ownFile struct {
	name string
	typ  string // of lines without one, by the file's name
	l    *lexicon
	rows []*ownRow
	bad  FileErrors
}

// An ownRow is a line with its cells by column.
type ownRow struct {
	line  int
	text  string
	cells map[string]cell
}

// A cell is a field and where it begins, in bytes of its line.
type cell struct {
	s  string
	at int
}

func (o *ownFile) wrong(r *ownRow, at int, what, hint string) {
	o.bad = append(o.bad, &FileError{o.name, r.line, column(r.text, at), what, hint})
}

// read splits the text into rows.
func (o *ownFile) read(text []byte) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(o.name, "\\", "/")), ".tsv")
	if t, _, _ := strings.Cut(strings.ToUpper(base), "-"); quads[t] > 0 {
		o.typ = t
	}
	var head []string
	for i, line := range strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n") {
		r := &ownRow{line: i + 1, text: line}
		switch {
		case !utf8.ValidString(line):
			at := 0
			for k := range line {
				if c, n := utf8.DecodeRuneInString(line[k:]); c == utf8.RuneError && n == 1 {
					at = k
					break
				}
			}
			o.wrong(r, at, "a byte that is not UTF-8", "save the file in that encoding")
			return // it is the whole file that is wrong
		case strings.TrimSpace(line) == "" || line[0] == '#':
		case head == nil:
			if head = o.header(r); head == nil {
				return
			}
		default:
			o.split(r, head)
		}
	}
	if head == nil && len(o.bad) == 0 {
		o.wrong(&ownRow{line: 1}, 0, "an empty file", "the first line names the columns: "+strings.Join(columns, ", "))
	}
}

// header reads the names of the columns, nil where they are none.
func (o *ownFile) header(r *ownRow) []string {
	head := strings.Split(r.text, "\t")
	at := 0
	for i, c := range head {
		switch {
		case !slices.Contains(columns, c):
			hint := "the first line names the columns, parted by tabs: " + strings.Join(columns, ", ")
			if n := nearest(c, columns); n != "" {
				hint = fmt.Sprintf("did you mean %q?", n)
			}
			o.wrong(r, at, fmt.Sprintf("no column %q", short(c)), hint)
			return nil
		case slices.Contains(head[:i], c):
			o.wrong(r, at, fmt.Sprintf("column %q stands twice", c), "")
			return nil
		}
		at += len(c) + 1
	}
	if !slices.Contains(head, "trigger") {
		o.wrong(r, 0, "no column \"trigger\"", "every line needs one")
		return nil
	}
	return head
}

// split gives the cells of a line to their columns. Cells left out at the end are empty.
func (o *ownFile) split(r *ownRow, head []string) {
	r.cells = map[string]cell{}
	at := 0
	for i, s := range strings.Split(r.text, "\t") {
		if i >= len(head) {
			if strings.TrimSpace(s) != "" {
				o.wrong(r, at, fmt.Sprintf("more cells than the %d columns", len(head)), "a tab too many?")
				return
			}
			continue
		}
		lead := len(s) - len(strings.TrimLeft(s, " "))
		r.cells[head[i]] = cell{strings.TrimSpace(s), at + lead}
		at += len(s) + 1
	}
	o.rows = append(o.rows, r)
}

// addClasses adds the words of lines such as "@vessel<TAB>frigate patrol_boat"; a
// word with "-" before it is taken out of the class.
func (o *ownFile) addClasses() {
	for _, r := range o.rows {
		name, ok := strings.CutPrefix(r.cells["trigger"].s, "@")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(r.cells["slots"].s) {
			w, out := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(w, "_", " ")), "-")
			have := slices.Index(o.l.classes[w], name)
			switch {
			case out && have >= 0:
				o.l.classes[w] = slices.Delete(slices.Clone(o.l.classes[w]), have, have+1)
			case !out && have < 0:
				o.l.classes[w] = append(o.l.classes[w], name)
			}
		}
	}
}

// frames makes the frames of the rows, and takes out what rows delete.
func (o *ownFile) frames() []*frame {
	var out []*frame
	known := o.l.classNames()
	for _, r := range o.rows {
		n := len(o.bad)
		switch trigger := r.cells["trigger"]; {
		case trigger.s == "":
			o.wrong(r, trigger.at, "no trigger", "a lemma such as \"impose\", or n: and a noun")
		case trigger.s[0] == '@':
			o.class(r)
		case trigger.s == "*":
			o.maps(r)
		case slices.Contains(strings.Fields(r.cells["flags"].s), "delete"):
			o.remove(r, known)
		default:
			if f := o.frame(r, known); len(o.bad) == n {
				out = append(out, f)
			}
		}
	}
	return out
}

// class checks a line that adds words to a class.
func (o *ownFile) class(r *ownRow) {
	t := r.cells["trigger"]
	if strings.ContainsAny(t.s, " ,:") || len(t.s) < 2 || t.s == "@actor" {
		o.wrong(r, t.at, fmt.Sprintf("%q is no name for a class of nouns", t.s), "one word behind @, and not @actor")
	}
	if r.cells["slots"].s == "" {
		o.wrong(r, r.cells["slots"].at, "a class without words", "they stand in the column slots, parted by spaces, with _ inside a pair")
	}
}

// remove takes frames out: those of the trigger, of the slots and of the type where
// the row names them.
func (o *ownFile) remove(r *ownRow, known map[string]bool) {
	var want frame
	if !o.trigger(r, &want) {
		return
	}
	slots, typ := r.cells["slots"], r.cells["type"]
	list, ok := o.slots(r, slots, known)
	if !ok {
		return
	}
	n := len(o.l.frames)
	o.l.frames = slices.DeleteFunc(o.l.frames, func(f *frame) bool {
		return f.trigger == want.trigger && (slots.s == "" || canonical(f.slots) == canonical(list)) && (typ.s == "" || f.typ == typ.s)
	})
	if len(o.l.frames) == n {
		o.wrong(r, r.cells["trigger"].at, fmt.Sprintf("no frame %q to delete", strings.TrimSpace(want.trigger+" "+slots.s)), "readout frames list --trigger "+want.lemma+" shows what there is")
	}
}

// short cuts what may be a whole line.
func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
