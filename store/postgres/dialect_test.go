package postgres

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"readout/store"
)

func TestBind(t *testing.T) {
	for q, want := range map[string]string{
		"": "", "?": "?", "?1": "$1", "a ?12, ?3": "a $12, $3", "'?1' ?1": "'?1' $1", `"?1" ?2`: `"?1" $2`, "'it''s ?1' ?1": "'it''s ?1' $1", "a ? b": "a ? b", "'": "'", "ESCAPE '!' ?1": "ESCAPE '!' $1",
	} {
		if got := (dialect{}).Bind(q); got != want {
			t.Errorf("%s: %s, want %s", q, got, want)
		}
	}
}

func TestKeep(t *testing.T) {
	d := dialect{name: "postgres://ann@host/db"}
	t.Setenv(allowed, "")
	if err := d.Keep(context.Background(), nil, 1); err == nil || !strings.Contains(err.Error(), "pg_dump") || !strings.Contains(err.Error(), allowed+"=1") || strings.Contains(err.Error(), "\n") {
		t.Error(err)
	}
	t.Setenv(allowed, "1")
	if err := d.Keep(context.Background(), nil, 1); err != nil {
		t.Error(err)
	}
}

func TestExplain(t *testing.T) {
	for code, hint := range map[string]string{
		"53100": "make room", "55P03": "another program", "40P01": "another program", "57P01": "run the same command again", "28P01": "PGPASSWORD", "3D000": "createdb", "42501": "ask its owner", "XX001": "restore", "53300": "raise its limits",
	} {
		err := explain("db", &pgconn.PgError{Code: code, Message: "two\nlines"})
		if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), hint) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", code, err, hint)
		}
	}
	if err := explain("db", &pgconn.PgError{Code: "42601"}); errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a mistake of ours is no fault of the database: %v", err)
	}
}

func TestName(t *testing.T) {
	for a, want := range map[string]bool{"postgres://a/b": true, "postgresql://a/b": true, "a.db": false, "/postgres": false, "": false} {
		if Is(a) != want {
			t.Errorf("%s: %v", a, !want)
		}
	}
}
