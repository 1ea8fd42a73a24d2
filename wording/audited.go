package wording

import (
	"fmt"
	"strings"

	"readout/audit"
)

// SourceClass is what the sources of a class are: "by name", "without a name".
func SourceClass(class string) string {
	switch class {
	case audit.Named:
		return "by name"
	case audit.Body:
		return "bodies, or by office"
	case audit.Unnamed:
		return "without a name"
	case audit.Document:
		return "papers"
	case audit.Picture:
		return "pictures"
	case audit.StateMedia:
		return "state media"
	case audit.Media:
		return "other media"
	case audit.Social:
		return "accounts"
	case audit.Unstated:
		return "source not stated"
	case audit.Unresolved:
		return "not clear who"
	}
	return Spaced(class)
}

// Quoted says how often a source is quoted, and how.
func Quoted(c *audit.Count) string {
	var out []string
	if c.Statements > 0 {
		out = append(out, Count(c.Statements, "statement"))
	}
	add := func(n int, what string) {
		if n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(c.Quoted, "in quotation marks")
	if c.Together > 0 && c.Together == c.Statements {
		out = append(out, "together with others")
	} else {
		add(c.Together, "together with others")
	}
	add(c.SecondHand, "only as others tell it")
	if c.Ascribed > 0 {
		out = append(out, fmt.Sprintf("%d of its hopes or plans", c.Ascribed))
	}
	if c.Declined > 0 {
		out = append(out, Count(c.Declined, "refusal")+" to comment")
	}
	return strings.Join(out, ", ")
}

// Heard is how a party to the talks is heard.
func Heard(how string) string {
	switch how {
	case audit.HeardNamed:
		return "by name or office"
	case audit.HeardUnnamed:
		return "through unnamed sources only"
	case audit.HeardTogether:
		return "only together with others"
	case audit.HeardSecondHand:
		return "only as others tell it"
	case audit.HeardAsked:
		return "asked, no answer"
	case audit.HeardNo:
		return "not heard"
	}
	return Spaced(how)
}

// Reason is why a source is not named.
func Reason(reason string) string {
	switch reason {
	case "not_given":
		return "no reason given"
	case audit.Stated:
		return "in words of its own"
	}
	return Spaced(reason)
}

// SideName is a side in words: "Syria, rebels".
func (t *Teller) SideName(side string) string {
	code, camp, against := strings.Cut(side, " ")
	name := code
	switch {
	case code == "UNO":
		name = "United Nations"
	case code == "EUR":
		name = "European Union"
	case code != "":
		name = t.Country(code)
	}
	if against {
		name += ", " + Camp(camp)
	}
	return name
}
