package events

import (
	"fmt"
	"slices"
	"strings"
)

// frame makes a frame of a row; what is wrong is noted.
func (o *ownFile) frame(r *ownRow, known map[string]bool) *frame {
	f := &frame{file: o.name, line: r.line, mode: r.cells["mode"].s, cameo: r.cells["cameo"].s, code: r.cells["code"].s, example: r.cells["example"].s, expect: r.cells["expect"].s}
	o.trigger(r, f)
	o.flags(r, f)
	if list, ok := o.slots(r, r.cells["slots"], known); ok {
		f.setSlots(r.cells["slots"].s, list)
	}
	o.operator(r, f)
	o.typed(r, f)
	if c := r.cells["expect"]; f.example == "" && c.s != "" {
		o.wrong(r, c.at, "something expected without an example", "write the sentence into the column example")
	}
	return f
}

func (o *ownFile) trigger(r *ownRow, f *frame) bool {
	c := r.cells["trigger"]
	if err := f.setTrigger(c.s); err != nil {
		o.wrong(r, c.at, err.Error(), "put what follows the verb into the slots, such as obj:offensive")
		return false
	}
	if l := strings.ToLower(c.s); l != c.s {
		o.wrong(r, c.at, fmt.Sprintf("trigger %q has capitals", c.s), fmt.Sprintf("lemmas are in lower case: %s", l))
		return false
	}
	return true
}

func (o *ownFile) flags(r *ownRow, f *frame) {
	c := r.cells["flags"]
	eachWord(c, func(w string, at int) {
		if err := f.setFlags(w); err != nil {
			hint := "flags are " + strings.Join(flagNames, ", ") + " and delete"
			if n := nearest(w, append([]string{"delete"}, flagNames...)); n != "" {
				hint = fmt.Sprintf("did you mean %q?", n)
			}
			o.wrong(r, at, fmt.Sprintf("no flag %q", w), hint)
		}
	})
}

// slots parses the slots of a cell; each broken one is noted.
func (o *ownFile) slots(r *ownRow, c cell, known map[string]bool) (out []slot, ok bool) {
	n := len(o.bad)
	eachWord(c, func(w string, at int) {
		s, err := parseSlot(w)
		if err != nil {
			o.wrong(r, at, err.Error(), slotHint(w))
			return
		}
		for _, x := range append(slices.Clone(s.classes), excluded(s.not)...) {
			if known[x] {
				continue
			}
			hint := "readout frames list --classes shows them; a line with @" + x + " as trigger makes one"
			if near := nearest(x, sortedKeys(known)); near != "" {
				hint = fmt.Sprintf("did you mean @%s?", near)
			}
			o.wrong(r, at+max(strings.Index(w, "@"+x), 0), fmt.Sprintf("no class of nouns %q", "@"+x), hint)
		}
		out = append(out, s)
	})
	return out, len(o.bad) == n
}

// excluded are the classes among what a slot excludes.
func excluded(not []string) []string {
	var out []string
	for _, w := range not {
		if c, ok := strings.CutPrefix(w, "@"); ok {
			out = append(out, c)
		}
	}
	return out
}

// slotHint says what a slot should look like.
func slotHint(w string) string {
	name, _, _ := strings.Cut(strings.TrimRight(w, "?!"), ":")
	name, _, _ = strings.Cut(name, "=")
	for _, fn := range strings.Split(name, ",") {
		if n := nearest(fn, functions); n != "" && n != fn {
			return fmt.Sprintf("did you mean %q?", n)
		}
	}
	return "a slot is functions[:constraints][?|!][=A|R|T], such as obj:@aid or with,against=R"
}

// operator takes the kind and the links of an operator.
func (o *ownFile) operator(r *ownRow, f *frame) {
	kind, links := r.cells["kind"], r.cells["links"]
	switch {
	case kind.s == "" && links.s == "":
		return
	case kind.s == "":
		o.wrong(r, links.at, "links without a kind of operator", "they say where the content of an operator stands")
		return
	case links.s == "":
		o.wrong(r, kind.at, "an operator without links", "say where its content stands, such as xcomp,ccomp,obj")
	}
	if _, ok := kinds[kind.s]; !ok {
		o.wrong(r, kind.at, fmt.Sprintf("no kind of operator %q", kind.s), "kinds are "+strings.Join(sortedKeys(kinds), ", "))
	}
	f.op, f.links = kind.s, strings.Split(links.s, ",")
	at := links.at
	for _, l := range f.links {
		if l != "xcomp" && l != "ccomp" && l != "acl" && !slices.Contains(functions, l) {
			o.wrong(r, at, fmt.Sprintf("no link %q", l), "links are xcomp, ccomp, acl, obj, subj or a preposition")
		}
		at += len(l) + 1
	}
}

// typed takes type, mode and codes. Without a type that of the CAMEO code counts,
// then the file's.
func (o *ownFile) typed(r *ownRow, f *frame) {
	typ, cameo := r.cells["type"], r.cells["cameo"]
	f.typ = typ.s
	if all := o.l.codes[cameo.s]; f.typ == "" && f.op == "" && o.typ == "" && len(all) > 0 && all[0].typ != "-" {
		f.typ = all[0].typ
		if f.mode == "" {
			f.mode = all[0].mode
		}
	}
	if f.typ == "" && f.op == "" {
		f.typ = o.typ
	}
	switch {
	case f.typ == "" && f.op != "":
		f.must = true
		return
	case f.typ == "":
		o.wrong(r, typ.at, "no type", "add a column type, or name the file TYPE.tsv, or give a CAMEO code that has one")
		return
	case f.typ == NoType && f.mode+f.cameo+f.code != "":
		o.wrong(r, typ.at, "type NONE with a mode or a code", "it says that this is no event")
		return
	case f.typ == NoType:
		return
	case f.typ == OwnType && f.code == "":
		o.wrong(r, typ.at, "type OTHER without a code of your own", "fill the column code")
	}
	o.valid(r, f)
}

// valid checks type, mode and CAMEO code.
func (o *ownFile) valid(r *ownRow, f *frame) {
	typ, mode, cameo := r.cells["type"], r.cells["mode"], r.cells["cameo"]
	if f.typ != "" && f.typ != OwnType && quads[f.typ] == 0 {
		hint := "types are " + strings.Join(sortedKeys(quads), ", ") + ", OTHER with a code of your own, or NONE"
		if n := nearest(f.typ, sortedKeys(quads)); n != "" {
			hint = fmt.Sprintf("did you mean %q?", n)
		}
		o.wrong(r, typ.at, fmt.Sprintf("no type %q", f.typ), hint)
		return
	}
	if f.mode != "" && f.typ != "" && !slices.Contains(modes[f.typ], f.mode) {
		hint := f.typ + " has no modes"
		if len(modes[f.typ]) > 0 {
			hint = "modes of " + f.typ + " are " + strings.Join(modes[f.typ], ", ")
		}
		o.wrong(r, mode.at, fmt.Sprintf("no mode %q", f.mode), hint)
	}
	if len(o.l.codes[cameo.s]) == 0 && cameo.s != "" {
		o.wrong(r, cameo.at, fmt.Sprintf("CAMEO has no code %q", cameo.s), "two to four digits with the 0 before, such as 057; codes of your own go into the column code")
	}
}

// maps takes a row with "*" for a trigger: a code for all events of a type.
func (o *ownFile) maps(r *ownRow) {
	m := mapping{r.cells["type"].s, r.cells["mode"].s, r.cells["cameo"].s, r.cells["code"].s}
	if m.code == "" {
		o.wrong(r, r.cells["code"].at, "* without a code", "it gives a code of your own to all events of a type, mode or CAMEO code")
	}
	if c := r.cells["slots"]; c.s != "" {
		o.wrong(r, c.at, "* with slots", "it gives a code to all events of a type, mode or CAMEO code")
	}
	if m.typ == "" && m.cameo == "" {
		o.wrong(r, 0, "* without a type or a CAMEO code", "say which events have the code")
		return
	}
	f := frame{typ: m.typ, mode: m.mode, cameo: m.cameo, code: m.code}
	if o.valid(r, &f); f.typ == OwnType {
		o.wrong(r, r.cells["type"].at, "* for type OTHER", "its frames name their codes themselves")
	}
	o.l.mapped = append(o.l.mapped, m)
}

// eachWord calls do with the words of a cell and where they begin.
func eachWord(c cell, do func(w string, at int)) {
	for i := 0; i < len(c.s); {
		if c.s[i] == ' ' {
			i++
			continue
		}
		end := strings.IndexByte(c.s[i:], ' ')
		if end < 0 {
			end = len(c.s) - i
		}
		do(c.s[i:i+end], c.at+i)
		i += end
	}
}
