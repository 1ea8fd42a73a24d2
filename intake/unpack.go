package intake

import (
	"readout/fetch"

	"bufio"
	stdflate "compress/flate"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// An unpacker unpacks gzip, of one member or many, and stops at a bomb: at a member
// that gives more than fetch.MaxRatio times what was packed.
type unpacker struct {
	packed *fetch.Counter
	buf    *bufio.Reader // over packed
	z      *gzip.Reader
	out    int64 // unpacked of this member
	start  int64 // where this member begins

	// patient lets a bomb pass up to mostBomb bytes, so that what stands behind it can
	// be reached; whoever reads asks bombed.
	patient bool
	bomb    bool
	told    bool // of this member
}

// mostBomb is how much a bomb may unpack to before the rest of the file is given up.
const mostBomb = 1 << 30

func gunzip(packed *fetch.Counter, buf *bufio.Reader) (*unpacker, error) {
	z, err := gzip.NewReader(buf)
	if err != nil {
		return nil, errors.New("it is no gzip that can be unpacked, or cut off")
	}
	z.Multistream(false)
	return &unpacker{packed: packed, buf: buf, z: z}, nil
}

// at is how many packed bytes have been used.
func (u *unpacker) at() int64 { return u.packed.N - int64(u.buf.Buffered()) }

func (u *unpacker) Read(p []byte) (int, error) {
	for {
		n, err := u.z.Read(p)
		u.out += int64(n)
		if u.out > fetch.MinRatioSize && u.out > fetch.MaxRatio*(u.at()-u.start) {
			u.bomb, u.told = u.bomb || !u.told, true
			if !u.patient || u.out > mostBomb {
				return n, fetch.ErrBomb
			}
		}
		if err != io.EOF || n > 0 {
			if err == io.EOF {
				err = nil // it comes again
			}
			return n, err
		}
		if err := u.next(); err != nil {
			return 0, err
		}
	}
}

// next goes to the next member; io.EOF where there is none.
func (u *unpacker) next() error {
	u.out, u.start, u.told = 0, u.at(), false
	b, err := u.buf.Peek(1)
	if err != nil {
		return err
	}
	if b[0] == 0 { // tapes were filled up with zeros
		if _, err := io.Copy(zeros{}, u.buf); err == nil {
			return io.EOF
		}
		return errTrailing
	}
	if err := u.z.Reset(u.buf); err != nil {
		if errors.Is(err, gzip.ErrHeader) {
			return errTrailing
		}
		return err
	}
	u.z.Multistream(false)
	return nil
}

// bombed says whether a bomb was unpacked since it was asked last.
func (u *unpacker) bombed() bool {
	was := u.bomb
	u.bomb = false
	return was
}

var (
	errTrailing = errors.New("what follows the gzip is none")
	errDamaged  = errors.New("damaged")
)

// zeros takes zeros only.
type zeros struct{}

func (zeros) Write(p []byte) (int, error) {
	for i, c := range p {
		if c != 0 {
			return i, errTrailing
		}
	}
	return len(p), nil
}

// unpackTrouble says what is wrong with something packed, and what to do.
func unpackTrouble(err error) (what, hint string) {
	var corrupt flate.CorruptInputError
	var corrupt2 stdflate.CorruptInputError // the ZIP reader's
	switch {
	case errors.Is(err, fetch.ErrBomb):
		return fmt.Sprintf("it unpacks to more than %d times its size, as no report does", fetch.MaxRatio), "leave it out, or unpack it yourself and look at it"
	case errors.Is(err, errTooLong):
		return errTooLong.Error(), "no report is that long"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it is cut off", "fetch or copy it again"
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, errTrailing), errors.Is(err, errDamaged), errors.As(err, &corrupt), errors.As(err, &corrupt2):
		return "it is damaged: " + fetch.Cause(err).Error(), "fetch or copy it again"
	}
	return "it cannot be read: " + fetch.Cause(err).Error(), "look at the file and the disk"
}
