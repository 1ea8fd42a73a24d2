package readout

// A Review is what persons said of a coding: who last, when, and what each corrected
// field was before. A coding without one was looked at by nobody.
type Review struct {
	Key     string   `json:"key"`     // by which it is known whatever is corrected
	Verdict string   `json:"verdict"` // accepted, corrected, added
	By      string   `json:"by"`
	At      string   `json:"at"` // ISO, to the second, UTC
	Note    string   `json:"note"`
	Rule    string   `json:"rule"` // by which the program found it
	Fields  []Before `json:"fields"`
}

// A Before is one field that a person corrected. Values are told as they stand in the
// record, actors and places by their names.
type Before struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	By    string `json:"by"`
	At    string `json:"at"`
}
