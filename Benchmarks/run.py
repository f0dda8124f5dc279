#!/usr/bin/env python3
"""Measures plancheck beside its peers, and writes the results into README.md.

    run.py PLANCHECK [--quick] [--rounds N] [--only comparison,messy,workbooks,limits,machine,growth,micro]

Everything is a whole process with a warm page cache; the tools of a comparison take turns. --quick takes smaller files
and fewer rounds, and leaves README.md alone; --rounds has at most N of each. Results also go to .build/bench/results.json;
what is not measured in this run is kept from the last one.
"""
import argparse
import functools
import json
import os
import pathlib
import platform
import subprocess

import equality
import generate
import growth
import limits
import measuring
import messy
import render
import tools
import workbook

# Most rounds for those that take long, and those that are left out of the largest file: pointblank would need more
# than 10 GB of memory there.
SLOW = {"sqlite3": 1, "soda": 3, "pointblank": 3}
LEFT_OUT_ABOVE = {"pointblank": 1_000_000}
CASES = {1_000: (100, 21), 1_000_000: (700, 7), 5_000_000: (700, 5)}
# Rows of a workbook to rounds; openpyxl has one of the smaller and none of the larger.
WORKBOOKS = {200_000: 5, 1_000_000: 3}
QUICK_WORKBOOKS = {20_000: 2}
QUICK_CASES = {1_000: (100, 5), 200_000: (700, 3)}


@functools.cache
def prepared(rows, groups):
    """The folder of a register of so many rows, with its plan and one that has a key; written once a run."""
    folder = tools.WORK / f"rows-{rows}"
    generate.generate(folder, rows, groups=groups)
    (folder / "keyed.plan").write_text(generate.plan_text(key=True), encoding="utf-8")
    return folder


def comparison(program, cases):
    """Rows to the costs of every tool on a register of so many rows; the numbers of all must be equal."""
    results = {}
    for rows, (groups, rounds) in cases.items():
        print(f"{rows:,} rows, {groups} communes", flush=True)
        folder = prepared(rows, groups)
        peers = [tools.PEERS[name] for name in tools.installed() if rows <= LEFT_OUT_ABOVE.get(name, rows)]
        commands = {
            "plancheck": tools.plancheck(program, folder),
            "plancheck, one thread": tools.plancheck(program, folder, "--threads", "1"),
            "plancheck, unique key": tools.plancheck(program, folder, plan="keyed"),
        } | {peer.name: peer.command(folder) for peer in peers}
        costs = measuring.interleaved(commands, rounds, cap=SLOW)
        said = {name: measuring.output_of(name).read_text(encoding="utf-8") for name in commands}
        equal = {peer.name: equality.verdict(said["plancheck"], said[peer.name], peer) for peer in peers}
        for name in ("plancheck, one thread", "plancheck, unique key"):
            if equality.plancheck_values(said[name]) != equality.plancheck_values(said["plancheck"]):
                raise equality.Different(f"{name} gives other values than plancheck")
        results[str(rows)] = {
            "bytes": tools.register(folder).stat().st_size,
            "groups": groups,
            "tools": {name: measuring.summary(each) for name, each in costs.items()},
            "equal": equal,
        }
        for name, cost in results[str(rows)]["tools"].items():
            print(f"  {name}: {cost['wall']:.4f} s, cpu {cost['cpu']:.4f} s, {cost['memory'] / 1e6:.1f} MB", flush=True)
    return results


def messy_comparison(program, rows, rounds):
    """The costs on a register as people keep it, beside a clean one of as many rows; the numbers must be equal."""
    print(f"{rows:,} rows as people keep them", flush=True)
    folder, clean = tools.WORK / f"messy-{rows}", prepared(rows, 700)
    messy.generate(folder, rows)
    peers = [peer for peer in tools.MESSY_PEERS.values() if peer.version() is not None]
    commands = {
        "plancheck": tools.plancheck(program, folder, plan="messy"),
        "plancheck, one thread": tools.plancheck(program, folder, "--threads", "1", plan="messy"),
        "plancheck, the clean register": tools.plancheck(program, clean),
    } | {peer.name: peer.command(folder) for peer in peers}
    costs = measuring.interleaved(commands, rounds)
    said = {name: measuring.output_of(name).read_text(encoding="utf-8") for name in commands}
    return {
        "rows": rows,
        "bytes": sum(file.stat().st_size for file in tools.register(folder).parent.glob("*.csv")),
        "clean bytes": tools.register(clean).stat().st_size,
        "tools": {name: measuring.summary(each) for name, each in costs.items()},
        "equal": {peer.name: equality.verdict(said["plancheck"], said[peer.name], peer) for peer in peers},
    }


def workbooks(program, cases):
    """Rows to the costs on a workbook of so many; the numbers must be equal."""
    results = {}
    for rows, rounds in cases.items():
        print(f"a workbook of {rows:,} rows", flush=True)
        folder = tools.WORK / f"workbook-{rows}"
        path = workbook.generate_workbook(folder, rows)
        peers = [
            peer
            for peer in tools.WORKBOOK_PEERS.values()
            if peer.version() is not None and (peer.name != "openpyxl" or rows <= 200_000)
        ]
        commands = {"plancheck": tools.plancheck(program, folder, plan="workbook")}
        commands |= {peer.name: peer.start(path) for peer in peers}
        costs = measuring.interleaved(commands, rounds, cap={"openpyxl": 1})
        said = {name: measuring.output_of(name).read_text(encoding="utf-8") for name in commands}
        results[str(rows)] = {
            "bytes": path.stat().st_size,
            "tools": {name: measuring.summary(each) for name, each in costs.items()},
            "equal": {peer.name: equality.verdict(said["plancheck"], said[peer.name], peer) for peer in peers},
        }
        for name, cost in results[str(rows)]["tools"].items():
            print(f"  {name}: {cost['wall']:.3f} s, {cost['memory'] / 1e6:.0f} MB", flush=True)
    return results


def machine(program, folder):
    """What the machine is, the versions of the tools, and how fast the register in `folder` can be read and scanned."""
    register = tools.register(folder)
    limits = {}
    for threads in sorted({1, os.cpu_count()}):
        reading, scanning = map(float, said_by(tools.WORK / "scan_limit", register, str(threads)).split())
        limits[str(threads)] = {"read": reading, "scan": scanning}
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "kernel": platform.release().split("-")[0],
        "python": platform.python_version(),
        "swift": said_by("swift", "--version").splitlines()[0],
        "plancheck bytes": program.stat().st_size,
        "versions": {name: peer.version() for name, peer in tools.PEERS.items()},
        "scanned bytes": register.stat().st_size,
        "limits": limits,
    }


def processor():
    """The model of the processor as the system names it."""
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def said_by(*command):
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def micro(folder, rows):
    """What the pieces of the engine take by themselves, from machine/scanner.c and the package in Micro."""
    how = "64 MiB in blocks of 256 KiB, one thread"
    scanner = [
        {"what": f"scanner, {variant}", "value": float(rate), "unit": "GB/s", "how": how}
        for variant, rate in map(str.split, said_by(tools.WORK / "scanner", tools.register(folder)).splitlines())
    ]
    plan = tools.WORK / "ten-thousand-lines.plan"
    plan.write_text(generate.plan_text(targets=3_318), encoding="utf-8")
    program = tools.HERE.parent / ".build" / "micro" / "release" / "micro"
    return scanner + json.loads(said_by(program, folder, str(rows), plan))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plancheck", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", default="comparison,messy,workbooks,limits,machine,growth,micro")
    options = parser.parse_args()
    program, quick, most = options.plancheck.resolve(), options.quick, options.rounds
    cases = {rows: (groups, min(most, n)) for rows, (groups, n) in (QUICK_CASES if quick else CASES).items()}
    books = {rows: min(most, n) for rows, n in (QUICK_WORKBOOKS if quick else WORKBOOKS).items()}
    middle, largest = list(cases)[1], max(cases)
    parts = {
        "comparison": lambda: comparison(program, cases),
        "messy": lambda: messy_comparison(program, middle, min(most, 3 if quick else 7)),
        "workbooks": lambda: workbooks(program, books),
        "limits": lambda: limits.measure(program, min(most, 1 if quick else 3)),
        "machine": lambda: machine(program, prepared(largest, cases[largest][0])),
        "growth": lambda: growth.measure(program, 100_000 if quick else 1_000_000, min(most, 3 if quick else 5)),
        "micro": lambda: micro(prepared(middle, cases[middle][0]), middle),
    }
    path = tools.WORK / ("quick.json" if quick else "results.json")
    results = json.loads(path.read_text()) if path.exists() else {}
    for name in options.only.split(","):
        print(f"== {name}", flush=True)
        results[name] = parts[name]()
        path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    if quick:
        print(render.text(results))
    else:
        render.refresh(tools.HERE / "README.md", results)


if __name__ == "__main__":
    main()
