/// A case of a plan: rows of a few tables, a day, and what judging them must come to.
public struct CheckedCase: Sendable {
  /// What the case shows, in the words of its author.
  public let label: String
  /// The label in the declaration.
  public let span: SourceSpan
  /// The day of judging; `nil` where the values decide it, as they do for a plan.
  public let asOf: CalendarDate?
  /// The values that the plan states count beside the rows of the case.
  public let keepsStatedValues: Bool
  /// In the order of the case.
  public let tables: [CaseTable]
  /// What has to come out, line by line.
  public let expectations: [Expectation]
}

/// Rows of one table as they stood on one day.
public struct CaseTable: Sendable {
  /// An index into `CheckedPlan.tables`.
  public let table: Int
  /// The snapshot that the rows are of.
  public let date: CalendarDate
  /// The `rows` line.
  public let span: SourceSpan
  /// In the order of the file.
  public let rows: [Row]

  /// One `row` line.
  public struct Row: Sendable {
    /// One for each column of the table, as a data file would write it.
    public let cells: [String]
    /// Columns whose cell says that the value is unknown by being unreadable: an empty one means something else.
    public let unreadable: Set<Int>
    /// The line.
    public let span: SourceSpan
  }
}

/// One line of what is expected.
public struct Expectation: Sendable {
  /// An index into `CheckedPlan.targets`.
  public let target: Int
  /// A single year for `each year`; `nil` for the target as a whole.
  public let time: When?
  /// The key or label of the group, for a target that has groups.
  public let group: String?
  /// An index into `Target.readings`.
  public let reading: Int?
  /// All that has to be so: a verdict, a value, or both.
  public let assertions: [Assertion]
  /// The line.
  public let span: SourceSpan

  /// One thing that is expected.
  public struct Assertion: Sendable {
    /// What may be expected.
    public enum Content: Hashable, Sendable {
      /// The verdict, or how far a pending target has come.
      case verdict(ExpectedVerdict)
      /// In base units.
      case value(ValueInterval)
    }

    /// What is expected.
    public let content: Content
    /// The words that say it.
    public let span: SourceSpan
  }
}

/// A verdict as cases write it. For example: `far behind`.
public struct ExpectedVerdict: Hashable, Sendable {
  /// The words, with one space between them.
  public let text: String
  /// The single words, as the parser reads them.
  public var words: [String] { text.split(separator: " ").map(String.init) }

  /// Every verdict that a case may expect.
  public static let all: [ExpectedVerdict] = [
    "met", "missed", "on track", "slow", "far behind", "worsening", "pending", "undetermined", "unmeasured",
    "not applicable",
  ].map(ExpectedVerdict.init)

  private init(_ text: String) { self.text = text }
}

/// What a file of cases came to.
public struct CompiledCases: Sendable {
  /// The plan that the file uses; `nil` where an error stands in the way.
  public let plan: CheckedPlan?
  /// Sound only where there is a plan.
  public let cases: [CheckedCase]
  /// Everything about the file of cases, and the errors of the plan.
  public let diagnostics: [Diagnostic]
  /// The file of cases first, then those of the plan.
  public let trees: [SyntaxTree]
  /// The names of the plan, with their uses in the cases too where both are sound.
  public let names: NameIndex

  init(
    plan: CheckedPlan?, cases: [CheckedCase], diagnostics: [Diagnostic], trees: [SyntaxTree] = [],
    names: NameIndex = NameIndex()
  ) {
    self.plan = plan
    self.cases = cases
    self.diagnostics = diagnostics
    self.trees = trees
    self.names = names
  }

  /// The cases as an editor asks about them: a file beside those of its plan.
  public var asPlan: CompiledPlan {
    CompiledPlan(plan: plan, diagnostics: diagnostics, isVocabulary: false, trees: trees, names: names)
  }
}

extension CompiledCases {
  /// Reads a file of cases, the plan that it uses and all that this uses, and checks them.
  ///
  /// - Parameters:
  ///   - path: the file of cases, as reports will name it.
  ///   - rootLevelsUp: how many folders above the folder of that file the workspace root lies.
  public static func compile(
    path: String, rootLevelsUp: Int = 1, reader: any SourceReader, shelf: TreeShelf? = nil
  ) -> CompiledCases {
    var loader = FileLoader(path: path, rootLevelsUp: rootLevelsUp, reader: reader, shelf: shelf)
    loader.loadFirst(path, parse: SyntaxTree.parseCases)
    guard let own = loader.trees.first, own.source.path == path else {
      return CompiledCases(plan: nil, cases: [], diagnostics: loader.diagnostics)
    }
    var checker = Checker(trees: Array(loader.trees.dropFirst()))
    let plan = checker.trees.isEmpty ? nil : checker.check()
    let ofPlan = (checker.trees.flatMap(\.diagnostics) + checker.diagnostics).filter { $0.severity == .error }
    checker.diagnostics = []
    var cases: [CheckedCase] = []
    if let plan, ofPlan.isEmpty {
      cases = own.root.nodes(.caseDeclaration).compactMap { checker.checkedCase($0, of: plan) }
      checker.settleNames()
    } else {
      for node in own.root.nodes(.caseDeclaration) { checker.recordNames(of: node) }
      checker.settleNames()
    }
    if plan == nil, ofPlan.isEmpty, loader.diagnostics.isEmpty {
      checker.reportNoPlan(in: own)
    }
    let ofCases = (own.diagnostics + checker.diagnostics).sorted { $0.offset < $1.offset }
    let all = loader.diagnostics + ofPlan + ofCases
    let isSound = !all.contains { $0.severity == .error }
    return CompiledCases(
      plan: isSound ? plan : nil, cases: isSound ? cases : [], diagnostics: all, trees: loader.trees,
      names: checker.names)
  }
}
