// The plan header.

extension Checker {
  struct Header {
    let name: String
    let label: String?
    let span: SourceSpan
    var document: String?
    var issued: CalendarDate?
    var place: String?
    var territory: CheckedPlan.Territory?
    var notes: [String] = []
  }

  mutating func checkHeader() -> Header? {
    var headers = declarations(.plan)
    guard !headers.isEmpty else { return nil }
    let node = headers.removeFirst()
    for other in headers {
      report(
        .secondPlan, at: other.firstToken.map { other.span(of: $0) } ?? other.span,
        Phrase(
          en: "a plan has one `plan` header, this is the second",
          vi: "kế hoạch chỉ có một phần `plan`, đây là phần thứ hai"),
        related: [
          .init(
            .source(node.firstToken.map { node.span(of: $0) } ?? node.span),
            Phrase(en: "the first one is here", vi: "phần đầu tiên ở đây"))
        ])
    }
    guard let token = nameToken(of: node) else { return nil }
    declare(.plan, node, named: [token], label: label(of: node))
    var header = Header(name: node.text(of: token), label: label(of: node), span: node.span(of: token))
    rejectRepeated(in: node, except: [.noteClause])
    brokenHeaderClauses = Set(node.nodes.filter(\.isBroken).map(\.kind))
    for clause in node.nodes where !clause.isBroken { readHeaderClause(clause, into: &header) }
    return header
  }

  private mutating func readHeaderClause(_ clause: SyntaxNode, into header: inout Header) {
    switch clause.kind {
    case .documentClause: header.document = label(of: clause)
    case .placeClause: header.place = label(of: clause)
    case .issuedClause: header.issued = day(in: clause)
    case .periodClause:
      if let years = clause.node(.years) {
        period = self.years(in: years)
        if period == nil { brokenHeaderClauses.insert(.periodClause) }
      }
    case .noteClause: if let note = string(of: clause) { header.notes.append(note) }
    case .territoryClause:
      if let lastDay = day(in: clause), let reason = string(of: clause) {
        header.territory = CheckedPlan.Territory(lastDay: lastDay, reason: reason, span: clause.span)
      }
    case .aboutClause:
      if let node = clause.node(.tolerance) { defaultTolerance = (node, tolerance(node)) }
    default: break
    }
  }

  /// Clauses that may stand once are reported where they stand again.
  mutating func rejectRepeated(in node: SyntaxNode, except many: Set<SyntaxKind>) {
    var seen: [SyntaxKind: SyntaxNode] = [:]
    for clause in node.nodes where !many.contains(clause.kind) && clause.tokens.first?.keyword != nil {
      guard let first = seen[clause.kind] else {
        seen[clause.kind] = clause
        continue
      }
      let word = clause.firstToken.map { clause.text(of: $0) } ?? ""
      report(
        .repeatedClause, at: clause.span,
        Phrase(en: "`\(word)` stands here a second time", vi: "`\(word)` xuất hiện lần thứ hai"),
        related: [.init(.source(first.span), Phrase(en: "the first one is here", vi: "lần đầu ở đây"))])
    }
  }

  // MARK: Years and days

  /// A year, month or date of a clause as a day: a year or a month is its last day.
  mutating func day(in clause: SyntaxNode) -> CalendarDate? {
    for token in clause.tokens {
      switch token.kind {
      case .date, .month: return clause.day(of: token)
      case .number: return year(token, in: clause).map { .endOf(year: $0) }
      default: continue
      }
    }
    return nil
  }

  /// A year has four digits.
  mutating func year(_ token: Token, in node: SyntaxNode) -> Int? {
    let text = node.text(of: token)
    if text.utf8.count == 4, let year = Int(text), year >= 1000 { return year }
    report(
      .notAYear, at: node.span(of: token),
      Phrase(
        en: "`\(text)` is not a year: a year has four digits",
        vi: "`\(text)` không phải là năm: năm có bốn chữ số"))
    return nil
  }

  /// `2021..2025`
  mutating func years(in node: SyntaxNode) -> ClosedRange<Int>? {
    let numbers = node.tokens.filter { $0.kind == .number }
    guard numbers.count == 2, let first = year(numbers[0], in: node), let last = year(numbers[1], in: node)
    else { return nil }
    guard first <= last else {
      report(
        .invertedRange, at: node.span,
        Phrase(en: "the years run backwards", vi: "khoảng năm bị ngược"),
        fixes: [.write("\(last)..\(first)", at: node.span)])
      return nil
    }
    guard last - first < 200 else {
      report(
        .tooManyYears, at: node.span,
        Phrase(en: "a range of years holds at most 200 years", vi: "một khoảng có nhiều nhất 200 năm"))
      return nil
    }
    return first...last
  }
}

extension SyntaxNode {
  /// The last day of what a year, a month or a date says; `nil` of any other token.
  func day(of token: Token) -> CalendarDate? {
    let text = text(of: token)
    switch token.kind {
    case .date: return CalendarDate(iso: text)
    case .month: return CalendarDate(iso: text + "-01").flatMap { .endOf(year: $0.year, month: $0.month) }
    case .number: return text.utf8.count == 4 ? Int(text).map { .endOf(year: $0) } : nil
    default: return nil
    }
  }
}
