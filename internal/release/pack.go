package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// papers are the files that are packed beside every program.
var papers = []string{"README.md", "CHANGELOG.md", "LICENSE", "LICENSE-MODELS"}

// An entry is a file of an archive.
type entry struct {
	name  string
	body  []byte
	x     bool // it can be run
	mtime time.Time
}

// packed writes the archive of a target: a zip for Windows, else tar and gzip. It says its
// name.
func packed(out, name, target string, when time.Time, program, notices []byte) (string, error) {
	system, chip, _ := strings.Cut(target, "/")
	name += "-" + system + "-" + chip
	exe := "readout"
	if system == "windows" {
		exe += ".exe"
	}
	list := []entry{{name + "/" + exe, program, true, when}, {name + "/THIRD-PARTY.txt", notices, false, when}}
	for _, p := range papers {
		b, err := os.ReadFile(p)
		if err != nil {
			return "", err
		}
		list = append(list, entry{name + "/" + p, b, false, when})
	}
	write, ending := tarred, ".tar.gz"
	if system == "windows" {
		write, ending = zipped, ".zip"
	}
	var b bytes.Buffer
	if err := write(&b, list); err != nil {
		return "", err
	}
	file := filepath.Join(out, name+ending)
	return file, os.WriteFile(file, b.Bytes(), 0o666)
}

// tarred writes files as tar and gzip. Owners and times are no person's and no machine's.
func tarred(w io.Writer, list []entry) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, e := range list {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: e.name, Size: int64(len(e.body)), Mode: mode(e), ModTime: e.mtime, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(e.body); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

// zipped writes files as zip.
func zipped(w io.Writer, list []entry) error {
	z := zip.NewWriter(w)
	for _, e := range list {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: e.mtime}
		h.SetMode(os.FileMode(mode(e)))
		f, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(e.body); err != nil {
			return err
		}
	}
	return z.Close()
}

func mode(e entry) int64 {
	if e.x {
		return 0o755
	}
	return 0o644
}

// sums writes SHA256SUMS, which `sha256sum -c` reads, over the files of a folder.
func sums(dir string) error {
	files, err := os.ReadDir(dir) // in the order of names
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range files {
		body, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(body), f.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o666)
}
