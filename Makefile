# make test checks everything that a change must hold; the rest is for those who
# work on the program. Go is all that is needed.
#
# Where CI is set in the environment, a test that would be skipped because something is
# not installed fails instead.

GO       ?= go
DATA     ?= ../shared
BENCH    ?= .

# Debian packages that the tests need beside Go: arm64 is run by an emulator; a store in
# PostgreSQL; pages in a real browser; scripts of the pages built and the tests' own
# checks of them; programs of users of the API in R and Python.
PACKAGES := qemu-user postgresql chromium nodejs npm r-base-core r-cran-jsonlite python3

RELEASE  ?= tmp/release

.PHONY: check race release test packages islands islands-tools screenshots eval scores golden bench bench-compare bench-peers figures ingest-figures fuzz build

test: packages islands-tools
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt -w $$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) build ./...
	$(GO) test ./...
	$(GO) test -tags purego ./model ./syntax

# Installs what is missing when run by root; otherwise says what to install and
# goes on without it, the tests that need it being skipped. What comes from elsewhere
# than Debian counts when its command is there, as npm may come with nodejs.
packages:
	@missing=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || command -v $$p >/dev/null || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -y -q --no-install-recommends $$missing; \
	else echo "skipping what needs:$$missing; to install: apt-get install$$missing"; fi

# What builds the scripts of the pages, as web/islands/package-lock.json has it. Where it
# cannot be fetched the test that dist is what its sources give is skipped.
islands-tools:
	@cd web/islands && if ! command -v npm >/dev/null; then echo "skipping what needs npm: whether web/dist is what web/islands gives"; \
	elif ! cmp -s package-lock.json node_modules/.of; then \
		if npm ci --silent --ignore-scripts --no-audit --no-fund; then cp package-lock.json node_modules/.of; \
		else echo "skipping: npm cannot fetch what builds web/dist, so nobody looks whether it is what web/islands gives"; fi; fi

# The scripts and the map of the pages, built anew into web/dist.
islands: islands-tools
	cd web/islands && npm run --silent types && npm run --silent build

# Pictures of every page of the demo, in docs/screenshots.
screenshots:
	$(GO) test ./web/browser -run 'TestScreenshots$$' -v -count 1 -screenshots $(CURDIR)/docs/screenshots

build:
	$(GO) build -trimpath -o readout ./cmd/readout

# What a release consists of, in the folder RELEASE, each program built twice with nothing
# kept between, to the same bytes. It takes the commit as it is.
release:
	@if [ -n "$$(git status --porcelain)" ]; then echo "commit first: what is built again is the commit"; exit 1; fi
	@mkdir -p $(dir $(RELEASE))
	$(GO) run ./internal/release -out $(RELEASE) -twice

# The suites on the corpora in DATA, held against testdata/scores.txt.
eval:
	$(GO) run ./cmd/readout eval all --data $(DATA) --scores testdata/scores.txt

# The same, but testdata/scores.txt is written anew.
scores:
	$(GO) run ./cmd/readout eval all --data $(DATA) --scores testdata/scores.txt --update

# The golden records and pages of examples/, written anew.
golden:
	$(GO) test ./cmd/readout -update

# How fast every room is, and the program from end to end: into docs/BENCHMARKS.md. The
# rooms' own benchmarks are finer: go test -bench . ./syntax and so on.
BENCH_COUNT ?= 5
bench:
	mkdir -p testdata/bench
	READOUT_DATA=$(wildcard $(abspath $(DATA))/data) $(GO) test -run '^$$' -bench '$(BENCH)' -benchtime 1s -count $(BENCH_COUNT) -timeout 60m ./bench | tee testdata/bench/now.txt
	$(GO) run ./internal/benchtable testdata/bench/now.txt docs/BENCHMARKS.md

# The same beside what others use: docs/PEERS.md. Peers are installed into PEERS.
PEERS ?= $(or $(TMPDIR),/tmp)/readout-peers
bench-peers:
	bench/peers/run.sh $(PEERS) $(wildcard $(abspath $(DATA))/data)

# The last make bench against the last release's.
BENCHSTAT := golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
bench-compare:
	$(GO) run $(BENCHSTAT) testdata/bench/release.txt testdata/bench/now.txt

# What the README says of quality and speed, measured now; of a server under load with
# the store LOAD, to which reports are added, otherwise with the small one of the demo.
LOAD     ?=
figures: eval ingest-figures
	GOMAXPROCS=1 $(GO) test -run '^$$' -bench Code -benchmem ./coder
	$(GO) test -run '^$$' -bench Put -benchtime 5000x ./store/local ./store/postgres
	$(GO) test -run '^$$' -bench Format -benchtime 1x ./export
	READOUT_FOLLOWED=10000 $(GO) test -run '^$$' -bench Rebuild -benchtime 3x -timeout 60m ./follow
	READOUT_FOLLOWED=100000 $(GO) test -run '^$$' -bench 'Enter|Nothing' -benchtime 50x -timeout 60m ./follow
	READOUT_EVENTS=1000000 $(GO) test -run '^$$' -bench 'Export$$' -benchtime 1x -timeout 60m ./cmd/readout
	READOUT_LOAD=$(LOAD) $(GO) test -v -count 1 -run TestServe_Load -timeout 30m ./cmd/readout
	$(GO) test -v -run TestScale -timeout 60m ./store/local ./store/postgres -full

# How fast many reports are taken in on one processor, on two and by two workers on a
# cluster, what is left when the program is killed in the middle, KILLS times, and when
# CHAOS reports go through a cluster all of whose parts are killed.
KILLS ?= 100
CHAOS ?= 20000
ingest-figures:
	READOUT_DATA=$(abspath $(DATA))/data $(GO) test -run '^$$' -bench 'Ingest$$|Work$$' -benchtime 3x -timeout 60m ./cmd/readout
	READOUT_KILLS=$(KILLS) $(GO) test -run 'TestKill$$' -v -timeout 60m ./cmd/readout
	READOUT_CHAOS=$(CHAOS) $(GO) test -run 'TestChaos$$' -v -timeout 600m ./cmd/readout

# Every fuzz target that there is, FUZZTIME each, what it finds being kept in the room's
# testdata/fuzz, where every run of the tests tries it again.
FUZZTIME ?= 60s
fuzz:
	@grep -rlE --include='*_test.go' '^func Fuzz' . | sort | while read -r file; do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\)(.*/\1/p' $$file); do \
			echo "$$(dirname $$file) $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$(dirname $$file) </dev/null || exit 1; \
		done; \
	done

# All tests under the race detector, for which a C compiler is needed.
race:
	CGO_ENABLED=1 $(GO) test -race -timeout 60m ./...

# What is wrong in the program or in what it is made of, as far as tools can tell. Known
# weaknesses are asked for over the network; where that cannot be, a line says so.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
check:
	$(GO) mod verify
	$(GO) run $(STATICCHECK) ./...
	@said=$$($(GO) run $(GOVULNCHECK) ./... 2>&1); rc=$$?; case "$$said" in \
	*"fetching vulnerabilities"*) echo "skipped: the list of known weaknesses cannot be fetched here";; \
	*) echo "$$said"; exit $$rc;; esac
