#!/usr/bin/env python3
"""Keeps quoted output true: a fenced block that starts with `$ plancheck …` holds what that command prints.

    quote_output.py PLANCHECK [--write] FILE…

Blocks in which a line `…` stands are shortened by hand: each part between such lines must occur in the output,
in this order.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
program = str(pathlib.Path(sys.argv[1]).resolve())
writes = "--write" in sys.argv
files = [name for name in sys.argv[2:] if name != "--write"]
BLOCK = re.compile(r"^```console\n\$ plancheck (.*?)\n(.*?)^```$", re.M | re.S)
failures = 0


def output(command):
    environment = {"LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
    result = subprocess.run(
        [program, *shlex.split(command)], cwd=ROOT, capture_output=True, text=True, env=environment
    )
    return result.stdout + result.stderr


def holds(quoted, printed):
    position = 0
    for part in re.split(r"^ *…\n", quoted, flags=re.M):
        position = printed.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True


for name in files:
    path = ROOT / name
    text = path.read_text()

    def check(match):
        global failures
        command, quoted = match.groups()
        printed = output(command)
        shortened = re.search(r"^ *…$", quoted, re.M)
        if holds(quoted, printed) if shortened else quoted == printed:
            return match.group(0)
        if writes and not shortened:
            return f"```console\n$ plancheck {command}\n{printed}```"
        failures += 1
        print(f"{name}: `plancheck {command}` no longer prints what is quoted")
        return match.group(0)

    changed = BLOCK.sub(check, text)
    if writes and changed != text:
        path.write_text(changed)
sys.exit(1 if failures else 0)
