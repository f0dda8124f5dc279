#!/usr/bin/env python3
"""Computes what plancheck reports on the sample data a second time, by itself, and compares.

    verify_samples.py PLANCHECK

It shares nothing with the program: files are read and values computed with Python's csv, zipfile and fractions, from
the words of the plan documents. Every value of a target with rows is compared, on every snapshot day, as exact
fractions; so are the paces of clauses that lie ahead. The faults in the files must be reported, and nothing else, and
the ten verdicts must all occur.
"""
import json
import pathlib
import subprocess
import sys

from verification import faults, measures, pace
from verification.snapshots import Sample

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROVINCES = ("daknong", "khanhhoa", "kiengiang", "laichau")
VERDICTS = {"met", "missed", "undetermined", "unmeasured", "not_applicable", "on_track", "slow", "far_behind",
            "worsening", "pending"}


def report(program, province, day):
    """The plan's report as of a day, and the problems. Exit code 3 would be a broken file, which no sample has."""
    command = [program, "check", f"plans/{province}", "--data", f"plans/{province}/sample", "--as-of", day,
               "--format", "json"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert result.returncode in (0, 1), (command, result.returncode, result.stderr.decode())
    printed = json.loads(result.stdout)
    (plan,) = printed["plans"]
    assert "made-up" in plan["sample"], "the report does not say that its data are made up"
    return plan, printed["problems"]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    wrong, values, paces, verdicts, unchecked = [], 0, 0, set(), set()
    for province in PROVINCES:
        sample = Sample(ROOT / "plans" / province / "sample")
        for day in sample.days:
            plan, problems = report(program, province, day)
            wrong += faults.differences(province, problems) if day == sample.days[-1] else []
            for target in plan["targets"]:
                for clause in target["clauses"]:
                    verdicts.add(clause["verdict"])
                    place = f"{province} {day} {target['name']} {clause['when']}"
                    for name, entry in entries(target, clause):
                        found = measures.expected(province, name, sample, clause, entry)
                        if found is measures.UNCHECKED:
                            unchecked.add(f"{province} {name}")
                        elif found is not None:
                            values += 1
                            if found != measures.reported(entry["value"]):
                                wrong.append(f"{place}, {name}: {measures.reported(entry['value'])}, expected {found}")
                    goal = pace.GOALS.get((province, target["name"], clause["when"]))
                    if goal and clause["value"] and clause["deadline"] > day:
                        paces += 1
                        wanted = pace.verdict(goal, province, target["name"], sample, clause, day)
                        if wanted != pace.reported(clause):
                            wrong.append(f"{place}: {pace.reported(clause)}, expected {wanted}")
    if missing := VERDICTS - verdicts:
        wrong.append(f"verdicts that no sample shows: {', '.join(sorted(missing))}")
    if unchecked:
        print("not computed here, or not in every case:", *sorted(unchecked), sep="\n  ")
    print(*wrong, sep="\n")
    print(f"{values} values and {paces} paces computed a second time, {len(wrong)} differ")
    return 1 if wrong else 0


def entries(target, clause):
    """The clause itself, its readings and its groups, each with the name of its measure."""
    yield target["name"], clause
    for reading in clause["readings"]:
        yield f"{target['name']}: {reading['label']}", reading
    for group in clause["groups"]:
        yield f"{target['name']} @ {group['group']}", group


if __name__ == "__main__":
    sys.exit(main())
