package stories

import (
	"slices"
	"strings"
	"time"

	"readout"
)

// Tellings are the events of a record as they are compared with those of other
// reports. Group and Story are the caller's to fill. The id of an event is the
// report's and its own, joined by a stroke.
func Tellings(rec *readout.Record) []Telling {
	r := recordReader{rec: rec, actors: map[string]*readout.Actor{}, said: map[string]*readout.Statement{}, places: map[string]*readout.Place{}}
	for i := range rec.Actors {
		r.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		r.said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Places {
		r.places[rec.Places[i].ID] = &rec.Places[i]
	}
	r.back, r.cast = takenBack(rec.Report), castOf(rec)
	out := make([]Telling, 0, len(rec.Events))
	for i := range rec.Events {
		out = append(out, r.telling(&rec.Events[i]))
	}
	return out
}

type recordReader struct {
	rec    *readout.Record
	actors map[string]*readout.Actor
	said   map[string]*readout.Statement
	places map[string]*readout.Place
	back   []int
	cast   []string
}

const around = 8 // words on either side of a trigger that hang on it

func (r *recordReader) telling(e *readout.Event) Telling {
	text := r.rec.Report.Text
	t := Telling{
		ID: r.rec.Report.ID + "/" + e.ID, Report: r.rec.Report.ID,
		Type: e.Type, Mode: e.Mode, Status: e.Status, Past: e.Background, Symmetric: e.Symmetric,
		Trigger: e.Trigger.In(text), Words: Phrase(e.Trigger.In(text)),
		By: r.parties(e.Actors), To: r.parties(e.Recipients), Counts: r.counts(e),
		Outlet: r.rec.Report.Outlet, TakesBack: r.back, Cast: r.cast,
	}
	if len(t.Words) == 0 {
		t.Words = []string{Stem(t.Trigger)}
	}
	if r.rec.Report.Published.Known() {
		t.Day = r.rec.Report.Published.Date.Format(time.DateOnly)
	}
	t.Nth = r.sentence(e.Trigger)
	if t.Nth < len(r.rec.Sentences) {
		s := r.rec.Sentences[t.Nth]
		t.Near = Phrase(s.In(text))
		t.With = besides(Phrase(window(text, s, e.Trigger)), t.Words)
	}
	r.when(&t, e)
	if p := r.places[e.Place]; p != nil {
		t.Place, t.Where, t.Land = p.Key, p.Name, p.Country
		if t.Place == "" {
			t.Place = strings.ToLower(p.Name)
		}
		t.Wide = wide(p.Kind)
	}
	for _, v := range e.VouchedBy {
		if t.Where != "" && r.from(v, t.Where) { // the government in the capital: it is no place of what it tells
			t.Place, t.Where, t.Land, t.Wide = "", "", "", false
		}
		t.VouchedBy = append(t.VouchedBy, r.voucher(v)...)
	}
	slices.Sort(t.VouchedBy)
	t.VouchedBy = slices.Compact(t.VouchedBy)
	return t
}

// wide says whether a place of a kind holds others; a place that no gazetteer knows is
// taken for a small one.
func wide(kind string) bool {
	switch kind {
	case "district", "division", "region", "island", "water", "border", "mountain", "country", "continent":
		return true
	}
	return false
}

func besides(list, without []string) []string {
	return slices.DeleteFunc(list, func(w string) bool { return slices.Contains(without, w) })
}

// sentence is the number of the sentence that a span is in.
func (r *recordReader) sentence(s readout.Span) int {
	for i, x := range r.rec.Sentences {
		if s.Start < x.End {
			return i
		}
	}
	return len(r.rec.Sentences)
}

// window is the piece of a sentence around a trigger.
func window(text string, s, trigger readout.Span) string {
	words := wordsOf(nil, text, int(s.Start), int(s.End))
	at := slices.IndexFunc(words, func(w word) bool { return w.end > int(trigger.Start) })
	if at < 0 {
		return ""
	}
	return text[words[max(0, at-around)].start:words[min(len(words)-1, at+around)].end]
}

func (r *recordReader) parties(ids []string) []Party {
	var out []Party
	for _, id := range ids {
		if a := r.actors[id]; a != nil {
			p := Party{Key: a.Key, Name: a.Name, Land: a.Country, Rebel: rebels(a), Words: Phrase(a.Name)}
			out = append(out, p)
		}
	}
	return out
}

// from says whether a place is part of the name of who vouches.
func (r *recordReader) from(voucher, place string) bool {
	s := r.said[voucher]
	return s != nil && slices.ContainsFunc(s.Speakers, func(id string) bool {
		a := r.actors[id]
		return a != nil && a.Name != place && strings.HasSuffix(a.Name, " in "+place)
	})
}

// voucher turns who vouches for an event into names that other reports can have too.
func (r *recordReader) voucher(v string) []string {
	s := r.said[v]
	if s == nil {
		return []string{v}
	}
	var out []string
	for _, id := range s.Speakers {
		if a := r.actors[id]; a != nil {
			out = append(out, a.Name)
		}
	}
	if len(out) == 0 && !s.Source.Empty() {
		out = append(out, s.Source.In(r.rec.Report.Text))
	}
	return out
}

// when reads the days of an event.
func (r *recordReader) when(t *Telling, e *readout.Event) {
	from, until, ok := strings.Cut(e.Date, "/")
	if !ok {
		until = from
	}
	t.From, t.Until = firstDay(from), lastDay(until)
	listed := r.listed(e)
	if listed != nil && e.DateBasis != readout.BasisStated {
		t.From, t.Until, t.Past = listed.Begin, listed.End, true
	}
	if t.From == "" || t.Until == "" || t.From > t.Until {
		t.From, t.Until = "", ""
	}
	if t.From != "" && e.Type == "CONSULT" {
		t.widen()
	}
	t.Told = t.From != "" && (e.DateBasis == readout.BasisStated || e.DateBasis == readout.BasisAnchored || e.Time != "" || listed != nil)
}

// listed is the day at the head of an entry of a chronology, "March 12: ...", that
// an event stands in, nil for none.
func (r *recordReader) listed(e *readout.Event) *readout.Timex {
	text := r.rec.Report.Text
	line := text[:min(len(text), int(e.Trigger.Start))]
	start := strings.LastIndexByte(line, '\n') + 1
	for i := range r.rec.Times {
		t := &r.rec.Times[i]
		if int(t.Span.Start) == start && t.Type == "DATE" && t.Begin != "" && strings.HasPrefix(text[t.Span.End:], ":") && !strings.ContainsAny(line[t.Span.End:], ".;") {
			return t
		}
	}
	return nil
}

// firstDay is the first day of a day, month or year, empty for anything else.
func firstDay(s string) string {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// lastDay is the last day of a day, month or year, empty for anything else.
func lastDay(s string) string {
	for _, form := range []struct {
		layout       string
		years, month int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		if t, err := time.Parse(form.layout, s); err == nil {
			if form.years+form.month > 0 {
				t = t.AddDate(form.years, form.month, -1)
			}
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
