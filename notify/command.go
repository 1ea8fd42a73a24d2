package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"readout/store"
)

// commandTime is how long a command may run; what it began is ended with it.
const commandTime = 30 * time.Second

// runCommand gives a message to a command as JSON on its standard input. No shell takes
// part, and nothing of the message is among the arguments: words of strangers cannot
// become a command. Its errors are a failure; what the command printed last says why.
func runCommand(ctx context.Context, h *store.Hook, m message, limit time.Duration) error {
	body, err := json.Marshal(&m)
	if err != nil {
		return &failure{text: err.Error()}
	}
	ctx, stop := context.WithTimeout(ctx, limit)
	defer stop()
	c := exec.CommandContext(ctx, h.Command[0], h.Command[1:]...)
	c.Stdin = bytes.NewReader(append(body, '\n'))
	c.Env = []string{"READOUT_ALERT=" + h.ID, "READOUT_ALERT_ID=" + m.ID}
	for _, name := range [...]string{"PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT", "USERPROFILE"} {
		if v, ok := os.LookupEnv(name); ok {
			c.Env = append(c.Env, name+"="+v)
		}
	}
	said := &tail{}
	c.Stdout, c.Stderr = said, said
	c.WaitDelay = 2 * time.Second // for what it left running and that holds its output
	together(c)
	err = c.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &failure{text: fmt.Sprintf("the command ran longer than %v and was ended", limit)}
	case errors.Is(err, exec.ErrWaitDelay):
		return nil // it ended well, and left something running
	case errors.As(err, &exit):
		text := fmt.Sprintf("the command failed: %v", exit)
		if line := said.last(); line != "" {
			text += ": " + line
		}
		return &failure{text: text}
	}
	return &failure{text: "the command cannot be run: " + err.Error(), away: true}
}

// A tail keeps the end of what is written to it.
type tail struct{ b []byte }

const tailLength = 2048

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p[max(0, len(p)-tailLength):]...)
	if n := len(t.b) - tailLength; n > 0 {
		t.b = t.b[n:]
	}
	return len(p), nil
}

// last is the last line that was written.
func (t *tail) last() string {
	lines := strings.Split(strings.TrimSpace(strings.ToValidUTF8(string(t.b), "")), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
