#!/usr/bin/env python3
"""Keeps the list of system calls in docs/windows.md: what a port has to replace. `--write` writes it anew."""
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


def calls():
    rows = []
    for path in sorted((root / "Sources").rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"^import Glibc$", text, re.M):
            continue
        code = re.sub(r"//.*", "", text)
        # Some names are those of our own functions, too; the calls of C that take pointers are marked.
        found = sorted({name for name in NAMES if re.search(
            rf"unsafe {name}\(" if name in ("read", "write", "open", "time") else rf"(?<![.\w]){name}\(", code)}
                       | {name for name in ("errno", "stat", "winsize", "tm") if re.search(rf"\b{name}\b", code)})
        rows.append(f"| `{path.relative_to(root)}` | {', '.join(f'`{name}`' for name in found) or '–'} |\n")
    return "| file | what it asks of the system |\n|---|---|\n" + "".join(rows)


text = page.read_text(encoding="utf-8")
before, rest = text.split(START)
written, after = rest.split(END)
made = before + START + calls() + END + after
if "--write" in sys.argv:
    page.write_text(made, encoding="utf-8")
elif made != text:
    sys.exit("docs/windows.md does not list the system calls as they are; Scripts/check_windows.py --write")
