import TargetDSL

/// Gives the rows of tables that an engine holds, for one snapshot.
protocol RowAnswers: AnyObject {
  /// All that will be needed, in the sets in which it will be.
  func expect(_ sets: [RowNeeds])

  /// From now on rows are only needed as far as this tells them apart.
  func restrict(to needs: RowNeeds)

  /// The rows of a table; `nil` where a file holds it all the same.
  func parts(of table: Int, in tables: SnapshotTables) throws(MeasureGap) -> [TablePart]?

  /// The keys of a table are looked up, whatever was expected; whether its rows have to be asked for anew.
  func expectKeys(of table: Int) -> Bool

  /// Whether rows that were put together turned out to be unlike in what matters: the next parts have them one by one.
  func tellApart() -> Bool
}
