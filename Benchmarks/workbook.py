#!/usr/bin/env python3
"""Writes a made-up register as a workbook: workbook.plan and data/2024/organisations.xlsx below a folder.

    workbook.py OUT --rows 200000

Nothing in it is real. Ten columns as a spreadsheet stores them: shared texts, numbers, days with a format, blank cells. The
same options give the same bytes but for the time in the archive.
"""
import argparse
import csv
import datetime
import pathlib
import random
import shutil
import zipfile

import generate

COLUMNS = "id commune kind status founded members income revenue high_tech score".split()
NUMBERS = {"members", "income", "revenue", "score"}
DAYS = {"founded"}
FIRST_DAY = datetime.date(1899, 12, 30)
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:J{last}"/><sheetData>'
)


def generate_workbook(out, rows, seed=7):
    """Writes the plan and the workbook below the folder `out`, and gives the workbook's path."""
    snapshot = pathlib.Path(out) / "data" / "2024"
    snapshot.mkdir(parents=True, exist_ok=True)
    (snapshot.parent / "SAMPLE").write_text(generate.NOTICE.replace("generate.py", "workbook.py"), encoding="utf-8")
    shutil.copyfile(generate.HERE / "workbook.plan", pathlib.Path(out) / "workbook.plan")
    texts = generate.block(min(rows, generate.BLOCK), 700, 0.03, 0, random.Random(seed))
    places = [generate.COLUMNS.index(name) for name in COLUMNS]
    records = [[record[place - 1] if place else "" for place in places] for record in csv.reader(texts)]
    shared, path = {}, snapshot / "organisations.xlsx"

    def text(letter, number, value):
        return f'<c r="{letter}{number}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'

    def row(number, cells):
        parts = []
        for letter, name, value in zip("ABCDEFGHIJ", COLUMNS, cells):
            if not value:
                continue
            if number > 1 and name in NUMBERS:
                parts.append(f'<c r="{letter}{number}"><v>{value}</v></c>')
            elif number > 1 and name in DAYS:
                days = (datetime.date.fromisoformat(value) - FIRST_DAY).days
                parts.append(f'<c r="{letter}{number}" s="1"><v>{days}</v></c>')
            else:
                parts.append(text(letter, number, value))
        return f'<row r="{number}">{"".join(parts)}</row>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((SHEET.format(last=rows + 1) + row(1, COLUMNS)).encode())
            for start in range(0, rows, 10_000):
                lines = [
                    row(i + 2, [f"HTX-{i:09d}", *records[i % len(records)][1:]])
                    for i in range(start, min(rows, start + 10_000))
                ]
                sheet.write("".join(lines).encode())
            sheet.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{value}</t></si>" for value in shared)
        archive.writestr(
            "xl/sharedStrings.xml",
            f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{len(shared)}">'
            f"{strings}</sst>",
        )
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    generate_workbook(options.out, options.rows, options.seed)


if __name__ == "__main__":
    main()
