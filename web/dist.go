package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"sync"
)

// What web/islands builds: scripts that make pages livelier, and the map of the world.
//
//go:embed dist
var distFiles embed.FS

// distHash is of all files of dist: it stands in their addresses, so that browsers keep
// them for as long as they are the same.
var distHash = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(distFiles, "dist", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := distFiles.ReadFile(p)
		h.Write([]byte(p))
		h.Write([]byte{0})
		h.Write(b)
		return err
	})
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})

// dist is the address of a file of dist.
func dist(name string) string { return "/dist/" + distHash() + "/" + name }

// serveDist answers under /dist/HASH/; of another version there is nothing.
func serveDist() http.Handler {
	sub, err := fs.Sub(distFiles, "dist")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	files := http.FileServerFS(sub)
	return http.StripPrefix("/dist/"+distHash(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		files.ServeHTTP(w, r)
	}))
}
