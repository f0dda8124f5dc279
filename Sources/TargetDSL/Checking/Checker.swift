/// Turns the syntax trees of a plan into a `CheckedPlan`: resolves names, proves types and dimensions, makes
/// every number exact. It reports everything that it finds and never stops early.
///
/// Populations and indicators are resolved when they are first needed, so their order does not matter.
struct Checker {
  /// Chains of populations over populations, or indicators over indicators, may be this long.
  static let chainLimit = 60
  /// Written out, a condition has at most so many parts: populations that name another one twice double at every step.
  static let sizeLimit = 2_000

  /// The plan's own file first.
  let trees: [SyntaxTree]
  var diagnostics: [Diagnostic] = []
  /// A file that the plan uses could not be read: it may declare the names that are unknown here.
  var lacksFile = false

  var units: [String: Named<String>] = [:]
  /// Tables and populations share one namespace.
  var rowNames: [String: Named<RowName>] = [:]
  /// The declared names of tables and populations by their labels, and so on.
  var rowLabels = LabelIndex<String>()
  var indicatorLabels = LabelIndex<String>()
  var unitLabels = LabelIndex<String>()
  /// What a unit that is called by its label is read as, and its label, by its name.
  var unitWords: [String: (shown: String, label: String?)] = [:]
  var tables: [Table] = []
  var tableNodes: [SyntaxNode] = []
  var populations: [Resolution<Population>] = []
  var populationNodes: [SyntaxNode] = []
  var indicatorNames: [String: Named<Int>] = [:]
  var indicators: [Resolution<Indicator>] = []
  var indicatorNodes: [SyntaxNode] = []
  /// The declarations that are being resolved, each because the one before it needs it.
  /// `below` counts the names below it that are known so far.
  var resolving: [(node: SyntaxNode, below: Int)] = []
  /// The conditions that are written out so far in what is being resolved, those of populations by name included.
  var written = 0
  /// The size of what was resolved last.
  var lastSize = 0
  /// The sizes of populations that are known, by index.
  var sizes: [Int: Int] = [:]
  /// How many names stand one on the other, by the declaration of the topmost.
  var chainLengths: [SyntaxNode.Identity: Int] = [:]

  /// The texts of conditions that many measures share: those of populations.
  let knownTexts = ConditionTexts()

  /// Every name with its uses; what the plan's own file declares and nothing uses is reported.
  var names = NameIndex()

  var period: ClosedRange<Int>?
  /// Clauses of the header that could not be read: what they would have said is not missed.
  var brokenHeaderClauses: Set<SyntaxKind> = []
  /// The places of columns whose type could not be read.
  var untypedColumns: Set<String> = []
  var defaultTolerance: (node: SyntaxNode, value: Tolerance)?

  struct Named<Value> {
    let value: Value
    let span: SourceSpan
  }

  /// What the bound that is being read is about, for offers where its unit is unknown.
  var unitAsked: Measured?
  /// When the bound that is being read has to hold; `nil` for a value that is known.
  var whenAsked: When?

  enum RowName: Equatable {
    case table(Int)
    case population(Int)

    var symbol: NameIndex.Symbol {
      switch self {
      case .table(let index): .table(index)
      case .population(let index): .population(index)
      }
    }
  }

  enum Resolution<Value> {
    case waiting
    case running
    /// Errors stand in the way; they have been reported.
    case failed
    case done(Value)
  }

  init(trees: [SyntaxTree]) {
    self.trees = trees
  }

  // MARK: Reporting

  mutating func report(
    _ kind: DiagnosticKind, at span: SourceSpan, _ message: Phrase,
    related: [Diagnostic.Related] = [], fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(Diagnostic(kind, at: .source(span), message, related: related, fixes: fixes))
  }

  /// A name that nothing carries; the nearest of the names that would do are offered.
  mutating func reportUnknown(
    _ what: Phrase, _ name: String, at span: SourceSpan, among names: some Sequence<String>,
    labels: [String] = [], kind: DiagnosticKind = .unknownName, related: [Diagnostic.Related] = [],
    meant: [Diagnostic.Fix] = []
  ) {
    if lacksFile, kind == .unknownName || kind == .unknownUnit { return }
    let fixes =
      !meant.isEmpty
      ? meant : near(name, among: names.sorted() + Set(labels).sorted()).map { .write($0, at: span) }
    report(
      kind, at: span,
      Phrase(
        en: "there is no \(what) called `\(name)`",
        vi: "không có \(what) tên là `\(name)`"),
      related: related, fixes: fixes)
  }

  /// The names that were most likely meant. A label written with its blanks means the one that it makes.
  func near(_ name: String, among names: [String]) -> [String] {
    var words = name.split(separator: " ")
    let joined = words.joined(separator: "_")
    if joined != name, let meant = names.first(where: { matchKey($0) == matchKey(joined) }) { return [meant] }
    if words.count == 2, words[0] == words[1], names.contains(String(words[0])) { return [String(words[0])] }
    // `cua tổ_chức`: a small word without its marks.
    if words.count > 1, ["cua", "cac", "nhung"].contains(words[0]) {
      words.removeFirst()
      let rest = words.joined(separator: "_")
      if let meant = names.first(where: { matchKey($0) == matchKey(rest) }) { return [meant] }
    }
    return nearest(to: joined, among: names, limit: 3)
  }

  mutating func reportDuplicate(_ name: String, at span: SourceSpan, first: SourceSpan) {
    report(
      .duplicateName, at: span,
      Phrase(en: "`\(name)` is declared a second time", vi: "`\(name)` được khai báo lần thứ hai"),
      related: [
        .init(.source(first), Phrase(en: "it was first declared here", vi: "khai báo đầu tiên ở đây"))
      ],
      fixes: [.init(Phrase(en: "give one of them another name", vi: "đổi tên một trong hai"))])
  }

  // MARK: Reading nodes

  /// The first direct word of a node after its keyword: the declared name.
  func nameToken(of node: SyntaxNode) -> Token? {
    node.tokens.dropFirst().first { $0.kind == .word }
  }

  func stringToken(of node: SyntaxNode) -> Token? { node.token(.string) }

  func string(of node: SyntaxNode) -> String? { stringToken(of: node).map { node.text(of: $0) } }

  /// The text that a thing is called by. One of which nobody would see anything names nothing: the name in code stands in.
  func label(of node: SyntaxNode) -> String? {
    string(of: node).flatMap { text in
      text.unicodeScalars.contains { isVisible($0) && !$0.properties.isWhitespace } ? text : nil
    }
  }

  /// The exact number that a number token spells.
  func number(_ token: Token, in node: SyntaxNode) -> Rational {
    var digits: Int128 = 0
    var fractionDigits = 0
    var isFraction = false
    let point = node.tree.language == .english ? UInt8(ascii: ".") : UInt8(ascii: ",")
    for byte in node.tree.source.bytes[token.range] {
      if byte == point { isFraction = true }
      guard isDigit(byte) else { continue }
      let (shifted, isTooLong) = digits.multipliedReportingOverflow(by: 10)
      if isTooLong { return .zero }
      digits = shifted + Int128(byte - UInt8(ascii: "0"))
      if isFraction { fractionDigits += 1 }
    }
    return Rational(digits: digits, fractionDigits: fractionDigits) ?? .zero
  }
}
