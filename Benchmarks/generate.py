#!/usr/bin/env python3
"""Writes the made-up register of the benchmark: register.plan and data/2024/*.csv below a folder.

    generate.py OUT --rows 1000000 [--groups 700] [--unknown 0.03] [--extra 0] [--key] [--targets N]

Nothing in it is real. The same options give the same bytes. A row is about 251 bytes in 24 columns; a part of the
cells holds commas, doubled quotation marks and line breaks inside quotes. Rows repeat after a block of 200,000, but
for their running ids. Five million rows take half a minute.
"""
import argparse
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
BLOCK = 200_000
COLUMNS = (
    "id name commune kind status rating founded dissolved members women income revenue profit debt land workers "
    "high_tech linked digital organic certificate score remarks updated"
).split()
KINDS = ["tổ hợp tác", "hợp tác xã", "hợp tác xã", "liên hiệp hợp tác xã"]
STATUSES = ["đang hoạt động"] * 8 + ["ngừng hoạt động", "chờ giải thể"]
RATINGS = ["tốt", "khá", "trung bình", "yếu", ""]
NAMES = [
    "Hợp tác xã nông nghiệp và dịch vụ {}",
    "Tổ hợp tác dịch vụ thủy lợi thôn {}",
    '"Hợp tác xã vận tải, bốc xếp số {}"',
    '"Hợp tác xã ""Tiến Bộ"" {}"',
]
REMARKS = [
    "",
    "ghi chú ngắn gọn về hoạt động",
    "kiểm tra định kỳ hằng năm của liên minh",
    '"góp vốn bằng đất, bằng máy, và bằng công"',
    '"biên bản ghi ""đạt"" ở cả hai lần kiểm tra"',
    '"dòng thứ nhất\nvà dòng thứ hai của ghi chú"',
]
NOTICE = """\
DỮ LIỆU GIẢ ĐỊNH để đo tốc độ, không phải số liệu thật – made-up benchmark data, not real figures

Every organisation, commune and number in this folder was invented by Benchmarks/generate.py.
"""


def commune(number):
    """The key of a commune."""
    return f"X{number:05d}"


def block(rows, groups, unknown, extra, rng):
    """Rows without their ids: each a text that ends its line. `unknown` is the part of blank cells in five columns."""

    def sometimes(cell):
        return "" if rng.random() < unknown else cell

    def day(first, last):
        return f"{rng.randint(first, last)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

    def row():
        members = rng.randint(5, 300)
        cells = [
            rng.choice(NAMES).format(rng.randint(1, 9999)),
            commune(rng.randrange(groups)),
            rng.choice(KINDS),
            rng.choice(STATUSES),
            rng.choice(RATINGS),
            day(1998, 2024),
            day(2023, 2023) if rng.random() < 0.2 else "",
            str(members),
            str(rng.randint(0, members)),
            f"{rng.uniform(10, 200):.2f}",
            f"{rng.uniform(100, 90_000):.1f}",
            f"{rng.uniform(-500, 5_000):.2f}",
            sometimes(str(rng.randint(0, 100_000))),
            f"{rng.uniform(0, 50):.3f}",
            sometimes(str(rng.randint(0, 80))),
            sometimes(rng.choice(["có", "không"])),
            rng.choice(["yes", "no"]),
            rng.choice(["1", "0"]),
            sometimes(rng.choice(["có", "không"])),
            f"VG-{rng.randint(0, 999_999):06d}" if rng.random() < 0.3 else "",
            sometimes(str(rng.randint(0, 100))),
            rng.choice(REMARKS),
            day(2024, 2024),
        ]
        return ",".join(cells + ["không dùng đến"] * extra) + "\n"

    return [row() for _ in range(rows)]


def write_register(path, rows, groups, unknown, extra, rng):
    """The table `organisations`: `rows` rows with the ids HTX-000000000 and up."""
    texts = block(min(rows, BLOCK), groups, unknown, extra, rng)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(COLUMNS + [f"unused_{i + 1}" for i in range(extra)]) + "\n")
        for start in range(0, rows, len(texts)):
            part = texts[: rows - start]
            file.write("".join(f"HTX-{start + i:09d},{text}" for i, text in enumerate(part)))


def many_targets(plan, count):
    """The plan with `count` targets of its own in place of the 23: ever new limits on the same few columns."""
    head = plan[: plan.index("\n# --- Who there is")]
    shapes = [
        "share of active where members >= {} people",
        "count of cooperatives where workers < {} people and high_tech",
        "sum of revenue over active where score >= {}",
        "share of cooperatives where women > {} people and rating in {{ good, fair }}",
    ]
    bounds = ["at least 10%", "at least 10", "at least 10 million VND", "at least 10%"]
    targets = [
        f"\ntarget t{i} = {shapes[i % 4].format(i // 4 % 90)}\n  undated: {bounds[i % 4]}\n" for i in range(count)
    ]
    return head + "".join(targets)


def few_targets(plan, count):
    """The plan with only the first `count` of its targets."""
    head, *targets = plan.split("\ntarget ")
    return "\ntarget ".join([head, *targets[:count]]).rstrip() + "\n"


def plan_text(key=False, targets=None):
    """register.plan, with the ids declared unique where `key`, and with `targets` other targets where given."""
    plan = (HERE / "register.plan").read_text(encoding="utf-8")
    if key:
        plan = plan.replace("column id          text\n", "column id          text key\n")
    return plan if targets is None else many_targets(plan, targets)


def generate(out, rows, groups=700, unknown=0.03, extra=0, key=False, targets=None, seed=7):
    """Writes the plan and its data below the folder `out`, and gives the path of the register."""
    snapshot = pathlib.Path(out) / "data" / "2024"
    snapshot.mkdir(parents=True, exist_ok=True)
    (snapshot.parent / "SAMPLE").write_text(NOTICE, encoding="utf-8")
    (snapshot.parent.parent / "register.plan").write_text(plan_text(key, targets), encoding="utf-8")
    names = "".join(f"{commune(i)},Xã số {i}\n" for i in range(groups))
    (snapshot / "communes.csv").write_text("id,name\n" + names, encoding="utf-8")
    register = snapshot / "organisations.csv"
    write_register(register, rows, groups, unknown, extra, random.Random(seed))
    return register


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--groups", type=int, default=700, help="communes")
    parser.add_argument("--unknown", type=float, default=0.03, help="part of blank cells in five columns")
    parser.add_argument("--extra", type=int, default=0, help="columns that no measure reads")
    parser.add_argument("--key", action="store_true", help="ids are declared unique, so they are checked")
    parser.add_argument("--targets", type=int, help="other targets than the 23, so many")
    parser.add_argument("--seed", type=int, default=7)
    generate(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
