"""The measured results as the marked sections of README.md: <!-- NAME --> … <!-- /NAME -->."""
import re

from growth import TABLES

FASTEST_OF = ("duckdb-cli", "duckdb-python", "polars")


def table(head, rows):
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def figures(value):
    """A number with three figures, never with an exponent."""
    return f"{value:.3g}" if value < 999.5 else f"{value:,.0f}"


def seconds(value):
    """Three figures, in ms below a second."""
    return f"{figures(value * 1000)} ms" if value < 0.9995 else f"{figures(value)} s"


def megabytes(value):
    return f"{value / 1e6:,.0f} MB" if value >= 99.5e6 else f"{value / 1e6:.1f} MB"


def ratios(case):
    """How many times as long the faster of DuckDB and Polars takes: wall, cpu."""
    own = case["tools"]["plancheck"]
    best = {key: min(case["tools"][name][key] for name in FASTEST_OF) for key in ("wall", "cpu")}
    return best["wall"] / own["wall"], best["cpu"] / own["cpu"]


def costs(name, cost, own):
    """A tool's time beside that of plancheck: the first cells of its row."""
    return [
        name,
        seconds(cost["wall"]),
        figures(cost["wall"] / own["wall"]),
        seconds(cost["cpu"]),
        figures(cost["cpu"] / own["cpu"]),
    ]


def comparison(results):
    """One table for each size of the register."""
    parts = []
    for rows, case in results["comparison"].items():
        own = case["tools"]["plancheck"]
        lines = [
            [
                *costs(name, cost, own),
                megabytes(cost["memory"]),
                cost["runs"],
            ]
            for name, cost in case["tools"].items()
        ]
        wall, cpu = ratios(case)
        equal = "".join(f"\n- {name}: {said}" for name, said in case["equal"].items())
        parts.append(
            f"**{int(rows):,} rows**, {megabytes(case['bytes'])}, {case['groups']} communes. "
            f"The faster of DuckDB and Polars takes {wall:.1f} times as long and {cpu:.1f} times as much "
            "processor time.\n\n"
            + table(["", "wall", "× plancheck", "cpu", "× plancheck", "peak memory", "runs"], lines)
            + "\n\nNumbers compared in this run:\n"
            + equal
        )
    return "\n\n".join(parts)


def messy(results):
    """The register as people keep it, beside the clean one."""
    case = results["messy"]
    own = case["tools"]["plancheck"]
    sizes = {name: case["clean bytes" if "clean" in name else "bytes"] for name in case["tools"]}
    lines = [
        [
            *costs(name, cost, own),
            f"{figures(cost['cpu'] / sizes[name] * 1e9)} ns",
            megabytes(cost["memory"]),
            cost["runs"],
        ]
        for name, cost in case["tools"].items()
    ]
    head = ["", "wall", "× plancheck", "cpu", "× plancheck", "cpu a byte", "peak memory", "runs"]
    return (
        f"**{case['rows']:,} rows**, with loans and communes {megabytes(case['bytes'])}.\n\n"
        + table(head, lines)
        + "\n\nNumbers compared in this run:\n"
        + "".join(f"\n- {name}: {said}" for name, said in case["equal"].items())
    )


def workbooks(results):
    """One table for each workbook."""
    parts = []
    for rows, case in results["workbooks"].items():
        own = case["tools"]["plancheck"]
        lines = [
            [*costs(name, cost, own), megabytes(cost["memory"]), cost["runs"]]
            for name, cost in case["tools"].items()
        ]
        equal = "".join(f"\n- {name}: {said}" for name, said in case["equal"].items())
        parts.append(
            f"**{int(rows):,} rows**, {megabytes(case['bytes'])}.\n\n"
            + table(["", "wall", "× plancheck", "cpu", "× plancheck", "peak memory", "runs"], lines)
            + "\n\nNumbers compared in this run:\n"
            + equal
        )
    return "\n\n".join(parts)


def limits(results):
    """What is large in one way."""
    lines = [
        [name, seconds(cost["wall"]), seconds(cost["cpu"]), megabytes(cost["memory"])]
        for name, cost in results["limits"].items()
    ]
    return table(["", "wall", "cpu", "peak memory"], lines)


def goals(results):
    """What is to be reached beside what this run measured."""
    cases = {int(rows): case for rows, case in results["comparison"].items()}
    large = [rows for rows in cases if rows >= 100_000]
    lines = []

    def goal(what, reach, aim, measured, text, less=True):
        def within(limit):
            return measured <= limit if less else measured >= limit

        state = "aim reached" if within(aim) else "reached" if within(reach) else "**not reached**"
        lines.append([what, reach, aim, text, state])

    for rows in large:
        for kind, ratio in zip(("wall", "cpu"), ratios(cases[rows])):
            what = f"{rows:,} rows: times as fast as the faster of DuckDB and Polars, {kind}"
            goal(what, 7, 8, ratio, f"{ratio:.1f}", less=False)
    for rows in large:
        memory = cases[rows]["tools"]["plancheck"]["memory"] / 1e6
        goal(f"{rows:,} rows: peak memory without a unique key, MB", 24, 12, memory, f"{memory:.1f}")
    rows = max(cases)
    tools = cases[rows]["tools"]
    key = (tools["plancheck, unique key"]["memory"] - tools["plancheck"]["memory"]) / rows
    goal(f"{rows:,} rows: additional memory for a unique key, bytes a row", 12, 8, key, f"{key:.1f}")
    for rows in large:
        tools = cases[rows]["tools"]
        threads = tools["plancheck, one thread"]["wall"] / tools["plancheck"]["wall"]
        goal(f"{rows:,} rows: two threads against one", 1.8, 1.9, threads, f"{threads:.2f}", less=False)
    start = cases[1_000]["tools"]["plancheck"]["wall"] * 1000
    goal("1,000 rows: the whole process, ms", 5, 5, start, f"{start:.1f}")
    if "messy" in results:
        tools = results["messy"]["tools"]
        own, peers = tools["plancheck"], [cost for name, cost in tools.items() if name in FASTEST_OF]
        ratio = min(cost["wall"] for cost in peers) / own["wall"]
        goal("the messy register: times as fast as the faster peer, wall", 5, 5, ratio, f"{ratio:.1f}", less=False)
        clean = tools["plancheck, the clean register"]["cpu"] / results["messy"]["clean bytes"]
        ratio = own["cpu"] / results["messy"]["bytes"] / clean
        goal("the messy register: processor time a byte, times that of the clean one", 3, 3, ratio, f"{ratio:.1f}")
    for rows, case in results.get("workbooks", {}).items():
        own = case["tools"]["plancheck"]
        ratio = case["tools"]["polars with calamine"]["wall"] / own["wall"]
        what = f"a workbook of {int(rows):,} rows"
        goal(f"{what}: times as fast as Polars with calamine, wall", 2, 3, ratio, f"{ratio:.1f}", less=False)
        memory = own["memory"] / 1e6
        goal(f"{what}: peak memory, MB", 60, 60, memory, f"{memory:.0f}")
    if "limits" in results:
        groups, keys, unknowns = results["limits"].values()
        goal("100,000 groups with their report as JSON, s", 0.5, 0.5, groups["wall"], f"{groups['wall']:.2f}")
        memory = groups["memory"] / 1e6
        goal("100,000 groups with their report as JSON, MB", 120, 120, memory, f"{memory:.0f}")
        memory = keys["memory"] / 1e6
        goal("20 million keys with references, MB", 400, 400, memory, f"{memory:.0f}")
        each = unknowns["cpu"] / 100_000 * 1e6
        goal("six unknown categories tested twice, µs a row", 5, 5, each, f"{each:.1f}")
    if "growth" in results:
        unknown = {point["varied"]: point["wall"] for point in results["growth"]["unknown"]}
        ratio = unknown["50%"] / unknown["0%"]
        goal("half of the cells of five columns unknown, times as long as none", 1.2, 1.2, ratio, f"{ratio:.2f}")
        plan = results["growth"]["lines"][-1]["wall"] * 1000
        goal("a plan of 10,000 lines: the whole process, with review and report, ms", 40, 20, plan, f"{plan:.1f}")
    if "micro" in results:
        stages = {piece["what"]: piece["value"] for piece in results["micro"]}
        front = stages["lexing and parsing"] + stages["checking"]
        goal("a plan of 10,000 lines: parsed and checked, by itself, ms", 40, 20, front, f"{front:.1f}")
    return table(["", "to reach", "aim", "measured", ""], lines)


def growth(results):
    """One table for each thing that is varied."""
    parts = []
    for name, points in results["growth"].items():
        lines = [
            [p["varied"], megabytes(p["bytes"]), seconds(p["wall"]), seconds(p["cpu"]), megabytes(p["memory"])]
            for p in points
        ]
        parts.append(table([TABLES[name], "read", "wall", "cpu", "peak memory"], lines))
    return "\n\n".join(parts)


def machine(results):
    """The machine, its limits, and the versions of everything that ran."""
    facts = results["machine"]
    size = facts["scanned bytes"]
    limits = [
        [f"{threads} thread{'s' if threads != '1' else ''}"]
        + [f"{seconds(limit[key])}, {size / limit[key] / 1e9:.1f} GB/s" for key in ("read", "scan")]
        for threads, limit in facts["limits"].items()
    ]
    versions = ", ".join(f"{name} {version or 'not installed'}" for name, version in facts["versions"].items())
    return (
        f"{facts['processor']}, {facts['cores']} cores, Linux {facts['kernel']}. {facts['swift']}; Python "
        f"{facts['python']}; {versions}. The executable of plancheck has {megabytes(facts['plancheck bytes'])}.\n\n"
        f"With a file of {megabytes(size)} in the page cache, nothing that looks at every byte can take less than:\n\n"
        + table(["", "reading it", "reading it and finding separators"], limits)
    )


def micro(results):
    """The pieces by themselves."""
    lines = [[p["what"], f"{figures(p['value'])} {p['unit']}", p["how"]] for p in results["micro"]]
    return table(["", "", "of"], lines)


SECTIONS = {
    "goals": goals,
    "comparison": comparison,
    "messy": messy,
    "workbooks": workbooks,
    "limits": limits,
    "growth": growth,
    "machine": machine,
    "micro": micro,
}


def needs(name):
    """The part of the results that a section is made of."""
    return "comparison" if name == "goals" else name


def text(results):
    """All sections that there are results for, as one text."""
    there = {name: section for name, section in SECTIONS.items() if needs(name) in results}
    return "\n\n".join(f"## {name}\n\n{section(results)}" for name, section in there.items())


def refresh(readme, results):
    """Writes the sections anew between their marks in the file `readme`."""
    page = readme.read_text(encoding="utf-8")
    for name, section in SECTIONS.items():
        if needs(name) not in results:
            continue
        opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(re.escape(opening) + ".*?" + re.escape(closing), re.DOTALL)
        if not pattern.search(page):
            raise ValueError(f"{readme} has no section {name}")
        page = pattern.sub(lambda _: f"{opening}\n\n{section(results)}\n\n{closing}", page)
    readme.write_text(page, encoding="utf-8")
