package web

import (
	"maps"
	"slices"
)

// A section is one way of the navigation: to the page /Key.
type section struct{ Key, Name string }

// sections are the navigation, in its order. One stands on the pages where Handler has
// a page for it, so that a section comes with its page.
var sections = []section{
	{"processes", "Processes"}, {"changes", "Changes"}, {"timeline", "Timeline"}, {"map", "Map"}, {"network", "Network"},
	{"stories", "Stories"}, {"events", "Events"}, {"statements", "Statements"}, {"actors", "Actors"}, {"reports", "Reports"}, {"sources", "Sources"},
	{"review", "Review"}, {"status", "Status"},
}

// sections are those that this server has pages for.
func (s *Server) sections() (out []section) {
	for _, x := range sections {
		if s.paths["/"+x.Key] || s.paths["/"+x.Key+"/{$}"] {
			out = append(out, x)
		}
	}
	return out
}

// noted keeps that there is a page at a pattern without a method.
func (s *Server) noted(pattern string) {
	if s.paths == nil {
		s.paths = map[string]bool{}
	}
	s.paths[pattern] = true
}

// Routes are the patterns of the pages that Handler answers, without their method.
func (s *Server) Routes() []string { return slices.Sorted(maps.Keys(s.paths)) }
