package readout

// A Tag is a universal part of speech (UPOS).
type Tag uint8

// The universal parts of speech.
const (
	TagX Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (t Tag) String() string { return tagNames[t] }

// ParseTag returns the tag of that name, TagX for an unknown one.
func ParseTag(s string) Tag { return Tag(lookup(tagNames[:], s)) }

// A Fine is a Penn Treebank part of speech (XPOS).
type Fine uint8

// The Penn parts of speech that rules ask for; the rest have names only.
const (
	FineNone Fine = iota
	CC
	CD
	DT
	EX
	IN
	JJ
	JJR
	JJS
	MD
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
	fineOther
)

var fineNames = [...]string{"", "CC", "CD", "DT", "EX", "IN", "JJ", "JJR", "JJS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
	".", ",", ":", "-LRB-", "-RRB-", "``", "''", "HYPH", "NFP", "SYM", "FW", "GW", "ADD", "$", "LS", "AFX", "#", "XX"}

func (f Fine) String() string { return fineNames[f] }

// ParseFine returns the Penn tag of that name, FineNone for an unknown one.
func ParseFine(s string) Fine { return Fine(lookup(fineNames[:], s)) }

// A Rel is a relation of Universal Dependencies, with its subtype.
type Rel uint8

// The relations that our training data has.
const (
	RelDep Rel = iota
	RelRoot
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodPoss
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelVocative
	RelXcomp
)

var relNames = [...]string{"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

func (r Rel) String() string { return relNames[r] }

// ParseRel returns the relation of that name; a subtype that we do not have
// counts as its base relation, an unknown one as dep.
func ParseRel(s string) Rel {
	if i := lookup(relNames[:], s); i > 0 || s == "dep" {
		return Rel(i)
	}
	for i := range s {
		if s[i] == ':' {
			return ParseRel(s[:i])
		}
	}
	return RelDep
}

// Counts of the enumerations, for tables indexed by them.
const (
	NumTags  = len(tagNames)
	NumFines = len(fineNames)
	NumRels  = len(relNames)
)

// Subject says whether r is a subject of any kind.
func (r Rel) Subject() bool {
	switch r {
	case RelNsubj, RelNsubjPass, RelNsubjOuter, RelCsubj, RelCsubjPass, RelCsubjOuter:
		return true
	}
	return false
}

// Noun says whether t is a common or a proper noun.
func (t Tag) Noun() bool { return t == NOUN || t == PROPN }

func lookup(names []string, s string) int {
	for i, n := range names {
		if n == s {
			return i
		}
	}
	return 0
}
