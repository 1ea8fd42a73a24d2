package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"testing"
)

func TestHalf(t *testing.T) {
	for _, v := range []float32{0, 1, -1, 0.5, 1.0 / 3, -65504, 1e-5, 3e-8, 123.456, 1e9} {
		got := fromHalf(toHalf(v))
		want := min(max(v, -65504), 65504)
		if math.Abs(float64(got-want)) > math.Max(6e-8, math.Abs(float64(want))/1024) {
			t.Errorf("%v comes back as %v", v, got)
		}
	}
}

func TestFile(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	dense := NewParam("dense", 3, 5).Uniform(1, rng)
	table := NewParam("table", 4, 6).Uniform(2, rng)
	var b bytes.Buffer
	if err := Write(&b, Contents{map[string]int{"width": 5}, []*Param{dense}, []*Param{table}, map[string][]uint32{"list": {7, 1 << 31}}}); err != nil {
		t.Fatal(err)
	}
	f, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var about map[string]int
	if err := f.About(&about); err != nil || about["width"] != 5 {
		t.Errorf("about is %v, %v", about, err)
	}
	d, err := f.Dense("dense")
	if err != nil {
		t.Fatal(err)
	}
	near(t, d.W.Data, dense.W.Data, 1e-3)
	tab, err := f.Table("table")
	if err != nil {
		t.Fatal(err)
	}
	for i := range tab.Rows {
		row := make([]float32, tab.Cols)
		tab.AddRow(row, i)
		near(t, row, table.W.Row(i), 2e-2)
	}
	if list, err := f.Numbers("list"); err != nil || len(list) != 2 || list[0] != 7 || list[1] != 1<<31 {
		t.Errorf("the list came back as %v, %v", list, err)
	}
	if _, err := f.Dense("table"); !errors.Is(err, ErrDamaged) {
		t.Errorf("a table read as dense: %v", err)
	}
	for i := range b.Len() {
		bad := bytes.Clone(b.Bytes())
		bad[i] ^= 0x40
		if _, err := Read(bad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := Read(bad[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
}

func near(t *testing.T, got, want []float32, by float64) {
	t.Helper()
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > by {
			t.Fatalf("number %d is %v, want %v", i, got[i], want[i])
		}
	}
}

// TestAdam follows the gradient of (w-3)² to 3.
func TestAdam(t *testing.T) {
	dense, sparse := NewParam("w", 1, 1), NewParam("table", 3, 1)
	dense.Learn(false)
	sparse.Learn(true)
	a := Adam{Rate: 0.05, Clip: 100}
	for range 500 {
		dense.G.Data[0] = 2 * (dense.W.Data[0] - 3)
		sparse.Touch(1)[0] += 2 * (sparse.W.Data[1] - 3)
		a.Step([]*Param{dense, sparse})
	}
	near(t, dense.W.Data, []float32{3}, 0.05)
	near(t, sparse.W.Data, []float32{0, 3, 0}, 0.05)
}

// TestRead_heads reads files whose checksum is right and whose header is not.
func TestRead_heads(t *testing.T) {
	for _, head := range []string{
		`{"tensors":[{"name":"a","Rows":-1,"Cols":-1,"encoding":"f16"}]}`,
		`{"tensors":[{"name":"a","Rows":4611686018427387904,"Cols":4,"encoding":"i8"}]}`,
		`{"tensors":[{"name":"a","Rows":2147483647,"Cols":2147483647,"encoding":"u32"}]}`,
		`{"tensors":[{"name":"a","Rows":9,"Cols":0,"encoding":"i8"}]}`,
		`{"tensors":[{"name":"a","Rows":1,"Cols":9,"encoding":"f16"}]}`,
		`{"tensors":[{"name":"a","Rows":1,"Cols":1,"encoding":"f64"}]}`,
		`[`,
	} {
		file := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
		file = append(file, head+"16 bytes follow."...)
		file = binary.LittleEndian.AppendUint32(file, crc32.Checksum(file, castagnoli))
		if _, err := Read(file); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", head, err)
		}
	}
}
