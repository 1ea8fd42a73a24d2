package readout

// A Record is all that was coded from one report. It owns its memory. Ids are
// short and unique in the record (a1, s3, e2), in the order of the text; an
// empty string or span means not stated or not found. The JSON names are the
// promise of the record's schema; package export writes them.
type Record struct {
	Schema      string       `json:"schema"`
	Coder       CoderVersion `json:"coder"`
	Report      *Report      `json:"report"`
	Sentences   []Span       `json:"sentences,always"`
	Actors      []Actor      `json:"actors,always"`
	Statements  []Statement  `json:"statements,always"`
	Events      []Event      `json:"events,always"`
	Times       []Timex      `json:"times,always"`
	Places      []Place      `json:"places,always"`
	Meetings    []Meeting    `json:"meetings"`
	Positions   []Position   `json:"positions"`
	Proposals   []Proposal   `json:"proposals"`
	Threats     []Threat     `json:"threats"`
	NextSteps   []NextStep   `json:"next_steps"`
	Deadlines   []Deadline   `json:"deadlines"`
	Agreements  []Agreement  `json:"agreements"`
	Relations   []Relation   `json:"relations"`
	Effects     []Effect     `json:"effects"`
	Assessments []Assessment `json:"assessments"`
	Processes   []Process    `json:"processes"`
}

// A CoderVersion says what made a record.
type CoderVersion struct {
	Version string `json:"version"`
	Data    string `json:"data"` // hash of all embedded models and lexicons; each after a plus sign those of a user's own actors and frames
}

// A Range is a number as stated, from Min to Max (equal where exact). Open says
// that there may be more than Max: "at least 12" is 12 to 12 and open.
type Range struct {
	Min  int    `json:"min,always"`
	Max  int    `json:"max,always"`
	Open bool   `json:"open"`
	Text string `json:"text"`
}

// The kinds of an Actor.
const (
	ActorPerson       = "person"
	ActorGovernment   = "government"
	ActorOrganisation = "organisation"
	ActorIGO          = "igo"
	ActorNGO          = "ngo"
	ActorArmedGroup   = "armed_group"
	ActorPeople       = "people"
	ActorMedia        = "media"
	ActorOther        = "other"
)

// An Actor is a party that the field has a code for, or a person or group that
// speaks or acts in the report.
type Actor struct {
	ID        string   `json:"id"`
	Key       string   `json:"key"` // in the actor dictionary; empty for who is not in it
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Country   string   `json:"country"` // ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, IMG, MNC
	Sectors   []string `json:"sectors"` // PLOVER: GOV, MIL, REB ...
	Office    string   `json:"office"`  // "Secretary of State"
	Rank      string   `json:"rank"`    // head_of_state_gov, ministerial, special_envoy, ambassadorial, senior_official, official, spokesperson
	Side      string   `json:"side"`    // country of the side an unnamed source speaks for
	Anonymous bool     `json:"anonymous"`
	Number    *Range   `json:"number"` // people behind a plural
	Mentions  []Span   `json:"mentions"`
	Basis     Basis    `json:"basis"`
}

// The kinds of a Statement's source.
const (
	SourceNamed       = "named"       // a person with a name
	SourceInstitution = "institution" // a state, ministry, body, or a spokesman for it
	SourceAnonymous   = "anonymous"
	SourceAnonGroup   = "anonymous_group"
	SourceDocument    = "document"
	SourceVisual      = "visual"
	SourceStateMedia  = "state_media"
	SourceMedia       = "media"
	SourceSocial      = "social"
	SourceUnstated    = "unstated"
)

// How a Statement's content is given.
const (
	QuoteDirect   = "direct"
	QuoteMixed    = "mixed"
	QuoteIndirect = "indirect"
)

// A Statement is who said what.
type Statement struct {
	ID         string    `json:"id"`
	Speakers   []string  `json:"speakers"` // Actor.ID
	Source     Span      `json:"source"`   // the words that name the speaker
	SourceKind string    `json:"source_kind"`
	Rank       string    `json:"rank"`
	Access     Span      `json:"access"` // "briefed on the talks"
	Number     *Range    `json:"number"` // persons behind an unnamed source
	Anonymity  Anonymity `json:"anonymity"`
	Cue        Span      `json:"cue"`
	CueType    string    `json:"cue_type"` // say claim deny acknowledge insist ask order promise threaten hope believe expect intend show other
	Content    []Span    `json:"content"`
	Quote      string    `json:"quote"`
	SaidWhen   string    `json:"said_when"`  // ISO day or interval
	Continues  string    `json:"continues"`  // the Statement.ID this quotation goes on from
	NestedIn   string    `json:"nested_in"`  // the Statement.ID that reports this one
	Addressees []string  `json:"addressees"` // Actor.ID
	About      []string  `json:"about"`      // Actor.ID
	Stance     string    `json:"stance"`     // claims denies acknowledges insists
	Polarity   string    `json:"polarity"`   // negative where the content is denied, unsaid where the source did not say it ("declined to say")
	Sentence   int       `json:"sentence,always"`
	Rule       string    `json:"rule"`
	Score      float32   `json:"score"`
	Review     *Review   `json:"review"`
}

// Anonymity is why a source is not named. Reason is not_authorised,
// private_matter, sensitivity, before_announcement, safety, ground_rule, legal,
// personal or not_given.
type Anonymity struct {
	Reason string `json:"reason"`
	Span   Span   `json:"span"`
}

// A Status says whether an event took place, as the report tells it.
type Status string

// The statuses.
const (
	Happened     Status = "happened"
	Ongoing      Status = "ongoing"
	NotHappened  Status = "not_happened"
	Planned      Status = "planned"
	Desired      Status = "desired"
	Conditional  Status = "conditional"
	Hypothetical Status = "hypothetical"
	Alleged      Status = "alleged"
)

// Who vouches, besides statements by their ids.
const (
	ByAuthor   = "author"
	ByDocument = "document"
	ByInferred = "inferred"
)

// An Event is who did what to whom, when and where, as PLOVER has it.
type Event struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"` // PLOVER: AGREE, CONSULT ...
	Mode       string   `json:"mode"`
	Contexts   []string `json:"contexts"`
	Quad       int      `json:"quad"`  // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	CAMEO      string   `json:"cameo"` // two to four digits
	Code       string   `json:"code"`  // of a user's own ontology
	Goldstein  *float32 `json:"goldstein"`
	Intensity  *float32 `json:"intensity"`
	Actors     []string `json:"actors"` // Actor.ID, who starts it; all parties of a symmetric event
	Recipients []string `json:"recipients"`
	Symmetric  bool     `json:"symmetric"`
	Status     Status   `json:"status"`
	VouchedBy  []string `json:"vouched_by"` // author, document, inferred or Statement.ID
	Date       string   `json:"date"`       // ISO day, month or interval "2016-09-04/2016-09-05"
	DateBasis  Basis    `json:"date_basis"`
	Time       string   `json:"time"`  // Timex.ID
	Place      string   `json:"place"` // Place.ID
	PlaceBasis Basis    `json:"place_basis"`
	Background bool     `json:"background"` // the past, not the news
	Trigger    Span     `json:"trigger"`    // the word or short phrase that tells of it
	Mentions   []Span   `json:"mentions"`   // the other words that tell of the same event
	Evidence   []Span   `json:"evidence"`
	Counts     []Count  `json:"counts"`
	Weapons    []Facet  `json:"weapons"`
	Targets    []Facet  `json:"targets"`
	Meeting    string   `json:"meeting"` // Meeting.ID
	Rule       string   `json:"rule"`
	Score      float32  `json:"score"`    // the chance that the type is right
	Proposed   bool     `json:"proposed"` // of a verb that no frame knows, by the backstop
	Review     *Review  `json:"review"`

	// Head is the trigger's head token in the Document; for the rooms after events only.
	Head int32 `json:"-"`
	// ActorWords and RecipientWords are the phrases that fill the two roles.
	ActorWords     []Span `json:"-"`
	RecipientWords []Span `json:"-"`
}

// A Count is a number of people: killed, injured, missing, detained, displaced,
// participants or other; or of money or goods. Unit is the currency (ISO 4217) or
// the measure, Of the words for what is counted.
type Count struct {
	Kind  string `json:"kind"`
	Range `json:",inline"`
	Unit  string `json:"unit"`
	Of    Span   `json:"of"`
	Span  Span   `json:"span"`
}

// A Facet is the class of a weapon or target of an event, with the words for it.
type Facet struct {
	Class string `json:"class"`
	Span  Span   `json:"span"`
}

// A Timex is a time expression and what it stands for.
type Timex struct {
	ID     string `json:"id"`
	Span   Span   `json:"span"`
	Type   string `json:"type"`   // DATE, TIME, DURATION, SET
	Value  string `json:"value"`  // TIMEX3
	Mod    string `json:"mod"`    // TIMEX3: START, MID, END, APPROX ...
	Begin  string `json:"begin"`  // first day covered, ISO
	End    string `json:"end"`    // last day covered, inclusive
	Anchor string `json:"anchor"` // published, or the Timex.ID it counts from
	Rule   string `json:"rule"`
}

// A Place is a place name and where it is.
type Place struct {
	ID           string        `json:"id"`
	Span         Span          `json:"span"`
	Name         string        `json:"name"`
	Key          string        `json:"key"` // in the gazetteer
	Kind         string        `json:"kind"`
	Country      string        `json:"country"` // ISO 3166 alpha-3
	Lat          *float64      `json:"lat"`
	Lon          *float64      `json:"lon"`
	Basis        Basis         `json:"basis"`
	Alternatives []Alternative `json:"alternatives"`
	Rule         string        `json:"rule"`
	Score        float32       `json:"score"`
}

// An Alternative is another place of the same name.
type Alternative struct {
	Key     string  `json:"key"`
	Name    string  `json:"name"`
	Country string  `json:"country"`
	Score   float32 `json:"score"`
}
