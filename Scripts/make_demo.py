#!/usr/bin/env python3
"""Writes Sources/CSamples/samples.c: the plans that `plancheck demo` carries, embedded as they stand in `plans`.

`--check` changes nothing and fails where the file is not what would be written."""
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
target = root / "Sources/CSamples/samples.c"
HEAD = """/* The plans that `plancheck demo` writes. Made by Scripts/make_demo.py. */

#include "samples.h"

/* `#embed` is C23, and the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

"""
TAIL = """};

size_t cs_sample_count(void) { return sizeof samples / sizeof *samples; }

cs_sample cs_sample_at(size_t index) {
  return index < cs_sample_count() ? samples[index] : (cs_sample){"", samples[0].bytes, 0};
}
"""


def files():
    """Names in the folder of the demo, and where they stand. The made-up data of the plan become its data."""
    for path in sorted((root / "plans/common").glob("*.plan")):
        yield path.relative_to(root / "plans"), path
    plan = root / "plans/laichau"
    for path in sorted(plan.rglob("*")):
        if path.is_file():
            name = str(path.relative_to(root / "plans"))
            yield name.replace("laichau/sample/", "laichau/data/"), path


def text():
    arrays, entries = [], []
    for number, (name, path) in enumerate(files()):
        place = pathlib.Path("../..") / path.relative_to(root)
        arrays.append(f'static const unsigned char file{number}[] = {{\n#embed "{place}"\n}};\n')
        entries.append(f'  {{"{name}", file{number}, sizeof file{number}}},\n')
    return HEAD + "".join(arrays) + "\nstatic const cs_sample samples[] = {\n" + "".join(entries) + TAIL


if "--check" in sys.argv:
    if not target.exists() or target.read_text(encoding="utf-8") != text():
        sys.exit("Sources/CSamples/samples.c is not what Scripts/make_demo.py writes")
else:
    target.write_text(text(), encoding="utf-8")
