/// PostgreSQL by `psql`, in one read-only transaction.
struct PostgreSQL: Dialect {
  let name = "postgres"
  let client = "psql"
  let installation = "the package postgresql-client"

  func arguments(for place: EnginePlace) -> [String] {
    let common = ["-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1"]
    guard let database = place.database, !database.isEmpty else { return common }
    return common + ["-d", database]
  }

  func variables(for place: EnginePlace) -> [(name: String, value: String)] {
    [("PGAPPNAME", "plancheck"), ("PGCLIENTENCODING", "UTF8")]
  }

  func opening(for place: EnginePlace) -> [SQL] {
    [
      "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
      "SET LOCAL idle_in_transaction_session_timeout = 0",
      // Before functions and operators of the database that are called alike; its own views go on finding what they call.
      """
      SELECT pg_catalog.set_config('search_path', pg_catalog.concat('pg_catalog, ', \
      pg_catalog.current_setting('search_path')), true)
      """,
      "SET LOCAL standard_conforming_strings = on",
      "SET LOCAL datestyle = 'ISO, YMD'",
      "SET LOCAL quote_all_identifiers = off",
      "SET LOCAL statement_timeout = \(place.timeout * 1000)",
      // From version 14 on the server can see that nobody waits any more.
      """
      SELECT pg_catalog.set_config(name, '5000', true) FROM pg_catalog.pg_settings \
      WHERE name = 'client_connection_check_interval' AND version() LIKE '%linux%'
      """,
    ]
  }

  func tables() -> SQL {
    """
    SELECT current_database()::text, n.nspname::text, c.relname::text, \
    CASE WHEN pg_table_is_visible(c.oid) THEN '1' ELSE '0' END \
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f')
    """
  }

  /// No type is called `forbidden`; where no column may be read the server says so. A domain counts as the type under it, and so does one over another.
  func columns(of relation: SQL) -> SQL {
    let quoted = SQL(pieces: [.text(relation.rendered(self))])
    return """
      SELECT a.attname::text, CASE WHEN has_any_column_privilege(a.attrelid, 'SELECT') \
      AND NOT has_column_privilege(a.attrelid, a.attnum, 'SELECT') THEN 'forbidden' WHEN b.typtype = 'e' THEN 'text' \
      ELSE pg_catalog.format_type(b.oid, NULL) END::text FROM pg_catalog.pg_attribute a \
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid \
      JOIN pg_catalog.pg_type u ON u.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END \
      JOIN pg_catalog.pg_type b ON b.oid = CASE WHEN u.typtype = 'd' THEN u.typbasetype ELSE u.oid END \
      WHERE a.attrelid = \(quoted)::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
      """
  }

  func mayHideRows(of relation: SQL) -> SQL? {
    "row_security_active(\(SQL(pieces: [.text(relation.rendered(self))]))::regclass)"
  }

  func type(named name: String) -> EngineType {
    switch name {
    case "text", "character varying", "character", "\"char\"", "name", "uuid", "citext": .text
    case "smallint", "integer", "bigint": .whole
    case "numeric": .decimal
    case "boolean": .boolean
    case "date": .date
    case "timestamp without time zone": .timestamp
    case "real", "double precision": .floating
    case "timestamp with time zone": .zoned
    case "forbidden": .forbidden
    default: .other(name)
    }
  }

  /// A `numeric` holds what it was given.
  func fraction(of column: EngineTable.Column) -> (digits: Int, proof: SQL?)? {
    column.type == .whole ? (0, nil) : column.type == .decimal ? (6, "scale(\(column.reference)) <= 6") : nil
  }

  func text(of column: SQL, _ type: EngineType) -> SQL { "coalesce((\(column))::text, '') COLLATE \"C\"" }
  func text(ofCount count: SQL) -> SQL { "(\(count))::text" }
  func hexadecimal(_ text: SQL) -> SQL { "upper(encode(convert_to(\(text), 'UTF8'), 'hex'))" }

  func trimmed(_ text: SQL) -> SQL {
    "regexp_replace(\(text), '^[\\s\\u00A0\\u2000-\\u200B\\u202F\\u3000\"]+|[\\s\\u00A0\\u2000-\\u200B\\u202F\\u3000\"]+$', '', 'g')"
  }

  func lowered(_ text: SQL) -> SQL { "lower(\(text))" }

  func matches(_ text: SQL, _ pattern: StaticString) -> SQL {
    // Letters by their numbers: what an encoding does not have is in none of its texts.
    let ascii = pattern.description.unicodeScalars.map { scalar -> String in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return scalar.isASCII
        ? String(scalar) : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "(\(text)) ~ \(text: "^(?:" + ascii.joined() + ")$")"
  }

  func isInfinite(_ column: SQL, _ type: EngineType) -> SQL? {
    switch type {
    case .date, .timestamp: "NOT isfinite(\(column))"
    case .decimal: "(\(column))::text IN ('NaN', 'Infinity', '-Infinity')"
    case .text, .whole, .boolean, .floating, .zoned, .forbidden, .other: nil
    }
  }
}
