package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"readout"
)

func annotationFormat() Format {
	return Format{
		Name: "webannotation", Ext: "jsonld", Deep: true, Whole: true, Text: true, Write: writeAnnotations,
		About: "W3C Web Annotation (JSON-LD): each event and statement on its words",
	}
}

// An annotation is one of the W3C Web Annotation Data Model.
type annotation struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Body       []annotationBody `json:"body"`
	Target     annotationTarget `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

// A position counts code points: start inclusive, end exclusive.
type positionSelector struct {
	Type  string `json:"type"`
	Start int32  `json:"start"`
	End   int32  `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// writeAnnotations writes an AnnotationPage with all annotations, one a line. The text
// around the words is there only with leave for the text.
func writeAnnotations(w io.Writer, src *Source, o *Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(`{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[`)
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		t := &annotator{rec: c.Record, points: countPoints(c.Record.Report.Text), around: o.WithText}
		for _, a := range t.all(c) {
			b, err := json.Marshal(a)
			if err != nil {
				return err
			}
			if o.Tally.Counts.Rows > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			if _, err := out.Write(b); err != nil {
				return err
			}
			o.Tally.Counts.Rows++
		}
	}
	o.Tally.Settle()
	out.WriteString("\n],\"id\":\"urn:readout:snapshot:" + o.Tally.Snapshot + "\"}\n")
	return out.Flush()
}

// An annotator makes the annotations of one report.
type annotator struct {
	rec    *readout.Record
	points points
	around bool
}

func (t *annotator) all(c *Coded) []annotation {
	var out []annotation
	d := NewDeepener(c.Record)
	for _, row := range c.Events {
		e := d.events[row.Local]
		if e == nil || e.Trigger.Empty() {
			continue
		}
		said := partyNames(row.Actors) + " → " + partyNames(row.Recipients)
		if e.Symmetric {
			said = strings.Join([]string{partyNames(row.Actors), partyNames(row.Recipients)}, " ↔ ")
		}
		body := []annotationBody{{"TextualBody", "classifying", e.Type}, {"TextualBody", "tagging", "status:" + string(e.Status)}}
		if said = strings.Trim(said, " →↔"); said != "" {
			body = append(body, annotationBody{"TextualBody", "describing", said})
		}
		if e.Date != "" {
			body = append(body, annotationBody{"TextualBody", "tagging", "date:" + e.Date})
		}
		out = append(out, t.make(row.ID, body, e.Trigger))
	}
	if !c.Whole {
		return out
	}
	for i := range c.Record.Statements {
		s := &c.Record.Statements[i]
		if s.Cue.Empty() {
			continue
		}
		body := []annotationBody{{"TextualBody", "classifying", "Statement"}, {"TextualBody", "tagging", "cue:" + s.CueType}}
		if !s.Source.Empty() {
			body = append(body, annotationBody{"TextualBody", "describing", s.Source.In(c.Record.Report.Text)})
		}
		out = append(out, t.make(c.Record.Report.ID+"-"+s.ID, body, s.Cue))
	}
	return out
}

func partyNames(list []Party) string {
	var names []string
	for i := range list {
		names = append(names, list[i].Name)
	}
	return strings.Join(names, ", ")
}

// quoteContext is how much text around the words a quote has, in bytes at most.
const quoteContext = 32

func (t *annotator) make(id string, body []annotationBody, s readout.Span) annotation {
	text := t.rec.Report.Text
	q := quoteSelector{Type: "TextQuoteSelector", Exact: s.In(text)}
	if t.around {
		from, to := max(0, int(s.Start)-quoteContext), min(len(text), int(s.End)+quoteContext)
		for from < int(s.Start) && !utf8.RuneStart(text[from]) {
			from++
		}
		for to > int(s.End) && to < len(text) && !utf8.RuneStart(text[to]) {
			to--
		}
		q.Prefix, q.Suffix = text[from:s.Start], text[s.End:to]
	}
	source := t.rec.Report.URL
	if source == "" {
		source = "urn:readout:report:" + t.rec.Report.ID
	}
	return annotation{
		ID: "urn:readout:" + id, Type: "Annotation", Motivation: "classifying", Body: body,
		Target: annotationTarget{source, []any{q, positionSelector{"TextPositionSelector", t.points.at(s.Start), t.points.at(s.End)}}},
	}
}
