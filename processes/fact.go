package processes

import (
	"readout"
)

// The kinds of a Fact.
const (
	KindMeeting    = "meeting"    // held, failed, cancelled, proposed, planned
	KindState      = "state"      // where the negotiation stood, as a report tells it
	KindPosition   = "position"   // what a party wants, refuses or holds
	KindProposal   = "proposal"   // a plan or draft
	KindThreat     = "threat"     // a consequence announced
	KindStep       = "next_step"  // what is to come
	KindDeadline   = "deadline"   // a day set by someone
	KindAgreement  = "agreement"  // an accord or ceasefire
	KindViolation  = "violation"  // a breach of one, alleged or told of
	KindSticking   = "sticking"   // what is in the way
	KindMediation  = "mediation"  // who mediates, offers or refuses to
	KindRelation   = "relation"   // how two parties stand to each other
	KindAssessment = "assessment" // a judgement or outlook
	KindEvent      = "event"      // an event between parties, as PLOVER has it
	KindClaim      = "claim"      // what a source says that is a fact of its own: unnamed, denied, confirmed, an accusation
)

// A Fact is one thing that one report tells. It owns its memory and needs neither the
// report nor the record it came from. Which of the fields after Status are set depends
// on Kind. Days are ISO; actors are keys, whose names [Entry.Names] has.
type Fact struct {
	ID         string         `json:"id"` // made of report, kind, span and value: the same whenever the report is coded
	Kind       string         `json:"kind"`
	Strand     int            `json:"strand"`           // index in Entry.Strands, -1 for none
	From       string         `json:"from,omitempty"`   // valid from: day, month or year
	To         string         `json:"to,omitempty"`     // valid until, where told
	Basis      readout.Basis  `json:"basis,omitempty"`  // of From; inferred where it is the day of publication
	Before     bool           `json:"before,omitempty"` // it was so before the news, on a day not told
	Parties    []string       `json:"parties,omitempty"`
	By         []string       `json:"by,omitempty"` // who does, holds, threatens, owns, blames
	On         []string       `json:"on,omitempty"` // to whom; who accepted; who is blamed
	Third      []string       `json:"third,omitempty"`
	People     []string       `json:"people,omitempty"` // persons who take part, folded names
	Issue      string         `json:"issue,omitempty"`
	Value      string         `json:"value,omitempty"` // state, stance, kind of threat, type of event, state of a step ...
	Sort       string         `json:"sort,omitempty"`  // finer kind: talks or call, red_line, ceasefire
	Outcome    string         `json:"outcome,omitempty"`
	Level      string         `json:"level,omitempty"`
	Format     string         `json:"format,omitempty"`
	Mode       string         `json:"mode,omitempty"`     // in_person, phone, video, written
	Duration   string         `json:"duration,omitempty"` // TIMEX value, PT90M
	Hosts      []string       `json:"hosts,omitempty"`
	Began      []string       `json:"began,omitempty"` // who asked for a call or meeting
	Place      string         `json:"place,omitempty"` // name of the place
	Wide       bool           `json:"wide,omitempty"`  // the place is a country
	Number     int            `json:"number,omitempty"`
	Due        string         `json:"due,omitempty"` // the day of a step or deadline, the new day of a meeting
	Name       string         `json:"name,omitempty"`
	Resumption string         `json:"resumption,omitempty"`
	Denied     bool           `json:"denied,omitempty"`
	Status     readout.Status `json:"status"`
	Vouched    []Voucher      `json:"vouched"`
	DeniedBy   []Voucher      `json:"denied_by,omitempty"`
	Answers    []string       `json:"answers,omitempty"` // facts of the same report that a claim confirms or denies
	What       Quote          `json:"what,omitzero"`
	If         Quote          `json:"if,omitzero"`   // condition
	Then       Quote          `json:"then,omitzero"` // consequence
	Evidence   []Quote        `json:"evidence"`
	Score      float32        `json:"score,omitempty"`
	Rule       string         `json:"rule,omitempty"`
}

// A Quote is words of a report and where they stand: bytes [Start, End) of its text.
type Quote struct {
	Start int32  `json:"start"`
	End   int32  `json:"end"`
	Words string `json:"words"`
}

// The kinds of a Voucher.
const (
	VoucherAuthor   = "author"
	VoucherDocument = "document"
	VoucherInferred = "inferred"
	VoucherSide     = "side"     // a side at the table, or whoever speaks for it by name or office
	VoucherUnnamed  = "unnamed"  // an unnamed source; Side says whose, empty if not told
	VoucherPerson   = "decision" // a person who uses the program
)

// A Voucher is whose word a fact is. Side is the actor key of the side that speaks.
type Voucher struct {
	Kind string `json:"kind"`
	Side string `json:"side,omitempty"`
	Name string `json:"name,omitempty"` // as the report names the speaker
	Gov  bool   `json:"gov,omitempty"`  // a government's, of which the report does not say which
}
