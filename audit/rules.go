package audit

import (
	"slices"
	"strings"

	"readout"
)

// A Rule is what an editor in charge of standards asks of a report's sourcing.
type Rule struct {
	Name    string
	Asks    string // what newsrooms hold to, in one line
	Example string // a report of ours that raises it
	Clean   string // one that comes near and does not
}

// Rules are all the rules, in the order in which flags are raised.
func Rules() []Rule { return slices.Clone(lexicon().rules) }

// checks finds what each rule asks for; rules.tsv says the same names in this order.
var checks = []struct {
	name string
	find func(*auditor, string)
}{
	{"unnamed-opinion", (*auditor).unnamedOpinion},
	{"unnamed-forecast", (*auditor).unnamedForecast},
	{"unnamed-attack", (*auditor).unnamedAttack},
	{"no-reason", (*auditor).noReason},
	{"bare-description", (*auditor).bareDescription},
	{"unnamed-expert", (*auditor).unnamedExpert},
	{"plural-of-one", (*auditor).pluralOfOne},
	{"rests-on-one-unnamed", (*auditor).restsOnOne},
	{"single-source", (*auditor).singleSource},
	{"party-silent", (*auditor).partySilent},
	{"party-unnamed-only", (*auditor).partyUnnamed},
	{"party-second-hand", (*auditor).partySecondHand},
	{"accused-silent", (*auditor).accusedSilent},
	{"state-media-unmarked", (*auditor).stateMediaUnmarked},
	{"media-second-hand", (*auditor).mediaSecondHand},
	{"source-hidden", (*auditor).sourceHidden},
	{"handout", (*auditor).handout},
	{"toll-unsourced", (*auditor).tollUnsourced},
}

// flag raises a rule for sources, with the statements they made and the words that
// show it; without such words, with what they said.
func (a *auditor) flag(rule, says string, sources []*Source, said []Said, words ...readout.Span) {
	f := Flag{Rule: rule, Says: says, Evidence: words}
	for _, s := range sources {
		f.Sources = append(f.Sources, s.ID)
	}
	for i := range said {
		f.Statements = append(f.Statements, said[i].Statement)
		if len(words) == 0 {
			f.Evidence = append(f.Evidence, said[i].Content...)
		}
	}
	a.out.Flags = append(a.out.Flags, f)
}

// unnamed calls f with every unnamed source of one of the types.
func (a *auditor) unnamed(f func(*Source), types ...string) {
	for i := range a.out.Sources {
		if s := &a.out.Sources[i]; s.Class == Unnamed && slices.Contains(types, s.Type) {
			f(s)
		}
	}
}

// The classes of judgements.tsv.
const (
	opinion  = "opinion"
	forecast = "forecast"
	attack   = "attack"
	accusing = "accusing" // cues
	hoping   = "hoping"   // cues
	hidden   = "hidden"   // words of saying that leave out who says so
)

// judged raises rule for unnamed insiders and experts who say a phrase of class,
// or by whom test vouches for it.
func (a *auditor) judged(rule, class, says string, test func(*readout.Statement) readout.Span) {
	a.unnamed(func(s *Source) {
		var said []Said
		var at []readout.Span
		for _, x := range s.Said {
			if x.As == AsDeclined || x.As == AsSecondHand {
				continue
			}
			hit := readout.Span{}
			for _, c := range x.Content {
				if hit.Empty() {
					hit = a.phrase(c, class)
				}
			}
			if hit.Empty() {
				hit = test(a.said[x.Statement])
			}
			if !hit.Empty() {
				said, at = append(said, x), append(at, hit)
			}
		}
		if len(said) > 0 {
			a.flag(rule, says, []*Source{s}, said, at...)
		}
	}, Insider, Expert)
}

func (a *auditor) unnamedOpinion(rule string) {
	a.judged(rule, opinion, "gives an opinion without a name to it", func(s *readout.Statement) readout.Span {
		return a.assessed(s, func(x *readout.Assessment) bool {
			return x.Modality != "open" && x.Modality != "possible" && x.Modality != "likely" && (x.Polarity == "+" || x.Polarity == "-")
		})
	})
}

func (a *auditor) unnamedForecast(rule string) {
	a.judged(rule, forecast, "looks ahead or guesses without a name to it", func(s *readout.Statement) readout.Span {
		if hit := a.phrase(s.Cue, hoping); !hit.Empty() {
			return hit
		}
		return a.assessed(s, func(x *readout.Assessment) bool {
			return x.Modality == "open" || x.Modality == "possible" || x.Modality == "likely"
		})
	})
}

func (a *auditor) unnamedAttack(rule string) {
	a.judged(rule, attack, "accuses or attacks without a name to it", func(s *readout.Statement) readout.Span {
		return a.phrase(s.Cue, accusing)
	})
}

// assessed returns the words of an assessment that statement s vouches for.
func (a *auditor) assessed(s *readout.Statement, want func(*readout.Assessment) bool) readout.Span {
	for i := range a.rec.Assessments {
		if x := &a.rec.Assessments[i]; slices.Contains(x.VouchedBy, s.ID) && want(x) {
			return x.Span
		}
	}
	return readout.Span{}
}

// phrase returns where in s the longest phrase of class stands first.
func (a *auditor) phrase(s readout.Span, class string) readout.Span {
	lex := lexicon()
	toks := tokens(a.text, s)
	for i := range toks {
		var b strings.Builder
		found := readout.Span{}
		for k := i; k < len(toks) && k < i+lex.longest; k++ {
			if k > i {
				b.WriteByte(' ')
			}
			b.WriteString(strings.ToLower(toks[k].In(a.text)))
			if lex.judgements[b.String()] == class {
				found = readout.Span{Start: toks[i].Start, End: toks[k].End}
			}
		}
		if !found.Empty() {
			return found
		}
	}
	return readout.Span{}
}

// wordMarks are what stands at the ends of words.
const wordMarks = "\"'“”‘’()[],.;:!?"

// tokens are the words of s, without marks at their ends.
func tokens(text string, s readout.Span) []readout.Span {
	var out []readout.Span
	in := s.In(text)
	for i := 0; i < len(in); {
		n := strings.IndexAny(in[i:], " \t\r\n")
		if n < 0 {
			n = len(in) - i
		}
		w := in[i : i+n]
		if core := strings.Trim(w, wordMarks); core != "" {
			start := s.Start + int32(i+len(w)-len(strings.TrimLeft(w, wordMarks)))
			out = append(out, readout.Span{Start: start, End: start + int32(len(core))})
		}
		i += n + 1
	}
	return out
}
