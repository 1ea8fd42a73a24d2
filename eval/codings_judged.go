package eval

import (
	"embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"readout"
)

//go:embed testdata/codings*.tsv
var judgedFiles embed.FS

// codingsHead is the first line of a file of judged codings.
const codingsHead = "doc\tsha\tstart\tend\tfrom\tto\ttype\tmode\tactors\trecipients\tstatus\ttype_right\tactors_right\tstatus_right\tcause\n"

// A verdict is what a judge said of a coding: yes, no or partly, empty where not
// judged, and a word for why not.
type verdict struct {
	coding
	typeRight, actorsRight, statusRight string
	cause                               string
}

func (v verdict) right() bool {
	return v.typeRight == "yes" && v.actorsRight == "yes" && v.statusRight == "yes"
}

// String is the verdict as a line of the file.
func (v verdict) String() string {
	n := func(i int32) string { return strconv.Itoa(int(i)) }
	return strings.Join([]string{v.doc, v.sha, n(v.trigger.Start), n(v.trigger.End), n(v.evidence.Start), n(v.evidence.End), v.typ, v.mode,
		v.actors.String(), v.recipients.String(), v.status, v.typeRight, v.actorsRight, v.statusRight, v.cause}, "\t")
}

// String writes codes and places: RUS/GOV,USA@12-18,20-23.
func (p parties) String() string {
	var words []string
	for _, s := range p.words {
		words = append(words, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	if len(p.codes)+len(words) == 0 {
		return ""
	}
	return strings.Join(p.codes, ",") + "@" + strings.Join(words, ",")
}

func parseParties(s string) (parties, error) {
	var p parties
	if s == "" {
		return p, nil
	}
	codes, words, ok := strings.Cut(s, "@")
	if !ok {
		return p, fmt.Errorf("parties %q: want CODE,CODE@start-end", s)
	}
	if codes != "" {
		p.codes = strings.Split(codes, ",")
	}
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' }) {
		var span readout.Span
		if _, err := fmt.Sscanf(w, "%d-%d", &span.Start, &span.End); err != nil {
			return p, fmt.Errorf("parties %q: want start-end, not %q", s, w)
		}
		p.words = append(p.words, span)
	}
	return p, nil
}

// A judgedSet is a file of verdicts; its name is what stands after "codings-".
type judgedSet struct {
	name string
	list []verdict
}

// judgedSets returns those of the program, or the one of o.Gold.
func judgedSets(o Options) ([]judgedSet, error) {
	if o.Gold != "" {
		b, err := os.ReadFile(o.Gold)
		if err != nil {
			return nil, err
		}
		s, err := parseJudged(judgedName(o.Gold), string(b))
		return []judgedSet{s}, err
	}
	files, err := judgedFiles.ReadDir("testdata")
	if err != nil {
		return nil, err
	}
	var out []judgedSet
	for _, f := range files {
		b, err := judgedFiles.ReadFile(path.Join("testdata", f.Name()))
		if err != nil {
			return nil, err
		}
		s, err := parseJudged(judgedName(f.Name()), string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func judgedName(file string) string {
	return strings.TrimPrefix(strings.TrimSuffix(filepath.Base(file), ".tsv"), "codings-")
}

func parseJudged(name, text string) (judgedSet, error) {
	s := judgedSet{name: name}
	for i, line := range strings.Split(text, "\n") {
		if i == 0 || line == "" || line[0] == '#' {
			continue
		}
		v, err := parseVerdict(line)
		if err != nil {
			return s, fmt.Errorf("judged codings %s, line %d: %w", name, i+1, err)
		}
		s.list = append(s.list, v)
	}
	return s, nil
}

func parseVerdict(line string) (v verdict, err error) {
	f := strings.Split(line, "\t")
	if want := strings.Count(codingsHead, "\t") + 1; len(f) != want {
		return v, fmt.Errorf("%d columns, want %d", len(f), want)
	}
	var at [4]int32
	for i := range at {
		n, err := strconv.Atoi(f[2+i])
		if err != nil || n < 0 {
			return v, fmt.Errorf("%q is not an offset in bytes", f[2+i])
		}
		at[i] = int32(n)
	}
	v.coding = coding{doc: f[0], sha: f[1], trigger: readout.Span{Start: at[0], End: at[1]}, evidence: readout.Span{Start: at[2], End: at[3]}, typ: f[6], mode: f[7], status: f[10]}
	if v.actors, err = parseParties(f[8]); err != nil {
		return v, err
	}
	if v.recipients, err = parseParties(f[9]); err != nil {
		return v, err
	}
	v.typeRight, v.actorsRight, v.statusRight, v.cause = f[11], f[12], f[13], f[14]
	for _, w := range f[11:14] {
		switch w {
		case "", "yes", "no", "partly":
		default:
			return v, fmt.Errorf("verdict %q: want yes, no or partly", w)
		}
	}
	return v, nil
}
