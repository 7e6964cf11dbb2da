#!/usr/bin/env bash
# Guards speed by what does not jitter: instructions of the release binary under callgrind, on one thread and generated
# inputs, a byte of input, against tests/bench/instructions.tsv. More than 5 % above it fails; more than 5 % below asks
# for a new baseline. UPDATE=1 writes one.
#
# Counts depend on compiler and processor, so a baseline of another one is not held. The inputs hold phrases of the
# lexicon: new rows there change them a little, and the count with them.
set -euo pipefail
cd "$(dirname "$0")/../.."

baseline=tests/bench/instructions.tsv
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
most=5

if ! command -v valgrind >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq valgrind; } >/dev/null 2>&1 || true
fi
if ! command -v valgrind >/dev/null; then
  echo "skipped: valgrind is not here and could not be installed"
  exit
fi

# What a count depends on beside our code: the compiler, and whether vector code is taken.
avx2=$(grep -q -w avx2 /proc/cpuinfo 2>/dev/null && echo avx2 || echo no-avx2)
made_with="$(rustc --version), $(uname -m), $avx2"
if [ -z "${UPDATE:-}" ]; then
  held=$(sed -n 's/^# made with //p' "$baseline")
  if [ "$held" != "$made_with" ]; then
    echo "skipped: baseline is of $held, this is $made_with"
    exit
  fi
fi

cargo build --release --quiet --bin ghirbal
# What writes the inputs need not be fast; the tests have built it.
cargo build --quiet --example make_dump
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
make() { "$target/debug/examples/make_dump" "$1" "$2" "$scratch/$3"; }
echo "أعلنت بلدية الحي القديم صباح اليوم أن أعمال ترميم المكتبة العامة ستنتهي قبل بداية العام الدراسي المقبل." \
  >"$scratch/start-up"
make text 30 text
make windows-1256 30 windows-1256
make jsonl 300K jsonl
make html 6 html

# The instructions of one run, without environment and, where the system lets us, address randomisation.
fixed=()
if setarch "$(uname -m)" -R true 2>/dev/null; then fixed=(setarch "$(uname -m)" -R); fi
count() {
  env -i "${fixed[@]}" "$(command -v valgrind)" --tool=callgrind --callgrind-out-file="$scratch/out" \
    "$target/release/ghirbal" clean -q --threads 1 "$scratch/$1" >/dev/null 2>"$scratch/said" ||
    { cat "$scratch/said" >&2 && exit 1; }
  sed -n 's/^totals: //p' "$scratch/out"
}

bytes() { find "$scratch/$1" -type f -exec cat {} + | wc -c; }

new=$scratch/new.tsv
{
  echo "# made with $made_with"
  echo "# bench, instructions, bytes of input; written by UPDATE=1 tests/bench/instructions.sh"
} >"$new"
failed=0 faster=0
echo "| bench | instructions | a byte | baseline a byte | ratio |"
echo "|---|--:|--:|--:|--:|"
for bench in start-up text windows-1256 jsonl html; do
  instructions=$(count "$bench")
  size=$(bytes "$bench")
  printf '%s\t%s\t%s\n' "$bench" "$instructions" "$size" >>"$new"
  before=$(awk -F '\t' -v bench="$bench" '$1 == bench { print $2 / $3 }' "$baseline" 2>/dev/null || true)
  awk -v bench="$bench" -v instructions="$instructions" -v size="$size" -v before="$before" 'BEGIN {
    now = instructions / size
    ratio = before ? sprintf("%.3f", now / before) : "–"
    printf "| %s | %d | %.1f | %s | %s |\n", bench, instructions, now, before ? sprintf("%.1f", before) : "–", ratio
  }'
  verdict=$(awk -v instructions="$instructions" -v size="$size" -v before="$before" -v most="$most" 'BEGIN {
    if (!before) { print "new"; exit }
    percent = (instructions / size / before - 1) * 100
    verdict = "same"
    if (percent > most + 0) verdict = "slower"
    if (percent < -most) verdict = "faster"
    print verdict
  }')
  case $verdict in
    slower | new) failed=1 ;;
    faster) faster=1 ;;
  esac
done

if [ -n "${UPDATE:-}" ]; then
  cp "$new" "$baseline"
  echo "wrote $baseline"
elif [ "$failed" = 1 ]; then
  echo "a bench takes more than $most % above its baseline, or has none; make it faster, or UPDATE=1 $0 and say why" >&2
  exit 1
elif [ "$faster" = 1 ]; then
  echo "more than $most % below the baseline: hold the gain with UPDATE=1 $0"
fi
