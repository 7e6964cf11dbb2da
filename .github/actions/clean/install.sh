#!/usr/bin/env bash
# Gets ghirbal for the action and names it in the step's outputs.
#
# The binary of the release GHIRBAL_VERSION of GHIRBAL_REPOSITORY, held against its checksum; where no version is asked
# for, that of the release GHIRBAL_ACTION_REF that the action itself was taken from. Where that has no binary for this
# machine, or the action is of no release, it is built from the source that the action came with: the same program.
# A version that was asked for is never replaced by another one, and a binary that was changed is never passed over.
set -euo pipefail

released='^v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'

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

# Downloads an archive of a release, with its checksum.
download() {
  gh release download "v$1" --repo "$GHIRBAL_REPOSITORY" --clobber --pattern "$2" --pattern "$2.sha256"
}

# Unpacks an archive that is what was published.
install() {
  if command -v sha256sum >/dev/null; then
    sha256sum --check "$1.sha256"
  else
    shasum -a 256 --check "$1.sha256"
  fi
  case $1 in
    *.zip) unzip -oq "$1" ;;
    *) tar -xzf "$1" ;;
  esac
  local program
  program=$PWD/${1%.tar.gz}/ghirbal
  [ "$RUNNER_OS" != Windows ] || program=$PWD/${1%.zip}/ghirbal.exe
  echo "program=$program" >> "$GITHUB_OUTPUT"
}

build() {
  local root
  root=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)
  cargo install --locked --path "$root" --root "$RUNNER_TEMP/ghirbal"
  echo "program=$RUNNER_TEMP/ghirbal/bin/ghirbal" >> "$GITHUB_OUTPUT"
}

asked=${GHIRBAL_VERSION:-}
if [ -n "$asked" ] && [[ ! $asked =~ $released ]]; then
  echo "::error title=ghirbal::the version must look like 1.2.3"
  exit 2
fi
version=$asked
[ -n "$version" ] || [[ ! ${GHIRBAL_ACTION_REF:-} =~ $released ]] || version=$GHIRBAL_ACTION_REF
version=${version#v}
if [ -z "$version" ]; then
  build
  exit
fi

if ! archive=$(archive "$version"); then
  if [ -n "$asked" ]; then
    echo "::error title=ghirbal::there is no binary for this runner; leave the version out to build from source"
    exit 2
  fi
  build
  exit
fi
folder=$RUNNER_TEMP/ghirbal-$version
mkdir -p "$folder"
if ! (cd "$folder" && download "$version" "$archive"); then
  if [ -n "$asked" ]; then
    echo "::error title=ghirbal::the binary of release $version cannot be downloaded"
    exit 1
  fi
  echo "::notice title=ghirbal::the binary of release $version cannot be downloaded, so it is built from source"
  build
  exit
fi
cd "$folder"
install "$archive"
