package bench

import (
	"context"
	"testing"

	"readout"
	"readout/actors"
	"readout/article"
	"readout/coder"
	"readout/events"
	"readout/export"
	"readout/mentions"
	"readout/places"
	"readout/processes"
	"readout/statements"
	"readout/syntax"
	"readout/talks"
	"readout/text"
	"readout/times"
)

// read is a report with its document and record, as a room finds it.
type read struct {
	doc *readout.Document
	rec *readout.Record
}

// BenchmarkRoom measures each room alone, on one processor, with reports of 600 words. What
// the rooms before it make is there.
func BenchmarkRoom(b *testing.B) {
	var all []read
	tokens := 0
	for _, r := range ofWords()[:8] {
		d, rec := coded(b, r)
		all = append(all, read{d, rec})
		tokens += len(d.Tokens)
	}
	parser, who, which, when := syntax.New(), actors.New(), mentions.New(), times.New()
	which.Noun, which.Known = who.Noun, who.Known
	where, said, what, talk := places.New(), statements.New(), events.New(), talks.New()
	var buf []byte
	for _, room := range []struct {
		name string
		run  func(x read)
	}{
		{"text", func(x read) { x.doc.Reset(x.rec.Report); text.Split(x.doc) }},
		{"syntax", func(x read) { x.doc.Reset(x.rec.Report); text.Split(x.doc); parser.Parse(x.doc) }}, // with text, which is taken off below
		{"mentions", func(x read) {
			x.doc.Mentions, x.doc.Chains = x.doc.Mentions[:0], x.doc.Chains[:0]
			who.Names(x.doc)
			which.Find(x.doc)
		}},
		{"times", func(x read) { when.Find(x.doc) }},
		{"places", func(x read) { where.Find(x.doc) }},
		{"actors", func(x read) { who.Find(x.doc) }},
		{"statements", func(x read) { said.Find(x.doc, bare(x.rec)) }},
		{"events", func(x read) { rec := bare(x.rec); rec.Statements = x.rec.Statements; what.Find(x.doc, rec) }},
		{"talks", func(x read) {
			rec := bare(x.rec)
			rec.Statements, rec.Events = x.rec.Statements, x.rec.Events
			talk.Find(x.doc, rec)
		}},
		{"export", func(x read) {
			var err error
			if buf, err = export.Append(buf[:0], x.rec); err != nil {
				b.Fatal(err)
			}
		}},
		{"processes", func(x read) { processes.FactsOf(x.rec, processes.Meta{}) }},
	} {
		b.Run(room.name, func(b *testing.B) {
			if room.name != "text" && room.name != "syntax" {
				for i := range all { // as the language rooms leave it, whatever was measured before
					all[i].doc, all[i].rec = coded(b, all[i].rec.Report)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, x := range all {
					room.run(x)
				}
			}
			rates(b, len(all), tokens)
		})
	}
	b.Run("article", func(b *testing.B) {
		list, _ := pages()
		list = list[:min(len(list), 60)]
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range list {
				if _, err := article.Read(p, article.Hints{URL: "https://news.example/a.html"}); err != nil {
					b.Fatal(err)
				}
			}
		}
		rates(b, len(list), 0)
	})
}

// bare is a record with what stands in it before statements are looked for.
func bare(rec *readout.Record) *readout.Record {
	return &readout.Record{Schema: rec.Schema, Coder: rec.Coder, Report: rec.Report, Sentences: rec.Sentences, Times: rec.Times, Places: rec.Places, Actors: rec.Actors}
}

// rates tells reports and tokens a second of a benchmark that does so many in one go.
func rates(b *testing.B, reports, tokens int) {
	s := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(reports)/s, "reports/s")
	b.ReportMetric(1000*s/float64(reports), "ms/report")
	if tokens > 0 {
		b.ReportMetric(float64(tokens)/s, "tokens/s")
	}
}

// BenchmarkLength codes one report of 1 to 64 KB: how much dearer a longer one is.
func BenchmarkLength(b *testing.B) {
	c := coder.New()
	for kb := 1; kb <= 64; kb *= 2 {
		r := ofBytes(kb << 10)
		b.Run(name(kb), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Code(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
			rates(b, 1, len(c.Document(r).Tokens))
		})
	}
}
