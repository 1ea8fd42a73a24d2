package web

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/audit"
	"readout/export"
	"readout/wording"
)

// A sourcesPage is who is quoted in one report.
type sourcesPage struct {
	ID, Title, About, Skipped string
	Count                     string
	Classes                   []sourceClass
	Reasons                   []reasonLine
	Parties                   []heardLine
	Tallies                   []tallyTable
	Flags                     []flagLine
	Take                      *takeaway
}

type sourceClass struct {
	Name    string
	Sources []sourceLine
}

// A sourceLine is one who is quoted, and where.
type sourceLine struct {
	ID, Name, Notes, Said, Perhaps string
	Cites                          []cite
}

type reasonLine struct {
	Reason, Who string
	Cites       []cite
}

type heardLine struct {
	Party, Role, How, Who string
	Cites                 []cite
}

type flagLine struct {
	Rule, Who, Says string
	Cites           []cite
}

// A tallyTable counts sources and statements by side, rank or gender.
type tallyTable struct {
	Name string
	Rows []tallyRow
}

type tallyRow struct {
	Of                                  string
	Sources, Statements, Named, Unnamed int
}

// An audited is an audit under way.
type audited struct {
	*wording.Teller
	*audit.Audit
	by map[string]*audit.Source
}

func auditOf(rec *readout.Record) *audited {
	a := &audited{Teller: wording.Of(rec), Audit: audit.Of(rec), by: map[string]*audit.Source{}}
	for i := range a.Sources {
		a.by[a.Sources[i].ID] = &a.Sources[i]
	}
	return a
}

// reportSources shows who is quoted in a report, and what an editor would ask.
func (q *request) reportSources() error {
	rec, err := q.seen(q.r.PathValue("id"))
	if err != nil {
		return err
	}
	a := auditOf(rec)
	p := sourcesPage{ID: rec.Report.ID, Title: titleOf(rec.Report.Title, rec.Report.ID), About: aboutReport(a.Teller), Skipped: wording.Plain(string(rec.Report.Skipped)),
		Count: wording.Count(a.Statements, "statement"), Take: take("quoted", "who is quoted", "report", rec.Report.ID)}
	if a.Quoted > 0 {
		p.Count += ", " + wording.Count(a.Quoted, "of them") + " in quotation marks"
		p.Count = strings.ReplaceAll(p.Count, "of thems", "of them")
	}
	p.Classes, p.Reasons, p.Parties, p.Flags = a.classes(), a.reasonLines(), a.heardLines(), a.flagLines()
	p.Tallies = tallyTables(a.Sides, a.Ranks, a.Genders, a.partyName)
	return q.show("report_sources.html", "sources", "Who is quoted: "+p.Title, p)
}

func (a *audited) classes() (out []sourceClass) {
	for _, class := range []string{audit.Named, audit.Body, audit.Unnamed, audit.Document, audit.Picture, audit.StateMedia, audit.Media, audit.Social, audit.Unresolved, audit.Unstated} {
		c := sourceClass{Name: wording.Capital(wording.SourceClass(class))}
		for i := range a.Sources {
			if s := &a.Sources[i]; s.Class == class {
				c.Sources = append(c.Sources, a.line(s))
			}
		}
		if len(c.Sources) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func (a *audited) line(s *audit.Source) sourceLine {
	l := sourceLine{ID: s.ID, Name: a.called(s), Said: wording.Quoted(&s.Count)}
	var notes []string
	if s.Side != "" {
		inferred := ""
		if s.SideBasis == readout.BasisInferred {
			inferred = " (inferred)"
		}
		notes = append(notes, "for "+a.SideName(s.Side)+inferred)
	}
	if s.Rank != "" {
		notes = append(notes, wording.Spaced(s.Rank))
	}
	if s.Class == audit.Unnamed && s.Number != nil && s.Number.Max > 1 {
		notes = append(notes, wording.Number(*s.Number)+" persons")
	}
	if s.Class == audit.Unnamed {
		notes = append(notes, wording.Reason(cmp.Or(s.Anonymity.Reason, "not_given")))
	}
	if !s.Access.Empty() {
		notes = append(notes, a.Quote(s.Access))
	}
	l.Notes = joined(notes...)
	var perhaps []string
	for _, id := range s.Perhaps {
		if o := a.by[id]; o != nil {
			perhaps = append(perhaps, a.called(o))
		}
	}
	l.Perhaps = wording.List(slices.Compact(perhaps))
	for _, x := range s.Said {
		words := x.Content
		if len(words) == 0 {
			words = []readout.Span{x.Cue}
		}
		for _, w := range words {
			if !w.Empty() {
				l.Cites = append(l.Cites, a.cite(w))
			}
		}
	}
	return l
}

// cite quotes a passage of the report that is audited.
func (a *audited) cite(s readout.Span) cite {
	return cite{Words: cutEnd(bareWords(a.Teller, s), mostWords), Link: spanLink(a.Record.Report.ID, s)}
}

// bareWords are words of a report that stand in quotation marks of ours: without those
// around them, and without a comma at their end.
func bareWords(t *wording.Teller, s readout.Span) string {
	return strings.TrimSuffix(t.Words(wording.TrimQuotes(t.Text, s)), ",")
}

func (a *audited) cites(list []readout.Span) (out []cite) {
	for _, s := range wording.Outermost(list) {
		out = append(out, a.cite(s))
	}
	return out
}

// called is a source by its name, or in the words of the report.
func (a *audited) called(s *audit.Source) string {
	switch actor := a.Actors[s.Actor]; {
	case s.Class == audit.Unstated:
		return "source not stated"
	case actor != nil && s.Class != audit.Unnamed && !actor.Anonymous:
		return a.FullName(s.Actor)
	case s.Words.Empty():
		return wording.Plain(s.Name)
	}
	words, _, _ := strings.Cut(a.Words(s.Words)+" ", " who ")
	return "“" + wording.Cut(strings.TrimRight(words, ", "), wording.MostNamed) + "”"
}

func (a *audited) who(ids []string) string {
	var names []string
	for _, id := range ids {
		if s := a.by[id]; s != nil && !slices.Contains(names, a.called(s)) {
			names = append(names, a.called(s))
		}
	}
	return wording.List(names)
}

func (a *audited) reasonLines() (out []reasonLine) {
	for _, r := range a.Reasons {
		out = append(out, reasonLine{wording.Capital(wording.Reason(r.Reason)), a.who(r.Sources), a.cites(r.Words)})
	}
	return out
}

func (a *audited) heardLines() (out []heardLine) {
	for i := range a.Parties {
		x := &a.Parties[i]
		l := heardLine{Party: a.partyName(x.Side), How: wording.Heard(x.Heard), Who: a.who(x.Sources)}
		if x.Role == audit.RoleAccused {
			l.Role = "accused"
		}
		switch {
		case x.Heard == audit.HeardPerhaps:
			l.How += " through " + a.who(x.Unless)
		case x.Heard == audit.HeardNo && len(x.Unless) > 0:
			l.How += ", unless " + a.who(x.Unless) + " speaks for it"
		}
		if !x.Asked.Empty() {
			l.Cites = append(l.Cites, a.cite(x.Asked))
		}
		out = append(out, l)
	}
	return out
}

// partyName is a side as the report calls it.
func (a *audited) partyName(side string) string {
	for i := range a.Parties {
		if x := &a.Parties[i]; x.Side == side && x.Name != "" {
			return wording.Plain(x.Name)
		}
	}
	return a.SideName(side)
}

func (a *audited) flagLines() (out []flagLine) {
	for _, f := range a.Flags {
		l := flagLine{Rule: f.Rule, Who: a.who(f.Sources), Says: wording.Plain(f.Says), Cites: a.cites(f.Evidence)}
		if f.Side != "" {
			l.Who = a.partyName(f.Side)
		}
		if len(f.Unless) > 0 {
			l.Says += ", unless " + a.who(f.Unless) + " speaks for it"
		}
		l.Cites = l.Cites[:min(len(l.Cites), 3)]
		out = append(out, l)
	}
	return out
}

// tallyTables counts by side, rank and gender, as far as any is known.
func tallyTables(sides, ranks, genders []audit.Tally, sideName func(string) string) (out []tallyTable) {
	add := func(name string, list []audit.Tally, word func(string) string) {
		if len(list) == 0 || len(list) == 1 && list[0].Of == "" {
			return
		}
		t := tallyTable{Name: name}
		for _, x := range list {
			r := tallyRow{"not known", x.Sources, x.Statements, x.Named, x.Unnamed}
			if x.Of != "" {
				r.Of = word(x.Of)
			}
			t.Rows = append(t.Rows, r)
		}
		out = append(out, t)
	}
	add("By side", sides, sideName)
	add("By rank", ranks, wording.Spaced)
	add("By gender, from pronouns and titles", genders, wording.Spaced)
	return out
}

// A quotedRow is one source of one report.
type quotedRow struct {
	Report     string `parquet:"report_id,dict,zstd"`
	Source     string `parquet:"source_id,zstd"`
	Name       string `parquet:"name,zstd"`
	Key        string `parquet:"actor_key,zstd"`
	Class      string `parquet:"class,dict,zstd"`
	Office     string `parquet:"office,zstd"`
	Rank       string `parquet:"rank,dict,zstd"`
	Side       string `parquet:"side,dict,zstd"`
	Gender     string `parquet:"gender,dict,zstd"`
	Statements int64  `parquet:"statements"`
	Quoted     int64  `parquet:"in_quotation_marks"`
	SecondHand int64  `parquet:"second_hand"`
	Declined   int64  `parquet:"declined"`
	Reason     string `parquet:"why_unnamed,dict,zstd"`
	Words      string `parquet:"words,zstd"`
}

// quotedTable is the sources of one report.
func (q *request) quotedTable() (*export.Sheet, error) {
	rec, err := q.seen(q.r.FormValue("report"))
	if err != nil {
		return nil, err
	}
	var out []quotedRow
	a := audit.Of(rec)
	for _, s := range a.Sources {
		x := quotedRow{rec.Report.ID, s.ID, s.Name, s.Key, s.Class, s.Office, s.Rank, s.Side, s.Gender, int64(s.Count.Statements), int64(s.Count.Quoted), int64(s.Count.SecondHand),
			int64(s.Count.Declined), s.Anonymity.Reason, ""}
		if !s.Words.Empty() {
			x.Words = s.Words.In(rec.Report.Text)
		}
		out = append(out, x)
	}
	return export.SheetOf(these(out)), nil
}
