/// A plan beside the text of its document: which statements its clauses cite, and which quoted words are not there.
public struct Trace: Sendable {
  /// Every quantitative statement of the document, in order of place.
  public let statements: [TracedStatement]
  /// Clauses that quote words which the document does not hold, in order of the plan.
  public let missingWords: [MissingWords]

  /// A statement of the document and what the plan makes of it.
  public struct TracedStatement: Sendable {
    /// What the document says.
    public let statement: Statement
    /// Whether some clause says it too.
    public let coverage: Coverage
    /// The clauses and stated values that cite it.
    public let citations: [Citation]
  }

  /// What a plan makes of a statement; its raw value is the word in JSON.
  public enum Coverage: String, Hashable, Sendable, CaseIterable {
    /// A clause says what the statement says.
    case covered
    /// It is cited, and no clause that cites it has its figure.
    case otherFigure
    /// A clause has its figure, and none that has it has its deadline too.
    case otherDeadline
    /// A clause says what it says, and names another section of the document.
    case otherSection
    /// No clause says or cites it.
    case notCovered
  }

  /// A line of the plan that cites a statement.
  public struct Citation: Sendable {
    /// Of the target or indicator.
    public let name: String
    /// What reports call the target or indicator.
    public let label: String?
    /// For example: `by 2030: at least 60%`.
    public let written: String
    /// The clause or stated value.
    public let span: SourceSpan
    /// How its bound or value stands to the statement's figure.
    public let agreement: Agreement
    /// The deadline is that of the statement, or one of the two has none.
    public let hasItsDeadline: Bool
    /// The section that its source names is where the statement stands, or one of the two is not known.
    public let hasItsSection: Bool
  }

  /// A quotation that the document does not hold.
  public struct MissingWords: Sendable {
    /// Whose clause it is.
    public let target: Target
    /// The clause that quotes.
    public let clause: Clause
    /// The quotation, without its marks.
    public let words: String
    /// The quotation, with its marks.
    public let span: SourceSpan
    /// The statement that the clause may have meant.
    public let nearest: Statement?
  }
}

/// Matches the clauses of a plan with the statements of its document.
///
/// A clause cites a statement by words that it quotes (`says`), which must hold the statement's figure or stand in its
/// sentence; where they occur more than once, the deadline, the section and the label decide. A clause without quoted
/// words cites a statement with its figure, its deadline and its section or label. A fact is cited by a `baseline` or
/// `reported` value. O(clauses × (statements + words)).
public func trace(_ plan: CheckedPlan, against document: OfficialDocument) -> Trace {
  Tracer(plan: plan, document: document).trace()
}
