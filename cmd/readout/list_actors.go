package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

// listActors makes the command that counts who takes part.
func listActors(use string) *cobra.Command {
	var o rowOptions
	c := &cobra.Command{
		Use:   use,
		Short: "Count the actors of the database: who acts, to whom it is done, who speaks",
		Long: "Count who takes part in the events and statements of the database: how often as actor,\n" +
			"recipient and speaker, in how many reports and how many independent texts, and when first\n" +
			"and last. With --actor, --source or --target those alone are counted who are meant. Whom\n" +
			"the dictionary means by a name says: readout actors find NAME.",
		Example: `  readout actors --type COERCE,ASSAULT --from 2016
  readout actors --actor Kenya --csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return o.on(c, runPlayers) },
	}
	o.add(c)
	o.ofEvents(c)
	o.ofSources(c)
	o.ofTypes(c, "PLOVER `TYPE` of the event, or TYPE:mode; or the type of a statement's verb")
	return c
}

func runPlayers(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
	list, err := s.Players(c.Context(), f)
	if err != nil {
		return err
	}
	err = write(c, o, eachOf(list), func(p *page, v store.Player) error {
		what := party(store.Party{Name: v.Name, Country: v.Country}) + " " + wording.Spaced(v.Kind)
		right := fmt.Sprintf("%s, %s", wording.Count(int(v.Reports), "report"), wording.Count(int(v.TextGroups), "independent text"))
		p.item(0, 4, what, right)
		days := dayOrRange(v.First, v.Last)
		if v.First != v.Last {
			days = v.First + " to " + v.Last
		}
		p.item(4, 4, fmt.Sprintf("actor %d, recipient %d, speaker %d; %s", v.AsActor, v.AsRecipient, v.AsSpeaker, days), v.Key)
		p.item(4, 4, dim(`"`+wording.Cut(wording.Plain(v.Example), 120)+`"`), v.In)
		return nil
	})
	if err != nil || o.json || o.csv {
		return err
	}
	switch {
	case len(list) == 0:
		_, err = fmt.Fprintln(c.OutOrStdout(), "no actors found")
	case len(list) == f.Limit:
		_, err = fmt.Fprintf(c.OutOrStdout(), "\n%d shown, --limit 0 shows all\n", len(list))
	}
	return err
}
