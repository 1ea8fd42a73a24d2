package store

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"readout"
	"readout/export"
)

var encoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return e
})

var decoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderConcurrency(0))
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return d
})

// pack writes rec as it is kept: JSON, compressed, with a checksum.
func pack(rec *readout.Record) ([]byte, error) {
	j, err := export.Append(nil, rec)
	if err != nil {
		return nil, fmt.Errorf("write the record of report %s: %w", rec.Report.ID, err)
	}
	return encoder().EncodeAll(j, nil), nil
}

// unpack reads a record that was kept. A damaged one is an error that says so.
func unpack(body []byte) (*readout.Record, error) {
	j, err := unpackJSON(body)
	if err != nil {
		return nil, err
	}
	return export.Read(j)
}

func unpackJSON(body []byte) ([]byte, error) {
	j, err := decoder().DecodeAll(body, nil)
	if err != nil {
		return nil, fmt.Errorf("the stored record is damaged (%w): take your last copy of the database", err)
	}
	return j, nil
}

// clean takes NUL and broken UTF-8 out of s, which PostgreSQL does not keep.
func clean(s string) string {
	if strings.IndexByte(s, 0) < 0 && utf8.ValidString(s) {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
