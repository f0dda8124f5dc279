"""The SQL of the peers: register_*.sql makes the relation `register`, measures.sql asks for the measures."""
import pathlib

HERE = pathlib.Path(__file__).resolve().parent


def opening(engine, register):
    """What makes the relation `register` of the CSV file `register` for `engine`, "duckdb" or "sqlite"."""
    return (HERE / f"register_{engine}.sql").read_text(encoding="utf-8").replace("{register}", str(register))


def messy(register):
    """The statements of DuckDB for the messy register as one text."""
    return (HERE / "messy.sql").read_text(encoding="utf-8").replace("{folder}", str(register.parent))


def statements(engine, register):
    """All statements for `engine` as one text."""
    return opening(engine, register) + (HERE / "measures.sql").read_text(encoding="utf-8")
