"""The index of the package, made by the compiler where it is older than a source."""

import subprocess

import index
import rules


def index_of(root, modules):
    """({path: FileIndex}, problems) of the Swift files of some modules below `root`/Sources."""
    sources = root / "Sources"
    store = root / ".build" / "debug" / "index" / "store"
    problems = []
    for attempt in range(2):
        files = index.read(store, sources) if store.exists() else {}
        problems = rules.missing(files, sources, modules)
        if not problems:
            return files, []
        if attempt == 0:
            built = subprocess.run(["swift", "build", "--enable-index-store"], cwd=root, capture_output=True, text=True)
            if built.returncode != 0:
                said = (built.stdout + built.stderr).splitlines()
                errors = [line for line in said if ": error: " in line]
                return files, ["swift build --enable-index-store fails:", *(errors or said)[:10]]
    return files, problems
