package mentions

import "readout"

// A cue is something that speaks for or against a mention as what a pronoun
// stands for. How much each counts stands in data/cues.tsv.
type cue uint8

const (
	cueSentence   cue = iota // for each sentence between them
	cueParagraph             // another paragraph
	cueWords                 // for every dozen words between them
	cueSubject               // the mention is a subject
	cueObject                // an object
	cuePossessor             // a possessor
	cueWithin                // a noun within a larger phrase
	cueFirst                 // the first subject of its sentence
	cueParallel              // both are subjects, or both are not
	cueOver                  // the subject of a clause that the pronoun's clause is part of
	cueOwn                   // the subject of the pronoun's own clause
	cueMoved                 // the object of the verb whose goal or source the pronoun's thing is: "moved people to their homes"
	cueDoer                  // understood to do what the pronoun's clause says
	cueJoined                // "X and his Y"
	cueName                  // the mention is a name
	cuePronoun               // a pronoun
	cueSameForm              // the same pronoun
	cueUntyped               // nobody knows what it is
	cueGender                // its gender is known and fits
	cueGenderTold            // the same, but only another pronoun says so
	cueGenderOdd             // another pronoun says that it does not fit
	cueSaid                  // for every two times that it was spoken of, six times at most
	cueSpeaker               // both are subjects of verbs of speech
	cueOutOfQuote            // it stands in a quotation and the pronoun does not
	cueQuoted                // it stands in the quotation that the pronoun says
	cueIntoQuote             // it speaks the quotation that the pronoun stands in
	cuePlain                 // for "they": a plural
	cueSet                   // several that were spoken of together
	cuePair                  // "X and Y"
	cueBody                  // one body or government
	cueThing                 // a plural that is no party
	cueBodyActs              // a body, for "they" that neither owns nor speaks
	cueThingIt               // a thing, for "it"
	cuePlaceIt               // a place, for "it"
	cueIdle                  // a body that is neither subject nor owner, for "it"
	cueIt                    // a body that "it" has taken up, for "they"
	cueTwin                  // the object of a verb that "and" joins to the one whose object the pronoun is
	cueTeller                // the owner of a claim that says the pronoun's clause: "X's claim that he left"
	cueSays                  // who says the clause that the pronoun is the subject of
	cues
)

var cueNames = [cues]string{"sentence", "paragraph", "words", "subject", "object", "possessor", "within", "first", "parallel", "over", "own", "moved", "doer", "joined", "name", "pronoun", "same-form", "untyped", "gender", "gender-told", "gender-odd", "said", "speaker", "out-of-quote", "quoted", "into-quote", "plain", "set", "pair", "body", "thing", "body-acts", "thing-it", "place-it", "idle", "it", "twin", "teller", "says"}

// rate says how well candidate y suits pronoun m.
func (f *Finder) rate(y *readout.Mention, a *asking) int {
	d, w := f.d, &f.lex.cues
	back := a.sentence - d.SentenceOf(y.Head)
	v := f.placed(y.Head, back, a)
	c := f.alive(y.Chain)
	t, ch := &f.things[c], &d.Chains[c]
	switch y.Kind {
	case readout.KindName:
		v += w[cueName]
	case readout.KindPronoun:
		v += w[cuePronoun]
		if f.d.Tokens[y.Head].Lemma == d.Tokens[a.head].Lemma {
			v += w[cueSameForm]
		}
	}
	if ch.Type == readout.TypeUnknown {
		v += w[cueUntyped]
	}
	if g := a.gender; g == readout.Masculine || g == readout.Feminine {
		switch {
		case ch.Gender == readout.GenderUnknown:
		case ch.Gender != g:
			v += w[cueGenderOdd]
		case t.sure:
			v += w[cueGender]
		default:
			v += w[cueGenderTold]
		}
	}
	return v + w[cueSaid]*f.spokenOf(c)
}

// spokenOf is how many pairs of mentions chain c has had so far, three at most.
func (f *Finder) spokenOf(c int32) int { return int(min(f.things[c].said, 6) / 2) }

// placed rates the place of token y, so many sentences back.
func (f *Finder) placed(y int32, back int, a *asking) int {
	d, w := f.d, &f.lex.cues
	v := w[cueSentence]*back + w[cueWords]*int(a.head-y)/12
	if back > 0 && d.Sentences[a.sentence-back].Paragraph != d.Sentences[a.sentence].Paragraph {
		v += w[cueParagraph]
	}
	t := f.first(y)
	subject := t.Rel.Subject()
	switch {
	case subject:
		v += w[cueSubject]
	case t.Rel == readout.RelObj || t.Rel == readout.RelIobj:
		v += w[cueObject]
	case t.Rel == readout.RelNmodPoss:
		v += w[cuePossessor]
	case t.Rel == readout.RelNmod || modifier(t.Rel):
		v += w[cueWithin]
	}
	if subject == a.subject {
		v += w[cueParallel]
	}
	if subject && t.Head >= 0 {
		if a.speaks && f.lex.speech[f.lemma(t.Head)] {
			v += w[cueSpeaker]
		}
		if back > 0 && d.Tokens[t.Head].Head < 0 {
			v += w[cueFirst]
		}
	}
	if back == 0 {
		switch {
		case a.own >= 0 && t == &d.Tokens[a.own]:
			v += w[cueOwn]
		case subject && t.Head >= 0 && d.Below(a.head, t.Head):
			v += w[cueOver]
			if t.Head == a.told {
				v += w[cueSays]
			}
		}
		if y == a.twin {
			v += w[cueTwin]
		}
		if y == a.teller {
			v += w[cueTeller]
		}
		if y == a.moved {
			v += w[cueMoved]
		}
		if y == a.doer {
			v += w[cueDoer]
		}
		if y == a.joined {
			v += w[cueJoined]
		}
	}
	switch qy, qa := d.Tokens[y].Quote, d.Tokens[a.head].Quote; {
	case qa == 0 && qy != 0 && a.speaks && back == 0:
		v += w[cueQuoted]
	case qa == 0 && qy != 0:
		v += w[cueOutOfQuote]
	case qa != 0 && qy == 0 && subject && (back == 0 || back == 1 && t.Head >= 0 && f.lex.speech[f.lemma(t.Head)]):
		v += w[cueIntoQuote]
	}
	return v
}

// asking is what is known of a pronoun that looks for what it stands for.
type asking struct {
	pronoun
	head     int32 // its token
	sentence int
	subject  bool
	speaks   bool  // it is the subject of a verb of speech, or whose it is
	willing  bool  // the verb is one of will or of dealing, which takes a party
	doer     int32 // who is understood to do what its clause says, -1 if nobody
	own      int32 // the subject of its clause, -1 if it has none or is it
	told     int32 // the verb of speech that brings the clause that it is the subject of, -1 for none
	moved    int32 // the object of its verb, where it possesses a goal or a source; -1 for none
	twin     int32 // the object of the verb that its own is joined to, where it is an object too; -1 for none
	teller   int32 // the owner of the noun whose clause it is the subject of, -1 for none
	joined   int32 // what "and" joins the thing to that it possesses, -1 for none
}

// ask looks at the place of pronoun h.
func (f *Finder) ask(h int32, p pronoun) asking {
	d := f.d
	a := asking{pronoun: p, head: h, sentence: d.SentenceOf(h), subject: d.Tokens[h].Rel.Subject(), speaks: f.speaks(h),
		doer: f.controller(h), own: -1, told: -1, moved: -1, twin: -1, teller: -1, joined: -1}
	t := f.first(h)
	if p.role == possessive && d.Tokens[h].Head >= 0 {
		t = f.first(d.Tokens[h].Head) // its spokesman said
		a.speaks = t.Rel == readout.RelNsubj && t.Head >= 0 && f.lex.speech[f.lemma(t.Head)]
	}
	a.willing = a.speaks || p.role != possessive && t.Rel == readout.RelNsubj && t.Head >= 0 && f.lex.willing[f.lemma(t.Head)]
	if v := f.verb(h); v >= 0 {
		if s := f.subject(v); s >= 0 && s < h && (!d.Below(h, s) || d.Tokens[v].Rel == readout.RelAcl) {
			a.own = s
		}
	}
	if v := d.Tokens[h].Head; a.subject && v >= 0 && d.Tokens[v].Rel == readout.RelCcomp && d.Tokens[v].Head >= 0 && f.lex.speech[f.lemma(d.Tokens[v].Head)] {
		a.told = d.Tokens[v].Head
	}
	if v := d.Tokens[h].Head; v >= 0 && d.Tokens[v].Head >= 0 {
		switch up := d.Tokens[v].Head; {
		case d.Tokens[h].Rel == readout.RelObj && d.Tokens[v].Rel == readout.RelConj:
			a.twin = d.Child(up, readout.RelObj)
		case a.subject && d.Tokens[up].Tag == readout.NOUN && (d.Tokens[v].Rel == readout.RelAcl || d.Tokens[v].Rel == readout.RelCcomp):
			a.teller = d.Child(up, readout.RelNmodPoss)
		}
	}
	if up := d.Tokens[h].Head; p.role == possessive && up >= 0 && d.Tokens[up].Rel == readout.RelObl && d.Tokens[up].Head >= 0 && f.has(up, readout.RelCase, "to", "from", "into", "out") {
		if o := d.Child(d.Tokens[up].Head, readout.RelObj); o >= 0 && o < h {
			a.moved = o
		}
	}
	if up := d.Tokens[h].Head; p.role == possessive && up >= 0 && d.Tokens[up].Rel == readout.RelConj {
		if j := d.Tokens[up].Head; j >= 0 && j < h && d.Tokens[j].Tag.Noun() {
			a.joined = j
		}
	}
	return a
}
