package main

import "readout"

// claimed writes what the report passes on without vouching for it: events that
// are alleged or rest on a source's word alone.
func (p *page) claimed() {
	first := true
	for i := range p.Record.Events {
		e := &p.Record.Events[i]
		if !p.OnlyClaimed(e) {
			continue
		}
		if first {
			p.heading(bold("ONLY CLAIMED"), "")
			first = false
		}
		p.claim(e)
	}
}

func (p *page) claim(e *readout.Event) {
	s := p.deed(e)
	if e.Status == readout.Alleged {
		s += " - " + statusWord(e.Status)
	} else {
		s += " - " + styled(stylePurple, "claimed")
	}
	who := p.Vouched(e.VouchedBy)
	if who == "" || who == "the report" {
		who = "nobody named"
	}
	p.item(2, 4, s+" by "+who, "")
	p.item(4, 4, p.eventText(e), p.refs(append([]readout.Span{e.Trigger}, e.Evidence...)...))
}
