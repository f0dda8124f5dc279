import Synchronization
import TargetDSL

/// One client of an engine, kept open for everything that is asked in a run: statements and answers by turns.
///
/// The first failure ends it; whatever is asked then fails for the same reason.
final class EngineSession: Sendable {
  private struct State {
    /// Used by the one thread that prepares what is measured.
    var client: ThreadOwned<ClientProcess>?
    var failure: Diagnostic?
    var deadline = 0
    var kept: [UInt8] = []
    var questions = 0
  }

  let place: EnginePlace
  let dialect: any Dialect
  private let state = Mutex(State())

  init(_ place: EnginePlace, _ dialect: any Dialect) {
    self.place = place
    self.dialect = dialect
  }

  /// Why nothing can be asked any more.
  var failure: Diagnostic? { state.withLock { $0.failure } }

  /// Asks and hands over the cells of each row.
  ///
  /// - Parameter before: Statements without an answer that come first.
  func ask(_ query: SQL, after before: [SQL] = [], _ take: ([[UInt8]]) -> Void) throws(MeasureGap) {
    try askLines(query, after: before) { line in take(EngineAnswer.cells(of: line)) }
  }

  /// Asks and hands over each row as it came, without its mark.
  func askLines(_ query: SQL, after before: [SQL] = [], _ take: (ArraySlice<UInt8>) -> Void)
    throws(MeasureGap)
  {
    if let failure { throw MeasureGap(reason: failure.message) }
    if place.rehearses != nil { return rehearse(query) }
    let number = state.withLock { state in
      state.questions += 1
      return state.questions
    }
    if number == 1, let reason = dialect.objection(to: place) {
      fail(Diagnostic(.engineFailed, at: .file(place.shown, line: nil, column: nil), reason))
      throw MeasureGap(reason: reason)
    }
    do throws(ClientProcess.Failure) {
      try exchange(before + dialect.answering(query, number: number), number, take)
    } catch {
      let failure = describe(error)
      fail(failure)
      throw MeasureGap(reason: failure.message)
    }
  }

  /// Nothing more can be asked, for this reason; the first one stays.
  func fail(_ reason: Diagnostic) {
    state.withLock { if $0.failure == nil { $0.failure = reason } }
    endClient()
  }

  /// Ends the client and writes down what was asked.
  func finish() {
    endClient()
    if let path = place.keptStatements { try? writeFile(state.withLock { $0.kept }, to: path) }
  }

  /// Everything that was asked so far, a statement a line.
  var statements: String { String(decoding: state.withLock { $0.kept }, as: UTF8.self) }

  private func rehearse(_ query: SQL) {
    let first = statements.isEmpty
    var bytes = first ? opening : []
    bytes += dialect.answering(query, number: 0).flatMap { EngineSession.line($0, dialect) }
    state.withLock { [bytes] in $0.kept += bytes }
  }

  private var opening: [UInt8] {
    dialect.commands(for: place).flatMap { Array("\($0)\n".utf8) }
      + dialect.opening(for: place).flatMap { EngineSession.line($0, dialect) }
  }

  private func endClient() {
    let client = state.withLock { state in
      defer { state.client = nil }
      return state.client
    }
    client?.value.end(patience: failure == nil ? dialect.patience : 0)
  }

  private func exchange(
    _ statements: [SQL], _ number: Int, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(ClientProcess.Failure) {
    var bytes: [UInt8] = []
    let (open, known) = state.withLock { ($0.client, $0.deadline) }
    let client: ClientProcess
    var deadline = known
    if let open {
      client = open.value
    } else {
      client = try ClientProcess(
        program: place.client ?? dialect.client, arguments: dialect.arguments(for: place),
        variables: dialect.variables(for: place))
      deadline = ClientProcess.now + place.timeout * 1_000
      let owned = ThreadOwned(value: client)
      state.withLock { [deadline] in ($0.client, $0.deadline) = (owned, deadline) }
      bytes += opening
    }
    bytes += statements.flatMap { EngineSession.line($0, dialect) }
    bytes += EngineSession.line(dialect.ending(number), dialect)
    state.withLock { [bytes] in $0.kept += bytes }
    let end = Array(dialect.end(number).utf8)
    var (rows, counted): (Int, Int?) = (0, nil)
    try client.exchange(bytes, deadline: deadline) { printed in
      guard let line = dialect.row(in: printed) else { return false }
      if line.elementsEqual(end) { return true }
      if line.dropFirst().first == 0x23 {
        counted = Int(String(decoding: line.dropFirst(2), as: UTF8.self))
      } else {
        rows += 1
        take(line.dropFirst())
      }
      return false
    }
    // A client that goes on after an error ends an answer all the same.
    guard !dialect.countsAnswers || counted == rows else { throw .ended(client.lastWords()) }
  }

  private static func line(_ statement: SQL, _ dialect: any Dialect) -> [UInt8] {
    Array((statement.rendered(dialect) + ";\n").utf8)
  }

  private func describe(_ failure: ClientProcess.Failure) -> Diagnostic {
    let program = place.client ?? dialect.client
    let at = Place.file(place.shown, line: nil, column: nil)
    switch failure {
    case .notStarted(let code):
      let reason = FileError(code: code).reason
      return Diagnostic(
        .engineClientMissing, at: at,
        Phrase(
          en: "the client `\(program)` of this engine cannot be started: \(reason)",
          vi: "không chạy được chương trình `\(program)` để hỏi cơ sở dữ liệu: \(reason)"),
        fixes: [
          .init(
            Phrase(
              en: "install it (\(dialect.installation)), or name it: `--engine-client PATH`",
              vi: "hãy cài đặt (\(dialect.installation)), hoặc nêu rõ: `--engine-client PATH`"))
        ])
    case .timeout:
      return Diagnostic(
        .engineFailed, at: at,
        Phrase(
          en: "`\(program)` had no answer after \(place.timeout) seconds and was ended",
          vi: "sau \(place.timeout) giây `\(program)` vẫn chưa trả lời nên đã bị dừng"),
        fixes: [
          .init(
            Phrase(
              en: "allow it more time: `--engine-timeout SECONDS`",
              vi: "hãy cho thêm thời gian: `--engine-timeout SECONDS`"))
        ])
    case .ended(let words):
      let said = EngineSession.inOneLine(dialect.complaint(in: words))
      return Diagnostic(
        .engineFailed, at: at,
        said.isEmpty
          ? Phrase(
            en: "`\(program)` ended before it had answered", vi: "`\(program)` đã dừng trước khi trả lời")
          : Phrase(en: "`\(program)` says: \(said)", vi: "`\(program)` báo: \(said)"))
    }
  }

  /// What a client complained of, without the drawings under it.
  private static func inOneLine(_ words: String) -> String {
    let lines = words.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let said = lines.filter { $0.contains(where: \.isLetter) }.joined(separator: " · ")
    return printable(said.count > 400 ? said.prefix(399) + "…" : said)
  }
}

/// The rows of an answer: cells in hexadecimal with commas between.
enum EngineAnswer {
  static func cells(of line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    forEachCell(of: line) { cells.append(decoded($0)) }
    return cells
  }

  static func forEachCell(of line: ArraySlice<UInt8>, _ take: (ArraySlice<UInt8>) -> Void) {
    var start = line.startIndex
    while let comma = line[start...].firstIndex(of: 0x2C) {
      take(line[start..<comma])
      start = comma + 1
    }
    take(line[start...])
  }

  static func decoded(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x37
      case 0x61...0x66: value = digit - 0x57
      default: continue
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  /// The hexadecimal digits of a text, as a statement names it.
  static func encoded(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
