import TargetDSL

/// The groups of a `for each`, by their keys.
struct GroupList {
  let names: [(name: String, slot: Int)]
  /// Groups of which it is not known whether they are asked for.
  let unsure: Set<Int>
  /// The slot of rows whose group is not known.
  let floating: Int
}

extension SnapshotTables {
  func groupList(_ rows: RowSet) throws(MeasureGap) -> GroupList {
    if let known = groupLists[rows] { return known }
    let keys = try keys(of: rows.table)
    let membership = rows.condition == .always ? nil : try membership(rows)
    var names: [(name: String, slot: Int, order: String)] = []
    var unsure: Set<Int> = []
    for row in 0..<keys.count {
      let truth = membership?.outcome(Int64(row)) ?? .yes
      if truth == .no { continue }
      if truth == .unknown { unsure.insert(row) }
      let name = keys.written(row: row)
      names.append((name, row, matchKey(name)))
    }
    names.sort { ($0.order, $0.slot) < ($1.order, $1.slot) }
    let list = GroupList(names: names.map { ($0.name, $0.slot) }, unsure: unsure, floating: keys.count)
    groupLists[rows] = list
    return list
  }
}
