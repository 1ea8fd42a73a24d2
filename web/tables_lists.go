package web

import (
	"strings"

	"readout"
	"readout/export"
	"readout/follow"
	"readout/store"
)

// The rows of tables over the whole store.
type (
	actorLine struct {
		Actor   string `parquet:"actor,zstd"`
		Key     string `parquet:"actor_key,zstd"`
		Kind    string `parquet:"kind,dict,zstd"`
		Country string `parquet:"country,dict,zstd"`
		Acts    int64  `parquet:"as_actor"`
		Acted   int64  `parquet:"as_recipient"`
		Speaks  int64  `parquet:"as_speaker"`
		Reports int64  `parquet:"reports"`
		Texts   int64  `parquet:"text_groups"`
		First   int32  `parquet:"first,date,optional"`
		Last    int32  `parquet:"last,date,optional"`
	}
	storyLine struct {
		Story   string `parquet:"story_id,zstd"`
		Title   string `parquet:"title,zstd"`
		First   int32  `parquet:"first,date,optional"`
		Last    int32  `parquet:"last,date,optional"`
		Reports int64  `parquet:"reports"`
		Texts   int64  `parquet:"text_groups"`
		Outlets int64  `parquet:"outlets"`
	}
	processLine struct {
		Process    string `parquet:"process_id,zstd"`
		Name       string `parquet:"name,zstd"`
		Kind       string `parquet:"kind,dict,zstd"`
		Type       string `parquet:"type,dict,zstd"`
		State      string `parquet:"state,dict,zstd"`
		Since      int32  `parquet:"since,date,optional"`
		Resumption string `parquet:"resumption,dict,zstd"`
		TakenUp    string `parquet:"intervention,dict,zstd"`
		Parties    string `parquet:"parties,zstd"`
		Issues     string `parquet:"issues,zstd"`
		Opened     int32  `parquet:"opened,date,optional"`
		Last       int32  `parquet:"last_report,date,optional"`
		Rounds     int64  `parquet:"rounds"`
		Reports    int64  `parquet:"reports"`
		Texts      int64  `parquet:"text_groups"`
	}
	runLine struct {
		Run     int64  `parquet:"run"`
		At      string `parquet:"at,zstd"`
		Kind    string `parquet:"kind,dict,zstd"`
		Records int64  `parquet:"records"`
		Undone  string `parquet:"undone,zstd"`
		Note    string `parquet:"note,zstd"`
	}
	scoreLine struct {
		Suite  string `parquet:"suite,dict,zstd"`
		Set    string `parquet:"set,dict,zstd"`
		Metric string `parquet:"metric,zstd"`
		Value  string `parquet:"value,zstd"`
		Size   string `parquet:"size_of_gold,zstd"`
		On     string `parquet:"measured_on,dict,zstd"`
	}
)

func (q *request) actorTable() (*export.Sheet, error) {
	f, err := q.wanted()
	if err != nil {
		return nil, err
	}
	list, err := q.Store.Players(q.ctx, f.Filter)
	if err != nil {
		return nil, err
	}
	var out []actorLine
	for _, p := range list {
		out = append(out, actorLine{p.Name, p.Key, p.Kind, p.Country, p.AsActor, p.AsRecipient, p.AsSpeaker, p.Reports, p.TextGroups, export.DayOf(p.First), export.DayOf(p.Last)})
	}
	return export.SheetOf(these(out)), nil
}

func (q *request) storyTable() (*export.Sheet, error) {
	list, err := q.Store.Stories(q.ctx, store.StoryFilter{})
	if err != nil {
		return nil, err
	}
	var out []storyLine
	for _, s := range list {
		out = append(out, storyLine{s.ID, s.Title, export.DayOf(s.First), export.DayOf(s.Last), s.Reports, s.Groups, s.Outlets})
	}
	return export.SheetOf(these(out)), nil
}

func (q *request) processTable() (*export.Sheet, error) {
	asOf, err := q.day("as-of")
	if err != nil {
		return nil, err
	}
	list, err := follow.Processes(q.ctx, q.Store, follow.Wanted{AsOf: asOf})
	if err != nil {
		return nil, err
	}
	var out []processLine
	for _, p := range list {
		out = append(out, processLine{p.ID, p.Name, p.Kind, p.Type, p.State, export.DayOf(p.Since), p.Resumption, p.Intervention, strings.Join(p.Parties, "; "), strings.Join(p.Issues, "; "),
			export.DayOf(p.Opened), export.DayOf(p.Last), int64(p.Rounds), int64(p.Reports), int64(p.Groups)})
	}
	return export.SheetOf(these(out)), nil
}

func (q *request) runTable() (*export.Sheet, error) {
	list, err := q.Store.Runs(q.ctx)
	if err != nil {
		return nil, err
	}
	var out []runLine
	for _, r := range list {
		x := runLine{Run: r.N, At: r.At.UTC().Format("2006-01-02T15:04:05Z"), Kind: r.Kind, Records: r.Records, Note: r.Note}
		if !r.Undone.IsZero() {
			x.Undone = r.Undone.UTC().Format("2006-01-02T15:04:05Z")
		}
		out = append(out, x)
	}
	return export.SheetOf(these(out)), nil
}

func (q *request) accuracyTable() (*export.Sheet, error) {
	var out []scoreLine
	for _, s := range readout.Measured() {
		out = append(out, scoreLine{s.Suite, s.Set, s.Metric, s.Value, s.Size, measuredOn(s.Set)})
	}
	return export.SheetOf(these(out)), nil
}
