package model

import (
	"errors"
	"testing"
)

func TestLinearLearns(t *testing.T) {
	a, b, bias := uint32(0x11111111), uint32(0xA2222222), uint32(0x43333333)
	x := NewLinearTrainer(8, .3)
	for range 50 {
		x.Learn([]uint32{bias, a}, true, 1)
		x.Learn([]uint32{bias, b}, false, 1)
	}
	m := MeanLinear(x)
	if yes, no := m.Score([]uint32{bias, a}), m.Score([]uint32{bias, b}); yes < 1 || no > -1 {
		t.Errorf("scores %v and %v", yes, no)
	}
	got, rest, err := CutLinear(append(AppendLinear(nil, m), 7))
	if err != nil || len(rest) != 1 || got.Score([]uint32{bias, a}) != m.Score([]uint32{bias, a}) {
		t.Errorf("read back: %v, %d bytes left", err, len(rest))
	}
}

func TestLinearRanks(t *testing.T) {
	good, bad := []uint32{0x11111111}, []uint32{0xA2222222}
	x := NewLinearTrainer(8, .3)
	for range 20 {
		x.Rank([][]uint32{bad, good}, 1)
	}
	if m := MeanLinear(x); m.Score(good) <= m.Score(bad) {
		t.Errorf("good %v, bad %v", m.Score(good), m.Score(bad))
	}
}

func TestLinearDamaged(t *testing.T) {
	for _, b := range [][]byte{nil, {1, 2, 3}, {8, 0, 0, 0, 0, 0, 0, 0, 1}, {99, 0, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0xc0, 0x7f, 1, 1}} {
		if _, _, err := CutLinear(b); !errors.Is(err, ErrDamaged) {
			t.Errorf("%v: %v", b, err)
		}
	}
}
