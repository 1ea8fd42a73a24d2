#!/bin/sh
# trafilatura from PyPI, on the pages PAGES/*.html with one thread: pages a second, and with
# GOLD, the ground truth of the article extraction benchmark, precision, recall and F1 of
# runs of four words; with OURS, what readout read --json made of the same pages in the same
# order, those of Readout too. Prints name, unit and value with tabs between.
#
#	trafilatura.sh FOLDER PAGES [GOLD [OURS]]
set -eu
folder=$1 pages=$2 gold=${3:-} ours=${4:-}
command -v python3 >/dev/null || { echo "trafilatura: there is no python3" >&2; exit 3; }
[ -x "$folder/bin/python" ] || python3 -m venv "$folder" || { echo "trafilatura: python3 cannot make an environment (Debian: python3-venv)" >&2; exit 3; }
"$folder/bin/pip" install -q 'trafilatura==2.3.1' 'lxml_html_clean' >"$folder/log" 2>&1 || { echo "trafilatura: it cannot be had from PyPI" >&2; exit 3; }
one=
command -v taskset >/dev/null && one="taskset -c 0"
$one "$folder/bin/python" - "$pages" "$gold" "$ours" <<'EOF'
import collections, glob, gzip, json, os, re, sys, time
import trafilatura
texts, names = [], sorted(glob.glob(sys.argv[1] + "/*.html*"))
for n in names:
    f = gzip.open(n) if n.endswith(".gz") else open(n, "rb")
    texts.append(f.read())
trafilatura.extract(texts[0])
start = time.process_time()
found = [trafilatura.extract(t, include_comments=False) or "" for t in texts]
print(f"trafilatura {trafilatura.__version__}\tpages/s\t{len(texts)/(time.process_time()-start):.1f}")
def shingles(text):
    words = re.findall(r"\w+", text or "")
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))

def score(name, found):
    p = r = n = 0
    for file, text in zip(names, found):
        want = gold.get(os.path.basename(file).split(".")[0])
        if want is None:
            continue
        a, b = shingles(want.get("articleBody")), shingles(text)
        same = sum((a & b).values())
        p += same / max(1, sum(b.values()))
        r += same / max(1, sum(a.values()))
        n += 1
    print(f"{name}\tarticle F1 over {n} pages\t{100 * 2 * p * r / (p + r) / n:.1f}")

if sys.argv[2]:
    gold = json.load(open(sys.argv[2]))
    score("trafilatura " + trafilatura.__version__, found)
    if sys.argv[3]:
        score("Readout", [json.loads(line)["report"]["text"] for line in open(sys.argv[3])])
EOF
