package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"

	"readout"
	"readout/coder"
)

// Actors asks the whole chain who the heads of state and government of the
// Factbook's lists are, in a sentence of a report that came out in the middle
// of their terms: once by the full name ("X Y said ..."), once by title, surname
// and state ("President Y of Z said ..."). A head is found where the speaker is
// an actor of the dictionary, of that state, with the rank of a head and a name
// like the one that the list gives.
func Actors(ctx context.Context, o Options) ([]Row, error) {
	path := o.Path("data", "actors", "factbook-leaders.jsonl")
	if o.Gold != "" {
		path = o.Gold
	}
	heads, err := readHeads(path)
	if err != nil {
		return nil, err
	}
	c := coder.New()
	n, found := 0, [2]int{}
	for _, h := range heads {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n++
		for i, who := range []string{h.full, h.office + " " + h.family + " of " + h.state} {
			who = strings.TrimSpace(who)
			a, err := speaker(ctx, c, who+" said on Tuesday that the talks would go on.", h.day)
			if err != nil {
				return nil, err
			}
			if h.is(a) {
				found[i]++
				continue
			}
			o.Say("%s %s: got %q %q %s %s", h.day.Format(time.DateOnly), who, a.Name, a.Key, a.Country, a.Rank)
		}
	}
	row := func(metric string, k int) Row { return Row{"factbook-leaders", metric, share(k, n), n} }
	return []Row{row("full name", found[0]), row("title + surname", found[1])}, nil
}

// speaker returns the first person of a sentence that came out on a day.
func speaker(ctx context.Context, c *coder.Coder, text string, day time.Time) (readout.Actor, error) {
	r := seedReport(text)
	r.Published = readout.Published{Date: day, Certain: true}
	rec, err := c.Code(ctx, r)
	if err != nil {
		return readout.Actor{}, err
	}
	for _, a := range rec.Actors {
		if a.Kind == readout.ActorPerson {
			return a, nil
		}
	}
	return readout.Actor{}, nil
}

// A head is one head of state or government on a day inside the term.
type head struct {
	office, state, full, family string
	from, to                    time.Time
	day                         time.Time
}

// is says whether a is that head.
func (h head) is(a readout.Actor) bool {
	if a.Key == "" || a.Rank != "head_of_state_gov" {
		return false
	}
	for _, x := range strings.Fields(foldName(a.Name)) {
		for _, y := range strings.Fields(foldName(h.family + " " + h.full)) {
			if x == y || len(x) > 3 && len(y) > 3 && changes(x, y) <= 2 {
				return true
			}
		}
	}
	return false
}

// headOffices are the titles that heads have in news, by those of the lists.
var headOffices = map[string]string{"President": "President", "Prime Minister": "Prime Minister", "Premier": "Premier", "Chancellor": "Chancellor",
	"King": "King", "Queen": "Queen", "Amir": "Emir", "Emperor": "Emperor", "Pope": "Pope", "Supreme Leader": "Supreme Leader",
	"Acting President": "acting President", "Acting Prime Minister": "acting Prime Minister", "Interim President": "interim President", "Interim Prime Minister": "interim Prime Minister",
	"Caretaker Prime Minister": "caretaker Prime Minister", "Transitional President": "transitional President", "Transition Prime Minister": "transitional Prime Minister",
	"Executive President": "President", "President of the Government": "Prime Minister", "President of the Swiss": "President", "President of the Republic": "President"}

// readHeads reads the lists: a person once for each office and day it began.
func readHeads(path string) ([]head, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []head
	seen := map[string]bool{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		var x struct {
			Country, Office, Title, Name, Since string
			First                               string `json:"first_seen"`
			Last                                string `json:"last_seen"`
		}
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		h := head{office: headOffices[x.Title], state: stateName(x.Country)}
		from, err := factbookDay(x.Since)
		if err != nil {
			from, err = time.Parse(time.DateOnly, x.First)
		}
		to, err2 := time.Parse(time.DateOnly, x.Last)
		foreign := strings.Contains(x.Name, " of ") || x.Country != "United Kingdom" && (strings.Contains(x.Name, "ELIZABETH II") || strings.Contains(x.Name, "CHARLES III"))
		foreign = foreign || x.Office == "cos" && territories[x.Country] // the head of the power that it belongs to
		if h.office == "" || h.state == "" || foreign || err != nil || err2 != nil || to.Before(from) || !h.name(x.Name) {
			continue
		}
		h.from, h.to = from, to
		if k := h.office + h.full + h.state + from.String(); !seen[k] {
			seen[k] = true
			out = append(out, h)
		}
	}
	settleTerms(out)
	return out, s.Err()
}

// settleTerms ends every term where a successor's begins, for the lists run
// behind, and takes its middle as the day.
func settleTerms(heads []head) {
	for i := range heads {
		h := &heads[i]
		for _, o := range heads {
			if o.seat() == h.seat() && o.family != h.family && o.from.After(h.from) && o.from.Before(h.to) {
				h.to = o.from
			}
		}
		h.day = h.from.Add(h.to.Sub(h.from) / 2)
	}
}

// seat is the office and the state, whoever holds it and however.
func (h head) seat() string {
	o := h.office
	for _, w := range []string{"acting ", "interim ", "caretaker ", "transitional "} {
		o = strings.TrimPrefix(o, w)
	}
	if o == "Premier" {
		o = "Prime Minister"
	}
	return o + " of " + h.state
}

// stateName turns the Factbook's name of a country into the one of news.
func stateName(s string) string {
	switch s {
	case "none":
		return ""
	case "Congo (Brazzaville)":
		return "the Republic of the Congo"
	case "Congo (Kinshasa)", "DRC":
		return "the Democratic Republic of the Congo"
	case "Dominican", "The Dominican":
		return "the Dominican Republic"
	}
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "&nbsp;", ""), " (")
	if a, b, ok := strings.Cut(s, ", "); ok {
		s = b + " " + a
	}
	s = strings.TrimSpace(strings.TrimPrefix(s, "The "))
	for _, w := range []string{"United", "Islands", "Republic", "Netherlands", "Philippines", "Maldives", "Comoros", "Gambia", "Bahamas"} {
		if strings.Contains(s, w) && s != "Dominican Republic" {
			return "the " + s
		}
	}
	return s
}

// territories are the countries of the lists whose head of state is another's.
var territories = map[string]bool{"Aruba": true, "Curacao": true, "Sint Maarten": true, "Guam": true, "American Samoa": true, "Puerto Rico": true, "Virgin Islands": true, "Northern Mariana Islands": true,
	"Greenland": true, "Faroe Islands": true, "New Caledonia": true, "French Polynesia": true, "Wallis and Futuna": true, "Saint Pierre and Miquelon": true, "Saint Barthelemy": true, "Saint Martin": true,
	"Hong Kong": true, "Macau": true, "Cook Islands": true, "Niue": true, "Tokelau": true, "Norfolk Island": true, "Svalbard": true, "Christmas Island": true}

// factbookDay finds "24 July 2017" or "April 2024" in s.
func factbookDay(s string) (time.Time, error) {
	w := strings.Fields(strings.NewReplacer("since ", "", ",", "", ";", "", "(", " ", ")", "").Replace(s))
	for i := range w {
		for _, layout := range []string{"2 January 2006", "January 2006"} {
			if k := i + len(strings.Fields(layout)); k <= len(w) {
				if t, err := time.Parse(layout, strings.Join(w[i:k], " ")); err == nil {
					return t, nil
				}
			}
		}
	}
	return time.Time{}, fmt.Errorf("no date in %q", s)
}

// name reads "Haydar al-ABADI": the words in capitals are the surname. It says
// whether the name is whole.
func (h *head) name(s string) bool {
	s, _, _ = strings.Cut(s, " also spelled")
	s, _, _ = strings.Cut(s, " [")
	s, _, _ = strings.Cut(s, " in caretaker")
	var words, family []string
	if strings.TrimSpace(s) == "" {
		return false
	}
	for _, w := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
		switch strings.ToLower(strings.TrimSuffix(w, ".")) {
		case "dr", "gen", "sir", "dame", "sheikh", "ratu", "prince", "queen", "king", "crown", "sultan", "col", "lt", "maj", "capt", "field", "marshal", "brigadier", "h.r.h", "sayyid", "jr", "pehin", "ret", "confederation", "vice", "adm":
			continue
		case "and", "elected", "chairman":
			return false
		}
		if strings.ContainsAny(w, "()\"“”") {
			continue
		}
		up, small := 0, 0
		for _, r := range w {
			if unicode.IsUpper(r) {
				up++
			} else if unicode.IsLower(r) {
				small++
			}
		}
		switch {
		case strings.Trim(w, "IVX") == "" && len(words) > 0: // Philip VI
			family = append(family, w)
		case up > 1 && up > small:
			w = capitalise(w)
			family = append(family, w)
		}
		words = append(words, w)
	}
	h.full, h.family = strings.Join(words, " "), strings.Join(family, " ")
	if len(words) == 1 || strings.Trim(words[len(words)-1], "IVX") == "" {
		h.full = h.office + " " + h.full // no report calls a king by his name alone
	}
	return len(family) > 0 && (len(words) > 1 || h.office == "King" || h.office == "Pope" || h.office == "Emperor" || h.office == "Queen")
}

// capitalise writes al-ABADI as al-Abadi and O'NEILL as O'Neill.
func capitalise(w string) string {
	i := strings.IndexFunc(w, unicode.IsUpper)
	out, up := []rune(w[:i]), true
	for _, r := range w[i:] {
		if !up {
			r = unicode.ToLower(r)
		}
		out = append(out, r)
		up = r == '-' || r == '\'' || r == '’'
	}
	return string(out)
}

var folds = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ç", "c", "č", "c", "ć", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "ě", "e", "ğ", "g",
	"í", "i", "î", "i", "ï", "i", "ı", "i", "ł", "l", "ñ", "n", "ň", "n", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ř", "r", "š", "s", "ş", "s", "ș", "s", "ţ", "t", "ț", "t",
	"ú", "u", "ü", "u", "ý", "y", "ž", "z", "-", " ", "'", "", "’", "", "`", "")

// foldName writes a name in small letters without marks.
func foldName(s string) string { return folds.Replace(strings.ToLower(s)) }

// changes counts the letters that must be put in, taken out or changed to make b of a.
func changes(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		prev := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := prev
			if a[i] != b[j] {
				cost++
			}
			prev, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
