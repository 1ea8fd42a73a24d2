// Package syntax tags, lemmatises and parses, and labels names.
//
// One small network reads whole sentences: hashed embeddings and word vectors, a
// few layers that carry what stands around a word, and heads for tags, the tree
// (every token is matched with every other as its head, and the best tree wins)
// and names (BIOES). Trees follow Universal Dependencies as the English Web
// Treebank and GUM draw them. data/README.md says what it was trained on.
//
// A sentence goes through the files in this order: features.go and gazetteer.go
// say what goes in for a word, cache.go keeps it, frame.go and batch.go carry the
// sentence through the layers of engine.go, names.go and decode.go with tree.go and
// projective.go make labels and a tree of what comes out, repair.go and lemma.go
// finish it. network.go says what the weights are, and the files named learn*.go,
// with pretrain.go and checkpoint.go, how they are found.
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
	engine   *engine
	words    wordCache
	batch    batch
	decoder  *decoder
	labeller *labeller
	lemmas   *Lemmatiser
	hints    []int32
	lengths  []int
}

var embedded = sync.OnceValue(func() *engine {
	e, err := newEngine(weights)
	if err != nil {
		panic("BUG: the embedded syntax weights: " + err.Error())
	}
	return e
})

// New returns a parser with the embedded weights.
func New() *Parser { return newParser(embedded()) }

// Load returns a parser with the weights of a file that training wrote. The
// error is model.ErrDamaged, wrapped.
func Load(data []byte) (*Parser, error) {
	e, err := newEngine(data)
	if err != nil {
		return nil, err
	}
	return newParser(e), nil
}

func newParser(e *engine) *Parser {
	return &Parser{engine: e, words: newWordCache(e), decoder: newDecoder(e), labeller: newLabeller(), lemmas: NewLemmatiser()}
}

// batchTokens is how many tokens go through the network together: enough to keep
// the kernels busy, few enough to stay in the second cache.
const batchTokens = 256

// Parse fills every token of d and links the tree. Sentences may be empty; their
// trees take time and memory by the square of their length, which the text room
// bounds.
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

// read runs the sentences from first on, as many as p.lengths has, through the
// network and writes what comes out to their tokens.
func (p *Parser) read(d *readout.Document, first int) {
	b := &p.batch
	b.reset(p.engine, p.lengths)
	p.words.makeRoom(b.frame.size)
	for k, n := range p.lengths {
		at := d.Sentences[first+k].First
		word := func(i int) string { return d.Word(at + int32(i)) }
		p.hints = hints(p.hints[:0], n, word)
		p.engine.gazetteer.mark(p.hints, word)
		for i := range n {
			b.words[b.frame.start[k]+i] = p.words.input(word(i), p.hints[i])
		}
	}
	p.engine.run(b, &p.words)
	for k, n := range p.lengths {
		if n > 0 {
			p.decode(d, int(d.Sentences[first+k].First), b.frame.start[k], n)
		}
	}
}

// decode writes the outputs of the n rows from base to the tokens from at.
func (p *Parser) decode(d *readout.Document, at, base, n int) {
	tokens := d.Tokens[at : at+n]
	out, k := &p.batch.heads, p.engine.columns
	names := p.labeller.label(n, func(i int) []float32 { return out.Row(base + i)[k.names : k.names+numNames] })
	heads := p.decoder.draw(out, base, n)
	for i := range tokens {
		t := &tokens[i]
		tag := p.engine.tags[argmax(out.Row(base + i)[k.tags:k.tags+len(p.engine.tags)])]
		t.Tag, t.Fine, t.Name = readout.Tag(tag[0]), readout.Fine(tag[1]), names[i]
		t.Head, t.Rel = int32(at+heads[i]-1), p.decoder.relation(i, heads[i] == 0)
		if heads[i] == 0 {
			t.Head = -1
		}
	}
}
