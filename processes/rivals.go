package processes

import (
	"slices"
	"strings"
)

// rivals finds what two sides tell in ways that cannot both be so: who attacked whom, who
// asked for a call, through whom a meeting failed.
func (s *sourcer) rivals() {
	s.whoBegan()
	var began []*cited // what tells who asked for a call
	for k := range s.facts {
		if x := &s.facts[k]; len(x.Began) > 0 && (x.Kind == KindClaim || x.Kind == KindMeeting && remote(x.Sort)) {
			began = append(began, x)
		}
	}
	for i := range s.p.Rounds {
		r := &s.p.Rounds[i]
		xs := s.cited(r.Facts)
		if r.Kind == "call" || r.Kind == "video" {
			for _, x := range began {
				if apart(r.From, x.lo) <= 3 && apart(x.lo, r.From) <= 3 && (x.Kind == KindClaim || !slices.Contains(r.Facts, x.ID)) {
					xs = append(slices.Clone(xs), x)
				}
			}
		}
		s.differ(AboutCaller, r, xs, func(x *cited) []string { return inBoth(x.Began, s.parties) })
		if r.Status == "cancelled" || r.Status == "refused" || r.Status == "postponed" || r.Status == "disputed" {
			s.differ(AboutFailing, r, xs, func(x *cited) []string {
				if held(x) {
					return nil
				}
				return inBoth(x.By, s.parties)
			})
		}
	}
}

// differ opens a disputed claim where sides name others for the same part in a round.
func (s *sourcer) differ(about string, r *Round, xs []*cited, named func(*cited) []string) {
	versions := s.versions(xs, named)
	if len(versions) < 2 {
		return
	}
	b := s.open(about, r.Kind, r.From)
	b.claim.Versions = versions
	for _, x := range xs {
		if len(named(x)) > 0 {
			s.join(b, x)
		}
	}
}

// versions are what each party says of who did something; fewer than two where they agree.
func (s *sourcer) versions(xs []*cited, named func(*cited) []string) []Telling {
	var out []Telling
	for _, side := range s.parties {
		t := Telling{Side: side}
		for _, x := range xs {
			if who := named(x); len(who) == 1 && slices.Contains(saying(s.vouchers(x)), side) {
				t.Says = union(t.Says, who)
				t.Facts = append(t.Facts, x.ID)
			}
		}
		if len(t.Says) == 1 {
			out = append(out, t)
		}
	}
	for _, t := range out {
		if !slices.Equal(t.Says, out[0].Says) {
			return out
		}
	}
	return nil
}

// whoBegan finds attacks that each of two parties says the other made on the same day, and
// those that the one who is said to have made them denies.
func (s *sourcer) whoBegan() {
	var fights []*cited
	for _, x := range s.kind(KindEvent) {
		if (x.Value == "ASSAULT" || x.Value == "COERCE") && factual(x.Status) && len(inBoth(x.By, s.parties)) == 1 && len(s.of[x.ID]) == 0 {
			fights = append(fights, x)
		}
	}
	var denials []*cited // "rejects the assertion that its troops opened fire"
	for _, y := range s.kind(KindClaim) {
		if y.Value == ClaimDenies && len(y.Answers) == 0 && ofViolence(y.What.Words) {
			denials = append(denials, y)
		}
	}
	for i, x := range fights {
		if len(s.of[x.ID]) > 0 {
			continue
		}
		var b *bundle
		for _, y := range fights[i+1:] {
			if apart(x.lo, y.lo) > sameTurn || !mirrored(x, y) {
				continue
			}
			vs := s.versions([]*cited{x, y}, func(z *cited) []string { return inBoth(z.By, s.parties) })
			if len(vs) < 2 {
				continue
			}
			if b == nil {
				b = s.open(AboutEvent, x.Value, x.lo, x)
				b.claim.Versions = vs
			}
			s.join(b, y)
		}
		for _, y := range denials {
			if apart(x.lo, y.e.Published) > 10 || y.e.Published < x.lo || common(saying(y.Vouched), x.By) == 0 {
				continue
			}
			if b == nil {
				b = s.open(AboutEvent, x.Value, x.lo, x)
			}
			s.drop(y)
			s.join(b, y)
		}
	}
}

// mirrored says whether two attacks are by and upon each other.
func mirrored(x, y *cited) bool {
	return common(x.By, y.On) > 0 && common(x.On, y.By) > 0 && common(x.By, y.By) == 0
}

// drop takes a fact out of the claim that it made alone.
func (s *sourcer) drop(x *cited) {
	for _, b := range s.of[x.ID] {
		if len(b.facts) == 1 {
			s.all = slices.DeleteFunc(s.all, func(o *bundle) bool { return o == b })
		}
	}
}

// ofViolence says whether words are of shooting and the like.
func ofViolence(text string) bool {
	for _, w := range strings.Fields(fold(text)) {
		for _, stem := range []string{"fire", "firing", "shoot", "shot", "attack", "assault", "shell", "bomb", "ambush", "raid", "strike", "struck", "kill", "aggress", "incursion", "invad", "clash", "provocation"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}
