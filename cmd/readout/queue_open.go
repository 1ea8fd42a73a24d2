package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"readout/queue"
	"readout/store"
	"readout/store/postgres"
)

// queueFlags say which queue a command works on, and where the pages of its tasks lie.
type queueFlags struct{ at, pages string }

func (o *queueFlags) add(c *cobra.Command, more string) {
	c.Flags().StringVar(&o.at, "queue", "", "the queue: `WHERE` is "+more+"embedded (kept in a folder beside the database, or embedded:FOLDER) or nats://HOST:4222 (three with commas between for a cluster)")
	c.Flags().StringVar(&o.pages, "pages", "", "keep the pages of tasks in `FOLDER`, which all workers reach, instead of in the queue")
}

// memoryQueue is the name of the queue that lives as long as the command.
const memoryQueue = "memory"

// An opened is a queue with the pages of its tasks.
type opened struct {
	queue.Queue
	pages queue.Pages
	kind  string // memory, embedded, nats
}

// open opens the queue of the flags; database is the --db that was given, for the folder of
// an embedded one.
func (o *queueFlags) open(ctx context.Context, s *store.Store, memory bool) (*opened, error) {
	q := &opened{}
	var err error
	switch kind, rest, _ := strings.Cut(o.at, ":"); {
	case o.at == "":
		return nil, usage("say which queue: --queue embedded or --queue nats://HOST:4222")
	case o.at == memoryQueue && memory:
		q.kind, q.Queue = memoryQueue, queue.NewMemory()
	case o.at == memoryQueue:
		return nil, usage("a queue in memory ends with the command that made it: give --queue embedded or nats://HOST:4222")
	case kind == "embedded":
		if rest == "" {
			rest = s.Name() + "-queue"
			if postgres.Is(s.Name()) {
				return nil, usage("--queue embedded beside a PostgreSQL needs a folder: --queue embedded:FOLDER")
			}
		}
		q.kind = kind
		q.Queue, err = queue.Embedded(ctx, rest)
	case kind == "nats", kind == "tls":
		q.kind = "nats"
		q.Queue, err = queue.Open(ctx, o.at, os.Getenv)
	default:
		return nil, usage("--queue %s is no queue: it is memory, embedded, embedded:FOLDER or nats://HOST:4222", o.at)
	}
	if err != nil {
		return nil, err
	}
	q.pages = q.Queue.(queue.Pages)
	if o.pages != "" {
		dir, err := filepath.Abs(o.pages)
		if err == nil {
			q.pages, err = queue.NewFolder(dir)
		}
		if err != nil {
			_ = q.Close() // the error that counts is the first
			return nil, err
		}
	}
	return q, nil
}
