//go:build unix

package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver, to make schemas with

	"readout/store"
	"readout/store/postgres"
	"readout/store/storetest"
)

var cluster *storetest.Cluster

// TestMain starts one server for all tests. Where PostgreSQL is missing they are
// skipped, but not by a machine that tests for all (CI is set).
func TestMain(m *testing.M) {
	c, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
		fmt.Println("skipping the tests of store/postgres:", err)
		os.Exit(0)
	case err != nil:
		fmt.Println(err)
		os.Exit(1)
	}
	cluster = c
	code := m.Run()
	if err := c.Stop(); err != nil {
		fmt.Println("stop the server:", err)
		code = 1
	}
	os.Exit(code)
}

var schemas atomic.Int64

// address is that of an empty schema.
func address(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("s%d", schemas.Add(1))
	db, err := sql.Open("pgx", cluster.URL(""))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	return cluster.URL(name)
}

func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := postgres.Open(context.Background(), address(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) { storetest.Run(t, open) }

func BenchmarkPut(b *testing.B) {
	s := open(b)
	defer s.Close()
	storetest.BenchmarkPut(b, s)
}

func TestNoPassword(t *testing.T) {
	for _, a := range []string{
		"postgres://ann:geheim@127.0.0.1:1/x?connect_timeout=1", "postgres://ann:geheim@/x?host=/nowhere", "postgres://ann:geheim@[::1/x", "postgres://ann:geheim@127.0.0.1:port/x", "postgres://ann:geheim@127.0.0.1/x?sslmode=geheim",
	} {
		_, err := postgres.Open(context.Background(), a)
		if err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v", err)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %v", err)
		}
	}
	if s := open(t); !strings.HasPrefix(s.Name(), "postgres://readout@") {
		t.Error(s.Name())
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestBackupIsTheUsers(t *testing.T) {
	s := open(t)
	defer s.Close()
	if err := s.Backup(context.Background(), "x.dump"); err == nil || !strings.Contains(err.Error(), "pg_dump") {
		t.Error(err)
	}
}

// TestSchemas holds that the schema of a newer program is left alone, and that another
// program which writes is waited for.
func TestSchemas(t *testing.T) {
	ctx := context.Background()
	at := address(t)
	s, err := postgres.Open(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	db, err := sql.Open("pgx", at)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec("SELECT pg_advisory_xact_lock($1)", int64(0x7265_6164_6f75_7431)); err != nil {
		t.Fatal(err)
	}
	_, err = s.Begin(ctx, store.Ingest, "")
	if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "another program is writing") {
		t.Error(err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Begin(ctx, store.Ingest, ""); err != nil {
		t.Error(err)
	}
	if _, err := db.Exec("INSERT INTO schema_steps(version, name, at) VALUES (99, 'later', 0)"); err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.Open(ctx, at); !errors.Is(err, store.ErrNewer) || strings.Contains(err.Error(), "\n") {
		t.Error(err)
	}
}

// TestManyOpen opens an empty database from many sides at once, with this program and
// with one whose schema has a step more.
func TestManyOpen(t *testing.T) {
	manyOpen(t, postgres.Open)
	manyOpen(t, postgres.OpenLater)
}

func manyOpen(t *testing.T, open func(context.Context, string) (*store.Store, error)) {
	t.Helper()
	at := address(t)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			s, err := open(context.Background(), at)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

// TestServerStops holds that a server that goes away is told in one line.
func TestServerStops(t *testing.T) {
	s := open(t)
	defer s.Close()
	db, err := sql.Open("pgx", cluster.URL(""))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := s.Begin(context.Background(), store.Ingest, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'readout'"); err != nil {
		t.Fatal(err)
	}
	for range 3 { // connections that were cut are replaced
		if _, err = s.Begin(context.Background(), store.Ingest, ""); err == nil {
			return
		}
		if !errors.Is(err, store.ErrUnavailable) || strings.Contains(err.Error(), "\n") {
			t.Error(err)
		}
	}
	t.Error("the store does not come back:", err)
}
