// Package queuetest starts clusters of NATS servers for tests, each server a process of
// its own that can be killed: the test's own program, started again. Its TestMain calls
// [Serve] first.
package queuetest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"readout/queue"
)

// asServer names the folder of a server in its environment.
const asServer = "READOUT_TEST_NATS"

// Serve is the server where this process was started to be one, until it is killed; else
// it returns at once.
func Serve() {
	dir := os.Getenv(asServer)
	if dir == "" {
		return
	}
	opts, err := server.ProcessConfigFile(filepath.Join(dir, "nats.conf"))
	if err != nil {
		panic(err)
	}
	opts.NoSigs = true
	s, err := server.NewServer(opts)
	if err != nil {
		panic(err)
	}
	s.Start()
	go func() { // it ends with the test, however that ends
		_, _ = os.Stdin.Read(make([]byte, 1))
		os.Exit(0)
	}()
	s.WaitForShutdown()
	os.Exit(0)
}

// A Cluster is three servers.
type Cluster struct {
	t     testing.TB
	dirs  [3]string
	ports [3]int
	procs [3]*exec.Cmd
	holds [3]*os.File // closing it ends the server
}

func free(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// Start starts a cluster that ends with the test.
func Start(t testing.TB) *Cluster {
	t.Helper()
	c := &Cluster{t: t}
	var routes [3]int
	for i := range c.dirs {
		c.dirs[i], c.ports[i], routes[i] = t.TempDir(), free(t), free(t)
	}
	for i, dir := range c.dirs {
		conf := fmt.Sprintf("server_name: n%d\nlisten: 127.0.0.1:%d\njetstream { store_dir: %q, sync_interval: always }\ncluster { name: c, listen: 127.0.0.1:%d, routes: [nats://127.0.0.1:%d, nats://127.0.0.1:%d, nats://127.0.0.1:%d] }\n",
			i, c.ports[i], filepath.Join(dir, "js"), routes[i], routes[0], routes[1], routes[2])
		if err := os.WriteFile(filepath.Join(dir, "nats.conf"), []byte(conf), 0o600); err != nil {
			t.Fatal(err)
		}
		c.Restart(i)
	}
	t.Cleanup(func() {
		for i := range c.procs {
			c.Kill(i)
		}
	})
	return c
}

// Restart starts server i, with what it kept.
func (c *Cluster) Restart(i int) {
	c.t.Helper()
	p := exec.Command(os.Args[0])
	p.Env = append(os.Environ(), asServer+"="+c.dirs[i])
	var out bytes.Buffer
	p.Stdout, p.Stderr = &out, &out
	in, hold, err := os.Pipe()
	if err != nil {
		c.t.Fatal(err)
	}
	defer in.Close()
	p.Stdin = in
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.procs[i], c.holds[i] = p, hold
}

// Kill kills server i with SIGKILL.
func (c *Cluster) Kill(i int) {
	_ = c.procs[i].Process.Kill()
	_ = c.procs[i].Wait()
	_ = c.holds[i].Close()
}

// Address is the address of the cluster as --queue takes it.
func (c *Cluster) Address() string {
	var list []string
	for _, p := range c.ports {
		list = append(list, fmt.Sprintf("nats://127.0.0.1:%d", p))
	}
	return strings.Join(list, ",")
}

// Open opens the queue, as soon as the servers have found each other.
func (c *Cluster) Open(ctx context.Context) queue.Queue {
	c.t.Helper()
	var q queue.Queue
	var err error
	for range 40 {
		if q, err = queue.Open(ctx, c.Address(), os.Getenv); err == nil {
			return q
		}
		time.Sleep(250 * time.Millisecond)
	}
	c.t.Fatal(err)
	return nil
}
