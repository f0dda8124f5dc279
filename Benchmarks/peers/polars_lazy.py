"""Polars, lazy and streaming: prints the measures of one register as CSV. Exact decimals; validates numbers and dates.

One pass adds everything up by commune, as measures.sql does; the sums of the whole are the sums of these.
"""
import csv
import datetime
import sys

import polars as pl
from polars import col

SCHEMA = {
    "id": pl.String,
    "name": pl.String,
    "commune": pl.String,
    "kind": pl.String,
    "status": pl.String,
    "rating": pl.String,
    "founded": pl.Date,
    "dissolved": pl.Date,
    "members": pl.Int64,
    "women": pl.Int64,
    "income": pl.Decimal(9, 2),
    "revenue": pl.Decimal(11, 1),
    "profit": pl.Decimal(9, 2),
    "debt": pl.Int64,
    "land": pl.Decimal(9, 3),
    "workers": pl.Int64,
    "high_tech": pl.String,
    "linked": pl.String,
    "digital": pl.String,
    "organic": pl.String,
    "certificate": pl.String,
    "score": pl.Int64,
    "remarks": pl.String,
    "updated": pl.Date,
}
ACTIVE = col("status") == "đang hoạt động"
COOPERATIVE = ACTIVE & (col("kind") == "hợp tác xã")
GOOD_OR_FAIR = (col("rating") == "tốt") | (col("rating") == "khá")
DAY = datetime.date


def sum_where(value, condition):
    """A sum over the rows for which a condition holds; faster here than to filter."""
    return pl.when(condition).then(value).sum()


SUMS = {
    "organisations": pl.len(),
    "active": ACTIVE.sum(),
    "cooperatives": COOPERATIVE.sum(),
    "founded_lately": col("founded").is_between(DAY(2021, 1, 1), DAY(2024, 12, 31)).sum(),
    "dissolved_lately": (col("dissolved") >= DAY(2023, 5, 3)).sum(),
    "updated_lately": (COOPERATIVE & (col("updated") >= DAY(2024, 6, 1))).sum(),
    "good_or_fair": (ACTIVE & GOOD_OR_FAIR).sum(),
    "good": (ACTIVE & (col("rating") == "tốt")).sum(),
    "high_tech": (COOPERATIVE & (col("high_tech") == "có")).sum(),
    "high_tech_unknown": (COOPERATIVE & col("high_tech").is_null()).sum(),
    "linked_and_digital": (COOPERATIVE & (col("linked") == "yes") & (col("digital") == "1")).sum(),
    "ten_workers": (ACTIVE & (col("workers") >= 10)).sum(),
    "workers_unknown": (ACTIVE & col("workers").is_null()).sum(),
    "certified": col("certificate").is_not_null().sum(),
    "profitable": (ACTIVE & (col("profit") > 0)).sum(),
    "score": sum_where(col("score"), ACTIVE),
    "score_unknown": (ACTIVE & col("score").is_null()).sum(),
    "members": sum_where(col("members"), ACTIVE),
    "cooperative_members": sum_where(col("members"), COOPERATIVE),
    "women": sum_where(col("women"), ACTIVE),
    "weighted_income": sum_where(col("income") * col("members").cast(pl.Decimal(9, 0)), COOPERATIVE),
    "revenue": sum_where(col("revenue"), ACTIVE),
    "cooperative_revenue": sum_where(col("revenue"), COOPERATIVE),
    "profit": sum_where(col("profit"), COOPERATIVE),
    "debt": sum_where(col("debt"), COOPERATIVE),
    "debt_unknown": (COOPERATIVE & col("debt").is_null()).sum(),
    "organic_land": sum_where(col("land"), col("organic") == "có"),
    "land_unknown": sum_where(col("land"), col("organic").is_null()),
}


def whole(s, communes_reached):
    """The measures of the whole from its sums `s`: name, low, high, of."""
    return [
        ("all_organisations", s["organisations"], s["organisations"], 1),
        ("all_cooperatives", s["cooperatives"], s["cooperatives"], 1),
        ("founded_lately", s["founded_lately"], s["founded_lately"], 1),
        ("dissolved_lately", s["dissolved_lately"], s["dissolved_lately"], 1),
        ("updated_lately", s["updated_lately"], s["updated_lately"], 1),
        ("communes_reached", communes_reached, communes_reached, 1),
        ("good_or_fair", s["good_or_fair"], s["good_or_fair"], s["active"]),
        ("high_tech_share", s["high_tech"], s["high_tech"] + s["high_tech_unknown"], s["cooperatives"]),
        ("linked_and_digital", s["linked_and_digital"], s["linked_and_digital"], s["cooperatives"]),
        ("ten_workers", s["ten_workers"], s["ten_workers"] + s["workers_unknown"], s["active"]),
        ("certified", s["certified"], s["certified"], s["organisations"]),
        ("profitable", s["profitable"], s["profitable"], s["active"]),
        ("mean_score", s["score"], s["score"] + 100 * s["score_unknown"], s["active"]),
        ("members", s["members"], s["members"], 1),
        ("women_share", s["women"], s["women"], s["members"]),
        ("income", s["weighted_income"], s["weighted_income"], s["cooperative_members"]),
        ("revenue", s["revenue"], s["revenue"], 1),
        ("mean_profit", s["profit"], s["profit"], s["cooperatives"]),
        ("debt_ratio", s["debt"], s["debt"] + 1_000_000 * s["debt_unknown"], s["cooperative_revenue"]),
        ("organic_land", s["organic_land"], s["organic_land"] + s["land_unknown"], 1),
    ]


def main(register):
    by_commune = pl.scan_csv(register, schema=SCHEMA).group_by("commune").agg(**SUMS).collect(engine="streaming")
    sums = by_commune.drop("commune").sum().row(0, named=True)
    writer = csv.writer(sys.stdout)
    writer.writerow(["measure", "commune", "low", "high", "of"])
    for name, low, high, of in whole(sums, by_commune.filter(col("cooperatives") > 0).height):
        writer.writerow([name, "", low, high, of])
    for row in by_commune.iter_rows(named=True):
        writer.writerow(["cooperative_in_each", row["commune"], row["cooperatives"], row["cooperatives"], 1])
        writer.writerow(["good_in_each", row["commune"], row["good"], row["good"], row["active"]])
        writer.writerow(
            ["members_in_each", row["commune"], row["cooperative_members"], row["cooperative_members"], 1]
        )


if __name__ == "__main__":
    main(sys.argv[1])
