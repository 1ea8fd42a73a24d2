package wording

// An Explained is how one sentence was coded, as "readout explain --json" writes it: its
// words with their tree, which frames were tried at which word and why each fitted or not,
// the way to the root that gave the status, and what came of it. Words are numbered from
// 1, and 0 is none.
type (
	Explained struct {
		Report   string          `json:"report"`
		Sentence int             `json:"sentence"` // from 1
		Text     string          `json:"text"`
		Words    []ExplainedWord `json:"words"`
		Tried    []ExplainedTry  `json:"tried"`
		Ways     []ExplainedWay  `json:"ways"`
		Outcomes []ExplainedFate `json:"outcomes"`
	}

	// An ExplainedWord is a word as Universal Dependencies has it.
	ExplainedWord struct {
		Word     string `json:"word"`
		Lemma    string `json:"lemma"`
		Tag      string `json:"tag"`
		Relation string `json:"relation"`
		Head     int    `json:"head"`
		Name     string `json:"name,omitempty"`
	}

	// An ExplainedTry is a frame that was tried at a word.
	ExplainedTry struct {
		Word  int    `json:"word"`
		Rule  string `json:"rule"`
		Line  string `json:"line,omitempty"`
		Slots string `json:"slots,omitempty"`
		Fits  bool   `json:"fits"`
		Wins  bool   `json:"wins"`
		Rank  int    `json:"rank"`
		Why   string `json:"why,omitempty"`
	}

	// An ExplainedWay is the way from a word to the root, and the status that it gave.
	ExplainedWay struct {
		Word   int             `json:"word"`
		Own    string          `json:"own"`
		Steps  []ExplainedStep `json:"steps"`
		Status string          `json:"status"`
	}

	// An ExplainedStep is one step of that way.
	ExplainedStep struct {
		Word     int    `json:"word"`
		Relation string `json:"relation"`
		Head     int    `json:"head"`
		Does     string `json:"does,omitempty"`
	}

	// An ExplainedFate is what came of a frame that fitted.
	ExplainedFate struct {
		Word  int    `json:"word"`
		Rule  string `json:"rule"`
		Event string `json:"event,omitempty"`
		What  string `json:"what"`
	}
)
