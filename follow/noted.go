package follow

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/processes"
	"readout/store"
)

// mostCited is how many facts a change is noted with.
const mostCited = 8

// A mark is how a process was told of: what of it [processes.Mark] keeps.
type mark struct {
	p    *processes.Process
	body []byte // the same as JSON
}

// mostMarks is how many of them are kept for the next report.
const mostMarks = 200

// A noting is what is to be noted of a process that was folded anew.
type noting struct {
	was  *mark // as it was last told of; its process is nil where it never was
	mark *mark // as it is now
	list []processes.CitedChange
	why  []string // reports whose words stand in Why of each; empty for none
}

// lastTold reads how processes were last told of. One that has another id by now was
// told of under that of a strand of its.
func (x *entries) lastTold(list []folded) error {
	var ids []string
	for i := range list {
		if list[i].was = x.told[list[i].g.ID]; list[i].was == nil {
			ids = append(ids, list[i].g.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	told, err := x.d.Told(ids)
	if err != nil {
		return err
	}
	var strands []string
	for i := range list {
		if list[i].was == nil && told[list[i].g.ID] == nil {
			strands = append(strands, strandsOf(list[i].g)...)
		}
	}
	if len(strands) > 0 {
		renamed, err := x.d.Told(strands)
		if err != nil {
			return err
		}
		for id, body := range renamed {
			told[id] = body
		}
	}
	return parallel(len(list), func(i int) error {
		g := list[i].g
		n := &list[i].noting
		if n.was != nil {
			return nil
		}
		n.was = &mark{body: told[g.ID]}
		for _, s := range strandsOf(g) {
			if told[g.ID] == nil && len(told[s]) > len(n.was.body) {
				n.was.body = told[s]
			}
		}
		was := &processes.Process{}
		if n.was.body != nil && json.Unmarshal(n.was.body, was) == nil { // else it counts as never told of
			n.was.p = was
		}
		return nil
	})
}

func strandsOf(g *processes.Group) (out []string) {
	for _, m := range g.Members {
		if m.Strand != "" {
			out = append(out, m.Strand)
		}
	}
	return out
}

// compare finds what is new in a process whose newest report is of the day last.
func (n *noting) compare(o *processes.Outline, last string) (err error) {
	p := o.Process
	list := processes.Changes(n.was.p, p)
	o.Prove(list)
	n.list = processes.Cite(n.was.p, p, list, mostCited)
	for i := range n.list {
		n.list[i].Known = cmp.Or(n.list[i].Known, last)
	}
	n.why = make([]string, len(n.list))
	for i := range n.list {
		n.why[i] = quoted(p, &n.list[i].Change)
	}
	n.mark = &mark{p: processes.Mark(p)}
	n.mark.body, err = json.Marshal(n.mark.p)
	return err
}

// quoted is the report whose words stand in Why of a change; empty where nobody's do.
func quoted(p *processes.Process, c *processes.Change) string {
	if !strings.Contains(c.Why, `"`) {
		return ""
	}
	for i := range p.Cited {
		f := &p.Cited[i]
		if len(f.Evidence) > 0 && slices.Contains(c.Facts, f.ID) && strings.Contains(c.Why, strconv.Quote(f.Evidence[0].Words)) {
			return f.Report
		}
	}
	return ""
}

// note keeps what has changed in processes, those first that are another one's part or
// gone; some says that reports may have gone.
func (x *entries) note(d *store.Derived, rows []folded, some bool) error {
	var out []store.Noted
	if some || x.dropped > 0 {
		gone, err := x.gone(d)
		if err != nil {
			return err
		}
		out = gone
	}
	for i := range rows {
		r := &rows[i]
		for j := range r.list {
			c, err := x.noted(&r.list[j], r.why[j])
			if err != nil {
				return err
			}
			out = append(out, c)
		}
		x.told[r.row.ID] = r.mark
		if bytes.Equal(r.mark.body, r.was.body) {
			continue
		}
		if err := d.Tell(r.row.ID, r.mark.body); err != nil {
			return err
		}
	}
	if len(x.told) > mostMarks {
		clear(x.told)
	}
	return d.Note(out)
}

// gone lists the processes that were told of and are no more.
func (x *entries) gone(d *store.Derived) (out []store.Noted, err error) {
	list, err := d.Untold()
	if err != nil {
		return nil, err
	}
	for _, u := range list {
		delete(x.told, u.ID)
		was := &processes.Process{}
		_ = json.Unmarshal(u.Body, was) // damaged: its name is lost
		was.ID = u.ID
		c := processes.CitedChange{Name: was.Name, Change: processes.Changes(was, nil)[0]}
		if u.Now != "" {
			c.Kind, c.From, c.To = processes.ChangeMoved, u.ID, u.Now
		}
		n, err := x.noted(&c, "")
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// noted is a change as the store keeps it: words of a report stand beside, so that they
// go with it; why is the report whose words stand in Why.
func (x *entries) noted(c *processes.CitedChange, why string) (n store.Noted, err error) {
	bare := *c
	bare.Cited = nil
	if why != "" {
		body, err := json.Marshal(c.Why)
		if err != nil {
			return n, err
		}
		n.Words = append(n.Words, store.NotedFact{Report: x.number[why], Body: body})
		bare.Why = ""
	}
	n.Process, n.Kind, n.Known = c.Process, c.Kind, c.Known
	if n.Body, err = json.Marshal(&bare); err != nil {
		return n, err
	}
	for _, f := range c.Cited {
		body, err := json.Marshal(f)
		if err != nil {
			return n, err
		}
		n.Words = append(n.Words, store.NotedFact{Report: x.number[f.Report], Body: body})
	}
	return n, nil
}

// A Noted is a change of a process that was noted as it was found. Seq rises from one to
// the next in a store and is never given twice; ID is the same whoever is told of it, and
// another one in every store.
type Noted struct {
	Seq  int64     `json:"seq"`
	ID   string    `json:"id"`
	Time time.Time `json:"time"` // when it was noted
	processes.CitedChange
}

// NotedChanges returns changes of processes as they were noted; see [store.NotedFilter].
func NotedChanges(ctx context.Context, s *store.Store, f store.NotedFilter) ([]Noted, error) {
	rows, err := s.Noted(ctx, f)
	if err != nil {
		return nil, err
	}
	out := make([]Noted, len(rows))
	for i, r := range rows {
		sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s", r.N, r.At.UnixMilli(), r.Body))
		x := Noted{Seq: r.N, ID: "c" + hex.EncodeToString(sum[:10]), Time: r.At}
		if json.Unmarshal(r.Body, &x.CitedChange) != nil {
			x.CitedChange = processes.CitedChange{Change: processes.Change{Process: r.Process, Kind: r.Kind, Why: "what was noted of this change is damaged in the database"}}
		}
		x.Known, x.Cited = r.Known, []*processes.CitedFact{}
		for _, w := range r.Words {
			if len(w.Body) > 0 && w.Body[0] == '"' {
				_ = json.Unmarshal(w.Body, &x.Why) // damaged: left out
				continue
			}
			f := &processes.CitedFact{}
			if json.Unmarshal(w.Body, f) == nil {
				x.Cited = append(x.Cited, f)
			}
		}
		out[i] = x
	}
	return out, nil
}
