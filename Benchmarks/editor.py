#!/usr/bin/env python3
"""How quickly `plancheck lsp` answers while a plan is typed, and how much memory it takes.

    PLANCHECK=.build/release/plancheck Benchmarks/editor.py [--edits 500] [--lines 100,2000,10000] [--typing 10000]

For each length a plan is opened and edited at random places, each edit followed by the request in question; what is
measured is the whole round trip with its JSON, as an editor has it, and the processor time that the server takes for it,
which does not depend on what else the machine does. Medians and 99th percentiles are printed as tables of Markdown. The
renaming is that of a population that the real plans share.
"""
import argparse
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Scripts" / "editors"))
from wire import Server, position  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--edits", type=int, default=500)
parser.add_argument("--lines", default="100,2000,10000")
parser.add_argument("--typing", type=int, default=10_000, help="edits for the memory; 0 for none")
arguments = parser.parse_args()


def plan(lines):
    text = 'plan speed "Tốc độ"\n\nunit person, people\n'
    number = 0
    while text.count("\n") < lines:
        text += (
            f'\ntable t{number} "Bảng {number}"\n  column id text key\n  column status "Tình trạng" one of {{ good = "tốt", bad = "xấu" }}\n'
            f'  column n "Số" whole in people\n\npopulation p{number} "Nhóm {number}" = t{number} where status = good\n\n'
            f'target g{number} "Mục tiêu {number}" = share of p{number} where n > 10\n  by 2030: at least {number % 90 + 5}%\n'
            f'    source "II.{number}"\n'
        )
        number += 1
    return text


def summary(times):
    ordered = sorted(times)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000


def timed(server, method, params):
    """Seconds, and seconds of the processor."""
    began, used = time.perf_counter(), processor(server)
    answer = server.request(method, params)
    assert "result" in answer, answer
    return time.perf_counter() - began, processor(server) - used


def processor(server):
    """Seconds of processor time that the server has taken, to the nanosecond."""
    tasks = pathlib.Path(f"/proc/{server.process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def measure(lines):
    """Digits of bounds, letters of labels and lines are changed at random places; every edit is taken back by the next."""
    chance = random.Random(lines)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="editor-"))
    uri = (folder / "a.plan").as_uri()
    document = {"textDocument": {"uri": uri}}
    text = plan(lines)
    began = time.perf_counter()
    server = Server(folder)
    server.open(uri, text)
    while True:
        message = server.read()
        if message.get("method") == "textDocument/publishDiagnostics":
            break
    first = time.perf_counter() - began
    times = {"diagnostics": [], "completion": [], "hover": []}
    version = 1
    for _ in range(arguments.edits):
        offset = chance.randrange(len(text))
        piece = chance.choice(["x", "đ", "9", " ", "\n", '"', "#", "{"])
        place = position(text, offset)
        width = len(piece.encode("utf-16-le")) // 2
        after = {"line": place["line"] + 1, "character": 0} if piece == "\n" else {**place, "character": place["character"] + width}
        for range_, new in [((place, place), piece), ((place, after), "")]:
            version += 1
            began, used = time.perf_counter(), processor(server)
            server.change(uri, version, [{"range": {"start": range_[0], "end": range_[1]}, "text": new}])
            server.findings(uri)
            times["diagnostics"].append((time.perf_counter() - began, processor(server) - used))
        times["completion"].append(timed(server, "textDocument/completion", {**document, "position": place}))
        times["hover"].append(timed(server, "textDocument/hover", {**document, "position": place}))
    server.end()
    return first, times


def renaming():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="editor-"))
    shutil.copytree(ROOT / "plans", folder / "plans")
    server = Server(folder / "plans")
    shared = next(p for p in sorted((folder / "plans").rglob("*.plan")) if "\npopulation " in p.read_text())
    text = shared.read_text()
    server.open(shared.as_uri(), text)
    place = position(text, text.index("\npopulation ") + len("\npopulation ") + 1)
    params = {"textDocument": {"uri": shared.as_uri()}, "position": place, "newName": "renamed_rows"}
    timed(server, "textDocument/rename", params)
    times = [timed(server, "textDocument/rename", params) for _ in range(50)]
    server.end()
    return times


def typing(edits):
    """Resident memory after so many edits of a plan of 2,000 lines."""
    chance = random.Random(edits)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="editor-"))
    uri = (folder / "a.plan").as_uri()
    text = plan(2_000)
    server = Server(folder)
    server.open(uri, text)
    for version in range(2, edits + 2):
        place = position(text, chance.randrange(len(text)))
        if version % 2:
            server.change(uri, version, [{"text": text}])
        else:
            server.change(uri, version, [{"range": {"start": place, "end": place}, "text": "x"}])
        if version % 20 == 0:
            server.findings(uri)
            server.notes.clear()
    memory = server.memory()
    server.end()
    return memory


def told(times):
    """Median and 99th percentile, of the round trip and of the processor."""
    return ["{:.1f} / {:.1f} ms".format(*summary([pair[kind] for pair in times])) for kind in (0, 1)]


rows = []
for lines in [int(number) for number in arguments.lines.split(",")]:
    first, times = measure(lines)
    rows.append((lines, first, {name: told(found) for name, found in times.items()}))
    print(".", end="", file=sys.stderr, flush=True)
renamed = told(renaming())
for kind, words in [(0, "round trip"), (1, "processor time of the server")]:
    print(f"\n{words}:\n\n| lines | first diagnostics | diagnostics | completion | hover |\n|---:|---:|---:|---:|---:|")
    for lines, first, found in rows:
        cells = " | ".join(pair[kind] for pair in found.values())
        print(f"| {lines} | {first * 1000:.0f} ms | {cells} |" if kind == 0 else f"| {lines} | | {cells} |", flush=True)
    print(f"\nrename over the real plans: {renamed[kind]}")
if arguments.typing:
    print(f"memory after {arguments.typing} edits of 2000 lines: {typing(arguments.typing):.0f} MB")
