package postgres

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/jackc/pgx/v5"
)

// A Dumped says what a dump holds.
type Dumped struct{ Reports, Records int64 }

// dumpEnv is how PostgreSQL's own programs are told where the database is: in their
// environment, for arguments can be read by everybody on the machine.
func dumpEnv(cfg *pgx.ConnConfig, address string) []string {
	env := append(os.Environ(), "PGHOST="+cfg.Host, fmt.Sprintf("PGPORT=%d", cfg.Port), "PGUSER="+cfg.User, "PGDATABASE="+cfg.Database, "PGPASSWORD="+cfg.Password, "PGAPPNAME=readout")
	if _, after, ok := strings.Cut(address, "sslmode="); ok {
		mode, _, _ := strings.Cut(after, "&")
		env = append(env, "PGSSLMODE="+mode)
	}
	return env
}

// tool runs one of PostgreSQL's programs; what it says last is the error.
func tool(ctx context.Context, env []string, out io.Writer, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	var said bytes.Buffer
	c.Env, c.Stdout, c.Stderr = env, out, &said
	err := c.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%s is not there: install PostgreSQL's client programs, of the server's version or a newer one", name)
	}
	if err != nil {
		return fmt.Errorf("%s failed: %s", name, firstLine(said.String()))
	}
	return nil
}

// Dump writes the database to a file that does not exist yet, as it is at one moment,
// while others read and write; by pg_dump, whose form every PostgreSQL of that version or
// a newer one takes. What was written is read again and counted against that moment. Cut
// short, it leaves nothing under the name.
func Dump(ctx context.Context, address, file string) (d Dumped, err error) {
	if _, err := os.Stat(file); err == nil {
		return d, fmt.Errorf("%s is there already: give another name", file)
	}
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return d, errors.New("the address of the database is not understood")
	}
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return d, dialect{name: name(cfg)}.Explain(err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return d, err
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // it only read
	var moment, schema string
	if err := tx.QueryRow(ctx, `SELECT pg_export_snapshot(), current_schema(), (SELECT count(*) FROM reports), (SELECT count(*) FROM records)`).Scan(&moment, &schema, &d.Reports, &d.Records); err != nil {
		return d, dialect{name: name(cfg)}.Explain(err)
	}
	part := file + ".part"
	env := dumpEnv(cfg, address)
	if err := tool(ctx, env, io.Discard, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--snapshot="+moment, "--schema="+schema, "--file="+part); err != nil {
		return d, errors.Join(err, os.RemoveAll(part))
	}
	for table, want := range map[string]int64{"reports": d.Reports, "records": d.Records} {
		n := &rowCounter{}
		w := bufio.NewWriterSize(n, 1<<16)
		err := tool(ctx, env, w, "pg_restore", "--data-only", "--schema="+schema, "--table="+table, "--file=-", part)
		if err = errors.Join(err, w.Flush()); err == nil && n.rows != want {
			err = fmt.Errorf("the copy holds %d %s of %d: try again, and look at the disk", n.rows, table, want)
		}
		if err != nil {
			return d, errors.Join(err, os.RemoveAll(part))
		}
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return d, err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return d, err
	}
	return d, os.Rename(part, file)
}

// A rowCounter counts the rows that pg_restore prints between COPY and \. .
type rowCounter struct {
	rows   int64
	inside bool
	line   []byte // begin of a line that is not whole yet, no longer than needed
}

func (c *rowCounter) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		line, after, whole := bytes.Cut(rest, []byte{'\n'})
		if room := 5 - len(c.line); room > 0 {
			c.line = append(c.line, line[:min(room, len(line))]...)
		}
		if !whole {
			break
		}
		rest = after
		switch {
		case !c.inside:
			c.inside = string(c.line) == "COPY "
		case string(c.line) == `\.`:
			c.inside = false
		default:
			c.rows++
		}
		c.line = c.line[:0]
	}
	return len(p), nil
}

// Undump makes a database of what Dump wrote, all or nothing, where there are no tables of
// readout yet.
func Undump(ctx context.Context, file, address string) error {
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return errors.New("the address of the database is not understood")
	}
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return dialect{name: name(cfg)}.Explain(err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var tables int
	var schema string
	if err := conn.QueryRow(ctx, `SELECT count(*), current_schema() FROM information_schema.tables WHERE table_schema = current_schema()`).Scan(&tables, &schema); err != nil {
		return err
	}
	if tables > 0 {
		return fmt.Errorf("%s has tables already: give an empty database", name(cfg))
	}
	// CREATE SCHEMA of the dump would fail where the schema is there, so it is left out
	var list bytes.Buffer
	env := dumpEnv(cfg, address)
	if err := tool(ctx, env, &list, "pg_restore", "--list", file); err != nil {
		return err
	}
	var keep []string
	for line := range strings.Lines(list.String()) {
		if f := strings.Fields(line); !strings.HasPrefix(line, ";") && len(f) > 4 && f[3] != "SCHEMA" && !(f[3] == "COMMENT" && f[5] == "SCHEMA") {
			keep = append(keep, line)
		}
	}
	toc, err := os.CreateTemp("", "readout-restore-")
	if err != nil {
		return err
	}
	defer os.Remove(toc.Name())
	_, err = toc.WriteString(strings.Join(keep, ""))
	if err = errors.Join(err, toc.Close()); err != nil {
		return err
	}
	return replay(ctx, env, func(out io.Writer) error {
		return tool(ctx, env, out, "pg_restore", "--file=-", "--no-owner", "--no-privileges", "--use-list="+toc.Name(), file)
	}, schema)
}

// noPath is the line by which a dump has names looked up nowhere: functions of ours that
// call each other would not be found then.
const noPath = "SELECT pg_catalog.set_config('search_path', '', false);"

// replay gives psql what restore writes, in one transaction, whose end is written last:
// where this program is killed, psql sees the end of its input before that, and nothing
// holds.
func replay(ctx context.Context, env []string, restore func(io.Writer) error, schema string) error {
	ctx, kill := context.WithCancel(ctx)
	defer kill()
	r, w := io.Pipe()
	c := exec.CommandContext(ctx, "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-")
	var said bytes.Buffer
	c.Env, c.Stdin, c.Stderr = env, r, &said
	if err := c.Start(); err != nil {
		return errors.New("psql is not there: install PostgreSQL's client programs, of the server's version or a newer one")
	}
	over := make(chan error, 1)
	go func() {
		err := c.Wait()
		r.CloseWithError(errPsql) // whoever writes need not wait
		over <- err
	}()
	head := &headWriter{w: w, from: noPath, to: "SET search_path = " + pgx.Identifier{schema}.Sanitize() + ";"}
	_, err := io.WriteString(w, "BEGIN;\n")
	if err == nil {
		err = restore(head)
	}
	if err == nil {
		err = head.flush()
	}
	if err == nil {
		_, err = io.WriteString(w, "\nCOMMIT;\n")
	}
	if err != nil {
		kill()
	}
	w.Close()
	if e := <-over; e != nil && ctx.Err() == nil {
		return fmt.Errorf("psql failed, and nothing was restored: %s", firstLine(said.String()))
	}
	return err
}

var errPsql = errors.New("psql has ended")

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}

// A headWriter replaces a line near the begin of what is written.
type headWriter struct {
	w        io.Writer
	from, to string
	held     []byte
	past     bool
}

const headLength = 8 << 10

func (h *headWriter) Write(p []byte) (int, error) {
	if h.past {
		return h.w.Write(p)
	}
	if h.held = append(h.held, p...); len(h.held) < headLength {
		return len(p), nil
	}
	return len(p), h.flush()
}

func (h *headWriter) flush() error {
	if h.past {
		return nil
	}
	h.past = true
	_, err := h.w.Write(bytes.Replace(h.held, []byte(h.from), []byte(h.to), 1))
	return err
}
