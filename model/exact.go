package model

import "math"

// The functions here give the same bits on every machine, in registers or in plain
// Go: sums run in eight lanes that are added up in a fixed order, and no product is
// added without rounding (the conversions to float32 say so to the compiler).

// tiny is added to a variance, so that a row of equal numbers can be normalised.
const tiny = 1e-5

// AddNormalised adds to x the layer normalisation of v, scaled by gain and
// shifted. All have the same length, a multiple of 8.
func AddNormalised(x, v, gain, shift []float32) {
	if !addNormalisedFast(x, v, gain, shift) {
		addNormalisedPlain(x, v, gain, shift)
	}
}

func addNormalisedPlain(x, v, gain, shift []float32) {
	n := float32(len(v))
	var s [8]float32
	for i := 0; i+8 <= len(v); i += 8 {
		w := v[i : i+8 : i+8]
		for l := range s {
			s[l] += w[l]
		}
	}
	mean := sumLanes(&s) / n
	s = [8]float32{}
	for i := 0; i+8 <= len(v); i += 8 {
		w := v[i : i+8 : i+8]
		for l := range s {
			d := w[l] - mean
			s[l] += float32(d * d)
		}
	}
	inv := 1 / float32(math.Sqrt(float64(sumLanes(&s)/n+tiny)))
	x, gain, shift = x[:len(v)], gain[:len(v)], shift[:len(v)]
	for i, w := range v {
		h := float32((w - mean) * inv)
		x[i] += float32(h*gain[i]) + shift[i]
	}
}

// sumLanes adds up the eight lanes: two halvings and a last addition.
func sumLanes(s *[8]float32) float32 {
	a, b, c, d := s[0]+s[4], s[1]+s[5], s[2]+s[6], s[3]+s[7]
	return (a + c) + (b + d)
}

// Maxout writes to y the greater of the two halves of units, number by number.
// Units may go on after them.
func Maxout(y, units []float32) {
	if !maxoutFast(y, units) {
		maxoutPlain(y, units)
	}
}

func maxoutPlain(y, units []float32) {
	n := len(y)
	a, b := units[:n], units[n:2*n]
	for i := range y {
		v := a[i]
		if b[i] > v {
			v = b[i]
		}
		y[i] = v
	}
}

// Recur runs one step of a simple recurrent unit with hard gates: in, keep and
// out are what goes into the unit and its gates, cell is its state, which changes,
// and y receives what comes out. All have the same length.
func Recur(y, cell, in, keep, out []float32) {
	if !recurFast(y, cell, in, keep, out) {
		recurPlain(y, cell, in, keep, out)
	}
}

func recurPlain(y, cell, in, keep, out []float32) {
	n := len(y)
	cell, in, keep, out = cell[:n], in[:n], keep[:n], out[:n]
	for i := range y {
		k := hardGate(keep[i])
		c := float32(k*cell[i]) + float32((1-k)*in[i])
		cell[i] = c
		y[i] = hardGate(out[i]) * c
	}
}

func hardGate(x float32) float32 {
	x = float32(0.25*x) + 0.5
	if x > 1 {
		return 1
	}
	if x > 0 {
		return x
	}
	return 0
}

// Add3 writes a+b+c to sum; all have the same length, or go on after it.
func Add3(sum, a, b, c []float32) {
	if !add3Fast(sum, a, b, c) {
		add3Plain(sum, a, b, c)
	}
}

func add3Plain(sum, a, b, c []float32) {
	a, b, c = a[:len(sum)], b[:len(sum)], c[:len(sum)]
	for i := range sum {
		sum[i] = a[i] + b[i] + c[i]
	}
}

// finish makes every sum (sum + start) · factor.
func finish(sums, start, factor []float32) {
	if !finishFast(sums, start, factor) {
		finishPlain(sums, start, factor)
	}
}

func finishPlain(sums, start, factor []float32) {
	start, factor = start[:len(sums)], factor[:len(sums)]
	for i, v := range sums {
		sums[i] = (v + start[i]) * factor[i]
	}
}

// Shorts writes x in steps of 1/128, at most 4095 steps from 0, so that the
// product of 128 of them cannot run over.
func Shorts(out []int16, x []float32) {
	out = out[:len(x)]
	for i, v := range x {
		v *= 128
		if v > 4095 {
			v = 4095
		}
		if v < -4095 {
			v = -4095
		}
		out[i] = int16(math.Float32bits(v + magicRound))
	}
}

// ShortStep is what 1 is worth in the product of two numbers that Shorts wrote.
const ShortStep = 1.0 / (128 * 128)

// DotRows writes to out the products of q with rows of the same length, 128 at most. The
// kernel is for those of 64.
func DotRows(out []int32, q, rows []int16) {
	if !dotRowsFast(out, q, rows) {
		dotRowsPlain(out, q, rows)
	}
}

func dotRowsPlain(out []int32, q, rows []int16) {
	n := len(q)
	for i := range out {
		r := rows[i*n : (i+1)*n]
		r = r[:len(q)]
		s := int32(0)
		for j, v := range q {
			s += int32(v) * int32(r[j])
		}
		out[i] = s
	}
}
