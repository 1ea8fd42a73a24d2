package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"
)

// An Error says what is wrong with an input, and what to do.
type Error struct {
	Arg  string // as the user gave it
	What string
	Hint string
	Err  error // below it; may be nil

	// Of an answer of the other machine: its status, 0 where there was none, and
	// after what time it asks to be tried again, 0 where it does not say.
	Status     int
	RetryAfter time.Duration
}

func (e *Error) Error() string {
	s := e.Arg + ": " + e.What
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// explain makes of an error in fetching one that names arg and what to do.
func (c *Client) explain(arg string, err error) error {
	var own *Error
	var no *refusal
	var dns *net.DNSError
	var timeout net.Error
	e := &Error{Arg: arg, Err: err}
	switch {
	case errors.As(err, &own):
		e.What, e.Hint, e.Status, e.RetryAfter = own.What, own.Hint, own.Status, own.RetryAfter
	case errors.As(err, &no):
		e.What, e.Hint = "it is not fetched: "+no.what, "give the public address of a report, or save the page and give the file"
	case errors.Is(err, context.Canceled):
		e.What = "fetching was stopped"
	case errors.Is(err, ErrBomb):
		e.What, e.Hint = Cause(err).Error(), "give the address of a single report"
	case errors.As(err, &dns) && !dns.IsTimeout:
		e.What, e.Hint = "there is no machine named "+dns.Name, "check the address and your connection"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.What, e.Hint = fmt.Sprintf("the site does not answer within %v", c.time), "try again later, or save the page and give the file"
	default:
		e.What, e.Hint = "the site does not answer ("+Cause(err).Error()+")", "check the address and your connection"
	}
	return e
}

// Refused says whether err is that an address is none that may be talked to.
func Refused(err error) bool {
	var no *refusal
	return errors.As(err, &no)
}

// Cause returns the innermost error, which has no names of calls before it.
func Cause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}
