import TargetDSL

/// One line of a file of measured values.
struct MeasuredLine {
  /// The indicator or target that it is about.
  let name: String
  let value: NamedValue
}

/// Reads a file of measured values: `indicator,date,group,low,high,source`, in any order, the last of them and
/// `group` optional. A line that is wrong is a problem and left out; the others are used.
func readMeasuredFile(_ file: SourceFile, plan: CheckedPlan) -> (
  lines: [MeasuredLine], problems: [Diagnostic]
) {
  var reader = MeasuredFileReader(file, plan)
  reader.read()
  return (reader.lines, reader.problems)
}

private struct MeasuredFileReader {
  let file: SourceFile
  let measures: [String: TypedMeasure]
  /// In the order of the plan, for suggestions.
  let names: [String]
  var lines: [MeasuredLine] = []
  var problems: [Diagnostic] = []

  init(_ file: SourceFile, _ plan: CheckedPlan) {
    self.file = file
    let named =
      plan.indicators.map { ($0.name, $0.measure) } + plan.targets.map { ($0.name, $0.measure) }
    measures = Dictionary(named) { first, _ in first }
    names = named.map(\.0)
  }

  mutating func read() {
    var text = DelimitedText(file.bytes)
    do {
      guard let header = try text.next() else {
        report(.measuredHeader, at: 0, .emptyMeasuredFile)
        return
      }
      guard let columns = columns(header) else { return }
      while let record = try text.next() { read(record, columns) }
    } catch {
      report(.measuredQuote, at: error.offset, .malformed(error.reason))
    }
  }

  // MARK: The header

  private struct Columns {
    var places: [String: Int] = [:]
    var count = 0

    subscript(_ name: String, _ record: [DelimitedText.Field]) -> DelimitedText.Field? {
      places[name].flatMap { record.indices.contains($0) ? record[$0] : nil }
    }
  }

  private static let required = ["indicator", "date", "low", "high"]
  private static let all = ["indicator", "date", "group", "low", "high", "source"]

  private mutating func columns(_ header: [DelimitedText.Field]) -> Columns? {
    var result = Columns()
    result.count = header.count
    for (index, field) in header.enumerated() {
      let name = matchKey(field.text)
      guard Self.all.contains(name), result.places[name] == nil else {
        report(
          .measuredHeader, at: field.offset, .unknownMeasuredColumn(field.text),
          fixes: nearest(to: name, among: Self.all.filter { result.places[$0] == nil }).map(Self.didYouMean))
        return nil
      }
      result.places[name] = index
    }
    let missing = Self.required.filter { result.places[$0] == nil }
    guard missing.isEmpty else {
      report(.measuredHeader, at: header.first?.offset ?? 0, .missingMeasuredColumns(missing))
      return nil
    }
    return result
  }

  // MARK: A line

  private mutating func read(_ record: [DelimitedText.Field], _ columns: Columns) {
    let start = record.first?.offset ?? 0
    guard record.count == columns.count else {
      report(.measuredFieldCount, at: start, .wrongFieldCount(record.count, expected: columns.count))
      return
    }
    guard let nameField = columns["indicator", record], let dateField = columns["date", record],
      let lowField = columns["low", record], let highField = columns["high", record]
    else { return }
    let name = trimmed(nameField.text)
    guard let measure = measures[name] else {
      report(
        .measuredName, at: nameField.offset, .unknownMeasuredName(name),
        fixes: nearest(to: name, among: names).map(Self.didYouMean))
      return
    }
    guard let date = day(trimmed(dateField.text)) else {
      report(.measuredDate, at: dateField.offset, .brokenMeasuredDate(trimmed(dateField.text)))
      return
    }
    guard let low = number(lowField, measure), let high = number(highField, measure) else { return }
    let written = ValueInterval(low: low.value, high: high.value)
    guard let value = possible(written, measure, at: lowField.offset) else { return }
    lines.append(
      MeasuredLine(
        name: name,
        value: NamedValue(
          kind: .measured, date: date, group: nonBlank(columns["group", record]), value: value,
          source: nonBlank(columns["source", record]), place: place(start),
          isCount: measure.type == .count)))
  }

  private func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private func nonBlank(_ field: DelimitedText.Field?) -> String? {
    let text = field.map { trimmed($0.text) } ?? ""
    return text.isEmpty ? nil : text
  }

  /// `2024-12-31`, or the end of `2024` or of `2024-06`.
  private func day(_ text: String) -> CalendarDate? {
    switch text.utf8.count {
    case 4: return CalendarDate(iso: text + "-12-31")
    case 7:
      return CalendarDate(iso: text + "-01").flatMap { CalendarDate.endOf(year: $0.year, month: $0.month) }
    default: return CalendarDate(iso: text)
    }
  }

  /// An end in base units, `nil` inside where the cell is blank; `nil` after reporting.
  private mutating func number(
    _ field: DelimitedText.Field, _ measure: TypedMeasure
  ) -> (value: Rational?, Void)? {
    let text = trimmed(field.text)
    if text.isEmpty { return (nil, ()) }
    guard let written = Rational(exact: text) else {
      report(.measuredNumber, at: field.offset, .brokenMeasuredNumber(text))
      return nil
    }
    do {
      // Shares and points are written as parts of 1 already.
      return (try written.multiplied(by: measure.unit.scale.factor), ())
    } catch {
      report(.measuredNumber, at: field.offset, .overflow)
      return nil
    }
  }

  /// The values that a line allows and the measure can have; `nil` after reporting.
  private mutating func possible(
    _ written: ValueInterval, _ measure: TypedMeasure, at offset: Int
  ) -> ValueInterval? {
    if written.low == nil, written.high == nil {
      report(.emptyMeasuredValue, at: offset, .emptyMeasuredValue)
      return nil
    }
    var scale = ValueInterval.unbounded
    if measure.type == .share || measure.type == .count { scale.low = .zero }
    if measure.type == .share { scale.high = .one }
    let ends = [written.low, written.high].compactMap { $0 }
    guard !written.isEmpty, ends.allSatisfy({ scale.contains(ValueInterval($0)) }) else {
      report(.impossibleMeasuredValue, at: offset, .impossibleMeasuredValue(written, measure.type))
      return nil
    }
    return scale.intersection(written)
  }

  // MARK: Reporting

  private static func didYouMean(_ name: String) -> Diagnostic.Fix {
    Diagnostic.Fix(Phrase(en: "did you mean `\(name)`?", vi: "có phải là `\(name)`?"))
  }

  private func place(_ offset: Int) -> Place {
    let position = file.position(at: offset)
    return .file(file.path, line: position.line, column: position.column)
  }

  private mutating func report(
    _ kind: DiagnosticKind, at offset: Int, _ message: Phrase, fixes: [Diagnostic.Fix] = []
  ) {
    problems.append(Diagnostic(kind, at: place(offset), message, fixes: fixes))
  }
}

extension Rational {
  /// An integer, a decimal with a point, or a fraction of integers such as `121/316`; nothing else.
  init?(exact text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let top = Rational(exactDecimal: parts[0]), let bottom = Rational(exactDecimal: parts[1]),
        top.isInteger, bottom.isInteger
      else { return nil }
      self.init(top.numerator, over: bottom.numerator)
    } else {
      guard parts.count == 1, let value = Rational(exactDecimal: parts[0]) else { return nil }
      self = value
    }
  }

  private init?(exactDecimal text: Substring) {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let digits = Int128((isNegative ? "-" : "") + parts.joined())
    else { return nil }
    self.init(digits: digits, fractionDigits: parts.count == 2 ? parts[1].utf8.count : 0)
  }
}
