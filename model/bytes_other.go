//go:build !amd64 || purego

package model

// packed is the weights as the plain product wants them.
type packed struct{ quads []quad }

func (p *packed) quadsOf(*ByteMatrix) []quad { return p.quads }

func (m *ByteMatrix) pack() { m.packed.quads = m.packQuads() }

func (m *ByteMatrix) multiplyFast([]float32, int, []uint8, int, int) int { return 0 }
