package web

import (
	"cmp"
	"strconv"
	"strings"

	"readout"
	"readout/wording"
)

// thingsOf are the codings of a record by their ids.
func thingsOf(r *readout.Record) map[string]any {
	out := make(map[string]any, len(r.Events)+len(r.Statements)+len(r.Actors)+len(r.Times)+len(r.Places))
	put(out, r.Events, func(x *readout.Event) string { return x.ID })
	put(out, r.Statements, func(x *readout.Statement) string { return x.ID })
	put(out, r.Actors, func(x *readout.Actor) string { return x.ID })
	put(out, r.Times, func(x *readout.Timex) string { return x.ID })
	put(out, r.Places, func(x *readout.Place) string { return x.ID })
	put(out, r.Meetings, func(x *readout.Meeting) string { return x.ID })
	put(out, r.Processes, func(x *readout.Process) string { return x.ID })
	put(out, r.Positions, func(x *readout.Position) string { return x.ID })
	put(out, r.Proposals, func(x *readout.Proposal) string { return x.ID })
	put(out, r.Threats, func(x *readout.Threat) string { return x.ID })
	put(out, r.NextSteps, func(x *readout.NextStep) string { return x.ID })
	put(out, r.Deadlines, func(x *readout.Deadline) string { return x.ID })
	put(out, r.Agreements, func(x *readout.Agreement) string { return x.ID })
	put(out, r.Relations, func(x *readout.Relation) string { return x.ID })
	put(out, r.Effects, func(x *readout.Effect) string { return x.ID })
	put(out, r.Assessments, func(x *readout.Assessment) string { return x.ID })
	return out
}

func put[T any](to map[string]any, list []T, id func(*T) string) {
	for i := range list {
		to[id(&list[i])] = &list[i]
	}
}

// eventCard says who did what to whom, when and where, and how sure that is.
func (d *reading) eventCard(c *card, e *readout.Event) {
	c.Title = e.Type
	if e.Mode != "" {
		c.Title += " (" + wording.Spaced(e.Mode) + ")"
	}
	if d.OnlyClaimed(e) && e.Status != readout.Alleged {
		c.Status = &toned{map[readout.Status]string{readout.Happened: "said to have happened", readout.Ongoing: "said to go on"}[e.Status], wording.Claimed}
	}
	if e.Background {
		c.Notes = append(c.Notes, toned{"looked back at", wording.Quiet})
	}
	if e.Proposed {
		c.Notes = append(c.Notes, toned{"proposed for an unknown verb", wording.Quiet})
	}
	who := cmp.Or(d.names(e.Actors), "not said who")
	if to := d.names(e.Recipients); to != "" {
		who += " → " + to
	}
	c.Line = joined(who, d.when(e.Date, e.DateBasis), d.where(e.Place, e.PlaceBasis), d.Counts(e), d.Facets("weapon", e.Weapons), d.Facets("target", e.Targets))
	if e.CAMEO != "" {
		c.Rule += " · CAMEO " + e.CAMEO
	}
}

// statementCard says who said it, how, and why a source has no name.
func (d *reading) statementCard(c *card, s *readout.Statement) {
	c.Title = wording.Capital(d.Speaker(s))
	if o := d.Origin(s); d.Named(o) {
		c.Title = wording.Names(o.Speakers, d.FullName)
	}
	switch w := wording.SourceKind(s.SourceKind); w {
	case "unnamed":
		c.Notes = append(c.Notes, toned{w, wording.Claimed})
	case "named":
	default:
		c.Notes = append(c.Notes, toned{w, wording.Quiet})
	}
	how := map[string]string{readout.QuoteDirect: "in quotation marks", readout.QuoteMixed: "partly quoted", readout.QuoteIndirect: "in the report's words"}[s.Quote]
	reason := ""
	if s.Anonymity.Reason != "" && s.Anonymity.Reason != "not_given" {
		reason = "not named: " + wording.Spaced(s.Anonymity.Reason)
	}
	cue := ""
	if !s.Cue.Empty() {
		cue = "“" + strings.Trim(d.Teller.Words(s.Cue), ",: ") + "”"
	}
	stance := ""
	if s.Stance != "" {
		stance = wording.Spaced(s.Stance)
	}
	c.Line = joined(cue, how, stance, map[string]string{"negative": "says that it is not so", "unsaid": "declined to say"}[s.Polarity], reason, d.to(s.Addressees))
}

func (d *reading) to(ids []string) string {
	if n := d.names(ids); n != "" {
		return "to " + n
	}
	return ""
}

// itemCard says what every other coding tells.
func (d *reading) itemCard(c *card, f *wording.Finding, x any) {
	c.Title, c.Line = wording.Capital(f.Kind), wording.Capital(f.What)
	if (f.Kind == "process" || f.Kind == "agreement") && f.Status == readout.Happened {
		c.Status = nil // its state says it
	}
	switch x := x.(type) {
	case *readout.Meeting:
		c.Title = wording.Capital(cmp.Or(wording.Spaced(x.Kind), "meeting"))
		c.Line = joined(d.names(x.Parties), wording.Spaced(x.State), d.WhenMet(x), d.HowMet(x), outcome(x.Outcome))
	case *readout.Process:
		c.Title = "Negotiation: " + wording.Spaced(x.State)
		c.Line = joined(d.names(x.Parties), on(wording.Spaced(strings.Join(x.Issues, ", "))), outcome(x.Outcome))
	case *readout.Position:
		c.Title = joined(d.Holder(x.Holder), wording.Position(x))
	case *readout.Proposal:
		c.Title = wording.Capital(cmp.Or(wording.Spaced(x.Kind), "proposal"))
		c.Line = joined(by(d.names(x.By)), wording.Spaced(x.State), prefixed("accepted by ", d.names(x.AcceptedBy)), prefixed("rejected by ", d.names(x.RejectedBy)))
	case *readout.Threat:
		c.Title = "Threat: " + wording.Spaced(x.Kind)
		c.Line = joined(d.names(x.By), d.to(x.To), prefixed("by ", day(x.Deadline)))
		if !x.Condition.Empty() {
			c.Line = joined(c.Line, d.Condition(x))
		}
	case *readout.NextStep:
		c.Title = "Next step"
		c.Line = joined(d.names(x.Owners), wording.Spaced(x.State), day(x.Begin))
	case *readout.Deadline:
		c.Title = "Deadline: " + cmp.Or(day(x.Date), "no day")
		c.Line = joined(prefixed("set by ", d.Holder(x.SetBy)), prefixed("for ", d.names(x.Owners)))
	case *readout.Agreement:
		c.Title = wording.Capital(cmp.Or(wording.Plain(x.Name), wording.Spaced(x.Kind), "agreement"))
		c.Line = joined(wording.Spaced(x.State), d.names(x.Parties), day(x.Date))
	case *readout.Relation:
		c.Title = joined(d.Name(x.A)+" "+wording.Spaced(x.Rel)+" "+d.Name(x.B), "")
		c.Line = ""
	case *readout.Effect:
		c.Title = "Effect: " + wording.Spaced(x.Kind)
		c.Line = ""
		if x.Quantity != nil {
			c.Line = wording.Number(*x.Quantity)
		}
	case *readout.Assessment:
		c.Title = "Judgement"
		c.Line = joined(d.Holder(x.Holder), wording.Spaced(x.Polarity), wording.Spaced(x.Modality))
	case *readout.Actor:
		c.Title = d.Name(x.ID)
		country := ""
		if x.Country != "" {
			country = d.Country(x.Country)
		}
		c.Line = joined(wording.Plain(x.Office), wording.Spaced(x.Kind), country, strings.Join(x.Sectors, " "), wording.Count(len(x.Mentions), "mention"))
		c.Rule = "basis: " + cmp.Or(wording.Spaced(string(x.Basis)), "the words")
	case *readout.Timex:
		c.Title = cmp.Or(wording.Covered(x), x.Value)
		c.Line = joined(strings.ToLower(x.Type), "TIMEX3 "+x.Value, wording.Spaced(strings.ToLower(x.Mod)))
	case *readout.Place:
		c.Title = d.PlaceName(x)
		c.Line = joined(wording.Spaced(x.Kind), located(x), strings.TrimSpace(wording.Basis(x.Basis)))
	}
}

// located is where a place lies, in degrees.
func located(x *readout.Place) string {
	if x.Lat == nil || x.Lon == nil {
		return "not located"
	}
	return strconv.FormatFloat(*x.Lat, 'f', 2, 64) + ", " + strconv.FormatFloat(*x.Lon, 'f', 2, 64)
}

func (d *reading) names(ids []string) string { return wording.Names(ids, d.Name) }

func (d *reading) when(day string, basis readout.Basis) string {
	if day == "" {
		return ""
	}
	return wording.Day(day) + wording.Basis(basis)
}

func (d *reading) where(id string, basis readout.Basis) string {
	if x := d.Places[id]; x != nil {
		return d.PlaceName(x) + wording.Basis(basis)
	}
	return ""
}

func day(iso string) string {
	if iso == "" {
		return ""
	}
	return wording.Day(iso)
}

func outcome(s string) string {
	if s == "" || s == "not_stated" {
		return ""
	}
	return prefixed("outcome: ", wording.Spaced(s))
}

func on(s string) string { return prefixed("on ", s) }
func by(s string) string { return prefixed("by ", s) }

// prefixed puts a word before s, where there is an s.
func prefixed(with, s string) string {
	if s == "" {
		return ""
	}
	return with + s
}

// joined puts a dot between what is not empty.
func joined(list ...string) string {
	var out []string
	for _, s := range list {
		if s = strings.Trim(s, ", "); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}
