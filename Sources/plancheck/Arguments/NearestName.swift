/// The known name that a mistyped one most likely means; `nil` where none is near.
func nearestName(to word: String, among known: [String]) -> String? {
  let wanted = Array(word.lowercased().prefix(100))
  let ranked = known.map { name in (name: name, distance: editDistance(wanted, Array(name.lowercased()))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }),
    best.distance <= max(1, max(wanted.count, best.name.count) / 3)
  else { return nil }
  return best.name
}

/// Insertions, deletions and changes: the Levenshtein distance. O(left × right).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let change = last[column] + (left[row] == right[column] ? 0 : 1)
      current.append(min(change, last[column + 1] + 1, current[column] + 1))
    }
    last = current
  }
  return last[right.count]
}
