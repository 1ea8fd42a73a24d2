package actors

import (
	"fmt"
	"strings"
	"sync"

	"readout"
)

// A form says how a name stands for its entity.
type form uint8

const (
	formName    form = iota
	formShort        // a surname or first name that means one person of the news
	formAdj          // Russian
	formPeople       // Russians
	formCapital      // Moscow
	formSeat         // the Kremlin
	formCity         // a city or region, which gives the country only
	formEthnic       // a people within a state: Tamil, Uighurs
)

// An entity is someone or something that the dictionary knows.
type entity struct {
	key, name, kind string
	country         string // ISO 3166 alpha-3 or a code of PLOVER
	sectors         []string
	source          string // the table that it stands in, "own" for a user's
	loose           bool   // others bear the name too, so its state must be spoken of
	roles           []role // of a person, by their start
}

// A role is an office held from one day to another.
type role struct {
	office, rank, country string
	sectors               []string
	from, to              int32 // days as yyyymmdd; 0 is unknown or open
	asOf                  int32 // last day on which a source still shows an open role
	source                string
}

// state says whether e is a state (and not, say, a body of one).
func (e *entity) state() bool {
	return e.kind == readout.ActorGovernment && e.key == e.country
}

// An alias is one name of an entity.
type alias struct {
	text  string
	ent   int32
	form  form
	short bool // others bear it too: only where the report shows that this one is meant
}

// A dictionary holds all entities and their names. It is read-only and shared.
type dictionary struct {
	entities []entity
	byKey    map[string]int32
	names    map[string][]alias // by the first run of letters, longest name first
	small    [26*26 + 1]bool    // the pairs of letters that names in small letters begin with
	surnames map[string][]int32 // persons by what their names may be shortened to, see surnameKey
	// skeletons are persons by the consonants of their surnames, see skeleton
	skeletons map[string][]int32
	officers  map[string][]int32 // persons by the states that they hold offices of
	table     string             // that is being read
	own       int32              // entities below that index are a user's, and win
	agents    *phrases
	titles    *phrases
	agent     []agent
	title     []title
	// modifiers are words before a noun that say which sector it is of ("rebel leader")
	modifiers map[string][]string
}

var loaded = sync.OnceValues(load)

func newDictionary() *dictionary {
	return &dictionary{entities: make([]entity, 0, 7000), byKey: make(map[string]int32, 7000), names: make(map[string][]alias, 12000), surnames: make(map[string][]int32, 9000),
		skeletons: make(map[string][]int32, 7000), officers: make(map[string][]int32, 250)}
}

// load reads the embedded tables. An error names file and line.
func load() (*dictionary, error) { return loadWith(&ownRows{}) }

// tables reads the embedded tables of entities.
func (d *dictionary) tables() error {
	steps := []struct {
		file   string
		fields int
		row    func(c []string) error
	}{
		{"countries.tsv", 7, d.country},
		{"cities.tsv", 2, func(c []string) error { return d.within(c, formCity) }},
		{"towns.tsv", 2, func(c []string) error { return d.within(c, formCity) }},
		{"peoples.tsv", 2, func(c []string) error { return d.within(c, formEthnic) }},
		{"bodies.tsv", 6, d.unlessOwn(d.body)},
		{"groups.tsv", 6, d.unlessOwn(d.body)},
		{"persons.tsv", 9, d.unlessOwn(d.leader)}, // before leaders.tsv, so that it wins where both have a name
		{"leaders.tsv", 9, d.unlessOwn(d.leader)},
		{"famous.tsv", 2, d.famous},
	}
	for _, s := range steps {
		d.table = s.file
		if err := rows(s.file, s.fields, s.row); err != nil {
			return err
		}
	}
	return nil
}

// unlessOwn passes rows on whose key a user has not taken.
func (d *dictionary) unlessOwn(row func([]string) error) func([]string) error {
	return func(c []string) error {
		if i, ok := d.byKey[c[0]]; ok && i < d.own {
			return nil
		}
		return row(c)
	}
}

// rows calls f with the fields of each line of an embedded TSV below its header.
func rows(file string, fields int, f func(c []string) error) error {
	b, err := lexicons.ReadFile("data/" + file)
	if err != nil {
		return err
	}
	text := string(b)
	if file == "leaders.tsv" || file == "cities.tsv" {
		if err := unseal(file, text); err != nil {
			return err
		}
	}
	c := make([]string, 0, fields)
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if n == 1 || line == "" || line[0] == '#' {
			continue
		}
		c = c[:0]
		for {
			x, more, ok := strings.Cut(line, "\t")
			c = append(c, x)
			if !ok {
				break
			}
			line = more
		}
		if len(c) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", file, n, len(c), fields)
		}
		if err := f(c); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

// list splits a field of several values; an empty field has none.
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// put adds an entity and returns its index.
func (d *dictionary) put(e entity) (int32, error) {
	if _, ok := d.byKey[e.key]; ok || e.key == "" {
		return 0, fmt.Errorf("key %q is empty or taken", e.key)
	}
	i := int32(len(d.entities))
	e.source = d.table
	d.entities = append(d.entities, e)
	d.byKey[e.key] = i
	return i, nil
}

// call adds a name for entity i.
func (d *dictionary) call(i int32, f form, names ...string) {
	for _, n := range names {
		if n == "" {
			continue
		}
		k := n[:letters(n, 0)]
		d.names[k] = append(d.names[k], alias{text: n, ent: i, form: f})
	}
}

func (d *dictionary) country(c []string) error {
	i, err := d.put(entity{key: c[0], name: c[1], kind: readout.ActorGovernment, country: c[0]})
	if err != nil {
		return err
	}
	if len(c[0]) != 3 {
		return fmt.Errorf("country code %q has not three letters", c[0])
	}
	d.call(i, formName, c[1])
	d.call(i, formName, list(c[2])...)
	d.call(i, formAdj, list(c[3])...)
	d.call(i, formPeople, list(c[4])...)
	d.call(i, formCapital, list(c[5])...)
	d.call(i, formSeat, list(c[6])...)
	return nil
}

// within reads a country and the names of cities or peoples in it. They are no
// entities of their own, for all that they tell is the country.
func (d *dictionary) within(c []string, f form) error {
	of, ok := d.byKey[c[0]]
	if !ok {
		return fmt.Errorf("no country %q", c[0])
	}
	d.call(of, f, list(c[1])...)
	return nil
}

func (d *dictionary) body(c []string) error {
	switch c[3] {
	case readout.ActorGovernment, readout.ActorOrganisation, readout.ActorIGO, readout.ActorNGO, readout.ActorArmedGroup, readout.ActorMedia, readout.ActorPeople, readout.ActorOther:
	default:
		return fmt.Errorf("unknown kind %q", c[3])
	}
	country, loose := strings.CutPrefix(c[4], "~")
	first, dated, _ := strings.Cut(c[5], ";")
	i, err := d.put(entity{key: c[0], name: c[1], kind: c[3], country: country, sectors: list(first), loose: loose})
	if err != nil {
		return err
	}
	if err := d.sectorsDated(i, dated); err != nil {
		return err
	}
	_, state := d.byKey[country]
	for _, n := range append([]string{c[1]}, list(c[2])...) {
		n, short := strings.CutPrefix(n, "~")
		if n == "" {
			return fmt.Errorf("an empty name")
		}
		short = short || state && acronym(n) && !sure[n]
		for _, v := range variants(n) {
			k := v[:letters(v, 0)]
			d.names[k] = append(d.names[k], alias{text: v, ent: i, form: formName, short: short})
		}
	}
	return nil
}

// sectorsDated reads the sectors that a body had or has for a time, such as
// "GOV 1996-09-27..2001-12-07;GOV 2021-08-15..", as roles without an office.
func (d *dictionary) sectorsDated(i int32, s string) error {
	for s != "" {
		var one string
		one, s, _ = strings.Cut(s, ";")
		sectors, days, _ := strings.Cut(one, " ")
		from, to, ok := strings.Cut(days, "..")
		if !ok {
			return fmt.Errorf("%q has no days such as 1996-09-27..2001-12-07", one)
		}
		r := role{country: d.entities[i].country, sectors: list(sectors), source: d.table}
		var err error
		if r.from, _, err = day(from); err != nil {
			return err
		}
		if r.to, _, err = day(to); err != nil {
			return err
		}
		if err := check(r.sectors, ""); err != nil {
			return err
		}
		d.entities[i].roles = append(d.entities[i].roles, r)
	}
	return nil
}

// acronym says whether a name is at most four capitals.
func acronym(n string) bool {
	for i := range len(n) {
		if n[i] < 'A' || n[i] > 'Z' {
			return false
		}
	}
	return len(n) <= 4
}

// sure are acronyms of states' bodies that mean one body wherever they stand.
var sure = map[string]bool{"FBI": true, "CIA": true, "KGB": true, "FSB": true, "GRU": true, "IDF": true, "IRGC": true, "PLO": true, "PKK": true, "LTTE": true, "FARC": true,
	"GOP": true, "BJP": true, "PFLP": true, "UNITA": true, "CCP": true, "MILF": true, "MNLF": true, "AQAP": true, "USAID": true,
	"BBC": true, "CNN": true, "NBC": true, "CBS": true, "PBS": true, "NPR": true, "AFP": true, "AP": true, "VOA": true, "TASS": true, "KCNA": true, "IRNA": true,
	"SANA": true, "NHK": true, "CCTV": true, "CGTN": true, "TRT": true, "DW": true, "EFE": true, "ANSA": true, "MSNBC": true}

// variants are the spellings of a body's name: papers write party and news agency small,
// and some put dots into acronyms.
func variants(n string) []string {
	for _, w := range [...]string{" Party", " News Agency", " Movement"} {
		if head, ok := strings.CutSuffix(n, w); ok {
			return []string{n, head + strings.ToLower(w)}
		}
	}
	if len(n) > 2 && acronym(n) {
		var dots strings.Builder
		for i := range len(n) {
			dots.WriteByte(n[i])
			dots.WriteByte('.')
		}
		return []string{n, dots.String()}
	}
	return []string{n}
}

// leader: key, name, aliases, country, office, rank, sectors, from, to. A line
// is one role; lines of one key are one person.
func (d *dictionary) leader(c []string) error {
	i, ok := d.byKey[c[0]]
	if !ok {
		var err error
		if i, err = d.put(entity{key: c[0], name: c[1], kind: readout.ActorPerson, country: c[3]}); err != nil {
			return err
		}
	}
	e := &d.entities[i]
	for _, n := range append(list(c[2]), c[1]) {
		d.person(i, n)
	}
	if c[4] == "" && c[7] == "" && c[6] == "" && ok {
		return nil // another spelling
	}
	r := role{office: c[4], rank: c[5], country: c[3], sectors: list(c[6]), source: d.table}
	var err error
	if r.from, _, err = day(c[7]); err != nil {
		return err
	}
	var open bool
	if r.to, open, err = day(c[8]); err != nil {
		return err
	}
	if open {
		r.asOf, r.to = r.to, 0
	}
	if of := d.officers[r.country]; len(of) == 0 || of[len(of)-1] != i {
		d.officers[r.country] = append(of, i)
	}
	e.roles = append(e.roles, r)
	return nil
}

// person adds a full name of a person, as it is and with its particles written
// large or small, and notes its surnames. A single word is a surname only.
func (d *dictionary) person(i int32, name string) {
	k := name[:letters(name, 0)]
	for _, a := range d.names[k] {
		if a.ent == i && a.text == name {
			return
		}
	}
	d.called(i, name)
	if !strings.Contains(name, " ") {
		return
	}
	d.call(i, formName, name)
	if !hasParticle(name) {
		d.hyphenless(i, name)
		return
	}
	if v := recase(name, strings.ToLower); v != name {
		d.call(i, formName, v)
	}
	if v := recase(name, large1); v != name {
		d.call(i, formName, v)
	}
	d.hyphenless(i, name)
}

// hyphenless adds the spelling of a Korean or Taiwanese name without its hyphen:
// Kim Jong-un, Kim Jong Un.
func (d *dictionary) hyphenless(i int32, name string) {
	if !strings.Contains("KOR PRK TWN", d.entities[i].country) {
		return
	}
	if a, b, ok := strings.Cut(name, "-"); ok && b != "" && !strings.Contains(b, "-") {
		d.call(i, formName, a+" "+strings.ToUpper(b[:1])+b[1:])
	}
}

// hasParticle says whether a name has a particle behind its first word.
func hasParticle(name string) bool {
	for rest := name; ; {
		_, more, ok := strings.Cut(rest, " ")
		if !ok {
			return false
		}
		w, _, _ := strings.Cut(more, " ")
		if w, _, _ = strings.Cut(w, "-"); len(w) < 6 && particles[strings.ToLower(w)] {
			return true
		}
		rest = more
	}
}

// recase writes the particles behind the first word of a name by f: "Bart de
// Wever", "Haider al-Abadi" and "Haider Al-Abadi".
func recase(name string, f func(string) string) string {
	w := strings.Split(name, " ")
	for n := 1; n < len(w); n++ {
		p, rest, dash := strings.Cut(w[n], "-")
		if particles[strings.ToLower(p)] && (dash || n+1 < len(w)) && p != "" {
			if w[n] = f(p); dash {
				w[n] += "-" + rest
			}
		}
	}
	return strings.Join(w, " ")
}

func large1(w string) string { return strings.ToUpper(w[:1]) + strings.ToLower(w[1:]) }

// famous: short name, key. The short name alone means that person.
func (d *dictionary) famous(c []string) error {
	i, ok := d.byKey[c[1]]
	if !ok {
		return fmt.Errorf("no entity %q", c[1])
	}
	for _, n := range list(c[0]) {
		d.call(i, formShort, n)
	}
	return nil
}

// day reads 2016, 2016-05 or 2016-05-23 as a number; a leading "=" marks the last
// day on which an open role was seen.
func day(s string) (int32, bool, error) {
	open := strings.HasPrefix(s, "=")
	s = strings.TrimPrefix(s, "=")
	if s == "" {
		return 0, open, nil
	}
	n, parts := int32(0), 0
	for _, p := range strings.Split(s, "-") {
		v := int32(0)
		for _, c := range p {
			if c < '0' || c > '9' {
				return 0, false, fmt.Errorf("%q is no date", s)
			}
			v = v*10 + c - '0'
		}
		n, parts = n*100+v, parts+1
	}
	for ; parts < 3; parts++ {
		n *= 100
	}
	if n < 10000000 || n > 30000000 {
		return 0, false, fmt.Errorf("%q is no date", s)
	}
	return n, open, nil
}

// letters returns the end of the run of letters and digits at s[i:].
func letters(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < 0x80 && !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9') {
			break
		}
		if c == 0xe2 && i+1 < len(s) && s[i+1] == 0x80 {
			break // curly quotation marks and dashes
		}
		i++
	}
	return i
}
