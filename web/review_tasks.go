package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/review"
	"readout/store"
	"readout/web/access"
	"readout/wording"
)

// me is the name under which who asks judges: that of their token, else the one they gave
// in this browser; empty for none yet.
func (q *request) me() string { return access.NameOf(q.ctx) }

// remember keeps the name of the person at this browser.
func (q *request) remember(who string) {
	http.SetCookie(q.w, &http.Cookie{Name: whoCookie, Value: url.QueryEscape(who), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 30 * 24 * 3600})
}

// A tasksPage lists the assignments, with the form for another one.
type tasksPage struct {
	Me, Report string
	Fixed      bool // the name is that of a token
	Tasks      []store.Assignment
}

func (q *request) tasks() error {
	p := tasksPage{Me: q.me(), Report: q.r.FormValue("report"), Fixed: access.PersonOf(q.ctx).Name != ""}
	var err error
	if p.Tasks, err = q.Store.Assignments(q.ctx); err != nil {
		return err
	}
	return q.show("review_tasks.html", "review", "Blind coding", p)
}

// A taskPage is one assignment: what a coder has to do, and once all are done how far they
// agree and where they differ.
type taskPage struct {
	store.Assignment
	Me       string
	Fixed    bool
	Coder    bool // who asks is one of its coders
	Mine     []taskReport
	Complete bool
	Withheld bool // who asks codes some of the reports blind for another assignment
	Waiting  string
	Fields   []review.Agreement
	Same     int // codings that all have alike, not yet in the records
	Units    []unitLine
	Decided  int
}

type taskReport struct {
	ID, Title string
	Done      bool
	Said      int
}

// A unitLine is a coding on which coders differ, or did.
type unitLine struct {
	Key, Report, Title, Kind string
	Before, Words, After     string // of its sentence
	At                       string
	Rows                     []unitRow
	Decided                  string // what was decided, by whom; empty for not yet
}

// A unitRow is a field with what each coder has.
type unitRow struct {
	Field  string
	Values []unitValue
	Differ bool
}

type unitValue struct{ Who, Value string }

func (q *request) task() error {
	a, err := q.Store.Assignment(q.ctx, q.r.PathValue("id"))
	if err != nil {
		return noTask(err)
	}
	p := taskPage{Assignment: a, Me: q.me(), Fixed: access.PersonOf(q.ctx).Name != "", Complete: a.Complete(), Waiting: a.Waiting()}
	if p.Coder = slices.Contains(a.Coders, p.Me); p.Coder {
		if err := q.myReports(&p); err != nil {
			return err
		}
	}
	if p.Complete {
		if err := q.compared(&p); err != nil {
			return err
		}
	}
	return q.show("review_task.html", "review", cmp.Or(wording.Plain(a.Name), "Assignment "+a.ID), p)
}

// myReports are those of the coder who asks.
func (q *request) myReports(p *taskPage) error {
	left, err := q.Store.ToDo(q.ctx, p.ID, p.Me)
	if err != nil {
		return err
	}
	said, err := q.Store.Coded(q.ctx, p.ID, p.Me)
	if err != nil {
		return err
	}
	for _, id := range p.Reports {
		x := taskReport{ID: id, Title: "Report " + id, Done: !slices.Contains(left, id)}
		if rec, err := q.record(id); err == nil {
			x.Title = titleOf(rec.Report.Title, id)
		}
		for _, j := range review.Holding(said) {
			if j.Report == id {
				x.Said++
			}
		}
		p.Mine = append(p.Mine, x)
	}
	return nil
}

// compared shows where coders differ; not to who still codes one of the reports blind for
// another assignment.
func (q *request) compared(p *taskPage) error {
	coding, err := q.Store.Coding(q.ctx, q.me())
	if err != nil {
		return err
	}
	if slices.ContainsFunc(p.Reports, func(id string) bool { return coding[id] != "" }) {
		p.Withheld = true
		return nil
	}
	c, err := q.Store.Compare(q.ctx, p.ID)
	if err != nil {
		return err
	}
	p.Fields, p.Same = c.Agreement(), len(c.Alike())
	for i := range c.Units {
		if c.Units[i].Agreed {
			continue
		}
		x := unitOf(c, &c.Units[i])
		if x.Decided != "" {
			p.Decided++
		}
		p.Units = append(p.Units, x)
	}
	return nil
}

// unitOf tells what each coder has of a unit, with its sentence.
func unitOf(c *store.Comparison, u *review.Unanimity) unitLine {
	rec := c.Records[u.Report]
	x := unitLine{Key: u.Key, Report: u.Report, Title: titleOf(rec.Report.Title, u.Report), Kind: wording.Spaced(u.Kind), Words: wording.Plain(u.Words), At: fmt.Sprintf("%d-%d", u.At.Start, u.At.End)}
	for _, s := range rec.Sentences {
		if s.Contains(u.At) {
			before, after := rec.Report.Text[s.Start:u.At.Start], rec.Report.Text[u.At.End:s.End]
			x.Before, x.After = wording.Plain(before), wording.Plain(after)
			if before != strings.TrimRight(before, " \n") {
				x.Before += " "
			}
			if after != strings.TrimLeft(after, " \n") {
				x.After = " " + x.After
			}
		}
	}
	differ := u.Differ()
	fields := append([]string{"there"}, review.Compared(u.Kind)...)
	for _, f := range differ {
		if !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	for i, f := range fields {
		r := unitRow{Field: f, Differ: slices.Contains(differ, f)}
		any := false
		for _, who := range c.Coders {
			v, has := u.Values[who][f]
			if !has {
				v = "not judged"
				if u.Values[who] != nil {
					v = ""
				}
			}
			any = any || v != ""
			r.Values = append(r.Values, unitValue{who, wording.Plain(v)})
		}
		if any && (r.Differ || f == "type" || f == "status" || i == 0) {
			x.Rows = append(x.Rows, r)
		}
	}
	if j, ok := c.Decided[u.Key]; ok {
		x.Decided = judged1(&j)
	}
	return x
}

// noTask says that there is no such assignment.
func noTask(err error) error {
	return fault{http.StatusNotFound, wording.Capital(wording.Plain(err.Error())) + "."}
}

// form takes in a form of who reviews and goes on to where f says.
func (s *Server) form(f func(*request) (string, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		s.serve(w, r, func(q *request) error {
			if err := q.r.ParseForm(); err != nil {
				return fault{http.StatusBadRequest, "The form could not be read, or is too long."}
			}
			to, err := f(q)
			if err != nil {
				return unfit(err)
			}
			http.Redirect(q.w, q.r, to, http.StatusSeeOther)
			return nil
		})
	}
}

// assign gives reports to coders.
func (q *request) assign() (string, error) {
	v := q.r.PostForm
	a := store.Assignment{Name: wording.Plain(strings.TrimSpace(v.Get("name"))), Who: cmp.Or(access.PersonOf(q.ctx).Name, strings.TrimSpace(v.Get("who")), q.me())}
	for _, c := range strings.FieldsFunc(v.Get("coders"), func(r rune) bool { return r == ';' || r == ',' || r == '\n' }) {
		if c = strings.TrimSpace(c); c != "" {
			a.Coders = append(a.Coders, c)
		}
	}
	for _, id := range strings.Fields(v.Get("reports")) {
		if i := strings.LastIndex(id, "/reports/"); i >= 0 {
			id, _, _ = strings.Cut(id[i+len("/reports/"):], "?")
		}
		if !slices.Contains(a.Reports, id) {
			a.Reports = append(a.Reports, id)
		}
	}
	if len(a.Name) > 200 || len(a.Who) > 100 || len(a.Coders) > 20 || len(a.Reports) > 500 {
		return "", fault{http.StatusUnprocessableEntity, "An assignment has a name of up to 200 bytes, up to 20 coders and up to 500 reports."}
	}
	id, err := q.Store.Assign(q.ctx, a)
	if err == nil {
		q.remember(a.Who)
	}
	return "/review/tasks/" + id, err
}

// beCoder keeps under which name somebody codes.
func (q *request) beCoder() (string, error) {
	who := strings.TrimSpace(q.r.PostForm.Get("who"))
	if who == "" || len(who) > 100 {
		return "", fault{http.StatusUnprocessableEntity, "A name has 1 to 100 bytes."}
	}
	q.remember(who)
	return "/review/tasks/" + url.PathEscape(q.r.PathValue("id")), nil
}

// finish says that who asks is done with a report.
func (q *request) finish() (string, error) {
	id := q.r.PathValue("id")
	return "/review/tasks/" + url.PathEscape(id), q.Store.Finish(q.ctx, id, q.me(), q.r.PostForm.Get("report"))
}

// decide takes in what a third person decides on one coding, or all that the coders have
// alike.
func (q *request) decide() (string, error) {
	v := q.r.PostForm
	task := q.r.PathValue("id")
	d := store.Ruling{Key: v.Get("key"), Chosen: map[string]review.Choice{}, Who: cmp.Or(access.PersonOf(q.ctx).Name, strings.TrimSpace(v.Get("who")), q.me()), Note: v.Get("note")}
	if d.Key != "" {
		for name, list := range v {
			f, ok := strings.CutPrefix(name, "take:")
			switch {
			case !ok || len(list) == 0:
			case list[0] == "other" && f != "there":
				d.Chosen[f] = review.Choice{Value: v.Get("value:" + f)}
			case strings.HasPrefix(list[0], "by "):
				d.Chosen[f] = review.Choice{Who: strings.TrimPrefix(list[0], "by ")}
			}
		}
	}
	_, err := q.Store.Decide(q.ctx, task, d, review.Dictionary(q.Names))
	switch {
	case errors.Is(err, store.ErrNoAssignment):
		return "", noTask(err)
	case errors.Is(err, store.ErrNoUnit):
		return "", fault{http.StatusNotFound, wording.Capital(err.Error()) + "."}
	case err != nil:
		return "", err
	}
	q.remember(d.Who)
	to := "/review/tasks/" + url.PathEscape(task)
	if d.Key != "" {
		to += "#u-" + d.Key
	}
	return to, nil
}
