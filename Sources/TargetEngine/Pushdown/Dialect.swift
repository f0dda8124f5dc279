import TargetDSL

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
  /// Whoever asks has no right to see it.
  case forbidden
  /// Anything else, by its name.
  case other(String)

  /// Whether it is written as a text that says the same.
  var isReadable: Bool {
    switch self {
    case .text, .whole, .decimal, .boolean, .date, .timestamp: true
    case .floating, .zoned, .forbidden, .other: false
    }
  }
}

/// How one engine writes what all of them can do. A new engine is one of these.
///
/// Every row of an answer is one text: `~`, then cells in hexadecimal with commas between. The end of an answer is the
/// line `~.`, in some engines with the number of the question.
protocol Dialect: Sendable {
  /// As `--engine` and `--dialect` name it.
  var name: String { get }
  /// The client that is looked for, and how it is installed.
  var client: String { get }
  var installation: String { get }

  /// Why a place is none that can be asked, where that is known without asking: clients wait for pipes, and open what is of another kind.
  func objection(to place: EnginePlace) -> Phrase?
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
  /// Whether rows of a table are hidden from who asks; `nil` where an engine knows no such thing.
  func mayHideRows(of relation: SQL) -> SQL?
  func type(named name: String) -> EngineType
  /// A column as statements name it, in a type whose texts have a digit before their point.
  func reference(to name: String, typeName: String) -> SQL
  /// How many digits a number may have behind its point, and where the type does not say so, what proves it of a cell; `nil`
  /// where neither does.
  func fraction(of column: EngineTable.Column) -> (digits: Int, proof: SQL?)?
  /// Opens the Parquet files of a table; `nil` where the engine reads none.
  ///
  /// - Parameter number: That no other table has.
  func table(
    at path: String, _ files: ParquetFiles, number: Int, _ session: EngineSession
  ) throws(MeasureGap) -> EngineTable?
  /// What asks for one text in hexadecimal that two Parquet files have in common where their columns are the same.
  func shape(ofFile path: String) -> (before: [SQL], query: SQL)

  /// A cell as text; never NULL. It compares and sorts by its bytes.
  func text(of column: SQL, _ type: EngineType) -> SQL
  /// A count as text.
  func text(ofCount count: SQL) -> SQL
  func hexadecimal(_ text: SQL) -> SQL
  /// What a text is grouped by: nothing but its bytes.
  func grouped(_ text: SQL) -> SQL
  func concatenation(_ parts: [SQL]) -> SQL
  /// Without the spaces, in the wide sense, around it.
  func trimmed(_ text: SQL) -> SQL
  func lowered(_ text: SQL) -> SQL
  /// Whether the whole text matches a pattern of classes, groups and repetitions, in which every engine agrees.
  func matches(_ text: SQL, _ pattern: StaticString) -> SQL
  /// Whether a value of a typed column is not finite; `nil` where the type has no such values.
  func isInfinite(_ column: SQL, _ type: EngineType) -> SQL?
  func list(_ texts: [String]) -> SQL

  /// The `~` before every row.
  var mark: SQL { get }
  /// The row in a line that the client prints, with its mark.
  func row(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>?
  /// What gives the rows of a query in the order that it says, all worked out before the first is read.
  ///
  /// - Parameter number: That no other question of the run has.
  func answering(_ query: SQL, number: Int) -> [SQL]
  /// Whether a row `~#` with their number comes behind the rows, which a client that goes on after an error leaves out.
  var countsAnswers: Bool { get }
  /// What gives the last row of an answer, and that row.
  func ending(_ number: Int) -> SQL
  func end(_ number: Int) -> String
  /// What is wrong, from all that the client has written on its standard error.
  func complaint(in words: String) -> String
  /// Milliseconds in which the client may end by itself when nothing more is asked.
  var patience: Int { get }
}

extension Dialect {
  func objection(to place: EnginePlace) -> Phrase? { nil }
  func mayHideRows(of relation: SQL) -> SQL? { nil }
  func reference(to name: String, typeName: String) -> SQL { "\(name: name)" }
  /// As in `DECIMAL(18,2)`.
  func fraction(of column: EngineTable.Column) -> (digits: Int, proof: SQL?)? {
    if column.type == .whole { return (0, nil) }
    guard column.type == .decimal, let last = column.typeName.split(separator: ",").last, last.hasSuffix(")"),
      let digits = Int(last.dropLast().drop { $0 == " " })
    else { return nil }
    return (digits, nil)
  }
  func commands(for place: EnginePlace) -> [StaticString] { [] }
  func variables(for place: EnginePlace) -> [(name: String, value: String)] { [] }
  func table(
    at path: String, _ files: ParquetFiles, number: Int, _ session: EngineSession
  ) throws(MeasureGap) -> EngineTable? { nil }
  func shape(ofFile path: String) -> (before: [SQL], query: SQL) { ([], "") }
  func grouped(_ text: SQL) -> SQL { text }
  func concatenation(_ parts: [SQL]) -> SQL { parts.joined(by: " || ") }
  func text(ofCount count: SQL) -> SQL { "CAST(\(count) AS VARCHAR)" }
  var mark: SQL { "'~'" }
  func row(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? { line.first == 0x7E ? line : nil }
  func answering(_ query: SQL, number: Int) -> [SQL] { [query] }
  var countsAnswers: Bool { false }
  func ending(_ number: Int) -> SQL { "SELECT '~.'" }
  func end(_ number: Int) -> String { "~." }
  func complaint(in words: String) -> String { words }
  var patience: Int { 0 }
  func quoted(name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
  func quoted(text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// One line a row of the answer.
  func line(of cells: [SQL]) -> SQL {
    concatenation(
      [mark] + cells.enumerated().flatMap { $0.offset == 0 ? [$0.element] : ["','", $0.element] })
  }

  func list(_ texts: [String]) -> SQL {
    "(SELECT v FROM (VALUES \(texts.map { "(\(text: $0))" as SQL }.joined(by: ", "))) AS l(v))"
  }
}
