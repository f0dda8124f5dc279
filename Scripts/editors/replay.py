#!/usr/bin/env python3
"""Types random edits into one server and gives another the full text each time: what both say has to be the same.

    PLANCHECK=… replay.py [--edits 10000] [--memory MB]

The plan has about 200 lines. Fails where the two differ, where the memory of the server grows over the limit, or where it
ends before its time.
"""
import argparse
import pathlib
import random
import sys
import tempfile
import time

from wire import Server, position

parser = argparse.ArgumentParser()
parser.add_argument("--edits", type=int, default=10_000)
parser.add_argument("--every", type=int, default=20, help="how many edits stand between two comparisons")
parser.add_argument("--memory", type=float, default=60, help="in MB; 0 for any")
parser.add_argument("--seed", type=int, default=14)
arguments = parser.parse_args()

PIECES = [
    "", "", "", " ", "\n", "a", "đ", "😀", "e\u0301", "🇻🇳", '"', "# x\n", "where ", "{", "}", "(", "2030", "%", "\r\n", "  by 2031: 5\n",
    "target z = count of t0\n  by 2030: at least 7\n", "and ", "c1", "\t", "\u2028", "\\",
]


def plan(lines):
    """A sound plan of about so many lines."""
    text = "plan replay \"Thử\"\n\nunit person, people\n"
    number = 0
    while text.count("\n") < lines:
        text += (
            f'\ntable t{number} "Bảng {number}"\n  column id text key\n  column c1 "Cột" one of {{ good = "tốt", bad }}\n'
            f"  column n whole in people\n\npopulation p{number} = t{number} where c1 = good\n\n"
            f'target g{number} "Mục tiêu {number}" = share of t{number} where c1 = good\n  by 2030: at least 10%\n'
        )
        number += 1
    return text


def of_text(answer):
    """What follows from the text alone: measuring runs aside, and its findings (P08, P09) come when they come."""
    if isinstance(answer, dict) and "items" in answer:
        return [item for item in answer["items"] if not item["code"].startswith(("P08", "P09"))]
    return answer


def main():
    chance = random.Random(arguments.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="replay-"))
    uri = (folder / "a.plan").as_uri()
    document = {"textDocument": {"uri": uri}}
    original = text = plan(200)
    typed, given = Server(folder), Server(folder)
    typed.open(uri, text)
    given.open(uri, text)
    began = time.monotonic()
    compared = 0
    for version in range(2, arguments.edits + 2):
        if version % 500 == 0 or len(text) > 2 * len(original):
            text = original
            typed.change(uri, version, [{"text": text}])
        else:
            low = chance.randrange(len(text) + 1)
            high = min(len(text), low + chance.choice([0, 0, 0, 1, 1, 2, 3, 40]))
            piece = chance.choice(PIECES)
            # No editor has a place between CR and LF.
            if any(0 < place < len(text) and text[place - 1] == "\r" and text[place] == "\n" for place in (low, high)):
                continue
            if text.count("\r") != text.count("\r\n"):
                text = original
                typed.change(uri, version, [{"text": text}])
                continue
            edit = {"range": {"start": position(text, low), "end": position(text, high)}, "text": piece}
            typed.change(uri, version, [edit])
            text = text[:low] + piece + text[high:]
        if version % arguments.every == 0:
            given.change(uri, version, [{"text": text}])
            for method in ["textDocument/diagnostic", "textDocument/documentSymbol", "textDocument/semanticTokens/full"]:
                one, other = typed.request(method, document), given.request(method, document)
                if of_text(one.get("result")) != of_text(other.get("result")):
                    (folder / "differs.plan").write_text(text)
                    sys.exit(f"after {version} edits {method} differs: {folder}/differs.plan")
            compared += 1
            typed.notes.clear()
            given.notes.clear()
    memory = typed.memory()
    assert typed.end() == 0 and given.end() == 0
    print(
        f"{arguments.edits} edits, {compared} comparisons: the same; {memory:.0f} MB at the end, "
        f"{time.monotonic() - began:.0f} s"
    )
    if arguments.memory and memory > arguments.memory:
        sys.exit(f"that is more than {arguments.memory} MB")


main()
