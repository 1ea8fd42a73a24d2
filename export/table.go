package export

import (
	"strings"
)

// A day is the number of a day since 1970-01-01, 0 for none: DATE in Parquet, an ISO
// day in CSV.
type day = int32

// An eventLine is an event as tables have it: CSV and Parquet have these columns in
// this order. Several names in a cell are parted by "; ", codes by ";"; the codes of a
// cell stand in the order of the names. Empty means not known.
type eventLine struct {
	EventID          string   `parquet:"event_id,zstd"`
	ReportID         string   `parquet:"report_id,dict,zstd"`
	TextGroup        string   `parquet:"text_group,dict,zstd"`
	Published        day      `parquet:"published,date,optional,dict,zstd"`
	DateFrom         day      `parquet:"date_from,date,optional,dict,zstd"`
	DateTo           day      `parquet:"date_to,date,optional,dict,zstd"`
	DateBasis        string   `parquet:"date_basis,dict,zstd"`
	Type             string   `parquet:"type,dict,zstd"`
	Mode             string   `parquet:"mode,dict,zstd"`
	Quad             int32    `parquet:"quad,optional,dict,zstd"`
	CAMEO            string   `parquet:"cameo,dict,zstd"`
	Code             string   `parquet:"code,dict,zstd"`
	Goldstein        *float64 `parquet:"goldstein,optional,dict,zstd"`
	Intensity        *float64 `parquet:"intensity,optional,dict,zstd"`
	Status           string   `parquet:"status,dict,zstd"`
	Background       bool     `parquet:"background"`
	Symmetric        bool     `parquet:"symmetric"`
	Actors           string   `parquet:"actors,dict,zstd"`
	ActorCountries   string   `parquet:"actor_countries,dict,zstd"`
	ActorCOW         string   `parquet:"actor_cow,dict,zstd"`
	ActorSectors     string   `parquet:"actor_sectors,dict,zstd"`
	ActorKeys        string   `parquet:"actor_keys,dict,zstd"`
	Recipients       string   `parquet:"recipients,dict,zstd"`
	RecipientCountry string   `parquet:"recipient_countries,dict,zstd"`
	RecipientCOW     string   `parquet:"recipient_cow,dict,zstd"`
	RecipientSectors string   `parquet:"recipient_sectors,dict,zstd"`
	RecipientKeys    string   `parquet:"recipient_keys,dict,zstd"`
	Place            string   `parquet:"place,dict,zstd"`
	PlaceKind        string   `parquet:"place_kind,dict,zstd"`
	PlaceCountry     string   `parquet:"place_country,dict,zstd"`
	PlaceCOW         string   `parquet:"place_cow,dict,zstd"`
	Lat              *float64 `parquet:"lat,optional,dict,zstd"`
	Lon              *float64 `parquet:"lon,optional,dict,zstd"`
	VouchedBy        string   `parquet:"vouched_by,dict,zstd"`
	Score            float64  `parquet:"score,dict,zstd"`
	Trigger          string   `parquet:"trigger,dict,zstd"`
	Words            string   `parquet:"words,zstd"`
	Rule             string   `parquet:"rule,dict,zstd"`
	Corrected        string   `parquet:"corrected,dict,zstd"` // fields that a person corrected
	Title            string   `parquet:"title,dict,zstd"`
	Outlet           string   `parquet:"outlet,dict,zstd"`
	URL              string   `parquet:"url,dict,zstd"`
}

func (l *eventLine) set(e *Event, j *joiner) {
	*l = eventLine{
		EventID: e.ID, ReportID: e.Report, TextGroup: e.Group, Published: dayNumber(e.Published), DateFrom: dayNumber(e.From), DateTo: dayNumber(e.To), DateBasis: e.DateBasis,
		Type: e.Type, Mode: e.Mode, Quad: int32(e.Quad), CAMEO: e.CAMEO, Code: e.Code, Goldstein: e.Goldstein, Intensity: e.Intensity,
		Status: e.Status, Background: e.Background, Symmetric: e.Symmetric,
		Place: e.Place, PlaceKind: e.PlaceKind, PlaceCountry: e.Country, PlaceCOW: COW(e.Country), Lat: e.Lat, Lon: e.Lon, VouchedBy: e.Vouched, Score: e.Score,
		Trigger: e.Trigger, Words: e.Words, Rule: e.Rule, Corrected: strings.Join(e.Corrected, " "), Title: e.Title, Outlet: e.Outlet, URL: e.URL,
	}
	l.Actors, l.ActorCountries, l.ActorCOW, l.ActorSectors, l.ActorKeys = j.parties(e.Actors)
	l.Recipients, l.RecipientCountry, l.RecipientCOW, l.RecipientSectors, l.RecipientKeys = j.parties(e.Recipients)
}

// A statementLine is a statement as tables have it.
type statementLine struct {
	StatementID      string `parquet:"statement_id,zstd"`
	ReportID         string `parquet:"report_id,dict,zstd"`
	TextGroup        string `parquet:"text_group,dict,zstd"`
	Published        day    `parquet:"published,date,optional,dict,zstd"`
	Speakers         string `parquet:"speakers,dict,zstd"`
	SpeakerCountries string `parquet:"speaker_countries,dict,zstd"`
	SpeakerCOW       string `parquet:"speaker_cow,dict,zstd"`
	SpeakerSectors   string `parquet:"speaker_sectors,dict,zstd"`
	SpeakerKeys      string `parquet:"speaker_keys,dict,zstd"`
	Source           string `parquet:"source,dict,zstd"`
	Anonymous        bool   `parquet:"anonymous"`
	Reason           string `parquet:"reason,dict,zstd"`
	Cue              string `parquet:"cue,dict,zstd"`
	CueType          string `parquet:"cue_type,dict,zstd"`
	Quote            string `parquet:"quote,dict,zstd"`
	Stance           string `parquet:"stance,dict,zstd"`
	Words            string `parquet:"words,zstd"`
	Corrected        string `parquet:"corrected,dict,zstd"`
	Title            string `parquet:"title,dict,zstd"`
	Outlet           string `parquet:"outlet,dict,zstd"`
}

func (l *statementLine) set(s *Statement, j *joiner) {
	*l = statementLine{StatementID: s.ID, ReportID: s.Report, TextGroup: s.Group, Published: dayNumber(s.Published), Source: s.Source, Anonymous: s.Anonymous, Reason: s.Reason,
		Cue: s.Cue, CueType: s.CueType, Quote: s.Quote, Stance: s.Stance, Words: s.Words, Corrected: strings.Join(s.Corrected, " "), Title: s.Title, Outlet: s.Outlet}
	l.Speakers, l.SpeakerCountries, l.SpeakerCOW, l.SpeakerSectors, l.SpeakerKeys = j.parties(s.Speakers)
}

// A reportLine is a report as tables have it, without its text.
type reportLine struct {
	ReportID  string  `parquet:"report_id,zstd"`
	TextGroup string  `parquet:"text_group,dict,zstd"`
	Share     float64 `parquet:"share,zstd"`
	Origin    string  `parquet:"origin,dict,zstd"`
	Published day     `parquet:"published,date,optional,dict,zstd"`
	Lang      string  `parquet:"lang,dict,zstd"`
	Skipped   string  `parquet:"skipped,dict,zstd"`
	Title     string  `parquet:"title,zstd"`
	Outlet    string  `parquet:"outlet,dict,zstd"`
	URL       string  `parquet:"url,zstd"`
}

func (l *reportLine) set(r *Report, _ *joiner) {
	*l = reportLine{r.ID, r.Group, r.Share, r.Origin, dayNumber(r.Published), r.Lang, r.Skipped, r.Title, r.Outlet, r.URL}
}

// A joiner makes cells of several parties and keeps those it made, for most come again.
type joiner struct {
	b    []byte
	made map[string]string
}

// mostMade is how many cells a joiner keeps.
const mostMade = 1 << 14

func newJoiner() *joiner { return &joiner{made: map[string]string{}} }

func (j *joiner) parties(list []Party) (names, countries, cow, sectors, keys string) {
	switch len(list) {
	case 0:
		return
	case 1:
		p := &list[0]
		return p.Name, p.Country, COW(p.Country), p.Sectors, p.Key
	}
	names = j.join(list, "; ", func(p *Party) string { return strings.ReplaceAll(p.Name, ";", ",") })
	countries = j.join(list, ";", func(p *Party) string { return p.Country })
	cow = j.join(list, ";", func(p *Party) string { return COW(p.Country) })
	sectors = j.join(list, ";", func(p *Party) string { return p.Sectors })
	keys = j.join(list, ";", func(p *Party) string { return p.Key })
	return
}

func (j *joiner) join(list []Party, sep string, of func(*Party) string) string {
	j.b = j.b[:0]
	for i := range list {
		if i > 0 {
			j.b = append(j.b, sep...)
		}
		j.b = append(j.b, of(&list[i])...)
	}
	if s, ok := j.made[string(j.b)]; ok {
		return s
	}
	if len(j.made) >= mostMade {
		clear(j.made)
	}
	s := string(j.b)
	j.made[s] = s
	return s
}
