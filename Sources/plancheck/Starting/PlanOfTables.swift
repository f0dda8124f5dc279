import TargetDSL

/// A first plan for data that are there already: their tables, and a goal for each.
struct PlanOfTables {
  let name: String
  let label: String
  let year: Int
  let tables: [TableDeclaration]
  let language: Language
  let words: Language

  /// Laid out as `plancheck fmt` does it.
  var content: [UInt8] {
    var units: [String] = []
    for unit in tables.flatMap(\.units) where !units.contains(unit) { units.append(unit) }
    let goals = tables.map { table in
      "target \(table.name)_rows = count of \(table.name)\n  by \(year + 5): at least 1\n"
    }
    let text = ([header] + [units.joined(separator: "\n")] + tables.map(\.text) + [comment] + goals)
      .joined(separator: "\n")
    let tree = SyntaxTree.parse(SourceFile(path: "", text: text))
    return words == .english ? format(tree) : format(tree, in: words)
  }

  private var header: String {
    """
    plan \(name) "\(label)"
      issued \(year)-01-31
      period \(year)..\(year + 5)

    """
  }

  private var comment: String {
    "\n# "
      + Phrase(
        en: "Goals: what shall be reached, and by when. Replace these by those of your document.",
        vi: "Mục tiêu: phải đạt mức nào, vào lúc nào. Hãy thay bằng mục tiêu trong văn bản của bạn."
      ).text(in: language) + "\n"
  }
}
