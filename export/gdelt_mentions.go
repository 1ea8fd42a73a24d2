package export

import (
	"io"
	"math"
	"net/url"
	"strings"

	"readout"
)

// GDELTMentions are the columns of GDELT 2.0's mentions files, which have no header.
var GDELTMentions = strings.Fields(`GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
	Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras`)

func mentionsFormat() Format {
	return Format{
		Name: "gdelt-mentions", Ext: "mentions.CSV", Deep: true, Told: true, Write: writeMentions,
		About: "GDELT 2.0 mentions: where each event is told, 16 columns",
	}
}

// The kinds of sources of GDELT that reports have.
const (
	mentionWeb      = 1
	mentionCitation = 2 // it has no address
)

// writeMentions writes a row for every place of a report that tells of an event, and
// for every pair of it.
func writeMentions(w io.Writer, src *Source, o *Options) error {
	t := newTabs(w)
	lent := lentDays{o: o}
	var list []pair
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		d := NewDeepener(c.Record)
		for _, e := range c.Events {
			if e.CAMEO == "" {
				o.Tally.Leave("no CAMEO code")
				continue
			}
			if _, ok := lent.day(e); !ok {
				continue
			}
			if list = e.pairs(list[:0]); len(list) == 0 {
				list = append(list, pair{})
			}
			told := d.events[e.Local]
			for i, p := range list {
				for k, at := range append([]readout.Span{told.Trigger}, told.Mentions...) {
					t.mention(d, e, p, globalID(e.ID, i), at, k == 0)
					o.Tally.Counts.Rows++
				}
			}
		}
		if t.err != nil {
			return t.err
		}
	}
	lent.note()
	return t.flush()
}

// mention writes where the words at tell of an event. Where they are not those of the
// trigger, parties count that the same sentence names.
func (t *tabs) mention(d *Deepener, e *Event, p pair, id uint64, at readout.Span, trigger bool) {
	t.uint(id)
	t.stamp(e.Published) // the same as DATEADDED of the event
	t.stamp(e.Published)
	if e.URL != "" {
		t.int(mentionWeb)
		t.text(host(e.URL))
	} else {
		t.int(mentionCitation)
		t.text(e.Outlet)
	}
	t.text(citation(e))
	sentence := d.sentence(at)
	t.int(sentence)
	for _, who := range []*Party{p.a, p.b} {
		n, _ := d.where(who, at)
		if n >= 0 && !trigger {
			if m, _ := d.mention([]string{who.ID}, 0, at); d.sentence(m) != sentence {
				n = -1
			}
		}
		t.int(n)
	}
	t.int(int(d.points.at(at.Start)))
	t.int(1) // in the text as it is
	t.int(max(10, int(math.Round(e.Score*10))*10))
	t.int(e.Record.Length)
	t.empty(3)
	t.end()
}

// host is the site of an address.
func host(address string) string {
	if u, err := url.Parse(address); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// sourceName is the outlet, else the host of the address.
func sourceName(e *Event) string {
	if e.Outlet != "" {
		return e.Outlet
	}
	return host(e.URL)
}
