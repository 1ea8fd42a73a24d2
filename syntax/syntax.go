// Package syntax tags, lemmatises and parses, and labels names.
//
// One small network reads whole sentences: hashed embeddings, a few
// convolutions, and three heads for tags, the tree (arc-hybrid, greedy) and names
// (BIOES). Trees follow Universal Dependencies as the English Web Treebank and
// GUM draw them. data/README.md says what it was trained on.
package syntax

import (
	_ "embed"
	"sync"

	"readout"
)

//go:embed data/syntax.bin
var weights []byte

// A Parser fills tags, lemmas, trees and name labels. It keeps scratch memory
// and serves one goroutine; parsers share their weights.
type Parser struct {
	net      *network
	words    wordCache
	batch    batch
	decoder  *decoder
	labeller *labeller
	lemmas   *Lemmatiser
	hints    []int32
	lengths  []int
}

var embedded = sync.OnceValue(func() *network {
	n, err := loadNetwork(weights)
	if err != nil {
		panic("BUG: the embedded syntax weights: " + err.Error())
	}
	return n
})

var vocabularyOf = sync.OnceValue(func() vocabulary { return embedded().vocabulary() })

// New returns a parser with the embedded weights.
func New() *Parser { return newParser(embedded(), vocabularyOf()) }

// Load returns a parser with the weights of a file that training wrote. The
// error is model.ErrDamaged, wrapped.
func Load(data []byte) (*Parser, error) {
	n, err := loadNetwork(data)
	if err != nil {
		return nil, err
	}
	return newParser(n, n.vocabulary()), nil
}

func newParser(n *network, v vocabulary) *Parser {
	return &Parser{net: n, words: wordCache{net: n, features: featurer{known: v}}, decoder: n.newDecoder(), labeller: newLabeller(), lemmas: NewLemmatiser()}
}

// batchTokens is how many tokens go through the network together: enough to keep
// the kernels busy, few enough to stay in the second cache.
const batchTokens = 256

// Parse fills every token of d and links the tree.
func (p *Parser) Parse(d *readout.Document) {
	for s := 0; s < len(d.Sentences); {
		from, n := s, 0
		p.lengths = p.lengths[:0]
		for ; s < len(d.Sentences) && (n == 0 || n < batchTokens); s++ {
			l := int(d.Sentences[s].Last - d.Sentences[s].First)
			p.lengths = append(p.lengths, l)
			n += l
		}
		p.read(d, from)
	}
	for _, s := range d.Sentences {
		repair(d, s)
	}
	p.lemmatise(d)
	d.Link()
}

// read runs the sentences from first on, as many as p.lengths has.
func (p *Parser) read(d *readout.Document, first int) {
	b := &p.batch
	b.reset(p.lengths)
	b.shape(p.net)
	b.x[0].Zero()
	for k, n := range p.lengths {
		at := d.Sentences[first+k].First
		p.hints = hints(p.hints[:0], n, func(i int) string { return d.Word(at + int32(i)) })
		for i := range n {
			r := b.start[k] + i
			b.real[r] = true
			copy(b.x[0].Row(r), p.words.vector(d.Word(at+int32(i)), p.hints[i]))
		}
	}
	p.net.convolve(b)
	p.net.runHeads(b)
	for k, n := range p.lengths {
		if n > 0 {
			p.decode(d, int(d.Sentences[first+k].First), b.start[k], n)
		}
	}
}

// decode writes the outputs of the n rows from base to the tokens from at.
func (p *Parser) decode(d *readout.Document, at, base, n int) {
	tokens := d.Tokens[at : at+n]
	names := p.labeller.label(n, func(i int) []float32 { return p.batch.names.Row(base + i)[:numNames] })
	p.net.parse(&p.batch, base, n, p.decoder)
	st := &p.decoder.state
	for i := range tokens {
		t := &tokens[i]
		tag := p.net.tags[argmax(p.batch.tags.Row(base + i)[:len(p.net.tags)])]
		t.Tag, t.Fine, t.Name = readout.Tag(tag[0]), readout.Fine(tag[1]), names[i]
		t.Head, t.Rel = int32(at)+st.head[i+1]-1, readout.Rel(st.rel[i+1])
		if st.head[i+1] == st.root() {
			t.Head, t.Rel = -1, readout.RelRoot
		}
	}
}
