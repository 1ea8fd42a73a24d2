package article

import (
	"strings"
	"testing"
	"time"
)

// TestRead_Heads reads the heads of plain texts as outlets and offices write
// them. @ stands for the body. A day with ~ is not certain.
func TestRead_Heads(t *testing.T) {
	const body = "The envoys of both sides left the lakeside hotel late on Friday without a word to the press.\n\nThey are to meet again in the second week of June, a spokeswoman said."
	const title = "Envoys leave Orlo without a deal"
	for _, x := range []struct{ text, title, day, outlet, place string }{
		// A line that is outlet or place and day.
		{title + "\n\nThe Lake Courier, 12 May 2023\n\n@", title, "2023-05-12", "The Lake Courier", ""},
		{title + "\n\nLake Courier | May 12, 2023\n\n@", title, "2023-05-12", "Lake Courier", ""},
		{title + "\n\nTuesday 9 May 2023 | Orlo Gazette\n\n@", title, "2023-05-09", "Orlo Gazette", ""},
		{title + "\n\nOrlo Gazette, Friday 12 May 2023\n\n@", title, "2023-05-12", "Orlo Gazette", ""},
		{title + "\n\nSunday Monitor, 14 May 2023\n\n@", title, "2023-05-14", "Sunday Monitor", ""},
		{title + "\n\nDiario de Orlo, Saturday, May 13, 2023\n\n@", title, "2023-05-13", "Diario de Orlo", ""},
		{title + "\n\nOrlo, 12 May 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nOrlo, May 12, 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nPORT ORLO, 12 MAY 2023\n\n@", title, "2023-05-12", "", "Port Orlo"},
		{title + "\n\nOrlo, the 12th of May 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{title + "\n\n12 May 2023, Orlo\n\n@", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nMay 12th, 2023 — Lake Courier\n\n@", title, "2023-05-12", "Lake Courier", ""},
		{title + "\n\n[Lake Wire, 12 May 2023]\n\n@", title, "2023-05-12", "Lake Wire", ""},
		{title + "\n\n(12 May 2023)\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nPublished: 12 May 2023 at 10:30 GMT\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nPublished 12 May 2023 | Updated 13 May 2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nUpdated 13 May 2023 | Published 12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nLast updated: Saturday, May 13, 2023\n\n@", title, "2023-05-13~", "", ""},
		{title + "\n\nDate: 12-May-2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\n25.05.2023\n\n@", title, "2023-05-25", "", ""},
		{title + "\n\n12.05.2023\n\n@", title, "2023-05-12~", "", ""},
		{title + "\n\nFriday, 12.05.2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nFriday 05/12/2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\n05/25/2023\n\n@", title, "2023-05-25", "", ""},
		{title + "\n\n2023/05/12\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nThursday 12 May 2023\n\n@", title, "2023-05-12~", "", ""}, // it was a Friday
		{title + "\n\nFriday , 12 May 2023 10 : 30\n\n@", title, "2023-05-12", "", ""},
		// Bylines.
		{title + "\n\nBy Ana Roe, 12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nBy Ana Roe | Lake Courier | May 12, 2023\n\n@", title, "2023-05-12", "Lake Courier", ""},
		{title + "\n\nBy Ana Roe\nEl Faro de Orlo, Saturday, May 13, 2023\n\n@", title, "2023-05-13", "El Faro de Orlo", ""},
		{title + "\nBy Ana Roe\n12 May 2023\n\n@", title, "2023-05-12", "", ""},
		// Outlet or office above.
		{"The Lake Courier\n12 May 2023\n\n" + title + "\n\n@", title, "2023-05-12", "", ""},
		{"Lake Courier, 12 May 2023\n\n" + title + "\n\n@", title, "2023-05-12", "Lake Courier", ""},
		{"Ministry of Foreign Affairs\nPress release No. 12/23\nOrlo, 12 May 2023\n\n@", "Ministry of Foreign Affairs", "2023-05-12", "", "Orlo"},
		{"Ministry of Foreign Affairs\nPress release No. 12\n\n" + title + "\n\n12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{"STATEMENT BY THE OFFICE OF THE CHANCELLOR\nPort Orlo, 12 May 2023\n\n@", "STATEMENT BY THE OFFICE OF THE CHANCELLOR", "2023-05-12", "", "Port Orlo"},
		// Datelines before the first words.
		{title + "\n\nORLO, May 12, 2023 (Lake Wire) — @", title, "2023-05-12", "Lake Wire", "Orlo"},
		{title + "\n\nORLO (Lake Wire, May 12, 2023) - @", title, "2023-05-12", "Lake Wire", "Orlo"},
		{title + "\n\n(Lake Wire, 12 May 2023) @", title, "2023-05-12", "Lake Wire", ""},
		{title + "\n\n[Lake Wire, 12 May 2023] @", title, "2023-05-12", "Lake Wire", ""},
		{title + "\n\nOrlo, 12 May 2023. @", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nOrlo, 12 May 2023: @", title, "2023-05-12", "", "Orlo"},
		{title + "\n\n12 May 2023, Orlo – @", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nORLO, Friday 12 May 2023 /Lake Wire/ -- @", title, "2023-05-12", "Lake Wire", "Orlo"},
		// At the end.
		{title + "\n\n@\n\n12 May 2023", title, "2023-05-12", "", ""},
		{title + "\n\n@\n\n(Lake Wire, 12 May 2023)", title, "2023-05-12", "Lake Wire", ""},
		{title + "\n\n@ (Lake Courier, May 12, 2023)", title, "2023-05-12", "Lake Courier", ""},
		{title + "\n\n@\n\nPublished on 12 May 2023", title, "2023-05-12", "", ""},
		// Labels.
		{"ANALYSIS\n\n" + title + "\n\nOrlo, 12 May 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{"BREAKING NEWS\n" + title + "\n\n12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{"UPDATE 2:\n\n" + title + "\n\n@", title, "", "", ""},
		{"FOR IMMEDIATE RELEASE\n12 May 2023\n\n" + title + "\n\n@", title, "2023-05-12", "", ""},
		{"OPINION: " + title + "\n\nBy Ana Roe\nSunday Monitor, 14 May 2023\n\n@", "OPINION: " + title, "2023-05-14", "Sunday Monitor", ""},
		{"ANALYSIS | " + title + "\n\n@", "ANALYSIS | " + title, "", "", ""},
		{"Update 2: " + title + "\n\n@", "Update 2: " + title, "", "", ""},
		{"Explainer: " + title + "\n\n12 May 2023\n\n@", "Explainer: " + title, "2023-05-12", "", ""},
		{"Press release No. 12\n\nOrlo, 12 May 2023\n\n@", "Press release No. 12", "2023-05-12", "", "Orlo"},
		{"BREAKING\n\n@", "", "", "", ""},
		{"CORRECTION\n\n" + title + "\n\n12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{"Ref. 12/23\n\n" + title + "\n\nOrlo, 12 May 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{"Headline: " + title + "\nDate: 12 May 2023\nSource: Lake Courier\n\n@", title, "2023-05-12", "", ""},
		{"Republic of Orlo\nMinistry of Water\n\n" + title + "\n\nOrlo, 12 May 2023\n\n@", title, "2023-05-12", "", "Orlo"},
		{"Embassy of Orlo\n\n" + title + "\n\n@", title, "", "", ""},
		{"For release: 12 May 2023\n\n" + title + "\n\n@", title, "2023-05-12", "", ""},
		// More days.
		{title + "\n\nAna Roe | 12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nIssued by the Ministry of Water, Orlo, 12 May 2023\n\n@", title, "2023-05-12", "", ""},
		{title + "\n\nOrlo (Lake Wire), 12 May 2023 - @", title, "2023-05-12", "Lake Wire", "Orlo"},
		{title + "\n\nORLO – 12 May 2023 – @", title, "2023-05-12", "", "Orlo"},
		{title + "\n\nIN THE HILLS OF ORLO, 6 February 2024 - @", title, "2024-02-06", "", "In The Hills Of Orlo"},
		{title + "\n\n@\n\n-- Lake Wire, 12 May 2023", title, "2023-05-12", "Lake Wire", ""},
		{title + "\n\n@\n\nThis article was first published on Friday, 12 May 2023.", title, "2023-05-12", "", ""},
		{title + "\n\n@\n\nThis report on the truce of 12 May 2019 was published by the council.", title, "", "", ""},
		{"Council Approves Budget\n\nMayor calls vote historic\n\n@", "Council Approves Budget", "", "", ""},
		// What is no day of publication, or no label.
		{title + "\n\nOn May 12, 2019, the two sides signed a truce at Orlo that nobody kept.\n\n@", title, "", "", ""},
		{title + "\n\nMay 12, 2019. It was the day on which the lake froze and nobody came.\n\n@", title, "", "", ""},
		{title + "\n\nOn May 12, 2019 – Friday, that is – they signed a truce at Orlo.\n\n@", title, "", "", ""},
		{title + "\n\nThe summit will be held in Orlo, May 12, 2030, and nowhere else.\n\n@", title, "", "", ""},
		{title + "\n\nSummit to open in Orlo on 12 May 2030\n\n@", title, "", "", ""},
		{title + "\n\nMay Pen was quiet on 3 April 2019, when the two sides signed.\n\n@", title, "", "", ""},
		{title + "\n\nAs of 12 May 2019\n\n@", title, "", "", ""},
		{title + "\n\n05/12/2023\n\n@", title, "", "", ""},
		{title + "\n\nThe pact was signed in Orlo (12 May 2019).\n\n@", title, "", "", ""},
		{title + "\n\n@ They signed a pact in Orlo (12 May 2019).", title, "", "", ""},
		{title + "\n\n@\n\nDone at Orlo, 12 May 2019, in two copies.", title, "", "", ""},
		{"Truce of May 12, 2019 is broken\n\n@", "Truce of May 12, 2019 is broken", "", "", ""},
		{"The lake in 2019 and after\n\n@", "The lake in 2019 and after", "", "", ""},
		{"Orlo Votes 2023: What to Watch\n\n@", "Orlo Votes 2023: What to Watch", "", "", ""},
		{"News of the truce reaches Orlo\n\n@", "News of the truce reaches Orlo", "", "", ""},
		{"Breaking with Orlo\n\n@", "Breaking with Orlo", "", "", ""},
		{"Office party ends in tears\n\nBy Ana Roe\n\n@", "Office party ends in tears", "", "", ""},
	} {
		text := strings.ReplaceAll(x.text, "@", body)
		r := read(t, text, Hints{})
		day := ""
		if p := r.Published; p.Known() {
			if day = p.Date.Format(time.DateOnly); !p.Certain {
				day += "~"
			}
		}
		if r.Title != x.title || day != x.day || r.Outlet != x.outlet || r.Dateline.Place != x.place {
			t.Errorf("%q:\n  got title %q, day %s, outlet %q, place %q\n want title %q, day %s, outlet %q, place %q", x.text, r.Title, day, r.Outlet, r.Dateline.Place, x.title, x.day, x.outlet, x.place)
		}
	}
}
