/// What a draft found, and how much of it a person has to look at.
public struct DraftSummary: Sendable {
  /// Statements of goals that became clauses or were set aside.
  public let goals: Int
  /// Standing duties.
  public let duties: Int
  /// Sums of money that are needed or provided.
  public let funding: Int
  /// Statements of what is so, or was.
  public let facts: Int
  /// Goals for which the document names no time.
  public let withoutDeadline: Int
  /// Clauses with a doubt, those without a deadline among them.
  public let toLook: Int
  /// Goals whose name the drafter is not sure of.
  public let labelsToLook: Int
  /// Statements that no clause can say, and stand as comments.
  public let comments: Int
  /// Numbers that may state a goal and were not understood, by kind.
  public let unread: [(kind: UnreadFigure.Kind, count: Int)]

  init(_ entries: [DraftEntry], _ documents: [OfficialDocument]) {
    let statements = documents.flatMap(\.statements)
    goals = statements.count { $0.kind == .goal }
    duties = statements.count { $0.kind == .duty }
    funding = statements.count { $0.kind == .funding }
    facts = statements.count { $0.kind == .fact }
    let clauses = entries.flatMap { entry in entry.clauses.filter { $0.refusal == nil } }
    withoutDeadline = clauses.count { $0.clause.doubts.contains(.noDeadline) }
    toLook = clauses.count { $0.clause.doubts.contains { $0 != .label } }
    labelsToLook = entries.count { $0.isWritten && $0.isLabelUnsure }
    comments =
      entries.count { $0.kind == .comment }
      + entries.reduce(0) { $0 + $1.clauses.count { $0.refusal != nil } }
    let open = documents.flatMap(\.toRead)
    unread = [.fraction, .rank, .other].map { kind in (kind, open.count { $0.kind == kind }) }.filter {
      $0.count > 0
    }
  }
}
