package statements

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// findOrder sorts the finds by the start of their words and keeps their links.
func (f *Finder) findOrder() {
	n := len(f.finds)
	f.order = grow(f.order, n)
	for i := range n {
		f.order[i] = int32(i)
	}
	slices.SortStableFunc(f.order, func(a, b int32) int {
		return cmp.Compare(f.finds[a].content[0].first, f.finds[b].content[0].first)
	})
	f.place = grow(f.place, n)
	for i, o := range f.order {
		f.place[o] = int32(i)
	}
}

// publish tells the finds in spans and says what else is known of each.
func (f *Finder) publish(d *readout.Document, rec *readout.Record) []readout.Statement {
	out := make([]readout.Statement, len(f.finds))
	f.findGrants(d)
	for at, o := range f.order {
		n := &f.finds[o]
		s := &out[at]
		s.ID = statementID(int32(at))
		s.CueType, s.Stance, s.Polarity = n.entry.Type, n.entry.Stance, polarity(d, n)
		s.Sentence, s.Rule, s.Score = int(n.sentence), n.rule, n.score
		s.Quote = f.quoteKind(d, n)
		s.Content = make([]readout.Span, 0, len(n.content))
		for _, r := range n.content {
			s.Content = append(s.Content, d.Words(r.first, r.last))
		}
		if n.head >= 0 {
			s.Cue = d.Words(n.cue.first, n.cue.last)
		}
		if n.entry == &otherEntry && s.Quote == readout.QuoteDirect {
			s.CueType = typeSay // words in quotation marks are said
		}
		if n.within >= 0 {
			s.NestedIn = statementID(f.place[n.within])
		}
		if s.Polarity == unsaid {
			s.Stance = ""
			if n.head >= 0 && silence(d.Word(n.head)) {
				s.CueType = typeSay
			}
		}
		f.tellSource(d, rec, n, s)
		s.SaidWhen = f.saidWhen(d, rec, n)
		s.Addressees, s.About = addressees(d, n), about(d, n)
	}
	f.joinDefinite(d, out)
	f.carryOn(out)
	f.resolveSpeakers(d, out)
	return out
}

// tellSource says who the source of n is.
func (f *Finder) tellSource(d *readout.Document, rec *readout.Record, n *find, s *readout.Statement) {
	if n.source < 0 {
		s.SourceKind = readout.SourceUnstated
		return
	}
	s.Source = d.Words(n.words.first, n.words.last)
	who, words := n.source, n.words
	if relative(d, who) && n.head >= 0 {
		if a := antecedent(d, n.head, who); a != who { // "Roe, who said"
			who, words = a, f.sourceRun(d, a, n.head)
			if words.first < n.words.first && n.words.first-words.last <= 2 {
				s.Source = d.Words(words.first, n.words.last)
			}
		}
	}
	if s.Speakers = speakersAt(d, who); len(s.Speakers) == 0 {
		s.Speakers = speakersBeside(d, who, words)
	}
	for i := n.words.first; i <= n.words.last; i++ {
		if i != who && joinedTo(d, i, who) {
			s.Speakers = appendNew(s.Speakers, speakersAt(d, i))
		}
	}
	s.SourceKind = f.sourceKind(d, rec, who, words)
	s.Rank = f.rankOf(d, rec, who, words)
	s.Access = f.accessOf(d, words)
	s.Number = numberOf(d, s.SourceKind, words)
	if s.SourceKind == readout.SourceAnonymous || s.SourceKind == readout.SourceAnonGroup {
		s.Anonymity = f.anonymityOf(d, n)
	}
}

// joinedTo says whether token i heads a phrase that speaks with source h: "Ana Roe
// and the envoy", whichever the tree put first.
func joinedTo(d *readout.Document, i, h int32) bool {
	if d.MentionAt(i) < 0 {
		return false
	}
	if d.Tokens[i].Rel == readout.RelConj && d.Tokens[i].Head == h || d.Tokens[h].Rel == readout.RelConj && d.Tokens[h].Head == i {
		return true
	}
	// two names with "and" between and nothing else
	first, last := d.Mentions[d.MentionAt(i)], d.MentionAt(h)
	if last < 0 || first.Kind != readout.KindName || d.Mentions[last].Kind != readout.KindName || i > h {
		return false
	}
	between := readout.Span{Start: first.End, End: d.Mentions[last].Start}
	return between.Start < between.End && strings.TrimSpace(between.In(d.Report.Text)) == "and"
}

func appendNew(list, more []string) []string {
	for _, a := range more {
		if !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// resolveSpeakers lets "I" and "we" in what somebody says stand for who says it:
// as the source of a statement told within it, and as who is told or judged.
func (f *Finder) resolveSpeakers(d *readout.Document, out []readout.Statement) {
	for at, o := range f.order {
		n, s := &f.finds[o], &out[at]
		if n.within < 0 || n.head < 0 {
			continue
		}
		outer := &out[f.place[n.within]]
		if n.source >= 0 && addressed(d, n.source) && d.Tokens[n.source].Lemma != "you" && len(s.Speakers) == 0 {
			s.Speakers, s.SourceKind, s.Rank = slices.Clone(outer.Speakers), outer.SourceKind, outer.Rank
			s.Number, s.Anonymity = outer.Number, outer.Anonymity
		}
		for c := range d.Children(n.head) {
			if c == n.source || !addressed(d, c) || d.Tokens[c].Lemma == "you" || d.Tokens[c].Rel != readout.RelObj && d.Tokens[c].Rel != readout.RelIobj {
				continue
			}
			if n.entry.Takes&takesHearer != 0 && n.entry.Type != typeClaim {
				s.Addressees = appendNew(s.Addressees, outer.Speakers)
			} else {
				s.About = appendNew(s.About, outer.Speakers)
			}
		}
	}
}

// joinDefinite gives an unnamed source that no chain holds, "the person", to the
// last unnamed one before it with the same noun. Two indefinite ones stay apart.
func (f *Finder) joinDefinite(d *readout.Document, out []readout.Statement) {
	for at, o := range f.order {
		n, s := &f.finds[o], &out[at]
		if n.source < 0 || len(s.Speakers) > 0 || s.SourceKind != readout.SourceAnonymous && s.SourceKind != readout.SourceAnonGroup || !definite(d, n.source) {
			continue
		}
		for k := at - 1; k >= 0; k-- {
			b := &f.finds[f.order[k]]
			if b.source >= 0 && b.source < n.source && d.Tokens[b.source].Lemma == d.Tokens[n.source].Lemma && out[k].SourceKind == s.SourceKind {
				s.Speakers = slices.Clone(out[k].Speakers)
				break
			}
		}
	}
}

// speakersBeside returns the actors of a name in apposition to source h, whichever
// of the two the tree put first: "Olu Ade, a spokesman".
func speakersBeside(d *readout.Document, h int32, words run) []string {
	for i := words.first; i <= words.last; i++ {
		if m := d.MentionAt(i); m < 0 || i == h || d.Mentions[m].Kind != readout.KindName || another(d, i, h) {
			continue
		}
		if d.Tokens[i].Rel == readout.RelAppos || d.Tokens[h].Rel == readout.RelAppos && d.Tokens[h].Head == i {
			return speakersAt(d, i)
		}
	}
	return nil
}

// speakersAt returns the actors that the mention headed by h stands for, those of
// its members where it is a set ("the two leaders").
func speakersAt(d *readout.Document, h int32) []string {
	c := d.ChainAt(h)
	if c == nil {
		return nil
	}
	out := slices.Clone(c.Actors)
	if len(out) > 0 {
		return out
	}
	for _, m := range c.Members {
		out = appendNew(out, d.Chains[m].Actors)
	}
	return out
}

// carryOn gives continued quotations what is known of the statement that they go
// on from. That one may stand after them in the text.
func (f *Finder) carryOn(out []readout.Statement) {
	for o := range f.finds {
		n := &f.finds[o]
		if n.goesOn < 0 {
			continue
		}
		s, from := &out[f.place[o]], &out[f.place[n.goesOn]]
		s.Continues, s.CueType = from.ID, from.CueType
		s.Speakers, s.Addressees = slices.Clone(from.Speakers), slices.Clone(from.Addressees)
		s.SourceKind, s.Rank, s.Number, s.Anonymity = from.SourceKind, from.Rank, from.Number, from.Anonymity
		s.SaidWhen = from.SaidWhen
	}
}

func statementID(i int32) string { return "s" + strconv.Itoa(int(i)+1) }

// quoteKind says how the content is given: direct where more than nine tenths
// of the words stand in quotation marks or a transcript has them, mixed where some do.
func (f *Finder) quoteKind(d *readout.Document, n *find) string {
	if n.rule == "transcript" && speaker(d, n.words) {
		return readout.QuoteDirect
	}
	words, quoted := 0, 0
	for _, r := range n.content {
		for i := r.first; i <= r.last; i++ {
			if d.Tokens[i].Tag == readout.PUNCT {
				continue
			}
			words++
			if f.quoteOf[i] >= 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return readout.QuoteIndirect
	case 10*quoted > 9*words:
		return readout.QuoteDirect
	}
	return readout.QuoteMixed
}
