package coder_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/coder"
)

const (
	sameSentences = 2000
	sameReport    = 20 // sentences a report
	// sameAsked is set in the environment of a test binary that is asked for its
	// codings alone.
	sameAsked = "READOUT_SAME"
)

// TestSameEverywhere codes 2,000 sentences with the kernels of this machine, in
// plain Go, and, where an emulator is at hand, on arm64: the records are the same
// to the last letter.
func TestSameEverywhere(t *testing.T) {
	here := sameCodings(t)
	if os.Getenv(sameAsked) != "" {
		fmt.Printf("codings %x\n", here)
		return
	}
	if testing.Short() {
		t.Skip("builds other binaries; not with -short")
	}
	want := fmt.Sprintf("codings %x", here)
	check := func(name string, env []string, args ...string) {
		t.Helper()
		c := exec.Command("go", append([]string{"test", "-count=1", "-run", "^TestSameEverywhere$", "-v"}, args...)...)
		c.Env = append(append(os.Environ(), sameAsked+"=1"), env...)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		} else if !strings.Contains(string(out), want) {
			t.Errorf("%s codes otherwise: want %q\n%s", name, want, out)
		}
	}
	check("plain Go", nil, "-tags", "purego", ".")
	emulator, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		t.Log("arm64 is not checked: no qemu-aarch64 (Debian package qemu-user)")
		return
	}
	check("arm64", []string{"GOARCH=arm64", "CGO_ENABLED=0"}, "-exec", emulator, ".")
}

// sameCodings is the hash of the records of all sentences.
func sameCodings(t *testing.T) []byte {
	rng := rand.New(rand.NewPCG(11, 11))
	c := coder.New()
	sum := sha256.New()
	for i := 0; i < sameSentences; i += sameReport {
		var text strings.Builder
		for range sameReport {
			text.WriteString(chanceSentence(rng))
			text.WriteString(" ")
		}
		r := &readout.Report{ID: fmt.Sprint(i), Text: text.String(), Lang: "en"}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		j, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(j)
	}
	return sum.Sum(nil)
}

// chanceSentence makes a sentence of our own words, often a strange one: trees that
// are hard to choose between are where machines would differ.
func chanceSentence(rng *rand.Rand) string {
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	who := func() string {
		return pick("Russia", "the foreign minister of Jordan", "President Aliyev", "rebels", "two aides of the mediator", "the Security Council",
			"Kenyan police", "a source close to the talks", "Ms. Orlova", "the ministry's spokesman", "troops loyal to the old government", "they", "he")
	}
	what := func() string {
		return pick("a ceasefire", "the draft", "three villages near the border", "an end to the blockade", "sanctions on the bank", "its envoy in Geneva",
			"the release of 40 prisoners", "talks with Armenia", "more than 200 people", "a road map", "it", "the bridge over the river")
	}
	when := func() string {
		return pick("", "on Monday", "in early May", "two days before the summit", "last year", "at dawn", "by the end of 2019", "for the third time this week")
	}
	verb := func() string {
		return pick("rejected", "signed", "has called for", "will not accept", "threatened to suspend", "shelled", "agreed to", "is said to have offered", "failed to stop", "praised", "left")
	}
	clause := func() string { return strings.TrimSpace(who() + " " + verb() + " " + what() + " " + when()) }
	s := clause()
	switch rng.IntN(6) {
	case 0:
		s = who() + " said " + pick("", "on Tuesday ", "in a statement ") + "that " + s
	case 1:
		s += ", " + pick("but", "and", "while", "after", "although") + " " + clause()
	case 2:
		s = "“" + s + ",” " + who() + " told reporters " + when()
	case 3:
		s += pick(" in Damascus", " near Goma", ", according to "+who(), " despite "+what(), " because "+clause())
	case 4:
		s = pick("If ", "Once ", "Unless ") + clause() + ", " + s
	}
	s = strings.Join(strings.Fields(s), " ")
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}
