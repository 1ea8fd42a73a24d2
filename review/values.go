package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/plover"
)

// A Party is an actor as a judgement names it, whole, so that it can be put into a record
// that has no such actor.
type Party struct {
	ID        string `json:"id,omitempty"` // in the record that it was taken from
	Key       string `json:"key,omitempty"`
	Name      string `json:"name"`
	Kind      string `json:"kind,omitempty"`
	Country   string `json:"country,omitempty"`
	Sectors   string `json:"sectors,omitempty"`
	Office    string `json:"office,omitempty"`
	Anonymous bool   `json:"anonymous,omitempty"`
}

// A Dictionary says under which keys a name or code is known, the first of which is the
// actor's own; nil for none.
type Dictionary func(name string) []string

// ErrNoTarget says that there is nothing to judge under the name that was given.
var ErrNoTarget = errors.New("no such coding in the report's current record")

// Normal checks a judgement against the record as it holds and writes it as it is kept:
// Target may be an id of the record (e3) or a key; values may be as a person types them.
// Errors are one line that says what is wrong.
func Normal(rec *readout.Record, j *Judgement, d Dictionary) error {
	j.Who, j.Note, j.Report = strings.TrimSpace(clean(j.Who)), strings.TrimSpace(clean(j.Note)), rec.Report.ID
	if err := j.Check(); err != nil {
		return err
	}
	switch j.Verdict {
	case Undo:
		return nil
	case Add:
		return normalAdd(rec, j, d)
	}
	c, ok := Find(rec, j.Target)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoTarget, j.Target)
	}
	j.Target, j.Kind, j.Type, j.Start, j.End = c.Key, c.Kind, c.Type, c.At.Start, c.At.End
	if j.Verdict != Correct {
		j.Field, j.Value = "", ""
		return nil
	}
	f, err := fieldOf(c.Kind, j.Field)
	if err != nil {
		return err
	}
	if j.Value, err = normalValue(rec, f, c.Type, j.Value, c.At, d); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	return nil
}

// normalAdd checks what is added: Kind, Type, and Value as JSON of fields, one of which,
// span, has the words that tell of it.
func normalAdd(rec *readout.Record, j *Judgement, d Dictionary) error {
	if fieldsOf[j.Kind] == nil {
		return fmt.Errorf("no kind of coding %q: it is %s", j.Kind, strings.Join(Kinds, ", "))
	}
	raw := map[string]string{}
	if err := json.Unmarshal([]byte(j.Value), &raw); err != nil {
		return fmt.Errorf(`what is added is a JSON object of fields like {"span": "met in Geneva", "type": "CONSULT"}: %w`, err)
	}
	at, err := SpanOf(rec.Report.Text, raw["span"], readout.Span{})
	if err != nil {
		return fmt.Errorf("span: %w", err)
	}
	if at.End-at.Start > 400 {
		return errors.New("span: more than 400 bytes: name the word or short phrase that tells of it")
	}
	out := map[string]string{}
	j.Start, j.End, j.Field = at.Start, at.End, ""
	name := j.Kind
	if j.Kind == "event" {
		if j.Type, err = ploverTypeOf(raw["type"]); err != nil {
			return fmt.Errorf("type: %w", err)
		}
		name, out["type"] = j.Type, j.Type
	} else {
		j.Type = ""
	}
	for _, k := range slices.Sorted(maps.Keys(raw)) {
		if k == "span" || k == "type" && j.Kind == "event" || strings.TrimSpace(raw[k]) == "" {
			continue
		}
		f, err := fieldOf(j.Kind, k)
		if err != nil {
			return err
		}
		if out[k], err = normalValue(rec, f, j.Type, raw[k], at, d); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
	}
	if j.Target = Key(rec.Report.ID, name, at); slices.ContainsFunc(Codings(rec), func(c Coding) bool { return c.Key == j.Target }) {
		return fmt.Errorf("there is such a coding at these words already: correct or accept %s", j.Target)
	}
	b, err := json.Marshal(out)
	j.Value = string(b)
	return err
}

func ploverTypeOf(v string) (string, error) {
	v = strings.ToUpper(strings.TrimSpace(v))
	if !slices.Contains(ploverType, v) {
		return "", fmt.Errorf("%q is no type of PLOVER: one of %s", v, strings.Join(ploverType, ", "))
	}
	return v, nil
}

// normalValue is a value as it is kept.
func normalValue(rec *readout.Record, f Field, typ, v string, near readout.Span, d Dictionary) (string, error) {
	v = strings.TrimSpace(clean(v))
	if v == "" {
		switch f.form {
		case types, span, spans, flag, quad, degrees:
			return "", errors.New("the value is missing")
		case word:
			if f.Name == "status" {
				return "", errors.New("the value is missing")
			}
		}
	}
	switch f.form {
	case types:
		return ploverTypeOf(v)
	case word, flag:
		if v = strings.ToLower(strings.ReplaceAll(v, " ", "_")); v != "" && !slices.Contains(f.Values, v) {
			return "", fmt.Errorf("%q is no value: one of %s", v, strings.Join(f.Values, ", "))
		}
		return v, nil
	case mode:
		v = strings.ToLower(v)
		if list := plover.Modes[typ]; v != "" && !slices.Contains(list, v) {
			return "", fmt.Errorf("%q is no mode of %s: its modes are %s", v, typ, strings.Join(list, ", "))
		}
		return v, nil
	case quad:
		if len(v) != 1 || v < "1" || v > "4" {
			return "", errors.New("want 1, 2, 3 or 4")
		}
	case digits:
		if len(v) > 4 || len(v) == 1 || strings.Trim(v, "0123456789") != "" {
			return "", errors.New("want a CAMEO code of two to four digits")
		}
	case day:
		return v, checkDays(v)
	case degrees:
		x, err := strconv.ParseFloat(v, 64)
		if most := map[string]float64{"lat": 90, "lon": 180}[f.Name]; err != nil || x != x || x < -most || x > most {
			return "", fmt.Errorf("want degrees from -%g to %g", most, most)
		}
	case country:
		return countryOf(rec, v, d)
	case place:
		name, code, ok := strings.Cut(v, ",")
		if name = strings.TrimSpace(name); ok {
			c, err := countryOf(rec, code, d)
			return name + ", " + c, err
		}
		return name, nil
	case party, parties:
		return normalParties(rec, v, f.form == party, d)
	case span, spans:
		at, err := SpanOf(rec.Report.Text, v, near)
		return fmt.Sprintf("%d-%d", at.Start, at.End), err
	}
	if len(v) > 200 {
		return "", errors.New("longer than 200 bytes")
	}
	return v, nil
}

// countryOf is a country's code that the report or the dictionary knows.
func countryOf(rec *readout.Record, v string, d Dictionary) (string, error) {
	v = strings.ToUpper(strings.TrimSpace(v))
	if v == "" {
		return "", nil
	}
	known := slices.ContainsFunc(rec.Actors, func(a readout.Actor) bool { return a.Country == v })
	if len(v) != 3 || !known && d != nil && !slices.Contains(d(v), v) {
		return "", fmt.Errorf("no country has the code %q: want ISO 3166 alpha-3 such as KEN", v)
	}
	return v, nil
}

// checkDays takes an ISO day, month, year, or an interval of two days.
func checkDays(v string) error {
	if v == "" {
		return nil
	}
	a, b, interval := strings.Cut(v, "/")
	for _, d := range []string{a, b} {
		if d == "" && !interval {
			continue
		}
		if _, err := time.Parse("2006-01-02"[:max(4, min(len(d), 10))], d); err != nil || len(d) != 10 && len(d) != 7 && len(d) != 4 {
			return fmt.Errorf("%q is no day: want 2016-09-05, 2016-09, 2016 or 2016-09-04/2016-09-05", v)
		}
	}
	if interval && (len(a) != 10 || len(b) != 10 || b < a) {
		return fmt.Errorf("%q is no interval: want two days, the earlier first, as 2016-09-04/2016-09-05", v)
	}
	return nil
}

// normalParties reads actors: as a JSON list, or names, keys, codes and ids of the record
// with semicolons between.
func normalParties(rec *readout.Record, v string, one bool, d Dictionary) (string, error) {
	var list []Party
	if strings.HasPrefix(v, "[") {
		var err error
		if list, err = readParties(v); err != nil {
			return "", err
		}
	} else {
		for _, w := range strings.Split(v, ";") {
			if w = strings.TrimSpace(w); w == "" {
				continue
			}
			p, err := partyOf(rec, w, d)
			if err != nil {
				return "", err
			}
			if !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	if one && len(list) > 1 {
		return "", fmt.Errorf("%d actors, want one", len(list))
	}
	if list == nil {
		list = []Party{}
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// partyOf finds whom a word means: in the report first, then in the dictionary, then as
// somebody whose name stands in the text.
func partyOf(rec *readout.Record, w string, d Dictionary) (Party, error) {
	of := func(a *readout.Actor) Party {
		return Party{ID: a.ID, Key: a.Key, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: strings.Join(a.Sectors, " "), Office: a.Office, Anonymous: a.Anonymous}
	}
	for _, fits := range []func(a *readout.Actor) bool{
		func(a *readout.Actor) bool { return a.ID == w },
		func(a *readout.Actor) bool { return a.Key == w && w != "" },
		func(a *readout.Actor) bool { return strings.EqualFold(a.Name, w) },
	} {
		for i := range rec.Actors {
			if fits(&rec.Actors[i]) {
				return of(&rec.Actors[i]), nil
			}
		}
	}
	if d != nil {
		if keys := d(w); len(keys) > 0 {
			p := Party{Key: keys[0], Name: w, Kind: readout.ActorOther}
			if len(p.Key) == 3 {
				p.Country, p.Kind = p.Key, readout.ActorGovernment
			}
			return p, nil
		}
	}
	if len(w) > 3 || w != strings.ToUpper(w) {
		if i := strings.Index(rec.Report.Text, w); i >= 0 {
			return Party{Name: w, Kind: readout.ActorOther}, nil
		}
	}
	return Party{}, fmt.Errorf("nobody is known as %q: name an actor of the report (a1 or its name), of the dictionary, a country's code, or whose name stands in the text", w)
}

func readParties(v string) ([]Party, error) {
	list := []Party{}
	if err := json.Unmarshal([]byte(v), &list); err != nil {
		return nil, fmt.Errorf(`want a JSON list like [{"name": "Kenya", "country": "KEN"}]: %w`, err)
	}
	for i := range list {
		p := &list[i]
		if strings.TrimSpace(p.Name) == "" {
			return nil, errors.New("a party has no name")
		}
		for _, s := range []*string{&p.Name, &p.Key, &p.Country, &p.Office, &p.Kind, &p.Sectors} {
			*s = clean(*s)
		}
	}
	return list, nil
}

func readSpans(v string) (out []readout.Span, err error) {
	for _, w := range strings.Split(v, ",") {
		var s readout.Span
		if _, err := fmt.Sscanf(w, "%d-%d", &s.Start, &s.End); err != nil || s.Start < 0 || s.End <= s.Start {
			return nil, fmt.Errorf("%q is no span: want START-END", w)
		}
		out = append(out, s)
	}
	return out, nil
}

// SpanOf finds words in a text: by the bytes START-END, by the numbers of words, the first
// of the text being 1 (words 12-15), or as the words themselves, which must stand in the
// text as they are given; of several places the one nearest to near.
func SpanOf(text, v string, near readout.Span) (readout.Span, error) {
	v = strings.TrimSpace(v)
	none := readout.Span{}
	if v == "" {
		return none, errors.New("the words are missing: quote them as they stand in the report")
	}
	var a, b int
	if n, _ := fmt.Sscanf(v, "words %d-%d", &a, &b); n == 2 {
		return wordsAt(text, a, b)
	}
	if n, _ := fmt.Sscanf(v, "%d-%d", &a, &b); n == 2 && v == fmt.Sprintf("%d-%d", a, b) {
		switch {
		case a < 0 || b <= a || b > len(text):
			return none, fmt.Errorf("%s lies outside of the text, which has %d bytes", v, len(text))
		case !utf8.RuneStart(text[a]) || b < len(text) && !utf8.RuneStart(text[b]):
			return none, fmt.Errorf("%s begins or ends within a character", v)
		}
		return readout.Span{Start: int32(a), End: int32(b)}, nil
	}
	v = strings.Trim(v, "\"“”")
	best, n := -1, 0
	for at := 0; v != ""; n++ {
		i := strings.Index(text[at:], v)
		if i < 0 {
			break
		}
		if i += at; best < 0 || !near.Empty() && apart(i, near) < apart(best, near) {
			best = i
		}
		at = i + len(v)
	}
	if n == 0 {
		return none, fmt.Errorf("%q does not stand in the report in these words", short(v))
	}
	if n > 1 && near.Empty() {
		return none, fmt.Errorf("%q stands in the report %d times: quote more of it, or give its bytes START-END", short(v), n)
	}
	return readout.Span{Start: int32(best), End: int32(best + len(v))}, nil
}

func apart(i int, near readout.Span) int { return max(i-int(near.Start), int(near.Start)-i) }

// wordsAt is from word a to word b of a text, counted from 1, as white space parts them.
func wordsAt(text string, a, b int) (readout.Span, error) {
	n, from := 0, -1
	in := false
	for i, r := range text + " " {
		if space := unicode.IsSpace(r); space == in {
			if in = !space; in {
				if n++; n == a {
					from = i
				}
			} else if n == b && from >= 0 {
				return readout.Span{Start: int32(from), End: int32(i)}, nil
			}
		}
	}
	return readout.Span{}, fmt.Errorf("words %d-%d lie outside of the text, which has %d words", a, b, n)
}

func short(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + " ..."
	}
	return s
}

// clean takes out what a database does not keep.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// Short is the value of a judgement as a person reads it: the names of actors.
func Short(j *Judgement) string {
	if strings.HasPrefix(j.Value, "[") {
		if list, err := readParties(j.Value); err == nil {
			var names []string
			for _, p := range list {
				names = append(names, p.Name)
			}
			return strings.Join(names, "; ")
		}
	}
	return j.Value
}
