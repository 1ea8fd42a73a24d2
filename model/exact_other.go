//go:build !amd64 || purego

package model

func addNormalisedFast(x, v, gain, shift []float32) bool { return false }

func maxoutFast(y, units []float32) bool { return false }

func quantiseFast(out []uint8, x []float32, inverse float32) bool { return false }

func recurFast(y, cell, in, keep, out []float32) bool { return false }

func dotRowsFast(out []int32, q, rows []int16) bool { return false }

func add3Fast(sum, a, b, c []float32) bool { return false }

func finishFast(sums, start, factor []float32) bool { return false }
