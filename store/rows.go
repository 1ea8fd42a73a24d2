package store

import (
	"strconv"
	"strings"

	"readout"
	"readout/review"
)

// rows are what a record adds to the tables of events, statements and parties. Until
// its number is known, keys hold the place in the record alone.
type rows struct {
	list       []Event // as they are shown
	said       []Statement
	lines      []any // both packed
	events     [][]any
	statements [][]any
	parties    [][]any
}

var (
	lineColumns      = strings.Fields(`record report events statements`)
	eventColumns     = strings.Fields(`n record report id type mode quad status background day_from day_to wide place_folded country score words`)
	statementColumns = strings.Fields(`n record report id cue_type anonymous source words`)
	partyColumns     = strings.Fields(`owner role pos key name folded kind country anonymous`)
)

// number gives the rows the number of their record and report.
func (b *rows) number(record, report int64) {
	for _, list := range [...][][]any{b.events, b.statements} {
		for _, r := range list {
			r[0], r[1], r[2] = record<<16|r[0].(int64)&0xffff, record, report
		}
	}
	for _, r := range b.parties {
		r[0] = record<<16 | r[0].(int64)&0xffff
	}
	if b.lines != nil {
		b.lines[0], b.lines[1] = record, report
	}
}

// perRecord is how many events or statements a record can have rows for.
const perRecord = 1 << 15

// longest is how much of the words of a coding its row keeps, in bytes; the record has
// all of them.
const longest = 1000

// rowsOf makes the rows of a record. Events have even numbers, statements odd ones, so
// that a party's owner is never in doubt.
func rowsOf(rec *readout.Record) *rows {
	b := &rows{list: eventsOf(rec), said: statementsOf(rec)}
	b.make()
	return b
}

// eventsOf are the events of a record as they are shown, but for what the report has.
func eventsOf(rec *readout.Record) []Event {
	who, text := whoOf(rec), rec.Report.Text
	places := map[string]*readout.Place{}
	for i := range rec.Places {
		places[rec.Places[i].ID] = &rec.Places[i]
	}
	out := make([]Event, 0, min(len(rec.Events), perRecord))
	for i := range rec.Events[:cap(out)] {
		e := &rec.Events[i]
		from, to := days(e.Date)
		v := Event{
			N: int64(2 * i), Corrected: corrected(e.Review), ID: EventID(rec.Report.ID, e), Local: e.ID, Type: key(e.Type), Mode: e.Mode, Quad: e.Quad, CAMEO: e.CAMEO, Code: e.Code, Status: key(string(e.Status)),
			Background: e.Background, Symmetric: e.Symmetric, From: key(from), To: key(to), DateBasis: string(e.DateBasis), Goldstein: float(e.Goldstein), Intensity: float(e.Intensity),
			Score: exact(e.Score), Vouched: vouched(e.VouchedBy), Start: int64(e.Trigger.Start), End: int64(e.Trigger.End), Trigger: clean(e.Trigger.In(text)), Words: words(text, e.Evidence), Rule: e.Rule, Mentions: 1 + len(e.Mentions),
			Actors: parties(e.Actors, who), Recipients: parties(e.Recipients, who),
		}
		if p := places[e.Place]; p != nil {
			v.Place, v.Country, v.PlaceKey, v.PlaceKind = clean(p.Name), key(p.Country), p.Key, p.Kind
			if p.Lat != nil && p.Lon != nil {
				v.Lat, v.Lon = p.Lat, p.Lon
			}
		}
		out = append(out, v)
	}
	return out
}

// statementsOf are its statements.
func statementsOf(rec *readout.Record) []Statement {
	who, text := whoOf(rec), rec.Report.Text
	out := make([]Statement, 0, min(len(rec.Statements), perRecord))
	for i := range rec.Statements[:cap(out)] {
		st := &rec.Statements[i]
		out = append(out, Statement{
			N: int64(2*i + 1), Corrected: corrected(st.Review), ID: StatementID(rec.Report.ID, st), Local: st.ID, Cue: clean(st.Cue.In(text)), CueType: st.CueType, Quote: st.Quote, Stance: st.Stance,
			Anonymous: st.Anonymity.Reason != "", Reason: st.Anonymity.Reason, Source: clean(st.Source.In(text)), Words: words(text, st.Content), Speakers: parties(st.Speakers, who),
		})
	}
	return out
}

func whoOf(rec *readout.Record) map[string]*readout.Actor {
	who := make(map[string]*readout.Actor, len(rec.Actors))
	for i := range rec.Actors {
		who[rec.Actors[i].ID] = &rec.Actors[i]
	}
	return who
}

func parties(ids []string, who map[string]*readout.Actor) []Party {
	var out []Party
	for _, id := range ids {
		if a := who[id]; a != nil {
			out = append(out, Party{ID: a.ID, Key: key(a.Key), Name: a.Name, Kind: a.Kind, Country: key(a.Country), Sectors: strings.Join(a.Sectors, " "), Office: a.Office, Anonymous: a.Anonymous})
		}
	}
	return out
}

// make makes the rows of tables of what is shown.
func (b *rows) make() {
	b.events, b.statements, b.parties, b.lines = nil, nil, nil, nil
	if len(b.list)+len(b.said) > 0 {
		b.lines = []any{nil, nil, packEvents(b.list), packStatements(b.said)}
	}
	for i := range b.list {
		e := &b.list[i]
		b.events = append(b.events, cleaned([]any{e.N, nil, nil, e.ID, e.Type, e.Mode, int64(e.Quad), e.Status, truth(e.Background), e.From, e.To, truth(wide(e.From, e.To)), key(Fold(e.Place)), e.Country, e.Score, e.Words}))
		b.takePart(e.N, "actor", e.Actors)
		b.takePart(e.N, "recipient", e.Recipients)
	}
	for i := range b.said {
		e := &b.said[i]
		b.statements = append(b.statements, cleaned([]any{e.N, nil, nil, e.ID, e.CueType, truth(e.Anonymous), e.Source, e.Words}))
		b.takePart(e.N, "speaker", e.Speakers)
	}
}

func (b *rows) takePart(owner int64, role string, list []Party) {
	for pos := range list {
		p := &list[pos]
		b.parties = append(b.parties, cleaned([]any{owner, role, int64(pos), p.Key, p.Name, key(Fold(p.Name)), p.Kind, p.Country, truth(p.Anonymous)}))
	}
}

// key is the beginning of a text that an index is made of: PostgreSQL's has room for
// 2,700 bytes.
func key(s string) string {
	const most = 400
	if s = clean(s); len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// truth is a flag as databases give it back.
func truth(b bool) int64 { return int64(flag(b)) }

// EventID is the id of an event that is the same whenever and wherever its report is
// coded: of the report, the type and the trigger.
func EventID(report string, e *readout.Event) string { return review.EventKey(report, e) }

// StatementID is the same of a statement: of the report and its cue.
func StatementID(report string, s *readout.Statement) string { return review.StatementKey(report, s) }

// corrected are the fields that persons corrected, in order.
func corrected(r *readout.Review) (out []string) {
	if r != nil {
		for _, f := range r.Fields {
			out = append(out, f.Field)
		}
	}
	return out
}

// days returns the first and the last day of an event's date.
func days(date string) (from, to string) {
	a, b, ok := strings.Cut(date, "/")
	if !ok {
		b = a
	}
	switch len(b) {
	case 7:
		b += "-31" // sorts after every day of the month
	case 4:
		b += "-12-31"
	}
	switch len(a) {
	case 7:
		a += "-01"
	case 4:
		a += "-01-01"
	}
	return a, b
}

func float(f *float32) *float64 {
	if f == nil {
		return nil
	}
	v := exact(*f)
	return &v
}

// exact is f as it is written in digits: 0.81 and not 0.8100000023841858.
func exact(f float32) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(float64(f), 'g', -1, 32), 64)
	if err != nil {
		return float64(f) // infinite
	}
	return v
}

// vouched is who vouches for an event, without the ids of statements.
func vouched(by []string) string {
	if len(by) == 1 && (by[0] == readout.ByAuthor || by[0] == readout.ByDocument || by[0] == readout.ByInferred) {
		return by[0]
	}
	if len(by) == 0 {
		return ""
	}
	return "said"
}

// words are the first words of spans.
func words(text string, spans []readout.Span) string {
	if len(spans) == 0 {
		return ""
	}
	s := clean(spans[0].In(text))
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	return s
}
