#!/usr/bin/env bash
# Builds a static binary that needs nothing of the system it runs on: musl.sh [TARGET], x86_64-unknown-linux-musl
# without. zig compiles and links the C parts, so that no cross compiler has to be installed; the path is printed.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-x86_64-unknown-linux-musl}
folder=$(realpath -m "${CARGO_TARGET_DIR:-target}")
tools=$folder/zigbuild
[ -x "$tools/bin/cargo-zigbuild" ] || {
  python3 -m venv "$tools"
  "$tools/bin/pip" install -q 'cargo-zigbuild>=0.20,<1' 'ziglang>=0.13,<1'
}
rustup target list --installed | grep -qx "$target" || rustup --quiet target add "$target"
PATH="$tools/bin:$PATH" cargo zigbuild --locked --release --quiet --bin ghirbal --target "$target"
echo "$folder/$target/release/ghirbal"
