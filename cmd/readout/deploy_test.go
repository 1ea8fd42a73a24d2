package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"
)

// commandOf finds the command that a line calls, and holds that its flags exist and that
// their values are taken.
func commandOf(t *testing.T, where string, args []string) *cobra.Command {
	t.Helper()
	root := newRoot(strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{})
	c, rest, err := root.Find(args)
	if err != nil || c == root {
		t.Errorf("%s: readout %s: there is no such command: %v", where, strings.Join(args, " "), err)
		return nil
	}
	if err := c.ParseFlags(rest); err != nil {
		t.Errorf("%s: readout %s: %v", where, strings.Join(args, " "), err)
	}
	return c
}

// TestDeploy_Compose: the file is YAML, and what it calls exists; nothing in it holds a
// password, and every image is of one version.
func TestDeploy_Compose(t *testing.T) {
	b, err := os.ReadFile("../../deploy/compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Image, Restart string
			Command        []string
			Environment    map[string]string
			Volumes, Ports []string
			DependsOn      map[string]any `yaml:"depends_on"`
			ReadOnly       bool           `yaml:"read_only"`
			Profiles       []string
		}
		Volumes map[string]any
	}
	if err := yaml.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	nats, ours := 0, 0
	for name, s := range file.Services {
		if _, version, ok := strings.Cut(s.Image, ":"); s.Image != "readout" && (!ok || version == "latest" || !strings.ContainsAny(version, "0123456789")) {
			t.Errorf("%s: the image %q is of no version", name, s.Image)
		}
		for k, v := range s.Environment {
			if strings.Contains(k, "PASSWORD") && !strings.HasPrefix(v, "${POSTGRES_PASSWORD:?") {
				t.Errorf("%s: %s holds a password", name, k)
			}
		}
		for on := range s.DependsOn {
			if _, ok := file.Services[on]; !ok {
				t.Errorf("%s depends on %s, which is not there", name, on)
			}
		}
		for _, v := range s.Volumes {
			from, _, _ := strings.Cut(v, ":")
			if _, ok := file.Volumes[from]; !ok && !strings.HasPrefix(from, "./") {
				t.Errorf("%s: there is no volume %s", name, from)
			}
		}
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s: port %s can be reached by others", name, p)
			}
		}
		switch {
		case strings.HasPrefix(s.Image, "nats:"):
			nats++
		case s.Image == "readout":
			ours++
			c := commandOf(t, name, s.Command)
			if c == nil {
				continue
			}
			if !s.ReadOnly || c.Flag("db").Value.String() != "postgres://readout@postgres/readout" {
				t.Errorf("%s: %q", name, s.Command)
			}
			if q := c.Flag("queue"); q != nil {
				for server := range strings.SplitSeq(q.Value.String(), ",") {
					host, _, _ := strings.Cut(strings.TrimPrefix(server, "nats://"), ":")
					if _, ok := file.Services[host]; !ok {
						t.Errorf("%s: there is no service %s", name, host)
					}
				}
			}
		}
	}
	if nats != 3 || ours < 3 {
		t.Errorf("%d NATS servers, %d services of readout", nats, ours)
	}
}

// TestDeploy_Unit: the unit of systemd calls what exists, is closed where it can be, and
// systemd has nothing to say against it.
func TestDeploy_Unit(t *testing.T) {
	const file = "../../deploy/readout-watch.service"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]string{}
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		if k, v, ok := strings.Cut(s.Text(), "="); ok && !strings.HasPrefix(k, "#") {
			has[k] = v
		}
	}
	for k, want := range map[string]string{"Type": "notify", "DynamicUser": "yes", "ProtectSystem": "strict", "StateDirectory": "readout", "NoNewPrivileges": "yes", "CapabilityBoundingSet": "", "Restart": "always"} {
		if v, ok := has[k]; !ok || v != want {
			t.Errorf("%s=%s, want %q", k, v, want)
		}
	}
	if has["WatchdogSec"] == "" {
		t.Error("no WatchdogSec")
	}
	args := strings.Fields(has["ExecStart"])
	if len(args) < 2 || filepath.Base(args[0]) != "readout" {
		t.Fatalf("%q", args)
	}
	commandOf(t, file, args[1:])
	verify, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd is not here to look at it")
	}
	unit := filepath.Join(t.TempDir(), "readout-watch.service")
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(unit, bytes.Replace(b, []byte("/usr/local/bin/readout"), []byte(exe), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(verify, "verify", unit).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "readout-watch") && !strings.Contains(line, "Documentation") {
			t.Errorf("systemd: %s", line)
		}
	}
	t.Logf("systemd-analyze verify: %v", err)
}

// TestDeploy_Docs: every call of readout in the texts beside exists, and the image is what
// they say.
func TestDeploy_Docs(t *testing.T) {
	text, err := os.ReadFile("../../deploy/README.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	call := regexp.MustCompile(`(?m)^    .*?\breadout ((?:feeds|backup|restore|run|serve|queue|alert) [^|\n]*)`)
	for _, m := range call.FindAllStringSubmatch(string(text), -1) {
		commandOf(t, "README.md", strings.Fields(m[1]))
		n++
	}
	if n < 4 {
		t.Errorf("%d calls found", n)
	}
	for _, m := range regexp.MustCompile("`(readout_[a-z_]+)").FindAllStringSubmatch(string(text), -1) {
		found := false
		for _, file := range []string{"ops.go", "../../metrics/metrics.go"} {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimPrefix(m[1], "readout_queue_")
			found = found || bytes.Contains(b, []byte(`"`+name+`"`))
		}
		if !found {
			t.Errorf("README.md: there is no figure %s", m[1])
		}
	}
	image, err := os.ReadFile("../../deploy/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"CGO_ENABLED=0", "FROM scratch", "USER 65532:65532", "\nFROM golang:1."} {
		if !bytes.Contains(image, []byte(want)) {
			t.Errorf("Dockerfile: no %q", want)
		}
	}
}
