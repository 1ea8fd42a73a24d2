package syntax

import (
	"readout"
	"readout/model"
)

// A decoder draws the tree of a sentence from the heads' outputs. It keeps
// scratch memory.
type decoder struct {
	engine    *engine
	deps      []int16 // what matches dependents with heads, a row a token
	heads     []int16 // the same of the heads, the root's first
	row       []float32
	dots      []int32
	scores    []float32 // a row a token: the root, then every token as its head
	tree      treeFinder
	sum       []float32
	hidden    []float32
	bytes     []uint8
	relations model.Matrix
}

func newDecoder(e *engine) *decoder {
	return &decoder{engine: e, row: make([]float32, e.Arc), sum: make([]float32, pieces*e.Rel), hidden: make([]float32, e.Rel)}
}

// draw finds the tree of the n tokens whose outputs are the rows of out from base
// on. It returns every token's head, 0 being the root and k the k-th token; the
// heads are good until the next call, and so is relation.
func (d *decoder) draw(out *model.Matrix, base, n int) []int {
	d.score(out, base, n)
	heads := d.tree.find(d.scores, n, n+1)
	d.relate(out, base, heads)
	return heads
}

// relation is the best relation of token i; nothing but what hangs from the root
// is related as root.
func (d *decoder) relation(i int, root bool) readout.Rel {
	if root {
		return readout.RelRoot
	}
	best := readout.RelDep
	x := d.relations.Row(i)
	for r := range readout.Rel(readout.NumRels) {
		if r != readout.RelRoot && x[r] > x[best] {
			best = r
		}
	}
	return best
}

// score fills d.scores.
func (d *decoder) score(out *model.Matrix, base, n int) {
	e, k := d.engine, d.engine.columns
	size := e.Arc
	d.deps, d.heads = grow(d.deps, n*size), grow(d.heads, (n+1)*size)
	d.dots, d.scores = grow(d.dots, n+1), grow(d.scores, n*(n+1))
	shorts := func(to []int16, units []float32) {
		model.Maxout(d.row, units)
		model.Shorts(to, d.row)
	}
	shorts(d.heads[:size], e.rootRow[k.arcHead:])
	for i := range n {
		row := out.Row(base + i)
		shorts(d.deps[i*size:(i+1)*size], row[k.arcDep:])
		shorts(d.heads[(i+1)*size:(i+2)*size], row[k.arcHead:])
	}
	scale := arcScale(size) * model.ShortStep
	for i := range n {
		model.DotRows(d.dots, d.deps[i*size:(i+1)*size], d.heads)
		x, near := d.scores[i*(n+1):(i+1)*(n+1)], out.Row(base + i)[k.distance:]
		x[0] = float32(float32(d.dots[0])*scale) + e.rootRow[k.distance+distances] + near[reach]
		for h := range n {
			x[h+1] = float32(float32(d.dots[h+1])*scale) + out.Row(base + h)[k.distance+distances] + near[far(i, h)]
		}
	}
}

// relate fills d.relations: a row a token, the scores of its relations to its head.
func (d *decoder) relate(out *model.Matrix, base int, heads []int) {
	e, k := d.engine, d.engine.columns
	rows := (len(heads) + 3) &^ 3 // the kernel likes fours; the last ones mean nothing
	d.bytes = grow(d.bytes, rows*e.Rel)
	step := e.Steps[len(e.Steps)-1]
	for i, h := range heads {
		head := e.rootRow
		if h > 0 {
			head = out.Row(base + h - 1)
		}
		model.Add3(d.sum, e.distance.Row(far(i, h-1)), out.Row(base + i)[k.relDep:], head[k.relHead:])
		model.Maxout(d.hidden, d.sum)
		model.Quantise(d.bytes[i*e.Rel:(i+1)*e.Rel], d.hidden, step)
	}
	d.relations.Resize(rows, widthRels)
	model.MultiplyBytes(d.relations.Data, widthRels, d.bytes, e.Rel, rows, e.rels)
}

// grow returns s with length n; the contents are undefined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// argmax returns the index of the greatest number.
func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
