"""openpyxl on the workbook, row by row without keeping them: prints the measures of workbook.plan as CSV."""
import collections
import sys

import openpyxl

from workbook_polars import write


def main(path):
    sheet = openpyxl.load_workbook(path, read_only=True).active
    rows = sheet.iter_rows(values_only=True)
    place = {name: index for index, name in enumerate(next(rows))}
    s = collections.Counter()
    for row in rows:
        founded, high_tech, score = row[place["founded"]], row[place["high_tech"]], row[place["score"]]
        s["founded"] += founded is not None and 2021 <= founded.year <= 2024
        if row[place["status"]] != "đang hoạt động":
            continue
        s["active"] += 1
        s["members"] += row[place["members"]] or 0
        s["revenue"] += row[place["revenue"]] or 0
        s["score"] += score or 0
        s["score_unknown"] += score is None
        if row[place["kind"]] != "hợp tác xã":
            continue
        s["cooperatives"] += 1
        s["income"] += row[place["income"]] or 0
        s["high_tech"] += high_tech == "có"
        s["high_tech_unknown"] += high_tech is None
    write(s)


if __name__ == "__main__":
    main(sys.argv[1])
