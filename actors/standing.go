package actors

import (
	"strings"

	"readout"
)

// A standing says how someone stands to the office that the words give.
type standing uint8

const (
	inOffice standing = iota
	formerly          // former, ousted, late: out of it
	acting            // acting, interim, caretaker: it is theirs for a while
	elected           // -elect, -designate, incoming: not theirs yet
	thenIn            // then-: theirs when what is told took place
	claimed           // self-declared: nobody says that it is theirs
)

// standings are the words before an office that say how someone stands to it.
var standings = map[string]standing{
	"former": formerly, "ex": formerly, "ousted": formerly, "deposed": formerly, "late": formerly, "onetime": formerly, "toppled": formerly, "exiled": formerly,
	"overthrown": formerly, "erstwhile": formerly, "sometime": formerly, "assassinated": formerly, "retired": formerly, "slain": formerly,
	"acting": acting, "interim": acting, "caretaker": acting, "transitional": acting, "provisional": acting,
	"incoming": elected, "designate": elected, "elect": elected,
	"then": thenIn,
}

// standingAt returns what token i says of the standing of an office behind it.
func (f *Finder) standingAt(i int32) (standing, bool) {
	word := f.d.Word(i)
	if len(word) < 2 || strings.IndexByte("acdefiloprstACDEFILOPRST", word[0]) < 0 {
		return inOffice, false
	}
	w := string(f.lower(word))
	if s, ok := standings[w]; ok {
		if w == "then" && !(int(i)+1 < len(f.d.Tokens) && f.d.Word(i+1) == "-") && !(i > 0 && f.d.Tokens[i-1].Tag == readout.DET) {
			return inOffice, false // "and then President X spoke"
		}
		return s, true
	}
	switch head, tail, _ := strings.Cut(w, "-"); {
	case head == "ex" && tail != "":
		return formerly, true
	case head == "then" && tail != "":
		return thenIn, true
	case head == "self" && (tail == "declared" || tail == "proclaimed" || tail == "styled" || tail == "appointed"):
		return claimed, true
	case w == "declared" || w == "proclaimed" || w == "styled" || w == "appointed":
		if i > 1 && f.d.Word(i-1) == "-" && string(f.lower(f.d.Word(i-2))) == "self" {
			return claimed, true
		}
	}
	return inOffice, false
}

// elect says whether tokens i and i+1 are the "-elect" or "-designate" behind an office.
func elect(d *readout.Document, i int32) bool {
	if i < 0 || int(i)+1 >= len(d.Tokens) || d.Word(i) != "-" || d.Tokens[i].End != d.Tokens[i+1].Start {
		return false
	}
	switch strings.ToLower(d.Word(i + 1)) {
	case "elect", "designate", "select", "nominate":
		return true
	}
	return false
}

// settle turns the office and the rank that the words name into those that the
// person has by its standing. The title and its level stay as the words have them.
func (x *description) settle() {
	x.title, x.level = x.office, x.rank
	person := x.agent == nil || x.agent.typ == readout.TypePerson
	if !person || x.office == "" && x.rank == "" {
		return
	}
	office := func(word string) {
		if x.office != "" {
			x.office = word + " " + x.office
		}
	}
	switch x.standing {
	case formerly:
		if exile := x.word == "Exiled"; !exile || governing(x.sectors) {
			office("former")
		}
		if x.rank = ""; governing(x.sectors) { // a slain rebel was one to the end
			x.sectors = []string{"ELI"}
		}
	case acting:
		office(x.word)
	case elected:
		if !strings.HasSuffix(x.office, "-elect") && !strings.HasSuffix(x.office, "-designate") && x.office != "" {
			x.office += "-" + x.word
		}
		x.sectors, x.rank = []string{"ELI"}, ""
	case thenIn:
		office("then")
	case claimed:
		office("self-declared")
		x.sectors, x.rank = nil, ""
	}
}

// governing says whether a sector is one of office: who is out of it is of the elites.
func governing(sectors []string) bool {
	for _, s := range [...]string{"GOV", "MIL", "LEG", "JUD", "COP", "SPY"} {
		if has(sectors, s) {
			return true
		}
	}
	return false
}
