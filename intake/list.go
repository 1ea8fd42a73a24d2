package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// A Listed is a line of a list of files: the file or address that it names, or why it
// names none.
type Listed struct {
	Line int // from 1
	Name string
	Err  error
}

// The limits of lists.
const (
	longestLine = 4 << 10
	longestList = 1 << 30 // bytes, unpacked
)

// List reads names of files or addresses, one a line, also packed with gzip. With a base,
// a folder or the beginning of an address, lines are paths below it, as in the warc.paths
// of Common Crawl; addresses stay as they are. Empty lines and those that came before are
// left out. An error is of the whole list; then nothing of it is to be used.
func List(r io.Reader, name, base string) ([]Listed, error) {
	fail := func(what, hint string) error { return &Error{Arg: name, What: what, Hint: hint} }
	below, err := below(base)
	if err != nil {
		return nil, err
	}
	br := bufio.NewReaderSize(r, bufferSize)
	if b, _ := br.Peek(2); string(b) == "\x1f\x8b" {
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, fail("the list is no gzip that can be unpacked, or cut off", "fetch it again")
		}
		br = bufio.NewReaderSize(io.LimitReader(z, longestList), bufferSize)
	}
	head, _ := br.Peek(512)
	switch head = bytes.TrimSpace(head); {
	case bytes.HasPrefix(head, []byte("<")):
		return nil, fail("this is a page of the web and no list of files", "check the address of the list")
	case bytes.HasPrefix(head, []byte("WARC/")):
		return nil, fail("this is a WARC and no list of them", "give it without --list")
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.IndexByte(head, 0) >= 0:
		return nil, fail("this is no list of files", "a list is text: one path or address a line")
	}
	var out []Listed
	seen := map[string]bool{}
	for n := 1; ; n++ {
		line, long, err := listLine(br)
		if err != nil && err != io.EOF {
			what, _ := unpackTrouble(err)
			return nil, fail("of the list: "+what, "fetch it again; nothing of it was read")
		}
		if s := strings.TrimSpace(line); s != "" && !seen[s] {
			seen[s] = true
			l := Listed{Line: n}
			if l.Name, l.Err = below(s); long {
				l.Err = errors.New("it is too long for a path")
			}
			if l.Err != nil {
				l.Err = &Error{Arg: fmt.Sprintf("%s:%d", name, n), What: l.Err.Error(), Hint: "check the list"}
			}
			out = append(out, l)
		}
		if err == io.EOF {
			return out, nil
		}
	}
}

// listLine reads a line; of one that is too long its beginning.
func listLine(r *bufio.Reader) (line string, long bool, err error) {
	var b []byte
	for {
		part, err := r.ReadSlice('\n')
		if room := longestLine - len(b); room < len(part) {
			b, long = append(b, part[:max(room, 0)]...), true
		} else {
			b = append(b, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(b), long, err
		}
	}
}

// below returns what makes of a line the name of a file or an address.
func below(base string) (func(line string) (string, error), error) {
	whole := func(line string) (string, bool, error) {
		scheme, _, ok := strings.Cut(line, "://")
		switch {
		case strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFFFD' }):
			return "", true, errors.New("it is no path: it holds what no path has")
		case ok && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https"):
			return "", true, fmt.Errorf("addresses that begin with %.20s:// are not fetched", scheme)
		}
		return line, ok, nil
	}
	if base == "" {
		return func(line string) (string, error) {
			s, _, err := whole(line)
			return s, err
		}, nil
	}
	web := strings.Contains(base, "://")
	var at *url.URL
	if web {
		var err error
		if at, err = url.Parse(base); err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
			return nil, &Error{Arg: base, What: "this is no beginning of addresses", Hint: "write it as https://data.commoncrawl.org/, or name a folder"}
		}
	}
	return func(line string) (string, error) {
		s, done, err := whole(line)
		if done || err != nil {
			return s, err
		}
		s = strings.TrimPrefix(s, "/")
		if !filepath.IsLocal(filepath.FromSlash(s)) {
			return "", errors.New("the path leads out of the base")
		}
		if web {
			return at.JoinPath(s).String(), nil
		}
		return filepath.Join(base, filepath.FromSlash(s)), nil
	}, nil
}
