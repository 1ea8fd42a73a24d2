package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/events"
	"readout/wording"
)

type listOptions struct {
	typ, trigger   string
	counts, groups bool
	json           bool
	own            []string
}

func newFramesList() *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:     "list",
		Short:   "List frames, noun classes or counts",
		Long:    "List the frames and operators with the line that each stands in, of one type or one\ntrigger; or the noun classes that slots ask for; or how many there are.",
		Example: "  readout frames list --type AID\n  readout frames list --trigger attack --frames mine.tsv\n  readout frames list --counts",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runList(c, o) },
	}
	f := c.Flags()
	f.StringVar(&o.typ, "type", "", "of that `TYPE` alone")
	f.StringVar(&o.trigger, "trigger", "", "with that `WORD` in the trigger alone")
	f.BoolVar(&o.counts, "counts", false, "count frames, lemmas and nouns by type")
	f.BoolVar(&o.groups, "classes", false, "list the noun classes and their words")
	f.BoolVar(&o.json, "json", false, "print one JSON object a line")
	addFrames(c, &o.own)
	return c
}

func runList(c *cobra.Command, o listOptions) error {
	o.typ = strings.ToUpper(o.typ)
	if o.typ != "" && o.typ != events.OwnType && o.typ != events.NoType && !slices.Contains(events.Types(), o.typ) {
		return usage("no type %q: types are %s", o.typ, strings.Join(events.Types(), ", "))
	}
	l, err := loadFrames(o.own)
	if err != nil {
		return err
	}
	var b strings.Builder
	switch {
	case o.groups:
		o.classes(&b, l)
	case o.counts:
		printCounts(&b, o.chosen(l))
	default:
		err = o.frames(&b, o.chosen(l))
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.OutOrStdout(), b.String())
	return err
}

// chosen are the frames that the options ask for.
func (o *listOptions) chosen(l *events.Lexicon) []events.FrameInfo {
	return slices.DeleteFunc(l.Frames(), func(f events.FrameInfo) bool {
		return o.typ != "" && f.Type != o.typ || o.trigger != "" && !slices.Contains(strings.Fields(strings.TrimPrefix(f.Trigger, "n:")), strings.TrimPrefix(o.trigger, "n:"))
	})
}

func (o *listOptions) frames(b *strings.Builder, list []events.FrameInfo) error {
	if len(list) == 0 {
		return fmt.Errorf("no such frame; readout frames list --counts shows what there is")
	}
	for _, f := range list {
		if o.json {
			line, err := json.Marshal(f)
			if err != nil {
				return err
			}
			b.Write(append(line, '\n'))
			continue
		}
		what := strings.TrimSpace(f.Type + " " + f.Mode)
		if f.Kind != "" {
			what = strings.TrimSpace("operator " + f.Kind + " " + what)
		}
		what = strings.Join(slices.DeleteFunc([]string{what, f.CAMEO, f.Code}, func(s string) bool { return s == "" }), " ")
		fmt.Fprintf(b, "%-28s %-26s %s\n", f.Source, what, wording.Plain(strings.TrimSpace(f.Trigger+"  "+f.Slots)))
	}
	return nil
}

func (o *listOptions) classes(b *strings.Builder, l *events.Lexicon) {
	all := l.Classes()
	for _, c := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(b, "@%s  %s\n", c, strings.Join(all[c], " "))
	}
}

// printCounts writes how many frames there are of each type, over how many verbs
// and nouns.
func printCounts(b *strings.Builder, list []events.FrameInfo) {
	type number struct {
		frames       int
		verbs, nouns map[string]bool
	}
	all := map[string]*number{}
	add := func(name string, f *events.FrameInfo) {
		n := all[name]
		if n == nil {
			n = &number{verbs: map[string]bool{}, nouns: map[string]bool{}}
			all[name] = n
		}
		n.frames++
		if noun, ok := strings.CutPrefix(f.Trigger, "n:"); ok {
			n.nouns[noun] = true
		} else {
			n.verbs[strings.Fields(f.Trigger)[0]] = true
		}
	}
	for i := range list {
		f := &list[i]
		name := f.Type
		if f.Kind != "" {
			name = "operators"
		}
		add(name, f)
		add("~ all", f) // behind all others
	}
	fmt.Fprintf(b, "%-10s %7s %7s %7s\n", "", "frames", "verbs", "nouns")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		n := all[name]
		fmt.Fprintf(b, "%-10s %7d %7d %7d\n", strings.TrimPrefix(name, "~ "), n.frames, len(n.verbs), len(n.nouns))
	}
}
