package statements

import "readout"

// sourceOf returns the head token of who says what cue v says, -1 where none is
// named: the subject, the agent of a passive, what a relative clause hangs on,
// the subject that a coordinated or open clause shares, the owner of a noun.
func sourceOf(d *readout.Document, v int32) int32 {
	for range 5 {
		t := &d.Tokens[v]
		if s := d.Child(v, readout.RelNsubj, readout.RelNsubjOuter, readout.RelCsubj); s >= 0 {
			return antecedent(d, v, s)
		}
		if s := d.Child(v, readout.RelNsubjPass, readout.RelCsubjPass, readout.RelAuxPass); s >= 0 {
			return agent(d, v)
		}
		if t.Head < 0 {
			return -1
		}
		switch t.Rel {
		case readout.RelAcl:
			if t.Fine != readout.VBG && t.Fine != readout.VB {
				return agent(d, v)
			}
			if d.Tokens[t.Head].Tag != readout.VERB {
				return t.Head
			}
			v = t.Head // the tree hung the clause on a verb: its subject speaks
		case readout.RelAclRelcl:
			return -1
		case readout.RelConj, readout.RelXcomp, readout.RelAdvcl, readout.RelParataxis, readout.RelDep, readout.RelCcomp:
			if t.Rel == readout.RelAdvcl && t.Fine != readout.VBG && t.Fine != readout.VB {
				return -1
			}
			if t.Rel == readout.RelCcomp && t.Fine != readout.VBG && t.Fine != readout.VB {
				return -1
			}
			v = t.Head
			if d.Tokens[v].Tag.Noun() && d.Child(v, readout.RelCop) < 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// antecedent returns the noun that a relative pronoun s, subject of v, stands
// for; any other subject is returned as it is.
func antecedent(d *readout.Document, v, s int32) int32 {
	switch d.Tokens[s].Fine {
	case readout.WP, readout.WDT:
		for range 3 {
			if d.Tokens[v].Rel == readout.RelAclRelcl && d.Tokens[v].Head >= 0 {
				return d.Tokens[v].Head
			}
			if d.Tokens[v].Rel != readout.RelConj {
				break
			}
			v = d.Tokens[v].Head
		}
	}
	return s
}

// agent returns the head of "by ..." under a passive verb.
func agent(d *readout.Document, v int32) int32 {
	for c := range d.Children(v) {
		switch d.Tokens[c].Rel {
		case readout.RelOblAgent:
			if calendar(d.Tokens[c].Lemma) {
				continue
			}
			return c
		case readout.RelObl, readout.RelNmod:
			if k := d.Child(c, readout.RelCase); k >= 0 && d.Tokens[k].Lemma == "by" && !calendar(d.Tokens[c].Lemma) {
				return c
			}
		}
	}
	return -1
}

// ownerOf returns who says what the noun cue v says: its possessor, "of" or
// "by" somebody, or the subject of the verb that it is object of ("made the
// claim that").
func ownerOf(d *readout.Document, v int32) int32 {
	if c := d.Child(v, readout.RelNmodPoss); c >= 0 {
		return c
	}
	for c := range d.Children(v) {
		if d.Tokens[c].Rel != readout.RelNmod {
			continue
		}
		if k := d.Child(c, readout.RelCase); k >= 0 {
			switch d.Tokens[k].Lemma {
			case "by", "of", "from", "among":
				return c
			}
		}
	}
	for c := range d.Children(v) {
		// "a GOP claim that": a name before the noun
		if r := d.Tokens[c].Rel; (r == readout.RelCompound || r == readout.RelAmod) && d.Tokens[c].Name != 0 {
			return c
		}
	}
	if h := d.Tokens[v].Head; h >= 0 && d.Tokens[v].Rel == readout.RelObj && utters(d.Tokens[h].Lemma) {
		return sourceOf(d, h)
	}
	return -1
}

// utters says whether the subject of a verb is who says its object: "made the claim that".
func utters(lemma string) bool {
	switch lemma {
	case "make", "issue", "raise", "voice", "express", "repeat", "give", "offer", "send", "deliver", "level", "file", "lodge",
		"release", "publish", "reiterate", "renew", "post", "have", "hold", "bring", "reaffirm", "share":
		return true
	}
	return false
}

// sourceRun returns the words of a source with head h for a cue v. The tree
// under h counts without its prepositions, its possessive mark and what does
// not belong to a name or description; where v is below h, its branch is cut.
func (f *Finder) sourceRun(d *readout.Document, h, v int32) run {
	first, last := h, h
	for c := range d.Children(h) {
		if sourceDrops(d, c, h) || (v >= 0 && d.Below(v, c)) {
			continue
		}
		a, b := d.Subtree(c)
		if v >= 0 && a <= v && v <= b {
			continue
		}
		first, last = min(first, a), max(last, b)
	}
	if v >= 0 && first <= v && v < h {
		first = v + 1
	}
	if v >= 0 && h < v && v <= last {
		last = v - 1
	}
	for i := first; i < h; i++ {
		if w := d.Word(i); w == "—" || w == "--" || w == "–" && f.quoteOf[i] < 0 {
			first = i + 1 // a dateline before it
		}
	}
	r, ok := trim(d, run{first, last})
	if !ok {
		return run{h, h}
	}
	r = offQuotation(d, r, h)
	r = f.withName(d, r, h, v)
	return f.withAccess(d, r, v)
}

// offQuotation cuts r at the double marks around its head h: a quotation that the
// tree hung on the source is none of it, but for a nickname in marks.
func offQuotation(d *readout.Document, r run, h int32) run {
	marks := 0
	for i := r.first; i <= r.last; i++ {
		if doubleMark(d.Word(i)) {
			marks++
		}
	}
	if marks%2 == 0 && !doubleMark(d.Word(r.first)) {
		return r
	}
	for i := r.first; i < h; i++ {
		if doubleMark(d.Word(i)) {
			r.first = i + 1
		}
	}
	for i := r.last; i > h; i-- {
		if doubleMark(d.Word(i)) {
			r.last = i - 1
		}
	}
	if r, ok := trim(d, r); ok {
		return r
	}
	return run{h, h}
}

// withName widens a title by the name right after it where the tree hung that
// elsewhere: "chief negotiator | Lucia Herrera".
func (f *Finder) withName(d *readout.Document, r run, h, v int32) run {
	if r.last != h || !d.Tokens[h].Tag.Noun() || f.class(d.Tokens[h].Lemma) == 0 {
		return r
	}
	end := d.Sentences[d.SentenceOf(h)].Last
	for i := r.last + 1; i < end && i != v && named(&d.Tokens[i]); i++ {
		r.last = i
	}
	return r
}

// named says whether t may be a word of a person's name.
func named(t *readout.Token) bool {
	k := t.Name.Type()
	return t.Tag == readout.PROPN && (k == readout.TypePerson || k == readout.TypeUnknown)
}

// withAccess widens a source by the words right after it that say how it knows,
// "briefed on the talks", where the tree hung them elsewhere.
func (f *Finder) withAccess(d *readout.Document, r run, v int32) run {
	i := r.last + 1
	end := d.Sentences[d.SentenceOf(r.last)].Last
	for k := i; k < end && k < i+3; k++ {
		if !f.accessAt(d, k) {
			continue
		}
		to := k + 1
		for to+1 < end && to+1 != v && !finite(d, to+1) && !ends(d, to+1) {
			to++
		}
		if v < 0 || v < i || v > to {
			return run{r.first, to}
		}
	}
	return r
}

// accessAt says whether words for how a source knows begin at token i.
func (f *Finder) accessAt(d *readout.Document, i int32) bool {
	return int(i)+1 < len(d.Tokens) && f.lexicon.access[[2]string{d.Tokens[i].Lemma, d.Tokens[i+1].Lemma}]
}

func sourceDrops(d *readout.Document, c, h int32) bool {
	switch d.Tokens[c].Rel {
	case readout.RelCase, readout.RelPunct, readout.RelCc, readout.RelMark:
		return true
	case readout.RelParataxis, readout.RelAdvcl, readout.RelDiscourse, readout.RelAdvmod, readout.RelCop, readout.RelAux:
		return c > h || d.Tokens[c].Rel == readout.RelCop || d.Tokens[c].Rel == readout.RelAux
	case readout.RelConj:
		// a clause that hangs on the source by mistake
		return d.Tokens[c].Tag == readout.VERB
	}
	return false
}
