#!/usr/bin/env python3
"""Runs the program on random plans, data and workbooks, as processes: nothing may end it by a signal, hang or take much
memory, and the same table has the same values however it is written.

    Scripts/fuzz_processes.py PLANCHECK [--seconds N] [--seed S]

The seed is printed first; with it a run is repeated. Needs nothing but Python.
"""

import argparse
import fractions
import io
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from xml.sax.saxutils import escape

PLAN = """plan fuzz "Kế hoạch"
  issued 2024-01-01
unit person, people "người"
table coops "Hợp tác xã"
  column id text key
  column name "Tên" text blank means none
  column kind "Loại hình" one of { htx = "Hợp tác xã", tht = "Tổ hợp tác" }
  column good "Tốt" yes/no
  column members "Thành viên" whole in people from 0 to 1_000
  column rate "Tỷ lệ" decimal in %
  column founded "Ngày thành lập" date
  numbers plain
target size = count of coops
  by 2024: at least 5
target htx = count of coops where kind = htx
  by 2024: at least 2
target good_share = share of coops where good
  by 2024: at least 50%
target named = count of coops where name is not none
  by 2024: at least 3
target people = sum of members over coops
  by 2024: at least 100 people
target mean_rate = mean of rate over coops where kind = htx
  by 2024: at least 10%
target young = count of coops where founded >= 2020-01-01
  by 2024: at least 1
target heavy = share of coops where good weighted by members
  by 2024: at least 50%
target names = count of distinct name in coops
  by 2024: at least 3
target others = sum of members over coops - (sum of members over coops where kind = htx)
  by 2024: at least 1 people
target both = count of coops where good and kind = htx or members > 100 people and rate > 20%
  by 2024: at least 3
target some_year = mean of rate over coops where founded in 2000..2015
  by 2024: at least 10%
"""
HEADERS = ["id", "Tên", "Loại hình", "Tốt", "Thành viên", "Tỷ lệ", "Ngày thành lập"]
NAMES = ["An Bình", "Đoàn Kết", "Hòa Phú", "Hoà Phú 2", "Thành Công; số 3", "Số 7, Đắk R'lấp", 'Vĩ độ 37\'37.8"N']


def table(rng):
    """Rows of values: `None` is blank."""
    rows = []
    for index in range(rng.randint(1, 25)):
        def maybe(value):
            return None if rng.random() < 0.15 else value
        rows.append([
            f"HTX-{index:03}", maybe(rng.choice(NAMES)), maybe(rng.choice(["Hợp tác xã", "Tổ hợp tác"])),
            maybe(rng.random() < 0.5), maybe(rng.randint(0, 300)), maybe(rng.randint(0, 1000)),
            maybe(f"{rng.randint(1990, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}")])
    return rows


def text(value, column):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if column == 5:
        return f"{value / 10:.1f}"
    return str(value)


def as_csv(headers, rows, separator=",", end="\n", mark=b"", stray=False):
    def cell(value):
        if stray and '"' in value and separator not in value and not value.startswith('"'):
            return value
        return '"' + value.replace('"', '""') + '"' if any(c in value for c in separator + '"') else value
    lines = [headers] + [[text(v, HEADERS.index(h) if h in HEADERS else 0) for v, h in zip(row, headers)] for row in rows]
    return mark + "".join(separator.join(map(cell, line)) + end for line in lines).encode()


def letters(column):
    return chr(ord("A") + column)


def as_xlsx(headers, rows, rng):
    with_references = rng.random() < 0.5
    def cell(value, header, column, line):
        place = f' r="{letters(column)}{line}"' if with_references else ""
        if value is None:
            return "" if with_references else "<c/>"
        if isinstance(value, bool):
            return f'<c{place} t="b"><v>{int(value)}</v></c>'
        if header == "Tỷ lệ":
            return f'<c{place} s="1"><v>{value / 1000!r}</v></c>'
        if isinstance(value, int):
            return f"<c{place}><v>{value}</v></c>"
        return f'<c{place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    lines = []
    for number, row in enumerate([headers] + rows, start=1):
        cells = "".join(cell(v, h if number > 1 else "", i, number) for i, (v, h) in enumerate(zip(row, headers)))
        lines.append(f'<row r="{number}">{cells}</row>')
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="book.xml"/></Relationships>',
        "_rels/book.xml.rels": '<Relationships><Relationship Id="s" Type="x/worksheet" Target="one.xml"/>'
        '<Relationship Id="t" Type="x/styles" Target="looks.xml"/></Relationships>',
        "book.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>',
        "looks.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>',
        "one.xml": f'<worksheet><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    return packed(parts)


def as_ods(headers, rows):
    def cell(value, header):
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, bool):
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        if header == "Tỷ lệ":
            return f'<table:table-cell office:value-type="percentage" office:value="{value / 1000!r}"/>'
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    lines = ["<table:table-row>" + "".join(cell(v, h if n else "") for v, h in zip(row, headers)) + "</table:table-row>"
             for n, row in enumerate([headers] + rows)]
    content = ('<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
               f'<table:table table:name="S">{"".join(lines)}<table:table-row table:number-rows-repeated="1048000">'
               '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
               "</office:spreadsheet></office:body></office:document-content>")
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def packed(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


class Found(Exception):
    pass


class Runner:
    def __init__(self, program):
        self.program = program
        self.runs = 0

    def run(self, folder, *words):
        self.runs += 1
        # Address space is no measure of memory used, but ends what runs away.
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        try:
            done = subprocess.run([self.program, *words], cwd=folder, capture_output=True, timeout=30, preexec_fn=limit,
                                  env=dict(os.environ, LC_ALL="C.UTF-8"))
        except subprocess.TimeoutExpired:
            raise Found(f"{' '.join(words)} does not end") from None
        if done.returncode not in (0, 1, 2, 3):
            raise Found(f"{' '.join(words)} ends with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-400:]}")
        return done

    def values(self, folder, plan, files):
        """The value of each target of a plan, with these files as its snapshot."""
        data = folder / "data/2024"
        shutil.rmtree(folder / "data", ignore_errors=True)
        data.mkdir(parents=True)
        for name, content in files.items():
            (data / name).write_bytes(content)
        (folder / "fuzz.plan").write_bytes(plan)
        done = self.run(folder, "check", "fuzz.plan", "--format", "json")
        report = json.loads(done.stdout)
        found = {}
        for target in report["plans"][0]["targets"] if report["plans"] else []:
            value = target["clauses"][0].get("value") or {}
            found[target["name"]] = (value.get("low"), value.get("high"), target["clauses"][0]["verdict"] == "not_applicable")
        return found


def number(text):
    if text is None:
        return None
    return fractions.Fraction(text)


def properties(runner, folder, rng):
    """The same table in many writings has the same values; filling in a blank only narrows them."""
    rows = table(rng)
    plan = PLAN.encode()
    expected = runner.values(folder, plan, {"coops.csv": as_csv(HEADERS, rows)})
    if len(expected) != PLAN.count("\ntarget "):
        raise Found(f"{len(expected)} values")
    order = list(range(len(HEADERS)))
    rng.shuffle(order)
    headers = [HEADERS[i] for i in order]
    turned = [[row[i] for i in order] for row in rng.sample(rows, len(rows))]
    plain = as_csv(HEADERS, rows)
    comments = "".join(line + rng.choice(["", " # lời ghi: by 2030", " #"]) + rng.choice(["\n", "\r\n", "\r", "\n# x\n"])
                       for line in PLAN.splitlines())
    variants = {
        "order of rows and columns": (plan, {"coops.csv": as_csv(headers, turned)}),
        "NFD": (unicodedata.normalize("NFD", PLAN).encode(), {"coops.csv": plain}),
        "NFD of the data": (plan, {"coops.csv": unicodedata.normalize("NFD", plain.decode()).encode()}),
        "CRLF": (PLAN.replace("\n", "\r\n").encode(), {"coops.csv": as_csv(HEADERS, rows, end="\r\n")}),
        "CR": (PLAN.replace("\n", "\r").encode(), {"coops.csv": as_csv(HEADERS, rows, end="\r")}),
        "semicolons": (plan, {"coops.csv": as_csv(HEADERS, rows, separator=";", mark="\ufeffsep=;\r\n".encode())}),
        "bars and marks": (plan, {"coops.csv": as_csv(HEADERS, rows, separator="|", mark="\ufeff\ufeff".encode())}),
        "stray quotation marks": (plan, {"coops.csv": as_csv(HEADERS, rows, separator="\t", stray=True)}),
        "comments": (comments.encode(), {"coops.csv": plain}),
        "XLSX": (plan, {"coops.xlsx": as_xlsx(headers, turned, rng)}),
        "ODS": (plan, {"coops.ods": as_ods(headers, turned)}),
    }
    for name, (text_of_plan, files) in variants.items():
        found = runner.values(folder, text_of_plan, files)
        if found != expected:
            raise Found(f"{name}: {found} instead of {expected}")
    blanks = [(r, c) for r, row in enumerate(rows) for c in range(2, 7) if row[c] is None]
    if not blanks:
        return
    row, column = rng.choice(blanks)
    filled = [list(line) for line in rows]
    filled[row][column] = {2: "Tổ hợp tác", 3: True, 4: 12, 5: 125, 6: "2021-05-06"}[column]
    narrowed = runner.values(folder, plan, {"coops.csv": as_csv(HEADERS, filled)})
    for name, (low, high, is_empty) in narrowed.items():
        before = expected[name]
        # The bounds of a mean are those over populations with a row: a cell that decides who belongs may leave none.
        if is_empty and {"mean_rate": 2, "some_year": 6}.get(name) == column:
            continue
        for new, old, sign in ((low, before[0], 1), (high, before[1], -1)):
            if old is not None and (new is None or sign * (number(new) - number(old)) < 0):
                raise Found(f"filling {HEADERS[column]} widens {name} from {before} to {(low, high)}")


def broken(content, rng):
    made = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        kind = rng.randint(0, 4)
        at = rng.randrange(len(made) + 1)
        if kind == 0:
            made[at:at] = rng.choice([b'"', b"\r", b"\x00", b"\xff", b"\xe2\x80\xa8", b"\x1b[2J", b"\xc2\xa0", b"::", b";", b"\n", b"="])
        elif kind == 1:
            del made[at:at + rng.randint(1, 40)]
        elif kind == 2 and made:
            made[at % len(made)] = rng.randrange(256)
        elif kind == 3:
            made[at:at] = made[at:at + 60]
        else:
            del made[at:]
        if not made:
            made += b"x"
    return bytes(made)


def hostile(runner, folder, rng):
    """Bytes that were damaged anywhere: any answer will do, but an answer."""
    rows = table(rng)
    name, content = rng.choice([
        ("coops.csv", as_csv(HEADERS, rows)), ("coops.xlsx", as_xlsx(HEADERS, rows, rng)), ("coops.ods", as_ods(HEADERS, rows))])
    if name != "coops.csv" and rng.random() < 0.7:
        # Damage inside, in an archive that is whole.
        parts = {}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                parts[entry] = archive.read(entry)
        entry = rng.choice([e for e in parts if parts[e]])
        parts[entry] = broken(parts[entry], rng)
        content = packed(parts)
    else:
        content = broken(content, rng)
    plan = broken(PLAN.encode(), rng) if rng.random() < 0.4 else PLAN.encode()
    data = folder / "data/2024"
    shutil.rmtree(folder / "data", ignore_errors=True)
    data.mkdir(parents=True)
    (data / name).write_bytes(content)
    (folder / "fuzz.plan").write_bytes(plan)
    runner.run(folder, "check", "fuzz.plan", "--format", rng.choice(["text", "json", "markdown", "sarif", "junit", "github"]))
    runner.run(folder, rng.choice(["data", "fmt"]), "fuzz.plan")
    runner.run(folder, "table", str(data / name))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    runner = Runner(os.path.abspath(arguments.program))
    end = time.monotonic() + arguments.seconds
    rounds = 0
    folder = pathlib.Path(tempfile.mkdtemp(prefix="plancheck-fuzz"))
    try:
        while time.monotonic() < end:
            rng = random.Random(f"{arguments.seed}/{rounds}")
            (properties if rounds % 2 == 0 else hostile)(runner, folder, rng)
            rounds += 1
    except Found as found:
        kept = pathlib.Path(tempfile.mkdtemp(prefix="plancheck-found"))
        shutil.copytree(folder, kept, dirs_exist_ok=True)
        print(f"round {rounds} of seed {arguments.seed}: {found}\nthe files are in {kept}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{rounds} rounds, {runner.runs} runs, at most {most} MB")
    if most > 1024:
        print("too much memory")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
