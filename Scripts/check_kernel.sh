#!/usr/bin/env bash
# Compares every variant of the separator kernel with a reader that goes byte by byte: those of this processor, or
# NEON under an emulator, which needs `gcc-aarch64-linux-gnu`, `libc6-dev-arm64-cross` and `qemu-user` (Debian).
#
#   Scripts/check_kernel.sh native|arm64 [CASES]
set -euo pipefail
cd "$(dirname "$0")/.."

machine=${1:-native}
cases=${2:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=(Scripts/kernel/check_separators.c Sources/CSeparators/separators.c)
flags=(-O2 -Wall -Wextra -Werror -ISources/CSeparators/include)

case "$machine" in
  native)
    clang "${flags[@]}" "${sources[@]}" -o "$work/native"
    "$work/native" "$cases"
    ;;
  arm64)
    aarch64-linux-gnu-gcc "${flags[@]}" -static "${sources[@]}" -o "$work/arm64"
    qemu-aarch64 "$work/arm64" "$cases"
    ;;
  *) echo "check_kernel.sh native|arm64 [CASES]" >&2; exit 2 ;;
esac
