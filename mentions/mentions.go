// Package mentions finds names, descriptions and pronouns, and the chains of
// those that stand for the same.
//
// It first marks the phrases: names by their labels, descriptions by the nouns
// that [Finder.Noun] knows, pronouns by a list. Then it walks through them in the
// order of the text and gives each to a chain. Two indefinite phrases ("an
// official", "another official") never share one. What a pronoun stands for is
// whoever most cues speak for (data/cues.tsv) of those whom its place does not
// shut out; where nobody suits, or two holders of an office suit as well, it stays
// without a chain.
package mentions

import (
	"cmp"
	"slices"

	"readout"
)

// A Finder finds mentions; it reuses its memory and serves one goroutine.
type Finder struct {
	// Noun says what the noun phrase headed by a token stands for: TypePerson for
	// a person or several, TypeOrganisation for a group or body, TypeUnknown for
	// neither; and the rank of the office that it names, if any. Nil knows no noun.
	Noun func(d *readout.Document, token int32) (readout.EntityType, string)

	// Known returns the kind of actor (see readout.ActorIGO and its like) that a
	// dictionary gives the name headed by a token, empty if it has none. Nil knows
	// no name.
	Known func(d *readout.Document, token int32) string

	lex *lexicon
	d   *readout.Document

	used    []bool   // tokens that a name has taken as its title
	kind    []string // rank of each mention, parallel to Document.Mentions
	spare   []string
	order   []int32
	at      []int32 // mention headed by each token
	things  []thing // parallel to Document.Chains
	before  []int32 // the mention before in the same chain, parallel to Document.Mentions
	cand    []int32
	group   []int32 // parties that are spoken of together
	best    []int32 // the group that suits a pronoun best so far
	parts   []int32 // of a set that is being made
	letters []byte
	barred  []int32 // chains that the pronoun at hand cannot stand for

	awaiting [][2]int32 // pronouns and the names ahead that they stand for

	byWord map[uint32]int32 // place + 1 in known of what goes by a word
	known  []knownAs

	bySurname  map[uint32]int32 // place + 1 in firstNames
	firstNames []firstName
	wellKnown  []uint32 // surnames that the dictionary knows alone
}

// New returns a finder. It panics only where the embedded lists are broken,
// which a test rules out.
func New() *Finder {
	l, err := loaded()
	if err != nil {
		panic("BUG: mentions: " + err.Error())
	}
	return &Finder{lex: l, byWord: map[uint32]int32{}, bySurname: map[uint32]int32{}}
}

// Find fills d.Mentions and d.Chains.
func (f *Finder) Find(d *readout.Document) {
	f.d = d
	d.Mentions, d.Chains = d.Mentions[:0], d.Chains[:0]
	f.used = clear2(f.used, len(d.Tokens))
	f.kind = f.kind[:0]
	f.names()
	f.nouns()
	f.pronouns()
	f.sort()
	f.families()
	f.chain()
	d.IndexMentions()
	f.d = nil
}

func clear2(b []bool, n int) []bool {
	if cap(b) < n {
		return make([]bool, n, n+n/2)
	}
	b = b[:n]
	clear(b)
	return b
}

// add appends a mention of tokens first to last with its head and rank.
func (f *Finder) add(first, last, head int32, k readout.MentionKind, t readout.EntityType, rank string) {
	f.d.Mentions = append(f.d.Mentions, readout.Mention{
		Span: f.d.Words(first, last), Head: head, Kind: k, Type: t, Chain: -1,
	})
	f.kind = append(f.kind, rank)
}

// sort puts the mentions in the order of their starts, the shorter first, and
// notes which token heads which.
func (f *Finder) sort() {
	ms := f.d.Mentions
	f.order = f.order[:0]
	for i := range ms {
		f.order = append(f.order, int32(i))
	}
	slices.SortFunc(f.order, func(a, b int32) int {
		x, y := &ms[a], &ms[b]
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Head, y.Head))
	})
	n := len(ms)
	ms = append(ms, ms...) // sort by way of a copy behind the mentions
	f.spare = append(f.spare[:0], f.kind...)
	for to, from := range f.order {
		ms[to], f.kind[to] = ms[n+int(from)], f.spare[from]
	}
	f.d.Mentions = ms[:n]
	f.at = f.at[:0]
	for range f.d.Tokens {
		f.at = append(f.at, -1)
	}
	for i := range f.d.Mentions {
		m := &f.d.Mentions[i]
		if o := f.at[m.Head]; o < 0 || f.d.Mentions[o].Len() < m.Len() {
			f.at[m.Head] = int32(i)
		}
	}
}

// lemma returns the lemma of token i, or its letters where it has none.
func (f *Finder) lemma(i int32) string {
	if l := f.d.Tokens[i].Lemma; l != "" {
		return l
	}
	return f.d.Word(i)
}

// class asks Noun.
func (f *Finder) class(i int32) (readout.EntityType, string) {
	if f.Noun == nil {
		return readout.TypeUnknown, ""
	}
	return f.Noun(f.d, i)
}
