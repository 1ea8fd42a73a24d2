package syntax

import (
	"math/rand/v2"

	"readout/model"
)

// A dropout is a mask of 0 and 1/(1-share).
type dropout struct{ mask model.Matrix }

func (d *dropout) reset(rows, cols int, share float32, rng *rand.Rand) {
	d.mask.Resize(rows, cols)
	keep, bound := 1/(1-share), uint64(share*(1<<16))
	var chance uint64
	for i := range d.mask.Data {
		if i%4 == 0 {
			chance = rng.Uint64()
		}
		d.mask.Data[i] = keep
		if chance&0xffff < bound {
			d.mask.Data[i] = 0
		}
		chance >>= 16
	}
}

func (d *dropout) apply(x []float32, row int) {
	for i, m := range d.mask.Row(row) {
		x[i] *= m
	}
}
