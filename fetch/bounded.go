package fetch

import (
	"errors"
	"io"
)

// What unpacks to many times its size is a trap: real pages pack to a tenth, bombs to
// a thousandth.
const (
	MaxRatio     = 200      // of unpacked to packed bytes
	MinRatioSize = 64 << 10 // unpacked bytes below which the ratio does not matter
)

// ErrBomb says that something packed was such a trap.
var ErrBomb = errors.New("the page unpacks to more than any page does")

// A Counter counts the bytes read through it.
type Counter struct {
	R    io.Reader
	N    int64
	Tell func(int) // is told of each read; may be nil
}

func (c *Counter) Read(p []byte) (int, error) {
	n, err := c.R.Read(p)
	c.N += int64(n)
	if c.Tell != nil {
		c.Tell(n)
	}
	return n, err
}

// Bounded reads from R, which unpacks what Packed reads, and ends with [ErrBomb] when
// it gives many times more than was packed.
type Bounded struct {
	R      io.Reader
	Packed *Counter
	n      int64
}

func (b *Bounded) Read(p []byte) (int, error) {
	n, err := b.R.Read(p)
	b.n += int64(n)
	if b.n > MinRatioSize && b.n > MaxRatio*b.Packed.N {
		return n, ErrBomb
	}
	return n, err
}
