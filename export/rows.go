package export

// Rows are what tables are made of: an event, a statement or a report with what is
// needed to understand it alone. Lists that the store gives out and tables that leave
// the program have the same ones.

// A Report is a row of a list of reports.
type Report struct {
	N         int64   `json:"-"`
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Outlet    string  `json:"outlet"`
	URL       string  `json:"url"`
	Lang      string  `json:"lang"`
	Published string  `json:"published"`
	Skipped   string  `json:"skipped"`
	Group     string  `json:"text_group"` // id of the first report with much the same text
	Share     float64 `json:"share"`      // of its text that stands in that group
	Origin    string  `json:"origin"`
	Snippet   string  `json:"snippet,omitempty"`
}

// A Party is who takes part in an event or speaks.
type Party struct {
	ID        string `json:"id"` // in the record
	Key       string `json:"key,omitempty"`
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Country   string `json:"country,omitempty"`
	Sectors   string `json:"sectors,omitempty"`
	Office    string `json:"office,omitempty"`
	Anonymous bool   `json:"anonymous,omitempty"`
}

// An Event is a row of a list of events, with its report.
type Event struct {
	N          int64    `json:"-"`
	ID         string   `json:"id"`    // stable
	Local      string   `json:"event"` // in the record
	Report     string   `json:"report"`
	Title      string   `json:"title"`
	Outlet     string   `json:"outlet"`
	URL        string   `json:"url"`
	Published  string   `json:"published"`
	Group      string   `json:"text_group"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Quad       int      `json:"quad"`
	CAMEO      string   `json:"cameo"`
	Code       string   `json:"code,omitempty"`
	Status     string   `json:"status"`
	Background bool     `json:"background"`
	Symmetric  bool     `json:"symmetric"`
	From       string   `json:"date_from"`
	To         string   `json:"date_to"`
	DateBasis  string   `json:"date_basis"`
	Place      string   `json:"place"`
	Country    string   `json:"place_country"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	Goldstein  *float64 `json:"goldstein"`
	Intensity  *float64 `json:"intensity"`
	Score      float64  `json:"score"`
	Vouched    string   `json:"vouched_by"`
	Start      int64    `json:"-"` // the trigger, in bytes of the text
	End        int64    `json:"-"`
	Trigger    string   `json:"trigger"`
	Words      string   `json:"words"`
	Rule       string   `json:"rule"`
	PlaceKey   string   `json:"-"` // of the place, as the record has them
	PlaceKind  string   `json:"-"`
	Mentions   int      `json:"-"` // how many places of the text tell of it, the trigger with them
	Record     *Depth   `json:"-"` // what only the whole record tells; nil in a list
	Actors     []Party  `json:"actors"`
	Recipients []Party  `json:"recipients"`

	Corrected []string `json:"corrected,omitempty"` // fields that a person corrected
}

// A Statement is a row of a list of statements, with its report.
type Statement struct {
	N         int64   `json:"-"`
	ID        string  `json:"id"`
	Local     string  `json:"statement"`
	Report    string  `json:"report"`
	Title     string  `json:"title"`
	Outlet    string  `json:"outlet"`
	Published string  `json:"published"`
	Group     string  `json:"text_group"`
	Cue       string  `json:"cue"`
	CueType   string  `json:"cue_type"`
	Quote     string  `json:"quote"`
	Stance    string  `json:"stance"`
	Anonymous bool    `json:"anonymous"`
	Reason    string  `json:"reason"`
	Source    string  `json:"source"`
	Words     string  `json:"words"`
	Speakers  []Party `json:"speakers"`

	Corrected []string `json:"corrected,omitempty"` // fields that a person corrected
}

// Depth is what the record of an event tells beyond its row.
type Depth struct {
	Contexts       []string
	Sentence       int // of the trigger, from 1; 0 where it stands in none
	Length         int // of the report's text, in code points
	Lang           string
	Version        string // of coder and data
	People, Bodies []string
	Places         []string
	PlaceWords     string // as the report has them
}
