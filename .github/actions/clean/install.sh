#!/usr/bin/env bash
# Gets ghirbal for the action and names it in the step's outputs: the binary of the release GHIRBAL_VERSION of
# GHIRBAL_REPOSITORY, held against its checksum, or one built from the source that the action came with.
set -euo pipefail

# The name of the release's archive for this machine, as .github/workflows/release.yml gives it.
archive() {
  case $RUNNER_OS-$RUNNER_ARCH in
    Linux-X64) echo "ghirbal-$1-x86_64-unknown-linux-gnu.tar.gz" ;;
    Linux-ARM64) echo "ghirbal-$1-aarch64-unknown-linux-gnu.tar.gz" ;;
    macOS-X64) echo "ghirbal-$1-x86_64-apple-darwin.tar.gz" ;;
    macOS-ARM64) echo "ghirbal-$1-aarch64-apple-darwin.tar.gz" ;;
    Windows-X64) echo "ghirbal-$1-x86_64-pc-windows-msvc.zip" ;;
    *) return 1 ;;
  esac
}

if [ -z "${GHIRBAL_VERSION:-}" ]; then
  root=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)
  cargo install --locked --path "$root" --root "$RUNNER_TEMP/ghirbal"
  echo "program=$RUNNER_TEMP/ghirbal/bin/ghirbal" >> "$GITHUB_OUTPUT"
  exit
fi

version=${GHIRBAL_VERSION#v}
if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "::error title=ghirbal::the version must look like 1.2.3"
  exit 2
fi
if ! archive=$(archive "$version"); then
  echo "::error title=ghirbal::there is no binary for this runner; leave the version out to build from source"
  exit 2
fi
folder=$RUNNER_TEMP/ghirbal-$version
mkdir -p "$folder"
cd "$folder"
gh release download "v$version" --repo "$GHIRBAL_REPOSITORY" --clobber --pattern "$archive" --pattern "$archive.sha256"
if command -v sha256sum >/dev/null; then
  sha256sum --check "$archive.sha256"
else
  shasum -a 256 --check "$archive.sha256"
fi
case $archive in
  *.zip) unzip -oq "$archive" ;;
  *) tar -xzf "$archive" ;;
esac
program=$folder/${archive%.tar.gz}/ghirbal
[ "$RUNNER_OS" != Windows ] || program=$folder/${archive%.zip}/ghirbal.exe
echo "program=$program" >> "$GITHUB_OUTPUT"
