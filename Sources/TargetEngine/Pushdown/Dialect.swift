/// What an engine's column holds, as far as it matters for reading it.
enum EngineType: Hashable, Sendable {
  case text
  case whole
  case decimal
  case boolean
  case date
  case timestamp
  /// Not exact.
  case floating
  /// A point in time whose day depends on where one is.
  case zoned
  /// Anything else, by its name.
  case other(String)

  /// Whether it is written as a text that says the same.
  var isReadable: Bool {
    switch self {
    case .text, .whole, .decimal, .boolean, .date, .timestamp: true
    case .floating, .zoned, .other: false
    }
  }
}

/// How one engine writes what all of them can do. A new engine is one of these.
///
/// Every row of an answer is one text: `~`, then cells in hexadecimal with commas between. The end of an answer is the
/// line `~.`.
protocol Dialect: Sendable {
  /// As `--engine` and `--dialect` name it.
  var name: String { get }
  /// The client that is looked for, and how it is installed.
  var client: String { get }
  var installation: String { get }

  /// The arguments of the client, and variables of its environment.
  func arguments(for place: EnginePlace) -> [String]
  func variables(for place: EnginePlace) -> [(name: String, value: String)]
  /// Commands of the client itself, one a line, before any statement.
  func commands(for place: EnginePlace) -> [StaticString]
  /// What is sent before anything is asked.
  func opening(for place: EnginePlace) -> [SQL]

  /// Names between the quotes of the engine. Names with control characters never come here.
  func quoted(name: String) -> String
  func quoted(text: String) -> String

  /// All tables and views: catalogue, schema, name, and `1` where the name alone finds it.
  func tables() -> SQL
  /// Columns of a table in their order: name and type.
  func columns(of relation: SQL) -> SQL
  func type(named name: String) -> EngineType
  /// The rows of Parquet files.
  func parquet(_ files: ParquetFiles) -> SQL?
  /// One text in hexadecimal that two Parquet files have in common where their columns are the same.
  func shape(ofFile path: String) -> SQL

  /// A cell as text; never NULL. It compares and sorts by its bytes.
  func text(of column: SQL, _ type: EngineType) -> SQL
  /// A count as text.
  func text(ofCount count: SQL) -> SQL
  func hexadecimal(_ text: SQL) -> SQL
  func concatenation(_ parts: [SQL]) -> SQL
  /// Without the spaces, in the wide sense, around it.
  func trimmed(_ text: SQL) -> SQL
  func lowered(_ text: SQL) -> SQL
  /// Whether the whole text matches a pattern of classes, groups and repetitions, in which every engine agrees.
  func matches(_ text: SQL, _ pattern: StaticString) -> SQL
  /// Whether a value of a typed column is not finite; `nil` where the type has no such values.
  func isInfinite(_ column: SQL, _ type: EngineType) -> SQL?
  /// What gives the rows of a query in the order that it says, all worked out before the first is read.
  func answering(_ query: SQL) -> [SQL]
}

extension Dialect {
  func commands(for place: EnginePlace) -> [StaticString] { [] }
  func variables(for place: EnginePlace) -> [(name: String, value: String)] { [] }
  func parquet(_ files: ParquetFiles) -> SQL? { nil }
  func shape(ofFile path: String) -> SQL { "" }
  func concatenation(_ parts: [SQL]) -> SQL { parts.joined(by: " || ") }
  func text(ofCount count: SQL) -> SQL { "CAST(\(count) AS VARCHAR)" }
  func answering(_ query: SQL) -> [SQL] { [query] }
  func quoted(name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
  func quoted(text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// One line a row of the answer.
  func line(of cells: [SQL]) -> SQL {
    concatenation(
      ["'~'"] + cells.enumerated().flatMap { $0.offset == 0 ? [$0.element] : ["','", $0.element] })
  }

  func list(_ texts: [String]) -> SQL {
    "(SELECT v FROM (VALUES \(texts.map { "(\(text: $0))" as SQL }.joined(by: ", "))) AS l(v))"
  }
}
