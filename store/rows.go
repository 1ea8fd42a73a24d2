package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"readout"
)

// rows are what a record adds to the tables of events, statements and parties. Until
// its number is known, keys hold the place in the record alone.
type rows struct {
	events, statements, parties [][]any
}

var (
	eventColumns = strings.Fields(`n record report id local type mode quad cameo code status background symmetric day_from day_to date_basis
		place place_folded country lat lon goldstein intensity score vouched words_from words_to trigger words rule corrected`)
	statementColumns = strings.Fields(`n record report id local cue cue_type quote stance anonymous reason source words_from words_to words corrected`)
	partyColumns     = strings.Fields(`owner role pos local key name folded kind country sectors office side anonymous`)
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
}

// perRecord is how many events or statements a record can have rows for.
const perRecord = 1 << 15

// longest is how much of the words of a coding its row keeps, in bytes; the record has
// all of them.
const longest = 1000

// rowsOf makes the rows of a record. Events have even numbers, statements odd ones, so
// that a party's owner is never in doubt.
func rowsOf(rec *readout.Record) *rows {
	b := &rows{}
	text := rec.Report.Text
	who := map[string]*readout.Actor{}
	for i := range rec.Actors {
		who[rec.Actors[i].ID] = &rec.Actors[i]
	}
	places := map[string]*readout.Place{}
	for i := range rec.Places {
		places[rec.Places[i].ID] = &rec.Places[i]
	}
	for i := range rec.Events[:min(len(rec.Events), perRecord)] {
		e := &rec.Events[i]
		n := int64(2 * i)
		from, to := days(e.Date)
		var place, country string
		var lat, lon any
		if p := places[e.Place]; p != nil {
			place, country = p.Name, p.Country
			if p.Lat != nil && p.Lon != nil {
				lat, lon = *p.Lat, *p.Lon
			}
		}
		b.events = append(b.events, []any{n, nil, nil, EventID(rec.Report.ID, e), e.ID, key(e.Type), e.Mode, int64(e.Quad), e.CAMEO, e.Code, key(string(e.Status)), truth(e.Background), truth(e.Symmetric),
			key(from), key(to), string(e.DateBasis), clean(place), key(Fold(place)), key(country), lat, lon, float(e.Goldstein), float(e.Intensity), exact(e.Score), vouched(e.VouchedBy),
			int64(e.Trigger.Start), int64(e.Trigger.End), clean(e.Trigger.In(text)), words(text, e.Evidence), e.Rule, ""})
		b.parts(n, "actor", e.Actors, who)
		b.parts(n, "recipient", e.Recipients, who)
	}
	for i := range rec.Statements[:min(len(rec.Statements), perRecord)] {
		st := &rec.Statements[i]
		n := int64(2*i + 1)
		at := st.Cue
		if len(st.Content) > 0 {
			at = st.Content[0]
		}
		b.statements = append(b.statements, []any{n, nil, nil, StatementID(rec.Report.ID, st), st.ID, clean(st.Cue.In(text)), st.CueType, st.Quote, st.Stance,
			truth(st.Anonymity.Reason != ""), st.Anonymity.Reason, clean(st.Source.In(text)), int64(at.Start), int64(at.End), words(text, st.Content), ""})
		b.parts(n, "speaker", st.Speakers, who)
	}
	return b
}

func (b *rows) parts(owner int64, role string, ids []string, who map[string]*readout.Actor) {
	pos := int64(0)
	for _, id := range ids {
		a := who[id]
		if a == nil {
			continue
		}
		b.parties = append(b.parties, []any{owner, role, pos, a.ID, key(a.Key), a.Name, key(Fold(a.Name)), a.Kind, key(a.Country), strings.Join(a.Sectors, " "), a.Office, a.Side, truth(a.Anonymous)})
		pos++
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
func EventID(report string, e *readout.Event) string {
	return stable(report, e.Type, e.Trigger)
}

// StatementID is the same of a statement: of the report and its cue.
func StatementID(report string, s *readout.Statement) string {
	at := s.Cue
	if at.Empty() && len(s.Content) > 0 {
		at = s.Content[0]
	}
	return stable(report, "statement", at)
}

func stable(report, kind string, at readout.Span) string {
	h := sha256.Sum256([]byte(report + " " + kind + " " + strconv.Itoa(int(at.Start)) + " " + strconv.Itoa(int(at.End))))
	return hex.EncodeToString(h[:8])
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

func float(f *float32) any {
	if f == nil {
		return nil
	}
	return exact(*f)
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
