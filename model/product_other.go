//go:build !amd64 || purego

package model

const fast = false

func multiplyFast([]float32, int, []float32, int, int, *Matrix) int { return 0 }

func addScaledFast([]float32, float32, []float32) int { return 0 }
