/// A target of a draft, or a comment for what none can say.
struct DraftEntry {
  enum Kind { case target, comment }

  struct PlacedClause {
    let clause: DraftedClause
    /// Its place among the statements of its document.
    let statement: Int
    /// What it is as a comment, after the plan language refused it.
    var refusal: Phrase?
  }

  var kind: Kind
  let name: String
  let label: String
  /// The label was cut, or its head was not found.
  let isLabelUnsure: Bool
  /// For example: `stated in %`.
  let measure: String
  var reported: [String] = []
  var clauses: [PlacedClause] = []
  let section: String
  let source: String
  let says: String?
  var notes: [Phrase] = []
  /// What stands there in place of a target.
  var comment: [String] = []
  /// A value that is told and that no goal goes on from.
  var fact: String?
}
