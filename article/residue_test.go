package article

import (
	"strings"
	"testing"

	"readout"
)

// TestCues reads the example of every pattern.
func TestCues(t *testing.T) {
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	err = readTSV("data/residue.tsv", 5, func(f []string) error {
		if f[0] == "text" {
			return nil
		}
		if got := c.kind(f[4]); got != f[2] {
			t.Errorf("%q is %q, want %q", f[4], got, f[2])
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestCues_Prose gives sentences of reports that begin like furniture.
func TestCues_Prose(t *testing.T) {
	for _, s := range []string{
		"Related talks in Bern ended on Friday without a result.",
		"Subscribers to the fund met on Friday.",
		"Reporting by monitors of the mission showed forty violations in a week.",
		"Share of the vote: 40 percent, according to the commission.",
		"More than forty people were killed, the ministry said.",
		"Print media were shut out of the hall, two editors said.",
		"Follow-up talks are planned for May.",
		"Home to two million people, the city has been under siege since March.",
		"Watch towers along the border were destroyed, the army said.",
		"Sign-up for the repatriation began on Monday, the agency said.",
	} {
		if k := cuesOnce().kind(s); k != "" {
			t.Errorf("%q is taken for residue (%s)", s, k)
		}
	}
}

// TestRead_Wrapped has a wrapped line that would be furniture if it stood alone.
func TestRead_Wrapped(t *testing.T) {
	text := "Envoys leave Bern\n\nThe envoys of both sides left the hotel without any\ncomments.\n\nThe hosts were to\nprint\nthe text.\n"
	if r := read(t, text, Hints{}); len(r.Residue) != 0 {
		t.Errorf("residue is %v", r.Residue)
	}
}

func TestCues_Pointer(t *testing.T) {
	for s, want := range map[string]string{
		"Follow the full coverage at https://example.org/talks": "related",
		"Email Ana Roe at roe@example.org or follow her on X.":  "related",
		"https://example.org/world/envoys":                      "other",
		"roe@example.org @anaroe":                               "other",
		"Facebook Twitter WhatsApp Email":                       "share",
		"More than 40 people wrote to the mission at info@un.example, it said, and asked for shelter, food and water for the towns that are cut off.": "",
	} {
		if got := cuesOnce().kind(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestRead_Repeated(t *testing.T) {
	text := "Envoys leave Bern\n\nThe envoys of both sides left Bern on Friday.\n\nEnvoys leave Bern on Friday evening\n\nNobody spoke.\n\nEnvoys leave Bern on Friday evening\n\nThe talks go on.\n"
	r := read(t, text, Hints{})
	if len(r.Residue) != 1 || r.Residue[0].Kind != "repeated" || int(r.Residue[0].Span.Start) != strings.LastIndex(text, "Envoys") {
		t.Errorf("residue is %v", r.Residue)
	}
}

// read reads an input that must be a report.
func read(t *testing.T, text string, h Hints) *readout.Report {
	t.Helper()
	r, err := Read([]byte(text), h)
	if err != nil {
		t.Fatalf("%.60q: %v", text, err)
	}
	return r
}
