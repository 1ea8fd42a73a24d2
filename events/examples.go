package events

import (
	"slices"
	"strings"

	"readout"
)

// An Example is the sentence of a frame with what it must give: "FRA>IRN" actor and
// recipient by country, "FRA+ITA" all parties of a reciprocal event, "FRA,ITA>" two
// actors, an empty side for any, and a status after a colon where it did not happen.
type Example struct {
	Source string // file and line: "frames/aid.tsv:12"
	Type   string // PLOVER's, empty for any
	Code   string // a user's own, empty for any
	Text   string
	Expect string
}

// Examples lists the examples of the frames and operators.
func (l *Lexicon) Examples() []Example {
	var out []Example
	for _, f := range l.l.frames {
		if f.example == "" {
			continue
		}
		x := Example{Source: f.source(), Type: f.typ, Code: f.code, Text: f.example, Expect: f.expect}
		if f.op != "" {
			x.Type = "" // its content decides
		}
		out = append(out, x)
	}
	return out
}

// Own says whether a file named by a source is a user's.
func (l *Lexicon) Own(source string) bool {
	return l.own[source[:max(strings.LastIndexByte(source, ':'), 0)]]
}

// Fits says whether one of the events of rec is what x expects.
func (x *Example) Fits(rec *readout.Record) bool {
	if x.Type == NoType {
		return len(rec.Events) == 0
	}
	return slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return x.fits(rec, &e) })
}

func (x *Example) fits(rec *readout.Record, e *readout.Event) bool {
	parties, status, _ := strings.Cut(x.Expect, ":")
	if status == "" {
		status = string(readout.Happened)
	}
	if x.Type != "" && e.Type != x.Type || x.Code != "" && e.Code != x.Code || string(e.Status) != status {
		return false
	}
	if strings.Contains(parties, "+") {
		return sameCodes(strings.Split(strings.TrimSuffix(parties, "+"), "+"), append(lands(rec, e.Actors), lands(rec, e.Recipients)...))
	}
	a, r, _ := strings.Cut(parties, ">")
	return side(a, lands(rec, e.Actors)) && side(r, lands(rec, e.Recipients))
}

func side(want string, got []string) bool {
	return want == "" || sameCodes(strings.Split(want, ","), got)
}

func sameCodes(a, b []string) bool {
	for _, c := range a {
		if !slices.Contains(b, c) {
			return false
		}
	}
	return len(b) == len(a)
}

// lands lists the countries of actors.
func lands(rec *readout.Record, ids []string) []string {
	var out []string
	for i := range rec.Actors {
		a := &rec.Actors[i]
		if slices.Contains(ids, a.ID) && a.Country != "" && !slices.Contains(out, a.Country) {
			out = append(out, a.Country)
		}
	}
	return out
}

// Briefly writes the events of rec in the form that an example expects, for whoever
// looks at what came out instead.
func Briefly(rec *readout.Record) []string {
	var out []string
	for i := range rec.Events {
		e := &rec.Events[i]
		parties := strings.Join(lands(rec, e.Actors), ",") + ">" + strings.Join(lands(rec, e.Recipients), ",")
		if e.Symmetric {
			parties = strings.Join(lands(rec, e.Actors), "+")
		}
		if e.Status != readout.Happened {
			parties += ":" + string(e.Status)
		}
		out = append(out, e.Type+" "+parties+" by "+e.Rule)
	}
	return out
}
