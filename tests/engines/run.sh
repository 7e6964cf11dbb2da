#!/usr/bin/env bash
# Holds the adapters for datatrove and Spark with the engines themselves:
#
#   tests/engines/run.sh [BINARY]
#
# Installs the engines of requirements.txt into an environment of their own, once for each state of that file, and Java where
# there is none (as root on Debian and its like). Fails where they could be had and cannot be installed; where no package at all
# can be had it says so and succeeds: not having run is no finding.
set -euo pipefail
cd "$(dirname "$0")/../.."

target=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && realpath "${CARGO_TARGET_DIR:-target}")
binary=$(realpath "${1:-$target/release/ghirbal}")
home=$target/engines
python=$home/bin/python

installed=$home/requirements.txt
if ! cmp -s tests/engines/requirements.txt "$installed"; then
  python3 -m venv --clear "$home"
  if ! "$python" -m pip install -q -r tests/engines/requirements.txt; then
    if "$python" -m pip download -q --no-deps -d "$(mktemp -d)" orjson; then
      echo "the packages of tests/engines/requirements.txt cannot be installed" >&2
      exit 1
    fi
    echo "skipped: no package index is reached"
    exit
  fi
  cp tests/engines/requirements.txt "$installed"
fi
if ! java -version >/dev/null 2>&1; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
fi

logs=$home/logs
mkdir -p "$logs"
for check in tests/engines/check_*.py; do
  log=$logs/$(basename "$check" .py).log
  echo "-- $check"
  if ! GHIRBAL=$binary PYTHONPATH=$PWD/src/python PATH="$home/bin:$PATH" "$python" "$check" 2>"$log"; then
    echo "-- the end of $log" >&2
    tail -n 60 "$log" >&2
    exit 1
  fi
done
# What executors have left, each of them the files that were shipped to it.
rm -rf "$home"/lib*/python*/site-packages/pyspark/work
