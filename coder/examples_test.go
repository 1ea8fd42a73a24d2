package coder_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/intake"
)

// expected says what a reader of each example must find in its record, and what
// must not stand there. "event T A B s" is an event of type T in which the
// countries A and B take part, with status s; "state s" and "resumption s" are of
// a process, "meeting k A B" a meeting that took place, "threat A" a threat by A,
// "unnamed r" an unnamed source with that reason, "said A w" a statement by
// somebody of A with the word w in it, "killed n m" a count from n to m. A slash
// parts values of which one will do. A "no" before it turns it round.
var expected = map[string][]string{
	"talks-end-without-deal.txt": {
		"event CONSULT EGY ETH happened", "event REJECT EGY ETH happened", "state ended_without_agreement", "meeting - EGY ETH",
		"unnamed not_authorised", "said EGY draft", "said ETH frank", "threat EGY",
		"no event THREATEN EGY happened", "no state signed",
	},
	"ceasefire-signed.txt": {
		"state signed", "event AGREE YEM happened", "said UNO beginning", "no event RETREAT YEM happened", "no state ended_without_agreement",
	},
	"call-turkish-readout.txt": {
		"event CONSULT TUR GRC happened", "meeting call TUR GRC", "no said GRC islands", "no event AGREE TUR GRC happened",
	},
	"call-greek-readout.txt": {
		"event CONSULT GRC TUR happened", "meeting call GRC TUR", "said GRC sovereignty", "no said TUR sovereignty",
	},
	"sanctions.txt": {
		"event SANCTION EUR BLR happened", "event THREATEN BLR happened", "event SANCTION USA BLR happened", "unnamed sensitivity/private_matter",
		"said EUR Repression", "no event COERCE EUR happened", "no event SANCTION CAN happened",
	},
	"diplomats-expelled.txt": {
		"event SANCTION NOR RUS happened", "event ACCUSE NOR RUS happened", "said RUS unanswered", "said NOR status",
		"no event SANCTION RUS NOR planned", "no event REQUEST RUS happened",
	},
	"protest-with-casualties.txt": {
		"event PROTEST happened", "event COERCE happened", "event REQUEST IGO happened", "killed 4 4", "killed 2 2", "killed 9 9",
		"no killed 15 15",
	},
	"prisoner-exchange.txt": {
		"event RETREAT ARM AZE happened", "event ACCUSE AZE ARM happened", "said ARM home", "no event ASSAULT ARM happened",
		"no event AGREE ARM AZE happened", "no event RETREAT GEO happened",
	},
	"third-state-mediates.txt": {
		"event CONSULT COD happened", "state in_session", "threat COD", "no event SUPPORT RWA ongoing", "no event SUPPORT RWA happened",
		"no event ASSAULT COD happened",
	},
	"visit-with-agreement.txt": {
		"event CONSULT JPN happened", "event ACCUSE CHN happened", "said JPN force", "said VNM neighbours", "no said CHN force",
		"no event CONSULT CHN happened",
	},
	"attack-disputed-numbers.txt": {
		"event ACCUSE SDN happened", "event ACCUSE UNO happened", "killed 43 43", "killed 9 9",
		"no event ASSAULT UNO happened",
	},
	"envoy-walks-out.txt": {
		"event REJECT VEN happened", "state walked_out/suspended", "threat USA", "no event SANCTION USA VEN happened",
		"no event CONSULT NOR VEN happened",
	},
}

func TestExpected(t *testing.T) {
	c := coder.New()
	for file, wants := range expected {
		t.Run(file, func(t *testing.T) {
			rec := readExample(t, c, file)
			for _, w := range wants {
				what, turned := strings.CutPrefix(w, "no ")
				if holds(t, rec, strings.Fields(what)) == turned {
					t.Errorf("expected: %s", w)
				}
			}
		})
	}
}

func readExample(t *testing.T, c *coder.Coder, file string) *readout.Record {
	t.Helper()
	r, err := intake.Read(context.Background(), "../examples/"+file, nil, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := c.Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func holds(t *testing.T, rec *readout.Record, w []string) bool {
	t.Helper()
	switch w[0] {
	case "event":
		return slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
			return e.Type == w[1] && string(e.Status) == w[len(w)-1] && part(rec, append(slices.Clone(e.Actors), e.Recipients...), w[2:len(w)-1])
		})
	case "state":
		return slices.ContainsFunc(rec.Processes, func(p readout.Process) bool { return either(p.State, w[1]) })
	case "meeting":
		return slices.ContainsFunc(rec.Meetings, func(m readout.Meeting) bool {
			return m.Status == readout.Happened && (w[1] == "-" || m.Kind == w[1]) && part(rec, m.Parties, w[2:])
		})
	case "threat":
		return slices.ContainsFunc(rec.Threats, func(x readout.Threat) bool { return part(rec, x.By, w[1:]) })
	case "unnamed":
		return slices.ContainsFunc(rec.Statements, func(s readout.Statement) bool { return either(s.Anonymity.Reason, w[1]) })
	case "said":
		return slices.ContainsFunc(rec.Statements, func(s readout.Statement) bool {
			return part(rec, s.Speakers, w[1:2]) && slices.ContainsFunc(s.Content, func(c readout.Span) bool { return strings.Contains(c.In(rec.Report.Text), w[2]) })
		})
	case "killed":
		return slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
			return slices.ContainsFunc(e.Counts, func(c readout.Count) bool {
				return c.Kind == "killed" && w[1] == strconv.Itoa(c.Min) && w[2] == strconv.Itoa(c.Max)
			})
		})
	}
	t.Fatalf("no such expectation: %v", w)
	return false
}

// either says whether s is one of the values that slashes part.
func either(s, values string) bool { return slices.Contains(strings.Split(values, "/"), s) }

// part says whether all the countries are among those of the actors.
func part(rec *readout.Record, ids, countries []string) bool {
	for _, c := range countries {
		if !slices.ContainsFunc(rec.Actors, func(a readout.Actor) bool {
			return slices.Contains(ids, a.ID) && (a.Country == c || a.Side == c)
		}) {
			return false
		}
	}
	return true
}
