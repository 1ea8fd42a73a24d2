package processes

// The kinds of a Decision.
const (
	DecideMove   = "move"   // Fact (or Strand) goes to Process
	DecideOut    = "out"    // Fact (or Strand) belongs to no process
	DecideMerge  = "merge"  // Process and Into are one; Into keeps its id and name
	DecideRename = "rename" // Process is called Value
	DecidePin    = "pin"    // Process is in state Value from Day on
	DecideUndo   = "undo"   // takes back the decision with id Of; undoing an undo brings it back
)

// A Decision is what a person decided: a fact of its own, never deleted. Process and Into
// are any id that the process has or had.
type Decision struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Process string `json:"process,omitempty"`
	Into    string `json:"into,omitempty"`
	Report  string `json:"report,omitempty"` // of the fact or strand
	Fact    string `json:"fact,omitempty"`
	Strand  string `json:"strand,omitempty"`
	Value   string `json:"value,omitempty"`
	Day     string `json:"day,omitempty"`
	Of      string `json:"of,omitempty"`
	Who     string `json:"who"`
	When    string `json:"when"` // RFC 3339
	Why     string `json:"why,omitempty"`
}
