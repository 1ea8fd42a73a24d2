package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/queue/queuetest"
)

// The scripts in testdata/script run the program as a person would.
func TestMain(m *testing.M) {
	queuetest.Serve()
	if os.Getenv(asProgram) != "" { // a test started us to be the program
		main()
	}
	testscript.Main(m, map[string]func(){"readout": main, "exits": expectExit})
}

const asProgram = "READOUT_TEST_AS_PROGRAM"

// expectExit is the command "exits N COMMAND ARG...": it runs the command and fails
// unless that exits with N.
func expectExit() {
	want, _ := strconv.Atoi(os.Args[1])
	c := exec.Command(os.Args[2], os.Args[3:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	got := 0
	var failed *exec.ExitError
	if err := c.Run(); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else if err != nil {
		got = -1
	}
	if got != want {
		fmt.Fprintf(os.Stderr, "exit code %d, want %d\n", got, want)
		os.Exit(1)
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"spoil":   spoil,
			"oneline": oneLineEach,
		},
		UpdateScripts: false,
	})
}
