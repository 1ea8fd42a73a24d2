package stories

import "math"

// What makes two reports tell of one story: the cosines of their words, leads,
// names and numbers, weighed by a logistic regression over pairs of reports on one
// subject, of which half tell of another event of the same kind. See data/README.md.
var (
	sameBias    = -4.9
	sameWeights = [fields]float64{inAll: 4.5, inLead: 4.3, inNames: 4.4, inNumbers: 6.9}
)

const (
	freeDays   = 2   // apart, which speak against nothing
	perDay     = 0.1 // for each further day
	mostDays   = 30  // reports further apart tell of different stories
	leastShown = .02 // likelier pairs are kept
)

// likely is the chance that two texts tell of one story.
func likely(a, b *node) float64 {
	gap := a.apart(b)
	if gap > mostDays {
		return 0
	}
	z := sameBias
	for f, c := range cosines(a.profile, b.profile) {
		z += sameWeights[f] * c
	}
	z -= perDay * float64(max(0, gap-freeDays))
	return 1 / (1 + math.Exp(-z))
}
