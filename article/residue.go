package article

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/residue.tsv
var data embed.FS

// A cue is one pattern of page furniture; see data/residue.tsv.
type cue struct {
	text  string
	match string // whole, start, end or within
	kind  string
	words int // the line has at most so many
}

// cues holds the patterns: those of whole lines by their text, the others in order.
type cues struct {
	whole map[string]string
	parts []cue
}

var cuesOnce = sync.OnceValue(func() *cues {
	c, err := loadCues()
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return c
})

func loadCues() (*cues, error) {
	c := &cues{whole: map[string]string{}}
	err := readTSV("data/residue.tsv", 5, func(f []string) error {
		n, err := strconv.Atoi(f[3])
		if err != nil {
			return err
		}
		if f[0] != flat(f[0]) && f[1] == "whole" {
			return fmt.Errorf("%q is not written as it is compared: %q", f[0], flat(f[0]))
		}
		switch f[1] {
		case "whole":
			c.whole[f[0]] = f[2]
		case "start", "end", "within":
			c.parts = append(c.parts, cue{f[0], f[1], f[2], n})
		default:
			return fmt.Errorf("unknown match %q", f[1])
		}
		return nil
	})
	return c, err
}

// readTSV gives f the fields of every line below the header; errors name file and line.
func readTSV(name string, fields int, f func([]string) error) error {
	b, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	for i, l := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		row := strings.Split(l, "\t")
		if len(row) != fields {
			err = fmt.Errorf("%d fields, want %d", len(row), fields)
		} else if i > 0 {
			err = f(row)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// maxFurniture is the most words of a line that can be page furniture.
const maxFurniture = 60

// kind returns the kind of residue that a line is by its words, empty for none.
func (c *cues) kind(s string) string {
	if len(s) > 600 {
		return ""
	}
	words := len(strings.Fields(s))
	if words > maxFurniture {
		return ""
	}
	f := flat(s)
	if k := c.whole[f]; k != "" {
		return k
	}
	if !strings.HasSuffix(s, ".") && networks(f) {
		return "share"
	}
	if address(f) {
		return "other"
	}
	best := cue{}
	trimmed := strings.ReplaceAll(strings.TrimLeft(s, " -–—*•·>»[("), "’", "'")
	low := strings.ToLower(trimmed)
	for _, x := range c.parts {
		if words <= x.words && len(x.text) > len(best.text) && x.fits(trimmed, low, f) {
			best = x
		}
	}
	if best.kind == "" && words <= maxPointer && pointer(f) {
		return "related"
	}
	return best.kind
}

// fits says whether a line has the cue: line is the line as it stands, low in
// small letters, flat as it is compared.
func (x cue) fits(line, low, flat string) bool {
	switch x.match {
	case "end":
		return strings.HasSuffix(flat, x.text)
	case "within":
		return strings.Contains(flat, x.text)
	}
	if !strings.HasPrefix(low, x.text) || !wordEnd(low[len(x.text):]) {
		return false
	}
	if strings.HasSuffix(x.text, " by") && len(line) == len(low) { // names follow, not “by monitors”
		return unicode.IsUpper(firstRune(strings.TrimLeft(line[len(x.text):], ": ")))
	}
	return true
}

func wordEnd(rest string) bool {
	r := firstRune(rest)
	return rest == "" || !unicode.IsLetter(r) && r != '\''
}

// networks says whether s is nothing but names of networks, as on a share bar.
func networks(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		switch strings.Trim(w, ",|·•/") {
		case "facebook", "twitter", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "tumblr", "flipboard", "messenger", "pocket", "instagram", "youtube", "bluesky", "threads", "mastodon", "x", "email", "e-mail", "mail", "print", "sms", "copy", "link", "share", "rss", "vk", "viber", "line", "google+":
			n++
		case "", "and", "via", "on", "by", "or", "more", "0", "1":
		default:
			return false
		}
	}
	return n >= 2
}

// address says whether a line is nothing but addresses of pages, mail or handles.
func address(f string) bool {
	words := strings.Fields(f)
	for _, w := range words {
		if !strings.Contains(w, "://") && !strings.Contains(w, "@") && !strings.HasPrefix(w, "www.") && !strings.HasPrefix(w, "twitter.com/") {
			return false
		}
	}
	return len(words) > 0
}

// maxPointer is the most words of a line that sends readers elsewhere.
const maxPointer = 24

// pointer says whether a line sends readers to an address ("More on the talks
// at https://...", "Email her at ...").
func pointer(f string) bool {
	first, rest, _ := strings.Cut(f, " ")
	switch first {
	case "follow", "more", "read", "see", "watch", "listen", "email", "e-mail", "contact", "write", "download", "visit", "reach", "find", "subscribe", "join":
		return strings.Contains(rest, "://") || strings.Contains(rest, "@") || strings.Contains(rest, "www.")
	}
	return false
}
