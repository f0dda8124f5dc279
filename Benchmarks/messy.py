#!/usr/bin/env python3
"""Writes a made-up register as people keep one: messy.plan and data/2024/*.csv below a folder.

    messy.py OUT --rows 1000000

Nothing in it is real. Categories stand in several spellings, cells are blank or broken, numbers and dates are
written the Vietnamese way, references come in both cases and with blanks, some lead nowhere; beside a million
organisations stand 300,000 loans. The same options give the same bytes.
"""
import argparse
import csv
import pathlib
import random
import shutil
import unicodedata

from generate import HERE, NOTICE

COMMUNES = 700
KINDS = {
    "tổ hợp tác": 20,
    "hợp tác xã": 60,
    "htx": 5,
    unicodedata.normalize("NFD", "hợp tác xã"): 3,
    "Hợp  tác xã ": 2,
    "liên hiệp HTX": 3,
    "": 3,
    "hop tac xa": 1,
}
STATUSES = {"đang hoạt động": 70, "HOẠT ĐỘNG": 5, "ngừng hoạt động": 18, "": 3, "?": 1}
RATINGS = {
    "tốt": 20,
    "khá": 25,
    "kha": 2,
    unicodedata.normalize("NFD", "khá"): 1,
    "trung bình": 20,
    "yếu": 8,
    "": 20,
    "xuất sắc": 1,
}
HIGH_TECH = {"có": 20, "yes": 10, "không": 60, "0": 3, "": 4, "x": 1}


def vietnamese(number, places):
    """A number as `12.345,6`."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def one_of(rng, *choices):
    """What one of (part of all, function) gives; the last takes the rest."""
    place = rng.random()
    for part, make in choices:
        place -= part
        if place < 0:
            return make()
    return choices[-1][1]()


def organisation(rng, number):
    """The cells of one organisation."""

    def drawn(weights):
        return rng.choices(list(weights), weights.values())[0]

    def commune():
        return f"{rng.randrange(COMMUNES - 2):04d}"

    def day():
        year, month, day = rng.randint(2005, 2024), rng.randint(1, 12), rng.randint(1, 28)
        return one_of(
            rng,
            (0.03, lambda: ""),
            (0.005, lambda: f"31/02/{year}"),
            (0.005, lambda: f"{year}-{month:02d}-{day:02d}"),
            (0.46, lambda: f"{day}/{month}/{year}"),
            (0.5, lambda: f"{day:02d}-{month:02d}-{year}"),
        )

    return [
        f"T{number:08d}",
        one_of(
            rng,
            (0.97, lambda: "X" + commune()),
            (0.01, lambda: ""),
            (0.01, lambda: f"x{commune()} "),
            (0.01, lambda: f"Z{rng.randrange(100)}"),
        ),
        drawn(KINDS),
        drawn(STATUSES),
        drawn(RATINGS),
        day(),
        one_of(
            rng,
            (0.5, lambda: vietnamese(rng.randint(0, 30_000), 0)),
            (0.46, lambda: str(rng.randint(0, 3_000))),
            (0.02, lambda: ""),
            (0.01, lambda: "12,5"),
            (0.01, lambda: "200000"),
        ),
        one_of(
            rng,
            (0.96, lambda: vietnamese(rng.randint(1_000, 99_999) / 100, 2)),
            (0.03, lambda: ""),
            (0.005, lambda: "12.34"),
            (0.005, lambda: "20.000,5"),
        ),
        one_of(
            rng,
            (0.96, lambda: vietnamese(rng.randint(0, 99_999_999) / 1000, rng.choice([0, 1, 2, 3]))),
            (0.03, lambda: ""),
            (0.01, lambda: "n/a"),
        ),
        drawn(HIGH_TECH),
    ]


def loan(rng, number, organisations):
    """The cells of one loan."""
    debtor = f"{rng.randrange(organisations):08d}"
    return [
        f"L{number}",
        one_of(rng, (0.999, lambda: "T" + debtor), (0.0005, lambda: "t" + debtor), (0.0005, lambda: "Q9")),
        one_of(
            rng,
            (0.98, lambda: f"{rng.randint(0, 99_999) / 100:.2f}"),
            (0.01, lambda: ""),
            (0.01, lambda: "1.234,5"),
        ),
    ]


def generate(out, rows, seed=7):
    """Writes the plan and its data below the folder `out`, and gives the path of the register."""
    rng = random.Random(seed)
    snapshot = pathlib.Path(out) / "data" / "2024"
    snapshot.mkdir(parents=True, exist_ok=True)
    (snapshot.parent / "SAMPLE").write_text(NOTICE.replace("generate.py", "messy.py"), encoding="utf-8")
    shutil.copyfile(HERE / "messy.plan", pathlib.Path(out) / "messy.plan")
    tables = {
        "communes": (
            "id name mountain",
            ([f"X{i:04d}", f"Xã {i}", rng.choice(["có", "không", "không", ""])] for i in range(COMMUNES)),
        ),
        "organisations": (
            "id commune kind status rating founded members income revenue high_tech",
            (organisation(rng, i) for i in range(rows)),
        ),
        "loans": ("id organisation amount", (loan(rng, i, rows) for i in range(rows * 3 // 10))),
    }
    for name, (columns, cells) in tables.items():
        with open(snapshot / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns.split())
            writer.writerows(cells)
    return snapshot / "organisations.csv"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    generate(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
