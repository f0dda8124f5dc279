/// Draws a diagnostic for a person: what is wrong, where, the source line with the exact place marked, what else
/// takes part, and what would mend it.
///
///     error[P0301]: `organisations` has no column `ratin`
///       --> plans/daknong/daknong.plan:12:41
///        |
///     12 | target a = share of organisations where ratin = good
///        |                                         ^^^^^
///        = fix: write `rating`
public struct DiagnosticRenderer: Sendable {
  public let language: Language
  public let usesColor: Bool
  /// Source lines are shortened around the marked place to this many columns.
  public let width: Int
  /// Messages are broken at spaces to this many columns, and never cut.
  private let textWidth: Int?

  public init(language: Language, usesColor: Bool = false, width: Int? = nil) {
    self.language = language
    self.usesColor = usesColor
    self.width = max(40, width ?? 160)
    textWidth = width
  }

  /// Lines that end with a line feed each.
  public func render(_ diagnostic: Diagnostic) -> String {
    let tone: TextStyle = diagnostic.severity == .error ? .red : .yellow
    let title = "\(word(for: diagnostic.severity))[\(diagnostic.code)]"
    var lines = wrapped(
      "\(title): \(printable(diagnostic.message.text(in: language)))", width: textWidth, indent: 0, hanging: 2
    )
    for (index, line) in lines.enumerated() {
      let toned = index == 0 && line.hasPrefix(title) ? title : ""
      lines[index] =
        (toned.isEmpty ? "" : tone.applied(to: toned, if: usesColor))
        + TextStyle.bold.applied(to: String(line.dropFirst(toned.count)), if: usesColor)
    }
    let gutter = gutterWidth(of: diagnostic)
    lines += drawing(of: diagnostic.place, mark: "^", tone: tone, note: nil, gutter: gutter)
    for related in diagnostic.related {
      lines += drawing(
        of: related.place, mark: "-", tone: .blue, note: related.note.text(in: language), gutter: gutter)
    }
    let fixWord = Phrase(en: "fix", vi: "cách sửa").text(in: language)
    for fix in diagnostic.fixes {
      let text = broken("\(fixWord): \(printable(fix.offer.text(in: language)))", behind: gutter)
      lines.append(
        blankGutter(gutter, "=") + TextStyle.cyan.applied(to: "\(fixWord):", if: usesColor)
          + text[0].dropFirst(fixWord.count + 1))
      lines += text.dropFirst()
    }
    return lines.map { withoutTrailingSpaces($0) + "\n" }.joined()
  }

  /// The lines of a remark behind the gutter, the first without the gutter.
  private func broken(_ text: String, behind gutter: Int) -> [String] {
    let lines = wrapped(
      text, width: textWidth.map { max(20, $0 - gutter - 3) }, indent: 0, hanging: 2)
    return [lines[0]] + lines.dropFirst().map { String(repeating: " ", count: gutter + 3) + $0 }
  }

  private func word(for severity: Severity) -> String {
    switch severity {
    case .error: Phrase(en: "error", vi: "lỗi").text(in: language)
    case .warning: Phrase(en: "warning", vi: "cảnh báo").text(in: language)
    }
  }

  /// The columns of the greatest line number that is drawn.
  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let numbers = ([diagnostic.place] + diagnostic.related.map(\.place)).map { place in
      switch place {
      case .source(let span): lastLine(of: span)
      case .file: 1
      }
    }
    return String(numbers.max() ?? 1).count
  }

  private func lastLine(of span: SourceSpan) -> Int {
    span.file.line(at: max(span.range.lowerBound, span.range.upperBound - 1))
  }

  private func drawing(of place: Place, mark: Character, tone: TextStyle, note: String?, gutter: Int)
    -> [String]
  {
    let arrow = String(repeating: " ", count: gutter) + TextStyle.blue.applied(to: "-->", if: usesColor)
    var lines = ["\(arrow) \(printable(place.description))"]
    switch place {
    case .file:
      if let note { lines += noted(note, gutter) }
    case .source(let span):
      lines.append(blankGutter(gutter, "|"))
      let window = SourceWindow(width: max(20, width - gutter - 3))
      let (first, last) = (span.line, lastLine(of: span))
      let pieces = first == last ? [first] : [first, last]
      for line in pieces {
        let (text, indent, length) = window.view(of: line, marking: span)
        if line == last, last > first + 1 { lines.append(blankGutter(gutter, "|") + "…") }
        let number = String(repeating: " ", count: max(0, gutter - String(line).count)) + String(line)
        lines.append(
          TextStyle.blue.applied(to: "\(number) |", if: usesColor) + (text.isEmpty ? "" : " " + text))
        let marks = tone.applied(to: String(repeating: mark, count: length), if: usesColor)
        var remark = line == last ? note.map { " " + printable($0) } ?? "" : ""
        // Where there is no room behind the mark the note stands below.
        let isLong = textWidth.map { gutter + 3 + indent + length + displayWidth(remark) > $0 } ?? false
        defer { if isLong, line == last, let note { lines += noted(note, gutter) } }
        if isLong { remark = "" }
        lines.append(
          blankGutter(gutter, "|") + String(repeating: " ", count: indent) + marks
            + tone.applied(to: remark, if: usesColor))
      }
    }
    return lines
  }

  private func noted(_ note: String, _ gutter: Int) -> [String] {
    let text = broken(printable(note), behind: gutter)
    return [blankGutter(gutter, "=") + text[0]] + text.dropFirst()
  }

  private func blankGutter(_ width: Int, _ sign: String) -> String {
    TextStyle.blue.applied(to: String(repeating: " ", count: width + 1) + sign, if: usesColor) + " "
  }
}

extension Place: CustomStringConvertible {
  /// `path:line:column`, as far as they are known.
  public var description: String {
    let (line, column) = position
    return path + (line.map { ":\($0)" } ?? "") + (line == nil ? "" : column.map { ":\($0)" } ?? "")
  }
}

/// A source line as far as it fits, and the columns of the marked part of it.
struct SourceWindow {
  let width: Int

  /// Bytes that are looked at on either side of a mark: a line may be megabytes long.
  private static let reach = 2_000

  func view(of line: Int, marking span: SourceSpan) -> (text: String, indent: Int, length: Int) {
    let bounds = span.file.range(ofLine: line)
    let start = min(max(span.range.lowerBound, bounds.lowerBound), bounds.upperBound)
    let end = min(max(span.range.upperBound, start), bounds.upperBound)
    let reach = SourceWindow.reach
    // A mark that goes on from the line above starts where the text does.
    let blank = start > span.range.lowerBound ? indentation(of: span.file, in: start..<end) : 0
    let left = max(bounds.lowerBound, start - reach)
    let textStart =
      left == bounds.lowerBound ? left : characterStart(span.file, left, before: start + blank)
    var prefix = printable(span.file.text(textStart..<(start + blank)))
    let room = max(1, width * 2 / 3)
    var marked = printable(
      span.file.text((start + blank)..<min(end, start + blank + reach)), fromColumn: displayWidth(prefix))
    let column = displayWidth(prefix) + displayWidth(marked)
    var suffix = printable(span.file.text(end..<min(bounds.upperBound, end + reach)), fromColumn: column)

    let isWhole = left == bounds.lowerBound && end + reach >= bounds.upperBound
    if !isWhole || column + displayWidth(suffix) > width {
      marked = fitting(marked, width: room)
      let rest = width - displayWidth(marked)
      let wanted = displayWidth(suffix)
      let prefixRoom = max(rest / 2, rest - wanted)
      prefix = fittingFromEnd(prefix, width: prefixRoom, isCut: left > bounds.lowerBound)
      suffix = fitting(suffix, width: width - displayWidth(prefix) - displayWidth(marked))
    }
    let text = prefix + marked + suffix
    return (withoutTrailingSpaces(text), displayWidth(prefix), max(1, displayWidth(marked)))
  }

  private func indentation(of file: SourceFile, in range: Range<Int>) -> Int {
    file.bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  /// Not in the middle of a code point, as far as the bytes are UTF-8.
  private func characterStart(_ file: SourceFile, _ offset: Int, before end: Int) -> Int {
    var start = offset
    while start < min(offset + 3, end), file.bytes[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  private func fittingFromEnd(_ text: String, width: Int, isCut: Bool) -> String {
    if !isCut, displayWidth(text) <= width { return text }
    var kept = ""
    var used = 1
    for character in text.reversed() {
      used += displayWidth(character)
      guard used <= width else { break }
      kept.append(character)
    }
    return "…" + String(kept.reversed())
  }
}

/// The text if it fits into so many columns, else its start and `…`.
public func fitting(_ text: String, width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  guard width > 0 else { return "" }
  var kept = ""
  var used = 1
  for character in text {
    used += displayWidth(character)
    guard used <= width else { break }
    kept.append(character)
  }
  return kept + "…"
}

private func withoutTrailingSpaces(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
