#!/usr/bin/env bash
# Packs a built binary for Debian and its kin: deb.sh [TARGET]
# What the package has beside the binary (man pages, completions) is written by the binary; where it all goes is said in
# Cargo.toml. cargo-deb puts it together and prints the path of the package.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${CARGO_TARGET_DIR:-target}
[ $# -eq 0 ] || folder=$folder/$1
binary=$folder/release/ghirbal
pages=${CARGO_TARGET_DIR:-target}/deb

rm -rf "$pages"
mkdir -p "$pages/man" "$pages/completions"
"$binary" man > "$pages/man/ghirbal.1"
# The page names those of the commands.
for command in $(sed -n 's/^ghirbal\\-\([a-z]*\)(1)$/\1/p' "$pages/man/ghirbal.1"); do
  "$binary" man "$command" > "$pages/man/ghirbal-$command.1"
done
gzip -9n "$pages/man"/*.1
"$binary" completions bash > "$pages/completions/ghirbal"
"$binary" completions fish > "$pages/completions/ghirbal.fish"
"$binary" completions zsh > "$pages/completions/_ghirbal"
cargo deb --no-build --quiet ${1:+--target "$1"}
