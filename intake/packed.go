package intake

import (
	varint "encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"readout/article"
)

// ErrPacked says that bytes are no packed part, or a damaged one.
var ErrPacked = errors.New("it is no packed part of a source, or it is damaged")

var packing = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault))
})

var unpacking = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderMaxMemory(4*article.MaxBytes))
})

// form is the first byte of a packed part: how it is laid out.
const form = 1

// What is said of a part by a bit.
const (
	isHTTP = 1 << iota
	hasFields
	isObject
)

// Pack returns the part as bytes of which [Unpack] makes it again, on whichever machine.
// The same part gives the same bytes. Parts with an Err cannot be packed.
func (p *Part) Pack() ([]byte, error) {
	if p.Err != nil {
		return nil, p.Err
	}
	bits, body := byte(0), p.body
	var columns, values map[string]string
	if p.http {
		bits |= isHTTP
	}
	if f := p.fields; f != nil {
		bits |= hasFields
		columns = f.columns
		if body = f.object; f.object != nil {
			bits |= isObject
		} else {
			values = f.values
		}
	}
	b := append(make([]byte, 0, len(body)+256), form, bits)
	b = varint.AppendUvarint(b, uint64(p.N))
	put := func(s string) {
		b = varint.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	for _, s := range []string{p.Name, p.hints.Name, p.hints.URL, p.hints.ContentType, moment(p.hints.Date), moment(p.hints.Told), string(body)} {
		put(s)
	}
	for _, m := range []map[string]string{columns, values} {
		b = varint.AppendUvarint(b, uint64(len(m)))
		for _, k := range slices.Sorted(maps.Keys(m)) {
			put(k)
			put(m[k])
		}
	}
	z, err := packing()
	if err != nil {
		return nil, err
	}
	return z.EncodeAll(b, nil), nil
}

// moment is a time as it is packed; empty for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// Unpack makes a part of what Pack returned; ErrPacked where it is not that.
func Unpack(b []byte) (*Part, error) {
	z, err := unpacking()
	if err != nil {
		return nil, err
	}
	if b, err = z.DecodeAll(b, nil); err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrPacked, err)
	}
	if len(b) < 2 || b[0] != form {
		return nil, ErrPacked
	}
	bits := b[1]
	b = b[2:]
	bad := false
	number := func() uint64 {
		n, k := varint.Uvarint(b)
		if k <= 0 {
			bad, k, n = true, 0, 0
		}
		b = b[k:]
		return n
	}
	take := func() string {
		n := number()
		if n > uint64(len(b)) {
			bad, n = true, 0
		}
		s := string(b[:n])
		b = b[n:]
		return s
	}
	at := func() (t time.Time) {
		if s := take(); s != "" {
			if t, err = time.Parse(time.RFC3339Nano, s); err != nil {
				bad = true
			}
		}
		return t
	}
	pairs := func() map[string]string {
		n := number()
		if bad || n > uint64(len(b)) {
			bad = true
			return nil
		}
		m := make(map[string]string, n)
		for range n {
			k := take()
			m[k] = take()
		}
		return m
	}
	p := &Part{N: int(number()), http: bits&isHTTP != 0}
	p.Name, p.hints.Name, p.hints.URL, p.hints.ContentType = take(), take(), take(), take()
	p.hints.Date, p.hints.Told = at(), at()
	p.body = []byte(take())
	columns, values := pairs(), pairs()
	if bits&hasFields != 0 {
		p.fields = &fields{columns: columns, values: values}
		if bits&isObject != 0 {
			p.fields.object, p.fields.values = p.body, nil
		}
	}
	if bad || len(b) > 0 {
		return nil, ErrPacked
	}
	return p, nil
}
