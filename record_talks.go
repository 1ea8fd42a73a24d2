package readout

// An Item is what every fact of a negotiation has.
type Item struct {
	ID        string   `json:"id"`
	Span      Span     `json:"span"`
	Status    Status   `json:"status"`
	VouchedBy []string `json:"vouched_by"`
	Evidence  []Span   `json:"evidence"`
	Rule      string   `json:"rule"`
	Score     float32  `json:"score"`
	Review    *Review  `json:"review"`
}

// A Meeting is an encounter of parties: meeting, talks, summit, call or visit.
// Its enumerations are those of the process model. Those that failed to take
// place, or are yet to, are meetings too; State says which.
type Meeting struct {
	Item         `json:",inline"`
	Kind         string        `json:"kind"`
	State        string        `json:"state"` // proposed, scheduled, under_way, held, adjourned, postponed, cancelled, refused
	By           []string      `json:"by"`    // Actor.ID: who postponed, cancelled or refused it
	Until        string        `json:"until"` // ISO: the new day of one that was postponed
	Number       int           `json:"number"`
	Events       []string      `json:"events"`  // Event.ID
	Parties      []string      `json:"parties"` // Actor.ID
	Participants []Participant `json:"participants"`
	Level        string        `json:"level"`   // head_of_state_gov, ministerial, special_envoy ...
	Format       string        `json:"format"`  // bilateral, trilateral, multilateral ...
	Setting      string        `json:"setting"` // on_the_sidelines, visit, conference, remote, stand_alone
	HostEvent    Span          `json:"host_event"`
	Mode         string        `json:"mode"`     // in_person, phone, video, written
	Openness     string        `json:"openness"` // open, closed_door, secret, unannounced
	Date         string        `json:"date"`
	DateBasis    Basis         `json:"date_basis"`
	Place        string        `json:"place"` // Place.ID
	PlaceBasis   Basis         `json:"place_basis"`
	Venue        Span          `json:"venue"`
	Ground       string        `json:"ground"`       // party, mediator, neutral_third
	InitiatedBy  []string      `json:"initiated_by"` // Actor.ID
	HostedBy     []string      `json:"hosted_by"`    // Actor.ID
	Mediators    []string      `json:"mediators"`    // Actor.ID
	Duration     string        `json:"duration"`     // TIMEX value, PT90M
	Overran      bool          `json:"overran"`
	Agenda       []Topic       `json:"agenda"`
	Tone         []Tone        `json:"tone"`
	Progress     []Progress    `json:"progress"`
	Outcome      string        `json:"outcome"`
	JointText    string        `json:"joint_text"` // yes, no
	Series       string        `json:"series"`
	After        []string      `json:"after"` // Meeting.ID: what it is said to come after
}

// A Participant is one who took part; EvidenceKind is text, photo or list.
type Participant struct {
	Actor        string `json:"actor"`
	Role         string `json:"role"`
	EvidenceKind string `json:"evidence_kind"`
	Span         Span   `json:"span"`
}

// A Topic is one matter on an agenda; Weight is main, also or raised_by_one.
type Topic struct {
	Topic    Span     `json:"topic"`
	Weight   string   `json:"weight"`
	RaisedBy []string `json:"raised_by"` // Actor.ID, where one side raised it
	Via      string   `json:"via"`       // Statement.ID
}

// A Tone is a word about the mood, and whose word it is.
type Tone struct {
	Word   Span   `json:"word"`
	Holder string `json:"holder"` // Actor.ID, or author
}

// Progress is how far somebody says they got: none, little, some or major.
type Progress struct {
	Degree string `json:"degree"`
	Word   Span   `json:"word"`
	Holder string `json:"holder"` // Actor.ID, or author
}

// A Position is what a party wants, refuses or holds.
type Position struct {
	Item   `json:",inline"`
	Holder string `json:"holder"` // Actor.ID
	Issue  string `json:"issue"`
	Stance string `json:"stance"`
	Kind   string `json:"kind"`
	Change string `json:"change"` // new, repeated, softer, harder
}

// A Proposal is a plan or draft.
type Proposal struct {
	Item       `json:",inline"`
	Kind       string   `json:"kind"`  // plan, draft, counter, final_offer, bridging
	State      string   `json:"state"` // floated, tabled, accepted, rejected, withdrawn, not_agreed, agreed
	By         []string `json:"by"`
	AcceptedBy []string `json:"accepted_by"`
	RejectedBy []string `json:"rejected_by"`
	Measures   []Span   `json:"measures"`
	Purposes   []Span   `json:"purposes"`
}

// A Threat is a consequence announced, with its condition.
type Threat struct {
	Item        `json:",inline"`
	By          []string `json:"by"`
	To          []string `json:"to"`
	Condition   Span     `json:"condition"`
	Consequence Span     `json:"consequence"`
	Kind        string   `json:"kind"`
	Deadline    string   `json:"deadline"` // ISO
}

// A NextStep is what is to come, wished, agreed or scheduled.
type NextStep struct {
	Item   `json:",inline"`
	State  string   `json:"state"` // open, desired, agreed, scheduled, done, missed
	What   Span     `json:"what"`
	Owners []string `json:"owners"`
	When   string   `json:"when"`  // Timex.ID
	Begin  string   `json:"begin"` // ISO days, where they are counted: "within a week of the signature", "before the feast", which has no End
	End    string   `json:"end"`
}

// A Deadline is a day set by someone.
type Deadline struct {
	Item        `json:",inline"`
	Date        string   `json:"date"`
	SetBy       string   `json:"set_by"`
	Owners      []string `json:"owners"` // Actor.ID: who has to do it
	What        Span     `json:"what"`   // what is due
	Consequence Span     `json:"consequence"`
}

// An Agreement is an accord or ceasefire, past, sought or reached. Its State is
// one of the process model (sought, signed, in_force, failed ...).
type Agreement struct {
	Item       `json:",inline"`
	Name       string      `json:"name"`
	Kind       string      `json:"kind"`
	Date       string      `json:"date"`
	Parties    []string    `json:"parties"`
	State      string      `json:"state"`
	Stage      string      `json:"stage"`      // pre_negotiation, ceasefire, framework_partial, framework_comprehensive, constitution, implementation, renewal, other
	Scope      string      `json:"scope"`      // full, partial, process
	Instrument string      `json:"instrument"` // verbal, joint_statement, mou, protocol, accord, treaty, resolution
	Reached    string      `json:"reached"`    // ISO day, month or year
	Signed     string      `json:"signed"`
	Effective  string      `json:"effective"`
	Expiry     string      `json:"expiry"`
	Guarantors []string    `json:"guarantors"` // Actor.ID
	Mediators  []string    `json:"mediators"`  // Actor.ID
	Monitors   []string    `json:"monitors"`   // Actor.ID
	Provisions []Provision `json:"provisions"`
	Conditions []Span      `json:"conditions"`
	Ceasefire  *Ceasefire  `json:"ceasefire"`
}

// A Provision is one thing that an agreement lays down.
type Provision struct {
	Span  `json:",inline"`
	Issue string `json:"issue"`
}

// A Ceasefire is what is said of an agreement that stops the fighting.
type Ceasefire struct {
	Term         string      `json:"term"`     // ceasefire, truce, cessation_of_hostilities, humanitarian_pause, armistice, lull
	Class        string      `json:"class"`    // cessation_of_hostilities, preliminary, definitive
	Side         string      `json:"side"`     // unilateral, bilateral, multilateral
	Form         string      `json:"form"`     // verbal, written, detailed_written
	Purpose      string      `json:"purpose"`  // peace_process, humanitarian, holiday, election, local_security, prisoner_exchange, other
	Coverage     string      `json:"coverage"` // nationwide, regional, local, line_of_contact, functional
	Declared     string      `json:"declared"` // ISO
	DeclaredBy   []string    `json:"declared_by"`
	From         string      `json:"effective_from"`
	ScheduledEnd string      `json:"scheduled_end"`
	Duration     string      `json:"duration"` // TIMEX value, PT72H
	EndType      string      `json:"end_type"` // expired, violated, terminated_by_party, replaced, drifted, failed_unspecified
	Holding      string      `json:"holding"`  // holding, largely_holding, fragile, violated, collapsed
	Violations   []Violation `json:"violations"`
}

// A Violation is a breach of a ceasefire that somebody alleges or tells of.
type Violation struct {
	Span      Span     `json:"span"`
	Date      string   `json:"date"`
	Place     string   `json:"place"`      // Place.ID
	AllegedBy []string `json:"alleged_by"` // Actor.ID
	Blamed    []string `json:"blamed"`     // Actor.ID
	VouchedBy []string `json:"vouched_by"`
}

// A Relation holds between two actors: allied_with, backs, opposes, member_of,
// part_of, leads, former_tie, at_war_with, depends_on, strained or other.
type Relation struct {
	Item `json:",inline"`
	A    string `json:"a"`
	Rel  string `json:"rel"`
	B    string `json:"b"`
}

// An Effect is harm to people or things, with its number.
type Effect struct {
	Item     `json:",inline"`
	Kind     string `json:"kind"`
	Quantity *Range `json:"quantity"`
	People   Span   `json:"people"`
	Cause    Span   `json:"cause"`
}

// An Assessment is a judgement or outlook that somebody holds.
type Assessment struct {
	Item     `json:",inline"`
	Holder   string `json:"holder"`
	Target   Span   `json:"target"`
	Polarity string `json:"polarity"`
	Modality string `json:"modality"`
}

// A Process is what one report says of a negotiation, before it enters the ledger.
type Process struct {
	Item           `json:",inline"`
	Key            string          `json:"key"`
	Name           string          `json:"name"`
	Parties        []string        `json:"parties"`
	Issues         []string        `json:"issues"`
	Focus          string          `json:"focus"`  // the state or place that the talks are about, where it is no party
	Frames         []string        `json:"frames"` // named formats, "Astana process"
	Hosts          []string        `json:"hosts"`  // Actor.ID
	State          string          `json:"state"`
	Resumption     string          `json:"resumption"`
	Intervention   string          `json:"intervention"`
	Outcome        string          `json:"outcome"`
	States         []StateHint     `json:"states"` // in the order of the world
	StickingPoints []StickingPoint `json:"sticking_points"`
	Mediation      []Mediation     `json:"mediation"`
	Meetings       []string        `json:"meetings"`
	Reason         string          `json:"reason"`
}

// A StateHint is one thing that a report says of where a negotiation stood, with
// its own day and who vouches for it. A report may tell of several.
type StateHint struct {
	State      string   `json:"state"`
	Date       string   `json:"date"` // ISO day, or the last one that it can have been where Before is set
	DateBasis  Basis    `json:"date_basis"`
	Before     bool     `json:"before"`     // it was so before the news; on which day is not said
	Status     Status   `json:"status"`     // happened, or alleged where one side alone says so
	VouchedBy  []string `json:"vouched_by"` // author, document or Statement.ID
	By         []string `json:"by"`         // Actor.ID: who suspended, walked out, broke it
	Denied     bool     `json:"denied"`     // the report tells of it to say that it is not so, or somebody denies it
	DeniedBy   []string `json:"denied_by"`  // Statement.ID
	Resumption string   `json:"resumption"` // wanted, agreed, scheduled: of going on from there
	For        string   `json:"for"`        // ISO day to come that was set
	Span       Span     `json:"span"`
	Rule       string   `json:"rule"`
}

// A StickingPoint is what is in the way. Kind is political, technical, wording,
// sequencing, guarantees or implementation; Via is the Statement.ID of who says so.
type StickingPoint struct {
	Span  `json:",inline"`
	Issue string `json:"issue"`
	Kind  string `json:"kind"`
	Via   string `json:"via"`
}

// Mediation is what somebody who is no party does, or offers to do, for talks.
type Mediation struct {
	Mediator  string   `json:"mediator"` // Actor.ID
	Strategy  string   `json:"strategy"` // facilitation, formulation, manipulation
	State     string   `json:"state"`    // offered, accepted, refused, under_way
	By        []string `json:"by"`       // Actor.ID: who accepted or refused
	VouchedBy []string `json:"vouched_by"`
	Span      Span     `json:"span"`
}
