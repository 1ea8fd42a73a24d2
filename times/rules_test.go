package times

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestEveryRuleHasAnExample reads the names of the rules out of the source and
// asks testdata/rules.tsv for each; "weekday-" stands for weekday-last and its kin.
func TestEveryRuleHasAnExample(t *testing.T) {
	raw, err := os.ReadFile("testdata/rules.tsv")
	if err != nil {
		t.Fatal(err)
	}
	has := func(rule string) bool {
		for line := range strings.Lines(string(raw)) {
			name, _, _ := strings.Cut(line, "\t")
			if name == rule || strings.HasSuffix(rule, "-") && strings.HasPrefix(name, rule) {
				return true
			}
		}
		return false
	}
	for rule, where := range ruleNames(t) {
		if !has(rule) {
			t.Errorf("%s: rule %q has no example in testdata/rules.tsv", where, rule)
		}
	}
}

// ruleNames finds the string given to date as rule, to a field rule, or to fromPublished and fromTold.
func ruleNames(t *testing.T) map[string]string {
	set := token.NewFileSet()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	add := func(x ast.Expr) {
		if b, ok := x.(*ast.BinaryExpr); ok {
			x = b.X
		}
		if l, ok := x.(*ast.BasicLit); ok && l.Kind == token.STRING {
			s, _ := strconv.Unquote(l.Value)
			names[s] = set.Position(l.Pos()).String()
		}
	}
	inspect := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
			}
			switch name {
			case "date", "ymd", "fromPublished", "fromTold":
				add(n.Args[len(n.Args)-1])
			}
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && k.Name == "rule" {
				add(n.Value)
			}
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if s, ok := l.(*ast.SelectorExpr); ok && s.Sel.Name == "rule" && i < len(n.Rhs) {
					add(n.Rhs[i])
				}
			}
		}
		return true
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, inspect)
	}
	return names
}
