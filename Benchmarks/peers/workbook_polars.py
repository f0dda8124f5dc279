"""Polars with calamine on the workbook: prints the measures of workbook.plan as CSV."""
import csv
import datetime
import sys

import polars as pl
from polars import col

ACTIVE = col("status") == "đang hoạt động"
COOPERATIVE = ACTIVE & (col("kind") == "hợp tác xã")


def main(path):
    frame = pl.read_excel(path, engine="calamine")
    lately = col("founded").is_between(datetime.date(2021, 1, 1), datetime.date(2024, 12, 31))
    s = frame.select(
        active=ACTIVE.sum(),
        cooperatives=COOPERATIVE.sum(),
        founded=lately.sum(),
        high_tech=(COOPERATIVE & (col("high_tech") == "có")).sum(),
        high_tech_unknown=(COOPERATIVE & col("high_tech").is_null()).sum(),
        members=pl.when(ACTIVE).then("members").sum(),
        income=pl.when(COOPERATIVE).then("income").sum(),
        revenue=pl.when(ACTIVE).then("revenue").sum(),
        score=pl.when(ACTIVE).then("score").sum(),
        score_unknown=(ACTIVE & col("score").is_null()).sum(),
    ).row(0, named=True)
    write(s)


def write(s):
    """The measures from their sums."""
    writer = csv.writer(sys.stdout)
    writer.writerow(["measure", "commune", "low", "high", "of"])
    for name, low, high, of in [
        ("all_cooperatives", s["cooperatives"], s["cooperatives"], 1),
        ("founded_lately", s["founded"], s["founded"], 1),
        ("high_tech_share", s["high_tech"], s["high_tech"] + s["high_tech_unknown"], s["cooperatives"]),
        ("members", s["members"], s["members"], 1),
        ("income", s["income"], s["income"], s["cooperatives"]),
        ("revenue", s["revenue"], s["revenue"], 1),
        ("mean_score", s["score"], s["score"] + 100 * s["score_unknown"], s["active"]),
    ]:
        writer.writerow([name, "", low, high, of])


if __name__ == "__main__":
    main(sys.argv[1])
