package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// The limits of saving. What is saved is an archive: it may be long, and the machine slow,
// as long as something comes.
const (
	saveTries  = 5               // in vain, one after the other
	savePause  = time.Second     // before the second try; then twice as long each time
	longestNap = 5 * time.Minute // that a machine may ask for; who asks for more is given up
)

// A Sink is where a file goes. Restart throws away what was written: the file has become
// another one.
type Sink interface {
	io.Writer
	Restart() error
}

// Save writes what is at an address to w, byte for byte as it lies there, and goes on where
// a connection breaks. It gives up when nothing came in several tries. Errors of w come
// back as they are, all others as an [Error]; ask.Max is how many bytes may come at most.
func (c *Client) Save(ctx context.Context, ask Ask, w Sink) (*Page, error) {
	arg := ask.URL
	u, err := url.Parse(arg)
	if err != nil || u.Hostname() == "" {
		return nil, &Error{Arg: arg, What: "this is no address that can be read", Hint: "write it as https://example.org/file.warc.gz", Err: err}
	}
	u.Fragment = ""
	if err := c.check(u); err != nil {
		return nil, c.explain(arg, err)
	}
	s := &saving{c: c, ask: ask, url: u.String(), w: w, total: -1}
	pause := c.pause
	for vain := 1; ; vain++ {
		before := s.have
		done, err := s.once(ctx)
		if done || err == nil {
			return &s.page, nil
		}
		var lasting *sinkError
		var own *Error
		if errors.As(err, &lasting) {
			return nil, lasting.err
		}
		if s.have > before {
			vain, pause = 1, c.pause // something came
		}
		nap := pause/2 + rand.N(pause)
		if errors.As(err, &own) {
			nap = max(nap, own.RetryAfter)
		}
		if ctx.Err() != nil || vain >= saveTries || nap > longestNap || !again(err) {
			return nil, c.explainSave(arg, err, s)
		}
		t := time.NewTimer(nap)
		select {
		case <-ctx.Done():
			t.Stop()
			return nil, c.explain(arg, context.Cause(ctx))
		case <-t.C:
		}
		pause *= 2
	}
}

// again says whether what went wrong may go well another time.
func again(err error) bool {
	var own *Error
	if errors.As(err, &own) {
		return own.Status == http.StatusTooManyRequests || own.Status >= 500
	}
	return !Refused(err)
}

func (c *Client) explainSave(arg string, err error, s *saving) error {
	said := errors.As(err, new(*Error)) // what is wrong has been said
	err = c.explain(arg, err)
	if own := new(Error); errors.As(err, &own) && !said && s.have > 0 && own.Status == 0 {
		of := ""
		if s.total >= 0 {
			of = fmt.Sprintf(" of %d", s.total)
		}
		own.What, own.Hint = fmt.Sprintf("it breaks off again and again after %d%s bytes", s.have, of), "try again later"
		return own
	}
	return err
}

// A saving is a file on its way.
type saving struct {
	c     *Client
	ask   Ask
	url   string
	w     Sink
	page  Page
	have  int64 // bytes written
	total int64 // -1 while nobody has said it
}

// A sinkError is of who takes the bytes, and not of the other machine.
type sinkError struct{ err error }

func (e *sinkError) Error() string { return e.err.Error() }

var errIdle = errors.New("nothing came for a while")

// once asks for what is missing; done says that all is there.
func (s *saving) once(parent context.Context) (done bool, err error) {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	idle := time.AfterFunc(s.c.time, func() { stop(errIdle) })
	defer idle.Stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return false, err
	}
	s.c.say(req, s.ask)
	req.Header.Set("Accept", "*/*")
	req.Header.Set("Accept-Encoding", "identity") // what is packed is a file, and stays as it is
	if s.have > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", s.have))
		if v := s.validator(); v != "" {
			req.Header.Set("If-Range", v)
		}
	}
	resp, err := s.c.http.Do(req)
	if err != nil {
		return false, s.cause(ctx, err)
	}
	defer resp.Body.Close()
	if done, err := s.begin(resp); done || err != nil {
		return done, err
	}
	b := make([]byte, 64<<10)
	for {
		n, err := resp.Body.Read(b)
		if n > 0 {
			idle.Reset(s.c.time)
			if s.have += int64(n); s.ask.Max > 0 && s.have > s.ask.Max {
				return false, &Error{What: fmt.Sprintf("it is longer than %d MiB", s.ask.Max>>20), Hint: "leave it out"}
			}
			if _, err := s.w.Write(b[:n]); err != nil {
				return false, &sinkError{err}
			}
		}
		switch {
		case err == io.EOF && s.total >= 0 && s.have < s.total:
			return false, io.ErrUnexpectedEOF
		case err == io.EOF:
			return true, nil
		case err != nil:
			return false, s.cause(ctx, err)
		}
	}
}

// cause is why a connection ended: a machine that says nothing more is one that timed out.
func (s *saving) cause(ctx context.Context, err error) error {
	if context.Cause(ctx) == errIdle {
		return context.DeadlineExceeded
	}
	return err
}

// validator is by what the machine knows that the file is the same; empty for nothing.
func (s *saving) validator() string {
	if s.page.ETag != "" && !strings.HasPrefix(s.page.ETag, "W/") {
		return s.page.ETag
	}
	return s.page.LastModified
}

// begin reads the head of an answer: whether the rest comes, or all of it again.
func (s *saving) begin(resp *http.Response) (done bool, err error) {
	switch {
	case resp.StatusCode == http.StatusNotModified && s.have == 0 && (s.ask.ETag != "" || s.ask.LastModified != ""):
		s.page.Same = true
		return true, nil
	case resp.StatusCode == http.StatusPartialContent && s.have > 0:
		from, total, ok := contentRange(resp.Header.Get("Content-Range"))
		if ok && from == s.have && (s.total < 0 || total == s.total || total < 0) {
			s.total = max(s.total, total)
			return false, nil
		}
		err = &Error{What: "the site sends another part of the file than was asked for", Hint: "fetch it with another program, and give the file", Status: resp.StatusCode}
	case resp.StatusCode == http.StatusRequestedRangeNotSatisfiable && s.have > 0:
		err = io.ErrUnexpectedEOF // the file is shorter by now
	default:
		err = answer(resp, true)
	}
	if err == nil || resp.StatusCode == http.StatusRequestedRangeNotSatisfiable {
		if s.have > 0 { // another file by now, or a machine that knows no parts
			if e := s.w.Restart(); e != nil {
				return false, &sinkError{e}
			}
			s.have, s.total, s.page = 0, -1, Page{}
		}
	}
	if err != nil {
		return false, err
	}
	if kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); kind == "text/html" {
		return false, &Error{What: "this is a page of the web (text/html) and no file", Hint: "check the address", Status: resp.StatusCode}
	}
	final := *resp.Request.URL
	final.User, final.Fragment = nil, ""
	s.page = Page{URL: final.String(), ContentType: resp.Header.Get("Content-Type"), ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}
	s.total = resp.ContentLength
	return false, nil
}

// contentRange reads "bytes FROM-TO/TOTAL"; total is -1 where it is not known.
func contentRange(s string) (from, total int64, ok bool) {
	s, ok = strings.CutPrefix(s, "bytes ")
	part, all, ok2 := strings.Cut(s, "/")
	a, _, ok3 := strings.Cut(part, "-")
	from, err := strconv.ParseInt(a, 10, 64)
	if total = -1; all != "*" {
		var e error
		if total, e = strconv.ParseInt(all, 10, 64); e != nil {
			return 0, 0, false
		}
	}
	return from, total, ok && ok2 && ok3 && err == nil
}
