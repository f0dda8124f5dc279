extension Array where Element: Comparable {
  /// Its different elements in ascending order.
  func sortedOnce() -> [Element] {
    guard count > 1 else { return self }
    var result = self
    result.sort()
    var kept = 1
    for place in 1..<result.count where result[place] != result[kept - 1] {
      result[kept] = result[place]
      kept += 1
    }
    result.removeSubrange(kept...)
    return result
  }
}
