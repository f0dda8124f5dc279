/// Linear constraints over variables that are 0 or more, with exact numbers. A variable is a column.
struct LinearProgram {
  /// `Σ coefficient · column ≥ constant`, or `>`.
  struct Row {
    /// Columns by their coefficient, where it is not 0; no column twice.
    private(set) var classes: [(coefficient: Rational, columns: ColumnSet)] = []
    /// The columns with a coefficient above and below 0.
    private(set) var positive: ColumnSet
    private(set) var negative: ColumnSet
    let constant: Rational
    let isStrict: Bool

    init(constant: Rational, isStrict: Bool, words: Int) {
      self.constant = constant
      self.isStrict = isStrict
      positive = ColumnSet(words: words)
      negative = positive
    }

    mutating func add(_ coefficient: Rational, _ columns: ColumnSet) {
      guard !coefficient.isZero else { return }
      classes.append((coefficient, columns))
      if coefficient.isNegative { negative.formUnion(columns) } else { positive.formUnion(columns) }
    }

    /// Whether it holds where every column is 0.
    var holdsAtZero: Bool { isStrict ? constant.isNegative : constant <= .zero }
  }

  var rows: [Row] = []
  /// Columns that are 0 in every solution, or may as well be.
  private var dead: ColumnSet

  init(_ rows: [Row]) {
    self.rows = rows
    dead = ColumnSet(words: rows.first?.positive.wordCount ?? 1)
  }

  /// Whether some choice of the columns meets every row; `nil` where the exact numbers grow too large to tell.
  ///
  /// Most programs are decided by the signs of their coefficients alone; the simplex method sees what is left.
  var isFeasible: Bool? {
    var core = self
    return core.reduce() ?? core.isFeasibleBySimplex
  }

  /// The same, without a look at the signs first.
  var isFeasibleBySimplex: Bool? { try? Tableau.isFeasible(self) }

  /// Takes out rows and columns that cannot matter, until none is left to take out; the answer where that decides.
  ///
  /// - A column that no row has a negative coefficient for may grow without limit: rows with a positive one for it
  ///   can be met whatever the others are.
  /// - A column that no row has a positive coefficient for is best left at 0.
  /// - A row without positive coefficients is met by 0 alone where its constant is 0, and never where that is above.
  private mutating func reduce() -> Bool? {
    while true {
      var rising = ColumnSet(words: dead.wordCount)
      var falling = rising
      for row in rows {
        rising.formUnion(row.positive)
        falling.formUnion(row.negative)
      }
      // Free to grow, and of use.
      let free = rising.subtracting(falling).subtracting(dead)
      let useful = rising.subtracting(dead)
      var next = dead
      next.formUnion(falling.subtracting(rising))
      var isImpossible = false
      let count = rows.count
      rows.removeAll { row in
        if row.positive.meets(free) { return true }
        guard !row.positive.meets(useful) else { return false }
        // Nothing can raise its left side above 0.
        if !row.holdsAtZero {
          isImpossible = true
        } else if !row.isStrict, row.constant.isZero {
          next.formUnion(row.negative)
        } else if row.negative.meets(useful) {
          return false
        }
        return true
      }
      if isImpossible { return false }
      if rows.allSatisfy(\.holdsAtZero) { return true }
      if rows.count == count, next == dead { return nil }
      dead = next
    }
  }

  /// The columns that still matter as the vectors of their coefficients in each row, each vector once.
  var columns: [[Rational]] {
    var all = ColumnSet(words: dead.wordCount)
    for row in rows { all.formUnion(row.positive) }
    all.subtract(dead)
    var parts: [(vector: [Rational], columns: ColumnSet)] = [([], all)]
    for row in rows {
      var next: [(vector: [Rational], columns: ColumnSet)] = []
      for part in parts {
        var rest = part.columns
        for (coefficient, columns) in row.classes {
          let common = rest.intersection(columns)
          guard !common.isEmpty else { continue }
          next.append((part.vector + [coefficient], common))
          rest.subtract(columns)
        }
        if !rest.isEmpty { next.append((part.vector + [.zero], rest)) }
      }
      parts = next
    }
    return parts.map(\.vector)
  }
}
