package article

import (
	"strings"
	"testing"
	"time"

	"readout"
)

const wire = `Envoys leave Bern without a deal

By Ana Roe and Li Wu

BERN, Sept 9 (Lake Wire) - The envoys of both sides left Bern on Friday, officials said.

They are to meet again in May.

A long way to go

Nobody expects a quick result, a diplomat said.

(Reporting by Ana Roe; Editing by Li Wu)
`

// kinds returns the layout of r as "kind: text" lines.
func kinds(r *readout.Report) string {
	var out []string
	for _, l := range r.Layout {
		out = append(out, l.Kind+": "+l.Span.In(r.Text))
	}
	for _, x := range r.Residue {
		out = append(out, x.Kind+": "+x.Span.In(r.Text))
	}
	return strings.Join(out, "\n")
}

func TestRead_Plain(t *testing.T) {
	r := read(t, wire, Hints{Date: time.Date(2019, 9, 10, 15, 0, 0, 0, time.UTC)})
	want := `title: Envoys leave Bern without a deal
byline: By Ana Roe and Li Wu
dateline: BERN, Sept 9 (Lake Wire) -
subhead: A long way to go
credit: (Reporting by Ana Roe; Editing by Li Wu)`
	if got := kinds(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if r.Text != wire {
		t.Error("the text is not the input")
	}
	if r.Title != "Envoys leave Bern without a deal" || r.Byline != "Ana Roe and Li Wu" || r.Outlet != "Lake Wire" {
		t.Errorf("title %q, byline %q, outlet %q", r.Title, r.Byline, r.Outlet)
	}
	if r.Dateline.Place != "Bern" || r.Dateline.Date != "2019-09-09" {
		t.Errorf("dateline %+v", r.Dateline)
	}
	if p := r.Published; p.Basis != readout.BasisFlag || !p.Certain || p.Date.Format(time.DateOnly) != "2019-09-10" {
		t.Errorf("published %+v", p)
	}
	if r.ID != readout.MakeID(wire) || r.Lang != "en" || r.Skipped != "" {
		t.Errorf("id %s, language %s, skipped %s", r.ID, r.Lang, r.Skipped)
	}
}

func TestRead_Title(t *testing.T) {
	f := func(text, title string) {
		t.Helper()
		if got := read(t, text, Hints{}).Title; got != title {
			t.Errorf("%q: title %q, want %q", text, got, title)
		}
	}
	f("Envoys leave Bern\n\nThe envoys left.", "Envoys leave Bern")
	f("# Envoys leave Bern\n\n## What now\n\nThe envoys left.", "Envoys leave Bern")
	f("Will the envoys return?\n\nThe envoys left.", "Will the envoys return?")
	f("Envoys leave Bern\nThe envoys left.\nNobody spoke.", "Envoys leave Bern")
	f("Envoys leave Bern after\ntwo days of talks\n\nThe envoys left.\n\nNobody spoke.", "Envoys leave Bern after two days of talks")
	f("Envoys leave Bern.\n\nBERN (Wire) - The envoys left.\n\nNobody spoke.", "Envoys leave Bern.")
	f("Envoys Leave Bern After Talks.\n\nThe envoys left.\n\nNobody spoke.", "Envoys Leave Bern After Talks.")
	f("Envoys leave Bern\nBy Ana Roe\n\nThe envoys left.\n\nNobody spoke.", "Envoys leave Bern")
	f("Envoys leave Bern\nas they came and\nnobody saw them\ngo on that day.\n\nThe rest stayed.", "")
	f("Share this\n\nEnvoys leave Bern\n\nThe envoys left.", "Envoys leave Bern")
	f("The envoys left.\n\nNobody spoke.", "")
	f("Envoys leave Bern", "")
	f("By Ana Roe\n\nThe envoys left.", "")
	f("5 March 2024\n\nThe envoys left.", "")
	f("the envoys of both\nsides left.", "")
}

func TestRead_Subhead(t *testing.T) {
	text := "Title of it\n\nThe envoys of both sides left.\n\nNo deal yet\n\nThey meet again in May.\n\nbread and water\n\nNobody is sure of it.\n\nA Roe, envoy\n\nB Wu, envoy\n\nThat was all they said.\n\nWho would have thought it?\n\nNobody could say for sure.\n\nThe end\n"
	if got, want := kinds(read(t, text, Hints{})), "title: Title of it\nsubhead: No deal yet"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestByline(t *testing.T) {
	f := func(s, want string) {
		t.Helper()
		if got := byline(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	f("By Ana Roe", "Ana Roe")
	f("BY ANA ROE", "ANA ROE")
	f("By Ana Roe and Li Wu in Bern", "Ana Roe and Li Wu in Bern")
	f("By Ana Roe, Diplomatic Correspondent", "Ana Roe, Diplomatic Correspondent")
	f("Written by Ana Roe", "Ana Roe")
	f("By the lake the envoys met", "")
	f("By Friday", "")
	f("By Friday the envoys had left.", "")
	f("Ana Roe", "")
}

func TestAuthors(t *testing.T) {
	f := func(s, want string) {
		t.Helper()
		if got := authors(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	f("Ana Roe; Li Wu", "Ana Roe, Li Wu")
	f("Ana Roe Published", "Ana Roe")
	f("Ana Roe Monday, November", "Ana Roe")
	f("Wire, Bern, Nov", "Wire, Bern")
	f("June May", "June May")
}

func TestRead_Language(t *testing.T) {
	f := func(text, lang string, skipped readout.SkipReason) {
		t.Helper()
		r := read(t, text, Hints{})
		if r.Lang != lang || r.Skipped != skipped {
			t.Errorf("%.50q: language %s, skipped %q", text, r.Lang, r.Skipped)
		}
	}
	f("Les délégations des deux pays ont quitté la ville vendredi soir sans un mot pour la presse, selon des sources diplomatiques.", "fr", "language: fr")
	f("Делегации обеих стран покинули город в пятницу вечером.", "ru", "language: ru")
	f("De minister zei dat we niet willen onderhandelen en dat de partijen maandag in Den Haag terugkomen.", "nl", "language: nl")
	f("ENVOY: We are not there yet.\n\nREPORTER: Are you sure?\n\nENVOY: Quite sure. Norway hosts talks on Monday.", "en", "")
	f("Envoys left.", "en", "")
	f("Envoys leave Bern\n\n2019", "en", "too short")
	f("Bern 1 Oslo 2 Riga 3 Lima 4 Baku 5 Doha 6 Cairo 7 Accra 8 the final scores of Friday", "en", "")
}
