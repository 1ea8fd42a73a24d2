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
	"unicode"
	"unicode/utf8"

	"readout"
)

func gexfFormat() Format {
	return Format{
		Name: "gexf", Ext: "gexf", Told: true, Write: writeGEXF,
		About: "a network of actors over time for Gephi (GEXF 1.3)",
	}
}

// An edge is what one actor does to another in one class of events, or what two do
// together.
type edge struct {
	from, to string
	quad     int
	mutual   bool
}

type edgeSum struct {
	events          int64
	reports, groups hashes
	goldstein       mean
	first, last     int32
	months          map[int32]*monthSum // by the month's first day
}

// A monthSum is what of an edge happened in a month.
type monthSum struct {
	events    int64
	goldstein mean
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

// A node is somebody in a network.
type node struct{ id, label, kind, country, sectors string }

// node is who somebody is in a network: the key in the dictionary, else the name and
// country. Those who are only described, such as police officers of a country, are their
// country and sectors together; sources without a name, and those of whom no country is
// known either, are nobody that edges could meet at.
func (p *Party) node() (n node, ok bool) {
	if p == nil || p.Anonymous || p.Name == "" {
		return n, false
	}
	n = node{p.Key, p.Name, p.Kind, p.Country, p.Sectors}
	switch {
	case p.Key != "":
	case p.Country == "" && (p.described() || p.Kind == readout.ActorGovernment):
		return n, false
	case p.described():
		n.id = p.Country + " " + cmp.Or(p.Sectors, p.Kind)
		n.label, n.kind = n.id, "described"
	default:
		n.id = strings.ToLower(p.Country + ":" + p.Name)
	}
	return n, true
}

// described says whether the name of a party is no name but words for who it is.
func (p *Party) described() bool {
	first, _ := utf8.DecodeRuneInString(p.Name)
	word, _, _ := strings.Cut(p.Name, " ")
	return p.Kind == readout.ActorPeople || !unicode.IsUpper(first) || slices.Contains([]string{"The", "A", "An", "Some", "Many", "Several"}, word)
}

// writeGEXF writes actors as nodes and, between two of them, an edge for each of
// PLOVER's four classes and for what they did together.
func writeGEXF(w io.Writer, src *Source, o *Options) error {
	nodes, edges := map[string]node{}, map[edge]*edgeSum{}
	var list []pair
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		used := map[edge]bool{} // an event counts once on an edge
		for _, p := range e.pairs(list[:0]) {
			a, known := p.a.node()
			b, also := p.b.node()
			if !known || !also || a.id == b.id {
				continue
			}
			for _, n := range []node{a, b} {
				if _, ok := nodes[n.id]; !ok {
					nodes[n.id] = n
				}
			}
			k := edge{a.id, b.id, quadOf(e), e.Symmetric}
			if e.Symmetric && k.to < k.from {
				k.from, k.to = k.to, k.from
			}
			if used[k] {
				continue
			}
			used[k] = true
			s := edges[k]
			if s == nil {
				s = &edgeSum{months: map[int32]*monthSum{}}
				edges[k] = s
			}
			s.add(e)
		}
		if len(used) == 0 {
			o.Tally.Leave("not between two actors that are known")
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
	day, _, ok := e.on()
	if !ok {
		return
	}
	if s.first == 0 || day < s.first {
		s.first = day
	}
	s.last = max(s.last, day)
	first := periodStart(day, "month")
	m := s.months[first]
	if m == nil {
		m = &monthSum{}
		s.months[first] = m
	}
	m.events++
	m.goldstein.add(e.Goldstein)
}

// gexfHead declares the attributes; the schema wants them before the nodes.
const gexfHead = `<attributes class="node" mode="static">
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
<attributes class="edge" mode="dynamic">
<attribute id="month_events" title="month_events" type="integer"/>
<attribute id="month_goldstein" title="month_goldstein" type="double"/>
</attributes>
`

func gexf(w io.Writer, nodes map[string]node, edges map[edge]*edgeSum, o *Options) error {
	x := &xmlWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	o.Tally.Settle()
	fmt.Fprintf(x, "%s<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<meta lastmodifieddate=\"%s\">\n<creator>%s</creator>\n<description>%s</description>\n</meta>\n",
		xml.Header, made(o.Tally.Made), escaped(o.Tally.Program), escaped(fmt.Sprintf("Snapshot %s: %d events of %d reports, %d independent texts", o.Tally.Snapshot, o.Tally.Counts.Events, o.Tally.Counts.Reports, o.Tally.Counts.TextGroups)))
	x.WriteString(`<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">` + "\n" + gexfHead)
	fmt.Fprintf(x, "<nodes count=\"%d\">\n", len(nodes))
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		p := nodes[id]
		fmt.Fprintf(x, "<node id=\"%s\" label=\"%s\"><attvalues>", escaped(id), escaped(p.label))
		x.value("kind", p.kind)
		x.value("country", p.country)
		x.value("cow", COW(p.country))
		x.value("sectors", p.sectors)
		x.WriteString("</attvalues></node>\n")
	}
	fmt.Fprintf(x, "</nodes>\n<edges count=\"%d\">\n", len(edges))
	order := slices.SortedFunc(maps.Keys(edges), func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.quad, b.quad), cmp.Compare(a.direction(), b.direction()))
	})
	for i, k := range order {
		x.edge(i, k, edges[k])
	}
	x.WriteString("</edges>\n</graph>\n</gexf>\n")
	return x.Flush()
}

// direction is GEXF's type of an edge.
func (k edge) direction() string {
	if k.mutual {
		return "mutual"
	}
	return "directed"
}

// edge writes what happened between two. It is there in the months in which something
// did, and always where no day is known.
func (x *xmlWriter) edge(i int, k edge, s *edgeSum) {
	fmt.Fprintf(x, "<edge id=\"%d\" source=\"%s\" target=\"%s\" type=\"%s\" weight=\"%d\" kind=\"quad%d %s\"><attvalues>", i, escaped(k.from), escaped(k.to), k.direction(), s.events, k.quad, k.direction())
	x.value("quad", fmt.Sprint(k.quad))
	x.value("events", fmt.Sprint(s.events))
	x.value("reports", fmt.Sprint(s.reports.count()))
	x.value("text_groups", fmt.Sprint(s.groups.count()))
	x.value("goldstein", s.goldstein.String())
	x.value("first", string(appendDay(nil, s.first)))
	x.value("last", string(appendDay(nil, s.last)))
	months := slices.Sorted(maps.Keys(s.months))
	for _, m := range months {
		x.during("month_events", fmt.Sprint(s.months[m].events), m)
		x.during("month_goldstein", s.months[m].goldstein.String(), m)
	}
	x.WriteString("</attvalues>")
	if len(months) > 0 {
		x.WriteString("<spells>")
		for _, m := range months {
			fmt.Fprintf(x, `<spell start="%s" end="%s"/>`, appendDay(nil, m), appendDay(nil, monthEnd(m)))
		}
		x.WriteString("</spells>")
	}
	x.WriteString("</edge>\n")
}

// during writes the value that an attribute has in a month.
func (x *xmlWriter) during(name, v string, month int32) {
	if v != "" {
		fmt.Fprintf(x, `<attvalue for="%s" value="%s" start="%s" end="%s"/>`, name, v, appendDay(nil, month), appendDay(nil, monthEnd(month)))
	}
}

// String is the mean with two decimals, empty where there is none.
func (m mean) String() string {
	if m.n == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", m.sum/float64(m.n))
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
