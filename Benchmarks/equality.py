#!/usr/bin/env python3
"""Whether plancheck and its peers measure the same: the numbers of each are compared with plancheck's report.

    equality.py PLANCHECK [--rows 10000] [--peers duckdb-cli,duckdb-python,polars]

A peer prints lines of measure, commune, low, high, of: the value lies from low / of to high / of. Where a peer computes
with exact decimals the numbers must be equal, where it has floats only they may differ by one part in 10^9. A measure
that a peer cannot express is missing from its lines; what it leaves out is printed, so nothing is skipped silently.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
from fractions import Fraction

import generate
import messy
import tools

FLOAT_TOLERANCE = Fraction(1, 10**9)


class Different(Exception):
    """A peer's number that is not plancheck's."""


def plancheck_values(report):
    """(measure, commune) to its (low, high), from the JSON report.

    Under (measure/short, "") stands how many communes fall short of the bound.
    """
    values = {}
    for target in json.loads(report)["plans"][0]["targets"]:
        clause = target["clauses"][0]
        if not clause["groups"]:
            values[target["name"], ""] = interval(clause["value"])
            continue
        short = 0
        for group in clause["groups"]:
            values[target["name"], group["group"]] = interval(group["value"])
            short += group["verdict"] != "met" and group["value"] is not None
        values[target["name"] + "/short", ""] = (Fraction(short), Fraction(short))
    return values


def interval(value):
    """(low, high) of a value in the report; None where nobody is there to be counted."""
    return None if value is None or value["low"] is None else (Fraction(value["low"]), Fraction(value["high"]))


def peer_values(text):
    """(measure, commune) to its (low, high), from the lines that a peer prints."""
    values = {}
    for row in csv.DictReader(text.splitlines()):
        of = Fraction(row["of"])
        ends = (Fraction(row["low"] or 0), Fraction(row["high"] or 0))
        values[row["measure"], row["commune"]] = None if of == 0 else (ends[0] / of, ends[1] / of)
    return values


def compare(own, peer, exact):
    """Raises Different at the first number that differs; gives the measures that the peer leaves out."""
    for place, value in peer.items():
        if place not in own:
            raise Different(f"{place}: plancheck has no such value")
        if not same(own[place], value, exact):
            raise Different(f"{place}: plancheck {own[place]}, the peer {value}")
    said = {measure.removesuffix("/short") for measure, _ in peer}
    measures = {measure for measure, _ in own if not measure.endswith("/short")}
    for measure in said & {measure for measure, commune in peer if commune}:
        absent = {c for m, c in own if m == measure} - {c for m, c in peer if m == measure}
        if any(own[measure, commune] not in (None, (0, 0)) for commune in absent):
            raise Different(f"{measure}: the peer lacks communes")
    return sorted(measures - said)


def same(ours, theirs, exact):
    """Whether two intervals are equal, or as good as equal where one was computed with floats."""
    if ours is None or theirs is None:
        return ours == theirs
    tolerance = 0 if exact else FLOAT_TOLERANCE
    return all(abs(a - b) <= tolerance * abs(a) for a, b in zip(ours, theirs))


def verdict(report, said, peer):
    """What a comparison came to, in words; raises Different at the first number that differs."""
    values = peer_values(said)
    missing = compare(plancheck_values(report), values, peer.exact)
    how = "exactly" if peer.exact else "within one part in 10^9"
    without = f"; cannot say {', '.join(missing)}" if missing else ""
    return f"{len(values)} numbers equal {how}{without}"


def check(plancheck, folder, peers, plan="register"):
    """Runs all of them on the register in `folder`, prints what is equal, and tells whether everything is."""
    report = subprocess.run(tools.plancheck(plancheck, folder, plan=plan), capture_output=True, text=True)
    if report.returncode not in (0, 1):
        sys.exit(f"plancheck failed:\n{report.stderr}")
    fine = True
    for peer in peers:
        said = subprocess.run(peer.command(folder), check=True, capture_output=True, text=True).stdout
        try:
            print(f"{peer.name}: {verdict(report.stdout, said, peer)}")
        except Different as difference:
            print(f"{peer.name}: DIFFERENT: {difference}")
            fine = False
    return fine


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plancheck", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--peers", default=",".join(tools.EXACT), help="all: every peer that is installed")
    options = parser.parse_args()
    names = tools.installed() if options.peers == "all" else options.peers.split(",")
    fine = True
    for unknown, groups in ((0, 700), (0.03, 100), (0.4, 700)):
        folder = tools.WORK / f"equality-{options.rows}-{unknown}"
        generate.generate(folder, options.rows, groups=groups, unknown=unknown)
        print(f"{options.rows} rows, {groups} communes, {unknown:.0%} of five columns unknown")
        fine = check(options.plancheck.resolve(), folder, [tools.PEERS[name] for name in names]) and fine
    folder = tools.WORK / f"equality-messy-{options.rows}"
    messy.generate(folder, options.rows)
    print(f"{options.rows} rows as people keep them")
    peers = [peer for name, peer in tools.MESSY_PEERS.items() if name in names]
    fine = check(options.plancheck.resolve(), folder, peers, plan="messy") and fine
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
