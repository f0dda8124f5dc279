/// A token on its way into a layout: its text, what stands before it, and whether a line may start with it.
struct Piece {
  /// A place where a line may be broken.
  struct Break {
    /// The lowest level of a text that does not fit is broken first: it belongs to the outermost form.
    let level: Int
    /// Whether a line is broken here only when what follows does not fit any more; otherwise all places of the
    /// level are broken together.
    let isFill: Bool
  }

  let text: String
  let width: Int
  /// Comments between the token before and this one; the line must be broken here where there are any.
  var comments: [Trivia.Comment]
  /// Spaces before it on one line.
  let gap: Int
  var lineBreak: Break?
  /// The column where it stands when it starts a line.
  let indent: Int
  /// Spaces that align it with its neighbours, where the level given (or any, without one) has been broken.
  var padding = 0
  var paddingLevel: Int?
}

/// A clause, or the head of a declaration: what stands on one line where it fits.
struct Row {
  /// Rows of one kind in one indentation, without anything between, are aligned with each other.
  enum Kind: Equatable {
    case header, column, by, eachYear, stated, text, reading, unit, population, indicator, caseRow
    /// Aligned with nothing.
    case plain
  }

  var pieces: [Piece]
  let kind: Kind
  let indent: Int
  /// The pieces with which the second, third … aligned cell starts.
  var cells: [Int]
}
