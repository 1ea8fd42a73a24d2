package article

import (
	"errors"
	"fmt"
)

// MaxBytes is the longest input that is read. A long report has 100 kB and a
// page with all its scripts rarely 5 MB; what is longer is an archive or a trap.
const MaxBytes = 16 << 20

// The longest page whose tree is built and searched for its article, in bytes
// and in tags. Longer ones are read tag by tag, which takes time in proportion
// to their length; the search takes longer than that, two seconds at maxTags.
// News pages have up to half a megabyte and 4,000 tags, long live reports 20,000.
const (
	maxTree = 4 << 20
	maxTags = 25_000
)

// The errors of Read.
var (
	ErrEmpty     = errors.New("the input is empty; give a report with some text")
	ErrTooLarge  = fmt.Errorf("the input is longer than %s; split it into single reports", describe(MaxBytes))
	ErrNoArticle = errors.New("there is no article on the page; give the address of a single report, or its text")
)

// An UnreadableError says that the input is no text.
type UnreadableError struct {
	What string // what it seems to be: "a PDF document"
	Hint string // what to do
}

func (e *UnreadableError) Error() string {
	return "the input is " + e.What + " and no text; " + e.Hint
}
