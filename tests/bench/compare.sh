#!/usr/bin/env bash
# Measures the release binary against its neighbours on the same files, in turns, and prints a Markdown table: one row a
# line of the budget. With --scaling: time and memory over the size of the input instead.
#
# Programs that are missing are installed where that can be done; what cannot be is said and left out. Set in the
# environment: TEXTS (files of 10 KB), JSONL (bytes, with K, M or G), PAGES (HTML), RUNS, ONLY (what the
# name of a row must hold), HTML (a folder of pages to take in place of generated ones: real pages cost an extractor
# more), DUMPS (a folder that keeps the dumps; without it they go); for --scaling SIZES="1M 10M 100M 1G 10G" and
# TINY="10000 1000000".
set -euo pipefail
cd "$(dirname "$0")/../.."

texts=${TEXTS:-20000} jsonl=${JSONL:-200M} pages=${PAGES:-2000}
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
tools=$target/neighbours

say() { printf '%s\n' "$*" >&2; }

# Ours.
cargo build --release --quiet --bin ghirbal --example make_dump
export GHIRBAL=$target/release/ghirbal MAKE_DUMP=$target/release/examples/make_dump

if [ -z "${DUMPS:-}" ]; then
  DUMPS=$(mktemp -d)
  trap 'rm -rf "$DUMPS"' EXIT
fi
mkdir -p "$DUMPS" "$tools"
export DUMPS PYTHONDONTWRITEBYTECODE=1

if [ "${1:-}" = --scaling ]; then
  python3 tests/bench/scaling.py
  exit
fi

# Neighbours of the distribution.
missing=()
for tool in rg:ripgrep jq:jq gzip:gzip zstd:zstd; do
  command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
done
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq "${missing[@]}"; } >&2 || say "not installed: ${missing[*]}"
fi
RG=$(command -v rg || true) JQ=$(command -v jq || true)
GZIP_PROGRAM=$(command -v gzip || true) ZSTD=$(command -v zstd || true)
export RG JQ GZIP_PROGRAM ZSTD

# Neighbours that cargo builds.
JAQ=$(command -v jaq || true)
if [ -z "$JAQ" ]; then
  [ -x "$tools/bin/jaq" ] || cargo install --quiet --locked --root "$tools" jaq >&2 || say "not installed: jaq"
  [ ! -x "$tools/bin/jaq" ] || JAQ=$tools/bin/jaq
fi
DOM_SMOOTHIE=$tools/release/dom-smoothie-alone
cargo build --release --quiet --locked --manifest-path tests/bench/neighbours/Cargo.toml --target-dir "$tools" >&2 ||
  { say "not built: dom_smoothie" && DOM_SMOOTHIE=; }
export JAQ DOM_SMOOTHIE

# Neighbours that pip installs; jusText, which trafilatura falls back to, does not name all that it imports.
TRAFILATURA=
python=$tools/venv/bin/python
[ -x "$python" ] || python3 -m venv "$tools/venv" >&2 || true
if "$python" -c 'import trafilatura' 2>/dev/null || "$python" -m pip install -q trafilatura lxml_html_clean >&2; then
  TRAFILATURA="$python tests/bench/neighbours/trafilatura_alone.py"
else
  say "not installed: trafilatura"
fi
export TRAFILATURA

# The dumps.
make() { [ -e "$DUMPS/$3" ] || "$MAKE_DUMP" "$1" "$2" "$DUMPS/$3"; }
make text "$texts" text
make windows-1256 "$texts" windows-1256
make jsonl "$jsonl" d.jsonl
make jsonl "$jsonl" d.jsonl.gz
make jsonl "$jsonl" d.jsonl.zst
if [ -n "${HTML:-}" ]; then
  rm -rf "$DUMPS/html"
  cp -r "$HTML" "$DUMPS/html"
fi
make html "$pages" html
make text 1 small
make phrases 30 phrases

# What no cleaner of this design can be faster than: read, unpacked, parsed, each byte looked at, nothing decided. Kinds
# of input and the medians of one core, in MB/s.
FLOORS=$(BENCH_BYTES=20000000 cargo bench --quiet --bench formats -- floor 2>/dev/null |
  sed -n '/[├╰]─ [A-Z]/{s/^.*─ \([A-Za-z]*\) .*/\1/;h;n;s/^[^│]*│[^│]*│ *\([0-9.]*\) MB\/s.*/\1/;H;g;s/\n/=/;p}' || true)
export FLOORS

python3 tests/bench/compare.py
