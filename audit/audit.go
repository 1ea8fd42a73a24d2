// Package audit says who is quoted in a report, and how: it counts the sources of
// a record, named and unnamed, by side and rank, gathers the reasons given for
// not naming them, and raises what an editor in charge of standards would ask.
//
// [Of] audits one record, [Sum] adds up the audits of many. An [Audit] claims
// nothing that its record does not hold: a side, a rank or a gender that is not
// known stays empty, and unnamed persons stay apart unless the record joins them.
// Every line points at the statements behind it.
//
// What is asked stands in data/rules.tsv, a rule a line, each with an example that
// raises it and one that does not; a test runs both. A [Flag] is a question to the
// desk and no verdict.
package audit

import "readout"

// Schema is the promise that a printed audit keeps.
const Schema = "readout/audit/1"

// An Audit is who is quoted in one report.
type Audit struct {
	Schema     string   `json:"schema"`
	Report     Ref      `json:"report"`
	Statements int      `json:"statements,always"` // counted ones: see Said
	Quoted     int      `json:"quoted,always"`     // of them, those that stand in quotation marks at least in part
	Classes    []Tally  `json:"classes,always"`
	Sources    []Source `json:"sources,always"`
	Sides      []Tally  `json:"sides"`
	Ranks      []Tally  `json:"ranks"`
	Genders    []Tally  `json:"genders"` // of persons with a name
	Reasons    []Reason `json:"reasons"`
	Parties    []Party  `json:"parties"`
	// Unnamed is how many persons stand behind the unnamed sources that are one
	// person each: fewer than sources where two may be the same.
	Unnamed *readout.Range `json:"unnamed_persons"`
	Flags   []Flag         `json:"flags,always"`
}

// A Ref names a report.
type Ref struct {
	ID        string             `json:"id"`
	Input     string             `json:"input"` // where it was read from
	Title     string             `json:"title"`
	Outlet    string             `json:"outlet"`
	Published string             `json:"published"` // ISO day
	Skipped   readout.SkipReason `json:"skipped"`   // why it was not coded
}

// The classes of a Source.
const (
	Named      = "named"       // a person with a name
	Body       = "body"        // a state, ministry or body, or who speaks for it by office
	Unnamed    = "unnamed"     // a person or group without a name
	Document   = "document"    // a paper, a law, a poll
	Picture    = "picture"     // photographs, footage
	StateMedia = "state_media" // counts as the word of its government
	Media      = "media"       // another outlet
	Social     = "social"      // an account of somebody's own
	Unstated   = "unstated"    // "reportedly", "it is believed"
	Unresolved = "unresolved"  // words for somebody of whom the record does not say who it is: "the governor"
)

// classOrder is the order in which the classes are shown.
var classOrder = []string{Named, Body, Unnamed, Document, Picture, StateMedia, Media, Social, Unstated, Unresolved}

// A Source is one who is quoted, and all that the report quotes of it.
type Source struct {
	ID        string            `json:"id"`    // q1, in the order in which they first speak
	Actor     string            `json:"actor"` // Actor.ID of the record
	Key       string            `json:"key"`   // Actor.Key
	Class     string            `json:"class"`
	Type      string            `json:"type"`  // of unnamed ones: insider, bystander, expert or people
	Name      string            `json:"name"`  // as the record calls it
	Words     readout.Span      `json:"words"` // as the report first introduces it
	Office    string            `json:"office"`
	Rank      string            `json:"rank"`
	Country   string            `json:"country"`
	Side      string            `json:"side"` // the country for which it speaks, with a space and the camp for those against its government
	SideBasis readout.Basis     `json:"side_basis"`
	Gender    string            `json:"gender"`       // man or woman
	GenderBy  readout.Span      `json:"gender_words"` // the pronoun or title that shows it
	Number    *readout.Range    `json:"number"`       // persons behind an unnamed source; absent for a bare plural
	Access    readout.Span      `json:"access"`
	Anonymity readout.Anonymity `json:"anonymity"`
	Perhaps   []string          `json:"perhaps"` // other unnamed sources that may be the same person
	Count     Count             `json:"count"`
	Said      []Said            `json:"said,always"`
}

// A Count is how often a source is quoted, and how.
type Count struct {
	Statements int `json:"statements,always"` // all but those below
	Quoted     int `json:"quoted"`            // of them in quotation marks, at least in part
	Together   int `json:"together"`          // of them together with others
	SecondHand int `json:"second_hand"`       // as others tell it, not counted above
	Ascribed   int `json:"ascribed"`          // hopes, beliefs and intents laid to it, not counted above
	Declined   int `json:"declined"`          // what it would not say, not counted above
}

// How a source stands to a statement.
const (
	AsSaid       = "said"
	AsSecondHand = "second_hand"
	AsAscribed   = "ascribed"
	AsDeclined   = "declined"
)

// Said is one statement of a source, with its words.
type Said struct {
	Statement string         `json:"statement"` // Statement.ID of the record
	Sentence  int            `json:"sentence,always"`
	As        string         `json:"as"`
	Quote     string         `json:"quote"`
	Through   string         `json:"through"` // the statement that tells it, when second hand
	Source    readout.Span   `json:"source"`
	Cue       readout.Span   `json:"cue"`
	Content   []readout.Span `json:"content"`
}

// A Tally counts sources and statements of one kind.
type Tally struct {
	Of         string `json:"of"` // a class, side, rank or gender; empty where it is not known
	Sources    int    `json:"sources,always"`
	Statements int    `json:"statements,always"`
	Named      int    `json:"named"` // of the statements
	Unnamed    int    `json:"unnamed"`
}

// A Reason is why sources are not named, with those it was given for.
type Reason struct {
	Reason  string         `json:"reason"` // as in Anonymity
	Sources []string       `json:"sources"`
	Words   []readout.Span `json:"words"`
}

// A Party is a side that meets, negotiates or is accused, and how it is heard.
type Party struct {
	Side     string         `json:"side"`
	Name     string         `json:"name"`
	Role     string         `json:"role"`  // talks or accused
	Heard    string         `json:"heard"` // named, unnamed, together, asked, second_hand, perhaps or no
	Sources  []string       `json:"sources"`
	Evidence []readout.Span `json:"evidence"` // the words that make it a party
	Asked    readout.Span   `json:"asked"`    // "did not respond"
	Unless   []string       `json:"unless"`   // sources who could speak for it, where the record does not say so
}

// A Flag is a question to the desk.
type Flag struct {
	Rule       string         `json:"rule"`
	Sources    []string       `json:"sources"`
	Side       string         `json:"side"`
	Says       string         `json:"says"`       // in one line, without the words of the report
	Unless     []string       `json:"unless"`     // sources of whom the record does not say enough to be sure
	Statements []string       `json:"statements"` // Statement.ID
	Evidence   []readout.Span `json:"evidence"`
}

// Of audits rec.
func Of(rec *readout.Record) *Audit {
	a := newAuditor(rec)
	a.gather()
	a.describe()
	a.twins()
	a.parties()
	a.count()
	for _, r := range checks {
		r.find(a, r.name)
	}
	return a.out
}
