package web

import (
	"strings"

	"readout/export"
	"readout/processes"
	"readout/wording"
)

// The rows of the tables of one process. Days are ISO; several names in a cell are parted
// by "; ". words are those of one report, the first that told it.
type (
	partyRow struct {
		Process string `parquet:"process_id,dict,zstd"`
		Party   string `parquet:"party,zstd"`
		Key     string `parquet:"party_key,zstd"`
		Role    string `parquet:"role,dict,zstd"`
		Persons string `parquet:"persons,zstd"`
		From    int32  `parquet:"since,date,optional"`
		To      int32  `parquet:"until,date,optional"`
		Reports int64  `parquet:"reports"`
	}
	stateRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		State     string `parquet:"state,dict,zstd"`
		From      int32  `parquet:"since,date,optional"`
		To        int32  `parquet:"until,date,optional"`
		Standing  string `parquet:"standing,dict,zstd"`
		By        string `parquet:"done_by,zstd"`
		Says      string `parquet:"says,zstd"`
		Denied    string `parquet:"denied_by,zstd"`
		Texts     int64  `parquet:"text_groups"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
	roundRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		Number    int32  `parquet:"number,optional"`
		Kind      string `parquet:"kind,dict,zstd"`
		From      int32  `parquet:"date_from,date,optional"`
		To        int32  `parquet:"date_to,date,optional"`
		Place     string `parquet:"place,dict,zstd"`
		Level     string `parquet:"level,dict,zstd"`
		Mode      string `parquet:"mode,dict,zstd"`
		Parties   string `parquet:"parties,zstd"`
		Mediators string `parquet:"mediators,zstd"`
		Others    string `parquet:"others,zstd"`
		Status    string `parquet:"status,dict,zstd"`
		Outcome   string `parquet:"outcome,dict,zstd"`
		By        string `parquet:"called_off_by,zstd"`
		Until     int32  `parquet:"put_off_until,date,optional"`
		Reports   int64  `parquet:"reports"`
		Texts     int64  `parquet:"text_groups"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
	positionRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		Party     string `parquet:"party,zstd"`
		Issue     string `parquet:"issue,dict,zstd"`
		Stance    string `parquet:"stance,dict,zstd"`
		Kind      string `parquet:"kind,dict,zstd"`
		Change    string `parquet:"change,dict,zstd"`
		From      int32  `parquet:"since,date,optional"`
		To        int32  `parquet:"until,date,optional"`
		Standing  string `parquet:"standing,dict,zstd"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
	stepRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		Kind      string `parquet:"kind,dict,zstd"` // next_step or deadline
		DueFrom   int32  `parquet:"due_from,date,optional"`
		DueTo     int32  `parquet:"due_to,date,optional"`
		Owners    string `parquet:"owners,zstd"`
		SetBy     string `parquet:"set_by,zstd"`
		Status    string `parquet:"status,dict,zstd"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
	agreementRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		Name      string `parquet:"name,zstd"`
		Kind      string `parquet:"kind,dict,zstd"`
		Parties   string `parquet:"parties,zstd"`
		Date      int32  `parquet:"date,date,optional"`
		State     string `parquet:"state,dict,zstd"`
		Breaches  int64  `parquet:"breaches"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
	claimRow struct {
		Process   string `parquet:"process_id,dict,zstd"`
		How       string `parquet:"how,dict,zstd"` // disputed, both_sides, one_side, third_party, unnamed_only, report
		About     string `parquet:"about,dict,zstd"`
		Value     string `parquet:"value,dict,zstd"`
		Date      int32  `parquet:"date,date,optional"`
		Says      string `parquet:"says,zstd"`
		Denied    string `parquet:"denied_by,zstd"`
		Words     string `parquet:"words,zstd"`
		Report    string `parquet:"report_id,zstd"`
		Outlet    string `parquet:"outlet,dict,zstd"`
		Published int32  `parquet:"published,date,optional"`
	}
)

// ledger is the process that a table is of, as of a day.
func (q *request) ledger() (*wording.Ledger, error) {
	asOf, err := q.day("as-of")
	if err != nil {
		return nil, err
	}
	p, err := q.folded(q.ctx, q.r.FormValue("process"), asOf)
	if err != nil {
		return nil, err
	}
	return wording.LedgerOf(p), nil
}

// ofProcess makes a table of a process.
func ofProcess[L any](q *request, rows func(l *wording.Ledger, p *processes.Process) []L) (*export.Sheet, error) {
	l, err := q.ledger()
	if err != nil {
		return nil, err
	}
	return export.SheetOf(these(rows(l, l.Process))), nil
}

// told is the report that tells of a thing, with its words.
type told struct {
	words, report, outlet string
	published             int32
}

func toldBy(l *wording.Ledger, w processes.Quote, ids []string) (t told) {
	f := l.Holding(ids, w)
	if f == nil {
		return t
	}
	if w.Words == "" {
		w = wording.LongestQuote(f.Evidence)
	}
	return told{w.Words, f.Report, f.Outlet, export.DayOf(f.Published)}
}

func each(l *wording.Ledger, keys []string) string {
	var out []string
	for _, k := range keys {
		out = append(out, l.Party(k))
	}
	return strings.Join(out, "; ")
}

func (q *request) partyTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []partyRow) {
		for _, x := range p.Parties {
			out = append(out, partyRow{p.ID, x.Name, x.Key, x.Role, strings.Join(x.People, "; "), export.DayOf(x.From), export.DayOf(x.To), int64(x.Reports)})
		}
		return out
	})
}

func (q *request) stateTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []stateRow) {
		for _, x := range p.States {
			t := toldBy(l, processes.Quote{}, x.Facts)
			out = append(out, stateRow{p.ID, x.State, export.DayOf(x.From), export.DayOf(x.To), x.Standing, each(l, x.Act), each(l, x.By), each(l, x.DeniedBy),
				int64(x.Witness.Groups), t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}

func (q *request) roundTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []roundRow) {
		for _, x := range p.Rounds {
			t := toldBy(l, processes.Quote{}, x.Facts)
			out = append(out, roundRow{p.ID, int32(x.Number), x.Kind, export.DayOf(x.From), export.DayOf(x.To), x.Place, x.Level, x.Mode, each(l, x.Parties), each(l, x.Mediators),
				each(l, x.Third), x.Status, x.Outcome, each(l, x.By), export.DayOf(x.Until), int64(x.Reports), int64(x.Groups), t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}

func (q *request) positionTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []positionRow) {
		for _, x := range p.Positions {
			t := toldBy(l, x.Words, x.Facts)
			out = append(out, positionRow{p.ID, l.Party(x.Holder), x.Issue, x.Stance, x.Kind, x.Change, export.DayOf(x.From), export.DayOf(x.To), x.Standing, t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}

func (q *request) stepTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []stepRow) {
		for _, x := range p.Steps {
			t := toldBy(l, x.Words, x.Facts)
			from, to := dueDays(x.Due)
			out = append(out, stepRow{p.ID, "next_step", from, to, each(l, x.Owners), "", x.Status, t.words, t.report, t.outlet, t.published})
		}
		for _, x := range p.Deadlines {
			t := toldBy(l, x.Words, x.Facts)
			from, to := dueDays(x.Due)
			out = append(out, stepRow{p.ID, "deadline", from, to, each(l, x.Owners), each(l, x.SetBy), x.Status, t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}

func dueDays(due string) (from, to int32) {
	a, b, more := strings.Cut(due, "/")
	if !more {
		b = a
	}
	return export.DayOf(a), export.DayOf(b)
}

func (q *request) agreementTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []agreementRow) {
		for _, x := range p.Agreements {
			t := toldBy(l, processes.Quote{}, x.Facts)
			out = append(out, agreementRow{p.ID, x.Name, x.Kind, each(l, x.Parties), export.DayOf(x.Date), x.State, int64(len(x.Breaches)), t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}

func (q *request) claimTable() (*export.Sheet, error) {
	return ofProcess(q, func(l *wording.Ledger, p *processes.Process) (out []claimRow) {
		for _, x := range p.Claims {
			t := toldBy(l, x.Words, x.Facts)
			says := each(l, x.By)
			if says == "" {
				says = strings.Join(x.Unnamed, "; ")
			}
			out = append(out, claimRow{p.ID, x.How, x.About, x.Value, export.DayOf(x.From), says, each(l, x.DeniedBy), t.words, t.report, t.outlet, t.published})
		}
		return out
	})
}
