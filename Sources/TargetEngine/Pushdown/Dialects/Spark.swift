import TargetDSL

/// Spark by `spark-sql`: files of Parquet, read by a cluster.
///
/// The client answers an error with a message and goes on, prints prompts, and takes apart statements by quotes
/// that it knows less well than its parser does. So rows and texts are written with escapes, columns of files get names
/// of our own, and behind each answer stand the number of its rows and a number of its own.
struct Spark: Dialect {
  let name = "spark"
  let client = "spark-sql"
  let installation = "pip install pyspark, or https://spark.apache.org"

  func arguments(for place: EnginePlace) -> [String] {
    let master = place.master.map { $0.isEmpty ? [] : ["--master", $0] } ?? []
    return master + ["--name", "plancheck"] + Spark.settings.flatMap { ["--conf", $0] }
  }

  private static let settings = [
    "spark.sql.catalogImplementation=in-memory",
    "spark.sql.ansi.enabled=true",
    "spark.sql.caseSensitive=true",
    "spark.sql.session.timeZone=UTC",
    "spark.sql.variable.substitute=false",
    "spark.sql.parser.escapedStringLiterals=false",
    "spark.sql.ansi.doubleQuotedIdentifiers=false",
    "spark.sql.cli.print.header=false",
    "spark.sql.files.ignoreCorruptFiles=false",
    "spark.sql.files.ignoreMissingFiles=false",
    "spark.sql.parquet.mergeSchema=false",
    "spark.sql.parquet.binaryAsString=false",
    "spark.sql.parquet.inferTimestampNTZ.enabled=true",
    "spark.sql.legacy.parquet.nanosAsLong=false",
    "spark.log.level=ERROR",
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
  ]

  /// A simple terminal: no echo.
  func variables(for place: EnginePlace) -> [(name: String, value: String)] { [("TERM", "dumb")] }
  func opening(for place: EnginePlace) -> [SQL] { [] }

  func quoted(name: String) -> String { "`" + name.replacing("`", with: "``") + "`" }

  /// Letters and digits as they are, all else by its number: nothing in it ends a text, a line or a statement.
  func quoted(text: String) -> String {
    var letters = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "/", "_":
        letters.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let isLong = digits.count > 4
        letters += isLong ? "\\U" : "\\u"
        letters += String(repeating: "0", count: (isLong ? 8 : 4) - digits.count) + digits
      }
    }
    return letters + "'"
  }

  /// There are only files.
  func tables() -> SQL { "SELECT '', '', '', '' WHERE false" }
  func columns(of relation: SQL) -> SQL { "SELECT '', '' WHERE false" }

  func type(named name: String) -> EngineType {
    switch name {
    case "string": .text
    case "tinyint", "smallint", "int", "bigint": .whole
    case "boolean": .boolean
    case "date": .date
    case "timestamp_ntz": .timestamp
    case "float", "double": .floating
    case "timestamp": .zoned
    default: name.hasPrefix("decimal(") ? .decimal : .other(name)
    }
  }

  // MARK: Files

  func table(
    at path: String, _ files: ParquetFiles, number: Int, _ session: EngineSession
  ) throws(MeasureGap) -> EngineTable? {
    guard let first = files.paths.first else { return nil }
    let folders = files.byFolder
    let views = folders.indices.map { "plancheck_\(number)_\($0)" as SQL }
    let made = zip(folders, views).map { Spark.view($0.1, of: $0.0) }
    let names = try names(in: views[0], madeBy: made, session)
    let partition = files.partition(of: first).map(\.name)
    let count = names.count + partition.count
    let cells = (0..<count).map { "p\($0)" as SQL }
    let arms = zip(folders, views).map { folder, view -> SQL in
      let values = files.partition(of: folder[0]).map { part -> SQL in
        part.value.map { ", \(text: $0)" } ?? ", CAST(NULL AS STRING)"
      }
      return "SELECT *\(values.joined(by: "")) FROM \(view)"
    }
    let relation: SQL = "(\(arms.joined(by: " UNION ALL "))) AS f(\(cells.joined(by: ", ")))"
    let types = try types(of: cells, in: relation, session)
    guard types.count == count else { return nil }
    var columns: [EngineTable.Column] = []
    // What a folder says goes before what its files say.
    for (index, name) in (names + partition).enumerated()
    where index >= names.count || !partition.contains(name) {
      columns.append(
        EngineTable.Column(
          name: name, type: type(named: types[index]), typeName: types[index], reference: cells[index]))
    }
    return EngineTable(path: path, relation: relation, columns: columns)
  }

  func shape(ofFile path: String) -> (before: [SQL], query: SQL) {
    let text = hexadecimal("typeof(struct(f.*))")
    return (
      [Spark.view("plancheck_file", of: [path])],
      "SELECT \(line(of: [text])) FROM \(Spark.none("plancheck_file AS f"))"
    )
  }

  /// A view of files in one folder.
  private static func view(_ name: SQL, of paths: [String]) -> SQL {
    let folder = plain(absolute(parentFolder(of: paths[0])))
    let names = paths.map { plain(String($0.dropFirst(parentFolder(of: $0).count).drop { $0 == "/" })) }
    let pattern = names.count == 1 ? names[0] : "{" + names.joined(separator: ",") + "}"
    return """
      CREATE OR REPLACE TEMPORARY VIEW \(name) USING parquet \
      OPTIONS (path \(text: "file:" + folder + "/" + pattern), recursiveFileLookup 'true')
      """
  }

  /// Without the signs of patterns.
  private static func plain(_ path: String) -> String {
    String(path.flatMap { "{}[]*?\\,^".contains($0) ? ["\\", $0] : [$0] })
  }

  /// One row of a relation, all NULL, whatever it holds: for its names and types no file is read.
  private static func none(_ relation: SQL) -> SQL { "(VALUES (1)) AS o(z) LEFT JOIN \(relation) ON false" }

  private func names(in view: SQL, madeBy made: [SQL], _ session: EngineSession) throws(MeasureGap)
    -> [String]
  {
    var names: [String] = []
    try session.ask(
      """
      SELECT \(line(of: [hexadecimal("n")])) FROM (SELECT posexplode(json_object_keys(to_json(struct(f.*), \
      map('ignoreNullFields', 'false')))) AS (i, n) FROM \(Spark.none("\(view) AS f"))) AS k ORDER BY i
      """, after: made
    ) { names.append(String(decoding: $0.first ?? [], as: UTF8.self)) }
    return names
  }

  private func types(of cells: [SQL], in relation: SQL, _ session: EngineSession) throws(MeasureGap)
    -> [String]
  {
    var types: [String] = []
    let texts = cells.map { hexadecimal("typeof(\($0))") }
    try session.ask("SELECT \(line(of: texts)) FROM \(Spark.none(relation))") { cells in
      types = cells.map { String(decoding: $0, as: UTF8.self) }
    }
    return types
  }

  // MARK: Cells

  var mark: SQL { "'\\u007e'" }

  func text(of column: SQL, _ type: EngineType) -> SQL { "coalesce(CAST(\(column) AS STRING), '')" }
  func text(ofCount count: SQL) -> SQL { "CAST(\(count) AS STRING)" }
  func hexadecimal(_ text: SQL) -> SQL { "hex(\(text))" }

  func trimmed(_ text: SQL) -> SQL {
    let spaces = "[\\s\\x0B\\p{Z}\\u200B\"]+"
    return "regexp_replace(\(text), \(text: "^" + spaces + "|" + spaces + "\\z"), '')"
  }

  func lowered(_ text: SQL) -> SQL { "lower(\(text))" }

  func matches(_ text: SQL, _ pattern: StaticString) -> SQL {
    "(\(text) RLIKE \(text: "\\A(?:" + pattern.description + ")\\z"))"
  }

  func isInfinite(_ column: SQL, _ type: EngineType) -> SQL? { nil }

  /// As literals: a subquery for each list would be a join for each.
  func list(_ texts: [String]) -> SQL { "(\(texts.map { "\(text: $0)" as SQL }.joined(by: ", ")))" }

  // MARK: Answers

  /// Prompts come before it, on the same line; no statement holds the mark.
  func row(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? { line.firstIndex(of: 0x7E).map { line[$0...] } }

  var countsAnswers: Bool { true }

  /// Worked out once, counted, and forgotten.
  func answering(_ query: SQL, number: Int) -> [SQL] {
    let answer: SQL = "plancheck_answer_\(number)"
    return [
      "CACHE TABLE \(answer) AS SELECT * FROM (\(query)) AS q(l)",
      "SELECT l FROM \(answer) UNION ALL SELECT \(mark) || '#' || CAST(count(*) AS STRING) FROM \(answer)",
      "DROP VIEW IF EXISTS \(answer)",
    ]
  }

  func ending(_ number: Int) -> SQL { "SELECT \(mark) || \(text: ".\(number)")" }
  func end(_ number: Int) -> String { "~.\(number)" }

  /// Messages have a class in brackets before them; what a log says beside them is none.
  func complaint(in words: String) -> String {
    let lines = words.split(whereSeparator: \.isNewline).map(String.init)
    let classes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.")
    let classed = lines.first { line in
      guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return false }
      let name = line[line.index(after: line.startIndex)..<end]
      return name.count > 3 && name.allSatisfy(classes.contains)
    }
    return classed ?? lines.first {
      $0.hasPrefix("Error") || $0.hasPrefix("Exception in") || $0.contains("Exception: ")
    } ?? ""
  }

  /// Its files in the temporary folder go with it.
  var patience: Int { 15_000 }
}
