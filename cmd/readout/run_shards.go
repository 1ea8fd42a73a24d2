package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/export"
	"readout/wording"
)

// A shardsStanding is how far a list is of which shards are made.
type shardsStanding struct {
	List    string   `json:"list"`
	Listed  int      `json:"listed"`
	Done    int      `json:"done"`
	Cut     int      `json:"cut"` // read as far as they go
	Failed  int      `json:"failed"`
	Missing int      `json:"missing"`
	Shards  int      `json:"shards"` // of all that are there, each counted once
	Reports int64    `json:"reports"`
	Wrong   []string `json:"wrong"`
}

// standingOf holds a list, the one given last where name is empty, against the folder of
// shards: each file of it, and each shard byte by byte.
func standingOf(dir, name string) (at shardsStanding, err error) {
	book := &export.ShardBook{Dir: dir}
	list, err := book.List(name)
	if errors.Is(err, export.ErrNoList) {
		return at, fmt.Errorf("%s holds no list of what was to be read; readout ingest --shards %s --list FILE makes it", dir, dir)
	}
	if err != nil {
		return at, err
	}
	at = shardsStanding{List: list.Run, Listed: len(list.Sources), Wrong: []string{}}
	seen := map[string]bool{}
	for _, s := range list.Sources {
		line, err := book.Source(s.Source, list.How)
		switch {
		case err != nil:
			return at, err
		case line == nil:
			at.Missing++
			continue
		case line.State == export.SourceFailed:
			at.Failed++
			at.Wrong = append(at.Wrong, s.Source+": "+line.Reason)
		case line.State == export.SourceCut:
			at.Cut++
			at.Wrong = append(at.Wrong, s.Source+": "+line.Reason)
		default:
			at.Done++
		}
		if line.Shard == "" || seen[line.Shard] {
			continue
		}
		seen[line.Shard] = true
		shard, err := book.Shard(line.Shard)
		if err != nil {
			return at, err
		}
		if shard == nil {
			at.Wrong = append(at.Wrong, s.Source+": its shard is gone; readout ingest --shards makes it again")
			continue
		}
		at.Shards++
		at.Reports += shard.Files["reports"].Rows
		if err := export.CheckShard(dir, shard.Shard, shard.Files); err != nil {
			at.Wrong = append(at.Wrong, err.Error()+"; readout ingest --shards --again makes it anew")
		}
	}
	if at.Missing > 0 {
		at.Wrong = append(at.Wrong, fmt.Sprintf("%d not dealt with yet: call readout ingest --shards with the same list again", at.Missing))
	}
	others, err := book.Others(list.How)
	if err == nil && len(others) > 0 {
		at.Wrong = append(at.Wrong, fmt.Sprintf("shards of other versions lie there too (%s): who reads *.parquet counts reports twice", strings.Join(others, ", ")))
	}
	return at, err
}

// tellShards prints how far a list is.
func tellShards(c *cobra.Command, dir string, args []string, asJSON bool) error {
	name := ""
	if len(args) > 1 {
		return usage("give the name of one list; they lie in %s/lists", dir)
	}
	if len(args) == 1 {
		name = args[0]
	}
	at, err := standingOf(dir, name)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if asJSON {
		return writeJSON(w, at)
	}
	fmt.Fprintf(w, "list %s: %s, %d whole, %d cut off, %d failed, %d missing\n%s of %s\n", at.List, wording.Count(at.Listed, "file"), at.Done, at.Cut, at.Failed, at.Missing,
		wording.Count(at.Shards, "shard"), wording.Count(int(at.Reports), "report"))
	for _, x := range at.Wrong {
		fmt.Fprintln(w, "wrong:", wording.Plain(x))
	}
	return nil
}
