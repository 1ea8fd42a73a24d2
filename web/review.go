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
	Seed  string
	Queue []store.Event
	Said  []saidLine
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
	p := reviewPage{Seed: q.r.FormValue("seed")}
	seed, err := strconv.ParseUint(cmp.Or(p.Seed, "0"), 10, 32)
	if err != nil {
		return fault{http.StatusBadRequest, "The seed of a sample is a whole number."}
	}
	all, err := q.Store.Judgements(q.ctx, "")
	if err != nil {
		return err
	}
	orphans, err := q.Store.Orphans(q.ctx, "")
	if err != nil {
		return err
	}
	holding := review.Holding(all)
	judged, holds, lost := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, j := range holding {
		judged[j.Target], holds[j.ID] = true, true
	}
	for _, j := range orphans {
		lost[j.ID] = true
	}
	for _, j := range slices.Backward(all) {
		if len(p.Said) < mostQueued {
			p.Said = append(p.Said, saidLine{j.ID, j.Report, judged1(&j), lost[j.ID], holds[j.ID]})
		}
	}
	for e, err := range q.Store.Events(q.ctx, store.Filter{Limit: mostWeighed}) {
		if err != nil {
			return err
		}
		if !judged[e.ID] {
			p.Queue = append(p.Queue, e)
		}
	}
	slices.SortStableFunc(p.Queue, func(a, b store.Event) int {
		if p.Seed != "" {
			return cmp.Compare(drawn(seed, a.ID), drawn(seed, b.ID))
		}
		return cmp.Compare(a.Score, b.Score)
	})
	p.Queue = p.Queue[:min(len(p.Queue), mostQueued)]
	return q.show("review.html", "review", "Review", p)
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
	j := review.Judgement{Report: v.Get("report"), Target: v.Get("target"), Kind: v.Get("kind"), Verdict: v.Get("verdict"), Field: v.Get("field"), Value: v.Get("value"), Note: v.Get("note"), Who: strings.TrimSpace(v.Get("who"))}
	if c, err := q.r.Cookie(whoCookie); err == nil && j.Who == "" {
		j.Who, _ = url.QueryUnescape(c.Value)
	}
	if p := access.PersonOf(q.ctx); p.Name != "" {
		j.Who = p.Name // who has said who they are speaks for nobody else
	}
	if j.Verdict == review.Add {
		fields := map[string]string{"span": v.Get("span")}
		if t := v.Get("type"); t != "" {
			fields["type"] = t
		}
		b, err := json.Marshal(fields)
		if err != nil {
			return err
		}
		j.Value = string(b)
	}
	out, err := q.Store.Judge(q.ctx, j, review.Dictionary(q.Names))
	if err != nil {
		if code, _ := faultOf(err); code != http.StatusInternalServerError {
			return err
		}
		var broken *store.Fault
		if errors.As(err, &broken) {
			return err
		}
		return fault{http.StatusUnprocessableEntity, wording.Capital(wording.Plain(err.Error())) + "."}
	}
	http.SetCookie(q.w, &http.Cookie{Name: whoCookie, Value: url.QueryEscape(out.Who), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 30 * 24 * 3600})
	to := "/review"
	if j.Verdict != review.Undo {
		to = "/reports/" + url.PathEscape(out.Report)
		if rec, err := q.Store.Get(q.ctx, out.Report); err == nil {
			if c, ok := review.Find(rec, out.Target); ok {
				to += "?on=" + c.ID + "#card-" + c.ID
			}
		}
	}
	http.Redirect(q.w, q.r, to, http.StatusSeeOther)
	return nil
}
