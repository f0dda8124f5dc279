#!/usr/bin/env python3
"""House rules of CONTRIBUTING.md that can be counted, held against the compiler's index and the text of the sources.

  Scripts/check_house.py               checks
  Scripts/check_house.py --list        also names every public declaration without a description
  Scripts/check_house.py --self-test   shows that each rule fails where it has to

- A `switch` over Bound, Measure, Condition, When or Scope, and over what they are made of (MET_EVERYWHERE), alone or in a pair,
  has no `default` and no `case _`: a new case must be met everywhere.
- Every use of `unsafe` has a reason, `SAFETY:`, beside it, and “as above” is none.
- TargetDSL imports nothing; only TargetEngine/Files opens files.
- Nothing traps: no `try!`, `as!`, `fatalError`, and no `!` behind a value.
- No floating point, except where pictures are drawn and where a workbook's day is read.
- One word for one thing: no two files, and no two types beside all others, have one name; no file has more than LONGEST lines.
- Public declarations are described: the share may not fall below DESCRIBED.
- Files and types that PAGES name exist.
"""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "rooms"))
import fresh  # noqa: E402
import index  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "Sources"
#: Per cent of the public declarations, by module; raise them when more is described.
DESCRIBED = {"TargetDSL": 90, "TargetEngine": 90}
#: Lines of the longest file that is still one topic; most are near 130.
LONGEST = 500
#: Pages that name files and types of the sources.
PAGES = ("CONTRIBUTING.md", "docs/architecture.md", "docs/unknowns.md")
MET_EVERYWHERE = {
    name: f"s:9TargetDSL{len(name)}{name}O"
    for name in ["Bound", "BoundForm", "Measure", "Condition", "When", "Scope", "NumberExpression", "QuantityType"]
} | {"Aggregate.Function": "s:9TargetDSL9AggregateV8FunctionO"}


def code(line):
    """A line without its comment and the words of its strings."""
    return re.sub(r"//.*", "", re.sub(r'"(?:[^"\\]|\\.)*"', '""', line))


# MARK: Switches

def default_switches(lines):
    """[(line of `default`, lines of its `case` patterns)] of a file that swift format has laid out; lines from 1."""
    found = []
    for number, line in enumerate(lines, 1):
        if not re.match(r"\s*(default|case (_|(let|var) \w+)):", line):
            continue
        depth = len(line) - len(line.lstrip())
        patterns = []
        for above in range(number - 1, 0, -1):
            text = lines[above - 1]
            if not text.strip() or len(text) - len(text.lstrip()) > depth:
                continue
            if re.search(r"\bswitch\b", text):
                found.append((number, patterns))
                break
            if text.lstrip().startswith("case "):
                patterns.append(above)
            elif not text.lstrip().startswith(("#", "//")):
                break
    return found


def pattern(lines, number):
    """[(line, {(column, name of a case)})] of a `case` that begins on a line; columns from 1."""
    result = []
    for at in range(number, min(number + 6, len(lines)) + 1):
        text = re.sub(r"//.*", "", lines[at - 1])
        head = re.split(r":(?= |$)", text)[0]
        names = {(len(text[: found.start(1)].encode()) + 1, found[1]) for found in re.finditer(r"\.(\w+)", head)}
        # A `where` asks for more; what it names is no pattern.
        result.append((at, {name for name in names if " where " not in head or name[0] <= head.index(" where ")}))
        if head != text:
            break
    return result


def switches(path, lines, file):
    cases = {}
    for line, column, symbol in file.used:
        if symbol.kind == index.ENUM_CASE:
            for name, usr in MET_EVERYWHERE.items():
                if symbol.usr.startswith(usr):
                    cases[line, column] = name
    for number, patterns in default_switches(lines):
        over = {
            cases[at, column] for start in patterns for at, names in pattern(lines, start) for column, _ in names
            if (at, column) in cases
        }
        for name in sorted(over):
            yield f"{path}:{number}: a switch over {name} has a `default`; name the cases, so that a new one is met"


# MARK: Text

def unexplained_unsafe(path, lines):
    """`unsafe` in a line of code, where neither the line nor the comment above its statement gives a reason."""
    for number, line in enumerate(lines, 1):
        if not re.search(r"\bunsafe\b", code(line)):
            continue
        above = number - 2
        if re.search(r"SAFETY:(?! as above\.?$)", line):
            continue
        # A statement of several lines, and lines of unsafe code that follow each other, share a reason.
        while above >= 0 and lines[above].strip() and "SAFETY:" not in lines[above] and number - above < 14:
            above -= 1
        if above < 0 or not re.search(r"SAFETY:(?! as above\.?$)", lines[above]):
            yield f"{path}:{number}: `unsafe` without a `SAFETY:` comment"


TRAPS = re.compile(r"\btry!|\bas!|\b(fatalError|preconditionFailure|assertionFailure)\(|[\w\])]!(?!=|important)")
OPENS = re.compile(r"\b(FileManager|FileHandle|fopen|freopen|opendir)\b|\bunsafe open\(|contentsOf(File|URL):")
#: A file of rows is opened where its segments are read.
OPENERS = ("TargetEngine/Files/", "TargetEngine/Reading/DataFile.swift", "plancheck/Invoking/StandardOutput.swift")

#: Where floating point decides nothing: coordinates of pictures, and the days of a workbook, which are rounded to seconds.
FLOATS = re.compile(r"\b(Double|Float|Float16|Float80|CGFloat)\b")
FLOATING = (
    "plancheck/Reports/Formats/HTML/", "plancheck/Comparing/SideBySide.swift", "plancheck/History/HistoryBars.swift",
    "TargetEngine/Reading/Workbooks/",
)


def text_rules(path, lines):
    relative = path.relative_to(SOURCES).as_posix()
    for number, line in enumerate(lines, 1):
        words = code(line)
        if TRAPS.search(words):
            yield f"{path}:{number}: this can trap: {line.strip()}"
        if relative.startswith("TargetDSL/") and re.match(r"\s*(public |package |internal )?import (?!Synchronization\b)", words):
            yield f"{path}:{number}: TargetDSL imports nothing"
        if not relative.startswith(FLOATING) and FLOATS.search(words):
            yield f"{path}:{number}: floating point: {line.strip()}"
        if not relative.startswith(OPENERS) and OPENS.search(words):
            yield f"{path}:{number}: only TargetEngine/Files opens files: {line.strip()}"


# MARK: Names

TYPE = re.compile(r"(?:public |package |indirect |final |nonisolated )*(?:struct|enum|class|protocol|actor) (\w+)")


def names_twice(texts):
    """Of [(path, lines)]: files, and types that are not inside another, that share their name; files that are too long."""
    seen = {}
    for path, lines in texts:
        names = {path.name} | {found[1] for line in lines if (found := TYPE.match(line))}
        for name in sorted(names):
            if name in seen:
                yield f"{path}: {name} is a name in {seen[name]} already"
            seen.setdefault(name, path)
        if len(lines) > LONGEST:
            yield f"{path}: {len(lines)} lines are more than one topic"


# MARK: Descriptions

DECLARES = re.compile(
    r"\s*(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:(?:static|final|indirect|mutating|nonisolated|convenience|private\(set\)|"
    r"internal\(set\)|package\(set\))\s+)*(?:func|var|let|struct|class|enum|protocol|typealias|init|subscript|actor)\b")
MEMBER = re.compile(r"\s*(?:(?:static|mutating|indirect)\s+)*(?:case|func|var|init|subscript|associatedtype)\b")


def undescribed(lines):
    """(public declarations with a description, the lines of those without), of a file that swift format laid out.

    Cases of a public enum and requirements of a public protocol count: they are public without the word.
    """
    described, missing = 0, []
    inside = None  # the indentation of the members of a public enum or protocol
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip())
        if inside is not None and line.strip() and depth < inside:
            inside = None
        is_case = inside == depth and MEMBER.match(line) and (is_protocol or line.lstrip().startswith(("case ", "indirect case")))
        if not DECLARES.match(line) and not is_case:
            continue
        opens = re.match(r"\s*(?:@\w+\s+)*public\s+(?:indirect\s+)?(enum|protocol)\b", line)
        if opens and line.rstrip().endswith("{"):
            inside, is_protocol = depth + 2, opens[1] == "protocol"
        above = number - 2
        while above >= 0 and re.match(r"\s*@\w+", lines[above]):
            above -= 1
        if above >= 0 and lines[above].lstrip().startswith("///"):
            described += 1
        else:
            missing.append(number)
    return described, missing


# MARK: Pages

def lost_names(page, text, paths, words):
    """Files and types in backticks that are not there; `paths` and `words` are all that are."""
    for number, line in enumerate(text.splitlines(), 1):
        for name in re.findall(r"`([^`]+)`", line):
            if re.fullmatch(r"[\w.+/-]+\.(swift|py|sh|md|txt|c)", name) or re.fullmatch(r"(Sources|Scripts|Tests|docs)/[\w./-]+", name):
                lost = not any(path == name.rstrip("/") or path.endswith("/" + name) for path in paths)
            else:
                lost = re.fullmatch(r"[A-Z][a-z]+[A-Z]\w+", name) and name not in words and name not in paths
            if lost:
                yield f"{page}:{number}: there is no `{name}`"


def check_pages(root):
    folders = [root / name for name in ("Sources", "Tests", "Scripts", "docs", "Benchmarks")]
    here = [*root.glob("*.*"), *(path for folder in folders for path in folder.rglob("*"))]
    paths = {path.relative_to(root).as_posix() for path in here} | {path.name for path in here}
    words = {word for path in here if path.suffix == ".swift" for word in re.findall(r"\w+", path.read_text())}
    return [lost for page in PAGES for lost in lost_names(page, (root / page).read_text(), paths, words)]


def check(files, sources=SOURCES, floor=DESCRIBED, lists=False):
    texts = [(path, path.read_text().splitlines()) for path in sorted(files)]
    problems, counts = list(names_twice(texts)), {}
    for path, lines in texts:
        file = files[path]
        problems += switches(path, lines, file)
        problems += unexplained_unsafe(path, lines)
        problems += text_rules(path, lines)
        module = path.relative_to(sources).parts[0]
        described, missing = undescribed(lines)
        have, all_ = counts.get(module, (0, 0))
        counts[module] = have + described, all_ + described + len(missing)
        if lists and module in floor:
            for line in missing:
                print(f"{path}:{line}: {lines[line - 1].strip()}")
    for module, least in floor.items():
        have, all_ = counts.get(module, (0, 0))
        print(f"{module}: {have} of {all_} public declarations are described ({100 * have / max(all_, 1):.0f} %)")
        if 100 * have < least * all_:
            problems.append(f"{module}: fewer than {least} % of the public declarations are described")
    return problems


# MARK: -

def self_test():
    """Each rule on a few lines that break it, and on a few that keep it."""
    def symbol(name, kind, usr=""):
        return index.Symbol(usr, name, kind)

    bad_switch = ["switch bound {", "case .atLeast(let low): low", "default: nil", "}"]
    used = [(2, 7, symbol("atLeast(_:)", index.ENUM_CASE, MET_EVERYWHERE["Bound"] + "7atLeast"))]
    other = [(2, 7, symbol("atLeast(_:)", index.ENUM_CASE, "s:9TargetDSL10ComparatorO7atLeast"))]
    here = SOURCES / "TargetDSL/Text/X.swift"
    cases = [
        ("a switch over Bound with a default", list(switches(here, bad_switch, index.FileIndex(0, used=used))), 1),
        ("a switch over a pair with Bound", list(switches(here, ["switch (bound, other) {", "case (.atLeast, .a): low", "default: nil"], index.FileIndex(0, used=[(2, 8, used[0][2])]))), 1),
        ("a switch over Bound with `case _`", list(switches(here, [*bad_switch[:2], "case _: nil"], index.FileIndex(0, used=used))), 1),
        ("a switch over another type", list(switches(here, bad_switch, index.FileIndex(0, used=other))), 0),
        ("unsafe without a reason", list(unexplained_unsafe(here, ["let a = unsafe b"])), 1),
        ("unsafe with none", list(unexplained_unsafe(here, ["// SAFETY: as above.", "let a = unsafe b"])), 1),
        ("unsafe with one", list(unexplained_unsafe(here, ["// SAFETY: b lives.", "let a = unsafe b"])), 0),
        ("a forced value", list(text_rules(here, ["let a = b!"])), 1),
        ("`try!`", list(text_rules(here, ["let a = try! b()"])), 1),
        ("an exclamation mark in a text", list(text_rules(here, ['let a = "b!"', "if a != b {}"])), 0),
        ("an import in TargetDSL", list(text_rules(here, ["import Foundation"])), 1),
        ("opening a file elsewhere", list(text_rules(here, ["let f = fopen(path)"])), 1),
        ("floating point", list(text_rules(here, ["let a: Double = 1"])), 1),
        ("a type of one name in two files", list(names_twice([(here, ["struct A {"]), (here.with_name("Y.swift"), ["enum A {"])])), 1),
        ("a type inside another, and a private one",
         list(names_twice([(here, ["struct A {"]), (here.with_name("Y.swift"), ["  enum A {", "private struct A {"])])), 0),
        ("a file that is too long", list(names_twice([(here, [""] * (LONGEST + 1))])), 1),
        ("a page that names what is not there", list(lost_names("a.md", "`Text/X.swift` `GoneType` `Phrase` `Gone.swift`", {"Sources/TargetDSL/Text/X.swift"}, {"Phrase"})), 2),
        ("one description of two", undescribed(["/// A.", "public let a = 1", "public let b = 2"])[1], 1),
        ("a case of a public enum", undescribed(["/// A.", "public enum A {", "  case b", "}", "case c"])[1], 1),
    ]
    wrong = 0
    for what, found, expected in cases:
        good = len(found) == expected
        wrong += not good
        print(f"{'ok   ' if good else 'WRONG'} {what}: {len(found)}")
    return 1 if wrong else 0


def main():
    if "--self-test" in sys.argv[1:]:
        return self_test()
    files, problems = fresh.index_of(ROOT, ["TargetDSL", "TargetEngine", "plancheck"])
    problems = (problems or check(files, lists="--list" in sys.argv[1:])) + check_pages(ROOT)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} against the house rules" if problems else "house rules: kept")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
