package processes

import "readout"

// A Process is where a negotiation stands and how it came there, with what proves it.
// Every value names the facts it rests on; [Process.Cited] has them.
type Process struct {
	ID           string       `json:"id"`
	Also         []string     `json:"also,omitempty"` // ids it had before earlier reports came in, or before a merge
	Name         string       `json:"name"`
	NamedBy      string       `json:"named_by"` // user, person or found
	Kind         string       `json:"kind"`     // peace_talks, ceasefire_talks, arms_control, trade ...
	Type         string       `json:"type"`     // interstate, intrastate, internationalised, mixed
	State        string       `json:"state"`
	Since        string       `json:"since,omitempty"` // ISO day
	Why          string       `json:"why"`             // one sentence
	Resumption   string       `json:"resumption"`      // none, wanted, agreed, scheduled
	Intervention string       `json:"intervention"`    // none, leaders, mediator
	Outcome      string       `json:"outcome,omitempty"`
	Opened       string       `json:"opened,omitempty"`
	Closed       string       `json:"closed,omitempty"`
	AsOf         string       `json:"as_of,omitempty"`
	Parties      []Party      `json:"parties"`
	Issues       []string     `json:"issues,omitempty"`
	Focus        string       `json:"focus,omitempty"`
	Frames       []string     `json:"frames,omitempty"`
	States       []State      `json:"states"` // history, oldest first; asserted and disputed ones among them
	Flags        []Flag       `json:"flags,omitempty"`
	Rounds       []Round      `json:"rounds,omitempty"`
	Positions    []Position   `json:"positions,omitempty"`
	Proposals    []Proposal   `json:"proposals,omitempty"`
	Sticking     []Sticking   `json:"sticking_points,omitempty"`
	Threats      []Threat     `json:"threats,omitempty"`
	Steps        []Step       `json:"next_steps,omitempty"`
	Deadlines    []Deadline   `json:"deadlines,omitempty"`
	Agreements   []Agreement  `json:"agreements,omitempty"`
	Relations    []Relation   `json:"relations,omitempty"`
	Assessments  []Assessment `json:"assessments,omitempty"`
	Vouched      []Account    `json:"vouched,omitempty"`      // what each side vouches for, a side an account
	Both         []string     `json:"both_sides,omitempty"`   // facts that both sides vouch for
	UnnamedOnly  []string     `json:"unnamed_only,omitempty"` // facts that only unnamed sources tell
	Claims       []Claim      `json:"claims,omitempty"`       // what rests on whose word
	Reports      int          `json:"reports"`
	Groups       int          `json:"text_groups"`
	Members      []Member     `json:"members"`
	Suggested    []Member     `json:"suggested,omitempty"` // may belong here; a person decides
	Decisions    []Decision   `json:"decisions,omitempty"`
	Cited        []CitedFact  `json:"cited"`
	Remarks      []string     `json:"remarks,omitempty"` // what was odd: dates in the future, reports years late
}

// A CitedFact is a fact with the report it stands in.
type CitedFact struct {
	Fact      `json:",inline"`
	Report    string `json:"report"`
	Group     string `json:"group"`
	Published string `json:"published,omitempty"`
	Stored    string `json:"stored,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
}

// How a State stands.
const (
	Confirmed = "confirmed" // it has its minimum evidence
	Asserted  = "asserted"  // one side says so, nobody else
	Disputed  = "disputed"  // somebody denies it; the older state stays
	Inferred  = "inferred"  // by rule: the clock, or a step that reports passed over
	Pinned    = "pinned"    // a person said so
	Noted     = "noted"     // told, but it cannot follow from the state that was
)

// A State is one entry of the state history.
type State struct {
	State    string        `json:"state"`
	From     string        `json:"from"`
	To       string        `json:"to,omitempty"` // the day the next state began; only of those that counted
	Basis    readout.Basis `json:"basis,omitempty"`
	Standing string        `json:"standing"`      // confirmed, asserted, disputed, inferred, pinned, noted
	By       []string      `json:"by,omitempty"`  // whose word it is, where it is asserted
	Act      []string      `json:"act,omitempty"` // who did it: walked out, suspended
	DeniedBy []string      `json:"denied_by,omitempty"`
	Previous string        `json:"previous,omitempty"`
	Passed   []string      `json:"passed,omitempty"` // steps on the way that no report tells of
	Witness  Witness       `json:"witness"`
	Why      string        `json:"why"`
	Facts    []string      `json:"facts"`

	own int // how many of the facts tell of the change; the others tell of it again
}

// A Witness counts who vouches for something.
type Witness struct {
	Groups   int      `json:"groups"`           // independent text groups
	Author   int      `json:"author,omitempty"` // of them in the report's own voice
	Sides    []string `json:"sides,omitempty"`  // parties
	Third    []string `json:"third,omitempty"`  // mediators, hosts and others
	Document bool     `json:"document,omitempty"`
	Unnamed  []string `json:"unnamed,omitempty"` // sides of unnamed sources; "" where not told
}

// A Flag is a resumption or an intervention, from a day on.
type Flag struct {
	Flag     string   `json:"flag"` // resumption, intervention
	Value    string   `json:"value"`
	From     string   `json:"from"`
	To       string   `json:"to,omitempty"`
	For      string   `json:"for,omitempty"` // the day that was set
	Standing string   `json:"standing"`
	Facts    []string `json:"facts"`
}

// A Party takes part in a process.
type Party struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Role    string   `json:"role"` // negotiating_party, mediator, host, observer, guarantor
	People  []string `json:"people,omitempty"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	Reports int      `json:"reports"`
	Facts   []string `json:"facts,omitempty"` // for those who are no party
}

// A Round is one encounter, put together from what all reports tell of it.
type Round struct {
	Number    int           `json:"number"`
	Kind      string        `json:"kind"`
	Status    string        `json:"status"` // held, under_way, postponed, cancelled, refused, alleged, disputed
	From      string        `json:"from,omitempty"`
	To        string        `json:"to,omitempty"`
	Basis     readout.Basis `json:"basis,omitempty"`
	Until     string        `json:"until,omitempty"` // the new day of one that was put off
	Place     string        `json:"place,omitempty"`
	Parties   []string      `json:"parties"`
	Third     []string      `json:"third,omitempty"`
	Hosts     []string      `json:"hosts,omitempty"`
	Mediators []string      `json:"mediators,omitempty"`
	Mode      string        `json:"mode,omitempty"`     // in_person, phone, video, written
	Duration  string        `json:"duration,omitempty"` // as told (PT90M), or the days from first to last (P3D)
	People    []string      `json:"people,omitempty"`
	Level     string        `json:"level,omitempty"`
	Format    string        `json:"format,omitempty"`
	Outcome   string        `json:"outcome"`
	Outcomes  []Version     `json:"outcomes,omitempty"` // where reports differ
	By        []string      `json:"by,omitempty"`       // who cancelled or refused
	Reports   int           `json:"reports"`
	Groups    int           `json:"text_groups"`
	Witness   Witness       `json:"witness"`
	Facts     []string      `json:"facts"`
}

// A Version is one of several values that reports give.
type Version struct {
	Value  string   `json:"value"`
	Groups int      `json:"groups"`
	Facts  []string `json:"facts"`
}

// A Position is what a party held on an issue, from one day to another.
type Position struct {
	Holder   string   `json:"holder"`
	Issue    string   `json:"issue"`
	Stance   string   `json:"stance"`
	Kind     string   `json:"kind,omitempty"`
	Words    Quote    `json:"words"`
	From     string   `json:"from,omitempty"`
	To       string   `json:"to,omitempty"`     // superseded on that day
	Change   string   `json:"change,omitempty"` // new, repeated, softer, harder
	Standing string   `json:"standing"`
	Witness  Witness  `json:"witness"`
	Facts    []string `json:"facts"`
}

// A Proposal is a plan or draft and what became of it.
type Proposal struct {
	By       []string `json:"by,omitempty"`
	Kind     string   `json:"kind,omitempty"`
	State    string   `json:"state,omitempty"`
	Accepted []string `json:"accepted_by,omitempty"`
	Rejected []string `json:"rejected_by,omitempty"`
	Words    Quote    `json:"words"`
	From     string   `json:"from,omitempty"`
	Witness  Witness  `json:"witness"`
	Facts    []string `json:"facts"`
}

// Sticking is something in the way.
type Sticking struct {
	Issue   string   `json:"issue,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Words   Quote    `json:"words"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	Witness Witness  `json:"witness"`
	Facts   []string `json:"facts"`
}

// A Threat was made; CarriedOut names the fact of what followed.
type Threat struct {
	By         []string `json:"by,omitempty"`
	To         []string `json:"to,omitempty"`
	Kind       string   `json:"kind"`
	Condition  Quote    `json:"condition,omitzero"`
	Words      Quote    `json:"words"`
	From       string   `json:"from,omitempty"`
	Deadline   string   `json:"deadline,omitempty"`
	CarriedOut string   `json:"carried_out,omitempty"`
	Witness    Witness  `json:"witness"`
	Facts      []string `json:"facts"`
}

// A Step is what is to come. Status is desired, agreed or scheduled while it is open
// (open where none of these is told), then done, missed or called_off.
type Step struct {
	Words    Quote    `json:"words"`
	Owners   []string `json:"owners,omitempty"`
	Told     string   `json:"told"` // desired, agreed, scheduled, open
	Status   string   `json:"status"`
	From     string   `json:"from,omitempty"` // the day it was told
	Due      string   `json:"due,omitempty"`
	Place    string   `json:"place,omitempty"`
	Closed   string   `json:"closed,omitempty"` // the day it was done, missed or called off
	ClosedBy []string `json:"closed_by,omitempty"`
	Witness  Witness  `json:"witness"`
	Facts    []string `json:"facts"`
}

// A Deadline is a day set by someone. Status is open, met, missed or passed.
type Deadline struct {
	Due     string   `json:"due"`
	SetBy   []string `json:"set_by,omitempty"`
	Owners  []string `json:"owners,omitempty"` // who has to do it
	Words   Quote    `json:"words"`
	Or      Quote    `json:"or,omitzero"`
	Status  string   `json:"status"`
	Witness Witness  `json:"witness"`
	Facts   []string `json:"facts"`
}

// An Agreement is an accord or ceasefire and its life.
type Agreement struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Parties  []string `json:"parties,omitempty"`
	Date     string   `json:"date,omitempty"`
	State    string   `json:"state"`
	Past     bool     `json:"past,omitempty"` // from before this process
	History  []Turn   `json:"history"`
	Breaches []Breach `json:"breaches,omitempty"`
	Facts    []string `json:"facts"`
}

// A Turn is a state of an agreement from a day on.
type Turn struct {
	State    string   `json:"state"`
	From     string   `json:"from,omitempty"`
	Standing string   `json:"standing"`
	Witness  Witness  `json:"witness"`
	Facts    []string `json:"facts"`
}

// A Breach is a violation that somebody alleges or tells of.
type Breach struct {
	From      string   `json:"from,omitempty"`
	AllegedBy []string `json:"alleged_by,omitempty"`
	Blamed    []string `json:"blamed,omitempty"`
	Standing  string   `json:"standing"`
	Words     Quote    `json:"words"`
	Facts     []string `json:"facts"`
}

// A Relation holds between two actors.
type Relation struct {
	A     string   `json:"a"`
	Rel   string   `json:"rel"`
	B     string   `json:"b"`
	From  string   `json:"from,omitempty"`
	Facts []string `json:"facts"`
}

// An Assessment is a judgement or outlook that somebody holds.
type Assessment struct {
	Holder   string   `json:"holder,omitempty"`
	Polarity string   `json:"polarity,omitempty"`
	Modality string   `json:"modality,omitempty"`
	Words    Quote    `json:"words"`
	From     string   `json:"from,omitempty"`
	Facts    []string `json:"facts"`
}

// An Account is what one side vouches for.
type Account struct {
	Side  string   `json:"side"`
	Facts []string `json:"facts"`
	Alone []string `json:"alone,omitempty"` // of them, what nobody else tells
}

// The reasons of a Member.
const (
	SameParties = "same_parties+same_issue"
	ByName      = "named"
	ByReference = "explicit_reference"
	ByHand      = "manual"
)

// A Member is a strand of a report, or a single fact that a person moved, and why it
// belongs to the process.
type Member struct {
	Report  string            `json:"report"`
	Strand  string            `json:"strand,omitempty"`
	Fact    string            `json:"fact,omitempty"` // where it is a single fact
	Reason  string            `json:"reason"`         // same_parties+same_issue, named, explicit_reference, manual
	Because string            `json:"because"`        // in words
	Score   float32           `json:"score"`
	As      map[string]string `json:"as,omitempty"` // sides of names of which the report does not say whose they are
}
