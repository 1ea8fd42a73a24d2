package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"readout"
)

func bratFormat() Format {
	return Format{
		Name: "brat", Ext: "zip", Deep: true, Whole: true, Text: true, Refuse: true, Write: writeBrat,
		About: "brat: a .txt and an .ann for each report, in a ZIP",
	}
}

// writeBrat writes a ZIP with the pair of files of each report and annotation.conf.
func writeBrat(w io.Writer, src *Source, o *Options) error {
	z := zip.NewWriter(w)
	types := map[string]bool{}
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		ann, err := bratReport(c, types)
		if err != nil {
			return err
		}
		name := c.Record.Report.ID
		// carriage returns would be lost where brat reads, and all that follows would move
		if err := zipFile(z, name+".txt", []byte(strings.ReplaceAll(c.Record.Report.Text, "\r", " "))); err != nil {
			return err
		}
		if err := zipFile(z, name+".ann", ann); err != nil {
			return err
		}
		o.Tally.Counts.Rows++
	}
	if err := zipFile(z, "annotation.conf", bratConf(types)); err != nil {
		return err
	}
	return z.Close()
}

func zipFile(z *zip.Writer, name string, data []byte) error {
	f, err := z.Create(name)
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}

// bratKinds are brat's names for the kinds of actors.
var bratKinds = map[string]string{
	readout.ActorPerson: "Person", readout.ActorGovernment: "Government", readout.ActorOrganisation: "Organisation", readout.ActorIGO: "IGO", readout.ActorNGO: "NGO",
	readout.ActorArmedGroup: "ArmedGroup", readout.ActorPeople: "People", readout.ActorMedia: "Media",
}

// A bratWriter numbers the annotations of one report.
type bratWriter struct {
	bytes.Buffer
	text   string
	points points
	made   map[string]string // the T of a type and span
	t      int
}

// span returns the T of words; line ends within part it, as brat wants.
func (b *bratWriter) span(kind string, s readout.Span) string {
	key := fmt.Sprint(kind, s)
	if id := b.made[key]; id != "" {
		return id
	}
	var places, words []string
	for at := int(s.Start); at < int(s.End); {
		part := b.text[at:s.End]
		n := strings.IndexAny(part, "\r\n")
		if n < 0 {
			n = len(part)
		}
		piece := part[:n]
		from := at + len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
		if piece = strings.TrimSpace(piece); piece != "" {
			places = append(places, fmt.Sprintf("%d %d", b.points.at(int32(from)), b.points.at(int32(from+len(piece)))))
			words = append(words, piece)
		}
		at += n + 1
	}
	if len(places) == 0 {
		return ""
	}
	b.t++
	id := fmt.Sprint("T", b.t)
	fmt.Fprintf(b, "%s\t%s %s\t%s\n", id, kind, strings.Join(places, ";"), strings.ReplaceAll(strings.Join(words, " "), "\t", " "))
	b.made[key] = id
	return id
}

// bratReport writes the annotations of a report: actors where they take part, events,
// statements, and for each event its status and evidence.
func bratReport(c *Coded, types map[string]bool) ([]byte, error) {
	rec := c.Record
	b := &bratWriter{text: rec.Report.Text, points: countPoints(rec.Report.Text), made: map[string]string{}}
	d := NewDeepener(rec)
	number, attributes, notes := 0, 0, 0
	for _, row := range c.Events {
		e := d.events[row.Local]
		if e == nil {
			return nil, fmt.Errorf("report %s: the record has no event %s", rec.Report.ID, row.Local)
		}
		types[e.Type] = true
		trigger := b.span(e.Type, e.Trigger)
		if trigger == "" {
			continue
		}
		var args strings.Builder
		d.bratParties(b, &args, "Actor", e.Actors, e.Trigger)
		d.bratParties(b, &args, "Recipient", e.Recipients, e.Trigger)
		if p := d.places[e.Place]; p != nil {
			if id := b.span("Place", p.Span); id != "" {
				fmt.Fprintf(&args, " Place:%s", id)
			}
		}
		number++
		fmt.Fprintf(b, "E%d\t%s:%s%s\n", number, e.Type, trigger, args.String())
		attributes++
		fmt.Fprintf(b, "A%d\tStatus E%d %s\n", attributes, number, e.Status)
		if e.Background {
			attributes++
			fmt.Fprintf(b, "A%d\tBackground E%d\n", attributes, number)
		}
		notes++
		fmt.Fprintf(b, "#%d\tAnnotatorNotes E%d\tid %s, rule %s, CAMEO %s, on %s\n", notes, number, row.ID, e.Rule, e.CAMEO, e.Date)
	}
	if c.Whole {
		for i := range rec.Statements {
			number = d.bratStatement(b, &rec.Statements[i], number)
		}
	}
	return b.Bytes(), nil
}

func (d *Deepener) bratParties(b *bratWriter, args *strings.Builder, role string, ids []string, at readout.Span) {
	var list []string
	for i := range ids {
		s, ok := d.mention(ids, i, at)
		if !ok {
			continue
		}
		kind := bratKinds[d.actors[ids[i]].Kind]
		if kind == "" {
			kind = "Other"
		}
		list = append(list, b.span(kind, s))
	}
	args.WriteString(bratArgs(role, list))
}

// bratArgs are the arguments of a role, numbered from the second on; each once.
func bratArgs(role string, ids []string) string {
	var out strings.Builder
	n := 0
	for i, id := range ids {
		if id == "" || slices.Contains(ids[:i], id) {
			continue
		}
		if n++; n == 1 {
			fmt.Fprintf(&out, " %s:%s", role, id)
		} else {
			fmt.Fprintf(&out, " %s%d:%s", role, n, id)
		}
	}
	return out.String()
}

func (d *Deepener) bratStatement(b *bratWriter, s *readout.Statement, number int) int {
	if s.Cue.Empty() {
		return number
	}
	cue := b.span("Statement", s.Cue)
	if cue == "" {
		return number
	}
	args := bratArgs("Source", []string{b.span("Source", s.Source)})
	var content []string
	for _, c := range s.Content {
		content = append(content, b.span("Content", c))
	}
	args += bratArgs("Content", content)
	number++
	fmt.Fprintf(b, "E%d\tStatement:%s%s\n", number, cue, args)
	return number
}

// bratConf says which types there are, without which brat shows nothing.
func bratConf(types map[string]bool) []byte {
	var b bytes.Buffer
	b.WriteString("[entities]\nPerson\nGovernment\nOrganisation\nIGO\nNGO\nArmedGroup\nPeople\nMedia\nOther\nPlace\nSource\nContent\n\n[relations]\n\n[events]\n")
	var names []string
	for t := range types {
		names = append(names, t)
	}
	slices.Sort(names)
	for _, t := range names {
		fmt.Fprintf(&b, "%s\tActor*:<ENTITY>, Recipient*:<ENTITY>, Place?:Place\n", t)
	}
	b.WriteString("Statement\tSource?:Source, Content*:Content\n\n[attributes]\nBackground\tArg:<EVENT>\nStatus\tArg:<EVENT>, Value:happened|ongoing|not_happened|planned|desired|conditional|hypothetical|alleged\n")
	return b.Bytes()
}
