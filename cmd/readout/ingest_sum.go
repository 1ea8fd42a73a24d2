package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"readout/wording"
)

// A summary says what became of all inputs.
type summary struct {
	Database  string  `json:"database"`
	Run       int64   `json:"run,omitempty"`
	Read      int     `json:"read"`             // reports that are new
	Known     int     `json:"known"`            // whose text was in the database already
	Recoded   int     `json:"recoded"`          // that were coded again
	Forgotten int     `json:"forgotten"`        // that may not be kept
	Earlier   int     `json:"earlier"`          // parts and files that were dealt with by an earlier call
	Queued    int     `json:"queued,omitempty"` // handed out to workers
	Shards    int     `json:"shards,omitempty"` // files that became shards
	Dead      int     `json:"dead,omitempty"`   // tasks of the queue that were given up
	NotCoded  reasons `json:"not_coded"`        // of those read: why they were kept and not coded
	Skipped   reasons `json:"skipped"`
	Failed    reasons `json:"failed"`
	Stopped   bool    `json:"stopped"` // before all was done
	Seconds   float64 `json:"seconds"`

	start time.Time
}

// A reason is why some inputs gave no report, and which were the first.
type reason struct {
	Reason string   `json:"reason"`
	Hint   string   `json:"hint,omitempty"` // what to do
	Count  int      `json:"count"`
	First  []string `json:"first"`
}

type reasons []*reason

// firstFew is how many inputs are named for each reason.
const firstFew = 3

func newSummary(database string) *summary {
	return &summary{Database: database, start: time.Now(), NotCoded: reasons{}, Skipped: reasons{}, Failed: reasons{}}
}

// maxReasons is how many reasons are kept apart, so that odd inputs cannot fill the memory.
const maxReasons = 1000

func (r *reasons) add(why, hint, input string) {
	i := slices.IndexFunc(*r, func(x *reason) bool { return x.Reason == why })
	if i < 0 {
		if len(*r) == maxReasons {
			why = "for other reasons"
		}
		if i = slices.IndexFunc(*r, func(x *reason) bool { return x.Reason == why }); i < 0 {
			*r = append(*r, &reason{Reason: why, Hint: hint})
			i = len(*r) - 1
		}
	}
	x := (*r)[i]
	x.Count++
	if len(x.First) < firstFew {
		x.First = append(x.First, input)
	}
}

func (r reasons) count() (n int) {
	for _, x := range r {
		n += x.Count
	}
	return n
}

func (s *summary) stop(early bool) {
	s.Stopped, s.Seconds = early, time.Since(s.start).Seconds()
	for _, r := range []reasons{s.NotCoded, s.Skipped, s.Failed} {
		slices.SortStableFunc(r, func(a, b *reason) int { return cmp.Compare(b.Count, a.Count) })
	}
}

// dealt is how many reports went through.
func (s *summary) dealt() int {
	return s.Read + s.Known + s.Recoded + s.Forgotten + s.Skipped.count() + s.Failed.count()
}

func (s *summary) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	var b strings.Builder
	for _, x := range []struct {
		n    int
		what string
	}{{s.Read, "read"}, {s.Recoded, "coded again"}, {s.Known, "known: the same text is in the database"}, {s.Forgotten, "forgotten earlier, and not taken in"}, {s.Earlier, "dealt with earlier"}, {s.Queued, "handed out to the queue; readout run status says how far they are"}, {s.Shards, "made shards of, whole"}, {s.Dead, "given up; readout queue list says why"}} {
		if x.n > 0 || x.what == "read" && s.Queued == 0 {
			fmt.Fprintf(&b, "%7d %s\n", x.n, x.what)
		}
	}
	for _, x := range []struct {
		r    reasons
		what string
	}{{s.NotCoded, "of those read kept but not coded"}, {s.Skipped, "skipped"}, {s.Failed, "failed"}} {
		if len(x.r) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%7d %s\n", x.r.count(), x.what)
		for _, r := range x.r {
			fmt.Fprintf(&b, "%11d because %s", r.Count, wording.Plain(r.Reason))
			if r.Hint != "" {
				fmt.Fprintf(&b, " (%s)", wording.Plain(r.Hint))
			}
			fmt.Fprintf(&b, ": %s", wording.Plain(strings.Join(r.First, "; ")))
			if r.Count > len(r.First) {
				b.WriteString(" ...")
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "%.1f s", s.Seconds)
	if n := s.dealt(); n > 0 && s.Seconds > 0 {
		fmt.Fprintf(&b, ", %.3g a second", float64(n)/s.Seconds)
	}
	fmt.Fprintf(&b, "; %s\n", wording.Plain(s.Database))
	if s.Stopped {
		b.WriteString("stopped before all was read: the same command goes on from here\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
