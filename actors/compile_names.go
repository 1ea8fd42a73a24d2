package actors

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// honorifics are words before a name that are no part of it.
var honorifics = map[string]bool{"dr": true, "gen": true, "sir": true, "dame": true, "sheikh": true, "ratu": true, "prince": true, "queen": true, "king": true, "col": true,
	"lt": true, "maj": true, "capt": true, "field": true, "marshal": true, "h.r.h": true, "(acting)": true, "amir": true, "sayyid": true, "tuanku": true, "sultan": true, "crown": true,
	"brigadier": true, "adm": true, "vice": true, "jr": true, "ministers": true, "republic": true, "islamic": true, "mr": true, "ms": true, "mrs": true, "elect": true}

// person reads "Ilir META" and "Haydar al-ABADI": the words in capitals are the
// surname. Monarchs have one name only.
func (h *held) person(name string) bool {
	var words, family []string
	if strings.Contains(name, "Minister") {
		return false
	}
	for _, cut := range []string{" also spelled", " serving as", " [", " in caretaker", " - ", " of "} {
		name, _, _ = strings.Cut(name, cut)
	}
	name = strings.NewReplacer("(Ret.)", "", ",", "", "Confederation ", "", "&nbsp;", "").Replace(name)
	for _, w := range strings.Fields(name) {
		if honorifics[strings.ToLower(strings.TrimSuffix(w, "."))] || strings.ContainsAny(w, "()\"“”") {
			continue
		}
		up, small := 0, 0
		for _, r := range w {
			if unicode.IsUpper(r) {
				up++
			} else if unicode.IsLower(r) {
				small++
			}
		}
		switch {
		case strings.Trim(w, "IVX") == "" && len(words) > 0: // Harald V
		case up > 1 && up > small && !strings.HasSuffix(w, "."):
			i := strings.IndexFunc(w, unicode.IsUpper)
			w = w[:i] + proper(w[i:])
			family = append(family, w)
		}
		words = append(words, w)
	}
	if len(family) == 0 || len(words) < 2 && !monarchs[h.office] {
		return false
	}
	h.name = strings.Join(words, " ")
	short := strings.Join(family, " ")
	aliases := []string{short[strings.LastIndex(short, " ")+1:]}
	if f := words[0] + " " + short; f != h.name && words[0] != family[0] {
		aliases = append(aliases, f)
	}
	if i := slices.Index(words, family[len(family)-1]); i > 0 && i+1 < len(words) {
		aliases = append(aliases, strings.Join(words[:i+1], " ")) // without the names behind the surname
	}
	if len(family) > 1 && words[0] != family[0] && !particles[strings.ToLower(family[0])] {
		aliases = append(aliases, family[0], words[0]+" "+family[0]) // the first of two surnames
	}
	h.aliases = strings.Join(aliases, "|")
	h.key = strings.ToLower(h.country) + "." + keyed(h.name)
	return true
}

var monarchs = map[string]bool{"King": true, "Queen": true, "Emperor": true, "Pope": true, "Emir": true}

// proper writes ABD AL-AZIZ as Abd Al-Aziz, MCCARTHY as Mccarthy.
func proper(w string) string {
	out, up := []rune{}, true
	for _, r := range w {
		if up {
			out = append(out, r)
		} else {
			out = append(out, unicode.ToLower(r))
		}
		up = r == '-' || r == '\'' || r == '’'
	}
	return string(out)
}

func keyed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '_'
		case r == '-' || r == '_' || unicode.IsDigit(r):
			return r
		case unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// date finds "24 July 2017" or "April 2024" in s.
func date(s string) string {
	w := strings.Fields(s)
	for i, x := range w {
		m, err := time.Parse("January", x)
		if err != nil || i+1 >= len(w) {
			continue
		}
		y := strings.Trim(w[i+1], ",;()")
		if _, err := strconv.Atoi(y); err != nil || len(y) != 4 {
			continue
		}
		if i > 0 {
			if d, err := strconv.Atoi(w[i-1]); err == nil && d > 0 && d < 32 {
				return fmt.Sprintf("%s-%02d-%02d", y, int(m.Month()), d)
			}
		}
		return fmt.Sprintf("%s-%02d", y, int(m.Month()))
	}
	return ""
}

// has says whether all words of a name are in that of h.
func (h *held) has(name string) bool {
	for _, w := range strings.Fields(foldWords(name)) {
		if !named(h.name, w) {
			return false
		}
	}
	return true
}

// family is the surname as the sources write it.
func (h *held) family() string {
	f, _, _ := strings.Cut(h.aliases, "|")
	return f
}
