package article

import (
	"strings"
	"time"
	"unicode"
)

// A dayLine is a line of a report's head that is a date with what may stand
// beside it: "Lake Courier, 12 May 2023", "Bern | Friday, May 12, 2023 | 10:30",
// "By Ana Roe, Lake Courier, 12.05.2023", "[Lake Wire, 12 May 2023]".
type dayLine struct {
	day    day
	byline string // who wrote, empty where the line does not say
	outlet string
	place  string // a name beside the date that is not known to be an outlet's
	barred bool   // bars part the names: any of them may be who wrote
}

// The bounds of a line that is a date with names, in bytes and in words.
const (
	maxDayLine = 140
	maxBeside  = 5
)

// dayLineOf reads a whole line as a date with names. The year is never missing.
// Sentences are none: what stands beside the date is parted from it, and is
// names, labels and times of the day alone.
func dayLineOf(s string) (dayLine, bool) {
	var x dayLine
	if len(s) > maxDayLine {
		return x, false
	}
	if x, ok := namedDay(headWords(strings.TrimLeft(s, "-–— ")), strings.ContainsAny(s, "|•·")); ok {
		return x, true
	}
	x.day = dayOf(s)
	return x, x.day.known()
}

// Day reads a line that is a date, with weekday, time of the day and label or
// without: "Published: Friday, 12 May 2023, 10:30 GMT". What could be another day
// (5.3.2023) or has names beside it is none.
func Day(s string) (time.Time, bool) {
	x, ok := dayLineOf(s)
	if !ok || x.day.unsure || x.outlet != "" || x.place != "" || x.byline != "" {
		return time.Time{}, false
	}
	return x.day.time(), true
}

// namedDay is dayLineOf for the words of a line.
func namedDay(words []string, barred bool) (dayLine, bool) {
	x := dayLine{barred: barred}
	at, n := -1, 0
	for i := range words {
		d, k := weekdayAndDay(words[i:])
		if k == 0 || !d.known() || !valid(d) || !partedBefore(words, i) {
			continue
		}
		labels := words[:i]
		d.updated = updateLabel(labels)
		if at < 0 || x.day.updated && !d.updated {
			x.day, at, n = d, i, k
		}
	}
	if at < 0 {
		return x, false
	}
	rest := append(withoutDays(words[:at]), "|")
	after := words[at+n:]
	if strings.HasSuffix(words[at+n-1], ",") {
		after = append([]string{"|"}, after...)
	}
	return x, x.beside(append(rest, afterDay(after)...))
}

// headWords returns the words of a line, brackets as bars that part.
func headWords(s string) []string {
	s = strings.NewReplacer("(", " | ", ")", " | ", "[", " | ", "]", " | ", "|", " | ", "•", " | ", "·", " | ", "—", " | ", " – ", " | ", " - ", " | ", " / ", " | ", "\u00a0", " ").Replace(s)
	return strings.Fields(s)
}

// weekdayAndDay reads a date at the start of words, its weekday before or after
// it, and returns how many words it took. Of 5/3/2024 the weekday says which is
// the day; without one it is read only where it can be one day alone.
func weekdayAndDay(words []string) (day, int) {
	skip := 0
	if len(words) > 1 && isWeekday(words[0]) {
		skip = 1
	}
	d, n := readDay(words[skip:])
	if n == 0 {
		return d, 0
	}
	end := skip + n
	name := ""
	if skip > 0 {
		name = words[0]
	} else if len(words) > end && isWeekday(words[end]) {
		name = words[end]
		end++
	}
	either := d.either
	d.either = false
	switch {
	case !d.known() || !valid(d):
	case name == "" && either:
		return day{}, 0
	case name == "":
	case fallsOn(d, name):
		d.unsure = false
	default:
		turned := day{year: d.year, month: time.Month(d.day), day: int(d.month)}
		if (either || d.unsure) && fallsOn(turned, name) {
			return turned, end
		}
		d.unsure = true
	}
	return d, end
}

// fallsOn says whether a day is of the weekday that name begins.
func fallsOn(d day, name string) bool {
	full := strings.ToLower(d.time().Weekday().String())
	return strings.HasPrefix(full, strings.ToLower(strings.TrimRight(name, ".,")))
}

// partedBefore says whether a mark, a label or the line's beginning stands before word i.
func partedBefore(words []string, i int) bool {
	if i == 0 {
		return true
	}
	w := words[i-1]
	return w == "|" || strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":") || strings.HasSuffix(w, ".") && i <= 3 || dayLabel(w) && !strings.EqualFold(w, "on") ||
		strings.EqualFold(w, "on") && i > 1 && dayLabel(words[i-2]) || clock(w) && i > 1 && partedBefore(words, i-1)
}

// dayLabel says whether w is a word that says what a date is that of.
func dayLabel(w string) bool {
	switch strings.ToLower(strings.Trim(w, ":,.")) {
	case "published", "posted", "created", "issued", "released", "date", "dated", "on", "first", "last", "updated", "modified", "filed", "publication", "online", "print", "released:", "edition", "at":
		return true
	}
	return false
}

// updateLabel says whether the labels next before a date are of a later change.
func updateLabel(words []string) bool {
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		switch strings.ToLower(strings.Trim(words[i], ":,.")) {
		case "updated", "modified", "update":
			return true
		case "published", "posted", "issued":
			return false
		}
	}
	return false
}

// withoutDays returns words less the dates among them, which are of updates.
func withoutDays(words []string) []string {
	var out []string
	for i := 0; i < len(words); {
		if _, n := weekdayAndDay(words[i:]); n > 0 {
			i += n
			continue
		}
		out = append(out, words[i])
		i++
	}
	return out
}

// afterDay cuts times of the day, and later dates with their labels, off the
// words that follow a date. Names must be parted from it.
func afterDay(words []string) []string {
	for i := 0; i < len(words); {
		w := words[i]
		if _, n := weekdayAndDay(words[i:]); n > 0 {
			i += n
			continue
		}
		if w == "|" || dayLabel(w) || clock(w) || isWeekday(w) {
			i++
			continue
		}
		if i == 0 {
			return []string{"?"} // the date goes on in a sentence
		}
		return words[i:]
	}
	return nil
}

// beside reads the names beside a date and says whether that is all they are.
func (x *dayLine) beside(words []string) bool {
	var part []string
	flush := func() bool {
		for len(part) > 0 && (dayLabel(part[len(part)-1]) || clock(part[len(part)-1])) {
			part = part[:len(part)-1]
		}
		for len(part) > 0 && dayLabel(part[0]) {
			part = part[1:]
		}
		s := strings.Trim(strings.Join(part, " "), " ,:;")
		part = part[:0]
		return s == "" || x.name(s)
	}
	for _, w := range words {
		if w == "?" {
			return false
		}
		if w != "|" {
			part = append(part, w)
		}
		if w == "|" || strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":") || strings.HasSuffix(w, ".") && len(part) == 1 && len(w) > 4 {
			if !flush() {
				return false
			}
		}
	}
	return flush()
}

// name takes one name that stands beside a date.
func (x *dayLine) name(s string) bool {
	if who := byline(s); who != "" {
		x.byline = who
		return true
	}
	if kindOfText(s) || isWeekday(s) {
		return true
	}
	words := strings.Fields(s)
	if masthead(s) && len(words) <= 2*maxBeside && names(words, true) {
		if x.outlet == "" {
			x.outlet = s
		}
		return true
	}
	if len(words) > maxBeside || !names(words, false) {
		return false
	}
	switch {
	case x.byline != "" || len(words) > 3 || !placeName(s) || x.barred && !capitals(s):
	case x.place == "":
		x.place = nameCase(s)
	default:
		x.place += ", " + nameCase(s)
	}
	return true
}

// names says whether words are those of a name. Of and the may stand in any,
// other small words only in that of an office.
func names(words []string, office bool) bool {
	for i, w := range words {
		switch strings.ToLower(strings.Trim(w, ",")) {
		case "of", "the", "de", "del", "des", "du", "di", "da", "do", "della", "la", "le", "el", "al", "y", "e", "&", "for", "and":
			if low := strings.ToLower(w); !office && (low == "for" || low == "and") {
				return false
			}
			continue
		}
		r := firstRune(strings.TrimLeft(w, "'’\""))
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "\"“”?!;") || i == 0 && opensSentence(w) {
			return false
		}
	}
	return true
}

// opensSentence says whether a word that leads into a sentence's time or place
// begins s, which no name does.
func opensSentence(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",")) {
	case "on", "in", "by", "since", "from", "until", "till", "after", "before", "at", "during", "when", "it", "this", "that", "as", "for", "to", "between", "then", "there", "here", "early", "late":
		return true
	}
	return false
}

// masthead says whether a name has a word that outlets or offices bear.
func masthead(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ",.()'\"") {
		case "news", "times", "post", "courier", "herald", "agency", "agencies", "press", "wire", "newswire", "gazette", "daily", "weekly", "journal", "tribune", "standard", "observer", "radio", "television", "tv", "review",
			"chronicle", "monitor", "examiner", "bulletin", "guardian", "independent", "telegraph", "mirror", "globe", "express", "inquirer", "register", "dispatch", "mail", "today", "digest", "broadcasting", "media", "newspaper", "magazine", "sentinel", "echo", "argus", "advertiser", "messenger", "correspondent", "reporter", "islander", "diario", "agencia", "agence", "agenzia", "faro", "jornal", "gazeta", "gazette,", "zeitung", "correo", "prensa", "presse", "mundo", "monde", "corriere", "tiempo", "kurier", "blatt",
			"ministry", "office", "presidency", "embassy", "department", "secretariat", "commission", "council", "bureau", "government", "cabinet", "mission", "headquarters", "service", "directorate", "spokesperson", "spokesman":
			return true
		}
	}
	return false
}

// office says whether a name is that of an office, which may stand above the
// headline: "Ministry of Water", "Office of the Envoy for the Lake".
func office(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		switch w {
		case "ministry", "office", "embassy", "department", "presidency", "government", "secretariat", "directorate", "mission", "republic", "kingdom":
			if i+1 < len(words) && (words[i+1] == "of" || words[i+1] == "for") {
				return names(strings.Fields(s), true)
			}
		}
	}
	return false
}

// toldDay reads the day in a sentence that a report says of itself: "This
// article was first published on 12 May 2023."
func toldDay(s string) (day, bool) {
	words := strings.Fields(strings.Trim(s, "()[]*_ "))
	if len(words) < 5 || len(words) > 24 || !strings.EqualFold(words[0], "this") {
		return day{}, false
	}
	switch strings.ToLower(words[1]) {
	case "article", "report", "story", "piece", "text", "column", "dispatch", "essay", "interview":
	default:
		return day{}, false
	}
	out := false
	for i := 2; i < len(words); i++ {
		switch strings.ToLower(words[i]) {
		case "published", "posted", "issued", "released", "appeared":
			out = true
		}
		if d, n := weekdayAndDay(words[i:]); out && n > 0 && d.known() && valid(d) {
			return d, true
		}
	}
	return day{}, false
}

// maxLabel is the most words of a line that says only what kind of text follows.
const maxLabel = 7

// kindOfText says whether s is a label above or beside a headline: ANALYSIS,
// "Breaking news", "Press release No. 12", "Update 2".
func kindOfText(s string) bool {
	words := strings.Fields(strings.ToLower(strings.Trim(s, " :|-–—*#[]()")))
	if len(words) == 0 || len(words) > maxLabel {
		return false
	}
	n := len(words)
	for n > 0 && numberWord(words[n-1]) {
		n--
	}
	if n == 0 {
		return false
	}
	switch strings.TrimRight(strings.Join(words[:n], " "), ".:") {
	case "ref", "reference", "our ref", "serial", "issue", "doc", "document":
		return n < len(words)
	case "analysis", "news analysis", "opinion", "comment", "commentary", "editorial", "op-ed", "column", "guest column", "viewpoint", "feature", "interview", "explainer", "factbox", "fact box", "timeline", "background", "backgrounder", "q&a", "essay", "letter", "insight",
		"breaking", "breaking news", "exclusive", "urgent", "flash", "news flash", "alert", "news alert", "live", "update", "updated", "latest", "developing", "just in", "special report", "wrapup", "wrap-up", "news", "news brief", "in brief", "world", "world news", "international",
		"correction", "corrected", "clarification", "press release", "press statement", "press note", "press communique", "press communiqué", "press information", "press briefing", "media release", "media statement", "media note", "media advisory", "news release", "statement", "joint statement", "joint press statement", "communique", "communiqué", "joint communique", "joint communiqué", "bulletin", "readout", "official statement", "public statement", "note to editors", "for immediate release", "for release", "for publication", "immediate release", "transcript":
		return true
	}
	return false
}

// document says whether a label is the name of a document and may be its title.
func document(s string) bool {
	s = strings.ToLower(s)
	for _, w := range [...]string{"release", "statement", "communiqu", "readout", "bulletin", "transcript"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// numberWord says whether w is part of a number of an issue: No., 12, 88/25, 2:.
func numberWord(w string) bool {
	w = strings.Trim(w, ".,:#()")
	switch w {
	case "", "no", "nr", "number", "n°", "nº", "№":
		return true
	}
	return strings.Trim(w, "0123456789/-–") == ""
}

// labelled says whether the line s begins with the kind of the text and a mark,
// the headline after it: "OPINION: The lake is full", "ANALYSIS | The lake".
func labelled(s string) bool {
	i := strings.IndexAny(s, ":|")
	if _, ok := dayLineOf(s); ok {
		return false
	}
	return i > 0 && i < len(s)-1 && kindOfText(s[:i]) && len(strings.Fields(s[i+1:])) >= minTitle
}
