package statements

import (
	"strings"

	"readout"
)

// sourceKind says what kind of source the words headed by h are, in the words of
// Statement.SourceKind; empty where a pronoun stands for nobody known.
func (f *Finder) sourceKind(d *readout.Document, rec *readout.Record, h int32, words run) string {
	if c := f.lexicon.sources[d.Tokens[h].Lemma].Class; (c == "visual" || c == "document") && d.Tokens[h].Tag == readout.NOUN {
		words.last = h // "photos published by the state agency"
	}
	if k := f.mediaKind(d, words); k != "" {
		return k
	}
	if k := f.nounKind(d, h, words); k != "" {
		return k
	}
	if a := actorAt(d, rec, h); a != nil {
		if k := actorKind(a); k != "" {
			return k
		}
	}
	if c := d.Child(h, readout.RelAppos); c >= 0 && d.Tokens[h].Tag == readout.PROPN && f.lexicon.sources[d.Tokens[c].Lemma].Class == "person" {
		return readout.SourceNamed // "Olu Ade, a spokesman": whatever the labeller thought
	}
	if k := f.nameKind(d, h, words); k != "" {
		return k
	}
	if d.Tokens[h].Tag == readout.PRON {
		return f.pronounKind(d, rec, h)
	}
	return f.otherKind(d, h)
}

// mediaKind returns media, state_media or social where the source is such a
// name, or words like "state television".
func (f *Finder) mediaKind(d *readout.Document, words run) string {
	span := d.Words(words.first, words.last).In(d.Report.Text)
	name := strings.TrimPrefix(strings.TrimPrefix(span, "The "), "the ")
	if k := f.lexicon.media[name]; k != "" {
		return k
	}
	for i := words.first; i <= words.last; i++ {
		if d.Tokens[i].Tag == readout.PROPN && f.lexicon.media[d.Word(i)] == readout.SourceStateMedia && !personAhead(d, f, words) {
			return readout.SourceStateMedia
		}
		w := f.lexicon.sources[strings.ToLower(d.Tokens[i].Lemma)] // the lemma of TV is TV
		news := i > words.first && d.Tokens[i].Lemma == "agency" && strings.EqualFold(d.Word(i-1), "news")
		if w.Class != "media" && !news || personAhead(d, f, words) {
			continue
		}
		for k := words.first; k < i; k++ {
			switch strings.ToLower(d.Word(k)) {
			case "state", "state-run", "state-owned", "state-controlled", "official", "government-run", "pro-government":
				return readout.SourceStateMedia
			}
		}
		return readout.SourceMedia
	}
	return ""
}

// personAhead says whether a run holds a noun for a person, as in "a newspaper editor".
func personAhead(d *readout.Document, f *Finder, words run) bool {
	for i := words.first; i <= words.last; i++ {
		if f.lexicon.sources[d.Tokens[i].Lemma].Class == "person" && d.Tokens[i].Tag != readout.ADJ || d.Tokens[i].Name.Type() == readout.TypePerson {
			return true
		}
	}
	return false
}

// nounKind returns the kind that a common noun shows by itself.
func (f *Finder) nounKind(d *readout.Document, h int32, words run) string {
	t := &d.Tokens[h]
	if t.Tag == readout.PROPN && !f.titled(d, h) {
		return ""
	}
	w := f.lexicon.sources[t.Lemma]
	if w.Class == "" {
		w = f.lexicon.sources[strings.ToLower(d.Word(h))]
	}
	switch w.Class {
	case "document":
		return readout.SourceDocument
	case "visual":
		return readout.SourceVisual
	case "social":
		return readout.SourceSocial
	case "person", "group":
		return f.personKind(d, h, words, w)
	}
	return ""
}

// titled says whether a proper noun is the lexicon's word for a person, as in "the President".
func (f *Finder) titled(d *readout.Document, h int32) bool {
	return d.Tokens[h].Name == 0 && f.lexicon.sources[strings.ToLower(d.Word(h))].Class == "person"
}

// personKind tells a person with a name from a spokesman, an unnamed person and
// an unnamed group. A title alone ("the president") is left to who it stands for.
func (f *Finder) personKind(d *readout.Document, h int32, words run, w sourceWord) string {
	if ownName(d, h, words) || namedBeside(d, h) {
		return readout.SourceNamed
	}
	if w.Rank == "spokesperson" {
		return readout.SourceInstitution
	}
	if knownMembers(d, h) {
		return readout.SourceNamed
	}
	if c := d.ChainAt(h); c != nil && c.Best >= 0 && int(c.Best) < len(d.Mentions) {
		if m := d.Mentions[c.Best]; m.Kind == readout.KindName && m.Type == readout.TypePerson {
			return readout.SourceNamed
		}
	}
	switch {
	case w.Rank == "head_of_state_gov" || w.Rank == "ministerial":
		if definite(d, h) && !plural(d, h) {
			return ""
		}
	}
	if plural(d, h) || w.Class == "group" {
		return readout.SourceAnonGroup
	}
	return readout.SourceAnonymous
}

// knownMembers says whether h stands for a set of persons who are all known by name.
func knownMembers(d *readout.Document, h int32) bool {
	c := d.ChainAt(h)
	if c == nil || len(c.Members) == 0 {
		return false
	}
	for _, m := range c.Members {
		x := &d.Chains[m]
		if x.Best < 0 || int(x.Best) >= len(d.Mentions) || d.Mentions[x.Best].Kind != readout.KindName || d.Mentions[x.Best].Type != readout.TypePerson {
			return false
		}
	}
	return true
}

// definite says whether h has "the" or an owner.
func definite(d *readout.Document, h int32) bool {
	for c := range d.Children(h) {
		switch t := &d.Tokens[c]; t.Rel {
		case readout.RelDet:
			if t.Lemma == "the" || t.Lemma == "this" || t.Lemma == "that" {
				return true
			}
		case readout.RelNmodPoss:
			return true
		}
	}
	return false
}

func plural(d *readout.Document, h int32) bool {
	switch d.Tokens[h].Fine {
	case readout.NNS, readout.NNPS:
		return true
	}
	for c := range d.Children(h) {
		if r := d.Tokens[c].Rel; r == readout.RelConj && d.Tokens[c].Tag.Noun() {
			return true
		}
	}
	return false
}

// ownName says whether a run with head h names that person: a name in it that
// belongs to nobody else, as in "an aide to Ana Roe" and "Ana Roe's lawyer".
func ownName(d *readout.Document, h int32, words run) bool {
	for i := words.first; i <= words.last; i++ {
		if d.Tokens[i].Name.Type() == readout.TypePerson && !another(d, i, h) {
			return true
		}
	}
	return false
}

// another says whether token i of a run with head h names somebody else: it stands
// behind a preposition, with no comma between, or is an owner.
func another(d *readout.Document, i, h int32) bool {
	for k := i - 1; k > h && d.Word(k) != ","; k-- {
		if d.Tokens[k].Tag == readout.ADP {
			return true
		}
	}
	for k := i; k < h; k++ {
		if d.Tokens[k].Fine == readout.POS {
			return true
		}
	}
	return false
}

// namedBeside says whether a proper name stands in apposition to h, "the captain,
// Olu Ade", though the labeller missed it.
func namedBeside(d *readout.Document, h int32) bool {
	c := d.Child(h, readout.RelAppos)
	return c > h && d.Tokens[c].Tag == readout.PROPN && d.Tokens[c].Name.Type() != readout.TypeOrganisation
}

// actorAt returns the first actor that the mention headed by h stands for, nil if none.
func actorAt(d *readout.Document, rec *readout.Record, h int32) *readout.Actor {
	ids := d.ActorsAt(h)
	if len(ids) == 0 {
		return nil
	}
	for i := range rec.Actors {
		if rec.Actors[i].ID == ids[0] {
			return &rec.Actors[i]
		}
	}
	return nil
}

func actorKind(a *readout.Actor) string {
	switch {
	case a.Anonymous && a.Number != nil && a.Number.Max == 1:
		return readout.SourceAnonymous
	case a.Anonymous:
		return ""
	}
	switch a.Kind {
	case readout.ActorPerson:
		return readout.SourceNamed
	case readout.ActorGovernment, readout.ActorOrganisation, readout.ActorIGO, readout.ActorNGO, readout.ActorArmedGroup:
		return readout.SourceInstitution
	case readout.ActorMedia:
		return readout.SourceMedia
	}
	return ""
}

// nameKind returns the kind of a name: a person, or a body, state or capital
// that speaks.
func (f *Finder) nameKind(d *readout.Document, h int32, words run) string {
	switch d.Tokens[h].Name.Type() {
	case readout.TypePerson:
		return readout.SourceNamed
	case readout.TypeOrganisation, readout.TypeLocation:
		return readout.SourceInstitution
	case readout.TypeNationality:
		return readout.SourceAnonGroup
	}
	if ownName(d, h, words) {
		return readout.SourceNamed
	}
	for i := words.first; i < h && d.Tokens[h].Tag == readout.PROPN; i++ {
		if d.Tokens[i].Tag == readout.NOUN && f.lexicon.sources[d.Tokens[i].Lemma].Class == "institution" {
			return readout.SourceInstitution // "the opposition bloc Nova"
		}
	}
	switch f.lexicon.sources[d.Tokens[h].Lemma].Class {
	case "institution":
		return readout.SourceInstitution
	case "person":
		if f.office(d, h) {
			return readout.SourceNamed
		}
		return readout.SourceAnonymous
	}
	if d.Tokens[h].Tag == readout.PROPN && d.Tokens[h].Fine != readout.NNPS {
		if c := d.ChainAt(h); c != nil && c.Type != readout.TypePerson {
			return readout.SourceInstitution
		}
		return readout.SourceNamed
	}
	return ""
}

// office says whether a title stands for one person known by office: a head of
// state, or a title with the name of a state or a body.
func (f *Finder) office(d *readout.Document, h int32) bool {
	if f.lexicon.sources[strings.ToLower(d.Tokens[h].Lemma)].Rank == "head_of_state_gov" {
		return true
	}
	for c := range d.Children(h) {
		if d.Tokens[c].Name != 0 {
			return true
		}
	}
	return false
}

// pronounKind returns the kind of what a pronoun stands for.
func (f *Finder) pronounKind(d *readout.Document, rec *readout.Record, h int32) string {
	switch d.Tokens[h].Lemma {
	case "someone", "somebody", "one", "anyone", "another", "anybody":
		return readout.SourceAnonymous
	case "some", "many", "several", "others", "both", "few", "those", "most", "everyone", "everybody":
		return readout.SourceAnonGroup
	}
	c := d.ChainAt(h)
	if c == nil || c.Best < 0 || int(c.Best) >= len(d.Mentions) {
		return ""
	}
	m := d.Mentions[c.Best]
	if m.Head == h || d.Tokens[m.Head].Tag == readout.PRON {
		return ""
	}
	return f.sourceKind(d, rec, m.Head, f.sourceRun(d, m.Head, -1))
}

// otherKind returns the kind of a source that nothing else tells: by number and
// by a noun that it counts ("a number of diplomats").
func (f *Finder) otherKind(d *readout.Document, h int32) string {
	for c := range d.Children(h) {
		if d.Tokens[c].Rel == readout.RelNmod {
			if k := f.lexicon.sources[d.Tokens[c].Lemma]; k.Class == "person" || k.Class == "group" || d.Tokens[c].Name.Type() == readout.TypeNationality {
				return readout.SourceAnonGroup
			}
		}
	}
	switch d.Tokens[h].Tag {
	case readout.DET, readout.ADJ, readout.NUM:
		if strings.HasSuffix(d.Word(h), "-old") || d.Tokens[h].Lemma == "one" || d.Tokens[h].Lemma == "another" {
			return readout.SourceAnonymous
		}
		return readout.SourceAnonGroup
	}
	switch t := &d.Tokens[h]; {
	case t.Tag != readout.NOUN || !agentNoun(t.Lemma):
		return ""
	case plural(d, h):
		return readout.SourceAnonGroup
	}
	return readout.SourceAnonymous
}

// agentNoun says whether a noun looks by its ending as if it stood for persons.
func agentNoun(lemma string) bool {
	for _, end := range [...]string{"er", "or", "ist", "ian", "ee", "ant", "ent", "man", "woman", "ary", "ic", "ese", "ite", "eer", "ier"} {
		if strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}
