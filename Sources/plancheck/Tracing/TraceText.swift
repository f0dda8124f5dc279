import TargetDSL

/// A trace for people: what needs attention first, then what is covered.
struct TraceText {
  let plan: CheckedPlan
  let document: OfficialDocument
  let trace: Trace
  let language: Language
  let usesColor: Bool
  let width: Int?

  func rendered() -> String {
    var lines = [summary]
    for coverage in [Trace.Coverage.otherFigure, .otherDeadline, .otherSection, .notCovered, .covered] {
      let found = trace.statements.filter { $0.coverage == coverage }
      guard !found.isEmpty else { continue }
      lines += ["", title(coverage).applied(to: coverage.style, usesColor, language)]
      lines += table(found)
    }
    if !trace.missingWords.isEmpty {
      lines += [
        "",
        Phrase(en: "Quoted words that the document does not hold", vi: "Lời trích không có trong văn bản")
          .applied(to: .red, usesColor, language),
      ]
      lines += trace.missingWords.flatMap(missing)
    }
    if !document.unread.isEmpty {
      lines += [
        "",
        Phrase(
          en: "Numbers that were not understood; read these lines yourself",
          vi: "Con số chưa hiểu được; hãy tự đọc các dòng này"
        ).applied(to: .yellow, usesColor, language),
      ]
      lines += document.unread.map { unread in
        "  "
          + Phrase(en: "line \(unread.line)", vi: "dòng \(unread.line)").text(in: language)
          + "  \(printable(unread.written))  “\(printable(unread.words))”"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The first line

  private var summary: String {
    let counts = Statement.Kind.inOrder.compactMap { kind -> String? in
      let ofKind = trace.statements.filter { $0.statement.kind == kind }
      guard !ofKind.isEmpty else { return nil }
      let covered = ofKind.count { $0.coverage == .covered }
      return Phrase(
        en: "\(covered) of \(ofKind.count) \(kind.plural.english)",
        vi: "\(covered)/\(ofKind.count) \(kind.plural.vietnamese)"
      ).text(in: language)
    }
    let name = printable(document.path)
    guard !counts.isEmpty else {
      return Phrase(en: "\(name) states no figure", vi: "\(name) không nêu con số nào").text(in: language)
    }
    return Phrase(
      en: "\(name): \(plan.name) covers \(counts.joined(separator: ", "))",
      vi: "\(name): \(plan.name) đã có \(counts.joined(separator: ", "))"
    ).text(in: language)
  }

  private func title(_ coverage: Trace.Coverage) -> Phrase {
    switch coverage {
    case .covered: Phrase(en: "Covered", vi: "Đã có")
    case .otherFigure: Phrase(en: "Cited with another figure", vi: "Trích dẫn nhưng ghi khác")
    case .otherDeadline: Phrase(en: "Cited with another deadline", vi: "Trích dẫn nhưng ghi thời hạn khác")
    case .otherSection:
      Phrase(en: "Cited from another section", vi: "Trích dẫn nhưng ghi mục khác của văn bản")
    case .notCovered: Phrase(en: "Not covered by any target", vi: "Chưa mục tiêu nào ghi")
    }
  }

  // MARK: Statements

  private func table(_ statements: [Trace.TracedStatement]) -> [String] {
    var table = TextTable(flexible: 4)
    for found in statements {
      let statement = found.statement
      let first = found.citations.first
      table.add([
        .init("  " + Phrase(en: "line \(statement.line)", vi: "dòng \(statement.line)").text(in: language)),
        .init(statement.section),
        .init(statement.kind.singular.text(in: language), .dim),
        .init(statement.figure.written),
        .init(statement.label),
        .init(
          first.map { "\($0.name) \($0.written)\(difference(found))" } ?? statement.time.text(in: language)),
      ])
      for citation in found.citations.dropFirst() {
        table.add([
          .init(""), .init(""), .init(""), .init(""), .init(""),
          .init("\(citation.name) \(citation.written)"),
        ])
      }
    }
    return table.lines(width: width, least: 12, usesColor: usesColor) ?? table.lines(
      width: nil, least: 0, usesColor: usesColor) ?? []
  }

  /// What the document says instead of what its clause says.
  private func difference(_ found: Trace.TracedStatement) -> String {
    let statement = found.statement
    let phrase: Phrase? =
      switch found.coverage {
      case .otherDeadline:
        Phrase(
          en: "; the document: \(statement.time.text(in: .english))",
          vi: "; văn bản: \(statement.time.text(in: .vietnamese))")
      case .otherSection:
        Phrase(en: "; the document: \(statement.section)", vi: "; văn bản: \(statement.section)")
      default: nil
      }
    return phrase?.text(in: language) ?? ""
  }

  private func missing(_ missing: Trace.MissingWords) -> [String] {
    let place = "\(printable(missing.span.file.path)):\(missing.span.line)"
    var lines = [
      "  \(place)  \(missing.target.name) \(missing.clause.written)  “\(printable(missing.words))”"
    ]
    if let near = missing.nearest {
      lines.append(
        "      "
          + Phrase(
            en: "line \(near.line) says “\(near.figure.written)”: \(near.label)",
            vi: "dòng \(near.line) ghi “\(near.figure.written)”: \(near.label)"
          ).text(in: language))
    }
    return lines
  }
}

extension Trace.Coverage {
  fileprivate var style: TextStyle {
    switch self {
    case .covered: .green
    case .otherFigure, .otherDeadline, .otherSection: .red
    case .notCovered: .yellow
    }
  }
}

extension Phrase {
  fileprivate func applied(to style: TextStyle, _ usesColor: Bool, _ language: Language) -> String {
    style.applied(to: text(in: language), if: usesColor)
  }
}

extension Statement.Kind {
  static let inOrder: [Statement.Kind] = [.goal, .duty, .funding, .fact]

  var singular: Phrase {
    switch self {
    case .goal: Phrase(en: "goal", vi: "mục tiêu")
    case .duty: Phrase(en: "duty", vi: "nhiệm vụ")
    case .funding: Phrase(en: "money", vi: "kinh phí")
    case .fact: Phrase(en: "fact", vi: "hiện trạng")
    }
  }

  var plural: Phrase {
    switch self {
    case .goal: Phrase(en: "goals", vi: "mục tiêu")
    case .duty: Phrase(en: "duties", vi: "nhiệm vụ")
    case .funding: Phrase(en: "sums of money", vi: "khoản kinh phí")
    case .fact: Phrase(en: "facts", vi: "số liệu hiện trạng")
    }
  }
}

extension StatementTime {
  /// For example: `by 2030`.
  func text(in language: Language) -> String {
    let phrase: Phrase =
      switch self {
      case .unstated: Phrase(en: "undated", vi: "không thời hạn")
      case .by(let year): Phrase(en: "by \(year)", vi: "đến \(year)")
      case .period(let years):
        Phrase(verbatim: "\(years.lowerBound)–\(years.upperBound)")
      case .eachYear(nil): Phrase(en: "each year", vi: "mỗi năm")
      case .eachYear(let years?):
        Phrase(
          en: "each year \(years.lowerBound)–\(years.upperBound)",
          vi: "mỗi năm \(years.lowerBound)–\(years.upperBound)")
      }
    return phrase.text(in: language)
  }
}
