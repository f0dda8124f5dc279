"""Polars on the messy register: prints both ends of its measures as CSV, as messy.sql computes them.

Categories are folded once for each distinct spelling, keys and references by expressions over whole columns; three-valued
logic carries on what is blank or broken. Not said here: `income`, whose ends are optima of quotients.
"""
import csv
import pathlib
import re
import sys
import unicodedata

import polars as pl
from polars import col

YES_NO = dict.fromkeys(["có", "yes", "x", "1", "y", "true", "đúng"], True) | dict.fromkeys(
    ["không", "no", "0", "n", "false", "sai"], False
)
KINDS = dict.fromkeys(["hợp tác xã", "htx"], True) | dict.fromkeys(
    ["tổ hợp tác", "tht", "liên hiệp hợp tác xã", "liên hiệp htx", "lhhtx"], False
)
STATUSES = dict.fromkeys(["đang hoạt động", "hoạt động", "active"], True) | dict.fromkeys(
    ["ngừng hoạt động", "dormant"], False
)
# Whether a rating is good, and whether it is fair. A blank one is none, which is an answer.
GOOD = {"tốt": True, "good": True} | dict.fromkeys(
    ["", "khá", "kha", "fair", "trung bình", "average", "yếu", "weak"], False
)
FAIR = dict.fromkeys(["khá", "kha", "fair"], True) | dict.fromkeys(
    ["", "tốt", "good", "trung bình", "average", "yếu", "weak"], False
)


def folded(text):
    """A spelling as it matches."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip().lower())


def read(folder, table):
    """All columns as texts."""
    return pl.read_csv(folder / f"{table}.csv", infer_schema=False, empty_string_is_null=False)


def means(frame, column, meanings):
    """What the cells of a column mean, each spelling folded once."""
    spellings = frame[column].unique().to_list()
    known = {spelling: meanings.get(folded(spelling)) for spelling in spellings}
    return col(column).replace_strict(
        list(known), list(known.values()), return_dtype=pl.Boolean, default=None
    )


def key(column):
    """A key as it matches; beyond ASCII there is none in this register."""
    return col(column).str.strip_chars().str.to_lowercase()


def organisations(folder, communes):
    frame = read(folder, "organisations")
    plain = r"^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$"
    number = col("revenue").str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    year = pl.coalesce(
        col("founded").str.to_date(form, strict=False) for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
    ).dt.year()
    high_tech = means(frame, "high_tech", YES_NO)
    good, fair = means(frame, "rating", GOOD), means(frame, "rating", FAIR)
    cells = frame.lazy().select(
        key("id").alias("id"),
        key("commune").alias("reference"),
        cooperative=means(frame, "kind", KINDS) & means(frame, "status", STATUSES),
        rated=good | fair,
        either=(good & high_tech) | fair,
        founded=year.is_between(2021, 2023) & ~high_tech,
        revenue=pl.when(col("revenue").str.contains(plain)).then(number.cast(pl.Decimal(18, 3), strict=False)),
    )
    return cells.join(communes, on="reference", how="left")


def borrowing(folder, ids):
    """Whether an organisation surely, and possibly, has a big loan; and whether a loan leads nowhere."""
    amount = pl.when(col("amount").str.contains(r"^\d+(?:\.\d+)?$")).then(
        col("amount").cast(pl.Decimal(18, 2), strict=False)
    )
    loans = read(folder, "loans").lazy().select(key("organisation").alias("id"), big=amount > 500)
    stray = loans.join(ids, on="id", how="anti").filter(col("big").ne_missing(False)).select(pl.len())
    debtors = loans.group_by("id").agg(
        surely=col("big").eq_missing(True).any(), maybe=col("big").ne_missing(False).any()
    )
    return stray, debtors


def ends(name, member, holds):
    """The counts that the ends of a share are made of: what is open is taken as the worst and as the best."""
    return {
        f"{name}_low": (member & holds).sum(),
        f"{name}_high": (member.ne_missing(False) & holds.ne_missing(False)).sum(),
        f"{name}_worst": (member | (member.is_null() & holds.ne_missing(True))).sum(),
        f"{name}_best": (member | (member.is_null() & holds.ne_missing(False))).sum(),
    }


def main(register):
    folder = pathlib.Path(register).parent
    listed = read(folder, "communes")
    communes = listed.lazy().select(
        key("id").alias("reference"), col("id").alias("commune"), mountain=means(listed, "mountain", YES_NO)
    )
    facts = organisations(folder, communes).collect(engine="streaming")
    stray, debtors = borrowing(folder, facts.lazy().select("id"))
    stray, debtors = pl.collect_all([stray, debtors], engine="streaming")
    open_end = None if stray.item() > 0 else False
    facts = facts.lazy().join(debtors.lazy(), on="id", how="left")
    borrower = (
        pl.when(col("surely")).then(True).when(col("maybe")).then(None).otherwise(pl.lit(open_end, pl.Boolean))
    )
    cooperative, possible = col("cooperative"), col("cooperative").ne_missing(False)
    by_commune = (
        facts.with_columns(borrower=borrower)
        .group_by("commune")
        .agg(
            **ends("rated", cooperative, col("rated")),
            **ends("borrowers", cooperative, col("borrower")),
            **ends("mountain", cooperative, col("mountain")),
            **ends("either", pl.lit(True), col("either")),
            founded_low=col("founded").sum(),
            founded_high=col("founded").ne_missing(False).sum(),
            revenue_low=pl.when(cooperative).then("revenue").sum(),
            revenue_high=pl.when(possible).then("revenue").sum(),
            revenue_open=(possible & col("revenue").is_null()).sum(),
            organisations=pl.len(),
            cooperatives=cooperative.sum(),
            possible=possible.sum(),
        )
        .collect(engine="streaming")
    )
    s = by_commune.drop("commune").sum().row(0, named=True)
    writer = csv.writer(sys.stdout)
    writer.writerow(["measure", "commune", "low", "high", "of"])
    for name in ("rated", "borrowers"):
        worst, best = s[f"{name}_worst"], s[f"{name}_best"]
        writer.writerow([name, "", s[f"{name}_low"] * best, s[f"{name}_high"] * worst, worst * best])
    writer.writerow(["rated_or_high_tech", "", s["either_low"], s["either_high"], s["organisations"]])
    writer.writerow(["founded_lately", "", s["founded_low"], s["founded_high"], 1])
    writer.writerow(["revenue", "", s["revenue_low"], s["revenue_high"] + 1_000_000 * s["revenue_open"], 1])
    writer.writerow(["mountain", "", s["mountain_low"], s["mountain_high"], 1])
    groups = {row["commune"]: row for row in by_commune.iter_rows(named=True)}
    anywhere = groups[None]["possible"] if None in groups else 0
    for commune in listed["id"]:
        group = groups.get(commune, {"cooperatives": 0, "possible": 0})
        writer.writerow(["in_each", commune, group["cooperatives"], group["possible"] + anywhere, 1])


if __name__ == "__main__":
    main(sys.argv[1])
