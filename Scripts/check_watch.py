#!/usr/bin/env python3
"""Watches a plan as a person would: edits it and its data, reads what is said, and interrupts.

    check_watch.py PLANCHECK
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

program = str(pathlib.Path(sys.argv[1]).resolve())
PLAN = """plan demo
table shops
  column id text key
  column weak yes/no
target weak_share = share of shops where weak
  baseline 2022: 40%
  by 2030: at most 20%
target shop_count = count of shops
  by 2024: at least 3
"""


def lines(path):
    return path.read_text().splitlines()


def wait(path, what, known):
    """The first new line that has these words."""
    for _ in range(300):
        found = [line for line in lines(path)[known:] if what in line]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"nothing says “{what}”:\n" + path.read_text())


def rows(weak, all_):
    return "id,weak\n" + "".join(f"s{n},{'yes' if n < weak else 'no'}\n" for n in range(all_))


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    data, plan, page = folder / "data/2024", folder / "demo.plan", folder / "page.html"
    data.mkdir(parents=True)
    plan.write_text(PLAN)
    (data / "shops.csv").write_text(rows(36, 100))
    out, err = folder / "out.txt", folder / "err.txt"
    with out.open("w") as output, err.open("w") as errors:
        process = subprocess.Popen(
            [program, "check", "demo.plan", "--watch", "--output", "html=page.html"], cwd=folder, stdout=output,
            stderr=errors, env={**os.environ, "LANG": "C.UTF-8"})
    try:
        wait(err, "watching", 0)
        assert "slow" in out.read_text() and page.exists()
        seen, before = len(lines(out)), page.read_bytes()

        (data / "shops.csv").write_text(rows(30, 100))
        line = wait(out, "weak_share", seen)
        assert line == "weak_share: slow → on track", line
        assert page.read_bytes() != before, "the page is not written anew"
        print("  data: " + line)

        seen = len(lines(out))
        plan.write_text(PLAN.replace("at least 3", "at least 300"))
        line = wait(out, "shop_count", seen)
        assert "met → missed" in line, line
        print("  plan: " + line)

        seen, told = len(lines(out)), len(lines(err))
        plan.write_text(PLAN.replace("at least 3", "at last 3"))
        line = wait(out, "cannot be judged", seen)
        wait(err, "demo.plan:9", told)
        assert "line 9" in line, line
        print("  a mistake: " + line)

        seen = len(lines(out))
        plan.write_text(PLAN.replace("by 2024: at least 3", "by: at least 3"))
        line = wait(out, "still cannot be judged", seen)
        print("  another mistake: " + line)

        seen = len(lines(out))
        plan.write_text(PLAN.replace("at most 20%", "at most 21%"))
        wait(out, "demo.plan can be judged", seen)
        line = wait(out, "weak_share", seen)
        assert line == "weak_share by 2030: at most 20% → at most 21%", line
        print("  mended, with another bound: " + line)

        seen = len(lines(out))
        plan.write_text(PLAN)
        (folder / "data/2025").mkdir()
        (folder / "data/2025/shops.csv").write_text(rows(10, 100))
        line = wait(out, "weak_share", seen)
        print("  a new snapshot: " + line)
        # A page that cannot be written does not hide what changed.
        seen, told = len(lines(out)), len(lines(err))
        page.unlink()
        page.mkdir()
        (data / "shops.csv").write_text(rows(20, 99))
        (folder / "data/2025/shops.csv").write_text(rows(50, 100))
        line = wait(out, "weak_share", seen)
        wait(err, "page.html", told)
        page.rmdir()
        print("  a page that cannot be written: " + line)

        seen = len(lines(out))
        (folder / "data/2025/shops.csv").write_text(rows(10, 100))
        line = wait(out, "weak_share", seen)
        assert page.is_file(), "the page is not written again"

        seen = len(lines(out))
        plan.write_text(PLAN[:PLAN.index("target weak_share")])
        line = wait(out, "weak_share is gone", seen)
        wait(out, "shop_count is gone", seen)
        print("  no goal left: " + line)

        seen = len(lines(out))
        plan.write_text(PLAN)
        wait(out, "weak_share", seen)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=10)
        assert code == 0, code
        print("  an interrupt ends it with the code of the last report")
    finally:
        if process.poll() is None:
            process.kill()

    # Two plans of one name are told apart.
    twins = [folder / "one/demo.plan", folder / "two/demo.plan"]
    for twin in twins:
        twin.parent.mkdir()
        twin.write_text("plan demo\n  issued 2021-01-01\ntarget shops = stated\n  reported 2024: 3\n  by 2024: at least 2\n")
    with out.open("w") as output, err.open("w") as errors:
        process = subprocess.Popen(
            [program, "check", "one", "two", "--watch"], cwd=folder, stdout=output, stderr=errors,
            env={**os.environ, "LANG": "C.UTF-8"})
    try:
        wait(err, "watching", 0)
        seen = len(lines(out))
        twins[1].write_text(twins[1].read_text().replace("reported 2024: 3", "reported 2024: 1"))
        line = wait(out, "shops", seen)
        assert line == "two/demo.plan: shops: met → missed", line
        print("  one of two plans of one name: " + line)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 1
    finally:
        if process.poll() is None:
            process.kill()

    # A goal that is missed still counts after an interrupt.
    (data / "shops.csv").write_text(rows(1, 2))
    (folder / "data/2025/shops.csv").unlink()
    (folder / "data/2025").rmdir()
    with err.open("w") as errors:
        process = subprocess.Popen(
            [program, "check", "demo.plan", "--watch", "--format", "json"], cwd=folder, stdout=subprocess.DEVNULL,
            stderr=errors)
    try:
        wait(err, "watching", 0)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 1
    finally:
        if process.poll() is None:
            process.kill()
    for wrong in ("--fix", "--update-baseline"):
        words = [program, "check", "demo.plan", "--watch", wrong, "--baseline", "b.json"]
        assert subprocess.run(words, cwd=folder, capture_output=True).returncode == 2, wrong
print("--watch: passed")
