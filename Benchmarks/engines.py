#!/usr/bin/env python3
"""Measures the plan of the benchmark on engines, beside plancheck on CSV.

    engines.py PLANCHECK [--rows 1000000,20000000] [--engines duckdb,postgres,spark] [--most ENGINE=ROWS] [--runs N]

The register is the one of generate.py, for an engine as Parquet or as a table with types. All reports have to hold the same
values. Written down are wall clock, the peak memory of plancheck alone and of its
client, and the bytes of answers and questions. Needs the
client of DuckDB (`pip install duckdb-cli`), which writes the Parquet, and for the others what Scripts/check_engines.py does.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Scripts"))
import check_engines  # noqa: E402
import generate  # noqa: E402
import render  # noqa: E402

SHOWN = {"duckdb": "DuckDB on Parquet", "postgres": "PostgreSQL", "spark": "Spark on Parquet"}
WORK = HERE.parent / ".build" / "bench" / "engines"
TYPES = {
    "founded": "DATE", "dissolved": "DATE", "updated": "DATE", "members": "BIGINT", "women": "BIGINT",
    "income": "DECIMAL(18,2)", "revenue": "DECIMAL(18,1)", "profit": "DECIMAL(18,2)", "debt": "DECIMAL(18,2)",
    "land": "DECIMAL(18,3)", "workers": "BIGINT", "score": "BIGINT",
}


def typed(path, rows):
    """What selects the register with types; above a block it repeats, but for its running ids, as generate.py has it."""
    cells = ", ".join(
        f'CAST(nullif("{name}", \'\') AS {TYPES[name]}) AS "{name}"' if name in TYPES else f'"{name}"'
        for name in generate.COLUMNS[1:])
    block = min(rows, generate.BLOCK)
    return (
        f"SELECT 'HTX-' || lpad(CAST(b.i * {block} + r.number AS VARCHAR), 9, '0') AS id, {cells} FROM "
        f"(SELECT *, CAST(substr(id, 5) AS BIGINT) AS number FROM read_csv('{path}', header = true, all_varchar = true, "
        f"nullstr = '~none~', quote = '\"')) AS r, range({rows // block}) AS b(i)")


def files(duckdb, rows):
    """Folders of one register: as CSV, and as Parquet."""
    text, parquet = WORK / f"csv-{rows}", WORK / f"parquet-{rows}"
    if not (text / "done").exists():
        generate.generate(text, rows)
        (text / "done").touch()
    if not (parquet / "done").exists():
        block = text if rows <= generate.BLOCK else WORK / "block"
        if block != text:
            generate.generate(block, generate.BLOCK)
        folder = parquet / "data" / "2024"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(text / "data" / "SAMPLE", parquet / "data")
        shutil.copy(text / "register.plan", parquet)
        source = block / "data" / "2024"
        statements = (
            f"COPY ({typed(source / 'organisations.csv', rows)}) TO '{folder / 'organisations.parquet'}' (FORMAT parquet);\n"
            f"COPY (SELECT * FROM read_csv('{source / 'communes.csv'}', header = true, all_varchar = true)) "
            f"TO '{folder / 'communes.parquet'}' (FORMAT parquet);\n")
        subprocess.run([duckdb, "-batch", "-bail", "-no-init", ":memory:"], input=statements, text=True, check=True)
        (parquet / "done").touch()
    return text, parquet


def peak(process):
    found = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process}/status").read_text())
    return int(found.group(1)) * 1024 if found else 0


def watched(command):
    """Runs a command; its output, and what it took."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE)
        own, others, done = 0, {}, threading.Event()

        def look():
            nonlocal own
            while not done.wait(0.02):
                try:
                    own = max(own, peak(process.pid))
                    for child in check_engines.children(process.pid):
                        others[child] = max(others.get(child, 0), peak(child))
                except OSError:
                    continue

        watcher = threading.Thread(target=look)
        watcher.start()
        errors = process.stderr.read()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        wall = time.perf_counter() - began
        done.set()
        watcher.join()
        process.wait()
        output.seek(0)
        text = output.read()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command}: {process.returncode}\n{errors.decode()}\n{text[-2000:].decode()}")
    return text, {
        "wall": wall, "own": own, "client": max(others.values(), default=0)}


def counted(place, client):
    """A client that keeps what goes through its pipes, and the two files in which it does."""
    asked, answered = pathlib.Path(place) / "asked", pathlib.Path(place) / "answered"
    script = pathlib.Path(place) / ("counted-" + pathlib.Path(client).name)
    script.write_text(f"#!/bin/sh\ntee '{asked}' | '{client}' \"$@\" | tee '{answered}'\n")
    script.chmod(0o755)
    return str(script), asked, answered


def values(text):
    """The values of a report, whatever files they came from."""
    report = json.loads(text)
    return json.dumps([check_engines.strip(plan["targets"]) for plan in report["plans"]], sort_keys=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rows", default="1000000,20000000")
    parser.add_argument("--engines", default="duckdb,postgres,spark")
    parser.add_argument("--most", default="postgres=1000000", help="no more rows for an engine")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    engines = arguments.engines.split(",")
    most = {name: int(count) for name, _, count in (part.partition("=") for part in arguments.most.split(",") if part)}
    place = tempfile.mkdtemp(prefix="bench-engines-")
    duckdb = check_engines.DuckDB(place)
    lines = []
    for rows in map(int, arguments.rows.split(",")):
        text, parquet = files(duckdb.client, rows)
        commands = {"plancheck on CSV": ([program, "check", text / "register.plan", "--format", "json", "--data", text / "data"], [])}
        for name in engines:
            if rows > most.get(name, rows):
                continue
            if name == "duckdb":
                client = duckdb.client
                options = ["--engine", "duckdb:"]
            elif name == "spark":
                spark = check_engines.Spark(place)
                client = spark.client
                options = ["--engine", f"spark:{spark.master.replace('1024', '3072')}", "--engine-timeout", "3000"]
            else:
                server = check_engines.PostgreSQL(place)
                server.sql("CREATE DATABASE bench;")
                load(server, duckdb, parquet, rows)
                client = shutil.which("psql")
                options = server.options("bench", "--snapshot", "2024")
            script, *pipes = counted(place, client)
            data = [] if name == "postgres" else ["--data", parquet / "data"]
            commands[SHOWN[name]] = (
                [program, "check", parquet / "register.plan", "--format", "json", *data, *options, "--engine-client", script],
                pipes)
        expected = None
        for name, (command, pipes) in commands.items():
            best = None
            for _ in range(1 if name == SHOWN["spark"] else arguments.runs):
                report, cost = watched(list(map(str, command)))
                best = cost if best is None or cost["wall"] < best["wall"] else best
            found = values(report)
            expected = expected or found
            if found != expected:
                raise RuntimeError(f"{name} on {rows:,} rows gives other values")
            moved = [f"{path.stat().st_size / 1e6:,.2f} MB" for path in reversed(pipes)] or ["", ""]
            lines.append([
                f"{rows:,}", name, render.seconds(best["wall"]), render.megabytes(best["own"]),
                render.megabytes(best["client"]) if pipes else "", *moved])
            print(lines[-1], flush=True)
    head = ["rows", "", "wall", "plancheck's memory", "client's memory", "answers", "questions"]
    print(render.table(head, lines))
    if "postgres" in engines:
        server.stop()
    shutil.rmtree(place, ignore_errors=True)


def load(server, duckdb, parquet, rows):
    """The register as a table with types, by COPY."""
    folder = parquet / "data" / "2024"
    for name in ("communes", "organisations"):
        path = server.place.parent / f"{name}.csv"
        duckdb.sql(":memory:", f"COPY (SELECT * FROM '{folder / (name + '.parquet')}') TO '{path}' (HEADER, FORCE_QUOTE *);")
        columns = ["id", "name"] if name == "communes" else generate.COLUMNS
        kinds = ", ".join(f"{column} {TYPES.get(column, 'text').replace('DECIMAL', 'numeric')}" for column in columns)
        # A blank cell of a column with a type is NULL.
        forced = [column for column in columns if column in TYPES]
        null = f", FORCE_NULL ({', '.join(forced)})" if forced else ""
        server.sql(f"CREATE TABLE {name} ({kinds});\n\\copy {name} FROM '{path}' WITH (FORMAT csv, HEADER{null})\n", "bench")
        path.unlink()
    server.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; ANALYZE;", "bench")


if __name__ == "__main__":
    main()
