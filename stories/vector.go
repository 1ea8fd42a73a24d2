package stories

import (
	"encoding/binary"
	"errors"
)

// errVector says that bytes are no vector.
var errVector = errors.New("this is no vector of a report: code the report again")

// vectorForm is the first byte of a vector's bytes; another form has another one.
const vectorForm = 1

// Append appends v as bytes, about six a term: the steps from hash to hash, counts
// and marks.
func (v Vector) Append(b []byte) []byte {
	b = append(b, vectorForm)
	b = binary.AppendUvarint(b, uint64(len(v)))
	last := uint32(0)
	for _, t := range v {
		b = binary.AppendUvarint(b, uint64(t.Hash-last))
		b = append(b, t.Count, byte(t.Marks))
		last = t.Hash
	}
	return b
}

// ReadVector reads what Append wrote. The error says that b is not that.
func ReadVector(b []byte) (Vector, error) {
	if len(b) == 0 || b[0] != vectorForm {
		return nil, errVector
	}
	b = b[1:]
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)) {
		return nil, errVector
	}
	b = b[k:]
	v, last := make(Vector, 0, n), uint64(0)
	for i := range n {
		step, k := binary.Uvarint(b)
		if k <= 0 || len(b) < k+2 || step > 1<<32 || i > 0 && step == 0 {
			return nil, errVector
		}
		if last += step; last >= 1<<32 {
			return nil, errVector
		}
		if b[k] == 0 {
			return nil, errVector
		}
		v = append(v, Term{Hash: uint32(last), Count: b[k], Marks: Marks(b[k+1])})
		b = b[k+2:]
	}
	if len(b) > 0 {
		return nil, errVector
	}
	return v, nil
}
