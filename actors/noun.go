package actors

import "readout"

// Noun says what the noun phrase headed by a token stands for: TypePerson for a
// person or several, TypeOrganisation for a group or body, TypeUnknown where the
// noun is no agent; and the rank of the office that it names.
func (f *Finder) Noun(d *readout.Document, token int32) (readout.EntityType, string) {
	f.d = d
	a := f.agent(token)
	if a == nil {
		return readout.TypeUnknown, ""
	}
	return a.typ, a.rank
}

// agent returns the agent that the noun at token h names, with the words before
// it where they belong to it ("foreign minister"), nil if none.
func (f *Finder) agent(h int32) *agent {
	i := f.nounAt(h)
	if i < 0 || f.dict.agent[i].capital && !large(f.d.Word(h)) {
		return nil
	}
	g := &f.dict.agent[i]
	if f.idle(g, h) {
		return nil
	}
	return f.stands(g, h)
}

// unread marks a token that was not looked up yet.
const unread = -2

// nounAt is the agent whose last word is token h, by its words alone; -1 if none.
// It is looked up once for each token.
func (f *Finder) nounAt(h int32) int32 {
	if int(h) < len(f.noun) && f.noun[h] != unread {
		return f.noun[h]
	}
	i := f.phraseAt(f.dict.agents, h, f.d.Tokens[h].Lemma)
	if i < 0 {
		i = f.phraseAt(f.dict.agents, h, f.d.Word(h))
	}
	if int(h) < len(f.noun) {
		f.noun[h] = i
	}
	return i
}

// title returns the title that ends at token h, nil if none.
func (f *Finder) titleAt(h int32) *title {
	if int(h) < len(f.posts) && f.posts[h] != unread {
		if f.posts[h] < 0 {
			return nil
		}
		return &f.dict.title[f.posts[h]]
	}
	i := f.titleOf(h)
	if int(h) < len(f.posts) {
		f.posts[h] = i
	}
	if i < 0 {
		return nil
	}
	return &f.dict.title[i]
}

// titleOf looks up the title that ends or begins at token h, by its words alone; -1 if none.
func (f *Finder) titleOf(h int32) int32 {
	t := &f.d.Tokens[h]
	i := f.phraseAt(f.dict.titles, h, t.Lemma)
	if i < 0 {
		i = f.phraseAt(f.dict.titles, h, f.d.Word(h))
	}
	if j := f.ofPhrase(h); j >= 0 {
		i = j
	} else if j := f.longer(h); j >= 0 {
		i = j
	}
	if i < 0 || f.dict.title[i].capital && !large(f.d.Word(h)) || f.skipper(h) {
		return -1
	}
	return i
}

// longer looks up titles of several words that begin at token h: "secretary-general".
func (f *Finder) longer(h int32) int32 {
	for last := h + 1; int(last) < len(f.d.Tokens) && last <= h+2; last++ {
		for _, p := range f.dict.titles.byLast[string(f.lower(f.d.Word(last)))] {
			if last-int32(len(p.words))+1 == h && f.spells(p, last) {
				return p.id
			}
		}
	}
	return -1
}

// ofPhrase looks up titles such as "secretary of state" that begin at or before
// token h and end behind it.
func (f *Finder) ofPhrase(h int32) int32 {
	toks := f.d.Tokens
	if int(h)+2 >= len(toks) || f.d.Word(h+1) != "of" && f.d.Word(h+1) != "for" {
		return -1
	}
	for last := h + 2; int(last) < len(toks) && last <= h+4; last++ {
		for _, p := range f.dict.titles.byLast[string(f.lower(f.d.Word(last)))] {
			if n := int32(len(p.words)); last-n+1 <= h && n > 2 && f.spells(p, last) {
				return p.id
			}
		}
	}
	return -1
}

// phraseAt returns the longest phrase whose last word is w and whose other words
// stand before token h, -1 if none.
func (f *Finder) phraseAt(p *phrases, h int32, w string) int32 {
	low := string(f.lower(w))
	if len(low) > 4 && low[:3] == "ex-" {
		low = low[3:]
	}
	for _, x := range p.byLast[low] {
		if f.spells(x, h) {
			return x.id
		}
	}
	return -1
}

// spells says whether the words of x but the last stand before token h in its sentence.
func (f *Finder) spells(x phrase, h int32) bool {
	at := h
	for i := len(x.words) - 2; i >= 0; i-- {
		at--
		if at < 0 || string(f.lower(f.d.Word(at))) != x.words[i] {
			return false
		}
	}
	return true
}

// Known returns the kind of the actor that the dictionary gives the name headed
// by a token, "capital" for one that stands for its government, empty if it has
// none. Another city is none.
func (f *Finder) Known(d *readout.Document, token int32) string {
	if int(token) >= len(f.hitAt) || f.hitAt[token] < 0 {
		return ""
	}
	h := f.hits[f.hitAt[token]]
	switch h.form {
	case formCity:
		return ""
	case formCapital:
		return "capital"
	}
	return f.dict.entities[h.ent].kind
}

// bare are nouns that stand for someone only with an article or a modifier.
var bare = map[string]bool{"force": true, "intelligence": true, "power": true, "mission": true, "house": true, "industry": true, "business": true, "school": true, "guard": true, "staff": true, "support": true}

// hitNear is the hit at token i, -1 where none was looked for.
func (f *Finder) hitNear(i int32) int32 {
	if i < 0 || int(i) >= len(f.hitAt) {
		return -1
	}
	return f.hitAt[i]
}
