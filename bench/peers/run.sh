#!/bin/sh
# Measures Readout and its peers on the same texts and pages, one core each, and prints name,
# unit and value with tabs between. A peer that cannot be had is left out with a word on
# standard error; spaCy's small pipeline is quoted, for its model is in no registry.
#
#	run.sh FOLDER [DATA]
set -eu
folder=$1 data=${2:-}
here=$(dirname "$0")
mkdir -p "$folder"
READOUT_PEERS="$folder" READOUT_DATA= go test -run 'TestPeers_Inputs$' -count 1 ./bench >&2
GOMAXPROCS=1 go test -run '^$' -bench 'End/text-record/on-1|Room/(text|syntax|mentions)' -benchtime 2s ./bench |
	awk '/text-record/ { for (i = 3; i < NF; i += 2) if ($(i+1) == "tokens/s") print "Readout, text to record\ttokens/s\t" $i }
	     /Room\/syntax/ { for (i = 3; i < NF; i += 2) if ($(i+1) == "tokens/s") print "Readout, text to trees and names\ttokens/s\t" $i }'
printf 'spaCy 3, en_core_web_sm (published, on its makers\047 machine)\twords/s\t9426\n'
"$here/corenlp.sh" "$folder/corenlp" "$folder/texts" || [ $? = 3 ]
if [ -n "$data" ] && [ -d "$data/html/pages" ]; then
	mkdir -p "$folder/real"
	for f in "$data"/html/pages/*.html.gz; do gunzip -c "$f" > "$folder/real/$(basename "$f" .gz)"; done
	go run ./cmd/readout read --json "$folder"/real/*.html > "$folder/ours.jsonl" 2>"$folder/ours.log" || true # pages that are no reports
	"$here/trafilatura.sh" "$folder/trafilatura" "$folder/real" "$data/html/ground-truth.json" "$folder/ours.jsonl" || [ $? = 3 ]
else
	"$here/trafilatura.sh" "$folder/trafilatura" "$folder/pages" || [ $? = 3 ]
fi
