// Package plover holds what PLOVER fixes of its types of events: their quad classes,
// modes and scores. Whoever finds events and whoever corrects them reads it here.
package plover

// Quads are the quad classes of PLOVER's types. SANCTION follows the manual's
// section, where it is material conflict, and not its quad table.
var Quads = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
	"COOPERATE": 2, "AID": 2, "RETREAT": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
	"PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// Modes are the modes of each type that PLOVER 2.0 knows.
var Modes = map[string][]string{
	"CONSULT":  {"visit", "third-party", "multilateral", "phone"},
	"RETREAT":  {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
	"REQUEST":  {"assist", "change", "yield", "meet"},
	"ACCUSE":   {"disapprove", "investigate", "allege"},
	"REJECT":   {"assist", "change", "yield", "meet"},
	"THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
	"PROTEST":  {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
	"SANCTION": {"convict", "expel", "withdraw", "discontinue"},
	"MOBILIZE": {"troops", "weapons", "police", "militia"},
	"COERCE":   {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
	"ASSAULT": {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
		"suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}

// Intensities are PLOVER's scores by type, and by type and mode where it has one.
var Intensities = map[string]float32{
	"AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
	"REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
	"CONSULT visit": 4, "CONSULT third-party": 1, "CONSULT multilateral": 4, "CONSULT phone": 1.5,
	"RETREAT withdraw": 8, "RETREAT release": 6.5, "RETREAT disarm": 10, "RETREAT ceasefire": 7.5, "RETREAT access": 6.5, "RETREAT resign": 4.5,
	"REQUEST assist": 0.5, "REQUEST change": -1, "REQUEST yield": -1, "REQUEST meet": 0,
	"ACCUSE disapprove": -2, "ACCUSE investigate": -3.5, "ACCUSE allege": -3.5,
	"REJECT assist": -1.5, "REJECT change": -2, "REJECT yield": -2, "REJECT meet": -2,
	"THREATEN restrict": -3, "THREATEN arrest": -3.5, "THREATEN relations": -3.5, "THREATEN expel": -3.5, "THREATEN territory": -4, "THREATEN violence": -3.5,
	"PROTEST demo": -5, "PROTEST riot": -7, "PROTEST strike": -5, "PROTEST hunger": -4.5, "PROTEST boycott": -4.5, "PROTEST obstruct": -4.5,
	"SANCTION convict": -6, "SANCTION expel": -5.5, "SANCTION withdraw": -6, "SANCTION discontinue": -6,
	"MOBILIZE troops": -6.5, "MOBILIZE weapons": -6.5, "MOBILIZE police": -5.5, "MOBILIZE militia": -6,
	"COERCE seize": -7, "COERCE restrict": -7, "COERCE censor": -6.5, "COERCE curfew": -6.5, "COERCE martial-law": -7.5, "COERCE arrest": -7,
	"COERCE deport": -7, "COERCE withhold": -7, "COERCE misinformation": -6.5, "COERCE cyber": -7,
	"ASSAULT abduct": -8.5, "ASSAULT beat": -7.5, "ASSAULT torture": -8.5, "ASSAULT sexual": -8.5, "ASSAULT targeted": -9.5, "ASSAULT destroy": -8.5,
	"ASSAULT primitive": -8, "ASSAULT firearms": -9, "ASSAULT explosives": -9, "ASSAULT suicide-attack": -9.5, "ASSAULT aerial": -9.5,
	"ASSAULT drone": -9.5, "ASSAULT heavy-weapons": -9.5, "ASSAULT crowd-control": -7.5, "ASSAULT unconventional": -10,
}

// Intensity is the score of a type and mode, and whether there is one: a user's own type
// has none.
func Intensity(typ, mode string) (float32, bool) {
	v, ok := Intensities[typ+" "+mode]
	if !ok {
		v, ok = Intensities[typ]
	}
	return v, ok
}
