"""Reads the compiler's index (what `swift build --enable-index-store` writes) through libIndexStore of the toolchain."""

import ctypes
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

DECLARATION, DEFINITION, REFERENCE = 1 << 0, 1 << 1, 1 << 2
MODULE, EXTENSION, ENUM_CASE, PARAMETER = 1, 9, 15, 25
RECORD = 2  # the kind of a dependency that is a record of occurrences


class Text(ctypes.Structure):
    """A string that belongs to the library."""

    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


@dataclass
class Symbol:
    usr: str
    name: str
    kind: int


@dataclass
class FileIndex:
    """What the index holds of one source file."""

    made: float  # seconds since 1970: when the compiler wrote it
    declared: list = field(default_factory=list)  # [Symbol]
    used: list = field(default_factory=list)  # [(line, column, Symbol)]


def library_path():
    swift = shutil.which("swift")
    if not swift:
        raise SystemExit("check_rooms: there is no swift on the PATH")
    home = Path(os.path.realpath(swift)).parent.parent
    for name in ("libIndexStore.so", "libIndexStore.dylib"):
        if (home / "lib" / name).exists():
            return home / "lib" / name
    raise SystemExit(f"check_rooms: the toolchain in {home} has no libIndexStore")


UNIT_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Text)
ITEM_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)


def _library():
    library = ctypes.CDLL(str(library_path()))
    pointer, text, u64 = ctypes.c_void_p, Text, ctypes.c_uint64

    def declare(name, result, *arguments):
        function = getattr(library, "indexstore_" + name)
        function.restype, function.argtypes = result, arguments

    declare("store_create", pointer, ctypes.c_char_p, pointer)
    declare("store_dispose", None, pointer)
    declare("store_units_apply_f", ctypes.c_bool, pointer, ctypes.c_uint, pointer, UNIT_CALLBACK)
    declare("unit_reader_create", pointer, pointer, ctypes.c_char_p, pointer)
    declare("unit_reader_dispose", None, pointer)
    declare("unit_reader_get_main_file", text, pointer)
    declare("unit_reader_get_working_dir", text, pointer)
    declare(
        "unit_reader_get_modification_time", None, pointer,
        ctypes.POINTER(ctypes.c_int64), ctypes.POINTER(ctypes.c_int64))
    declare("unit_reader_dependencies_apply_f", ctypes.c_bool, pointer, pointer, ITEM_CALLBACK)
    declare("unit_dependency_get_kind", ctypes.c_int, pointer)
    declare("unit_dependency_get_name", text, pointer)
    declare("unit_dependency_get_filepath", text, pointer)
    declare("record_reader_create", pointer, pointer, ctypes.c_char_p, pointer)
    declare("record_reader_dispose", None, pointer)
    declare("record_reader_occurrences_apply_f", ctypes.c_bool, pointer, pointer, ITEM_CALLBACK)
    declare("occurrence_get_symbol", pointer, pointer)
    declare("occurrence_get_roles", u64, pointer)
    declare(
        "occurrence_get_line_col", None, pointer,
        ctypes.POINTER(ctypes.c_uint), ctypes.POINTER(ctypes.c_uint))
    declare("symbol_get_usr", text, pointer)
    declare("symbol_get_name", text, pointer)
    declare("symbol_get_kind", ctypes.c_int, pointer)
    return library


def read(store, folder):
    """What the index in `store` holds of every Swift file that is below `folder` now: {path: FileIndex}."""
    library = _library()
    handle = library.indexstore_store_create(str(store).encode(), None)
    if not handle:
        raise SystemExit(f"check_rooms: {store} is no index")
    try:
        newest = {}
        for name in _unit_names(library, handle):
            found = _unit(library, handle, name, folder)
            if found and (found[0] not in newest or newest[found[0]][0] < found[1]):
                newest[found[0]] = found[1:]
        return {path: _file(library, handle, *found) for path, found in newest.items()}
    finally:
        library.indexstore_store_dispose(handle)


def _unit_names(library, handle):
    names = []

    def add(_, name):
        names.append(str(name))
        return True

    library.indexstore_store_units_apply_f(handle, 0, None, UNIT_CALLBACK(add))
    return names


def _unit(library, handle, name, folder):
    """(path, when it was written, names of records) of one unit, where its main file is a Swift file below `folder`."""
    reader = library.indexstore_unit_reader_create(handle, name.encode(), None)
    if not reader:
        return None
    try:
        main = str(library.indexstore_unit_reader_get_main_file(reader))
        path = Path(str(library.indexstore_unit_reader_get_working_dir(reader))) / main
        if not main.endswith(".swift") or Path(folder) not in path.parents or not path.exists():
            return None
        seconds, nanoseconds = ctypes.c_int64(), ctypes.c_int64()
        library.indexstore_unit_reader_get_modification_time(
            reader, ctypes.byref(seconds), ctypes.byref(nanoseconds))
        records = []

        def add(_, dependency):
            own = str(library.indexstore_unit_dependency_get_filepath(dependency)) in (main, str(path))
            if library.indexstore_unit_dependency_get_kind(dependency) == RECORD and own:
                records.append(str(library.indexstore_unit_dependency_get_name(dependency)))
            return True

        library.indexstore_unit_reader_dependencies_apply_f(reader, None, ITEM_CALLBACK(add))
        return path, seconds.value + nanoseconds.value / 1e9, records
    finally:
        library.indexstore_unit_reader_dispose(reader)


def _file(library, handle, made, records):
    result = FileIndex(made)
    for name in records:
        reader = library.indexstore_record_reader_create(handle, name.encode(), None)
        if not reader:
            continue
        symbols = {}
        line, column = ctypes.c_uint(), ctypes.c_uint()

        def add(_, occurrence):
            key = library.indexstore_occurrence_get_symbol(occurrence)
            symbol = symbols.get(key)
            if symbol is None:
                symbol = symbols[key] = Symbol(
                    str(library.indexstore_symbol_get_usr(key)),
                    str(library.indexstore_symbol_get_name(key)),
                    library.indexstore_symbol_get_kind(key))
            if symbol.kind in (MODULE, EXTENSION, PARAMETER):
                return True
            roles = library.indexstore_occurrence_get_roles(occurrence)
            if roles & (DEFINITION | DECLARATION):
                result.declared.append(symbol)
            elif roles & REFERENCE:
                library.indexstore_occurrence_get_line_col(occurrence, ctypes.byref(line), ctypes.byref(column))
                result.used.append((line.value, column.value, symbol))
            return True

        library.indexstore_record_reader_occurrences_apply_f(reader, None, ITEM_CALLBACK(add))
        library.indexstore_record_reader_dispose(reader)
    return result
