package review

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/plover"
)

// Apply returns the record as it holds after the judgements of its report: with what
// persons corrected and added, and without what they rejected. rec stays as it was.
// Orphans are judgements whose coding is not in the record, because it is coded
// otherwise by now; they count again where it comes back.
func Apply(rec *readout.Record, list []Judgement) (out *readout.Record, orphans []Judgement) {
	list = Holding(list)
	list = slices.DeleteFunc(list, func(j Judgement) bool { return j.Report != rec.Report.ID })
	if len(list) == 0 {
		return rec, nil
	}
	out = clone(rec)
	given := map[string][]string{} // the types that judgements give a target
	for i := range list {
		if j := &list[i]; j.Verdict == Correct && j.Field == "type" {
			given[j.Target] = append(given[j.Target], j.Value)
		}
	}
	a := applying{rec: out, keys: map[string]string{}, gone: map[string]bool{}}
	for i := range list {
		j := &list[i]
		codings := Codings(out)
		at := target(codings, j, given[j.Target])
		switch {
		case at < 0 && j.Verdict == Add:
			a.add(j)
		case at < 0:
			orphans = append(orphans, *j)
		default:
			a.judge(&codings[at], j)
		}
	}
	drop(out, a.gone)
	return out, orphans
}

// applying is a record under way.
type applying struct {
	rec  *readout.Record
	keys map[string]string
	gone map[string]bool // ids of what was rejected
}

// judge lays one judgement on a coding.
func (a *applying) judge(c *Coding, j *Judgement) {
	at := c.review()
	r := readout.Review{Key: j.Target, Verdict: "accepted", Rule: *c.rule()}
	if *at != nil {
		r = **at
		r.Fields = slices.Clone(r.Fields)
	}
	r.By, r.At, r.Note = j.Who, j.At.UTC().Format(time.RFC3339), j.Note
	delete(a.gone, c.ID) // who judges last
	switch j.Verdict {
	case Reject:
		a.gone[c.ID] = true
	case Correct:
		f, err := fieldOf(c.Kind, j.Field)
		if err != nil {
			return
		}
		was := a.told(c, f)
		if a.set(c, f, j.Value) != nil { // it was tried when it was made
			return
		}
		if r.Verdict != "added" {
			r.Verdict = "corrected"
		}
		r.Fields = append(slices.DeleteFunc(r.Fields, func(b readout.Before) bool {
			if b.Field == f.Name {
				was = b.Was
			}
			return b.Field == f.Name
		}), readout.Before{Field: f.Name, Was: was, By: j.Who, At: r.At})
		*c.rule() = Rule
	}
	*at = &r
}

// set gives a field a value as Normal writes it.
func (a *applying) set(c *Coding, f Field, v string) error {
	switch e, _ := c.of.(*readout.Event); {
	case e != nil && f.form == types:
		if v != e.Type {
			e.Type, e.Quad, e.Code = v, plover.Quads[v], ""
			return remode(e, "")
		}
		return nil
	case e != nil && f.form == mode:
		return remode(e, v)
	case e != nil && f.form == quad:
		n, err := strconv.Atoi(v)
		e.Quad = n
		return err
	case e != nil && f.form == digits:
		if v != e.CAMEO {
			e.CAMEO, e.Goldstein = v, nil
		}
		return nil
	case e != nil && f.form == country:
		p := a.ownPlace(e.Place)
		p.Country, e.Place = v, p.ID
		return nil
	case e != nil && f.form == degrees:
		d, err := strconv.ParseFloat(v, 64)
		p := a.ownPlace(e.Place)
		if e.Place = p.ID; f.Name == "lat" {
			p.Lat = &d
		} else {
			p.Lon = &d
		}
		return err
	}
	if s, ok := c.of.(*readout.Statement); ok && f.Name == "anonymous" {
		switch {
		case v == "no":
			s.Anonymity = readout.Anonymity{}
		case s.Anonymity.Reason == "":
			s.Anonymity.Reason = "not_given"
		}
		return nil
	}
	to := member(reflect.ValueOf(c.of).Elem(), f.Name)
	if !to.IsValid() {
		return fmt.Errorf("BUG: %s has no %s", c.Kind, f.Name)
	}
	switch f.form {
	case flag:
		to.SetBool(v == "yes")
	case parties, party:
		list, err := readParties(v)
		if err != nil {
			return err
		}
		ids := a.actors(list)
		if f.form == parties {
			to.Set(reflect.ValueOf(ids))
		} else if len(ids) > 0 {
			to.SetString(ids[0])
		} else {
			to.SetString("")
		}
	case span, spans:
		list, err := readSpans(v)
		if err != nil {
			return err
		}
		if f.form == spans {
			to.Set(reflect.ValueOf(list))
			return nil
		}
		to.Set(reflect.ValueOf(list[0]))
	case place:
		name, code, _ := strings.Cut(v, ", ")
		id := ""
		if name != "" {
			p := a.newPlace(readout.Place{Name: name, Country: code})
			if i := strings.Index(a.rec.Report.Text, name); i >= 0 {
				p.Span = readout.Span{Start: int32(i), End: int32(i + len(name))}
			}
			id = p.ID
		}
		to.SetString(id)
		basis(c, "place_basis", id != "")
	case day:
		to.SetString(v)
		if f.Name == "date" {
			basis(c, "date_basis", v != "")
		}
	default:
		to.SetString(v)
	}
	return nil
}

// basis says that a person concluded a value from the report.
func basis(c *Coding, name string, there bool) {
	if to := member(reflect.ValueOf(c.of).Elem(), name); to.IsValid() {
		b := readout.BasisReview
		if !there {
			b = ""
		}
		to.Set(reflect.ValueOf(b))
	}
}

// remode sets the mode, with the score that hangs on it.
func remode(e *readout.Event, v string) error {
	if list, ok := plover.Modes[e.Type]; v != "" && ok && !slices.Contains(list, v) {
		return fmt.Errorf("modes of %s are %s", e.Type, strings.Join(list, ", "))
	}
	e.Mode, e.CAMEO, e.Goldstein, e.Intensity = v, "", nil, nil
	if f, ok := plover.Intensity(e.Type, v); ok {
		e.Intensity = &f
	}
	return nil
}

// ownPlace is a place that only the coding has that is corrected: a copy of the one named.
func (a *applying) ownPlace(id string) *readout.Place {
	var p readout.Place
	for i := range a.rec.Places {
		if x := &a.rec.Places[i]; x.ID == id {
			if p = *x; x.Rule == Rule {
				return x
			}
		}
	}
	p.Key, p.Kind, p.Alternatives = "", "", nil
	return a.newPlace(p)
}

func (a *applying) newPlace(p readout.Place) *readout.Place {
	var ids []string
	for i := range a.rec.Places {
		ids = append(ids, a.rec.Places[i].ID)
	}
	p.ID, p.Rule, p.Basis = nextID("p", ids), Rule, readout.BasisReview
	a.rec.Places = append(a.rec.Places, p)
	return &a.rec.Places[len(a.rec.Places)-1]
}

// actors are the ids of parties in the record; who is not there yet comes into it.
func (a *applying) actors(list []Party) (ids []string) {
	for i := range list {
		ids = append(ids, a.actor(&list[i]))
	}
	return ids
}

func (a *applying) actor(p *Party) string {
	var all []string
	for i := range a.rec.Actors {
		x := &a.rec.Actors[i]
		if p.ID == x.ID && x.Name == p.Name || p.ID == "" && x.Name == p.Name && x.Country == p.Country && x.Key == p.Key {
			return x.ID
		}
		all = append(all, x.ID)
	}
	for i := range a.rec.Actors { // coded again, it has another id
		if x := &a.rec.Actors[i]; x.Name == p.Name && x.Country == p.Country && x.Key == p.Key {
			return x.ID
		}
	}
	kind := p.Kind
	if kind == "" {
		kind = readout.ActorOther
	}
	x := readout.Actor{ID: nextID("a", all), Key: p.Key, Name: p.Name, Kind: kind, Country: p.Country, Sectors: strings.Fields(p.Sectors), Office: p.Office, Anonymous: p.Anonymous, Basis: readout.BasisReview}
	if i := strings.Index(a.rec.Report.Text, p.Name); i >= 0 && p.Name != "" {
		x.Mentions = []readout.Span{{Start: int32(i), End: int32(i + len(p.Name))}}
	}
	a.rec.Actors = append(a.rec.Actors, x)
	return x.ID
}

// nextID is an id that none of ids is.
func nextID(letter string, ids []string) string {
	n := 0
	for _, id := range ids {
		if k, err := strconv.Atoi(strings.TrimPrefix(id, letter)); err == nil {
			n = max(n, k)
		}
	}
	return letter + strconv.Itoa(n+1)
}

// told is the value of a field as a person reads it.
func (a *applying) told(c *Coding, f Field) string { return Told(a.rec, c, f.Name) }

// Told is the value of a field of a coding, with actors and places by their names and
// words as they stand in the report.
func Told(rec *readout.Record, c *Coding, name string) string {
	if s, ok := c.of.(*readout.Statement); ok && name == "anonymous" {
		return yes(s.Anonymity.Reason != "")
	}
	f, err := fieldOf(c.Kind, name)
	if err != nil {
		return ""
	}
	if e, ok := c.of.(*readout.Event); ok && (f.form == country || f.form == degrees) {
		for i := range rec.Places {
			p := &rec.Places[i]
			switch {
			case p.ID != e.Place:
			case f.form == country:
				return p.Country
			case name == "lat" && p.Lat != nil:
				return strconv.FormatFloat(*p.Lat, 'f', -1, 64)
			case name == "lon" && p.Lon != nil:
				return strconv.FormatFloat(*p.Lon, 'f', -1, 64)
			}
		}
		return ""
	}
	v := member(reflect.ValueOf(c.of).Elem(), name)
	if !v.IsValid() {
		return ""
	}
	switch x := v.Interface().(type) {
	case readout.Span:
		return x.In(rec.Report.Text)
	case []readout.Span:
		var out []string
		for _, s := range x {
			out = append(out, s.In(rec.Report.Text))
		}
		return strings.Join(out, " … ")
	case []string:
		var out []string
		for _, id := range x {
			out = append(out, nameOf(rec, id))
		}
		return strings.Join(out, "; ")
	case bool:
		return yes(x)
	case int:
		return strconv.Itoa(x)
	}
	if s := v.String(); f.form == party || f.form == place {
		return nameOf(rec, s)
	} else {
		return s
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// nameOf is the name of an actor or place.
func nameOf(rec *readout.Record, id string) string {
	for i := range rec.Actors {
		if rec.Actors[i].ID == id {
			return rec.Actors[i].Name
		}
	}
	for i := range rec.Places {
		if p := &rec.Places[i]; p.ID == id && p.Country != "" {
			return p.Name + ", " + p.Country
		} else if p.ID == id {
			return p.Name
		}
	}
	return id
}

// add puts in a coding that the program did not find.
func (a *applying) add(j *Judgement) {
	at := readout.Span{Start: j.Start, End: j.End}
	if at.Empty() || int(at.End) > len(a.rec.Report.Text) {
		return
	}
	var values map[string]string
	if json.Unmarshal([]byte(j.Value), &values) != nil {
		return
	}
	var ids []string
	for _, c := range Codings(a.rec) {
		ids = append(ids, c.ID)
	}
	by := []string{readout.ByAuthor}
	said := &readout.Review{Key: j.Target, Verdict: "added", By: j.Who, At: j.At.UTC().Format(time.RFC3339), Note: j.Note}
	item := readout.Item{Span: at, Evidence: []readout.Span{a.sentence(at)}, VouchedBy: by, Status: readout.Happened, Rule: Rule, Score: 1, Review: said}
	put := func(letter string) readout.Item { item.ID = nextID(letter, ids); return item }
	r := a.rec
	switch j.Kind {
	case "event":
		e := readout.Event{ID: nextID("e", ids), Type: j.Type, Quad: plover.Quads[j.Type], Trigger: at, Evidence: item.Evidence, VouchedBy: by, Status: readout.Happened, Rule: Rule, Score: 1, Review: said}
		_ = remode(&e, "")
		r.Events = append(r.Events, e)
	case "statement":
		r.Statements = append(r.Statements, readout.Statement{ID: nextID("s", ids), Cue: at, CueType: "say", Quote: readout.QuoteIndirect, SourceKind: readout.SourceUnstated, Content: item.Evidence, Sentence: a.sentenceAt(at), Rule: Rule, Score: 1, Review: said})
	case "meeting":
		r.Meetings = append(r.Meetings, readout.Meeting{Item: put("m"), Kind: "meeting", State: "held"})
	case "position":
		r.Positions = append(r.Positions, readout.Position{Item: put("o"), Kind: "position"})
	case "proposal":
		r.Proposals = append(r.Proposals, readout.Proposal{Item: put("q"), Kind: "plan"})
	case "threat":
		r.Threats = append(r.Threats, readout.Threat{Item: put("h"), Kind: "unspecified"})
	case "next_step":
		r.NextSteps = append(r.NextSteps, readout.NextStep{Item: put("n"), State: "open", What: at})
	case "deadline":
		r.Deadlines = append(r.Deadlines, readout.Deadline{Item: put("d"), What: at})
	case "agreement":
		r.Agreements = append(r.Agreements, readout.Agreement{Item: put("g")})
	case "relation":
		r.Relations = append(r.Relations, readout.Relation{Item: put("r"), Rel: "other"})
	case "effect":
		r.Effects = append(r.Effects, readout.Effect{Item: put("f")})
	case "assessment":
		r.Assessments = append(r.Assessments, readout.Assessment{Item: put("j")})
	case "process":
		r.Processes = append(r.Processes, readout.Process{Item: put("t")})
	default:
		return
	}
	codings := Codings(r)
	i := slices.IndexFunc(codings, func(c Coding) bool { return c.Key == j.Target && *c.rule() == Rule })
	if i < 0 {
		return
	}
	for _, f := range fieldsOf[j.Kind] { // in the order of the table: a mode comes after its type
		if v, ok := values[f.Name]; ok && f.Name != "type" {
			_ = a.set(&codings[i], f, v)
		}
	}
	if s, ok := codings[i].of.(*readout.Statement); ok && len(s.Speakers) > 0 {
		s.SourceKind = readout.SourceNamed
	}
}

// sentence is the sentence of a span; the span where it has none.
func (a *applying) sentence(at readout.Span) readout.Span {
	for _, s := range a.rec.Sentences {
		if s.Contains(at) {
			return s
		}
	}
	return at
}

func (a *applying) sentenceAt(at readout.Span) int {
	return max(0, slices.IndexFunc(a.rec.Sentences, func(s readout.Span) bool { return s.Contains(at) }))
}
