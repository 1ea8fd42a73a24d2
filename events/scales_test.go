package events

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/plover"
)

// TestScales wants a Goldstein score for every CAMEO code that can be given and an
// intensity for every type and mode of PLOVER's, both of them of the sign that
// their quad class has.
func TestScales(t *testing.T) {
	l := load()
	emitted := map[string]string{} // code to who gives it
	for _, f := range l.frames {
		emitted[f.cameo] = f.trigger
	}
	for kind, list := range l.composed {
		for _, c := range list {
			emitted[c.cameo] = kind
		}
	}
	for _, code := range literalCodes(t) {
		emitted[code] = "the room's own rules"
	}
	for code := range l.codes {
		emitted[code] = "the table of codes"
	}
	for code, by := range emitted {
		if code == "" || code == "=" {
			continue
		}
		v := l.scale(code)
		switch {
		case v == nil:
			t.Errorf("%s of %s has no Goldstein score", code, by)
		case *v < -10 || *v > 10:
			t.Errorf("%s has %g", code, *v)
		case code[:2] >= "03" && code[:2] <= "08" && *v <= 0, code[:2] >= "09" && *v >= 0:
			t.Errorf("%s of %s has %g, which is of the other sign than its root", code, by, *v)
		}
		if len(l.codes[code]) == 0 {
			t.Errorf("%s of %s is no code of CAMEO's", code, by)
		}
	}
	if len(emitted) < 100 {
		t.Errorf("only %d codes", len(emitted))
	}
	for typ, quad := range quads {
		for _, mode := range append([]string{""}, modes[typ]...) {
			key := typ + " " + mode
			if mode == "" {
				key = typ
			}
			v, ok := plover.Intensities[key]
			if !ok && key != "PROTEST vandalize" { // which the manual does not score
				t.Errorf("%s has no intensity", key)
			}
			if got := intensity(typ, mode); got == nil || ok && *got != v {
				t.Errorf("%s: %v", key, got)
			}
			if ok && (quad <= 2 && v < 0 || quad == 4 && v >= 0) {
				t.Errorf("%s of quad %d has %g", key, quad, v)
			}
		}
	}
	for key := range plover.Intensities {
		typ, mode, _ := cutBlank(key)
		if quads[typ] == 0 || mode != "" && !slices.Contains(modes[typ], mode) {
			t.Errorf("%q is no type and mode", key)
		}
	}
}

func cutBlank(s string) (a, b string, ok bool) {
	for i := range s {
		if s[i] == ' ' {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// literalCodes finds the codes that rules write by themselves.
func literalCodes(t *testing.T) (out []string) {
	t.Helper()
	list, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`(?:cameo|CAMEO)[^\n]*?"([0-9]{2,4})"`)
	for _, f := range list {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllSubmatch(b, -1) {
			out = append(out, string(m[1]))
		}
	}
	return out
}
