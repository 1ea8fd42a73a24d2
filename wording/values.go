package wording

import (
	"fmt"
	"strconv"
	"strings"

	"readout"
)

// Basis says where a value comes from when it was not plainly stated.
func Basis(b readout.Basis) string {
	switch b {
	case "", readout.BasisStated, readout.BasisFlag, readout.BasisAnchored:
		return ""
	case readout.BasisInferred:
		return " (inferred)"
	case readout.BasisHostEvent:
		return " (inferred: host of the summit)"
	case readout.BasisDateline:
		return " (inferred: dateline)"
	}
	return " (" + Spaced(string(b)) + ")"
}

// Number writes a range: "3", "3 to 5".
func Number(r readout.Range) string {
	if r.Min == r.Max && r.Open {
		return strconv.Itoa(r.Min) + " or more"
	}
	if r.Min == r.Max {
		return strconv.Itoa(r.Min)
	}
	return fmt.Sprintf("%d to %d", r.Min, r.Max)
}

// Language names the languages of most news; of others it shows the code.
func Language(code string) string {
	names := map[string]string{"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian",
		"ar": "Arabic", "zh": "Chinese", "pt": "Portuguese", "it": "Italian", "uk": "Ukrainian", "tr": "Turkish",
		"fa": "Persian", "he": "Hebrew", "ja": "Japanese", "ko": "Korean", "pl": "Polish", "nl": "Dutch", "sv": "Swedish",
		"el": "Greek", "hi": "Hindi", "ur": "Urdu", "id": "Indonesian", "vi": "Vietnamese", "ro": "Romanian", "hu": "Hungarian",
		"cs": "Czech", "sr": "Serbian", "hr": "Croatian", "bg": "Bulgarian", "sw": "Swahili", "am": "Amharic"}
	if n := names[code]; n != "" {
		return n
	}
	return "the language " + Plain(code)
}

// Dateline is the place of the dateline.
func Dateline(d readout.Dateline) string {
	if d.Place == "" {
		return "no dateline"
	}
	return "dateline " + Plain(d.Place)
}

// Published is the day of publication and how we know it.
func Published(pub readout.Published) string {
	if !pub.Known() {
		return "date unknown" + boundsOf(pub) + " (give it with --date)"
	}
	how := map[readout.Basis]string{
		readout.BasisFlag:     "given",
		readout.BasisMetadata: "the page says so",
		readout.BasisDateline: "dateline",
		readout.BasisInferred: "inferred",
	}[pub.Basis]
	s := pub.Date.Format("2006-01-02")
	switch {
	case how == "" && !pub.Certain:
		return s + " (uncertain)"
	case how == "":
		return s
	case pub.Certain || pub.Basis == readout.BasisFlag:
		return fmt.Sprintf("%s (%s)", s, how)
	}
	return fmt.Sprintf("%s (%s, uncertain)", s, how)
}

// boundsOf says between which days a report without a date came out.
func boundsOf(pub readout.Published) string {
	from, to := pub.From.Format("2006-01-02"), pub.To.Format("2006-01-02")
	switch {
	case pub.From.IsZero() && pub.To.IsZero():
		return ""
	case pub.To.IsZero():
		return ", not before " + from
	case pub.From.IsZero():
		return ", not after " + to
	}
	return ", between " + from + " and " + to
}

// Position is what kind of position it is: "insists, red line, on sanctions".
func Position(x *readout.Position) string {
	parts := []string{"holds"}
	if x.Stance != "" {
		parts[0] = Spaced(x.Stance)
	}
	if x.Kind != "" && x.Kind != "position" && x.Kind != "aim" {
		parts = append(parts, Spaced(x.Kind))
	}
	if x.Issue != "" && x.Issue != "other" {
		parts = append(parts, "on "+Spaced(x.Issue))
	}
	return strings.Join(parts, ", ")
}

// HowGiven tells a speaker's own words from the report's.
func HowGiven(quote string) string {
	switch quote {
	case readout.QuoteDirect:
		return ":"
	case readout.QuoteMixed:
		return ", partly quoted:"
	}
	return ", as reported:"
}

// SourceKind is one word for a kind of source: named, unnamed, document, picture, media.
func SourceKind(kind string) string {
	switch kind {
	case readout.SourceAnonymous, readout.SourceAnonGroup:
		return "unnamed"
	case readout.SourceDocument:
		return "document"
	case readout.SourceVisual:
		return "picture"
	case readout.SourceStateMedia, readout.SourceMedia, readout.SourceSocial:
		return "media"
	case readout.SourceUnstated, "":
		return "without source"
	}
	return "named"
}

// Camp is who a sector of armed groups or oppositions stands for.
func Camp(sector string) string {
	switch sector {
	case "REB":
		return "rebels"
	case "OPP":
		return "opposition"
	case "SEP":
		return "separatists"
	case "INS":
		return "insurgents"
	}
	return "armed groups"
}

// IsCountry says whether a code is a country's and not that of bodies of many.
// IsCountry says whether a code is one of a country and not of a group of states.
func IsCountry(code string) bool {
	switch code {
	case "", "UNO", "EUR", "IGO", "NGO", "IMG", "MNC":
		return false
	}
	return true
}

// Verbal says whether an event is done by words.
func Verbal(e *readout.Event) bool { return e.Quad == 1 || e.Quad == 3 }

// Took says whether something with that status took place or is said to have.
func Took(s readout.Status) bool {
	return s == readout.Happened || s == readout.Ongoing || s == readout.Alleged || s == ""
}
