package main

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout/export"
	"readout/wording"
)

// newImport makes the command that reads files of other programs.
func newImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Read event files of other projects",
		Example: `  readout import gdelt 20160905.export.CSV -o gdelt.csv
  readout import gdelt old/*.zip > gdelt.csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newImportGDELT())
	return c
}

func newImportGDELT() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "gdelt FILE...",
		Short: "Read GDELT event files and write them as CSV with ISO and COW codes",
		Long: "Read event files of GDELT 2.0 (61 columns) and 1.0 (58 or 57), as they are, in a ZIP\n" +
			"or packed with gzip, with tabs or commas, with a header or without, and write them as one CSV\n" +
			"with the days and countries as Readout has them. A line that cannot be read is named; the rest goes on.",
		Example: `  readout import gdelt 20160905.export.CSV -o gdelt.csv
  readout import gdelt old/*.zip > gdelt.csv`,
		Args: someFiles,
		RunE: func(c *cobra.Command, args []string) error {
			var failed error
			write := func(w io.Writer) error {
				x := export.NewImported(w)
				n := 0
				bad, err := gdeltFiles(c, args, func(v *export.GDELTRow) error { n++; return x.Write(v) })
				if err != nil {
					return err
				}
				failed = someFailed(n, bad)
				return x.Flush()
			}
			var err error
			if output == "" {
				err = write(c.OutOrStdout())
			} else {
				err = inFull(output, write)
			}
			if err != nil {
				return err
			}
			return failed
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`, else to standard output")
	return c
}

func someFiles(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("%s: which files?", c.CommandPath())
	}
	return nil
}

// someFailed is the error of a run with n good and bad lines.
func someFailed(n, bad int) error {
	switch {
	case bad == 0:
		return nil
	case n == 0:
		return errSaid
	}
	return errSome
}

// mostBadLines is how many bad lines of a file are named; more are counted.
const mostBadLines = 20

// gdeltFiles gives the rows of all files to use. Bad lines and files are told.
func gdeltFiles(c *cobra.Command, files []string, use func(*export.GDELTRow) error) (bad int, err error) {
	for _, file := range files {
		err := openAny(c, file, func(name string, r io.Reader) error {
			here := 0
			err := export.ReadGDELT(r, use, func(line int, err error) {
				if here++; here <= mostBadLines {
					fmt.Fprintf(c.ErrOrStderr(), "readout: %s:%d: %s\n", wording.Plain(name), line, wording.Plain(err.Error()))
				}
			})
			if here > mostBadLines {
				fmt.Fprintf(c.ErrOrStderr(), "readout: %s: %d lines more could not be read\n", wording.Plain(name), here-mostBadLines)
			}
			bad += here
			return err
		})
		if stop := c.Context().Err(); stop != nil {
			return bad, stop
		}
		if err != nil {
			bad++
			fmt.Fprintln(c.ErrOrStderr(), "readout:", wording.Plain(err.Error()))
		}
	}
	return bad, nil
}

// mostUnpacked is how much of a ZIP is read: a day of GDELT is 50 MB.
const mostUnpacked = 4 << 30

// openAny opens a file, one packed with gzip, the files in a ZIP one after the other, or
// standard input.
func openAny(c *cobra.Command, file string, use func(name string, r io.Reader) error) error {
	if file == "-" {
		return use("standard input", c.InOrStdin())
	}
	if !strings.HasSuffix(strings.ToLower(file), ".zip") {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		if !strings.HasSuffix(strings.ToLower(file), ".gz") {
			return use(file, f)
		}
		r, err := gzip.NewReader(f)
		if err == nil {
			err = use(file, io.LimitReader(r, mostUnpacked))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		return nil
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	defer z.Close()
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		r, err := f.Open()
		if err == nil {
			err = use(file+":"+f.Name, io.LimitReader(r, mostUnpacked))
			r.Close()
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", file, f.Name, err)
		}
	}
	return nil
}
