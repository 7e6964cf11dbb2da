#!/usr/bin/env bash
# Holds a release together: release-check.sh vX.Y.Z
# The tag must be the version of Cargo.toml and Cargo.lock, and CHANGELOG.md must have a section of it. Prints that
# section, which is what the release says of itself.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "release-check: $*" >&2
  exit 1
}

tag=${1:-}
[[ $tag =~ ^v([0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?)$ ]] || fail "the tag '$tag' does not look like v1.2.3"
version=${BASH_REMATCH[1]}

# The first version is that of the package: the table of the package comes first.
crate=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
[ "$crate" = "$version" ] || fail "the tag says $version, Cargo.toml says '$crate'"

locked=$(awk '$0 == "name = \"ghirbal\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)
[ "$locked" = "$version" ] || fail "the tag says $version, Cargo.lock says '$locked'; run cargo check and commit it"

heading="## [$version]"
grep -qF -- "$heading" CHANGELOG.md || fail "CHANGELOG.md has no heading '$heading - DATE'"
# From the heading to the next, or to the links at the end.
notes=$(awk -v heading="$heading" '
  index($0, heading) == 1 { inside = 1; next }
  inside && (/^## / || /^\[[^]]+\]: /) { exit }
  inside { print }
' CHANGELOG.md)
[[ $notes =~ [^[:space:]] ]] || fail "CHANGELOG.md says nothing under '$heading'"
printf '%s\n' "$notes"
