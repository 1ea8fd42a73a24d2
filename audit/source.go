package audit

import (
	"strconv"
	"strings"

	"readout"
)

// source returns the source behind a key of speakers.
func (a *auditor) source(key string, o *readout.Statement) *Source {
	i, ok := a.at[key]
	if !ok {
		i = len(a.out.Sources)
		a.at[key] = i
		actor := a.actors[key]
		s := Source{ID: "q" + strconv.Itoa(i+1), Class: a.class(o, actor), Words: fromAnd(a.text, o.Source)}
		if actor != nil {
			s.Actor = actor.ID
		}
		a.out.Sources = append(a.out.Sources, s)
	}
	src := &a.out.Sources[i]
	if src.Rank == "" {
		src.Rank = o.Rank
	}
	if src.Access.Empty() {
		src.Access = o.Access
	}
	if src.Anonymity.Span.Empty() && (src.Anonymity.Reason == "" || o.Anonymity.Reason != "" && o.Anonymity.Reason != notGiven) {
		src.Anonymity = o.Anonymity
	}
	if src.Number == nil && len(o.Speakers) < 2 {
		src.Number = o.Number
	}
	if len(o.Source.In(a.text)) > len(src.Words.In(a.text)) && len(o.Speakers) < 2 && !holdsName(src.Words.In(a.text)) {
		src.Words = fromAnd(a.text, o.Source)
	}
	return src
}

// fromAnd leaves out a joining word at the beginning of s.
func fromAnd(text string, s readout.Span) readout.Span {
	for _, w := range []string{"and ", "but ", "or "} {
		if strings.HasPrefix(s.In(text), w) {
			s.Start += int32(len(w))
		}
	}
	return s
}

const notGiven = "not_given"

// holdsName says whether words hold a name, so that no longer ones are needed.
func holdsName(words string) bool {
	return words != "" && strings.ToLower(words) != words && strings.Contains(words, " ")
}

// class says what kind of source it is.
func (a *auditor) class(o *readout.Statement, actor *readout.Actor) string {
	switch o.SourceKind {
	case readout.SourceDocument:
		return Document
	case readout.SourceVisual:
		return Picture
	case readout.SourceStateMedia:
		return StateMedia
	case readout.SourceSocial:
		return Social
	case readout.SourceMedia:
		if marked(o.Source.In(a.text)) {
			return StateMedia
		}
		return Media
	}
	if actor != nil && actor.Anonymous && wholePronoun(actor.Name) {
		return Unresolved
	}
	if actor != nil {
		if c := actorClass(o, actor); c != "" {
			return c
		}
	}
	switch o.SourceKind {
	case readout.SourceNamed:
		return Named
	case readout.SourceInstitution:
		return Body
	case readout.SourceAnonymous, readout.SourceAnonGroup:
		return Unnamed
	case readout.SourceUnstated:
		return Unstated
	}
	return Unresolved
}

func actorClass(o *readout.Statement, actor *readout.Actor) string {
	switch {
	case o.SourceKind == readout.SourceInstitution && (actor.Anonymous || actor.Kind != readout.ActorPerson):
		return Body
	case actor.Anonymous && actor.Rank == "spokesperson":
		return Body
	case actor.Anonymous:
		return Unnamed
	}
	switch actor.Kind {
	case readout.ActorPerson:
		return Named
	case readout.ActorGovernment, readout.ActorOrganisation, readout.ActorIGO, readout.ActorNGO, readout.ActorArmedGroup:
		if o.SourceKind == readout.SourceAnonGroup || o.SourceKind == readout.SourceAnonymous {
			return Unnamed // "Turkish police officers"
		}
		return Body
	case readout.ActorMedia:
		return Media
	}
	return ""
}

// wholePronoun says whether a name is but a word that stands for another.
func wholePronoun(name string) bool {
	switch strings.ToLower(name) {
	case "he", "she", "they", "it", "we", "i", "you", "who", "them", "those":
		return true
	}
	return false
}
