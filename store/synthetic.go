package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"readout"
)

// Synthetic fills an empty store with made-up reports, at one go and without looking
// for copies, to measure how it does when it is large. Words and actors are as uneven
// as in news: the most frequent one makes a tenth of all. The same numbers give the
// same store.
func (s *Store) Synthetic(ctx context.Context, reports, events int) error {
	m := newMaker()
	const share = 1000
	for first := 1; first <= reports; first += share {
		last := min(reports, first+share-1)
		if err := s.update(ctx, func(x *tx) error { return m.fill(ctx, x, first, last, events/reports) }); err != nil {
			return fmt.Errorf("fill the store: %w", err)
		}
	}
	_, err := s.write.ExecContext(ctx, "ANALYZE") // the planner knows how many there are of what
	return err
}

// A maker makes up reports.
type maker struct {
	r      *rand.Rand
	words  []string
	often  *rand.Zipf
	who    []readout.Actor
	whom   *rand.Zipf
	body   []byte // of all records
	places []readout.Place
}

// made are how many words and actors there are.
const (
	madeWords  = 30000
	madeActors = 4000
	madeLength = 120 // words of a report
)

func newMaker() *maker {
	m := &maker{r: rand.New(rand.NewPCG(7, 11))}
	m.words = strings.Fields(`talks minister border troops ceasefire president rebels sanctions protest agreement envoy embassy election army
		river bridge convoy village capital market strike police judge court hostage exchange refugees aid summit treaty`)
	syllables := strings.Fields("ba ke lo mi ra su ta ve no di ga hel jor kan mur pel quo rin sto tur")
	for i := len(m.words); i < madeWords; i++ {
		var w strings.Builder
		for n := i; n > 0; n /= len(syllables) {
			w.WriteString(syllables[n%len(syllables)])
		}
		m.words = append(m.words, w.String())
	}
	m.often = rand.NewZipf(m.r, 1.1, 8, uint64(len(m.words)-1))
	for i := range madeActors {
		code := string([]byte{byte('A' + i%20), byte('A' + i/20%20), 'X'})
		a := readout.Actor{ID: fmt.Sprintf("a%d", i), Name: strings.ToUpper(m.words[i%50+40][:1]) + m.words[i%50+40][1:] + " " + m.words[i+100], Kind: readout.ActorPerson, Country: code}
		if i < 400 {
			a.Key, a.Kind, a.Name = code, readout.ActorGovernment, "State of "+m.words[i+200]
		}
		m.who = append(m.who, a)
	}
	m.whom = rand.NewZipf(m.r, 1.2, 6, madeActors-1)
	for i := range 500 {
		m.places = append(m.places, readout.Place{ID: fmt.Sprintf("p%d", i), Name: "Port " + m.words[i+300], Country: m.who[i].Country})
	}
	return m
}

var madeTypes = [...]string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

var madeStatuses = [...]readout.Status{readout.Happened, readout.Happened, readout.Happened, readout.Happened, readout.Planned, readout.Alleged, readout.NotHappened}

var madeOutlets = [...]string{"The Gazette", "Morning Post", "Evening Star", "River Times", "The Courier", "Harbour News"}

// record makes up a record of a report with some events and a statement.
func (m *maker) record(n, events int) *readout.Record {
	var b strings.Builder
	for i := range madeLength {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.words[m.often.Uint64()])
	}
	text := b.String()
	day := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/60)
	rec := &readout.Record{Schema: "readout/1", Report: &readout.Report{
		ID: fmt.Sprintf("%016x", n), Title: text[:40], Outlet: madeOutlets[n%len(madeOutlets)], Lang: "en", Text: text, Published: readout.Published{Date: day},
	}}
	have := map[string]bool{}
	some := func() []string {
		a := &m.who[m.whom.Uint64()]
		if !have[a.ID] {
			have[a.ID] = true
			rec.Actors = append(rec.Actors, *a)
		}
		return []string{a.ID}
	}
	span := func() readout.Span {
		from := m.r.IntN(len(text) - 90)
		return readout.Span{Start: int32(from), End: int32(from + 80)}
	}
	for i := range events {
		ev := span()
		p := &m.places[m.r.IntN(len(m.places))]
		rec.Places = append(rec.Places, *p)
		rec.Events = append(rec.Events, readout.Event{ID: fmt.Sprintf("e%d", i), Type: madeTypes[m.r.IntN(len(madeTypes))], Quad: 1 + i%4, Status: madeStatuses[m.r.IntN(len(madeStatuses))],
			Actors: some(), Recipients: some(), Date: day.AddDate(0, 0, -m.r.IntN(20)).Format(time.DateOnly), Place: p.ID,
			Trigger: readout.Span{Start: ev.Start, End: ev.Start + 6}, Evidence: []readout.Span{ev}, Score: 0.8, VouchedBy: []string{readout.ByAuthor}, Rule: "made up"})
	}
	rec.Statements = []readout.Statement{{ID: "s0", Speakers: some(), CueType: "say", Quote: readout.QuoteIndirect, Content: []readout.Span{span()}}}
	return rec
}

// fill writes the reports from first to last.
func (m *maker) fill(ctx context.Context, x *tx, first, last, events int) error {
	b := &bulk{}
	for n := int64(first); n <= int64(last); n++ {
		rec := m.record(int(n), events)
		if m.body == nil {
			body, err := pack(rec)
			if err != nil {
				return err
			}
			m.body = body
		}
		r := rec.Report
		group := n
		if n%4 == 0 {
			group = n - 1
		}
		b.reports = append(b.reports, []any{n, r.ID, n, r.Title, r.Outlet, r.URL, r.Lang, dayOf(r.Published), int64(1), n, "", group, 1.0, "", r.Text})
		b.records = append(b.records, []any{n, n, int64(1), int64(1), n, int64(1), "", m.body})
		b.rows(rowsOf(rec), n, n)
	}
	return b.insert(ctx, x)
}

// SyntheticWords draws words as the made-up reports have them, but seldom the most
// frequent.
func SyntheticWords(r *rand.Rand) func() string {
	m := newMaker()
	often := rand.NewZipf(r, 1.05, 60, 3000)
	return func() string { return m.words[often.Uint64()] }
}

// SyntheticCountry draws the code of a country of the made-up actors.
func SyntheticCountry(r *rand.Rand) string {
	i := rand.NewZipf(r, 1.2, 6, 399).Uint64()
	return string([]byte{byte('A' + i%20), byte('A' + i/20%20), 'X'})
}

// SyntheticChanges notes made-up changes of one process, each with so many bytes of words.
func (s *Store) SyntheticChanges(ctx context.Context, process string, n, words int) error {
	return s.update(ctx, func(x *tx) error {
		d := &Derived{s: s, x: x, ctx: ctx}
		name, err := json.Marshal(process)
		if err != nil {
			return err
		}
		var list []Noted
		for i := range n {
			body := fmt.Appendf(nil, `{"name":"made up","process":%s,"kind":"state","from":"none","to":"floated","facts":["f%d"]}`, name, i)
			fact := fmt.Appendf(nil, `{"id":"f%d","kind":"state","status":"happened","vouched":[],"evidence":[{"start":0,"end":1,"words":%q}],"report":"r"}`, i, strings.Repeat("w", words))
			list = append(list, Noted{Process: process, Kind: "state", Body: body, Words: []NotedFact{{Body: fact}}})
		}
		if err := d.Note(list); err != nil {
			return err
		}
		return d.flush()
	})
}
