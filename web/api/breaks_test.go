package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/coder"
)

var release = flag.Bool("release", false, "take the document as that of a release")

// TestReleased holds what is served against the document of the last release: what was
// there stays as it was. What is added may be.
func TestReleased(t *testing.T) {
	now, err := json.MarshalIndent((&API{Read: coder.New().Code}).Mount(http.NewServeMux()).OpenAPI(), "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	const file = "released.json"
	if *release {
		if err := os.WriteFile(file, append(now, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list, err := breaks(was, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range list {
		t.Errorf("%s: programs that were written for the last release break; keep it as it was, or begin /api/v2", b)
	}
}

// breaks compares two documents of OpenAPI 3.1 and lists what breaks programs that were
// written for the first.
func breaks(was, now []byte) ([]string, error) {
	var c comparison
	for _, x := range []struct {
		b    []byte
		into *node
	}{{was, &c.was}, {now, &c.now}} {
		d := json.NewDecoder(bytes.NewReader(x.b))
		if err := d.Decode(x.into); err != nil {
			return nil, fmt.Errorf("read the document: %w", err)
		}
	}
	c.seen = map[string]bool{}
	c.paths()
	return c.out, nil
}

// A node is a JSON object.
type node = map[string]any

type comparison struct {
	was, now node
	seen     map[string]bool // pairs of schemas, by reference and direction
	out      []string
}

func (c *comparison) add(at, format string, args ...any) {
	c.out = append(c.out, at+": "+fmt.Sprintf(format, args...))
}

func object(v any) node { n, _ := v.(node); return n }

func listOf(v any) []any { l, _ := v.([]any); return l }

func keys(n node) []string { return slices.Sorted(maps.Keys(n)) }

var braces = regexp.MustCompile(`\{[^}]*\}`)

// paths compares operations, whatever the parts of their paths are called.
func (c *comparison) paths() {
	now := node{}
	for p, v := range object(c.now["paths"]) {
		now[braces.ReplaceAllString(p, "{}")] = v
	}
	was := object(c.was["paths"])
	for _, p := range keys(was) {
		other, ok := now[braces.ReplaceAllString(p, "{}")]
		if !ok {
			c.add(p, "the path is gone")
			continue
		}
		for _, m := range keys(object(was[p])) {
			at := strings.ToUpper(m) + " " + p
			op, ok := object(other)[m]
			if !ok {
				c.add(at, "the operation is gone")
				continue
			}
			c.operation(at, object(object(was[p])[m]), object(op))
		}
	}
}

func (c *comparison) operation(at string, was, now node) {
	if a, b := was["operationId"], now["operationId"]; a != b {
		c.add(at, "it is called %v, was %v: generated clients name it so", b, a)
	}
	if was["security"] == nil && now["security"] != nil {
		c.add(at, "it asks who is there")
	}
	type key struct{ in, name string }
	index := func(op node, doc node) map[key]node {
		out := map[key]node{}
		for _, p := range listOf(op["parameters"]) {
			x := resolved(doc, object(p))
			k := key{x["in"].(string), x["name"].(string)}
			if k.in == "path" {
				k.name = "" // by its place
			}
			if k.in == "header" {
				k.name = strings.ToLower(k.name)
			}
			out[k] = x
		}
		return out
	}
	a, b := index(was, c.was), index(now, c.now)
	for k, old := range a {
		x, ok := b[k]
		if !ok {
			c.add(at, "the parameter %s is gone", k.name)
			continue
		}
		if old["required"] != true && x["required"] == true {
			c.add(at, "the parameter %s is required now", k.name)
		}
		c.schema(at+" "+k.name, object(old["schema"]), object(x["schema"]), true)
	}
	for k, x := range b {
		if _, ok := a[k]; !ok && x["required"] == true {
			c.add(at, "the new parameter %s is required", k.name)
		}
	}
	c.body(at, resolved(c.was, object(was["requestBody"])), resolved(c.now, object(now["requestBody"])))
	c.responses(at, object(was["responses"]), object(now["responses"]))
}

func (c *comparison) body(at string, was, now node) {
	if was["required"] != true && now["required"] == true {
		c.add(at, "a body is required now")
	}
	c.content(at+" body", object(was["content"]), object(now["content"]), true)
}

func (c *comparison) content(at string, was, now node, request bool) {
	for _, kind := range keys(was) {
		if now[kind] == nil {
			c.add(at, "%s is gone", kind)
			continue
		}
		c.schema(at, object(object(was[kind])["schema"]), object(object(now[kind])["schema"]), request)
	}
}

func (c *comparison) responses(at string, was, now node) {
	for _, code := range keys(was) {
		a, b := resolved(c.was, object(was[code])), resolved(c.now, object(now[code]))
		if b == nil {
			if code[0] == '2' || code[0] == '3' {
				c.add(at, "the answer %s is gone", code)
			}
			continue
		}
		for _, h := range keys(object(a["headers"])) {
			if object(b["headers"])[h] == nil {
				c.add(at+" "+code, "the header %s is gone", h)
			}
		}
		c.content(at+" "+code, object(a["content"]), object(b["content"]), false)
	}
}

// resolved follows a reference within a document.
func resolved(doc, n node) node {
	for range 20 {
		ref, ok := n["$ref"].(string)
		if !ok {
			return n
		}
		var x any = doc
		for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
			x = object(x)[part]
		}
		n = object(x)
	}
	return n
}

// schema compares what is sent (request) or answered.
func (c *comparison) schema(at string, was, now node, request bool) {
	a, b := was["$ref"], now["$ref"]
	if a != nil || b != nil {
		pair := fmt.Sprint(a, b, request)
		if c.seen[pair] {
			return
		}
		c.seen[pair] = true
	}
	was, now = resolved(c.was, was), resolved(c.now, now)
	if was == nil {
		return
	}
	if now == nil {
		c.add(at, "it has no schema any more")
		return
	}
	c.types(at, was, now, request)
	c.values(at, was, now)
	if request {
		c.bounds(at, was, now)
	}
	for _, of := range []string{"items", "additionalProperties"} {
		if object(was[of]) != nil {
			c.schema(at+"[]", object(was[of]), object(now[of]), request)
		}
	}
	for _, of := range []string{"oneOf", "anyOf", "allOf"} {
		for i, x := range listOf(was[of]) {
			if other := listOf(now[of]); i < len(other) {
				c.schema(at, object(x), object(other[i]), request)
			} else {
				c.add(at, "a part of %s is gone", of)
			}
		}
	}
	c.properties(at, was, now, request)
}

func (c *comparison) properties(at string, was, now node, request bool) {
	required := func(n node) map[any]bool {
		out := map[any]bool{}
		for _, k := range listOf(n["required"]) {
			out[k] = true
		}
		return out
	}
	a, b := required(was), required(now)
	before, after := object(was["properties"]), object(now["properties"])
	for _, k := range keys(before) {
		if after[k] == nil {
			c.add(at+"."+k, "the field is gone")
			continue
		}
		if !request && a[k] && !b[k] {
			c.add(at+"."+k, "it may be missing now")
		}
		c.schema(at+"."+k, object(before[k]), object(after[k]), request)
	}
	for k := range b {
		if request && !a[k] {
			c.add(fmt.Sprintf("%s.%s", at, k), "it is required now")
		}
	}
}

// types compares the types and formats: a request may allow more, an answer less.
func (c *comparison) types(at string, was, now node, request bool) {
	of := func(n node) (out []string) {
		switch t := n["type"].(type) {
		case string:
			out = []string{t}
		case []any:
			for _, x := range t {
				out = append(out, fmt.Sprint(x))
			}
		}
		return out
	}
	a, b := of(was), of(now)
	wide, narrow := a, b // of answers
	if request {
		wide, narrow = b, a
	}
	if len(wide) > 0 && len(narrow) == 0 || len(wide) > 0 && slices.ContainsFunc(narrow, func(t string) bool {
		return !slices.Contains(wide, t) && !(t == "integer" && slices.Contains(wide, "number"))
	}) {
		c.add(at, "its type is %v, was %v", b, a)
	}
	if x, y := was["format"], now["format"]; x != y && !(request && y == nil) && !(!request && x == nil) {
		c.add(at, "its format is %v, was %v", y, x)
	}
}

// values compares enumerations: what was allowed or could come is still there.
func (c *comparison) values(at string, was, now node) {
	a, b := listOf(was["enum"]), listOf(now["enum"])
	if len(b) == 0 {
		return
	}
	if len(a) == 0 {
		c.add(at, "only some values are allowed now")
	}
	for _, v := range a {
		if !slices.Contains(b, v) {
			c.add(at, "the value %v is gone", v)
		}
	}
}

// bounds compares limits of what is sent: they may become wider.
func (c *comparison) bounds(at string, was, now node) {
	for _, k := range []string{"minimum", "exclusiveMinimum", "minLength", "minItems", "maximum", "exclusiveMaximum", "maxLength", "maxItems"} {
		x, had := was[k].(float64)
		y, has := now[k].(float64)
		low := strings.HasPrefix(strings.ToLower(strings.TrimPrefix(k, "exclusive")), "min")
		if has && (!had || low && y > x || !low && y < x) {
			c.add(at, "%s is %v now", k, y)
		}
	}
	if x, y := was["pattern"], now["pattern"]; y != nil && x != y {
		c.add(at, "it must look like %v now", y)
	}
	if x, y := was["default"], now["default"]; x != nil && fmt.Sprint(x) != fmt.Sprint(y) {
		c.add(at, "without it, it is %v, was %v", y, x)
	}
}

// TestBreaks changes a document in one way at a time: each that breaks something is
// found, and told with where it is; what is added is not.
func TestBreaks(t *testing.T) {
	const doc = `{"openapi":"3.1.0","components":{"schemas":{
		"Row":{"type":"object","required":["id","kind"],"properties":{"id":{"type":"string"},"kind":{"type":"string","enum":["a","b"]},"n":{"type":"integer","format":"int64"},"more":{"type":["array","null"],"items":{"$ref":"#/components/schemas/Row"}}}},
		"In":{"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":100},"day":{"type":"string"}}}}},
		"paths":{"/rows":{"get":{"operationId":"rows","parameters":[{"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":500,"default":100}},{"name":"kind","in":"query","schema":{"type":"string","enum":["a","b"]}}],
			"responses":{"200":{"headers":{"Link":{"schema":{"type":"string"}}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Row"}}}},"404":{"content":{}}}}},
		"/rows/{id}":{"get":{"operationId":"row","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Row"}}}}}},
			"post":{"operationId":"put","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/In"}},"text/plain":{"schema":{"type":"string"}}}},"responses":{"204":{}}}}}}`
	for _, x := range []struct {
		name, from, to, want string // want is empty where nothing breaks
	}{
		{"nothing", "", "", ""},
		{"path gone", `"/rows":`, `"/lines":`, "/rows: the path is gone"}, {"parts of a path renamed", `/rows/{id}`, `/rows/{n}`, ""}, {"operation gone", `"post":`, `"put":`, "operation is gone"},
		{"operation renamed", `"operationId":"rows"`, `"operationId":"list"`, "called"},
		{"parameter gone", `{"name":"kind","in":"query"`, `{"name":"sort","in":"query"`, "parameter kind is gone"},
		{"parameter added", `"parameters":[{"name":"limit"`, `"parameters":[{"name":"q","in":"query","schema":{"type":"string"}},{"name":"limit"`, ""},
		{"required parameter added", `"parameters":[{"name":"limit"`, `"parameters":[{"name":"q","in":"query","required":true,"schema":{"type":"string"}},{"name":"limit"`, "new parameter q is required"},
		{"parameter required", `"name":"kind","in":"query"`, `"name":"kind","in":"query","required":true`, "parameter kind is required"},
		{"limit lower", `"maximum":500`, `"maximum":400`, "maximum"}, {"limit higher", `"maximum":500`, `"maximum":600`, ""}, {"limit gone", `,"maximum":500`, ``, ""}, {"least higher", `"minimum":1`, `"minimum":2`, "minimum"},
		{"default", `"default":100`, `"default":50`, "without it"},
		{"value of a parameter gone", `"schema":{"type":"string","enum":["a","b"]}`, `"schema":{"type":"string","enum":["a"]}`, "value b is gone"},
		{"value of a parameter added", `"schema":{"type":"string","enum":["a","b"]}`, `"schema":{"type":"string","enum":["a","b","c"]}`, ""},
		{"header gone", `"Link":`, `"Next":`, "header Link"}, {"answer gone", `"204":`, `"201":`, "answer 204"}, {"error gone", `"404":`, `"410":`, ""},
		{"kind of content gone", `"text/plain":`, `"text/html":`, "text/plain is gone"}, {"body required", `"requestBody":{`, `"requestBody":{"required":true,`, "body is required"},
		{"field gone", `"n":{"type":"integer"`, `"m":{"type":"integer"`, ".n: the field is gone"}, {"field added", `"n":{"type":"integer"`, `"m":{"type":"string"},"n":{"type":"integer"`, ""},
		{"type of a field", `"n":{"type":"integer"`, `"n":{"type":"string"`, "type"}, {"format of a field", `"format":"int64"`, `"format":"int32"`, "format"},
		{"field may be missing", `"required":["id","kind"]`, `"required":["id"]`, ".kind: it may be missing"}, {"field always there", `"required":["id","kind"]`, `"required":["id","kind","n"]`, ""},
		{"null no more", `"type":["array","null"]`, `"type":"array"`, ""}, {"null may come", `"id":{"type":"string"}`, `"id":{"type":["string","null"]}`, "type"},
		{"value of an answer gone", `"kind":{"type":"string","enum":["a","b"]}`, `"kind":{"type":"string","enum":["a"]}`, "value b"},
		{"within itself", `"items":{"$ref":"#/components/schemas/Row"}`, `"items":{"type":"string"}`, "type"},
		{"field to send required", `"required":["text"]`, `"required":["text","day"]`, ".day: it is required"}, {"field to send optional", `"required":["text"]`, `"required":[]`, ""},
		{"text to send shorter", `"maxLength":100`, `"maxLength":50`, "maxLength"}, {"text to send of any length", `,"maxLength":100`, ``, ""}, {"a pattern", `"day":{"type":"string"`, `"day":{"type":"string","pattern":"^2"`, "must look like"},
		{"who is there", `"operationId":"put"`, `"operationId":"put","security":[{"token":[]}]`, "who is there"},
	} {
		now := doc
		if x.from != "" {
			if now = strings.Replace(doc, x.from, x.to, 1); now == doc {
				t.Fatalf("%s changes nothing", x.name)
			}
		}
		got, err := breaks([]byte(doc), []byte(now))
		if err != nil {
			t.Fatal(err)
		}
		if x.want == "" && len(got) > 0 || x.want != "" && (len(got) == 0 || !strings.Contains(strings.Join(got, "\n"), x.want)) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
