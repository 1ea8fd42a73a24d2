package export

import (
	"io"
	"math"
	"net/url"
	"strings"
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
	var list []pair
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		for _, e := range c.Events {
			first, ok := gdeltDay(e)
			if !ok || e.CAMEO == "" {
				o.Tally.Leave("not among gdelt's events either")
				continue
			}
			if list = e.pairs(list[:0]); len(list) == 0 {
				list = append(list, pair{})
			}
			for i := range list {
				for k, m := range e.Record.Mentions {
					t.mention(e, globalID(e.ID, i), first, m, k == 0)
					o.Tally.Counts.Rows++
				}
			}
		}
		if t.err != nil {
			return t.err
		}
	}
	return t.flush()
}

func (t *tabs) mention(e *Event, id uint64, first int32, m Mention, trigger bool) {
	t.uint(id)
	t.stamp(string(appendDay(nil, first)))
	t.stamp(e.Published)
	if e.URL != "" {
		t.int(mentionWeb)
	} else {
		t.int(mentionCitation)
	}
	t.text(sourceName(e))
	t.text(address(e.URL, e.Report))
	t.int(m.Sentence)
	actor, recipient := -1, -1
	if trigger {
		actor, recipient = e.Record.Actor, e.Record.Recipient
	}
	t.int(actor)
	t.int(recipient)
	t.int(m.At)
	t.int(1)
	t.int(max(10, int(math.Round(e.Score*10))*10))
	t.int(e.Record.Length)
	t.text("")
	t.text("")
	t.text("")
	t.end()
}

// sourceName is the outlet, else the host of the address.
func sourceName(e *Event) string {
	if e.Outlet != "" {
		return e.Outlet
	}
	if u, err := url.Parse(e.URL); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}
