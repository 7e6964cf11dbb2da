#!/usr/bin/env bash
# Packs a built binary for its release: pack.sh VERSION TARGET
# dist/ghirbal-VERSION-TARGET.tar.gz (.zip for Windows) with the binary, licence, README, changelog, man pages and
# completions, and a file with its SHA-256 beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1
target=$2
name=ghirbal-$version-$target
binary=${CARGO_TARGET_DIR:-target}/$target/release/ghirbal
[[ $target != *windows* ]] || binary+=.exe

rm -rf "dist/$name"
mkdir -p "dist/$name/completions"
cp "$binary" LICENSE README.md CHANGELOG.md "dist/$name/"
"$binary" man > "dist/$name/ghirbal.1"
# The page names those of the commands.
for command in $(sed -n 's/^ghirbal\\-\([a-z]*\)(1)$/\1/p' "dist/$name/ghirbal.1"); do
  "$binary" man "$command" > "dist/$name/ghirbal-$command.1"
done
for shell in bash zsh fish powershell elvish; do
  "$binary" completions "$shell" > "dist/$name/completions/ghirbal.$shell"
done

cd dist
if [[ $target == *windows* ]]; then
  archive=$name.zip
  7z a -bd -tzip "$archive" "$name" > /dev/null
else
  archive=$name.tar.gz
  tar -czf "$archive" "$name"
fi
rm -rf "$name"
if command -v sha256sum > /dev/null; then
  sha256sum "$archive" > "$archive.sha256"
else
  shasum -a 256 "$archive" > "$archive.sha256"
fi
