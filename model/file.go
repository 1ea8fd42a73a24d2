package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math"
	"slices"
)

// A weights file is: the magic, the length of a JSON header, the header, the
// numbers of every tensor in the header's order, and the CRC-32 (Castagnoli) of
// all before it. Integers are little-endian, 32 bits.
const magic = "RDOUTW1\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged says that a weights file is not one, is cut off or has changed.
var ErrDamaged = errors.New("the weights file is damaged")

// The encodings of a tensor.
const (
	half     = "f16" // half-precision floats
	quarter  = "i8"  // a float32 scale a row, then a signed byte a number
	integers = "u32" // unsigned integers
)

type tensorHead struct {
	Name       string `json:"name"`
	Rows, Cols int
	Encoding   string `json:"encoding"`
}

type fileHead struct {
	About   json.RawMessage `json:"about"`
	Tensors []tensorHead    `json:"tensors"`
}

// Contents are what a weights file holds.
type Contents struct {
	About   any      // whatever the reader must know of the network, as JSON
	Dense   []*Param // kept as half floats
	Tables  []*Param // kept as bytes with a scale a row
	Numbers map[string][]uint32
}

// Write writes a weights file.
func Write(w io.Writer, c Contents) error {
	var h fileHead
	var err error
	if h.About, err = json.Marshal(c.About); err != nil {
		return fmt.Errorf("weights header: %w", err)
	}
	var body []byte
	for _, p := range c.Dense {
		h.Tensors = append(h.Tensors, tensorHead{p.Name, p.W.Rows, p.W.Cols, half})
		for _, v := range p.W.Data {
			body = binary.LittleEndian.AppendUint16(body, toHalf(v))
		}
	}
	for _, p := range c.Tables {
		h.Tensors = append(h.Tensors, tensorHead{p.Name, p.W.Rows, p.W.Cols, quarter})
		body = appendBytes(body, &p.W)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Numbers)) {
		h.Tensors = append(h.Tensors, tensorHead{name, 1, len(c.Numbers[name]), integers})
		for _, v := range c.Numbers[name] {
			body = binary.LittleEndian.AppendUint32(body, v)
		}
	}
	head, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("weights header: %w", err)
	}
	out := append([]byte(magic), binary.LittleEndian.AppendUint32(nil, uint32(len(head)))...)
	out = append(append(out, head...), body...)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(out, castagnoli))
	_, err = w.Write(out)
	return err
}

func appendBytes(body []byte, m *Matrix) []byte {
	scales, bytes := make([]byte, 0, 4*m.Rows), make([]byte, 0, m.Rows*m.Cols)
	for i := range m.Rows {
		var top float32
		for _, v := range m.Row(i) {
			top = max(top, v, -v)
		}
		scale := top / 127
		scales = binary.LittleEndian.AppendUint32(scales, math.Float32bits(scale))
		for _, v := range m.Row(i) {
			q := int8(0)
			if scale > 0 {
				q = int8(math.Round(float64(v / scale)))
			}
			bytes = append(bytes, byte(q))
		}
	}
	return append(append(body, scales...), bytes...)
}

// A File is a weights file that has been read.
type File struct {
	about   json.RawMessage
	tensors map[string]tensor
}

type tensor struct {
	tensorHead
	data []byte
}

// Read checks data, which it keeps and must not change, and finds its tensors.
// The error is ErrDamaged, wrapped.
func Read(data []byte) (*File, error) {
	if len(data) < len(magic)+8 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: no header", ErrDamaged)
	}
	body, sum := data[:len(data)-4], data[len(data)-4:]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(sum) {
		return nil, fmt.Errorf("%w: the checksum differs", ErrDamaged)
	}
	n := int(binary.LittleEndian.Uint32(body[len(magic):]))
	body = body[len(magic)+4:]
	if n > len(body) {
		return nil, fmt.Errorf("%w: the header is cut off", ErrDamaged)
	}
	var h fileHead
	if err := json.Unmarshal(body[:n], &h); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	f := &File{about: h.About, tensors: map[string]tensor{}}
	body = body[n:]
	for _, t := range h.Tensors {
		size, err := t.size(len(body))
		if err != nil {
			return nil, err
		}
		f.tensors[t.Name] = tensor{t, body[:size]}
		body = body[size:]
	}
	return f, nil
}

// size is how many of the bytes that are left the numbers of the tensor take. The
// error is ErrDamaged, wrapped.
func (t *tensorHead) size(left int) (int, error) {
	if t.Rows < 0 || t.Cols < 0 || t.Rows > math.MaxInt32 || t.Cols > math.MaxInt32 {
		return 0, fmt.Errorf("%w: %s has %d rows of %d", ErrDamaged, t.Name, t.Rows, t.Cols)
	}
	row := int64(t.Cols) // bytes
	switch t.Encoding {
	case half:
		row *= 2
	case quarter:
		row += 4
	case integers:
		row *= 4
	default:
		return 0, fmt.Errorf("%w: %s is written as %q, which nobody knows", ErrDamaged, t.Name, t.Encoding)
	}
	if row > 0 && int64(t.Rows) > int64(left)/row { // a product would run over
		return 0, fmt.Errorf("%w: %s is cut off", ErrDamaged, t.Name)
	}
	return t.Rows * int(row), nil
}

// About decodes what the writer said of the network into v.
func (f *File) About(v any) error { return json.Unmarshal(f.about, v) }

// Dense returns a dense tensor as a parameter.
func (f *File) Dense(name string) (*Param, error) {
	t, ok := f.tensors[name]
	if !ok || t.Encoding != half {
		return nil, fmt.Errorf("%w: no tensor %q", ErrDamaged, name)
	}
	p := NewParam(name, t.Rows, t.Cols)
	for i := range p.W.Data {
		p.W.Data[i] = fromHalf(binary.LittleEndian.Uint16(t.data[2*i:]))
	}
	return p, nil
}

// Numbers returns a list of integers.
func (f *File) Numbers(name string) ([]uint32, error) {
	t, ok := f.tensors[name]
	if !ok || t.Encoding != integers || t.Rows != 1 {
		return nil, fmt.Errorf("%w: no numbers %q", ErrDamaged, name)
	}
	out := make([]uint32, t.Cols)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(t.data[4*i:])
	}
	return out, nil
}

// A Table is rows of numbers kept as bytes, such as embeddings; it reads straight
// from the file's memory.
type Table struct {
	Rows, Cols int
	scales     []byte
	numbers    []byte
}

// Table returns a table. Its scales are finite.
func (f *File) Table(name string) (*Table, error) {
	t, ok := f.tensors[name]
	if !ok || t.Encoding != quarter {
		return nil, fmt.Errorf("%w: no table %q", ErrDamaged, name)
	}
	table := &Table{t.Rows, t.Cols, t.data[:4*t.Rows], t.data[4*t.Rows:]}
	for i := range t.Rows {
		if s := table.scale(i); !(s >= 0 && s <= math.MaxFloat32) { // also where it is no number
			return nil, fmt.Errorf("%w: row %d of %s has the scale %v", ErrDamaged, i, name, s)
		}
	}
	return table, nil
}

func (t *Table) scale(i int) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(t.scales[4*i:]))
}

// AddRow adds row i to y. Every product is rounded before it is added, as in
// exact.go, so that all machines get the same.
func (t *Table) AddRow(y []float32, i int) {
	scale := t.scale(i)
	row := t.numbers[i*t.Cols : (i+1)*t.Cols]
	y = y[:len(row)]
	for j, b := range row {
		y[j] += float32(scale * float32(int8(b)))
	}
}
