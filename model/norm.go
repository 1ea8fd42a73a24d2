package model

import "math"

// Normalise, for learning, writes to y the layer normalisation of x, scaled by gain and shifted
// by bias. It writes the normalised x to hat and returns 1/deviation, both of
// which NormaliseBack needs; hat may be nil.
func Normalise(y, hat, x, gain, bias []float32) float32 {
	n := float32(len(x))
	var mean, variance float32
	for _, v := range x {
		mean += v
	}
	mean /= n
	for _, v := range x {
		variance += (v - mean) * (v - mean)
	}
	inv := float32(1 / math.Sqrt(float64(variance/n)+1e-5))
	y, gain, bias = y[:len(x)], gain[:len(x)], bias[:len(x)]
	for i, v := range x {
		h := (v - mean) * inv
		if hat != nil {
			hat[i] = h
		}
		y[i] = h*gain[i] + bias[i]
	}
	return inv
}

// NormaliseBack adds to dx, dgain and dbias the gradient of Normalise for the
// gradient dy of its result.
func NormaliseBack(dx, dgain, dbias, dy, hat, gain []float32, inv float32) {
	var sum, dot float32
	for i, d := range dy {
		dgain[i] += d * hat[i]
		dbias[i] += d
		sum += d * gain[i]
		dot += d * gain[i] * hat[i]
	}
	n := float32(len(dy))
	sum, dot = sum/n, dot/n
	for i, d := range dy {
		dx[i] += inv * (d*gain[i] - sum - hat[i]*dot)
	}
}

// Softmax turns x into probabilities.
func Softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
