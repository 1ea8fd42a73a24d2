package events

import "readout"

// Words that tell whether something happened, for path.go; those that take a
// clause stand in data/embedding.tsv.

// provides are the words whose "for" leads to what is still to come.
var provides = map[string]bool{"provide": true, "call": true, "allow": true, "push": true, "press": true, "plead": true, "campaign": true, "appeal": true, "hope": true, "prepare": true, "plan": true, "wait": true, "ask": true, "argue": true, "pray": true, "way": true, "path": true, "pretext": true, "prelude": true}

// issues are the verbs whose "from" leads to what did happen.
var issues = map[string]bool{"benefit": true, "come": true, "result": true, "return": true, "suffer": true, "profit": true, "recover": true, "stem": true, "derive": true, "gain": true, "learn": true, "emerge": true, "range": true, "die": true}

// averts are the verbs whose object they are to keep from happening.
var averts = map[string]bool{"avoid": true, "avert": true, "prevent": true, "escape": true, "evade": true, "resist": true, "fight": true, "battle": true, "forestall": true, "thwart": true, "foil": true, "abort": true, "block": true, "cancel": true, "scrap": true, "shelve": true, "veto": true, "preempt": true, "pre-empt": true, "stave": true}

// guards are the words whose "against" leads to what is feared, not told.
var guards = map[string]bool{"protection": true, "protect": true, "guard": true, "defence": true, "defense": true, "shield": true, "safeguard": true, "warn": true, "warning": true, "insurance": true, "deterrent": true, "advise": true, "precaution": true}

// denies are the verbs that call a claim false.
var denies = map[string]bool{"deny": true, "dismiss": true, "reject": true, "refute": true, "rebut": true, "debunk": true, "disprove": true, "discount": true, "oppose": true, "refuse": true, "decline": true, "disavow": true}

// untrue are the words that say so of their subject.
var untrue = map[string]bool{"false": true, "untrue": true, "wrong": true, "baseless": true, "unfounded": true, "groundless": true, "fabricated": true, "incorrect": true, "fake": true}

// trials are the nouns of deeds that may fail, and fails what happens to them.
var (
	trials = map[string]bool{"attempt": true, "plot": true, "bid": true, "effort": true, "try": true, "conspiracy": true}
	fails  = map[string]bool{"fail": true, "collapse": true, "founder": true, "misfire": true}
)

// factive are the verbs of saying whose clause holds even where they are negated.
var factive = map[string]bool{"know": true, "acknowledge": true, "admit": true, "see": true, "learn": true, "discover": true, "recall": true, "regret": true, "fact": true, "reveal": true, "disclose": true, "mention": true, "explain": true, "add": true, "comment": true, "find": true, "note": true, "realise": true, "realize": true, "notice": true, "aware": true, "remember": true, "forget": true, "hide": true, "understand": true}

// occurs says whether verb h tells of its subject that it takes place: "was held",
// "went ahead".
func (x *run) occurs(h int32) bool {
	switch x.verbLemma(h) {
	case "happen", "occur", "materialise", "materialize", "begin", "start", "resume":
		return true
	case "take":
		o := x.d.Child(h, readout.RelObj)
		return o >= 0 && (x.lemma(o) == "place" || x.lemma(o) == "effect")
	case "go":
		return x.hasWord(h, "ahead")
	case "hold", "impose", "carry", "launch", "conduct", "stage", "deliver", "sign", "reach", "make", "fire", "send":
		return x.passive(h)
	}
	return false
}

// doubts are the words that leave open whether what they hang on is so.
var doubts = map[string]bool{"alleged": true, "allegedly": true, "suspected": true, "reportedly": true, "purported": true, "purportedly": true, "apparent": true, "apparently": true, "supposedly": true, "supposed": true, "presumably": true, "ostensibly": true, "rumoured": true, "rumored": true, "seemingly": true}

// unproven are the words that say so of a report.
var unproven = map[string]bool{"unconfirmed": true, "unverified": true, "unsubstantiated": true, "uncorroborated": true}

// hearsay are the nouns of what is passed on without a source.
var hearsay = map[string]bool{"rumour": true, "rumor": true, "hearsay": true, "gossip": true, "allegation": true, "claim": true}

// maybes are the adverbs of what may be.
var maybes = map[string]bool{"perhaps": true, "maybe": true, "possibly": true, "probably": true, "conceivably": true, "potentially": true, "likely": true}

// prospects are the adjectives of deeds that are still to come, or did not.
var prospects = map[string]readout.Status{
	"planned": readout.Planned, "scheduled": readout.Planned, "upcoming": readout.Planned, "forthcoming": readout.Planned, "proposed": readout.Planned, "future": readout.Planned, "impending": readout.Planned, "intended": readout.Planned, "expected": readout.Planned, "eventual": readout.Planned,
	"possible": readout.Hypothetical, "potential": readout.Hypothetical, "threatened": readout.Hypothetical, "feared": readout.Hypothetical, "hypothetical": readout.Hypothetical, "conceivable": readout.Hypothetical, "likely": readout.Hypothetical,
	"ongoing": readout.Ongoing, "continuing": readout.Ongoing, "continued": readout.Ongoing, "current": readout.Ongoing,
	"foiled": readout.NotHappened, "thwarted": readout.NotHappened, "averted": readout.NotHappened, "aborted": readout.NotHappened, "cancelled": readout.NotHappened, "canceled": readout.NotHappened,
}

// vain are the adjectives of trials that failed.
var vain = map[string]bool{"failed": true, "unsuccessful": true, "botched": true, "abortive": true, "foiled": true, "thwarted": true, "vain": true}

// hints are the nouns whose "of" leads to what they show.
var hints = map[string]bool{"sign": true, "hint": true, "evidence": true, "indication": true, "trace": true, "prospect": true, "chance": true, "risk": true, "danger": true, "hope": true, "possibility": true, "question": true, "report": true, "likelihood": true}

// lasting are the verbs of keeping something up, in the present tense no headline's.
var lasting = map[string]bool{"maintain": true, "uphold": true, "sustain": true, "keep": true, "retain": true, "continue": true, "occupy": true, "besiege": true, "persist": true, "remain": true}

// enduring are the verbs of deeds that last.
var enduring = map[string]bool{"continue": true, "rage": true, "persist": true, "drag": true, "endure": true, "intensify": true, "simmer": true}
