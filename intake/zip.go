package intake

import (
	"readout/fetch"

	zipfile "archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxEntries is how many entries a ZIP may have.
const maxEntries = 100_000

// zip reads the entries of a ZIP archive, and the rows and lines of those that are
// tables. Nothing is unpacked to the disk.
func (s *scan) zip(f io.ReaderAt, size int64) error {
	z, err := zipfile.NewReader(f, size)
	switch {
	case errors.Is(err, zipfile.ErrFormat):
		return s.fail("it is a ZIP archive that is damaged or cut off", "fetch or copy it again")
	case err != nil && !errors.Is(err, zipfile.ErrInsecurePath): // the single names are looked at below
		return s.fail(unpackTrouble(err))
	case len(z.File) > maxEntries:
		return s.fail(fmt.Sprintf("it has %d entries, more than %d", len(z.File), maxEntries), "unpack it, and name the folder")
	}
	for _, e := range z.File {
		if e.Name == "[Content_Types].xml" || e.Name == "mimetype" {
			return &Error{Arg: s.arg, What: "it is an office document or book", Hint: "save it as plain text or HTML", Err: passed("it is an office document or book")}
		}
	}
	var total int64
	for _, e := range z.File {
		if strings.HasSuffix(e.Name, "/") {
			continue
		}
		s.entry = strings.ToValidUTF8(strings.ReplaceAll(e.Name, "\x00", ""), "\uFFFD")
		if total > fetch.MaxRatio*size+fetch.MinRatioSize {
			return s.fail(unpackTrouble(fetch.ErrBomb))
		}
		n, err := s.zipEntry(e)
		total += n
		if s.Read != nil {
			s.Read(int(e.CompressedSize64))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// zipEntry reads an entry and says how much it unpacked. An entry that cannot be read
// is a part with an error.
func (s *scan) zipEntry(e *zipfile.File) (int64, error) {
	bad := func(what, hint string) error {
		return s.give(&Part{Err: &Error{Arg: s.arg, What: what, Hint: hint}})
	}
	switch base := path.Base(e.Name); {
	case leadsOut(e.Name):
		return 0, bad("the name of an entry leads out of the archive", "leave it out: who packed it means no good")
	case strings.HasPrefix(base, ".") || strings.HasPrefix(e.Name, "__MACOSX/"):
		return 0, s.give(&Part{Err: passed("it is hidden")})
	case e.Flags&1 != 0:
		return 0, bad("it is locked with a password", "unpack it, and name the folder")
	}
	r, err := e.Open()
	if err != nil {
		if errors.Is(err, zipfile.ErrAlgorithm) {
			return 0, bad("it is packed in an unknown way", "unpack it, and name the folder")
		}
		return 0, bad(unpackTrouble(err))
	}
	defer r.Close()
	packed := &entryReader{r: r, packed: int64(e.CompressedSize64)}
	in := bufio.NewReaderSize(packed, bufferSize)
	switch k := kindOf(in, e.Name); k {
	case kindZIP, kindGzip, kindTar, kindWARC:
		what, hint := "an archive within an archive is not opened", "unpack it, and name the folder"
		return packed.n, bad(what, hint)
	default:
		err := s.stream(in, e.Name, k)
		if own := new(Error); errors.As(err, &own) { // of a table that stops in the middle: the other entries are still read
			err = s.give(&Part{Err: own})
		}
		return packed.n, err
	}
}

// leadsOut says whether a name, taken for a path, would leave its folder.
func leadsOut(name string) bool {
	name = strings.ReplaceAll(name, "\\", "/")
	return strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' || strings.Contains("/"+name+"/", "/../") || strings.Contains(name, "\x00")
}

// An entryReader reads an entry of a ZIP and stops at a bomb.
type entryReader struct {
	r         io.Reader
	packed, n int64
}

func (e *entryReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.n += int64(n)
	switch {
	case e.n > fetch.MinRatioSize && e.n > fetch.MaxRatio*e.packed:
		return n, fetch.ErrBomb
	case errors.Is(err, zipfile.ErrChecksum), errors.Is(err, zipfile.ErrFormat):
		return n, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return n, err
}
