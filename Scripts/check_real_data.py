#!/usr/bin/env python3
"""Tries `plancheck table` on real public data files: each declaration, in a plan with one goal, must check without an edit of the
file. The files are not in this repository; where their folder is absent the check is skipped, and says so.

    Scripts/check_real_data.py PLANCHECK [FOLDER]
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ENDS = {".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ods"}


def check(program, file, words):
    """What is wrong, or None. The table stands in a file of its own, in the words asked for."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "data/2024").mkdir(parents=True)
        shutil.copyfile(file, folder / "data/2024" / file.name)
        made = subprocess.run([program, "table", str(file), "--words", words], capture_output=True, text=True, timeout=120)
        if made.returncode:
            return made.stderr.strip()
        name = next(line.split()[1] for line in made.stdout.splitlines() if line.startswith(("table ", "bảng ")))
        (folder / "table.plan").write_text(made.stdout, encoding="utf-8")
        plan = f'plan real\n  issued 2024\nuse "table.plan"\ntarget many = count of {name}\n  by 2024: at least 1\n'
        (folder / "real.plan").write_text(plan, encoding="utf-8")
        done = subprocess.run([program, "check", "real.plan"], cwd=folder, capture_output=True, text=True, timeout=120)
        # 1 would be a table without a row, 2 a declaration with a mistake, 3 a file that cannot be read.
        return None if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout[-1500:]}{done.stderr[-1500:]}"


def main():
    program = os.path.abspath(sys.argv[1])
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/real-data")
    if not folder.is_dir():
        print("skipped: there is no folder of real data files (name one)")
        return 0
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDS)
    wrong = 0
    for file in files:
        problems = {words: check(program, file, words) for words in ("en", "vi")}
        wrong += any(problems.values())
        for words, problem in problems.items():
            if problem:
                print(f"{file.name} --words {words}: {problem}")
    print(f"{len(files) - wrong} of {len(files)} real data files check with the table that was made for them")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
