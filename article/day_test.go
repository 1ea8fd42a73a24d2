package article

import (
	"testing"
	"time"

	"readout"
)

func TestParseDateline(t *testing.T) {
	f := func(s, head, place, outlet string, d day) {
		t.Helper()
		x := parseDateline(s)
		if s[:x.length] != head || x.place != place || x.outlet != outlet || x.day != d {
			t.Errorf("%q: %q place %q outlet %q day %v", s, s[:x.length], x.place, x.outlet, x.day)
		}
	}
	f("GENEVA (Lake Wire) — The envoys left.", "GENEVA (Lake Wire) —", "Geneva", "Lake Wire", day{})
	f("KYIV, Sept 9 (Wire) - The envoys left.", "KYIV, Sept 9 (Wire) -", "Kyiv", "Wire", day{month: 9, day: 9})
	f("Geneva, 5 March 2024 – The envoys left.", "Geneva, 5 March 2024 –", "Geneva", "", day{year: 2024, month: 3, day: 5})
	f("ABUJA, Nigeria (AW) — The envoys left.", "ABUJA, Nigeria (AW) —", "Abuja, Nigeria", "AW", day{})
	f("BAMAKO/DAKAR, Jan. 3, 2020 /Wire/ -- The envoys left.", "BAMAKO/DAKAR, Jan. 3, 2020 /Wire/ --", "Bamako/Dakar", "Wire", day{year: 2020, month: 1, day: 3})
	f("UNITED NATIONS — The envoys left.", "UNITED NATIONS —", "United Nations", "", day{})
	f("WASHINGTON—The envoys left.", "WASHINGTON—", "Washington", "", day{})
	f("(Wire) - The envoys left.", "(Wire) -", "", "Wire", day{})
	f("NEW DELHI: The envoys of both sides left the hotel late on Friday without a word.", "NEW DELHI:", "New Delhi", "", day{})
	f("PORT-AU-PRINCE, Monday (Wire) - The envoys left.", "PORT-AU-PRINCE, Monday (Wire) -", "Port-Au-Prince", "Wire", day{})
	f("BERN, March 5 (Wire) The envoys left.", "BERN, March 5 (Wire)", "Bern", "Wire", day{month: 3, day: 5})
	f("Bern, March 5 (Wire) The envoys left - in the rain.", "Bern, March 5 (Wire)", "Bern", "Wire", day{month: 3, day: 5})
	f("BERN (Reuters) The envoys left.", "BERN (Reuters)", "Bern", "Reuters", day{})
	// What is none.
	for _, s := range []string{
		"Geneva – the envoys left.", "Amin said: They left.", "The envoys – both of them – left.", "NATO-led forces left.", "“GO HOME” — that was all.",
		"President Amin (Unity) – who left – spoke.", "President Amin (Reuters) Is Back", "NATO (Kosovo Force) Soldiers left.", "The envoys met on March 5 (Monday) The", "UPDATE:", "UPDATE: The envoys of both sides left the hotel late on Friday without a word.", "FULL STORY: Envoys Leave Town", "BERN -", "", "-", "The talks (the second round) - were short.", "Sept 9 was the day - they left.",
	} {
		f(s, "", "", "", day{})
	}
}

// TestRead_Transcript has speakers in capitals, who are no places.
func TestRead_Transcript(t *testing.T) {
	r := read(t, "AMIN: We go, and we shall not come back before the other side has given in.\n\nROE: Where do you go? And with whom, when nobody is left in town but you?\n\nAMIN: To Bern.", Hints{})
	if len(r.Layout) != 0 || r.Dateline.Place != "" {
		t.Errorf("layout %v, dateline %+v", r.Layout, r.Dateline)
	}
}

func TestDayOf(t *testing.T) {
	f := func(s, want string) {
		t.Helper()
		if got := dayOf(s).iso(); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	f("5 March 2024", "2024-03-05")
	f("March 5, 2024", "2024-03-05")
	f("Published: Monday, 5 March 2024, 10:30 GMT", "2024-03-05")
	f("Posted on Sept. 9th, 2016 | 8.15 pm", "2016-09-09")
	f("2016-09-05", "2016-09-05")
	f("Last updated 5 Sep 2016", "2016-09-05")
	f("March 5", "")
	f("31 February 2024", "")
	f("5 March 2024 was a Tuesday", "")
	f("At 10:30", "")
	f("May 2024", "")
	if !dayOf("Last updated 5 Sep 2016").updated {
		t.Error("an update is not told from a publication")
	}
}

func TestPublished(t *testing.T) {
	f := func(text string, h Hints, want string, basis readout.Basis, certain bool) {
		t.Helper()
		p := read(t, text, h).Published
		got := ""
		if p.Known() {
			got = p.Date.Format(time.DateOnly)
		}
		if got != want || p.Basis != basis || p.Certain != certain {
			t.Errorf("%.70q: %s %s %v, want %s %s %v", text, got, p.Basis, p.Certain, want, basis, certain)
		}
	}
	body := "<p>The envoys of both sides left the lakeside hotel late on Friday without a word to the press.</p><p>They are to meet again in the second week of May, a spokeswoman said.</p>"
	page := func(head string) string {
		return "<html><head><title>Envoys leave Bern</title>" + head + "</head><body><article><h1>Envoys leave Bern</h1>" + body + "</article></body></html>"
	}
	meta := `<meta property="article:published_time" content="2019-09-10T08:00:00Z">`
	f(page(meta), Hints{}, "2019-09-10", readout.BasisMetadata, true)
	told := time.Date(2019, 9, 12, 23, 0, 0, 0, time.UTC)
	f(page(meta), Hints{Told: told}, "2019-09-10", readout.BasisMetadata, true)
	f(page(""), Hints{Told: told}, "2019-09-12", readout.BasisMetadata, false)
	f(page(meta), Hints{URL: "https://example.org/2019/09/09/envoys"}, "2019-09-09", readout.BasisMetadata, true)
	f(page(meta), Hints{Date: time.Date(2018, 1, 2, 0, 0, 0, 0, time.UTC)}, "2018-01-02", readout.BasisFlag, true)
	f(page(meta+`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-09-20"}</script>`), Hints{}, "2019-09-10", readout.BasisMetadata, false)
	f(page(`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2019-09-20"}]}</script>`), Hints{}, "2019-09-20", readout.BasisMetadata, true)
	f(page(""), Hints{URL: "https://example.org/2019/sep/09/envoys"}, "2019-09-09", readout.BasisInferred, false)
	f("BERN, Sept 9, 2019 (Wire) - The envoys left.", Hints{}, "2019-09-09", readout.BasisDateline, true)
	f("BERN, Sept 9 (Wire) - The envoys left.", Hints{}, "", "", false)
	f("Envoys leave\n\nUpdated: 9 Sept 2019\n\nThe envoys left.", Hints{}, "2019-09-09", readout.BasisDateline, false)
	f("The envoys left.", Hints{}, "", "", false)
}
