#!/usr/bin/env bash
# Sets up and runs the benchmarks: the peers in a Python environment of their own, the measuring programs, plancheck as
# `make install` builds it, and Micro. Arguments go to run.py: --quick, --only PART,…
# Needs the Swift toolchain and python3; sqlite3 is measured where it is installed.
#
#     Benchmarks/run.sh --equality    only check on small files that the exact peers measure the same; for CI
#     Benchmarks/run.sh --equality PLANCHECK    the same for a plancheck that is built already
set -euo pipefail
cd "$(dirname "$0")/.."
work=.build/bench
venv=.build/bench-venv
mkdir -p "$work"

install_peers() {
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "Benchmarks/$1"
}

if [ "${1:-}" = --equality ]; then
  install_peers requirements-exact.txt
  program=${2:-}
  if [ -z "$program" ]; then
    swift build
    program=$(swift build --show-bin-path)/plancheck
  fi
  exec "$venv/bin/python" Benchmarks/equality.py "$program"
fi

install_peers requirements.txt
compiler=$(command -v clang || command -v cc)
flags=(-O2 -Wall -Wextra -Werror)
"$compiler" "${flags[@]}" Benchmarks/machine/measure.c -o "$work/measure"
for tool in scan_limit scanner; do
  "$compiler" "${flags[@]}" -ISources/CSeparators/include "Benchmarks/machine/$tool.c" \
    Sources/CSeparators/separators.c -lpthread -o "$work/$tool"
done
make install PREFIX="$PWD/$work/installed"
swift build -c release --package-path Benchmarks/Micro --scratch-path .build/micro
exec "$venv/bin/python" Benchmarks/run.py "$work/installed/bin/plancheck" "$@"
