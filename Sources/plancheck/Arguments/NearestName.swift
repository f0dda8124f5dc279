import TargetDSL

/// The known name that a mistyped one most likely means; `nil` where none is near.
func nearestName(to word: String, among known: [String]) -> String? {
  nearest(to: word, among: known, limit: 1).first
}
