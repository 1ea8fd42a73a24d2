package processes

import "testing"

// TestSaid_Short asks each reader of what is said about nothing at all and about all
// short runs of the words that it looks for: a statement may be cut off anywhere.
func TestSaid_Short(t *testing.T) {
	words := []string{"it", "the", "as", "that", "not", "no", "nothing", "there", "truth", "accept", "rejects", "report", "yes", "indeed", "so", "neither", "is", "what", "denied", "of"}
	ask := func(content []string) {
		admits(content)
		ofReply(content)
		assents(content)
		untrue(content)
		nothingSuch(content)
		pointsBack(content)
		onlyComing(content)
		scopeOf(content)
		stemsOf(content)
		topicOf(content)
		impersonal(content)
	}
	ask(nil)
	for _, a := range words {
		ask([]string{a})
		for _, b := range words {
			ask([]string{a, b})
			for _, c := range words {
				ask([]string{a, b, c})
			}
		}
	}
	if !ofReply([]string{"the", "report"}) || ofReply([]string{"that"}) || ofReply(nil) {
		t.Error("what another said is not told from what is said")
	}
}
