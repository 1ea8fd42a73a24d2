package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"readout"
)

// rows are what a batch adds to the tables below reports and records.
type rows struct {
	events, statements, parties [][]any
}

var (
	eventColumns = strings.Fields(`n record report id local type mode quad cameo code status background symmetric day_from day_to date_basis
		place country lat lon goldstein intensity score vouched words_from words_to trigger words rule`)
	statementColumns = strings.Fields(`n record report id local cue cue_type quote stance anonymous reason source words_from words_to words`)
	partyColumns     = strings.Fields(`owner role pos record local key name folded kind country sectors office side anonymous`)
)

func (b *rows) insert(ctx context.Context, x *tx) error {
	for _, t := range []struct {
		name    string
		columns []string
		rows    [][]any
	}{
		{"events", eventColumns, b.events}, {"statements", statementColumns, b.statements}, {"parties", partyColumns, b.parties},
	} {
		if len(t.rows) == 0 {
			continue
		}
		if err := x.s.dialect.Bulk(ctx, x.Tx, t.name, t.columns, t.rows); err != nil {
			return err
		}
	}
	return nil
}

// perRecord is how many events or statements a record can have rows for.
const perRecord = 1 << 15

// longest is how much of the words of a coding its row keeps, in bytes; the record has
// all of them.
const longest = 1000

// add makes the rows of a record. Events have even numbers, statements odd ones, so
// that a party's owner is never in doubt.
func (b *rows) add(rec *readout.Record, report, n int64) {
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
		key := n<<16 | int64(2*i)
		from, to := days(e.Date)
		var place, country string
		var lat, lon any
		if p := places[e.Place]; p != nil {
			place, country = p.Name, p.Country
			if p.Lat != nil && p.Lon != nil {
				lat, lon = *p.Lat, *p.Lon
			}
		}
		b.events = append(b.events, []any{key, n, report, EventID(rec.Report.ID, e), e.ID, e.Type, e.Mode, e.Quad, e.CAMEO, e.Code, string(e.Status), flag(e.Background), flag(e.Symmetric),
			from, to, string(e.DateBasis), clean(place), country, lat, lon, number(e.Goldstein), number(e.Intensity), float64(e.Score), vouched(e.VouchedBy),
			e.Trigger.Start, e.Trigger.End, clean(e.Trigger.In(text)), words(text, e.Evidence), e.Rule})
		b.parts(key, n, "actor", e.Actors, who)
		b.parts(key, n, "recipient", e.Recipients, who)
	}
	for i := range rec.Statements[:min(len(rec.Statements), perRecord)] {
		st := &rec.Statements[i]
		key := n<<16 | int64(2*i+1)
		at := st.Cue
		if len(st.Content) > 0 {
			at = st.Content[0]
		}
		b.statements = append(b.statements, []any{key, n, report, StatementID(rec.Report.ID, st), st.ID, clean(st.Cue.In(text)), st.CueType, st.Quote, st.Stance,
			flag(st.Anonymity.Reason != ""), st.Anonymity.Reason, clean(st.Source.In(text)), at.Start, at.End, words(text, st.Content)})
		b.parts(key, n, "speaker", st.Speakers, who)
	}
}

func (b *rows) parts(owner, n int64, role string, ids []string, who map[string]*readout.Actor) {
	for pos, id := range ids {
		a := who[id]
		if a == nil {
			continue
		}
		name := clean(a.Name)
		b.parties = append(b.parties, []any{owner, role, pos, n, a.ID, a.Key, name, strings.ToLower(name), a.Kind, a.Country, strings.Join(a.Sectors, " "), clean(a.Office), a.Side, flag(a.Anonymous)})
	}
}

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

func number(f *float32) any {
	if f == nil {
		return nil
	}
	return float64(*f)
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
