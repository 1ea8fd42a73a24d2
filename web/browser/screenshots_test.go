package browser

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("screenshots", "", "folder in which pictures of every page are kept")

// TestScreenshots keeps pictures of every page of the demo, as they are first seen: at
// 1280 px light and dark, at 320 px light. make screenshots calls it.
func TestScreenshots(t *testing.T) {
	if *pictures == "" {
		t.Skip("kept where -screenshots says, by make screenshots")
	}
	if err := os.MkdirAll(*pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	old, err := filepath.Glob(filepath.Join(*pictures, "*.webp"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	each(t, func(x *tab, at string, p sitePage) {
		x.visit(at + p.path)
		for _, v := range []struct {
			name, scheme string
			width        int
		}{{"1280-light", "light", 1280}, {"1280-dark", "dark", 1280}, {"320-light", "light", 320}} {
			x.media("prefers-color-scheme: "+v.scheme, "prefers-reduced-motion: reduce")
			x.width(v.width, 1)
			eval[int](x, `new Promise(f => setTimeout(() => f(1), 200))`) // what scripts draw is drawn
			quality := int64(60)
			got, err := chromedp.Call(x.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
			x.call(err)
			name := strings.NewReplacer("?", "-", "=", "-").Replace(p.name) + "-" + v.name + ".webp"
			x.call(os.WriteFile(filepath.Join(*pictures, name), got.Data, 0o644))
		}
	})
}
