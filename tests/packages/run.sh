#!/usr/bin/env bash
# Builds a static binary and packs the release binary for Debian, installs the package, uses it and removes it again:
# tests/packages/run.sh. Both must write what the release binary writes, byte for byte. STATIC=no leaves out the static
# binary, which is a build of its own.
# Needs dpkg and root; elsewhere it says so and succeeds: not having run is no finding.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
  echo "skipped: $*"
  exit
}
command -v dpkg >/dev/null || skip "there is no dpkg"
[ "$(id -u)" = 0 ] || skip "only root installs packages"
! dpkg -s ghirbal >/dev/null 2>&1 || skip "ghirbal is installed here, and would be removed"
cargo deb --version >/dev/null 2>&1 || cargo install cargo-deb --locked --quiet || skip "cargo-deb cannot be installed"

binary=${CARGO_TARGET_DIR:-target}/release/ghirbal
package=$(.github/deb.sh)
echo "${package##*/}: $(($(wc -c <"$package") / 1000000)) MB"
dpkg -i "$package" >/dev/null
trap 'dpkg -r ghirbal >/dev/null' EXIT

fail() {
  echo "$*" >&2
  exit 1
}
installed=$(dpkg -L ghirbal)
for file in /usr/bin/ghirbal /usr/share/man/man1/ghirbal.1.gz /usr/share/man/man1/ghirbal-explain.1.gz \
  /usr/share/bash-completion/completions/ghirbal /usr/share/zsh/vendor-completions/_ghirbal \
  /usr/share/fish/vendor_completions.d/ghirbal.fish /usr/share/doc/ghirbal/copyright; do
  grep -qx "$file" <<<"$installed" || fail "the package has no $file"
done
cmp <(/usr/bin/ghirbal clean -q examples/dump) <("$binary" clean -q examples/dump) || fail "it writes other bytes"

if [ "${STATIC:-yes}" != no ]; then
  static=$(.github/musl.sh)
  ! readelf -d "$static" | grep -q NEEDED || fail "the static binary needs libraries"
  cmp <("$static" clean -q examples/dump) <("$binary" clean -q examples/dump) || fail "the static one writes other bytes"
  echo "static: $(($(wc -c <"$static") / 1000000)) MB, the same bytes"
fi

dpkg -r ghirbal >/dev/null
trap - EXIT
[ ! -e /usr/bin/ghirbal ] || fail "removing it leaves /usr/bin/ghirbal"
echo "installed, used and removed"
