public import TargetDSL

extension CheckedPlan {
  /// What of the findings in the plan's data can change what is said of some of its targets: those in files and
  /// columns that these read. All others that are not of a table's file are kept.
  public func findings(_ problems: [Diagnostic], concerning names: Set<String>) -> [Diagnostic] {
    let uses = targets.filter { names.contains($0.name) }.map { ColumnUse(of: $0, plan: self) }
    return problems.filter { problem in
      guard case .file(let path, _, _) = problem.place else { return true }
      let file = path.split(separator: "/").last.map { String($0) } ?? path
      let folder = lastName(of: parentFolder(of: path))
      let tables = self.tables.indices.filter { self.tables[$0].mayBeIn(file, ofFolder: folder) }
      guard !tables.isEmpty else { return true }
      return uses.contains { use in tables.contains { use.reads(problem.column, of: $0) } }
    }
  }
}

extension CheckedPlan {
  /// The tables that a file of a data folder may hold, as indices into `tables`; O(tables).
  public func tables(ofFile path: String) -> [Int] {
    let folder = lastName(of: parentFolder(of: path))
    return tables.indices.filter { tables[$0].mayBeIn(lastName(of: path), ofFolder: folder) }
  }
}

extension Table {
  fileprivate func mayBeIn(_ file: String, ofFolder folder: String) -> Bool {
    if let named = self.file { return named.matches(file) }
    return folder == name || DataFileKind.endings.contains { file == name + $0 }
  }
}

extension ColumnUse {
  /// A column, or anything of a table.
  fileprivate func reads(_ column: String?, of table: Int) -> Bool {
    guard let column else { return tables.contains(table) }
    return columns.contains { $0.table == table && plan.tables[table].columns[$0.column].name == column }
  }
}
