"""What the cost of plancheck grows with: one thing is varied, the rest stays.

Each point is a median of whole processes.
"""
import re
import shutil

import generate
import measuring
import tools

TABLES = {
    "rows": "Rows in the file",
    "measures": "Measures of the plan (columns that they read)",
    "extra": "Columns that no measure reads, beside the 24",
    "targets": "Targets over one table",
    "groups": "Communes, with three measures for each",
    "unknown": "Part of the cells of five columns that is unknown",
    "lines": "Lines of a plan that is parsed, checked and reviewed, without data",
}


def points(rows):
    """(table, what is varied) to the register and the plan of the point: generate's options, and the plan's text."""
    plan = generate.plan_text()
    for count in (10_000, 100_000, 1_000_000, 5_000_000):
        if count <= 5 * rows:
            yield "rows", f"{count:,}", {"rows": count}, plan
    for count in (1, 6, 12, 23):
        text = generate.few_targets(plan, count)
        yield "measures", f"{count} ({columns_read(text)})", {"rows": rows}, text
    for extra in (0, 24, 96):
        yield "extra", f"{extra}", {"rows": rows, "extra": extra}, plan
    for targets in (1, 10, 100, 1000):
        yield "targets", f"{targets:,}", {"rows": rows}, generate.plan_text(targets=targets)
    for groups in (10, 100, 1_000, 10_000):
        yield "groups", f"{groups:,}", {"rows": rows, "groups": groups}, plan
    for unknown in (0, 0.01, 0.1, 0.5):
        yield "unknown", f"{unknown:.0%}", {"rows": rows, "unknown": unknown}, plan
    for lines in (100, 1_000, 10_000):
        text = generate.plan_text(targets=lines // 3 - 14)
        yield "lines", f"{text.count(chr(10)):,}", None, text


def columns_read(plan):
    """How many columns of the register the targets of a plan read, by themselves or through their populations."""
    declared = set(re.findall(r"^  column (\w+)", plan[plan.index("table organisations") :], re.MULTILINE))
    populations = dict(re.findall(r"^population (\w+) *= (.*)", plan, re.MULTILINE))
    targets = re.findall(r"^target \w+ .*? = (.*)|^  for each (\w+)", plan, re.MULTILINE)
    words = set(re.findall(r"\w+", str(targets)))
    for name in reversed(populations):
        if name in words:
            words |= set(re.findall(r"\w+", populations[name]))
    return len(words & declared)


def measure(program, rows, runs):
    """Table to a list of points: what was varied, bytes of the register, wall, cpu, memory."""
    results = {table: [] for table in TABLES}
    folder, written = tools.WORK / "growth", None
    for table, varied, data, plan in points(rows):
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        elif data != written:
            generate.generate(folder, **data)
        written = data
        (folder / "register.plan").write_text(plan, encoding="utf-8")
        command = tools.plancheck(program, folder, *(["--only", "t0"] if data is None else []))
        cost = measuring.summary(measuring.interleaved({"growth": command}, runs)["growth"])
        size = tools.register(folder).stat().st_size if data else len(plan.encode())
        results[table].append({"varied": varied, "bytes": size, **cost})
        print(f"  {TABLES[table]}: {varied}: {cost['wall'] * 1000:.1f} ms", flush=True)
    shutil.rmtree(folder)
    return results
