import TargetDSL

/// DuckDB by its own client: a database file, or Parquet files.
struct DuckDB: Dialect {
  let name = "duckdb"
  let client = "duckdb"
  let installation = "pip install duckdb-cli, or https://duckdb.org"

  /// Its client would open files of SQLite, and fetch what it needs for them.
  func objection(to place: EnginePlace) -> Phrase? {
    guard let database = place.database else { return nil }
    let reason: Phrase
    do throws(FileFailure) {
      let file = try DataFile(opening: database)
      if try file.bytes(0..<min(file.size, 12)).suffix(4).elementsEqual("DUCK".utf8), file.size >= 12 {
        return nil
      }
      reason = Phrase(en: "it is no database of DuckDB", vi: "đó không phải cơ sở dữ liệu DuckDB")
    } catch {
      reason = error.reason
    }
    return Phrase(
      en: "`\(database)` cannot be used: \(reason)", vi: "không dùng được `\(database)`: \(reason)")
  }

  func arguments(for place: EnginePlace) -> [String] {
    let common = ["-batch", "-bail", "-noheader", "-list", "-no-init"]
    guard let database = place.database else { return common + [":memory:"] }
    return ["-readonly"] + common + [database]
  }

  /// As a command, because the client of PyPI sets an option of its own behind `-safe`, which that forbids. Parquet needs
  /// what it forbids; statements then shut what is outside its folder.
  func commands(for place: EnginePlace) -> [StaticString] { place.database == nil ? [] : [".safe_mode"] }

  func opening(for place: EnginePlace) -> [SQL] {
    guard place.database == nil else {
      // Before macros of the database, which may be called as functions and operators are.
      return [
        """
        SET search_path = system.main.concat('system.main,"', \
        system.main.replace(system.main.current_database(), '"', '""'), '".main')
        """
      ]
    }
    // As files are named, and as they are found.
    let names = Set(place.folders + place.folders.map(DuckDB.plain)).sorted()
    let folders = names.map { "\(text: $0)" as SQL }.joined(by: ", ")
    return [
      "SET autoinstall_known_extensions = false",
      "SET allowed_directories = [\(folders)]",
      "SET enable_external_access = false",
      "SET lock_configuration = true",
    ]
  }

  func tables() -> SQL {
    """
    SELECT table_catalog, table_schema, table_name, \
    CASE WHEN table_catalog NOT IN ('system', 'temp') AND table_schema = 'main' THEN '1' ELSE '0' END \
    FROM system.information_schema.tables
    """
  }

  func columns(of relation: SQL) -> SQL {
    "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM \(relation))"
  }

  func type(named name: String) -> EngineType {
    switch name {
    case "VARCHAR", "UUID": .text
    case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
      "UBIGINT",
      "UHUGEINT":
      .whole
    case "BOOLEAN": .boolean
    case "DATE": .date
    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS": .timestamp
    case "FLOAT", "DOUBLE": .floating
    case "TIMESTAMP WITH TIME ZONE": .zoned
    // No decimal has more digits, so it cannot be given one before the point.
    case "DECIMAL(38,38)": .other(name)
    default:
      name.hasPrefix("DECIMAL(") ? .decimal : name.hasPrefix("ENUM(") ? .text : .other(name)
    }
  }

  /// A half in `DECIMAL(4,4)` is written `.5000`, in `DECIMAL(5,4)` as everywhere.
  func reference(to name: String, typeName: String) -> SQL {
    guard let digits = DuckDB.digitsOfFraction(typeName) else { return "\(name: name)" }
    return "CAST(\(name: name) AS DECIMAL(\(digits + 1), \(digits)))"
  }

  /// The digits of a decimal that has none before its point.
  private static func digitsOfFraction(_ typeName: String) -> Int? {
    guard typeName.hasPrefix("DECIMAL("), typeName.hasSuffix(")") else { return nil }
    let sides = typeName.dropFirst(8).dropLast().split(separator: ",").map(\.trimmingSpaces)
    return sides.count == 2 && sides[0] == sides[1] ? Int(sides[1]) : nil
  }

  /// What folders say stays text: `ma=001` is no number.
  func table(
    at path: String, _ files: ParquetFiles, number: Int, _ session: EngineSession
  ) throws(MeasureGap) -> EngineTable? {
    func rows(_ paths: [String], isPartitioned: SQL) -> SQL {
      let names = paths.map { "\(text: DuckDB.plain(absolute($0)))" as SQL }.joined(by: ", ")
      return "read_parquet([\(names)], hive_partitioning = \(isPartitioned), hive_types_autocast = false)"
    }
    guard files.isPartitioned else {
      return try EngineTable(path: path, relation: rows(files.paths, isPartitioned: "false"), session)
    }
    guard let folder = files.folder, absolute(folder).contains("=") else {
      return try EngineTable(path: path, relation: rows(files.paths, isPartitioned: "true"), session)
    }
    // DuckDB would also take folders above the table's own for what tells a column.
    let arms = files.byFolder.map { paths in
      let values = files.partition(of: paths[0]).map { name, value -> SQL in
        value.map { ", \(text: $0) AS \(name: name)" } ?? ", CAST(NULL AS VARCHAR) AS \(name: name)"
      }
      return "SELECT *\(values.joined(by: "")) FROM \(rows(paths, isPartitioned: "false"))" as SQL
    }
    return try EngineTable(
      path: path, relation: "(\(arms.joined(by: " UNION ALL BY NAME "))) AS f", session)
  }

  /// Without the signs of patterns.
  private static func plain(_ path: String) -> String {
    path.map { "[*?".contains($0) ? "[\($0)]" : String($0) }.joined()
  }

  func shape(ofFile path: String) -> (before: [SQL], query: SQL) {
    let query: SQL = """
      SELECT \(line(of: ["s"])) FROM (SELECT string_agg(hex(column_name) || hex(':') || hex(column_type), hex(',') \
      ORDER BY column_name) AS s FROM (DESCRIBE SELECT * FROM read_parquet([\(text: DuckDB.plain(path))], hive_partitioning = false))) AS f
      """
    return ([], query)
  }

  /// Columns may have collations that take spellings for equal, or that do not go together.
  func text(of column: SQL, _ type: EngineType) -> SQL {
    "coalesce(CAST(\(column) AS VARCHAR), '') COLLATE C"
  }
  func hexadecimal(_ text: SQL) -> SQL { "hex(\(text))" }
  func grouped(_ text: SQL) -> SQL { "encode(\(text))" }

  func trimmed(_ text: SQL) -> SQL {
    "regexp_replace(\(text), '^[\\s\u{0B}\u{200B}\\pZ\"]+|[\\s\u{0B}\u{200B}\\pZ\"]+$', '', 'g')"
  }
  func lowered(_ text: SQL) -> SQL { "lower(\(text))" }

  func matches(_ text: SQL, _ pattern: StaticString) -> SQL {
    "regexp_full_match(\(text), \(text: pattern.description))"
  }

  func isInfinite(_ column: SQL, _ type: EngineType) -> SQL? {
    switch type {
    case .date, .timestamp: "NOT isfinite(\(column))"
    case .text, .whole, .decimal, .boolean, .floating, .zoned, .forbidden, .other: nil
    }
  }

  /// Answers that are streamed hang version 1.5.6 for ever where several arms are put together.
  func answering(_ query: SQL, number: Int) -> [SQL] {
    ["CREATE OR REPLACE TEMP TABLE plancheck_answer AS \(query)", "SELECT * FROM plancheck_answer"]
  }
}
