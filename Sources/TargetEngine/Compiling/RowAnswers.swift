import TargetDSL

/// Gives the rows of tables that an engine holds, for one snapshot.
protocol RowAnswers: AnyObject {
  /// From now on rows are only needed as far as these columns tell them apart.
  func restrict(to columns: Set<ColumnPath.Step>)

  /// The rows of a table; `nil` where a file holds it all the same.
  func parts(of table: Int, in tables: SnapshotTables) throws(MeasureGap) -> [TablePart]?
}
