package main

import (
	"strings"

	"readout/processes"
	"readout/wording"
)

// How many claims of a kind are shown, and how many passages prove one that is disputed:
// what is said, and what is said against it.
const (
	mostClaims    = 8
	mostVersions  = 3
	mostBothSides = 1
)

// claims tells what is disputed and what both sides say.
func (q *ledgerPage) claims() {
	q.claimed("DISPUTED", processes.Disputed, mostVersions)
	q.claimed("BOTH SIDES SAY", processes.BothSides, mostBothSides)
}

func (q *ledgerPage) claimed(title, how string, cites int) {
	n := 0
	for i := range q.p.Claims {
		c := &q.p.Claims[i]
		if c.How != how {
			continue
		}
		if n++; n == 1 {
			q.heading(bold(title), "")
		}
		if n > mostClaims {
			continue
		}
		s, who := q.Matter(c), q.Standing(c)
		if s != "" && who != "" {
			s += ": "
		}
		s += who
		q.item(2, 4, bold(wording.Capital(s)), dim(q.Formerly(c)))
		q.cite(4, c.Facts, cites)
	}
	if n > mostClaims {
		q.item(2, 4, dim(wording.Count(n-mostClaims, "more claim")+"; --json has all"), "")
	}
}

// disputed says in a sentence each what is disputed.
func (b *briefing) disputed() {
	n := 0
	for i := range b.p.Claims {
		c := &b.p.Claims[i]
		if c.How != processes.Disputed {
			continue
		}
		if n++; n > mostClaims {
			return
		}
		s := b.Matter(c)
		if c.About == processes.AboutSaid {
			s = `"` + wording.Cut(strings.Trim(wording.Plain(c.Words.Words), `"“” ,`), mostCited) + `"`
		}
		b.say("", wording.Capital("disputed: "+s+" ("+b.Standing(c)+")."), c.Facts, mostVersions)
	}
}
