// Package corpus_test holds the gold ledger of the corpus to its reports: every quote
// stands in its report, every value is one of the model, every id exists.
package corpus_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/article"
)

// A table is a file of gold: a row is a map from the names of its columns.
type table []map[string]string

// read returns a table of gold.
func read(t *testing.T, name string) table {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("gold", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	var out table
	for i, l := range lines[1:] {
		cells := strings.Split(l, "\t")
		if len(cells) != len(head) {
			t.Fatalf("%s.tsv:%d: %d cells, and %d columns", name, i+2, len(cells), len(head))
		}
		row := map[string]string{}
		for k, c := range cells {
			row[head[k]] = c
		}
		out = append(out, row)
	}
	return out
}

// reports returns the texts of the reports by their number.
func reports(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("reports/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n := filepath.Base(f)[:3]
		if out[n] != "" {
			t.Errorf("%s: the number %s is given twice", f, n)
		}
		out[n] = string(b)
	}
	return out
}

// values are the enumerations, by the column that has them. Several values in a cell
// are parted by a bar.
var values = map[string]string{
	"state":        "none floated agreed_to_talk scheduled pre_negotiation in_session paused deadlocked suspended ended_without_agreement walked_out collapsed agreed_in_principle text_agreed signed in_force implementing violated agreement_failed completed abandoned",
	"standing":     "confirmed asserted disputed",
	"match":        "start holds claim",
	"weight":       "core optional",
	"resumption":   "none wanted agreed scheduled",
	"intervention": "none leaders mediator",
	"process kind": "peace_talks ceasefire_talks crisis_talks normalisation arms_control trade sanctions_relief prisoner_exchange border humanitarian_access transition other",
	"type":         "interstate intrastate internationalised local mixed",
	"role":         "belligerent negotiating_party outside_backer guarantor sponsor mediator facilitator host observer signatory monitor excluded spoiler",
	"at_table":     "yes no not_stated",
	"kind":         "meeting talks round summit call video letter visit conference encounter",
	"status":       "proposed scheduled under_way held adjourned postponed cancelled refused",
	"outcome":      "not_stated positions_stated exchange_of_views gaps_narrowed agreed_to_continue no_agreement in_principle partial full deadlock walkout cancelled",
	"level":        "head_of_state_gov ministerial special_envoy ambassadorial senior_official official technical military legislative non_official",
	"format":       "one_on_one bilateral trilateral quadrilateral multilateral plenary expanded working_group proximity shuttle pull_aside encounter",
	"mode":         "in_person phone video written",
	"issue":        "ceasefire security_arrangements demobilisation prisoners humanitarian_access displaced political_transition power_sharing constitution elections territory status/self_determination natural_resources justice/amnesty human_rights sanctions terrorism_listing arms_control/nuclear cyber trade recognition monitoring guarantees other",
	"stance":       "demands insists offers accepts accepts_with_conditions refuses open aims wait_and_see",
	"position":     "position red_line precondition aim claim label",
	"step":         "next_step deadline",
	"done":         "open desired agreed scheduled done missed",
	"threat":       "halt_talks sanctions force withdraw_from_agreement expel unspecified",
	"stage":        "pre_negotiation ceasefire framework_partial framework_comprehensive constitution implementation renewal other",
	"agreement":    "sought in_principle text_agreed initialled signed ratified in_force partly_implemented implemented extended suspended violated withdrawn expired failed superseded not_reached",
	"term":         "ceasefire truce cessation_of_hostilities humanitarian_pause armistice lull",
	"side":         "unilateral bilateral multilateral",
	"form":         "verbal written detailed_written",
	"coverage":     "nationwide regional local line_of_contact functional",
	"how":          "unnamed_only one_side both_sides disputed",
	"event":        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT",
	"happening":    "happened alleged",
	"mention":      "news background denial",
	"report":       "wire state_media ministry newspaper party_statement interview copy noise",
}

// columns says which column of which table has which enumeration; those with a star
// may be empty.
var columns = map[string]string{
	"processes":  "kind=process_kind type=type issues=issue last_state=state standing=standing resumption=resumption intervention=intervention",
	"parties":    "role=role at_table=at_table",
	"states":     "state=state accept*=state standing=standing match=match weight=weight",
	"flags":      "flag=flag value=flagged accept*=flagged standing=standing weight=weight",
	"asof":       "state=state standing=standing",
	"rounds":     "kind=kind status=status outcome=outcome accept_outcome*=outcome level*=level accept_level*=level format*=format mode=mode weight=weight",
	"positions":  "issue=issue accept_issue*=issue stance=stance accept_stance*=stance kind=position weight=weight",
	"steps":      "kind=step status=done weight=weight",
	"threats":    "kind=threat accept_kind*=threat weight=weight",
	"agreements": "stage_type=stage term*=term state=agreement side*=side form*=form coverage*=coverage weight=weight",
	"sourcing":   "how=how",
	"happenings": "types*=event status=happening",
	"mentions":   "role=mention",
	"reports":    "kind=report",
}

func TestEnumerations(t *testing.T) {
	values["process_kind"] = values["process kind"]
	values["flag"] = "resumption intervention"
	values["flagged"] = values["resumption"] + " " + values["intervention"]
	for name, spec := range columns {
		for i, row := range read(t, name) {
			for _, c := range strings.Fields(spec) {
				column, of, _ := strings.Cut(c, "=")
				column, optional := strings.CutSuffix(column, "*")
				cell, ok := row[column]
				if !ok {
					t.Fatalf("%s.tsv has no column %s", name, column)
				}
				if cell == "" && optional {
					continue
				}
				for _, v := range strings.Split(cell, "|") {
					if !slices.Contains(strings.Fields(values[of]), v) {
						t.Errorf("%s.tsv:%d: %s is %q, which the model does not have", name, i+2, column, v)
					}
				}
			}
		}
	}
}

func TestQuotes(t *testing.T) {
	texts := reports(t)
	for _, name := range tables(t) {
		for i, row := range read(t, name) {
			cell, ok := row["evidence"]
			if !ok {
				continue
			}
			for _, e := range strings.Split(cell, " || ") {
				number, quote, _ := strings.Cut(e, " ")
				if quote == "" || !strings.Contains(texts[number], quote) {
					t.Errorf("%s.tsv:%d: report %s does not say %q", name, i+2, number, quote)
				}
			}
		}
	}
	for i, row := range read(t, "mentions") {
		if row["quote"] == "" || !strings.Contains(texts[row["report"]], row["quote"]) {
			t.Errorf("mentions.tsv:%d: report %s does not say %q", i+2, row["report"], row["quote"])
		}
		if row["trigger"] == "" || !strings.Contains(row["quote"], row["trigger"]) {
			t.Errorf("mentions.tsv:%d: %q is not in %q", i+2, row["trigger"], row["quote"])
		}
	}
}

func TestReferences(t *testing.T) {
	ids := map[string][]string{}
	for _, name := range tables(t) {
		for i, row := range read(t, name) {
			id, ok := row["id"]
			if !ok {
				continue
			}
			if id == "" || slices.Contains(ids[name], id) {
				t.Errorf("%s.tsv:%d: the id %q is empty or given twice", name, i+2, id)
			}
			ids[name] = append(ids[name], id)
		}
	}
	for _, row := range read(t, "reports") {
		ids["reports"] = append(ids["reports"], row["report"])
	}
	points := map[string]string{
		"process": "processes", "party": "actors", "parties": "actors", "holder": "actors", "owner": "actors", "mediator": "actors", "host": "actors",
		"actors": "actors", "recipients": "actors", "guarantors": "actors", "mediators": "actors", "happening": "happenings", "may_join": "happenings",
		"target": "actors", "superseded_by": "positions", "report": "reports", "reports": "reports", "original": "reports", "corrects": "reports",
	}
	for _, name := range tables(t) {
		for i, row := range read(t, name) {
			for column, to := range points {
				for _, id := range strings.Split(row[column], "|") {
					if id != "" && !slices.Contains(ids[to], id) {
						t.Errorf("%s.tsv:%d: %s is %q, which %s.tsv does not have", name, i+2, column, id, to)
					}
				}
			}
		}
	}
	told := map[string]bool{}
	for _, row := range read(t, "mentions") {
		told[row["happening"]] = true
	}
	for _, id := range ids["happenings"] {
		if !told[id] {
			t.Errorf("happenings.tsv: no report tells of %s", id)
		}
	}
}

// TestMentionsApart holds that no trigger is a mention of two happenings of one type,
// unless they may be one.
func TestMentionsApart(t *testing.T) {
	of := map[string]map[string]string{}
	for _, row := range read(t, "happenings") {
		of[row["id"]] = row
	}
	rows := read(t, "mentions")
	for i, a := range rows {
		for _, b := range rows {
			x, y := of[a["happening"]], of[b["happening"]]
			if a["report"] != b["report"] || x["id"] == y["id"] || x["may_join"] == y["id"] || y["may_join"] == x["id"] {
				continue
			}
			types := strings.Split(y["types"], "|")
			same := slices.ContainsFunc(strings.Split(x["types"], "|"), func(s string) bool { return slices.Contains(types, s) })
			at := strings.Index(b["quote"], a["quote"])
			if same && at >= 0 {
				t.Errorf("mentions.tsv:%d: %q lies in a mention of %s", i+2, a["quote"], y["id"])
			}
			if inside := strings.Contains(b["quote"], " "+a["trigger"]+" "); same && at < 0 && inside && overlap(a["quote"], b["quote"]) {
				t.Errorf("mentions.tsv:%d: %q of %s lies in %q of %s", i+2, a["trigger"], x["id"], b["quote"], y["id"])
			}
		}
	}
}

// overlap says whether a ends as b begins, or the other way round.
func overlap(a, b string) bool {
	for n := min(len(a), len(b)); n > 8; n-- {
		if a[len(a)-n:] == b[:n] || b[len(b)-n:] == a[:n] {
			return true
		}
	}
	return false
}

func TestDays(t *testing.T) {
	days := map[string]bool{"from": true, "to": true, "known": true, "day": true, "deadline": true, "first": true, "until": true, "when_from": true, "when_to": true, "since": true, "opened": true,
		"reached": true, "initialled": true, "signed": true, "effective": true, "expiry": true, "ended": true, "published": true}
	for _, name := range tables(t) {
		for i, row := range read(t, name) {
			for column, cell := range row {
				if days[column] && cell != "" && !day(cell) {
					t.Errorf("%s.tsv:%d: %s is %q, which is no day", name, i+2, column, cell)
				}
			}
			for _, p := range [][2]string{{"from", "to"}, {"when_from", "when_to"}, {"first", "until"}, {"day", "deadline"}, {"signed", "effective"}} {
				if a, b := row[p[0]], row[p[1]]; a != "" && b != "" && a > b {
					t.Errorf("%s.tsv:%d: %s %s is after %s %s", name, i+2, p[0], a, p[1], b)
				}
			}
		}
	}
}

// TestAsOf holds the days of asof.tsv to the history: what is in force is the latest
// state that was known by then.
func TestAsOf(t *testing.T) {
	states := read(t, "states")
	for i, row := range read(t, "asof") {
		last := map[string]string{}
		for _, s := range states {
			if s["process"] == row["process"] && s["match"] != "claim" && s["known"] <= row["day"] && s["from"] >= last["from"] {
				last = s
			}
		}
		if row["standing"] == "confirmed" && row["state"] != last["state"] && row["state"] != last["accept"] {
			t.Errorf("asof.tsv:%d: %s stood at %s on %s, says the history, and not at %s", i+2, row["process"], last["state"], row["day"], row["state"])
		}
	}
	for i, row := range read(t, "processes") {
		if s := last(states, row["id"]); s["state"] != row["last_state"] && s["accept"] != row["last_state"] {
			t.Errorf("processes.tsv:%d: %s ends at %s in the history", i+2, row["id"], s["state"])
		}
	}
}

// last returns the row of the state in which a process is at the end.
func last(states table, process string) map[string]string {
	out := map[string]string{}
	for _, s := range states {
		if s["process"] == process && s["match"] != "claim" && s["from"] >= out["from"] {
			out = s
		}
	}
	return out
}

// TestOrder holds that a position gives way to one of its holder that begins then.
func TestOrder(t *testing.T) {
	rows := read(t, "positions")
	for i, row := range rows {
		k := slices.IndexFunc(rows, func(r map[string]string) bool { return r["id"] == row["superseded_by"] })
		if k < 0 {
			continue
		}
		if next := rows[k]; next["holder"] != row["holder"] || next["process"] != row["process"] || next["first"] < row["until"] || row["until"] == "" {
			t.Errorf("positions.tsv:%d: %s cannot take the place of %s", i+2, next["id"], row["id"])
		}
	}
}

// day says whether s is a day, a month or a year.
func day(s string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// TestReports holds reports.tsv to the files, and copies to what they copy.
func TestReports(t *testing.T) {
	texts := reports(t)
	rows := read(t, "reports")
	if len(rows) != len(texts) {
		t.Errorf("%d reports in reports.tsv, and %d files", len(rows), len(texts))
	}
	for _, row := range rows {
		r, err := article.Read([]byte(texts[row["report"]]), article.Hints{Name: row["report"] + ".txt"})
		if err != nil {
			t.Errorf("report %s: %v", row["report"], err)
			continue
		}
		if got := r.Published.Date.Format(time.DateOnly); got != row["published"] {
			t.Errorf("report %s came out on %q, says reports.tsv, and reads as %q", row["report"], row["published"], got)
		}
		if r.Title == "" {
			t.Errorf("report %s has no title", row["report"])
		}
	}
	for i, row := range read(t, "groups") {
		for _, n := range strings.Split(row["reports"], "|") {
			if shared := common(texts[row["original"]], texts[n]); shared < 2 {
				t.Errorf("groups.tsv:%d: %s shares %d paragraphs with %s", i+2, n, shared, row["original"])
			}
		}
	}
}

// common counts the paragraphs of b that stand in a.
func common(a, b string) int {
	n := 0
	for _, p := range strings.Split(b, "\n\n") {
		if len(p) > 60 && strings.Contains(a, strings.TrimSpace(p)) {
			n++
		}
	}
	return n
}

// tables lists the files of gold.
func tables(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("gold/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no gold", err)
	}
	var out []string
	for _, f := range files {
		out = append(out, strings.TrimSuffix(filepath.Base(f), ".tsv"))
	}
	return out
}

// TestSecond holds the second corpus to the same.
func TestSecond(t *testing.T) {
	t.Chdir("second")
	t.Run("TestEnumerations", TestEnumerations)
	t.Run("TestQuotes", TestQuotes)
	t.Run("TestReferences", TestReferences)
	t.Run("TestMentionsApart", TestMentionsApart)
	t.Run("TestDays", TestDays)
	t.Run("TestAsOf", TestAsOf)
	t.Run("TestOrder", TestOrder)
	t.Run("TestReports", TestReports)
}
