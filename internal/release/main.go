// Command release makes what a release of Readout consists of: static programs for every
// system, packed with the licences of all that is in them, a bill of materials, and the
// sums of it all. The same commit and the same Go give the same bytes, which -twice proves
// by building everything again from a copy elsewhere with nothing kept from before.
//
// Usage:
//
//	go run ./internal/release -out DIR [-targets linux/amd64,...] [-twice]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	out := flag.String("out", "", "the `folder` that the release is put into; it must not exist yet")
	targets := flag.String("targets", strings.Join(allTargets, ","), "the `systems` to build for, as GOOS/GOARCH with commas between")
	twice := flag.Bool("twice", false, "build everything again, elsewhere and with an empty build cache, and compare the bytes")
	flag.Parse()
	if err := run(ctx, *out, strings.Split(*targets, ","), *twice); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run makes a release of the tree in the working folder, which is the top of the module.
func run(ctx context.Context, out string, targets []string, twice bool) error {
	if out == "" {
		return errors.New("say where the release goes: -out DIR")
	}
	for _, t := range targets {
		if !known(t) {
			return fmt.Errorf("%q is none of %s", t, strings.Join(allTargets, ", "))
		}
	}
	if err := os.Mkdir(out, 0o777); err != nil {
		return fmt.Errorf("%w; give a folder that does not exist yet", err)
	}
	when, err := committed(ctx)
	if err != nil {
		return err
	}
	mods, err := modules(ctx, targets)
	if err != nil {
		return err
	}
	version, err := programVersion("coder/version.go")
	if err != nil {
		return err
	}
	notices, err := thirdParty(mods)
	if err != nil {
		return err
	}
	bom, err := billOfMaterials(version, when, mods)
	if err != nil {
		return err
	}
	name := "readout-" + version
	if err := os.WriteFile(filepath.Join(out, name+".cdx.json"), bom, 0o666); err != nil {
		return err
	}
	for _, t := range targets {
		start := time.Now()
		program, err := build(ctx, ".", t, "")
		if err != nil {
			return err
		}
		if twice {
			if err := again(ctx, t, program); err != nil {
				return err
			}
		}
		file, err := packed(out, name, t, when, program, notices)
		if err != nil {
			return err
		}
		fmt.Printf("%-14s %s, %.1f MB of program, %.1f MB packed, %.0f s%s\n", t, filepath.Base(file),
			megabytes(int64(len(program))), size(file), time.Since(start).Seconds(), map[bool]string{true: ", built twice with the same bytes"}[twice])
	}
	return sums(out)
}

func megabytes(n int64) float64 { return float64(n) / 1e6 }

// size is the size of a file in megabytes, 0 where there is none.
func size(file string) float64 {
	info, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return megabytes(info.Size())
}
