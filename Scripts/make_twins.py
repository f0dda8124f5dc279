#!/usr/bin/env python3
"""Runs the commands of every suite of Tests/Specs a second time with `--lang vi`.

  Scripts/make_twins.py PLANCHECK [NAME…]          writes their twins in Tests/SpecsInVietnamese anew
  Scripts/make_twins.py PLANCHECK --check [NAME…]  prints the difference from the twins, and fails where there is one
  Scripts/make_twins.py PLANCHECK --suites         compares the suites themselves, as `swift test --filter SpecTests` does

NAME is a part of the name of a suite. Twins are made, never written, and made anew after a merge; the difference is reviewed.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITES, TWINS = ROOT / "Tests/Specs", ROOT / "Tests/SpecsInVietnamese"
SIGNS = [("\r", "␍"), ("\t", "⇥"), ("\x1b", "␛")]


def shown(text):
    for sign, mark in SIGNS:
        text = text.replace(sign, mark)
    return text


def meant(text):
    for sign, mark in SIGNS:
        text = text.replace(mark, sign)
    return text


def unescaped(text):
    """The bytes of a block marked `bytes`: `\\xE1` is a byte, `\\u{301}` a scalar."""
    result, last = b"", 0
    for found in re.finditer(r"\\x([0-9A-Fa-f]{2})|\\u\{([0-9A-Fa-f]+)\}", text):
        result += text[last : found.start()].encode()
        result += bytes([int(found[1], 16)]) if found[1] else chr(int(found[2], 16)).encode()
        last = found.end()
    return result + text[last:].encode()


class Suite:
    """A suite as `Tests/Specs/README.md` shows it: cases with files and console blocks."""

    def __init__(self, path):
        self.title, self.cases, shared = "", [], []
        lines = path.read_bytes().decode().split("\n")
        self.title = lines[0]
        index = 0
        while index < len(lines):
            line = lines[index]
            if line.startswith("## "):
                self.cases.append((line[3:], list(shared), []))
            index += 1
            if not line.startswith("```") or line == "```":
                continue
            words, start = line[3:].split(), index
            while index < len(lines) and lines[index] != "```":
                index += 1
            block = lines[start:index]
            index += 1
            if words[:1] == ["console"] and self.cases:
                self.cases[-1][2].append(block)
            elif len(words) > 1:
                raw = words[-1] == "bytes"
                text = meant("\n".join(block))
                data = unescaped(text) if raw else text.encode() + (b"\n" if block else b"")
                (self.cases[-1][1] if self.cases else shared).append((words[1], data))


def words_of(command):
    """Split at spaces, with double quotes around words that hold some; without the program's name."""
    words = []
    for index, part in enumerate(command.split('"')):
        words += [part] if index % 2 else part.split(" ")
    return [word for index, word in enumerate(words) if word][1:]


def run(program, command, folder):
    result = subprocess.run(
        [program, *words_of(command)], cwd=folder, env={"LANG": "C.UTF-8"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    lines = result.stdout.split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    ending = "exit" if result.returncode >= 0 else "killed by signal"
    return [shown(line.decode("utf-8", "replace")) for line in lines] + [f"({ending} {abs(result.returncode)})"]


def in_vietnamese(command):
    """The option stands last, where machine formats mind it, too; a command that says its language keeps it."""
    words = command.split()
    if any(word.startswith("--lang") for word in words):
        return command
    if len(words) < 2 or words[1].startswith("-") or words[1] == "help" or "--" in words:
        return " ".join([words[0], "--lang", "vi", *words[1:]])
    return command + " --lang vi"


def outputs(program, suite, translate):
    """[(title, [(command, printed)])] of the cases of a suite."""
    result = []
    for title, files, consoles in suite.cases:
        folder = Path(tempfile.mkdtemp(prefix="plancheck-suite-"))
        try:
            for name, data in files:
                path = folder / name
                if name.endswith("/"):
                    path.mkdir(parents=True, exist_ok=True)
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            commands = [translate(block[0][2:]) for block in consoles]
            result.append((title, [(command, run(program, command, folder)) for command in commands]))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return result


def twin(program, name):
    suite = Suite(SUITES / name)
    lines = [suite.title, "", f"What the commands of [{name}]({'../' * (name.count('/') + 1)}Specs/{name}) print in Vietnamese."]
    for title, commands in outputs(program, suite, in_vietnamese):
        lines += ["", "## " + title]
        for command, printed in commands:
            lines += ["", "```console", "$ " + command, *printed, "```"]
    return "\n".join(lines) + "\n"


def difference(old, new, path):
    return "\n".join(difflib.unified_diff(old.split("\n"), new.split("\n"), str(path), str(path), lineterm="", n=1))


def check_suite(program, name):
    suite = Suite(SUITES / name)
    found = []
    for (title, _, consoles), (_, commands) in zip(suite.cases, outputs(program, suite, lambda command: command)):
        for block, (_, printed) in zip(consoles, commands):
            if block[1:] != printed:
                found.append(f"{name}: {title}\n" + difference("\n".join(block[1:]), "\n".join(printed), name))
    return "\n".join(found)


def main():
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    program, *parts = [word for word in sys.argv[1:] if not word.startswith("--")]
    program = str(Path(program).resolve())
    names = sorted(
        path.relative_to(SUITES).as_posix() for path in SUITES.rglob("*.md") if path.name != "README.md")
    chosen = [name for name in names if not parts or any(part in name for part in parts)]

    def one(name):
        if "--suites" in options:
            return check_suite(program, name)
        made, path = twin(program, name), TWINS / name
        old = path.read_bytes().decode() if path.exists() else ""
        if made == old:
            return ""
        if "--check" in options:
            return difference(old, made, path.relative_to(ROOT))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.encode())
        return ""

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        differences = [text for text in pool.map(one, chosen) if text]
    for path in sorted(TWINS.rglob("*.md")):
        if path.relative_to(TWINS).as_posix() not in names:
            if "--check" in options:
                differences.append(f"{path.relative_to(ROOT)} has no suite in Tests/Specs")
            elif "--suites" not in options:
                path.unlink()
    for text in differences:
        print(text)
    if differences:
        print("\nthe twins are old: make twins, and read the difference" if "--check" in options else "\nsome suite differs")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
