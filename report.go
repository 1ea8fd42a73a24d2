package readout

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// A Report is one news report as it came in. Intake makes it, article fills
// what a page says of itself, and no later room changes it.
type Report struct {
	ID        string     `json:"id"` // first 16 hex digits of the SHA-256 of the text, see MakeID
	URL       string     `json:"url"`
	Outlet    string     `json:"outlet"`
	Title     string     `json:"title"`
	Byline    string     `json:"byline"`
	Dateline  Dateline   `json:"dateline"`
	Published Published  `json:"published"`
	Lang      string     `json:"lang"` // ISO 639-1
	Text      string     `json:"text,always"`
	Layout    []Layout   `json:"layout"`
	Residue   []Residue  `json:"residue"`
	Skipped   SkipReason `json:"skipped"` // why nothing was coded; empty when it was

	// Remarks say what was odd about the input and how it was read all the same,
	// each in one line for whoever gave it. They are no part of the record.
	Remarks []string `json:"-"`
}

// A SkipReason says in a few words why a report was kept but not coded, such as
// "language: fr", "too short" or "empty".
type SkipReason string

// A Dateline is the line that says where and when a report was filed
// ("GENEVA, Sept 9").
type Dateline struct {
	Place string `json:"place"`
	Date  string `json:"date"` // as ISO day where one is given
	Span  Span   `json:"span"`
}

// Published is the day a report came out, and how we know. A zero Date is unknown;
// then coder may say between which days it lies, either end of which may be open,
// and which words show it.
type Published struct {
	Date     time.Time `json:"date"`
	Basis    Basis     `json:"basis"`
	Certain  bool      `json:"certain,always"`
	From     time.Time `json:"from"` // the first and the last day on which it can have come out
	To       time.Time `json:"to"`
	Evidence []Span    `json:"evidence"` // of From and To
}

// Known says whether there is a date.
func (p Published) Known() bool { return !p.Date.IsZero() }

// A Basis says where a value comes from when it is not plainly stated.
type Basis string

// Where a date, a place or an actor comes from.
const (
	BasisFlag        Basis = "flag"        // the user gave it
	BasisMetadata    Basis = "metadata"    // the page's own data
	BasisDateline    Basis = "dateline"    // the report's dateline
	BasisInferred    Basis = "inferred"    // concluded from other facts; says so wherever it is shown
	BasisStated      Basis = "stated"      // the words themselves
	BasisAnchored    Basis = "anchored"    // resolved against another time
	BasisHostEvent   Basis = "host_event"  // the place and days of the summit that hosts it
	BasisReview      Basis = "review"      // a person says so, who read the report
	BasisDictionary  Basis = "dictionary"  // the actor dictionary
	BasisTitle       Basis = "title"       // a title in the text ("President X")
	BasisComposed    Basis = "composed"    // put together from words ("Russian forces")
	BasisCoreference Basis = "coreference" // from another mention of the same
)

// A Layout names a piece of text that is not a plain paragraph. Kind is title,
// byline, dateline, subhead, caption or blockquote; a paragraph has none.
type Layout struct {
	Span Span   `json:"span"`
	Kind string `json:"kind"`
}

// The kinds of a Layout.
const (
	LayoutTitle      = "title"
	LayoutByline     = "byline"
	LayoutDateline   = "dateline"
	LayoutSubhead    = "subhead"
	LayoutCaption    = "caption"
	LayoutBlockquote = "blockquote"
)

// Residue is page furniture within the text: kept, marked, and no part of any
// sentence. Kind is share, related, subscribe, navigation, credit, repeated or other.
type Residue struct {
	Span Span   `json:",inline"`
	Kind string `json:"kind"`
}

// MakeID returns the id of a report with this text: the first 16 hex digits of
// the SHA-256 of text with every run of white space as one space. The caller
// passes text in Unicode NFC; article does.
func MakeID(nfc string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(nfc), " ")))
	return hex.EncodeToString(sum[:8])
}
