import TargetDSL

/// A table of an engine: where its rows are, and its columns.
struct EngineTable: Sendable {
  struct Column: Sendable {
    let name: String
    let type: EngineType
    /// The engine's name of the type.
    let typeName: String
    /// As statements name it.
    let reference: SQL

    /// A point in time without its time.
    var asDay: Column {
      Column(name: name, type: .date, typeName: typeName, reference: "CAST(\(reference) AS DATE)")
    }
  }

  /// As reports name it.
  let path: String
  let relation: SQL
  let columns: [Column]

  init(path: String, relation: SQL, columns: [Column]) {
    self.path = path
    self.relation = relation
    self.columns = columns
  }

  /// As a plan declares it, every column as text under its own name.
  init(as declared: Table, path: String, relation: SQL) {
    self.path = path
    self.relation = relation
    columns = declared.columns.map {
      Column(name: $0.name, type: .text, typeName: "text", reference: "\(name: $0.name)")
    }
  }

  /// Reads the columns.
  init(path: String, relation: SQL, _ session: EngineSession) throws(MeasureGap) {
    self.path = path
    self.relation = relation
    let dialect = session.dialect
    var columns: [Column] = []
    let names = dialect.columns(of: relation)
    try session.ask(
      """
      SELECT \(dialect.line(of: [dialect.hexadecimal("n"), dialect.hexadecimal("t")])) \
      FROM (\(names)) AS x(n, t)
      """
    ) { cells in
      guard cells.count == 2 else { return }
      let (name, type) = (
        String(decoding: cells[0], as: UTF8.self), String(decoding: cells[1], as: UTF8.self)
      )
      columns.append(
        Column(
          name: name, type: dialect.type(named: type), typeName: type,
          reference: dialect.reference(to: name, typeName: type)))
    }
    self.columns = columns
  }

  /// Whether a name can stand in a statement.
  static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}
