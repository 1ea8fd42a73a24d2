package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"

	"readout"
	"readout/article"
	"readout/fetch"
)

// warc reads the pages of a WARC file, as crawlers keep them: its responses, resources
// and conversions. The records of other kinds belong to those and are no parts. z is
// what unpacks r, nil where nothing does.
func (s *scan) warc(r *bufio.Reader, z *unpacker) error {
	for n := 1; ; n++ {
		rec, err := readRecord(r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return s.cut(n, err)
		}
		kind := rec.head.Get("WARC-Type")
		wanted := (kind == "response" || kind == "resource" || kind == "conversion") && !s.known(n)
		p := &Part{N: n, Name: fmt.Sprintf("record %d", n), http: kind == "response"}
		p.hints.URL = strings.Trim(rec.head.Get("WARC-Target-URI"), "<>")
		if kind != "response" {
			p.hints.ContentType = rec.head.Get("Content-Type")
		}
		if p.hints.URL != "" {
			p.Name += " " + p.hints.URL
		}
		switch most := int64(article.MaxBytes + maxHeader); {
		case wanted && rec.length > most:
			p.Err = &Error{Arg: s.arg, What: errTooLong.Error(), Hint: "no report is that long"}
			err = rec.pass(r)
		case wanted:
			p.body, err = rec.block(r)
		default:
			err = rec.pass(r)
		}
		if err != nil {
			return s.cut(n, err)
		}
		if z != nil && z.bombed() {
			what, hint := unpackTrouble(fetch.ErrBomb)
			p.body, p.Err = nil, &Error{Arg: s.arg, What: what, Hint: hint}
		}
		if wanted && strings.HasPrefix(p.hints.URL, "dns:") || p.http && !strings.Contains(rec.head.Get("Content-Type"), "http") && rec.head.Get("Content-Type") != "" {
			wanted = false // a crawler's look-up of a name
		}
		if !wanted {
			continue
		}
		if err := s.give(p); err != nil {
			return err
		}
	}
}

// cut is the error of a WARC that stops in the middle.
func (s *scan) cut(n int, err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return s.fail(fmt.Sprintf("it is cut off in record %d; what stands before it was read", n), "fetch it again, and give it once more")
	case errors.Is(err, errNoRecord):
		return s.fail(fmt.Sprintf("it is damaged: where record %d should begin there is none; what stands before it was read", n), "fetch it again")
	}
	what, hint := unpackTrouble(err)
	return s.fail(fmt.Sprintf("%s (record %d)", what, n), hint)
}

// A record is the head of one in a WARC.
type record struct {
	head   textproto.MIMEHeader
	length int64
}

var errNoRecord = errors.New("no record")

// readRecord reads the head of the next record; io.EOF where there is none.
func readRecord(r *bufio.Reader) (*record, error) {
	line := ""
	for line == "" { // lines between records
		b, err := headLine(r)
		if err == io.EOF {
			return nil, io.EOF
		}
		if err != nil {
			return nil, err
		}
		line = strings.TrimSpace(b)
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, errNoRecord
	}
	rec := &record{head: textproto.MIMEHeader{}}
	last, size := "", 0
	for {
		line, err := headLine(r)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if size += len(line); size > maxHeader {
			return nil, errNoRecord
		}
		switch name, value, ok := strings.Cut(line, ":"); {
		case line == "":
			n, err := strconv.ParseInt(rec.head.Get("Content-Length"), 10, 64)
			if err != nil || n < 0 {
				return nil, errNoRecord
			}
			rec.length = n
			return rec, nil
		case line[0] == ' ' || line[0] == '\t': // goes on
			rec.head.Set(last, strings.TrimSpace(rec.head.Get(last)+" "+strings.TrimSpace(line)))
		case ok:
			last = strings.TrimSpace(name)
			rec.head.Set(last, strings.TrimSpace(value))
		default:
			return nil, errNoRecord
		}
	}
}

// headLine reads a line of a head without its end.
func headLine(r *bufio.Reader) (string, error) {
	b, err := r.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", errNoRecord
	case err == io.EOF && len(b) > 0:
		return "", io.ErrUnexpectedEOF
	case err != nil:
		return "", err
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}

// block reads what the record holds.
func (rec *record) block(r *bufio.Reader) ([]byte, error) {
	var b bytes.Buffer
	n, err := io.CopyN(&b, r, rec.length) // grows with what there is, not with what the head says
	if err == io.EOF && n < rec.length {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// pass reads over what the record holds.
func (rec *record) pass(r *bufio.Reader) error {
	n, err := io.CopyN(io.Discard, r, rec.length)
	if err == io.EOF && n < rec.length {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// answer makes the report of a page that was kept with its head of HTTP. Crawlers often
// keep the head as it was and the page unpacked, so the page itself shows how it is
// packed.
func (p *Part) answer() (*readout.Report, error) {
	r := bufio.NewReader(bytes.NewReader(p.body))
	status, err := headLine(r)
	if err != nil || !strings.HasPrefix(status, "HTTP/") {
		return nil, &Error{What: "it is no answer of a site", Hint: "the archive may be damaged"}
	}
	head, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil && len(head) == 0 {
		return nil, &Error{What: "the head of the page is damaged", Hint: "the archive may be damaged", Err: err}
	}
	_, code, _ := strings.Cut(status, " ")
	if code, _, _ = strings.Cut(code, " "); code != "200" {
		return nil, passed("the site answered %s", strings.ToValidUTF8(code, "?"))
	}
	kind, _, _ := mime.ParseMediaType(head.Get("Content-Type"))
	switch kind {
	case "", "text/html", "application/xhtml+xml", "text/plain":
	default:
		return nil, passed("it is %s and no page", kind)
	}
	body, err := plainBody(r, http.Header(head))
	if err != nil {
		what, hint := unpackTrouble(err)
		return nil, &Error{What: what, Hint: hint, Err: err}
	}
	h := p.hints
	h.ContentType = head.Get("Content-Type")
	return p.read(body, h)
}

// plainBody undoes what is done to a page on its way, where it was done.
func plainBody(r *bufio.Reader, head http.Header) ([]byte, error) {
	if strings.EqualFold(head.Get("Transfer-Encoding"), "chunked") && chunked(r) {
		r = bufio.NewReader(httputil.NewChunkedReader(r))
	}
	b, _ := r.Peek(2)
	if string(b) != "\x1f\x8b" {
		if e := strings.ToLower(head.Get("Content-Encoding")); (e == "br" || e == "zstd") && binary(r) {
			return nil, passed("it is packed with %s", e)
		}
		return whole(r)
	}
	packed := &fetch.Counter{R: r}
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return whole(&fetch.Bounded{R: z, Packed: packed})
}

// maxHeader is how long the head of an answer in an archive may be, in bytes.
const maxHeader = 64 << 10

// errTooLong says that a page is longer than any report.
var errTooLong = fmt.Errorf("the page is longer than %d MiB", article.MaxBytes>>20)

// whole reads a page, which is not longer than the limit.
func whole(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, article.MaxBytes+1))
	if err == nil && len(b) > article.MaxBytes {
		err = errTooLong
	}
	return b, err
}

// chunked says whether a body begins with the length of a chunk.
func chunked(r *bufio.Reader) bool {
	b, _ := r.Peek(32)
	line, _, ok := bytes.Cut(b, []byte("\r\n"))
	size, _, _ := bytes.Cut(line, []byte(";"))
	_, err := strconv.ParseUint(strings.TrimSpace(string(size)), 16, 32)
	return ok && err == nil
}

// binary says whether a body begins with what no text has.
func binary(r *bufio.Reader) bool {
	b, _ := r.Peek(512)
	for _, c := range b {
		if c < 9 || c > 13 && c < 32 {
			return true
		}
	}
	return false
}
