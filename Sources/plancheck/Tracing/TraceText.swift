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
    if !document.toRead.isEmpty {
      lines += [
        "",
        Phrase(
          en: "Numbers that were not understood; read these lines yourself",
          vi: "Con số chưa hiểu được; hãy tự đọc các dòng này"
        ).applied(to: .yellow, usesColor, language),
      ]
      lines += document.toRead.map { unread in
        "  " + document.place(of: unread).text(in: language)
          + "  \(printable(unread.written))  “\(printable(unread.words))”"
      }
    }
    lines += goalsOfThePlan
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The first line

  private var summary: String {
    let counts = Statement.Kind.inOrder.compactMap { kind -> String? in
      let ofKind = trace.statements.filter { $0.statement.kind == kind }
      guard !ofKind.isEmpty else { return nil }
      let covered = ofKind.count { $0.coverage == .covered }
      return Phrase(
        en: "\(covered) of \(ofKind.count) \(kind.plural)",
        vi: "\(covered)/\(ofKind.count) \(kind.plural)"
      ).text(in: language)
    }
    let name = printable(
      document.parts.isEmpty ? document.path : document.parts.map(\.path).joined(separator: ", "))
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
        .init("  " + document.place(of: statement).text(in: language)),
        .init(statement.section),
        .init(statement.kind.singular.text(in: language), .dim),
        .init(statement.figure.written),
        .init(statement.label),
        .init(
          first.map { "\(called($0.name)) \($0.written)\(difference(found))" }
            ?? statement.time.text(in: language)),
      ])
      for citation in found.citations.dropFirst() {
        table.add([
          .init(""), .init(""), .init(""), .init(""), .init(""),
          .init("\(called(citation.name)) \(citation.written)"),
        ])
      }
    }
    return table.lines(width: width, least: 12, usesColor: usesColor) ?? table.lines(
      width: nil, least: 0, usesColor: usesColor) ?? []
  }

  /// A target in Vietnamese by its label.
  private func called(_ name: String) -> String {
    guard language == .vietnamese else { return name }
    return plan.targets.first { $0.name == name }?.label ?? name
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
      case .otherFigure:
        statement.figure.change.map { change in
          Phrase(en: "; the document: \(change.text)", vi: "; văn bản: \(change.text)")
        }
      case .covered, .notCovered: nil
      }
    return phrase?.text(in: language) ?? ""
  }

  /// Every clause of the plan with the place and the words of the document that it stands on, in order of the plan.
  private var goalsOfThePlan: [String] {
    guard !plan.targets.isEmpty else { return [] }
    var cited: [Range<Int>: [(span: SourceSpan, statement: Trace.TracedStatement)]] = [:]
    for traced in trace.statements {
      for citation in traced.citations {
        cited[citation.span.range, default: []].append((citation.span, traced))
      }
    }
    var table = TextTable(flexible: 3)
    for target in plan.targets {
      for clause in target.clauses {
        let found = cited[clause.span.range]?.first { $0.span == clause.span }?.statement
        let place =
          found.map { document.place(of: $0.statement).text(in: language) }
          ?? Phrase(en: "not found", vi: "không thấy").text(in: language)
        table.add([
          .init("  " + called(target.name)), .init(clause.written), .init(place),
          .init(found.map { "“\(printable($0.statement.sentence))”" } ?? ""),
        ])
      }
    }
    let title = Phrase(en: "The goals of the plan in the document", vi: "Mục tiêu của kế hoạch trong văn bản")
    return ["", title.text(in: language)]
      + (table.lines(width: width, least: 12, usesColor: usesColor)
        ?? table.lines(width: nil, least: 0, usesColor: usesColor) ?? [])
  }

  private func missing(_ missing: Trace.MissingWords) -> [String] {
    let place = "\(printable(missing.span.file.path)):\(missing.span.line)"
    var lines = [
      "  \(place)  \(printable(called(missing.target.name))) \(missing.clause.written)  “\(printable(missing.words))”"
    ]
    if let near = missing.nearest {
      lines.append(
        "      "
          + Phrase(
            en: "\(document.place(of: near)) says “\(near.figure.written)”: \(near.label)",
            vi: "\(document.place(of: near)) ghi “\(near.figure.written)”: \(near.label)"
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
      case .by(let year): Phrase(en: "by \(year: year)", vi: "đến \(year: year)")
      case .byDay(let date): Phrase(en: "by \(date)", vi: "đến \(date)")
      case .period(let years):
        Phrase(verbatim: "\(years.lowerBound)–\(years.upperBound)")
      case .after(let year): Phrase(en: "after \(year: year)", vi: "sau \(year: year)")
      case .eachYear(nil): Phrase(en: "each year", vi: "mỗi năm")
      case .eachYear(let years?):
        Phrase(
          en: "each year \(year: years.lowerBound)–\(year: years.upperBound)",
          vi: "mỗi năm \(year: years.lowerBound)–\(year: years.upperBound)")
      }
    return phrase.text(in: language)
  }
}

extension FigureChange {
  /// Its way and what it is counted from, for example `down per year since 2020`.
  var text: Phrase {
    let from = since.map { year in
      isSinceAssumed
        ? Phrase(verbatim: "") : Phrase(en: " since \(year: year)", vi: " so với năm \(year: year)")
    }
    let yearly = isYearly || isFromYearBefore ? Phrase(en: " per year", vi: " mỗi năm") : Phrase(verbatim: "")
    let way: Phrase =
      switch way {
      case .up: Phrase(en: "up", vi: "tăng")
      case .down: Phrase(en: "down", vi: "giảm")
      case .times: Phrase(en: "so many times as much", vi: "gấp số lần")
      }
    let rest = from ?? Phrase(verbatim: "")
    return Phrase(en: "\(way)\(yearly)\(rest)", vi: "\(way)\(yearly)\(rest)")
  }
}
