#!/usr/bin/env python3
"""Writes the made-up sample data of the four plans: plans/<province>/sample/<year>/*.csv.

    Scripts/make_samples.py             write the samples
    Scripts/make_samples.py --check     only tell whether the files are what this script writes (exit 1 where not)

Nothing in them is real: organisations, places, people and figures come from a seed. The same seed gives the same
bytes with every Python from 3.10 on; only the standard library is needed. What a province's sample is shaped to
show stands in its file under samples/, its faults at the end of that file.

A sample is used only where it is asked for:

    plancheck check plans/laichau --data plans/laichau/sample

Its file SAMPLE says on every such report that the data are made up, and the stated figures of the plan, which are
real, are left out of it.
"""
import argparse
import pathlib
import sys

from samples import daknong, khanhhoa, kiengiang, laichau

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROVINCES = {"daknong": daknong, "khanhhoa": khanhhoa, "kiengiang": kiengiang, "laichau": laichau}
SEED = "plancheck"

NOTICE = """\
không phải số liệu thật – made-up, not real figures

Mọi tổ chức, địa danh, con người và con số trong thư mục này đều do Scripts/make_samples.py sinh ra; vài ô cố ý ghi
sai để thấy chương trình báo thế nào. Không được dùng để đánh giá kế hoạch thật.

Every organisation, place, person and number in this folder was invented by Scripts/make_samples.py; a few cells are
wrong on purpose, to show how they are reported. It says nothing about how the real plan is doing. Seed: {seed}
"""


def samples(seed):
    """Path below plans/ to bytes."""
    for name, province in PROVINCES.items():
        yield f"{name}/sample/SAMPLE", NOTICE.format(seed=seed).encode()
        for path, content in province.files(seed).items():
            yield f"{name}/sample/{path}", content


def present(plans):
    """The sample files that are there, whoever wrote them."""
    for name in PROVINCES:
        for path in sorted((plans / name / "sample").glob("**/*")):
            if path.is_file():
                yield path.relative_to(plans).as_posix()


def main():
    summary, _, rest = __doc__.partition("\n\n")
    arguments = argparse.ArgumentParser(
        description=summary, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments.add_argument("--seed", default=SEED, help="another world of the same shape (default: %(default)s)")
    arguments.add_argument("--out", type=pathlib.Path, default=ROOT / "plans", metavar="DIR",
                           help="where the folders of the provinces are (default: plans)")
    options = arguments.parse_args()

    wanted = dict(samples(options.seed))
    stale = [path for path in present(options.out) if path not in wanted]
    changed = [path for path, content in wanted.items()
               if not (options.out / path).is_file() or (options.out / path).read_bytes() != content]
    if options.check:
        for path in stale:
            print(f"{path}: no longer part of the samples", file=sys.stderr)
        for path in changed:
            print(f"{path}: not what the script writes", file=sys.stderr)
        print(f"{len(wanted)} sample files, {len(changed)} differ, {len(stale)} left over")
        return 1 if stale or changed else 0
    for path in stale:
        (options.out / path).unlink()
    for path in changed:
        (options.out / path).parent.mkdir(parents=True, exist_ok=True)
        (options.out / path).write_bytes(wanted[path])
    print(f"{len(wanted)} sample files, {len(changed)} written, {len(stale)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
