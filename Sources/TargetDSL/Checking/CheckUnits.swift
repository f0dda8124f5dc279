// Units, quantities and what kinds of numbers may meet.

extension Checker {
  /// The unit that an expression spells; `nil` after reporting a unit that nobody declared.
  mutating func unit(_ node: SyntaxNode) -> UnitExpression? {
    if node.token(.percent) != nil { return .percent }
    if node.has(.points) { return .points }
    var scale = UnitExpression.Scale.one
    var exponents: [String: Int] = [:]
    var words: [String] = []
    var labels: [String: String] = [:]
    var sign = 1
    var isSound = true
    for token in node.tokens where token.kind == .word {
      // In English words, so that one unit has one text in files of every language.
      let word = token.keyword?.rawValue ?? node.text(of: token)
      let place = words.count
      words.append(word)
      switch token.keyword {
      case .thousand: scale = .thousand
      case .million: scale = .million
      case .billion: scale = scale == .thousand ? .thousandBillion : .billion
      case .per:
        if !words.dropLast().isEmpty,
          words.dropLast().allSatisfy({ ["thousand", "million", "billion"].contains($0) })
        {
          reportMissingUnit(behind: token, in: node)
          isSound = false
        }
        sign = -1
      case .year where sign == -1: exponents["year", default: 0] -= 1
      default:
        var name = word
        if units[word] == nil {
          let (byLabel, isReported) = labelled(word, in: unitLabels, at: node.span(of: token))
          if isReported {
            isSound = false
            continue
          }
          name = byLabel ?? word
        }
        if let unit = units[name] {
          let (shown, label) = unitWords[unit.value] ?? (word, nil)
          // By whatever label it is called, one unit has one text.
          if name != word || label == word && unit.value != word { words[place] = shown }
          labels[words[place]] = label
          exponents[unit.value, default: 0] += sign
          use(.unit(unit.value), token, of: node)
        } else {
          reportUnknown(
            Phrase(en: "unit", vi: "đơn vị"), word, at: node.span(of: token), among: Array(units.keys),
            labels: unitLabels.names, kind: .unknownUnit,
            meant: ["percent", "pct"].contains(word.lowercased())
              ? [.write("%", at: node.span(of: token), isSafe: true)]
              : ["pp", "ppt", "ppts"].contains(word.lowercased())
                ? [.write("points", at: node.span(of: token), isSafe: true)]
                : node.tokens.count { $0.kind == .word } == 1 ? meantUnit(word, at: node.span(of: token)) : []
          )
          isSound = false
        }
      }
    }
    guard isSound else { return nil }
    let dimension = Dimension(exponents)
    return UnitExpression(
      text: words.joined(separator: " "), scale: scale,
      type: dimension.isPlain ? .count : .quantity(dimension), labels: labels)
  }

  /// Words for how many, without their marks, and the scale that says so; empty where none does.
  private static let scales: [String: String] = [
    "nghin": "thousand", "ngan": "thousand", "k": "thousand", "trieu": "million", "tr": "million",
    "mil": "million", "mn": "million", "ty": "billion", "ti": "billion", "bn": "billion", "tram": "",
    "van": "",
    "chuc": "", "muoi": "", "ta": "", "doi": "", "cap": "", "hundred": "", "dozen": "", "dozens": "",
    "hundreds": "",
    "thousands": "thousand", "millions": "million", "billions": "billion", "m": "", "b": "",
  ]

  /// `trên 70 hợp tác xã`, `4.200 thành viên`, `2 điểm`: a word that counts, behind the number of a measure whose unit is
  /// known. None where a unit of nearly this name is likelier.
  private func meantUnit(_ word: String, at span: SourceSpan) -> [Diagnostic.Fix] {
    // `70 trieu đồng`, `5k`, `1 vạn`: how many there are, not what they are counted in.
    let parts = word.split(separator: " ", maxSplits: 1)
    if let scale = Checker.scales[foldedForSuggestion(parts[0])] {
      let rest = parts.count == 2 ? " \(parts[1])" : ""
      let start = span.range.lowerBound
      let touches = start > 0 && isDigit(span.file.bytes[start - 1])
      guard !scale.isEmpty else { return [] }
      let code = span.file.inOwnWords(scale) + rest
      return [
        .init(
          Phrase(en: "write `\(code)`", vi: "viết `\(code)`"),
          edits: [.init(span, (touches ? " " : "") + code)])
      ]
    }
    if parts[0].contains(where: \.isNumber) { return [] }
    guard let asked = unitAsked, near(word, among: units.keys.sorted() + unitLabels.names).isEmpty else {
      return []
    }
    switch asked.type {
    case .count:
      var start = span.range.lowerBound
      while start > 0, [0x20, 0x09].contains(span.file.bytes[start - 1]) { start -= 1 }
      let gap = SourceSpan(span.file, start..<span.range.upperBound)
      return [
        .init(
          Phrase(en: "leave `\(word)` out: a count has no unit", vi: "bỏ `\(word)`: số đếm không có đơn vị"),
          edits: [.init(gap, "")])
      ]
    case .quantity:
      // What people or groups are counted in may be said in another word; hectares are no money.
      let unit = called(asked.unit, at: span)
      let isPlain = unit.scale == .one && !unit.text.contains(" ") && !["VND", "đồng"].contains(unit.text)
      return isPlain ? [.write(unit.text, at: span)] : []
    case .share, .points, .ratio:
      return matchKey(word) == matchKey("điểm") ? [.write("points", at: span)] : []
    }
  }

  /// `70 triệu/người`: behind the scale no unit stands. What is told of millions without one is money, where the plan has it.
  private mutating func reportMissingUnit(behind per: Token, in node: SyntaxNode) {
    let scales = node.tokens.prefix { $0.key != per.key }
    guard let first = scales.first, let last = scales.last else { return }
    let place = SourceSpan(
      node.span.file, node.span(of: first).range.lowerBound..<node.span(of: last).range.upperBound)
    let names = node.span.file.language == .english ? ["VND", "đồng"] : ["đồng", "VND"]
    let money = names.first { units[$0] != nil || unitLabels.matches($0).count == 1 }
    let end = SourceSpan(node.span.file, place.range.upperBound..<place.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .missingPart, at: .source(place),
        Phrase(en: "a unit is missing after `\(place.text)`", vi: "sau `\(place.text)` còn thiếu đơn vị"),
        fixes: money.map { unit in
          [
            .init(
              Phrase(en: "write `\(place.text) \(unit)`", vi: "viết `\(place.text) \(unit)`"),
              edits: [.init(end, " \(unit)")])
          ]
        } ?? [], isInFileWords: true))
  }

  /// A number with its unit, in base units.
  struct Quantity {
    var value: Rational
    let unit: UnitExpression
    /// Whether a unit was written.
    let hasUnit: Bool
    let node: SyntaxNode
    /// The number without its unit, for offers.
    let written: String

    var type: QuantityType { unit.type }
  }

  /// The quantity of a node; a quantity without a unit takes the one of `sharing`, if that is given.
  mutating func quantity(_ node: SyntaxNode, sharing: SyntaxNode? = nil) -> Quantity? {
    guard let token = node.token(.number) else { return nil }
    let unitNode = node.node(.unitExpression) ?? sharing?.node(.unitExpression)
    var unit = UnitExpression.plain
    if let unitNode {
      guard let found = self.unit(unitNode) else { return nil }
      unit = found
    }
    let isNegative = node.token(.minus) != nil
    let written = (isNegative ? "-" : "") + node.text(of: token)
    do {
      var value = try number(token, in: node).multiplied(by: unit.factor)
      if isNegative { value = value.negation }
      // No plan has a number of more than 38 digits on purpose.
      if value.short == nil { throw ArithmeticOverflow() }
      return Quantity(value: value, unit: unit, hasUnit: unitNode != nil, node: node, written: written)
    } catch {
      reportOverflow(at: node.span)
      return nil
    }
  }

  mutating func reportOverflow(at span: SourceSpan) {
    report(
      .numberTooLarge, at: span,
      Phrase(
        en: "this number is too large to be computed with exactly",
        vi: "số này quá lớn để tính toán chính xác"))
  }
}

extension QuantityType {
  /// How messages call the kind of number.
  func described(_ unit: UnitExpression? = nil) -> Phrase {
    switch self {
    case .count: Phrase(en: "a plain number", vi: "một số không có đơn vị")
    case .share: Phrase(en: "a percentage", vi: "một tỷ lệ phần trăm")
    case .points: Phrase(en: "percentage points", vi: "điểm phần trăm")
    case .ratio: Phrase(en: "a plain ratio", vi: "một tỷ số")
    case .quantity(let dimension):
      Phrase(
        en: "a number of `\(unit?.text ?? dimension.text)`",
        vi: "một số đo bằng `\(unit?.text ?? dimension.text)`")
    }
  }

  /// Whether two numbers of these kinds may be compared.
  func isComparable(with other: QuantityType) -> Bool {
    switch self {
    case .ratio: [.ratio, .share, .count].contains(other)
    case .share, .count: other == self || other == .ratio
    case .points, .quantity: other == self
    }
  }

  /// The kind of a sum or difference; `nil` where the two do not add up.
  func adding(_ other: QuantityType, isDifference: Bool) -> QuantityType? {
    if self == other { return self == .share && isDifference ? .points : self }
    switch self {
    case .share: return other == .ratio ? (isDifference ? .points : .share) : other == .points ? .share : nil
    case .points: return other == .share && !isDifference ? .share : nil
    case .ratio: return other == .share ? (isDifference ? .points : .share) : other == .count ? .ratio : nil
    case .count: return other == .ratio ? .ratio : nil
    case .quantity: return nil
    }
  }

  private var dimension: Dimension {
    if case .quantity(let dimension) = self { dimension } else { Dimension([:]) }
  }

  /// The kind of a product (`sign` 1) or quotient (`sign` -1): dimensions multiply.
  func multiplied(by other: QuantityType, sign: Int) -> QuantityType {
    if self == .count, other == .count, sign == 1 { return .count }
    let exponents = dimension.exponents.merging(
      other.dimension.exponents.mapValues { $0 * sign }, uniquingKeysWith: +)
    let result = Dimension(exponents)
    return result.isPlain ? .ratio : .quantity(result)
  }
}
