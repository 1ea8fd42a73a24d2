package readout

import "strings"

// Corrects says whether a report takes back an earlier one, by its title or by what
// stands at its beginning and its end.
func (r *Report) Corrects() bool {
	head, tail := r.Text[:min(len(r.Text), 400)], r.Text[max(0, len(r.Text)-400):]
	for _, s := range []string{r.Title, head, tail} {
		s = strings.ToLower(s)
		for _, w := range []string{"correction", "corrects an earlier", "corrects a previous", "corrects our", "an earlier version of this", "an earlier report", "a previous report", "a previous version", "we regret the error"} {
			if strings.Contains(s, w) {
				return true
			}
		}
	}
	return false
}
