"""The list of what may know what (docs/rooms.txt), and the code held against it."""

from dataclasses import dataclass
from pathlib import Path


class Rooms:
    """The rooms of one module, from the ground up."""

    def __init__(self, module):
        self.module = module
        self.knows = {}  # room → set of rooms, in the order of the list

    def room(self, folder):
        """The room of a folder such as `Reviewing/Linear`: the longest name in the list that it lies in."""
        parts = folder.split("/") if folder else []
        for count in range(len(parts), 0, -1):
            name = "/".join(parts[:count])
            if name in self.knows:
                return name
        return "top" if not parts and "top" in self.knows else None


def parse(text, name="docs/rooms.txt"):
    """The rooms of every module, and what is wrong with the list itself."""
    modules, problems, current = {}, [], None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("module "):
            current = modules.setdefault(line[7:].strip(), Rooms(line[7:].strip()))
            continue
        room, colon, rest = (part.strip() for part in line.partition(":"))
        if current is None or not colon:
            problems.append(f"{name}:{number}: this is neither `module NAME` nor `ROOM: rooms it may know`")
            continue
        if room in current.knows:
            problems.append(f"{name}:{number}: {room} stands twice in the list")
        known = set(rest.split())
        for other in sorted(known):
            if other == room or other not in current.knows:
                problems.append(
                    f"{name}:{number}: {room} may know only rooms that stand above it, and {other} does not")
        current.knows[room] = known
    return modules, problems


@dataclass(frozen=True)
class Use:
    module: str
    file: str  # below Sources/MODULE
    line: int
    name: str
    source: str  # the room that uses
    target: str  # the room that declares


def places(files, sources):
    """{usr: (module, folder)} of every declaration."""
    homes = {}
    for path, index in files.items():
        module, folder = place(path, sources)
        for symbol in index.declared:
            homes.setdefault(symbol.usr, (module, folder))
    return homes


def place(path, sources):
    parts = path.relative_to(sources).parts
    return parts[0], "/".join(parts[1:-1])


def check(modules, files, sources):
    """(uses that the list does not allow, folders that it does not name, arrows of the list that nothing goes along)."""
    homes = places(files, sources)
    bad, nameless, gone = [], set(), set()
    for path, index in sorted(files.items()):
        module, folder = place(path, sources)
        rooms = modules.get(module)
        source = rooms.room(folder) if rooms else None
        if source is None:
            nameless.add(f"{module}/{folder}" if folder else f"{module}: the files beside the folders (write `top`)")
            continue
        for line, _, symbol in sorted(index.used, key=lambda use: (use[0], use[2].name, use[1])):
            home = homes.get(symbol.usr)
            if not home or home[0] != module:
                continue  # The walls between modules are Package.swift's.
            target = rooms.room(home[1])
            if target in (None, source):
                continue
            gone.add((module, source, target))
            if target not in rooms.knows[source]:
                bad.append(Use(module, "/".join(path.relative_to(sources / module).parts), line, symbol.name, source, target))
    unused = [
        (module, room, other)
        for module, rooms in modules.items() for room, known in rooms.knows.items() for other in sorted(known)
        if (module, room, other) not in gone
    ]
    return bad, sorted(nameless), unused


def circles(modules, files, sources):
    """[(module, folders, [((from, to), a use)])] of folders that know each other round about, whatever rooms they lie in: the
    list sees no circle inside one room."""
    homes = places(files, sources)
    arrows = {}
    for path, index in sorted(files.items()):
        module, folder = place(path, sources)
        for line, _, symbol in sorted(index.used, key=lambda use: use[0]):
            home = homes.get(symbol.usr)
            if module in modules and home and home[0] == module and home[1] != folder:
                use = Use(module, "/".join(path.relative_to(sources / module).parts), line, symbol.name, folder, home[1])
                arrows.setdefault(module, {}).setdefault((folder, home[1]), use)
    return [
        (module, [folder or "the files beside the folders" for folder in knot],
         [(arrow, use) for arrow, use in sorted(uses.items()) if set(arrow) <= set(knot)])
        for module, uses in sorted(arrows.items()) for knot in knots(set(uses))
    ]


def knots(arrows):
    """The circles in a set of (from, to)."""
    reach = {room: {b for a, b in arrows if a == room} for room in {r for arrow in arrows for r in arrow}}
    changed = True
    while changed:
        changed = False
        for known in reach.values():
            more = set().union(*(reach[other] for other in known)) - known if known else set()
            if more:
                known |= more
                changed = True
    found = {frozenset(o for o in reach if o in reach[room] and room in reach[o]) for room in reach if room in reach[room]}
    return sorted(sorted(circle) for circle in found)


def missing(files, sources, modules, written_after=True):
    """Swift files of the listed modules that the index does not hold, or holds in an older state."""
    problems = []
    for module in modules:
        for path in sorted(Path(sources, module).rglob("*.swift")):
            if path not in files:
                problems.append(f"{path}: the index does not hold this file")
            elif written_after and files[path].made < path.stat().st_mtime:
                problems.append(f"{path}: the index is older than this file")
    return problems


def empty_rooms(sources, modules):
    return [
        f"{module}/{room}" for module, rooms in modules.items() for room in rooms.knows
        if room != "top" and not any(Path(sources, module, room).rglob("*.swift"))
    ]
