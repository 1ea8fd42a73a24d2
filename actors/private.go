package actors

import "readout"

// presiding are the offices that states and clubs have alike.
var presiding = map[string]bool{"President": true, "Vice President": true, "Chairman": true, "Secretary": true, "General Secretary": true, "Secretary-General": true, "Director": true, "leader": true, "Governor": true}

// privates are the bodies, no parts of a state, that have a president of their own,
// each with its sectors.
var privates = map[string][]string{"union": {"LAB"}, "company": {"BUS"}, "firm": {"BUS"}, "corporation": {"BUS"}, "airline": {"BUS"}, "manufacturer": {"BUS"},
	"university": {"EDU"}, "college": {"EDU"}, "school": {"EDU"}, "association": nil, "foundation": nil, "charity": nil, "club": nil, "society": nil,
	"institute": nil, "institution": nil, "team": nil, "fund": nil, "museum": nil, "studio": {"BUS"}, "network": {"JRN"}, "newspaper": {"JRN"}, "hospital": {"MED"}, "church": {"REL"}, "congregation": {"REL"}}

// privateBody returns the noun for a body that is no state's which the phrase from
// token first with head h is of: "the president of the teachers union", "Exempel
// Association President". Unions of states have names in the dictionary.
func (f *Finder) privateBody(first, h int32) string {
	if h > first && f.hitAt[h-1] < 0 {
		if w := string(f.lower(f.d.Word(h - 1))); isPrivate(w) {
			return w
		}
		if w := f.d.Word(h - 1); h-1 > first && (w == "'s" || w == "’s") && f.hitAt[h-2] < 0 && isPrivate(string(f.lower(f.d.Word(h-2)))) {
			return string(f.lower(f.d.Word(h - 2)))
		}
	}
	if f.next1(h) != "of" {
		return ""
	}
	for c := range f.d.Children(h) {
		if w := string(f.lower(f.d.Word(c))); c > h && f.d.Tokens[c].Rel == readout.RelNmod && f.hitAt[c] < 0 && isPrivate(w) {
			return w
		}
	}
	return ""
}

// isPrivate says whether w is such a noun.
func isPrivate(w string) bool {
	_, ok := privates[w]
	return ok
}
