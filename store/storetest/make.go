// Package storetest holds the promises of a store as tests that every database runs,
// and makes reports to run them with.
package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"readout"
)

// A Maker makes records of reports in words that no language has, as long and as rich
// as those of real news. The same seed makes the same records.
type Maker struct {
	r     *rand.Rand
	zipf  *rand.Zipf
	words []string
	n     int

	// Sentences is how many a report has; 33 as in a report of 4,600 letters, if 0.
	Sentences int
	// Footer ends every text.
	Footer string
}

// NewMaker makes a Maker.
func NewMaker(seed uint64) *Maker {
	r := rand.New(rand.NewPCG(seed, 7))
	m := &Maker{r: r, zipf: rand.NewZipf(r, 1.1, 8, 29999)}
	seen := map[string]bool{}
	for len(m.words) < 30000 {
		if w := m.word(len(m.words)); !seen[w] {
			seen[w] = true
			m.words = append(m.words, w)
		}
	}
	return m
}

// word makes a word; those that stand first are short, as frequent words are.
func (m *Maker) word(rank int) string {
	const on, in = "bdfghklmnprstvw", "aeiou"
	n := 1 + m.r.IntN(2)
	if rank > 200 {
		n = 2 + m.r.IntN(3)
	}
	var b strings.Builder
	for range n {
		b.WriteByte(on[m.r.IntN(len(on))])
		b.WriteByte(in[m.r.IntN(len(in))])
		if m.r.IntN(3) == 0 {
			b.WriteByte(on[m.r.IntN(len(on))])
		}
	}
	return b.String()
}

func (m *Maker) pick(of ...string) string { return of[m.r.IntN(len(of))] }

var (
	types     = []string{"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "COERCE", "ASSAULT", "AID"}
	countries = []string{"KEN", "SOM", "FRA", "USA", "CHN", "RUS", "TUR", "IRN", "ISR", "EGY", "SDN", "UKR"}
	statuses  = []readout.Status{readout.Happened, readout.Planned, readout.NotHappened, readout.Alleged}
)

// Record makes a report and its record.
func (m *Maker) Record() *readout.Record {
	m.n++
	n := m.Sentences
	if n == 0 {
		n = 33
	}
	rec := &readout.Record{Schema: "readout/record/1", Coder: readout.CoderVersion{Version: "0.1.0", Data: "made"}}
	var b strings.Builder
	for i := range n {
		from := b.Len()
		at := m.sentence(&b)
		rec.Sentences = append(rec.Sentences, span(from, b.Len()))
		if i%3 < 2 || i == 0 {
			m.actor(rec, at[0])
		}
		switch i % 4 {
		case 0:
			m.event(rec, at, span(from, b.Len()))
		case 1:
			rec.Statements = append(rec.Statements, readout.Statement{ID: fmt.Sprintf("s%d", len(rec.Statements)+1), Speakers: m.some(rec), Source: at[0], SourceKind: readout.SourceNamed,
				Cue: at[1], CueType: m.pick("say", "deny", "claim"), Content: []readout.Span{span(int(at[2].Start), b.Len())}, Quote: readout.QuoteIndirect, Sentence: i, Rule: "made", Score: .9})
		case 2:
			rec.Times = append(rec.Times, readout.Timex{ID: fmt.Sprintf("t%d", len(rec.Times)+1), Span: at[3], Type: "DATE", Value: m.day(), Rule: "made"})
		}
		b.WriteByte(" \n"[m.r.IntN(2)])
	}
	b.WriteString(m.Footer)
	text := b.String()
	rec.Report = &readout.Report{ID: readout.MakeID(text), Text: text, Lang: "en", Title: m.title(), Outlet: m.pick("The Post", "Daily Courier", "Gazette"), URL: fmt.Sprintf("https://example.org/%d", m.n)}
	day, err := time.Parse(time.DateOnly, m.day())
	if err != nil {
		panic("BUG: " + err.Error())
	}
	rec.Report.Published = readout.Published{Date: day, Certain: true}
	for i := range rec.Actors {
		rec.Actors[i].Name = rec.Actors[i].Mentions[0].In(text)
	}
	for i := range rec.Places {
		rec.Places[i].Name = rec.Places[i].Span.In(text)
	}
	return rec
}

func (m *Maker) title() string {
	var b strings.Builder
	m.sentence(&b)
	return b.String()
}

func (m *Maker) day() string { return fmt.Sprintf("2016-%02d-%02d", 1+m.r.IntN(12), 1+m.r.IntN(28)) }

// sentence writes a sentence and returns where its first words stand.
func (m *Maker) sentence(b *strings.Builder) (at [5]readout.Span) {
	n := 14 + m.r.IntN(17)
	for i := range n {
		w := m.words[m.zipf.Uint64()]
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		if i < len(at) {
			at[i] = span(b.Len(), b.Len()+len(w))
		}
		b.WriteString(w)
	}
	b.WriteByte('.')
	return at
}

func span(from, to int) readout.Span {
	return readout.Span{Start: int32(from), End: int32(to)}
}

func (m *Maker) actor(rec *readout.Record, at readout.Span) {
	a := readout.Actor{ID: fmt.Sprintf("a%d", len(rec.Actors)+1), Kind: readout.ActorGovernment, Country: m.pick(countries...), Sectors: []string{"GOV"}, Mentions: []readout.Span{at}, Anonymous: m.r.IntN(5) == 0}
	if m.r.IntN(2) == 0 {
		a.Key = strings.ToLower(a.Country) + ".gov"
	}
	rec.Actors = append(rec.Actors, a)
}

func (m *Maker) some(rec *readout.Record) []string {
	return []string{rec.Actors[m.r.IntN(len(rec.Actors))].ID}
}

func (m *Maker) event(rec *readout.Record, at [5]readout.Span, all readout.Span) {
	p := readout.Place{ID: fmt.Sprintf("p%d", len(rec.Places)+1), Span: at[4], Kind: "city", Country: m.pick(countries...), Rule: "made"}
	lat, lon := float64(m.r.IntN(90)), float64(m.r.IntN(180))
	p.Lat, p.Lon = &lat, &lon
	rec.Places = append(rec.Places, p)
	gold := float32(m.r.IntN(20)-10) / 2
	rec.Events = append(rec.Events, readout.Event{ID: fmt.Sprintf("e%d", len(rec.Events)+1), Type: m.pick(types...), Quad: 1 + m.r.IntN(4), CAMEO: "036", Goldstein: &gold,
		Actors: m.some(rec), Recipients: m.some(rec), Status: statuses[m.r.IntN(len(statuses))], VouchedBy: []string{readout.ByAuthor}, Date: m.day(), Place: p.ID,
		Trigger: at[2], Evidence: []readout.Span{all}, Rule: "made", Score: float32(m.r.IntN(100)) / 100})
}

// Recoded is rec as another version of the program would have coded it: an event is
// gone, one is of another status, one is new.
func (m *Maker) Recoded(rec *readout.Record) *readout.Record {
	out := *rec
	out.Coder = readout.CoderVersion{Version: "0.2.0", Data: "made again"}
	out.Events = append([]readout.Event(nil), rec.Events...)
	if len(out.Events) > 1 {
		out.Events = out.Events[:len(out.Events)-1]
	}
	if len(out.Events) > 0 {
		out.Events[0].Status = readout.Conditional
		fresh := out.Events[0]
		fresh.ID, fresh.Trigger = fmt.Sprintf("e%d", len(rec.Events)+1), fresh.Evidence[0]
		out.Events = append(out.Events, fresh)
	}
	return &out
}
