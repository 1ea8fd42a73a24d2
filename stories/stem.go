package stories

import "strings"

// Stem returns what the forms of a word have in common, in small letters: "killings"
// and "killed" give "kill", "resignation" and "resigned" give "resign". It need be no
// word. Two words that have nothing to do with each other seldom share one.
func Stem(w string) string {
	w = strings.ToLower(w)
	if s, ok := irregular()[w]; ok {
		return s
	}
	if len(w) < 4 || w[0] >= '0' && w[0] <= '9' {
		return w
	}
	w = plural(w)
	for _, e := range endings {
		if s, ok := strings.CutSuffix(w, e.cut); ok && len(s) >= e.least && vowel(s) {
			return bare(s + e.put)
		}
	}
	return bare(w)
}

// An ending is cut where at least so many letters are left.
type ending struct {
	cut, put string
	least    int
}

var endings = []ending{
	{"ization", "iz", 3}, {"isation", "iz", 3}, {"ication", "ic", 3}, {"fully", "", 4}, {"lessly", "", 4},
	{"nation", "n", 4}, {"uction", "uc", 3}, {"ration", "r", 4}, {"ation", "at", 3}, {"ition", "it", 4}, {"ction", "ct", 3}, {"ssion", "s", 4}, {"sion", "d", 4}, {"tion", "t", 3},
	{"ements", "", 4}, {"ement", "", 4}, {"ment", "", 4}, {"ness", "", 4}, {"ings", "", 3}, {"ing", "", 3}, {"ied", "y", 3}, {"ed", "", 3},
	{"ers", "", 4}, {"er", "", 4}, {"ors", "", 4}, {"or", "", 5}, {"ly", "", 4}, {"ance", "", 4}, {"ence", "", 4}, {"al", "", 5},
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// bare undoes a doubled last letter ("stopp") and drops a last e and i for y.
func bare(s string) string {
	n := len(s)
	if n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("elsz", rune(s[n-1])) {
		return s[:n-1]
	}
	if n > 3 && s[n-1] == 'e' { // agree, agreed
		for len(s) > 3 && s[len(s)-1] == 'e' {
			s = s[:len(s)-1]
		}
		return s
	}
	if n > 3 && s[n-1] == 'y' {
		return s[:n-1] + "i"
	}
	return s
}

func vowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// Act says whether a noun may be one of an act: the forms and concepts of acts have its
// stem, or it is made from a verb.
func Act(noun string) bool {
	w := strings.ToLower(noun)
	s := Stem(w)
	if _, ok := concepts()[s]; ok {
		return true
	}
	if _, ok := irregular()[w]; ok {
		return true
	}
	for _, e := range [...]string{"tion", "tions", "sion", "sions", "ment", "ments", "ing", "ings"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return true
		}
	}
	return false
}
