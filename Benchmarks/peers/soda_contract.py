"""Soda: prints the measures of one register as CSV, each one or two checks of a contract over a DuckDB table.

DuckDB reads the file once into a table (validating numbers and dates); Soda puts all expressions into one query over
it. A check carries one float. No check lists the values of groups: a measure per commune is the number of communes that
fall short, found by a query of its own, and is printed as `MEASURE/short`.
"""
import csv
import sys

import duckdb
import yaml
from soda_core.common.yaml import ContractYamlSource
from soda_core.contracts.contract_verification import ContractVerificationSession
from soda_duckdb.common.data_sources.duckdb_data_source import DuckDBDataSourceImpl

from sources import opening

ACTIVE = "status = 'đang hoạt động'"
COOPERATIVE = f"{ACTIVE} and kind = 'hợp tác xã'"


def count(condition):
    return f"count(*) filter (where {condition})"


def total(column, condition):
    return f"coalesce(sum({column}) filter (where {condition}), 0)"


def share(condition, population):
    return f"{count(f'{population} and {condition}')} / {count(population)}"


def short(value, bound):
    """A query for the number of communes of which `value` falls short of `bound`."""
    return f"select count(*) from (select {value} as value from register group by commune) where value < {bound}"


EXPRESSIONS = {
    "all_organisations": "count(*)",
    "all_cooperatives": count(COOPERATIVE),
    "founded_lately": count("founded between '2021-01-01' and '2024-12-31'"),
    "dissolved_lately": count("dissolved >= '2023-05-03'"),
    "updated_lately": count(f"{COOPERATIVE} and updated >= '2024-06-01'"),
    "communes_reached": f"count(distinct commune) filter (where {COOPERATIVE})",
    "good_or_fair": share("rating in ('tốt', 'khá')", ACTIVE),
    "high_tech_share low": share("high_tech = 'có'", COOPERATIVE),
    "high_tech_share high": share("(high_tech = 'có' or high_tech is null)", COOPERATIVE),
    "linked_and_digital": share("linked = 'yes' and digital = '1'", COOPERATIVE),
    "ten_workers low": share("workers >= 10", ACTIVE),
    "ten_workers high": share("(workers >= 10 or workers is null)", ACTIVE),
    "certified": "count(certificate) / count(*)",
    "profitable": share("profit > 0", ACTIVE),
    "mean_score low": f"{total('score', ACTIVE)} / {count(ACTIVE)}",
    "mean_score high": f"{total('coalesce(score, 100)', ACTIVE)} / {count(ACTIVE)}",
    "members": total("members", ACTIVE),
    "women_share": f"{total('women', ACTIVE)} / {total('members', ACTIVE)}",
    "income": f"{total('income * members', COOPERATIVE)}::double / {total('members', COOPERATIVE)}",
    "revenue": total("revenue", ACTIVE),
    "mean_profit": f"{total('profit', COOPERATIVE)}::double / {count(COOPERATIVE)}",
    "debt_ratio low": f"{total('debt', COOPERATIVE)} / {total('revenue', COOPERATIVE)}::double",
    "debt_ratio high": f"{total('coalesce(debt, 1000000)', COOPERATIVE)} / {total('revenue', COOPERATIVE)}::double",
    "organic_land low": total("land", "organic = 'có'"),
    "organic_land high": total("land", "organic = 'có' or organic is null"),
}
QUERIES = {
    "cooperative_in_each/short": short(count(COOPERATIVE), 1),
    "good_in_each/short": short(
        f"{count(f'''{ACTIVE} and rating = 'tốt' ''')} / nullif({count(ACTIVE)}, 0)", 0.2
    ),
    "members_in_each/short": short(total("members", COOPERATIVE), 100),
}


def contract():
    """The contract as YAML: a metric check for every expression and query, which always passes."""

    def check(name, how, text):
        return {"metric": {"name": name, "qualifier": name, how: text, "threshold": {"must_be_greater_than": -1}}}

    checks = [check(name, "expression", text) for name, text in EXPRESSIONS.items()]
    checks += [check(name, "query", text) for name, text in QUERIES.items()]
    return yaml.safe_dump({"dataset": "bench/main/register", "columns": [{"name": "commune"}], "checks": checks})


def main(register):
    connection = duckdb.connect()
    connection.execute(opening("duckdb", register).replace("create view", "create table"))
    source = DuckDBDataSourceImpl.from_existing_cursor(connection, name="bench")
    session = ContractVerificationSession.execute(
        contract_yaml_sources=[ContractYamlSource.from_str(contract())], data_source_impls=[source]
    )
    values = {}
    for result in session.contract_verification_results[0].check_results:
        name, _, end = result.check.name.partition(" ")
        values.setdefault(name, {})[end] = result.threshold_value
    writer = csv.writer(sys.stdout)
    writer.writerow(["measure", "commune", "low", "high", "of"])
    for name, ends in values.items():
        writer.writerow([name, "", ends.get("low", ends.get("")), ends.get("high", ends.get("")), 1])


if __name__ == "__main__":
    main(sys.argv[1])
