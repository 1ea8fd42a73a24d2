package web

import (
	"bytes"
	"cmp"
	"iter"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/export"
	"readout/store"
	"readout/wording"
)

// How many actors a network shows: at first, and at most.
const (
	someNodes  = 60
	mostNodes  = 300
	mostLinked = 200 // pairs in the table
	mostNamed  = 40  // whose names stand in the drawing
)

type networkPage struct {
	Form     narrowed
	Nodes    []*netNode
	Edges    []*netEdge
	Rows     []*netEdge // of the table
	MoreRows int
	Left     int // actors that are not drawn
	All      string
	Unnamed  int // events of which a side is not named
	Events   int
	Cut      bool
	GEXF     string
	Table    *takeaway
}

// A netNode is an actor of a network.
type netNode struct {
	ID, Name, Link string
	N              int // events
	X, Y, R        float64
	Labelled       bool
	at             int
}

// A netEdge is what two actors did to each other.
type netEdge struct {
	A, B         *netNode
	AB, BA       dealings // what A did to B, and B to A
	Both         dealings // what they did together
	Link, LinkBA string   // to the events
	LinkBoth     string
	Width        float64
	Last         string
	Mean         string
	Conflict     bool
	sum          float64
	scored       int
}

// dealings are events of cooperation and conflict that happened, and others that did not
// or not for sure.
type dealings struct{ Coop, Fight, Other int }

func (d dealings) All() int { return d.Coop + d.Fight + d.Other }

func (d *dealings) add(e *store.Event) {
	switch {
	case !took(e):
		d.Other++
	case e.Quad == 3 || e.Quad == 4:
		d.Fight++
	default:
		d.Coop++
	}
}

// N is how many events an edge stands for.
func (e *netEdge) N() int { return e.AB.All() + e.BA.All() + e.Both.All() }

// Name is an edge in words.
func (e *netEdge) Name() string {
	return e.A.Name + " and " + e.B.Name + ": " + wording.Count(e.N(), "event")
}

// A web of actors as events tie it.
type knot struct {
	nodes   map[string]*netNode
	edges   map[[2]string]*netEdge
	unnamed int
	self    string // an actor who stands for all that act for it
}

// tie adds an event that actors and recipients share: each pair once.
func (k *knot) tie(h *happening) {
	e := h.best()
	by, to := k.parties(e.Actors), k.parties(e.Recipients)
	if e.Symmetric {
		by = append(by, to...)
		to = nil
	}
	if len(by) == 0 || !e.Symmetric && len(to) == 0 {
		k.unnamed++
		return
	}
	seen := map[string]bool{}
	for _, n := range slices.Concat(by, to) {
		if !seen[n.ID] {
			seen[n.ID] = true
			n.N++
		}
	}
	used := map[*netEdge]bool{}
	pair := func(a, b *netNode, together bool) {
		if a == b {
			return
		}
		x, turned := k.edge(a, b)
		if used[x] {
			return
		}
		used[x] = true
		d := &x.AB
		switch {
		case together:
			d = &x.Both
		case turned:
			d = &x.BA
		}
		d.add(e)
		x.Last = max(x.Last, e.From)
		if took(e) && e.Goldstein != nil {
			x.sum += *e.Goldstein
			x.scored++
		}
	}
	if e.Symmetric {
		for i, a := range by {
			for _, b := range by[i+1:] {
				pair(a, b, true)
			}
		}
		return
	}
	for _, a := range by {
		for _, b := range to {
			pair(a, b, false)
		}
	}
}

// parties are the nodes of those who have a name.
func (k *knot) parties(list []store.Party) (out []*netNode) {
	for i := range list {
		p := &list[i]
		id := cmp.Or(p.Key, p.Name)
		if k.self != "" && isActor(p, k.self) {
			id = k.self
		} else if p.Anonymous || id == "" {
			continue
		}
		n := k.nodes[id]
		if n == nil {
			n = &netNode{ID: id, Name: cmp.Or(wording.Plain(p.Name), id), Link: actorLink(id)}
			k.nodes[id] = n
		}
		out = append(out, n)
	}
	return out
}

// edge is the edge between two nodes, and whether b stands first in it.
func (k *knot) edge(a, b *netNode) (x *netEdge, turned bool) {
	if turned = b.ID < a.ID; turned {
		a, b = b, a
	}
	key := [2]string{a.ID, b.ID}
	x = k.edges[key]
	if x == nil {
		x = &netEdge{A: a, B: b}
		k.edges[key] = x
	}
	return x, turned
}

// network shows who deals with whom.
func (q *request) network() error {
	p, err := q.networkOf()
	if err != nil {
		return err
	}
	return q.show("network.html", "network", "Network", p)
}

func (q *request) networkOf() (*networkPage, error) {
	f, n, err := q.narrowed("/network")
	if err != nil {
		return nil, err
	}
	d, err := q.drawn(within(f, n.From, n.To))
	if err != nil {
		return nil, err
	}
	p := &networkPage{Form: n, Cut: d.Cut, Events: len(d.Happenings), Table: take("pairs", "the pairs", n.pairs()...)}
	p.GEXF = "/network.gexf?" + n.values().Encode()
	most := someNodes
	if q.r.FormValue("all") != "" {
		most = mostNodes
	}
	k := knot{nodes: map[string]*netNode{}, edges: map[[2]string]*netEdge{}}
	for _, h := range d.Happenings {
		k.tie(h)
	}
	p.Unnamed = k.unnamed
	k.draw(p, most)
	if p.Left > 0 && most < mostNodes {
		v := n.values()
		v.Set("all", "yes")
		p.All = "/network?" + v.Encode()
	}
	return p, nil
}

// draw chooses the actors that take part in most and puts them on the drawing.
func (k *knot) draw(p *networkPage, most int) {
	var nodes []*netNode
	var edges []*netEdge
	tied := map[*netNode]bool{}
	for _, e := range k.edges {
		edges = append(edges, e)
		tied[e.A], tied[e.B] = true, true
	}
	for _, n := range k.nodes {
		if tied[n] {
			nodes = append(nodes, n)
		}
	}
	slices.SortFunc(nodes, func(a, b *netNode) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID)) })
	slices.SortFunc(edges, byEvents)
	p.Left = max(0, len(nodes)-most)
	nodes = nodes[:len(nodes)-p.Left]
	for i, n := range nodes {
		n.at = i + 1
		n.place(i, len(nodes))
	}
	p.Nodes = nodes
	for i, e := range edges {
		e.finish()
		if i < mostLinked {
			p.Rows = append(p.Rows, e)
		}
		if e.A.at > 0 && e.B.at > 0 {
			p.Edges = append(p.Edges, e)
		}
	}
	p.MoreRows = max(0, len(edges)-mostLinked)
}

// byEvents puts those edges first that stand for most events.
func byEvents(a, b *netEdge) int {
	return cmp.Or(cmp.Compare(b.N(), a.N()), cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
}

// Measures of the drawing.
const (
	netWidth  = 1000
	netHeight = 620
)

// place puts the i-th of n nodes on a spiral, those with most events in the middle: the
// script of the page draws them to whom they deal with.
func (x *netNode) place(i, n int) {
	angle := float64(i) * math.Pi * (3 - math.Sqrt(5))
	far := math.Sqrt((float64(i) + .3) / (float64(n) + .3))
	x.X = netWidth/2 + far*math.Cos(angle)*(netWidth/2-90)
	x.Y = netHeight/2 + far*math.Sin(angle)*(netHeight/2-30)
	x.R = min(12+2*math.Log2(float64(x.N)), 24)
	x.Labelled = i < mostNamed
}

// Place is its number among those that are drawn, from 0.
func (x *netNode) Place() int { return x.at - 1 }

// Foot is where it ends below; Short its name as far as there is room for it.
func (x *netNode) Foot() float64 { return x.Y + x.R }
func (x *netNode) Short() string { return wording.Cut(x.Name, 26) }

// Label is a node in words.
func (x *netNode) Label() string { return x.Name + ": " + wording.Count(x.N, "event") }

// finish works out what is shown of an edge.
func (e *netEdge) finish() {
	e.Width = 1 + math.Log2(float64(e.N()))
	e.Conflict = e.AB.Fight+e.BA.Fight+e.Both.Fight > e.AB.Coop+e.BA.Coop+e.Both.Coop
	if e.scored > 0 {
		e.Mean = signed(e.sum / float64(e.scored))
	}
	ask := func(fields ...string) string {
		return "/events?q=" + url.QueryEscape(strings.Join(fields, " "))
	}
	name := func(n *netNode) string { return `"` + strings.ReplaceAll(n.ID, `"`, " ") + `"` }
	e.Link = ask("source:"+name(e.A), "target:"+name(e.B))
	e.LinkBA = ask("source:"+name(e.B), "target:"+name(e.A))
	e.LinkBoth = ask("actor:"+name(e.A), "actor:"+name(e.B))
}

// values are what a form asks for.
func (n narrowed) values() url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(n.pairs()); i += 2 {
		if p := n.pairs(); p[i+1] != "" {
			v.Set(p[i], p[i+1])
		}
	}
	return v
}

func (n narrowed) pairs() []string {
	return []string{"q", n.Query, "actor", n.Actor, "type", n.Type, "process", n.Process, "from", n.From, "to", n.To}
}

// formatted is a number with one digit behind the point.
func formatted(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// A pairLine is a pair of actors in a file.
type pairLine struct {
	A         string   `parquet:"a"`
	B         string   `parquet:"b"`
	ABCoop    int64    `parquet:"a_to_b_cooperation"`
	ABFight   int64    `parquet:"a_to_b_conflict"`
	ABOther   int64    `parquet:"a_to_b_other"`
	BACoop    int64    `parquet:"b_to_a_cooperation"`
	BAFight   int64    `parquet:"b_to_a_conflict"`
	BAOther   int64    `parquet:"b_to_a_other"`
	BothCoop  int64    `parquet:"together_cooperation"`
	BothFight int64    `parquet:"together_conflict"`
	BothOther int64    `parquet:"together_other"`
	Goldstein *float64 `parquet:"goldstein_mean"`
	Last      string   `parquet:"last_day"`
}

func (q *request) pairTable() (*export.Sheet, error) {
	p, err := q.networkOf()
	if err != nil {
		return nil, err
	}
	var out []pairLine
	for _, e := range p.Rows {
		l := pairLine{e.A.ID, e.B.ID, int64(e.AB.Coop), int64(e.AB.Fight), int64(e.AB.Other), int64(e.BA.Coop), int64(e.BA.Fight), int64(e.BA.Other),
			int64(e.Both.Coop), int64(e.Both.Fight), int64(e.Both.Other), nil, e.Last}
		if e.scored > 0 {
			mean := e.sum / float64(e.scored)
			l.Goldstein = &mean
		}
		out = append(out, l)
	}
	return export.SheetOf(these(out)), nil
}

// A partner is somebody with whom an actor deals.
type partner struct {
	*netEdge
	With   *netNode
	To, By dealings // what the actor did to it, and it to the actor
	ToLink string
	ByLink string
}

// mostPartners is how many partners of an actor are shown.
const mostPartners = 25

// partnersOf are those with whom an actor deals most. A country is everybody who acts for
// it.
func partnersOf(key string, d drawing) (out []partner) {
	k := knot{nodes: map[string]*netNode{}, edges: map[[2]string]*netEdge{}, self: key}
	for _, h := range d.Happenings {
		k.tie(h)
	}
	var edges []*netEdge
	for _, e := range k.edges {
		if e.A.ID == key || e.B.ID == key {
			edges = append(edges, e)
		}
	}
	slices.SortFunc(edges, byEvents)
	for _, e := range edges[:min(len(edges), mostPartners)] {
		e.finish()
		p := partner{netEdge: e, With: e.B, To: e.AB, By: e.BA, ToLink: e.Link, ByLink: e.LinkBA}
		if e.B.ID == key {
			p.With, p.To, p.By, p.ToLink, p.ByLink = e.A, e.BA, e.AB, e.LinkBA, e.Link
		}
		out = append(out, p)
	}
	return out
}

// gexf sends the network of what the form asks for in the form of Gephi.
func (s *Server) gexf(w http.ResponseWriter, r *http.Request) {
	s.serve(w, r, func(q *request) error {
		f, n, err := q.narrowed("/network")
		if err != nil {
			return err
		}
		format, err := export.FindFormat("gexf")
		if err != nil {
			return err
		}
		f = within(f, n.From, n.To)
		f.Limit = mostDrawn
		tally := &export.Tally{Format: format.Name}
		src := tally.Watch(&export.Source{Events: func() iter.Seq2[*export.Event, error] {
			return func(yield func(*export.Event, error) bool) {
				for e, err := range q.Store.Events(q.ctx, f) {
					if !yield(&e, err) || err != nil {
						return
					}
				}
			}
		}})
		var b bytes.Buffer
		if err := format.Write(&b, src, &export.Options{Tally: tally, From: n.From, To: n.To}); err != nil {
			return err
		}
		h := w.Header()
		h.Set("Content-Type", "application/gexf+xml; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="network.gexf"`)
		_, _ = w.Write(b.Bytes()) // fails where who asked has gone
		return nil
	})
}
