package places

import "strings"

// A host is a summit that the report names, in words first to last.
type host struct {
	first, last int
	summit      *summit
}

// hosts returns the summits that the report names and that its day places.
func (f *Finder) hosts() []host {
	pub := f.d.Report.Published
	if !pub.Known() {
		return nil
	}
	var out []host
	for i := 0; i < len(f.words); i++ {
		h, ok := f.hostAt(i)
		if !ok {
			continue
		}
		out = append(out, h)
		i = h.last
	}
	return out
}

// hostAt reads the name of a summit at word i: the series and the word that says
// that it met.
func (f *Finder) hostAt(i int) (h host, ok bool) {
	if !f.words[i].is(capital) || f.words[i].is(heading) {
		return h, false
	}
	end, series := f.seriesAt(i)
	if series == "" {
		return h, false
	}
	last := f.summitWord(end, series)
	if last < 0 {
		return h, false
	}
	s := f.held(i, series)
	if s == nil {
		return h, false
	}
	first := i
	if f.wordAt(i-1) == "the" || f.wordAt(i-1) == "The" {
		first--
	}
	switch f.wordAt(last + 1) {
	case "site", "venue":
		last++
	}
	return host{first, last, s}, true
}

// seriesAt returns the last word of the longest name of a series at word i.
func (f *Finder) seriesAt(i int) (last int, series string) {
	buf := f.buf[:0]
	if !summits().begin[f.text[f.words[i].Start]|0x20] {
		return 0, ""
	}
	for j := i; j < len(f.words) && j < i+longestName; j++ {
		var goesOn bool
		if buf, goesOn = f.grow(buf, i, j); !goesOn || j == i && !summits().begins(buf) {
			break
		}
		if s := summits().series[string(buf)]; s != "" {
			last, series = j, s
		}
	}
	f.buf = buf
	return last, series
}

// summitWord returns the word after a series' name that says that it is a
// meeting of leaders: G20 summit, APEC leaders' meeting; -1 where there is none.
func (f *Finder) summitWord(end int, series string) int {
	leaders := false
	name := strings.ToLower(f.wordAt(end))
	for j := end + 1; j <= end+4; j++ {
		switch w := strings.ToLower(f.wordAt(j)); w {
		case "summit":
			return j
		case "leaders", "economic", "'", "’", "world", "annual", "change", "heads", "of", "state", "government":
			leaders = leaders || w == "leaders" || w == "heads"
			continue
		case "meeting", "gathering":
			if leaders {
				return j
			}
		case "conference", "talks", "negotiations":
			if series == "COP" || leaders {
				return j
			}
		}
		break
	}
	if series == "UNGA" && f.attended(end) || name == "summit" || series == "COP" && strings.HasPrefix(name, "cop") && len(name) > 3 {
		return end
	}
	return -1
}

// attended says whether the words before the name of an assembly that ends at word
// i speak of its meeting and not of the body: at the General Assembly.
func (f *Finder) attended(i int) bool {
	switch f.low(i + 1) {
	case "session", "debate", "week", "meeting", "meetings":
		return true
	}
	for ; f.word(i).is(capital) || f.low(i) == "the" || f.low(i) == "annual" || f.possessive(i); i-- {
	}
	switch w := f.low(i); w {
	case "at", "during", "attend", "attending", "attended", "for", "to", "before", "address", "addressed", "addressing":
		return true
	case "of":
		switch f.low(i - 1) {
		case "sidelines", "margins", "opening", "fringes", "meeting", "session", "week", "gathering":
			return true
		}
	}
	return false
}

// held returns the summit of a series that the words before its name at word i
// and the report's day point at; nil where they point at none.
func (f *Finder) held(i int, series string) *summit {
	day := f.d.Report.Published.Date
	const window = 4 // days before and after in which a report speaks of a summit as the one that meets
	back, ahead := window, window
	for j := i - 1; j >= i-4 && j >= 0; j-- {
		w := strings.ToLower(f.wordAt(j))
		if n, ok := year(w); ok {
			return summits().in(series, n)
		}
		switch w {
		case "last", "recent":
			back, ahead = 45, 0
		case "next", "upcoming", "coming", "forthcoming":
			back, ahead = 0, 45
		case "year":
			if f.wordAt(j-1) == "this" {
				return summits().in(series, day.Year())
			}
			return nil
		case "previous", "earlier", "future", "any", "another", "every":
			return nil
		}
	}
	return summits().of(series, day, back, ahead)
}

// year reads a year in four digits.
func year(s string) (int, bool) {
	if len(s) != 4 || s[0] != '1' && s[0] != '2' {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, n >= 1990 && n < 2100
}
