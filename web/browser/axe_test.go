package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// axeSource is axe-core as axe/package-lock.json pins it, kept in the user's cache. It is
// no part of the program.
var axeSource = sync.OnceValues(func() (string, error) {
	lock, err := os.ReadFile("axe/package-lock.json")
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "readout-tests", "axe")
	script := filepath.Join(folder, "node_modules", "axe-core", "axe.min.js")
	kept, _ := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if b, err := os.ReadFile(script); err == nil && string(kept) == string(lock) {
		return string(b), nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	for _, name := range []string{"package.json", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join("axe", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), b, 0o644)
		}
		if err != nil {
			return "", err
		}
	}
	c := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	c.Dir = folder
	if out, err := c.CombinedOutput(); err != nil {
		_ = os.Remove(filepath.Join(folder, "package-lock.json"))
		return "", fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	b, err := os.ReadFile(script)
	return string(b), err
})

// A violation is what axe-core found to keep people out.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct {
		HTML           string
		FailureSummary string
	}
}

// TestAccessible asks axe-core for violations of WCAG 2.2 A and AA on each page, in light
// and, for what hangs on colours, in dark. What is serious or critical fails.
func TestAccessible(t *testing.T) {
	source, err := axeSource()
	if err != nil {
		missing(t, "no axe-core: pages are not asked for what shuts people out", err)
	}
	each(t, func(x *tab, at string, p sitePage) {
		for _, scheme := range schemes {
			what := `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}`
			if scheme == "dark" {
				what = `{type: 'rule', values: ['color-contrast', 'link-in-text-block']}`
			}
			x.width(1280, 1)
			x.media("prefers-color-scheme: "+scheme, "prefers-reduced-motion: reduce")
			x.visit(at + p.path)
			eval[int](x, source+"\n;1")
			for _, v := range eval[[]violation](x, `axe.run(document, {runOnly: `+what+`, resultTypes: ['violations']}).then(`+ours+`)`) {
				say := x.Logf
				if v.Impact == "serious" || v.Impact == "critical" {
					say = x.Errorf
				}
				n := v.Nodes[0]
				say("%s: %s: %s (%s), %d times, as in %s\n%s", scheme, v.Impact, v.Help, v.ID, len(v.Nodes), cut(n.HTML), strings.ReplaceAll(n.FailureSummary, "\n", " "))
			}
		}
	})
}

// ours takes what is no fault of the page from what axe-core found: the <title> of a mark
// in a drawing, which says what its label says, it takes for words that are seen.
const ours = `r => r.violations.map(v => {
	if (v.id === 'label-content-name-mismatch') v.nodes = v.nodes.filter(n => !document.querySelector(n.target[0])?.closest('svg'));
	return v;
}).filter(v => v.nodes.length)`
