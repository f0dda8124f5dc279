"""DuckDB in Python: prints the measures of one register as CSV. Exact decimals; validates numbers and dates."""
import csv
import sys

import duckdb

from sources import statements


def main(register):
    connection = duckdb.connect()
    result = connection.execute(statements("duckdb", register))
    writer = csv.writer(sys.stdout)
    writer.writerow(column[0] for column in result.description)
    writer.writerows(result.fetchall())


if __name__ == "__main__":
    main(sys.argv[1])
