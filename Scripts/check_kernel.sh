#!/usr/bin/env bash
# Compares every variant of the separator kernel with a reader that goes byte by byte: those of this processor, and
# NEON under an emulator where `gcc-aarch64-linux-gnu`, `libc6-dev-arm64-cross` and `qemu-user` (Debian) are there.
#
#   Scripts/check_kernel.sh [CASES]
set -euo pipefail
cd "$(dirname "$0")/.."

cases=${1:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=(Scripts/kernel/check_separators.c Sources/CSeparators/separators.c)
flags=(-O2 -Wall -Wextra -Werror -ISources/CSeparators/include)

clang "${flags[@]}" "${sources[@]}" -o "$work/native"
"$work/native" "$cases"

if command -v aarch64-linux-gnu-gcc > /dev/null && command -v qemu-aarch64 > /dev/null; then
  aarch64-linux-gnu-gcc "${flags[@]}" -static "${sources[@]}" -o "$work/arm64"
  qemu-aarch64 "$work/arm64" "$cases"
elif [ "$(uname -m)" != aarch64 ]; then
  echo "skipped NEON: aarch64-linux-gnu-gcc and qemu-aarch64 are not installed"
fi
