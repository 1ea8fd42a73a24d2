package processes

import "slices"

// Rules are what a user may set. The zero value means the defaults.
type Rules struct {
	Window    int        // days that may pass without news of a process before the next is another one; 60
	Abandon   int        // days without news after which a process counts as abandoned; 180
	Named     []Named    // processes that the user named, see [ReadNamed]
	Decisions []Decision // of persons, in any order
}

func (r *Rules) window() int {
	if r.Window > 0 {
		return r.Window
	}
	return 60
}

func (r *Rules) abandon() int {
	if r.Abandon > 0 {
		return r.Abandon
	}
	return 180
}

// A Named is a process that the user named and whose parties are pinned.
type Named struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Parties []string `json:"parties"` // sorted keys
	Issues  []string `json:"issues,omitempty"`
	Aliases []string `json:"aliases,omitempty"` // folded names of frames
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
}

// claims says whether n takes a strand, and why.
func (n *Named) claims(s *Strand) (reason string, ok bool) {
	if n.From != "" && s.To < n.From || n.To != "" && s.From > n.To {
		return "", false
	}
	for _, f := range s.Frames {
		if slices.Contains(n.Aliases, f) {
			return ByName, true
		}
	}
	if s.Focus != "" && slices.Contains(n.Aliases, s.Focus) && common(s.Parties, n.Parties) > 0 {
		return ByName, true
	}
	if len(n.Parties) < 2 || common(s.Parties, n.Parties) < 2 {
		return "", false
	}
	if len(n.Issues) > 0 && len(s.Issues) > 0 && !slices.ContainsFunc(s.Issues, func(i string) bool {
		return slices.Contains(n.Issues, i) || families[i] != "" && families[i] == family(n.Issues)
	}) {
		return "", false
	}
	return SameParties, true
}

// named returns the first process of the user's that takes a strand, nil if none does.
func (r *Rules) named(s *Strand) (*Named, string) {
	for i := range r.Named {
		if reason, ok := r.Named[i].claims(s); ok {
			return &r.Named[i], reason
		}
	}
	return nil, ""
}

// inForce returns the decisions that are not taken back, as of a time, in the order in
// which they were made.
func (r *Rules) inForce(until string) []Decision {
	var all []Decision
	for _, d := range r.Decisions {
		if until == "" || d.When <= until || dayOf(d.When) <= until && len(until) == 10 {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, compareDecisions)
	undone := map[string]bool{}
	for i := len(all) - 1; i >= 0; i-- { // later ones first: an undo may be undone
		if d := &all[i]; d.Kind == DecideUndo && !undone[d.ID] {
			undone[d.Of] = true
		}
	}
	return slices.DeleteFunc(all, func(d Decision) bool { return d.Kind == DecideUndo || undone[d.ID] })
}
