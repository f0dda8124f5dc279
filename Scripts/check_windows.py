#!/usr/bin/env python3
"""Keeps the list of system calls in docs/windows.md: what a port has to replace. `--write` writes it anew,
`--self-test` tries the ways in which a file may ask. A use in Sources/TargetDSL always fails."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
page = root / "docs/windows.md"
NAMES = """open close read write pread stat lstat fstat opendir readdir closedir mkdir rmdir unlink rename realpath mkdtemp
getenv isatty ioctl fcntl getpid fchmod gmtime_r time sigaction signal _exit exit abort mmap munmap madvise sysconf
pthread_create pthread_join pthread_attr_init pthread_attr_setstacksize pthread_attr_destroy posix_fadvise malloc free
posix_memalign memcpy memset memchr memcmp memmove usleep nanosleep clock_gettime sched_getaffinity getcwd chdir kill fork
execve waitpid pipe dup2 poll select socket connect""".split()
START, END = "<!-- calls: made by Scripts/check_windows.py -->\n", "<!-- end of calls -->\n"
# Modules through which the functions of C are seen; `import struct Glibc.stat` and `package import` are imports, too.
SYSTEM = r"^[^\n\"]*\bimport\s+(?:\w+\s+)?(?:\w*Glibc|Musl|Darwin|Foundation\w*|Dispatch|Android)\b|\bGlibc\s*\."
PURE = "Sources/TargetDSL/"


def uses(text):
    """What a file asks of the system; None where it cannot ask."""
    code = re.sub(r"//.*|/\*.*?\*/", "", text)
    if not re.search(SYSTEM, code, re.M):
        return None
    # Some names are those of our own functions, too; the calls of C that take pointers are marked.
    return sorted({name for name in NAMES if re.search(
        rf"unsafe {name}\(" if name in ("read", "write", "open", "time") else rf"(?<![.\w]){name}\(", code)}
                  | {name for name in ("errno", "stat", "winsize", "tm") if re.search(rf"\b{name}\b", code)}
                  | set(re.findall(r"(?<!import )(?<!import func )\bGlibc\s*\.\s*(\w+)\s*\(", code)))


def calls():
    rows = []
    for path in sorted((root / "Sources").rglob("*.swift")):
        found = uses(path.read_text(encoding="utf-8"))
        if found is None:
            continue
        name = str(path.relative_to(root))
        if name.startswith(PURE):
            sys.exit(f"{name} asks something of the system: {', '.join(found) or 'a module of C'}")
        rows.append(f"| `{name}` | {', '.join(f'`{call}`' for call in found) or '–'} |\n")
    return "| file | what it asks of the system |\n|---|---|\n" + "".join(rows)


def self_test():
    for text, expected in [
        ("import TargetDSL\nlet a = open(1)\n", None), ("// import Glibc\n", None), ('let a = "import Glibc"\n', None),
        ("import Glibc\nclose(1)\n", ["close"]), ("package import Glibc\nclose(1)\n", ["close"]),
        ("import func Glibc.close\nclose(1)\n", ["close"]), ("@preconcurrency import Glibc // C\n", []),
        ("import Foundation\nlet user = Glibc.getuid()\n", ["getuid"]), ("import FoundationEssentials\nkill(1, 2)\n", ["kill"]),
        ("import TargetEngine; import Glibc\nexit(1)\n", ["exit"]), ("let user = Glibc.getuid()\n", ["getuid"]),
        ("internal import SwiftGlibc\n", []),
    ]:
        if uses(text) != expected:
            sys.exit(f"check_windows --self-test: {text!r} gives {uses(text)}, not {expected}")


if "--self-test" in sys.argv:
    sys.exit(self_test())


text = page.read_text(encoding="utf-8")
before, rest = text.split(START)
written, after = rest.split(END)
made = before + START + calls() + END + after
if "--write" in sys.argv:
    page.write_text(made, encoding="utf-8")
elif made != text:
    sys.exit("docs/windows.md does not list the system calls as they are; Scripts/check_windows.py --write")
