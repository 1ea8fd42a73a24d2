package web

import (
	"errors"
	"fmt"
	"time"

	"readout/audit"
	"readout/export"
	"readout/store"
	"readout/wording"
)

// An auditing is how many reports an audit may take, and for how long: those of a page are
// fewer than those of a file.
type auditing struct {
	most int
	time time.Duration
}

var (
	forPage = auditing{1000, 2 * time.Second}
	forFile = auditing{50000, 25 * time.Second}
)

const mostVoices = 100

// A corpusPage is who is quoted in many reports.
type corpusPage struct {
	Form             form
	Notes            []string
	Count, Limit     string
	Voices           []voiceLine
	Rest             int
	Classes, Reasons []tallyRow
	Tallies          []tallyTable
	Flags            []raisedLine
	Rules            []audit.Rule
	Take             *takeaway
}

type voiceLine struct {
	Name, Notes, Class, Link    string
	Statements, Quoted, Reports int
	In                          []inLine
}

type inLine struct{ Title, Link string }

type raisedLine struct {
	Rule, Asks string
	Times      int
	In         []inLine
}

// sources shows who is quoted over all reports, or those that are asked for.
func (q *request) sources() error {
	t, titles, notes, limit, err := q.audited(forPage)
	if err != nil {
		return err
	}
	p := corpusPage{Form: q.form(), Notes: notes, Limit: limit, Rules: audit.Rules(), Take: take("sources", "who is quoted", q.pairs()...),
		Count: fmt.Sprintf("%s · %s, %d in quotation marks", wording.Count(t.Reports, "report"), wording.Count(t.Statements, "statement"), t.Quoted)}
	tell := &wording.Teller{}
	for i := range t.Sources {
		v := &t.Sources[i]
		if v.Class == audit.Unnamed || len(p.Voices) == mostVoices {
			p.Rest++
			continue
		}
		l := voiceLine{Name: wording.Plain(v.Name), Class: wording.SourceClass(v.Class), Link: actorLink(v.Key), Statements: v.Statements, Quoted: v.Quoted, Reports: v.Reports}
		l.Notes = joined(wording.Plain(v.Office), tell.SideName(v.Side), wording.Spaced(v.Rank))
		for _, in := range v.In[:min(len(v.In), 5)] {
			l.In = append(l.In, inLine{titles[in.Report], "/reports/" + in.Report + "/sources#source-" + in.Source})
		}
		p.Voices = append(p.Voices, l)
	}
	p.Classes = tallyRows(t.Classes, wording.SourceClass)
	p.Reasons = tallyRows(t.Reasons, wording.Reason)
	p.Tallies = tallyTables(t.Sides, t.Ranks, t.Genders, tell.SideName)
	asks := map[string]string{}
	for _, r := range p.Rules {
		asks[r.Name] = r.Asks
	}
	for _, f := range t.Flags {
		l := raisedLine{Rule: f.Rule, Asks: asks[f.Rule], Times: f.Times}
		for _, id := range f.Reports[:min(len(f.Reports), 5)] {
			l.In = append(l.In, inLine{titles[id], "/reports/" + id + "/sources#flags"})
		}
		p.Flags = append(p.Flags, l)
	}
	return q.show("sources.html", "sources", "Sources", p)
}

func tallyRows(list []audit.Tally, word func(string) string) (out []tallyRow) {
	for _, x := range list {
		out = append(out, tallyRow{wording.Capital(word(x.Of)), x.Sources, x.Statements, x.Named, x.Unnamed})
	}
	return out
}

// audited adds up the audits of the reports that are asked for, and says where it stopped.
func (q *request) audited(a auditing) (t *audit.Totals, titles map[string]string, notes []string, limit string, err error) {
	f, err := q.listFilter()
	if err != nil {
		return nil, nil, nil, "", err
	}
	f.Limit, f.After = 0, 0
	titles = map[string]string{}
	var all []*audit.Audit
	until := time.Now().Add(a.time)
	for r, err := range q.Store.Reports(q.ctx, f.Filter) {
		if err != nil {
			return nil, nil, nil, "", err
		}
		if len(all) == a.most || time.Now().After(until) {
			limit = fmt.Sprintf("These are the %d newest of the reports that were asked for; name days or words to see others. The file takes more.", len(all))
			break
		}
		rec, err := q.Store.Get(q.ctx, r.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue // forgotten meanwhile
		}
		if err != nil {
			return nil, nil, nil, "", err
		}
		titles[r.ID] = wording.Plain(r.Title)
		if titles[r.ID] == "" {
			titles[r.ID] = r.ID
		}
		all = append(all, audit.Of(rec))
	}
	return audit.Sum(all), titles, f.Notes, limit, nil
}

// A voiceRow is one source over many reports.
type voiceRow struct {
	Name       string `parquet:"name,zstd"`
	Key        string `parquet:"actor_key,zstd"`
	Class      string `parquet:"class,dict,zstd"`
	Office     string `parquet:"office,zstd"`
	Rank       string `parquet:"rank,dict,zstd"`
	Side       string `parquet:"side,dict,zstd"`
	Gender     string `parquet:"gender,dict,zstd"`
	Reports    int64  `parquet:"reports"`
	Statements int64  `parquet:"statements"`
	Quoted     int64  `parquet:"in_quotation_marks"`
}

func (q *request) sourceTable() (*export.Sheet, error) {
	t, _, _, _, err := q.audited(forFile)
	if err != nil {
		return nil, err
	}
	var out []voiceRow
	for _, v := range t.Sources {
		out = append(out, voiceRow{v.Name, v.Key, v.Class, v.Office, v.Rank, v.Side, v.Gender, int64(v.Reports), int64(v.Statements), int64(v.Quoted)})
	}
	return export.SheetOf(these(out)), nil
}
