package processes

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"readout"
)

// mostFacts is how many facts of one report enter the ledger; what comes after is a list
// or a mistake.
const mostFacts = 2000

// A reader turns one record into an Entry.
type reader struct {
	*cast
	entry  *Entry
	byID   map[string]*readout.Statement
	places map[string]*readout.Place
	times  map[string]*readout.Timex
	of     map[string]int    // strand of a Process or Meeting of the record, by id
	seen   map[string]int    // how often an id was made, so that twins differ
	voice  Voucher           // of the report itself: the author's, or that of a side
	spokes map[string]string // side of actors, by how the report names them as sources
}

// FactsOf returns what rec brings to the ledger. It does not keep rec.
func FactsOf(rec *readout.Record, m Meta) *Entry {
	e := &Entry{Schema: Schema, Coder: rec.Coder.Version, Group: m.Group}
	if rec.Coder.Data != "" {
		e.Coder += " " + rec.Coder.Data
	}
	if !m.Stored.IsZero() {
		e.Stored = m.Stored.UTC().Format(time.RFC3339)
	}
	if rec.Report == nil {
		return e
	}
	e.Report, e.Outlet, e.Title = rec.Report.ID, rec.Report.Outlet, rec.Report.Title
	switch p := rec.Report.Published; {
	case p.Known():
		e.Published = p.Date.Format(isoDay)
	case !p.To.IsZero():
		e.Published = p.To.Format(isoDay)
	case !p.From.IsZero():
		e.Published = p.From.Format(isoDay)
	}
	r := newReader(rec, e)
	e.Corrects = rec.Report.Corrects()
	r.voice = Voucher{Kind: VoucherAuthor}
	r.spokesmen()
	r.issued()
	r.openStrands()
	r.negotiations()
	r.meetings()
	r.views()
	r.accords()
	r.events()
	r.outlooks() // when it is known who deals with whom
	r.said()
	r.close()
	r.knowSpokesmen()
	return e
}

// newReader returns a reader of rec that fills e.
func newReader(rec *readout.Record, e *Entry) *reader {
	r := &reader{cast: newCast(rec), entry: e, byID: map[string]*readout.Statement{}, places: map[string]*readout.Place{}, times: map[string]*readout.Timex{}, of: map[string]int{}, seen: map[string]int{}}
	for i := range rec.Statements {
		r.byID[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Places {
		r.places[rec.Places[i].ID] = &rec.Places[i]
	}
	for i := range rec.Times {
		r.times[rec.Times[i].ID] = &rec.Times[i]
	}
	r.voice = Voucher{Kind: VoucherAuthor}
	return r
}

// placeName is the name of a place of the record, empty if there is none.
func (r *reader) placeName(id string) string {
	if p := r.places[id]; p != nil {
		return p.Name
	}
	return ""
}

// day is the day on which something that the report tells without a date was so: that
// of publication.
func (r *reader) day() string { return r.entry.Published }

// add enters a fact of these words in strand s.
func (r *reader) add(f Fact, s int, span readout.Span, evidence ...readout.Span) *Fact {
	if len(r.entry.Facts) >= mostFacts {
		return &Fact{}
	}
	f.Strand = s
	if f.From == "" && !f.Before && r.day() != "" {
		f.From, f.Basis = r.day(), readout.BasisInferred
	}
	if f.Status == "" {
		f.Status = readout.Happened
	}
	f.Evidence = r.quotes(span, evidence)
	f.Vouched, f.DeniedBy = r.sidesOf(f.Vouched, s), r.sidesOf(f.DeniedBy, s)
	if len(f.Vouched) == 0 {
		f.Vouched = []Voucher{r.voice}
	}
	f.ID = r.id(f.Kind, span, f.Value)
	r.entry.Facts = append(r.entry.Facts, f)
	return &r.entry.Facts[len(r.entry.Facts)-1]
}

// id is made of the report, the kind, where the words stand and the value.
func (r *reader) id(kind string, span readout.Span, value string) string {
	text := r.entry.Report + "|" + kind + "|" + strconv.Itoa(int(span.Start)) + "|" + strconv.Itoa(int(span.End)) + "|" + value
	n := r.seen[text]
	r.seen[text]++
	if n > 0 {
		text += "|" + strconv.Itoa(n)
	}
	return "f" + hash(text, 8)
}

// hash returns n bytes of the SHA-256 of text in hex.
func hash(text string, n int) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:n])
}

// quotes returns the words of a span and of what else proves it, each once.
func (r *reader) quotes(span readout.Span, more []readout.Span) []Quote {
	var out []Quote
	for _, s := range append([]readout.Span{span}, more...) {
		if q := r.quote(s); q.Words != "" && !slices.Contains(out, q) && len(out) < 8 {
			out = append(out, q)
		}
	}
	return out
}

// longest is how many bytes of words are kept; the span says where the rest stands.
const longest = 600

func (r *reader) quote(s readout.Span) Quote {
	text := r.rec.Report.Text
	if s.Empty() || s.Start < 0 || int(s.End) > len(text) {
		return Quote{}
	}
	words := s.In(text)
	if len(words) > longest {
		cut := longest
		for cut > 0 && words[cut]&0xC0 == 0x80 {
			cut--
		}
		words = words[:cut]
	}
	return Quote{s.Start, s.End, words}
}

// vouched says whose word something is: who vouches in the record, as sides.
func (r *reader) vouched(ids []string) []Voucher {
	var out []Voucher
	add := func(v Voucher) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	for _, id := range ids {
		switch id {
		case readout.ByAuthor:
			add(r.voice)
		case readout.ByDocument:
			add(Voucher{Kind: VoucherDocument})
		case readout.ByInferred:
			add(Voucher{Kind: VoucherInferred})
		default:
			if st := r.byID[id]; st != nil {
				for _, v := range r.speaking(st) {
					add(v)
				}
			}
		}
	}
	return out
}

// speaking says who speaks in a statement.
func (r *reader) speaking(st *readout.Statement) []Voucher {
	speakers := st.Speakers
	for n, s := 0, st; len(speakers) == 0 && s.Continues != "" && n < 20; n++ {
		if s = r.byID[s.Continues]; s == nil {
			break
		}
		st, speakers = s, s.Speakers
	}
	switch st.SourceKind {
	case readout.SourceDocument, readout.SourceVisual:
		return []Voucher{{Kind: VoucherDocument, Name: r.quote(st.Source).Words}}
	case readout.SourceMedia:
		return []Voucher{{Kind: VoucherAuthor}} // another outlet tells it in its own voice
	case readout.SourceUnstated:
		if len(speakers) == 0 {
			return []Voucher{r.voice} // "is said to": the report's own word, for all we know
		}
	}
	kind := VoucherSide
	if (st.SourceKind == readout.SourceAnonymous || st.SourceKind == readout.SourceAnonGroup) && !r.inPublic(st) {
		kind = VoucherUnnamed
	}
	var out []Voucher
	for _, id := range speakers {
		v := Voucher{Kind: kind, Side: r.keys[id]}
		if a := r.actor(id); a != nil {
			v.Name = a.Name
			if (v.Side == "" || v.Side == string(openMark)+theGovernment) && a.Country == "" && r.voice.Kind == VoucherSide && a.Kind != readout.ActorPerson && ofOffice(v.Name) {
				v.Side = r.voice.Side // "the Ministry of Defence", in the paper of a state
			}
			if k := r.spokes[id]; k != "" && (v.Side == "" || isOpen(v.Side)) {
				v.Side = k
			}
			v.Gov = kind == VoucherSide && (v.Side == "" || isOpen(v.Side)) && governs(a) && !mission(a.Name)
			if !a.Anonymous && a.Kind != readout.ActorPerson && a.Kind != readout.ActorPeople && len(speakers) > 1 {
				v.Kind = VoucherSide // "both sides said"
			}
		}
		out = append(out, v)
	}
	if out == nil {
		v := Voucher{Kind: VoucherUnnamed, Name: r.quote(st.Source).Words}
		if st.SourceKind == readout.SourceInstitution || st.SourceKind == readout.SourceNamed || st.SourceKind == readout.SourceStateMedia {
			v.Kind = VoucherSide // "N's office": whose it is stands in its name
			if whose := r.mentioned(st.Source); len(whose) == 1 {
				v.Side = whose[0]
			}
		}
		return []Voucher{v}
	}
	return out
}

// governs says whether an actor is of a government or its army.
func governs(a *readout.Actor) bool {
	of := false
	for _, s := range a.Sectors {
		switch s {
		case "GOV", "MIL", "LEG", "JUD", "SPY", "COP":
			of = true
		case "REB", "SEP", "OPP", "UAF", "CVL", "JRN":
			return false
		}
	}
	return of && (a.Country == "" || a.Basis == readout.BasisInferred)
}

// inPublic says whether a source without a name speaks in public all the same: a
// spokesman of whoever he speaks for, the observers of a body. Who asked not to be named
// does not.
func (r *reader) inPublic(st *readout.Statement) bool {
	if st.Anonymity.Reason != "" && st.Anonymity.Reason != "not_given" || !st.Anonymity.Span.Empty() {
		return false
	}
	source := r.quote(st.Source).Words
	first, _, _ := strings.Cut(fold(source), " ")
	definite := !slices.Contains([]string{"a", "an", "one", "another", "some", "several", "two", "three", "many", "other"}, first)
	switch st.Rank {
	case "special_envoy", "ministerial", "head_of_state_gov": // by office: "the foreign minister", "Chile's envoy"
		if definite {
			return true
		}
	}
	if nameAtEnd(source) {
		return true
	}
	if st.SourceKind == readout.SourceAnonGroup && mission(source) {
		return true
	}
	if len(r.sides(st.Speakers...)) == 0 {
		return false
	}
	if st.Rank == "spokesperson" || definite && st.SourceKind == readout.SourceAnonGroup && wholeSide(source) {
		return true
	}
	return false
}

// mission says whether a source is a group of people sent to watch, who report in public:
// "international monitors", "the observers of the Union".
func mission(source string) bool {
	for _, w := range strings.Fields(fold(source)) {
		switch w {
		case "observers", "monitors", "inspectors", "investigators", "mission", "commission", "panel", "peacekeepers", "verifiers":
			return true
		}
	}
	return false
}

// wholeSide says whether a group of people is a side as such: "the rebels", "the separatists".
func wholeSide(source string) bool {
	ws := strings.Fields(fold(source))
	return len(ws) > 0 && len(ws) < 5 && slices.ContainsFunc(ws, func(w string) bool {
		switch w {
		case "rebels", "separatists", "insurgents", "guerrillas", "militants", "fighters", "authorities", "leadership", "junta", "negotiators":
			return true
		}
		return false
	})
}

// nameAtEnd says whether a source ends with a name after an office: "Deputy Minister
// Ana Ruiz", whoever else is unnamed there.
func nameAtEnd(source string) bool {
	ws := strings.Fields(source)
	if len(ws) < 3 {
		return false
	}
	for _, w := range ws[len(ws)-2:] {
		if r := []rune(w); !unicode.IsUpper(r[0]) || len(r) < 3 || strings.ToUpper(w) == w {
			return false
		}
	}
	return unicode.IsUpper([]rune(ws[0])[0]) && ws[0] != "The" && ws[0] != "A" && ws[0] != "An" && ws[0] != "One" && !bodyWord(ws[len(ws)-1]) && !bodyWord(ws[len(ws)-2]) && !bodyWord(ws[0])
}

// bodyWord says whether a capitalised word is of a body and no surname.
func bodyWord(w string) bool {
	switch strings.ToLower(strings.TrimSuffix(w, ",")) {
	case "union", "nations", "office", "ministry", "council", "commission", "forces", "army", "front", "movement", "party", "government", "affairs", "house", "department", "agency", "committee", "league", "republic", "officials", "official", "sources", "diplomats", "diplomat", "people", "persons", "states", "kingdom", "alliance", "coalition", "emirates", "embassy", "members", "member", "western", "two", "three", "several", "senior", "foreign":
		return true
	}
	return false
}

// sidesOf lets "both sides" be the parties of strand s.
func (r *reader) sidesOf(vs []Voucher, s int) []Voucher {
	if s < 0 || !slices.ContainsFunc(vs, func(v Voucher) bool { return v.Side == "" && bothSides(v.Name) }) {
		return vs
	}
	var out []Voucher
	for _, v := range vs {
		if v.Side != "" || !bothSides(v.Name) || len(r.entry.Strands[s].Parties) != 2 {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
			continue
		}
		for _, p := range r.entry.Strands[s].Parties {
			if x := (Voucher{Kind: VoucherSide, Side: p, Name: v.Name}); !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// bothSides says whether a source is named as both parties at once.
func bothSides(name string) bool {
	name = " " + fold(name) + " "
	for _, w := range []string{" both sides ", " both parties ", " both delegations ", " both governments ", " both countries ", " the two sides ", " the two parties ", " the two governments ", " the two delegations ", " each side ", " both teams ", " both capitals "} {
		if strings.Contains(name, w) {
			return true
		}
	}
	if i := strings.Index(name, " both "); i > 0 && !strings.Contains(name[i:], " and ") { // "officials of both", "envoys from both foreign ministries"
		for _, w := range []string{" of", " from", " on", " in", " for"} {
			if strings.HasSuffix(name[:i], w) {
				return true
			}
		}
	}
	if ws := strings.Fields(name); len(ws) > 1 && ws[0] == "both" && !slices.Contains(ws, "and") { // "both ministers"
		switch ws[len(ws)-1] {
		case "ministers", "ministries", "presidents", "leaders", "armies", "militaries", "camps", "states", "nations", "generals", "commanders", "envoys", "negotiators", "premiers", "kings", "embassies", "groups", "movements":
			return true
		}
	}
	return name == " both " || name == " the parties " || name == " the sides "
}

// saying returns the sides whose word a fact is.
func saying(vs []Voucher) []string {
	var out []string
	for _, v := range vs {
		if v.Side != "" {
			out = insert(out, v.Side)
		}
	}
	return out
}
