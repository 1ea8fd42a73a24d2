package queue

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder keeps pages in a folder that all workers reach, a file each.
type Folder struct{ dir string }

// NewFolder makes the folder where there is none.
func NewFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the folder of the pages cannot be made: %w", err)
	}
	return &Folder{dir}, nil
}

// file is where a page lies: in one of 256 folders.
func (f *Folder) file(id string) (string, error) {
	if err := (Task{ID: id}).check(); err != nil {
		return "", err
	}
	return filepath.Join(f.dir, (id + "00")[:2], id), nil
}

// Keep writes the page beside its place, and puts it there when it is whole and on disk.
func (f *Folder) Keep(_ context.Context, id string, b []byte) error {
	name, err := f.file(id)
	if err != nil {
		return err
	}
	if _, err := os.Stat(name); err == nil {
		return nil
	}
	if err := keepFile(name, b); err != nil {
		return fmt.Errorf("a page cannot be kept: %w", err)
	}
	return nil
}

func keepFile(name string, b []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	t, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	_, err = t.Write(b)
	if err == nil {
		err = t.Sync()
	}
	if e := t.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(t.Name(), name)
	}
	if err != nil {
		_ = os.Remove(t.Name()) // the first error is the one that counts
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync() // some systems cannot, and need not
	return nil
}

func (f *Folder) Page(_ context.Context, id string) ([]byte, error) {
	name, err := f.file(id)
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoPage
	}
	return b, err
}

func (f *Folder) Discard(_ context.Context, id string) error {
	name, err := f.file(id)
	if err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
