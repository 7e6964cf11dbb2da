#!/usr/bin/env bash
# Builds the wheel as it is released, installs it in a fresh environment and runs check.py there:
#
#   tests/python/run.sh [FOLDER]      the wheel is kept in FOLDER
#
# On Linux zig links it, so that it runs where glibc is 2.17 or newer (manylinux2014); elsewhere as the system does.
# Where no package can be had it says so and succeeds: not having run is no finding.
set -euo pipefail
cd "$(dirname "$0")/../.."

# A wheel is fetched by every job of a cluster.
most_megabytes=${MOST_MEGABYTES:-12}
python=${PYTHON:-python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
kept=${1:-$scratch/dist}
mkdir -p "$kept"
kept=$(cd "$kept" && pwd)
# Where an environment has its programs.
bin=bin
[[ ${OS:-} != Windows_NT ]] || bin=Scripts

"$python" -m venv "$scratch/build"
tools=('maturin>=1.9,<2')
how=(--release --out "$kept")
if [ "$(uname -s)" = Linux ]; then
  tools+=(ziglang)
  how+=(--zig --compatibility manylinux2014)
fi
if ! "$scratch/build/$bin/pip" install -q "${tools[@]}"; then
  if "$scratch/build/$bin/pip" download -q --no-deps -d "$scratch" maturin; then
    echo "the tools that build a wheel cannot be installed" >&2
    exit 1
  fi
  echo "skipped: no package index is reached"
  exit
fi
PATH="$scratch/build/$bin:$PATH" "$scratch/build/$bin/maturin" build "${how[@]}"

wheels=("$kept"/ghirbal-*.whl)
megabytes=$(($(wc -c <"${wheels[-1]}") / 1000000))
echo "${wheels[-1]##*/}: $megabytes MB"
if [ "$megabytes" -ge "$most_megabytes" ]; then
  echo "a wheel has less than $most_megabytes MB" >&2
  exit 1
fi

"$python" -m venv "$scratch/installed"
"$scratch/installed/$bin/pip" install -q "${wheels[-1]}" -r tests/python/requirements.txt
env -u GHIRBAL -u PYTHONPATH "$scratch/installed/$bin/python" tests/python/check.py
