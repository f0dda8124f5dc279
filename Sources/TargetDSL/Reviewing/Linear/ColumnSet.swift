/// Columns of a linear program, one bit each. All sets of one program have the same number of words.
struct ColumnSet: Equatable {
  private(set) var words: [UInt64]

  init(words count: Int) { words = [UInt64](repeating: 0, count: count) }

  init(_ columns: some Sequence<Int>, words count: Int) {
    self.init(words: count)
    for column in columns { insert(column) }
  }

  static func words(for columns: Int) -> Int { (columns + 63) / 64 }

  mutating func insert(_ column: Int) { words[column >> 6] |= 1 << UInt64(column & 63) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func meets(_ other: ColumnSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  func isSubset(of other: ColumnSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  mutating func formUnion(_ other: ColumnSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: ColumnSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: ColumnSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
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
