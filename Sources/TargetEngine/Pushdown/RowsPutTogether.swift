import TargetDSL

/// The rows of a table as an engine put them together for one set of needs, and those of them that had to be told apart
/// afterwards.
///
/// A pattern of `n` rows whose cells add up to `S` comes as rows with the two numbers next to `S / n`, as many of each as
/// make the sum. Both lie between the least and the greatest of the cells, so that every comparison is as it was.
final class RowsPutTogether {
  let columns: [TableQuestion.TableColumn]
  private let forms: [AnsweredText.Form]
  private let path: String
  /// Every pattern as it was answered, and where each begins.
  private var answered: [UInt8] = []
  private var starts: [Int] = []
  /// Patterns whose rows stand one by one in `single`.
  private var apart: Set<Int> = []
  private var single: AnsweredText
  /// Whether something came back that is no answer to what was asked.
  private(set) var isFaulty = false
  private(set) var marks: RowsTogether

  init(_ columns: [TableQuestion.TableColumn], forms: [AnsweredText.Form], path: String) {
    (self.columns, self.forms, self.path) = (columns, forms, path)
    single = AnsweredText(forms: forms, isCounted: true)
    marks = RowsTogether(field: columns.count + 1)
  }

  var count: Int { starts.count }
  var singles: Int { single.rows }

  /// Takes a pattern as the engine gave it: what its rows have in common, what is asked of them, their number.
  func add(_ line: ArraySlice<UInt8>) {
    starts.append(answered.count)
    answered += line
  }

  /// Takes a row that stands by itself: its cells, and how many are like it.
  func addSingle(_ line: ArraySlice<UInt8>) { single.add(line, behind: ",0") }

  /// The rows as a table, in which `marks` notes which have to be told apart.
  func table() -> DataFile {
    marks = RowsTogether(field: columns.count + 1)
    var text = AnsweredText(forms: forms, isCounted: true)
    for pattern in starts.indices where !apart.contains(pattern) { write(pattern, to: &text) }
    return DataFile(path: path, bytes: text.bytes + single.bytes, separator: 0x2C)
  }

  /// What the rows that have to be told apart have in common, as statements name it; none where there are no more.
  func tellApart() -> [String] {
    let found = marks.uncertain.map { $0 - 1 }.filter { !apart.contains($0) }.sorted()
    apart.formUnion(found)
    return found.map { pattern in
      let cells = line(pattern).split(separator: 0x2C, omittingEmptySubsequences: false).prefix(columns.count)
      return String(decoding: Array(cells.joined(separator: [0x2C])), as: UTF8.self)
    }
  }

  /// All that is left.
  func tellAllApart() { apart = Set(starts.indices) }

  private func line(_ pattern: Int) -> ArraySlice<UInt8> {
    answered[starts[pattern]..<(pattern + 1 < starts.count ? starts[pattern + 1] : answered.count)]
  }

  private func write(_ pattern: Int, to text: inout AnsweredText) {
    let line = line(pattern).split(separator: 0x2C, omittingEmptySubsequences: false)
    guard let count = line.last.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }), count > 0,
      line.count > columns.count
    else {
      isFaulty = true
      return
    }
    var answers = line.dropFirst(columns.count).dropLast()
    var cells: [[UInt8]] = []
    // Of each sum: its column, the number below the mean, how many rows have the one above, and its fraction.
    var sums: [(column: Int, low: Int128, above: Int, digits: Int)] = []
    for (index, key) in line.prefix(columns.count).enumerated() {
      let column = columns[index].placed
      let answer = column?.asked == nil ? nil : answers.popFirst().map { EngineAnswer.decoded($0) }
      guard let column, key.first == 0x50 else {
        cells.append(text.cell(key, index))
        continue
      }
      guard column.asked != nil else {
        cells.append(Array("x".utf8))
        continue
      }
      guard let answer else {
        isFaulty = true
        return
      }
      cells.append(column.written(answer))
      guard column.isSummed else { continue }
      guard let (digits, fraction) = RowsPutTogether.mantissa(answer, column) else {
        isFaulty = true
        return
      }
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: Int128(count))
      let low = rest < 0 ? quotient - 1 : quotient
      sums.append((index, low, Int(digits - low * Int128(count)), fraction))
    }
    let number = sums.isEmpty || count == 1 ? 0 : pattern + 1
    // Rows are alike as long as none of the sums turns from one number to the next.
    var start = 0
    for end in Set(sums.map(\.above) + [count]).sorted() where end > start {
      for sum in sums {
        guard let column = columns[sum.column].placed else { continue }
        let mantissa = start < sum.above ? sum.low + 1 : sum.low
        cells[sum.column] = column.written(RowsPutTogether.text(mantissa, sum.digits))
      }
      text.add(cells, "\(end - start),\(number)")
      start = end
    }
  }

  /// The digits of a decimal without its point, and how many stand behind that; whole numbers have none.
  private static func mantissa(_ text: [UInt8], _ column: PlacedColumn) -> (Int128, Int)? {
    let point = text.firstIndex(of: 0x2E) ?? text.count
    var fraction = Array(text[min(point + 1, text.count)...])
    if column.asked?.point == nil { fraction = [] }
    guard fraction.count <= 12,
      let digits = Int128(String(decoding: text[..<point] + fraction, as: UTF8.self))
    else { return nil }
    return (digits, fraction.count)
  }

  private static func text(_ mantissa: Int128, _ digits: Int) -> [UInt8] {
    var text = Array(String(mantissa.magnitude).utf8)
    if digits > 0 {
      text = [UInt8](repeating: 0x30, count: max(0, digits + 1 - text.count)) + text
      text.insert(0x2E, at: text.count - digits)
    }
    return (mantissa < 0 ? [0x2D] : []) + text
  }
}

extension PlacedColumn {
  /// A value of the engine as a cell of the plan's table.
  fileprivate func written(_ value: [UInt8]) -> [UInt8] {
    guard let asked, asked.type == .decimal else { return value }
    var text = value
    AnsweredText.shorten(&text, asked.point ?? 0x2E)
    return text
  }
}
