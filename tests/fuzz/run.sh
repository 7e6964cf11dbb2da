#!/usr/bin/env bash
# Runs the fuzz targets: tests/fuzz/run.sh [SECONDS [TARGET…]], 20 seconds each and all of them without more.
# With RUNS=N a target ends after N inputs, or after SECONDS if they are over before.
#
# Makes the seeds, builds once and runs as many targets at a time as there are cores. A crash, a broken law or an input
# that takes too long fails it; the input is kept in $FUZZ_FOLDER/crashes. Where the toolchain cannot build fuzz targets
# it says so and succeeds: not having run is no finding.
#
# Without a sanitizer a target runs four times as fast, and the crate forbids unsafe code: panics, overflows and broken
# laws are what is to be found. SANITIZER=address looks at the memory of the C decompressors too.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-20}
shift || true
target_folder=$(realpath -m "${CARGO_TARGET_DIR:-target}")
# What was found before is begun with the next time.
folder=$(realpath -m "${FUZZ_FOLDER:-$target_folder/fuzz}")
jobs=${JOBS:-$(nproc)}
sanitizer=${SANITIZER:-none}
# 0 is another one each time; with any other, and as many runs, the same tree is looked at the same way.
seed=${FUZZ_SEED:-0}
runs=${RUNS:--1}
host=$(rustc -vV | sed -n 's/^host: //p')
# A page of the real world is cleaned in milliseconds: ten seconds for so few bytes are more than linear time.
limits=(-max_len=8192 -timeout=10 -rss_limit_mb=2048)
# The crate's own sanitizer flags are unstable; the stable compiler takes them when it is told to.
export RUSTC_BOOTSTRAP=1
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}

skip() {
  echo "skipped: $*"
  exit 0
}

# Whether rustc counts coverage, and links a program with the sanitizer that runs.
can_build() {
  local probe=$1 counters=(-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4)
  echo 'fn main() {}' > "$probe/probe.rs"
  rustc "${counters[@]}" --emit obj -o "$probe/probe.o" "$probe/probe.rs" || return
  [ "$sanitizer" = none ] ||
    { rustc "-Zsanitizer=$sanitizer" -o "$probe/probe" "$probe/probe.rs" && "$probe/probe"; }
}

tools() {
  local probe
  probe=$(mktemp -d)
  if ! can_build "$probe" 2> "$probe/said"; then
    tail -n 3 "$probe/said"
    rm -r "$probe"
    skip "this rustc cannot build for a fuzzer (sanitizer: $sanitizer)"
  fi
  rm -r "$probe"
  command -v "${CXX:-c++}" >/dev/null || skip "there is no C++ compiler, which the fuzzer needs"
  command -v python3 >/dev/null || skip "there is no python3, which makes the seeds"
  cargo fuzz --version >/dev/null 2>&1 ||
    env -u RUSTC_BOOTSTRAP cargo install cargo-fuzz --locked --quiet || skip "cargo-fuzz cannot be installed"
}

build() {
  # The versions that are shipped, and what only the fuzzer needs.
  cp Cargo.lock tests/fuzz/Cargo.lock
  # Which assertions hold, Cargo.toml says, not a flag for all crates.
  cargo fuzz build --release --fuzz-dir tests/fuzz --target-dir "$folder/target" --sanitizer "$sanitizer"
}

# Runs one target; one line of figures, and what is wrong if something is.
run() {
  local target=$1 log="$folder/$1.log" status=0
  mkdir -p "$folder/corpus/$target" "$folder/crashes"
  "$folder/target/$host/release/$target" \
    "$folder/corpus/$target" "$folder/seeds/$target" -dict="$folder/seeds/$target.dict" "${limits[@]}" \
    -seed="$seed" -runs="$runs" -max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$folder/crashes/$target-" \
    > "$log" 2>&1 || status=$?
  local ran coverage
  ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1)
  printf '%-12s %9s runs, %s\n' "$target" "${ran:-no}" "${coverage:-no coverage}"
  if [ $status -ne 0 ]; then
    echo "$target: failed with status $status:"
    # What was broken stands in front of a backtrace that may be longer than all that is shown here.
    grep -m 1 -A 3 'panicked at' "$log" || true
    grep -v '^#[0-9]' "$log" | tail -n 60
    return 1
  fi
}

# Read as a whole before it runs, so that the script may be edited meanwhile.
main() {
  tools
  build
  python3 tests/fuzz/seeds.py "$folder/seeds"
  local targets=("$@") failed=0 running=0 target
  [ ${#targets[@]} -gt 0 ] || for target in tests/fuzz/targets/*.rs; do targets+=("$(basename "$target" .rs)"); done
  for target in "${targets[@]}"; do
    if [ "$running" -ge "$jobs" ]; then
      wait -n || failed=1
      running=$((running - 1))
    fi
    run "$target" &
    running=$((running + 1))
  done
  while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
  done
  exit $failed
}

main "$@"
