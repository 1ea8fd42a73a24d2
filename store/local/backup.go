package local

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// settle writes a file that is whole out to the disk and gives it its name, so that after
// a power failure too there is all of it under that name, or nothing.
func settle(part, file string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(part, file); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(file))
	if err != nil {
		return nil // some systems open no folders, and settle names by themselves
	}
	defer d.Close()
	_ = d.Sync() // nor do all write them out
	return nil
}

// IsBackup says whether a file is a database of SQLite, by how it begins.
func IsBackup(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	b := make([]byte, 16)
	_, err = f.Read(b)
	return err == nil && bytes.Equal(b, []byte("SQLite format 3\x00")), nil
}

// Restore makes a database of a copy: file must not be there yet. The copy stays as it is.
// What is made is looked through before it gets its name; cut short, it leaves nothing
// under it.
func Restore(ctx context.Context, from, file string) error {
	for _, name := range []string{file, file + "-wal"} {
		if _, err := os.Stat(name); err == nil {
			return fmt.Errorf("%s is there already: move it away first, or give another --db", name)
		}
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	part := file + ".part"
	for _, name := range []string{part, part + "-wal", part + "-shm"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if info, err := os.Stat(from + "-wal"); err == nil && info.Size() > 0 {
		return fmt.Errorf("%s is a database that somebody writes to: make a copy of it with readout backup", from)
	}
	if err := copied(ctx, from, part); err != nil {
		_ = os.RemoveAll(part) // the error that counts is the first
		return err
	}
	s, err := Open(ctx, part)
	if err == nil {
		err = errors.Join(s.Check(ctx), s.Close())
	}
	if err != nil {
		_ = os.RemoveAll(part) // the error that counts is the first
		return err
	}
	return settle(part, file)
}

// copied copies a file.
func copied(ctx context.Context, from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	for err == nil && ctx.Err() == nil {
		_, err = io.CopyN(w, r, 16<<20)
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err = errors.Join(err, ctx.Err(), w.Close()); err != nil {
		return fmt.Errorf("%s cannot be written, the disk is full or failing: make room and run the same command again (%w)", to, err)
	}
	return nil
}
