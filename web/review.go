package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"hash/fnv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/review"
	"readout/store"
	"readout/web/access"
	"readout/wording"
)

// whoCookie keeps the name of the person at this browser.
const whoCookie = "readout_who"

// mostBody is how long a form may be, in bytes.
const mostBody = 64 << 10

// A reviewPage is what to look at and what was said.
type reviewPage struct {
	Form    form
	Process string
	Seed    string
	Notes   []string
	Queue   []store.Event
	More    bool // older events than were weighed
	Weighed int
	Lost    bool // those alone whose coding is not found any more
	Said    []saidLine
}

type saidLine struct {
	ID, Report, Line string
	Orphan, Holds    bool
}

// Of the queue so many codings are looked at, and so many shown.
const (
	mostWeighed = 2000
	mostQueued  = 50
)

func (q *request) review() error {
	p := reviewPage{Form: q.form(), Seed: q.r.FormValue("seed"), Process: strings.TrimSpace(q.r.FormValue("process")), Lost: q.r.FormValue("lost") != ""}
	seed, err := strconv.ParseUint(cmp.Or(p.Seed, "0"), 10, 32)
	if err != nil {
		return fault{http.StatusBadRequest, "The seed of a sample is a whole number."}
	}
	f, err := q.listFilter()
	if err != nil {
		return err
	}
	p.Notes = f.Notes
	if f.Limit = mostWeighed; p.Process != "" {
		f.Process = []string{p.Process}
	}
	var reports []string
	for e, err := range q.Store.Events(q.ctx, f.Filter) {
		if err != nil {
			return err
		}
		p.Queue = append(p.Queue, e)
		if !slices.Contains(reports[max(0, len(reports)-8):], e.Report) {
			reports = append(reports, e.Report)
		}
	}
	p.Weighed, p.More = len(p.Queue), len(p.Queue) == mostWeighed
	judged, err := q.Store.Judged(q.ctx, reports)
	if err != nil {
		return err
	}
	coding, err := q.Store.Coding(q.ctx, q.me())
	if err != nil {
		return err
	}
	p.Queue = slices.DeleteFunc(p.Queue, func(e store.Event) bool { return judged[e.ID] || coding[e.Report] != "" })
	slices.SortStableFunc(p.Queue, func(a, b store.Event) int {
		if p.Seed != "" {
			return cmp.Compare(drawn(seed, a.ID), drawn(seed, b.ID))
		}
		return cmp.Compare(a.Score, b.Score)
	})
	p.Queue = p.Queue[:min(len(p.Queue), mostQueued)]
	if err := q.whatWasSaid(&p, coding); err != nil {
		return err
	}
	return q.show("review.html", "review", "Review", p)
}

// whatWasSaid lists the last judgements; of reports that who asks codes blind none.
func (q *request) whatWasSaid(p *reviewPage, coding map[string]string) error {
	list, holds, err := q.Store.LastJudgements(q.ctx, mostQueued)
	if p.Lost && err == nil {
		holds = map[string]bool{}
		if list, err = q.Store.Orphans(q.ctx, ""); err == nil { // dear: every report that was judged is opened
			for _, j := range list {
				holds[j.ID] = true
			}
			list = list[:min(len(list), 10*mostQueued)]
		}
	}
	for _, j := range list {
		if coding[j.Report] == "" {
			p.Said = append(p.Said, saidLine{j.ID, j.Report, judged1(&j), p.Lost, holds[j.ID]})
		}
	}
	return err
}

// drawn is the place of a coding in the random order of a seed.
func drawn(seed uint64, id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strconv.FormatUint(seed, 10) + " " + id))
	return h.Sum64()
}

// judged1 says what a person said.
func judged1(j *review.Judgement) string {
	line := j.Who + ": " + j.Verdict + " " + strings.TrimSpace(wording.Spaced(j.Kind)+" "+j.Type)
	if j.Field != "" {
		line += ", " + wording.Spaced(j.Field) + " " + review.Short(j)
	}
	if j.Note != "" {
		line += " (" + j.Note + ")"
	}
	return wording.Plain(line)
}

// judge takes in what a person says by a form, and leads back to where it was said.
func (s *Server) judge(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, mostBody)
	s.serve(w, r, (*request).takeJudgement)
}

func (q *request) takeJudgement() error {
	if err := q.r.ParseForm(); err != nil {
		return fault{http.StatusBadRequest, "The form could not be read, or is too long."}
	}
	v := q.r.PostForm
	j := review.Judgement{Report: v.Get("report"), Target: v.Get("target"), Kind: v.Get("kind"), Verdict: v.Get("verdict"), Field: v.Get("field"), Value: v.Get("value"), Note: v.Get("note"), Task: v.Get("task"), Who: strings.TrimSpace(v.Get("who"))}
	if j.Who == "" || access.PersonOf(q.ctx).Name != "" {
		j.Who = q.me() // who has said who they are speaks for nobody else
	}
	if j.Verdict == review.Add {
		fields := map[string]string{"span": v.Get("span")}
		if t := v.Get("type"); t != "" && j.Kind == "event" {
			fields["type"] = t
		}
		for _, f := range []string{"actors", "recipients"} {
			if x := v.Get(f); x != "" && j.Kind == "event" {
				fields[f] = x
			}
		}
		b, err := json.Marshal(fields)
		if err != nil {
			return err
		}
		j.Value = string(b)
	}
	if j.Verdict == review.Correct && j.Field == "" {
		return q.correctAll(&j)
	}
	out, err := q.Store.Judge(q.ctx, j, review.Dictionary(q.Names))
	if err != nil {
		return unfit(err)
	}
	q.remember(out.Who)
	to, err := q.onFrom(&out, v.Get("back"))
	if err != nil {
		return err
	}
	http.Redirect(q.w, q.r, to, http.StatusSeeOther)
	return nil
}

// correctAll takes in a form with several fields: those that are another than they were.
func (q *request) correctAll(j *review.Judgement) error {
	v := q.r.PostForm
	var list []review.Judgement
	for _, name := range v["fields"] {
		if now := strings.TrimSpace(v.Get("set:" + name)); now != strings.TrimSpace(v.Get("was:"+name)) && len(list) < 20 {
			x := *j
			x.Field, x.Value = name, now
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		return fault{http.StatusUnprocessableEntity, "No value is another than before: change one, or accept the coding."}
	}
	if rec, err := q.Store.Get(q.ctx, j.Report); err == nil && j.Task == "" {
		if c, ok := review.Find(rec, j.Target); ok {
			j.Target = c.Key // which stays when another type gives it another place
			for i := range list {
				list[i].Target = c.Key
			}
		}
	}
	if _, err := q.Store.JudgeAll(q.ctx, list, review.Dictionary(q.Names)); err != nil {
		return unfit(err)
	}
	q.remember(list[0].Who)
	to, err := q.onFrom(j, "")
	if err != nil {
		return err
	}
	return q.away(to)
}

// onFrom is where it goes on after a judgement: to its coding, or to the report's page
// where it is not there any more; from the list of what was said back to it.
func (q *request) onFrom(j *review.Judgement, back string) (string, error) {
	if j.Verdict == review.Undo && back != "report" {
		return "/review", nil
	}
	to := "/reports/" + url.PathEscape(j.Report)
	var now *readout.Record
	var err error
	if j.Task == "" {
		now, err = q.Store.Get(q.ctx, j.Report)
	} else {
		now, err = q.Store.Blind(q.ctx, j.Report, j.Task, j.Who)
	}
	if err != nil {
		return "", err
	}
	query := url.Values{}
	if j.Task != "" {
		query.Set("task", j.Task)
	}
	end := ""
	if c, ok := review.Find(now, j.Target); ok {
		query.Set("on", c.ID)
		end = "#card-" + c.ID
	} else if j.Verdict == review.Reject {
		end = "#rejected"
	}
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	return to + end, nil
}

// unfit tells what was wrong with what a person sent, in the words of who found it.
func unfit(err error) error {
	if code, _ := faultOf(err); code != http.StatusInternalServerError {
		return err
	}
	var broken *store.Fault
	if errors.As(err, &broken) {
		return err
	}
	return fault{http.StatusUnprocessableEntity, wording.Capital(wording.Plain(err.Error())) + "."}
}
