"""The programs that are measured: how each is started on a register, and its version."""
import dataclasses
import importlib.metadata
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Callable

from peers.sources import messy, statements

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE.parent / ".build" / "bench"
VENV = pathlib.Path(sys.executable).parent


@dataclasses.dataclass(frozen=True)
class Peer:
    """A tool that computes the same measures."""

    name: str
    start: Callable[[pathlib.Path], list[str]]
    """The command for the path of a register."""
    exact: bool
    """Whether its decimals are exact."""
    version: Callable[[], str | None]
    """Its version; None where it is not installed."""

    def command(self, folder):
        """The command for the register in `folder`."""
        return self.start(register(folder))


def register(folder):
    """The table that everybody reads."""
    return pathlib.Path(folder) / "data" / "2024" / "organisations.csv"


def plancheck(program, folder, *options, plan="register"):
    """plancheck on a plan and the data in `folder`, its report as JSON."""
    return [str(program), "check", str(folder / f"{plan}.plan"), "--format", "json", *options]


def script(name):
    """How a peer that is a Python programme is started."""
    return lambda path: [sys.executable, str(HERE / "peers" / f"{name}.py"), str(path)]


def sql_file(engine, path):
    """The statements of an engine in a file of their own, in the folder of the plan."""
    file = path.parents[2] / f"{engine}.sql"
    file.write_text(statements(engine, path), encoding="utf-8")
    return str(file)


def soda(path):
    return ["env", "SODA_CORE_TELEMETRY_ENABLED=false", *script("soda_contract")(path)]


def duckdb_cli(path):
    return [str(VENV / "duckdb"), "-csv", "-f", sql_file("duckdb", path)]


def messy_duckdb_cli(path):
    """DuckDB on the messy register."""
    file = path.parents[2] / "messy.sql"
    file.write_text(messy(path), encoding="utf-8")
    return [str(VENV / "duckdb"), "-csv", "-f", str(file)]


def sqlite_cli(path):
    return ["sqlite3", "-batch", "-init", sql_file("sqlite", path), ":memory:", ""]


def package(name):
    """The version of a Python package, None where it is not installed."""

    def version():
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            return None

    return version


def first_word(*command):
    """The version that a program prints first, None where there is no such program."""

    def version():
        if shutil.which(command[0]) is None:
            return None
        return subprocess.run(command, capture_output=True, text=True).stdout.split()[0]

    return version


PEERS = {
    peer.name: peer
    for peer in (
        Peer("duckdb-cli", duckdb_cli, True, package("duckdb-cli")),
        Peer("duckdb-python", script("duckdb_python"), True, package("duckdb")),
        Peer("polars", script("polars_lazy"), True, package("polars")),
        Peer("sqlite3", sqlite_cli, False, first_word("sqlite3", "--version")),
        Peer("soda", soda, False, package("soda-duckdb")),
        Peer("pointblank", script("pointblank_steps"), False, package("pointblank")),
    )
}
MESSY_PEERS = {
    peer.name: peer
    for peer in (
        Peer("duckdb-cli", messy_duckdb_cli, True, package("duckdb-cli")),
        Peer("polars", script("messy_polars"), True, package("polars")),
    )
}
WORKBOOK_PEERS = {
    peer.name: peer
    for peer in (
        Peer("polars with calamine", script("workbook_polars"), False, package("fastexcel")),
        Peer("openpyxl", script("workbook_openpyxl"), False, package("openpyxl")),
    )
}
EXACT = [name for name, peer in PEERS.items() if peer.exact]


def installed():
    """The names of the peers that are there."""
    return [name for name, peer in PEERS.items() if peer.version() is not None]
