package queue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// Embedded opens a queue that a server within this process keeps in a folder, which is
// made where there is none. Nobody else can reach it, and no other process can open it
// meanwhile. What was put is on the disk when Put returns, also when the machine loses
// its power.
func Embedded(ctx context.Context, dir string) (Queue, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the folder of the queue cannot be made: %w", err)
	}
	unlock, err := lock(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, fmt.Errorf("the queue in %s is in use by another process, or may not be written (%w)", dir, err)
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "readout", DontListen: true, JetStream: true, StoreDir: dir, SyncAlways: true, NoLog: true, NoSigs: true,
		JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 1 << 40,
	})
	if err != nil {
		unlock()
		return nil, fmt.Errorf("the queue in %s cannot be opened: %w", dir, err)
	}
	go s.Start()
	end := func() {
		s.Shutdown()
		s.WaitForShutdown()
		unlock()
	}
	if !s.ReadyForConnections(20 * time.Second) {
		end()
		return nil, fmt.Errorf("the queue in %s does not start; is the disk full, or the folder of another version?", dir)
	}
	nc, err := nats.Connect("", nats.InProcessServer(s), nats.Name("readout"))
	if err != nil {
		end()
		return nil, fmt.Errorf("the queue in %s does not answer: %w", dir, err)
	}
	q, err := open(ctx, nc, 1)
	if err != nil {
		nc.Close()
		end()
		return nil, fmt.Errorf("the queue in %s cannot be used: %w", dir, err)
	}
	q.end = end
	return q, nil
}

// errLocked says that another process holds a lock.
var errLocked = errors.New("locked")
