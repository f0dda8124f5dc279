"""What is large in one way only: groups in the report, keys, unknown cells that are tested twice. Each a median of whole
processes of `plancheck`."""
import random
import re
import shutil

import generate
import measuring
import tools

KEYS = 20_000_000
CATEGORIES = "abcdefgh"


def write(folder, plan, **tables):
    """A plan `limits.plan` and its tables, each an iterable of lines."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data" / "2024").mkdir(parents=True)
    (folder / "limits.plan").write_text(plan, encoding="utf-8")
    for name, lines in tables.items():
        with open(folder / "data" / "2024" / f"{name}.csv", "w", encoding="utf-8") as file:
            file.writelines(lines)


def groups(folder, count=100_000, rows=200_000):
    """One measure for each of so many communes."""
    generate.generate(folder, rows, groups=count)
    plan = generate.plan_text()
    head = plan[: plan.index("# --- Who there is")]
    target = re.search(r"^target cooperative_in_each .*?\n\n", plan, re.DOTALL | re.MULTILINE).group()
    (folder / "limits.plan").write_text(head + target, encoding="utf-8")


def keys(folder, count=KEYS):
    """References to so many keys, one for every ten."""
    rng = random.Random(7)
    plan = """\
plan limits
table people
  column id text key
  column old yes/no
table cards
  column person refers to people
target of_the_old = count of cards where person.old
  undated: at least 1
"""
    write(
        folder,
        plan,
        people=("id,old\n" if i < 0 else f"P{i:08d},{'1' if i % 3 else '0'}\n" for i in range(-1, count)),
        cards=("person\n" if i < 0 else f"P{rng.randrange(count):08d}\n" for i in range(-1, count // 10)),
    )


def unknowns(folder, tested=6, rows=100_000, blank=0.5):
    """So many categories of eight, half of the cells blank, each tested twice."""
    rng = random.Random(7)
    names = [f"c{i}" for i in range(tested)]
    pairs = zip(names, names[1:] + names[:1])
    condition = " or ".join(f"({a} = a and not {b} = a) or ({a} = b and {b} in {{ b, c }})" for a, b in pairs)
    columns = "".join(f"  column {name} one of {{ {', '.join(CATEGORIES)} }}\n" for name in names)
    plan = f"plan limits\ntable things\n  column id text key\n{columns}"
    plan += f"target some_differ = share of things where {condition}\n  undated: at least 1%\n"

    def row(number):
        cells = ["" if rng.random() < blank else rng.choice(CATEGORIES) for _ in names]
        return f"{number}," + ",".join(cells) + "\n"

    write(folder, plan, things=(",".join(["id", *names]) + "\n" if i < 0 else row(i) for i in range(-1, rows)))


POINTS = {
    "100,000 groups, report as JSON": groups,
    f"{KEYS:,} keys, references to them": keys,
    "100,000 rows with six categories of eight, half of the cells unknown, each tested twice": unknowns,
}


def measure(program, runs):
    """What is large to its cost."""
    results = {}
    folder = tools.WORK / "limits"
    for name, make in POINTS.items():
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        command = tools.plancheck(program, folder, plan="limits")
        results[name] = measuring.summary(measuring.interleaved({"limits": command}, runs)["limits"])
        print(f"  {name}: {results[name]['wall']:.3f} s, {results[name]['memory'] / 1e6:.0f} MB", flush=True)
    shutil.rmtree(folder)
    return results
