import TargetDSL

extension TableSketch.Column {
  /// The line of a table that declares it, in English words.
  public var declaration: String {
    var words = ["column", name]
    if header != name { words.append(quotedText(header)) }
    switch kind {
    case .text: words.append("text")
    case .date: words.append("date")
    case .yesNo: words.append("yes/no")
    case .whole(let unit): words.append("whole" + (unit.map { " in \($0)" } ?? ""))
    case .decimal(let unit): words.append("decimal" + (unit.map { " in \($0)" } ?? ""))
    case .category(let categories):
      let list = categories.map { category in
        let spellings = category.spellings.filter { $0 != category.name }
        return category.name
          + (spellings.isEmpty ? "" : " = " + spellings.map(quotedText).joined(separator: " | "))
      }
      words.append("one of { \(list.joined(separator: ", ")) }")
    }
    if isKey { words.append("key") }
    return words.joined(separator: " ")
  }
}
