package stories

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout"
)

// A Happening is one event with all its tellings. What they disagree on stands beside
// each other; nothing is averaged.
type Happening struct {
	ID        string         `json:"id"` // of its first telling
	Type      string         `json:"type"`
	Mode      string         `json:"mode"`
	Status    readout.Status `json:"status"`
	Past      bool           `json:"past"` // only ever looked back at
	By        []Party        `json:"by"`
	To        []Party        `json:"to"`
	From      string         `json:"from"` // days that most agree on, ISO
	Until     string         `json:"until"`
	Told      bool           `json:"told"`
	Place     string         `json:"place"`
	Where     string         `json:"where"`
	Land      string         `json:"land"`
	Tolls     []Toll         `json:"tolls"`
	Disagree  []Disagreement `json:"disagree"`
	VouchedBy []string       `json:"vouched_by"`
	Tellings  []string       `json:"tellings"` // ids, the first one first
	Reports   []string       `json:"reports"`
	Groups    int            `json:"groups"` // texts that are no copies of each other
}

// A Toll is a number over all tellings, from the least to the most that any gives.
type Toll struct {
	Kind string `json:"kind"`
	Unit string `json:"unit"`
	Min  int    `json:"min"`
	Max  int    `json:"max"`
	Open bool   `json:"open"` // there may be more
}

// A Disagreement is what tellings tell differently: a number by its kind (killed),
// by, to, status, place or day.
type Disagreement struct {
	What     string    `json:"what"`
	Versions []Version `json:"versions"` // what most texts tell first
}

// A Version is one way of telling it.
type Version struct {
	Value    string   `json:"value"`
	Tellings []string `json:"tellings"`
	Groups   int      `json:"groups"`
}

// Merge makes the happening of tellings that are one, at least one. Their order
// changes nothing.
func Merge(tellings []Telling) Happening {
	list := slices.Clone(tellings)
	slices.SortFunc(list, func(a, b Telling) int { return before(&a, &b) })
	m := merger{list: list}
	h := Happening{ID: list[0].ID, Past: true, Groups: m.groups(list)}
	h.Type, h.Mode = m.most(func(t *Telling) string { return t.Type }), m.most(func(t *Telling) string { return t.Mode })
	h.Status = readout.Status(m.disagree(&h, "status", func(t *Telling) []string { return []string{string(t.Status)} }))
	for i := range list {
		t := &list[i]
		h.Tellings = append(h.Tellings, t.ID)
		h.Past = h.Past && t.Past
		if !slices.Contains(h.Reports, t.Report) {
			h.Reports = append(h.Reports, t.Report)
		}
		h.By, h.To = adding(h.By, t.By), adding(h.To, t.To)
		h.VouchedBy = append(h.VouchedBy, t.VouchedBy...)
	}
	slices.Sort(h.VouchedBy)
	h.VouchedBy = slices.Compact(h.VouchedBy)
	m.disagree(&h, "by", func(t *Telling) []string { return sides(t.By) })
	m.disagree(&h, "to", func(t *Telling) []string { return sides(t.To) })
	m.where(&h)
	m.when(&h)
	m.takeBack()
	m.tolls(&h)
	return h
}

// takeBack takes the numbers out that a correction of the same outlet took back.
func (m *merger) takeBack() {
	for i := range m.list {
		c := &m.list[i]
		if len(c.TakesBack) == 0 {
			continue
		}
		for k := range m.list {
			t := &m.list[k]
			if t.Report == c.Report || t.Outlet != c.Outlet || len(t.TakesBack) > 0 || dayOf(t.Day) > dayOf(c.Day) {
				continue
			}
			t.Counts = slices.DeleteFunc(slices.Clone(t.Counts), func(x readout.Count) bool {
				return x.Min == x.Max && slices.Contains(c.TakesBack, x.Min)
			})
		}
	}
}

type merger struct{ list []Telling }

// groups counts independent texts.
func (m *merger) groups(list []Telling) int {
	seen := map[string]bool{}
	for i := range list {
		seen[list[i].group()] = true
	}
	return len(seen)
}

// versions gathers who tells what; a telling may tell several things or nothing.
// Those of most texts come first, of equals the one that was told first.
func (m *merger) versions(of func(*Telling) []string) []Version {
	var out []Version
	groups := map[string]map[string]bool{}
	for i := range m.list {
		t := &m.list[i]
		for _, v := range of(t) {
			if v == "" {
				continue
			}
			put2(groups, v, t.group(), true)
			k := slices.IndexFunc(out, func(x Version) bool { return x.Value == v })
			if k < 0 {
				out = append(out, Version{Value: v})
				k = len(out) - 1
			}
			out[k].Tellings = append(out[k].Tellings, t.ID)
		}
	}
	for i := range out {
		out[i].Groups = len(groups[out[i].Value])
	}
	slices.SortStableFunc(out, func(a, b Version) int { return cmp.Compare(b.Groups, a.Groups) })
	return out
}

// most is what most texts tell, empty where none tells anything.
func (m *merger) most(of func(*Telling) string) string {
	if v := m.versions(func(t *Telling) []string { return []string{of(t)} }); len(v) > 0 {
		return v[0].Value
	}
	return ""
}

// disagree notes two versions or more, and returns what most texts tell.
func (m *merger) disagree(h *Happening, what string, of func(*Telling) []string) string {
	v := m.versions(of)
	if len(v) == 0 {
		return ""
	}
	if len(v) > 1 {
		h.Disagree = append(h.Disagree, Disagreement{what, v})
	}
	return v[0].Value
}

// sides names parties so that two tellings of one party agree: by country, rebels by
// their names.
func sides(ps []Party) []string {
	var out []string
	for i := range ps {
		p := &ps[i]
		s := p.Land
		if s == "" || p.Rebel {
			s = p.Key
		}
		if s == "" {
			s = p.Name
		}
		out = append(out, s)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return nil
	}
	return []string{strings.Join(out, " ")}
}

// adding puts parties in that are not there yet.
func adding(list, more []Party) []Party {
	for i := range more {
		if !slices.ContainsFunc(list, func(p Party) bool { return p.is(&more[i]) }) {
			list = append(list, more[i])
		}
	}
	return list
}

// where takes the narrowest place that most tell of.
func (m *merger) where(h *Happening) {
	place := m.most(func(t *Telling) string {
		if t.Wide {
			return ""
		}
		return t.Place
	})
	if place == "" {
		place = m.most(func(t *Telling) string { return t.Place })
	}
	for i := range m.list {
		if t := &m.list[i]; place != "" && t.Place == place {
			h.Place, h.Where, h.Land = t.Place, t.Where, t.Land
			return
		}
	}
}

// when takes the days that words state, the shortest, else those concluded from the first report.
func (m *merger) when(h *Happening) {
	var best *Telling
	for i := range m.list {
		t := &m.list[i]
		if t.From == "" {
			continue
		}
		if best == nil || t.Told && !best.Told || t.Told == best.Told && t.Told && span(t) < span(best) {
			best = t
		}
	}
	if best != nil {
		h.From, h.Until, h.Told = best.From, best.Until, best.Told
	}
	m.disagree(h, "day", func(t *Telling) []string {
		if !t.Told || t.From != t.Until {
			return nil
		}
		return []string{t.From}
	})
}

func span(t *Telling) int32 { return dayOf(t.Until) - dayOf(t.From) }

// tolls gathers the numbers by kind.
func (m *merger) tolls(h *Happening) {
	kinds := map[[2]string]*Toll{}
	for i := range m.list {
		for _, c := range m.list[i].Counts {
			c.Range = plain(c.Range)
			k := [2]string{c.Kind, c.Unit}
			t := kinds[k]
			if t == nil {
				t = &Toll{Kind: c.Kind, Unit: c.Unit, Min: c.Min, Max: c.Max}
				kinds[k] = t
			}
			t.Min, t.Max, t.Open = min(t.Min, c.Min), max(t.Max, c.Max), t.Open || c.Open
		}
	}
	order := slices.SortedFunc(maps.Keys(kinds), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for _, k := range order {
		h.Tolls = append(h.Tolls, *kinds[k])
		m.disagree(h, k[0], func(t *Telling) (out []string) {
			for _, c := range t.Counts {
				if c.Kind == k[0] && c.Unit == k[1] {
					out = append(out, number(plain(c.Range)))
				}
			}
			return out
		})
	}
}

// number writes a range: 12, 12-15, 12 or more.
func number(r readout.Range) string {
	switch {
	case r.Open:
		return fmt.Sprintf("%d or more", r.Min)
	case r.Min != r.Max:
		return fmt.Sprintf("%d-%d", r.Min, r.Max)
	}
	return fmt.Sprint(r.Min)
}
