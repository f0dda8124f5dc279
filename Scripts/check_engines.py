#!/usr/bin/env python3
"""Holds what engines measure against what files measure: the same plan on the same rows, once as CSV, once in an engine.

    Scripts/check_engines.py PLANCHECK [--engine duckdb|postgres|spark|all] [--random PLANS] [--measures N] [--seed N]

JSON reports have to be equal to the byte, places and the listing of single cells aside: a file has lines, a table has keys, and
which of many broken cells come first is the order of the file. Every trap that docs/engines.md names is tried. PostgreSQL is
started here, in a cluster of its own on a socket, by another user than root. Spark (`pip install pyspark`, Java) runs with two
worker processes on this machine, and only where it is named: it is not among `all`.
"""

import argparse
import csv
import io
import json
import os
import pathlib
import pwd
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Failure(Exception):
    pass


def run(program, *arguments, cwd=None, env=None, timeout=3600):
    return subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, env=env, timeout=timeout)


# --- Reports without places ---------------------------------------------------------------------------------


# Files below the folder of this run, and tables of an engine.
PLACES = re.compile(r"[^\s“]*/data/[^\s”:,]*|(duckdb|postgres):[^“”]*?dbname=\S+( (?!has\b)\w+)?|duckdb:\S*( (?!has\b)\w+)?")
MISSING = re.compile(r"there is no file “[^”]*” for table (“[^”]*”)[^\n]*|PLACE has no table “[^”]*” for table (“[^”]*”)[^\n]*|table (“[^”]*”) has no file[^\n]*")


def placeless(text):
    return MISSING.sub(lambda found: "MISSING " + next(filter(None, found.groups())), PLACES.sub("PLACE", text))
LEFT_CODES = {"P0818", "P0825", "P0806", "P0819", "P0824"}


def comparable(report):
    """What has to be equal: everything but places, and problems of single cells by code, column and number."""
    report = json.loads(json.dumps(report))
    counted = {}
    others = []
    for problem in report.pop("problems"):
        code, message = problem["code"], problem["message"]
        if code in ("P0810", "P0811"):
            number = int(re.match(r"([\d\u00a0\u202f ]+)", message).group(1).translate({0xA0: None, 0x202F: None, 0x20: None})) if code == "P0811" else 1
            column = problem.get("column") if isinstance(problem.get("column"), str) else None
            column = column or re.search(r"column “([^”]+)”", message).group(1)
            counted["cells", column] = counted.get(("cells", column), 0) + number
        elif code in LEFT_CODES:
            more = re.match(r"([\d\u00a0\u202f ]+) more", message)
            counted[code] = counted.get(code, 0) + (int(re.sub(r"\D", "", more.group(1))) if more else 1)
        elif code in ("P0809", "P0813", "P0814", "P0820", "P0804"):
            continue
        else:
            others.append(("P0801" if code == "P1003" else code, placeless(message)))
    report["problems of cells"] = sorted((str(key), value) for key, value in counted.items())
    report["other problems"] = sorted(others)
    return json.dumps(strip(report), ensure_ascii=False, sort_keys=True, indent=1)


def strip(value):
    """Without file names in reasons."""
    if isinstance(value, dict):
        return {key: strip(item) for key, item in value.items() if key not in ("file", "line", "path", "sampleNotice")}
    if isinstance(value, list):
        return [strip(item) for item in value]
    if isinstance(value, str):
        return placeless(value)
    return value


def report(program, plan, *arguments, cwd=None):
    done = run(program, "check", plan, "--format", "json", *arguments, cwd=cwd)
    if not done.stdout.startswith("{"):
        raise Failure(f"no report ({done.returncode}): {done.stdout[-800:]}{done.stderr[-800:]}")
    return json.loads(done.stdout), done


def same(name, program, plan, files, engine, cwd=None):
    left, _ = report(program, plan, *files, cwd=cwd)
    right, _ = report(program, plan, *engine, cwd=cwd)
    # Two reports without a value would be equal whatever an engine does.
    if not left["plans"] or not any(target["series"] or target["clauses"][0]["value"] or target["clauses"][0]["groups"] for target in left["plans"][0]["targets"]):
        raise Failure(f"{name}: files give no value, so nothing is compared: {[p['message'] for p in left['problems']][:3]}")
    a, b = comparable(left), comparable(right)
    if a != b:
        import difflib
        difference = "\n".join(list(difflib.unified_diff(a.splitlines(), b.splitlines(), "files", "engine", lineterm="", n=2))[:60])
        raise Failure(f"{name}: engine and files differ\n{difference}")


# --- Engines --------------------------------------------------------------------------------------------------


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    first = text.split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator)]
    width = len(rows[0])
    return rows[0], [(row + [""] * width)[:width] for row in rows[1:]]


def read_sheet(path):
    """The first sheet of a workbook that has no dates and no formulas."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as package:
        strings = []
        if "xl/sharedStrings.xml" in package.namelist():
            for item in ElementTree.fromstring(package.read("xl/sharedStrings.xml")).findall("m:si", space):
                strings.append("".join(text.text or "" for text in item.iter("{%s}t" % space["m"])))
        sheet = next(name for name in sorted(package.namelist()) if name.startswith("xl/worksheets/sheet"))
        rows = []
        for row in ElementTree.fromstring(package.read(sheet)).iter("{%s}row" % space["m"]):
            cells = {}
            for cell in row.findall("m:c", space):
                column = 0
                for letter in re.match(r"[A-Z]+", cell.get("r")).group(0):
                    column = column * 26 + ord(letter) - 64
                value = cell.find("m:v", space)
                inline = "".join(text.text or "" for text in cell.iter("{%s}t" % space["m"]))
                text = inline if value is None else value.text
                cells[column] = strings[int(text)] if cell.get("t") == "s" else text
            rows.append([cells.get(number, "") for number in range(1, max(cells, default=0) + 1)])
    width = len(rows[0])
    return rows[0], [(row + [""] * width)[:width] for row in rows[1:]]


class DuckDB:
    name = "duckdb"
    master = ""

    def __init__(self, place):
        self.place = pathlib.Path(place)
        self.client = shutil.which("duckdb", path=os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"])
        if not self.client:
            raise Failure("there is no client `duckdb`")
        self.number = 0

    def sql(self, database, statements):
        done = subprocess.run([self.client, "-batch", "-bail", "-no-init", str(database)], input=statements, text=True, capture_output=True)
        if done.returncode:
            raise Failure(done.stderr)

    def fresh(self):
        self.number += 1
        path = self.place / f"r{self.number}.duckdb"
        path.unlink(missing_ok=True)
        return path

    def load(self, tables):
        """Tables: name → (header, types, rows). A cell is text or None."""
        database = self.fresh()
        self.sql(database, "".join(create(name, *table) for name, table in tables.items()))
        return database

    def shadow(self, database):
        """Macros of its own for what statements call."""
        self.sql(database, "".join(f"CREATE MACRO {name} AS {text};" for name, text in (
            ("lower(x)", "'b'"), ("hex(x)", "'41'"), ("count(x)", "7"), ("sum(x)", "7"), ('"||"(a, b)', "'pipe'"), ('"+"(a, b)', "7"),
            ("replace(a, b, c)", "'x'"), ("concat(a, b, c)", "'x'"), ("current_database()", "'x'"), ("encode(x)", "'x'::BLOB"),
            ("regexp_full_match(a, b)", "true"), ("regexp_replace(a, b, c, d)", "'x'"))))

    def client_options(self):
        return ["--engine-client", self.client]

    def parquet(self, query, path):
        self.sql(":memory:", f"COPY ({query}) TO {literal(str(path))} (FORMAT parquet);")

    def options(self, database, *more):
        return ["--engine", f"duckdb:{database}", *self.client_options(), *more]


def create(name, header, types, rows):
    columns = ", ".join(f"{quoted(column)} {kind}" for column, kind in zip(header, types))
    text = f"CREATE TABLE {quoted(name)} ({columns});\n"
    for start in range(0, len(rows), 500):
        values = ",\n".join(
            "(" + ", ".join("NULL" if cell is None else literal(cell) for cell in row) + ")" for row in rows[start:start + 500])
        text += f"INSERT INTO {quoted(name)} VALUES\n{values};\n"
    return text


def children(number):
    """Processes below one, with their command lines."""
    found, parents = {}, {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            found[int(folder.name)] = (folder / "cmdline").read_text()
        except OSError:
            continue

    def below(one):
        return one == number or (one in parents and below(parents[one]))

    return {one: words for one, words in found.items() if one != number and below(one)}


class Spark:
    """Reads files of Parquet, which DuckDB writes."""

    name = "spark"
    master = "local-cluster[2,1,1024]"

    def __init__(self, place):
        self.place = pathlib.Path(place)
        self.writer = DuckDB(place)
        self.parquet = self.writer.parquet
        found = [os.environ.get("SPARK_HOME")] + sorted(map(str, pathlib.Path(sys.prefix).glob("lib/python*/site-packages/pyspark")))
        homes = [pathlib.Path(home) for home in found if home and (pathlib.Path(home) / "bin/spark-sql").exists()]
        if not homes:
            raise Failure("there is no client `spark-sql`: pip install pyspark, or set SPARK_HOME")
        os.environ["SPARK_HOME"] = str(homes[0])
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        # Few rows need few tasks.
        (self.place / "spark-conf").mkdir()
        (self.place / "spark-conf/spark-defaults.conf").write_text(
            "spark.sql.shuffle.partitions 4\nspark.default.parallelism 4\nspark.executor.extraJavaOptions -XX:TieredStopAtLevel=1\n"
            "spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1\n")
        os.environ["SPARK_CONF_DIR"] = str(self.place / "spark-conf")
        self.client = str(homes[0] / "bin/spark-sql")
        self.number = 0

    def client_options(self):
        return ["--engine-client", self.client, "--engine-timeout", "3000"]

    def load(self, tables):
        self.number += 1
        folder = self.place / f"spark{self.number}/data"
        (folder / "day").mkdir(parents=True)
        database = self.writer.load(tables)
        for name in tables:
            self.writer.sql(database, f"COPY {quoted(name)} TO {literal(str(folder / 'day' / (name + '.parquet')))} (FORMAT parquet);")
        return folder

    def options(self, folder, *more):
        if more[:1] == ("--snapshot",):
            os.rename(folder / "day", folder / more[1])
            more = more[2:]
        return ["--engine", f"spark:{self.master}", "--data", folder, *self.client_options(), *more]


class PostgreSQL:
    name = "postgres"

    def __init__(self, place):
        self.place = pathlib.Path(place) / "pg"
        found = [shutil.which("postgres")] + sorted(map(str, pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres")))
        found = [path for path in found if path]
        if not found or not shutil.which("psql"):
            raise Failure("there is no PostgreSQL")
        self.programs = pathlib.Path(found[-1]).resolve().parent
        self.place.mkdir()
        self.user = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None
        if self.user is not None:
            os.chown(self.place, self.user, -1)
            for folder in [self.place.parent, *self.place.parent.parents]:
                if folder != pathlib.Path("/") and not os.stat(folder).st_mode & 1:
                    os.chmod(folder, os.stat(folder).st_mode | 0o11)
        self.number = 0
        self.call("initdb", "-D", self.place / "data", "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        with open(self.place / "data/postgresql.conf", "a", encoding="utf-8") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{self.place}'\nfsync = off\n")
        self.server = subprocess.Popen(
            [self.programs / "postgres", "-D", self.place / "data"], user=self.user, stdout=subprocess.DEVNULL,
            stderr=open(self.place.parent / "pg.log", "w", encoding="utf-8"))
        for _ in range(100):
            if subprocess.run(["psql", *self.connection("owner", "postgres"), "-c", "SELECT 1"], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        else:
            raise Failure("PostgreSQL does not start: " + (self.place.parent / "pg.log").read_text()[-500:])
        self.sql("CREATE ROLE reader LOGIN;")

    def call(self, program, *arguments):
        done = subprocess.run([self.programs / program, *map(str, arguments)], capture_output=True, text=True, user=self.user)
        if done.returncode:
            raise Failure(done.stderr)

    def connection(self, user, database):
        return ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.place), "-U", user, "-d", database]

    def sql(self, statements, database="postgres"):
        done = subprocess.run(["psql", *self.connection("owner", database)], input=statements, text=True, capture_output=True)
        if done.returncode:
            raise Failure(done.stderr)

    def rows(self, query):
        return subprocess.run(["psql", *self.connection("owner", "postgres"), "-At", "-c", query], text=True, capture_output=True).stdout.strip()

    def load(self, tables):
        self.number += 1
        database = f"r{self.number}"
        self.sql(f"CREATE DATABASE {database};")
        self.sql("".join(create(name, *table) for name, table in tables.items()) + "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;", database)
        return database

    def shadow(self, database):
        """Functions and an operator of its own, in a schema that goes before all others."""
        self.sql(f"""
            CREATE SCHEMA first; GRANT USAGE ON SCHEMA first TO reader;
            CREATE FUNCTION first.lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'b'::text $$;
            CREATE FUNCTION first.upper(text) RETURNS text LANGUAGE sql AS $$ SELECT '41'::text $$;
            CREATE FUNCTION first.encode(bytea, text) RETURNS text LANGUAGE sql AS $$ SELECT '41'::text $$;
            CREATE FUNCTION first.regexp_replace(text, text, text, text) RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$;
            CREATE FUNCTION first.joined(text, text) RETURNS text LANGUAGE sql AS $$ SELECT '~78'::text $$;
            CREATE OPERATOR first.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = first.joined);
            CREATE AGGREGATE first.count(*) (SFUNC = pg_catalog.int8inc, STYPE = int8, INITCOND = '7');
            CREATE FUNCTION public.helper(text) RETURNS text LANGUAGE sql AS $$ SELECT $1 $$;
            ALTER TABLE t RENAME TO kept; CREATE VIEW t AS SELECT id, helper(amount) AS amount, kind FROM kept;
            GRANT SELECT ON t TO reader;
            ALTER DATABASE {database} SET search_path = first, pg_catalog, public;""", database)

    def options(self, database, *more):
        return ["--engine", f"postgres:host={self.place} user=reader dbname={database}", *more]

    def stop(self):
        self.server.send_signal(signal.SIGINT)
        self.server.wait(timeout=30)


# --- The shipped plans ------------------------------------------------------------------------------------------


def shipped():
    """Each shipped plan with made-up data: its folder, and the days of its snapshots."""
    for sample in sorted(ROOT.glob("plans/*/sample")):
        plan = sample.parent
        days = sorted(folder for folder in sample.iterdir() if folder.is_dir())
        yield plan, days


def text_tables(folder):
    tables = {}
    for path in sorted(folder.glob("*.xlsx")):
        header, rows = read_sheet(path)
        tables[path.stem] = (header, ["VARCHAR"] * len(header), rows)
    for path in sorted(folder.glob("*.csv")):
        if path.name.endswith(".columns.csv"):
            continue
        header, rows = read_csv(path)
        tables[path.stem] = (header, ["VARCHAR"] * len(header), rows)
    return tables


def typed(engine, tables):
    """The same with columns of types, where every cell of a column is one and is written as the engine writes it."""
    result = {}
    for name, (header, _, rows) in tables.items():
        types = []
        for column in range(len(header)):
            cells = [row[column] for row in rows if row[column]]
            kind = "VARCHAR"
            if cells and all(re.fullmatch(r"(0|-?[1-9]\d{0,17})", cell) for cell in cells):
                kind = "BIGINT"
            elif cells and all(re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", cell) for cell in cells):
                kind = "DECIMAL(24, 6)"
            elif cells and all(re.fullmatch(r"\d{4}-\d\d-\d\d", cell) for cell in cells):
                kind = "DATE"
            elif cells and all(cell in ("true", "false", "yes", "no") for cell in cells):
                kind = "BOOLEAN"
            types.append(kind)
        made = [[None if not cell and kind != "VARCHAR" else cell for cell, kind in zip(row, types)] for row in rows]
        result[name] = (header, types, made)
    return result


def check_shipped(program, engine, place):
    count = 0
    for plan, days in shipped():
        for day in days:
            work = pathlib.Path(place) / f"{plan.name}-{day.name}"
            shutil.rmtree(work, ignore_errors=True)
            (work / "data").mkdir(parents=True)
            shutil.copytree(day, work / "data" / day.name)
            tables = text_tables(day)
            for form, loaded in (("text", tables), ("typed", typed(engine, tables))):
                database = engine.load(loaded)
                same(f"{plan.name} {day.name} {form}", program, plan, ["--data", work / "data"],
                     engine.options(database, "--snapshot", day.name))
                count += 1
    return count


# --- Random registers and measures ---------------------------------------------------------------------------------


SCHEMA = """plan random "Ngẫu nhiên"
  issued 2024
  period 2024..2030

unit person, people "người"
unit VND

table communes
  column id text key
  column name text
  column area decimal from 0 to 500

table organisations
  column id text key
  column kind one of { tht, htx = "hợp tác xã" }
  column rating one of { good = "tốt", fair = "khá" } blank means none
  column commune refers to communes
  column union refers to organisations blank means none
  column members whole in people from 0 to 1000
  column revenue decimal in million VND from 0 to 10_000
  column debt decimal in million VND from 0
  column founded date
  column linked yes/no
  column remark text blank means none

table loans
  column borrower refers to organisations
  column amount decimal in million VND from 0 to 100_000
  column overdue yes/no blank means no

population active = organisations where linked
population coops  = organisations where kind = htx
"""


class Random:
    """One register with its faults, and measures over it."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        # Rows of a large table are put together by the engine, where nothing refers to them.
        self.is_large = self.r.random() < 0.4
        self.is_alone = self.is_large and self.r.random() < 0.8

    def rows(self):
        return 1200 if self.is_large else self.pick(5, 40, 150)

    def pick(self, *options):
        return self.r.choice(options)

    def register(self, rows):
        r = self.r
        communes = [f"Xã {n}" if n % 3 else f"C{n:02}" for n in range(r.randint(3, 15))]
        dirty = r.choice([0, 0.02, 0.3])

        def cell(clean, *faults):
            return r.choice(faults) if r.random() < dirty else clean

        ids = [f"H{n:04}" for n in range(rows)]
        organisations = []
        for name in ids:
            organisations.append([
                cell(name, "", "H0001", "hòa", "hoà", "HÒA", "h0002", name + "x"),
                cell(r.choice(["tht", "htx", "hợp tác xã", "Hợp  Tác Xã"]), "", "xyz"),
                cell(r.choice(["good", "khá", "", "tốt"]), "?", ""),
                cell(r.choice(communes), "Nơi khác", "", communes[0].lower() + " "),
                cell(r.choice(ids) if r.random() < 0.3 else "", "H9999"),
                cell(str(r.randint(0, 40)), "", "1200", "3.5", "x", " 7 "),
                cell(f"{r.randint(0, 400) / 4}", "", "-1", "1e9", "1 234.5", "20000", "0.1234567890123"),
                cell(str(r.randint(0, 3)), "", "99999999999.99", "-2.5", "1000000000000", "0.1234567"),
                cell(f"{r.randint(2018, 2024)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}", "", "31/2/2020", "2021-05-06 10:00"),
                cell(r.choice(["yes", "no", "x", "không"]), "", "maybe"),
                cell(r.choice(["", "a", "A", "bc,\"d\"", "é", "e\u0301", "dòng\nhai"]), "NULL"),
            ])
        loans = [
            [cell(r.choice(ids), "", "?"), cell(f"{r.randint(1, 900)}.{r.randint(0, 99):02}", "", "x"), cell(r.choice(["", "yes", "no"]), "hm")]
            for _ in range(rows)]
        if r.random() < 0.5:
            organisations.insert(r.randrange(rows), ["Tổng cộng"] + [""] * 4 + ["999"] + [""] * 5)
            organisations.insert(r.randrange(rows), [""] * 11)
            organisations.insert(r.randrange(rows), ["", "", "", "", "", "", "", "", "", "", "Người lập"])
        if r.random() < 0.5:
            organisations.insert(r.randrange(rows), ["Cộng huyện " + r.choice(ids)] + [""] * 4 + ["99"] + [""] * 5)
            organisations.insert(r.randrange(rows), [r.choice(("XA", "Xã Đ", "H0001"))] + [""] * 10)
            loans.insert(r.randrange(rows), r.choice((["", "", "Ghi chú: ước"], ["Người lập biểu", "", ""], ["Đắk Mil", "", ""])))
        return {
            "communes": (["id", "name", "area"], [[c, "Tên " + c, cell(str(r.randint(1, 90)), "", "-3")] for c in communes]),
            "organisations": (["id", "kind", "rating", "commune", "union", "members", "revenue", "debt", "founded", "linked", "remark"], organisations),
            "loans": (["borrower", "amount", "overdue"], loans),
        }

    def condition(self, depth=0):
        r = self.r
        if depth < 2 and r.random() < 0.5:
            left, right = self.condition(depth + 1), self.condition(depth + 1)
            return r.choice([f"({left} and {right})", f"({left} or {right})", f"(not ({left}))"])
        return r.choice([condition for condition in (
            "kind = htx", "kind != tht", "rating in { good }", "rating is none", "rating is not known", "linked", "not linked",
            f"members > {r.randint(0, 40)} people", f"members in {r.randint(0, 9)} people..{r.randint(10, 30)} people",
            f"revenue >= {r.randint(0, 90)} million VND", "revenue is known", f"founded in {r.randint(2017, 2020)}..2022",
            f"founded < {r.randint(2018, 2024)}-06-30", "year of founded = 2021", "union is none", "union.linked", "union.kind = htx",
            "commune.area > 40", "commune is known", 'remark = "a"', "remark is none", "revenue > debt", "in coops", "has organisations",
            "has loans", "has at least 2 loans", "debt = 2 million VND",
        ) if not self.is_alone or "union" not in condition and "has " not in condition])

    def measure(self):
        r = self.r
        where = f" where {self.condition()}" if r.random() < 0.7 else ""
        population = r.choice(["organisations", "active", "coops"])
        ignoring = " ignoring unknown" if r.random() < 0.15 else ""
        number = r.choice(["revenue", "debt", "revenue + debt", "2 * revenue"])
        kind = r.randrange(9 if self.is_alone else 10)
        if kind == 0:
            return f"count of {population}{where}{ignoring}", "at least 1"
        if kind in (1, 2):
            return f"share of {population} where {self.condition()}{ignoring}", "at least 50%"
        if kind == 3:
            return f"share of {population} where {self.condition()} weighted by {r.choice(['revenue', 'members', 'debt'])}{ignoring}", "at least 50%"
        if kind == 4:
            return f"sum of {number} over {population}{where}{ignoring}", "at least 10 million VND"
        if kind == 5:
            return f"mean of {number} over {population}{where}{ignoring}", "at least 10 million VND"
        if kind == 6:
            return f"mean of {number} over {population}{where} weighted by members{ignoring}", "at least 10 million VND"
        if kind == 7:
            return f"count of distinct {r.choice(['commune', 'kind', 'members', 'remark', 'revenue'] + ['union'] * (not self.is_alone))} in {population}{where}{ignoring}", "at least 3"
        if kind == 8:
            return f"(sum of revenue over {population}{where}) / (sum of members over {population}{where})", "at least 1 million VND per person"
        return r.choice([
            (f"sum of amount over loans where borrower.kind = htx{ignoring}", "at least 1 million VND"),
            (f"share of loans where overdue weighted by amount{ignoring}", "at most 5%"),
            (f"share of communes where has {population}", "at least 50%"),
            (f"count of communes where has at least 3 coops", "at least 1"),
        ])

    def plan(self, measures):
        text = SCHEMA
        for number in range(measures):
            measure, bound = self.measure()
            text += f"\ntarget t{number} = {measure}\n"
            if self.r.random() < 0.25 and "communes" not in measure and "loans" not in measure:
                text += "  for each commune\n"
            text += f"  undated: {bound}\n"
        return text


def check_random(program, engine, place, plans, measures, seed):
    for number in range(plans):
        made = Random(seed + number)
        work = pathlib.Path(place) / f"random-{engine.name}-{number}"
        (work / "data/2024").mkdir(parents=True)
        register = made.register(made.rows())
        (work / "random.plan").write_text(made.plan(measures), encoding="utf-8")
        for name, (header, rows) in register.items():
            with open(work / f"data/2024/{name}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header] + rows)
        texts = {name: (header, ["VARCHAR"] * len(header), [[cell if cell or made.r.random() < 0.5 else None for cell in row] for row in rows])
                 for name, (header, rows) in register.items()}
        for form, loaded in (("text", texts), ("typed", typed(engine, texts))):
            if form == "typed" and loaded == texts:
                continue
            database = engine.load(loaded)
            try:
                same(f"random plan {seed + number} {form}", program, work / "random.plan", [], engine.options(database, "--snapshot", "2024"))
            except Failure:
                kept = pathlib.Path(tempfile.mkdtemp(prefix="plancheck-engines-"))
                shutil.copytree(work, kept / "plan")
                print(f"kept in {kept}")
                raise
    return plans * measures


# --- Traps ----------------------------------------------------------------------------------------------------------


SMALL = """plan small "Nhỏ"
  issued 2024
  period 2024..2030
unit VND
table t
%s
target n = count of t
  undated: at least 1
target s = sum of amount over t
  undated: at least 1 million VND
target k = share of t where kind = a
  undated: at least 1%%
"""
COLUMNS = "  column id text key\n  column amount decimal in million VND\n  column kind one of { a, b }\n"


def expect(name, done, code, *words):
    text = done.stdout + done.stderr
    if done.returncode != code or any(word not in text for word in words):
        raise Failure(f"{name}: exit {done.returncode}, wanted {code} with {words}\n{text[-1500:]}")


def wait_for(happens, name, seconds=15):
    until = time.time() + seconds
    while not happens():
        if time.time() > until:
            raise Failure(name)
        time.sleep(0.05)


def is_running(number):
    try:
        return pathlib.Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def small(place, name, columns=COLUMNS):
    plan = pathlib.Path(place) / f"{name}.plan"
    plan.write_text(SMALL % columns, encoding="utf-8")
    return plan


def value(program, plan, *options):
    """The values of the targets, by name."""
    found, done = report(program, plan, *options)
    return {target["name"]: (target["clauses"][0]["value"] or {}).get("low") for plan in found["plans"] for target in plan["targets"]}, found


def check_rows(program, engine, place, chosen=()):
    """Small tables beside the same rows as CSV: values, and which rows are said to be strange; all of them, or those with these names."""
    place = pathlib.Path(place)
    header = ["id", "amount", "kind"]
    tried = 0
    # A key and another spelling of it are one row; rows that are none of the table, however a blank or a total is written;
    # a row without a key whose other cells are its own.
    for name, columns, types, rows in (
        ("keys", COLUMNS, ["VARCHAR"] * 3, [["A1", "1", "a"], ["A1 ", "2", "a"], ["b2", "3", "b"], ["B2", "3", "b"], ["C", "4", "a"]]),
        ("whole keys", COLUMNS.replace("id text", "id whole"), ["VARCHAR"] * 3, [["7", "1", "a"], ["007", "1", "a"], [" 8", "2", "b"], ["8", "2", "b"]]),
        ("blanks and totals", COLUMNS.replace(" key", ""), ["VARCHAR"] * 3, [
            ["x", "1", "a"], ["y", "2", "b"], ["\u200b", "", ""], ["\x0b", "", ""], ["Tổng\ncộng", "9", ""], ["Tổng cộng\u200b", "9", ""]]),
        ("a total with a point", COLUMNS, ["VARCHAR"] * 3, [["Tổng", "15.5", ""], ["x", "12.000", "a"], ["y", "3.500", "b"]]),
        ("a total with a point, last", COLUMNS, ["VARCHAR"] * 3, [["x", "12.000", "a"], ["y", "3.500", "b"], ["Tổng:", "15.5", ""]]),
        ("points of lines with one key", COLUMNS, ["VARCHAR"] * 3, [["x", "12.000", "a"], ["y", "2.5", "b"], ["Y", "3.5", "b"]]),
        ("points of equal lines", COLUMNS, ["VARCHAR"] * 3, [["x", "12", "a"], ["X", "12.000", "a"], ["y", "3.500", "b"]]),
        ("a percentage without a key", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"], ["", "25%", ""]]),
        ("words of totals", COLUMNS.replace(" key", ""), ["VARCHAR"] * 3, [
            ["x", "1", "a"], ["To\u0302\u0309ng so\u0302\u0301", "9", ""], ["TỔNG SỐ.", "9", ""], ["Cô\u0323ng", "9", ""], ["TOTAL:", "9", ""], ["Tổ hợp", "2", "b"],
            ["Công", "4", "b"]]),
        ("no key", COLUMNS + "  column place refers to u\ntable u\n  column id text key\n", ["VARCHAR"] * 4, [["x", "1", "a", "C1"], ["", "", "", "C1"], ["y", "2", "b", ""]]),
        # Rows that count and look like none.
        ("keys alone", COLUMNS, ["VARCHAR"] * 3, [
            ["x", "1", "a"], ["HUYEN", "", ""], ["y", "2", "b"], ["Đắk Mil", "  ", "\u00a0"], ["z", "3", "b"], ["w", '"', ""], ["q", "\u200b", ""], ["v", "4", "b"]]),
        ("keys alone, typed", COLUMNS, ["BIGINT", "DECIMAL(8, 2)", "VARCHAR"], [["1", "1", "a"], ["2", None, None], ["3", "2", "b"]]),
        ("two of three keys alone", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"], ["HUYEN", "", ""], ["y", "", ""]]),
        ("half of the keys alone", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"], ["HUYEN", "", ""], ["y", "", ""], ["z", "1", ""], ["Tổng", "9", ""], ["", "", ""]]),
        ("many keys alone", COLUMNS, ["VARCHAR"] * 3, [[f"k{n}", "" if n < 6 else "1", ""] for n in range(40)]),
        ("some keys alone", COLUMNS, ["VARCHAR"] * 3, [["Cộng xã k", "", ""]] + [[f"k{n}", "" if n < 5 else "1", ""] for n in range(40)]),
        ("a key alone twice", COLUMNS, ["VARCHAR"] * 3, [["D", "", ""], ["D", "", ""], ["d ", "", ""]] + [[f"k{n}", "1", "a"] for n in range(9)]),
        ("totals with more words", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"]] + [[word, "9", ""] for word in (
            "Cộng huyện A", "Tổng cộng (I+II)", "subtotal", "Cộng Hòa", "CỘNG TỈNH: x", "Công ty A")]),
        ("totals with more words, decomposed", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"]] + [[word, "9", ""] for word in (
            "C\u00f4\u0323ng huy\u00ea\u0323n", "Co\u0323\u0302ng  xa\u0303 A", "To\u0302\u0309ng co\u0323\u0302ng(A)", "C\u1ed9ng\u00a0to\u00e0n x\u00e3", "Cộng to\u0300an")]),
        ("totals in other words", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"]] + [[word, "9", "b"] for word in (
            "Grand  total 2", "tong cong x", "Sub-total", "Cộng iii.", "Cộng (1)", "Cộng vi", "Cộng tác viên", "Tổng cộng lại")][:5]),
        ("totals in other words, further", COLUMNS, ["VARCHAR"] * 3, [["x", "1", "a"]] + [[word, "9", "b"] for word in (
            "Cộng vi", "Cộng tác viên", "Tổng cộng", "Tổng cộng lại", '"Cộng huyện"', " Cộng TP", "Cộng thị xã", "Cộng phần:2", "Cộng nhóm", "Cộng đồng")]),
        ("totals behind a number", COLUMNS, ["VARCHAR"] * 4, [
            ["1", "x", "1", "a"], ["", "Cộng huyện A", "9", ""], ["Cộng mục I", "y", "9", ""], ["2", "Cộng huyện B", "9", ""], ["3", "z", "1", "b"], ["", "w", "", ""],
            ["4", "Total", "9", ""], ["5", "Tổng", "9", ""], ["6", "id", "1", "a"], ["", "TOTAL", "9", ""]]),
        ("lines in a cell", COLUMNS.replace(" key", "") + "target d = count of distinct id in t\n  undated: at least 1\n", ["VARCHAR"] * 3, [
            ["a\nb", "1", "a"], ["a b", "1", "b"], ["a\r\nb", "1", "a"], ["a\tb", "1", "a"], ["a  b", "1", "a"]]),
        ("signatures", COLUMNS.replace(" key", ""), ["VARCHAR"] * 3, [["x", "1", "a"]] + [
            [""] * place + [word] + [""] * (2 - place) for place, word in (
                (2, "Người lập biểu"), (0, "Đắk Nông, ngày 3 tháng 4 năm 2024"), (0, "Nguyễn Văn A"), (1, "Nguồn: Sở"), (0, "KẾ TOÁN TRƯỞNG"),
                (0, "Đại diện"), (0, "Công ty"))] + [["Giám đốc", "", "a"]]),
        ("signatures, further", COLUMNS.replace(" key", ""), ["VARCHAR"] * 3, [["x", "1", "a"]] + [
            [word, "", ""] for word in ("Chu\u0309 ti\u0323ch", "Xác nhận", "signed by", "Note: x", "Nguồn số liệu")] + [["y", "2", "b"]]),
        ("signatures, last", COLUMNS.replace(" key", ""), ["VARCHAR"] * 3, [["x", "1", "a"]] + [
            [word, "", ""] for word in ("Ghi chú", "THỦ TRƯỞNG", "Nơi nhận", "Ký tên", "Source: x")] + [["y", "2", "b"]]),
        ("unreadable cells beside keys", COLUMNS.replace("column kind", "column rest decimal\n  column kind"), ["VARCHAR", "BIGINT", "DOUBLE PRECISION", "VARCHAR"], [
            ["x", "1", "1.5", "a"], ["y", None, "3.5", None], ["z", None, None, None], ["w", "4", None, "a"]]),
        ("unreadable cells", COLUMNS.replace(" key", "").replace("decimal", "decimal").replace("column kind", "column rest decimal\n  column kind"), ["VARCHAR", "BIGINT", "DOUBLE PRECISION", "VARCHAR"], [
            ["x", "1", "1.5", "a"], [None, None, "3.5", None]]),
    ):
        if chosen and name not in chosen:
            continue
        plan = small(place, f"rows-{engine.name}", columns)
        names = header + ["place"] if "refers" in columns else ["id", "amount", "rest", "kind"] if "rest" in columns else ["stt"][:len(types) - 3] + header
        database = engine.load({"t": (names, types, rows), "u": (["id"], ["VARCHAR"], [["C1"]])})
        files = place / f"rows-{engine.name}" / "2024"
        shutil.rmtree(files.parent, ignore_errors=True)
        files.mkdir(parents=True)
        for table, head, lines in (("t", names, rows), ("u", ["id"], [["C1"]])):
            with open(files / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([head] + [[cell or "" for cell in line] for line in lines])
        got, found = value(program, plan, *engine.options(database, "--snapshot", "2024"))
        wanted, seen = value(program, plan, "--data", files.parent)
        if got != wanted:
            raise Failure(f"{name}: {got} in the engine, {wanted} in files")
        said, meant = ({problem["message"] for problem in one["problems"] if problem["code"] == "P0837"} for one in (found, seen))
        if said != meant:
            raise Failure(f"{name}: of strange rows the engine says {sorted(said)}, files {sorted(meant)}")
        tried += 1
    return tried


def check_traps(program, engine, place):
    place = pathlib.Path(place)
    mark = place / "marked"
    shell = "\\! touch " + str(mark)
    dot = ".shell touch " + str(mark)
    header = ["id", "amount", "kind"]
    tried = 0

    # A column, a spelling and a label that would be commands do nothing.
    for number, text in enumerate((f'x"; {shell}', f"x'; {shell}\n{dot}\n", f"\n{dot}\n", f"a\\'; {shell} --", "$$; --", "{}%s:'x' :id")):
        plan = small(place, f"shell{number}-{engine.name}", COLUMNS.replace("{ a, b }", "{ a = %s, b }" % json.dumps(text, ensure_ascii=False).replace("\\n", " ")))
        usable = "".join(letter for letter in text if letter >= " ")
        database = engine.load({"t": (header + [usable], ["VARCHAR"] * 4, [["1", "5", text.replace("\n", " "), "z"], [text, "6", "b", text]])})
        got, _ = value(program, plan, *engine.options(database, "--snapshot", "2024"))
        if got["n"] != "2" or got["s"] != "11":
            raise Failure(f"a name {text!r} changes what is measured: {got}")
        tried += 1
    if mark.exists():
        raise Failure("a command out of a plan or a table was run")

    # Exact where engines round, wrap or divide as whole numbers; of many rows it is the engine that adds.
    plan = small(place, f"exact-{engine.name}")
    for kind, cells in (
        ("DECIMAL(38, 18)", ["0.000000000000000001", "12345678901.000000000000000002"]),
        ("DECIMAL(18, 0)", ["999999999999999999", "999999999999999999"]),
        ("DECIMAL(38, 6)", ["-0.000001", "999999999999.999999"]), ("DECIMAL(20, 7)", ["0.1234567", "3"]),
        ("VARCHAR", ["0.5", "0.25"]), ("VARCHAR", ["12.000", "7"]), ("VARCHAR", ["-0", "1e3"]),
        ("BIGINT", ["9223372036854775807", "1"]), ("BIGINT", ["-7", "1000000000000"]),
        # Some engines write these without a digit before the point.
        ("DECIMAL(4, 4)", ["0.5000", "-0.1250"]), ("DECIMAL(37, 37)", ["0.5", "0.25"]), ("VARCHAR", [".5000", "5."]), ("VARCHAR", ["+5", "-.5"]),
    ):
        for copies in (1, 700):
            rows = [[f"{letter}{number}", cell, kind_of] for number in range(copies) for letter, cell, kind_of in zip("xy", cells, "ab")]
            database = engine.load({"t": (header, ["VARCHAR", kind, "VARCHAR"], rows)})
            got, _ = value(program, plan, *engine.options(database, "--snapshot", "2024"))
            files = place / f"exact-{engine.name}" / "2024"
            shutil.rmtree(files.parent, ignore_errors=True)
            files.mkdir(parents=True)
            (files / "t.csv").write_text("id,amount,kind\n" + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
            wanted, _ = value(program, plan, "--data", files.parent)
            if got != wanted:
                raise Failure(f"{kind}, {copies} times: {got} in the engine, {wanted} in files")
            tried += 1

    tried += check_rows(program, engine, place)

    # Years in a column of decimals.
    by_year = small(place, f"years-{engine.name}", COLUMNS + "  column y whole\n  snapshots by y\n")
    database = engine.load({"t": (header + ["y"], ["VARCHAR", "VARCHAR", "VARCHAR", "DECIMAL(10, 2)"], [["x", "1", "a", "2023"], ["y", "2", "b", "2024"]])})
    got, found = value(program, by_year, *engine.options(database))
    if got["s"] != "2":
        raise Failure(f"years in decimals: {got} {found['problems']}")
    tried += 1

    # Statements are kept in a file of their own.
    database = engine.load({"t": (header, ["VARCHAR"] * 3, [["x", "1", "a"]])})
    victim = place / f"victim-{engine.name}.plan"
    victim.write_text("kept")
    expect("keep-sql over a file", run(program, "check", plan, *engine.options(database, "--snapshot", "2024"), "--keep-sql", victim), 2, ".sql")
    expect("keep-sql nowhere", run(program, "check", plan, *engine.options(database, "--snapshot", "2024"), "--keep-sql", place / "no/where.sql"), 2, "--keep-sql")
    if victim.read_text() != "kept":
        raise Failure("--keep-sql wrote over a file")
    asked = place / f"asked-{engine.name}.sql"
    report(program, plan, *engine.options(database, "--snapshot", "2024"), "--keep-sql", asked)
    if "SELECT" not in asked.read_text(encoding="utf-8"):
        raise Failure("--keep-sql kept nothing")
    tried += 2

    # A number as a text, a word or a key: where zeros of its type could be written or not it is refused by name.
    words = small(place, f"words-{engine.name}", COLUMNS + """  column place refers to u
  column word one of { one = "1", two = "2" }
table u
  column id text key
  column size decimal
target placed = count of t where place.size > 0
  undated: at least 1
target words = count of t where word = one
  undated: at least 1
""")
    columns = header + ["place", "word"]
    for kind, is_clear in (("DECIMAL(10, 2)", False), ("DECIMAL(10, 0)", True), ("BIGINT", True)):
        for key in ("DECIMAL(10, 2)", "DECIMAL(10, 0)", "VARCHAR"):
            database = engine.load({"t": (columns, ["VARCHAR", "VARCHAR", "VARCHAR", kind, kind], [["x", "1", "a", "1", "1"], ["y", "2", "b", "2", "2"]]),
                                    "u": (["id", "size"], [key, "BIGINT"], [["1", "5"], ["2", "5"]])})
            got, found = value(program, words, *engine.options(database, "--snapshot", "2024"))
            named = {re.match("column “([^”]+)”", problem["message"]).group(1) for problem in found["problems"] if problem["code"] == "P1004"}
            wanted = {"place", "word"} if not is_clear else {"id"} if key == "DECIMAL(10, 2)" else set()
            values = ("2" if is_clear and key != "DECIMAL(10, 2)" else None, "1" if is_clear else None)
            if named != wanted or (got["placed"], got["words"]) != values:
                raise Failure(f"{kind} that refers to {key}: {got}, refused {named} {found['problems']}")
            tried += 1

    # What cannot be read exactly is refused by name.
    for kind, cell, word in (("DOUBLE PRECISION", "1.5", "P1004"), ("TIMESTAMP WITH TIME ZONE", "2024-01-01 00:00:00+07", "P1004")):
        database = engine.load({"t": (header, ["VARCHAR", kind, "VARCHAR"], [["x", cell, "a"]])})
        _, found = value(program, plan, *engine.options(database, "--snapshot", "2024"))
        if word not in [problem["code"] for problem in found["problems"]]:
            raise Failure(f"{kind} is not refused: {found['problems']}")
        tried += 1

    # A day is never assumed; a table that is not there; a client that is not there; a client that ends, or never does.
    database = engine.load({"t": (header, ["VARCHAR"] * 3, [["x", "1", "a"]])})
    options = engine.options(database)
    expect("no day", run(program, "check", plan, *options), 2, "--snapshot")
    options = options[:2]
    expect("no client", run(program, "check", plan, *options, "--snapshot", "2024", "--engine-client", "/nowhere/client"), 2, "P1001", "--engine-client")
    expect("a client that ends", run(program, "check", plan, *options, "--snapshot", "2024", "--engine-client", "/bin/true"), 3, "P1002")
    sleeper = place / f"sleeper-{engine.name}"
    sleeper.write_text("#!/bin/sh\nsleep 60\n")
    sleeper.chmod(0o755)
    began = time.time()
    expect("a client that never ends", run(program, "check", plan, *options, "--snapshot", "2024", "--engine-client", sleeper, "--engine-timeout", "1"), 3, "P1002", "--engine-timeout")
    if time.time() - began > 15:
        raise Failure("a client that never ends is waited for too long")
    # A client does not outlive its master, and neither does what it has started.
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        numbers = place / f"numbers-{engine.name}"
        numbers.unlink(missing_ok=True)
        sleeper.write_text(f"#!/bin/sh\nsleep 300 &\necho $$ $! > {numbers}.new\nmv {numbers}.new {numbers}\nwait\n")
        # A job in the background of a script is started deaf to interrupts.
        started = subprocess.Popen([program, "check", plan, *map(str, options), "--snapshot", "2024", "--engine-client", sleeper],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        wait_for(numbers.exists, f"a client that is to be ended by {number}")
        started.send_signal(number)
        started.wait(timeout=10)
        left = [int(word) for word in numbers.read_text().split()]
        wait_for(lambda: not any(is_running(one) for one in left), f"the client goes on after {number}")
        tried += 1
    other = engine.load({"tt": (header, ["VARCHAR"] * 3, [["x", "1", "a"]])})
    expect("no table", run(program, "check", plan, *engine.options(other, "--snapshot", "2024")), 1, "P1003", "“tt”")
    tried += 5

    # Functions and operators of the database that are called as those that are used here.
    database = engine.load({"t": (header, ["VARCHAR"] * 3, [["x", "1.5", "a"], ["y", "2", "b"]])})
    engine.shadow(database)
    got, found = value(program, plan, *engine.options(database, "--snapshot", "2024"))
    if got != {"n": "2", "s": "3.5", "k": "0.5"}:
        raise Failure(f"functions of the database are called: {got} {found['problems']}")
    tried += 1

    # Views; a named table; days in a column.
    by_day = small(place, f"days-{engine.name}", COLUMNS + "  column day date\n  snapshots by day\n  database \"register\"\n")
    database = engine.load({"register": (header + ["day"], ["VARCHAR", "VARCHAR", "VARCHAR", "TIMESTAMP"], [
        ["x", "1", "a", "2023-12-31 08:00:00"], ["x", "2", "b", "2024-12-31 09:30:00"], ["y", "3", "a", "2024-12-31 23:59:59.9"]])})
    got, found = value(program, by_day, *engine.options(database))
    if got["n"] != "2" or got["s"] != "5":
        raise Failure(f"snapshots by times: {got} {found['problems']}")
    database = engine.load({"register": (header + ["day"], ["VARCHAR", "VARCHAR", "VARCHAR", "DATE"], [
        ["x", "1", "a", "2023-12-31"], ["x", "2", "b", "2024-12-31"], ["y", "3", "a", "2024-12-31"], ["z", "4", "a", None]])})
    got, found = value(program, by_day, *engine.options(database))
    if got["n"] != "2" or got["s"] != "5" or "P0824" not in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"snapshots by a column: {got} {found['problems']}")
    # What is found on several days says of which it speaks.
    database = engine.load({"register": (header + ["day"], ["VARCHAR", "VARCHAR", "VARCHAR", "DATE"], [
        [key, amount, "a", f"{year}-12-31"] for year in (2022, 2023, 2024) for key, amount in (("x", "1"), ("X", "1"), ("y", "bad" if year > 2022 else "1"))])})
    _, found = value(program, by_day, *engine.options(database))
    messages = {problem["code"]: problem["message"] for problem in found["problems"] if problem["code"] in ("P0810", "P0819")}
    if not messages["P0810"].endswith("(rows of 2023-12-31, 2024-12-31)") or not messages["P0819"].endswith("(rows of 2022-12-31, 2023-12-31, 2024-12-31)"):
        raise Failure(f"findings of several days: {found['problems']}")
    tried += 2
    return tried


def check_parquet(program, engine, place):
    """Folders of Parquet, partitioned ones too, beside the same as CSV."""
    tried = 0
    for plan, days in shipped():
        work = pathlib.Path(place) / f"parquet-{plan.name}"
        (work / "files/data").mkdir(parents=True)
        for day in days:
            shutil.copytree(day, work / "files/data" / day.name)
            (work / "parquet/data" / day.name).mkdir(parents=True)
            for name, table in text_tables(day).items():
                writer = engine if engine.name == "duckdb" else engine.writer
                database = writer.load({name: table})
                to = work / "parquet/data" / day.name
                if name == "organisations":
                    (to / name).mkdir()
                    writer.sql(database, f"COPY (SELECT * FROM {quoted(name)} LIMIT 3) TO {literal(str(to / name / 'a.parquet'))};"
                               f"COPY (SELECT * FROM {quoted(name)} OFFSET 3) TO {literal(str(to / name / 'b.parquet'))};")
                else:
                    writer.sql(database, f"COPY {quoted(name)} TO {literal(str(to / (name + '.parquet')))};")
        same(f"{plan.name} as Parquet", program, plan, ["--data", work / "files/data"],
             ["--engine", f"{engine.name}:{engine.master}", "--data", work / "parquet/data", *engine.client_options()])
        tried += 1
        if engine.name == "spark":
            print(f"  {plan.name}", flush=True)
    return tried


def check_parquet_traps(program, engine, place):
    """Folders that say something, files that differ, and files that change."""
    place = pathlib.Path(place)
    options = lambda data, *more: ["--engine", f"{engine.name}:{engine.master}", "--data", data, *(more or engine.client_options())]
    rows = lambda *values: "SELECT * FROM (VALUES " + ", ".join(map(str, values)) + ") AS v(id, amount, kind)"

    # What a folder says is text, decoded: zeros stay, and a folder for NULL is a blank cell.
    plan = small(place, f"hive-{engine.name}", COLUMNS + """  column ma text blank means none
target zeros = count of t where ma = "001"
  undated: at least 1
target slash = count of t where ma = "a/b c"
  undated: at least 1
target nothing = count of t where ma is none
  undated: at least 1
""")
    data = place / f"hive-{engine.name}/2024"
    for number, folder in enumerate(("ma=001", "ma=1", "ma=a%2Fb%20c", "ma=__HIVE_DEFAULT_PARTITION__")):
        (data / "t" / folder).mkdir(parents=True)
        engine.parquet(rows((f"x{number}", "1", "a")), data / "t" / folder / "x.parquet")
    got, found = value(program, plan, *options(data.parent))
    if got != {"n": "4", "s": "4", "k": "1", "zeros": "1", "slash": "1", "nothing": "1"}:
        raise Failure(f"partitions: {got} {found['problems']}")

    # Two files of one table are told.
    data = place / f"both-{engine.name}/2024"
    data.mkdir(parents=True)
    engine.parquet(rows(("x", "1", "a")), data / "t.parquet")
    (data / "t.csv").write_text("id,amount,kind\ny,2,b\n")
    got, found = value(program, small(place, f"both-{engine.name}"), *options(data.parent))
    if got["s"] != "1" or "t.csv" not in str(found["problems"]):
        raise Failure(f"two files of a table: {got} {found['problems']}")

    # Names that would be patterns are names.
    data = place / f"names [{engine.name}]/2024"
    (data / "t").mkdir(parents=True)
    for number, name in enumerate(("a[b]", "ab", "c*", "cd", "e?", "ef")):
        engine.parquet(rows((f"x{number}", str(10 ** number), "a")), place / "plain.parquet")
        os.rename(place / "plain.parquet", data / "t" / f"{name}.parquet")
    got, found = value(program, small(place, f"names-{engine.name}"), *options(data.parent))
    if got["s"] != "111111":
        raise Failure(f"names of files: {got} {found['problems']}")

    # Files of one table have the same columns, and no folder says more than another.
    plan = small(place, f"differ-{engine.name}")
    for number, other in enumerate((
        "SELECT 'y' AS id, '2' AS amount", "SELECT 'y' AS id, 2.5 AS amount, 'a' AS kind",
        "SELECT 'y' AS id, '2' AS amount, 'a' AS kind, 'z' AS more",
    )):
        data = place / f"differ-{engine.name}-{number}/2024"
        (data / "t").mkdir(parents=True)
        engine.parquet("SELECT 'x' AS id, '1' AS amount, 'a' AS kind", data / "t/a.parquet")
        engine.parquet(other, data / "t/b.parquet")
        _, found = value(program, plan, *options(data.parent))
        if "P1009" not in [problem["code"] for problem in found["problems"]]:
            raise Failure(f"files that differ: {found['problems']}")
    data = place / f"differ-{engine.name}-folders/2024"
    (data / "t/ma=1").mkdir(parents=True)
    engine.parquet(rows(("x", "1", "a")), data / "t/a.parquet")
    engine.parquet(rows(("y", "1", "a")), data / "t/ma=1/b.parquet")
    _, found = value(program, plan, *options(data.parent))
    if "P1009" not in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"folders that differ: {found['problems']}")

    # A folder that says what its files say, too; what is no file of Parquet, or not all of one.
    plan = small(place, f"twice-{engine.name}", COLUMNS + "  column ma text\n")
    for number, folder in enumerate(("ma=1", "MA=1", "ma=1/ma=2")):
        data = place / f"twice-{engine.name}-{number}/2024"
        (data / "t" / folder).mkdir(parents=True)
        own = "" if number == 2 else ", '2' AS ma"
        engine.parquet(f"SELECT 'x' AS id, '1' AS amount, 'a' AS kind{own}", data / "t" / folder / "a.parquet")
        got, found = value(program, plan, *options(data.parent))
        if got["s"] is not None or "P1009" not in [problem["code"] for problem in found["problems"]]:
            raise Failure(f"a folder that says what its files say: {got} {found['problems']}")
    plan = small(place, f"whole-{engine.name}")
    engine.parquet(rows(("x", "1", "a")), place / "whole.parquet")
    whole = (place / "whole.parquet").read_bytes()
    for number, content in enumerate((b"", whole[:-9], whole[:40], b"id,amount,kind\nx,1,a\n", "pipe", "folder", "link")):
        data = place / f"whole-{engine.name}-{number}/2024"
        data.mkdir(parents=True)
        file = data / "t.parquet"
        if content == "pipe":
            os.mkfifo(file)
        elif content == "folder":
            file.mkdir()
        elif content == "link":
            file.symlink_to("/dev/zero")
        else:
            file.write_bytes(content)
        began = time.time()
        got, found = value(program, plan, *options(data.parent))
        if got["s"] is not None or "P0802" not in [problem["code"] for problem in found["problems"]] or time.time() - began > 60:
            raise Failure(f"no whole file of Parquet ({number}): {got} {found['problems']}")
    # Folders above the table's own tell nothing of it, and one that a link leads to again is read once.
    data = place / f"amount=99-{engine.name}/kind=b/2024"
    deep = data / "t/ma=1/a/b/c/d/e/f/g/h"
    deep.mkdir(parents=True)
    engine.parquet(rows(("x", "1", "a")), data / "t/ma=1/a.parquet")
    engine.parquet(rows(("y", "2", "a")), deep / "b.parquet")
    (data / "t/ma=1/again").symlink_to("..")
    got, found = value(program, plan, *options(data.parent))
    if got != {"n": "2", "s": "3", "k": "1"} or "P0819" in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"folders above a table, or again: {got} {found['problems']}")
    # Formats of tables keep files whose rows are no longer there; jobs those that are not there yet.
    for number, name in enumerate(("_delta_log/0.json", "_temporary/0/b.parquet", "_b.parquet", ".hoodie/hoodie.properties", "metadata/v1.metadata.json")):
        data = place / f"formats-{engine.name}-{number}/2024"
        (data / "t").mkdir(parents=True)
        engine.parquet(rows(("x", "1", "a")), data / "t/a.parquet")
        (data / "t" / name).parent.mkdir(parents=True, exist_ok=True)
        engine.parquet(rows(("y", "2", "a")), data / "t" / name)
        got, found = value(program, plan, *options(data.parent))
        if got["s"] is not None or "P0802" not in [problem["code"] for problem in found["problems"]]:
            raise Failure(f"a folder with {name}: {got} {found['problems']}")
    # Two files of one folder are no two files of a table.
    data = place / f"two-{engine.name}/2024"
    (data / "t").mkdir(parents=True)
    engine.parquet(rows(("x", "1", "a")), data / "t/a.parquet")
    engine.parquet(rows(("y", "2", "b")), data / "t/b.parquet")
    got, found = value(program, plan, *options(data.parent))
    if got["s"] != "3" or "P0813" in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"two files of a folder: {got} {found['problems']}")

    # Rows, and files, that change between the first statement and the last.
    for number, now in enumerate((rows(("x", "1", "a"), ("y", "2", "b")), rows(("x", "7", "a")), None)):
        data = place / f"changes-{engine.name}-{number}/2024"
        (data / "t").mkdir(parents=True)
        engine.parquet(rows(("x", "1", "a")), data / "t/a.parquet")
        later = place / f"later-{engine.name}-{number}.parquet"
        engine.parquet(now or rows(("x", "1", "a")), later)
        to = data / "t" / ("a.parquet" if now else "b.parquet")
        client = place / f"changes-{engine.name}-{number}.client"
        client.write_text(f"""#!{sys.executable}
import os, shutil, subprocess, sys
client = subprocess.Popen([{engine.client!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
changed = False
for line in iter(sys.stdin.readline, ""):
    if "HAVING" in line and not changed:
        changed = True
        shutil.copy({str(later)!r}, {str(to)!r} + ".new")
        os.replace({str(to)!r} + ".new", {str(to)!r})
    client.stdin.write(line.encode())
    client.stdin.flush()
client.stdin.close()
client.wait()
""")
        client.chmod(0o755)
        done = run(program, "check", plan, *options(data.parent, "--engine-client", client))
        if "P1008" not in done.stdout + done.stderr or done.returncode != 3:
            raise Failure(f"rows that change: exit {done.returncode}: {done.stdout[-800:]}{done.stderr[-800:]}")
    return 25


def check_duckdb(program, engine, place):
    """Files that are no database of DuckDB, some of which its client would open, fetching what it needs for that."""
    place = pathlib.Path(place)
    plan = small(place, "no-database")
    other = place / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (id TEXT, amount NUMERIC, kind TEXT)")
    (place / "empty.duckdb").write_bytes(b"")
    (place / "text.duckdb").write_text("id,amount,kind\nx,1,a\n")
    os.mkfifo(place / "pipe.duckdb")
    for name, word in (("other.db", "no database of DuckDB"), ("empty.duckdb", "no database of DuckDB"), ("text.duckdb", "no database of DuckDB"),
                       ("pipe.duckdb", "not a regular file")):
        began = time.time()
        expect(name, run(program, "check", plan, *engine.options(place / name, "--snapshot", "2024")), 3, "P1002", word)
        if time.time() - began > 15:
            raise Failure(f"{name} is waited for")
    # Spellings that collations take for equal stay apart.
    files = place / "collations/2024"
    files.mkdir(parents=True)
    rows = [["x", "1", "a"], ["y", "2", "á"], ["Z", "3", "A"], ["\u00e9", "4", "b"], ["e", "5", "b"]]
    with open(files / "t.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "amount", "kind"]] + rows)
    database = engine.load({"t": (["id", "amount", "kind"], ["VARCHAR COLLATE NOACCENT", "VARCHAR", "VARCHAR COLLATE NOCASE"], rows)})
    same("collations", program, plan, ["--data", files.parent], engine.options(database, "--snapshot", "2024"))
    return 5


def check_postgres(program, engine, place):
    place = pathlib.Path(place)
    header = ["id", "amount", "kind"]
    plan = small(place, "pg")
    # Spellings that a collation takes for equal stay apart.
    database = engine.load({"t": (header, ["text", "text", "text"], [])})
    engine.sql("""
        CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
        ALTER TABLE t ALTER kind TYPE text COLLATE loose, ALTER id TYPE text COLLATE loose;
        INSERT INTO t VALUES ('x', '1', 'a'), ('X2', '2', 'á'), ('y', '4', 'A'), ('z', '8', 'b');""", database)
    got, _ = value(program, plan, *engine.options(database, "--snapshot", "2024"))
    if got["n"] != "4":
        raise Failure(f"a loose collation: {got}")
    # Not finite.
    for kind, cell in (("numeric", "NaN"),):
        database = engine.load({"t": (header, ["text", kind, "text"], [["x", cell, "a"]])})
        _, found = value(program, plan, *engine.options(database, "--snapshot", "2024"))
        if "P1006" not in [problem["code"] for problem in found["problems"]]:
            raise Failure(f"{cell} is not refused: {found['problems']}")
    # Enums, domains, timestamps, a view of another schema.
    dated = small(place, "pg-types", COLUMNS + "  column day date\n  database \"kho.danh sách\"\n")
    database = engine.load({"t": (header, ["text"] * 3, [])})
    engine.sql("""
        CREATE SCHEMA kho; CREATE TYPE kinds AS ENUM ('a', 'b'); CREATE DOMAIN money2 AS numeric(12, 2);
        CREATE TABLE kho.base (id integer, amount money2, kind kinds, day timestamp);
        INSERT INTO kho.base VALUES (1, 1.50, 'a', '2024-03-01 10:00'), (2, 2.25, 'b', NULL);
        CREATE VIEW kho."danh sách" AS SELECT * FROM kho.base;
        GRANT USAGE ON SCHEMA kho TO reader; GRANT SELECT ON kho."danh sách" TO reader;""", database)
    got, _ = value(program, dated, *engine.options(database, "--snapshot", "2024"))
    if got["n"] != "2" or got["s"] != "3.75":
        raise Failure(f"types of PostgreSQL: {got}")
    # A right that is lacking, a database that is not there, a statement that fails: one line each, exit 3.
    engine.sql("REVOKE SELECT ON ALL TABLES IN SCHEMA public FROM reader;", database)
    expect("no right", run(program, "check", plan, *engine.options(database, "--snapshot", "2024")), 3, "P1002", "permission denied")
    expect("no database", run(program, "check", plan, *engine.options("nowhere", "--snapshot", "2024")), 3, "P1002", "nowhere")
    engine.sql("CREATE VIEW broken AS SELECT '1'::text AS id, (1 / (1 - count(*)))::text AS amount, 'a'::text AS kind FROM (SELECT 1) x; GRANT SELECT ON broken TO reader;", database)
    broken = small(place, "pg-broken", COLUMNS + "  database \"broken\"\n")
    expect("a statement that fails", run(program, "check", broken, *engine.options(database, "--snapshot", "2024")), 3, "P1002", "division by zero")
    for spec in ("postgres:host=x password=y", "postgres:postgresql://me:secret@host/db", "postgres:postgresql://me:se?cret@host/db",
                 "postgres:postgresql:///db?user=me&passwor%64=secret"):
        expect("a password", run(program, "check", plan, "--engine", spec, "--snapshot", "2024"), 2, "pgpass")
    # A policy that decides which rows there are is told, and none that is not for this role.
    hidden = engine.load({"t": (header, ["text"] * 3, [["x", "1", "a"], ["y", "2", "b"]])})
    engine.sql("ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON t USING (kind = 'a');", hidden)
    got, found = value(program, plan, *engine.options(hidden, "--snapshot", "2024"))
    if got["n"] != "1" or "P1011" not in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"a policy: {got} {found['problems']}")
    engine.sql("ALTER ROLE reader BYPASSRLS;", hidden)
    got, found = value(program, plan, *engine.options(hidden, "--snapshot", "2024"))
    engine.sql("ALTER ROLE reader NOBYPASSRLS;", hidden)
    if got["n"] != "2" or "P1011" in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"a policy for others: {got} {found['problems']}")
    # Settings of a database or a role, and a point in a name.
    settings = engine.load({"a.t": (header, ["uuid", "numeric", "text"], [["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "1.50", "a"], [None, "2.25", "b"]])})
    for setting, told in (("quote_all_identifiers", "on"), ("idle_in_transaction_session_timeout", "300"), ("datestyle", "German"),
                          ("standard_conforming_strings", "off"), ("bytea_output", "escape"), ("extra_float_digits", "-15")):
        engine.sql(f"ALTER DATABASE {settings} SET {setting} = {told};")
    got, found = value(program, small(place, "pg-settings", COLUMNS + '  database "a.t"\n'), *engine.options(settings, "--snapshot", "2024"))
    if got != {"n": "2", "s": "3.75", "k": "0.5"} or "P1004" in [problem["code"] for problem in found["problems"]]:
        raise Failure(f"settings of a database: {got} {found['problems']}")
    # Rights on some columns only: those are read, and the others are named.
    narrow = engine.load({"t": (header + ["hidden"], ["text"] * 4, [["x", "1", "a", "z"], ["y", "2", "b", "z"]])})
    engine.sql("REVOKE SELECT ON t FROM reader; GRANT SELECT (id, amount) ON t TO reader;", narrow)
    got, found = value(program, plan, *engine.options(narrow, "--snapshot", "2024"))
    if got != {"n": "2", "s": "3", "k": None} or [(p["code"], "“kind”" in p["message"]) for p in found["problems"]] != [("P1010", True)]:
        raise Failure(f"rights on some columns: {got} {found['problems']}")
    engine.sql("REVOKE SELECT (id) ON t FROM reader; GRANT SELECT (kind) ON t TO reader;", narrow)
    got, found = value(program, plan, *engine.options(narrow, "--snapshot", "2024"))
    if got["n"] != "2" or ("P1010", True) not in [(p["code"], "“id”" in p["message"]) for p in found["problems"]]:
        raise Failure(f"no right on the key: {got} {found['problems']}")
    # Databases in other encodings: every cell is what it says, or there is an error.
    files = place / "encodings/2024"
    files.mkdir(parents=True)
    for encoding, cells in (("LATIN1", ["é", "x\u00a0ü"]), ("WIN1258", ["hơ\u0323p ta\u0301c xa\u0303", "Đê\u0301"]), ("SQL_ASCII", ["hợp tác xã", "Đắk Nông"])):
        spelt = small(place, f"pg-{encoding}", COLUMNS.replace("{ a, b }", f'{{ a = "{cells[0]}", b = "{cells[1]}" }}'))
        total = "Total" if encoding == "LATIN1" else "Tô\u0309ng sô\u0301" if encoding == "WIN1258" else "Tổng số"
        rows = [["x", "1", cells[0]], ["y", "2", cells[1]], [total, "3", ""], ["\u00a0" if encoding == "LATIN1" else " ", "", ""]]
        named = f"e_{encoding.lower()}"
        engine.sql(f"CREATE DATABASE {named} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';")
        engine.sql("SET client_encoding = 'UTF8';" + create("t", header, ["text"] * 3, rows) + "GRANT SELECT ON t TO reader;", named)
        with open(files / "t.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header] + rows)
        wanted, _ = value(program, spelt, "--data", files.parent)
        got, found = value(program, spelt, *engine.options(named, "--snapshot", "2024"))
        if got != wanted or got["n"] != "2" or got["k"] is None:
            raise Failure(f"{encoding}: {got} in the engine, {wanted} in files, {found['problems']}")
    engine.sql("INSERT INTO t VALUES ('z', '1', E'\\351');", "e_sql_ascii")
    expect("bytes of no encoding", run(program, "check", plan, *engine.options("e_sql_ascii", "--snapshot", "2024")), 3, "P1002", "UTF8")
    # A statement ends with the client that asked for it.
    gone = engine.load({"t": (header, ["text"] * 3, [["x", "1", "a"]])})
    engine.sql("CREATE VIEW slow AS SELECT id, amount, kind FROM t, pg_sleep(60); GRANT SELECT ON slow TO reader;", gone)
    started = subprocess.Popen([program, "check", small(place, "pg-gone", COLUMNS + "  database \"slow\"\n"), *map(str, engine.options(gone, "--snapshot", "2024"))],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    asked = lambda: engine.rows(f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{gone}' AND application_name = 'plancheck' AND query LIKE '%slow%'") != "0"
    wait_for(asked, "a statement that lasts")
    started.kill()
    started.wait()
    wait_for(lambda: not asked(), "the server works on for a client that was killed", 30)
    # A server that goes away in the middle.
    slow = engine.load({"t": (header, ["text"] * 3, [["x", "1", "a"]])})
    engine.sql("CREATE VIEW slow AS SELECT id, amount, kind FROM t, pg_sleep(20); GRANT SELECT ON slow TO reader;", slow)
    waits = small(place, "pg-slow", COLUMNS + "  database \"slow\"\n")
    started = subprocess.Popen([program, "check", waits, *engine.options(slow, "--snapshot", "2024")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(2)
    engine.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'plancheck';")
    output, errors = started.communicate(timeout=30)
    if started.returncode != 3 or "P1002" not in output + errors:
        raise Failure(f"a server that goes away: exit {started.returncode}\n{output[-800:]}{errors[-800:]}")
    return 18


SPARK_PLAN = """plan small "Nhỏ"
  issued 2024
  period 2024..2030
unit VND
table t
  column id text key
  column amount decimal in million VND
  column kind one of { a = %s, b }
  column day date
  column told yes/no
  column remark text blank means none
table e
  column id text key
  column amount decimal in million VND
table b
  column id whole key
  column amount decimal in million VND
table f
  column id text key
  column amount decimal in million VND
table z
  column id text key
  column day date
target n = count of t
  undated: at least 1
target s = sum of amount over t
  undated: at least 1 million VND
target k = share of t where kind = a weighted by amount
  undated: at least 1%%
target d = count of t where day in 2020..2023 and told
  undated: at least 1
target r = count of distinct remark in t
  undated: at least 1
target e = sum of amount over e
  undated: at least 1 million VND
target b = sum of amount over b
  undated: at least 1 million VND
target f = sum of amount over f
  undated: at least 1 million VND
target z = count of z where day in 2024..2025
  undated: at least 1
"""


def meddling(place, name, engine, word, deed):
    """A client that does something when a statement with a word comes."""
    client = pathlib.Path(place) / f"{name}.client"
    client.write_text(f"""#!{sys.executable}
import os, pathlib, signal, subprocess, sys
sys.path.insert(0, {str(ROOT / 'Scripts')!r})
from check_engines import children
client = subprocess.Popen([{engine.client!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
done = False
for line in iter(sys.stdin.readline, ""):
    if {word!r} in line and not done:
        done = True
        {deed}
    try:
        client.stdin.write(line.encode())
        client.stdin.flush()
    except OSError:
        break
try:
    client.stdin.close()
except OSError:
    pass
client.wait()
""")
    client.chmod(0o755)
    return client


def check_spark(program, engine, place, parts, arguments):
    place = pathlib.Path(place)
    if "traps" in parts:
        mark = place / "marked"
        strange = [f'x"; ! touch {mark}', f"! touch {mark}", f"x'; ! touch {mark};", "a`b; --", "${system:user.home} /* {},*\\\\", "source /x", "\n! touch " + str(mark) + "\n"]
        spelling = f"a'; ! touch {mark} \" --"
        plan = place / "spark-small.plan"
        plan.write_text(SPARK_PLAN % json.dumps(spelling, ensure_ascii=False), encoding="utf-8")
        usable = [text for text in strange if "\n" not in text]
        tables = {
            "t": (["id", "amount", "kind", "day", "told", "remark", *usable],
                  ["VARCHAR", "DECIMAL(38, 18)", "VARCHAR", "TIMESTAMP", "BOOLEAN", "VARCHAR"] + ["VARCHAR"] * len(usable), [
                ["x", "0.000000000000000001", spelling, "2021-01-02 10:00:00", "true", "é", *usable],
                ["y", "0.100000000000000002", "b", "2023-12-31 23:59:59.5", "false", "e\u0301", *strange[:len(usable)]],
                ["w", "5", "b", None, None, "A", *usable], [strange[-1], "7", "b", "2020-01-01", "true", "\U0001F600"] + [None] * len(usable)]),
            "e": (["id", "amount"], ["VARCHAR", "DECIMAL(18, 0)"], [["x", "999999999999999999"], ["y", "999999999999999999"]]),
            "b": (["id", "amount"], ["BIGINT", "BIGINT"], [["1", "9223372036854775807"], ["2", "1"]]),
            "f": (["id", "amount"], ["VARCHAR", "DOUBLE PRECISION"], [["x", "1.5"]]),
            "z": (["id", "day"], ["VARCHAR", "TIMESTAMP WITH TIME ZONE"], [["x", "2024-01-01 00:00:00+07"]]),
        }
        # An odd folder, too.
        folder = engine.load(tables).rename(place / "a'b; {c,d} [e] \u00e9")
        options = engine.options(folder, "--snapshot", "2024", "--keep-sql", place / "asked.sql")
        got, found = value(program, plan, *options)
        files = place / "spark-files/2024"
        files.mkdir(parents=True)
        for name in ("t", "e", "b"):
            header, _, rows = tables[name]
            with open(files / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header] + [[(cell or "").replace("\n", " ") for cell in row] for row in rows])
        wanted, _ = value(program, plan, "--data", files.parent)
        if got != wanted or got["n"] != "4" or got["e"] != "1999999999999999998" or got["s"] is None:
            raise Failure(f"{got} in Spark, {wanted} in files")
        if [problem["code"] for problem in found["problems"]].count("P1004") != 2:
            raise Failure(f"columns that are not exact: {found['problems']}")
        if mark.exists():
            raise Failure("a command out of a plan or a table was run")
        statements = (place / "asked.sql").read_text(encoding="utf-8").splitlines()
        if not statements:
            raise Failure("--keep-sql kept nothing")
        for line in statements:
            if not re.match(r"(SELECT|CREATE OR REPLACE TEMPORARY VIEW|CACHE TABLE|DROP VIEW IF EXISTS) [ -~]*;$", line) or "~" in line:
                raise Failure(f"a statement that the client could take for something else: {line[:300]}")
        print("spark: strange names and texts, exact numbers, refused types", flush=True)

        options = ["--engine", f"spark:{engine.master}", "--data", folder]
        expect("no client", run(program, "check", plan, *options, "--engine-client", "/nowhere/client"), 2, "P1001", "pyspark")
        expect("a client that ends", run(program, "check", plan, *options, "--engine-client", "/bin/true"), 3, "P1002")
        expect("a password", run(program, "check", plan, "--engine", "spark:--conf", "--data", folder), 2, "spark://")
        # A client that dies, a worker that dies, a file that is no Parquet.
        plan = small(place, "spark-dies")
        files = place / "spark-dies/2024"
        files.mkdir(parents=True)
        engine.parquet("SELECT 'x' || i AS id, i AS amount, CASE i % 2 WHEN 0 THEN 'a' ELSE 'b' END AS kind FROM range(1000) AS r(i)", files / "t.parquet")
        (place / "spark-dies-files/2024").mkdir(parents=True)
        (place / "spark-dies-files/2024/t.csv").write_text("id,amount,kind\n" + "".join(f"x{i},{i},{'ab'[i % 2]}\n" for i in range(1000)))
        wanted, _ = value(program, plan, "--data", place / "spark-dies-files")
        options = ["--engine", f"spark:{engine.master}", "--engine-timeout", "3000", "--data", files.parent]
        gone = meddling(place, "gone", engine, "HAVING", "client.kill(); os._exit(1)")
        expect("a client that dies", run(program, "check", plan, *options, "--engine-client", gone), 3, "P1002", "ended before")
        worker = meddling(place, "worker", engine, "HAVING", f"n = [n for n, words in children(os.getpid()).items() if 'CoarseGrainedExecutorBackend' in words][:1]; [os.kill(one, signal.SIGKILL) for one in n]; pathlib.Path({str(place / 'killed')!r}).write_text(str(n))")
        done = run(program, "check", plan, "--format", "json", *options, "--engine-client", worker)
        if (place / "killed").read_text() == "[]":
            raise Failure("there was no worker to kill")
        if done.returncode != 3 or "P1002" not in done.stdout + done.stderr:
            again = {target["name"]: (target["clauses"][0]["value"] or {}).get("low") for target in json.loads(done.stdout)["plans"][0]["targets"]}
            if again != wanted:
                raise Failure(f"a worker that dies: {again} in Spark, {wanted} in files")
        print("spark: clients and workers that die", flush=True)
        broken = small(place, "spark-broken")
        (place / "broken/2024/t").mkdir(parents=True)
        engine.parquet("SELECT 'x' AS id, '1' AS amount, 'a' AS kind", place / "broken/2024/t/a.parquet")
        whole = (place / "broken/2024/t/a.parquet").read_bytes()
        at = len(whole) // 4
        (place / "broken/2024/t/a.parquet").write_bytes(whole[:4] + bytes(at) + whole[4 + at:])
        done = run(program, "check", broken, *options[:4], "--data", place / "broken", *engine.client_options()[:2])
        expect("a file that is damaged", done, 3, "P1002", "spark-sql")
        count = check_rows(program, engine, place, (
            "keys", "keys alone", "totals with more words, decomposed", "totals behind a number", "signatures", "unreadable cells beside keys"))
        print(f"spark: {count} tables with rows that are none, or look like it", flush=True)
        count = check_parquet_traps(program, engine, place)
        print(f"spark: {count} traps of Parquet", flush=True)
    if "random" in parts:
        count = check_random(program, engine, place, min(arguments.random, 3), arguments.measures, arguments.seed)
        print(f"spark: {count} random measures, as text and with types, are those of files", flush=True)
    if "shipped" in parts:
        count = check_parquet(program, engine, place)
        print(f"spark: {count} shipped plans give the report of files", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--engine", default="all", choices=["all", "duckdb", "postgres", "spark"])
    parser.add_argument("--random", type=int, default=6, help="plans of random measures for each engine")
    parser.add_argument("--measures", type=int, default=20, help="measures in each of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="shipped, traps, random")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    parts = arguments.only.split(",") if arguments.only else ["traps", "random", "shipped"]
    with tempfile.TemporaryDirectory() as place:
        for kind in (DuckDB, PostgreSQL, Spark):
            if arguments.engine != kind.name and (arguments.engine != "all" or kind is Spark):
                continue
            engine = kind(place)
            try:
                if kind is Spark:
                    check_spark(program, engine, place, parts, arguments)
                    continue
                if "traps" in parts:
                    count = check_traps(program, engine, place)
                    if kind is DuckDB:
                        count += check_parquet(program, engine, place) + check_parquet_traps(program, engine, place) + check_duckdb(program, engine, place)
                    else:
                        count += check_postgres(program, engine, place)
                    print(f"{kind.name}: {count} traps", flush=True)
                if "random" in parts:
                    count = check_random(program, engine, place, arguments.random, arguments.measures, arguments.seed)
                    print(f"{kind.name}: {count} random measures, as text and with types, are those of files", flush=True)
                if "shipped" in parts:
                    count = check_shipped(program, engine, place)
                    print(f"{kind.name}: {count} shipped plans and days, as text and with types, give the report of files", flush=True)
            finally:
                if hasattr(engine, "stop"):
                    engine.stop()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(failure)
        sys.exit(1)
