package queue

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// serve is a NATS server of a cluster: dir holds its configuration.
func serve(dir string) {
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
	s.WaitForShutdown()
}

// A cluster is three servers, each a process of its own that can be killed.
type cluster struct {
	t     *testing.T
	dirs  [3]string
	ports [3]int
	procs [3]*exec.Cmd
}

func free(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func startCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{t: t}
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
		c.start(i)
	}
	t.Cleanup(func() {
		for i := range c.procs {
			c.kill(i)
		}
	})
	return c
}

func (c *cluster) start(i int) {
	c.t.Helper()
	p := exec.Command(os.Args[0])
	p.Env = append(os.Environ(), "READOUT_TEST_NATS="+c.dirs[i])
	var out bytes.Buffer
	p.Stdout, p.Stderr = &out, &out
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.procs[i] = p
}

func (c *cluster) kill(i int) {
	_ = c.procs[i].Process.Kill()
	_ = c.procs[i].Wait()
}

func (c *cluster) address() string {
	var list []string
	for _, p := range c.ports {
		list = append(list, fmt.Sprintf("nats://127.0.0.1:%d", p))
	}
	return strings.Join(list, ",")
}

func (c *cluster) open() Queue {
	c.t.Helper()
	var q Queue
	var err error
	for range 40 {
		if q, err = Open(c.t.Context(), c.address(), os.Getenv); err == nil {
			return q
		}
		time.Sleep(250 * time.Millisecond)
	}
	c.t.Fatal(err)
	return nil
}

// TestCluster_Kill puts and does tasks on three servers while each of them is killed
// once: nothing is lost, and what is done twice is counted. READOUT_TASKS is how many.
func TestCluster_Kill(t *testing.T) {
	n := 3000
	if s := os.Getenv("READOUT_TASKS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	c := startCluster(t)
	q := c.open()
	defer q.Close()
	worker := c.open()
	defer worker.Close()

	var mu sync.Mutex
	done := map[string]int{}
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		err := worker.Work(ctx, 8, func(_ context.Context, x Task) error {
			time.Sleep(20 * time.Millisecond) // so that there is work left when the last server is killed
			mu.Lock()
			defer mu.Unlock()
			done[x.ID]++
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	all.Go(func() {
		list := tasks(n)
		for len(list) > 0 {
			k := min(100, len(list))
			if err := q.Put(ctx, list[:k]...); err != nil {
				t.Error(err)
			}
			list = list[k:]
		}
	})
	r := rand.New(rand.NewPCG(11, 12))
	count := func() int { mu.Lock(); defer mu.Unlock(); return len(done) }
	for i := range c.procs {
		for end := time.Now().Add(time.Minute); count() < (i+1)*n/5 && time.Now().Before(end); {
			time.Sleep(10 * time.Millisecond)
		}
		if count() == n {
			t.Errorf("all was done before server %d was killed", i)
		}
		c.kill(i)
		time.Sleep(time.Duration(200+r.IntN(800)) * time.Millisecond)
		c.start(i)
		time.Sleep(2 * time.Second) // the other two have to have what it missed before one of them goes
	}
	for end := time.Now().Add(2 * time.Minute); count() < n && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	all.Wait()
	again := 0
	for _, k := range done {
		again += k - 1
	}
	if len(done) != n {
		t.Errorf("%d of %d tasks were lost", n-len(done), n)
	}
	t.Logf("%d tasks, each server killed once: %d lost, %d done again", n, n-len(done), again)
}
