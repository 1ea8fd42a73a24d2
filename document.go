package readout

import "iter"

// A Document is a report after language analysis. One worker reuses one
// Document for report after report, so nothing may keep a slice of it: what a
// Record keeps is copied.
//
// text fills Sentences and Tokens; syntax fills each token's tags, lemma, tree
// and name label; actors may widen the name labels from its dictionary;
// mentions fills Mentions and Chains; actors fills [Chain.Actors].
type Document struct {
	Report    *Report
	Sentences []Sentence
	Tokens    []Token
	Mentions  []Mention // in the order of their spans' starts
	Chains    []Chain

	first, next []int32 // first child and next sibling of each token, by Link
	headed      []int32 // mention headed by each token, by IndexMentions
	sentence    []int32 // sentence of each token, by Link
}

// Reset empties d for r.
func (d *Document) Reset(r *Report) {
	d.Report = r
	d.Sentences, d.Tokens = d.Sentences[:0], d.Tokens[:0]
	d.Mentions, d.Chains = d.Mentions[:0], d.Chains[:0]
	d.first, d.next, d.headed, d.sentence = d.first[:0], d.next[:0], d.headed[:0], d.sentence[:0]
}

// A Sentence is a run of tokens [First, Last).
type Sentence struct {
	Span
	First, Last int32
	Paragraph   int32 // 0-based; a blank line or a line break parts paragraphs
}

// A Token is one word or mark in the manner of Universal Dependencies.
type Token struct {
	Span
	Lemma string
	Head  int32 // index in Document.Tokens; -1 at a root
	Tag   Tag   // universal part of speech
	Fine  Fine  // Penn part of speech
	Rel   Rel   // relation to Head
	Quote uint8 // depth of quotation: 0 outside, 1 inside quotation marks, 2 in a quotation within; the marks count as inside
	Name  NameLabel
}

// A NameLabel says where a token stands in a name: 0 is outside, otherwise
// 1 + 4*type + position (B, I, E, S as in BIOES).
type NameLabel uint8

// The positions of a token in a name.
const (
	NameBegin = iota
	NameInside
	NameEnd
	NameSingle
)

// Name makes the label for a type and a position. Only TypePerson to
// TypeNationality have labels.
func Name(t EntityType, position int) NameLabel { return NameLabel(1 + 4*(int(t)-1) + position) }

// Type returns the type of the name that the token is part of, TypeUnknown outside.
func (n NameLabel) Type() EntityType {
	if n == 0 {
		return TypeUnknown
	}
	return EntityType((n-1)/4 + 1)
}

// Position returns NameBegin, NameInside, NameEnd or NameSingle; -1 outside.
func (n NameLabel) Position() int {
	if n == 0 {
		return -1
	}
	return int(n-1) % 4
}

// An EntityType says what kind of thing a name or mention stands for.
type EntityType uint8

// The types; the first four are also those of names.
const (
	TypeUnknown EntityType = iota
	TypePerson
	TypeOrganisation
	TypeLocation
	TypeNationality // demonyms and peoples: Russian, Kurds
	TypeThing       // none of these
)

// A MentionKind is the form of a mention.
type MentionKind uint8

// The forms of a mention.
const (
	KindName MentionKind = iota
	KindNoun
	KindPronoun
)

// A Mention is a phrase that stands for someone or something.
type Mention struct {
	Span       // the noun phrase, without relative clauses and appositions
	Head int32 // head token
	Kind MentionKind
	Type EntityType
	// Chain is the index in Document.Chains; mentions of one thing share a chain.
	Chain int32
}

// Number is grammatical number.
type Number uint8

// The numbers.
const (
	NumberUnknown Number = iota
	Singular
	Plural
)

// Gender is a soft hint from names and pronouns.
type Gender uint8

// The genders.
const (
	GenderUnknown Gender = iota
	Masculine
	Feminine
	Neuter
)

// A Chain is one thing said several ways, or a set of several ("the two leaders").
type Chain struct {
	Type    EntityType
	Number  Number
	Gender  Gender
	Best    int32    // the mention that names it best
	Members []int32  // the chains that a plural stands for, where known
	Actors  []string // Actor.ID; several where it stands for several. Filled by actors
}

// Link makes the tables behind Children, Sentence and Subtree. Syntax calls it
// once the heads stand; whoever changes a head calls it again.
func (d *Document) Link() {
	n := len(d.Tokens)
	d.first, d.next, d.sentence = resize(d.first, n), resize(d.next, n), resize(d.sentence, n)
	for i := range d.first {
		d.first[i], d.next[i], d.sentence[i] = -1, -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := d.Tokens[i].Head; h >= 0 {
			d.next[i] = d.first[h]
			d.first[h] = int32(i)
		}
	}
	for s, x := range d.Sentences {
		for i := x.First; i < x.Last; i++ {
			d.sentence[i] = int32(s)
		}
	}
}

func resize(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n, n+n/2)
	}
	return s[:n]
}

// Children yields the dependents of token i from left to right.
func (d *Document) Children(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := d.first[i]; c >= 0; c = d.next[c] {
			if !yield(c) {
				return
			}
		}
	}
}

// Child returns the first dependent of token i that has one of the relations, -1 if none.
func (d *Document) Child(i int32, rels ...Rel) int32 {
	for c := d.first[i]; c >= 0; c = d.next[c] {
		for _, r := range rels {
			if d.Tokens[c].Rel == r {
				return c
			}
		}
	}
	return -1
}

// SentenceOf returns the index of the sentence that token i is in.
func (d *Document) SentenceOf(i int32) int { return int(d.sentence[i]) }

// Subtree returns the first and the last token (inclusive) below token i, itself included.
// Where the tree is not projective the range may hold tokens that are not below i.
func (d *Document) Subtree(i int32) (first, last int32) {
	first, last = i, i
	for c := d.first[i]; c >= 0; c = d.next[c] {
		a, b := d.Subtree(c)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// Below says whether token i is token of the tree under top, or top itself.
func (d *Document) Below(i, top int32) bool {
	for ; i >= 0; i = d.Tokens[i].Head {
		if i == top {
			return true
		}
	}
	return false
}

// Word returns the letters of token i as they stand.
func (d *Document) Word(i int32) string { return d.Tokens[i].In(d.Report.Text) }

// Words returns the span from token first to token last, both included.
func (d *Document) Words(first, last int32) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last].End}
}

// IndexMentions makes the table behind MentionAt; mentions calls it when done.
// Where two mentions share a head the longer one wins.
func (d *Document) IndexMentions() {
	d.headed = resize(d.headed, len(d.Tokens))
	for i := range d.headed {
		d.headed[i] = -1
	}
	for m, x := range d.Mentions {
		if o := d.headed[x.Head]; o < 0 || d.Mentions[o].Len() < x.Len() {
			d.headed[x.Head] = int32(m)
		}
	}
}

// MentionAt returns the index of the mention headed by token i, -1 if none.
func (d *Document) MentionAt(i int32) int32 {
	if int(i) >= len(d.headed) {
		return -1
	}
	return d.headed[i]
}

// ChainAt returns the chain of the mention headed by token i, nil if none.
func (d *Document) ChainAt(i int32) *Chain {
	m := d.MentionAt(i)
	if m < 0 || d.Mentions[m].Chain < 0 {
		return nil
	}
	return &d.Chains[d.Mentions[m].Chain]
}

// ActorsAt returns the ids of the actors that the mention headed by token i
// stands for, nil if none.
func (d *Document) ActorsAt(i int32) []string {
	if c := d.ChainAt(i); c != nil {
		return c.Actors
	}
	return nil
}
