package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dateline is what stands before the first words of a report: "KYIV, Sept 9
// (Outlet) - ". The length in bytes takes in the dash; 0 stands for none.
type dateline struct {
	length int
	place  string
	outlet string
	day    day
	colon  bool // only a colon ends it
}

// maxDateline is how far into a paragraph a dateline may reach, in bytes.
const maxDateline = 140

// parseDateline reads the dateline at the start of s. Without a date or an
// outlet only a place in capitals counts, since "Geneva - the second round"
// may as well be a sentence.
func parseDateline(s string) dateline {
	head, dash, length := beforeDash(s)
	if length == 0 {
		return undashed(s)
	}
	if x := undashed(s); x.length > 0 && x.length < len(head) {
		return x
	}
	x := dateline{length: length, colon: dash == ":"}
	head = x.take(strings.TrimSpace(head))
	if x.day.month == 0 && head != "" && dash != ":" { // ORLO - 12 May 2024 - The
		middle, _, n := beforeDash(s[length:])
		words := strings.Fields(strings.TrimSpace(middle))
		if d, k := weekdayAndDay(words); n > 0 && k > 0 && k == len(words) {
			x.day, length = d, length+n
			x.length = length
		}
	}
	if head == "" && (x.outlet == "" && x.day.month == 0 || dash == ":") {
		return dateline{}
	}
	if head != "" && !placeName(head) {
		return dateline{}
	}
	if x.outlet == "" && x.day.month == 0 && !capitals(head) {
		return dateline{}
	}
	if x.colon && x.day.known() {
		x.colon = label(head)
	}
	if x.colon && (!capitals(head) || label(head) || len(strings.Fields(s)) < minLead || titleCase(s[length:])) {
		return dateline{}
	}
	if !startsSentence(s[length:]) {
		return dateline{}
	}
	x.place = nameCase(head)
	x.length = len(strings.TrimRight(s[:length], " \t"))
	return x
}

// take cuts outlet and day off head and returns what is left: the place. The day
// may stand after the place, before it, or with the outlet in its bracket.
func (x *dateline) take(head string) string {
	head, inner := datedBracket(head)
	head, x.outlet = takeOutlet(head)
	head, x.day = takeDay(head)
	if x.outlet == "" {
		head, x.outlet = takeOutlet(head)
	}
	if inner.day.month > 0 && x.day.month == 0 {
		x.day = inner.day
		if x.outlet == "" {
			x.outlet = inner.outlet
		}
	}
	head = strings.Trim(head, " ,")
	if x.day.month == 0 {
		words := strings.Fields(head)
		if d, n := weekdayAndDay(words); n > 0 && (d.known() || n < len(words) && strings.HasSuffix(words[n-1], ",")) {
			x.day = d
			head = strings.Trim(strings.Join(words[n:], " "), " ,()[]|")
		}
	}
	return head
}

// datedBracket cuts a bracket with a day in it off the end of head, or off its
// start: "(Lake Wire, May 12)".
func datedBracket(head string) (rest string, x dateline) {
	for _, m := range [...][2]string{{"(", ")"}, {"[", "]"}} {
		body, ok := strings.CutSuffix(head, m[1])
		i := strings.LastIndex(body, m[0])
		if !ok || i < 0 {
			continue
		}
		name, d := takeDay(body[i+1:])
		name = strings.Trim(name, " ,/|")
		if d.month == 0 || name != "" && !outletName(name) {
			continue
		}
		x.day, x.outlet = d, name
		return strings.Trim(body[:i], " ,"), x
	}
	return head, x
}

// fullStop reads a dateline that a full stop ends: "Bern, 5 March 2024. The
// envoys left." Place and whole date must be there, or it is a sentence's.
func fullStop(s string) dateline {
	for from := 0; from < min(len(s), maxDateline); {
		i := strings.Index(s[from:min(len(s), maxDateline)], ". ")
		if i < 0 {
			return dateline{}
		}
		end := from + i
		words := strings.Fields(s[:end])
		place, d := takeDay(s[:end])
		place = strings.Trim(place, " ,")
		if d.known() && valid(d) && place != "" && len(strings.Fields(place)) <= 4 && placeName(place) && names(strings.Fields(place), false) &&
			startsSentence(s[end+2:]) && strings.Contains(s[:end], ",") && partedBefore(words, len(strings.Fields(place))) {
			return dateline{length: end + 1, place: nameCase(place), day: d}
		}
		from = end + 2
	}
	return dateline{}
}

// undashed reads a dateline that only the outlet's bracket ends: "BERN, March 5
// (Wire) The envoys left." It needs a date, or an outlet that is known to be one.
func undashed(s string) dateline {
	if x := fullStop(s); x.length > 0 {
		return x
	}
	end := strings.IndexByte(s[:min(len(s), maxDateline)], ')')
	if closed := strings.IndexByte(s[:min(len(s), maxDateline)], ']'); end < 0 && s != "" && s[0] == '[' {
		end = closed
	}
	if end < 0 || !strings.HasPrefix(s[end+1:], " ") || !startsSentence(s[end+2:]) {
		return dateline{}
	}
	var x dateline
	head, outlet := takeOutlet(s[:end+1])
	x.outlet = outlet
	head, x.day = takeDay(head)
	head = strings.Trim(head, " ,")
	if outlet == "" {
		var inner dateline
		if head, inner = datedBracket(s[:end+1]); inner.outlet != "" && inner.day.month > 0 && (head == "" || placeName(head)) {
			return dateline{length: end + 1, place: nameCase(head), outlet: inner.outlet, day: inner.day}
		}
	}
	if outlet == "" || head == "" || !placeName(head) || x.day.month == 0 && !(agency(outlet) && capitals(head)) {
		return dateline{}
	}
	x.place, x.length = nameCase(head), end+1
	return x
}

// agency says whether an outlet is one of the wires.
func agency(outlet string) bool {
	switch outlet {
	case "AP", "AFP", "Reuters", "REUTERS", "UPI", "Xinhua", "IANS", "PTI", "ANI", "TASS", "Interfax", "dpa", "DPA", "EFE", "ANSA", "Kyodo", "Yonhap", "Bloomberg", "CNN", "BBC", "RFE/RL", "MENA", "SPA", "WAM", "KUNA", "IRNA", "Anadolu", "AA", "APA", "PANA", "Bernama", "Antara", "VOA":
		return true
	}
	return false
}

// label says whether a word in capitals before a colon names the kind of a text.
func label(s string) bool {
	switch first, _, _ := strings.Cut(s, " "); first {
	case "UPDATE", "UPDATED", "UPDATES", "LOOK", "WATCH", "READ", "LISTEN", "BREAKING", "EXCLUSIVE", "VIDEO", "PHOTO", "PHOTOS", "PICTURES", "NOTE", "EDITOR'S",
		"ANALYSIS", "OPINION", "COMMENT", "EDITORIAL", "CORRECTION", "FACT", "FACTBOX", "EXPLAINER", "TIMELINE", "LIVE", "LATEST", "THE", "QUESTION", "ANSWER", "INTERVIEW", "TRANSCRIPT", "PREVIEW", "REVIEW", "FEATURE", "INSIGHT", "SPECIAL", "URGENT", "ALERT", "WARNING", "DISCLAIMER", "MORE", "RELATED", "ALSO", "SOURCE", "HEADLINE", "TITLE", "SUMMARY", "ABSTRACT", "SUBJECT", "FROM", "DATE", "CONTACT", "MEDIA":
		return true
	}
	return false
}

// startsSentence says whether s begins as a report does after its dateline.
func startsSentence(s string) bool {
	r := firstRune(strings.TrimLeft(s, "\"'“‘«([ "))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// minLead is the fewest words of a first paragraph after a colon; titles like
// "BERN: Envoys leave" have fewer.
const minLead = 12

// beforeDash returns what stands before the first dash or colon of s that can
// end a dateline, that mark, and the length up to the text that follows.
func beforeDash(s string) (head, dash string, length int) {
	limit := min(len(s), maxDateline)
	depth := 0
	for i := 0; i < limit; {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			if mark := dashAt(s, i, r, n); mark != "" {
				end := i + len(mark)
				for end < len(s) && (s[end] == ' ' || s[end] == '\t') {
					end++
				}
				return s[:i], mark, end
			}
		}
		i += n
	}
	return "", "", 0
}

// dashAt returns the mark at i if it can end a dateline.
func dashAt(s string, i int, r rune, n int) string {
	if i == 0 {
		return ""
	}
	before, after := s[i-1], byte(0)
	if i+n < len(s) {
		after = s[i+n]
	}
	switch r {
	case '—':
		return s[i : i+n]
	case '–':
		if before == ' ' || before == ')' || after == ' ' {
			return s[i : i+n]
		}
	case '-':
		if after == '-' {
			return "--"
		}
		if (before == ' ' || before == ')') && after == ' ' {
			return "-"
		}
	case ':':
		if after == ' ' {
			return ":"
		}
	}
	return ""
}

// takeOutlet cuts "(Outlet)" or "/Outlet/" off the end of head, else off its start.
func takeOutlet(head string) (rest, outlet string) {
	for _, m := range [...][2]string{{"(", ")"}, {"/", "/"}, {"[", "]"}} {
		if body, ok := strings.CutSuffix(head, m[1]); ok {
			if i := strings.LastIndex(body, m[0]); i >= 0 && outletName(body[i+1:]) {
				return strings.TrimSpace(body[:i]), body[i+1:]
			}
		}
	}
	if body, ok := strings.CutPrefix(head, "("); ok {
		if i := strings.IndexByte(body, ')'); i >= 0 && outletName(body[:i]) {
			return strings.TrimSpace(body[i+1:]), body[:i]
		}
	}
	return head, ""
}

// outletName says whether s can name an outlet: up to four words with capitals.
func outletName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	_, n := parseDay(words)
	return n == 0 && unicode.IsUpper(firstRune(s)) && !strings.ContainsAny(s, ".,;:()")
}

// takeDay cuts a date, and the day of the week, off the end of head.
func takeDay(head string) (rest string, d day) {
	fields := strings.Fields(strings.Trim(strings.ReplaceAll(strings.ReplaceAll(head, "(", " "), ")", " "), " ,"))
	for n := min(7, len(fields)); n >= 1; n-- {
		tail := fields[len(fields)-n:]
		skip := 0
		if isWeekday(tail[0]) {
			skip = 1
		}
		x, used := parseDay(tail[skip:])
		if used > 0 && used+skip == n {
			if whole := strings.Fields(head); n <= len(whole) && strings.Join(whole[len(whole)-n:], " ") == strings.Join(tail, " ") {
				fields = whole // with the brackets of what is left
			}
			return strings.TrimRight(strings.Join(fields[:len(fields)-n], " "), " (,"), x
		}
	}
	if n := len(fields); n > 1 && isWeekday(fields[n-1]) && strings.HasSuffix(fields[n-2], ",") {
		return strings.Join(fields[:n-1], " "), day{}
	}
	return head, day{}
}
