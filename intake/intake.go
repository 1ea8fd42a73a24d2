// Package intake brings reports in: from a file, from standard input, or from
// an address on the web.
//
// [Read] takes what the user named and returns the report that package article
// makes of it. Whatever is wrong with it comes back as one line that says what
// and what to do. Addresses are read through package fetch.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"readout"
	"readout/article"
	"readout/fetch"
)

// Options says how reports are read.
type Options struct {
	// Date is the day of publication that the user gave; zero for none.
	Date time.Time
	// UserAgent names the program to the machines it asks; "Readout" if empty.
	UserAgent string
	// AllowPrivate lets addresses lead to this machine and its own network, and
	// to any port. It is for tests and for archives within a house.
	AllowPrivate bool
}

// An Error says what is wrong with an input, and what to do.
type Error = fetch.Error

// Read reads one report: from standard input when arg is "-", from the web when
// it is an http or https address, else from the file of that name. Its errors
// are an [Error], or wrap one of package article, and name arg.
func Read(ctx context.Context, arg string, stdin io.Reader, opt Options) (*readout.Report, error) {
	var b []byte
	hints := article.Hints{Date: opt.Date}
	var err error
	switch scheme, _, ok := strings.Cut(arg, "://"); {
	case arg == "":
		return nil, &Error{Arg: `""`, What: "no input is named", Hint: "give a file, an address, or - for standard input"}
	case arg == "-":
		b, err = readAll(arg, stdin)
	case !ok:
		hints.Name = arg
		b, err = readFile(arg)
	case strings.EqualFold(scheme, "http"), strings.EqualFold(scheme, "https"):
		var p *fetch.Page
		if p, err = fetch.New(fetch.Options{UserAgent: opt.UserAgent, AllowPrivate: opt.AllowPrivate}).Get(ctx, fetch.Ask{URL: arg, Max: article.MaxBytes}); err == nil {
			b, hints.URL, hints.ContentType = p.Body, p.URL, p.ContentType
		}
	default:
		err = &Error{Arg: arg, What: "addresses that begin with " + scheme + ":// are not fetched", Hint: "give an http or https address"}
	}
	if err != nil {
		return nil, err
	}
	r, err := article.Read(b, hints)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", arg, err)
	}
	return r, nil
}

// readFile returns the bytes of a file, one more than the limit at most.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &Error{Arg: name, What: "this is a directory", Hint: "name the files in it, for instance " + strings.TrimRight(name, "/") + "/*.txt"}
	}
	return readAll(name, f)
}

// readAll reads r, one byte more than the limit at most: article then says that
// it is too long.
func readAll(arg string, r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, article.MaxBytes+1))
	if err != nil {
		return nil, &Error{Arg: arg, What: "it cannot be read: " + fetch.Cause(err).Error(), Err: err}
	}
	return b, nil
}

func fileError(name string, err error) error {
	e := &Error{Arg: name, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Hint = "there is no such file", "check the path"
		if webLike(name) {
			e.Hint = "if it is an address, write https://" + name
		}
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Hint = "the file may not be read", "ask for the right to read it"
	default:
		e.What = "the file cannot be opened: " + fetch.Cause(err).Error()
	}
	return e
}

// webLike says whether a file name looks like an address without its scheme.
func webLike(name string) bool {
	host, _, path := strings.Cut(name, "/")
	return strings.HasPrefix(name, "www.") || path && strings.Contains(host, ".") && strings.Trim(host, ".") != ""
}
