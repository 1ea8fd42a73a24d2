// Command readout reads news reports of diplomacy and conflict and says who met
// whom, who did what, who said what, and where the talks stand, with the words
// of the report behind every line.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes; the help shows them too.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
	exitSome    = 3 // some inputs failed, the others were read
	exitStopped = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() { // a second interrupt ends the program at once
		<-ctx.Done()
		stop()
	}()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program: results go to stdout, talk to stderr. It returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(stdin, stdout, stderr)
	root.SetArgs(joinExplain(args))
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	if code == exitStopped {
		err = errors.New("interrupted")
	}
	if err != nil && !errors.Is(err, errSaid) {
		fmt.Fprintln(stderr, "readout:", err)
		if code == exitUsage {
			fmt.Fprintln(stderr, "Try: readout --help")
		}
	}
	return code
}

// errSaid wraps nothing: the error has been told on stderr already.
var errSaid = errors.New("told on stderr")

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// usage makes an error that shows as a mistake in the command line.
func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errSome says that some inputs failed and others did not.
var errSome = fmt.Errorf("some inputs failed: %w", errSaid)

func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitOK
	case ctx.Err() != nil:
		return exitStopped
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, errSome):
		return exitSome
	}
	return exitFailure
}
