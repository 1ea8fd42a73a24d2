package processes

import (
	"strings"
)

// issued finds out whether a report is a side's own paper: what a ministry or its agency
// writes is its own word, and not that of a reporter.
func (r *reader) issued() {
	r.voice = Voucher{Kind: VoucherAuthor}
	for _, name := range append([]string{r.entry.Outlet}, r.letterhead()...) {
		if k := r.mouthpiece(name); k != "" {
			r.voice = Voucher{Kind: VoucherSide, Side: k, Name: strings.TrimSpace(name)}
			return
		}
	}
	for _, name := range append([]string{r.entry.Outlet}, r.letterhead()...) {
		if name != "" && (officialName(name) || ofOffice(name)) {
			r.entry.Issuer = strings.TrimSpace(name) // whose it is other reports may tell
			return
		}
	}
}

// letterhead are the first lines of a communiqué that may name who issues it: lines
// that are no sentences and are of an office.
func (r *reader) letterhead() []string {
	text := r.rec.Report.Text
	lines := strings.SplitN(text[:min(len(text), 600)], "\n", 6)
	head := []string{r.rec.Report.Title}
	for _, l := range lines[:min(len(lines), 4)] {
		if l = strings.TrimSpace(l); l != "" && l != head[0] {
			head = append(head, l)
		}
	}
	paper := false
	for _, l := range head {
		paper = paper || isPaper(l)
	}
	if !paper {
		return nil
	}
	var out []string
	for _, l := range head {
		if l != "" && len(l) < 140 && !strings.HasSuffix(l, ".") && ofOffice(l) {
			out = append(out, l)
		}
	}
	return out
}

// isPaper says whether a line is the heading of an official paper: it is the name of an
// office and no sentence, or it says what it is.
func isPaper(line string) bool {
	name := " " + fold(line) + " "
	for _, w := range []string{" communique ", " communiqué ", " press release ", " press statement ", " statement from ", " statement by ", " statement of ", " official statement ", " press service ", " press office ", " communications office ", " for immediate release ", " declaration of the "} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// ofOffice says whether a line names an office of a state.
func ofOffice(line string) bool {
	name := " " + fold(line) + " "
	for _, w := range []string{" ministry ", " minister ", " presidency ", " armed forces ", " foreign ministry ", " border guard ", " state security ", " office of the prime minister ", " office of the president ", " prime minister s office ", " president s office ", " government of ", " embassy ", " general staff ", " chancellery ", " foreign office ", " ministerio ", " ministère "} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
