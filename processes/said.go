package processes

import (
	"slices"
	"strings"

	"readout"
)

// The values of a KindClaim fact: how a source speaks.
const (
	ClaimSays     = "says"
	ClaimConfirms = "confirms"
	ClaimDenies   = "denies"
	ClaimAccuses  = "accuses"
	ClaimLeaves   = "leaves" // it does not dispute what another says, and does not say it
)

// A hearing is a statement of the record as the ledger hears it.
type hearing struct {
	st     *readout.Statement
	how    string
	who    []Voucher
	span   readout.Span // from the first to the last word of what is said
	entire readout.Span // with the source and the verb
	fact   string       // its own fact, where it is one
}

// said enters what sources say that is a claim of its own: the word of an unnamed source,
// what both sides say, and every denial, confirmation and accusation, with the facts of
// the report that it answers. What a side says for itself stands in positions, states and
// the other facts already.
func (r *reader) said() {
	all := r.hearings()
	for i := range all {
		h := &all[i]
		switch h.how {
		case ClaimConfirms, ClaimDenies, ClaimLeaves:
			r.answer(all, i)
		case ClaimAccuses:
			r.claim(h)
		case ClaimSays:
			long := len(strings.Fields(r.quote(h.span).Words)) > 4
			if unnamed(h.who) && long && r.someone(h.st) && (bothSides(h.who[0].Name) || r.bears(all, i)) && (h.st.NestedIn == "" || h.st.Rule != "noun") || len(inBoth(saying(h.who), r.seated())) > 1 && long {
				r.claim(h)
			}
		}
	}
	r.likewise(all)
	r.ownDenials()
	r.sought()
}

// bears says whether what an unnamed source says has to do with a negotiation: it names
// one who takes part, speaks of talks or of what came of them, or goes on from what the
// same source said of it.
func (r *reader) bears(all []hearing, i int) bool {
	h := &all[i]
	if slices.ContainsFunc(r.mentioned(h.span), func(k string) bool {
		return slices.ContainsFunc(r.entry.Strands, func(s Strand) bool { return slices.Contains(s.Parties, k) || slices.Contains(s.Third, k) })
	}) || tellsOfTalks(r.quote(h.span).Words) || topicOf(strings.Fields(fold(r.quote(h.span).Words))) != "" {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if slices.Equal(all[k].who, h.who) && len(all[k].st.Speakers) > 0 && slices.Equal(all[k].st.Speakers, h.st.Speakers) {
			return r.bears(all, k)
		}
	}
	return false
}

// someone says whether an unnamed source is a person or a group of them, and no paper
// and no word like "which".
func (r *reader) someone(st *readout.Statement) bool {
	if st.SourceKind != readout.SourceAnonymous && st.SourceKind != readout.SourceAnonGroup {
		return st.Continues != ""
	}
	source := strings.Fields(fold(r.quote(st.Source).Words))
	if len(source) == 1 && len(st.Speakers) == 0 {
		return false // "which", "who"
	}
	return true
}

// seated are all who take part in a negotiation of the report.
func (r *reader) seated() []string {
	var out []string
	for i := range r.entry.Strands {
		out = union(out, r.entry.Strands[i].Parties)
	}
	return out
}

// hearings are the statements of the record that say something.
func (r *reader) hearings() []hearing {
	var out []hearing
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		if len(st.Content) == 0 {
			continue
		}
		h := hearing{st: st, span: around(st.Content...), who: r.speaking(st)}
		h.entire = around(h.span, st.Cue, st.Source)
		if h.how = r.manner(&h); h.how != "" {
			out = append(out, h)
		}
	}
	return out
}

// around is the span from the first to the last of some.
func around(spans ...readout.Span) readout.Span {
	var out readout.Span
	for _, s := range spans {
		switch {
		case s.Empty():
		case out.Empty():
			out = s
		default:
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

// unnamed says whether all who vouch are unnamed.
func unnamed(vs []Voucher) bool {
	return len(vs) > 0 && !slices.ContainsFunc(vs, func(v Voucher) bool { return v.Kind != VoucherUnnamed })
}

// claim enters a statement as a fact, once.
func (r *reader) claim(h *hearing) *Fact {
	if h.fact != "" {
		if k := slices.IndexFunc(r.entry.Facts, func(f Fact) bool { return f.ID == h.fact }); k >= 0 {
			return &r.entry.Facts[k]
		}
	}
	s := r.strandOfClaim(h)
	if s < 0 {
		return nil
	}
	f := Fact{Kind: KindClaim, Value: h.how, By: saying(h.who), On: r.sides(h.st.About...), Vouched: slices.Clone(h.who), Denied: h.how == ClaimDenies, Status: readout.Happened, Rule: "said." + or(h.st.Rule, "statement")}
	f.What = r.quote(h.span)
	if day := firstDay(h.st.SaidWhen); len(day) == 10 && (r.day() == "" || day <= r.day()) {
		f.From, f.Basis = day, readout.BasisStated
	}
	evidence := []readout.Span{h.entire}
	if !h.st.Anonymity.Span.Empty() {
		evidence = append(evidence, h.st.Anonymity.Span) // why it is not named
	}
	x := r.add(f, s, h.span, evidence...)
	h.fact = x.ID
	return x
}

// strandOfClaim is the negotiation that a statement goes with: that of its speaker, of
// whom it names, or the first that the report tells of; -1 if there is none.
func (r *reader) strandOfClaim(h *hearing) int {
	if slices.ContainsFunc(h.who, func(v Voucher) bool { return v.Side == "" && bothSides(v.Name) }) {
		if s := r.ofTwo(); s >= 0 {
			return s
		}
	}
	if s := r.near(saying(h.who)); s >= 0 {
		return s
	}
	if s := r.near(nil); s >= 0 {
		return s // the one negotiation that the report tells of
	}
	sides := union(slices.Clone(saying(h.who)), r.mentioned(h.entire))
	if h.how != ClaimSays && len(sides) == 1 { // whose claim it denies, where the report knows one other side
		if others := r.others(sides); len(others) == 1 {
			sides = union(sides, others)
		}
	}
	best, most := -1, 0
	for i := range r.entry.Strands {
		if n := common(sides, r.entry.Strands[i].Parties); n > most || best < 0 && len(r.entry.Strands[i].Parties) > 0 {
			best, most = i, n
		}
	}
	if settled, _ := split(sides); len(settled) > 1 && most < 2 && h.how != ClaimSays {
		return r.strandOf(sides, "")
	}
	if best < 0 && len(sides) > 0 {
		return r.strandOf(sides, "")
	}
	return best
}

// ofTwo is the first negotiation between two, one that is told of before a loose one; -1
// if there is none.
func (r *reader) ofTwo() int {
	found := -1
	for i := range r.entry.Strands {
		if s := &r.entry.Strands[i]; len(s.Parties) == 2 && (found < 0 || r.entry.Strands[found].Loose && !s.Loose) {
			found = i
		}
	}
	return found
}

// others are the states and movements of the report but these.
func (r *reader) others(but []string) []string {
	var out []string
	for i := range r.rec.Actors {
		if k := r.keys[r.rec.Actors[i].ID]; k != "" && !isOpen(k) && !between(k) && !slices.Contains(but, k) {
			out = insert(out, k)
		}
	}
	return out
}

// mentioned are the sides that are named within a span.
func (r *reader) mentioned(s readout.Span) []string {
	var out []string
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if k := r.keys[a.ID]; k != "" && slices.ContainsFunc(a.Mentions, func(m readout.Span) bool { return m.Start >= s.Start && m.End <= s.End }) {
			out = insert(out, k)
		}
	}
	return out
}

// An answer to another's claim is told by the verb, by the noun it is about, or by what
// the claim is called.

// reply are nouns for what another said.
var reply = words("report reports account accounts claim claims accusation accusations allegation allegations charge charges assertion assertions finding findings " +
	"version story stories statement statements rumour rumours rumor rumors suggestion suggestions speculation conclusion conclusions verdict news announcement word words information assessment")

// falsehood are words for a claim that is not so.
var falsehood = words("invention inventions fabrication fabrications fabricated invented lie lies false untrue baseless unfounded groundless nonsense fiction fictitious slander slanderous libel " +
	"disinformation misinformation fake fantasy fantasies hoax absurd unsubstantiated fairy rubbish propaganda provocation incorrect inaccurate wrong")

// rejects are verbs that deny where a claim is their object; of an offer they refuse it.
var rejects = []string{"reject", "dismiss", "refut", "disput", "contradict", "contest", "brush", "rebut", "repudiat", "wave", "waving"}

// pointing are words that stand for what was said before.
var pointing = words("it this that these them so as such the any")

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// manner is how a statement speaks of the matter, empty where it says nothing of it.
func (r *reader) manner(h *hearing) string {
	cue, said := fold(r.quote(h.st.Cue).Words), fold(r.quote(h.span).Words)
	verbs, content := strings.Fields(cue), strings.Fields(said)
	not := slices.ContainsFunc(verbs, negative)
	if len(content) == 0 || slices.ContainsFunc(verbs, func(w string) bool { return w == "will" || w == "ll" || w == "shall" }) {
		return "" // it is to be said yet
	}
	switch {
	case h.st.CueType == "deny" || starts(verbs, "deny", "denie", "disput", "refut", "contest"):
		switch {
		case not && !slices.Contains(verbs, "neither"):
			return ClaimLeaves
		case h.st.Polarity == "unsaid":
			return ""
		}
		return ClaimDenies
	case h.st.Polarity == "unsaid":
		return ""
	case starts(verbs, "confirm", "acknowledg", "admit", "conced", "corroborat") && !not:
		return ClaimConfirms
	case starts(verbs, rejects...) && ofReply(content):
		if not {
			return ClaimLeaves
		}
		return ClaimDenies
	case starts(verbs, "accept") && ofReply(content) && !not:
		return ClaimConfirms
	case starts(verbs, "call", "describ", "brand", "label", "dismiss", "denounc", "term") && (pointing[content[0]] || ofReply(content)) && slices.ContainsFunc(content, func(w string) bool { return falsehood[w] }):
		if not {
			return ""
		}
		return ClaimDenies
	case starts(verbs, "accus", "blam", "alleg") && len(h.st.About) > 0:
		return ClaimAccuses
	case starts(verbs, "describ", "recount", "relat", "disclos", "reveal", "divulg") && pointing[content[0]] && len(content) < 12:
		return ClaimConfirms
	case len(saying(h.who)) == 1 && !unnamed(h.who) && admits(content):
		return ClaimConfirms
	}
	if v := assents(content); v != "" {
		return v
	}
	if content[0] == "yes" && len(content) > 3 && !slices.Contains(content[:min(6, len(content))], "but") || starts(content[:1], "indeed") && slices.Contains(content[:min(4, len(content))], "there") {
		return ClaimConfirms // "Yes, there were contacts"
	}
	if untrue(content) || nothingSuch(content) && len(saying(h.who)) > 0 && !unnamed(h.who) {
		return ClaimDenies
	}
	return ClaimSays
}

// admits says whether a source takes an act upon its own side: "its men had carried out
// the raid", "we were behind it", "claimed responsibility".
func admits(content []string) bool {
	head := content[:min(5, len(content))]
	own := slices.ContainsFunc(head[:min(2, len(head))], func(w string) bool {
		return w == "its" || w == "our" || w == "their" || w == "his" || w == "we" || w == "it" || w == "they"
	})
	text := " " + strings.Join(content[:min(14, len(content))], " ") + " "
	if !own || slices.ContainsFunc(content[:min(6, len(content))], negative) {
		return false
	}
	for _, phrase := range []string{" carried out the ", " had carried out ", " was behind ", " were behind ", " was responsible for ", " were responsible for ", " took responsibility ", " claimed responsibility ", " bore responsibility ", " had staged the ", " had mounted the ", " conducted the ", " executed the "} {
		if strings.Contains(text, phrase) && ofViolence(text) {
			return true
		}
	}
	return false
}

// negative says whether a word turns a verb round.
func negative(w string) bool {
	switch w {
	case "not", "n't", "never", "neither", "nor", "no", "t", "declined", "refused", "unable", "without", "cannot", "couldn", "didn", "doesn", "wouldn", "won":
		return true
	}
	return false
}

func starts(ws []string, stems ...string) bool {
	return slices.ContainsFunc(ws, func(w string) bool {
		return slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(w, s) })
	})
}

// ofReply says whether what is said begins with a noun for what another said: "the
// report", "the ministry's account of it".
func ofReply(content []string) bool {
	if len(content) > 3 && content[0] == "as" { // "rejects as slander the assertion that"
		content = content[2:]
	}
	for _, w := range content[:min(7, len(content))] {
		if reply[w] {
			return true
		}
		switch w {
		case "that", "to", "of", "on", "about", "as":
			return false
		}
	}
	return false
}

// assents finds "it accepted the finding", "he did not contest the account".
func assents(content []string) string {
	for i, w := range content[:min(5, len(content))] {
		var v string
		switch {
		case strings.HasPrefix(w, "accept"), strings.HasPrefix(w, "acknowledg"), strings.HasPrefix(w, "concede"):
			v = ClaimConfirms
		case strings.HasPrefix(w, "reject"), strings.HasPrefix(w, "disput"), strings.HasPrefix(w, "contest"):
			v = ClaimDenies
		default:
			continue
		}
		if i == 0 || !ofReply(content[i+1:]) {
			return ""
		}
		if slices.ContainsFunc(content[:i], negative) {
			if v == ClaimDenies {
				return ClaimLeaves
			}
			return ClaimDenies
		}
		return v
	}
	return ""
}

// untrue finds "the reports are untrue", "it did not correspond to the facts", "there was
// no truth in it", "there is nothing to it".
func untrue(content []string) bool {
	at := func(w string) int { return slices.Index(content, w) }
	if i := at("truth"); i > 0 && slices.Contains([]string{"no", "any"}, content[i-1]) && slices.Contains(content[:i], "there") {
		return true
	}
	head := content[:min(8, len(content))]
	if len(content) == 0 {
		return false
	}
	about := pointing[content[0]] && content[0] != "the" && content[0] != "as" && content[0] != "any" || slices.ContainsFunc(head, func(w string) bool { return reply[w] })
	if !about {
		return false
	}
	for i, w := range content {
		switch {
		case w == "correspond" || w == "corresponded" || w == "true" || w == "accurate" || w == "correct":
			if slices.ContainsFunc(content[max(0, i-3):i], negative) {
				return true
			}
		case w == "foundation" || w == "basis" || w == "substance" || w == "merit":
			if before := content[max(0, i-4):i]; slices.Contains(before, "without") || slices.Contains(before, "no") {
				return true
			}
		case falsehood[w]:
			if before := content[max(0, i-3):i]; slices.ContainsFunc(before, copula) && !slices.ContainsFunc(before, negative) {
				return true
			}
		}
	}
	return false
}

func copula(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "s", "re", "had", "has":
		return true
	}
	return false
}

// nothingSuch finds what is said not to have been: "there have been no contacts", "no
// agreement was reached", "nothing was signed".
func nothingSuch(content []string) bool {
	for i, w := range content[:min(7, len(content))] { // "it knew of no victims", "was not aware of any"
		if w != "of" && w != "about" || i == 0 || i+1 >= len(content) {
			continue
		}
		knows := starts(content[max(0, i-2):i], "knew", "know", "aware", "heard", "evidence", "record", "word")
		if knows && (content[i+1] == "no" || (content[i+1] == "any" || content[i+1] == "such") && slices.ContainsFunc(content[:i], negative)) || content[max(0, i-2)] == "no" && starts(content[i-1:i], "knowledge", "information", "evidence", "record") {
			return true
		}
	}
	for i, w := range content[:min(6, len(content))] {
		switch {
		case w == "no" && i+1 < len(content) && slices.Contains([]string{"fewer", "less", "more", "later", "longer", "doubt", "sooner", "matter", "wonder", "other", "one"}, content[i+1]):
			return false
		case w == "no" && i+1 < len(content):
			if i > 0 && copula(content[i-1]) && slices.Contains(content[:i], "there") && !starts(content[:i], "will", "would", "shall", "can", "must", "should", "could", "may", "might") {
				return true
			}
			rest := content[i+1 : min(i+8, len(content))]
			return i == 0 && slices.ContainsFunc(rest, func(w string) bool { return w == "was" || w == "were" || w == "has" || w == "have" || w == "had" })
		case w == "nothing" && i == 0 && len(content) > 1 && copula(content[1]):
			return true
		}
	}
	return false
}
