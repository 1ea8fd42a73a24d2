package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

func gexfFormat() Format {
	return Format{
		Name: "gexf", Ext: "gexf", Told: true, Write: writeGEXF,
		About: "a network of actors for Gephi (GEXF 1.3)",
	}
}

// An edge is what one actor does to another in one class of events.
type edge struct {
	from, to string
	quad     int
}

type edgeSum struct {
	events          int64
	reports, groups hashes
	goldstein       mean
	first, last     int32
}

// A mean is a sum and how much of it there is.
type mean struct {
	sum float64
	n   int64
}

func (m *mean) add(f *float64) {
	if f != nil {
		m.sum += *f
		m.n++
	}
}

// hashes are ids of which the different ones are counted.
type hashes []uint64

func (h *hashes) add(id string) {
	v := hash(id)
	if n := len(*h); n == 0 || (*h)[n-1] != v { // rows of a report come together
		*h = append(*h, v)
	}
}

func (h hashes) count() int64 {
	slices.Sort(h)
	return int64(len(slices.Compact(h)))
}

// nodeID is who somebody is in a network: the key in the dictionary, else name and
// country. A source without a name is nobody that edges could meet at.
func (p *Party) nodeID() string {
	switch {
	case p == nil || p.Anonymous || p.Name == "":
		return ""
	case p.Key != "":
		return p.Key
	}
	return strings.ToLower(p.Country + ":" + p.Name)
}

// writeGEXF writes actors as nodes and, between two of them, an edge for each of
// PLOVER's four classes. An event of equals stands once.
func writeGEXF(w io.Writer, src *Source, o *Options) error {
	nodes, edges := map[string]Party{}, map[edge]*edgeSum{}
	var list []pair
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		used := false
		for _, p := range e.pairs(list[:0]) {
			a, b := p.a.nodeID(), p.b.nodeID()
			if a == "" || b == "" || a == b {
				continue
			}
			used = true
			for id, who := range map[string]*Party{a: p.a, b: p.b} {
				if _, ok := nodes[id]; !ok {
					nodes[id] = *who
				}
			}
			if e.Symmetric && b < a {
				a, b = b, a
			}
			k := edge{a, b, quadOf(e)}
			s := edges[k]
			if s == nil {
				s = &edgeSum{}
				edges[k] = s
			}
			s.add(e)
		}
		if !used {
			o.Tally.Leave("not between two named actors")
		}
	}
	o.Tally.Counts.Rows = int64(len(edges))
	return gexf(w, nodes, edges, o)
}

func (s *edgeSum) add(e *Event) {
	s.events++
	s.reports.add(e.Report)
	s.groups.add(e.Group)
	s.goldstein.add(e.Goldstein)
	if day, _, ok := e.on(); ok {
		if s.first == 0 || day < s.first {
			s.first = day
		}
		s.last = max(s.last, day)
	}
}

// gexfHead declares the attributes; the schema wants them before the nodes.
const gexfHead = `<graph defaultedgetype="directed" mode="static">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string"/>
<attribute id="country" title="country" type="string"/>
<attribute id="cow" title="cow" type="string"/>
<attribute id="sectors" title="sectors" type="string"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="quad" title="quad" type="integer"/>
<attribute id="events" title="events" type="integer"/>
<attribute id="reports" title="reports" type="integer"/>
<attribute id="text_groups" title="text_groups" type="integer"/>
<attribute id="goldstein" title="mean_goldstein" type="double"/>
<attribute id="first" title="first_day" type="string"/>
<attribute id="last" title="last_day" type="string"/>
</attributes>
`

func gexf(w io.Writer, nodes map[string]Party, edges map[edge]*edgeSum, o *Options) error {
	x := &xmlWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	o.Tally.Settle()
	fmt.Fprintf(x, "%s<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<meta lastmodifieddate=\"%s\">\n<creator>%s</creator>\n<description>%s</description>\n</meta>\n",
		xml.Header, made(o.Tally.Made), escaped(o.Tally.Program), escaped(fmt.Sprintf("Snapshot %s: %d events of %d reports, %d independent texts", o.Tally.Snapshot, o.Tally.Counts.Events, o.Tally.Counts.Reports, o.Tally.Counts.TextGroups)))
	x.WriteString(gexfHead)
	fmt.Fprintf(x, "<nodes count=\"%d\">\n", len(nodes))
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		p := nodes[id]
		fmt.Fprintf(x, "<node id=\"%s\" label=\"%s\"><attvalues>", escaped(id), escaped(p.Name))
		x.value("kind", p.Kind)
		x.value("country", p.Country)
		x.value("cow", COW(p.Country))
		x.value("sectors", p.Sectors)
		x.WriteString("</attvalues></node>\n")
	}
	fmt.Fprintf(x, "</nodes>\n<edges count=\"%d\">\n", len(edges))
	order := slices.SortedFunc(maps.Keys(edges), func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.quad, b.quad))
	})
	for i, k := range order {
		s := edges[k]
		fmt.Fprintf(x, "<edge id=\"%d\" source=\"%s\" target=\"%s\" weight=\"%d\" kind=\"quad%d\"><attvalues>", i, escaped(k.from), escaped(k.to), s.events, k.quad)
		x.value("quad", fmt.Sprint(k.quad))
		x.value("events", fmt.Sprint(s.events))
		x.value("reports", fmt.Sprint(s.reports.count()))
		x.value("text_groups", fmt.Sprint(s.groups.count()))
		if s.goldstein.n > 0 {
			x.value("goldstein", fmt.Sprintf("%.2f", s.goldstein.sum/float64(s.goldstein.n)))
		}
		x.value("first", string(appendDay(nil, s.first)))
		x.value("last", string(appendDay(nil, s.last)))
		x.WriteString("</attvalues></edge>\n")
	}
	x.WriteString("</edges>\n</graph>\n</gexf>\n")
	return x.Flush()
}

type xmlWriter struct{ *bufio.Writer }

func (x *xmlWriter) value(name, v string) {
	if v != "" {
		fmt.Fprintf(x, `<attvalue for="%s" value="%s"/>`, name, escaped(v))
	}
}

// escaped is s as text or attribute of XML; what XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// made is the day of a time that the tally has.
func made(at string) string {
	if len(at) >= len(time.DateOnly) {
		return at[:len(time.DateOnly)]
	}
	return at
}
