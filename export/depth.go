package export

import (
	"slices"
	"strings"

	"readout"
)

// A Deepener adds to rows of events what their record tells beyond them.
type Deepener struct {
	rec    *readout.Record
	points points
	events map[string]*readout.Event
	actors map[string]*readout.Actor
	places map[string]*readout.Place
	lists  [3][]string // people, bodies and places of the report
}

// NewDeepener is for the rows of one record.
func NewDeepener(rec *readout.Record) *Deepener {
	d := &Deepener{rec: rec, points: countPoints(rec.Report.Text), events: map[string]*readout.Event{}, actors: map[string]*readout.Actor{}, places: map[string]*readout.Place{}}
	for i := range rec.Events {
		d.events[rec.Events[i].ID] = &rec.Events[i]
	}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		d.actors[a.ID] = a
		if a.Anonymous || a.Name == "" {
			continue
		}
		k := 1
		if a.Kind == readout.ActorPerson {
			k = 0
		}
		d.lists[k] = appendNew(d.lists[k], a.Name)
	}
	for i := range rec.Places {
		p := &rec.Places[i]
		d.places[p.ID] = p
		d.lists[2] = appendNew(d.lists[2], p.Name)
	}
	return d
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Deepen sets e.Record. It says whether the record has the event.
func (d *Deepener) Deepen(e *Event) bool {
	ev := d.events[e.Local]
	if ev == nil {
		return false
	}
	text := d.rec.Report.Text
	x := &Depth{
		Contexts: ev.Contexts, Sentence: d.sentence(ev.Trigger), Length: int(d.points.at(int32(len(text)))), Lang: d.rec.Report.Lang,
		Version: d.rec.Coder.Version + " " + d.rec.Coder.Data, People: d.lists[0], Bodies: d.lists[1], Places: d.lists[2],
	}
	if p := d.places[ev.Place]; p != nil {
		x.PlaceWords = p.Span.In(text)
	}
	e.Record = x
	return true
}

// sentence is the number of the sentence that s stands in, from 1; 0 for none.
func (d *Deepener) sentence(s readout.Span) int {
	for i, t := range d.rec.Sentences {
		if t.Contains(s) {
			return i + 1
		}
	}
	return 0
}

// next is where the mention of actor i of ids stands that is next to at, and its words.
func (d *Deepener) next(ids []string, i int, at readout.Span) (int, string) {
	m, ok := d.mention(ids, i, at)
	if !ok {
		return -1, ""
	}
	return int(d.points.at(m.Start)), m.In(d.rec.Report.Text)
}

// where is where a party of the record stands next to at, in code points, and its words;
// -1 where it is not in the text.
func (d *Deepener) where(p *Party, at readout.Span) (int, string) {
	if p == nil {
		return -1, ""
	}
	return d.next([]string{p.ID}, 0, at)
}

func (d *Deepener) mention(ids []string, i int, at readout.Span) (best readout.Span, ok bool) {
	if i >= len(ids) {
		return
	}
	a := d.actors[ids[i]]
	if a == nil || len(a.Mentions) == 0 {
		return
	}
	far := func(s readout.Span) int32 {
		n := max(s.Start-at.End, at.Start-s.End, 0)
		if d.sentence(s) != d.sentence(at) {
			n += 1 << 20 // the same sentence is nearer than any other
		}
		return n
	}
	return slices.MinFunc(a.Mentions, func(x, y readout.Span) int { return int(far(x) - far(y)) }), true
}

// clip cuts s to at most so many bytes.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
