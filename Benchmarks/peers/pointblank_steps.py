"""pointblank: prints the measures of one register as CSV, each one or two steps of a validation of a Polars frame.

A step tests rows (or one aggregate) against a condition and counts those that pass, so a share is a step over a
filtered frame. Steps have no quotients and no weights: women_share, income and debt_ratio are left out. A measure per
commune is a step over a grouped frame and gives the number of communes that fall short, printed as `MEASURE/short`.
"""
import csv
import sys

import pointblank as pb
import polars as pl
from polars import col

from polars_lazy import ACTIVE, COOPERATIVE, DAY, GOOD_OR_FAIR, SCHEMA

EVERY = pl.lit(True)
HIGH_TECH = col("high_tech") == "có"
TEN_WORKERS = col("workers") >= 10
COUNTS = {
    "all_organisations": (EVERY, EVERY),
    "all_cooperatives": (EVERY, COOPERATIVE),
    "founded_lately": (EVERY, col("founded").is_between(DAY(2021, 1, 1), DAY(2024, 12, 31))),
    "dissolved_lately": (EVERY, col("dissolved") >= DAY(2023, 5, 3)),
    "updated_lately": (COOPERATIVE, col("updated") >= DAY(2024, 6, 1)),
}
SHARES = {
    "good_or_fair": (ACTIVE, GOOD_OR_FAIR),
    "high_tech_share low": (COOPERATIVE, HIGH_TECH),
    "high_tech_share high": (COOPERATIVE, HIGH_TECH.fill_null(True)),
    "linked_and_digital": (COOPERATIVE, (col("linked") == "yes") & (col("digital") == "1")),
    "ten_workers low": (ACTIVE, TEN_WORKERS),
    "ten_workers high": (ACTIVE, TEN_WORKERS.fill_null(True)),
    "certified": (EVERY, col("certificate").is_not_null()),
    "profitable": (ACTIVE, col("profit") > 0),
}
# A step on an aggregate takes no rows away and wants floats, so the frame gets a column for each: empty outside the
# population.
SUMS = {
    "members": (ACTIVE, col("members")),
    "revenue": (ACTIVE, col("revenue")),
    "organic_land low": (col("organic") == "có", col("land")),
    "organic_land high": ((col("organic") == "có").fill_null(True), col("land")),
}
MEANS = {
    "mean_score low": (ACTIVE, col("score").fill_null(0)),
    "mean_score high": (ACTIVE, col("score").fill_null(100)),
    "mean_profit": (COOPERATIVE, col("profit")),
}
GROUPS = {
    "cooperative_in_each/short": (COOPERATIVE.sum(), 1),
    "good_in_each/short": ((ACTIVE & (col("rating") == "tốt")).sum() / ACTIVE.sum(), 0.2),
    "members_in_each/short": (col("members").filter(COOPERATIVE).sum(), 100),
}


def rows_of(population):
    """A step's frame: the rows of a population."""
    return lambda frame: frame.filter(population)


def by_commune(value):
    """A step's frame: one row a commune."""
    return lambda frame: frame.group_by("commune").agg(value=value)


def cooperating_communes(frame):
    """A step's frame: the communes that have a cooperative, each once."""
    return frame.filter(COOPERATIVE).select("commune").unique()


def validation(frame):
    """The steps over the register, not yet run."""
    steps = pb.Validate(data=frame)
    for population, condition in (COUNTS | SHARES).values():
        steps = steps.col_vals_expr(expr=condition.fill_null(False), pre=rows_of(population))
    steps = steps.col_vals_not_null(columns="commune", pre=cooperating_communes)
    for value, bound in GROUPS.values():
        steps = steps.col_vals_ge(columns="value", value=bound, na_pass=True, pre=by_commune(value))
    for name in SUMS:
        steps = steps.col_sum_ge(columns=name, value=0)
    for name in MEANS:
        steps = steps.col_avg_ge(columns=name, value=0)
    return steps


def answer(name, step):
    """What the step says of its measure: the value, and by what it is to be divided."""
    if name in SHARES:
        return step.n_passed, step.n
    if name in GROUPS:
        return step.n_failed, 1
    if name in COUNTS or name == "communes_reached":
        return step.n_passed, 1
    return step.val_info["actual"], 1


def main(register):
    columns = {
        name: pl.when(population).then(value.cast(pl.Float64)) for name, (population, value) in (SUMS | MEANS).items()
    }
    frame = pl.read_csv(register, schema=SCHEMA).with_columns(**columns)
    done = validation(frame).interrogate(collect_extracts=False)
    measures = {}
    for name, step in zip([*COUNTS, *SHARES, "communes_reached", *GROUPS, *SUMS, *MEANS], done.validation_info):
        measure, _, end = name.partition(" ")
        measures.setdefault(measure, {})[end] = answer(name, step)
    writer = csv.writer(sys.stdout)
    writer.writerow(["measure", "commune", "low", "high", "of"])
    for measure, ends in measures.items():
        low, of = ends.get("low", ends.get(""))
        high, _ = ends.get("high", ends.get(""))
        writer.writerow([measure, "", low, high, of])


if __name__ == "__main__":
    main(sys.argv[1])
