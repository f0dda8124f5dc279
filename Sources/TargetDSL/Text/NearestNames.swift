/// The candidates that a mistyped name may have meant, nearest first, equally near ones in the order given.
///
/// Diacritics, case and spacing count for little: `kha` finds `khá`. A candidate is near within one edit for
/// every three letters, at least one. O(candidates × length²), lengths beyond 100 letters are not compared.
public func nearest(to name: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
  let wanted = Array(foldedForSuggestion(name.prefix(101)).unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 100 else { return [] }
  let exact = matchKey(name)
  var found: [(distance: Int, beginsOtherwise: Bool, order: Int, name: String)] = []
  for (order, candidate) in candidates.enumerated() {
    let letters = Array(foldedForSuggestion(candidate.prefix(101)).unicodeScalars)
    let allowed = max(1, max(wanted.count, letters.count) / 3)
    guard !letters.isEmpty, abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= allowed, distance < letters.count else { continue }
    // Between candidates that differ only in diacritics, the one that is written alike comes first.
    found.append(
      (
        2 * distance + (matchKey(candidate) == exact ? 0 : 1), letters.first != wanted.first, order, candidate
      ))
  }
  // Slips are rarely in the first letter.
  found.sort {
    ($0.distance, $0.beginsOtherwise ? 1 : 0, $0.order) < ($1.distance, $1.beginsOtherwise ? 1 : 0, $1.order)
  }
  return found.prefix(limit).map(\.name)
}

/// Insertions, deletions, changes, and swaps of two neighbours: the restricted Damerau–Levenshtein distance.
func editDistance<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      var best = min(
        last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
