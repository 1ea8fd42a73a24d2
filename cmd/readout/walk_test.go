package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/export"
	"readout/intake"
	"readout/processes"
)

// The sentence that ARCHITECTURE.md follows: words that only it has, in an example.
const (
	walkFile  = examplesDir + "/talks-end-without-deal.txt"
	walkWords = "If the filling starts in June"
)

// TestWalk holds that ARCHITECTURE.md follows a sentence through every room with the
// values that the rooms give it. To write it anew: make golden.
func TestWalk(t *testing.T) {
	const file = "../../ARCHITECTURE.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := replaceBetween(t, string(b), "<!-- walk -->\n", "<!-- end of walk -->", walk(t))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(b) {
		t.Errorf("%s follows the sentence otherwise than the rooms do; make golden writes it anew", file)
	}
}

// walk tells what each room adds to the sentence, as Markdown.
func walk(t *testing.T) string {
	r, err := intake.Read(t.Context(), walkFile, nil, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := coder.New()
	rec, err := c.Code(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	w := &walker{rec: rec, doc: c.Document(r)}
	n := slices.IndexFunc(w.doc.Sentences, func(s readout.Sentence) bool { return strings.Contains(w.words(s.Span), walkWords) })
	if n < 0 {
		t.Fatalf("no sentence of %s holds %q", walkFile, walkWords)
	}
	w.s = w.doc.Sentences[n]

	w.room("intake", "article", "bytes become text in UTF-8, and what stands around the article is told from it")
	w.line("title      %q", r.Title)
	w.line("dateline   %q: %s, %s", w.words(r.Dateline.Span), r.Dateline.Place, r.Dateline.Date)
	w.line("published  %s (%s)", r.Published.Date.Format("2006-01-02"), r.Published.Basis)
	w.line("language   %s, %d bytes", r.Lang, len(r.Text))

	w.room("text", "", "sentences and tokens, each a pair of bytes; how deep in quotation marks it stands")
	w.line("sentence %d of %d, bytes [%d, %d): %s", n+1, len(w.doc.Sentences), w.s.Start, w.s.End, w.words(w.s.Span))
	w.line("%d tokens; inside quotation marks: %s", w.s.Last-w.s.First, w.quoted())

	w.room("syntax", "", "lemma, part of speech (universal and Penn), and the word that each hangs on, as Universal Dependencies have it")
	w.tree()

	w.room("mentions", "", "what stands for someone or something, and the chain it is part of; a chain goes by its best name")
	for _, m := range w.doc.Mentions {
		if within(m.Span, w.s.Span) {
			w.line("%-34s %s, %s", w.words(m.Span), mentionKinds[m.Kind], w.chain(m))
		}
	}

	w.room("times", "places", "days and places, with the rule that found them")
	for _, x := range rec.Times {
		if within(x.Span, w.s.Span) {
			w.line("%-10s %s %s, counted from: %s, rule %s", w.words(x.Span), x.Type, x.Value, or(x.Anchor), x.Rule)
		}
	}
	if !slices.ContainsFunc(rec.Places, func(p readout.Place) bool { return within(p.Span, w.s.Span) }) {
		w.line("no place stands in this sentence")
	}

	w.room("actors", "", "who they are: from the dictionary, or composed of a country and an office")
	for _, a := range rec.Actors {
		for _, m := range a.Mentions {
			if within(m, w.s.Span) {
				w.line("%-34s %s, country %s, sector %s, %s", w.words(m), a.ID, or(a.Country), or(strings.Join(a.Sectors, " ")), how(a))
			}
		}
	}

	w.room("statements", "", "who said it, by which word, and what")
	for _, s := range rec.Statements {
		if within(s.Cue, w.s.Span) {
			w.line("source   %q, %s, side %s", w.words(s.Source), s.SourceKind, w.side(s.Speakers))
			w.line("cue      %q, %s", w.words(s.Cue), s.CueType)
			for _, x := range s.Content {
				w.line("content  %s", w.words(x))
			}
			w.line("quote    %s; rule %s, score %.2f", s.Quote, s.Rule, s.Score)
		}
	}

	w.room("events", "", "who did what to whom, where a frame fits")
	w.events()

	w.room("talks", "", "what it means for a negotiation; the condition keeps it from having happened")
	var threat *readout.Threat
	for i, x := range rec.Threats {
		if within(x.Condition, w.s.Span) {
			threat = &rec.Threats[i]
		}
	}
	if threat == nil {
		t.Fatal("the sentence holds no threat any more: choose another one")
	}
	w.line("threat %s: %s to %s, %s, rule %s", threat.ID, strings.Join(w.names(threat.By), ", "), strings.Join(w.names(threat.To), ", "), threat.Status, threat.Rule)
	w.line("  if    %q", w.words(threat.Condition))
	w.line("  then  %q", w.words(threat.Consequence))

	w.room("export", "", "the record leaves: code points instead of bytes, and the words beside them")
	w.line("%s", w.exported(t, threat.ID))

	w.room("processes", "", "what the report brings to the ledger: a fact of a negotiation between two parties, which others may confirm, deny or outdate")
	e := processes.FactsOf(rec, processes.Meta{})
	for _, f := range e.Facts {
		if f.Kind == "threat" && f.Strand >= 0 {
			w.line("%s by %s against %s, in the negotiation between %s", f.Kind, strings.Join(f.By, " "), strings.Join(f.On, " "), strings.Join(e.Strands[f.Strand].Parties, " and "))
		}
	}

	w.room("cmd/readout", "web", "a person reads")
	w.page(t)
	w.close()
	return w.String()
}

// A walker writes down what it sees.
type walker struct {
	bytes.Buffer
	rec  *readout.Record
	doc  *readout.Document
	s    readout.Sentence // the one that is followed
	open bool             // a block has begun
}

func (w *walker) words(s readout.Span) string { return w.rec.Report.Text[s.Start:s.End] }

// room begins what one room, or two, add.
func (w *walker) room(name, other, what string) {
	w.close()
	name = "`" + name + "`"
	if other != "" {
		name += ", `" + other + "`"
	}
	fmt.Fprintf(w, "%s - %s:\n\n```\n", name, what)
	w.open = true
}

func (w *walker) close() {
	if w.open {
		w.WriteString("```\n\n")
	}
	w.open = false
}

func (w *walker) line(format string, args ...any) {
	w.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// quoted returns the words of the sentence within quotation marks, the marks with them.
func (w *walker) quoted() string {
	first, last := int32(-1), int32(-1)
	for i := w.s.First; i < w.s.Last; i++ {
		if w.doc.Tokens[i].Quote > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return ""
	}
	return w.words(readout.Span{Start: w.doc.Tokens[first].Start, End: w.doc.Tokens[last].End})
}

func (w *walker) tree() {
	for i := w.s.First; i < w.s.Last; i++ {
		k := w.doc.Tokens[i]
		head := "-"
		if k.Head >= 0 {
			head = w.words(w.doc.Tokens[k.Head].Span)
		}
		w.line("%-11s %-11s %-6s %-5s %-10s of %s", w.words(k.Span), k.Lemma, k.Tag, k.Fine, k.Rel, head)
	}
}

var mentionKinds = map[readout.MentionKind]string{readout.KindName: "name", readout.KindNoun: "description", readout.KindPronoun: "pronoun"}

func (w *walker) chain(m readout.Mention) string {
	if m.Chain < 0 {
		return "of nobody that is known"
	}
	x := w.doc.Chains[m.Chain]
	best := w.doc.Mentions[x.Best]
	if best.Span == m.Span {
		return "the best name of its chain"
	}
	n := slices.IndexFunc(w.doc.Sentences, func(s readout.Sentence) bool { return within(best.Span, s.Span) })
	return fmt.Sprintf("in the chain of %q of sentence %d", w.words(best.Span), n+1)
}

// events tells the events whose trigger stands in the sentence.
func (w *walker) events() {
	n := 0
	for _, e := range w.rec.Events {
		if within(e.Trigger, w.s.Span) {
			n++
			w.line("%s, %s, rule %s", e.Type, e.Status, e.Rule)
		}
	}
	if n == 0 {
		w.line("none: no frame fits; readout explain --sentence N says why of each that was tried")
	}
}

// names returns what the actors of ids are called.
func (w *walker) names(ids []string) (out []string) {
	for _, id := range ids {
		for _, a := range w.rec.Actors {
			if a.ID == id {
				out = append(out, a.Name)
			}
		}
	}
	return out
}

// exported returns the threat of that id as it leaves, a field a line.
func (w *walker) exported(t *testing.T, id string) string {
	b, err := export.Append(nil, w.rec)
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Threats []json.RawMessage `json:"threats"`
	}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for _, x := range all.Threats {
		if bytes.Contains(x, []byte(`"id":"`+id+`"`)) {
			var out bytes.Buffer
			if err := json.Indent(&out, x, "", " "); err != nil {
				t.Fatal(err)
			}
			return strings.TrimSpace(compact(out.String()))
		}
	}
	t.Fatalf("no threat %s in the JSON", id)
	return ""
}

// page copies the lines of the page that show the threat.
func (w *walker) page(t *testing.T) {
	lines := strings.Split(runOK(t, "read", walkFile), "\n")
	at := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(strings.TrimSpace(s), "threat:") })
	if at < 0 {
		t.Fatal("the page shows no threat")
	}
	indent := len(lines[at]) - len(strings.TrimLeft(lines[at], " "))
	for i, s := range lines[at:] {
		if i > 0 && len(s)-len(strings.TrimLeft(s, " ")) <= indent {
			return
		}
		w.line("%s", s[indent:])
	}
}

// side says for which country the first of ids speaks.
func (w *walker) side(ids []string) string {
	for _, a := range w.rec.Actors {
		if len(ids) > 0 && a.ID == ids[0] {
			return or(a.Side)
		}
	}
	return or("")
}

// how says how an actor is known.
func how(a readout.Actor) string {
	switch {
	case a.Key != "":
		return "dictionary entry " + a.Key
	case a.Anonymous:
		return "unnamed, composed of its words"
	}
	return "composed of its words"
}

func within(inner, outer readout.Span) bool {
	return inner.End > inner.Start && outer.Start <= inner.Start && inner.End <= outer.End
}

func or(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
