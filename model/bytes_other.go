//go:build !amd64 || purego

package model

// packed is the weights as the plain product wants them.
type packed struct{ triples []triple }

func (p *packed) triplesOf(*ByteMatrix) []triple { return p.triples }

func (m *ByteMatrix) pack() { m.packed.triples = m.packTriples() }

func (m *ByteMatrix) multiplyFast([]float32, int, []uint8, int, int) int { return 0 }
