/// Finds for every clause the statement that it cites.
struct Tracer {
  let plan: CheckedPlan
  let document: OfficialDocument
  private let index: WordIndex
  /// The words of each statement: of its sentence and its label.
  private let words: [Set<String>]
  /// The statements of each passage, in order.
  private let statementsOfPassage: [Int: [Int]]

  init(plan: CheckedPlan, document: OfficialDocument) {
    self.plan = plan
    self.document = document
    index = WordIndex(document)
    words = document.statements.map { Self.words(of: $0.sentence + " " + $0.label) }
    statementsOfPassage = Dictionary(grouping: document.statements.indices) {
      document.statements[$0].passage
    }
  }

  private static func words(of text: String) -> Set<String> {
    Set(proseTokens(text).filter { $0.kind == .word }.flatMap(\.expanded))
  }

  /// A clause, or a stated value, that may cite a statement.
  private struct Candidate {
    let source: Int
    let statement: Int
    let agreement: Agreement
    let score: Int
    var hasItsDeadline = true
    var hasItsSection = true
  }

  private struct Source {
    let name: String
    let label: String?
    let written: String
    let span: SourceSpan
    let candidates: [Candidate]
  }

  func trace() -> Trace {
    var sources: [Source] = []
    var missing: [Trace.MissingWords] = []
    for target in plan.targets {
      let label = Self.words(of: target.label ?? "")
      for clause in target.clauses {
        let quoted = clause.source?.says.map { QuotedWords($0) }
        let places = quoted?.places(in: index)
        if let quoted, !quoted.isEmpty, let places, places.isEmpty {
          missing.append(missingWords(target, clause, label))
          continue
        }
        let number = sources.count
        let candidates: [Candidate]
        if let places, quoted?.isEmpty != true {
          // Only passages that hold the words have a statement that is cited.
          let ofPassage = Dictionary(grouping: places, by: \.passage)
          candidates = ofPassage.keys.sorted().flatMap { passage in
            (statementsOfPassage[passage] ?? []).compactMap {
              candidate(number, $0, target, clause, label, places: ofPassage[passage])
            }
          }
        } else {
          candidates = document.statements.indices.compactMap {
            candidate(number, $0, target, clause, label, places: nil)
          }
        }
        sources.append(
          Source(
            name: target.name, label: target.label, written: clause.written, span: clause.span,
            candidates: candidates))
      }
      for number in target.measure.expression.numbers {
        sources.append(source(sources.count, target, number, label))
      }
      // What an indicator states is looked up once, below.
      for stated in target.stated where target.indicator == nil {
        sources.append(source(sources.count, target.name, target.label, stated, label))
      }
    }
    for indicator in plan.indicators {
      let label = Self.words(of: indicator.label ?? "")
      for stated in indicator.stated {
        sources.append(source(sources.count, indicator.name, indicator.label, stated, label))
      }
    }
    return Trace(statements: statements(citedBy: sources), missingWords: missing)
  }

  /// Gives every source its best statement: strongest pairs first, statements that nobody cites yet before others.
  private func statements(citedBy sources: [Source]) -> [Trace.TracedStatement] {
    var citations = [[Trace.Citation]](repeating: [], count: document.statements.count)
    var assigned: Set<Int> = []
    let all = sources.flatMap(\.candidates).sorted {
      ($1.score, $0.source, $0.statement) < ($0.score, $1.source, $1.statement)
    }
    let best = sources.map { $0.candidates.map(\.score).max() ?? 0 }
    // For each statement the sources that fit no other better, and how many such statements of a source nobody cites yet.
    var fittest = [[Int]](repeating: [], count: document.statements.count)
    var free = [Int](repeating: 0, count: sources.count)
    for candidate in all where candidate.score == best[candidate.source] {
      fittest[candidate.statement].append(candidate.source)
      free[candidate.source] += 1
    }
    for onlyFree in [true, false] {
      for candidate in all where !assigned.contains(candidate.source) {
        // A clause that fits a statement best may share it; a weaker fit has to look for a free one first.
        let isBest = candidate.score == best[candidate.source]
        let isFree = citations[candidate.statement].isEmpty
        if onlyFree, !isFree, !isBest || free[candidate.source] > 0 { continue }
        if isFree { for other in fittest[candidate.statement] { free[other] -= 1 } }
        let source = sources[candidate.source]
        citations[candidate.statement].append(
          Trace.Citation(
            name: source.name, label: source.label, written: source.written, span: source.span,
            agreement: candidate.agreement, hasItsDeadline: candidate.hasItsDeadline,
            hasItsSection: candidate.hasItsSection))
        assigned.insert(candidate.source)
      }
    }
    return zip(document.statements, citations).map { statement, citations in
      Trace.TracedStatement(statement: statement, coverage: coverage(by: citations), citations: citations)
    }
  }

  /// What the best of the citations leaves to be wished for.
  private func coverage(by citations: [Trace.Citation]) -> Trace.Coverage {
    guard !citations.isEmpty else { return .notCovered }
    let agreeing = citations.filter { $0.agreement == .agrees }
    if agreeing.isEmpty { return .otherFigure }
    let timely = agreeing.filter(\.hasItsDeadline)
    if timely.isEmpty { return .otherDeadline }
    return timely.contains(where: \.hasItsSection) ? .covered : .otherSection
  }

  // MARK: How well a clause fits a statement

  private func candidate(
    _ source: Int, _ index: Int, _ target: Target, _ clause: Clause, _ label: Set<String>,
    places: [QuotedWords.Place]?
  ) -> Candidate? {
    let statement = document.statements[index]
    let agreement = agreement(statement, target, clause)
    let sameTime = clause.when.agrees(with: statement.time)
    let section = sectionFit(clause.source?.item, statement)
    let words = wordFit(label, index)
    var score = words + (section ?? 0) + (sameTime ? 40 : 0)
    switch agreement {
    case .agrees: score += 100
    case .otherComparator: score += 70
    case .otherFigure: score += 10
    case .otherKind: break
    }
    if let places {
      let ofPassage = places.filter { $0.passage == statement.passage }
      let holds = ofPassage.contains { $0.range.overlaps(statement.range) }
      // The quoted words of a target are those of its first milestone; the others go on from it.
      let goesOn = statement.continuesPrevious && agreement == .agrees && sameTime && !ofPassage.isEmpty
      guard holds || goesOn || ofPassage.contains(where: { isBeside($0, index) }) else { return nil }
      return Candidate(
        source: source, statement: index, agreement: agreement, score: score + (holds ? 60 : 0),
        hasItsDeadline: !clause.when.contradicts(statement.time), hasItsSection: section != 0)
    }
    // Without quoted words everything else has to fit.
    guard statement.kind != .fact, sameTime, section != 0 else { return nil }
    guard agreement == .agrees ? (section ?? 0) > 0 || words >= 15 : words >= 25 && agreement != .otherKind
    else {
      return nil
    }
    return Candidate(source: source, statement: index, agreement: agreement, score: score)
  }

  /// A change of every year is asked of every year, or as the mean of the years.
  private func agreement(_ statement: Statement, _ target: Target, _ clause: Clause) -> Agreement {
    let agreement = statement.figure.agreement(with: clause.bound, of: target.measure.type)
    guard agreement == .agrees, let own = statement.figure.change, case .change(let asked) = clause.bound
    else { return agreement }
    var isYearly = asked.isPerYear || asked.since == nil
    if case .eachYear = clause.when { isYearly = true }
    return (own.isYearly || own.isFromYearBefore) == isYearly || own.way == .times
      || own.isFromYearBefore && own.since == asked.since
      ? .agrees : .otherComparator
  }

  /// Whether quoted words that hold no figure stand in the sentence of a statement, with no other figure nearer.
  private func isBeside(_ place: QuotedWords.Place, _ index: Int) -> Bool {
    let tokens = document.passages[place.passage].tokens
    func distance(_ range: Range<Int>) -> Int? {
      let between =
        range.upperBound <= place.range.lowerBound
        ? range.upperBound..<place.range.lowerBound
        : place.range.upperBound <= range.lowerBound ? place.range.upperBound..<range.lowerBound : 0..<0
      return tokens[between].contains { $0.isSymbol(".") || $0.isSymbol(";") } ? nil : between.count
    }
    let inPassage = (statementsOfPassage[place.passage] ?? []).map { document.statements[$0] }
    if inPassage.contains(where: { $0.range.overlaps(place.range) }) { return false }
    guard let own = distance(document.statements[index].range) else { return false }
    return inPassage.allSatisfy { distance($0.range).map { own <= $0 } ?? true }
  }

  /// 20 where the cited section holds the statement, 0 where it is another one, `nil` where none is named.
  private func sectionFit(_ item: String?, _ statement: Statement) -> Int? {
    guard let item, let cited = item.citedSection, !statement.section.isEmpty else { return nil }
    let (short, long) =
      cited.count < statement.section.count ? (cited, statement.section) : (statement.section, cited)
    return long == short || long.hasPrefix(short + ".") ? 20 : 0
  }

  /// Up to 30 by the part of the label's words that stand in the sentence.
  private func wordFit(_ label: Set<String>, _ statement: Int) -> Int {
    guard !label.isEmpty else { return 0 }
    return 30 * label.count { words[statement].contains($0) } / label.count
  }

  // MARK: Stated values

  private func source(
    _ number: Int, _ name: String, _ label: String?, _ stated: StatedValue, _ labelWords: Set<String>
  ) -> Source {
    let candidates = document.statements.indices.compactMap { index -> Candidate? in
      let statement = document.statements[index]
      guard statement.kind == .fact, let low = statement.figure.low else { return nil }
      let year = statement.time.lastYear ?? document.year(of: statement)
      guard year == stated.date.year, stated.value.low == low || stated.value.high == low else { return nil }
      let words = wordFit(labelWords, index)
      guard words > 0 else { return nil }
      return Candidate(source: number, statement: index, agreement: .agrees, score: 100 + words)
    }
    return Source(
      name: name, label: label, written: stated.span.oneLine, span: stated.span, candidates: candidates)
  }

  /// A number inside a measure: the parts of a budget that must add up.
  private func source(_ source: Int, _ target: Target, _ number: Rational, _ label: Set<String>) -> Source {
    let items = target.clauses.compactMap { $0.source?.item }
    let candidates = document.statements.indices.compactMap { index -> Candidate? in
      let statement = document.statements[index]
      guard statement.kind == .funding || statement.kind == .fact, statement.figure.low == number,
        statement.figure.high == nil, items.contains(where: { (sectionFit($0, statement) ?? 0) > 0 })
      else { return nil }
      return Candidate(
        source: source, statement: index, agreement: .agrees, score: 100 + wordFit(label, index))
    }
    return Source(
      name: target.name, label: target.label,
      written: planQuantity(number, target.measure.unit) ?? number.description, span: target.measure.span,
      candidates: candidates)
  }

  // MARK: Words that are not there

  private func missingWords(_ target: Target, _ clause: Clause, _ label: Set<String>) -> Trace.MissingWords {
    let nearest = document.statements.indices.compactMap { index -> (score: Int, index: Int)? in
      let statement = document.statements[index]
      let agreement = statement.figure.agreement(with: clause.bound, of: target.measure.type)
      let sameNumber = agreement == .agrees || agreement == .otherComparator
      let score =
        wordFit(label, index) + (sameNumber ? 15 : 0) - (agreement == .otherKind ? 15 : 0)
        + (clause.when.agrees(with: statement.time) ? 5 : 0)
      return score >= 20 ? (score, index) : nil
    }.max { ($0.score, $1.index) < ($1.score, $0.index) }
    return Trace.MissingWords(
      target: target, clause: clause, words: clause.source?.says ?? "",
      span: clause.source?.saysSpan ?? clause.span, nearest: nearest.map { document.statements[$0.index] })
  }
}

extension Measure {
  /// The numbers that it adds up; no factors and no rows.
  fileprivate var numbers: [Rational] {
    switch self {
    case .number(let number): [number]
    case .sum(let left, let right), .difference(let left, let right): left.numbers + right.numbers
    case .aggregate, .stated, .indicator, .negated, .product, .quotient: []
    }
  }
}

extension When {
  /// Whether a clause speaks of the time of a statement.
  fileprivate func agrees(with time: StatementTime) -> Bool {
    switch self {
    case .by(let date):
      switch time {
      case .by(let year): date.year == year
      case .byDay(let day): date == day
      case .period(let years): date.year == years.upperBound
      case .eachYear, .unstated, .after: false
      }
    case .eachYear(let stated):
      switch time {
      case .eachYear: true
      case .period(let years): stated == years
      case .by, .byDay, .unstated, .after: false
      }
    case .total(let stated):
      switch time {
      case .period(let years): stated == years
      case .by(let year): stated.upperBound == year
      case .byDay(let day): stated.upperBound == day.year && day.isEndOfYear
      case .eachYear, .unstated, .after: false
      }
    case .always:
      switch time {
      case .unstated, .eachYear: true
      case .by, .byDay, .period, .after: false
      }
    case .undated:
      switch time {
      case .unstated, .after: true
      case .by, .byDay, .period, .eachYear: false
      }
    }
  }
}

extension When {
  /// Whether a clause has another time than a statement that states one.
  fileprivate func contradicts(_ time: StatementTime) -> Bool {
    switch self {
    case .by(let date):
      switch time {
      // June is not the end of the year that the text names.
      case .by(let year): date.year != year || !date.isEndOfYear
      case .period(let years): date.year != years.upperBound || !date.isEndOfYear
      case .byDay, .eachYear: !agrees(with: time)
      case .after(let year): date.year <= year
      case .unstated: false
      }
    case .eachYear(let stated):
      switch time {
      case .by(let year): !stated.contains(year)
      case .byDay(let day): !stated.contains(day.year)
      case .period(let years), .eachYear(let years?): stated.upperBound != years.upperBound
      case .after(let year): stated.upperBound <= year
      case .eachYear(nil), .unstated: false
      }
    case .total(let stated):
      switch time {
      case .by, .byDay, .period, .eachYear: !agrees(with: time)
      case .after(let year): stated.upperBound <= year
      case .unstated: false
      }
    case .always, .undated: false
    }
  }
}

extension String {
  /// The section that a citation opens with: `II.2.a` of `II.2.a, to 2025, item 1`.
  fileprivate var citedSection: String? {
    let head = prefix { !",;: ".contains($0) }
    let isNumbered = head.contains { $0.isNumber } || head.allSatisfy { "IVX.".contains($0) }
    return head.isEmpty || !isNumbered ? nil : String(head)
  }
}

extension ProseToken {
  /// A word under its key; common abbreviations of official prose written out, so that `HTX` is `hợp tác xã`.
  fileprivate var expanded: [String] {
    switch key {
    case "htx": Self.cooperative
    case "tht": Self.team
    case "kttt": Self.collective
    case "lh", "lhhtx": Self.union
    default: [key]
    }
  }

  private static let cooperative = ["hợp", "tác", "xã"].map { matchKey($0) }
  private static let team = ["tổ", "hợp", "tác"].map { matchKey($0) }
  private static let collective = ["kinh", "tế", "tập", "thể"].map { matchKey($0) }
  private static let union = ["liên", "hiệp"].map { matchKey($0) }
}
