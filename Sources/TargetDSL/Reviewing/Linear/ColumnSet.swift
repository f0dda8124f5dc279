/// Columns of a linear program, one bit each. All sets of one program have the same number of words.
struct ColumnSet: Equatable {
  /// Most programs have no more than 64 columns: the first word needs no array.
  private var first: UInt64 = 0
  private var more: [UInt64]

  init(words count: Int) { more = count > 1 ? [UInt64](repeating: 0, count: count - 1) : [] }

  init(_ columns: some Sequence<Int>, words count: Int) {
    self.init(words: count)
    for column in columns { insert(column) }
  }

  static func words(for columns: Int) -> Int { max(1, (columns + 63) / 64) }

  var wordCount: Int { 1 + more.count }

  mutating func insert(_ column: Int) {
    let bit: UInt64 = 1 << UInt64(column & 63)
    if column < 64 { first |= bit } else { more[column >> 6 - 1] |= bit }
  }

  var isEmpty: Bool { first == 0 && more.allSatisfy { $0 == 0 } }

  var count: Int { more.reduce(first.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  func meets(_ other: ColumnSet) -> Bool {
    if first & other.first != 0 { return true }
    for index in more.indices where more[index] & other.more[index] != 0 { return true }
    return false
  }

  func isSubset(of other: ColumnSet) -> Bool {
    if first & ~other.first != 0 { return false }
    for index in more.indices where more[index] & ~other.more[index] != 0 { return false }
    return true
  }

  mutating func formUnion(_ other: ColumnSet) {
    first |= other.first
    for index in more.indices { more[index] |= other.more[index] }
  }

  mutating func formIntersection(_ other: ColumnSet) {
    first &= other.first
    for index in more.indices { more[index] &= other.more[index] }
  }

  mutating func subtract(_ other: ColumnSet) {
    first &= ~other.first
    for index in more.indices { more[index] &= ~other.more[index] }
  }

  func union(_ other: ColumnSet) -> ColumnSet {
    var result = self
    result.formUnion(other)
    return result
  }

  func intersection(_ other: ColumnSet) -> ColumnSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  func subtracting(_ other: ColumnSet) -> ColumnSet {
    var result = self
    result.subtract(other)
    return result
  }
}
