package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/notify"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// mostEntries is how many changes a feed has, and mostQuotes with how many passages each.
const (
	mostEntries = 100
	mostQuotes  = 3
)

// atomTag begins the ids of feeds and entries (RFC 4151). The domain can be nobody's, so
// that no other program makes ids that begin so; what follows does not hang on where the
// server is asked.
const atomTag = "tag:readout.invalid,2026:"

// An atomFeed and what is in it are those of RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published"`
	Link      atomLink `xml:"link"`
	Category  struct {
		Term string `xml:"term,attr"`
	} `xml:"category"`
	Content struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	} `xml:"content"`
}

// Conditional is what a client has already.
type Conditional struct {
	Match string `header:"If-None-Match"`
	Since string `header:"If-Modified-Since"`
}

// A feedAnswer is a feed, or that nothing in it has changed.
type feedAnswer struct {
	ContentType  string `header:"Content-Type"`
	ETag         string `header:"ETag"`
	LastModified string `header:"Last-Modified"`
	CacheControl string `header:"Cache-Control"`
	Status       int
	Body         []byte `contentType:"application/atom+xml"`
}

// feeds adds the Atom feeds: of all changes, of one process, and of alerts.
func (a *API) feeds(h huma.API) {
	about := "Its ids stay what they are; If-None-Match and If-Modified-Since save what was fetched before."
	op := get("", "feed-changes", "Processes", "Changes in negotiations as an Atom feed, the newest hundred", about)
	op.Path = "/changes.atom"
	register(a, h, op, func(ctx context.Context, q *struct{ Conditional }) (*feedAnswer, error) {
		f := &atomFeed{ID: atomTag + "changes", Title: "Readout: changes in negotiations",
			Links: []atomLink{{"self", "application/atom+xml", "/changes.atom"}, {"alternate", "text/html", "/changes"}}}
		return a.atom(ctx, f, nil, &q.Conditional)
	})
	op = get("", "feed-process", "Processes", "Changes in one negotiation as an Atom feed, the newest hundred", about)
	op.Path = "/processes/{id}/changes.atom"
	register(a, h, op, func(ctx context.Context, q *struct {
		Conditional
		ID string `path:"id" maxLength:"100"`
	}) (*feedAnswer, error) {
		want, err := notify.WantOf(ctx, a.Store, []string{q.ID}, nil)
		if err != nil {
			return nil, err
		}
		f := &atomFeed{ID: atomTag + "process/" + q.ID, Title: "Readout: changes in " + q.ID,
			Links: []atomLink{{"self", "application/atom+xml", "/processes/" + q.ID + "/changes.atom"}, {"alternate", "text/html", "/processes/" + q.ID}}}
		if p, err := a.Store.Process(ctx, q.ID); err == nil {
			f.Title = "Readout: " + wording.Plain(p.Name)
		}
		return a.atom(ctx, f, want.IDs(), &q.Conditional)
	})
	a.alertFeeds(h, about)
}

// atom fills a feed with the changes of processes, of all for nil.
func (a *API) atom(ctx context.Context, f *atomFeed, ids []string, have *Conditional) (*feedAnswer, error) {
	list, err := follow.NotedChanges(ctx, a.Store, store.NotedFilter{Process: ids, Newest: true, Limit: mostEntries})
	if err != nil {
		return nil, err
	}
	if list, err = a.shown(ctx, list); err != nil {
		return nil, err
	}
	updated := time.Unix(0, 0).UTC()
	for i := range list {
		updated = later(updated, list[i].Time)
		f.Entries = append(f.Entries, entryOf(&list[i]))
	}
	return f.answer(updated, have)
}

// answer is a feed as it is sent, last updated at a time.
func (f *atomFeed) answer(updated time.Time, have *Conditional) (*feedAnswer, error) {
	f.Author = "Readout"
	f.Updated = updated.Format(time.RFC3339Nano)
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(f); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes()) // not the newest number alone: words of a report may have been forgotten
	out := &feedAnswer{ContentType: "application/atom+xml; charset=utf-8", ETag: `"` + hex.EncodeToString(sum[:8]) + `"`, CacheControl: "no-cache", Status: http.StatusOK, Body: b.Bytes()}
	if time.Since(updated) > 2*time.Second { // within the second more may come
		out.LastModified = updated.Format(http.TimeFormat)
	}
	if have.has(out.ETag, out.LastModified, updated) {
		out.Status, out.Body = http.StatusNotModified, nil
	}
	return out, nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// has says whether a client has what was last modified at a time and has the tag.
func (c *Conditional) has(tag, modified string, at time.Time) bool {
	if c.Match != "" {
		return slices.ContainsFunc(strings.Split(c.Match, ","), func(t string) bool {
			t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
			return t == tag || t == "*"
		})
	}
	since, err := http.ParseTime(c.Since)
	return err == nil && modified != "" && !at.Truncate(time.Second).After(since)
}

// entryOf is a change as an entry of a feed: what changed, why, and the words that show it.
func entryOf(c *follow.Noted) atomEntry {
	p := &processes.Process{ID: c.Process, Name: c.Name}
	for k, n := range c.Names {
		p.Parties = append(p.Parties, processes.Party{Key: k, Name: n})
	}
	l := wording.LedgerOf(p)
	from, to := l.Change(&c.Change)
	if from != "" {
		to = from + " → " + to
	}
	at := c.Time.Format(time.RFC3339Nano)
	e := atomEntry{ID: atomTag + "change/" + c.ID, Title: wording.Plain(c.Name) + ": " + to, Updated: at, Published: at, Link: atomLink{"alternate", "text/html", "/processes/" + c.Process}}
	if c.Kind == processes.ChangeMoved {
		e.Link.Href = "/processes/" + c.To
	}
	e.Category.Term, e.Content.Type = c.Kind, "text"
	var b strings.Builder
	b.WriteString(wording.Spaced(c.Kind) + ": " + to)
	if c.Day != "" {
		b.WriteString(" (" + wording.Plain(c.Day) + ")")
	}
	if c.Why != "" {
		b.WriteString("\nWhy: " + wording.Plain(c.Why))
	}
	for _, f := range c.Cited[:min(len(c.Cited), mostQuotes)] {
		quote := wording.LongestQuote(f.Evidence).Words
		if quote == "" {
			quote = f.What.Words
		}
		b.WriteString("\n\n“" + wording.Plain(strings.Join(strings.Fields(quote), " ")) + "”\n— ")
		if who := l.Vouching(f); who != "" {
			b.WriteString(who + "; ")
		}
		b.WriteString(wording.Plain(cmp.Or(f.Outlet, "no outlet")))
		if f.Published != "" {
			b.WriteString(", " + wording.Plain(f.Published))
		}
		b.WriteString(", report " + f.Report)
	}
	e.Content.Text = b.String()
	return e
}
