package events

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A coded is what a CAMEO code is in PLOVER: a type, and a mode where it has one.
// Type "-" is a public statement, which PLOVER leaves out.
type coded struct{ typ, mode string }

// readCAMEO reads the codes that exist and their types. A code with several has
// the first where nothing else decides.
func (l *lexicon) readCAMEO() error {
	return rows("cameo.tsv", 3, func(_ int, f []string) error {
		c := coded{f[0], f[1]}
		if c.typ != "-" && quads[c.typ] == 0 || c.mode != "" && !slices.Contains(modes[c.typ], c.mode) {
			return fmt.Errorf("type %q with mode %q is not PLOVER's", c.typ, c.mode)
		}
		for _, code := range strings.Fields(f[2]) {
			if slices.Contains(l.codes[code], c) {
				return fmt.Errorf("code %s stands twice at %s %s", code, c.typ, c.mode)
			}
			l.codes[code] = append(l.codes[code], c)
		}
		return nil
	})
}

// code returns the user's own code of p: its frame's, or that of the content which it
// tells. What an operator or a "will not" makes another type of has none.
func (x *run) code(p *proto) string {
	if p.content >= 0 && p.frame.code == "" {
		if e := &x.protos[p.content]; e.typ == p.typ {
			return x.code(e)
		}
		return ""
	}
	if p.typ != p.frame.typ && p.status == readout.Happened {
		return "" // a refusal
	}
	return p.frame.code
}

// A mapping is a user's code for all events of a type; mode and CAMEO code narrow it
// where they are not empty.
type mapping struct{ typ, mode, cameo, code string }

// codeFor returns the user's code of e: its frame's, or the one that the narrowest
// mapping gives. A CAMEO code covers those that begin with it.
func (l *lexicon) codeFor(e *readout.Event) string {
	if e.Code != "" {
		return e.Code
	}
	code, best := "", -1
	for _, m := range l.mapped {
		if m.typ != "" && m.typ != e.Type || m.mode != "" && m.mode != e.Mode || !strings.HasPrefix(e.CAMEO, m.cameo) {
			continue
		}
		n := 2 * len(m.cameo)
		if m.mode != "" {
			n++
		}
		if n > best {
			code, best = m.code, n
		}
	}
	return code
}

// differ says whether both are known and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// miscoded says what is wrong with a CAMEO code of a frame of a type: that there is
// none such, or that it is another type's. It is empty where nothing is.
func (l *lexicon) miscoded(typ, code string) string {
	all := l.codes[code]
	switch {
	case code == "" || typ == "" || typ == OwnType || typ == NoType:
	case len(all) == 0:
		return fmt.Sprintf("CAMEO has no code %q", code)
	case !slices.ContainsFunc(all, func(c coded) bool { return c.typ == typ }):
		var types []string
		for _, c := range all {
			if !slices.Contains(types, c.typ) {
				types = append(types, c.typ)
			}
		}
		if types[0] == "-" {
			return fmt.Sprintf("CAMEO %s is a public statement and no %s", code, typ)
		}
		return fmt.Sprintf("CAMEO %s is %s and not %s", code, strings.Join(types, " or "), typ)
	}
	return ""
}
