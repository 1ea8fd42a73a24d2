package eval

import (
	"slices"
	"strings"
	"unicode"

	"readout/processes"
)

// A sidebook says which gold actors the keys of the ledger stand for.
type sidebook struct {
	actors []*goldRow
	names  map[string]string // of keys
	known  map[string][]string
}

func newSidebook(g *corpusGold, list []*processes.Process) *sidebook {
	s := &sidebook{actors: g.tables["actors"], names: map[string]string{}, known: map[string][]string{}}
	for _, p := range list {
		for _, y := range p.Parties {
			s.names[y.Key] = y.Name
		}
	}
	return s
}

// of are the ids of the gold actors that a key stands for: by its name or, where no
// actor has it, by its country, rebels for rebels.
func (s *sidebook) of(key string) []string {
	if key == "" {
		return nil
	}
	if ids, ok := s.known[key]; ok {
		return ids
	}
	country, rest, group := strings.Cut(key, ".")
	names := []string{plainName(s.names[key]), plainName(strings.ReplaceAll(rest, "_", " "))}
	var ids []string
	for _, a := range s.actors {
		for _, n := range a.list("names") {
			if n = plainName(n); n != "" && slices.Contains(names, n) && !slices.Contains(ids, a.id()) {
				ids = append(ids, a.id())
			}
		}
	}
	rebel := group && (rest == "reb" || rest == "sep" || rest == "uaf")
	if len(ids) == 0 {
		for _, a := range s.actors {
			if a.get("country") != "" && strings.EqualFold(a.get("country"), country) && rebel == slices.Contains(a.list("sectors"), "REB") {
				ids = append(ids, a.id())
			}
		}
	}
	s.known[key] = ids
	return ids
}

func (s *sidebook) is(key, id string) bool { return slices.Contains(s.of(key), id) }

// any says whether one of the keys stands for the actor.
func (s *sidebook) any(keys []string, id string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return s.is(k, id) })
}

// all says whether every actor of ids is among the keys.
func (s *sidebook) all(keys, ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !s.any(keys, id) })
}

// only says whether each of the keys stands for one of ids.
func (s *sidebook) only(keys, ids []string) bool {
	return !slices.ContainsFunc(keys, func(k string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return s.is(k, id) })
	})
}

// plainName is a name in small letters without its article and marks.
func plainName(name string) string {
	f := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(f) > 1 && f[0] == "the" {
		f = f[1:]
	}
	return strings.Join(f, " ")
}
