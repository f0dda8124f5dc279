#!/usr/bin/env python3
"""Writes the data files of Tests/TargetEngineTests/Fixtures: the same made-up register of cooperatives, as two writers of each
format write it, and LibreOffice where it is installed. The files are committed, so that the tests need no Python; run this only to
make them anew, here or in another folder (`PLANCHECK_FIXTURES` tells the tests of it):

    python3 -m venv .build/fixtures && .build/fixtures/bin/pip install openpyxl XlsxWriter odfpy odswriter
    .build/fixtures/bin/python Scripts/make_fixtures.py [FOLDER]
"""

import csv
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

HEADERS = ["Mã", "Tên", "Số thành viên", "Doanh thu (triệu đồng)", "Tỷ lệ nữ", "Tốt", "Ngày thành lập"]
ROWS = [
    ["00001", "Hợp tác xã An Bình", 12, 1250.5, 0.25, True, datetime.date(2019, 3, 7)],
    ["00002", "Hợp tác xã “Đoàn Kết”; số 2", 30, 0.1, 0.5, False, datetime.date(2021, 12, 31)],
    ["00003", "Hợp tác xã Thành Công, Đắk R'lấp", 7, 12000, 0.1, True, datetime.date(2024, 2, 29)],
    ["00010", 'Hợp tác xã "37\'37.8"', None, 99.25, None, None, None],
]

folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else (
    pathlib.Path(__file__).resolve().parent.parent / "Tests/TargetEngineTests/Fixtures")
folder.mkdir(parents=True, exist_ok=True)


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return repr(value)
    return str(value)


def csv_rows():
    for row in ROWS:
        cells = [text(cell) for cell in row]
        if row[4] is not None:
            cells[4] = text(round(row[4] * 100)) + "%"
        yield cells


def python_csv():
    with open(folder / "csv-python.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEADERS)
        writer.writerows(csv_rows())


def semicolon_csv():
    """As a spreadsheet program saves it where the comma is the decimal sign, with the hint of the separator."""
    with open(folder / "csv-semicolon.csv", "w", encoding="utf-8-sig", newline="") as file:
        file.write("sep=;\r\n")
        writer = csv.writer(file, delimiter=";", lineterminator="\r", quoting=csv.QUOTE_ALL)
        writer.writerow(HEADERS)
        writer.writerows(csv_rows())


def with_openpyxl():
    import openpyxl
    from openpyxl.styles import numbers

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "HTX"
    sheet.append(["SỔ ĐĂNG KÝ (số liệu minh họa)"])
    sheet.merge_cells("A1:G1")
    sheet.append(HEADERS)
    for row in ROWS:
        sheet.append(row)
        last = sheet.max_row
        sheet.cell(last, 5).number_format = numbers.FORMAT_PERCENTAGE
        sheet.cell(last, 7).number_format = "dd/mm/yyyy"
    hidden = book.create_sheet("Danh mục", 0)
    hidden.append(HEADERS)
    hidden.sheet_state = "hidden"
    book.save(folder / "xlsx-openpyxl.xlsx")


def with_xlsxwriter():
    import xlsxwriter

    book = xlsxwriter.Workbook(folder / "xlsx-xlsxwriter.xlsx")
    sheet = book.add_worksheet("HTX")
    percent = book.add_format({"num_format": "0%"})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    code = book.add_format({"num_format": "00000"})
    for column, name in enumerate(HEADERS):
        sheet.write(0, column, name)
    for line, row in enumerate(ROWS, start=1):
        sheet.write_number(line, 0, int(row[0]), code)
        sheet.write(line, 1, row[1])
        for column in (2, 3):
            if row[column] is not None:
                sheet.write_number(line, column, row[column])
        if row[4] is not None:
            sheet.write_number(line, 4, row[4], percent)
        if row[5] is not None:
            sheet.write_boolean(line, 5, row[5])
        if row[6] is not None:
            sheet.write_datetime(line, 6, datetime.datetime.combine(row[6], datetime.time()), date)
    book.close()


def with_odfpy():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableRow, TableCell
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="HTX")

    def cell(value, percent=False):
        if value is None:
            return TableCell()
        if isinstance(value, bool):
            return TableCell(valuetype="boolean", booleanvalue="true" if value else "false")
        if isinstance(value, (int, float)):
            return TableCell(valuetype="percentage" if percent else "float", value=repr(value))
        if isinstance(value, datetime.date):
            return TableCell(valuetype="date", datevalue=value.isoformat())
        made = TableCell(valuetype="string")
        made.addElement(P(text=value))
        return made

    for row in [HEADERS] + ROWS:
        line = TableRow()
        for index, value in enumerate(row):
            line.addElement(cell(value, percent=index == 4))
        table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated="1048000"))
    book.spreadsheet.addElement(table)
    book.save(str(folder / "ods-odfpy.ods"))


def with_odswriter():
    import odswriter

    with odswriter.writer(open(folder / "ods-odswriter.ods", "wb")) as book:
        sheet = book.new_sheet("HTX")
        sheet.writerow(HEADERS)
        for row in ROWS:
            cells = list(row)
            if cells[4] is not None:
                cells[4] = f"{round(cells[4] * 100)}%"
            sheet.writerow(["" if value is None else value for value in cells])


def with_libreoffice():
    """Saves the workbook of openpyxl as its own two formats."""
    program = shutil.which("soffice")
    if not program:
        print("LibreOffice is not installed (apt-get install libreoffice-calc-nogui): its files stay as they are")
        return
    for kind in ("xlsx", "ods"):
        with tempfile.TemporaryDirectory() as place:
            subprocess.run(
                [program, "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", kind, "--outdir", place,
                 str(folder / "xlsx-openpyxl.xlsx")], check=True, capture_output=True, timeout=180)
            shutil.copyfile(pathlib.Path(place) / f"xlsx-openpyxl.{kind}", folder / f"{kind}-libreoffice.{kind}")


python_csv()
semicolon_csv()
with_openpyxl()
with_xlsxwriter()
with_odfpy()
with_odswriter()
with_libreoffice()
print("\n".join(sorted(path.name for path in folder.iterdir())))
