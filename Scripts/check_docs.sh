#!/usr/bin/env bash
# What is generated from the program, or quotes what it prints, says what it says today.
#   check_docs.sh PLANCHECK [--write]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1
mode=${2:-check}

if [ "$mode" = --write ]; then
  "$program" explain --all --format markdown > docs/diagnostics.md
  python3 Scripts/quote_output.py "$program" --write README.md README.vi.md docs/*.md
else
  "$program" explain --all --format markdown | diff -u docs/diagnostics.md - \
    || { echo "docs/diagnostics.md is old: make docs"; exit 1; }
  python3 Scripts/quote_output.py "$program" README.md README.vi.md docs/*.md
fi
