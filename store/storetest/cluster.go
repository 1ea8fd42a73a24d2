//go:build unix

package storetest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A Cluster is a PostgreSQL server of a test's own, on a socket in a temporary folder.
// It ends with the program that started it, however that ends.
type Cluster struct {
	bin    string
	as     *syscall.Credential
	dir    string
	server *exec.Cmd
	hold   *os.File // closing it stops the server
}

// ErrNoPostgres says that PostgreSQL is not installed, and how to install it.
var ErrNoPostgres = errors.New("PostgreSQL is not installed, or its initdb is not where Debian has it; to install: apt-get install postgresql")

// StartCluster makes a server; ErrNoPostgres where there is none to be had.
func StartCluster() (*Cluster, error) {
	bin, err := postgresBin()
	if err != nil {
		return nil, err
	}
	as, err := notRoot()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("/tmp", "pg")
	if err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, bin: bin, as: as}
	if err := c.start(); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	return c, nil
}

// postgresBin finds the folder of initdb: the newest that Debian has, or where the
// path leads.
func postgresBin() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err == nil && len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	p, err := exec.LookPath("initdb")
	if err != nil {
		return "", ErrNoPostgres
	}
	return filepath.Dir(p), nil
}

// notRoot is the user postgres for root, whom the server refuses; nil for others.
func notRoot() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("%w (there is no user postgres)", ErrNoPostgres)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
}

func (c *Cluster) start() error {
	bin, as := c.bin, c.as
	if as != nil {
		if err := os.Chown(c.dir, int(as.Uid), int(as.Gid)); err != nil {
			return err
		}
	}
	data := filepath.Join(c.dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-A", "trust", "-U", "readout", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = c.dir, &syscall.SysProcAttr{Credential: as}
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return c.run()
}

// Restart ends the server, with all connections to it, and starts it again.
func (c *Cluster) Restart() error {
	if err := errors.Join(c.hold.Close(), c.server.Wait()); err != nil {
		return err
	}
	return c.run()
}

func (c *Cluster) run() error {
	bin, as, data := c.bin, c.as, filepath.Join(c.dir, "data")
	// the shell ends the server when its input ends, and that does when this program does
	script := `"$1" -D "$2" -k "$3" -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60 >"$3/log" 2>&1 </dev/null & p=$!
		read x; kill -INT $p; wait $p`
	c.server = exec.Command("/bin/sh", "-c", script, "sh", filepath.Join(bin, "postgres"), data, c.dir)
	c.server.Dir, c.server.SysProcAttr = c.dir, &syscall.SysProcAttr{Credential: as}
	in, hold, err := os.Pipe()
	if err != nil {
		return err
	}
	defer in.Close()
	c.server.Stdin, c.hold = in, hold
	if err := c.server.Start(); err != nil {
		return err
	}
	for range 300 {
		if err := exec.Command(filepath.Join(bin, "pg_isready"), "-q", "-h", c.dir).Run(); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(c.dir, "log")) // what there is of it helps
	return fmt.Errorf("the server does not start: %s", log)
}

// URL is the address of a database of the server; schema, if not empty, is where its
// tables are looked for.
func (c *Cluster) URL(schema string) string {
	u := "postgres://readout@/postgres?host=" + c.dir
	if schema != "" {
		u += "&search_path=" + strings.ToLower(schema)
	}
	return u
}

// Stop ends the server and takes its files away.
func (c *Cluster) Stop() error {
	var err error
	if c.server != nil && c.server.Process != nil {
		err = errors.Join(c.hold.Close(), c.server.Wait())
	}
	return errors.Join(err, os.RemoveAll(c.dir))
}
