package actors

import (
	"slices"
	"strings"
	"unicode"

	"readout"
)

// A petrarch reads a dictionary of actors or agents in PETRARCH's format:
//
//	UTOPIAN_FRONT_ [UTPREBSEP]        a name and its code
//	+FRONT_OF_UTOPIA_                 another name of the same
//		[UTPREB <950101]              the code up to a day, from a day (>), or between two
//		[UTPGOV 950101-20001231]
//	MINISTER {MINISTERS} [~GOV]       an agent: a noun, its plural, its sectors
//	!CHIEF! = HEAD, LEADER            a set of words, for agents such as !CHIEF!_OF_STATE
//
// What stands behind # or ; is a comment.
type petrarch struct {
	file  string
	base  *dictionary
	own   *ownRows
	sets  map[string][]string
	names []string
	codes []petrarchCode
	line  int
}

// A petrarchCode is a code and the days that it holds for, as our tables have them.
type petrarchCode struct {
	country  string
	sectors  []string
	from, to string
}

func (o *ownRows) petrarch(file string, lines []string, base *dictionary) error {
	p := &petrarch{file: file, base: base, own: o, sets: map[string][]string{}}
	for i, l := range lines {
		p.line = i + 1
		if err := p.read(l); err != nil {
			return err
		}
	}
	return p.flush()
}

func (p *petrarch) wrong(l string, at int, want string) error {
	return &FileError{p.file, p.line, column(l, at), want}
}

// read takes one line.
func (p *petrarch) read(l string) error {
	text, _, _ := strings.Cut(l, "#")
	text, _, _ = strings.Cut(text, ";")
	text = strings.TrimRight(text, " \t\r")
	body := strings.TrimLeft(text, " \t")
	at := len(text) - len(body)
	switch {
	case body == "" || strings.HasPrefix(body, "<!--"):
		return nil
	case body[0] == '!' && strings.Contains(body, "="):
		return p.set(l, body)
	case body[0] == '[': // a code of the name above
		if len(p.names) == 0 {
			return p.wrong(l, at, "a name before its code")
		}
		return p.code(l, at, body)
	case body[0] == '+':
		if len(p.names) == 0 {
			return p.wrong(l, at, "a name before its synonym")
		}
		return p.synonym(l, at, body)
	}
	if err := p.flush(); err != nil {
		return err
	}
	open := strings.IndexByte(body, '[')
	if open >= 0 && strings.Contains(body[open:], "~") {
		return p.agent(l, at, body, open)
	}
	name := body
	if open >= 0 {
		name = body[:open]
	}
	if strings.ContainsAny(name, "{}]=\t") || strings.TrimRight(name, "_ ") == "" {
		return p.wrong(l, at, "a name in capitals with _ for spaces, such as UTOPIAN_FRONT_")
	}
	p.names = append(p.names[:0], name)
	if open >= 0 {
		return p.code(l, at+open, body[open:])
	}
	return nil
}

// synonym takes "+NAME_", which may have a code of its own behind it that says
// the same as those of the name.
func (p *petrarch) synonym(l string, at int, body string) error {
	name := strings.TrimSpace(body[1:])
	if i := strings.IndexByte(name, '['); i >= 0 {
		name = name[:i]
	}
	if strings.TrimRight(name, "_ ") == "" || strings.ContainsAny(name, "{}]=") {
		return p.wrong(l, at+1, "another name behind the +")
	}
	p.names = append(p.names, name)
	return nil
}

// code takes "[CODE]" or "[CODE >date]".
func (p *petrarch) code(l string, at int, s string) error {
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return p.wrong(l, at+len(s), "] behind the code")
	}
	f := strings.Fields(s[1:end])
	if len(f) == 0 {
		return p.wrong(l, at+1, "a code such as UTPREB")
	}
	c, ok := p.split(f[0])
	if !ok {
		return p.wrong(l, at+1, "a code of three letters each for state and sectors, such as USAGOV")
	}
	if len(f) > 1 {
		days := strings.Join(f[1:], "")
		if c.from, c.to, ok = petrarchDays(days); !ok {
			return p.wrong(l, at+strings.Index(s, f[1]), "days such as >950101, <20001231 or 950101-20001231")
		}
	}
	p.codes = append(p.codes, c)
	return nil
}

// cameoSectors are PLOVER's sectors by CAMEO's, where they differ.
var cameoSectors = map[string]string{"INS": "REB", "SEP": "REB", "REB": "REB", "MED": "JRN", "HLH": "MED", "MNC": "BUS", "DEV": "CVL", "HRI": "CVL", "ENV": "CVL", "NGM": "CVL", "SET": "CVL", "REF": "REF"}

// split takes a code apart: the state or body, then sectors. Groups of three
// letters that say something else (a religion, a people) are passed over.
func (p *petrarch) split(code string) (petrarchCode, bool) {
	var c petrarchCode
	if len(code)%3 != 0 || strings.IndexFunc(code, func(r rune) bool { return r < 'A' || r > 'Z' }) >= 0 {
		return c, false
	}
	for i := 0; i < len(code); i += 3 {
		x := code[i : i+3]
		switch {
		case i == 0 && countryField(x, p.base) == "":
			c.country = x
			continue
		case i == 0 && len(code) > 3 && !sectorCodes[x] && cameoSectors[x] == "":
			continue // a body or region of CAMEO's
		}
		if y := cameoSectors[x]; y != "" {
			x = y
		}
		if sectorCodes[x] && !has(c.sectors, x) {
			c.sectors = append(c.sectors, x)
		}
	}
	return c, true
}

// petrarchDays reads ">950101", "<950101" and "950101-20001231".
func petrarchDays(s string) (from, to string, ok bool) {
	a, b, both := strings.Cut(s, "-")
	switch {
	case s == "":
		return "", "", true
	case both:
		from, ok = petrarchDay(a)
		if ok {
			to, ok = petrarchDay(b)
		}
	case s[0] == '>':
		from, ok = petrarchDay(s[1:])
	case s[0] == '<':
		to, ok = petrarchDay(s[1:])
		from = "1900"
	}
	return from, to, ok
}

// petrarchDay turns 950101 or 19950101 into 1995-01-01; years of two digits up
// to 30 are of this century.
func petrarchDay(s string) (string, bool) {
	if len(s) == 6 {
		if s[:2] > "30" {
			s = "19" + s
		} else {
			s = "20" + s
		}
	}
	if len(s) != 8 {
		return "", false
	}
	d := s[:4] + "-" + s[4:6] + "-" + s[6:]
	n, _, err := day(d)
	return d, err == nil && possible(d) && n%100 > 0
}

// flush keeps the name that was read.
func (p *petrarch) flush() error {
	if len(p.names) == 0 {
		return nil
	}
	var names []string
	for _, n := range p.names {
		for _, x := range spoken(n) {
			if !slices.Contains(names, x) {
				names = append(names, x)
			}
		}
	}
	key := "own." + strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(strings.Trim(p.names[0], "_ "), "_", " ")), "_"))
	rest := strings.Join(names[1:], "|")
	dated := slices.ContainsFunc(p.codes, func(c petrarchCode) bool { return c.from != "" || c.to != "" })
	if !p.own.keys[key] {
		p.own.keys[key] = true
		if len(p.codes) == 0 {
			p.codes = append(p.codes, petrarchCode{})
		}
		for _, c := range p.codes {
			if dated {
				from := c.from
				if from == "" {
					from = "1900" // a code without days holds always
				}
				p.own.leaders = append(p.own.leaders, []string{key, names[0], rest, c.country, "", "", strings.Join(c.sectors, "|"), from, c.to})
			}
		}
		if c := p.codes[0]; !dated {
			p.own.bodies = append(p.own.bodies, []string{key, names[0], rest, kindOf(c), c.country, strings.Join(c.sectors, "|")})
		}
	}
	p.names, p.codes = p.names[:0], p.codes[:0]
	return nil
}

// kindOf tells the kind of an actor by its code.
func kindOf(c petrarchCode) string {
	switch {
	case has(c.sectors, "REB"), has(c.sectors, "UAF"), has(c.sectors, "PRM"), c.country == "IMG":
		return readout.ActorArmedGroup
	case c.country == "NGO":
		return readout.ActorNGO
	case c.country == "IGO":
		return readout.ActorIGO
	case has(c.sectors, "JRN"):
		return readout.ActorMedia
	case has(c.sectors, "GOV"), has(c.sectors, "MIL"):
		return readout.ActorGovernment
	}
	return readout.ActorOrganisation
}

// spoken writes UTOPIAN_FRONT_ as texts do: with capitals and, one word of few
// letters, in capitals alone.
func spoken(name string) []string {
	w := strings.Fields(strings.ReplaceAll(strings.Trim(strings.TrimSpace(name), "_"), "_", " "))
	upper := strings.Join(w, " ")
	for i, x := range w {
		low := strings.ToLower(x)
		switch {
		case i > 0 && (low == "of" || low == "the" || low == "and" || low == "for" || low == "in" || low == "on"):
			w[i] = low
		default:
			w[i] = capital(x)
		}
	}
	title := strings.Join(w, " ")
	switch {
	case title == upper:
		return []string{title}
	case len(w) == 1 && len(upper) <= 5:
		return []string{upper, title}
	}
	return []string{title, upper}
}

// capital writes the first letter of each part of a word large.
func capital(w string) string {
	up := true
	return strings.Map(func(r rune) rune {
		if up {
			up = false
			return unicode.ToUpper(r)
		}
		up = r == '-' || r == '\''
		return unicode.ToLower(r)
	}, w)
}

// set takes "!CHIEF! = HEAD, LEADER".
func (p *petrarch) set(l, body string) error {
	name, words, _ := strings.Cut(body, "=")
	name = strings.TrimSpace(name)
	if len(name) < 3 || name[len(name)-1] != '!' {
		return p.wrong(l, strings.Index(l, "=")-1, "! behind the name of the set")
	}
	for _, w := range strings.Split(words, ",") {
		if w = strings.TrimSpace(w); w != "" {
			p.sets[name] = append(p.sets[name], w)
		}
	}
	if len(p.sets[name]) == 0 {
		return p.wrong(l, len(l), "the words of the set, parted by commas")
	}
	return nil
}

// agent takes "MINISTER {MINISTERS} [~GOV]".
func (p *petrarch) agent(l string, at int, body string, open int) error {
	end := strings.IndexByte(body[open:], ']')
	if end < 0 {
		return p.wrong(l, at+len(body), "] behind the code")
	}
	c, ok := p.split("XXX" + strings.Trim(strings.TrimSpace(body[open+1:open+end]), "~"))
	if !ok {
		return p.wrong(l, at+open+1, "a code such as ~GOV")
	}
	word := body[:open]
	if i := strings.IndexByte(word, '{'); i >= 0 {
		if !strings.Contains(word[i:], "}") {
			return p.wrong(l, at+open, "} behind the plural")
		}
		word = word[:i]
	}
	words := []string{word}
	for name, set := range p.sets {
		if strings.Contains(word, name) {
			words = words[:0]
			for _, w := range set {
				words = append(words, strings.ReplaceAll(word, name, w))
			}
		}
	}
	if strings.Contains(words[0], "!") {
		return p.wrong(l, at+strings.IndexByte(body, '!'), "a set of words that stands above, such as !CHIEF!")
	}
	for _, w := range words {
		w = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(w, "_", " ")), " "))
		if w == "" {
			return p.wrong(l, at, "a noun before its code")
		}
		p.own.agents = append(p.own.agents, []string{w, "person", "person", strings.Join(c.sectors, "|"), ""})
	}
	return nil
}
