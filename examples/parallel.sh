#!/usr/bin/env bash
# Cleans many files with many processes of one machine, each with an output of its own:
#
#   find dump -type f -print0 | examples/parallel.sh OUT [PROCESSES [OPTION…]]
#
# Names come from standard input with a NUL byte behind each, as `find -print0` writes them; OPTIONs are those of
# `ghirbal clean`. OUT/NAME.jsonl appears when it is whole, and OUT/NAME.summary.json behind it, so that the same command
# takes a killed run up: what has its summary is done. Never let processes share an output: a pipe that several write to
# tears lines longer than 4,096 bytes. The page beside this file says more.
set -euo pipefail

out=${1:?usage: find dump -type f -print0 | $0 OUT [PROCESSES [OPTION…]]}
processes=${2:-$(nproc)}
shift $(($# < 2 ? $# : 2))
export GHIRBAL=${GHIRBAL:-ghirbal}

# shellcheck disable=SC2016 # The inner shell expands it.
xargs -0 -r -n 1 -P "$processes" bash -c '
  name=${!#}
  target=$1/${name#/}
  set -- "${@:2:$#-2}"
  [ ! -e "$target.summary.json" ] || exit 0
  mkdir -p "$(dirname "$target")"
  "$GHIRBAL" clean -q --threads 1 --bad-records emit "$@" -o "$target.jsonl" --summary "$target.summary.json" -- "$name"
' _ "$out" "$@"
