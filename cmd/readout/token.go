package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/web/access"
	"readout/wording"
)

// newToken makes the commands that say who may ask readout serve.
func newToken() *cobra.Command {
	c := &cobra.Command{
		Use:   "token",
		Short: "Say who may ask readout serve: make tokens, list them, take them back",
		Long: "Make tokens for persons and programs that ask readout serve from elsewhere. A viewer reads,\n" +
			"an editor corrects too, an admin does all. Only the hash of a token is kept: it is printed\n" +
			"once. A server that runs takes notice of changes within a second.",
		Example: "  readout token add 'Ana Ruiz' --role editor --days 90\n  readout token list\n  readout token revoke t3k9q2m7a",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newTokenAdd(), newTokenList(), newTokenRevoke())
	return c
}

func newTokenAdd() *cobra.Command {
	var o tokensFlag
	var role string
	var days int
	var asJSON bool
	c := &cobra.Command{
		Use:   "add NAME",
		Short: "Make a token for a person or program, and print it this once",
		Args:  oneArg("token add needs the name of the person or program, such as 'Ana Ruiz'"),
		RunE: func(c *cobra.Command, args []string) error {
			if days < 0 || days > 3650 {
				return usage("--days %d: a token lasts 1 to 3650 days, or 0 for ever", days)
			}
			t, err := o.open()
			if err != nil {
				return err
			}
			var until time.Time
			if days > 0 {
				until = time.Now().UTC().Truncate(time.Second).AddDate(0, 0, days)
			}
			x, secret, err := t.Add(args[0], access.Role(role), until)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(map[string]any{"id": x.ID, "name": x.Name, "role": x.Role, "token": secret})
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s of %s (%s)\n%s\nshown this once; a program sends it as Authorization: Bearer TOKEN\n", x.ID, wording.Plain(x.Name), x.Role, secret)
			return err
		},
	}
	o.add(c)
	c.Flags().StringVar(&role, "role", string(access.Viewer), "what it allows: viewer, editor or admin")
	c.Flags().IntVar(&days, "days", 90, "after how many `DAYS` it ends; 0 for never")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func newTokenList() *cobra.Command {
	var o tokensFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List tokens: whose they are and how long they last",
		Args:  noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			t, err := o.open()
			if err != nil {
				return err
			}
			for _, x := range t.List() {
				until := "for ever"
				if !x.Expires.IsZero() {
					until = "until " + x.Expires.Format(time.DateOnly)
				}
				if !x.Valid(time.Now()) {
					until = "ended " + x.Expires.Format(time.DateOnly)
				}
				if asJSON {
					x.Hash = ""
					err = json.NewEncoder(c.OutOrStdout()).Encode(x)
				} else {
					_, err = fmt.Fprintf(c.OutOrStdout(), "%s  %-6s  %-16s  %s\n", x.ID, x.Role, until, wording.Plain(x.Name))
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	o.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, a token a line")
	return c
}

func newTokenRevoke() *cobra.Command {
	var o tokensFlag
	c := &cobra.Command{
		Use:   "revoke ID",
		Short: "Take a token back: it counts no more, nor do the logins made with it",
		Args:  oneArg("token revoke needs the id of a token; readout token list shows them"),
		RunE: func(_ *cobra.Command, args []string) error {
			t, err := o.open()
			if err != nil {
				return err
			}
			return t.Revoke(args[0])
		},
	}
	o.add(c)
	return c
}
