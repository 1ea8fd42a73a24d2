package intake

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"
	"time"

	"readout"
	"readout/article"
	"readout/fetch"
)

// A Part is a piece of a source that one report comes of: a line, a row, an entry, a
// record, or the whole of a file that holds a single report. It owns its bytes.
type Part struct {
	N    int    // its number in the source, from 1; 0 where the source is the report
	Name string // what people call it: "line 7"; empty where the source is the report
	Err  error  // why nothing can be read of it, known at once; see Reason and Passed

	body   []byte
	hints  article.Hints
	fields *fields
	page   *Page
	http   bool // body is an answer of HTTP with its head
}

// Report makes the report of the part. It does the work that takes time, and may be
// called from any goroutine.
func (p *Part) Report() (*readout.Report, error) {
	switch {
	case p.Err != nil:
		return nil, p.Err
	case p.fields != nil:
		return p.fields.report(p)
	case p.http:
		return p.answer()
	}
	return p.read(p.body, p.hints)
}

// A Page is what a report was read from: HTML as it was fetched, and what was known of
// it. article.Read makes the same report of both.
type Page struct {
	Body  []byte
	Hints article.Hints
}

// Page is the page that Report read; nil where it was none.
func (p *Part) Page() *Page { return p.page }

// read makes a report, and keeps the page.
func (p *Part) read(b []byte, h article.Hints) (*readout.Report, error) {
	r, err := article.Read(b, h)
	if err == nil && article.IsPage(b, h) {
		p.page = &Page{b, h}
	}
	return r, err
}

// Listing says how the parts of a source are found.
type Listing struct {
	Date    time.Time         // the day on which all of them came out; zero for none
	Columns map[string]string // names of columns or keys, by what they hold: text, html, title, date, url, outlet
	WARC    bool              // only a WARC is wanted: what is none is an error of the whole file
	Found   bool              // the file stood in a folder: nobody says that it holds reports
	Known   func(n int) bool  // parts that have been dealt with, and are passed over; may be nil
	Read    func(bytes int)   // is told how many bytes of the file have been read; may be nil
}

// ColumnKinds are what a column of a table or a key of an object can hold.
var ColumnKinds = []string{"text", "html", "title", "date", "url", "outlet"}

// Parts yields the parts of a file in their order: of a ZIP its entries, of a WARC its
// pages, of a table its rows, of JSONL its lines, and one part of everything else. What
// it is, its content and its name decide; gzip is unpacked. Parts that cannot be read
// have an Err, and the next one is tried. An error that comes without a part says why
// the rest of the file, or all of it, cannot be read.
func Parts(ctx context.Context, file string, l Listing) iter.Seq2[*Part, error] {
	return parts(ctx, file, l, func(s *scan) error { return s.file(file) })
}

// PartsOf yields the same of a file that is open, from where it stands; name is what it is
// called.
func PartsOf(ctx context.Context, f *os.File, name string, l Listing) iter.Seq2[*Part, error] {
	return parts(ctx, name, l, func(s *scan) error { return s.opened(f, name) })
}

func parts(ctx context.Context, file string, l Listing, read func(*scan) error) iter.Seq2[*Part, error] {
	return func(yield func(*Part, error) bool) {
		enough := false
		s := &scan{Listing: l, arg: file, yield: func(p *Part) bool {
			if ctx.Err() != nil {
				return false
			}
			enough = !yield(p, nil)
			return !enough
		}}
		err := read(s)
		if enough {
			return
		}
		if err != nil && !errors.Is(err, errEnough) {
			if own := new(Error); !errors.As(err, &own) {
				err = &Error{Arg: file, What: "it cannot be read: " + fetch.Cause(err).Error(), Err: err}
			}
			yield(nil, err)
		} else if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// errEnough says that nobody wants more parts.
var errEnough = errors.New("enough")

// A scan goes through one file.
type scan struct {
	Listing
	arg   string
	yield func(*Part) bool
	entry string // of a ZIP, that is being read
	last  int    // number of the last part
}

// give hands a part on. Where an archive holds a list, its parts are counted through.
func (s *scan) give(p *Part) error {
	if s.entry != "" {
		s.last++
		p.N = s.last
		p.Name = strings.TrimSuffix("entry "+s.entry+", "+p.Name, ", ")
		if s.Known != nil && s.Known(p.N) {
			return nil
		}
	}
	p.hints.Date = s.Date
	if !s.yield(p) {
		return errEnough
	}
	return nil
}

// known says whether part n has been dealt with, so that it need not be read.
func (s *scan) known(n int) bool { return s.entry == "" && s.Known != nil && s.Known(n) }

// fail is an error of the whole source.
func (s *scan) fail(what, hint string) error { return &Error{Arg: s.arg, What: what, Hint: hint} }

func (s *scan) file(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fileError(name, err)
	}
	defer f.Close()
	return s.opened(f, name)
}

// opened reads a file that is open.
func (s *scan) opened(f *os.File, name string) error {
	info, err := f.Stat()
	switch {
	case err != nil:
		return fileError(name, err)
	case info.IsDir():
		return s.fail("this is a directory", "name the files in it")
	case !info.Mode().IsRegular():
		return s.fail("this is no file of a usual kind", "name the files that hold reports")
	}
	packed := &fetch.Counter{R: f, Tell: s.Read}
	br := bufio.NewReaderSize(packed, bufferSize)
	if k := kindOf(br, name); s.WARC && k != kindWARC && k != kindGzip {
		return s.noWARC(br)
	}
	switch kindOf(br, name) {
	case kindZIP:
		return s.zip(f, info.Size())
	case kindGzip:
		z, err := gunzip(packed, br)
		if err != nil {
			return s.fail(err.Error(), "fetch or pack it again")
		}
		in, name := bufio.NewReaderSize(z, bufferSize), strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".GZ")
		if s.WARC && kindOf(in, name) != kindWARC {
			return s.noWARC(in)
		}
		switch k := kindOf(in, name); k {
		case kindZIP, kindGzip, kindTar:
			return s.nested("gzip")
		case kindWARC:
			z.patient = true
			return s.warc(in, z)
		default:
			return s.stream(in, name, k)
		}
	case kindWARC:
		return s.warc(br, nil)
	default:
		return s.stream(br, name, kindOf(br, name))
	}
}

// noWARC says what stands where a WARC should.
func (s *scan) noWARC(r *bufio.Reader) error {
	b, err := r.Peek(512)
	switch b = bytes.TrimSpace(b); {
	case len(b) == 0 && err != nil && err != io.EOF:
		return s.fail(unpackTrouble(err))
	case len(b) == 0:
		return s.fail("it is empty", "fetch it again")
	case b[0] == '<':
		return s.fail("it is a page of the web and no WARC", "check the address; some sites answer so where there is no file")
	}
	return s.fail("it is no WARC", "check the list")
}

func (s *scan) nested(in string) error {
	return s.fail("an archive within an archive ("+in+") is not opened", "unpack it, and name the folder")
}

// stream reads what is not an archive.
func (s *scan) stream(r *bufio.Reader, name string, k kind) error {
	switch k {
	case kindTar:
		return s.fail("tar archives are not opened", "unpack it, and name the folder")
	case kindJSONL:
		return s.lines(r)
	case kindTable:
		return s.table(r, name)
	case kindArray:
		return s.fail("it is one JSON array", "write one object a line, for instance with jq -c '.[]'")
	}
	b, err := io.ReadAll(io.LimitReader(r, article.MaxBytes+1))
	p := &Part{body: b, hints: article.Hints{Name: name}}
	if err != nil {
		if s.entry == "" {
			return s.fail(unpackTrouble(err))
		}
		what, hint := unpackTrouble(err)
		p.body, p.Err = nil, &Error{Arg: s.arg, What: what, Hint: hint, Err: err}
	}
	return s.give(p)
}

// bufferSize is how much of a file is read at once, and looked at to see what it is.
const bufferSize = 64 << 10

type kind int

const (
	kindOne   kind = iota // a single report, or nothing that can be read
	kindZIP               // entries
	kindGzip              // anything, packed
	kindTar               // refused
	kindWARC              // records
	kindJSONL             // lines
	kindTable             // rows
	kindArray             // refused
)

// kindOf looks at how a stream begins, and at its name.
func kindOf(r *bufio.Reader, name string) kind {
	b, _ := r.Peek(4 << 10) // what is wrong shows when it is read
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return kindZIP
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		return kindGzip
	case bytes.HasPrefix(b, []byte("WARC/")):
		return kindWARC
	case len(b) > 262 && string(b[257:262]) == "ustar":
		return kindTar
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".jsonl", ".ndjson", ".jl":
		return kindJSONL
	case ".csv", ".tsv", ".tab":
		return kindTable
	case ".txt", ".text", ".html", ".htm", ".xhtml", ".md":
		return kindOne
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(text) > 1 && text[0] == '{' && strings.ContainsRune("\" \t\r\n}", rune(text[1])):
		return kindJSONL
	case len(text) > 1 && text[0] == '[' && strings.HasPrefix(strings.TrimLeft(string(text[1:]), " \t\r\n"), "{"):
		return kindArray
	}
	return kindOne
}

// Reason is an error in a few words, the same for every input that has the same trouble.
func Reason(err error) string {
	var own *Error
	s := ""
	switch {
	case errors.As(err, &own):
		s = own.What
	case err != nil:
		s = fetch.Cause(err).Error()
	}
	s, _, _ = strings.Cut(s, "; ")
	return s
}

// HintOf is what an error says is to be done about it, empty where it says nothing.
func HintOf(err error) string {
	var own *Error
	if errors.As(err, &own) {
		return own.Hint
	}
	_, hint, _ := strings.Cut(err.Error(), "; ")
	return hint
}

// Passed says that an input was passed over by its nature, such as a picture among
// reports, rather than that it could not be read.
func Passed(err error) bool {
	var pass *pass
	var foreign *article.UnreadableError
	return errors.As(err, &pass) || errors.As(err, &foreign) || errors.Is(err, article.ErrEmpty) || errors.Is(err, article.ErrNoArticle)
}

// pass says why there is nothing to read.
type pass struct{ why string }

func (p *pass) Error() string { return p.why }

// passed makes such an error.
func passed(format string, args ...any) error { return &pass{fmt.Sprintf(format, args...)} }
